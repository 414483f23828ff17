// A host with a heap limit and a timeout that goes on after both: what a script may use is bounded, and neither a greedy
// nor an endless script takes the host down.

#include <libplatform/libplatform.h>
#include <stdio.h>
#include <v8.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace {

// Terminates what the isolate runs when the time is over, unless it is destroyed before.
class Timeout {
 public:
  Timeout(v8::Isolate* isolate, std::chrono::milliseconds time)
      : thread_([this, isolate, time] {
          std::unique_lock<std::mutex> lock(mutex_);
          // The only call that may come from another thread without a Locker.
          if (!ended_.wait_for(lock, time, [this] { return done_; })) isolate->TerminateExecution();
        }) {}
  ~Timeout() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      done_ = true;
    }
    ended_.notify_one();
    thread_.join();
  }

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  std::thread thread_;
};

bool limit_reached = false;

// Near the limit: stop the script, and lend it a little memory to unwind with.
size_t OnNearHeapLimit(void* data, size_t current_limit, size_t) {
  limit_reached = true;
  static_cast<v8::Isolate*>(data)->TerminateExecution();
  return current_limit + (4 << 20);
}

void Run(v8::Isolate* isolate, const char* name, const char* source) {
  v8::HandleScope handle_scope(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope context_scope(context);
  v8::TryCatch try_catch(isolate);
  limit_reached = false;
  v8::MaybeLocal<v8::Value> result;
  {
    Timeout timeout(isolate, std::chrono::milliseconds(500));
    v8::Local<v8::Script> script;
    if (v8::Script::Compile(context, v8::String::NewFromUtf8(isolate, source).ToLocalChecked()).ToLocal(&script)) {
      result = script->Run(context);
    }
  }
  v8::Local<v8::Value> value;
  if (result.ToLocal(&value)) {
    v8::String::Utf8Value text(isolate, value);
    printf("%s: %s\n", name, *text);
  } else if (try_catch.HasTerminated()) {
    printf("%s: stopped, %s\n", name, limit_reached ? "too much memory" : "too much time");
    isolate->CancelTerminateExecution();  // The isolate runs scripts again from here on.
  } else {
    v8::String::Utf8Value text(isolate, try_catch.Exception());
    printf("%s: %s\n", name, *text);
  }
}

}  // namespace

int main() {
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = allocator.get();
  parameters.constraints.ConfigureDefaultsFromHeapSize(0, 32 << 20);
  v8::Isolate* isolate = v8::Isolate::New(parameters);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    isolate->AddNearHeapLimitCallback(OnNearHeapLimit, isolate);
    isolate->AutomaticallyRestoreInitialHeapLimit(0.5);
    Run(isolate, "modest", "[1, 2, 3].map(x => x * x).join()");
    Run(isolate, "endless", "for (;;);");
    Run(isolate, "greedy", "const kept = []; for (;;) kept.push({ text: 'item ' + kept.length })");
    Run(isolate, "mistaken", "null.property");
    Run(isolate, "modest again", "'still here'");
  }
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return 0;
}
