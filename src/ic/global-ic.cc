#include "src/ic/global-ic.h"

#include "src/ic/access-counters.h"
#include "src/objects/dependents.h"
#include "src/ic/stub-cache.h"
#include "src/runtime/environments/script-contexts.h"
#include "src/runtime/properties/property-internal.h"

// Misses of loads and stores of global variables: script contexts first, then the global object.
namespace v8::internal {

namespace {

void RememberGlobal(Tagged<FeedbackVector> vector, int slot, Value first, Value second) {
  if (vector->IsInState(slot, FeedbackState::kMegamorphic)) return;
  vector->set(slot, first);
  vector->set(slot + 1, second);
}

}  // namespace

Result<Value> LoadGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name,
                             bool inside_typeof) {
  if (vector.is_empty()) {
    // Code that runs for the first time has no slots, but shares what others have found.
    const uint32_t map_ref = isolate->realm()->global_object()->map()->map_ref_of_this();
    const PropertyHandlerEntry* cached = isolate->load_stub_cache->Lookup(map_ref, name);
    if (cached != nullptr && PropertyHandler::KindOf(cached->word) == PropertyHandler::kGlobalCell) {
      const Value value = Tagged<PropertyCell>(cached->holder)->value();
      if (!value.IsTheHole()) return value;
    }
  }
  COUNT_UNCACHED(kLoadGlobal, Undefined(), name);
  Tagged<Context> context;
  int context_slot;
  bool immutable;
  if (FindScriptContextSlot(isolate, name, &context, &context_slot, &immutable)) {
    const Value value = context->get(context_slot);
    if (value.IsTheHole()) return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, name);
    if (!vector.is_empty()) RememberGlobal(vector, slot, context, Value::Int(context_slot));
    return value;
  }
  const Tagged<JSObject> global = isolate->realm()->global_object();
  const PropertyKey key = PropertyKey::FromInternalized(name);
  LookupIterator it(isolate, global, key);
  if (!it.IsFound()) {
    if (inside_typeof) return Undefined();
    return Throw(isolate, MessageTemplate::kNotDefined, name);
  }
  if (it.state() == LookupIterator::kData && it.storage() == LookupIterator::kGlobalCell) {
    if (!vector.is_empty()) RememberGlobal(vector, slot, it.property_cell(), Undefined());
    if (isolate->realm_count <= 1) {
      const uint32_t map_ref = global->map()->map_ref_of_this();
      isolate->load_stub_cache->Set(map_ref, name,
                                    {PropertyHandler::Encode(map_ref, PropertyHandler::kGlobalCell, 0),
                                     it.property_cell().ptr(), TaggedBits::kUndefined});
    }
  }
  if (it.state() == LookupIterator::kData) return it.GetStoredValue();
  if (it.state() == LookupIterator::kInterceptor) {
    // What the interceptor does not answer, and nothing else, is not there.
    LookupIterator again(isolate, isolate->realm()->global_proxy(), key, global);
    const Value value = TRY(GetFrom(isolate, &again));
    if (again.IsFound() || inside_typeof) return value;
    return Throw(isolate, MessageTemplate::kNotDefined, name);
  }
  if (it.state() == LookupIterator::kProxy) {
    // Whether there is such a property decides between undefined and a ReferenceError.
    const bool found = TRY(HasProperty(isolate, global, key));
    if (!found) {
      if (inside_typeof) return Undefined();
      return Throw(isolate, MessageTemplate::kNotDefined, name);
    }
  }
  return GetSlow(isolate, global, key, isolate->realm()->global_proxy());
}

Result<void> StoreGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name,
                             Value value, LanguageMode mode) {
  Tagged<Context> context;
  int context_slot;
  bool immutable;
  if (FindScriptContextSlot(isolate, name, &context, &context_slot, &immutable)) {
    if (context->get(context_slot).IsTheHole()) {
      return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, name);
    }
    if (immutable) return Throw(isolate, MessageTemplate::kConstAssign, name);
    AssignContextSlot(context, context_slot, value);
    if (!vector.is_empty()) RememberGlobal(vector, slot, context, Value::Int(context_slot));
    return Ok();
  }
  const Tagged<JSObject> global = isolate->realm()->global_object();
  const PropertyKey key = PropertyKey::FromInternalized(name);
  LookupIterator it(isolate, global, key);
  if (!it.IsFound() && is_strict(mode)) return Throw(isolate, MessageTemplate::kNotDefined, name);
  if (it.state() == LookupIterator::kData && it.storage() == LookupIterator::kGlobalCell && it.HolderIsStart() &&
      !vector.is_empty() && !it.details().IsReadOnly()) {
    RememberGlobal(vector, slot, it.property_cell(), Undefined());
  }
  // What runs script or looks at a receiver gets the global object that script knows.
  const bool is_own_data = !it.IsFound() || (it.state() == LookupIterator::kData && it.HolderIsStart());
  const Value receiver = is_own_data ? Value(global) : Value(isolate->realm()->global_proxy());
  TRY(SetGlobalName(isolate, global, key, value, receiver,
                    is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow));
  return Ok();
}

}  // namespace v8::internal
