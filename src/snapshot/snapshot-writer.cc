#include "src/snapshot/snapshot-writer.h"

#include "src/bytecode/unlinked-code.h"
#include "src/common/assert-scope.h"
#include "src/flags/flags.h"
#include "src/heap/backing-store.h"
#include "src/heap/cage.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

namespace {

// Shows the references of a rendered object, by the index of their word.
template <typename Function>
class WordVisitor {
 public:
  WordVisitor(uint64_t* words, Function function) : words_(words), function_(function) {}
  void VisitRange(uint64_t* begin, uint64_t* end) { Visit(begin, end, false); }
  void VisitWeakRange(Address, uint64_t* begin, uint64_t* end) { Visit(begin, end, true); }
  void VisitWeakCell(Address, uint64_t* begin, uint64_t* end) { Visit(begin, end, true); }
  void VisitEphemerons(Address, uint64_t* begin, uint64_t* end) { Visit(begin, end, false); }
  void VisitFeedback(Address, uint64_t*, uint64_t*) { UNREACHABLE(); }
  bool ok() const { return ok_; }

 private:
  void Visit(uint64_t* begin, uint64_t* end, bool is_weak) {
    for (uint64_t* slot = begin; ok_ && slot < end; ++slot) {
      if (IsCellWord(*slot)) {
        ok_ = function_(static_cast<size_t>(slot - words_), ObjectRenderer::Canonical(*slot), is_weak);
      }
    }
  }
  uint64_t* const words_;
  Function function_;
  bool ok_ = true;
};

// function(index of the word, cell, whether it is a weak reference) -> whether to go on.
template <typename Function>
bool ForEachReference(RenderedObject* object, Function function) {
  WordVisitor<Function> visitor(object->words(), function);
  VisitBody(reinterpret_cast<Address>(object->words()), object->size(), &visitor);
  return visitor.ok();
}

bool IsSuspended(Address object) {
  switch (reinterpret_cast<HeapObject*>(object)->instance_type()) {
    case JS_GENERATOR_OBJECT_TYPE:
    case JS_ASYNC_FUNCTION_OBJECT_TYPE:
    case JS_ASYNC_GENERATOR_OBJECT_TYPE: return reinterpret_cast<JSGeneratorObject*>(object)->is_suspended();
    default: return false;
  }
}

template <typename Function>
bool ForEachPointerField(Address object, Function function) {
  const Tagged<HeapObject> holder(object);
  if (holder->instance_type() == NATIVE_CONTEXT_TYPE) {
    const Value data = Cast<NativeContext>(holder)->embedder_data();
    if (!IsFixedArray(data)) return true;
    for (int i = 0; i < Cast<FixedArray>(data)->length(); ++i) {
      if (ObjectRenderer::IsPointerWord(Cast<FixedArray>(data)->get(i).ptr()) && !function(i)) return false;
    }
    return true;
  }
  if (!IsJSObject(holder)) return true;
  const Tagged<JSObject> js_object(object);
  for (int i = 0; i < js_object->GetEmbedderFieldCount(); ++i) {
    if (ObjectRenderer::IsPointerWord(js_object->GetEmbedderField(i).ptr()) && !function(i)) return false;
  }
  return true;
}

}  // namespace

SnapshotWriter::~SnapshotWriter() {
  for (Graph* graph : contexts_) base::Delete(graph);
}

bool SnapshotWriter::IsShared(InstanceType type) {
  if (type <= LAST_NAME_TYPE) return true;
  switch (type) {
    case SHARED_FUNCTION_INFO_TYPE:
    case SCRIPT_TYPE:
    case SCOPE_INFO_TYPE:
    case FUNCTION_TEMPLATE_INFO_TYPE:
    case OBJECT_TEMPLATE_INFO_TYPE:
    case ACCESSOR_INFO_TYPE:
    case INTERCEPTOR_INFO_TYPE:
    case ACCESS_CHECK_INFO_TYPE:
    case REGEXP_DATA_TYPE: return true;
    default: return false;
  }
}

