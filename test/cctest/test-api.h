#ifndef FLAT8_TEST_CCTEST_TEST_API_H_
#define FLAT8_TEST_CCTEST_TEST_API_H_

#include <cstdint>
#include <type_traits>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"

// Helpers of API tests in the manner of V8's.

// What a callback finds in its return value before it has set one: undefined.
template <typename T>
void CheckReturnValue(const T& info, i::Address) {
  CHECK(info.GetReturnValue().Get()->IsUndefined());
}

// Internal fields of a fresh object hold no value.
template <typename T>
void CheckInternalFieldsAreZero(v8::Local<T> value) {
  CHECK_EQ(T::kInternalFieldCount, value->InternalFieldCount());
  for (int k = 0; k < value->InternalFieldCount(); ++k) {
    CHECK_EQ(0, value->GetInternalField(k)
                    .template As<v8::Value>()
                    ->Int32Value(CcTest::isolate()->GetCurrentContext())
                    .FromJust());
  }
}

// ConvertJSValue<T>::Get(value, context): the C++ value behind a script value that is exactly of that kind, or Nothing.
template <typename T, typename = void>
struct ConvertJSValue {
  static v8::Maybe<T> Get(v8::Local<v8::Value> value, v8::Local<v8::Context> context);
};
template <>
inline v8::Maybe<int32_t> ConvertJSValue<int32_t>::Get(v8::Local<v8::Value> value, v8::Local<v8::Context> context) {
  return value->Int32Value(context);
}
template <>
inline v8::Maybe<uint32_t> ConvertJSValue<uint32_t>::Get(v8::Local<v8::Value> value, v8::Local<v8::Context> context) {
  return value->Uint32Value(context);
}
// 64-bit integers are BigInts without loss.
template <>
inline v8::Maybe<int64_t> ConvertJSValue<int64_t>::Get(v8::Local<v8::Value> value, v8::Local<v8::Context>) {
  if (!value->IsBigInt()) return v8::Nothing<int64_t>();
  bool lossless = false;
  const int64_t result = value.As<v8::BigInt>()->Int64Value(&lossless);
  return lossless ? v8::Just(result) : v8::Nothing<int64_t>();
}
template <>
inline v8::Maybe<uint64_t> ConvertJSValue<uint64_t>::Get(v8::Local<v8::Value> value, v8::Local<v8::Context>) {
  if (!value->IsBigInt()) return v8::Nothing<uint64_t>();
  bool lossless = false;
  const uint64_t result = value.As<v8::BigInt>()->Uint64Value(&lossless);
  return lossless ? v8::Just(result) : v8::Nothing<uint64_t>();
}
template <>
inline v8::Maybe<float> ConvertJSValue<float>::Get(v8::Local<v8::Value> value, v8::Local<v8::Context> context) {
  double number;
  return value->NumberValue(context).To(&number) ? v8::Just(static_cast<float>(number)) : v8::Nothing<float>();
}
template <>
inline v8::Maybe<double> ConvertJSValue<double>::Get(v8::Local<v8::Value> value, v8::Local<v8::Context> context) {
  return value->NumberValue(context);
}
template <>
inline v8::Maybe<bool> ConvertJSValue<bool>::Get(v8::Local<v8::Value> value, v8::Local<v8::Context>) {
  return v8::Just(value->BooleanValue(CcTest::isolate()));
}
template <>
inline v8::Maybe<std::nullptr_t> ConvertJSValue<std::nullptr_t>::Get(v8::Local<v8::Value> value,
                                                                     v8::Local<v8::Context>) {
  return value->IsNull() ? v8::Just(nullptr) : v8::Nothing<std::nullptr_t>();
}

#endif  // FLAT8_TEST_CCTEST_TEST_API_H_
