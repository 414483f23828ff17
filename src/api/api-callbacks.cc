#include "src/api/api-internal.h"
#include "src/execution/hooks.h"
#include "src/runtime/functions/function-calls.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/values/conversions.h"

// Calls from the engine to the embedder's functions: what ApiCallbacks points at.
//
// The words that a callback info shows lie in the caller's frame, inside the engine's part of the stack, where the
// collector finds them.
namespace v8::internal {

namespace {

using v8::ExceptionContext;
using FunctionArgs = v8::api_internal::FunctionCallbackArgs;
using PropertyArgs = v8::api_internal::PropertyCallbackArgs;

// --- Functions -------------------------------------------------------------------------------------------------------

// Fills in what a callback finds at its info's implicit arguments.
V8_INLINE void SetImplicitArguments(Isolate* isolate, uint64_t* implicit, Tagged<FunctionTemplateInfo> info, Value holder,
                                    Value new_target) {
  implicit[FunctionArgs::kReturnValueIndex] = kTheHoleWord;
  implicit[FunctionArgs::kIsolateIndex] = EncodeRawPointer(isolate);
  implicit[FunctionArgs::kHolderIndex] = holder.ptr();
  implicit[FunctionArgs::kDataIndex] = info->callback_data().ptr();
  implicit[FunctionArgs::kNewTargetIndex] = new_target.ptr();
  implicit[FunctionArgs::kContextIndex] = isolate->realm().ptr();
}

// What the callback has set there.
V8_INLINE Value ResultOf(const uint64_t* implicit) {
  const Value result(implicit[FunctionArgs::kReturnValueIndex]);
  return V8_LIKELY(!result.IsTheHole()) ? result : Undefined();
}

// `values[-1]` is the receiver.
Result<Value> CallFunctionCallback(Isolate* isolate, Tagged<FunctionTemplateInfo> info, uint64_t* values,
                                             int count, Value holder, Value new_target) {
  const auto callback = reinterpret_cast<v8::FunctionCallback>(info->callback());
  if (V8_UNLIKELY(callback == nullptr)) return Value(values[-1]);
  uint64_t implicit[FunctionArgs::kArgsLength];
  SetImplicitArguments(isolate, implicit, info, holder, new_target);
  const v8::FunctionCallbackInfo<v8::Value> callback_info(implicit, values, count);
  Callout(isolate, [&] { callback(callback_info); });
  if (V8_UNLIKELY(isolate->has_pending_exception())) {
    return PropagateException(isolate,
                              new_target.IsUndefined() ? ExceptionContext::kOperation : ExceptionContext::kConstructor,
                              holder, info->class_name());
  }
  return ResultOf(implicit);
}

// The object that a function works on; throws where the template does not allow the receiver.
Result<Value> CompatibleReceiver(Isolate* isolate, Tagged<FunctionTemplateInfo> info, Value receiver) {
  if (info->checks_receiver()) TRY(CheckAccess(isolate, Cast<JSReceiver>(receiver)));
  if (!IsFunctionTemplateInfo(info->signature())) return receiver;
  const Tagged<FunctionTemplateInfo> signature = Cast<FunctionTemplateInfo>(info->signature());
  if (IsJSGlobalProxy(receiver)) {
    const Value global = Cast<JSReceiver>(receiver)->map()->prototype();
    if (IsTemplateFor(signature, global)) return global;
  }
  if (IsTemplateFor(signature, receiver)) return receiver;
  return Throw(isolate, MessageTemplate::kIllegalInvocation);
}

Result<Tagged<JSObject>> MakeReceiver(Isolate* isolate, Tagged<JSFunction> function, Tagged<FunctionTemplateInfo> info,
                                      Tagged<JSReceiver> new_target) {
  if (IsObjectTemplateInfo(info->instance_template())) {
    const Tagged<ObjectTemplateInfo> instance = Cast<ObjectTemplateInfo>(info->instance_template());
    if (instance->constructor() == Value(info)) {
      return InstantiateObject(isolate, function->native_context(), instance, new_target);
    }
  }
  const Tagged<Map> map = TRY(GetDerivedMap(isolate, function, new_target));
  const Tagged<JSObject> object = TRY(NewJSObjectFromMap(isolate, map));
  TRY(ConfigureInstanceOf(isolate, function->native_context(), object, info));
  return object;
}

V8_NOINLINE Result<Value> ConstructFunction(Isolate* isolate, Tagged<JSFunction> function,
                                            Tagged<FunctionTemplateInfo> info, Arguments arguments) {
  const Value new_target = arguments.new_target();
  const Tagged<JSObject> receiver = TRY(MakeReceiver(isolate, function, info, Cast<JSReceiver>(new_target)));
  arguments.set_receiver(receiver);
  const Value result =
      TRY(CallFunctionCallback(isolate, info, arguments.words(), arguments.length(), receiver, new_target));
  return IsJSReceiver(result) ? result : arguments.receiver();
}

// Constructor calls, receivers that are no objects, signatures.
V8_NOINLINE Result<Value> CallFunctionSlowly(Isolate* isolate, Arguments arguments) {
  const Tagged<JSFunction> function = arguments.callee();
  const Tagged<FunctionTemplateInfo> info = Cast<FunctionTemplateInfo>(function->shared()->api_function_data());
  if (!arguments.new_target().IsUndefined()) return ConstructFunction(isolate, function, info, arguments);
  if (!IsJSReceiver(arguments.receiver())) {
    arguments.set_receiver(TRY(ConvertReceiver(isolate, arguments.receiver(), function)));
  }
  const Value holder = TRY(CompatibleReceiver(isolate, info, arguments.receiver()));
  return CallFunctionCallback(isolate, info, arguments.words(), arguments.length(), holder, Undefined());
}

// Of the callback at the top of the VM stack.
V8_NOINLINE ExceptionPending CallbackThrew(Isolate* isolate, Value holder) {
  const Tagged<JSFunction> function = Frame(isolate->vm_fp).function();
  const Tagged<FunctionTemplateInfo> info = Cast<FunctionTemplateInfo>(function->shared()->api_function_data());
  return PropagateException(isolate, ExceptionContext::kOperation, holder, info->class_name());
}

// The commonest call, in one frame. Behind the callback nothing is used that was computed before it: the callee-saved
// registers belong to the callers.
Result<Value> CallFunction(Isolate* isolate, Arguments arguments) noexcept {
  const Tagged<JSFunction> function = arguments.callee();
  const Tagged<FunctionTemplateInfo> info = Cast<FunctionTemplateInfo>(function->shared()->api_function_data());
  const auto callback = reinterpret_cast<v8::FunctionCallback>(info->callback());
  if (V8_UNLIKELY(!arguments.new_target().IsUndefined() || !info->signature().IsUndefined() || callback == nullptr)) {
    return CallFunctionSlowly(isolate, arguments);
  }
  Value receiver = arguments.receiver();
  if (receiver.IsNullOrUndefined()) {
    receiver = function->native_context()->global_proxy();
    arguments.set_receiver(receiver);
  } else if (V8_UNLIKELY(!IsJSReceiver(receiver))) {
    return CallFunctionSlowly(isolate, arguments);
  }
  uint64_t implicit[FunctionArgs::kArgsLength];
  SetImplicitArguments(isolate, implicit, info, receiver, Undefined());
  const v8::FunctionCallbackInfo<v8::Value> callback_info(implicit, arguments.words(), arguments.length());
  {
    SavedExitScope::Link link;
    SavedExitScope exit(isolate, &link, StackSegment::kCallout);
    HandleScope handles(isolate);
    callback(callback_info);
  }
  if (V8_UNLIKELY(isolate->has_pending_exception())) {
    return CallbackThrew(isolate, Value(implicit[FunctionArgs::kHolderIndex]));
  }
  return ResultOf(implicit);
}

Result<Value> CallObject(Isolate* isolate, Tagged<JSObject> callee, Value, const Value* arguments, int count,
                         Value new_target) {
  Value info = callee->map()->GetConstructor();
  if (IsJSFunction(info)) info = Cast<JSFunction>(info)->shared()->api_function_data();
  const Value handler =
      IsFunctionTemplateInfo(info) ? Cast<FunctionTemplateInfo>(info)->GetInstanceCallHandler() : Undefined();
  if (!IsFunctionTemplateInfo(handler)) {
    return Throw(isolate, MessageTemplate::kCalledNonCallable, TRY(ValueForMessage(isolate, callee)));
  }
  // The receiver of the handler is the object itself, in front of the arguments.
  const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, count + 1));
  list->set(0, callee);
  for (int k = 0; k < count; ++k) list->set(k + 1, arguments[k]);
  const Result<Value> result =
      CallFunctionCallback(isolate, Cast<FunctionTemplateInfo>(handler), list->data() + 1, count, callee, new_target);
  asm volatile("" : : "r"(list.ptr()) : "memory");
  return result;
}

