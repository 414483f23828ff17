#include "src/objects/elements.h"

#include <algorithm>
#include <cstring>

#include "src/base/sorting.h"
#include "src/heap/object-factory.h"
#include "src/objects/dependents.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

namespace {

constexpr uint32_t kMaxGap = 1024;
constexpr uint32_t kMaxUncheckedCapacity = 500;

Tagged<FixedArray> FastElements(Tagged<JSObject> object) { return Cast<FixedArray>(object->elements()); }
Tagged<FixedDoubleArray> DoubleElements(Tagged<JSObject> object) { return Cast<FixedDoubleArray>(object->elements()); }
Tagged<NumberDictionary> DictionaryElements(Tagged<JSObject> object) {
  return Cast<NumberDictionary>(object->elements());
}
Tagged<SloppyArgumentsElements> ArgumentsElements(Tagged<JSObject> object) {
  return Cast<SloppyArgumentsElements>(object->elements());
}
uint32_t WrappedLength(Tagged<JSObject> object) {
  return Cast<String>(Cast<JSPrimitiveWrapper>(object)->value())->length();
}

bool FindInDictionary(Tagged<NumberDictionary> dictionary, uint64_t index, ElementEntry* entry,
                      ElementEntry::Where where) {
  const int found = dictionary->FindEntry(static_cast<uint32_t>(index));
  if (found == OrderedTable::kNotFound) return false;
  entry->where = where;
  entry->entry = found;
  entry->details = dictionary->DetailsAt(found);
  return true;
}

// The dictionary that holds the object's unusual elements, or empty.
Tagged<NumberDictionary> DictionaryOf(Tagged<JSObject> object) {
  HeapObject* store = reinterpret_cast<HeapObject*>(object->elements().ptr());
  if (object->elements_kind() == SLOPPY_ARGUMENTS_ELEMENTS) {
    store = reinterpret_cast<HeapObject*>(ArgumentsElements(object)->arguments().ptr());
  }
  if (store->instance_type() != NUMBER_DICTIONARY_TYPE) return {};
  return Tagged<NumberDictionary>(reinterpret_cast<uint64_t>(store));
}

void SetDictionaryOf(Tagged<JSObject> object, Tagged<NumberDictionary> dictionary) {
  if (object->elements_kind() == SLOPPY_ARGUMENTS_ELEMENTS) {
    ArgumentsElements(object)->set_arguments(dictionary);
  } else {
    object->set_elements(dictionary);
    if (object->elements_kind() != STRING_WRAPPER_ELEMENTS) object->set_elements_kind(DICTIONARY_ELEMENTS);
  }
}

void UpdateArrayLength(Tagged<JSObject> object, uint32_t index) {
  if (object->instance_type() != JS_ARRAY_TYPE) return;
  const Tagged<JSArray> array = Cast<JSArray>(object);
  if (index >= array->length_value()) array->set_length(Value::Number(index + 1));
}

// Whether a fast store would be too large for what is in it once `index` is added.
bool ShouldGoSlow(Tagged<JSObject> object, uint32_t index) {
  const uint32_t capacity = static_cast<uint32_t>(Cast<ArrayBase>(object->elements())->length());
  if (index < capacity) return false;
  if (index - capacity >= kMaxGap || index >= static_cast<uint32_t>(JSArray::kMaxFastArrayLength)) return true;
  const uint32_t new_capacity = index + index / 2 + 16;
  if (new_capacity <= kMaxUncheckedCapacity) return false;
  // A packed array that grows at its end is dense.
  if ((object->elements_kind() & 1) == 0 && index == capacity) return false;
  const uint32_t enough = new_capacity / (2 * 4 * 3) + 1;
  const bool is_double = IsDoubleElementsKind(object->elements_kind());
  uint32_t used = 0;
  for (uint32_t i = 0; i < capacity && used < enough; ++i) {
    used += is_double ? !DoubleElements(object)->is_the_hole(static_cast<int>(i))
                      : !FastElements(object)->get(static_cast<int>(i)).IsTheHole();
  }
  return used < enough;
}

Result<void> AddToDictionary(Isolate* isolate, Tagged<JSObject> object, uint32_t index, Value value, PropertyKind kind,
                             PropertyAttributes attributes) {
  const Tagged<NumberDictionary> dictionary =
      TRY(NumberDictionary::Add(isolate, DictionaryOf(object), index, value, PropertyDetails(kind, attributes)));
  SetDictionaryOf(object, dictionary);
  UpdateArrayLength(object, index);
  return Ok();
}

// Back to fast elements when the dictionary has become dense and nothing in it needs one. Looked at when it is full.
Result<bool> TryMakeFast(Isolate* isolate, Tagged<JSObject> object, uint32_t index) {
  if (object->elements_kind() != DICTIONARY_ELEMENTS) return false;
  const Tagged<NumberDictionary> dictionary = DictionaryElements(object);
  if (dictionary->used() < dictionary->capacity()) return false;
  const bool is_array = object->instance_type() == JS_ARRAY_TYPE;
  const Tagged<Map> map = object->map();
  if (!map->is_extensible()) return false;
  if (is_array) {
    // A read-only length needs the dictionary.
    if (map->is_dictionary_map() || map->number_of_own_descriptors() == 0 ||
        map->instance_descriptors()->GetDetails(0).IsReadOnly()) {
      return false;
    }
  }
  uint32_t size = index + 1;
  if (is_array) size = std::max(size, Cast<JSArray>(object)->length_value());
  const int used = dictionary->used();
  for (int entry = 0; entry < used; ++entry) {
    if (dictionary->IsDeleted(entry)) continue;
    const PropertyDetails details = dictionary->DetailsAt(entry);
    if (details.IsAccessor() || details.attributes() != NONE) return false;
    size = std::max(size, dictionary->IndexAt(entry) + 1);
  }
  if (size >= static_cast<uint32_t>(JSArray::kMaxFastArrayLength)) return false;
  if (uint64_t{2} * 4 * static_cast<uint32_t>(dictionary->number_of_elements()) < size) return false;
  const Tagged<FixedArray> store = TRY(NewFixedArrayWithHoles(isolate, static_cast<int>(size)));
  for (int entry = 0; entry < used; ++entry) {
    if (dictionary->IsDeleted(entry)) continue;
    store->set(static_cast<int>(dictionary->IndexAt(entry)), dictionary->ValueAt(entry));
  }
  object->set_elements(store);
  object->set_elements_kind(HOLEY_ELEMENTS);
  return true;
}

}  // namespace

