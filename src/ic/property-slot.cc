#include "src/ic/property-slot.h"

#include "src/execution/isolate.h"

// How property slots of feedback vectors learn: monomorphic, polymorphic, megamorphic.
namespace v8::internal {

namespace {

constexpr int kMaxPolymorphism = 4;

}  // namespace

bool DictionaryHandler(Tagged<JSObject> object, Tagged<Name> name, bool for_store, PropertyHandlerEntry* entry) {
  const Tagged<Map> map = object->map();
  // The global object's dictionary holds cells, and prototypes have to invalidate what was cached about them.
  if (object->instance_type() == JS_GLOBAL_OBJECT_TYPE || (for_store && map->is_prototype_map())) return false;
  const Tagged<NameDictionary> dictionary = Cast<NameDictionary>(object->properties_or_hash());
  const int index = dictionary->FindEntry(name);
  if (index < 0) return false;
  const PropertyDetails details = dictionary->DetailsAt(index);
  if (details.IsAccessor() || (for_store && details.IsReadOnly())) return false;
  const int offset = OrderedTable::kFirstWordOffset + dictionary->EntryWord(index) * kTaggedSize;
  if (offset >= 1 << 23) return false;
  entry->holder = TaggedBits::kUndefined;
  entry->validity = Value::Int(dictionary->number_of_buckets()).ptr();
  entry->word =
      PropertyHandler::Encode(map->map_ref_of_this(), PropertyHandler::kOwnDictionary, static_cast<uint32_t>(offset));
  return true;
}

void UpdatePropertySlot(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<Name> name,
                        const PropertyHandlerEntry& entry, StubCache* megamorphic_cache) {
  const uint64_t state = vector->slot(slot)[0];
  const uint32_t map_ref = PropertyHandler::MapRef(entry.word);
  const auto set_monomorphic = [&] {
    vector->set(slot + 1, Value(entry.holder));
    vector->set(slot + 2, Value(entry.validity));
    vector->slot(slot)[0] = entry.word;
  };
  if (state == FeedbackVector::StateWord(FeedbackState::kMegamorphic).ptr()) {
    if (megamorphic_cache != nullptr) megamorphic_cache->Set(map_ref, name, entry);
    return;
  }
  const bool polymorphic = state == FeedbackVector::StateWord(FeedbackState::kPolymorphic).ptr();
  if (!polymorphic && (!PropertyHandler::IsHandlerWord(state) || PropertyHandler::MapRef(state) == map_ref)) {
    set_monomorphic();
    return;
  }
  // Monomorphic with another map, or polymorphic: replace the entry of this map, or add one.
  const Tagged<FixedArray> old = polymorphic ? Cast<FixedArray>(vector->get(slot + 1)) : Tagged<FixedArray>();
  const int count = polymorphic ? old->length() / 3 : 1;
  if (polymorphic) {
    for (int i = 0; i < count; ++i) {
      const uint64_t candidate = old->get(3 * i).ptr();
      // A dead map's entry can be taken over as well.
      if (PropertyHandler::MapRef(candidate) == map_ref) {
        old->set_no_barrier(3 * i, Value(entry.word));
        old->set(3 * i + 1, Value(entry.holder));
        old->set(3 * i + 2, Value(entry.validity));
        return;
      }
    }
  }
  if (count >= kMaxPolymorphism) {
    vector->slot(slot)[0] = FeedbackVector::StateWord(FeedbackState::kMegamorphic).ptr();
    vector->set(slot + 1, Undefined());
    vector->set(slot + 2, Undefined());
    if (megamorphic_cache != nullptr) megamorphic_cache->Set(map_ref, name, entry);
    return;
  }
  const Result<Tagged<FixedArray>> fresh = NewFixedArray(isolate, 3 * (count + 1), AllocationType::kOld);
  if (fresh.IsException()) {
    isolate->clear_pending_exception();
    return;
  }
  const Tagged<FixedArray> array = fresh.value();
  for (int i = 0; i < count * 3; ++i) array->set(i, polymorphic ? old->get(i) : vector->get(slot + i));
  array->set_no_barrier(3 * count, Value(entry.word));
  array->set(3 * count + 1, Value(entry.holder));
  array->set(3 * count + 2, Value(entry.validity));
  vector->slot(slot)[0] = FeedbackVector::StateWord(FeedbackState::kPolymorphic).ptr();
  vector->set(slot + 1, array);
  vector->set(slot + 2, Undefined());
}

}  // namespace v8::internal
