#include "src/api/api-data.h"
#include "src/execution/execution.h"
#include "src/objects/elements.h"
#include "src/objects/js-object-ops.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/values/operators.h"
#include "test/cctest/cctest.h"

// V8's functions over values and objects, which tests call and the engine does not.
namespace v8::internal {

namespace {

template <typename T>
MaybeHandle<T> HandleOf(Isolate* isolate, Result<Tagged<T>> result) {
  return result.IsException() ? MaybeHandle<T>() : MaybeHandle<T>(result.value(), isolate);
}
Result<PropertyKey> KeyOf(Isolate* isolate, DirectHandle<Name> name) { return ToPropertyKey(isolate, Value(*name)); }

Result<Value> GetNamed(Isolate* isolate, Value object, Value name) {
  return Get(isolate, object, TRY(ToPropertyKey(isolate, name)));
}
Result<Value> SetAndReturn(Isolate* isolate, Value object, Value key, Value value, ShouldThrow should_throw) {
  TRY(SetKeyed(isolate, object, key, value, should_throw));
  return value;
}
v8::Maybe<bool> MaybeOf(Result<bool> result) {
  return result.IsException() ? v8::Nothing<bool>() : v8::Just(result.value());
}
Result<Value> CallWithHandles(Isolate* isolate, Value function, Value receiver, int count,
                              const Handle<Object> arguments[], bool construct) {
  constexpr int kMaxCount = 16;
  CHECK_LE(count, kMaxCount);
  Value values[kMaxCount];  // on the stack, where the collector finds them
  for (int k = 0; k < count; ++k) values[k] = *arguments[k];
  if (construct) return Value(TRY(Construct(isolate, function, values, count)));
  return Call(isolate, function, receiver, values, count);
}

}  // namespace

// --- Object ----------------------------------------------------------------------------------------------------------

double Object::NumberValue(Value number) {
  CHECK(number.IsNumber());
  return number.AsNumber();
}
bool Object::BooleanValue(Value value, Isolate*) { return ToBoolean(value); }
bool Object::ToInt32(Value value, int32_t* result) {
  if (!value.IsInt()) return false;
  *result = value.AsInt();
  return true;
}
bool Object::ToUint32(Value value, uint32_t* result) {
  if (!value.IsNumber()) return false;
  const double number = value.AsNumber();
  if (!(number >= 0 && number <= kMaxUInt32) || number != static_cast<uint32_t>(number)) return false;
  *result = static_cast<uint32_t>(number);
  return true;
}
bool Object::ToArrayIndex(Value value, uint32_t* index) { return ToUint32(value, index) && *index != kMaxUInt32; }
bool Object::SameValue(Value a, Value b) { return internal::SameValue(a, b); }
Tagged<Smi> Object::GetOrCreateHash(Value value, Isolate* isolate) {
  if (IsString(value)) return Smi::FromInt(static_cast<int>(Cast<String>(value)->EnsureHash()));
  if (IsName(value)) return Smi::FromInt(static_cast<int>(Cast<Name>(value)->hash()));
  return Smi::FromInt(static_cast<int>(MUST(internal::GetOrCreateHash(isolate, value))));
}
Value Object::GetHash(Value value) {
  if (IsString(value)) return Value::Int(static_cast<int>(Cast<String>(value)->EnsureHash()));
  const uint32_t hash = GetHashOrZero(value);
  return hash == 0 ? Undefined() : Value::Int(static_cast<int>(hash));
}
MaybeHandle<String> Object::ToString(Isolate* isolate, DirectHandle<Object> value) {
  return HandleOf(isolate, internal::ToString(isolate, *value));
}
MaybeHandle<Object> Object::GetElement(Isolate* isolate, DirectHandle<Object> object, uint32_t index) {
  return HandleOf(isolate, GetKeyed(isolate, *object, Value::Number(index)));
}
MaybeHandle<Object> Object::GetProperty(Isolate* isolate, DirectHandle<Object> object, DirectHandle<Name> name) {
  return HandleOf(isolate, GetNamed(isolate, *object, Value(*name)));
}
MaybeHandle<Object> Object::SetElement(Isolate* isolate, DirectHandle<Object> object, uint32_t index,
                                       DirectHandle<Object> value, ShouldThrow should_throw) {
  return HandleOf(isolate, SetAndReturn(isolate, *object, Value::Number(index), *value, should_throw));
}
MaybeHandle<Object> Object::SetProperty(Isolate* isolate, DirectHandle<Object> object, DirectHandle<Name> name,
                                        DirectHandle<Object> value) {
  return HandleOf(isolate, SetAndReturn(isolate, *object, Value(*name), *value, ShouldThrow::kThrow));
}

Value NameDictionary::Lookup(DirectHandle<Object> key) {
  Isolate* const isolate = IsolateDataOfPage(address())->isolate();
  Tagged<Name> name = Cast<Name>(*key);
  if (IsString(*key)) name = MUST(InternalizeString(isolate, Cast<String>(*key)));
  const int entry = FindEntry(name);
  return entry == kNotFound ? TheHole() : ValueAt(entry);
}

// --- Objects of the language -----------------------------------------------------------------------------------------

MaybeHandle<Object> JSReceiver::GetProperty(Isolate* isolate, DirectHandle<JSReceiver> object, const char* name) {
  return Object::GetProperty(isolate, object, isolate->factory()->InternalizeUtf8String(name));
}
MaybeHandle<Object> JSReceiver::GetProperty(Isolate* isolate, DirectHandle<JSReceiver> object,
                                            DirectHandle<Name> name) {
  return Object::GetProperty(isolate, object, name);
}
std::optional<Tagged<NativeContext>> JSReceiver::GetCreationContext() {
  const Value realm = map()->native_context_or_undefined();
  if (realm.IsUndefined()) return std::nullopt;
  return Cast<NativeContext>(realm);
}
v8::Maybe<bool> JSReceiver::HasProperty(Isolate* isolate, DirectHandle<JSReceiver> object, DirectHandle<Name> name) {
  const Result<PropertyKey> key = KeyOf(isolate, name);
  return key.IsException() ? v8::Nothing<bool>() : MaybeOf(internal::HasProperty(isolate, *object, key.value()));
}
v8::Maybe<bool> JSReceiver::HasOwnProperty(Isolate* isolate, DirectHandle<JSReceiver> object, DirectHandle<Name> name) {
  const Result<PropertyKey> key = KeyOf(isolate, name);
  return key.IsException() ? v8::Nothing<bool>() : MaybeOf(internal::HasOwnProperty(isolate, *object, key.value()));
}
v8::Maybe<bool> JSReceiver::DeleteProperty(Isolate* isolate, DirectHandle<JSReceiver> object, DirectHandle<Name> name,
                                           LanguageMode language_mode) {
  const Result<PropertyKey> key = KeyOf(isolate, name);
  if (key.IsException()) return v8::Nothing<bool>();
  return MaybeOf(internal::DeleteProperty(
      isolate, *object, key.value(),
      language_mode == LanguageMode::kStrict ? ShouldThrow::kThrow : ShouldThrow::kDontThrow));
}

MaybeHandle<JSObject> JSObject::New(DirectHandle<JSFunction> constructor, DirectHandle<JSReceiver> new_target,
                                    DirectHandle<AllocationSite>) {
  Isolate* const isolate = constructor->GetIsolate();
  return HandleOf(isolate, OrdinaryCreateFromConstructor(isolate, *constructor, *new_target));
}
void JSObject::AddProperty(Isolate* isolate, DirectHandle<JSObject> object, DirectHandle<Name> name,
                           DirectHandle<Object> value, PropertyAttributes attributes) {
  const PropertyKey key = MUST(KeyOf(isolate, name));
  CHECK(!AddDataProperty(isolate, *object, key, *value, attributes).IsException());
}
void JSObject::AddProperty(Isolate* isolate, DirectHandle<JSObject> object, const char* name,
                           DirectHandle<Object> value, PropertyAttributes attributes) {
  AddProperty(isolate, object, isolate->factory()->InternalizeUtf8String(name), value, attributes);
}

void JSArray::Initialize(DirectHandle<JSArray> array, int capacity) {
  Isolate* const isolate = array->GetIsolate();
  array->set_elements(*isolate->factory()->NewFixedArrayWithHoles(capacity));
  array->set_elements_kind(PACKED_SMI_ELEMENTS);
  array->set_length(Value::Int(0));
}
v8::Maybe<bool> JSArray::SetLength(DirectHandle<JSArray> array, uint32_t length) {
  return MaybeOf(SetArrayLength(array->GetIsolate(), *array, length));
}

Handle<JSArrayBuffer> JSTypedArray::GetBuffer() { return Handle<JSArrayBuffer>(ExposeBuffer(this), GetIsolate()); }

Value JSWeakRef::target() const {
  const Value target = Cast<WeakFixedArray>(cell())->get(0);
  return target.IsTheHole() ? Undefined() : target;
}
void JSWeakRef::set_target(Tagged<HeapObject> target) {
  const Tagged<WeakFixedArray> fresh = MUST(NewWeakFixedArray(GetIsolate(), 1));
  fresh->set(0, target);
  set_cell(fresh);
}

bool JSFinalizationRegistry::Unregister(DirectHandle<JSFinalizationRegistry> registry, DirectHandle<HeapObject> token,
                                        Isolate*) {
  return registry->RemoveUnregisterToken(Value(*token), kRemoveMatchedCellsFromRegistry);
}
void JSFinalizationRegistry::RemoveCellFromUnregisterTokenMap(Isolate*, Address, Address cell) {
  Tagged<WeakCell>(cell)->RemoveFromUnregisterTokenMap();
}

// --- Strings ---------------------------------------------------------------------------------------------------------

Handle<String> String::Flatten(Isolate* isolate, Handle<String> string) {
  return Handle<String>(MUST(Flatten(isolate, *string)), isolate);
}
bool String::Equals(Isolate*, DirectHandle<String> a, DirectHandle<String> b) { return Equals(*a, *b); }
bool String::IsOneByteEqualTo(base::Vector<const char> chars) {
  return IsEqualTo(base::Vector<const uint8_t>(reinterpret_cast<const uint8_t*>(chars.begin()), chars.size()));
}
std::unique_ptr<char[]> String::ToCString() {
  v8::Isolate* const isolate = reinterpret_cast<v8::Isolate*>(IsolateDataOfPage(address())->isolate());
  v8::HandleScope handles(isolate);
  const Handle<String> string(Tagged<String>(this), reinterpret_cast<Isolate*>(isolate));
  const v8::String::Utf8Value text(isolate, v8::Utils::ToLocal(string));
  std::unique_ptr<char[]> result(new char[text.length() + 1]);
  memcpy(result.get(), *text, text.length() + 1);
  return result;
}

// --- Calls -----------------------------------------------------------------------------------------------------------

MaybeHandle<Object> Execution::Call(Isolate* isolate, DirectHandle<Object> function, DirectHandle<Object> receiver,
                                    int count, const Handle<Object> arguments[]) {
  return HandleOf(isolate, CallWithHandles(isolate, *function, *receiver, count, arguments, false));
}
MaybeHandle<JSObject> Execution::New(Isolate* isolate, DirectHandle<Object> constructor, int count,
                                     const Handle<Object> arguments[]) {
  return Cast<JSObject>(HandleOf(isolate, CallWithHandles(isolate, *constructor, Undefined(), count, arguments, true)));
}

GlobalHandles* Isolate::global_handles() const { return heap()->global_handles(); }

}  // namespace v8::internal
