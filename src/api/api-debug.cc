#include "src/api/api-internal.h"
#include "src/debug/debug-interface.h"
#include "src/execution/call.h"
#include "src/execution/side-effect-guard.h"
#include "src/interpreter/interpreter.h"
#include "src/runtime/functions/compilation.h"

// Evaluation for debuggers, and how the embedder's callbacks are judged while it must have no side effects.
namespace v8::internal {

namespace {

const ApiCallbacks& Unguarded() { return ProcessHooks()->api; }

bool HasNone(int type) { return type == static_cast<int>(v8::SideEffectType::kHasNoSideEffect); }
bool IsToReceiver(int type) { return type == static_cast<int>(v8::SideEffectType::kHasSideEffectToReceiver); }

Result<void> JudgeAccessor(Isolate* isolate, int type, Value receiver) {
  if (HasNone(type)) return Ok();
  if (IsToReceiver(type)) return isolate->side_effect_guard()->RequireTemporary(receiver);
  return isolate->side_effect_guard()->Fail();
}

Result<void> JudgeFunction(Isolate* isolate, Tagged<FunctionTemplateInfo> info, Arguments arguments) {
  SideEffectGuard* const guard = isolate->side_effect_guard();
  if (info->callback() == nullptr || guard->TakeIgnoredCall(info)) return Ok();
  if (info->has_side_effects()) return guard->Fail();
  // Of a constructor the receiver is new.
  if (!info->has_side_effect_to_receiver() || !arguments.new_target().IsUndefined()) return Ok();
  // Without an object it is the global one.
  return guard->IsTemporary(arguments.receiver()) ? Result<void>(Ok()) : guard->Fail();
}

// What only looks.
Result<void> JudgeLook(Isolate* isolate, Tagged<InterceptorInfo> info, const void* callback) {
  if (callback == nullptr || (info->flags() & InterceptorInfo::kHasNoSideEffect) != 0) return Ok();
  return isolate->side_effect_guard()->Fail();
}
// What changes something.
Result<void> JudgeChange(Isolate* isolate, const void* callback) {
  if (callback == nullptr) return Ok();
  return isolate->side_effect_guard()->Fail();
}

ApiCallbacks GuardedCallbacks() {
  ApiCallbacks api = Unguarded();
  api.call_accessor_getter = [](Isolate* isolate, Tagged<AccessorInfo> info, Value receiver, Tagged<JSObject> holder,
                                Tagged<Name> name) -> Result<Value> {
    TRY(JudgeAccessor(isolate, info->getter_side_effect_type(), receiver));
    return Unguarded().call_accessor_getter(isolate, info, receiver, holder, name);
  };
  api.call_accessor_setter = [](Isolate* isolate, Tagged<AccessorInfo> info, Value receiver, Tagged<JSObject> holder,
                                Tagged<Name> name, Value value, bool should_throw) -> Result<bool> {
    TRY(JudgeAccessor(isolate, info->setter_side_effect_type(), receiver));
    return Unguarded().call_accessor_setter(isolate, info, receiver, holder, name, value, should_throw);
  };
  api.interceptor_getter = [](Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                              PropertyKey key) -> Result<Value> {
    TRY(JudgeLook(isolate, info, info->getter()));
    return Unguarded().interceptor_getter(isolate, info, receiver, holder, key);
  };
  api.interceptor_query = [](Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                             PropertyKey key) -> Result<PropertyAttributes> {
    TRY(JudgeLook(isolate, info, info->query() != nullptr ? info->query() : info->getter()));
    return Unguarded().interceptor_query(isolate, info, receiver, holder, key);
  };
  api.interceptor_descriptor = [](Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver,
                                  Tagged<JSObject> holder, PropertyKey key,
                                  PropertyDescriptor* descriptor) -> Result<bool> {
    TRY(JudgeLook(isolate, info, info->descriptor()));
    return Unguarded().interceptor_descriptor(isolate, info, receiver, holder, key, descriptor);
  };
  api.interceptor_enumerator = [](Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver,
                                  Tagged<JSObject> holder) -> Result<Value> {
    TRY(JudgeLook(isolate, info, info->enumerator()));
    return Unguarded().interceptor_enumerator(isolate, info, receiver, holder);
  };
  api.interceptor_setter = [](Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                              PropertyKey key, Value value, bool should_throw, bool* intercepted) -> Result<bool> {
    TRY(JudgeChange(isolate, info->setter()));
    return Unguarded().interceptor_setter(isolate, info, receiver, holder, key, value, should_throw, intercepted);
  };
  api.interceptor_deleter = [](Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                               PropertyKey key, bool should_throw, bool* intercepted) -> Result<bool> {
    TRY(JudgeChange(isolate, info->deleter()));
    return Unguarded().interceptor_deleter(isolate, info, receiver, holder, key, should_throw, intercepted);
  };
  api.interceptor_definer = [](Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                               PropertyKey key, const PropertyDescriptor& descriptor, bool should_throw,
                               bool* intercepted) -> Result<bool> {
    TRY(JudgeChange(isolate, info->definer()));
    return Unguarded().interceptor_definer(isolate, info, receiver, holder, key, descriptor, should_throw, intercepted);
  };
  api.call_function = [](Isolate* isolate, Arguments arguments) -> Result<Value> {
    const Tagged<JSFunction> function = arguments.callee();
    TRY(JudgeFunction(isolate, Cast<FunctionTemplateInfo>(function->shared()->api_function_data()), arguments));
    return Unguarded().call_function(isolate, arguments);
  };
  // Handlers of callable objects cannot be declared harmless.
  api.call_object = [](Isolate* isolate, Tagged<JSObject>, Value, const Value*, int, Value) -> Result<Value> {
    return isolate->side_effect_guard()->Fail();
  };
  return api;
}

const Hooks* GuardedHooks() {
  static const Hooks hooks = [] {
    Hooks copy = *ProcessHooks();
    copy.run_frame = GuardedLoop();
    copy.create_receiver = [](Isolate* isolate, Tagged<JSFunction> constructor,
                              Value new_target) -> Result<Tagged<JSObject>> {
      const Tagged<JSObject> receiver = TRY(ProcessHooks()->create_receiver(isolate, constructor, new_target));
      TRY(isolate->side_effect_guard()->AddTemporary(receiver));
      return receiver;
    };
    copy.api = GuardedCallbacks();
    return copy;
  }();
  return &hooks;
}

Result<Value> RunScript(Isolate* isolate, Tagged<SharedFunctionInfo> script) {
  const Tagged<JSFunction> function = TRY(BindScript(isolate, script));
  return Call(isolate, function, function->native_context()->global_proxy());
}

Result<Value> RunWithoutSideEffects(Isolate* isolate, Tagged<SharedFunctionInfo> script) {
  bool had_side_effect;
  Result<Value> result = Exception();
  {
    const SideEffectGuard guard(isolate, GuardedHooks());
    result = RunScript(isolate, script);
    const bool is_terminated_otherwise =
        isolate->is_terminating() && isolate->termination_reason != TerminationReason::kSideEffect;
    had_side_effect = guard.has_failed() && !is_terminated_otherwise;
  }
  if (!had_side_effect) return result;
  isolate->clear_pending_exception();
  return Throw(isolate, MessageTemplate::kNoSideEffectDebugEvaluate);
}

}  // namespace

const Hooks* HooksOf(Isolate* isolate) {
  return isolate->side_effect_guard() != nullptr ? GuardedHooks() : ProcessHooks();
}

}  // namespace v8::internal

namespace v8 {

MaybeLocal<Value> debug::EvaluateGlobal(Isolate* external, Local<String> source, EvaluateGlobalMode mode,
                                        bool repl_mode) {
  ENTER_CALL(external->GetCurrentContext(), MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    i::ScriptDetails details;
    // The debugger sees what it throws.
    details.origin_options = ScriptOriginOptions(true, false).Flags();
    const auto text = i::OpenAs<i::String>(source);
    bool is_incomplete = false;
    const auto script = repl_mode ? TRY(i::CompileReplEntry(isolate, text, details, &is_incomplete))
                                  : TRY(i::CompileScript(isolate, text, details));
    return mode == EvaluateGlobalMode::kDisableBreaksAndThrowOnSideEffect ? i::RunWithoutSideEffects(isolate, script)
                                                                          : i::RunScript(isolate, script);
  }());
}

}  // namespace v8
