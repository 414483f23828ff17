#ifndef FLAT8_SRC_API_API_CONTEXT_LIST_H_
#define FLAT8_SRC_API_API_CONTEXT_LIST_H_

#include <memory>
#include <vector>

#include "include/v8.h"
#include "src/heap/root-visitor.h"

namespace v8::internal {

// The contexts of an isolate that are alive, without keeping them so: for figures, measurements and metrics.
class ContextList {
 public:
  struct Entry {
    uint64_t context;  // a weak word; 0 when it has died
    uintptr_t id;
    bool is_detached;
  };

  void Add(Local<v8::Context> context);
  void NoteDetached(Local<v8::Context> context);

  // Of those that are alive.
  size_t Count() const;
  size_t CountDetached() const;
  const std::vector<std::unique_ptr<Entry>>& entries() const { return entries_; }
  Entry* Find(Local<v8::Context> context) const;
  // Empty when there is none, or no more.
  Local<v8::Context> Get(v8::Isolate* isolate, uintptr_t id) const;

  // After a collection. They are no global handles, which the host sees counted.
  void ProcessWeak(WeakReferences* references);

 private:
  std::vector<std::unique_ptr<Entry>> entries_;
  uintptr_t next_id_ = 1;
  size_t prune_at_ = 16;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_CONTEXT_LIST_H_
