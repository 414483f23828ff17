// What a host that keeps TracedReferences has a say in when the young generation is collected.

#ifndef INCLUDE_V8_EMBEDDER_HEAP_H_
#define INCLUDE_V8_EMBEDDER_HEAP_H_

#include "v8-traced-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"          // NOLINT(build/include_directory)

namespace v8 {

// See Isolate::SetEmbedderRootsHandler. Its functions are called in the midst of a minor collection, on the isolate's
// thread: they must not allocate on the heap nor call into script.
class V8_EXPORT EmbedderRootsHandler {
 public:
  EmbedderRootsHandler() = default;
  virtual ~EmbedderRootsHandler() = default;

  // A young value is referred to by droppable references alone. `handle` is equal to one of them: finds that one and
  // resets it.
  virtual void ResetRoot(const TracedReference<Value>& handle) = 0;
  // The same; false when the reference stays and the value with it.
  virtual bool TryResetRoot(const TracedReference<Value>& handle) {
    ResetRoot(handle);
    return true;
  }
};

}  // namespace v8

#endif  // INCLUDE_V8_EMBEDDER_HEAP_H_
