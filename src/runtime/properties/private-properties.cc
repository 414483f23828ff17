#include "src/runtime/properties/private-properties.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property.h"

// Private properties are kept like others, under their symbols; those of a proxy in an object on the side.
namespace v8::internal {

namespace {

// Where the private properties of the receiver are: itself, or for proxies an object on the side. Empty when a proxy has
// none.
Tagged<JSObject> FindPrivateHolder(Isolate* isolate, Tagged<JSReceiver> object) {
  if (!IsJSProxy(object)) return Cast<JSObject>(Tagged<Object>(object));
  const Value side = isolate->root(Isolate::kProxyPrivates);
  if (side.IsUndefined()) return {};
  const Value holder = EphemeronHashTable::Lookup(isolate, Cast<EphemeronHashTable>(side), object);
  return holder.IsTheHole() ? Tagged<JSObject>() : Cast<JSObject>(holder);
}

Result<Tagged<JSObject>> EnsurePrivateHolder(Isolate* isolate, Tagged<JSReceiver> object) {
  const Tagged<JSObject> known = FindPrivateHolder(isolate, object);
  if (!known.is_empty()) return known;
  const Value side = isolate->root(Isolate::kProxyPrivates);
  Tagged<EphemeronHashTable> table =
      side.IsUndefined() ? TRY(EphemeronHashTable::New(isolate)) : Cast<EphemeronHashTable>(side);
  auto holder = TRY(NewJSObjectWithNullProto(isolate));
  isolate->set_root(Isolate::kProxyPrivates, TRY(EphemeronHashTable::Put(isolate, table, object, holder)));
  return holder;
}

}  // namespace

Result<bool> HasPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name) {
  return !TRY(GetPrivateProperty(isolate, object, name)).IsTheHole();
}

Result<Value> GetPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name) {
  const Tagged<JSObject> holder = FindPrivateHolder(isolate, object);
  if (holder.is_empty()) return TheHole();
  const Value value = GetOwnDataPropertyNoSideEffects(isolate, holder, PropertyKey(name));
  return value.is_empty() ? TheHole() : value;
}

Result<void> DefinePrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name, Value value) {
  auto holder = TRY(EnsurePrivateHolder(isolate, object));
  return AddDataProperty(isolate, holder, PropertyKey(name), value, DONT_ENUM);
}

Result<void> DeletePrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name) {
  const Tagged<JSObject> holder = FindPrivateHolder(isolate, object);
  if (holder.is_empty()) return Ok();
  LookupIterator it(isolate, holder, PropertyKey(name), LookupIterator::kOwnSkipInterceptor);
  return it.IsFound() ? it.Delete() : Ok();
}

}  // namespace v8::internal
