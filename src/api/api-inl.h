#ifndef FLAT8_SRC_API_API_INL_H_
#define FLAT8_SRC_API_API_INL_H_

#include <memory>

#include "include/v8.h"
#include "src/builtins/accessors.h"
#include "src/execution/isolate.h"
#include "src/execution/stack-guard.h"
#include "src/handles/handles.h"
#include "src/heap/factory.h"
#include "src/heap/heap-inl.h"

// Between the API's handles and the engine's, for tests.
namespace v8 {

namespace internal {

template <typename Callback>
void Isolate::SetUseCounterCallback(Callback callback) {
  reinterpret_cast<v8::Isolate*>(this)->SetUseCounterCallback(callback);
}

// Which class of the API shows which of the engine.
template <typename T>
struct ApiClassOf {
  using Type = v8::Value;
};
template <typename T>
struct EngineClassOf {
  using Type = Object;
};
template <typename T>
  requires std::is_base_of_v<v8::TypedArray, T>
struct EngineClassOf<T> {
  using Type = JSTypedArray;
};
#define API_CLASS_PAIRS(V)                                                                                        \
  V(Context, NativeContext) V(String, String) V(Symbol, Symbol) V(Name, Name) V(Object, JSReceiver)               \
  V(Function, JSReceiver) V(Array, JSArray) V(ArrayBuffer, JSArrayBuffer) V(ArrayBufferView, JSArrayBufferView)   \
  V(DataView, JSDataView) V(Promise, JSPromise) V(Proxy, JSProxy) V(Map, JSMap)                                   \
  V(Set, JSSet) V(RegExp, JSRegExp) V(BigInt, BigInt) V(FunctionTemplate, FunctionTemplateInfo)                   \
  V(ObjectTemplate, ObjectTemplateInfo) V(Script, JSFunction) V(UnboundScript, SharedFunctionInfo)                \
  V(Message, MessageObject)
#define DECLARE(Api, Engine)                 \
  template <>                                \
  struct EngineClassOf<v8::Api> {            \
    using Type = internal::Engine;           \
  };
API_CLASS_PAIRS(DECLARE)
#undef DECLARE
#undef API_CLASS_PAIRS
#define DECLARE(Engine, Api)      \
  template <>                     \
  struct ApiClassOf<Engine> {     \
    using Type = v8::Api;         \
  };
DECLARE(String, String)
DECLARE(Symbol, Symbol)
DECLARE(Name, Name)
DECLARE(JSReceiver, Object)
DECLARE(JSObject, Object)
DECLARE(JSFunction, Function)
DECLARE(JSArray, Array)
DECLARE(JSArrayBuffer, ArrayBuffer)
DECLARE(JSTypedArray, TypedArray)
DECLARE(JSDataView, DataView)
DECLARE(JSPromise, Promise)
DECLARE(JSProxy, Proxy)
DECLARE(JSMap, Map)
DECLARE(JSSet, Set)
DECLARE(JSRegExp, RegExp)
DECLARE(BigInt, BigInt)
DECLARE(NativeContext, Context)
DECLARE(Context, Context)
DECLARE(FunctionTemplateInfo, FunctionTemplate)
DECLARE(ObjectTemplateInfo, ObjectTemplate)
#undef DECLARE

// Whether a callback is told what the contract says: the isolate that runs it, with a context, and no empty handle.
template <typename T>
inline bool ValidateCallbackInfo(const v8::FunctionCallbackInfo<T>& info) {
  return v8::Isolate::GetCurrent() == info.GetIsolate() && info.GetIsolate()->InContext() && info.Length() >= 0 &&
         !info.This().IsEmpty() && !info.NewTarget().IsEmpty() && !info.Data().IsEmpty() &&
         info.IsConstructCall() == !info.NewTarget()->IsUndefined();
}
template <typename T>
inline bool ValidateCallbackInfo(const v8::PropertyCallbackInfo<T>& info) {
  return v8::Isolate::GetCurrent() == info.GetIsolate() && info.GetIsolate()->InContext() && !info.This().IsEmpty() &&
         !info.Holder().IsEmpty() && !info.Data().IsEmpty();
}

}  // namespace internal

// Tests inside v8::internal write Local<Value> and Global<Value> and mean the API's class, which the engine's Value
// hides there. These are the same handles under that name.
template <>
class Local<internal::Value> {
 public:
  Local() = default;
  template <class S>
  Local(Local<S> other) : local_(other) {}  // NOLINT: upcasts are implicit
  operator Local<Value>() const { return local_; }
  Value* operator->() const { return *local_; }
  Value* operator*() const { return *local_; }
  bool IsEmpty() const { return local_.IsEmpty(); }
  template <class S>
  Local<S> As() const {
    return local_.template As<S>();
  }

 private:
  Local<Value> local_;
};
template <>
class Global<internal::Value> : public Global<Value> {
 public:
  using Global<Value>::Global;
};

class Utils {
 public:
  Utils() = delete;

  template <typename X>
  static Local<typename internal::ApiClassOf<X>::Type> ToLocal(internal::Handle<X> handle) {
    return Local<typename internal::ApiClassOf<X>::Type>::FromSlot(handle.location());
  }
  template <typename X>
  static Local<Function> CallableToLocal(internal::Handle<X> handle) {
    return Local<Function>::FromSlot(handle.location());
  }
  template <typename X>
  static Local<Promise> PromiseToLocal(internal::Handle<X> handle) {
    return Local<Promise>::FromSlot(handle.location());
  }

  template <typename T>
  static internal::Handle<typename internal::EngineClassOf<T>::Type> OpenHandle(const T* that,
                                                                                bool allow_empty_handle = false) {
    CHECK(that != nullptr || allow_empty_handle);
    return internal::Handle<typename internal::EngineClassOf<T>::Type>(internal::ValueHelper::SlotOf(that));
  }
  template <typename T>
  static internal::DirectHandle<typename internal::EngineClassOf<T>::Type> OpenDirectHandle(
      const T* that, bool allow_empty_handle = false) {
    return OpenHandle(that, allow_empty_handle);
  }
  // Where the test names both classes.
  template <typename Api, typename Engine>
  static internal::DirectHandle<Engine> OpenDirectHandle(Local<Api> handle, bool allow_empty_handle = false) {
    return OpenHandle<Api, Engine>(handle, allow_empty_handle);
  }
  template <typename Api, typename Engine>
  static internal::Handle<Engine> OpenHandle(Local<Api> handle, bool allow_empty_handle = false) {
    CHECK(!handle.IsEmpty() || allow_empty_handle);
    return internal::Handle<Engine>(internal::ValueHelper::SlotOfHandle(handle));
  }
  template <typename T>
  static internal::Handle<typename internal::EngineClassOf<T>::Type> OpenIndirectHandle(
      const T* that, bool allow_empty_handle = false) {
    return OpenHandle(that, allow_empty_handle);
  }
  template <typename T>
  static internal::Handle<typename internal::EngineClassOf<T>::Type> OpenIndirectHandle(
      Local<T> handle, bool allow_empty_handle = false) {
    return OpenHandle(*handle, allow_empty_handle);
  }
};

}  // namespace v8

#endif  // FLAT8_SRC_API_API_INL_H_
