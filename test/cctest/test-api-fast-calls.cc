// v8-fast-api-calls.h: types of functions, and functions that templates take.

#include "include/v8-fast-api-calls.h"
#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"

namespace {

using Type = v8::CTypeInfo::Type;
using Sequence = v8::CTypeInfo::SequenceType;
using Flags = v8::CTypeInfo::Flags;

int32_t Add(v8::Local<v8::Object>, int32_t a, int32_t b) { return a + b; }
double Mean(v8::Local<v8::Object>, double a, float b, v8::FastApiCallbackOptions&) { return (a + b) / 2; }
void TakesAll(v8::Local<v8::Object>, bool, uint32_t, int64_t, uint64_t, void*, v8::Local<v8::Value>,
              v8::Local<v8::Array>, const v8::FastOneByteString&, const v8::FastApiTypedArray<uint8_t>&,
              const v8::FastApiArrayBufferView&) {}
int32_t OfArray(v8::Local<v8::Object>, v8::Local<v8::Array>) { return 0; }
int32_t OfTypedArray(v8::Local<v8::Object>, const v8::FastApiTypedArray<int32_t>&) { return 0; }
int32_t OfNumber(v8::Local<v8::Object>, int32_t) { return 0; }
int32_t OfDouble(v8::Local<v8::Object>, double) { return 0; }
v8::AnyCType Patch(v8::AnyCType, v8::AnyCType a, v8::AnyCType) { return a; }

void SlowAdd(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  info.GetReturnValue().Set(info[0]->Int32Value(context).FromJust() + info[1]->Int32Value(context).FromJust());
}

template <v8::CTypeInfo::Identifier kId, typename T>
bool Copy(const char* source, T* out, uint32_t room) {
  return v8::TryToCopyAndConvertArrayToCppBuffer<kId, T>(CompileRun(source).As<v8::Array>(), out, room);
}

}  // namespace

TEST(TypesOfFunctions) {
  const v8::CFunction add = v8::CFunction::Make(Add);
  CHECK_EQ(reinterpret_cast<const void*>(Add), add.GetAddress());
  CHECK_EQ(3u, add.ArgumentCount());
  CHECK_EQ(Type::kInt32, add.ReturnInfo().GetType());
  CHECK_EQ(Type::kV8Value, add.ArgumentInfo(0).GetType());
  CHECK_EQ(Type::kInt32, add.ArgumentInfo(2).GetType());
  CHECK(!add.GetTypeInfo()->HasOptions());
  CHECK_EQ(v8::CFunctionInfo::Int64Representation::kNumber, add.GetInt64Representation());
  // One list of types is one object.
  CHECK_EQ(add.GetTypeInfo(), v8::CFunction::Make(Add).GetTypeInfo());
  const v8::CFunction mean = v8::CFunction::Make(Mean, v8::CFunctionInfo::Int64Representation::kBigInt);
  CHECK(mean.GetTypeInfo()->HasOptions());
  CHECK_EQ(3u, mean.ArgumentCount());
  CHECK_EQ(Type::kFloat64, mean.ArgumentInfo(1).GetType());
  CHECK_EQ(Type::kFloat32, mean.ArgumentInfo(2).GetType());
  CHECK_EQ(v8::CFunctionInfo::Int64Representation::kBigInt, mean.GetInt64Representation());
}

TEST(TypesOfParameters) {
  const v8::CFunction function = v8::CFunction::Make(TakesAll);
  const struct {
    Type type;
    Sequence sequence;
  } expected[] = {{Type::kV8Value, Sequence::kScalar},          {Type::kBool, Sequence::kScalar},
                  {Type::kUint32, Sequence::kScalar},           {Type::kInt64, Sequence::kScalar},
                  {Type::kUint64, Sequence::kScalar},           {Type::kPointer, Sequence::kScalar},
                  {Type::kV8Value, Sequence::kScalar},          {Type::kV8Value, Sequence::kIsSequence},
                  {Type::kSeqOneByteString, Sequence::kScalar}, {Type::kUint8, Sequence::kIsTypedArray},
                  {Type::kVoid, Sequence::kIsTypedArray}};
  CHECK_EQ(std::size(expected), function.ArgumentCount());
  CHECK_EQ(Type::kVoid, function.ReturnInfo().GetType());
  for (unsigned i = 0; i < function.ArgumentCount(); ++i) {
    CHECK_EQ(expected[i].type, function.ArgumentInfo(i).GetType());
    CHECK_EQ(expected[i].sequence, function.ArgumentInfo(i).GetSequenceType());
  }
}

TEST(TypeInfosAreNumbers) {
  constexpr v8::CTypeInfo info(Type::kInt32, Sequence::kIsTypedArray, Flags::kEnforceRangeBit | Flags::kClampBit);
  constexpr v8::CTypeInfo same(info.GetId());
  CHECK_EQ(Type::kInt32, same.GetType());
  CHECK_EQ(Sequence::kIsTypedArray, same.GetSequenceType());
  CHECK_EQ(Flags::kEnforceRangeBit | Flags::kClampBit, same.GetFlags());
  CHECK(v8::CTypeInfo::IsIntegralType(Type::kUint64));
  CHECK(!v8::CTypeInfo::IsIntegralType(Type::kBool));
  CHECK(v8::CTypeInfo::IsFloatingPointType(Type::kFloat32));
  CHECK(v8::CTypeInfo::IsPrimitive(Type::kBool));
  CHECK(!v8::CTypeInfo::IsPrimitive(Type::kV8Value));
  CHECK_EQ(Type::kFloat64, v8::kTypeInfoFloat64.GetType());
}

