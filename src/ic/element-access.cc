#include "src/ic/element-access.h"

#include "src/objects/dependents.h"
#include "src/objects/elements.h"

namespace v8::internal {

namespace {

bool IsPlain(Tagged<JSObject> object) {
  return object->instance_type() >= JS_OBJECT_TYPE && !object->map()->has_indexed_interceptor() &&
         !object->map()->is_access_check_needed();
}

Value LoadArgument(Tagged<JSObject> object, uint32_t index) {
  const Tagged<SloppyArgumentsElements> elements(object->elements().ptr());
  if (index < static_cast<uint32_t>(elements->length())) {
    const Value slot = elements->mapped_entry(static_cast<int>(index));
    if (!slot.IsTheHole()) return Cast<Context>(elements->context())->get(slot.AsInt());
  }
  const Value store = elements->arguments();
  if (!IsFixedArray(store) || index >= static_cast<uint32_t>(Cast<FixedArray>(store)->length())) return TheHole();
  return Cast<FixedArray>(store)->get(static_cast<int>(index));
}

Value LoadCharacter(Tagged<String> string, uint32_t index) {
  if (index >= string->length()) return TheHole();
  switch (string->instance_type()) {
    case CONS_ONE_BYTE_STRING_TYPE:
    case CONS_TWO_BYTE_STRING_TYPE: {
      const Tagged<ConsString> cons(string.ptr());
      // Ropes are flattened by the miss.
      if (cons->second()->length() != 0) return TheHole();
      return LoadCharacter(cons->first(), index);
    }
    default: {
      const uint16_t unit = string->Get(index);
      return unit < 256 ? Value(ReadOnlyRoots::SingleCharacterString(static_cast<uint8_t>(unit))) : TheHole();
    }
  }
}

}  // namespace

bool PrototypesHaveNoElements(Tagged<JSObject> object) {
  for (Value at = object->map()->prototype(); !at.IsNull(); at = Tagged<JSReceiver>(at.ptr())->map()->prototype()) {
    const Tagged<JSObject> prototype(at.ptr());
    // String.prototype and its like are among the special ones.
    if (prototype->instance_type() <= LAST_SPECIAL_RECEIVER_TYPE || prototype->map()->has_indexed_interceptor() ||
        prototype->map()->is_access_check_needed()) {
      return false;
    }
    // Nearly all have no store at all.
    if (Tagged<ArrayBase>(prototype->elements().ptr())->length() != 0 && HasAnyElements(prototype)) return false;
  }
  return true;
}

Value LoadElementOutOfLine(Tagged<HeapObject> object, uint32_t index) {
  if (object->instance_type() <= LAST_STRING_TYPE) return LoadCharacter(Tagged<String>(object.ptr()), index);
  if (!IsJSObject(object)) return TheHole();
  const Tagged<JSObject> receiver(object.ptr());
  const ElementsKind kind = receiver->elements_kind();
  if (kind == SLOPPY_ARGUMENTS_ELEMENTS) return LoadArgument(receiver, index);
  if (!IsPlain(receiver) && receiver->instance_type() != JS_ARGUMENTS_OBJECT_TYPE) return TheHole();
  if (kind == DICTIONARY_ELEMENTS) {
    const Tagged<NumberDictionary> dictionary(receiver->elements().ptr());
    const int entry = dictionary->FindEntry(index);
    if (entry != OrderedTable::kNotFound) {
      return dictionary->DetailsAt(entry).IsAccessor() ? TheHole() : dictionary->ValueAt(entry);
    }
    return PrototypesHaveNoElements(receiver) ? Undefined() : TheHole();
  }
  if (kind > HOLEY_ELEMENTS) return TheHole();
  const Tagged<HeapObject> elements = receiver->elements();
  if (index < static_cast<uint32_t>(Tagged<ArrayBase>(elements.ptr())->length())) {
    const Value value = IsDoubleElementsKind(kind) ? Tagged<FixedDoubleArray>(elements.ptr())->get(static_cast<int>(index))
                                                   : Tagged<FixedArray>(elements.ptr())->get(static_cast<int>(index));
    if (!value.IsTheHole()) return value;
  }
  return PrototypesHaveNoElements(receiver) ? Undefined() : TheHole();
}

Result<bool> StoreElementOutOfLine(Isolate* isolate, Tagged<JSObject> object, uint32_t index, Value value) {
  const ElementsKind kind = object->elements_kind();
  // Elements of prototypes are what protectors guard against.
  if ((object->bits() & HeapObject::kIsPrototypeBit) != 0) return false;
  if (!IsPlain(object) && object->instance_type() != JS_ARGUMENTS_OBJECT_TYPE) return false;
  if (kind == SLOPPY_ARGUMENTS_ELEMENTS) {
    const Tagged<SloppyArgumentsElements> elements(object->elements().ptr());
    const Value store = elements->arguments();
    if (!IsFixedArray(store)) return false;
    if (index < static_cast<uint32_t>(elements->length())) {
      const Value slot = elements->mapped_entry(static_cast<int>(index));
      if (!slot.IsTheHole()) {
        AssignContextSlot(Cast<Context>(elements->context()), slot.AsInt(), value);
        return true;
      }
    }
    if (index >= static_cast<uint32_t>(Cast<FixedArray>(store)->length())) return false;
    if (Cast<FixedArray>(store)->get(static_cast<int>(index)).IsTheHole()) return false;
    Cast<FixedArray>(store)->set(static_cast<int>(index), value);
    return true;
  }
  if (kind > HOLEY_ELEMENTS) return false;
  const Tagged<HeapObject> elements = object->elements();
  const bool is_there = index < static_cast<uint32_t>(Tagged<ArrayBase>(elements.ptr())->length()) &&
                        !(IsDoubleElementsKind(kind)
                              ? Tagged<FixedDoubleArray>(elements.ptr())->is_the_hole(static_cast<int>(index))
                              : Tagged<FixedArray>(elements.ptr())->get(static_cast<int>(index)).IsTheHole());
  if (!is_there) {
    if (!PrototypesHaveNoElements(object)) return false;
    TRY(AddElement(isolate, object, index, value, PropertyKind::kData, NONE));
    return true;
  }
  const ElementsKind wanted = GeneralElementsKind(kind, FastKindFor(value));
  if (wanted != kind) TRY(TransitionElementsKind(isolate, object, wanted));
  if (IsDoubleElementsKind(wanted)) {
    Tagged<FixedDoubleArray>(object->elements().ptr())->set(static_cast<int>(index), value.AsNumber());
  } else {
    Tagged<FixedArray>(object->elements().ptr())->set(static_cast<int>(index), value);
  }
  return true;
}

}  // namespace v8::internal
