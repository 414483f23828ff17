// Unicode normalisation forms (UAX #15) for String.prototype.normalize.

#ifndef FLAT8_SRC_STRINGS_NORMALIZATION_H_
#define FLAT8_SRC_STRINGS_NORMALIZATION_H_

#include "src/base/growable-array.h"
#include "src/base/poller.h"
#include "src/base/vector.h"

namespace v8::internal {

enum class NormalizationForm { kNFC, kNFD, kNFKC, kNFKD };

// True when the text is certainly normalised already. False may be a false alarm.
bool IsNormalizedFast(base::Vector<const uint16_t> text, NormalizationForm form, base::Poller* poller);
bool IsNormalizedFast(base::Vector<const uint8_t> text, NormalizationForm form, base::Poller* poller);

// Appends the normalised text to `out`; lone surrogates stay as they are. False when out of memory.
[[nodiscard]] bool Normalize(base::Vector<const uint16_t> text, NormalizationForm form,
                             base::GrowableArray<uint16_t>* out, base::Poller* poller);

// Canonical_Combining_Class.
uint8_t CombiningClass(uint32_t c);

}  // namespace v8::internal

#endif  // FLAT8_SRC_STRINGS_NORMALIZATION_H_
