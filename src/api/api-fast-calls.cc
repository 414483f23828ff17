#include <cmath>

#include "include/v8-fast-api-calls.h"
#include "src/api/api-internal.h"
#include "src/numbers/conversions.h"
#include "src/objects/elements.h"

// What v8-fast-api-calls.h declares.
namespace v8 {

void FastApiTypedArrayBase::ValidateIndex(size_t index) const {
  i::ApiCheck(index < length_, "v8::FastApiTypedArray::get", "The index is out of range");
}

namespace {

int32_t Convert(double value, int32_t) { return i::DoubleToInt32(value); }
uint32_t Convert(double value, uint32_t) { return static_cast<uint32_t>(i::DoubleToInt32(value)); }
float Convert(double value, float) { return static_cast<float>(value); }
double Convert(double value, double) { return value; }

template <typename T>
bool CopyAndConvert(Local<Array> src, T* dst, uint32_t max_length) {
  const auto array = i::OpenAs<i::JSArray>(src);
  const uint32_t length = array->length_value();
  if (length > max_length || !i::IsFastElementsKind(array->elements_kind())) return false;
  for (uint32_t k = 0; k < length; ++k) {
    i::ElementEntry entry;
    if (!i::FindElement(array, k, &entry)) return false;
    const i::Result<i::Value> element = i::LoadElement(i::IsolateOf(*src), array, entry);
    if (element.IsException() || !element.value().IsNumber()) return false;
    dst[k] = Convert(element.value().AsNumber(), T());
  }
  return true;
}

}  // namespace

template <>
bool TryToCopyAndConvertArrayToCppBuffer<kTypeInfoInt32.GetId(), int32_t>(Local<Array> src, int32_t* dst,
                                                                          uint32_t max_length) {
  return CopyAndConvert(src, dst, max_length);
}
template <>
bool TryToCopyAndConvertArrayToCppBuffer<CTypeInfo(CTypeInfo::Type::kUint32).GetId(), uint32_t>(Local<Array> src,
                                                                                                uint32_t* dst,
                                                                                                uint32_t max_length) {
  return CopyAndConvert(src, dst, max_length);
}
template <>
bool TryToCopyAndConvertArrayToCppBuffer<CTypeInfo(CTypeInfo::Type::kFloat32).GetId(), float>(Local<Array> src,
                                                                                              float* dst,
                                                                                              uint32_t max_length) {
  return CopyAndConvert(src, dst, max_length);
}
template <>
bool TryToCopyAndConvertArrayToCppBuffer<kTypeInfoFloat64.GetId(), double>(Local<Array> src, double* dst,
                                                                           uint32_t max_length) {
  return CopyAndConvert(src, dst, max_length);
}

}  // namespace v8
