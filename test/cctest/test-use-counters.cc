#include "test/cctest/cctest.h"

// Isolate::SetUseCounterCallback: features that script uses, and the host counts.

namespace {

using v8::Isolate;

int g_counts[Isolate::kUseCounterFeatureCount];

void Count(Isolate* isolate, Isolate::UseCounterFeature feature) {
  CHECK_EQ(isolate, CcTest::isolate());
  ++g_counts[feature];
}

// How often running the source counts the feature.
int CountIn(const char* source, Isolate::UseCounterFeature feature) {
  memset(g_counts, 0, sizeof g_counts);
  v8::TryCatch try_catch(CcTest::isolate());
  CompileRun(source);
  return g_counts[feature];
}

}  // namespace

TEST(UseCountersOfSyntax) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CcTest::isolate()->SetUseCounterCallback(Count);
  CHECK_EQ(1, CountIn("1", Isolate::kSloppyMode));
  CHECK_EQ(0, CountIn("1", Isolate::kStrictMode));
  CHECK_EQ(1, CountIn("'use strict'; 1", Isolate::kStrictMode));
  CHECK_EQ(0, CountIn("'use strict'; 1", Isolate::kSloppyMode));
  CHECK_EQ(0, CountIn("function f() {}", Isolate::kUseAsm));
  CHECK_EQ(1, CountIn("function f() { 'use asm'; }", Isolate::kUseAsm));
  CHECK_EQ(0, CountIn("1 // -->", Isolate::kHtmlComment));
  CHECK_EQ(1, CountIn("1\n--> 2", Isolate::kHtmlComment));
  CHECK_EQ(0, CountIn("for (var x in {});", Isolate::kForInInitializer));
  CHECK_EQ(1, CountIn("for (var x = 1 in {});", Isolate::kForInInitializer));
}

// Also where the source is an error.
TEST(UseCountersOfAssignmentToCalls) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CcTest::isolate()->SetUseCounterCallback(Count);
  CHECK_EQ(0, CountIn("function f() { g().x = 1; ++g().x; }", Isolate::kAssigmentExpressionLHSIsCallInSloppy));
  for (const char* source : {"function f() { g() = 1; }", "function f() { ++g(); }", "function f() { g()++; }"}) {
    CHECK_EQ(1, CountIn(source, Isolate::kAssigmentExpressionLHSIsCallInSloppy));
    CHECK_EQ(0, g_counts[Isolate::kAssigmentExpressionLHSIsCallInStrict]);
    const std::string strict = std::string("'use strict'; ") + source;
    CHECK_EQ(1, CountIn(strict.c_str(), Isolate::kAssigmentExpressionLHSIsCallInStrict));
    CHECK_EQ(0, g_counts[Isolate::kAssigmentExpressionLHSIsCallInSloppy]);
  }
}

TEST(UseCountersOfRegExps) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CcTest::isolate()->SetUseCounterCallback(Count);
  CHECK_EQ(0, CountIn("new RegExp(/a/); new RegExp('b')", Isolate::kRegExpMatchIsTrueishOnNonJSRegExp));
  CHECK_EQ(1, CountIn("new RegExp({ [Symbol.match]: 1 })", Isolate::kRegExpMatchIsTrueishOnNonJSRegExp));
  CHECK_EQ(0, g_counts[Isolate::kRegExpMatchIsFalseishOnJSRegExp]);
  CHECK_EQ(1, CountIn("var r = /a/; r[Symbol.match] = 0; new RegExp(r)", Isolate::kRegExpMatchIsFalseishOnJSRegExp));
  CHECK_EQ(0, CountIn("/a/y.sticky", Isolate::kRegExpPrototypeStickyGetter));
  CHECK_EQ(1, CountIn("RegExp.prototype.sticky", Isolate::kRegExpPrototypeStickyGetter));
  CHECK_EQ(1, CountIn("RegExp.prototype.unicode", Isolate::kRegExpPrototypeUnicodeGetter));
  CHECK_EQ(0, CountIn("String(/a/)", Isolate::kRegExpPrototypeToString));
  CHECK_EQ(1, CountIn("String(RegExp.prototype)", Isolate::kRegExpPrototypeToString));
}

TEST(UseCountersOfPrototypeElements) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CcTest::isolate()->SetUseCounterCallback(Count);
  CHECK_EQ(0, CountIn("[][0] = 1; ({})[0] = 1; Object.create([])[0] = 1", Isolate::kArrayPrototypeHasElements));
  CHECK_EQ(0, g_counts[Isolate::kObjectPrototypeHasElements]);
  CHECK_EQ(1, CountIn("Array.prototype[0] = 1", Isolate::kArrayPrototypeHasElements));
  CHECK_EQ(1, CountIn("Object.prototype[0] = 1", Isolate::kObjectPrototypeHasElements));
}

TEST(UseCountersOfBuiltins) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CcTest::isolate()->SetUseCounterCallback(Count);
  CHECK_EQ(1, CountIn("Error.captureStackTrace({})", Isolate::kErrorCaptureStackTrace));
  CHECK_EQ(0, CountIn("Error.captureStackTrace(1)", Isolate::kErrorCaptureStackTrace));
  CHECK_EQ(1, CountIn("Error.prepareStackTrace = () => 1; new Error().stack", Isolate::kErrorPrepareStackTrace));
  CHECK_EQ(1, CountIn("''.normalize()", Isolate::kStringNormalize));
  CHECK_EQ(1, CountIn("'a'.localeCompare('b')", Isolate::kStringLocaleCompare));
  CHECK_EQ(1, CountIn("''.toLocaleLowerCase()", Isolate::kStringToLocaleLowerCase));
  CHECK_EQ(1, CountIn("(1).toLocaleString()", Isolate::kNumberToLocaleString));
  CHECK_EQ(1, CountIn("new Date().toLocaleString()", Isolate::kDateToLocaleString));
  CHECK_EQ(1, CountIn("new Date().toLocaleDateString()", Isolate::kDateToLocaleDateString));
  CHECK_EQ(1, CountIn("new Date().toLocaleTimeString()", Isolate::kDateToLocaleTimeString));
  CHECK_EQ(0, CountIn("new ArrayBuffer(1)", Isolate::kSharedArrayBufferConstructed));
  CHECK_EQ(1, CountIn("new SharedArrayBuffer(1)", Isolate::kSharedArrayBufferConstructed));
  CHECK_EQ(1, CountIn("new ArrayBuffer(1, { maxByteLength: 2 })", Isolate::kResizableArrayBuffer));
  CHECK_EQ(1, CountIn("new SharedArrayBuffer(1, { maxByteLength: 2 })", Isolate::kGrowableSharedArrayBuffer));
  CHECK_EQ(1, CountIn("function f() { return f.arguments; } f()", Isolate::kFunctionPrototypeArguments));
  CHECK_EQ(1, CountIn("function f() { return f.caller; } f()", Isolate::kFunctionPrototypeCaller));
}

// Nobody is told any more.
TEST(UseCountersTakenAway) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CcTest::isolate()->SetUseCounterCallback(Count);
  CcTest::isolate()->SetUseCounterCallback(nullptr);
  CHECK_EQ(0, CountIn("''.normalize()", Isolate::kStringNormalize));
  CHECK_EQ(0, g_counts[Isolate::kSloppyMode]);
}
