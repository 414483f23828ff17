#ifndef FLAT8_SRC_OBJECTS_JS_FUNCTION_H_
#define FLAT8_SRC_OBJECTS_JS_FUNCTION_H_

#include "src/objects/context.h"
#include "src/objects/js-objects.h"
#include "src/objects/shared-function-info.h"

namespace v8::internal {

// A closure.
class JSFunction : public JSObject {
 public:
  TAGGED_FIELD(Code, code)  // same as shared()->code(), or still the compile-lazy builtin
  TAGGED_FIELD(SharedFunctionInfo, shared)
  TAGGED_FIELD(Context, context)
  // FeedbackVector, or an int32 counting calls until one is made.
  TAGGED_FIELD(Object, feedback)
  // Maps with has_prototype_slot: the hole (nothing yet), the value of `prototype` (a JSReceiver or any value), or the
  // initial map of the objects that `new` makes, whose prototype it then is.
  TAGGED_FIELD(Object, prototype_or_initial_map)

  bool has_prototype_slot() const { return map()->has_prototype_slot(); }
  bool has_initial_map() const {
    return has_prototype_slot() && HasInstanceType(prototype_or_initial_map(), MAP_TYPE);
  }
  Tagged<Map> initial_map() const { return Cast<Map>(prototype_or_initial_map()); }
  Tagged<NativeContext> native_context() const { return context()->native_context(); }
  // V8's names, for tests.
  Tagged<Code> code(Isolate*) const { return code(); }
  bool has_feedback_vector() const { return HasInstanceType(feedback(), FEEDBACK_VECTOR_TYPE); }
  Tagged<FeedbackVector> feedback_vector() const { return Tagged<FeedbackVector>(feedback().ptr()); }
  inline bool is_compiled(Isolate*) const;
  bool HasAttachedOptimizedCode(Isolate*) const { return false; }
  // Size without the prototype slot, for functions that cannot have one.
  static constexpr int kSizeWithoutPrototype = 56;
  static constexpr int kSizeWithPrototype = 64;
};
static_assert(sizeof(JSFunction) == JSFunction::kSizeWithPrototype);

class JSBoundFunction : public JSObject {
 public:
  TAGGED_FIELD(JSReceiver, bound_target_function)
  TAGGED_FIELD(Object, bound_this)
  TAGGED_FIELD(FixedArray, bound_arguments)
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_FUNCTION_H_