bool SnapshotWriter::BelongsToContext(InstanceType type) {
  switch (type) {
    case MAP_TYPE:
    case CONTEXT_TYPE:
    case NATIVE_CONTEXT_TYPE:
    case CELL_TYPE:
    case PROPERTY_CELL_TYPE: return true;
    default: return type >= FIRST_JS_RECEIVER_TYPE;
  }
}

// --- Finding ---------------------------------------------------------------------------------------------------------

template <typename Visit>
bool SnapshotWriter::VisitReferences(Address object, Visit visit) {
  if (!renderer_.Render(object, &rendered_)) return FailForMemory();
  const uint64_t map = rendered_.As<HeapObject>()->map().ptr();
  // `rendered_` is used again before all have been visited.
  base::GrowableArray<uint64_t, 32> references;
  if (!ObjectRenderer::IsReadOnly(map) && !references.TryAdd(map)) return FailForMemory();
  const auto collect = [&](size_t, uint64_t cell, bool is_weak) {
    return is_weak || ObjectRenderer::IsReadOnly(cell) || references.TryAdd(cell);
  };
  if (!ForEachReference(&rendered_, collect)) return FailForMemory();
  for (const uint64_t cell : references) {
    if (!visit(cell)) return false;
  }
  return true;
}

bool SnapshotWriter::AddToGraph(Graph* graph, uint64_t cell) {
  if (graph->indices.Contains(cell)) return true;
  if (!graph->indices.TryPut(cell, static_cast<uint32_t>(graph->objects.size())) || !graph->objects.TryAdd(cell)) {
    return FailForMemory();
  }
  return true;
}

bool SnapshotWriter::FindSharedCandidates() {
  Graph all;
  for (const SnapshotContents::ContextContents& entry : contents_.contexts) {
    if (!AddToGraph(&all, entry.context.ptr())) return false;
    if (entry.data.IsCell() && !AddToGraph(&all, entry.data.ptr())) return false;
  }
  for (size_t i = 0; i < all.objects.size(); ++i) {
    const Address object = all.objects[i];
    if (IsShared(reinterpret_cast<HeapObject*>(object)->instance_type()) && !candidates_.TryAdd(object)) {
      return FailForMemory();
    }
    if (!VisitReferences(object, [&](uint64_t cell) { return AddToGraph(&all, cell); })) return false;
  }
  return true;
}

bool SnapshotWriter::CollectShared() {
  base::GrowableArray<uint64_t> roots;
  for (const Value root : {contents_.isolate_data, isolate_->root(Isolate::kSymbolRegistry),
                           isolate_->root(Isolate::kPrivateSymbolRegistry), isolate_->root(Isolate::kApiRoot0)}) {
    if (root.IsHeapObjectWord() && !ObjectRenderer::IsReadOnly(root.ptr()) && !roots.TryAdd(root.ptr())) {
      return FailForMemory();
    }
  }
  // What refers to something of a context, directly or not, cannot be shared.
  struct Edge {
    Address from, to;
  };
  base::GrowableArray<Edge> edges;
  Graph reachable;
  for (const uint64_t root : roots) {
    if (!AddToGraph(&reachable, root)) return false;
  }
  for (const Address candidate : candidates_) {
    if (!AddToGraph(&reachable, candidate)) return false;
  }
  for (size_t i = 0; i < reachable.objects.size(); ++i) {
    const Address object = reachable.objects[i];
    const bool ok = VisitReferences(object, [&](uint64_t cell) {
      if (BelongsToContext(reinterpret_cast<HeapObject*>(cell)->instance_type())) {
        return bound_.TryPut(object, true) || FailForMemory();
      }
      return (edges.TryAdd({object, cell}) || FailForMemory()) && AddToGraph(&reachable, cell);
    });
    if (!ok) return false;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const Edge& edge : edges) {
      if (!bound_.Contains(edge.to) || bound_.Contains(edge.from)) continue;
      if (!bound_.TryPut(edge.from, true)) return FailForMemory();
      changed = true;
    }
  }
  for (const uint64_t root : roots) {
    if (bound_.Contains(root) || BelongsToContext(reinterpret_cast<HeapObject*>(root)->instance_type())) {
      return Fail("data of the isolate refers to an object of a context");
    }
    if (!AddToGraph(&shared_, root)) return false;
  }
  for (const Address candidate : candidates_) {
    if (!bound_.Contains(candidate) && !AddToGraph(&shared_, candidate)) return false;
  }
  for (size_t i = 0; i < shared_.objects.size(); ++i) {
    if (!VisitReferences(shared_.objects[i], [&](uint64_t cell) { return AddToGraph(&shared_, cell); })) return false;
  }
  return true;
}

