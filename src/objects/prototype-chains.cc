#include "src/base/growable-array.h"
#include "src/heap/object-factory.h"
#include "src/objects/dependents.h"
#include "src/objects/isolate-access.h"
#include "src/objects/js-object-ops.h"
#include "src/objects/map-transitions.h"

// Validity of prototype chains. Every prototype map on a guarded chain has a cell, and is entered among the users of its
// own prototype's map: having a cell means being registered all the way up. A change of a prototype drops its cell, and
// those of all users, and empties the lists on the way, so that whoever asks for a cell again registers again.
namespace v8::internal {

Result<void> OptimizeAsPrototype(Isolate* isolate, Tagged<JSReceiver> object) {
  if (object->map()->is_prototype_map() || object->instance_type() == JS_PROXY_TYPE) return Ok();
  // Caches remember fields of prototypes, so a dictionary that many properties have led to is given up.
  if (object->map()->is_dictionary_map()) TRY(MakePropertiesFast(isolate, Tagged<JSObject>(object.ptr())));
  const Tagged<Map> map = object->map();
  const Tagged<Map> copy =
      TRY(map->is_dictionary_map() ? CopyMap(isolate, map) : CopyMapWithOwnDescriptors(isolate, map, 4));
  copy->set_is_prototype_map(true);
  copy->set_instance_header(copy->instance_type_of_instances(),
                            static_cast<uint8_t>(copy->instance_bits() | HeapObject::kIsPrototypeBit));
  const Tagged<DescriptorArray> descriptors = copy->instance_descriptors();
  for (int i = 0; i < copy->number_of_own_descriptors(); ++i) {
    const PropertyDetails details = descriptors->GetDetails(i);
    descriptors->SetDetails(i, details.WithConstness(PropertyConstness::kConst));
    if (details.location() == PropertyLocation::kField) {
      descriptors->SetValue(i, Tagged<JSObject>(object.ptr())->FieldAt(map, details.field_index()));
    }
  }
  NoteMapLeft(map);
  object->set_map(copy);
  return Ok();
}

namespace {

Result<void> AddPrototypeUser(Isolate* isolate, Tagged<Map> prototype_map, Tagged<Map> user) {
  const Value users = prototype_map->prototype_users();
  int length = 0;
  if (HasInstanceType(users, WEAK_FIXED_ARRAY_TYPE)) {
    const Tagged<WeakFixedArray> list = Cast<WeakFixedArray>(users);
    length = list->length();
    for (int i = 0; i < length; ++i) {
      const Value entry = list->get(i);
      if (entry == user) return Ok();
      if (!entry.IsTheHole()) continue;
      list->set(i, user);
      return Ok();
    }
  }
  const Tagged<WeakFixedArray> grown = TRY(NewWeakFixedArray(isolate, length + length / 2 + 2, AllocationType::kOld));
  for (int i = 0; i < length; ++i) grown->set(i, Cast<WeakFixedArray>(users)->get(i));
  grown->set(length, user);
  prototype_map->set_prototype_users(grown);
  return Ok();
}

void Drop(Tagged<Map> map, base::GrowableArray<uint64_t, 64>* pending) {
  if (IsCell(map->validity_cell())) {
    InvalidateCell(Cast<Cell>(map->validity_cell()));
    map->set_validity_cell(Undefined());
  }
  const Value users = map->prototype_users();
  if (!HasInstanceType(users, WEAK_FIXED_ARRAY_TYPE)) return;
  map->set_prototype_users(Undefined());
  const Tagged<WeakFixedArray> list = Cast<WeakFixedArray>(users);
  for (int i = 0; i < list->length(); ++i) {
    if (!list->get(i).IsCell()) continue;
    const Tagged<Map> user = Cast<Map>(list->get(i));
    if (!pending->TryAdd(user.ptr())) Drop(user, pending);
  }
}

}  // namespace

void InvalidatePrototypeChainsSlow(Tagged<Map> map) {
  // Maps do not move, and nothing is allocated on the heap here.
  base::GrowableArray<uint64_t, 64> pending;
  Drop(map, &pending);
  while (!pending.empty()) Drop(Tagged<Map>(pending.RemoveLast()), &pending);
}

namespace {

bool HasValidCell(Tagged<Map> map) {
  return IsCell(map->validity_cell()) && Cast<Cell>(map->validity_cell())->value().IsTrue();
}

}  // namespace

Result<Value> GetOrCreatePrototypeChainValidityCell(Isolate* isolate, Tagged<Map> map) {
  if (!IsJSReceiver(map->prototype())) return Undefined();
  // A cell is valid only when the whole chain above has been registered, which may fail half way: until then it holds
  // undefined.
  Value at = map->prototype();
  for (; IsJSReceiver(at); at = Cast<JSReceiver>(at)->map()->prototype()) {
    if (IsJSProxy(at)) return Null();
    TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(at)));
    const Tagged<Map> current = Cast<JSReceiver>(at)->map();
    if (HasValidCell(current)) break;
    const Tagged<Cell> cell = TRY(NewCell(isolate, Undefined()));
    const Value next = current->prototype();
    if (IsJSReceiver(next) && !IsJSProxy(next)) {
      TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(next)));
      TRY(AddPrototypeUser(isolate, Cast<JSReceiver>(next)->map(), current));
    }
    current->set_validity_cell(cell);
  }
  for (at = map->prototype(); IsJSReceiver(at); at = Cast<JSReceiver>(at)->map()->prototype()) {
    const Tagged<Map> current = Cast<JSReceiver>(at)->map();
    if (HasValidCell(current)) break;
    Cast<Cell>(current->validity_cell())->set_value(True());
  }
  return Cast<JSReceiver>(map->prototype())->map()->validity_cell();
}

}  // namespace v8::internal
