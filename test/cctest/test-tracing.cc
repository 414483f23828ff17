// libplatform/v8-tracing.h: recording trace events and writing them as JSON.

#include <cstring>
#include <memory>
#include <sstream>
#include <string>

#include "include/libplatform/v8-tracing.h"
#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"

namespace {

namespace tracing = v8::platform::tracing;

// Keeps the names of the events.
class ListWriter final : public tracing::TraceWriter {
 public:
  explicit ListWriter(std::string* names) : names_(names) {}
  void AppendTraceEvent(tracing::TraceObject* event) override { *names_ += std::string(event->name()) + ' '; }
  void Flush() override { *names_ += '.'; }

 private:
  std::string* const names_;
};

// With times of our own.
class Controller final : public tracing::TracingController {
 public:
  int64_t now = 1000;

 protected:
  int64_t CurrentTimestampMicroseconds() override { return now; }
  int64_t CurrentCpuTimestampMicroseconds() override { return now / 10; }
};

class Text final : public v8::ConvertableToTraceFormat {
 public:
  void AppendAsTraceFormat(std::string* out) const override { *out += "{\"own\":1}"; }
};

uint64_t Add(v8::TracingController* controller, const uint8_t* category, const char* name, unsigned flags = 0,
             int32_t argument_count = 0, const char** names = nullptr, const uint8_t* types = nullptr,
             const uint64_t* values = nullptr, std::unique_ptr<v8::ConvertableToTraceFormat>* convertables = nullptr) {
  return controller->AddTraceEvent('X', category, name, "scope", 42, 7, argument_count, names, types, values,
                                   convertables, flags);
}

tracing::TraceConfig* ConfigOf(const char* category) {
  auto* const config = new tracing::TraceConfig;
  config->AddIncludedCategory(category);
  return config;
}

bool Contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

UNINITIALIZED_TEST(ConfigurationsNameCategories) {
  std::unique_ptr<tracing::TraceConfig> config(tracing::TraceConfig::CreateDefaultTraceConfig());
  CHECK(config->IsCategoryGroupEnabled("v8"));
  CHECK(config->IsCategoryGroupEnabled("other,v8"));
  CHECK(!config->IsCategoryGroupEnabled("v8.more"));
  CHECK(!config->IsCategoryGroupEnabled(""));
  config->AddIncludedCategory("more");
  CHECK_EQ(2u, config->GetEnabledCategories().size());
  CHECK(config->IsCategoryGroupEnabled("more,less"));
  CHECK_EQ(tracing::RECORD_UNTIL_FULL, config->GetTraceRecordMode());
  config->SetTraceRecordMode(tracing::RECORD_CONTINUOUSLY);
  CHECK_EQ(tracing::RECORD_CONTINUOUSLY, config->GetTraceRecordMode());
  CHECK(!config->IsSystraceEnabled() && !config->IsArgumentFilterEnabled());
  config->EnableSystrace();
  config->EnableArgumentFilter();
  CHECK(config->IsSystraceEnabled() && config->IsArgumentFilterEnabled());
}

UNINITIALIZED_TEST(RecordsWhileTracing) {
  std::string names;
  Controller controller;
  controller.Initialize(tracing::TraceBuffer::CreateTraceBufferRingBuffer(2, new ListWriter(&names)));
  const uint8_t* const wanted = controller.GetCategoryGroupEnabled("wanted");
  const uint8_t* const other = controller.GetCategoryGroupEnabled("other");
  CHECK_EQ(wanted, controller.GetCategoryGroupEnabled("wanted"));
  CHECK_EQ(0, strcmp("wanted", tracing::TracingController::GetCategoryGroupName(wanted)));
  CHECK_EQ(0, *wanted);
  CHECK_EQ(0u, Add(&controller, wanted, "before"));
  controller.StartTracing(ConfigOf("wanted"));
  CHECK_EQ(tracing::TracingController::ENABLED_FOR_RECORDING, *wanted);
  CHECK_EQ(0, *other);
  CHECK_EQ(tracing::TracingController::ENABLED_FOR_RECORDING, *controller.GetCategoryGroupEnabled("late,wanted"));
  Add(&controller, wanted, "first");
  Add(&controller, wanted, "second");
  controller.StopTracing();
  CHECK_EQ(0, *wanted);
  Add(&controller, wanted, "after");
  CHECK_EQ("first second .", names);
  // Once more is nothing.
  controller.StopTracing();
  CHECK_EQ("first second .", names);
}

UNINITIALIZED_TEST(RingBuffersKeepTheLatest) {
  std::string names;
  std::unique_ptr<tracing::TraceBuffer> buffer(
      tracing::TraceBuffer::CreateTraceBufferRingBuffer(2, new ListWriter(&names)));
  uint64_t first = 0, latest = 0;
  static const char* const kNames[] = {"0", "1", "2"};
  for (size_t i = 0; i < 3 * tracing::TraceBufferChunk::kChunkSize; ++i) {
    tracing::TraceObject* const event = buffer->AddTraceEvent(i == 0 ? &first : &latest);
    event->InitializeForTesting('X', nullptr, kNames[i / tracing::TraceBufferChunk::kChunkSize], nullptr, 0, 0, 0,
                                nullptr, nullptr, nullptr, nullptr, 0, 1, 2, 3, 4, 5, 6);
    CHECK_EQ(event, buffer->GetEventByHandle(i == 0 ? first : latest));
  }
  // The chunk of the first has been used again.
  CHECK_NULL(buffer->GetEventByHandle(first));
  CHECK(buffer->Flush());
  CHECK_NULL(buffer->GetEventByHandle(latest));
  CHECK_EQ(4 * tracing::TraceBufferChunk::kChunkSize + 1, names.size());
  CHECK_EQ(0u, names.find("1 1 "));
  CHECK_EQ(std::string::npos, names.find('0'));
  CHECK(Contains(names, "2 2 ."));
}

UNINITIALIZED_TEST(ChunksFillUp) {
  tracing::TraceBufferChunk chunk(3);
  CHECK_EQ(3u, chunk.seq());
  size_t index = 0;
  for (size_t i = 0; i < tracing::TraceBufferChunk::kChunkSize; ++i) {
    CHECK(!chunk.IsFull());
    CHECK_EQ(chunk.AddTraceEvent(&index), chunk.GetEventAt(i));
    CHECK_EQ(i, index);
  }
  CHECK(chunk.IsFull());
  chunk.Reset(9);
  CHECK_EQ(9u, chunk.seq());
  CHECK_EQ(0u, chunk.size());
}

UNINITIALIZED_TEST(EventsCopyWhatWillNotLast) {
  char name[] = "name", argument[] = "argument", text[] = "text";
  const char* names[] = {argument, "missing"};
  const uint8_t types[] = {7, 6};
  const uint64_t values[] = {reinterpret_cast<uint64_t>(text), 0};
  tracing::TraceObject event;
  event.Initialize('B', nullptr, name, nullptr, 1, 2, 2, names, types, values, nullptr, 1, 100, 10);
  name[0] = argument[0] = text[0] = '?';
  CHECK_EQ(0, strcmp("name", event.name()));
  CHECK_EQ(0, strcmp("argument", event.arg_names()[0]));
  CHECK_EQ(0, strcmp("text", event.arg_values()[0].as_string));
  CHECK_NULL(event.arg_values()[1].as_string);
  CHECK_NULL(event.scope());
  CHECK_EQ('B', event.phase());
  CHECK_GT(event.pid(), 0);
  CHECK_GT(event.tid(), 0);
  event.UpdateDuration(150, 25);
  CHECK_EQ(50u, event.duration());
  CHECK_EQ(15u, event.cpu_duration());
}

UNINITIALIZED_TEST(WritesJson) {
  std::ostringstream out;
  {
    Controller controller;
    controller.Initialize(
        tracing::TraceBuffer::CreateTraceBufferRingBuffer(4, tracing::TraceWriter::CreateJSONTraceWriter(out)));
    controller.StartTracing(tracing::TraceConfig::CreateDefaultTraceConfig());
    const uint8_t* const category = controller.GetCategoryGroupEnabled("v8");
    const char* names[] = {"a", "b"};
    const uint8_t types[] = {6, 4};
    double real = 0.5;
    uint64_t values[] = {reinterpret_cast<uint64_t>("quote \" and\nline"), 0};
    memcpy(&values[1], &real, sizeof real);
    const uint64_t handle = Add(&controller, category, "first", 1 << 1, 2, names, types, values);
    controller.now = 1250;
    controller.UpdateTraceEventDuration(category, "first", handle);
    const uint8_t other_types[] = {1, 8};
    uint64_t other_values[] = {1, 0};
    std::unique_ptr<v8::ConvertableToTraceFormat> convertables[2] = {nullptr, std::make_unique<Text>()};
    Add(&controller, category, "second", 1 << 7, 2, names, other_types, other_values, convertables);
    const uint8_t numbers[] = {3, 2};
    uint64_t integers[] = {static_cast<uint64_t>(int64_t{-5}), ~uint64_t{0}};
    controller.AddTraceEventWithTimestamp('I', category, "third", nullptr, 0, 0, 2, names, numbers, integers, nullptr,
                                          0, 777);
  }
  const std::string text = out.str();
  CHECK_EQ(0u, text.find("{\"traceEvents\":[{\"pid\":"));
  CHECK_EQ(text.size() - 2, text.rfind("]}"));
  CHECK(Contains(text,
                 "\"ts\":1000,\"tts\":100,\"ph\":\"X\",\"cat\":\"v8\",\"name\":\"first\",\"dur\":250,\"tdur\":25,"
                 "\"scope\":\"scope\",\"id\":\"0x2a\","
                 "\"args\":{\"a\":\"quote \\\" and\\nline\",\"b\":0.5}}"));
  CHECK(Contains(text, "\"bind_id\":\"0x7\",\"flow_in\":true,\"args\":{\"a\":true,\"b\":{\"own\":1}}}"));
  CHECK(Contains(text, "\"ts\":777"));
  CHECK(Contains(text, "\"args\":{\"a\":-5,\"b\":18446744073709551615}}"));
  // Under another name.
  std::ostringstream tagged;
  delete tracing::TraceWriter::CreateJSONTraceWriter(tagged, "mine");
  CHECK_EQ("{\"mine\":[]}", tagged.str());
  CHECK_NULL(tracing::TraceWriter::CreateSystemInstrumentationTraceWriter());
}

UNINITIALIZED_TEST(ObserversAreToldOfTracing) {
  class Observer final : public v8::TracingController::TraceStateObserver {
   public:
    void OnTraceEnabled() override { log += '+'; }
    void OnTraceDisabled() override { log += '-'; }
    std::string log;
  };
  Observer early, late;
  Controller controller;
  controller.AddTraceStateObserver(&early);
  controller.StartTracing(ConfigOf("any"));
  controller.AddTraceStateObserver(&late);
  controller.StopTracing();
  controller.RemoveTraceStateObserver(&early);
  controller.StartTracing(ConfigOf("any"));
  controller.StopTracing();
  CHECK_EQ("+-", early.log);
  CHECK_EQ("+-+-", late.log);
}
