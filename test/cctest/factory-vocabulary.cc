#include "src/api/api-internal.h"
#include "src/heap/factory.h"
#include "src/heap/object-header.h"
#include "src/objects/data-handler.h"
#include "src/objects/js-collection.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/properties/property.h"
#include "test/cctest/cctest.h"

// What of V8's Factory tests use and the engine does not.
namespace v8::internal {

MaybeHandle<String> Factory::NewStringFromOneByte(base::Vector<const uint8_t> text, AllocationType allocation) {
  return Maybe(internal::NewStringFromOneByte(isolate(), text, allocation));
}
MaybeHandle<String> Factory::NewStringFromTwoByte(base::Vector<const uint16_t> text, AllocationType allocation) {
  return Maybe(internal::NewStringFromTwoByte(isolate(), text, allocation));
}
MaybeHandle<String> Factory::NewStringFromUtf8(base::Vector<const char> text, AllocationType allocation) {
  return Maybe(internal::NewStringFromUtf8(isolate(), text, allocation));
}
MaybeHandle<String> Factory::NewConsString(DirectHandle<String> left, DirectHandle<String> right, AllocationType) {
  return Maybe(internal::NewConsString(isolate(), *left, *right));
}
Handle<String> Factory::NewSubString(DirectHandle<String> string, uint32_t begin, uint32_t end) {
  return Checked(internal::NewSubString(isolate(), *string, begin, end));
}
Handle<String> Factory::InternalizeString(DirectHandle<String> string) {
  return Checked(internal::InternalizeString(isolate(), *string));
}
Handle<String> Factory::InternalizeString(base::Vector<const uint8_t> text) {
  return Checked(InternalizeOneByte(isolate(), text));
}
Handle<String> Factory::InternalizeUtf8String(base::Vector<const char> text) {
  return InternalizeString(Checked(internal::NewStringFromUtf8(isolate(), text, AllocationType::kYoung)));
}
Handle<Script> Factory::NewScript(DirectHandle<String> source) {
  return Checked(internal::NewScript(isolate(), *source, ScriptDetails()));
}
Handle<Name> Factory::InternalizeName(DirectHandle<Name> name) {
  if (!IsString(Value(*name))) return MakeHandle(*name);
  return InternalizeString(DirectHandle<String>(Cast<String>(*name)));
}

namespace {
// The API's function gives nothing for what is too long, the Factory's throws.
MaybeHandle<String> HandleOf(Isolate* isolate, v8::MaybeLocal<v8::String> string) {
  v8::Local<v8::String> local;
  if (string.ToLocal(&local)) return v8::Utils::OpenHandle(*local);
  if (!isolate->has_exception()) Throw(isolate, MessageTemplate::kInvalidStringLength);
  return MaybeHandle<String>();
}
}  // namespace

MaybeHandle<String> Factory::NewExternalStringFromOneByte(const v8::String::ExternalOneByteStringResource* resource) {
  return HandleOf(isolate(),
                  v8::String::NewExternalOneByte(reinterpret_cast<v8::Isolate*>(this),
                                                 const_cast<v8::String::ExternalOneByteStringResource*>(resource)));
}
MaybeHandle<String> Factory::NewExternalStringFromTwoByte(const v8::String::ExternalStringResource* resource) {
  return HandleOf(isolate(), v8::String::NewExternalTwoByte(reinterpret_cast<v8::Isolate*>(this),
                                                            const_cast<v8::String::ExternalStringResource*>(resource)));
}

Handle<FixedArray> Factory::NewFixedArrayWithHoles(int length, AllocationType allocation) {
  return Checked(internal::NewFixedArrayWithHoles(isolate(), length, allocation));
}
MaybeHandle<FixedArray> Factory::TryNewFixedArray(int length, AllocationType allocation) {
  const size_t size = static_cast<size_t>(FixedArray::SizeFor(length));
  const AllocationResult memory = isolate()->heap()->AllocateRaw(static_cast<int>(size), allocation);
  if (memory.IsFailure()) return MaybeHandle<FixedArray>();
  const Address address = memory.ToAddress();
  HeaderWord(address) = ReadOnlyRoots::fixed_array_map()->instance_header() | uint64_t{Heap::InitialGcState(address)}
                                                                                  << 56;
  FixedArray* const array = reinterpret_cast<FixedArray*>(address);
  array->set_length(length);
  array->FillWithNoBarrier(0, length, Undefined());
  return MakeHandle(Tagged<FixedArray>(array));
}
Handle<WeakFixedArray> Factory::NewWeakFixedArray(int length, AllocationType allocation) {
  return Checked(internal::NewWeakFixedArray(isolate(), length, allocation));
}
Handle<FixedArray> Factory::CopyFixedArray(DirectHandle<FixedArray> array) {
  return Checked(CopyFixedArrayUpTo(isolate(), *array, array->length()));
}
Handle<JSArray> Factory::NewJSArrayWithElements(DirectHandle<FixedArray> elements, ElementsKind) {
  return Checked(internal::NewJSArrayWithElements(isolate(), *elements));
}
Handle<JSArray> Factory::NewJSArray(ElementsKind, int length, int capacity) {
  return Checked(internal::NewJSArray(isolate(), length, capacity));
}
Handle<JSArray> Factory::NewJSArray(int capacity, ElementsKind kind, AllocationType allocation) {
  const Handle<FixedArray> elements = NewFixedArrayWithHoles(capacity, allocation);
  const Handle<JSArray> array = Cast<JSArray>(
      Checked(internal::NewJSObjectFromMap(isolate(), isolate()->realm()->js_array_map(), allocation)));
  array->set_elements(*elements);
  array->set_length(Value::Int(0));
  array->set_elements_kind(kind);
  return array;
}
Handle<JSObject> Factory::NewJSObjectFromMap(DirectHandle<Map> map, AllocationType allocation) {
  return Checked(internal::NewJSObjectFromMap(isolate(), *map, allocation));
}
Handle<JSObject> Factory::CopyJSObject(DirectHandle<JSObject> source) {
  return Cast<JSObject>(v8::Utils::OpenHandle(*v8::Utils::ToLocal(Handle<JSObject>(*source, isolate()))->Clone()));
}
Handle<JSWeakMap> Factory::NewJSWeakMap() {
  const Tagged<JSFunction> constructor = isolate()->realm()->weak_map_function();
  return Cast<JSWeakMap>(MakeHandle(Tagged<JSObject>(MUST(Construct(isolate(), constructor)).ptr())));
}
Handle<JSFunction> Factory::NewFunctionForTesting(DirectHandle<String> name) {
  Handle<SharedFunctionInfo> shared = NewSharedFunctionInfoForBuiltin(name, Builtin::kEmptyFunction, 0, kDontAdapt);
  return JSFunctionBuilder(isolate(), shared, isolate()->native_context()).Build();
}
Handle<Map> Factory::NewContextfulMapForCurrentContext(InstanceType type, int instance_size, ElementsKind kind,
                                                       int inobject_properties) {
  return Checked(NewMap(isolate(), type, instance_size, inobject_properties, static_cast<uint8_t>(kind)));
}
Handle<LoadHandler> Factory::NewLoadHandler(int data_count, AllocationType allocation) {
  CHECK_EQ(1, data_count);
  return Cast<LoadHandler>(NewWeakFixedArray(LoadHandler::kLength, allocation));
}
Handle<String> Factory::InternalizeString(base::Vector<const char> text) {
  return InternalizeString(base::Vector<const uint8_t>(reinterpret_cast<const uint8_t*>(text.begin()), text.size()));
}
Handle<Cell> Factory::NewCell(DirectHandle<Object> value) { return Checked(internal::NewCell(isolate(), *value)); }

}  // namespace v8::internal
