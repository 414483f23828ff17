#ifndef FLAT8_SRC_SNAPSHOT_STARTUP_SNAPSHOT_H_
#define FLAT8_SRC_SNAPSHOT_STARTUP_SNAPSHOT_H_

#include "src/base/growable-array.h"
#include "src/execution/isolate.h"
#include "src/snapshot/snapshot-format.h"

namespace v8::internal {

class SnapshotCode;

// The snapshot that an isolate was made from, until the isolate is gone. The bytes are the embedder's and have to stay
// where they are.
class StartupSnapshot {
 public:
  // Null when the bytes are not those of a snapshot for this engine, or damaged, or memory is short: `*error` says why.
  // `external_references` are those that the snapshot was written with, in the same order.
  static StartupSnapshot* Open(const char* bytes, size_t size,
                               base::GrowableArray<const void*> external_references, const char** error);
  // Whether the bytes are a whole snapshot for this engine, started with the same flags; `*error` says why not.
  static bool Check(const char* bytes, size_t size, const char** error);
  static void Delete(StartupSnapshot* snapshot);
  DISALLOW_COPY(StartupSnapshot);

  size_t context_count() const { return header_.context_count; }

  // What contexts share. Once, before anything else is made in the isolate. An exception when memory is short.
  Result<void> LoadIsolate(Isolate* isolate);

  // An internal field that held a pointer of the embedder's, which is to be told of it.
  struct Field {
    Tagged<HeapObject> holder;  // an object with internal fields, or the context
    int index;
    base::Vector<const char> payload;
  };
  // The context with the number. Its global object is as it was; the context is not yet known to the API.
  Result<Tagged<NativeContext>> LoadContext(Isolate* isolate, size_t number,
                                            void (*restore_field)(void* data, const Field& field), void* data);

  StartupSnapshot() = default;
  ~StartupSnapshot();

 private:
  const uint8_t* SectionAt(size_t number) const;

  SnapshotHeader header_;
  const uint8_t* bytes_ = nullptr;
  void* aligned_copy_ = nullptr;
  base::GrowableArray<const void*> external_references_;
  SnapshotCode* code_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_SNAPSHOT_STARTUP_SNAPSHOT_H_
