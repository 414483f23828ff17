#include "src/objects/isolate-access.h"

#include "src/execution/isolate.h"
#include "src/objects/lookup-cache.h"

namespace v8::internal {

StringTable* StringTableOf(Isolate* isolate) { return isolate->string_table; }
FeedbackVector** FeedbackVectorsOf(Isolate* isolate) { return &isolate->feedback_vectors; }

uint32_t NextIdentityHash(Isolate* isolate) {
  uint32_t state = isolate->hash_state;
  if (state == 0) state = 0x9E3779B9u;
  uint32_t hash;
  do {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    hash = state >> 11;
  } while (hash == 0);
  isolate->hash_state = state;
  return hash;
}

void ClearLookupCache(Isolate* isolate) {
  if (isolate->lookup_cache != nullptr) isolate->lookup_cache->Clear();
}

}  // namespace v8::internal
