#ifndef FLAT8_SRC_IC_PROPERTY_SLOT_H_
#define FLAT8_SRC_IC_PROPERTY_SLOT_H_

#include "src/ic/stub-cache.h"

namespace v8::internal {

// The handler of an own data property in a dictionary; false when there is none.
bool DictionaryHandler(Tagged<JSObject> object, Tagged<Name> name, bool for_store, PropertyHandlerEntry* entry);
// Puts a handler into a property slot: monomorphic, polymorphic, at last megamorphic; then into `megamorphic_cache`,
// which may be null. Never fails: without memory it does nothing.
void UpdatePropertySlot(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<Name> name,
                        const PropertyHandlerEntry& entry, StubCache* megamorphic_cache);

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_PROPERTY_SLOT_H_
