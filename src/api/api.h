#ifndef FLAT8_SRC_API_API_H_
#define FLAT8_SRC_API_API_H_

// V8 keeps what tests use of the API's inside in two headers.
#include "src/api/api-inl.h"

#endif  // FLAT8_SRC_API_API_H_