bool FindElement(Tagged<JSObject> object, uint64_t index, ElementEntry* entry) {
  entry->index = index;
  entry->details = PropertyDetails::Empty();
  const ElementsKind kind = object->elements_kind();
  if (IsTypedArrayElementsKind(kind)) {
    if (index >= Cast<JSTypedArray>(object)->GetLength()) return false;
    entry->where = ElementEntry::kTyped;
    if (Cast<JSTypedArray>(object)->is_immutable()) {
      entry->details = entry->details.WithAttributes(static_cast<PropertyAttributes>(READ_ONLY | DONT_DELETE));
    }
    return true;
  }
  if (index > kMaxArrayIndex) return false;
  switch (kind) {
    case PACKED_DOUBLE_ELEMENTS:
    case HOLEY_DOUBLE_ELEMENTS: {
      const Tagged<FixedDoubleArray> store = DoubleElements(object);
      if (index >= static_cast<uint64_t>(store->length()) || store->is_the_hole(static_cast<int>(index))) return false;
      entry->where = ElementEntry::kDouble;
      entry->entry = static_cast<int>(index);
      return true;
    }
    case DICTIONARY_ELEMENTS:
      return FindInDictionary(DictionaryElements(object), index, entry, ElementEntry::kDictionary);
    case SLOPPY_ARGUMENTS_ELEMENTS: {
      const Tagged<SloppyArgumentsElements> elements = ArgumentsElements(object);
      const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
      if (index < static_cast<uint64_t>(elements->length())) {
        const Value slot = elements->mapped_entry(static_cast<int>(index));
        if (slot.IsInt()) {
          if (!dictionary.is_empty()) FindInDictionary(dictionary, index, entry, ElementEntry::kMapped);
          entry->where = ElementEntry::kMapped;
          entry->entry = slot.AsInt();
          return true;
        }
      }
      if (!dictionary.is_empty()) return FindInDictionary(dictionary, index, entry, ElementEntry::kArgumentsDictionary);
      const Tagged<FixedArray> store = Cast<FixedArray>(elements->arguments());
      if (index >= static_cast<uint64_t>(store->length()) || store->get(static_cast<int>(index)).IsTheHole()) return false;
      entry->where = ElementEntry::kArgumentsFast;
      entry->entry = static_cast<int>(index);
      return true;
    }
    case STRING_WRAPPER_ELEMENTS: {
      if (index < WrappedLength(object)) {
        entry->where = ElementEntry::kStringCharacter;
        entry->details = PropertyDetails(PropertyKind::kData, READ_ONLY | DONT_DELETE);
        return true;
      }
      const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
      return !dictionary.is_empty() && FindInDictionary(dictionary, index, entry, ElementEntry::kDictionary);
    }
    default: {
      const Tagged<FixedArray> store = FastElements(object);
      if (index >= static_cast<uint64_t>(store->length()) || store->get(static_cast<int>(index)).IsTheHole()) return false;
      entry->where = ElementEntry::kFast;
      entry->entry = static_cast<int>(index);
      return true;
    }
  }
}

