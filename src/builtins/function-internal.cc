#include "src/builtins/builtins.h"
#include "src/execution/hooks.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/functions/compilation.h"

// Entry points that are never installed, the functions' constructors and eval.
namespace v8::internal {

BUILTIN(Illegal) { UNREACHABLE(); }

// Function.prototype, and what cctest calls with `new`: the receiver or undefined.
BUILTIN(EmptyFunction) { return Undefined(); }

// Calls look at the id of this builtin and compile before they run anything.
BUILTIN(CompileLazy) { UNREACHABLE(); }

BUILTIN(HandleApiCall) { return isolate->hooks->api.call_function(isolate, arguments); }

// ECMA-262 §10.2.4.1 %ThrowTypeError% ( )
BUILTIN(ThrowTypeErrorFunction) {
  return Throw(isolate, MessageTemplate::kRestrictedFunctionProperties);
}

// ECMA-262 §20.2.1.1 Function ( ...parameterArgs, bodyArg )
BUILTIN(FunctionConstructor) { return CreateDynamicFunction(isolate, arguments, FunctionKind::kNormalFunction); }

// ECMA-262 §27.3.1.1
BUILTIN(GeneratorFunctionConstructor) {
  return CreateDynamicFunction(isolate, arguments, FunctionKind::kGeneratorFunction);
}

// ECMA-262 §27.7.1.1
BUILTIN(AsyncFunctionConstructor) { return CreateDynamicFunction(isolate, arguments, FunctionKind::kAsyncFunction); }

// ECMA-262 §27.4.1.1
BUILTIN(AsyncGeneratorFunctionConstructor) {
  return CreateDynamicFunction(isolate, arguments, FunctionKind::kAsyncGeneratorFunction);
}

// ECMA-262 §19.2.1 eval ( x ), called indirectly.
BUILTIN(GlobalEval) {
  if (!TRY(MayCompileInRealm(isolate))) return Undefined();
  const Value given = arguments.at(0);
  const Value source = TRY(EnsureCanCompileStrings(isolate, isolate->realm(), given, IsCodeLike(given)));
  if (!IsString(source)) return source;
  return Eval(isolate, Cast<String>(source), isolate->realm(), nullptr, LanguageMode::kSloppy,
              isolate->realm()->global_proxy(), Undefined());
}

}  // namespace v8::internal
