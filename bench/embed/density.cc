// How many isolates a process can have, and what it costs to go through many: `density [ALIVE [CYCLES]]`, 1,000 and
// 100,000 unless it says otherwise. One line for each figure; CPU microseconds and resident KiB for one isolate. Each
// figure of memory comes from a process of its own, which has nothing left over that could be used again.

#include <libplatform/libplatform.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <v8.h>

#include <memory>
#include <vector>

namespace {

enum Kind { kBare, kWithContext, kWithScript };
constexpr const char* kNames[] = {"isolate", "isolate + context", "isolate + context + script"};

v8::Isolate::CreateParams params;

double CpuMicroseconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

long ResidentKib() {
  long pages = 0, resident = 0;
  FILE* const file = fopen("/proc/self/statm", "r");
  if (file == nullptr || fscanf(file, "%ld %ld", &pages, &resident) != 2) exit(1);
  fclose(file);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

v8::Isolate* Make(Kind kind, v8::Global<v8::Context>* keep) {
  v8::Isolate* const isolate = v8::Isolate::New(params);
  if (isolate == nullptr) {
    fprintf(stderr, "density: no memory for an isolate\n");
    exit(1);
  }
  if (kind == kBare) return isolate;
  v8::Isolate::Scope isolate_scope(isolate);
  v8::HandleScope handles(isolate);
  const v8::Local<v8::Context> context = v8::Context::New(isolate);
  if (keep != nullptr) keep->Reset(isolate, context);
  if (kind == kWithContext) return isolate;
  v8::Context::Scope context_scope(context);
  const v8::Local<v8::String> source = v8::String::NewFromUtf8Literal(isolate, "function f(a) { return a + 1 } f(2)");
  const v8::Local<v8::Value> result =
      v8::Script::Compile(context, source).ToLocalChecked()->Run(context).ToLocalChecked();
  if (result->Int32Value(context).FromJust() != 3) {
    fprintf(stderr, "density: wrong result\n");
    exit(1);
  }
  return isolate;
}

void Cycle(Kind kind, long count) {
  for (long i = 0; i < count; i++) Make(kind, nullptr)->Dispose();
}

void MeasureCycles(Kind kind) {
  constexpr long kCount = 5000;
  Cycle(kind, 100);
  const double begin = CpuMicroseconds();
  Cycle(kind, kCount);
  printf("%-28s create and dispose %10.1f us\n", kNames[kind], (CpuMicroseconds() - begin) / kCount);
}

void MeasureAlive(Kind kind, size_t count) {
  std::vector<v8::Isolate*> isolates;
  isolates.reserve(count);
  std::vector<v8::Global<v8::Context>> contexts(count);
  const long before = ResidentKib();
  for (size_t i = 0; i < count; i++) isolates.push_back(Make(kind, &contexts[i]));
  printf("%-28s %7zu alive, each %7.1f KiB\n", kNames[kind], count,
         static_cast<double>(ResidentKib() - before) / static_cast<double>(count));
  for (size_t i = 0; i < count; i++) {
    contexts[i].Reset();
    isolates[i]->Dispose();
  }
}

// Runs this program once more, for one figure: `density --only KIND COUNT`.
void MeasureAliveElsewhere(Kind kind, const char* count) {
  fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    execl("/proc/self/exe", "density", "--only", kind == kBare ? "0" : kind == kWithContext ? "1" : "2", count, nullptr);
    _exit(1);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0) exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  const std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  params.array_buffer_allocator = v8::ArrayBuffer::Allocator::NewDefaultAllocator();
  if (argc == 4 && strcmp(argv[1], "--only") == 0) {
    MeasureAlive(static_cast<Kind>(atoi(argv[2])), static_cast<size_t>(atol(argv[3])));
    return 0;
  }
  const char* const alive = argc > 1 ? argv[1] : "1000";
  const long cycles = argc > 2 ? atol(argv[2]) : 100000;
  for (const Kind kind : {kBare, kWithContext, kWithScript}) MeasureCycles(kind);
  const long before = ResidentKib();
  Cycle(kWithScript, cycles);
  printf("%-28s %7ld cycles, growth %ld KiB\n", kNames[kWithScript], cycles, ResidentKib() - before);
  for (const Kind kind : {kBare, kWithContext, kWithScript}) MeasureAliveElsewhere(kind, alive);
}
