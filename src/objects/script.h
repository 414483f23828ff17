#ifndef FLAT8_SRC_OBJECTS_SCRIPT_H_
#define FLAT8_SRC_OBJECTS_SCRIPT_H_

#include "src/objects/fixed-array.h"
#include "src/objects/string.h"

namespace v8::internal {

// A source text and where it came from.
class Script : public HeapObject {
 public:
  class Iterator;  // For tests (heap/heap-object-iterator.h).
  // The source of a host's extension (v8-extension.h) is as native code to script: its frames do not show.
  enum CompilationType : int { kHost, kEval, kExtension };
  TAGGED_FIELD(String, source)        // flat
  TAGGED_FIELD(Object, name)          // resource name: any value, usually a String or undefined
  TAGGED_FIELD(Object, source_url)    // from a sourceURL comment, or undefined
  TAGGED_FIELD(Object, source_mapping_url)
  TAGGED_FIELD(Object, host_defined_options)
  // int32 offsets of every line end, made when a position is first asked for; undefined before.
  TAGGED_FIELD(Object, line_ends)
  INT_FIELD(id)
  INT_FIELD(line_offset)
  INT_FIELD(column_offset)
  INT_FIELD(compilation_type)
  // ScriptOriginOptions bits (shared cross origin, opaque, wasm, module).
  INT_FIELD(origin_options)
  // For eval code: the SharedFunctionInfo that called eval and the position in it; undefined otherwise.
  TAGGED_FIELD(Object, eval_from_shared)
  // The SourceTextModule whose text this is, or undefined.
  TAGGED_FIELD(Object, module)
  INT_FIELD(eval_from_position)
  // Null when not asked for; else, when there are any, a growing list of the positions where the parameters of
  // functions begin that were compiled for their first call.
  TAGGED_FIELD(Object, compile_hints)
  // Of the body of a function (ScriptCompiler::CompileFunction): a FixedArray of the function's SharedFunctionInfo and the
  // names of its parameters; undefined otherwise.
  TAGGED_FIELD(Object, wrapped_function)

  // V8's functions over positions, for tests (test/cctest/script-vocabulary.cc); the engine has
  // execution/script-location.h. False: the position is beyond the text. A negative one is 0.
  enum class OffsetFlag { kNoOffset, kWithOffset };
  struct PositionInfo {
    int line = -1;
    int column = -1;
    int line_start = -1;
    int line_end = -1;
  };
  static void InitLineEnds(Isolate* isolate, DirectHandle<Script> script);
  static String::LineEndsVector GetLineEnds(Isolate* isolate, DirectHandle<Script> script);
  bool GetPositionInfo(int position, PositionInfo* info, OffsetFlag offset_flag = OffsetFlag::kWithOffset) const;
  bool GetPositionInfoWithLineEnds(int position, PositionInfo* info, const String::LineEndsVector& line_ends,
                                   OffsetFlag offset_flag = OffsetFlag::kWithOffset) const;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_SCRIPT_H_
