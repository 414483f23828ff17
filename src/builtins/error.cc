#include "src/builtins/builtins.h"
#include "src/builtins/setter-that-ignores-prototype.h"
#include "src/runtime/iteration/iteration.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/errors/stack-trace-text.h"

// ECMA-262 §20.5: Error, its kinds and AggregateError.
namespace v8::internal {

namespace {

// §20.5.8.1 InstallErrorCause ( O, options )
Result<void> InstallErrorCause(Isolate* isolate, Tagged<JSObject> error, Value options) {
  if (!IsJSReceiver(options)) return Ok();
  if (!TRY(HasProperty(isolate, Cast<JSReceiver>(options), ReadOnlyRoots::cause_string()))) return Ok();
  const Value cause = TRY(Get(isolate, options, ReadOnlyRoots::cause_string()));
  return AddDataProperty(isolate, error, ReadOnlyRoots::cause_string(), cause, DONT_ENUM);
}

// §20.5.1.1 Error ( message [ , options ] ), for every kind.
Result<Tagged<JSObject>> ConstructError(Isolate* isolate, Arguments arguments, Value message, Value options) {
  const Tagged<JSFunction> callee = arguments.callee();
  const Value new_target = arguments.IsConstructCall() ? arguments.new_target() : Value(callee);
  const Tagged<JSObject> error =
      TRY(OrdinaryCreateFromConstructor(isolate, callee, Cast<JSReceiver>(new_target)));
  Value text = Undefined();
  if (!message.IsUndefined()) text = TRY(ToString(isolate, message));
  // The constructors of subclasses stay out of the trace, as this one does.
  TRY(CaptureStackTrace(isolate, error, IsJSFunction(new_target) ? new_target : Value(callee)));
  if (!text.IsUndefined()) {
    TRY(AddDataProperty(isolate, error, ReadOnlyRoots::message_string(), text, DONT_ENUM));
  }
  TRY(InstallErrorCause(isolate, error, options));
  return error;
}

}  // namespace

BUILTIN(ErrorConstructor) { return ConstructError(isolate, arguments, arguments.at(0), arguments.at(1)); }
BUILTIN(EvalErrorConstructor) { return ConstructError(isolate, arguments, arguments.at(0), arguments.at(1)); }
BUILTIN(RangeErrorConstructor) { return ConstructError(isolate, arguments, arguments.at(0), arguments.at(1)); }
BUILTIN(ReferenceErrorConstructor) { return ConstructError(isolate, arguments, arguments.at(0), arguments.at(1)); }
BUILTIN(SyntaxErrorConstructor) { return ConstructError(isolate, arguments, arguments.at(0), arguments.at(1)); }
BUILTIN(TypeErrorConstructor) { return ConstructError(isolate, arguments, arguments.at(0), arguments.at(1)); }
BUILTIN(URIErrorConstructor) { return ConstructError(isolate, arguments, arguments.at(0), arguments.at(1)); }

// §20.5.7.1.1 AggregateError ( errors, message [ , options ] )
BUILTIN(AggregateErrorConstructor) {
  const Tagged<JSObject> error = TRY(ConstructError(isolate, arguments, arguments.at(1), arguments.at(2)));
  const Tagged<FixedArray> errors = TRY(IterableToList(isolate, arguments.at(0)));
  TRY(AddDataProperty(isolate, error, ReadOnlyRoots::errors_string(), TRY(NewJSArrayWithElements(isolate, errors)),
                      DONT_ENUM));
  return error;
}

// SuppressedError ( error, suppressed, message )
BUILTIN(SuppressedErrorConstructor) {
  const Tagged<JSObject> object = TRY(ConstructError(isolate, arguments, arguments.at(2), Undefined()));
  TRY(AddDataProperty(isolate, object, ReadOnlyRoots::error_string(), arguments.at(0), DONT_ENUM));
  TRY(AddDataProperty(isolate, object, ReadOnlyRoots::suppressed_string(), arguments.at(1), DONT_ENUM));
  return object;
}

// §20.5.3.4 Error.prototype.toString ( )
BUILTIN(ErrorPrototypeToString) {
  if (!IsJSReceiver(arguments.receiver())) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,
                 TRY(NewStringFromAscii(isolate, "Error.prototype.toString")), arguments.receiver());
  }
  return ErrorToString(isolate, Cast<JSReceiver>(arguments.receiver()));
}

// get Error.prototype.stack: of errors without a `stack` of their own. Not in the specification: errors have one when they
// are made, and the accessor is what is left when it is deleted. Undefined where Error.stackTraceLimit forbade a trace.
BUILTIN(ErrorPrototypeGetStack) {
  const Value receiver = arguments.receiver();
  if (!IsJSReceiver(receiver)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, receiver);
  if (!IsJSError(receiver)) return Undefined();
  return GetErrorStack(isolate, receiver, Cast<HeapObject>(receiver));
}

// set Error.prototype.stack
BUILTIN(ErrorPrototypeSetStack) {
  if (!IsJSReceiver(arguments.receiver())) {
    return Throw(isolate, MessageTemplate::kArgumentIsNonObject, arguments.receiver());
  }
  if (!IsString(arguments.at(0))) return Throw(isolate, MessageTemplate::kArgumentIsNonString, arguments.at(0));
  TRY(SetterThatIgnoresPrototypeProperties(isolate, arguments.receiver(), isolate->realm()->initial_error_prototype(),
                                           ReadOnlyRoots::stack_string(), arguments.at(0)));
  return Undefined();
}

// §20.5.2.1 Error.isError ( arg )
BUILTIN(ErrorIsError) { return Value::Bool(IsJSError(arguments.at(0))); }

// Not in the specification: Error.captureStackTrace ( object [ , function ] ) gives the object a `stack`, without the
// frames above and including the function's.
BUILTIN(ErrorCaptureStackTrace) {
  const Value object = arguments.at(0);
  if (!IsJSObject(object) || IsJSProxy(object)) return Throw(isolate, MessageTemplate::kInvalidArgument);
  isolate->CountUsage(UseCounter::kErrorCaptureStackTrace);
  const Value skip_until = IsCallable(arguments.at(1)) ? arguments.at(1) : Value(arguments.callee());
  TRY(CaptureStackTraceOnto(isolate, Cast<JSObject>(object), skip_until));
  return Undefined();
}

}  // namespace v8::internal
