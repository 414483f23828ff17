#include "src/runtime/properties/private-properties.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property.h"

// Private properties are kept like others, under their symbols; those of a proxy in an object on the side.
namespace v8::internal {

namespace {

// Where the private properties of the receiver are: itself, or for proxies an object on the side.
Result<Tagged<JSObject>> PrivateHolder(Isolate* isolate, Tagged<JSReceiver> object, bool create) {
  if (!IsJSProxy(object)) return Cast<JSObject>(Tagged<Object>(object));
  const Value side = isolate->root(Isolate::kProxyPrivates);
  Tagged<EphemeronHashTable> table;
  if (side.IsUndefined()) {
    if (!create) return Tagged<JSObject>(isolate->realm()->initial_object_prototype());
    table = TRY(EphemeronHashTable::New(isolate));
    isolate->set_root(Isolate::kProxyPrivates, table);
  } else {
    table = Cast<EphemeronHashTable>(side);
  }
  const Value existing = EphemeronHashTable::Lookup(isolate, table, object);
  if (!existing.IsTheHole()) return Cast<JSObject>(existing);
  if (!create) return Tagged<JSObject>(isolate->realm()->initial_object_prototype());
  auto holder = TRY(NewJSObjectWithNullProto(isolate));
  isolate->set_root(Isolate::kProxyPrivates, TRY(EphemeronHashTable::Put(isolate, table, object, holder)));
  return holder;
}

}  // namespace

Result<bool> HasPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name) {
  auto holder = TRY(PrivateHolder(isolate, object, false));
  return !GetOwnDataPropertyNoSideEffects(isolate, holder, PropertyKey(name)).is_empty();
}

Result<Value> GetPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name) {
  auto holder = TRY(PrivateHolder(isolate, object, false));
  const Value value = GetOwnDataPropertyNoSideEffects(isolate, holder, PropertyKey(name));
  return value.is_empty() ? TheHole() : value;
}

Result<void> DefinePrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name, Value value) {
  auto holder = TRY(PrivateHolder(isolate, object, true));
  return AddDataProperty(isolate, holder, PropertyKey(name), value, DONT_ENUM);
}

Result<void> DeletePrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name) {
  auto holder = TRY(PrivateHolder(isolate, object, false));
  LookupIterator it(isolate, holder, PropertyKey(name), LookupIterator::kOwnSkipInterceptor);
  return it.IsFound() ? it.Delete() : Ok();
}

}  // namespace v8::internal