bool SnapshotWriter::CollectContext(size_t number) {
  Graph* const graph = contexts_[number];
  const SnapshotContents::ContextContents& entry = contents_.contexts[number];
  const auto add = [&](uint64_t cell) { return shared_.indices.Contains(cell) || AddToGraph(graph, cell); };
  if (!add(entry.context.ptr())) return false;
  if (entry.data.IsHeapObjectWord() && !add(entry.data.ptr())) return false;
  for (size_t i = 0; i < graph->objects.size(); ++i) {
    const Address object = graph->objects[i];
    switch (reinterpret_cast<HeapObject*>(object)->instance_type()) {
      case NATIVE_CONTEXT_TYPE:
        if (object != entry.context.ptr()) return Fail("a context refers to another");
        break;
      case JS_SHARED_ARRAY_BUFFER_TYPE: return Fail("a SharedArrayBuffer cannot be part of it");
      case MICROTASK_TYPE: return Fail("a pending microtask cannot be part of it");
      case FEEDBACK_VECTOR_TYPE: UNREACHABLE();
      default: break;
    }
    if (!VisitReferences(object, add)) return false;
  }
  return true;
}

bool SnapshotWriter::FindHolders(Tagged<NativeContext> context, Value data,
                                 base::GrowableArray<SnapshotHolder>* holders) {
  SnapshotContents nothing;
  SnapshotWriter writer(nullptr, nothing);
  Graph all;
  if (!writer.AddToGraph(&all, context.ptr())) return false;
  if (data.IsHeapObjectWord() && !writer.AddToGraph(&all, data.ptr())) return false;
  for (size_t i = 0; i < all.objects.size(); ++i) {
    const Address object = all.objects[i];
    const Tagged<HeapObject> holder(object);
    // Those of other contexts are the writer's to complain about.
    if (object != context.ptr() && holder->instance_type() == NATIVE_CONTEXT_TYPE) continue;
    if (!ForEachPointerField(object, [&](int field) { return holders->TryAdd({holder, field}); })) return false;
    if (!writer.VisitReferences(object, [&](uint64_t cell) { return writer.AddToGraph(&all, cell); })) return false;
  }
  return true;
}

// --- Writing ---------------------------------------------------------------------------------------------------------

bool SnapshotWriter::CollectCode() {
  const auto each = [this](auto function) {
    for (const Address object : shared_.objects) {
      if (!function(object)) return FailForMemory();
    }
    for (const Graph* graph : contexts_) {
      for (const Address object : graph->objects) {
        if (!function(object)) return FailForMemory();
      }
    }
    return true;
  };
  const auto unlinked_of = [](Address object) -> const UnlinkedFunction* {
    const Tagged<HeapObject> heap_object(object);
    return IsSharedFunctionInfo(heap_object) ? Cast<SharedFunctionInfo>(heap_object)->unlinked() : nullptr;
  };
  if (contents_.keeps_code && !each([&](Address object) {
        const UnlinkedFunction* const unlinked = unlinked_of(object);
        if (unlinked == nullptr) return true;
        const UnlinkedCode* const code = Tagged<SharedFunctionInfo>(object)->code()->unlinked();
        return code == nullptr || compiled_.TryPut(unlinked, code);
      })) {
    return false;
  }
  return each([&](Address object) {
    const UnlinkedFunction* const unlinked = unlinked_of(object);
    if (unlinked != nullptr) return code_.AddFunction(unlinked);
    const Tagged<HeapObject> heap_object(object);
    return !IsScopeInfo(heap_object) || code_.AddScope(Cast<ScopeInfo>(heap_object)->scope());
  });
}