Result<Value> LoadElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& entry) {
  switch (entry.where) {
    case ElementEntry::kFast: return FastElements(object)->get(entry.entry);
    case ElementEntry::kDouble: return DoubleElements(object)->get(entry.entry);
    case ElementEntry::kDictionary:
    case ElementEntry::kArgumentsDictionary: return DictionaryOf(object)->ValueAt(entry.entry);
    case ElementEntry::kMapped: return Cast<Context>(ArgumentsElements(object)->context())->get(entry.entry);
    case ElementEntry::kArgumentsFast:
      return Cast<FixedArray>(ArgumentsElements(object)->arguments())->get(entry.entry);
    case ElementEntry::kStringCharacter: {
      const Tagged<String> string = Cast<String>(Cast<JSPrimitiveWrapper>(object)->value());
      return Result<Value>(LookupSingleCharacterString(isolate, string->Get(static_cast<uint32_t>(entry.index))));
    }
    case ElementEntry::kTyped: return LoadTypedElement(isolate, Cast<JSTypedArray>(object), entry.index);
    case ElementEntry::kNone: break;
  }
  UNREACHABLE();
}

Result<void> StoreElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& entry, Value value) {
  switch (entry.where) {
    case ElementEntry::kFast: {
      const ElementsKind kind = object->elements_kind();
      if (IsSmiElementsKind(kind) && !value.IsInt()) {
        TRY(TransitionElementsKind(isolate, object, GeneralElementsKind(kind, FastKindFor(value))));
        if (IsDoubleElementsKind(object->elements_kind())) {
          DoubleElements(object)->set(entry.entry, value.AsNumber());
          return Ok();
        }
      }
      FastElements(object)->set(entry.entry, value);
      return Ok();
    }
    case ElementEntry::kDouble:
      if (!value.IsNumber()) {
        TRY(TransitionElementsKind(isolate, object, GeneralElementsKind(object->elements_kind(), PACKED_ELEMENTS)));
        FastElements(object)->set(entry.entry, value);
      } else {
        DoubleElements(object)->set(entry.entry, value.AsNumber());
      }
      return Ok();
    case ElementEntry::kDictionary:
    case ElementEntry::kArgumentsDictionary:
      DictionaryOf(object)->ValueAtPut(entry.entry, value);
      return Ok();
    case ElementEntry::kMapped:
      AssignContextSlot(Cast<Context>(ArgumentsElements(object)->context()), entry.entry, value);
      return Ok();
    case ElementEntry::kArgumentsFast:
      Cast<FixedArray>(ArgumentsElements(object)->arguments())->set(entry.entry, value);
      return Ok();
    case ElementEntry::kTyped:
      StoreTypedElement(Cast<JSTypedArray>(object), entry.index, value);
      return Ok();
    case ElementEntry::kStringCharacter:
    case ElementEntry::kNone: break;
  }
  UNREACHABLE();
}

