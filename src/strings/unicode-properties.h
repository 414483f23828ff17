// The properties behind \p{…} of regular expressions. Sets are decoded from compact text on every look-up (some
// microseconds for the largest), so whoever needs one repeatedly keeps it.

#ifndef FLAT8_SRC_STRINGS_UNICODE_PROPERTIES_H_
#define FLAT8_SRC_STRINGS_UNICODE_PROPERTIES_H_

#include "src/base/growable-array.h"
#include "src/base/vector.h"
#include "src/strings/unicode.h"

namespace v8::internal {

enum class UnicodeLookup { kFound, kUnknown, kOutOfMemory };

// ECMA-262 §22.2.2.9: \p{name=value} for General_Category, Script and Script_Extensions (and their short names), and
// with an empty `value` \p{name} for binary properties and for values of General_Category. Names are exact, case
// included. On kFound `out` (empty at first) holds the set in canonical form.
UnicodeLookup LookupUnicodeProperty(base::Vector<const char> name, base::Vector<const char> value,
                                    CodePointRanges* out);

// Properties of strings (flag `v`): Basic_Emoji, RGI_Emoji and so on. On kFound the single code points are added to
// `code_points` (canonical form), and every longer string to `strings` as its length followed by its code points.
UnicodeLookup LookupUnicodePropertyOfStrings(base::Vector<const char> name, CodePointRanges* code_points,
                                             base::GrowableArray<uint32_t>* strings);

}  // namespace v8::internal

#endif  // FLAT8_SRC_STRINGS_UNICODE_PROPERTIES_H_
