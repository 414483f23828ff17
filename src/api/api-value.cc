#include <cmath>

#include "src/api/api-internal.h"
#include "src/numbers/conversions.h"
#include "src/runtime/values/conversions.h"
#include "src/runtime/values/operators.h"

// Data and Value: type predicates, conversions, comparisons; checked casts.
namespace v8 {

namespace {

bool HasType(const Data* that, i::InstanceType type) { return i::HasInstanceType(i::Open(that), type); }

bool IsWrapperOf(const Value* that, bool (*predicate)(i::Value)) {
  const i::Value value = i::Open(that);
  return i::IsJSPrimitiveWrapper(value) && predicate(i::Cast<i::JSPrimitiveWrapper>(value)->value());
}

bool IsFunctionOfKind(const Value* that, bool (*predicate)(i::FunctionKind)) {
  const i::Value value = i::Open(that);
  return i::IsJSFunction(value) && predicate(i::Cast<i::JSFunction>(value)->shared()->kind());
}

bool IsTypedArrayOf(const Value* that, i::ElementsKind kind) {
  const i::Value value = i::Open(that);
  return i::IsJSTypedArray(value) && i::Cast<i::JSTypedArray>(value)->elements_kind() == kind;
}

bool IsLanguageValue(i::Value value) {
  if (!value.IsHeapObjectWord()) return !value.is_empty() && !value.IsTheHole();
  if (i::IsSymbol(value)) return !i::Cast<i::Symbol>(value)->is_private();
  return i::IsString(value) || i::IsBigInt(value) || i::IsJSReceiver(value);
}

}  // namespace

bool Data::IsValue() const { return IsLanguageValue(i::Open(this)); }
bool Data::IsPrivate() const {
  const i::Value value = i::Open(this);
  return i::IsSymbol(value) && i::Cast<i::Symbol>(value)->is_private();
}
bool Data::IsObjectTemplate() const { return HasType(this, i::OBJECT_TEMPLATE_INFO_TYPE); }
bool Data::IsFunctionTemplate() const { return HasType(this, i::FUNCTION_TEMPLATE_INFO_TYPE); }
bool Data::IsContext() const { return HasType(this, i::NATIVE_CONTEXT_TYPE); }
bool Data::IsFixedArray() const { return HasType(this, i::FIXED_ARRAY_TYPE); }
bool Data::IsModule() const { return i::IsModule(i::Open(this)); }
bool Data::IsModuleRequest() const { return HasType(this, i::MODULE_REQUEST_TYPE); }

bool Value::IsUndefined() const { return i::Open(this).IsUndefined(); }
bool Value::IsNull() const { return i::Open(this).IsNull(); }
bool Value::IsNullOrUndefined() const { return i::Open(this).IsNullOrUndefined(); }
bool Value::IsTrue() const { return i::Open(this).IsTrue(); }
bool Value::IsFalse() const { return i::Open(this).IsFalse(); }
bool Value::IsBoolean() const { return i::Open(this).IsBoolean(); }
bool Value::IsName() const { return i::IsName(i::Open(this)); }
bool Value::IsString() const { return i::IsString(i::Open(this)); }
// A Private is no value for script.
bool Value::IsSymbol() const { return i::IsSymbol(i::Open(this)) && !i::OpenAs<i::Symbol>(this)->is_private(); }
bool Value::IsBigInt() const { return i::IsBigInt(i::Open(this)); }
bool Value::IsNumber() const { return i::Open(this).IsNumber(); }
bool Value::IsInt32() const {
  const i::Value value = i::Open(this);
  return value.IsInt() || (value.IsDouble() && i::Value::Number(value.AsDouble()).IsInt());
}
bool Value::IsUint32() const {
  const i::Value value = i::Open(this);
  if (value.IsInt()) return value.AsInt() >= 0;
  if (!value.IsDouble()) return false;
  const double number = value.AsDouble();
  return number >= 0 && number <= 4294967295.0 && std::floor(number) == number && !std::signbit(number);
}

bool Value::IsObject() const { return i::IsJSReceiver(i::Open(this)); }
bool Value::IsFunction() const { return i::IsCallable(i::Open(this)); }
bool Value::IsArray() const { return i::IsJSArray(i::Open(this)); }
bool Value::IsExternal() const { return i::IsJSExternalObject(i::Open(this)); }
bool Value::IsDate() const { return i::IsJSDate(i::Open(this)); }
bool Value::IsArgumentsObject() const { return i::IsJSArgumentsObject(i::Open(this)); }
bool Value::IsBigIntObject() const { return IsWrapperOf(this, i::IsBigInt); }
bool Value::IsBooleanObject() const {
  return IsWrapperOf(this, [](i::Value value) { return value.IsBoolean(); });
}
bool Value::IsNumberObject() const {
  return IsWrapperOf(this, [](i::Value value) { return value.IsNumber(); });
}
bool Value::IsStringObject() const { return IsWrapperOf(this, i::IsString); }
bool Value::IsSymbolObject() const { return IsWrapperOf(this, i::IsSymbol); }
bool Value::IsNativeError() const { return i::IsJSError(i::Open(this)); }
bool Value::IsRegExp() const { return i::IsJSRegExp(i::Open(this)); }
bool Value::IsAsyncFunction() const { return IsFunctionOfKind(this, i::IsAsyncFunction); }
bool Value::IsGeneratorFunction() const { return IsFunctionOfKind(this, i::IsGeneratorFunction); }
bool Value::IsGeneratorObject() const { return i::IsJSGeneratorObject(i::Open(this)); }
bool Value::IsPromise() const { return i::IsJSPromise(i::Open(this)); }
bool Value::IsMap() const { return i::IsJSMap(i::Open(this)); }
bool Value::IsSet() const { return i::IsJSSet(i::Open(this)); }
bool Value::IsMapIterator() const { return i::IsJSMapIterator(i::Open(this)); }
bool Value::IsSetIterator() const { return i::IsJSSetIterator(i::Open(this)); }
bool Value::IsWeakMap() const { return i::IsJSWeakMap(i::Open(this)); }
bool Value::IsWeakSet() const { return i::IsJSWeakSet(i::Open(this)); }
bool Value::IsWeakRef() const { return i::IsJSWeakRef(i::Open(this)); }
bool Value::IsProxy() const { return i::IsJSProxy(i::Open(this)); }
bool Value::IsModuleNamespaceObject() const { return HasType(this, i::JS_MODULE_NAMESPACE_TYPE); }

bool Value::IsArrayBuffer() const {
  const i::Value value = i::Open(this);
  return i::IsJSArrayBuffer(value) && !i::Cast<i::JSArrayBuffer>(value)->is_shared();
}
bool Value::IsSharedArrayBuffer() const {
  const i::Value value = i::Open(this);
  return i::IsJSArrayBuffer(value) && i::Cast<i::JSArrayBuffer>(value)->is_shared();
}
bool Value::IsArrayBufferView() const {
  const i::Value value = i::Open(this);
  return i::IsJSTypedArray(value) || i::IsJSDataView(value);
}
bool Value::IsTypedArray() const { return i::IsJSTypedArray(i::Open(this)); }
bool Value::IsUint8Array() const { return IsTypedArrayOf(this, i::UINT8_ELEMENTS); }
bool Value::IsUint8ClampedArray() const { return IsTypedArrayOf(this, i::UINT8_CLAMPED_ELEMENTS); }
bool Value::IsInt8Array() const { return IsTypedArrayOf(this, i::INT8_ELEMENTS); }
bool Value::IsUint16Array() const { return IsTypedArrayOf(this, i::UINT16_ELEMENTS); }
bool Value::IsInt16Array() const { return IsTypedArrayOf(this, i::INT16_ELEMENTS); }
bool Value::IsUint32Array() const { return IsTypedArrayOf(this, i::UINT32_ELEMENTS); }
bool Value::IsInt32Array() const { return IsTypedArrayOf(this, i::INT32_ELEMENTS); }
bool Value::IsFloat16Array() const { return IsTypedArrayOf(this, i::FLOAT16_ELEMENTS); }
bool Value::IsFloat32Array() const { return IsTypedArrayOf(this, i::FLOAT32_ELEMENTS); }
bool Value::IsFloat64Array() const { return IsTypedArrayOf(this, i::FLOAT64_ELEMENTS); }
bool Value::IsBigInt64Array() const { return IsTypedArrayOf(this, i::BIGINT64_ELEMENTS); }
bool Value::IsBigUint64Array() const { return IsTypedArrayOf(this, i::BIGUINT64_ELEMENTS); }
bool Value::IsDataView() const { return i::IsJSDataView(i::Open(this)); }
bool Value::IsWasmMemoryObject() const { return false; }
bool Value::IsWasmModuleObject() const { return false; }
bool Value::IsWasmNull() const { return false; }

// --- Conversions ------------------------------------------------------------------------------------------------------

MaybeLocal<Primitive> Value::ToPrimitive(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<Primitive>());
  return scope.Return<Primitive>(i::ToPrimitive(isolate, i::Open(this)));
}
MaybeLocal<Numeric> Value::ToNumeric(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<Numeric>());
  return scope.Return<Numeric>(i::ToNumeric(isolate, i::Open(this)));
}
MaybeLocal<BigInt> Value::ToBigInt(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<BigInt>());
  return scope.Return<BigInt>(i::ToBigInt(isolate, i::Open(this)));
}
MaybeLocal<Number> Value::ToNumber(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<Number>());
  return scope.Return<Number>(i::ToNumberValue(isolate, i::Open(this)));
}
MaybeLocal<String> Value::ToString(Local<Context> context) const {
  if (i::IsString(i::Open(this))) return i::MakeLocal<String>(i::IsolateOf(context), i::Open(this));
  ENTER_CONTEXT(context, MaybeLocal<String>());
  return scope.Return<String>(i::ToString(isolate, i::Open(this)));
}
MaybeLocal<String> Value::ToDetailString(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<String>());
  return scope.Return<String>(i::ValueForMessage(isolate, i::Open(this)));
}
MaybeLocal<Object> Value::ToObject(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<Object>());
  return scope.Return<Object>(i::ToObject(isolate, i::Open(this)));
}
MaybeLocal<Integer> Value::ToInteger(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<Integer>());
  return scope.Return<Integer>([&]() -> i::Result<i::Value> {
    // §7.1.5 gives +0 for -0.
    return i::Value::Number(TRY(i::ToIntegerOrInfinity(isolate, i::Open(this))) + 0.0);
  }());
}
MaybeLocal<Uint32> Value::ToUint32(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<Uint32>());
  return scope.Return<Uint32>(
      [&]() -> i::Result<i::Value> { return i::Value::Number(TRY(i::ToUint32(isolate, i::Open(this)))); }());
}
MaybeLocal<Int32> Value::ToInt32(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<Int32>());
  return scope.Return<Int32>(
      [&]() -> i::Result<i::Value> { return i::Value::Int(TRY(i::ToInt32(isolate, i::Open(this)))); }());
}
MaybeLocal<Uint32> Value::ToArrayIndex(Local<Context> context) const {
  i::Value self = i::Open(this);
  if (self.IsInt() && self.AsInt() >= 0) return i::MakeLocal<Uint32>(i::IsolateOf(context), self);
  ENTER_CONTEXT(context, MaybeLocal<Uint32>());
  const i::Result<i::Tagged<i::String>> text = i::ToString(isolate, i::Open(this));
  if (text.IsException()) {
    scope.Fail();
    return MaybeLocal<Uint32>();
  }
  uint32_t index;
  if (!text.value()->AsArrayIndex(&index)) return MaybeLocal<Uint32>();
  return i::MakeLocal<Uint32>(isolate, i::Value::Number(index));
}
Local<Boolean> Value::ToBoolean(Isolate* isolate) const { return Boolean::New(isolate, BooleanValue(isolate)); }

