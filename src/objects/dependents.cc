#include "src/objects/dependents.h"

#include "src/heap/object-factory.h"

namespace v8::internal {

namespace {

template <typename Host>
Result<void> Add(Isolate* isolate, Tagged<Host> host, Tagged<Code> code) {
  const Value list = host->dependents();
  int length = 0;
  if (IsWeakFixedArray(list)) {
    const Tagged<WeakFixedArray> old = Cast<WeakFixedArray>(list);
    length = old->length();
    for (int i = 0; i < length; ++i) {
      if (old->get(i) == Value(code)) return Ok();
      if (old->get(i).IsCell()) continue;
      old->set(i, code);
      return Ok();
    }
  }
  const Tagged<WeakFixedArray> grown = TRY(NewWeakFixedArray(isolate, length + length / 2 + 2, AllocationType::kOld));
  for (int i = 0; i < length; ++i) grown->set(i, Cast<WeakFixedArray>(list)->get(i));
  grown->set(length, code);
  host->set_dependents(grown);
  return Ok();
}

template <typename Host>
void Notify(Tagged<Host> host) {
  const Value list = host->dependents();
  if (!IsWeakFixedArray(list)) return;
  host->set_dependents(Undefined());
  const Tagged<WeakFixedArray> dependents = Cast<WeakFixedArray>(list);
  for (int i = 0; i < dependents->length(); ++i) {
    if (dependents->get(i).IsCell()) Cast<Code>(dependents->get(i))->set_is_invalidated(1);
  }
}

// Whether a value may stand for another where only type or map are known.
bool SameType(Value a, Value b) {
  if (a.IsInt() || b.IsInt()) return a.IsInt() && b.IsInt();
  if (a.IsNumber() || b.IsNumber()) return a.IsNumber() && b.IsNumber();
  if (!a.IsCell() || !b.IsCell()) return a == b;
  return Tagged<HeapObject>(a.ptr())->map() == Tagged<HeapObject>(b.ptr())->map();
}

}  // namespace

Result<void> AddDependent(Isolate* isolate, Tagged<Map> host, Tagged<Code> code) { return Add(isolate, host, code); }
Result<void> AddDependent(Isolate* isolate, Tagged<Cell> host, Tagged<Code> code) { return Add(isolate, host, code); }
Result<void> AddDependent(Isolate* isolate, Tagged<PropertyCell> host, Tagged<Code> code) {
  return Add(isolate, host, code);
}
Result<void> AddDependent(Isolate* isolate, Tagged<ScopeInfo> host, Tagged<Code> code) {
  return Add(isolate, host, code);
}
void NotifyDependents(Tagged<Map> host) { Notify(host); }
void NotifyDependents(Tagged<Cell> host) { Notify(host); }
void NotifyDependents(Tagged<PropertyCell> host) { Notify(host); }
void NotifyDependents(Tagged<ScopeInfo> host) { Notify(host); }

void InvalidateCell(Tagged<Cell> cell) {
  if (!cell->value().IsTrue()) return;
  cell->set_value(False());
  NotifyDependents(cell);
}

CellState NextCellState(CellState state, Value old, Value value) {
  switch (state) {
    case CellState::kUninitialized:
      return value.IsUndefined() || value.IsTheHole() ? state : CellState::kConstant;
    case CellState::kConstant:
      if (old == value) return state;
      [[fallthrough]];
    case CellState::kConstantType:
      return SameType(old, value) ? CellState::kConstantType : CellState::kMutable;
    case CellState::kMutable:
      break;
  }
  return CellState::kMutable;
}

void PropertyCell::UpdateState(Value new_value) {
  const CellState next = NextCellState(state(), value(), new_value);
  if (next == state()) return;
  set_state_bits(static_cast<int>(next));
  NotifyDependents(Tagged<PropertyCell>(this));
}

void PropertyCell::Invalidate() {
  set_value(TheHole());
  set_state_bits(static_cast<int>(CellState::kMutable));
  NotifyDependents(Tagged<PropertyCell>(this));
}

CellState NoteContextSlotStore(Tagged<Context> context, int slot, Value value) {
  Value info = context->get(Context::kScopeInfoOrExtension);
  if (IsFixedArray(info)) info = Cast<FixedArray>(info)->get(0);
  if (!IsScopeInfo(info)) return CellState::kMutable;
  const Tagged<ScopeInfo> scope_info = Cast<ScopeInfo>(info);
  const Tagged<ByteArray> states = scope_info->slot_states();
  if (slot >= states->length()) return CellState::kMutable;
  const CellState state = static_cast<CellState>(states->get(slot));
  const Value old = context->get(slot);
  // The first value of each context is its initialisation.
  if (old.IsUndefined() || old.IsTheHole()) return state;
  const CellState next = NextCellState(state == CellState::kUninitialized ? CellState::kConstant : state, old, value);
  if (next != state) {
    states->set(slot, static_cast<uint8_t>(next));
    NotifyDependents(scope_info);
  }
  return next;
}

}  // namespace v8::internal
