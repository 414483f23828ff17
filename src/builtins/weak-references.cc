#include "src/runtime/jobs/weak-references.h"

#include "src/builtins/collection-support.h"

// WeakRef and FinalizationRegistry.
namespace v8::internal {

// ECMA-262 §26.1.1.1 WeakRef ( target )
BUILTIN(WeakRefConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::WeakRef_string());
  }
  // 2. If CanBeHeldWeakly(target) is false, throw a TypeError exception.
  const Value target = arguments.at(0);
  if (!CanBeHeldWeakly(target)) return Throw(isolate, MessageTemplate::kInvalidWeakRefsTarget);
  const Tagged<JSWeakRef> weak_ref = Cast<JSWeakRef>(TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  const Tagged<WeakFixedArray> cell = TRY(NewWeakFixedArray(isolate, 1));
  cell->set(0, target);
  weak_ref->set_cell(cell);
  // 4. Perform AddToKeptObjects(target).
  TRY(AddToKeptObjects(isolate, target));
  return weak_ref;
}

// ECMA-262 §26.1.3.2 WeakRef.prototype.deref ( )
BUILTIN(WeakRefPrototypeDeref) {
  CHECK_RECEIVER(JSWeakRef, weak_ref, "WeakRef.prototype.deref");
  const Value target = UncheckedCast<WeakFixedArray>(weak_ref->cell())->get(0);
  if (!target.IsCell()) return Undefined();
  TRY(AddToKeptObjects(isolate, target));
  return target;
}

// ECMA-262 §26.2.1.1 FinalizationRegistry ( cleanupCallback )
BUILTIN(FinalizationRegistryConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::FinalizationRegistry_string());
  }
  // 2. If IsCallable(cleanupCallback) is false, throw a TypeError exception.
  const Value cleanup = arguments.at(0);
  if (!IsCallable(cleanup)) return Throw(isolate, MessageTemplate::kFinalizationCleanupNotCallable);
  const Tagged<JSFinalizationRegistry> registry = Cast<JSFinalizationRegistry>(TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  registry->set_cleanup(cleanup);
  registry->set_native_context(isolate->realm());
  registry->set_flags(0);
  return registry;
}

// ECMA-262 §26.2.3.2 FinalizationRegistry.prototype.register ( target, heldValue [ , unregisterToken ] )
BUILTIN(FinalizationRegistryPrototypeRegister) {
  CHECK_RECEIVER(JSFinalizationRegistry, registry, "FinalizationRegistry.prototype.register");
  const Value target = arguments.at(0);
  const Value holdings = arguments.at(1);
  const Value token = arguments.at(2);
  // 3. If CanBeHeldWeakly(target) is false, throw a TypeError exception.
  if (!CanBeHeldWeakly(target)) return Throw(isolate, MessageTemplate::kFinalizationInvalidTarget);
  // 4. If SameValue(target, heldValue) is true, throw a TypeError exception.
  if (target == holdings) return Throw(isolate, MessageTemplate::kFinalizationTargetIsHoldings);
  // 5. If CanBeHeldWeakly(unregisterToken) is false, then a. If unregisterToken is not undefined, throw a TypeError.
  if (!token.IsUndefined() && !CanBeHeldWeakly(token)) {
    return Throw(isolate, MessageTemplate::kInvalidUnregisterToken, token);
  }
  const Tagged<WeakCell> cell = TRY(NewStruct<WeakCell>(isolate, ReadOnlyRoots::weak_cell_map()));
  cell->set_finalization_registry(registry);
  cell->set_holdings(holdings);
  cell->set_unregister_token(token);
  if (!token.IsUndefined()) {
    TRY(JSFinalizationRegistry::RegisterWeakCellWithUnregisterToken(isolate, registry, cell));
  }
  // Last, for nothing may fail from here on: the death of a target moves its cell between the registry's lists.
  cell->set_target(target);
  registry->AddActiveCell(cell);
  return Undefined();
}

// ECMA-262 §26.2.3.3 FinalizationRegistry.prototype.unregister ( unregisterToken )
BUILTIN(FinalizationRegistryPrototypeUnregister) {
  CHECK_RECEIVER(JSFinalizationRegistry, registry, "FinalizationRegistry.prototype.unregister");
  const Value token = arguments.at(0);
  if (!CanBeHeldWeakly(token)) return Throw(isolate, MessageTemplate::kInvalidUnregisterToken, token);
  return Value::Bool(
      registry->RemoveUnregisterToken(token, JSFinalizationRegistry::kRemoveMatchedCellsFromRegistry));
}

}  // namespace v8::internal
