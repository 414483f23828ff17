#include <algorithm>
#include <cmath>

#include "src/builtins/builtins.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/values/value-text.h"

// Function.prototype. (What the engine itself calls is in function-internal.cc.)
namespace v8::internal {

// ECMA-262 §20.2.3.1 Function.prototype.apply ( thisArg, argArray )
BUILTIN(FunctionPrototypeApply) {
  const Value function = arguments.receiver();
  // 2. If IsCallable(func) is false, throw a TypeError exception.
  if (!IsCallable(function)) {
    return Throw(isolate, MessageTemplate::kApplyNonFunction, TRY(ValueForMessage(isolate, function)),
                 Value(TypeOf(function)));
  }
  const Value array = arguments.at(1);
  // 3. If argArray is either undefined or null, return ? Call(func, thisArg).
  if (array.IsNullOrUndefined()) return Call(isolate, function, arguments.at(0));
  const Tagged<FixedArray> list = TRY(CreateListFromArrayLike(isolate, array));
  const Result<Value> result = Call(isolate, function, arguments.at(0), reinterpret_cast<const Value*>(list->data()),
                                    list->length());
  base::KeepAlive(list);
  return result;
}

// ECMA-262 §20.2.3.3 Function.prototype.call ( thisArg, ...args )
BUILTIN(FunctionPrototypeCall) {
  const Value function = arguments.receiver();
  if (!IsCallable(function)) return Throw(isolate, MessageTemplate::kCalledNonCallable, function);
  const int count = arguments.length() > 1 ? arguments.length() - 1 : 0;
  return Call(isolate, function, arguments.at(0), reinterpret_cast<const Value*>(arguments.words() + 1), count);
}

// ECMA-262 §20.2.3.6 Function.prototype [ %Symbol.hasInstance% ] ( V )
BUILTIN(FunctionPrototypeHasInstance) {
  return Value::Bool(TRY(OrdinaryHasInstance(isolate, arguments.receiver(), arguments.at(0))));
}

namespace {

// §20.2.3.2 5.-8.: the length of a bound function.
Result<double> BoundLength(Isolate* isolate, Tagged<JSReceiver> target, int bound_count) {
  if (!TRY(HasOwnProperty(isolate, target, ReadOnlyRoots::length_string()))) return 0.0;
  const Value length = TRY(Get(isolate, target, ReadOnlyRoots::length_string()));
  if (!length.IsNumber()) return 0.0;
  // ToIntegerOrInfinity, which keeps the infinities.
  const double number = length.AsNumber();
  if (std::isnan(number)) return 0.0;
  return std::max(0.0, std::trunc(number) - bound_count);
}

}  // namespace

// ECMA-262 §20.2.3.2 Function.prototype.bind ( thisArg, ...args )
BUILTIN(FunctionPrototypeBind) {
  // 2. If IsCallable(Target) is false, throw a TypeError exception.
  if (!IsCallable(arguments.receiver())) return Throw(isolate, MessageTemplate::kBindNotCallable);
  const Tagged<JSReceiver> target = Cast<JSReceiver>(arguments.receiver());
  const int count = arguments.length() > 1 ? arguments.length() - 1 : 0;
  // 3. Let F be ? BoundFunctionCreate(Target, thisArg, args).
  const Value prototype = TRY(GetPrototypeOf(isolate, target));
  const Tagged<FixedArray> bound_arguments = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) bound_arguments->set(i, arguments.at(i + 1));
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<Map> map = target->IsConstructor() ? realm->bound_function_with_constructor_map()
                                                  : realm->bound_function_without_constructor_map();
  const Tagged<JSBoundFunction> function = Cast<JSBoundFunction>(TRY(NewJSObjectFromMap(isolate, map)));
  function->set_bound_target_function(target);
  function->set_bound_this(arguments.at(0));
  function->set_bound_arguments(bound_arguments);
  if (prototype != map->prototype()) TRY(SetPrototypeOf(isolate, function, prototype, ShouldThrow::kThrow));
  // 9. Perform SetFunctionLength(F, L).
  const double length = TRY(BoundLength(isolate, target, count));
  TRY(AddDataProperty(isolate, function, ReadOnlyRoots::length_string(), Value::Number(length), READ_ONLY | DONT_ENUM));
  // 10. Let targetName be ? Get(Target, "name"). 12. Perform SetFunctionName(F, targetName, "bound").
  const Value target_name = TRY(Get(isolate, target, ReadOnlyRoots::name_string()));
  Tagged<String> name = ReadOnlyRoots::bound_space_string();
  if (IsString(target_name)) name = TRY(NewConsString(isolate, name, Cast<String>(target_name)));
  TRY(AddDataProperty(isolate, function, ReadOnlyRoots::name_string(), name, READ_ONLY | DONT_ENUM));
  return function;
}

namespace {

// Whether the name of a built-in function is a PropertyName as it stands: `at`, `get size`, `[Symbol.iterator]`. That of
// the accessor of RegExp["$&"] is none.
bool IsPropertyName(Tagged<String> name, uint32_t start) {
  if (start < name->length() && name->Get(start) == '[') return true;
  for (uint32_t i = start; i < name->length(); ++i) {
    const uint16_t c = name->Get(i);
    const bool is_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && c != '_' && c != '$' && c < 0x80) return false;
  }
  return true;
}

// NativeFunction: `function name() { [native code] }`.
Result<Value> NativeFunctionText(Isolate* isolate, Tagged<String> name) {
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("function "));
  const bool is_accessor = name->length() > 4 && name->Get(3) == ' ';
  const uint32_t start = is_accessor ? 4 : 0;
  if (IsPropertyName(name, start)) {
    TRY(builder.AppendString(name));
  } else {
    TRY(builder.AppendSubString(name, 0, start));
    TRY(builder.AppendAscii("[\""));
    TRY(builder.AppendSubString(name, start, name->length()));
    TRY(builder.AppendAscii("\"]"));
  }
  TRY(builder.AppendAscii("() { [native code] }"));
  return builder.ToString();
}

}  // namespace

// ECMA-262 §20.2.3.5 Function.prototype.toString ( )
BUILTIN(FunctionPrototypeToString) {
  const Value receiver = arguments.receiver();
  if (IsJSFunction(receiver)) {
    const Tagged<SharedFunctionInfo> shared = Cast<JSFunction>(receiver)->shared();
    if (!shared->IsUserJavaScript() || shared->native()) return NativeFunctionText(isolate, shared->Name());
    // 2. If func has a [[SourceText]] internal slot, return it.
    return Value(TRY(FunctionSourceText(isolate, Cast<JSFunction>(receiver))));
  }
  // 4. If func is an Object and IsCallable(func) is true, return an implementation-defined String.
  if (IsCallable(receiver)) return NativeFunctionText(isolate, ReadOnlyRoots::empty_string());
  return Throw(isolate, MessageTemplate::kNotGeneric, TRY(NewStringFromAscii(isolate, "Function.prototype.toString")),
               ReadOnlyRoots::Function_string());
}

}  // namespace v8::internal
