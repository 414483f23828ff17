#include "src/runtime/runtime-functions.h"

#include <cstdio>

#include "src/bytecode/runtime-functions.h"
#include "src/execution/hooks.h"
#include "src/runtime/environments/direct-eval.h"
#include "src/runtime/environments/global-declarations.h"
#include "src/runtime/environments/name-lookup.h"
#include "src/runtime/environments/scopes.h"
#include "src/runtime/iteration/array-iteration.h"
#include "src/runtime/iteration/iteration.h"
#include "src/runtime/natives.h"
#include "src/runtime/properties/literals.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

const RuntimeFunctionPointer kRuntimeFunctions[] = {
#define RUNTIME_FUNCTION(Name, argument_count) &Runtime_##Name,
#include "src/bytecode/runtime-functions.def"
#undef RUNTIME_FUNCTION
};

// ---- Declarations

RUNTIME(DeclareGlobals) {
  return DeclareGlobals(isolate, Cast<FixedArray>(Argument(arguments, 0)), Argument(arguments, 1));
}

RUNTIME(DeclareReplGlobals) {
  return DeclareReplGlobals(isolate, Cast<FixedArray>(Argument(arguments, 0)), Argument(arguments, 1));
}

RUNTIME(CreateReplResult) {
  const Tagged<JSObject> result = TRY(NewJSObjectWithNullProto(isolate));
  TRY(CreateDataProperty(isolate, result, ReadOnlyRoots::value_string(), Argument(arguments, 0)));
  return result;
}

RUNTIME(DeclareEvalVar) { return DeclareEvalBinding(isolate, Cast<String>(Argument(arguments, 0)), Undefined()); }

RUNTIME(DeclareEvalFunction) {
  return DeclareEvalBinding(isolate, Cast<String>(Argument(arguments, 0)), Argument(arguments, 1));
}

RUNTIME(CheckEvalDeclaration) {
  return CheckEvalDeclaration(isolate, Cast<String>(Argument(arguments, 0)), ToBoolean(Argument(arguments, 1)));
}

RUNTIME(StoreEvalVar) {
  return StoreEvalVar(isolate, Cast<String>(Argument(arguments, 0)), Argument(arguments, 1));
}

RUNTIME(IsGlobalEval) {
  const Tagged<JSFunction> function = Frame(isolate->vm_fp).function();
  return Value::Bool(Argument(arguments, 0) == function->native_context()->global_eval_function());
}

RUNTIME(DeleteLookup) {
  const bool deleted = TRY(DeleteLookup(isolate, Cast<String>(Argument(arguments, 0))));
  return Value::Bool(deleted);
}

RUNTIME(ResolveLookup) { return ResolveLookup(isolate, Cast<String>(Argument(arguments, 0))); }

RUNTIME(LoadResolvedLookup) {
  return LoadResolvedLookup(isolate, Cast<String>(Argument(arguments, 0)), Argument(arguments, 1));
}

RUNTIME(StoreResolvedLookupSloppy) {
  TRY(StoreResolvedLookup(isolate, Cast<String>(Argument(arguments, 0)), Argument(arguments, 1), Argument(arguments, 2),
                          LanguageMode::kSloppy));
  return Undefined();
}

RUNTIME(StoreResolvedLookupStrict) {
  TRY(StoreResolvedLookup(isolate, Cast<String>(Argument(arguments, 0)), Argument(arguments, 1), Argument(arguments, 2),
                          LanguageMode::kStrict));
  return Undefined();
}

// ---- Contexts and parameters that operands cannot name

static Tagged<Context> ContextAt(Isolate* isolate, int depth) {
  Tagged<Context> context = Frame(isolate->vm_fp).context();
  for (; depth > 0; --depth) context = context->previous();
  return context;
}

RUNTIME(CreateContext) {
  const Value scope_info = Argument(arguments, 0);
  return NewContext(isolate, ContextAt(isolate, 0), Cast<ScopeInfo>(scope_info)->scope()->num_heap_slots(), scope_info);
}

RUNTIME(LoadContextSlot) {
  return ContextAt(isolate, Argument(arguments, 1).AsInt())->get(Argument(arguments, 0).AsInt());
}

