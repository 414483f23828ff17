#ifndef FLAT8_SRC_IC_LOAD_IC_H_
#define FLAT8_SRC_IC_LOAD_IC_H_

#include "src/runtime/properties/property.h"

// Loads of properties that their inline caches could not do. `vector` may be empty (no feedback yet); `slot` is the
// word index. All may run script.
namespace v8::internal {

Result<Value> LoadICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name);
Result<Value> KeyedLoadMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Value key);
// §7.3.3 GetV through the isolate's stub cache: for names that are asked of the same maps again and again.
Result<Value> GetThroughStubCache(Isolate* isolate, Value base, Tagged<Name> name);
inline Result<Value> GetCached(Isolate* isolate, Value base, PropertyKey key) {
  return key.is_name() ? GetThroughStubCache(isolate, base, key.name()) : GetSlow(isolate, base, key, base);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_LOAD_IC_H_
