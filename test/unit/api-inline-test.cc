// What the public headers do inline, without an engine: number words, callback infos and return values over plain
// arrays, handle identity, spans.

#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <vector>

#include "include/v8.h"
#include "src/base/logging.h"

namespace v8 {
namespace {

using internal::Address;

double DecodeDouble(Address word) {
  const Address bits = word - internal::kDoubleOffset;
  double value;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

void TestNumbers() {
  using Limits = std::numeric_limits<int32_t>;
  for (double d : {0.0, 1.0, -1.0, 2147483647.0, -2147483648.0}) {
    CHECK(internal::EncodeNumber(d) == internal::EncodeInt32(static_cast<int32_t>(d)));
  }
  CHECK(internal::EncodeInt32(Limits::min()) == Address{0xFFFE000080000000});
  CHECK(internal::EncodeInt32(-1) == Address{0xFFFE0000FFFFFFFF});
  for (double d : {-0.0, 0.5, 2147483648.0, -2147483649.0, 1e300, std::numeric_limits<double>::infinity(),
                   -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::denorm_min()}) {
    const Address word = internal::EncodeNumber(d);
    CHECK(word >> 49 != 0 && word >> 49 < 0x7FFF);  // Neither a cell nor an int32.
    CHECK(DecodeDouble(word) == d && std::signbit(DecodeDouble(word)) == std::signbit(d));
  }
  // All NaNs, whatever their bits, are one.
  double nan = std::numeric_limits<double>::quiet_NaN();
  Address bits;
  std::memcpy(&bits, &nan, sizeof(bits));
  bits |= Address{0xFFFF000000000001};
  std::memcpy(&nan, &bits, sizeof(nan));
  CHECK(internal::EncodeNumber(nan) == internal::kCanonicalNaNBits + internal::kDoubleOffset);
  int local;
  CHECK(internal::DecodeRawPointer(internal::EncodeRawPointer(&local)) == &local);
}

void TestReturnValue() {
  using Args = api_internal::FunctionCallbackArgs;
  char isolate;
  Address implicit[Args::kArgsLength];
  implicit[Args::kReturnValueIndex] = internal::kTheHoleWord;
  implicit[Args::kIsolateIndex] = internal::EncodeRawPointer(&isolate);
  implicit[Args::kHolderIndex] = 0x1000;
  implicit[Args::kDataIndex] = internal::EncodeInt32(5);
  implicit[Args::kNewTargetIndex] = internal::kUndefinedWord;
  implicit[Args::kContextIndex] = 0x2000;
  Address stack[] = {0x3000, internal::EncodeInt32(1), internal::EncodeInt32(2)};
  const FunctionCallbackInfo<Value> info(implicit, stack + 1, 2);
  CHECK(info.Length() == 2);
  CHECK(internal::ValueHelper::SlotOf(*info.This()) == &stack[0]);
  CHECK(internal::ValueHelper::WordOf(info[1]) == internal::EncodeInt32(2));
  CHECK(internal::ValueHelper::WordOf(info[2]) == internal::kUndefinedWord);
  CHECK(internal::ValueHelper::WordOf(info[-1]) == internal::kUndefinedWord);
  CHECK(internal::ValueHelper::WordOf(info.Data()) == internal::EncodeInt32(5));
  CHECK(internal::ValueHelper::WordOf(info.Holder()) == 0x1000);
  CHECK(!info.IsConstructCall());
  CHECK(static_cast<void*>(info.GetIsolate()) == &isolate);

  Address* slot = &implicit[Args::kReturnValueIndex];
  ReturnValue<Value> result = info.GetReturnValue();
  CHECK(static_cast<void*>(result.GetIsolate()) == &isolate);
  result.Set(true);
  CHECK(*slot == internal::kTrueWord);
  result.Set(int16_t{-3});
  CHECK(*slot == internal::EncodeInt32(-3));
  result.Set(uint32_t{0xFFFFFFFF});
  CHECK(DecodeDouble(*slot) == 4294967295.0);
  result.Set(int64_t{1} << 40);
  CHECK(DecodeDouble(*slot) == 1099511627776.0);
  result.Set(uint64_t{7});
  CHECK(*slot == internal::EncodeInt32(7));
  result.Set(v8::ReadOnly);
  CHECK(*slot == internal::EncodeInt32(1));
  result.SetNull();
  CHECK(*slot == internal::kNullWord);
  result.Set(info[0]);
  CHECK(*slot == internal::EncodeInt32(1));
  result.Set(Local<Object>());
  CHECK(*slot == internal::kTheHoleWord);

  using Property = api_internal::PropertyCallbackArgs;
  static_assert(Property::kIsolateIndex == Property::kReturnValueIndex + 1, "ReturnValue finds the isolate there");
  static_assert(Args::kIsolateIndex == Args::kReturnValueIndex + 1, "ReturnValue finds the isolate there");
  Address args[Property::kArgsLength] = {};
  args[Property::kIsolateIndex] = internal::EncodeRawPointer(&isolate);
  args[Property::kThisIndex] = 0x4000;
  args[Property::kHolderIndex] = 0x5000;
  args[Property::kShouldThrowIndex] = internal::kTrueWord;
  const PropertyCallbackInfo<void> property(args);
  CHECK(static_cast<void*>(property.GetIsolate()) == &isolate);
  CHECK(internal::ValueHelper::WordOf(property.This()) == 0x4000);
  CHECK(property.Holder() == property.HolderV2() && property.Holder() != property.This());
  CHECK(property.ShouldThrowOnError());
  property.GetReturnValue().Set(false);
  CHECK(args[Property::kReturnValueIndex] == internal::kFalseWord);
}

void TestHandles() {
  Address slots[] = {0x1000, 0x1000, 0x2000};
  const auto a = Local<String>::FromSlot(&slots[0]);
  const auto b = Local<String>::FromSlot(&slots[1]);
  const auto c = Local<String>::FromSlot(&slots[2]);
  const Local<Value> upcast = a;
  const Local<String> empty;
  CHECK(a == b && a != c && upcast == b && empty != a && a != empty && empty == Local<Value>());
  CHECK(*a != *b && reinterpret_cast<Address*>(*a) == &slots[0]);
  CHECK(MaybeLocal<Value>(a).ToLocalChecked() == a && MaybeLocal<Value>().IsEmpty());
  Local<Value> out;
  CHECK(MaybeLocal<String>(c).ToLocal(&out) && out == c);
  CHECK(!MaybeLocal<String>().ToLocal(&out) && out.IsEmpty());
  CHECK(MaybeLocal<String>().FromMaybe(b) == a);
  CHECK(Undefined(nullptr) != Null(nullptr) && Boolean::New(nullptr, true) == True(nullptr));
  CHECK(Just(3).FromJust() == 3 && Nothing<int>().FromMaybe(4) == 4 && Just(1) != Nothing<int>() &&
        JustVoid().IsJust() && Nothing<void>().IsNothing());

  LocalVector<Value> vector(nullptr, {a, c});
  const MemorySpan<Local<Value>> span = vector;
  CHECK(span.size() == 2 && span[1] == c);
  const std::vector<int> numbers = {1, 2, 3};
  const MemorySpan<const int> view = numbers;
  CHECK(view.size() == 3 && view.begin()[2] == 3);
  const auto sum = [](MemorySpan<const int> list) { return list[0] + list[1]; };
  CHECK(sum({4, 5}) == 9);
}

Intercepted NewGetter(Local<Name>, const PropertyCallbackInfo<Value>&) { return Intercepted::kNo; }
void OldGetter(Local<Name>, const PropertyCallbackInfo<Value>&) {}

void TestConfigurations() {
  const auto is_new = [](const NamedPropertyHandlerConfiguration& configuration) {
    return (static_cast<int>(configuration.flags) &
            static_cast<int>(PropertyHandlerFlags::kInternalNewCallbacksSignatures)) != 0;
  };
  CHECK(is_new(NamedPropertyHandlerConfiguration(NewGetter)));
  CHECK(is_new(NamedPropertyHandlerConfiguration(nullptr)));
  CHECK(!is_new(NamedPropertyHandlerConfiguration(OldGetter)));
  const NamedPropertyHandlerConfiguration old(OldGetter, nullptr, nullptr, nullptr, nullptr, Local<Value>(),
                                              PropertyHandlerFlags::kNonMasking);
  CHECK(old.getter == reinterpret_cast<void*>(OldGetter) && old.setter == nullptr);
  CHECK(old.flags == PropertyHandlerFlags::kNonMasking);
}

}  // namespace
}  // namespace v8

int main() {
  v8::TestNumbers();
  v8::TestReturnValue();
  v8::TestHandles();
  v8::TestConfigurations();
  std::puts("ok");
  return 0;
}