bool Value::BooleanValue(Isolate*) const { return i::ToBoolean(i::Open(this)); }
Maybe<double> Value::NumberValue(Local<Context> context) const {
  if (i::Open(this).IsNumber()) return Just(i::Open(this).AsNumber());
  ENTER_CALL(context, Nothing<double>());
  return scope.ReturnMaybe(i::ToNumber(isolate, i::Open(this)));
}
Maybe<int64_t> Value::IntegerValue(Local<Context> context) const {
  if (i::Open(this).IsInt()) return Just(int64_t{i::Open(this).AsInt()});
  ENTER_CALL(context, Nothing<int64_t>());
  const Maybe<double> number = scope.ReturnMaybe(i::ToIntegerOrInfinity(isolate, i::Open(this)));
  if (number.IsNothing()) return Nothing<int64_t>();
  const double value = number.FromJust();
  if (value >= 9223372036854775808.0) return Just(INT64_MAX);
  if (value <= -9223372036854775808.0) return Just(INT64_MIN);
  return Just(static_cast<int64_t>(value));
}
Maybe<uint32_t> Value::Uint32Value(Local<Context> context) const {
  ENTER_CALL(context, Nothing<uint32_t>());
  return scope.ReturnMaybe(i::ToUint32(isolate, i::Open(this)));
}
Maybe<int32_t> Value::Int32Value(Local<Context> context) const {
  if (i::Open(this).IsInt()) return Just(i::Open(this).AsInt());
  ENTER_CALL(context, Nothing<int32_t>());
  return scope.ReturnMaybe(i::ToInt32(isolate, i::Open(this)));
}

