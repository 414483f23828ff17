#include "src/profiler/cpu-profile.h"

#include <algorithm>
#include <cstdio>

#include "src/api/api-internal.h"
#include "src/base/platform/time.h"
#include "src/init/v8.h"
#include "src/profiler/chunk-writer.h"
#include "src/profiler/cpu-profiler.h"

namespace v8::internal {

namespace {

class DiscardedSamplesTask final : public v8::Task {
 public:
  explicit DiscardedSamplesTask(std::unique_ptr<v8::DiscardedSamplesDelegate> delegate)
      : delegate_(std::move(delegate)) {}
  void Run() override { delegate_->Notify(); }

 private:
  const std::unique_ptr<v8::DiscardedSamplesDelegate> delegate_;
};

}  // namespace

CpuProfile::CpuProfile(CpuProfiler* profiler, ProfilerId id, const char* title, v8::CpuProfilingOptions options,
                       std::unique_ptr<v8::DiscardedSamplesDelegate> delegate, std::shared_ptr<CodeEntries> entries)
    : profiler_(profiler),
      id_(id),
      has_title_(title != nullptr),
      title_(title != nullptr ? title : ""),
      options_(std::move(options)),
      delegate_(std::move(delegate)),
      tree_(profiler->isolate(), std::move(entries), options_.mode()),
      start_time_(base::TimeTicks::Now().ToInternalValue()) {
  if (delegate_ != nullptr) delegate_->SetId(id);
}

uint64_t CpuProfile::RealmFilter() const {
  return options_.filter_context_.IsEmpty() ? 0 : *ValueHelper::SlotOfHandle(options_.filter_context_);
}

unsigned CpuProfile::Subsample(unsigned ticks, int64_t period_us) {
  if (options_.sampling_interval_us() == 0) return ticks;
  unsigned taken = 0;
  for (unsigned i = 0; i < ticks; ++i) {
    until_next_us_ -= period_us;
    if (until_next_us_ > 0) continue;
    until_next_us_ = options_.sampling_interval_us();
    ++taken;
  }
  return taken;
}

void CpuProfile::AddTicks(const StackSample& sample, int64_t last_time, unsigned hits, int64_t period_us) {
  const unsigned taken = Subsample(hits, period_us);
  if (taken == 0) return;
  const ProfileNode* const node = tree_.Add(sample, RealmFilter(), taken);
  Record(node, sample.time, sample);
  if (taken > 1) Record(node, last_time, sample);
}

void CpuProfile::AddSample(const StackSample& sample, unsigned hits) {
  Record(tree_.Add(sample, RealmFilter(), hits), sample.time, sample);
}

void CpuProfile::Record(const ProfileNode* node, int64_t time, const StackSample& sample) {
  // A profile begins with a tick that the clock had before.
  if (time < start_time_) return;
  if (samples_.size() >= options_.max_samples()) {
    if (delegate_ == nullptr || options_.max_samples() == 0) return;
    // Not here, where a collection may be about to begin.
    v8::Platform* const platform = V8::GetCurrentPlatform();
    const auto runner = platform->GetForegroundTaskRunner(External(profiler_->isolate()));
    if (runner != nullptr) runner->PostTask(std::make_unique<DiscardedSamplesTask>(std::move(delegate_)));
    return;
  }
  const bool is_out = node->entry()->source_type == v8::CpuProfileNode::kInternal && sample.state == JS;
  const bool is_of_context = RealmFilter() == 0 || Api(External(profiler_->isolate()))->embedder_context == RealmFilter();
  samples_.push_back({node, time, is_out ? EXTERNAL : sample.state,
                      is_of_context ? sample.embedder_state : EmbedderStateTag::EMPTY});
}

void CpuProfile::Finish() {
  end_time_ = base::TimeTicks::Now().ToInternalValue();
  delegate_.reset();
}

void CpuProfile::Serialize(v8::OutputStream* stream) const {
  ChunkWriter writer(stream);
  if (!writer.SetUp()) return;
  const auto write_signed = [&](int64_t value) {
    if (value < 0) writer.Write('-');
    writer.WriteNumber(static_cast<uint64_t>(value < 0 ? -value : value));
  };
  const auto write_string = [&](const std::string& text) { writer.WriteString(text.data(), text.size()); };
  writer.Write("{\"nodes\":[");
  for (const auto& node : tree_.nodes()) {
    const CodeEntry* const entry = node->entry();
    if (node->id() != 1) writer.Write(',');
    writer.Write("{\"id\":");
    writer.WriteNumber(node->id());
    writer.Write(",\"callFrame\":{\"functionName\":");
    write_string(entry->name);
    writer.Write(",\"scriptId\":\"");
    writer.WriteNumber(static_cast<uint64_t>(entry->script_id));
    writer.Write("\",\"url\":");
    write_string(entry->resource_name);
    // From 0; -1 where there is none. The code of a script itself begins where the script does.
    const int lowest = entry->script_id != 0 ? 0 : -1;
    writer.Write(",\"lineNumber\":");
    write_signed(std::max(node->line_number() - 1, lowest));
    writer.Write(",\"columnNumber\":");
    write_signed(std::max(entry->column - 1, lowest));
    writer.Write("},\"hitCount\":");
    writer.WriteNumber(node->self_ticks());
    if (!node->children().empty()) {
      writer.Write(",\"children\":[");
      for (size_t i = 0; i < node->children().size(); ++i) {
        if (i != 0) writer.Write(',');
        writer.WriteNumber(node->children()[i]->id());
      }
      writer.Write(']');
    }
    if (!node->line_ticks().empty()) {
      writer.Write(",\"positionTicks\":[");
      bool is_first = true;
      for (const auto& [line, ticks] : node->line_ticks()) {
        writer.Write(is_first ? "{\"line\":" : ",{\"line\":");
        is_first = false;
        writer.WriteNumber(static_cast<uint64_t>(line));
        writer.Write(",\"ticks\":");
        writer.WriteNumber(ticks);
        writer.Write('}');
      }
      writer.Write(']');
    }
    writer.Write('}');
  }
  writer.Write("],\"startTime\":");
  write_signed(start_time_);
  writer.Write(",\"endTime\":");
  write_signed(end_time_);
  writer.Write(",\"samples\":[");
  for (size_t i = 0; i < samples_.size(); ++i) {
    if (i != 0) writer.Write(',');
    writer.WriteNumber(samples_[i].node->id());
  }
  writer.Write("],\"timeDeltas\":[");
  for (size_t i = 0; i < samples_.size(); ++i) {
    if (i != 0) writer.Write(',');
    write_signed(samples_[i].timestamp - (i == 0 ? start_time_ : samples_[i - 1].timestamp));
  }
  writer.Write("]}");
  writer.Finish();
}

namespace {

void PrintNode(const ProfileNode* node, int depth) {
  std::printf("%5u %*s%s:%d #%u\n", node->self_ticks(), 2 * depth, "", node->entry()->name.c_str(),
              node->line_number(), node->id());
  for (const ProfileNode* child : node->children()) PrintNode(child, depth + 1);
}

}  // namespace

void CpuProfile::Print() const {
  std::printf("[Top down]:\n");
  PrintNode(tree_.root(), 0);
}

}  // namespace v8::internal