Result<void> AddElement(Isolate* isolate, Tagged<JSObject> object, uint32_t index, Value value, PropertyKind kind,
                        PropertyAttributes attributes) {
  const bool plain = kind == PropertyKind::kData && attributes == NONE;
  ElementsKind elements_kind = object->elements_kind();
  if (IsFastElementsKind(elements_kind) && plain && !ShouldGoSlow(object, index)) {
    uint32_t length = 0;
    const bool is_array = object->instance_type() == JS_ARRAY_TYPE;
    if (is_array) length = Cast<JSArray>(object)->length_value();
    ElementsKind wanted = GeneralElementsKind(elements_kind, FastKindFor(value));
    if (index > length || !is_array) wanted = GetHoleyElementsKind(wanted);
    if (wanted != elements_kind) TRY(TransitionElementsKind(isolate, object, wanted));
    if (index >= static_cast<uint32_t>(Cast<ArrayBase>(object->elements())->length())) {
      const int64_t capacity = Cast<ArrayBase>(object->elements())->length();
      TRY(GrowElements(isolate, object, TRY(GrownCapacity(isolate, capacity, int64_t{index} + 1))));
    }
    if (IsDoubleElementsKind(wanted)) {
      DoubleElements(object)->set(static_cast<int>(index), value.AsNumber());
    } else {
      FastElements(object)->set(static_cast<int>(index), value);
    }
    UpdateArrayLength(object, index);
    return Ok();
  }
  if (elements_kind == SLOPPY_ARGUMENTS_ELEMENTS && plain && DictionaryOf(object).is_empty()) {
    const Tagged<FixedArray> store = Cast<FixedArray>(ArgumentsElements(object)->arguments());
    if (index < static_cast<uint32_t>(store->length())) {
      store->set(static_cast<int>(index), value);
      return Ok();
    }
  }
  if (DictionaryOf(object).is_empty()) TRY(NormalizeElements(isolate, object));
  if (plain && TRY(TryMakeFast(isolate, object, index))) {
    return AddElement(isolate, object, index, value, kind, attributes);
  }
  return AddToDictionary(isolate, object, index, value, kind, attributes);
}

Result<void> ReconfigureElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& old_entry, Value value,
                                PropertyKind kind, PropertyAttributes attributes) {
  DCHECK(old_entry.where != ElementEntry::kTyped && old_entry.where != ElementEntry::kStringCharacter);
  const uint32_t index = static_cast<uint32_t>(old_entry.index);
  if (kind == PropertyKind::kData && attributes == NONE && !old_entry.details.IsAccessor() &&
      old_entry.details.attributes() == NONE) {
    return StoreElement(isolate, object, old_entry, value);
  }
  if (DictionaryOf(object).is_empty()) TRY(NormalizeElements(isolate, object));
  const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
  const int entry = dictionary->FindEntry(index);
  CHECK(entry != OrderedTable::kNotFound);
  dictionary->DetailsAtPut(entry, PropertyDetails(kind, attributes));
  if (old_entry.where == ElementEntry::kMapped) {
    const Tagged<SloppyArgumentsElements> elements = ArgumentsElements(object);
    // ECMA-262 §10.4.4.2: the alias ends with an accessor or a read-only value.
    if (kind == PropertyKind::kAccessor || (attributes & READ_ONLY) != 0) {
      if (kind == PropertyKind::kData) AssignContextSlot(Cast<Context>(elements->context()), old_entry.entry, value);
      elements->set_mapped_entry(static_cast<int>(index), TheHole());
    } else {
      AssignContextSlot(Cast<Context>(elements->context()), old_entry.entry, value);
    }
  }
  dictionary->ValueAtPut(entry, value);
  return Ok();
}

