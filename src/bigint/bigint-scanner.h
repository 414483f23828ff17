// The grammar of text that is converted to a BigInt.

#ifndef FLAT8_SRC_BIGINT_BIGINT_SCANNER_H_
#define FLAT8_SRC_BIGINT_BIGINT_SCANNER_H_

#include <cstddef>

#include "src/base/poller.h"
#include "src/strings/char-span.h"

namespace v8::internal::bigint {

// Where the digits are, all of which belong to the radix, without zeros in front (none at all for zero). They are what
// FromString takes, narrowed to bytes.
struct ScannedText {
  bool negative;
  int radix;
  size_t start;
  size_t length;
};

// ECMA-262 §7.1.14 StringToBigInt ( str ): white space around, a sign before decimal digits, or 0x, 0o, 0b without one.
// Empty text is zero. False when the text is no StringIntegerLiteral.
bool ScanText(OneByteSpan text, ScannedText* result, base::Poller* poller);
bool ScanText(TwoByteSpan text, ScannedText* result, base::Poller* poller);

}  // namespace v8::internal::bigint

#endif  // FLAT8_SRC_BIGINT_BIGINT_SCANNER_H_
