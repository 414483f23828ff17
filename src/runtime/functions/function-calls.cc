#include "src/runtime/functions/function-calls.h"

#include "src/bytecode/unlinked-code.h"
#include "src/execution/hooks.h"
#include "src/execution/call.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/errors/call-site-text.h"
#include "src/runtime/functions/function-accessors.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/properties/proxy.h"

// Calls that the interpreter's loop does not do itself, receivers, feedback vectors, stack checks.
namespace v8::internal {

Result<Value> ConvertReceiver(Isolate* isolate, Value receiver, Tagged<JSFunction> function) {
  if (receiver.IsNullOrUndefined()) return function->native_context()->global_proxy();
  return ToObject(isolate, receiver);
}

Result<Tagged<JSObject>> CreateReceiver(Isolate* isolate, Tagged<JSFunction> constructor, Value new_target) {
  if (V8_LIKELY(new_target == Value(constructor))) {
    if (V8_LIKELY(constructor->has_initial_map() && !constructor->initial_map()->is_outgrown())) {
      return NewJSObjectFromMap(isolate, constructor->initial_map());
    }
    return NewJSObjectFromMap(isolate, TRY(EnsureInitialMap(isolate, constructor)));
  }
  auto map = TRY(GetDerivedMap(isolate, constructor, Cast<JSReceiver>(new_target)));
  return NewJSObjectFromMap(isolate, map);
}

void ThrowNotConstructor(Isolate* isolate, Value callee) {
  const Result<Tagged<String>> text = RenderCallSite(isolate, callee);
  if (text.IsException()) return;
  Throw(isolate, MessageTemplate::kNotConstructor, text.value());
}

void ThrowClassConstructorCalled(Isolate* isolate, Tagged<JSFunction> function) {
  isolate->set_realm(function->native_context());
  Throw(isolate, MessageTemplate::kConstructorNonCallable, function->shared()->name());
}

Result<Value> CallFromInterpreter(Isolate* isolate, Value callee, uint64_t* run, int argc) {
  if (V8_UNLIKELY(!IsCallable(callee))) {
    return Throw(isolate, MessageTemplate::kCalledNonCallable, TRY(RenderCallSite(isolate, callee)));
  }
  // The call builds its frame where the run lies, so the values are copied first.
  constexpr int kInline = 16;
  if (argc <= kInline) {
    Value arguments[kInline];
    for (int i = 0; i < argc; ++i) arguments[i] = Value(run[1 + i]);
    return Call(isolate, callee, Value(run[0]), arguments, argc);
  }
  auto list = TRY(NewFixedArray(isolate, argc));
  for (int i = 0; i < argc; ++i) list->set(i, Value(run[1 + i]));
  const auto result = Call(isolate, callee, Value(run[0]), reinterpret_cast<const Value*>(list->data()), argc);
  base::KeepAlive(list);
  return result;
}

Result<Value> ConstructFromInterpreter(Isolate* isolate, Value callee, uint64_t* arguments, int argc,
                                       Value new_target) {
  if (!IsConstructor(callee)) {
    ThrowNotConstructor(isolate, callee);
    return Exception();
  }
  auto list = TRY(NewFixedArray(isolate, argc));
  for (int i = 0; i < argc; ++i) list->set(i, Value(arguments[i]));
  const Result<Tagged<JSReceiver>> result =
      Construct(isolate, callee, reinterpret_cast<const Value*>(list->data()), argc, new_target);
  base::KeepAlive(list);
  return result;
}

namespace {

// The elements of a fresh, packed array that the bytecode built.
Result<Tagged<FixedArray>> ArgumentList(Isolate* isolate, Tagged<JSArray> array) {
  return CreateListFromArrayLike(isolate, array);
}

}  // namespace

Result<Value> CallWithArrayLike(Isolate* isolate, Value callee, Value receiver, Tagged<JSArray> arguments) {
  if (!IsCallable(callee)) {
    return Throw(isolate, MessageTemplate::kCalledNonCallable, TRY(RenderCallSite(isolate, callee)));
  }
  auto list = TRY(ArgumentList(isolate, arguments));
  const auto result = Call(isolate, callee, receiver, reinterpret_cast<const Value*>(list->data()), list->length());
  base::KeepAlive(list);
  return result;
}

Result<Value> ConstructWithArrayLike(Isolate* isolate, Value callee, Tagged<JSArray> arguments, Value new_target) {
  if (!IsConstructor(callee)) {
    ThrowNotConstructor(isolate, callee);
    return Exception();
  }
  auto list = TRY(ArgumentList(isolate, arguments));
  const Result<Tagged<JSReceiver>> result =
      Construct(isolate, callee, reinterpret_cast<const Value*>(list->data()), list->length(), new_target);
  base::KeepAlive(list);
  return result;
}

Result<Value> CallExotic(Isolate* isolate, Value callee, Value receiver, const Value* arguments, int count) {
  if (IsJSProxy(callee)) return ProxyCall(isolate, Cast<JSProxy>(callee), receiver, arguments, count);
  return isolate->hooks->api.call_object(isolate, Cast<JSObject>(callee), receiver, arguments, count, Undefined());
}

Result<Value> ConstructExotic(Isolate* isolate, Value callee, const Value* arguments, int count, Value new_target) {
  if (IsJSProxy(callee)) {
    return ProxyConstruct(isolate, Cast<JSProxy>(callee), arguments, count, new_target);
  }
  return isolate->hooks->api.call_object(isolate, Cast<JSObject>(callee), callee, arguments, count, new_target);
}

}  // namespace v8::internal