Result<void> RemoveElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& entry) {
  switch (entry.where) {
    case ElementEntry::kFast:
    case ElementEntry::kDouble: {
      const ElementsKind kind = GetHoleyElementsKind(object->elements_kind());
      object->set_elements_kind(kind);
      if (entry.where == ElementEntry::kDouble) {
        DoubleElements(object)->set_the_hole(entry.entry);
      } else {
        FastElements(object)->set(entry.entry, TheHole());
      }
      // A store that has lost its last element is given up, so that deleting all in turn frees memory.
      if (entry.entry == 0 && object->instance_type() != JS_ARRAY_TYPE && !HasAnyElements(object)) {
        object->set_elements(ReadOnlyRoots::empty_fixed_array());
      }
      return Ok();
    }
    case ElementEntry::kDictionary:
    case ElementEntry::kArgumentsDictionary:
      NumberDictionary::DeleteEntry(DictionaryOf(object), entry.entry);
      return Ok();
    case ElementEntry::kMapped: {
      const Tagged<SloppyArgumentsElements> elements = ArgumentsElements(object);
      elements->set_mapped_entry(static_cast<int>(entry.index), TheHole());
      const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
      if (!dictionary.is_empty()) {
        const int found = dictionary->FindEntry(static_cast<uint32_t>(entry.index));
        if (found != OrderedTable::kNotFound) NumberDictionary::DeleteEntry(dictionary, found);
      } else if (entry.index < static_cast<uint64_t>(Cast<FixedArray>(elements->arguments())->length())) {
        Cast<FixedArray>(elements->arguments())->set(static_cast<int>(entry.index), TheHole());
      }
      return Ok();
    }
    case ElementEntry::kArgumentsFast:
      Cast<FixedArray>(ArgumentsElements(object)->arguments())->set(entry.entry, TheHole());
      return Ok();
    default:
      UNREACHABLE();
  }
  static_cast<void>(isolate);
}

Result<void> NormalizeElements(Isolate* isolate, Tagged<JSObject> object) {
  const ElementsKind kind = object->elements_kind();
  if (IsTypedArrayElementsKind(kind) || !DictionaryOf(object).is_empty()) return Ok();
  Tagged<NumberDictionary> dictionary = TRY(NumberDictionary::New(isolate, 4));
  if (kind == SLOPPY_ARGUMENTS_ELEMENTS) {
    const Tagged<SloppyArgumentsElements> elements = ArgumentsElements(object);
    const Tagged<FixedArray> store = Cast<FixedArray>(elements->arguments());
    const int length = std::max(store->length(), elements->length());
    for (int i = 0; i < length; ++i) {
      ElementEntry entry;
      if (!FindElement(object, static_cast<uint64_t>(i), &entry)) continue;
      const Value value = MUST(LoadElement(isolate, object, entry));
      dictionary = TRY(NumberDictionary::Add(isolate, dictionary, static_cast<uint32_t>(i), value,
                                             PropertyDetails::Empty()));
    }
  } else if (kind != STRING_WRAPPER_ELEMENTS) {
    const int length = Cast<ArrayBase>(object->elements())->length();
    const Tagged<HeapObject> store = object->elements();
    for (int i = 0; i < length; ++i) {
      const Value value =
          IsDoubleElementsKind(kind) ? Cast<FixedDoubleArray>(store)->get(i) : Cast<FixedArray>(store)->get(i);
      if (!PollInterruptsAt(isolate, static_cast<uint64_t>(i))) return Exception();
      if (value.IsTheHole()) continue;
      dictionary = TRY(NumberDictionary::Add(isolate, dictionary, static_cast<uint32_t>(i), value,
                                             PropertyDetails::Empty()));
    }
  }
  SetDictionaryOf(object, dictionary);
  return Ok();
}

