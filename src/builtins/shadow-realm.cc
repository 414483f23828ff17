#include <algorithm>
#include <cmath>

#include "src/builtins/builtins.h"
#include "src/execution/hooks.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/jobs/promise-operations.h"
#include "src/runtime/values/value-text.h"

// Not in the specification (but in the proposal): realms of their own, from which only primitive values and wrapped
// functions come out.
//
// A wrapped function exotic object is the closure of a builtin, made in the realm that it is for: [[Realm]] is the
// closure's realm, and its context keeps [[WrappedTargetFunction]].
namespace v8::internal {

namespace {

// CreateTypeErrorCopy ( realmRecord, originalError ): a TypeError of the current realm in place of the pending
// exception. `message` says what has failed, and gets the text of the error.
ExceptionPending ThrowTypeErrorCopy(Isolate* isolate, MessageTemplate message, Value error) {
  if (IsJSReceiver(error) && Cast<JSReceiver>(error)->instance_type() == JS_ERROR_TYPE) {
    const Result<Tagged<String>> text = ErrorTextNoSideEffects(isolate, Cast<JSReceiver>(error));
    if (text.IsException()) return Exception();
    return Throw(isolate, message, text.value());
  }
  return Throw(isolate, message, error);
}

ExceptionPending ThrowTypeErrorCopyOfPending(Isolate* isolate, MessageTemplate message) {
  if (isolate->is_terminating()) return Exception();
  return ThrowTypeErrorCopy(isolate, message, isolate->TakeException());
}

// CopyNameAndLength ( F, Target )
Result<void> CopyNameAndLength(Isolate* isolate, Tagged<JSFunction> function, Tagged<JSReceiver> target) {
  double length = 0;
  if (TRY(HasOwnProperty(isolate, target, ReadOnlyRoots::length_string()))) {
    const Value target_length = TRY(Get(isolate, target, ReadOnlyRoots::length_string()));
    // ToIntegerOrInfinity, which keeps the infinities.
    if (target_length.IsNumber() && !std::isnan(target_length.AsNumber())) {
      length = std::max(0.0, std::trunc(target_length.AsNumber()));
    }
  }
  const Value target_name = TRY(Get(isolate, target, ReadOnlyRoots::name_string()));
  constexpr PropertyAttributes kAttributes = READ_ONLY | DONT_ENUM;
  TRY(DefinePropertyOrThrow(isolate, function, ReadOnlyRoots::length_string(),
                            PropertyDescriptor::Data(Value::Number(length), kAttributes)));
  const Value name = IsString(target_name) ? target_name : Value(ReadOnlyRoots::empty_string());
  return DefinePropertyOrThrow(isolate, function, ReadOnlyRoots::name_string(),
                               PropertyDescriptor::Data(name, kAttributes));
}

// WrappedFunctionCreate ( callerRealm, Target )
Result<Value> WrappedFunctionCreate(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSReceiver> target) {
  Tagged<JSFunction> wrapped;
  {
    const SaveRealm save(isolate);
    isolate->set_realm(realm);
    wrapped =
        TRY(NewBuiltinFunctionWithContext(isolate, Builtin::kWrappedFunctionCall, ReadOnlyRoots::empty_string(), 0, 1));
  }
  wrapped->context()->set(Context::kFirstVariableSlot, target);
  // 8. If result is an abrupt completion, throw a TypeError exception.
  if (CopyNameAndLength(isolate, wrapped, target).IsException()) {
    return ThrowTypeErrorCopyOfPending(isolate, MessageTemplate::kCannotWrapFunction);
  }
  return wrapped;
}

// GetWrappedValue ( callerRealm, value )
Result<Value> GetWrappedValue(Isolate* isolate, Tagged<NativeContext> realm, Value value) {
  if (!IsJSReceiver(value)) return value;
  if (!IsCallable(value)) return Throw(isolate, MessageTemplate::kNotWrappable, value);
  return WrappedFunctionCreate(isolate, realm, Cast<JSReceiver>(value));
}

// PerformShadowRealmEval ( sourceText, callerRealm, evalRealm )
Result<Value> PerformShadowRealmEval(Isolate* isolate, Tagged<String> source, Tagged<NativeContext> eval_realm) {
  const Value allowed = TRY(EnsureCanCompileStrings(isolate, eval_realm, source, false));
  if (!IsString(allowed)) return allowed;
  // Syntax errors are of the caller's realm.
  const auto shared = TRY(CompileEval(isolate, Cast<String>(allowed)));
  Result<Value> result = Exception();
  {
    const SaveRealm save(isolate);
    isolate->set_realm(eval_realm);
    const Result<Tagged<JSFunction>> code = NewClosure(isolate, shared, eval_realm);
    if (!code.IsException()) result = Call(isolate, code.value(), eval_realm->global_proxy());
  }
  if (result.IsException()) return ThrowTypeErrorCopyOfPending(isolate, MessageTemplate::kShadowRealmEvaluateThrew);
  return GetWrappedValue(isolate, isolate->realm(), result.value());
}

// import() of the specifier from the current realm, not from a script or module of it.
Result<Value> ImportIntoRealm(Isolate* isolate, Tagged<String> specifier) {
  return isolate->hooks->modules.import_into_realm(isolate, specifier);
}

}  // namespace

// OrdinaryWrappedFunctionCall ( F, thisArgument, argumentsList )
BUILTIN(WrappedFunctionCall) {
  const auto target = Cast<JSReceiver>(arguments.context_slot(0));
  const Tagged<NativeContext> caller_realm = isolate->realm();
  // 5. Let targetRealm be ? GetFunctionRealm(target).
  const auto target_realm = TRY(GetFunctionRealm(isolate, target));
  const int count = arguments.length();
  const Tagged<FixedArray> wrapped = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) wrapped->set(i, TRY(GetWrappedValue(isolate, target_realm, arguments.at(i))));
  const Value receiver = TRY(GetWrappedValue(isolate, target_realm, arguments.receiver()));
  // 10. Let result be Completion(Call(target, wrappedThisArgument, wrappedArgs)).
  const Result<Value> result = Call(isolate, target, receiver, reinterpret_cast<const Value*>(wrapped->data()), count);
  base::KeepAlive(wrapped);
  if (result.IsException()) return ThrowTypeErrorCopyOfPending(isolate, MessageTemplate::kWrappedFunctionThrew);
  return GetWrappedValue(isolate, caller_realm, result.value());
}