namespace {
Local<Context> Current() { return Isolate::GetCurrent()->GetCurrentContext(); }
}  // namespace

Local<String> Value::ToString() const { return ToString(Current()).FromMaybe(Local<String>()); }
Local<Object> Value::ToObject() const { return ToObject(Current()).FromMaybe(Local<Object>()); }
Local<Integer> Value::ToInteger() const { return ToInteger(Current()).FromMaybe(Local<Integer>()); }
Local<Boolean> Value::ToBoolean() const { return ToBoolean(Isolate::GetCurrent()); }
bool Value::BooleanValue() const { return BooleanValue(Isolate::GetCurrent()); }
double Value::NumberValue() const { return NumberValue(Current()).FromMaybe(std::nan("")); }
int64_t Value::IntegerValue() const { return IntegerValue(Current()).FromMaybe(0); }
uint32_t Value::Uint32Value() const { return Uint32Value(Current()).FromMaybe(0); }
int32_t Value::Int32Value() const { return Int32Value(Current()).FromMaybe(0); }

// --- Comparisons ------------------------------------------------------------------------------------------------------

Maybe<bool> Value::Equals(Local<Context> context, Local<Value> that) const {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe(i::LooselyEquals(isolate, i::Open(this), i::Open(that)));
}
bool Value::StrictEquals(Local<Value> that) const { return i::StrictEquals(i::Open(this), i::Open(that)); }
bool Value::SameValue(Local<Value> that) const { return i::SameValue(i::Open(this), i::Open(that)); }
Local<String> Value::TypeOf(Isolate* isolate) {
  return i::MakeLocal<String>(i::Internal(isolate), i::TypeOf(i::Open(this)));
}
Maybe<bool> Value::InstanceOf(Local<Context> context, Local<Object> object) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe(i::InstanceOf(isolate, i::Open(this), i::Open(object)));
}