RUNTIME(StoreContextSlot) {
  ContextAt(isolate, Argument(arguments, 1).AsInt())->set(Argument(arguments, 0).AsInt(), Argument(arguments, 2));
  return Undefined();
}

RUNTIME(GetParameter) { return Frame(isolate->vm_fp).argument(Argument(arguments, 0).AsInt()); }

// ---- Errors

RUNTIME(ThrowConstAssign) { return Throw(isolate, MessageTemplate::kConstAssign, Argument(arguments, 0)); }
RUNTIME(ThrowIteratorResultNotAnObject) {
  return Throw(isolate, MessageTemplate::kIteratorResultNotAnObject, Argument(arguments, 0));
}
RUNTIME(ThrowThrowMethodMissing) { return Throw(isolate, MessageTemplate::kThrowMethodMissing); }
RUNTIME(ThrowUnsupportedSuper) { return Throw(isolate, MessageTemplate::kUnsupportedSuperDelete); }
// §10.2.2 [[Construct]] complains when the constructor's context is gone already: in the realm of its caller.
static void EnterRealmOfCaller(Isolate* isolate) {
  const Frame caller(Frame(isolate->vm_fp).caller_fp());
  if (caller.is_valid()) isolate->set_realm(caller.function()->native_context());
}
RUNTIME(ThrowConstructorDidNotCallSuper) {
  EnterRealmOfCaller(isolate);
  return Throw(isolate, MessageTemplate::kSuperNotCalled);
}
RUNTIME(ThrowConstructorReturnedNonObject) {
  EnterRealmOfCaller(isolate);
  return Throw(isolate, MessageTemplate::kDerivedConstructorReturnedNonObject);
}
RUNTIME(ThrowInvalidAssignmentTarget) { return Throw(isolate, MessageTemplate::kInvalidLhsInAssignmentAtRuntime); }

RUNTIME(ThrowPatternValueNonCoercible) {
  const Value value = Argument(arguments, 0);
  const Value property = Argument(arguments, 1);
  const Value text = Argument(arguments, 2);
  const Value subject = text.IsUndefined() ? TRY(ValueForMessage(isolate, value)) : text;
  if (property.IsUndefined()) return Throw(isolate, MessageTemplate::kNonCoercible, subject, value);
  return Throw(isolate, MessageTemplate::kNonCoercibleWithProperty, property, subject, value);
}

// ---- Objects

RUNTIME(SetFunctionName) {
  TRY(SetFunctionNameFromKey(isolate, Argument(arguments, 0), Argument(arguments, 1)));
  return Undefined();
}

RUNTIME(SetPrototypeOfLiteral) {
  const Value prototype = Argument(arguments, 1);
  if (IsJSReceiver(prototype) || prototype.IsNull()) {
    TRY(SetPrototypeOfNewObject(isolate, Cast<JSObject>(Argument(arguments, 0)), prototype));
  }
  return Undefined();
}

RUNTIME(CopyDataProperties) {
  TRY(CopyDataProperties(isolate, Cast<JSObject>(Argument(arguments, 0)), Argument(arguments, 1), nullptr, 0));
  return Undefined();
}

RUNTIME(CopyDataPropertiesExcluding) {
  auto target = TRY(NewJSObject(isolate));
  const Value keys = count == 2 ? Argument(arguments, 1) : Undefined();
  const int key_count = IsJSArray(keys) ? static_cast<int>(Cast<JSArray>(keys)->length_value()) : count - 1;
  auto excluded = TRY(NewFixedArray(isolate, key_count));
  for (int i = 0; i < key_count; ++i) {
    const Value key = IsJSArray(keys) ? TRY(Get(isolate, keys, PropertyKey::FromIndex(static_cast<uint32_t>(i))))
                                      : Argument(arguments, i + 1);
    Value canonical = key;
    if (!IsName(key)) canonical = TRY(ToString(isolate, key));
    excluded->set(i, canonical);
  }
  TRY(CopyDataProperties(isolate, target, Argument(arguments, 0), reinterpret_cast<const Value*>(excluded->data()),
                         key_count));
  base::KeepAlive(excluded);
  return target;
}