Result<Value> InstantiateInCurrentRealm(Isolate* isolate, Tagged<FunctionTemplateInfo> info) {
  return Value(TRY(InstantiateFunction(isolate, isolate->realm(), info)));
}

// --- Properties ------------------------------------------------------------------------------------------------------

// What callbacks see for global objects: the proxies that stand for them.
V8_INLINE Value HolderForCallback(Tagged<JSObject> holder) {
  return V8_UNLIKELY(IsJSGlobalObject(holder)) ? Value(Cast<JSGlobalObject>(holder)->global_proxy()) : Value(holder);
}

// Callbacks get objects: of primitives their wrappers.
V8_INLINE Result<Value> ReceiverForCallback(Isolate* isolate, Value receiver) {
  if (V8_LIKELY(IsJSObject(receiver))) return HolderForCallback(Cast<JSObject>(receiver));
  if (IsJSReceiver(receiver)) return receiver;
  if (receiver.IsNullOrUndefined()) return Value(isolate->realm()->global_proxy());
  return Value(TRY(ToObject(isolate, receiver)));
}

struct PropertyWords {
  PropertyWords(Isolate* isolate, Value receiver, Tagged<JSObject> holder, Value data, bool should_throw) {
    words[PropertyArgs::kReturnValueIndex] = kTheHoleWord;
    words[PropertyArgs::kIsolateIndex] = EncodeRawPointer(isolate);
    words[PropertyArgs::kThisIndex] = receiver.ptr();
    words[PropertyArgs::kHolderIndex] = HolderForCallback(holder).ptr();
    words[PropertyArgs::kDataIndex] = data.ptr();
    words[PropertyArgs::kShouldThrowIndex] = EncodeBoolean(should_throw);
  }
  Value result() const { return Value(words[PropertyArgs::kReturnValueIndex]); }
  bool is_set() const { return !result().IsTheHole(); }

