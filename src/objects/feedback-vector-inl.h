#ifndef FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_INL_H_
#define FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_INL_H_

// V8 keeps inline members apart.
#include "src/objects/feedback-vector.h"

#endif  // FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_INL_H_
