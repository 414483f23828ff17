#ifndef FLAT8_SRC_EXECUTION_MESSAGES_H_
#define FLAT8_SRC_EXECUTION_MESSAGES_H_

// Messages are objects.
#include "src/objects/message-object.h"

#endif  // FLAT8_SRC_EXECUTION_MESSAGES_H_