// ShadowRealm ( )
BUILTIN(ShadowRealmConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::ShadowRealm_string());
  }
  const auto object = UncheckedCast<JSShadowRealm>(
      TRY(OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  // 3. Perform ? InitializeHostDefinedRealm(). … HostInitializeShadowRealm(realmRec, innerContext, O).
  if (isolate->create_shadow_realm == nullptr) return Throw(isolate, MessageTemplate::kNoShadowRealms);
  object->set_realm(TRY(isolate->create_shadow_realm(isolate)));
  return object;
}

// ShadowRealm.prototype.evaluate ( sourceText )
BUILTIN(ShadowRealmPrototypeEvaluate) {
  CHECK_RECEIVER(JSShadowRealm, object, "ShadowRealm.prototype.evaluate");
  if (!IsString(arguments.at(0))) return Throw(isolate, MessageTemplate::kShadowRealmSourceNotString);
  return PerformShadowRealmEval(isolate, Cast<String>(arguments.at(0)), Cast<NativeContext>(object->realm()));
}

// ShadowRealm.prototype.importValue ( specifier, exportName )
BUILTIN(ShadowRealmPrototypeImportValue) {
  CHECK_RECEIVER(JSShadowRealm, object, "ShadowRealm.prototype.importValue");
  const auto specifier = TRY(ToString(isolate, arguments.at(0)));
  if (!IsString(arguments.at(1))) return Throw(isolate, MessageTemplate::kShadowRealmExportNotString);
  // ShadowRealmImportValue ( specifierString, exportNameString, callerRealm, evalRealm )
  Result<Value> exports = Exception();
  {
    const SaveRealm save(isolate);
    isolate->set_realm(Cast<NativeContext>(object->realm()));
    exports = ImportIntoRealm(isolate, specifier);
  }
  Tagged<JSPromise> inner;
  if (exports.IsException()) {
    if (isolate->is_terminating()) return Exception();
    inner = TRY(NewPromise(isolate));
    TRY(RejectPromise(isolate, inner, isolate->TakeException()));
  } else {
    inner = TRY(PromiseResolveIntrinsic(isolate, exports.value()));
  }
  const auto on_fulfilled = TRY(NewBuiltinFunctionWithContext(isolate, Builtin::kShadowRealmImportFulfilled,
                                                              ReadOnlyRoots::empty_string(), 1, 1));
  on_fulfilled->context()->set(Context::kFirstVariableSlot, arguments.at(1));
  const auto on_rejected =
      TRY(NewBuiltinFunction(isolate, Builtin::kShadowRealmImportRejected, ReadOnlyRoots::empty_string(), 1));
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate, inner));
  TRY(PerformPromiseThen(isolate, inner, on_fulfilled, on_rejected, promise));
  return promise;
}

// ExportGetter functions ( exports ). Context slot: the export's name.
BUILTIN(ShadowRealmImportFulfilled) {
  const auto exports = Cast<JSReceiver>(arguments.at(0));
  const PropertyKey name = TRY(ToPropertyKey(isolate, arguments.context_slot(0)));
  if (!TRY(HasOwnProperty(isolate, exports, name))) {
    return Throw(isolate, MessageTemplate::kShadowRealmNoExport, arguments.context_slot(0));
  }
  const Value value = TRY(Get(isolate, exports, name));
  return GetWrappedValue(isolate, isolate->realm(), value);
}

// ImportValueError functions ( error )
BUILTIN(ShadowRealmImportRejected) {
  return ThrowTypeErrorCopy(isolate, MessageTemplate::kShadowRealmImportFailed, arguments.at(0));
}

}  // namespace v8::internal
