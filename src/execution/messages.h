#ifndef FLAT8_SRC_EXECUTION_MESSAGES_H_
#define FLAT8_SRC_EXECUTION_MESSAGES_H_

#include "src/base/vector.h"
#include "src/common/message-template.h"
#include "src/objects/message-object.h"

// What V8's tests know of messages.
namespace v8::internal {

template <typename T>
class DirectHandle;
template <typename T>
class MaybeHandle;

class MessageFormatter {
 public:
  // The text of a message with at most three arguments. Empty with an exception pending.
  static MaybeHandle<String> TryFormat(Isolate* isolate, MessageTemplate message,
                                       base::Vector<const DirectHandle<String>> arguments);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_MESSAGES_H_
