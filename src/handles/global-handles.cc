#include "src/handles/global-handles.h"

#include "src/base/memory.h"
#include "src/heap/stack-segments.h"
#include "src/objects/objects.h"

namespace v8::internal {

namespace {

// The aligned pointers in the first internal fields of an object, dead already but still whole.
void ReadInternalFields(Address object, void* fields[v8::kEmbedderFieldsInWeakCallback]) {
  for (int i = 0; i < v8::kEmbedderFieldsInWeakCallback; i++) fields[i] = nullptr;
  const HeapObject* cell = reinterpret_cast<HeapObject*>(object);
  if (cell->instance_type() < FIRST_JS_OBJECT_TYPE) return;
  const Tagged<Map> map = cell->map();
  for (int i = 0; i < v8::kEmbedderFieldsInWeakCallback && i < map->embedder_field_count(); i++) {
    const Value word = cell->RawField(map->embedder_fields_start() + i * kTaggedSize).load();
    if (word.IsDouble() && word.AsRawBits() < (uint64_t{1} << 48)) fields[i] = word.AsRawPointer<void>();
  }
}

// The one place from which weak callbacks are called: what engine frames above hold is spilled and scanned here.
V8_NOINLINE void CallWeakCallback(IsolateData* data, GlobalHandles::WeakCallback callback,
                                  const v8::WeakCallbackInfo<void>& info) {
  ExitScope exit(data);
  callback(info);
}

V8_NOINLINE bool CallRootsHandler(IsolateData* data, v8::EmbedderRootsHandler* handler,
                                  const v8::TracedReference<v8::Value>& reference) {
  ExitScope exit(data);
  return handler->TryResetRoot(reference);
}

}  // namespace

GlobalHandles::~GlobalHandles() {
  while (Block* block = blocks_) {
    blocks_ = block->next;
    base::Free(block);
  }
}

GlobalHandles* GlobalHandles::OwnerOf(Node* node) {
  return reinterpret_cast<Block*>(reinterpret_cast<Address>(node - node->index) - offsetof(Block, nodes))->owner;
}

template <typename Function>
void GlobalHandles::ForEachNode(Function function) {
  for (Block* block = blocks_; block != nullptr; block = block->next) {
    for (Node& node : block->nodes) function(&node);
  }
}

Address* GlobalHandles::Create(Address value) {
  if (free_ == nullptr) {
    Block* block = static_cast<Block*>(base::Malloc(sizeof(Block)));
    if (block == nullptr) return nullptr;
    block->owner = this;
    block->next = blocks_;
    blocks_ = block;
    block_count_++;
    for (int i = kNodesInBlock - 1; i >= 0; i--) {
      Node* node = &block->nodes[i];
      node->index = static_cast<uint8_t>(i);
      node->state = kFree;
      node->value = kNullAddress;
      node->next = free_;
      free_ = node;
    }
  }
  Node* node = free_;
  free_ = node->next;
  node->value = value;
  node->parameter = nullptr;
  node->callback = nullptr;
  node->next = nullptr;
  node->class_id = 0;
  node->state = kStrong;
  node->traced = kNotTraced;
  handles_count_++;
  return &node->value;
}

void GlobalHandles::Release(Node* node) {
  node->value = kNullAddress;
  node->next = free_;
  node->state = kFree;
  free_ = node;
  handles_count_--;
}

void GlobalHandles::Destroy(Address* location) {
  if (location == nullptr) return;
  Node* node = NodeOf(location);
  CHECK(node->state != kFree);
  GlobalHandles* owner = OwnerOf(node);
  if (node->state == kPending) {
    // Its callback has been promised and not run yet: take it out of the list.
    Node** link = &owner->pending_;
    while (*link != nullptr && *link != node) link = &(*link)->next;
    if (*link == node) *link = node->next;
  }
  owner->Release(node);
}

Address* GlobalHandles::CopyGlobal(Address* location) { return OwnerOf(NodeOf(location))->Create(*location); }

void GlobalHandles::MoveGlobal(Address** from, Address** to) {
  Node* node = NodeOf(*from);
  if (node->state == kWeak && node->kind == kResetHandle) node->parameter = to;
}

void GlobalHandles::MakeWeak(Address* location, void* parameter, WeakCallback callback, v8::WeakCallbackType type) {
  Node* node = NodeOf(location);
  CHECK(node->state == kStrong || node->state == kWeak);
  node->state = kWeak;
  node->kind = type == v8::WeakCallbackType::kInternalFields ? kInternalFields : kParameter;
  node->parameter = parameter;
  node->callback = callback;
}

void GlobalHandles::MakeWeak(Address** location_address) {
  Node* node = NodeOf(*location_address);
  CHECK(node->state == kStrong || node->state == kWeak);
  node->state = kWeak;
  node->kind = kResetHandle;
  node->parameter = location_address;
  node->callback = nullptr;
}

void GlobalHandles::MakeTraced(Address** location_address, bool is_droppable) {
  MakeWeak(location_address);
  NodeOf(*location_address)->traced = is_droppable ? kDroppable : kTraced;
}

void* GlobalHandles::ClearWeakness(Address* location) {
  Node* node = NodeOf(location);
  if (node->state != kWeak) return nullptr;
  node->state = kStrong;
  return node->parameter;
}

bool GlobalHandles::IsWeak(Address* location) { return NodeOf(location)->state == kWeak; }
void GlobalHandles::SetClassId(Address* location, uint16_t class_id) { NodeOf(location)->class_id = class_id; }
uint16_t GlobalHandles::ClassId(Address* location) { return NodeOf(location)->class_id; }

void GlobalHandles::VisitStrongRoots(RootVisitor* visitor) {
  ForEachNode([visitor](Node* node) {
    if (node->state == kStrong) visitor->VisitRoot(&node->value);
  });
}

void GlobalHandles::VisitWeakSlots(RootVisitor* visitor) {
  ForEachNode([visitor](Node* node) {
    if (node->state == kWeak) visitor->VisitRoot(&node->value);
  });
}

void GlobalHandles::ForEachWithClassId(void* data, void (*visit)(void* data, Address* location, uint16_t class_id)) {
  ForEachNode([=](Node* node) {
    if ((node->state == kStrong || node->state == kWeak) && node->class_id != 0) visit(data, &node->value, node->class_id);
  });
}

void GlobalHandles::VisitTracedRoots(RootVisitor* visitor, bool with_droppable) {
  ForEachNode([=](Node* node) {
    if (node->state != kWeak || node->traced == kNotTraced) return;
    if (with_droppable || node->traced == kTraced) visitor->VisitRoot(&node->value);
  });
}

void GlobalHandles::VisitDroppableRoots(WeakReferences* references, RootVisitor* visitor,
                                        v8::EmbedderRootsHandler* handler) {
  ForEachNode([=, this](Node* node) {
    if (node->state != kWeak || node->traced != kDroppable || !Value(node->value).IsCell()) return;
    if (references->NewAddress(node->value) == kNullAddress && TryDrop(node, handler)) return;
    visitor->VisitRoot(&node->value);
  });
}

bool GlobalHandles::TryDrop(Node* node, v8::EmbedderRootsHandler* handler) {
  // A reference as the embedder has one: equal to its own, and not reset in the end.
  Address* location = &node->value;
  return CallRootsHandler(data_, handler, reinterpret_cast<const v8::TracedReference<v8::Value>&>(location));
}

void GlobalHandles::ProcessWeakReferences(WeakReferences* references) {
  ForEachNode([this, references](Node* node) {
    if (node->state != kWeak || references->Update(&node->value)) return;
    if (node->kind == kResetHandle) {
      *static_cast<Address**>(node->parameter) = nullptr;
      Release(node);
      return;
    }
    if (node->kind == kInternalFields) {
      ReadInternalFields(node->value, node->fields);
    } else {
      for (void*& field : node->fields) field = nullptr;
    }
    node->value = kNullAddress;
    node->state = kPending;
    node->next = pending_;
    pending_ = node;
  });
}

void GlobalHandles::RunFirstPassCallbacks() {
  while (Node* node = pending_) {
    pending_ = node->next;
    // Reset in the callback frees the node; what the call needs is copied first.
    SecondPass second = {nullptr, node->parameter, {node->fields[0], node->fields[1]}};
    const WeakCallback callback = node->callback;
    node->next = nullptr;
    node->state = kStrong;
    if (callback == nullptr) {
      Release(node);
      continue;
    }
    const v8::WeakCallbackInfo<void> info(reinterpret_cast<v8::Isolate*>(data_), second.parameter, second.fields,
                                          &second.callback);
    CallWeakCallback(data_, callback, info);
    if (second.callback == nullptr || second_pass_.TryAdd(second)) continue;
    // No memory to remember the second pass: it runs now, with the heap in order but more collections possibly to come.
    WeakCallback none = nullptr;
    const v8::WeakCallbackInfo<void> second_info(reinterpret_cast<v8::Isolate*>(data_), second.parameter, second.fields,
                                                 &none);
    CallWeakCallback(data_, second.callback, second_info);
  }
}

void GlobalHandles::RunSecondPassCallbacks() {
  // Callbacks may collect, which appends to the list. They do not nest: the outermost call gets to the new ones. While
  // it is at it, the first entry is one that has been called.
  if (second_pass_.begin()->callback == nullptr) return;
  for (size_t k = 0; k < second_pass_.size(); ++k) {
    SecondPass call = second_pass_.begin()[k];
    second_pass_.begin()[k].callback = nullptr;
    WeakCallback none = nullptr;
    const v8::WeakCallbackInfo<void> info(reinterpret_cast<v8::Isolate*>(data_), call.parameter, call.fields, &none);
    CallWeakCallback(data_, call.callback, info);
  }
  second_pass_.Clear();
}

EternalHandles::~EternalHandles() {
  while (Block* block = blocks_) {
    blocks_ = block->next;
    base::Free(block);
  }
}

Address* EternalHandles::Create(Address value) {
  if (used_in_first_ == kSlotsInBlock) {
    Block* block = static_cast<Block*>(base::Malloc(sizeof(Block)));
    if (block == nullptr) return nullptr;
    block->next = blocks_;
    blocks_ = block;
    used_in_first_ = 0;
  }
  Address* slot = &blocks_->slots[used_in_first_++];
  *slot = value;
  count_++;
  return slot;
}

void EternalHandles::VisitRoots(RootVisitor* visitor) {
  size_t used = used_in_first_;
  for (Block* block = blocks_; block != nullptr; block = block->next) {
    visitor->VisitRootRange(block->slots, block->slots + used);
    used = kSlotsInBlock;
  }
}

}  // namespace v8::internal