Result<void> TransitionElementsKind(Isolate* isolate, Tagged<JSObject> object, ElementsKind kind) {
  const ElementsKind from = object->elements_kind();
  if (from == kind) return Ok();
  const int length = Cast<ArrayBase>(object->elements())->length();
  if (length == 0 || IsDoubleElementsKind(from) == IsDoubleElementsKind(kind)) {
    object->set_elements_kind(kind);
    return Ok();
  }
  if (IsDoubleElementsKind(kind)) {
    const Tagged<FixedDoubleArray> store = TRY(NewFixedDoubleArray(isolate, length));
    const Tagged<FixedArray> source = FastElements(object);
    for (int i = 0; i < length; ++i) {
      if (!PollInterruptsAt(isolate, static_cast<uint64_t>(i))) return Exception();
      const Value value = source->get(i);
      if (value.IsTheHole()) {
        store->set_the_hole(i);
      } else {
        store->set(i, value.AsNumber());
      }
    }
    object->set_elements(store);
  } else {
    const Tagged<FixedArray> store = TRY(NewFixedArrayWithHoles(isolate, length));
    const Tagged<FixedDoubleArray> source = DoubleElements(object);
    for (int i = 0; i < length; ++i) {
      store->set(i, source->get(i));
      if (!PollInterruptsAt(isolate, static_cast<uint64_t>(i))) return Exception();
    }
    object->set_elements(store);
  }
  object->set_elements_kind(kind);
  return Ok();
}

Result<void> GrowElements(Isolate* isolate, Tagged<JSObject> object, int capacity) {
  const int length = Cast<ArrayBase>(object->elements())->length();
  if (capacity <= length) return Ok();
  if (IsDoubleElementsKind(object->elements_kind())) {
    const Tagged<FixedDoubleArray> store = TRY(NewFixedDoubleArray(isolate, capacity));
    const Tagged<FixedDoubleArray> source = DoubleElements(object);
    for (int i = 0; i < capacity; ++i) {
      store->data()[i] = i < length ? source->data()[i] : FixedDoubleArray::kHoleNaN;
      if (!PollInterruptsAt(isolate, static_cast<uint64_t>(i))) return Exception();
    }
    object->set_elements(store);
  } else {
    const Tagged<FixedArray> store = TRY(NewFixedArrayWithHoles(isolate, capacity));
    TRY(CopyElements(isolate, store, 0, FastElements(object), 0, length));
    object->set_elements(store);
  }
  return Ok();
}

Result<void> ApplyIntegrityToElements(Isolate* isolate, Tagged<JSObject> object, PropertyAttributes level) {
  const ElementsKind kind = object->elements_kind();
  if (IsTypedArrayElementsKind(kind)) return Ok();
  TRY(NormalizeElements(isolate, object));
  const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
  if (dictionary.is_empty() || level == NONE) return Ok();
  for (int entry = 0; entry < dictionary->used(); ++entry) {
    if (!PollInterruptsAt(isolate, static_cast<uint64_t>(entry))) return Exception();
    if (dictionary->IsDeleted(entry)) continue;
    const PropertyDetails details = dictionary->DetailsAt(entry);
    PropertyAttributes attributes = details.attributes() | DONT_DELETE;
    if (level == FROZEN && !details.IsAccessor()) attributes = attributes | READ_ONLY;
    dictionary->DetailsAtPut(entry, details.WithAttributes(attributes));
  }
  if (kind == SLOPPY_ARGUMENTS_ELEMENTS && level == FROZEN) {
    const Tagged<SloppyArgumentsElements> elements = ArgumentsElements(object);
    for (int i = 0; i < elements->length(); ++i) {
      const Value slot = elements->mapped_entry(i);
      if (!slot.IsInt()) continue;
      const int entry = dictionary->FindEntry(static_cast<uint32_t>(i));
      if (entry != OrderedTable::kNotFound) {
        dictionary->ValueAtPut(entry, Cast<Context>(elements->context())->get(slot.AsInt()));
      }
      elements->set_mapped_entry(i, TheHole());
    }
  }
  return Ok();
}

