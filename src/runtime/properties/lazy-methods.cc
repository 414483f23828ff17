#include "src/runtime/properties/lazy-methods.h"

#include "src/objects/js-object-ops.h"
#include "src/runtime/properties/lookup.h"

namespace v8::internal {

namespace {

// What the object has under the name is the accessor still.
Result<void> Replace(Isolate* isolate, Tagged<JSObject> object, Tagged<AccessorInfo> info, Value value) {
  const Tagged<Map> map = object->map();
  if (map->is_dictionary_map()) {
    const Tagged<NameDictionary> dictionary = PropertyDictionary(object);
    const int entry = dictionary->FindEntry(info->name());
    CHECK(entry != OrderedTable::kNotFound && dictionary->ValueAt(entry) == Value(info));
    dictionary->DetailsAtPut(entry, PropertyDetails(PropertyKind::kData, dictionary->DetailsAt(entry).attributes()));
    dictionary->ValueAtPut(entry, value);
    return Ok();
  }
  const int index = map->instance_descriptors()->Search(info->name(), map->number_of_own_descriptors());
  CHECK(index >= 0 && map->instance_descriptors()->GetValue(index) == Value(info));
  return ReplaceAccessorByConstant(isolate, object, index, value);
}

Result<Value> GetLazyMethod(Isolate* isolate, Tagged<AccessorInfo> info, Value, Tagged<HeapObject> holder) {
  const Tagged<JSObject> object = Cast<JSObject>(holder);
  const Tagged<NativeContext> realm = Cast<NativeContext>(object->map()->native_context_or_undefined());
  const Tagged<JSFunction> function = TRY(NewFunction(isolate, Cast<SharedFunctionInfo>(info->data()), realm,
                                                      realm->builtin_function_map(), AllocationType::kOld));
  TRY(Replace(isolate, object, info, function));
  return function;
}

}  // namespace

InternalAccessor LazyMethodAccessor() { return {&GetLazyMethod, nullptr}; }

bool IsLazyMethod(const LookupIterator& it) {
  if (V8_LIKELY(it.state() != LookupIterator::kAccessor)) return false;
  const Result<Value> stored = it.GetStoredValue();
  return !stored.IsException() && IsLazyMethod(stored.value());
}

Result<void> MakeLazyMethods(Isolate* isolate, Tagged<JSObject> object) {
  if (!object->map()->is_prototype_map()) return Ok();
  if (object->map()->is_dictionary_map()) {
    if (IsJSGlobalObject(object)) return Ok();
    for (int entry = 0; entry < PropertyDictionary(object)->used(); ++entry) {
      const Tagged<NameDictionary> dictionary = PropertyDictionary(object);
      if (dictionary->IsDeleted(entry) || !IsLazyMethod(dictionary->ValueAt(entry))) continue;
      TRY(GetLazyMethod(isolate, Cast<AccessorInfo>(dictionary->ValueAt(entry)), object, object));
    }
    return Ok();
  }
  for (int index = 0; index < object->map()->number_of_own_descriptors(); ++index) {
    const Value stored = object->map()->instance_descriptors()->GetValue(index);
    if (IsLazyMethod(stored)) TRY(GetLazyMethod(isolate, Cast<AccessorInfo>(stored), object, object));
  }
  return Ok();
}

}  // namespace v8::internal
