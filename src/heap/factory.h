#ifndef FLAT8_SRC_HEAP_FACTORY_H_
#define FLAT8_SRC_HEAP_FACTORY_H_

#include "include/v8-primitive.h"
#include "src/common/builtin-ids.h"
#include "src/handles/handles.h"
#include "src/heap/object-factory.h"

namespace v8::internal {
class LoadHandler;
}

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
  Handle<Object> nan_value() { return MakeHandle(NaNValue()); }
#define ROOT_STRING(name, text) \
  Handle<String> name() { return MakeHandle(ReadOnlyRoots::name()); }
#define ROOT_SYMBOL(name, text, flags) \
  Handle<Symbol> name() { return MakeHandle(ReadOnlyRoots::name()); }
#include "src/common/root-names.def"
#undef ROOT_STRING
#undef ROOT_SYMBOL
  Handle<WeakFixedArray> empty_weak_fixed_array() { return MakeHandle(ReadOnlyRoots::empty_weak_fixed_array()); }
  Handle<Map> one_pointer_filler_map() { return MakeHandle(ReadOnlyRoots::filler_map()); }
  Handle<Map> fixed_array_map() { return MakeHandle(ReadOnlyRoots::fixed_array_map()); }
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

  // --- Tests alone use these; they are defined in test/cctest/factory-vocabulary.cc. Empty handles: an exception is
  // pending.
  MaybeHandle<String> NewStringFromOneByte(base::Vector<const uint8_t> text,
                                           AllocationType allocation = AllocationType::kYoung);
  MaybeHandle<String> NewStringFromTwoByte(base::Vector<const uint16_t> text,
                                           AllocationType allocation = AllocationType::kYoung);
  MaybeHandle<String> NewStringFromUtf8(base::Vector<const char> text,
                                        AllocationType allocation = AllocationType::kYoung);
  MaybeHandle<String> NewConsString(DirectHandle<String> left, DirectHandle<String> right,
                                    AllocationType allocation = AllocationType::kYoung);
  Handle<String> NewSubString(DirectHandle<String> string, uint32_t begin, uint32_t end);
  Handle<String> InternalizeString(DirectHandle<String> string);
  Handle<String> InternalizeString(base::Vector<const uint8_t> text);
  Handle<String> InternalizeUtf8String(base::Vector<const char> text);
  Handle<Name> InternalizeName(DirectHandle<Name> name);
  // The string takes the resource over.
  MaybeHandle<String> NewExternalStringFromOneByte(const v8::String::ExternalOneByteStringResource* resource);
  MaybeHandle<String> NewExternalStringFromTwoByte(const v8::String::ExternalStringResource* resource);
  Handle<Object> NewNumberFromInt(int32_t value) { return MakeHandle(Value::Int(value)); }
  Handle<Object> NewNumberFromUint(uint32_t value) { return MakeHandle(Value::Number(value)); }
  Handle<Object> NewNumberFromSize(size_t value) { return MakeHandle(Value::Number(static_cast<double>(value))); }
  // A double, even of an integral value; it takes no memory.
  template <AllocationType = AllocationType::kYoung>
  Handle<Object> NewHeapNumber(double value) {
    return MakeHandle(Value::Double(value));
  }
  Handle<FixedArray> NewFixedArrayWithHoles(int length, AllocationType allocation = AllocationType::kYoung);
  // Null where the array cannot be had without a collection.
  MaybeHandle<FixedArray> TryNewFixedArray(int length, AllocationType allocation = AllocationType::kYoung);
  Handle<WeakFixedArray> NewWeakFixedArray(int length, AllocationType allocation = AllocationType::kYoung);
  Handle<FixedArray> CopyFixedArray(DirectHandle<FixedArray> array);
  Handle<JSArray> NewJSArrayWithElements(DirectHandle<FixedArray> elements, ElementsKind kind = PACKED_ELEMENTS);
  Handle<JSArray> NewJSArray(ElementsKind kind, int length, int capacity);
  // An empty array with room for `capacity` elements.
  Handle<JSArray> NewJSArray(int capacity, ElementsKind kind, AllocationType allocation = AllocationType::kYoung);
  Handle<JSObject> NewJSObjectFromMap(DirectHandle<Map> map, AllocationType allocation = AllocationType::kYoung);
  Handle<JSObject> CopyJSObject(DirectHandle<JSObject> source);
  Handle<JSWeakMap> NewJSWeakMap();
  // A function that does nothing.
  Handle<JSFunction> NewFunctionForTesting(DirectHandle<String> name);
  Handle<Map> NewContextfulMapForCurrentContext(InstanceType type, int instance_size,
                                                ElementsKind kind = HOLEY_ELEMENTS, int inobject_properties = 0);
  Handle<LoadHandler> NewLoadHandler(int data_count, AllocationType allocation = AllocationType::kOld);
  Handle<String> InternalizeString(base::Vector<const char> text);
  Handle<Cell> NewCell(DirectHandle<Object> value);
  // A script that nothing has been compiled of.
  Handle<Script> NewScript(DirectHandle<String> source);

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
  MaybeHandle<T> Maybe(Result<Tagged<T>> result) {
    return result.IsException() ? MaybeHandle<T>() : MaybeHandle<T>(MakeHandle(result.value()));
  }
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
