#include "src/builtins/builtins.h"

// ECMA-262 §28.3: what the objects inherit from that stand for the source of a module. Which there are is the host's to
// say.
namespace v8::internal {

// §28.3.1.1 %AbstractModuleSource% ( )
BUILTIN(AbstractModuleSourceConstructor) { return Throw(isolate, MessageTemplate::kAbstractModuleSource); }

// §28.3.3.2 get %AbstractModuleSource%.prototype [ %Symbol.toStringTag% ]: of what is no module source.
BUILTIN(AbstractModuleSourcePrototypeToStringTag) { return Undefined(); }

}  // namespace v8::internal
