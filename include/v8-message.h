// Where scripts come from (ScriptOrigin), and what went wrong where in them (Message).

#ifndef INCLUDE_V8_MESSAGE_H_
#define INCLUDE_V8_MESSAGE_H_

#include <stdio.h>

#include <iosfwd>

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-primitive.h"     // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// Flags of a script's origin.
class ScriptOriginOptions {
 public:
  V8_INLINE explicit ScriptOriginOptions(bool is_shared_cross_origin = false, bool is_opaque = false,
                                         bool is_wasm = false, bool is_module = false)
      : flags_((is_shared_cross_origin ? kIsSharedCrossOrigin : 0) | (is_wasm ? kIsWasm : 0) |
               (is_opaque ? kIsOpaque : 0) | (is_module ? kIsModule : 0)) {}
  V8_INLINE explicit ScriptOriginOptions(int flags)
      : flags_(flags & (kIsSharedCrossOrigin | kIsOpaque | kIsWasm | kIsModule)) {}

  // Errors may be reported in full to other origins.
  bool IsSharedCrossOrigin() const { return (flags_ & kIsSharedCrossOrigin) != 0; }
  bool IsOpaque() const { return (flags_ & kIsOpaque) != 0; }
  bool IsWasm() const { return (flags_ & kIsWasm) != 0; }
  bool IsModule() const { return (flags_ & kIsModule) != 0; }
  int Flags() const { return flags_; }

 private:
  enum { kIsSharedCrossOrigin = 1, kIsOpaque = 1 << 1, kIsWasm = 1 << 2, kIsModule = 1 << 3 };
  const int flags_;
};

// The name of a script and the position of its first character in what the name names, both counted from 0. Holds
// Locals: stack only. Needs no current isolate.
class V8_EXPORT ScriptOrigin {
 public:
  V8_INLINE explicit ScriptOrigin(Local<Value> resource_name, int resource_line_offset = 0,
                                  int resource_column_offset = 0, bool resource_is_shared_cross_origin = false,
                                  int script_id = -1, Local<Value> source_map_url = Local<Value>(),
                                  bool resource_is_opaque = false, bool is_wasm = false, bool is_module = false,
                                  Local<Data> host_defined_options = Local<Data>())
      : resource_name_(resource_name),
        resource_line_offset_(resource_line_offset),
        resource_column_offset_(resource_column_offset),
        options_(resource_is_shared_cross_origin, resource_is_opaque, is_wasm, is_module),
        script_id_(script_id),
        source_map_url_(source_map_url),
        host_defined_options_(host_defined_options) {}
  V8_INLINE ScriptOrigin(Isolate*, Local<Value> resource_name, int resource_line_offset = 0,
                         int resource_column_offset = 0, bool resource_is_shared_cross_origin = false,
                         int script_id = -1, Local<Value> source_map_url = Local<Value>(),
                         bool resource_is_opaque = false, bool is_wasm = false, bool is_module = false,
                         Local<Data> host_defined_options = Local<Data>())
      : ScriptOrigin(resource_name, resource_line_offset, resource_column_offset, resource_is_shared_cross_origin,
                     script_id, source_map_url, resource_is_opaque, is_wasm, is_module, host_defined_options) {}
  V8_INLINE ScriptOrigin(Local<Value> resource_name, Local<Integer> resource_line_offset,
                         Local<Integer> resource_column_offset = Local<Integer>(),
                         Local<Boolean> resource_is_shared_cross_origin = Local<Boolean>(),
                         Local<Integer> script_id = Local<Integer>(), Local<Value> source_map_url = Local<Value>(),
                         Local<Boolean> resource_is_opaque = Local<Boolean>(),
                         Local<Boolean> is_wasm = Local<Boolean>(), Local<Boolean> is_module = Local<Boolean>(),
                         Local<PrimitiveArray> host_defined_options = Local<PrimitiveArray>());

  V8_INLINE Local<Value> ResourceName() const { return resource_name_; }
  V8_INLINE int LineOffset() const { return resource_line_offset_; }
  V8_INLINE int ColumnOffset() const { return resource_column_offset_; }
  // -1 when the script has none yet.
  V8_INLINE int ScriptId() const { return script_id_; }
  V8_INLINE Local<Value> SourceMapUrl() const { return source_map_url_; }
  V8_INLINE Local<Data> GetHostDefinedOptions() const { return host_defined_options_; }
  V8_INLINE ScriptOriginOptions Options() const { return options_; }