TEST(OverloadsAreToldApart) {
  using Resolution = v8::CFunction::OverloadResolution;
  const v8::CFunction add = v8::CFunction::Make(Add), array = v8::CFunction::Make(OfArray),
                      typed_array = v8::CFunction::Make(OfTypedArray), number = v8::CFunction::Make(OfNumber),
                      real = v8::CFunction::Make(OfDouble);
  CHECK_EQ(Resolution::kAtCompileTime, add.GetOverloadResolution(&array));
  CHECK_EQ(Resolution::kAtRuntime, array.GetOverloadResolution(&typed_array));
  CHECK_EQ(Resolution::kImpossible, number.GetOverloadResolution(&real));
  CHECK_EQ(Resolution::kImpossible, number.GetOverloadResolution(&number));
}

TEST(FunctionsInSteps) {
  const v8::CFunction function = v8::CFunctionBuilder()
                                     .Fn(Add)
                                     .Arg<1, Flags::kEnforceRangeBit>()
                                     .Arg<2, Flags::kClampBit>()
                                     .Build<v8::CFunctionInfo::Int64Representation::kBigInt>();
  CHECK_EQ(reinterpret_cast<const void*>(Add), function.GetAddress());
  CHECK_EQ(Flags::kNone, function.ArgumentInfo(0).GetFlags());
  CHECK_EQ(Flags::kEnforceRangeBit, function.ArgumentInfo(1).GetFlags());
  CHECK_EQ(Flags::kClampBit, function.ArgumentInfo(2).GetFlags());
  CHECK_EQ(v8::CFunctionInfo::Int64Representation::kBigInt, function.GetInt64Representation());
  const v8::CFunction patched = v8::CFunctionBuilder().Fn(Add).Patch(Patch).Build();
  CHECK_EQ(reinterpret_cast<const void*>(Patch), patched.GetAddress());
  CHECK_EQ(Type::kInt32, patched.ArgumentInfo(1).GetType());
  CHECK_EQ(reinterpret_cast<const void*>(Patch), v8::CFunction::Make(Add, Patch).GetAddress());
  CHECK_EQ(v8::CFunction::Make(Add).GetTypeInfo(), v8::CFunction::Make(Add, Patch).GetTypeInfo());
}

TEST(TemplatesTakeFastFunctions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const v8::CFunction fast = v8::CFunction::Make(Add);
  v8::Local<v8::FunctionTemplate> made =
      v8::FunctionTemplate::New(isolate, SlowAdd, v8::Local<v8::Value>(), v8::Local<v8::Signature>(), 2,
                                v8::ConstructorBehavior::kThrow, v8::SideEffectType::kHasNoSideEffect, &fast);
  context->Global()->Set(context.local(), v8_str("add"), made->GetFunction(context.local()).ToLocalChecked()).Check();
  ExpectInt32("let sum = 0; for (let i = 0; i < 1000; ++i) sum = add(sum, i); sum", 499500);
  ExpectInt32("add('1', { valueOf() { return 2; } })", 3);
}

TEST(ArraysCopiedIntoMemory) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  int32_t integers[3] = {};
  constexpr auto kInt32 = v8::kTypeInfoInt32.GetId();
  CHECK((Copy<kInt32>("[1, -2, 4294967299]", integers, 3)));
  CHECK_EQ(1, integers[0]);
  CHECK_EQ(-2, integers[1]);
  CHECK_EQ(3, integers[2]);
  CHECK((Copy<kInt32>("[]", integers, 0)));
  double reals[3] = {};
  CHECK((Copy<v8::kTypeInfoFloat64.GetId()>("[1.5, 2]", reals, 3)));
  CHECK_EQ(1.5, reals[0]);
  CHECK_EQ(2.0, reals[1]);
  float floats[1];
  CHECK((Copy<v8::CTypeInfo(Type::kFloat32).GetId()>("[0.1]", floats, 1)));
  CHECK_EQ(0.1f, floats[0]);
  uint32_t unsigned_integers[1];
  CHECK((Copy<v8::CTypeInfo(Type::kUint32).GetId()>("[-1]", unsigned_integers, 1)));
  CHECK_EQ(0xFFFFFFFFu, unsigned_integers[0]);
  // Too long, no numbers, holes, and accessors that would have to run.
  CHECK(!(Copy<kInt32>("[1, 2, 3, 4]", integers, 3)));
  CHECK(!(Copy<kInt32>("[1, '2']", integers, 3)));
  CHECK(!(Copy<kInt32>("[1, , 3]", integers, 3)));
  CHECK(!(Copy<kInt32>("Object.defineProperty([1], 0, { get() { throw 1; } })", integers, 3)));
}
