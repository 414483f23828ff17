#ifndef FLAT8_SRC_BASE_PLATFORM_PLATFORM_H_
#define FLAT8_SRC_BASE_PLATFORM_PLATFORM_H_

#include <pthread.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "src/base/platform/mutex.h"
#include "src/base/platform/semaphore.h"
#include "src/base/platform/time.h"

// The operating system as V8's tests see it: threads, output, sleep. The engine itself makes no threads (libplatform
// does) and maps memory by virtual-memory.h.
namespace v8::base {

class OS {
 public:
  OS() = delete;

  __attribute__((format(printf, 1, 2))) static void Print(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    VPrint(format, arguments);
    va_end(arguments);
  }
  __attribute__((format(printf, 1, 0))) static void VPrint(const char* format, va_list arguments) {
    vprintf(format, arguments);
  }
  __attribute__((format(printf, 2, 3))) static void FPrint(FILE* out, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    VFPrint(out, format, arguments);
    va_end(arguments);
  }
  __attribute__((format(printf, 2, 0))) static void VFPrint(FILE* out, const char* format, va_list arguments) {
    vfprintf(out, format, arguments);
  }
  __attribute__((format(printf, 1, 2))) static void PrintError(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    VFPrint(stderr, format, arguments);
    va_end(arguments);
  }
  static void Sleep(TimeDelta span) { usleep(static_cast<useconds_t>(span.InMicroseconds())); }
  static double TimeCurrentMillis() { return Time::Now().ToJsTime(); }
  // Without destructors and handlers.
  [[noreturn]] static void ExitProcess(int status) {
    fflush(stdout);
    fflush(stderr);
    _exit(status);
  }
  [[noreturn]] static void Abort() { abort(); }
  static int GetCurrentProcessId() { return getpid(); }
};

// A thread that runs Run() of a derived class. Join() before destruction.
class Thread {
 public:
  enum class Priority { kBestEffort, kUserVisible, kUserBlocking, kDefault };

  class Options {
   public:
    Options() : Options("v8:<unknown>") {}
    explicit Options(const char* name, int stack_size = 0) : Options(name, Priority::kDefault, stack_size) {}
    // The system schedules all priorities alike. A stack size of 0 is the system's.
    Options(const char* name, Priority priority, int stack_size = 0)
        : name_(name), priority_(priority), stack_size_(stack_size) {}
    const char* name() const { return name_; }
    Priority priority() const { return priority_; }
    int stack_size() const { return stack_size_; }

   private:
    const char* name_;
    Priority priority_;
    int stack_size_;
  };

  explicit Thread(const Options& options) : options_(options) {}
  virtual ~Thread() = default;
  DISALLOW_COPY(Thread);

  // False when the system has no thread to give.
  [[nodiscard]] bool Start() {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    if (options_.stack_size() > 0) pthread_attr_setstacksize(&attributes, static_cast<size_t>(options_.stack_size()));
    const int error = pthread_create(&handle_, &attributes, &Thread::Entry, this);
    pthread_attr_destroy(&attributes);
    return error == 0;
  }
  // Returns when the thread is running.
  bool StartSynchronously() {
    Semaphore started(0);
    started_ = &started;
    const bool ok = Start();
    if (ok) started.Wait();
    started_ = nullptr;
    return ok;
  }
  void Join() { pthread_join(handle_, nullptr); }
  const char* name() const { return options_.name(); }

  virtual void Run() = 0;

  using LocalStorageKey = pthread_key_t;
  static LocalStorageKey CreateThreadLocalKey() {
    LocalStorageKey key;
    pthread_key_create(&key, nullptr);
    return key;
  }
  static void DeleteThreadLocalKey(LocalStorageKey key) { pthread_key_delete(key); }
  static void* GetThreadLocal(LocalStorageKey key) { return pthread_getspecific(key); }
  static void SetThreadLocal(LocalStorageKey key, void* value) { pthread_setspecific(key, value); }

 private:
  static void* Entry(void* self) {
    Thread* const thread = static_cast<Thread*>(self);
    if (Semaphore* const started = thread->started_) started->Signal();
    thread->Run();
    return nullptr;
  }

  const Options options_;
  pthread_t handle_ = {};
  Semaphore* started_ = nullptr;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_PLATFORM_PLATFORM_H_
