#include "src/objects/js-weak-refs.h"

#include "src/heap/object-factory.h"
#include "src/objects/objects.h"

namespace v8::internal {

namespace {
constexpr int kInitialKeyMapCapacity = 4;
}  // namespace

// --- JSFinalizationRegistry ------------------------------------------------------------------------------------------

void JSFinalizationRegistry::AddActiveCell(Tagged<WeakCell> cell) {
  const Value first = active_cells();
  cell->set_next(first);
  if (IsWeakCell(first)) Cast<WeakCell>(first)->set_prev(cell);
  set_active_cells(cell);
}

int JSFinalizationRegistry::FindToken(Value token) const {
  const uint32_t hash = key_map().IsUndefined() ? 0 : GetHashOrZero(token);
  return hash == 0 ? NumberDictionary::kNotFound : Cast<NumberDictionary>(key_map())->FindEntry(hash);
}

Result<void> JSFinalizationRegistry::RegisterWeakCellWithUnregisterToken(Isolate* isolate,
                                                                         Tagged<JSFinalizationRegistry> registry,
                                                                         Tagged<WeakCell> cell) {
  const uint32_t hash = TRY(internal::GetOrCreateHash(isolate, cell->unregister_token()));
  if (registry->key_map().IsUndefined()) {
    registry->set_key_map(TRY(NumberDictionary::New(isolate, kInitialKeyMapCapacity)));
  }
  const Tagged<NumberDictionary> key_map = Cast<NumberDictionary>(registry->key_map());
  const int entry = key_map->FindEntry(hash);
  if (entry == NumberDictionary::kNotFound) {
    registry->set_key_map(TRY(NumberDictionary::Add(isolate, key_map, hash, cell, PropertyDetails::Empty())));
    return Ok();
  }
  const Tagged<WeakCell> first = Cast<WeakCell>(key_map->ValueAt(entry));
  first->set_key_list_prev(cell);
  cell->set_key_list_next(first);
  key_map->ValueAtPut(entry, cell);
  return Ok();
}

Tagged<WeakCell> JSFinalizationRegistry::PopClearedCell() {
  const Tagged<WeakCell> cell = Cast<WeakCell>(cleared_cells());
  cell->RemoveFromFinalizationRegistryCells();
  if (!cell->unregister_token().IsUndefined()) cell->RemoveFromUnregisterTokenMap();
  return cell;
}

bool JSFinalizationRegistry::RemoveUnregisterToken(Value token, RemoveUnregisterTokenMode mode) {
  const int entry = FindToken(token);
  if (entry == NumberDictionary::kNotFound) return false;
  bool found = false;
  for (Value next = Cast<NumberDictionary>(key_map())->ValueAt(entry); IsWeakCell(next);) {
    const Tagged<WeakCell> cell = Cast<WeakCell>(next);
    next = cell->key_list_next();
    if (cell->unregister_token() != token) continue;  // Another one with the same hash.
    if (mode == kRemoveMatchedCellsFromRegistry) cell->RemoveFromFinalizationRegistryCells();
    cell->RemoveFromUnregisterTokenMap();
    found = true;
  }
  return found;
}

// --- WeakCell --------------------------------------------------------------------------------------------------------

void WeakCell::Unlink() {
  const Tagged<JSFinalizationRegistry> registry = Cast<JSFinalizationRegistry>(finalization_registry());
  const Value self(ptr());
  if (IsWeakCell(prev())) {
    Cast<WeakCell>(prev())->set_next(next());
  } else if (registry->active_cells() == self) {
    registry->set_active_cells(next());
  } else if (registry->cleared_cells() == self) {
    registry->set_cleared_cells(next());
  }
  if (IsWeakCell(next())) Cast<WeakCell>(next())->set_prev(prev());
  set_prev(Undefined());
  set_next(Undefined());
}

void WeakCell::Nullify() {
  const Tagged<JSFinalizationRegistry> registry = Cast<JSFinalizationRegistry>(finalization_registry());
  set_target(Undefined());
  Unlink();
  const Value first = registry->cleared_cells();
  set_next(first);
  if (IsWeakCell(first)) Cast<WeakCell>(first)->set_prev(Tagged<WeakCell>(this));
  registry->set_cleared_cells(Tagged<WeakCell>(this));
}

void WeakCell::RemoveFromFinalizationRegistryCells() {
  set_target(Undefined());
  Unlink();
}

void WeakCell::RemoveFromUnregisterTokenMap() {
  if (IsWeakCell(key_list_prev())) {
    Cast<WeakCell>(key_list_prev())->set_key_list_next(key_list_next());
  } else {
    const Tagged<JSFinalizationRegistry> registry = Cast<JSFinalizationRegistry>(finalization_registry());
    const Tagged<NumberDictionary> key_map = Cast<NumberDictionary>(registry->key_map());
    const int entry = registry->FindToken(unregister_token());
    if (IsWeakCell(key_list_next())) {
      key_map->ValueAtPut(entry, key_list_next());
    } else {
      NumberDictionary::DeleteEntry(key_map, entry);
    }
  }
  if (IsWeakCell(key_list_next())) Cast<WeakCell>(key_list_next())->set_key_list_prev(key_list_prev());
  set_key_list_prev(Undefined());
  set_key_list_next(Undefined());
  set_unregister_token(Undefined());
}

}  // namespace v8::internal
