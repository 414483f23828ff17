// Handing an isolate from thread to thread.

#ifndef INCLUDE_V8_LOCKER_H_
#define INCLUDE_V8_LOCKER_H_

#include "v8-internal.h"  // NOLINT(build/include_directory)
#include "v8config.h"     // NOLINT(build/include_directory)

namespace v8 {

// Lets other threads use the isolate while this one does something else, inside a Locker:
//
//   isolate->Exit();
//   {
//     v8::Unlocker unlocker(isolate);
//     ...  // Blocking work; no use of the isolate.
//   }
//   isolate->Enter();
class V8_NODISCARD V8_EXPORT Unlocker {
 public:
  V8_INLINE explicit Unlocker(Isolate* isolate) { Initialize(isolate); }
  ~Unlocker();
  Unlocker(const Unlocker&) = delete;
  Unlocker& operator=(const Unlocker&) = delete;

 private:
  void Initialize(Isolate* isolate);

  internal::Isolate* isolate_;
};

// Holds an isolate for this thread: the constructor waits until no other thread holds it. Recursive. Hosts that never
// use an isolate from two threads need none; once a Locker was used for an isolate, every use must be inside one.
//
// Order: Locker, Isolate::Scope, HandleScope. Locks do not order isolates: two threads that lock two isolates each in
// different orders deadlock.
class V8_NODISCARD V8_EXPORT Locker {
 public:
  V8_INLINE explicit Locker(Isolate* isolate) { Initialize(isolate); }
  ~Locker();
  Locker(const Locker&) = delete;
  Locker& operator=(const Locker&) = delete;

  // Whether this thread holds the isolate.
  static bool IsLocked(Isolate* isolate);
  // Whether any Locker was ever used in this process.
  static bool WasEverUsed();
  static bool IsActive() { return WasEverUsed(); }

 private:
  void Initialize(Isolate* isolate);

  bool has_lock_;
  bool top_level_;
  internal::Isolate* isolate_;
};
static_assert(sizeof(Locker) == 2 * sizeof(void*), "Locker is two words");

}  // namespace v8

#endif  // INCLUDE_V8_LOCKER_H_
