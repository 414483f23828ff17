// What the host is doing, for samples of the stack.

#ifndef INCLUDE_V8_EMBEDDER_STATE_SCOPE_H_
#define INCLUDE_V8_EMBEDDER_STATE_SCOPE_H_

#include <stdint.h>

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

enum class EmbedderStateTag : uint8_t { EMPTY = 0, OTHER = 1 };

// While it lives, samples (Isolate::GetStackSample) say that the host works for `context` in the state `tag`. Stack
// only; nests.
class V8_EXPORT EmbedderStateScope {
 public:
  EmbedderStateScope(Isolate* isolate, Local<Context> context, EmbedderStateTag tag);
  ~EmbedderStateScope();
  EmbedderStateScope(const EmbedderStateScope&) = delete;
  void operator=(const EmbedderStateScope&) = delete;
  void* operator new(size_t size) = delete;
  void* operator new[](size_t size) = delete;
  void operator delete(void*, size_t) = delete;
  void operator delete[](void*, size_t) = delete;

 private:
  Isolate* const isolate_;
  uint64_t previous_context_;
  EmbedderStateTag previous_tag_;
};

}  // namespace v8

#endif  // INCLUDE_V8_EMBEDDER_STATE_SCOPE_H_