bool SnapshotWriter::PlaceObjects(Graph* graph) {
  if (!graph->places.TryReserve(graph->objects.size())) return FailForMemory();
  for (const Address object : graph->objects) {
    if (!renderer_.Render(object, &rendered_)) return FailForMemory();
    Place place;
    if (!graph->image.Allocate(ObjectRenderer::SpaceOf(rendered_.type()), rendered_.size(), &place) ||
        !graph->places.TryAdd(place)) {
      return FailForMemory();
    }
  }
  return true;
}

bool SnapshotWriter::EncodeWord(Graph* graph, Place place, size_t word, uint64_t value, bool is_weak) {
  uint64_t reference;
  if (ObjectRenderer::IsReadOnly(value)) {
    reference = SnapshotReference::Make(SnapshotReference::kReadOnlyBase, value - g_cage_base);
  } else if (const uint32_t* const index = graph->indices.Find(value)) {
    reference = graph->places[*index].AsReference();
  } else if (graph != &shared_ && shared_.indices.Contains(value)) {
    const uint32_t* number = list_indices_.Find(value);
    if (number == nullptr) {
      if (!list_indices_.TryPut(value, static_cast<uint32_t>(listed_.size())) || !listed_.TryAdd(value)) {
        return FailForMemory();
      }
      number = list_indices_.Find(value);
    }
    reference = SnapshotReference::Make(SnapshotReference::kSharedObjects, *number);
  } else {
    CHECK(is_weak);
    graph->image.WordsAt(place)[word] = kClearedWord;
    return true;
  }
  graph->image.SetReference(place, word, reference);
  return true;
}

bool SnapshotWriter::WritePointers(Graph* graph, Place place) {
  for (const RenderedPointer& entry : rendered_.pointers()) {
    const uint32_t* const number = reference_numbers_.Find(entry.pointer);
    if (number == nullptr) {
      unknown_pointer_ = entry.pointer;
      return Fail("a pointer is not among the external references");
    }
    const Place word{place.segment, place.offset + entry.word * 8};
    if (!graph->image.AddFixup(word, SnapshotFixup::kExternalReference, *number)) return FailForMemory();
  }
  return true;
}

bool SnapshotWriter::WriteObject(Graph* graph, size_t index) {
  const Address object = graph->objects[index];
  const Place place = graph->places[index];
  if (!renderer_.Render(object, &rendered_)) return FailForMemory();
  uint64_t* const words = graph->image.WordsAt(place);
  for (size_t i = 0; i < rendered_.size() / 8; ++i) words[i] = rendered_.words()[i];
  // Old, and not seen by any collection yet.
  words[0] = (words[0] & ((uint64_t{1} << kHeaderAgeShift) - 1)) | uint64_t{kOldClean} << kHeaderGcStateShift;
  const uint64_t map = rendered_.As<HeapObject>()->map().ptr();
  if (!ObjectRenderer::IsReadOnly(map)) graph->image.SetMap(place, graph->places[*graph->indices.Find(map)]);
  if (!ForEachReference(&rendered_, [&](size_t word, uint64_t cell, bool is_weak) {
        return EncodeWord(graph, place, word, cell, is_weak);
      }) ||
      !WritePointers(graph, place)) {
    return false;
  }
  const auto add = [&](SnapshotFixup::Kind kind, uint32_t value = 0) {
    return graph->image.AddFixup(place, kind, value) || FailForMemory();
  };
  const InstanceType type = rendered_.type();
  switch (type) {
    case INTERNALIZED_ONE_BYTE_STRING_TYPE:
    case INTERNALIZED_TWO_BYTE_STRING_TYPE: return add(SnapshotFixup::kInternalizedString);
    case MAP_TYPE: return add(SnapshotFixup::kMap);
    case NAME_DICTIONARY_TYPE: return add(SnapshotFixup::kNameDictionary);
    case ORDERED_HASH_MAP_TYPE: return add(SnapshotFixup::kOrderedHashMap);
    case ORDERED_HASH_SET_TYPE: return add(SnapshotFixup::kOrderedHashSet);
    case SHARED_FUNCTION_INFO_TYPE: {
      const UnlinkedFunction* const unlinked = Tagged<SharedFunctionInfo>(object)->unlinked();
      return unlinked == nullptr || add(SnapshotFixup::kShared, code_.NumberOfFunction(unlinked));
    }
    case SCOPE_INFO_TYPE:
      return add(SnapshotFixup::kScopeInfo, code_.NumberOfScope(Tagged<ScopeInfo>(object)->scope()));
    default: return true;
  }
}

