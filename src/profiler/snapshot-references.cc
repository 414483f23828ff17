#include <cstdio>
#include <cstring>

#include "src/ast/unlinked-scope.h"
#include "src/heap/backing-store.h"
#include "src/heap/object-visiting.h"
#include "src/profiler/heap-snapshot-generator.h"
#include "src/profiler/snapshot-fields.h"

// The edges of a heap snapshot: what each kind of object refers to, and what the reference is called. Every word of an
// object that keeps another alive becomes one: named where the language or the table of fields has a name for it.
namespace v8::internal {

namespace {

// What all isolates share says nothing about this one.
bool IsShared(Value value) {
  return value.IsCell() && PageMetadata::FromAddress(value.ptr())->Is(PageMetadata::kReadOnlyPage);
}

}  // namespace

void HeapSnapshotGenerator::AddReferences(Address address, size_t size) {
  const InstanceType type = static_cast<InstanceType>(InstanceTypeByteOf(address));
  if (ReachableObjects::ShowsMap(address)) {
    AddEdge(Edge::kInternal, "map", reinterpret_cast<HeapObject*>(address)->map());
  }
  if (type >= FIRST_JS_RECEIVER_TYPE) return AddReceiverReferences(Tagged<JSReceiver>(address));
  if (type == CONTEXT_TYPE || type == NATIVE_CONTEXT_TYPE) return AddContextReferences(Tagged<Context>(address));
  switch (kBodyKinds[type]) {
    case BodyKind::kRaw:
      return;
    case BodyKind::kTagged:
      // What is in an object's store, the object has.
      if ((type == FIXED_ARRAY_TYPE || type == PROPERTY_ARRAY_TYPE) && reachable_.IsStore(address)) return;
      return AddFields(address, 8, size);
    case BodyKind::kTagged16:
      return AddFields(address, 16, size);
    case BodyKind::kMap:
      return AddFields(address, Map::kMapTaggedStart, size);
    case BodyKind::kWeak:
      for (size_t offset = 16; offset < size; offset += kTaggedSize) {
        const Value value(WordAt(address + offset));
        if (!value.IsCell() || NodeOf(value.ptr()) == ObjectSet::kNone) continue;
        AddEdge(Edge::kWeak, snapshot_->names().AddFormatted("%zu", (offset - 16) / kTaggedSize), value);
      }
      return;
    case BodyKind::kWeakCell:
      AddEdge(Edge::kWeak, "target", Value(WordAt(address + 8)));
      AddEdge(Edge::kWeak, "unregister_token", Value(WordAt(address + 16)));
      return AddFields(address, 24, size);
    case BodyKind::kEphemeron:
      // The edges that keep values are among the early ones.
      for (size_t offset = EphemeronHashTable::kEntriesOffset; offset < size; offset += kTaggedSize) {
        const Value value(WordAt(address + offset));
        if (!value.IsCell() || NodeOf(value.ptr()) == ObjectSet::kNone) continue;
        const size_t word = (offset - EphemeronHashTable::kEntriesOffset) / kTaggedSize;
        AddEdge(Edge::kWeak, snapshot_->names().AddFormatted("%zu", word), value);
      }
      return;
    case BodyKind::kFeedback:
      return AddFeedback(address);
  }
}

void HeapSnapshotGenerator::AddFields(Address object, size_t begin, size_t end) {
  const SnapshotFields fields = SnapshotFieldsOf(static_cast<InstanceType>(InstanceTypeByteOf(object)));
  for (size_t offset = begin; offset < end; offset += kTaggedSize) {
    const Value value(WordAt(object + offset));
    if (!value.IsCell()) continue;
    if (const char* name = fields.NameAt(offset)) {
      if (IsMap(value) && InstanceTypeByteOf(object) == MAP_TYPE && std::strcmp(name, "constructor") == 0) {
        name = "back_pointer";
      }
      AddEdge(Edge::kInternal, name, value);
    } else {
      AddEdge(Edge::kHidden, static_cast<uint32_t>(offset / kTaggedSize), value);
    }
  }
}

void HeapSnapshotGenerator::AddFeedback(Address address) {
  FeedbackVector* const vector = reinterpret_cast<FeedbackVector*>(address);
  AddFields(address, 16, FeedbackVector::kFirstSlotOffset);
  vector->ForEachSlot([&](FeedbackKind kind, int index) {
    const bool is_call = kind == FeedbackKind::kCall || kind == FeedbackKind::kConstruct;
    for (int word = 0; word < FeedbackWordsOf(kind); ++word) {
      const Value value(*vector->slot(index + word));
      const uint32_t number = static_cast<uint32_t>(index + word);
      if (!value.IsCell()) continue;
      if (is_call && word == 0) {
        if (NodeOf(value.ptr()) != ObjectSet::kNone) {
          AddEdge(Edge::kWeak, snapshot_->names().AddFormatted("%u", number), value);
        }
      } else {
        AddEdge(Edge::kHidden, number, value);
      }
    }
  });
}

void HeapSnapshotGenerator::AddReceiverReferences(Tagged<JSReceiver> receiver) {
  const Tagged<Map> map = receiver->map();
  const InstanceType type = receiver->instance_type();
  AddEdge(Edge::kProperty, "__proto__", map->prototype());
  if (!IsShared(receiver->properties_or_hash()) && receiver->properties_or_hash().IsCell()) {
    AddEdge(Edge::kInternal, "properties", receiver->properties_or_hash());
  }
  if (type == JS_PROXY_TYPE) {
    AddEdge(Edge::kInternal, "target", Cast<JSProxy>(receiver)->target());
    return AddEdge(Edge::kInternal, "handler", Cast<JSProxy>(receiver)->handler());
  }
  const Tagged<JSObject> object(receiver.ptr());
  if (!IsShared(object->elements())) AddEdge(Edge::kInternal, "elements", object->elements());
  AddNamedProperties(object);
  AddElements(object);
  // Between the words of all objects and those of properties lie the class's own and the host's.
  const int host_fields = map->embedder_fields_start();
  AddFields(object.ptr(), JSObject::kHeaderSize, static_cast<size_t>(host_fields));
  for (int i = 0; i < map->embedder_field_count(); ++i) {
    const Value value = object->RawField(host_fields + i * kTaggedSize).load();
    if (value.IsCell()) AddEdge(Edge::kInternal, snapshot_->names().AddFormatted("%d", i), value);
  }
  if (type == JS_FUNCTION_TYPE) {
    const Tagged<JSFunction> function(object.ptr());
    if (function->has_prototype_slot()) {
      AddEdge(Edge::kProperty, "prototype",
              function->has_initial_map() ? function->initial_map()->prototype()
                                          : Value(function->prototype_or_initial_map()));
    }
  } else if (type == JS_BOUND_FUNCTION_TYPE) {
    const Tagged<FixedArray> arguments = Cast<JSBoundFunction>(receiver)->bound_arguments();
    for (int i = 0; i < arguments->length(); ++i) {
      if (!arguments->get(i).IsCell()) continue;
      AddEdge(Edge::kShortcut, snapshot_->names().AddFormatted("bound_argument_%d", i), arguments->get(i));
    }
  } else if (type == JS_ARRAY_BUFFER_TYPE || type == JS_SHARED_ARRAY_BUFFER_TYPE) {
    AddBufferStore(Cast<JSArrayBuffer>(receiver));
  }
}

void HeapSnapshotGenerator::AddProperty(Tagged<Name> key, Value value) {
  if (IsPropertyCell(value)) value = Cast<PropertyCell>(value)->value();
  if (IsAccessorPair(value)) {
    const uint32_t name = NameOfKey(key);
    const auto add = [&](const char* kind, Value function) {
      if (!function.IsCell()) return;
      char text[NameTable::kMaxStringLength];
      std::snprintf(text, sizeof text, "%s %s", kind, snapshot_->names().text(name));
      AddEdge(Edge::kProperty, NameOf(text), function);
    };
    add("get", Cast<AccessorPair>(value)->getter());
    return add("set", Cast<AccessorPair>(value)->setter());
  }
  if (value.IsCell() || (exposes_numbers_ && value.IsNumber())) AddEdge(Edge::kProperty, NameOfKey(key), value);
}

void HeapSnapshotGenerator::AddNamedProperties(Tagged<JSObject> object) {
  const Tagged<Map> map = object->map();
  if (map->is_dictionary_map()) {
    if (!HasInstanceType(object->properties_or_hash(), NAME_DICTIONARY_TYPE)) return;
    const Tagged<NameDictionary> table = Cast<NameDictionary>(object->properties_or_hash());
    for (int entry = 0; entry < table->used(); ++entry) {
      if (!table->IsDeleted(entry)) AddProperty(table->NameAt(entry), table->ValueAt(entry));
    }
    return;
  }
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  for (int i = 0; i < map->number_of_own_descriptors(); ++i) {
    const PropertyDetails details = descriptors->GetDetails(i);
    AddProperty(descriptors->GetKey(i), details.location() == PropertyLocation::kField
                                            ? object->FieldAt(map, details.field_index())
                                            : descriptors->GetValue(i));
  }
}

void HeapSnapshotGenerator::AddElements(Tagged<JSObject> object) {
  const Tagged<HeapObject> elements = object->elements();
  if (IsShared(elements)) return;
  if (HasInstanceType(elements, FIXED_ARRAY_TYPE)) {
    const Tagged<FixedArray> array(elements.ptr());
    for (int i = 0; i < array->length(); ++i) {
      AddEdge(Edge::kElement, static_cast<uint32_t>(i), array->get(i));
    }
  } else if (HasInstanceType(elements, NUMBER_DICTIONARY_TYPE)) {
    const Tagged<NumberDictionary> table(elements.ptr());
    for (int entry = 0; entry < table->used(); ++entry) {
      if (!table->IsDeleted(entry)) AddEdge(Edge::kElement, table->IndexAt(entry), table->ValueAt(entry));
    }
  }
}

void HeapSnapshotGenerator::AddContextReferences(Tagged<Context> context) {
  AddEdge(Edge::kInternal, "native_context", context->native_context());
  const int length = context->length();
  if (IsNativeContext(context)) {
    for (int slot = 0; slot < length; ++slot) {
      const char* const name = NativeContextSlotName(slot);
      if (name == nullptr) {
        AddEdge(Edge::kHidden, static_cast<uint32_t>(slot), context->get(slot));
      } else if (context->get(slot).IsCell()) {
        AddEdge(Edge::kInternal, name, context->get(slot));
      }
    }
    return;
  }
  slot_names_.Clear();
  Check(slot_names_.TryResize(static_cast<size_t>(length)));
  if (failed_) return;
  const Value info = context->get(Context::kScopeInfoOrExtension);
  if (const UnlinkedScope* scope = IsScopeInfo(info) ? Cast<ScopeInfo>(info)->scope() : nullptr) {
    for (int i = 0; i < scope->entry_count(); ++i) {
      const UnlinkedScope::Entry& entry = scope->entry(i);
      const bool is_slot =
          entry.location == VariableLocation::kContext || entry.location == VariableLocation::kScriptContext;
      if (!is_slot || entry.index < Context::kFirstVariableSlot || entry.index >= length) continue;
      const void* const name = scope->name_data(entry);
      slot_names_[static_cast<size_t>(entry.index)] =
          entry.name_is_one_byte
              ? snapshot_->names().Add(OneByteSpan(static_cast<const uint8_t*>(name), entry.name_length))
              : snapshot_->names().Add(TwoByteSpan(static_cast<const uint16_t*>(name), entry.name_length));
    }
  }
  AddEdge(Edge::kInternal, "previous", context->get(Context::kPrevious));
  AddEdge(Edge::kInternal, "scope_info", info);
  for (int slot = Context::kFirstVariableSlot; slot < length; ++slot) {
    const uint32_t name = slot_names_[static_cast<size_t>(slot)];
    if (name != NameTable::kEmpty) {
      AddEdge(Edge::kContextVariable, name, context->get(slot));
    } else {
      AddEdge(Edge::kHidden, static_cast<uint32_t>(slot), context->get(slot));
    }
  }
}

void HeapSnapshotGenerator::AddBufferStore(Tagged<JSArrayBuffer> buffer) {
  BackingStore* const store = BackingStoreOf(buffer);
  if (store == nullptr || store->data() == nullptr) return;
  const Address key = reinterpret_cast<Address>(store);
  const uint32_t* const known = store_nodes_.Find(key);
  uint32_t node;
  if (known != nullptr) {
    node = *known;
  } else {
    node = AddNative({Node::kNative, NameOf("system / JSArrayBufferData")}, ids_->AssignNative(store->data()),
                     store->byte_length());
    Check(store_nodes_.TryPut(key, node));
  }
  Check(snapshot_->AddEdge(Edge::kInternal, NameOf("backing_store"), node));
}

}  // namespace v8::internal