// --- Checked casts ----------------------------------------------------------------------------------------------------

namespace {

bool IsOfApiType(const Data* data, internal::ApiType type) {
  using internal::ApiType;
  const Value* const value = reinterpret_cast<const Value*>(data);
  const i::Value word = i::Open(data);
  switch (type) {
    case ApiType::kData: return true;
    case ApiType::kValue: return data->IsValue();
    case ApiType::kPrimitive: return data->IsValue() && !value->IsObject();
    case ApiType::kBoolean: return value->IsBoolean();
    case ApiType::kName: return value->IsName();
    case ApiType::kString: return value->IsString();
    case ApiType::kSymbol: return value->IsSymbol();
    case ApiType::kNumeric: return value->IsNumber() || value->IsBigInt();
    case ApiType::kNumber:
    case ApiType::kInteger: return value->IsNumber();
    case ApiType::kInt32: return value->IsInt32();
    case ApiType::kUint32: return value->IsUint32();
    case ApiType::kBigInt: return value->IsBigInt();
    case ApiType::kObject: return value->IsObject();
    case ApiType::kArray: return value->IsArray();
    case ApiType::kMap: return value->IsMap();
    case ApiType::kSet: return value->IsSet();
    case ApiType::kDate: return value->IsDate();
    case ApiType::kRegExp: return value->IsRegExp();
    case ApiType::kPromise:
    case ApiType::kPromiseResolver: return value->IsPromise();
    case ApiType::kProxy: return value->IsProxy();
    case ApiType::kFunction: return value->IsFunction();
    case ApiType::kExternal: return value->IsExternal();
    case ApiType::kNumberObject: return value->IsNumberObject();
    case ApiType::kBigIntObject: return value->IsBigIntObject();
    case ApiType::kBooleanObject: return value->IsBooleanObject();
    case ApiType::kStringObject: return value->IsStringObject();
    case ApiType::kSymbolObject: return value->IsSymbolObject();
    case ApiType::kArrayBuffer: return value->IsArrayBuffer();
    case ApiType::kSharedArrayBuffer: return value->IsSharedArrayBuffer();
    case ApiType::kArrayBufferView: return value->IsArrayBufferView();
    case ApiType::kDataView: return value->IsDataView();
    case ApiType::kTypedArray: return value->IsTypedArray();
    case ApiType::kUint8Array: return value->IsUint8Array();
    case ApiType::kUint8ClampedArray: return value->IsUint8ClampedArray();
    case ApiType::kInt8Array: return value->IsInt8Array();
    case ApiType::kUint16Array: return value->IsUint16Array();
    case ApiType::kInt16Array: return value->IsInt16Array();
    case ApiType::kUint32Array: return value->IsUint32Array();
    case ApiType::kInt32Array: return value->IsInt32Array();
    case ApiType::kFloat16Array: return value->IsFloat16Array();
    case ApiType::kFloat32Array: return value->IsFloat32Array();
    case ApiType::kFloat64Array: return value->IsFloat64Array();
    case ApiType::kBigInt64Array: return value->IsBigInt64Array();
    case ApiType::kBigUint64Array: return value->IsBigUint64Array();
    case ApiType::kContext: return data->IsContext();
    case ApiType::kTemplate: return data->IsFunctionTemplate() || data->IsObjectTemplate();
    case ApiType::kFunctionTemplate: return data->IsFunctionTemplate();
    case ApiType::kObjectTemplate: return data->IsObjectTemplate();
    case ApiType::kDictionaryTemplate: return data->IsFixedArray();
    case ApiType::kSignature: return data->IsFunctionTemplate();
    case ApiType::kPrivate: return data->IsPrivate();
    case ApiType::kPrimitiveArray:
    case ApiType::kFixedArray:
    case ApiType::kStackTrace: return i::IsFixedArray(word);
    case ApiType::kModule: return data->IsModule();
    case ApiType::kModuleRequest: return data->IsModuleRequest();
    case ApiType::kScriptOrModule: return i::IsScript(word);
    case ApiType::kUnboundModuleScript: return i::IsSharedFunctionInfo(word);
    case ApiType::kScript: return i::IsJSFunction(word);
    case ApiType::kUnboundScript: return i::IsSharedFunctionInfo(word);
    case ApiType::kCompileHintsCollector:
      return i::IsScript(word);
    case ApiType::kMessage: return i::HasInstanceType(word, i::MESSAGE_OBJECT_TYPE);
    case ApiType::kStackFrame: return i::IsStackTraceFrame(word);
    case ApiType::kWasmMemoryObject:
    case ApiType::kWasmModuleObject: return false;
  }
  return false;
}

}  // namespace

void internal::CheckApiCast(const v8::Data* value, ApiType type) {
  if (IsOfApiType(value, type)) return;
  ReportApiFailure(CurrentIsolate(), "v8::Value::Cast", "Value is not of the type that it is cast to");
}

}  // namespace v8
