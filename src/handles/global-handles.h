#ifndef FLAT8_SRC_HANDLES_GLOBAL_HANDLES_H_
#define FLAT8_SRC_HANDLES_GLOBAL_HANDLES_H_

#include "include/v8-embedder-heap.h"
#include "include/v8-weak-callback-info.h"
#include "src/base/growable-array.h"
#include "src/common/isolate-data.h"
#include "src/heap/root-visitor.h"

namespace v8::internal {

// Slots outside of any scope: what v8::Global, v8::Persistent and the engine's own long-lived references point at. A
// slot lives until Destroy. A weak slot does not keep its object alive; when the object dies, its callback runs (first
// pass, which has to reset the handle; then, on request, a second pass that may do anything), or, for the form without a
// callback, the handle that owns the slot is set to null.
class GlobalHandles {
 public:
  using WeakCallback = v8::WeakCallbackInfo<void>::Callback;

  explicit GlobalHandles(IsolateData* data) : data_(data) {}
  ~GlobalHandles();
  DISALLOW_COPY(GlobalHandles);

  // A new strong slot, or null when memory is short.
  [[nodiscard]] Address* Create(Address value);
  template <typename TaggedValue>
  [[nodiscard]] Address* Create(TaggedValue value) {
    return Create(static_cast<Address>(value.ptr()));
  }
  static void Destroy(Address* location);
  [[nodiscard]] static Address* CopyGlobal(Address* location);
  // The handle object that owns the slot has moved from `from` to `to`.
  static void MoveGlobal(Address** from, Address** to);

  static void MakeWeak(Address* location, void* parameter, WeakCallback callback, v8::WeakCallbackType type);
  // `*location_address` becomes null when the object dies.
  static void MakeWeak(Address** location_address);
  // The same, but strong while a minor collection asks (unless droppable): what a TracedReference points at.
  static void MakeTraced(Address** location_address, bool is_droppable);
  static bool IsDroppable(Address* location) { return NodeOf(location)->traced == kDroppable; }
  // Makes the slot strong again; returns its parameter.
  static void* ClearWeakness(Address* location);
  static bool IsWeak(Address* location);
  static void SetClassId(Address* location, uint16_t class_id);
  static uint16_t ClassId(Address* location);

  // --- For the collector ---------------------------------------------------------------------------------------------
  void VisitStrongRoots(RootVisitor* visitor);
  // For heap snapshots: the weak slots.
  void VisitWeakSlots(RootVisitor* visitor);
  // Calls `visit(data, location, class_id)` for each slot that has a class id.
  void ForEachWithClassId(void* data, void (*visit)(void* data, Address* location, uint16_t class_id));
  // For a minor collection: the traced slots, without the droppable ones if `with_droppable` is false.
  void VisitTracedRoots(RootVisitor* visitor, bool with_droppable);
  // After everything else has been traced: the droppable slots that alone keep a value and that the handler does not give up.
  void VisitDroppableRoots(WeakReferences* references, RootVisitor* visitor, v8::EmbedderRootsHandler* handler);
  void ProcessWeakReferences(WeakReferences* references);
  // Calls embedder code; after the collection has finished with the heap, before the script goes on.
  void RunFirstPassCallbacks();
  void RunSecondPassCallbacks();
  bool HasSecondPassCallbacks() const { return !second_pass_.empty(); }

  size_t handles_count() const { return handles_count_; }
  size_t UsedSize() const { return handles_count_ * sizeof(Node); }
  size_t TotalSize() const { return block_count_ * sizeof(Block); }

 private:
  enum State : uint8_t { kFree, kStrong, kWeak, kPending };
  enum WeakKind : uint8_t { kParameter, kInternalFields, kResetHandle };
  enum TracedKind : uint8_t { kNotTraced, kTraced, kDroppable };

  struct Node {
    Address value;
    void* parameter;
    WeakCallback callback;
    Node* next;  // in the free list or the pending list
    void* fields[v8::kEmbedderFieldsInWeakCallback];
    uint16_t class_id;
    uint8_t index;
    State state;
    WeakKind kind;
    TracedKind traced;
  };
  static constexpr int kNodesInBlock = 64;
  struct Block {
    GlobalHandles* owner;
    Block* next;
    Node nodes[kNodesInBlock];
  };
  struct SecondPass {
    WeakCallback callback;
    void* parameter;
    void* fields[v8::kEmbedderFieldsInWeakCallback];
  };

  // Asks the handler to reset the reference that owns the slot.
  bool TryDrop(Node* node, v8::EmbedderRootsHandler* handler);
  static Node* NodeOf(Address* location) { return reinterpret_cast<Node*>(location); }
  static GlobalHandles* OwnerOf(Node* node);
  void Release(Node* node);
  template <typename Function>
  void ForEachNode(Function function);

  IsolateData* const data_;
  Block* blocks_ = nullptr;
  size_t block_count_ = 0;
  Node* free_ = nullptr;
  Node* pending_ = nullptr;
  size_t handles_count_ = 0;
  base::GrowableArray<SecondPass> second_pass_;
};

// Slots that live as long as the isolate (v8::Eternal).
class EternalHandles {
 public:
  EternalHandles() = default;
  ~EternalHandles();
  DISALLOW_COPY(EternalHandles);

  // A slot, or null when memory is short.
  [[nodiscard]] Address* Create(Address value);
  void VisitRoots(RootVisitor* visitor);
  size_t handles_count() const { return count_; }

 private:
  static constexpr size_t kSlotsInBlock = 255;
  struct Block {
    Block* next;
    Address slots[kSlotsInBlock];
  };
  Block* blocks_ = nullptr;
  size_t used_in_first_ = kSlotsInBlock;
  size_t count_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HANDLES_GLOBAL_HANDLES_H_
