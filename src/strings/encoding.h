// UTF-8 from and to the two widths of strings. Strings are UTF-16 that may hold lone surrogates; UTF-8 cannot, so that
// encoding either replaces them with U+FFFD or writes them in three bytes each ("WTF-8"), as its caller says.

#ifndef FLAT8_SRC_STRINGS_ENCODING_H_
#define FLAT8_SRC_STRINGS_ENCODING_H_

#include <cstddef>
#include <cstdint>

#include "src/strings/char-span.h"

namespace v8::internal {

enum class LoneSurrogates { kKeep, kReplace };

// How many bytes the text has in UTF-8 (the same whatever happens to lone surrogates).
size_t Utf8Length(OneByteSpan text);
size_t Utf8Length(TwoByteSpan text);

struct Utf8Written {
  size_t bytes;  // Written to `out`.
  size_t units;  // Read from the text.
};
// Writes as many whole characters as fit into `capacity` bytes. No terminating zero.
Utf8Written EncodeUtf8(OneByteSpan text, char* out, size_t capacity);
Utf8Written EncodeUtf8(TwoByteSpan text, char* out, size_t capacity, LoneSurrogates lone);

struct Utf8Scan {
  size_t units = 0;         // Length in code units.
  bool is_ascii = true;     // Nothing to decode: the bytes are the text.
  bool is_one_byte = true;  // Fits into Latin-1.
  bool is_valid = true;     // No replacement was necessary.
};
// What decoding gives. Invalid sequences become U+FFFD as in the WHATWG Encoding Standard: one for each maximal part
// that could have begun a character. With kKeep, three-byte surrogates decode to themselves.
Utf8Scan ScanUtf8(base::Vector<const char> bytes, LoneSurrogates lone = LoneSurrogates::kReplace);
// Decode to `units` characters; the narrow form only when `is_one_byte`.
void DecodeUtf8(base::Vector<const char> bytes, uint16_t* out, LoneSurrogates lone = LoneSurrogates::kReplace);
void DecodeUtf8(base::Vector<const char> bytes, uint8_t* out, LoneSurrogates lone = LoneSurrogates::kReplace);

// String.prototype.isWellFormed, and toWellFormed in place.
bool IsWellFormed(TwoByteSpan text, base::Poller* poller);
void ReplaceLoneSurrogates(uint16_t* text, size_t length, base::Poller* poller);

}  // namespace v8::internal

#endif  // FLAT8_SRC_STRINGS_ENCODING_H_
