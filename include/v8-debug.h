// StackTrace and StackFrame: script frames as data.

#ifndef INCLUDE_V8_DEBUG_H_
#define INCLUDE_V8_DEBUG_H_

#include <stdint.h>

#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

class Location;

// One frame of a StackTrace: a snapshot, not the frame itself. Strings are empty handles where unknown.
class V8_EXPORT StackFrame : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kStackFrame;

  // Both count from 1; Message::kNoLineNumberInfo (kNoColumnInfo) where unknown.
  int GetLineNumber() const;
  int GetColumn() const;
  int GetScriptId() const;
  Local<String> GetScriptName() const;
  // The name, or what a `//# sourceURL=` comment says.
  Local<String> GetScriptNameOrSourceURL() const;
  Local<String> GetScriptSource() const;
  Local<String> GetScriptSourceMappingURL() const;
  Local<String> GetFunctionName() const;
  // Compiled by eval; called with `new`; has WebAssembly code (false); is not one of the engine's own.
  bool IsEval() const;
  bool IsConstructor() const;
  bool IsWasm() const;
  bool IsUserJavaScript() const;
  // The same place as line and column, both counted from 0.
  Location GetLocation() const;
  // In the source, counted from 0; -1 where unknown.
  int GetSourcePosition() const;
};

// A snapshot of the script stack, innermost frame first.
class V8_EXPORT StackTrace : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kStackTrace;

  // What is captured; accepted for compatibility, everything always is.
  enum StackTraceOptions {
    kLineNumber = 1,
    kColumnOffset = 1 << 1 | kLineNumber,
    kScriptName = 1 << 2,
    kFunctionName = 1 << 3,
    kIsEval = 1 << 4,
    kIsConstructor = 1 << 5,
    kScriptNameOrSourceURL = 1 << 6,
    kScriptId = 1 << 7,
    kExposeFramesAcrossSecurityOrigins = 1 << 8,
    kOverview = kLineNumber | kColumnOffset | kScriptName | kFunctionName,
    kDetailed = kOverview | kIsEval | kIsConstructor | kScriptNameOrSourceURL
  };

  // The frames of the isolate's current execution, `frame_limit` at most.
  static Local<StackTrace> CurrentStackTrace(Isolate* isolate, int frame_limit, StackTraceOptions options = kDetailed);
  // Of the innermost script frame; an empty handle where there is none.
  static Local<String> CurrentScriptNameOrSourceURL(Isolate* isolate);

  // Positive, and of no other stack trace of the isolate.
  int GetID() const;
  int GetFrameCount() const;
  Local<StackFrame> GetFrame(Isolate* isolate, uint32_t index) const;
  V8_DEPRECATE_SOON("Pass the isolate") Local<StackFrame> GetFrame(uint32_t index) const;
};

}  // namespace v8

#endif  // INCLUDE_V8_DEBUG_H_
