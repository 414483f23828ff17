#include "src/builtins/builtins.h"

// The Proxy constructor; the internal methods of proxies are in runtime/proxy.cc.
namespace v8::internal {

namespace {

// §10.5.14 ProxyCreate ( target, handler )
Result<Tagged<JSProxy>> ProxyCreate(Isolate* isolate, Value target, Value handler) {
  // 1. If target is not an Object, throw a TypeError. 2. If handler is not an Object, throw a TypeError.
  if (!IsJSReceiver(target) || !IsJSReceiver(handler)) return Throw(isolate, MessageTemplate::kProxyNonObject);
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<Map> map = IsConstructor(target) ? realm->constructor_proxy_map()
                          : IsCallable(target)  ? realm->callable_proxy_map()
                                                : realm->proxy_map();
  const Tagged<JSProxy> proxy = UncheckedCast<JSProxy>(TRY(NewJSObjectFromMap(isolate, map)));
  proxy->set_target(target);
  proxy->set_handler(handler);
  return proxy;
}

}  // namespace

// ECMA-262 §28.2.1.1 Proxy ( target, handler )
BUILTIN(ProxyConstructor) {
  // 1. If NewTarget is undefined, throw a TypeError exception.
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::Proxy_string());
  }
  return ProxyCreate(isolate, arguments.at(0), arguments.at(1));
}

// ECMA-262 §28.2.2.1 Proxy.revocable ( target, handler )
BUILTIN(ProxyRevocable) {
  const Tagged<JSProxy> proxy = TRY(ProxyCreate(isolate, arguments.at(0), arguments.at(1)));
  const Tagged<JSFunction> revoker = TRY(
      NewBuiltinFunctionWithContext(isolate, Builtin::kProxyRevoke, ReadOnlyRoots::empty_string(), 0, 1));
  revoker->context()->set(Context::kFirstVariableSlot, proxy);
  const Tagged<JSObject> result = TRY(NewJSObject(isolate));
  TRY(CreateDataPropertyOrThrow(isolate, result, ReadOnlyRoots::proxy_string(), proxy));
  TRY(CreateDataPropertyOrThrow(isolate, result, ReadOnlyRoots::revoke_string(), revoker));
  return result;
}

// §28.2.2.1.1 Proxy Revocation Functions
BUILTIN(ProxyRevoke) {
  const Value proxy = arguments.context_slot(0);
  // 2. If p is null, return undefined.
  if (proxy.IsNull()) return Undefined();
  arguments.set_context_slot(0, Null());
  UncheckedCast<JSProxy>(proxy)->set_target(Null());
  UncheckedCast<JSProxy>(proxy)->set_handler(Null());
  return Undefined();
}

}  // namespace v8::internal