  uint64_t words[PropertyArgs::kArgsLength];
};

Result<Value> CallAccessorGetter(Isolate* isolate, Tagged<AccessorInfo> info, Value receiver, Tagged<JSObject> holder,
                                 Tagged<Name> name) {
  const auto getter = reinterpret_cast<v8::AccessorNameGetterCallback>(info->getter());
  if (getter == nullptr) return Undefined();
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), false);
  Callout(isolate, [&] {
    const v8::PropertyCallbackInfo<v8::Value> callback_info(args.words);
    getter(MakeLocal<v8::Name>(isolate, name), callback_info);
  });
  if (V8_UNLIKELY(isolate->has_pending_exception())) {
    return PropagateException(isolate, ExceptionContext::kAttributeGet, holder, name);
  }
  return args.is_set() ? args.result() : Undefined();
}

Result<bool> CallAccessorSetter(Isolate* isolate, Tagged<AccessorInfo> info, Value receiver, Tagged<JSObject> holder,
                                Tagged<Name> name, Value value, bool should_throw) {
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), should_throw);
  Callout(isolate, [&] {
    const Local<v8::Name> local_name = MakeLocal<v8::Name>(isolate, name);
    const Local<v8::Value> local_value = MakeLocal<v8::Value>(isolate, value);
    if ((info->flags() & AccessorInfo::kSetterReturnsBoolean) != 0) {
      const v8::PropertyCallbackInfo<v8::Boolean> callback_info(args.words);
      reinterpret_cast<void (*)(Local<v8::Name>, Local<v8::Value>, const v8::PropertyCallbackInfo<v8::Boolean>&)>(
          info->setter())(local_name, local_value, callback_info);
    } else {
      const v8::PropertyCallbackInfo<void> callback_info(args.words);
      reinterpret_cast<v8::AccessorNameSetterCallback>(info->setter())(local_name, local_value, callback_info);
    }
  });
  if (V8_UNLIKELY(isolate->has_pending_exception())) {
    return PropagateException(isolate, ExceptionContext::kAttributeSet, holder, name);
  }
  return !args.result().IsFalse();
}

// --- Interceptors ----------------------------------------------------------------------------------------------------

bool IsLegacy(Tagged<InterceptorInfo> info) { return (info->flags() & InterceptorInfo::kLegacyCallbacks) != 0; }

// What an interceptor has thrown; the context is that of its named form.
V8_NOINLINE ExceptionPending Failed(Isolate* isolate, ExceptionContext named, Tagged<JSObject> holder,
                                    PropertyKey key) {
  constexpr auto kDistance =
      static_cast<uint32_t>(ExceptionContext::kNamedQuery) - static_cast<uint32_t>(ExceptionContext::kIndexedQuery);
  if (!key.is_index()) return PropagateException(isolate, named, holder, key.name());
  return PropagateException(isolate, static_cast<ExceptionContext>(static_cast<uint32_t>(named) - kDistance), holder,
                            Value::Number(key.index()));
}

