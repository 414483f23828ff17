#ifndef FLAT8_SRC_OBJECTS_SHARED_FUNCTION_INFO_H_
#define FLAT8_SRC_OBJECTS_SHARED_FUNCTION_INFO_H_

#include "src/objects/code.h"
#include "src/objects/script.h"
#include "src/objects/string.h"

namespace v8::internal {

class FunctionTemplateInfo;
class UnlinkedFunction;
enum class Builtin : int32_t;  // common/builtin-ids.h

// What all closures of one function literal (or builtin, or function template) have in common.
class SharedFunctionInfo : public HeapObject {
 public:
  TAGGED_FIELD(Object, name)  // String; the empty string when there is none
  // The Code: a builtin's, the compile-lazy builtin's until bytecode exists, then bytecode.
  TAGGED_FIELD(Code, code)
  TAGGED_FIELD(Object, script_or_undefined)
  // FunctionTemplateInfo of API functions, else undefined.
  TAGGED_FIELD(Object, api_function_data)
  // V8's name for it, of a function that has one; for tests.
  Tagged<FunctionTemplateInfo> api_func_data() const { return Tagged<FunctionTemplateInfo>(api_function_data().ptr()); }
  // The feedback vector for `feedback.native_context`, handed to new closures of that realm; undefined before there is one.
  TAGGED_FIELD(Object, feedback)
  // The name found by the parser when the function has none of its own ("Foo.bar" for stack traces), or undefined.
  TAGGED_FIELD(Object, inferred_name)
  // What the function was parsed as, for (lazy) compilation: a reference that is released when this object dies; null for
  // builtins.
  RAW_POINTER_FIELD(UnlinkedFunction, unlinked)
  INT_FIELD(flags)
  // The `length` property.
  INT_FIELD(length)
  // Formal parameters without the receiver; kDontAdaptArguments for builtins that look at argc themselves.
  INT_FIELD(formal_parameter_count)
  INT_FIELD(function_literal_id)
  // Source range for toString: [start_position, end_position); function_token_position for messages.
  INT_FIELD(start_position)
  INT_FIELD(end_position)
  INT_FIELD(function_token_position)
  // Fields of objects made with `new`: as many as the body assigns to `this`, or as the first objects have turned out to get.
  INT_FIELD(expected_nof_properties)
  // Class constructors: source range of the whole class for toString, else 0.
  INT_FIELD(class_start_position)
  INT_FIELD(class_end_position)

  FunctionKind kind() const { return static_cast<FunctionKind>(flags() & 0x1f); }
  void set_kind(FunctionKind kind) { set_flags((flags() & ~0x1f) | static_cast<int>(kind)); }
  LanguageMode language_mode() const { return static_cast<LanguageMode>((flags() >> 5) & 1); }
  void set_language_mode(LanguageMode mode) {
    set_flags((flags() & ~(1 << 5)) | static_cast<int>(mode) << 5);
  }
#define SHARED_FLAG(name, bit)                                   \
  bool name() const { return (flags() & (1 << (bit))) != 0; }    \
  void set_##name(bool value) { set_flags(value ? flags() | (1 << (bit)) : flags() & ~(1 << (bit))); }
  SHARED_FLAG(native, 6)                    // builtins: no source, hidden from stack traces' source positions
  SHARED_FLAG(construct_as_builtin, 7)      // `new` calls the builtin itself, which makes the receiver
  SHARED_FLAG(is_toplevel, 8)
  SHARED_FLAG(has_simple_parameters, 9)
  SHARED_FLAG(is_anonymous_expression, 10)
  SHARED_FLAG(is_api_function, 11)
  SHARED_FLAG(requires_instance_members_initializer, 12)
#undef SHARED_FLAG
  // How often closures have made another initial map for objects with more fields.
  static constexpr int kMaxInitialMapRenewals = 2;
  int initial_map_renewals() const { return (flags() >> 13) & 3; }
  void set_initial_map_renewals(int count) { set_flags((flags() & ~(3 << 13)) | count << 13); }

  Tagged<String> Name() const { return Cast<String>(name()); }
  // For tests: whether there is bytecode, or a builtin, rather than what compiles the function on its first call.
  inline bool is_compiled() const;
  Tagged<Script> script() const { return Cast<Script>(script_or_undefined()); }
  bool IsUserJavaScript() const { return !script_or_undefined().IsUndefined(); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_SHARED_FUNCTION_INFO_H_
