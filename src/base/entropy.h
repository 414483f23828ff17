#ifndef FLAT8_SRC_BASE_ENTROPY_H_
#define FLAT8_SRC_BASE_ENTROPY_H_

#include <cstddef>
#include <cstdint>

namespace v8::base {

// Fills the buffer with random bytes; false when there are none.
using EntropySource = bool (*)(unsigned char* buffer, size_t length);
// What RandomSeed() asks before the system; null for none. To be set before the first isolate is made.
void SetEntropySource(EntropySource source);

// A number that nobody can guess, as far as the source, the system, or at last the clock allow.
uint64_t RandomSeed();

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_ENTROPY_H_
