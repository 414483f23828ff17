#ifndef FLAT8_SRC_SNAPSHOT_SNAPSHOT_WRITER_H_
#define FLAT8_SRC_SNAPSHOT_SNAPSHOT_WRITER_H_

#include "src/base/growable-array.h"
#include "src/base/table.h"
#include "src/execution/isolate.h"
#include "src/snapshot/object-renderer.h"
#include "src/snapshot/snapshot-image.h"

namespace v8::internal {

// What a snapshot is to be made of. Nothing may be allocated in the heap between finding these and Write.
struct SnapshotContents {
  struct Field {
    Tagged<HeapObject> holder;  // an object with internal fields, or a NativeContext
    int index;
    base::Vector<const char> payload;
  };
  struct ContextContents {
    Tagged<NativeContext> context;
    Value data = Undefined();  // a list (ListAdd)
    // What the embedder has to say of its pointers.
    base::GrowableArray<Field> fields;
  };
  base::GrowableArray<ContextContents> contexts;
  Value isolate_data = Undefined();  // a list
  // Pointers that a snapshot can name by their number.
  base::GrowableArray<const void*> external_references;
  bool keeps_code = false;
};

// Pointers of the embedder in internal fields, found before the snapshot is written.
struct SnapshotHolder {
  Tagged<HeapObject> object;
  int field;
};

class SnapshotWriter {
 public:
  SnapshotWriter(Isolate* isolate, const SnapshotContents& contents) : isolate_(isolate), contents_(contents) {}
  ~SnapshotWriter();
  DISALLOW_COPY(SnapshotWriter);

  // Appends the snapshot. False: error() says why.
  [[nodiscard]] bool Write(base::GrowableArray<uint8_t>* blob);
  const char* error() const { return error_; }
  // The pointer that is no external reference, where that is the error.
  const void* unknown_pointer() const { return unknown_pointer_; }

  // All pointers in internal fields of what is reachable from the context. False when memory is short.
  [[nodiscard]] static bool FindHolders(Tagged<NativeContext> context, Value data,
                                        base::GrowableArray<SnapshotHolder>* holders);

 private:
  using Place = SnapshotImage::Place;
  // The objects of one section, in the order in which they were found.
  struct Graph {
    base::GrowableArray<Address> objects;
    base::Table<Address, uint32_t> indices;
    base::GrowableArray<Place> places;
    SnapshotImage image;
  };

  bool Fail(const char* error) {
    if (error_ == nullptr) error_ = error;
    return false;
  }
  bool FailForMemory() { return Fail("there is no memory for it"); }

  static bool IsShared(InstanceType type);
  static bool BelongsToContext(InstanceType type);
  // Calls `visit(cell)` for the map and for all references that keep alive, read-only ones left out.
  template <typename Visit>
  bool VisitReferences(Address object, Visit visit);
  bool FindSharedCandidates();
  bool CollectShared();
  bool CollectContext(size_t number);
  bool AddToGraph(Graph* graph, uint64_t cell);

  bool CollectCode();
  bool WriteContext(size_t number);
  bool WriteSharedObjects();
  bool PlaceObjects(Graph* graph);
  bool WriteObjects(Graph* graph);
  bool WriteObject(Graph* graph, size_t index);
  bool WritePointers(Graph* graph, Place place);
  bool EncodeWord(Graph* graph, Place place, size_t word, uint64_t value, bool is_weak);
  // An array of words that are values, or references into the same section where `references` says so.
  struct ArrayElement {
    uint64_t word;
    bool is_reference;
  };
  using ArrayElements = base::GrowableArray<ArrayElement>;
  bool AddElement(ArrayElements* elements, Value value) { return elements->TryAdd({value.ptr(), false}) || FailForMemory(); }
  bool AddPlace(ArrayElements* elements, Place place) {
    return elements->TryAdd({place.AsReference(), true}) || FailForMemory();
  }
  bool AllocateArray(Graph* graph, size_t length, Place* place);
  bool WriteArray(Graph* graph, Place place, const ArrayElements& elements);

  Isolate* const isolate_;
  const SnapshotContents& contents_;
  const char* error_ = nullptr;
  const void* unknown_pointer_ = nullptr;

  ObjectRenderer renderer_;
  RenderedObject rendered_;
  Graph shared_;
  base::GrowableArray<Graph*> contexts_;
  // Objects that could be shared by contexts, and those of them that refer to a context's objects.
  base::GrowableArray<Address> candidates_;
  base::Table<Address, bool> bound_;
  // The list that contexts refer to shared objects by.
  base::GrowableArray<Address> listed_;
  base::Table<Address, uint32_t> list_indices_;
  base::Table<const void*, uint32_t> reference_numbers_;
  CodeCacheWriter::CompiledCode compiled_;
  CodeCacheWriter code_{compiled_};
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_SNAPSHOT_SNAPSHOT_WRITER_H_
