#ifndef FLAT8_SRC_ZONE_ZONE_H_
#define FLAT8_SRC_ZONE_ZONE_H_

#include <new>
#include <type_traits>
#include <utility>

#include "src/base/logging.h"
#include "src/base/macros.h"
#include "src/base/poller.h"
#include "src/zone/compile-abort.h"

namespace v8::internal {

// An arena: allocation is a pointer bump, everything is released together and no destructor runs. Used by one
// compilation on one thread. Exhaustion throws CompileAbort, so zones are used only where exceptions are on. What uses a
// zone for long is interrupted through it: every new chunk of memory polls, and so do loops that allocate nothing.
class Zone {
 public:
  Zone() = default;
  explicit Zone(const char* /*name*/) {}
  ~Zone() { Reset(); }
  DISALLOW_COPY(Zone);

  void* Allocate(size_t size) {
    size = (size + kAlignment - 1) & ~(kAlignment - 1);
    if (V8_UNLIKELY(size > static_cast<size_t>(limit_ - position_))) return AllocateSlow(size);
    void* result = position_;
    position_ += size;
    return result;
  }
  template <typename T, typename... Arguments>
  T* New(Arguments&&... arguments) {
    static_assert(alignof(T) <= kAlignment);
    return ::new (Allocate(sizeof(T))) T(std::forward<Arguments>(arguments)...);
  }
  template <typename T>
  T* AllocateArray(size_t count) {
    static_assert(alignof(T) <= kAlignment);
    if (count > (static_cast<size_t>(1) << 40) / sizeof(T)) ThrowOutOfMemory();
    return static_cast<T*>(Allocate(count * sizeof(T)));
  }

  // Whether the compilation is to go on, by default always. Poll throws CompileAbort when not.
  void set_poller(const base::Poller& poller) { poller_ = poller; }
  const base::Poller& poller() const { return poller_; }
  V8_INLINE void Poll() {
    if (V8_UNLIKELY(!poller_())) ThrowStopped();
  }
  // For the step with this number in a loop over them all.
  V8_INLINE void PollAt(size_t step) {
    if (V8_UNLIKELY(!poller_.At(step))) ThrowStopped();
  }

  // Releases everything.
  void Reset();
  // Bytes of all chunks.
  size_t allocation_size() const { return total_; }

 private:
  static constexpr size_t kAlignment = 8;
  static constexpr size_t kMinimumChunk = 8 * 1024;
  static constexpr size_t kMaximumChunk = 256 * 1024;
  struct Chunk {
    Chunk* next;
    size_t size;
  };
  FLAT8_COLD void* AllocateSlow(size_t size);
  [[noreturn]] static void ThrowOutOfMemory();
  [[noreturn]] static void ThrowStopped();

  char* position_ = nullptr;
  char* limit_ = nullptr;
  Chunk* chunks_ = nullptr;
  size_t total_ = 0;
  base::Poller poller_;
};

// Base of classes that live in zones only.
class ZoneObject {
 public:
  void* operator new(size_t size, Zone* zone) { return zone->Allocate(size); }
  void* operator new(size_t, void* place) { return place; }
  void operator delete(void*, Zone*) {}
  void operator delete(void*, void*) {}
  void operator delete(void*) { UNREACHABLE(); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_ZONE_ZONE_H_
