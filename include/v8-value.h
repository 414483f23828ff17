// Value: any value of the language (ECMA-262 §6.1), its type predicates and conversions.

#ifndef INCLUDE_V8_VALUE_H_
#define INCLUDE_V8_VALUE_H_

#include <stdint.h>

#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-internal.h"      // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// A value. The Is... predicates look at the value's own class, never at prototypes, run no script and cannot fail.
class V8_EXPORT Value : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kValue;

  // --- Primitives (§6.1) ---
  bool IsUndefined() const;
  bool IsNull() const;
  bool IsNullOrUndefined() const;
  bool IsTrue() const;
  bool IsFalse() const;
  bool IsBoolean() const;
  // A String or a Symbol.
  bool IsName() const;
  bool IsString() const;
  bool IsSymbol() const;
  bool IsBigInt() const;
  // A Number value; Number objects are not.
  bool IsNumber() const;
  // A Number that int32_t (uint32_t) represents exactly; -0 is not.
  bool IsInt32() const;
  bool IsUint32() const;

  // --- Objects: true for the exotic kinds below, functions and proxies too (§6.1.7) ---
  bool IsObject() const;
  // A callable object; callable proxies included.
  bool IsFunction() const;
  // An Array exotic object; a proxy to one is not.
  bool IsArray() const;
  // Wraps a host's pointer; see External.
  bool IsExternal() const;
  bool IsDate() const;
  bool IsArgumentsObject() const;
  bool IsBigIntObject() const;
  bool IsBooleanObject() const;
  bool IsNumberObject() const;
  bool IsStringObject() const;
  bool IsSymbolObject() const;
  // Has an [[ErrorData]] slot (§20.5.4).
  bool IsNativeError() const;
  bool IsRegExp() const;
  bool IsAsyncFunction() const;
  bool IsGeneratorFunction() const;
  bool IsGeneratorObject() const;
  bool IsPromise() const;
  bool IsMap() const;
  bool IsSet() const;
  bool IsMapIterator() const;
  bool IsSetIterator() const;
  bool IsWeakMap() const;
  bool IsWeakSet() const;
  bool IsWeakRef() const;
  bool IsProxy() const;
  bool IsModuleNamespaceObject() const;

  // --- Buffers (§23.2, §25) ---
  bool IsArrayBuffer() const;
  bool IsSharedArrayBuffer() const;
  // A typed array or a DataView.
  bool IsArrayBufferView() const;
  bool IsTypedArray() const;
  bool IsUint8Array() const;
  bool IsUint8ClampedArray() const;
  bool IsInt8Array() const;
  bool IsUint16Array() const;
  bool IsInt16Array() const;
  bool IsUint32Array() const;
  bool IsInt32Array() const;
  bool IsFloat16Array() const;
  bool IsFloat32Array() const;
  bool IsFloat64Array() const;
  bool IsBigInt64Array() const;
  bool IsBigUint64Array() const;
  bool IsDataView() const;

  // There is no WebAssembly: always false.
  bool IsWasmMemoryObject() const;
  bool IsWasmModuleObject() const;
  bool IsWasmNull() const;

  // --- Conversions (§7.1) ---
  // The language's abstract operations. They may run script (valueOf, toString, Symbol.toPrimitive) in `context`; the
  // result is empty when that throws, or for values that cannot be converted (a Symbol to a String, say).
  V8_WARN_UNUSED_RESULT MaybeLocal<Primitive> ToPrimitive(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Numeric> ToNumeric(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<BigInt> ToBigInt(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Number> ToNumber(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<String> ToString(Local<Context> context) const;
  // As ToString, but never runs script and also describes symbols: for messages to people.
  V8_WARN_UNUSED_RESULT MaybeLocal<String> ToDetailString(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Object> ToObject(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Integer> ToInteger(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Uint32> ToUint32(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Int32> ToInt32(Local<Context> context) const;
  // The index (0 … 2^32 − 2) that the value spells, if it is one; empty, without an exception, otherwise.
  V8_WARN_UNUSED_RESULT MaybeLocal<Uint32> ToArrayIndex(Local<Context> context) const;
  // §7.1.2 cannot fail.
  Local<Boolean> ToBoolean(Isolate* isolate) const;

  bool BooleanValue(Isolate* isolate) const;
  V8_WARN_UNUSED_RESULT Maybe<double> NumberValue(Local<Context> context) const;
  // ToIntegerOrInfinity, saturated to int64_t.
  V8_WARN_UNUSED_RESULT Maybe<int64_t> IntegerValue(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT Maybe<uint32_t> Uint32Value(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT Maybe<int32_t> Int32Value(Local<Context> context) const;

  // The forms without a context use the current one. On an exception the handle is empty, or the number 0 or NaN.
  V8_DEPRECATE_SOON("Pass the context") Local<String> ToString() const;
  V8_DEPRECATE_SOON("Pass the context") Local<Object> ToObject() const;
  V8_DEPRECATE_SOON("Pass the context") Local<Integer> ToInteger() const;
  V8_DEPRECATE_SOON("Pass the isolate") Local<Boolean> ToBoolean() const;
  V8_DEPRECATE_SOON("Pass the isolate") bool BooleanValue() const;
  V8_DEPRECATE_SOON("Pass the context") double NumberValue() const;
  V8_DEPRECATE_SOON("Pass the context") int64_t IntegerValue() const;
  V8_DEPRECATE_SOON("Pass the context") uint32_t Uint32Value() const;
  V8_DEPRECATE_SOON("Pass the context") int32_t Int32Value() const;

  // --- Comparisons (§7.2) ---
  // `==` (may run script), `===`, SameValue (Object.is).
  V8_WARN_UNUSED_RESULT Maybe<bool> Equals(Local<Context> context, Local<Value> that) const;
  bool StrictEquals(Local<Value> that) const;
  bool SameValue(Local<Value> that) const;

  // What `typeof` gives (§13.5.3).
  Local<String> TypeOf(Isolate* isolate);
  // `this instanceof object` (§13.10.2); may run script.
  V8_WARN_UNUSED_RESULT Maybe<bool> InstanceOf(Local<Context> context, Local<Object> object);

  V8_INLINE static Value* Cast(Data* data) { return internal::ApiCast<Value>(data); }
  template <class T>
  V8_INLINE static Value* Cast(T* value) {
    return static_cast<Value*>(value);
  }
};

}  // namespace v8

#endif  // INCLUDE_V8_VALUE_H_
