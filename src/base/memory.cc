#include "src/base/memory.h"

#include <cstdlib>

#include "src/base/fault-injector.h"

namespace v8::base {

void* Malloc(size_t size) {
  if (FaultInjector::ShouldFail(Gate::kMalloc)) return nullptr;
  return std::malloc(size == 0 ? 1 : size);
}

void* Calloc(size_t count, size_t size) {
  if (FaultInjector::ShouldFail(Gate::kMalloc)) return nullptr;
  return std::calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);
}

void* Realloc(void* block, size_t size) {
  if (FaultInjector::ShouldFail(Gate::kMalloc)) return nullptr;
  return std::realloc(block, size == 0 ? 1 : size);
}

void Free(void* block) { std::free(block); }

}  // namespace v8::base
