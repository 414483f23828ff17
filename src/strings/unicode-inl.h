#ifndef FLAT8_SRC_STRINGS_UNICODE_INL_H_
#define FLAT8_SRC_STRINGS_UNICODE_INL_H_

// V8 keeps inline members apart.
#include "src/strings/unicode.h"

#endif  // FLAT8_SRC_STRINGS_UNICODE_INL_H_