  // The older accessors; they make handles in the current isolate.
  Local<Integer> ResourceLineOffset() const;
  Local<Integer> ResourceColumnOffset() const;
  Local<Integer> ScriptID() const;
  V8_INLINE Local<PrimitiveArray> HostDefinedOptions() const { return host_defined_options_.As<PrimitiveArray>(); }

 private:
  Local<Value> resource_name_;
  int resource_line_offset_;
  int resource_column_offset_;
  ScriptOriginOptions options_;
  int script_id_;
  Local<Value> source_map_url_;
  Local<Data> host_defined_options_;
};

ScriptOrigin::ScriptOrigin(Local<Value> resource_name, Local<Integer> resource_line_offset,
                           Local<Integer> resource_column_offset, Local<Boolean> resource_is_shared_cross_origin,
                           Local<Integer> script_id, Local<Value> source_map_url, Local<Boolean> resource_is_opaque,
                           Local<Boolean> is_wasm, Local<Boolean> is_module, Local<PrimitiveArray> host_defined_options)
    : ScriptOrigin(resource_name, resource_line_offset.IsEmpty() ? 0 : static_cast<int>(resource_line_offset->Value()),
                   resource_column_offset.IsEmpty() ? 0 : static_cast<int>(resource_column_offset->Value()),
                   !resource_is_shared_cross_origin.IsEmpty() && resource_is_shared_cross_origin->Value(),
                   script_id.IsEmpty() ? -1 : static_cast<int>(script_id->Value()), source_map_url,
                   !resource_is_opaque.IsEmpty() && resource_is_opaque->Value(), !is_wasm.IsEmpty() && is_wasm->Value(),
                   !is_module.IsEmpty() && is_module->Value(), host_defined_options) {}

// An error message with the place it is about; see TryCatch::Message and Isolate::AddMessageListener. Made when the
// exception is thrown, so it tells the place of the throw.
//
// Lines count from 1, columns from 0, both in the resource that the script's origin names; positions count from 0 in
// the source text.
class V8_EXPORT Message : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kMessage;

  static constexpr int kNoLineNumberInfo = 0;
  static constexpr int kNoColumnInfo = 0;
  static constexpr int kNoScriptIdInfo = 0;
  static constexpr int kNoWasmFunctionIndexInfo = -1;

  // The text, such as "Uncaught TypeError: x is not a function".
  Local<String> Get() const;
  Isolate* GetIsolate() const;
  // The script's source, and the line of it that contains the place; empty where unknown.
  V8_WARN_UNUSED_RESULT MaybeLocal<String> GetSource(Local<Context> context) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<String> GetSourceLine(Local<Context> context) const;
  ScriptOrigin GetScriptOrigin() const;
  // The name of the script's origin; undefined where there is none.
  Local<Value> GetScriptResourceName() const;
  // Of an exception that was not caught, if SetCaptureStackTraceForUncaughtExceptions is on; else empty.
  Local<StackTrace> GetStackTrace() const;
  V8_WARN_UNUSED_RESULT Maybe<int> GetLineNumber(Local<Context> context) const;
  int GetStartPosition() const;
  int GetEndPosition() const;
  // One of Isolate::MessageErrorLevel.
  int ErrorLevel() const;
  int GetStartColumn() const;
  V8_WARN_UNUSED_RESULT Maybe<int> GetStartColumn(Local<Context> context) const;
  int GetEndColumn() const;
  V8_WARN_UNUSED_RESULT Maybe<int> GetEndColumn(Local<Context> context) const;
  // kNoWasmFunctionIndexInfo: there is no WebAssembly.
  int GetWasmFunctionIndex() const;
  bool IsSharedCrossOrigin() const;
  bool IsOpaque() const;

  // Prints the current stack of script frames, a line each.
  static void PrintCurrentStackTrace(Isolate* isolate, std::ostream& out);
  static void PrintCurrentStackTrace(Isolate* isolate, FILE* out);
};

}  // namespace v8

#endif  // INCLUDE_V8_MESSAGE_H_
