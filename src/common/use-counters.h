#ifndef FLAT8_SRC_COMMON_USE_COUNTERS_H_
#define FLAT8_SRC_COMMON_USE_COUNTERS_H_

namespace v8::internal {

// The features whose use the engine tells a host about that counts them: those of v8::Isolate::UseCounterFeature, under
// the same numbers, that it notices.
enum class UseCounter : int {
  kUseAsm = 0,
  kForcedGC = 7,
  kSloppyMode = 8,
  kStrictMode = 9,
  kRegExpPrototypeStickyGetter = 11,
  kRegExpPrototypeToString = 12,
  kRegExpPrototypeUnicodeGetter = 13,
  kHtmlComment = 21,
  kForInInitializer = 23,
  kAssigmentExpressionLHSIsCallInSloppy = 36,
  kAssigmentExpressionLHSIsCallInStrict = 37,
  kErrorCaptureStackTrace = 43,
  kErrorPrepareStackTrace = 44,
  kStringLocaleCompare = 62,
  kStringToLocaleLowerCase = 64,
  kNumberToLocaleString = 65,
  kDateToLocaleString = 66,
  kDateToLocaleDateString = 67,
  kDateToLocaleTimeString = 68,
  kRegExpMatchIsTrueishOnNonJSRegExp = 72,
  kRegExpMatchIsFalseishOnJSRegExp = 73,
  kStringNormalize = 75,
  kSharedArrayBufferConstructed = 82,
  kArrayPrototypeHasElements = 83,
  kObjectPrototypeHasElements = 84,
  kFunctionPrototypeArguments = 113,
  kFunctionPrototypeCaller = 114,
  kResizableArrayBuffer = 145,
  kGrowableSharedArrayBuffer = 146,
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_USE_COUNTERS_H_
