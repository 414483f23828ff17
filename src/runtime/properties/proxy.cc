#include "src/runtime/properties/proxy.h"

#include "src/runtime/values/operators.h"
#include "src/runtime/properties/property-internal.h"

namespace v8::internal {

namespace {

// The target and the trap (undefined when the handler has none). The destructor keeps calls from becoming jumps: a circle
// of proxies, or a chain of too many, has to meet the end of the stack.
struct Trap {
  ~Trap() { base::KeepAlive(handler); }
  Tagged<JSReceiver> target;
  Value handler;
  Value function;
};

Result<void> FindTrap(Isolate* isolate, Tagged<JSProxy> proxy, Tagged<String> name, Trap* trap) {
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  if (!isolate->Poll()) return Exception();
  if (proxy->IsRevoked()) return Throw(isolate, MessageTemplate::kProxyRevoked, name);
  trap->handler = proxy->handler();
  trap->target = Cast<JSReceiver>(proxy->target());
  trap->function = TRY(GetMethod(isolate, trap->handler, name));
  // The getter of the trap may have revoked the proxy; the target it had stays the one to use.
  return Ok();
}

ExceptionPending Violation(Isolate* isolate, Tagged<String> trap, Value key) {
  return Throw(isolate, MessageTemplate::kProxyInvariant, trap, key);
}
ExceptionPending Violation(Isolate* isolate, Tagged<String> trap) {
  return Throw(isolate, MessageTemplate::kProxyInvariantNoKey, trap);
}
Result<bool> FailFalsish(Isolate* isolate, ShouldThrow should_throw, Tagged<String> trap) {
  return Fail(isolate, should_throw, MessageTemplate::kProxyTrapReturnedFalsish, trap);
}
Result<bool> FailFalsish(Isolate* isolate, ShouldThrow should_throw, Tagged<String> trap, Value key) {
  return Fail(isolate, should_throw, MessageTemplate::kProxyTrapReturnedFalsishFor, trap, key);
}

}  // namespace

// §10.5.1
Result<Value> ProxyGetPrototypeOf(Isolate* isolate, Tagged<JSProxy> proxy) {
  const Tagged<String> name = ReadOnlyRoots::getPrototypeOf_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return GetPrototypeOf(isolate, trap.target);
  const Value prototype = TRY(Call(isolate, trap.function, trap.handler, {trap.target}));
  if (!IsJSReceiver(prototype) && !prototype.IsNull()) {
    return Throw(isolate, MessageTemplate::kProxyGetPrototypeOfInvalid);
  }
  if (TRY(IsExtensible(isolate, trap.target))) return prototype;
  if (prototype != TRY(GetPrototypeOf(isolate, trap.target))) return Violation(isolate, name);
  return prototype;
}

// §10.5.2
Result<bool> ProxySetPrototypeOf(Isolate* isolate, Tagged<JSProxy> proxy, Value prototype, ShouldThrow should_throw) {
  const Tagged<String> name = ReadOnlyRoots::setPrototypeOf_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return SetPrototypeOf(isolate, trap.target, prototype, should_throw);
  if (!ToBoolean(TRY(Call(isolate, trap.function, trap.handler, {trap.target, prototype})))) {
    return FailFalsish(isolate, should_throw, name);
  }
  if (TRY(IsExtensible(isolate, trap.target))) return true;
  if (prototype != TRY(GetPrototypeOf(isolate, trap.target))) return Violation(isolate, name);
  return true;
}

// §10.5.3
Result<bool> ProxyIsExtensible(Isolate* isolate, Tagged<JSProxy> proxy) {
  const Tagged<String> name = ReadOnlyRoots::isExtensible_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return IsExtensible(isolate, trap.target);
  const bool result = ToBoolean(TRY(Call(isolate, trap.function, trap.handler, {trap.target})));
  if (result != TRY(IsExtensible(isolate, trap.target))) return Violation(isolate, name);
  return result;
}

// §10.5.4
Result<bool> ProxyPreventExtensions(Isolate* isolate, Tagged<JSProxy> proxy, ShouldThrow should_throw) {
  const Tagged<String> name = ReadOnlyRoots::preventExtensions_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return PreventExtensions(isolate, trap.target, should_throw);
  if (!ToBoolean(TRY(Call(isolate, trap.function, trap.handler, {trap.target})))) {
    return FailFalsish(isolate, should_throw, name);
  }
  if (TRY(IsExtensible(isolate, trap.target))) return Violation(isolate, name);
  return true;
}

// §10.5.5
Result<bool> ProxyGetOwnProperty(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key,
                                 PropertyDescriptor* descriptor) {
  if (key.is_private_symbol()) return false;
  const Tagged<String> name = ReadOnlyRoots::getOwnPropertyDescriptor_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return GetOwnProperty(isolate, trap.target, key, descriptor);
  const Value key_value = TRY(key.ToValue(isolate));
  const Value result = TRY(Call(isolate, trap.function, trap.handler, {trap.target, key_value}));
  if (!IsJSReceiver(result) && !result.IsUndefined()) return Violation(isolate, name, key_value);
  PropertyDescriptor target_descriptor;
  const bool has_target = TRY(GetOwnProperty(isolate, trap.target, key, &target_descriptor));
  if (result.IsUndefined()) {
    if (!has_target) return false;
    if (!target_descriptor.configurable) return Violation(isolate, name, key_value);
    if (!TRY(IsExtensible(isolate, trap.target))) return Violation(isolate, name, key_value);
    return false;
  }
  const bool extensible = TRY(IsExtensible(isolate, trap.target));
  PropertyDescriptor d;
  TRY(ToPropertyDescriptor(isolate, result, &d));
  // CompletePropertyDescriptor
  if (d.IsAccessorDescriptor()) {
    if (!d.has_get()) d.get = Undefined();
    if (!d.has_set()) d.set = Undefined();
  } else {
    if (!d.has_value()) d.value = Undefined();
    d.has_writable = true;
  }
  d.has_enumerable = d.has_configurable = true;
  if (!IsCompatiblePropertyDescriptor(extensible, d, has_target, target_descriptor)) return Violation(isolate, name, key_value);
  if (!d.configurable) {
    if (!has_target || target_descriptor.configurable) return Violation(isolate, name, key_value);
    if (!d.IsAccessorDescriptor() && !d.writable && target_descriptor.writable) {
      return Violation(isolate, name, key_value);
    }
  }
  *descriptor = d;
  return true;
}

// §10.5.6
Result<bool> ProxyDefineOwnProperty(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key,
                                    const PropertyDescriptor& descriptor, ShouldThrow should_throw) {
  if (key.is_private_symbol()) {
    return Fail(isolate, should_throw, MessageTemplate::kDefineDisallowed, key.word());
  }
  const Tagged<String> name = ReadOnlyRoots::defineProperty_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return DefineOwnProperty(isolate, trap.target, key, descriptor, should_throw);
  const Value key_value = TRY(key.ToValue(isolate));
  const Value object = TRY(FromPropertyDescriptor(isolate, descriptor));
  if (!ToBoolean(TRY(Call(isolate, trap.function, trap.handler, {trap.target, key_value, object})))) {
    return FailFalsish(isolate, should_throw, name, key_value);
  }
  PropertyDescriptor target_descriptor;
  const bool has_target = TRY(GetOwnProperty(isolate, trap.target, key, &target_descriptor));
  const bool extensible = TRY(IsExtensible(isolate, trap.target));
  const bool setting_fixed = descriptor.has_configurable && !descriptor.configurable;
  if (!has_target) {
    if (!extensible || setting_fixed) return Violation(isolate, name, key_value);
    return true;
  }
  if (!IsCompatiblePropertyDescriptor(extensible, descriptor, true, target_descriptor)) return Violation(isolate, name, key_value);
  if (setting_fixed && target_descriptor.configurable) return Violation(isolate, name, key_value);
  if (target_descriptor.IsDataDescriptor() && !target_descriptor.configurable && target_descriptor.writable &&
      descriptor.has_writable && !descriptor.writable) {
    return Violation(isolate, name, key_value);
  }
  return true;
}

// §10.5.7
Result<bool> ProxyHas(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key) {
  if (key.is_private_symbol()) return false;
  const Tagged<String> name = ReadOnlyRoots::has_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return HasProperty(isolate, trap.target, key);
  const Value key_value = TRY(key.ToValue(isolate));
  if (ToBoolean(TRY(Call(isolate, trap.function, trap.handler, {trap.target, key_value})))) return true;
  PropertyDescriptor target_descriptor;
  if (TRY(GetOwnProperty(isolate, trap.target, key, &target_descriptor))) {
    if (!target_descriptor.configurable) return Violation(isolate, name, key_value);
    if (!TRY(IsExtensible(isolate, trap.target))) return Violation(isolate, name, key_value);
  }
  return false;
}

// §10.5.8
Result<Value> ProxyGet(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key, Value receiver) {
  if (key.is_private_symbol()) return Undefined();
  const Tagged<String> name = ReadOnlyRoots::get_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return GetWithReceiver(isolate, trap.target, key, receiver);
  const Value key_value = TRY(key.ToValue(isolate));
  const Value value = TRY(Call(isolate, trap.function, trap.handler, {trap.target, key_value, receiver}));
  PropertyDescriptor target_descriptor;
  if (TRY(GetOwnProperty(isolate, trap.target, key, &target_descriptor)) && !target_descriptor.configurable) {
    if (target_descriptor.IsDataDescriptor() && !target_descriptor.writable &&
        !SameValue(value, target_descriptor.value)) {
      return Violation(isolate, name, key_value);
    }
    if (target_descriptor.IsAccessorDescriptor() && target_descriptor.get.IsUndefined() && !value.IsUndefined()) {
      return Violation(isolate, name, key_value);
    }
  }
  return value;
}

// §10.5.9
Result<bool> ProxySet(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key, Value value, Value receiver,
                      ShouldThrow should_throw) {
  if (key.is_private_symbol()) return true;
  const Tagged<String> name = ReadOnlyRoots::set_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return SetWithReceiver(isolate, trap.target, key, value, receiver, should_throw);
  const Value key_value = TRY(key.ToValue(isolate));
  if (!ToBoolean(TRY(Call(isolate, trap.function, trap.handler, {trap.target, key_value, value, receiver})))) {
    return FailFalsish(isolate, should_throw, name, key_value);
  }
  PropertyDescriptor target_descriptor;
  if (TRY(GetOwnProperty(isolate, trap.target, key, &target_descriptor)) && !target_descriptor.configurable) {
    if (target_descriptor.IsDataDescriptor() && !target_descriptor.writable &&
        !SameValue(value, target_descriptor.value)) {
      return Violation(isolate, name, key_value);
    }
    if (target_descriptor.IsAccessorDescriptor() && target_descriptor.set.IsUndefined()) {
      return Violation(isolate, name, key_value);
    }
  }
  return true;
}

// §10.5.10
Result<bool> ProxyDelete(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key, ShouldThrow should_throw) {
  if (key.is_private_symbol()) return true;
  const Tagged<String> name = ReadOnlyRoots::deleteProperty_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return DeleteProperty(isolate, trap.target, key, should_throw);
  const Value key_value = TRY(key.ToValue(isolate));
  if (!ToBoolean(TRY(Call(isolate, trap.function, trap.handler, {trap.target, key_value})))) {
    return FailFalsish(isolate, should_throw, name, key_value);
  }
  PropertyDescriptor target_descriptor;
  if (!TRY(GetOwnProperty(isolate, trap.target, key, &target_descriptor))) return true;
  if (!target_descriptor.configurable || !TRY(IsExtensible(isolate, trap.target))) {
    return Violation(isolate, name, key_value);
  }
  return true;
}

// §10.5.11
Result<Tagged<FixedArray>> ProxyOwnKeys(Isolate* isolate, Tagged<JSProxy> proxy) {
  const Tagged<String> name = ReadOnlyRoots::ownKeys_string();
  Trap trap;
  TRY(FindTrap(isolate, proxy, name, &trap));
  if (trap.function.IsUndefined()) return OwnPropertyKeys(isolate, trap.target);
  const Value result = TRY(Call(isolate, trap.function, trap.handler, {trap.target}));
  if (!IsJSReceiver(result)) return Throw(isolate, MessageTemplate::kProxyOwnKeysNonObject);
  const Tagged<FixedArray> keys = TRY(CreateListFromArrayLike(isolate, result));
  // What the trap returned; a key is taken out when the target has it.
  Tagged<OrderedHashSet> unchecked = TRY(OrderedHashSet::New(isolate, keys->length() + 1));
  for (int i = 0; i < keys->length(); ++i) {
    if (!IsName(keys->get(i))) return Throw(isolate, MessageTemplate::kProxyOwnKeysInvalidElement, keys->get(i));
    unchecked = TRY(OrderedHashSet::Add(isolate, unchecked, keys->get(i)));
    if (unchecked->number_of_elements() != i + 1) return Throw(isolate, MessageTemplate::kProxyOwnKeysDuplicateEntries);
  }
  const bool extensible = TRY(IsExtensible(isolate, trap.target));
  const Tagged<FixedArray> target_keys = TRY(OwnPropertyKeys(isolate, trap.target));
  const Tagged<FixedArray> fixed = TRY(NewFixedArray(isolate, target_keys->length()));
  bool any_fixed = false;
  for (int i = 0; i < target_keys->length(); ++i) {
    PropertyDescriptor d;
    const PropertyKey key = TRY(ToPropertyKey(isolate, target_keys->get(i)));
    const bool has = TRY(GetOwnProperty(isolate, trap.target, key, &d));
    fixed->set_no_barrier(i, Value::Bool(has && !d.configurable));
    any_fixed |= has && !d.configurable;
  }
  if (extensible && !any_fixed) return keys;
  // First the keys that cannot be deleted, then, for targets that are not extensible, the others.
  for (int pass = 0; pass < (extensible ? 1 : 2); ++pass) {
    for (int i = 0; i < target_keys->length(); ++i) {
      if (fixed->get(i).IsTrue() != (pass == 0)) continue;
      bool present = false;
      unchecked = TRY(OrderedHashSet::Delete(isolate, unchecked, target_keys->get(i), &present));
      if (!present) return Throw(isolate, MessageTemplate::kProxyOwnKeysMissing, target_keys->get(i));
    }
  }
  if (!extensible && unchecked->number_of_elements() != 0) return Violation(isolate, name);
  return keys;
}

// §10.5.12
Result<Value> ProxyCall(Isolate* isolate, Tagged<JSProxy> proxy, Value receiver, const Value* arguments, int count) {
  Trap trap;
  TRY(FindTrap(isolate, proxy, ReadOnlyRoots::apply_string(), &trap));
  if (trap.function.IsUndefined()) return Call(isolate, trap.target, receiver, arguments, count);
  const Tagged<JSArray> array = TRY(CreateArrayFromList(isolate, arguments, count));
  return Call(isolate, trap.function, trap.handler, {trap.target, receiver, array});
}

// §10.5.13
Result<Value> ProxyConstruct(Isolate* isolate, Tagged<JSProxy> proxy, const Value* arguments, int count,
                             Value new_target) {
  Trap trap;
  TRY(FindTrap(isolate, proxy, ReadOnlyRoots::construct_string(), &trap));
  if (trap.function.IsUndefined()) {
    return Value(TRY(Construct(isolate, trap.target, arguments, count, new_target)));
  }
  const Tagged<JSArray> array = TRY(CreateArrayFromList(isolate, arguments, count));
  const Value result = TRY(Call(isolate, trap.function, trap.handler, {trap.target, array, new_target}));
  if (!IsJSReceiver(result)) return Throw(isolate, MessageTemplate::kProxyConstructNonObject);
  return result;
}

}  // namespace v8::internal
