#include "src/runtime/functions/decorators.h"

#include "src/builtins/builtins.h"
#include "src/runtime/functions/private-elements.h"

// Not in the specification (but in the proposal on decorators): the functions of a decorator's context and of
// auto-accessors. Context slot 0: the element's record, or the private name under which an auto-accessor keeps its
// value.
namespace v8::internal {

BUILTIN(DecoratorAccessHas) {
  return Value::Bool(TRY(DecoratedElementHas(isolate, ElementRecord(arguments.context_slot(0)), arguments.at(0))));
}
BUILTIN(DecoratorAccessGet) {
  return DecoratedElementGet(isolate, ElementRecord(arguments.context_slot(0)), arguments.at(0));
}
BUILTIN(DecoratorAccessSet) {
  TRY(DecoratedElementSet(isolate, ElementRecord(arguments.context_slot(0)), arguments.at(0), arguments.at(1)));
  return Undefined();
}

// CreateAddInitializerFunction. Context slot 1: true when the decorator has returned.
BUILTIN(DecoratorAddInitializer) {
  if (arguments.context_slot(1).IsTrue()) return Throw(isolate, MessageTemplate::kDecoratorIsFinished);
  const Value initializer = arguments.at(0);
  if (!IsCallable(initializer)) return Throw(isolate, MessageTemplate::kCalledNonCallable, initializer);
  TRY(AddInitializer(isolate, ElementRecord(arguments.context_slot(0)), ElementRecord::kExtraInitializers,
                     initializer));
  return Undefined();
}

// MakeAutoAccessorGetter, MakeAutoAccessorSetter
BUILTIN(AutoAccessorGet) { return PrivateGet(isolate, arguments.receiver(), Cast<Symbol>(arguments.context_slot(0))); }
BUILTIN(AutoAccessorSet) {
  TRY(PrivateSet(isolate, arguments.receiver(), Cast<Symbol>(arguments.context_slot(0)), arguments.at(0)));
  return Undefined();
}

}  // namespace v8::internal
