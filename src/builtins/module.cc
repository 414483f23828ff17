#include "src/builtins/builtins.h"
#include "src/modules/modules.h"

// The reactions that evaluation of modules goes on with.
namespace v8::internal {

// Slot: the module (ECMA-262 §16.2.1.6.1.3.2 ExecuteAsyncModule).
BUILTIN(AsyncModuleFulfilled) {
  TRY(AsyncModuleExecutionFulfilled(isolate, Cast<SourceTextModule>(arguments.context_slot(0))));
  return Undefined();
}
BUILTIN(AsyncModuleRejected) {
  TRY(AsyncModuleExecutionRejected(isolate, Cast<SourceTextModule>(arguments.context_slot(0)), arguments.at(0)));
  return Undefined();
}

BUILTIN(DeferredImportFulfilled) {
  TRY(DeferredImportFulfilled(isolate, arguments));
  return Undefined();
}
BUILTIN(DeferredImportRejected) {
  TRY(DeferredImportRejected(isolate, arguments));
  return Undefined();
}

}  // namespace v8::internal
