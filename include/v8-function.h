// Function objects.

#ifndef INCLUDE_V8_FUNCTION_H_
#define INCLUDE_V8_FUNCTION_H_

#include "v8-function-callback.h"  // NOLINT(build/include_directory)
#include "v8-local-handle.h"       // NOLINT(build/include_directory)
#include "v8-message.h"            // NOLINT(build/include_directory)
#include "v8-object.h"             // NOLINT(build/include_directory)
#include "v8-template.h"           // NOLINT(build/include_directory)
#include "v8config.h"              // NOLINT(build/include_directory)

namespace v8 {

class Location;

// A callable object (ECMA-262 §10.2, §10.3).
class V8_EXPORT Function : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kFunction;

  // A function of the context that calls `callback`; `data` reaches it as info.Data(). `length` is the property of that
  // name. With ConstructorBehavior::kThrow `new` is a TypeError and there is no prototype property. For many functions
  // of one kind in many contexts use a FunctionTemplate.
  static MaybeLocal<Function> New(Local<Context> context, FunctionCallback callback, Local<Value> data = Local<Value>(),
                                  int length = 0, ConstructorBehavior behavior = ConstructorBehavior::kAllow,
                                  SideEffectType side_effect_type = SideEffectType::kHasSideEffect);

  // `new f(...argv)` (§7.3.15). Empty when it throws.
  V8_WARN_UNUSED_RESULT MaybeLocal<Object> NewInstance(Local<Context> context, int argc, Local<Value> argv[]) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Object> NewInstance(Local<Context> context) const {
    return NewInstance(context, 0, nullptr);
  }

  // `side_effect_type` is for a debugger's evaluation without side effects.
  V8_WARN_UNUSED_RESULT MaybeLocal<Object> NewInstanceWithSideEffectType(
      Local<Context> context, int argc, Local<Value> argv[],
      SideEffectType side_effect_type = SideEffectType::kHasSideEffect) const;

  // Calls the function (§7.3.14). Empty when it throws or is terminated; see TryCatch. On the way out of the outermost
  // call microtasks run, if the policy is kAuto.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Call(Isolate* isolate, Local<Context> context, Local<Value> recv, int argc,
                                               Local<Value> argv[]);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Call(Local<Context> context, Local<Value> recv, int argc,
                                               Local<Value> argv[]);

  void SetName(Local<String> name);
  // The name that the source gives; a String.
  Local<Value> GetName() const;
  // The name that the compiler has found for a function expression without one, from what it is assigned to
  // ("Foo.bar"); else the empty string.
  Local<Value> GetInferredName() const;
  // The property "name" when it is a data property with a string, else GetName(), else GetInferredName().
  Local<Value> GetDebugName() const;

  // Where the parameters of the function begin, counted from 0; kLineOffsetNotFound for functions without source.
  static const int kLineOffsetNotFound;
  int GetScriptLineNumber() const;
  int GetScriptColumnNumber() const;
  int GetScriptStartPosition() const;
  // Message::kNoScriptIdInfo when there is no script.
  int ScriptId() const;
  ScriptOrigin GetScriptOrigin() const;
  // Where the parameters begin, as line and column, both counted from 0 (-1: no source).
  Location GetScriptLocation() const;
  // The target of a bound function (§10.4.1); undefined for others.
  Local<Value> GetBoundFunction() const;
  // Function.prototype.toString (§20.2.3.5).
  V8_WARN_UNUSED_RESULT MaybeLocal<String> FunctionProtoToString(Local<Context> context);

  V8_INLINE static Function* Cast(Value* value) { return internal::ApiCast<Function>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_FUNCTION_H_
