// An account of memory outside the heap that objects keep alive.

#ifndef INCLUDE_V8_EXTERNAL_MEMORY_ACCOUNTER_H_
#define INCLUDE_V8_EXTERNAL_MEMORY_ACCOUNTER_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-isolate.h"  // NOLINT(build/include_directory)
#include "v8config.h"    // NOLINT(build/include_directory)

namespace v8 {

// Tells an isolate of memory (Isolate::AdjustAmountOfExternalAllocatedMemory) and remembers how much. What it has told
// of is to be taken back before it goes: with checks (V8_ENABLE_CHECKS) anything else ends the process.
class V8_EXPORT ExternalMemoryAccounter {
 public:
  ExternalMemoryAccounter() = default;
  ~ExternalMemoryAccounter();
  ExternalMemoryAccounter(ExternalMemoryAccounter&& other) noexcept : amount_(other.amount_) { other.amount_ = 0; }
  ExternalMemoryAccounter& operator=(ExternalMemoryAccounter&& other) noexcept;
  ExternalMemoryAccounter(const ExternalMemoryAccounter&) = delete;
  ExternalMemoryAccounter& operator=(const ExternalMemoryAccounter&) = delete;

  // May collect.
  void Increase(Isolate* isolate, size_t size);
  void Update(Isolate* isolate, int64_t delta);
  void Decrease(Isolate* isolate, size_t size);
  // Of all accounts of the isolate together.
  static int64_t GetTotalAmountOfExternalAllocatedMemoryForTesting(const Isolate* isolate);

 private:
  int64_t amount_ = 0;
};

}  // namespace v8

#endif  // INCLUDE_V8_EXTERNAL_MEMORY_ACCOUNTER_H_
