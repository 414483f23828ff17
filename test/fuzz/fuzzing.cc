#include "test/fuzz/fuzzing.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <memory>

#include "include/libplatform/libplatform.h"

extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace flat8::fuzzing {

namespace {

const char* g_name = "";
uint64_t g_seed = 1, g_case = 0;

// Async-signal-safe.
void TellTheCase() {
  char text[120];
  const int length = snprintf(text, sizeof text, "\n%s: --seed=%llu --case=%llu\n", g_name,
                              static_cast<unsigned long long>(g_seed), static_cast<unsigned long long>(g_case));
  if (write(STDERR_FILENO, text, static_cast<size_t>(length)) < 0) _exit(1);
}
void OnSignal(int number) {
  TellTheCase();
  signal(number, SIG_DFL);
  raise(number);
}

void RunCases(v8::Isolate* isolate, const char* verb, double seconds, bool is_single, Fuzzer* fuzzer) {
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope context_scope(context);
  fuzzer->Prepare(isolate, context);
  const time_t end = time(nullptr) + static_cast<time_t>(seconds);
  uint64_t count = 0, cases = 0;
  do {
    Random random(g_seed, g_case);
    v8::HandleScope handles_of_case(isolate);
    count += fuzzer->RunCase(isolate, context, &random);
    ++cases;
    if (is_single) break;
    ++g_case;
  } while ((cases & 63) != 0 || time(nullptr) < end);
  printf("seed %llu: %llu cases, %llu of them %s\n", static_cast<unsigned long long>(g_seed),
         static_cast<unsigned long long>(cases), static_cast<unsigned long long>(count), verb);
}

}  // namespace

int Main(int argc, char** argv, const char* name, const char* verb, Fuzzer* fuzzer) {
  g_name = name;
  double seconds = 10;
  bool is_single = false;
  v8::V8::SetFlagsFromCommandLine(&argc, argv, true);
  for (int i = 1; i < argc; ++i) {
    if (strncmp(argv[i], "--seed=", 7) == 0) {
      g_seed = strtoull(argv[i] + 7, nullptr, 10);
    } else if (strncmp(argv[i], "--seconds=", 10) == 0) {
      seconds = atof(argv[i] + 10);
    } else if (strncmp(argv[i], "--case=", 7) == 0) {
      g_case = strtoull(argv[i] + 7, nullptr, 10);
      is_single = true;
    } else {
      fprintf(stderr, "usage: %s [--seed=N] [--seconds=N] [--case=N]\n", argv[0]);
      return 2;
    }
  }
  for (int number : {SIGABRT, SIGILL, SIGTRAP}) signal(number, OnSignal);
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(TellTheCase);
  } else {
    for (int number : {SIGSEGV, SIGBUS}) signal(number, OnSignal);
  }

  std::unique_ptr<v8::Platform> platform = v8::platform::NewSingleThreadedDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator_shared.reset(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  params.constraints.set_max_old_generation_size_in_bytes(size_t{64} << 20);
  params.constraints.set_limit_includes_external_memory(true);
  v8::Isolate* const isolate = v8::Isolate::New(params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    RunCases(isolate, verb, seconds, is_single, fuzzer);
  }
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return 0;
}

}  // namespace flat8::fuzzing