// Calls a callback of (key, extra ..., info) in either family. Returns whether the operation was intercepted.
template <typename T, typename LegacyT, typename... Extra>
bool InvokeInterceptor(Isolate* isolate, Tagged<InterceptorInfo> info, void* callback, PropertyKey key,
                       PropertyWords* args, Extra... extra) {
  const bool legacy = IsLegacy(info);
  v8::Intercepted intercepted = v8::Intercepted::kNo;
  if (key.is_index()) {
    if (legacy) {
      const v8::PropertyCallbackInfo<LegacyT> callback_info(args->words);
      reinterpret_cast<void (*)(uint32_t, Extra..., const v8::PropertyCallbackInfo<LegacyT>&)>(callback)(
          key.index(), extra..., callback_info);
    } else {
      const v8::PropertyCallbackInfo<T> callback_info(args->words);
      intercepted = reinterpret_cast<v8::Intercepted (*)(uint32_t, Extra..., const v8::PropertyCallbackInfo<T>&)>(
          callback)(key.index(), extra..., callback_info);
    }
  } else {
    const Local<v8::Name> name = MakeLocal<v8::Name>(isolate, key.name());
    if (legacy) {
      const v8::PropertyCallbackInfo<LegacyT> callback_info(args->words);
      reinterpret_cast<void (*)(Local<v8::Name>, Extra..., const v8::PropertyCallbackInfo<LegacyT>&)>(callback)(
          name, extra..., callback_info);
    } else {
      const v8::PropertyCallbackInfo<T> callback_info(args->words);
      intercepted =
          reinterpret_cast<v8::Intercepted (*)(Local<v8::Name>, Extra..., const v8::PropertyCallbackInfo<T>&)>(
              callback)(name, extra..., callback_info);
    }
  }
  return legacy ? args->is_set() : intercepted == v8::Intercepted::kYes;
}

Result<Value> InterceptorGetter(Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                                PropertyKey key) {
  if (info->getter() == nullptr) return TheHole();
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), false);
  bool intercepted = false;
  Callout(isolate,
          [&] { intercepted = InvokeInterceptor<v8::Value, v8::Value>(isolate, info, info->getter(), key, &args); });
  if (V8_UNLIKELY(isolate->has_pending_exception()))
    return Failed(isolate, ExceptionContext::kNamedGetter, holder, key);
  if (!intercepted) return TheHole();
  return args.is_set() ? args.result() : Undefined();
}

Result<bool> InterceptorSetter(Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                               PropertyKey key, Value value, bool should_throw, bool* intercepted) {
  *intercepted = false;
  if (info->setter() == nullptr) return true;
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), should_throw);
  Callout(isolate, [&] {
    *intercepted = InvokeInterceptor<void, v8::Value, Local<v8::Value>>(isolate, info, info->setter(), key, &args,
                                                                        MakeLocal<v8::Value>(isolate, value));
  });
  if (V8_UNLIKELY(isolate->has_pending_exception()))
    return Failed(isolate, ExceptionContext::kNamedSetter, holder, key);
  return IsLegacy(info) || !args.result().IsFalse();
}

Result<PropertyAttributes> InterceptorQuery(Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver,
                                            Tagged<JSObject> holder, PropertyKey key) {
  if (info->query() == nullptr) {
    // Without a query, what the getter answers exists.
    const Value value = TRY(InterceptorGetter(isolate, info, receiver, holder, key));
    return value.IsTheHole() ? ABSENT : DONT_ENUM;
  }
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), false);
  bool intercepted = false;
  Callout(isolate,
          [&] { intercepted = InvokeInterceptor<v8::Integer, v8::Integer>(isolate, info, info->query(), key, &args); });
  if (V8_UNLIKELY(isolate->has_pending_exception())) return Failed(isolate, ExceptionContext::kNamedQuery, holder, key);
  if (!intercepted || !args.result().IsNumber()) return ABSENT;
  return static_cast<PropertyAttributes>(static_cast<int>(args.result().AsNumber()) & (ALL_ATTRIBUTES_MASK | ABSENT));
}

Result<bool> InterceptorDeleter(Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                                PropertyKey key, bool should_throw, bool* intercepted) {
  *intercepted = false;
  if (info->deleter() == nullptr) return true;
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), should_throw);
  Callout(isolate, [&] {
    *intercepted = InvokeInterceptor<v8::Boolean, v8::Boolean>(isolate, info, info->deleter(), key, &args);
  });
  if (V8_UNLIKELY(isolate->has_pending_exception()))
    return Failed(isolate, ExceptionContext::kNamedDeleter, holder, key);
  return !args.result().IsFalse();
}

