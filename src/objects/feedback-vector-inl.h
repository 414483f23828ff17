#ifndef FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_INL_H_
#define FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_INL_H_

// V8 keeps inline members apart, and what sites have learned with them.
#include "src/objects/feedback-nexus.h"

#endif  // FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_INL_H_