// ---- Iteration

RUNTIME(IteratorClose) {
  TRY(IteratorClose(isolate, Argument(arguments, 0)));
  return Undefined();
}

RUNTIME(IteratorCloseSilently) {
  // ECMA-262 §7.4.11 with a throw completion: what `return` does wrong is dropped (but not a termination).
  const Value iterator = Argument(arguments, 0);
  const Result<Value> method = GetMethod(isolate, iterator, ReadOnlyRoots::return_string());
  if (!method.IsException() && !method.value().IsUndefined()) {
    const Result<Value> result = Call(isolate, method.value(), iterator);
    static_cast<void>(result.IsException());
  }
  if (isolate->has_pending_exception()) {
    if (isolate->is_terminating()) return Exception();
    isolate->clear_pending_exception();
  }
  return Undefined();
}

RUNTIME(AppendSpread) {
  const Tagged<JSArray> array = Cast<JSArray>(Argument(arguments, 0));
  // Fast path: arrays, whose elements are there without asking an iterator.
  if (IsFastIterableArray(isolate, Argument(arguments, 1))) {
    TRY(AppendFastArray(isolate, array, Cast<JSArray>(Argument(arguments, 1))));
    return array;
  }
  TRY(ForEachOf(isolate, Argument(arguments, 1), [&](Value value) -> Result<bool> {
    TRY(ArrayAppend(isolate, array, value));
    return true;
  }));
  return array;
}

RUNTIME(GetMethod) {
  const PropertyKey key = TRY(ToPropertyKey(isolate, Argument(arguments, 1)));
  return GetMethod(isolate, Argument(arguments, 0), key);
}

// ---- Debugging

RUNTIME(DebugPrint) {
  auto text = TRY(ValueForMessage(isolate, Argument(arguments, 0)));
  for (uint32_t i = 0; i < text->length(); ++i) std::putc(static_cast<char>(text->Get(i)), stderr);
  std::putc('\n', stderr);
  return Argument(arguments, 0);
}

// ---- Modules

RUNTIME(CreateModuleContext) {
  const Value scope_info = Argument(arguments, 0);
  const int slots = Cast<ScopeInfo>(scope_info)->scope()->num_heap_slots();
  const Tagged<Script> script = Frame(isolate->vm_fp).function()->shared()->script();
  const Tagged<FixedArray> cells = Cast<SourceTextModule>(script->module())->cells();
  const Tagged<Context> context = TRY(NewContext(isolate, ContextAt(isolate, 0), slots, scope_info));
  for (int i = 0; i < cells->length(); ++i) context->set(Context::kFirstVariableSlot + i, cells->get(i));
  return context;
}

static Tagged<Cell> ModuleVariable(Isolate* isolate, const uint64_t* arguments) {
  const Tagged<Context> context = ContextAt(isolate, Argument(arguments, 1).AsInt());
  return Cast<Cell>(context->get(Argument(arguments, 0).AsInt()));
}

RUNTIME(LoadModuleVariable) {
  const Value value = ModuleVariable(isolate, arguments)->value();
  if (!value.IsTheHole()) return value;
  return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, Argument(arguments, 2));
}

RUNTIME(StoreModuleVariable) {
  ModuleVariable(isolate, arguments)->set_value(Argument(arguments, 2));
  return Undefined();
}

RUNTIME(NativesCall) { return CallNative(isolate, Cast<String>(Argument(arguments, 0)), arguments + 1, count - 1); }

RUNTIME(ImportCall) {
  const auto phase = static_cast<ImportPhase>(Argument(arguments, 0).AsInt());
  return isolate->hooks->modules.import_call(isolate, Frame(isolate->vm_fp).function()->shared(), phase,
                                             Argument(arguments, 1), Argument(arguments, 2));
}

RUNTIME(ImportMeta) {
  const Tagged<Script> script = Frame(isolate->vm_fp).function()->shared()->script();
  return isolate->hooks->modules.import_meta(isolate, Cast<SourceTextModule>(script->module()));
}

}  // namespace v8::internal
