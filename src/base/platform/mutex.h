#ifndef FLAT8_SRC_BASE_PLATFORM_MUTEX_H_
#define FLAT8_SRC_BASE_PLATFORM_MUTEX_H_

#include <mutex>
#include <shared_mutex>

#include "src/base/macros.h"

// V8's names for the standard library's locks, for tests.
namespace v8::base {

namespace internal {
template <typename Native>
class MutexBase {
 public:
  MutexBase() = default;
  DISALLOW_COPY(MutexBase);
  void Lock() { native_.lock(); }
  void Unlock() { native_.unlock(); }
  [[nodiscard]] bool TryLock() { return native_.try_lock(); }
  Native& native_handle() { return native_; }

 private:
  Native native_;
};
}  // namespace internal

class Mutex final : public internal::MutexBase<std::mutex> {};
class RecursiveMutex final : public internal::MutexBase<std::recursive_mutex> {};

class SharedMutex final : public internal::MutexBase<std::shared_mutex> {
 public:
  void LockShared() { native_handle().lock_shared(); }
  void UnlockShared() { native_handle().unlock_shared(); }
  void LockExclusive() { Lock(); }
  void UnlockExclusive() { Unlock(); }
};

// Holds a lock for a block. A null pointer locks nothing.
template <typename Lock>
class LockGuard final {
 public:
  explicit LockGuard(Lock* lock) : lock_(lock) {
    if (lock_ != nullptr) lock_->Lock();
  }
  ~LockGuard() {
    if (lock_ != nullptr) lock_->Unlock();
  }
  DISALLOW_COPY(LockGuard);

 private:
  Lock* const lock_;
};
using MutexGuard = LockGuard<Mutex>;
using RecursiveMutexGuard = LockGuard<RecursiveMutex>;

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_PLATFORM_MUTEX_H_
