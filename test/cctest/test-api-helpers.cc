// The vocabulary of test-api.h and of cctest.h's short forms.

#include "test/cctest/test-api.h"

TEST(ConvertsValues) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK_EQ(-5, ConvertJSValue<int32_t>::Get(CompileRun("-5"), context.local()).FromJust());
  CHECK_EQ(5u, ConvertJSValue<uint32_t>::Get(CompileRun("5"), context.local()).FromJust());
  CHECK_EQ(int64_t{1} << 40, ConvertJSValue<int64_t>::Get(CompileRun("2n ** 40n"), context.local()).FromJust());
  CHECK(ConvertJSValue<int64_t>::Get(CompileRun("2n ** 64n"), context.local()).IsNothing());
  CHECK(ConvertJSValue<uint64_t>::Get(CompileRun("1"), context.local()).IsNothing());
  CHECK_EQ(~uint64_t{0}, ConvertJSValue<uint64_t>::Get(CompileRun("2n ** 64n - 1n"), context.local()).FromJust());
  CHECK_EQ(1.5f, ConvertJSValue<float>::Get(CompileRun("1.5"), context.local()).FromJust());
  CHECK_EQ(1.5, ConvertJSValue<double>::Get(CompileRun("1.5"), context.local()).FromJust());
  CHECK(ConvertJSValue<bool>::Get(CompileRun("true"), context.local()).FromJust());
  CHECK(ConvertJSValue<std::nullptr_t>::Get(CompileRun("null"), context.local()).IsJust());
  CHECK(ConvertJSValue<std::nullptr_t>::Get(CompileRun("0"), context.local()).IsNothing());
}

TEST(CompilesWithOrigins) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK_EQ(3, CompileWithOrigin("1 + 2", "origin.js", false)
                  ->Run(context.local())
                  .ToLocalChecked()
                  ->Int32Value(context.local())
                  .FromJust());
  CHECK(CompileRunWithOrigin("\nthrow 1", "other.js", 10, 0).IsEmpty());
  CHECK_EQ(12, try_catch.Message()->GetLineNumber(context.local()).FromJust());
  try_catch.Reset();
  CheckDoubleEquals(0.1 + 0.2, 0.3);
  CHECK_EQ(7, GetGlobal<v8::Number>((CompileRun("var seven = 7"), "seven"))->Value());
  ExpectObject("this", context->Global());
}
