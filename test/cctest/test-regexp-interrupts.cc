#include <thread>

#include "include/v8-regexp.h"
#include "src/api/api-inl.h"
#include "src/base/platform/semaphore.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

// What interrupts in the middle of a match may do to its subject.

namespace {

// As many ways as the Fibonacci number of kRun are tried until the first alternative has failed.
constexpr int kRun = 35;

class Text : public v8::String::ExternalOneByteStringResource {
 public:
  const char* data() const override { return text_.c_str(); }
  size_t length() const override { return text_.size(); }

 private:
  const std::string text_ = std::string(kRun, 'a') + "z";
};

struct Interrupted {
  v8::Global<v8::String> subject;
  v8::base::Semaphore running{0};
  bool happened = false;
};

// Matches while another thread has `callback` called, and gives what was matched.
std::string MatchInterruptedBy(v8::InterruptCallback callback) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  Interrupted state;
  const Text text;
  // Old strings alone can be made external.
  const auto subject = CcTest::i_isolate()->factory()->NewStringFromAsciiChecked(text.data(),
                                                                                 i::AllocationType::kOld);
  state.subject.Reset(isolate, v8::Utils::ToLocal(subject));
  const auto regexp =
      v8::RegExp::New(context.local(), v8_str("^(?:a|aa)*b|^a+z$"), v8::RegExp::kNone).ToLocalChecked();
  std::thread thread([&] {
    state.running.Wait();
    isolate->RequestInterrupt(callback, &state);
  });
  isolate->RequestInterrupt(
      [](v8::Isolate*, void* data) { static_cast<Interrupted*>(data)->running.Signal(); }, &state);
  const v8::Local<v8::Object> match =
      regexp->Exec(context.local(), state.subject.Get(isolate)).ToLocalChecked();
  thread.join();
  CHECK(state.happened);
  if (!match->IsArray()) return "none";
  return *v8::String::Utf8Value(isolate, match->Get(context.local(), 0).ToLocalChecked());
}

}  // namespace

TEST(SubjectsBecomeExternalDuringAMatch) {
  const std::string match = MatchInterruptedBy([](v8::Isolate* isolate, void* data) {
    Interrupted* const state = static_cast<Interrupted*>(data);
    const v8::HandleScope handles(isolate);
    CHECK(state->subject.Get(isolate)->MakeExternal(isolate, new Text));
    state->happened = true;
  });
  CHECK_EQ(0, strcmp(Text().data(), match.c_str()));
}

TEST(HeapsAreCollectedDuringAMatch) {
  i::v8_flags.compact_on_every_full_gc = true;
  const std::string match = MatchInterruptedBy([](v8::Isolate*, void* data) {
    i::heap::InvokeMajorGC(CcTest::heap());
    static_cast<Interrupted*>(data)->happened = true;
  });
  CHECK_EQ(0, strcmp(Text().data(), match.c_str()));
}

TEST(ProgramsServeBothWidths) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto regexp = i::Cast<i::JSRegExp>(*v8::Utils::OpenHandle(*CompileRun("const r = /a/; r.test('b'); r")));
  const i::Tagged<i::IrRegExpData> data = i::Cast<i::IrRegExpData>(regexp->data(CcTest::i_isolate()));
  CHECK(data->has_latin1_bytecode());
  CHECK(data->has_uc16_bytecode());
}