Result<bool> SetArrayLength(Isolate* isolate, Tagged<JSArray> array, uint32_t length) {
  const uint32_t old_length = array->length_value();
  if (length == old_length) return true;
  if (array->elements_kind() == DICTIONARY_ELEMENTS) {
    const Tagged<NumberDictionary> dictionary = DictionaryElements(array);
    const int used = dictionary->used();
    uint32_t actual = length;
    if (length < old_length) {
      for (int entry = 0; entry < used; ++entry) {
        if (dictionary->IsDeleted(entry) || dictionary->DetailsAt(entry).IsConfigurable()) continue;
        actual = std::max(actual, dictionary->IndexAt(entry) + 1);
      }
      for (int entry = 0; entry < used; ++entry) {
        if (!PollInterruptsAt(isolate, static_cast<uint64_t>(entry))) return Exception();
        if (!dictionary->IsDeleted(entry) && dictionary->IndexAt(entry) >= actual) {
          NumberDictionary::DeleteEntry(dictionary, entry);
        }
      }
    }
    array->set_length(Value::Number(actual));
    return actual == length;
  }
  const int capacity = Cast<ArrayBase>(array->elements())->length();
  if (length > old_length) {
    if (length > static_cast<uint32_t>(JSArray::kMaxFastArrayLength)) {
      TRY(NormalizeElements(isolate, array));
    } else {
      array->set_elements_kind(GetHoleyElementsKind(array->elements_kind()));
    }
    array->set_length(Value::Number(length));
    return true;
  }
  const int new_length = static_cast<int>(length);
  const bool is_double = IsDoubleElementsKind(array->elements_kind());
  if (new_length == 0) {
    array->set_elements(ReadOnlyRoots::empty_fixed_array());
  } else if (new_length < capacity / 4 && capacity > 64) {
    if (is_double) {
      const Tagged<FixedDoubleArray> store = TRY(NewFixedDoubleArray(isolate, new_length));
      std::memcpy(store->data(), DoubleElements(array)->data(), static_cast<size_t>(new_length) * 8);
      array->set_elements(store);
    } else {
      const Tagged<FixedArray> store = TRY(NewFixedArrayWithHoles(isolate, new_length));
      TRY(CopyElements(isolate, store, 0, FastElements(array), 0, new_length));
      array->set_elements(store);
    }
  } else {
    // From the end, so that a termination between the parts leaves an array whose length was set to more.
    for (int end = std::min(capacity, static_cast<int>(old_length)); end > new_length;) {
      const int begin = std::max(new_length, end - kWordsBetweenPolls);
      for (int i = begin; i < end; ++i) {
        if (is_double) {
          DoubleElements(array)->set_the_hole(i);
        } else {
          FastElements(array)->set(i, TheHole());
        }
      }
      end = begin;
      array->set_length(Value::Int(end));
      if (end > new_length && !PollInterrupts(isolate)) return Exception();
    }
  }
  array->set_length(Value::Int(new_length));
  return true;
}

bool HasAnyElements(Tagged<JSObject> object) {
  const ElementsKind kind = object->elements_kind();
  if (IsTypedArrayElementsKind(kind)) return Cast<JSTypedArray>(object)->GetLength() != 0;
  if (kind == STRING_WRAPPER_ELEMENTS && WrappedLength(object) != 0) return true;
  const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
  if (!dictionary.is_empty()) return dictionary->number_of_elements() != 0;
  if (kind == SLOPPY_ARGUMENTS_ELEMENTS) {
    const int mapped = ArgumentsElements(object)->length();
    const int length = std::max(mapped, Cast<FixedArray>(ArgumentsElements(object)->arguments())->length());
    ElementEntry entry;
    for (int i = 0; i < length; ++i) {
      if (FindElement(object, static_cast<uint64_t>(i), &entry)) return true;
    }
    return false;
  }
  if (kind == STRING_WRAPPER_ELEMENTS) return false;
  const int length = Cast<ArrayBase>(object->elements())->length();
  for (int i = 0; i < length; ++i) {
    if (IsDoubleElementsKind(kind) ? !DoubleElements(object)->is_the_hole(i)
                                   : !FastElements(object)->get(i).IsTheHole()) {
      return true;
    }
  }
  return false;
}

