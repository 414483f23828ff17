// A module as scripting languages and databases load them: flat8 is linked into it, the process may have other copies.
// Derives from classes of the API, so that their vtables and type information are needed.

#if defined(FLAT8_FROM_ROOT)
#include "include/libplatform/libplatform.h"
#include "include/v8.h"
#else
#include <libplatform/libplatform.h>
#include <v8.h>
#endif

#include <cstdlib>
#include <memory>

namespace {

class CountingAllocator : public v8::ArrayBuffer::Allocator {
 public:
  void* Allocate(size_t length) override { return ++allocations, std::calloc(length, 1); }
  void* AllocateUninitialized(size_t length) override { return ++allocations, std::malloc(length); }
  void Free(void* data, size_t) override { std::free(data); }
  int allocations = 0;
};

class CountingTask : public v8::Task {
 public:
  explicit CountingTask(int* runs) : runs_(runs) {}
  void Run() override { ++*runs_; }

 private:
  int* runs_;
};

}  // namespace

// Starts the engine, runs a script, shuts everything down. Returns 42 where all of it went well.
extern "C" __attribute__((visibility("default"))) int RunPlugin() {
  int runs = 0;
  int result = 0;
  CountingAllocator allocator;
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = &allocator;
  v8::Isolate* isolate = v8::Isolate::New(params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handle_scope(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    platform->GetForegroundTaskRunner(isolate)->PostTask(std::make_unique<CountingTask>(&runs));
    while (v8::platform::PumpMessageLoop(platform.get(), isolate)) {
    }
    v8::Local<v8::String> source = v8::String::NewFromUtf8Literal(isolate, "new Uint8Array(1000).map(() => 6)[7] * 7");
    v8::Local<v8::Value> value = v8::Script::Compile(context, source).ToLocalChecked()->Run(context).ToLocalChecked();
    result = value->Int32Value(context).FromJust();
  }
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return runs == 1 && allocator.allocations > 0 ? result : 0;
}

#if defined(PLUGIN_IS_A_PROGRAM)
int main() { return RunPlugin() == 42 ? 0 : 1; }
#endif
