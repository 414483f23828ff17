#ifndef FLAT8_SRC_OBJECTS_JS_OBJECTS_H_
#define FLAT8_SRC_OBJECTS_JS_OBJECTS_H_

#include <optional>

#include "src/objects/fixed-array.h"
#include "src/objects/map.h"

namespace v8 {
template <class T>
class Maybe;
}

namespace v8::internal {

class JSFunction;
class NameDictionary;

// Everything that the language calls an object. The header's bits hold the elements kind and the callable bit.
class JSReceiver : public HeapObject {
 public:
  // Named properties outside the object: a PropertyArray, a NameDictionary (dictionary maps; the global object's values
  // there are PropertyCells), an int32 (the identity hash, while there is nothing else), or the empty fixed array.
  TAGGED_FIELD(Object, properties_or_hash)

  bool HasFastProperties() const { return !map()->is_dictionary_map(); }
  bool IsCallable() const { return IsCallableBit(); }
  bool IsConstructor() const { return map()->is_constructor(); }

  // V8's functions, for tests (test/cctest/object-vocabulary.cc).
  Isolate* GetIsolate() const { return IsolateDataOfPage(address())->isolate(); }
  std::optional<Tagged<NativeContext>> GetCreationContext();
  static MaybeHandle<Object> GetProperty(Isolate* isolate, DirectHandle<JSReceiver> object, const char* name);
  static MaybeHandle<Object> GetProperty(Isolate* isolate, DirectHandle<JSReceiver> object, DirectHandle<Name> name);
  static v8::Maybe<bool> HasProperty(Isolate* isolate, DirectHandle<JSReceiver> object, DirectHandle<Name> name);
  static v8::Maybe<bool> HasOwnProperty(Isolate* isolate, DirectHandle<JSReceiver> object, DirectHandle<Name> name);
  static v8::Maybe<bool> DeleteProperty(Isolate* isolate, DirectHandle<JSReceiver> object, DirectHandle<Name> name,
                                        LanguageMode language_mode = LanguageMode::kSloppy);
};

// V8's name for the number of a field, for tests.
class FieldIndex {
 public:
  static FieldIndex ForPropertyIndex(Tagged<Map>, int index) { return FieldIndex(index); }
  int index() const { return index_; }

 private:
  explicit FieldIndex(int index) : index_(index) {}
  int index_;
};

// There are no allocation sites: what an array literal learns about its elements lies in the feedback.
class AllocationSite : public HeapObject {};

// Objects that are not proxies.
class JSObject : public JSReceiver {
 public:
  static constexpr int kHeaderSize = 24;
  // Field indices beyond this make an object go to dictionary mode.
  static constexpr int kMaxNumberOfDescriptors = 1020;
  static constexpr int kMaxInObjectProperties = 252;

  // By elements kind: FixedArray, FixedDoubleArray, NumberDictionary, ... (typed arrays: the empty fixed array).
  TAGGED_FIELD(HeapObject, elements)

  V8_INLINE ElementsKind elements_kind() const { return static_cast<ElementsKind>(bits() & kElementsKindMask); }
  V8_INLINE void set_elements_kind(ElementsKind kind) {
    set_bits(static_cast<uint8_t>((bits() & ~kElementsKindMask) | kind));
  }

  // Raw access to the field with this index (in-object first, then the property array).
  Value FieldAt(Tagged<Map> map, int index) const {
    if (index < map->inobject_properties()) return RawField(map->InobjectOffset(index)).load();
    return UncheckedCast<PropertyArray>(properties_or_hash())->get(index - map->inobject_properties());
  }
  void SetFieldAt(Tagged<Map> map, int index, Value value) {
    if (index < map->inobject_properties()) {
      const ObjectSlot slot = RawField(map->InobjectOffset(index));
      WriteBarrier(this, slot.location(), value);
      slot.store(value);
    } else {
      UncheckedCast<PropertyArray>(properties_or_hash())->set(index - map->inobject_properties(), value);
    }
  }

