#ifndef FLAT8_SRC_HEAP_FACTORY_H_
#define FLAT8_SRC_HEAP_FACTORY_H_

#include "src/common/builtin-ids.h"
#include "src/heap/object-factory.h"
#include "src/handles/handles.h"

// V8's vocabulary over the functions of object-factory.h: plain handles, which never are empty. For tests and src/api;
// engine code uses the fallible functions. Running out of memory in one of these ends the process.
namespace v8::internal {

class Factory {
 public:
  Handle<Object> undefined_value() { return MakeHandle(Undefined()); }
  Handle<Object> null_value() { return MakeHandle(Null()); }
  Handle<Object> true_value() { return MakeHandle(True()); }
  Handle<Object> false_value() { return MakeHandle(False()); }
  Handle<Object> the_hole_value() { return MakeHandle(TheHole()); }
  Handle<String> empty_string() { return MakeHandle(ReadOnlyRoots::empty_string()); }
  Handle<String> function_string() { return MakeHandle(ReadOnlyRoots::function_string()); }
  Handle<FixedArray> empty_fixed_array() { return MakeHandle(ReadOnlyRoots::empty_fixed_array()); }

  template <size_t N>
  Handle<String> NewStringFromStaticChars(const char (&text)[N],
                                          AllocationType allocation = AllocationType::kYoung) {
    return NewStringFromAscii(text, N - 1, allocation);
  }
  Handle<String> NewStringFromAsciiChecked(const char* text, AllocationType allocation = AllocationType::kYoung);
  Handle<String> InternalizeUtf8String(const char* text);
  Handle<FixedArray> NewFixedArray(int length, AllocationType allocation = AllocationType::kYoung);
  Handle<ByteArray> NewByteArray(int length, AllocationType allocation = AllocationType::kYoung);
  Handle<Object> NewNumber(double value) { return MakeHandle(Value::Number(value)); }
  Handle<JSObject> NewJSObject(Handle<JSFunction> constructor, AllocationType allocation = AllocationType::kYoung);
  Handle<JSArray> NewJSArray(int length = 0);
  Handle<JSArrayBuffer> NewJSArrayBufferAndBackingStoreChecked(size_t byte_length, InitializedFlag initialized);
  MaybeHandle<JSArrayBuffer> NewJSArrayBufferAndBackingStore(
      size_t byte_length, InitializedFlag initialized, AllocationType allocation = AllocationType::kYoung);

  // The shared part of functions that run the builtin. Normal functions are constructors: `new` makes the receiver from
  // the function's initial map and then runs the builtin.
  Handle<SharedFunctionInfo> NewSharedFunctionInfoForBuiltin(MaybeDirectHandle<String> name, Builtin builtin,
                                                             int length, AdaptArguments adapt,
                                                             FunctionKind kind = FunctionKind::kNormalFunction);
  Handle<SharedFunctionInfo> NewSharedFunctionInfoForBuiltin(MaybeDirectHandle<String> name, Builtin builtin) {
    return NewSharedFunctionInfoForBuiltin(name, builtin, 0, kDontAdapt);
  }

  class JSFunctionBuilder {
   public:
    JSFunctionBuilder(Isolate* isolate, DirectHandle<SharedFunctionInfo> shared, DirectHandle<Context> context)
        : isolate_(isolate), shared_(shared), context_(context) {}
    [[nodiscard]] Handle<JSFunction> Build();

   private:
    Isolate* const isolate_;
    const DirectHandle<SharedFunctionInfo> shared_;
    const DirectHandle<Context> context_;
  };

 private:
  Isolate* isolate() { return reinterpret_cast<Isolate*>(this); }
  template <typename T>
  Handle<T> MakeHandle(Tagged<T> value) {
    return Handle<T>(value, isolate());
  }
  template <typename T>
  Handle<T> Checked(Result<Tagged<T>> result) {
    return MakeHandle(MUST(result));
  }
  Handle<String> NewStringFromAscii(const char* text, size_t length, AllocationType allocation);
};

// The code of the builtins.
class Builtins {
 public:
  Tagged<Code> code(Builtin builtin) {
    return Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(builtin)));
  }
  Handle<Code> code_handle(Builtin builtin) {
    return Handle<Code>(code(builtin), reinterpret_cast<Isolate*>(this));
  }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_FACTORY_H_
