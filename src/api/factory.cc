#include "src/heap/factory.h"

#include "src/api/api-internal.h"
#include "src/runtime/buffers/array-buffers.h"

// Defined on the API's floor, because buffers need the runtime.
namespace v8::internal {

Handle<String> Factory::NewStringFromAscii(const char* text, size_t length, AllocationType allocation) {
  return Checked(internal::NewStringFromOneByte(
      isolate(), base::Vector<const uint8_t>(reinterpret_cast<const uint8_t*>(text), length), allocation));
}
Handle<String> Factory::NewStringFromAsciiChecked(const char* text, AllocationType allocation) {
  return NewStringFromAscii(text, strlen(text), allocation);
}
Handle<String> Factory::InternalizeUtf8String(const char* text) {
  const Handle<String> string =
      MakeHandle(MUST(internal::NewStringFromUtf8(isolate(), base::Vector<const char>(text, strlen(text)))));
  return Checked(internal::InternalizeString(isolate(), *string));
}
Handle<FixedArray> Factory::NewFixedArray(int length, AllocationType allocation) {
  return Checked(internal::NewFixedArray(isolate(), length, allocation));
}
Handle<ByteArray> Factory::NewByteArray(int length, AllocationType allocation) {
  return Checked(internal::NewByteArray(isolate(), length, allocation));
}
Handle<JSObject> Factory::NewJSObject(Handle<JSFunction> constructor, AllocationType allocation) {
  const Tagged<Map> map = MUST(GetDerivedMap(isolate(), *constructor, *constructor));
  return Checked(internal::NewJSObjectFromMap(isolate(), map, allocation));
}
Handle<JSArray> Factory::NewJSArray(int length) { return Checked(internal::NewJSArray(isolate(), length, length)); }

MaybeHandle<JSArrayBuffer> Factory::NewJSArrayBufferAndBackingStore(size_t byte_length, InitializedFlag initialized,
                                                                    AllocationType) {
  const Result<Tagged<JSArrayBuffer>> buffer =
      NewArrayBuffer(isolate(), ArrayBufferMap(isolate()), static_cast<double>(byte_length), initialized);
  if (buffer.IsException()) {
    if (!isolate()->is_terminating()) isolate()->clear_pending_exception();
    return MaybeHandle<JSArrayBuffer>();
  }
  return MakeHandle(buffer.value());
}
Handle<JSArrayBuffer> Factory::NewJSArrayBufferAndBackingStoreChecked(size_t byte_length,
                                                                      InitializedFlag initialized) {
  return NewJSArrayBufferAndBackingStore(byte_length, initialized).ToHandleChecked();
}

Handle<SharedFunctionInfo> Factory::NewSharedFunctionInfoForBuiltin(MaybeDirectHandle<String> name, Builtin builtin,
                                                                    int length, AdaptArguments adapt,
                                                                    FunctionKind kind) {
  const Tagged<String> text = name.is_null() ? ReadOnlyRoots::empty_string() : *name.ToHandleChecked();
  const Tagged<Code> code =
      Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(builtin)));
  const Tagged<SharedFunctionInfo> shared = MUST(NewSharedFunctionInfo(isolate(), text, code, kind));
  shared->set_native(true);
  shared->set_length(length);
  // Builtins look at their arguments themselves: adapting is the interpreter's affair.
  shared->set_formal_parameter_count(adapt == kAdapt ? length : 0);
  return MakeHandle(shared);
}

Handle<JSFunction> Factory::JSFunctionBuilder::Build() {
  return Handle<JSFunction>(MUST(NewClosure(isolate_, *shared_, *context_)), isolate_);
}

}  // namespace v8::internal