  // V8's functions, for tests (test/cctest/object-vocabulary.cc).
  static MaybeHandle<JSObject> New(DirectHandle<JSFunction> constructor, DirectHandle<JSReceiver> new_target,
                                   DirectHandle<AllocationSite> site);
  static void AddProperty(Isolate* isolate, DirectHandle<JSObject> object, DirectHandle<Name> name,
                          DirectHandle<Object> value, PropertyAttributes attributes);
  static void AddProperty(Isolate* isolate, DirectHandle<JSObject> object, const char* name, DirectHandle<Object> value,
                          PropertyAttributes attributes);
  ElementsKind GetElementsKind() const { return elements_kind(); }
  bool HasSmiOrObjectElements() const {
    return IsFastElementsKind(elements_kind()) && !IsDoubleElementsKind(elements_kind());
  }
  bool HasDictionaryElements() const { return elements_kind() == DICTIONARY_ELEMENTS; }
  Value RawFastPropertyAt(FieldIndex index) const { return FieldAt(map(), index.index()); }

  // Embedder ("internal") fields of API objects. Unset ones hold undefined; aligned pointers are raw words.
  int GetEmbedderFieldCount() const { return map()->embedder_field_count(); }
  Value GetEmbedderField(int index) const {
    return RawField(map()->embedder_fields_start() + index * kTaggedSize).load();
  }
  void SetEmbedderField(int index, Value value) {
    const ObjectSlot slot = RawField(map()->embedder_fields_start() + index * kTaggedSize);
    WriteBarrier(this, slot.location(), value);
    slot.store(value);
  }
};

// The fields of the embedder that buffers and views have, in a fresh object: they lie behind those of the class.
template <typename Class>
V8_INLINE void InitializeEmbedderFields(Tagged<Class> object) {
  DCHECK_EQ(object->map()->embedder_fields_start(), static_cast<int>(sizeof(Class)));
  for (int i = 0; i < Class::kEmbedderFields; ++i) {
    object->RawField(static_cast<int>(sizeof(Class)) + i * kTaggedSize).store(Value::Int(0));
  }
}

class JSGlobalObject : public JSObject {
 public:
  TAGGED_FIELD(Object, global_proxy)
  TAGGED_FIELD(Object, native_context)
  // V8's name for its properties, for tests.
  Tagged<NameDictionary> global_dictionary(AcquireLoadTag) const {
    return UncheckedCast<NameDictionary>(properties_or_hash());
  }
};

// What `this` is at script level. Forwards every operation to its map's prototype, the JSGlobalObject of the context it
// is attached to (null once detached).
class JSGlobalProxy : public JSObject {
 public:
  TAGGED_FIELD(Object, native_context)
};

class JSArray : public JSObject {
 public:
  // A number value, at most 2^32 - 1; int32 whenever elements are fast.
  TAGGED_FIELD(Object, length)
  uint32_t length_value() const { return static_cast<uint32_t>(length().AsNumber()); }
  static constexpr int kMaxFastArrayLength = 32 * 1024 * 1024;

  // V8's vocabulary, for tests (test/cctest/object-vocabulary.cc). Initialize makes a fresh array empty; SetLength says
  // false when an element that cannot be deleted stopped it.
  static void Initialize(DirectHandle<JSArray> array, int capacity);
  static v8::Maybe<bool> SetLength(DirectHandle<JSArray> array, uint32_t length);
};

// Number, String, Boolean, Symbol and BigInt objects.
class JSPrimitiveWrapper : public JSObject {
 public:
  TAGGED_FIELD(Object, value)
};

// Ordinary object with three in-object fields first: length, callee (sloppy), @@iterator as own properties.
class JSArgumentsObject : public JSObject {};

// Sloppy arguments: entry i that is not the hole aliases context slot `mapped_entry(i)`.
class SloppyArgumentsElements : public ArrayBase {
 public:
  static constexpr int SizeFor(int mapped_count) { return 32 + mapped_count * kTaggedSize; }
  TAGGED_FIELD(HeapObject, context)    // Context
  TAGGED_FIELD(HeapObject, arguments)  // FixedArray or NumberDictionary
  // An int32 (context slot) or the hole.
  Value mapped_entry(int index) const { return RawField(32 + index * kTaggedSize).load(); }
  void set_mapped_entry(int index, Value value) { RawField(32 + index * kTaggedSize).store(value); }
};

class JSDate : public JSObject {
 public:
  // A time value in milliseconds since the epoch, or NaN.
  TAGGED_FIELD(Object, value)
  double time_value() const { return value().AsNumber(); }
};

class JSExternalObject : public JSObject {
 public:
  RAW_POINTER_FIELD(void, external)
};

class JSProxy : public JSReceiver {
 public:
  // JSReceiver, or null once revoked.
  TAGGED_FIELD(Object, target)
  TAGGED_FIELD(Object, handler)
  bool IsRevoked() const { return handler().IsNull(); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_OBJECTS_H_