Result<bool> InterceptorDefiner(Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver, Tagged<JSObject> holder,
                                PropertyKey key, const PropertyDescriptor& record, bool should_throw,
                                bool* intercepted) {
  *intercepted = false;
  if (info->definer() == nullptr) return true;
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), should_throw);
  Callout(isolate, [&] {
    const auto local = [isolate](Value value) { return MakeLocal<v8::Value>(isolate, value); };
    const auto call = [&](v8::PropertyDescriptor& descriptor) {
      if (record.has_enumerable) descriptor.set_enumerable(record.enumerable);
      if (record.has_configurable) descriptor.set_configurable(record.configurable);
      *intercepted = InvokeInterceptor<void, v8::Value, const v8::PropertyDescriptor&>(isolate, info, info->definer(),
                                                                                       key, &args, descriptor);
    };
    if (record.IsAccessorDescriptor()) {
      v8::PropertyDescriptor descriptor(record.has_get() ? local(record.get) : Local<v8::Value>(),
                                        record.has_set() ? local(record.set) : Local<v8::Value>());
      call(descriptor);
    } else if (record.has_writable) {
      v8::PropertyDescriptor descriptor(record.has_value() ? local(record.value) : Local<v8::Value>(), record.writable);
      call(descriptor);
    } else {
      v8::PropertyDescriptor descriptor(record.has_value() ? local(record.value) : Local<v8::Value>());
      call(descriptor);
    }
  });
  if (V8_UNLIKELY(isolate->has_pending_exception()))
    return Failed(isolate, ExceptionContext::kNamedDefiner, holder, key);
  return IsLegacy(info) || !args.result().IsFalse();
}

Result<bool> InterceptorDescriptor(Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver,
                                   Tagged<JSObject> holder, PropertyKey key, PropertyDescriptor* descriptor) {
  if (info->descriptor() == nullptr) return false;
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), false);
  bool intercepted = false;
  Callout(isolate, [&] {
    intercepted = InvokeInterceptor<v8::Value, v8::Value>(isolate, info, info->descriptor(), key, &args);
  });
  if (V8_UNLIKELY(isolate->has_pending_exception()))
    return Failed(isolate, ExceptionContext::kNamedDescriptor, holder, key);
  if (!intercepted || !args.is_set() || args.result().IsUndefined()) return false;
  TRY(ToPropertyDescriptor(isolate, args.result(), descriptor));
  return true;
}

Result<Value> InterceptorEnumerator(Isolate* isolate, Tagged<InterceptorInfo> info, Value receiver,
                                    Tagged<JSObject> holder) {
  if (info->enumerator() == nullptr) return Undefined();
  PropertyWords args(isolate, TRY(ReceiverForCallback(isolate, receiver)), holder, info->data(), false);
  Callout(isolate, [&] {
    const v8::PropertyCallbackInfo<v8::Array> callback_info(args.words);
    reinterpret_cast<v8::NamedPropertyEnumeratorCallback>(info->enumerator())(callback_info);
  });
  if (V8_UNLIKELY(isolate->has_pending_exception())) {
    return PropagateException(isolate, ExceptionContext::kNamedEnumerator, holder, Value());
  }
  return args.is_set() ? args.result() : Undefined();
}

}  // namespace

void ScanEmbedderFrames(Isolate* isolate) {
  isolate->api_data->scan_embedder_frames = true;
  // The quick way does not ask.
  ApiCallbacks& api = ProcessHooks()->api;
  if (api.call_function != &CallFunctionSlowly) api.call_function = &CallFunctionSlowly;
}

void InstallApiCallbacks() {
  ApiCallbacks& api = ProcessHooks()->api;
  api.call_accessor_getter = &CallAccessorGetter;
  api.call_accessor_setter = &CallAccessorSetter;
  api.interceptor_getter = &InterceptorGetter;
  api.interceptor_setter = &InterceptorSetter;
  api.interceptor_query = &InterceptorQuery;
  api.interceptor_deleter = &InterceptorDeleter;
  api.interceptor_definer = &InterceptorDefiner;
  api.interceptor_descriptor = &InterceptorDescriptor;
  api.interceptor_enumerator = &InterceptorEnumerator;
  api.call_function = &CallFunction;
  api.call_object = &CallObject;
  api.instantiate_function = &InstantiateInCurrentRealm;
  InstallAccessCheckHooks();
}

}  // namespace v8::internal
