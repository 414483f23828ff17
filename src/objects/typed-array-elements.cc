#include "src/base/racy-memory.h"
#include "src/heap/object-factory.h"
#include "src/numbers/conversions.h"
#include "src/objects/elements.h"

namespace v8::internal {

namespace {

Result<Value> BigIntValue(Isolate* isolate, uint64_t magnitude, bool sign) {
  const Tagged<BigInt> result = TRY(NewBigInt(isolate, magnitude == 0 ? 0 : 1, sign));
  if (magnitude != 0) result->digits()[0] = magnitude;
  return Value(result);
}

uint64_t LowBits(Value value) {
  const Tagged<BigInt> number = Cast<BigInt>(value);
  if (number->is_zero()) return 0;
  const uint64_t digit = number->digits()[0];
  return number->sign() ? ~digit + 1 : digit;
}

}  // namespace

Result<Value> LoadTypedElement(Isolate* isolate, Tagged<JSTypedArray> array, size_t index) {
  const uint8_t* data = array->data_ptr();
  switch (array->elements_kind()) {
    case UINT8_ELEMENTS:
    case UINT8_CLAMPED_ELEMENTS: return Value::Int(base::RacyLoad<uint8_t>(data, index));
    case INT8_ELEMENTS: return Value::Int(base::RacyLoad<int8_t>(data, index));
    case UINT16_ELEMENTS: return Value::Int(base::RacyLoad<uint16_t>(data, index));
    case INT16_ELEMENTS: return Value::Int(base::RacyLoad<int16_t>(data, index));
    case UINT32_ELEMENTS: return Value::Number(base::RacyLoad<uint32_t>(data, index));
    case INT32_ELEMENTS: return Value::Int(base::RacyLoad<int32_t>(data, index));
    case FLOAT16_ELEMENTS: return Value::Number(static_cast<double>(base::RacyLoad<Float16>(data, index)));
    case FLOAT32_ELEMENTS: return Value::Number(static_cast<double>(base::RacyLoad<float>(data, index)));
    case FLOAT64_ELEMENTS: return Value::Number(base::RacyLoad<double>(data, index));
    case BIGUINT64_ELEMENTS: return BigIntValue(isolate, base::RacyLoad<uint64_t>(data, index), false);
    case BIGINT64_ELEMENTS: {
      const int64_t value = base::RacyLoad<int64_t>(data, index);
      return BigIntValue(isolate, value < 0 ? ~static_cast<uint64_t>(value) + 1 : static_cast<uint64_t>(value), value < 0);
    }
    default: UNREACHABLE();
  }
}

void StoreTypedElement(Tagged<JSTypedArray> array, size_t index, Value value) {
  uint8_t* data = array->data_ptr();
  switch (array->elements_kind()) {
    case UINT8_ELEMENTS:
    case INT8_ELEMENTS:
      base::RacyStore<uint8_t>(data, index, static_cast<uint8_t>(value.IsInt() ? value.AsInt() : DoubleToInt32(value.AsDouble())));
      return;
    case UINT8_CLAMPED_ELEMENTS:
      if (value.IsInt()) {
        const int32_t integer = value.AsInt();
        base::RacyStore<uint8_t>(data, index, static_cast<uint8_t>(integer < 0 ? 0 : integer > 255 ? 255 : integer));
      } else {
        base::RacyStore<uint8_t>(data, index, DoubleToUint8Clamp(value.AsDouble()));
      }
      return;
    case UINT16_ELEMENTS:
    case INT16_ELEMENTS:
      base::RacyStore(data, index, static_cast<uint16_t>(value.IsInt() ? value.AsInt() : DoubleToInt32(value.AsDouble())));
      return;
    case UINT32_ELEMENTS:
    case INT32_ELEMENTS:
      base::RacyStore(data, index, value.IsInt() ? value.AsInt() : DoubleToInt32(value.AsDouble()));
      return;
    case FLOAT16_ELEMENTS: base::RacyStore(data, index, DoubleTo<Float16>(value.AsNumber())); return;
    case FLOAT32_ELEMENTS: base::RacyStore(data, index, DoubleTo<float>(value.AsNumber())); return;
    case FLOAT64_ELEMENTS: base::RacyStore(data, index, value.AsNumber()); return;
    case BIGUINT64_ELEMENTS:
    case BIGINT64_ELEMENTS: base::RacyStore(data, index, LowBits(value)); return;
    default: UNREACHABLE();
  }
}

}  // namespace v8::internal
