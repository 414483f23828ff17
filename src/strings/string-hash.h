// Hashes of strings, and the strings that are array indexes. Equal text hashes alike in both widths. The seed is one
// for the whole process, so that strings of several isolates and of start-up images can be compared.

#ifndef FLAT8_SRC_STRINGS_STRING_HASH_H_
#define FLAT8_SRC_STRINGS_STRING_HASH_H_

#include <cstddef>
#include <cstdint>

#include "src/strings/char-span.h"

namespace v8::internal {

// Random unless set. Setting it after a string was hashed is a mistake that is not noticed here.
uint64_t HashSeed();
void SetHashSeed(uint64_t seed);

// Any 32-bit value; the low bits are as good as the high ones. What stands in the middle of very long text does not count.
uint32_t HashString(OneByteSpan text);
uint32_t HashString(TwoByteSpan text);
// Of all characters, and the same in every process: for what is kept outside of one.
uint64_t HashWholeText(OneByteSpan text, uint64_t seed);
uint64_t HashWholeText(TwoByteSpan text, uint64_t seed);

// Mixes an integer into a hash of the same quality.
constexpr uint32_t HashInteger(uint64_t value) {
  value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93ull;
  value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93ull;
  return static_cast<uint32_t>(value ^ (value >> 32));
}

// ECMA-262 §6.1.7: the canonical decimal form of an integer from 0 to 2^32 - 2 (array index).
bool TryParseArrayIndex(OneByteSpan text, uint32_t* index);
bool TryParseArrayIndex(TwoByteSpan text, uint32_t* index);
// The same from 0 to 2^53 - 1 (integer index).
bool TryParseIntegerIndex(OneByteSpan text, uint64_t* index);
bool TryParseIntegerIndex(TwoByteSpan text, uint64_t* index);

}  // namespace v8::internal

#endif  // FLAT8_SRC_STRINGS_STRING_HASH_H_