namespace {

// Indices below it are looked up one by one; the others are in the dictionary.
uint64_t DenseLimit(Tagged<JSObject> object) {
  const ElementsKind kind = object->elements_kind();
  if (IsTypedArrayElementsKind(kind)) return Cast<JSTypedArray>(object)->GetLength();
  if (kind == STRING_WRAPPER_ELEMENTS) return WrappedLength(object);
  if (kind == SLOPPY_ARGUMENTS_ELEMENTS && DictionaryOf(object).is_empty()) {
    return static_cast<uint64_t>(
        std::max(ArgumentsElements(object)->length(), Cast<FixedArray>(ArgumentsElements(object)->arguments())->length()));
  }
  return IsFastElementsKind(kind) ? static_cast<uint64_t>(Cast<ArrayBase>(object->elements())->length()) : 0;
}

// Sorts a part of a list of number values.
Result<void> SortNumbers(Isolate* isolate, Tagged<FixedArray> list, int begin, int end) {
  const base::SortResult result = base::SortWithPolls(
      list->data() + begin, static_cast<size_t>(end - begin),
      [](uint64_t a, uint64_t b) { return Value(a).AsNumber() < Value(b).AsNumber(); },
      [isolate] { return PollInterrupts(isolate); });
  base::KeepAlive(list);
  if (result == base::SortResult::kOutOfMemory) return ReportOutOfMemory(isolate, "element indices");
  return result == base::SortResult::kStopped ? Result<void>(Exception()) : Ok();
}

}  // namespace

Result<int64_t> NumberOfElements(Isolate* isolate, Tagged<JSObject> object) {
  const ElementsKind kind = object->elements_kind();
  const uint64_t limit = DenseLimit(object);
  if (IsTypedArrayElementsKind(kind)) return static_cast<int64_t>(limit);
  int64_t count = 0;
  if (IsFastElementsKind(kind) || kind == SLOPPY_ARGUMENTS_ELEMENTS) {
    ElementEntry entry;
    for (uint64_t i = 0; i < limit; ++i) {
      count += FindElement(object, i, &entry);
      if (!PollInterruptsAt(isolate, i)) return Exception();
    }
  } else {
    count = static_cast<int64_t>(limit);
  }
  const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
  return dictionary.is_empty() ? count : count + dictionary->number_of_elements();
}

Result<int> CollectElementIndices(Isolate* isolate, Tagged<JSObject> object, bool only_enumerable,
                                  Tagged<FixedArray> list) {
  const uint64_t limit = DenseLimit(object);
  // The list may be too short only when a poll's callback has added elements.
  const int room = list->length();
  int count = 0;
  ElementEntry entry;
  for (uint64_t i = 0; i < limit && count < room; ++i) {
    if (FindElement(object, i, &entry)) list->set_no_barrier(count++, Value::Number(i));
    if (!PollInterruptsAt(isolate, i)) return Exception();
  }
  if (IsTypedArrayElementsKind(object->elements_kind())) return count;
  const Tagged<NumberDictionary> dictionary = DictionaryOf(object);
  if (dictionary.is_empty()) return count;
  const int first = count;
  const int used = dictionary->used();
  for (int at = 0; at < used && count < room; ++at) {
    if (dictionary->IsDeleted(at)) continue;
    if (only_enumerable && !dictionary->DetailsAt(at).IsEnumerable()) continue;
    list->set_no_barrier(count++, dictionary->KeyAt(at));
  }
  TRY(SortNumbers(isolate, list, first, count));
  return count;
}

}  // namespace v8::internal
