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

// A list of users begins with the index of its next free entry.
constexpr int kFirstUser = 1;

// Moves the users that are alive to the front; returns the index behind them.
int CompactUsers(Tagged<WeakFixedArray> list, int end) {
  int to = kFirstUser;
  for (int from = kFirstUser; from < end; ++from) {
    const Value user = list->get(from);
    if (!user.IsTheHole()) list->set(to++, user);
  }
  for (int i = to; i < end; ++i) list->set(i, TheHole());
  return to;
}

// `user` is not entered, or was when memory ran out.
Result<void> AddPrototypeUser(Isolate* isolate, Tagged<Map> prototype_map, Tagged<Map> user) {
  Tagged<WeakFixedArray> list;
  int next = kFirstUser;
  bool needs_new_list = true;
  if (HasInstanceType(prototype_map->prototype_users(), WEAK_FIXED_ARRAY_TYPE)) {
    list = Cast<WeakFixedArray>(prototype_map->prototype_users());
    next = list->get(0).AsInt();
    needs_new_list = false;
    if (next == list->length()) {
      // Looking for the dead takes time: a good part of the list has to be filled before it is done again.
      next = CompactUsers(list, next);
      needs_new_list = next > list->length() / 4 * 3;
    }
  }
  if (needs_new_list) {
    const Tagged<WeakFixedArray> grown = TRY(NewWeakFixedArray(isolate, next * 2 + 2, AllocationType::kOld));
    // Some may have died meanwhile.
    for (int i = kFirstUser; i < next; ++i) grown->set(i, list->get(i));
    prototype_map->set_prototype_users(grown);
    list = grown;
  }
  list->set(next, user);
  list->set(0, Value::Int(next + 1));
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