bool SnapshotWriter::WriteObjects(Graph* graph) {
  for (size_t i = 0; i < graph->objects.size(); ++i) {
    if (!WriteObject(graph, i)) return false;
  }
  return true;
}

bool SnapshotWriter::AllocateArray(Graph* graph, size_t length, Place* place) {
  return graph->image.Allocate(SnapshotSpace::kOld, static_cast<size_t>(FixedArray::SizeFor(static_cast<int>(length))),
                               place) ||
         FailForMemory();
}

bool SnapshotWriter::WriteArray(Graph* graph, Place place, const ArrayElements& elements) {
  uint64_t* const words = graph->image.WordsAt(place);
  words[0] = ReadOnlyRoots::fixed_array_map()->instance_header() | uint64_t{kOldClean} << kHeaderGcStateShift;
  words[1] = Value::Int(static_cast<int>(elements.size())).ptr();
  for (size_t i = 0; i < elements.size(); ++i) {
    const ArrayElement& element = elements[i];
    if (element.is_reference) {
      graph->image.SetReference(place, 2 + i, element.word);
    } else if (IsCellWord(element.word)) {
      if (!EncodeWord(graph, place, 2 + i, ObjectRenderer::Canonical(element.word), false)) return false;
    } else {
      words[2 + i] = element.word;
    }
  }
  return true;
}

bool SnapshotWriter::WriteContext(size_t number) {
  Graph* const graph = contexts_[number];
  const SnapshotContents::ContextContents& entry = contents_.contexts[number];
  ArrayElements buffers, views, holders, suspended, root;
  for (const Address object : graph->objects) {
    const Tagged<HeapObject> heap_object(object);
    if (IsJSArrayBuffer(heap_object)) {
      const Tagged<JSArrayBuffer> buffer = Cast<JSArrayBuffer>(heap_object);
      const SnapshotBuffer header{buffer->byte_length(), buffer->max_byte_length()};
      uint32_t offset;
      if (!graph->image.AddPayload(&header, sizeof header, buffer->backing_store(), buffer->byte_length(), &offset)) {
        return FailForMemory();
      }
      if (!AddElement(&buffers, buffer) || !AddElement(&buffers, Value::Int(static_cast<int>(offset)))) return false;
    } else if (heap_object->instance_type() == JS_TYPED_ARRAY_TYPE) {
      if (!AddElement(&views, heap_object)) return false;
    } else if (IsSuspended(object)) {
      if (!AddElement(&suspended, heap_object)) return false;
    }
  }
  for (const SnapshotContents::Field& field : entry.fields) {
    const SnapshotField header{field.payload.size()};
    uint32_t offset;
    if (!graph->image.AddPayload(&header, sizeof header, field.payload.begin(), field.payload.size(), &offset)) {
      return FailForMemory();
    }
    if (!AddElement(&holders, field.holder) || !AddElement(&holders, Value::Int(field.index)) ||
        !AddElement(&holders, Value::Int(static_cast<int>(offset)))) {
      return false;
    }
  }
  Place places[kContextRootCount];
  ArrayElements* const arrays[kContextRootCount] = {nullptr, nullptr, &buffers, &views, &holders, &suspended};
  if (!PlaceObjects(graph)) return false;
  if (!AddElement(&root, entry.context) || !AddElement(&root, entry.data)) return false;
  for (int i = kBuffersRoot; i < kContextRootCount; ++i) {
    if (!AllocateArray(graph, arrays[i]->size(), &places[i]) || !AddPlace(&root, places[i])) return false;
  }
  Place root_place;
  if (!AllocateArray(graph, root.size(), &root_place)) return false;
  if (!graph->image.FinishAllocation()) return FailForMemory();
  graph->image.set_root(root_place);
  if (!WriteObjects(graph)) return false;
  for (int i = kBuffersRoot; i < kContextRootCount; ++i) {
    if (!WriteArray(graph, places[i], *arrays[i])) return false;
  }
  return WriteArray(graph, root_place, root);
}

