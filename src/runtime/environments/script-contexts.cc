#include "src/runtime/environments/script-contexts.h"

// The declarative half of the global environment (ECMA-262 §9.1.1.4): a context for each script that has let, const or class
// at its top level.
namespace v8::internal {

bool FindScriptContextSlot(Isolate* isolate, Tagged<String> name, Tagged<Context>* context, int* slot, bool* immutable) {
  const Tagged<NativeContext> realm = isolate->realm();
  const Value names = realm->script_context_names();
  if (!names.IsCell()) return false;
  const Tagged<NameDictionary> dictionary = Cast<NameDictionary>(names);
  const int entry = dictionary->FindEntry(name);
  if (entry < 0) return false;
  const uint64_t where = static_cast<uint64_t>(dictionary->ValueAt(entry).AsNumber());
  *context = Cast<Context>(ListGet(realm->script_context_table(), static_cast<int>(where >> 32)));
  *slot = static_cast<int>(where & 0xFFFFFFFFu);
  *immutable = dictionary->DetailsAt(entry).IsReadOnly();
  return true;
}

}  // namespace v8::internal