// After all contexts: they say what is to be in the list.
bool SnapshotWriter::WriteSharedObjects() {
  ArrayElements list, root;
  for (const Address object : listed_) {
    if (!AddElement(&list, Value(object))) return false;
  }
  Place list_place, root_place;
  if (!PlaceObjects(&shared_) || !AllocateArray(&shared_, list.size(), &list_place) || !AddPlace(&root, list_place) ||
      !AddElement(&root, contents_.isolate_data) || !AddElement(&root, isolate_->root(Isolate::kSymbolRegistry)) ||
      !AddElement(&root, isolate_->root(Isolate::kPrivateSymbolRegistry)) ||
      !AddElement(&root, isolate_->root(Isolate::kApiRoot0)) ||
      !AddElement(&root, Value::Int(isolate_->next_script_id)) ||
      !AddElement(&root, Value::Int(isolate_->next_template_serial)) ||
      !AllocateArray(&shared_, root.size(), &root_place)) {
    return false;
  }
  if (!shared_.image.FinishAllocation()) return FailForMemory();
  shared_.image.set_root(root_place);
  return WriteObjects(&shared_) && WriteArray(&shared_, list_place, list) && WriteArray(&shared_, root_place, root);
}

bool SnapshotWriter::Write(base::GrowableArray<uint8_t>* blob) {
  const DisallowGarbageCollection no_gc;
  for (size_t i = 0; i < contents_.external_references.size(); ++i) {
    const void* const pointer = contents_.external_references[i];
    if (reference_numbers_.Contains(pointer)) continue;
    if (!reference_numbers_.TryPut(pointer, static_cast<uint32_t>(i))) return FailForMemory();
  }
  const size_t count = contents_.contexts.size();
  for (size_t i = 0; i < count; ++i) {
    Graph* const graph = base::New<Graph>();
    if (graph == nullptr || !contexts_.TryAdd(graph)) {
      base::Delete(graph);
      return FailForMemory();
    }
  }
  if (!FindSharedCandidates() || !CollectShared()) return false;
  for (size_t i = 0; i < count; ++i) {
    if (!CollectContext(i)) return false;
  }
  if (!CollectCode()) return false;
  if (!code_.Finish()) return FailForMemory();
  for (size_t i = 0; i < count; ++i) {
    if (!WriteContext(i)) return false;
  }
  if (!WriteSharedObjects()) return false;

  SnapshotHeader header{};
  header.magic = SnapshotHeader::kMagic;
  header.format = SnapshotHeader::kFormat;
  header.engine = SnapshotEngineHash();
  header.flags = FlagList::Hash();
  header.read_only = ReadOnlyLayoutHash();
  header.context_count = static_cast<uint32_t>(count);
  header.external_reference_count = static_cast<uint32_t>(contents_.external_references.size());
  const size_t offsets_at = sizeof header;
  header.code_offset = offsets_at + (1 + count) * sizeof(uint64_t);
  header.code_size = code_.bytes().size();
  if (!blob->TryResize(header.code_offset) || !blob->TryAppend(code_.bytes().begin(), code_.bytes().size())) {
    return FailForMemory();
  }
  for (size_t i = 0; i <= count; ++i) {
    if (!blob->TryResize((blob->size() + 7) & ~size_t{7})) return FailForMemory();
    const uint64_t offset = blob->size();
    std::memcpy(blob->data() + offsets_at + i * sizeof offset, &offset, sizeof offset);
    if (!(i == 0 ? &shared_ : contexts_[i - 1])->image.AppendTo(blob)) return FailForMemory();
  }
  header.size = blob->size();
  constexpr size_t kChecked = offsetof(SnapshotHeader, checksum) + sizeof header.checksum;
  std::memcpy(blob->data(), &header, sizeof header);
  header.checksum = SnapshotChecksum(blob->data() + kChecked, blob->size() - kChecked);
  std::memcpy(blob->data(), &header, sizeof header);
  return true;
}

}  // namespace v8::internal
