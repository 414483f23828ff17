#ifndef FLAT8_SRC_EXECUTION_MESSAGES_H_
#define FLAT8_SRC_EXECUTION_MESSAGES_H_

#include "src/base/vector.h"
#include "src/execution/isolate.h"
#include "src/objects/message-object.h"

// V8's way to format, make and report messages, for tests (test/cctest/*-vocabulary.cc); the engine has
// runtime/errors/messages.h.
namespace v8::internal {

class MessageLocation {
 public:
  MessageLocation(Handle<Script> script, int start_position, int end_position)
      : script_(script), start_position_(start_position), end_position_(end_position) {}
  Handle<Script> script() const { return script_; }
  int start_pos() const { return start_position_; }
  int end_pos() const { return end_position_; }

 private:
  const Handle<Script> script_;
  const int start_position_;
  const int end_position_;
};

class MessageHandler {
 public:
  // A message of the level kMessageError.
  static Handle<JSMessageObject> MakeMessageObject(Isolate* isolate, MessageTemplate text,
                                                   const MessageLocation* location, DirectHandle<Object> argument);
  // Tells the listeners that want messages of its level.
  static void ReportMessage(Isolate* isolate, const MessageLocation* location, DirectHandle<JSMessageObject> message);
};

class MessageFormatter {
 public:
  // The text of a message with at most three arguments. Empty with an exception pending.
  static MaybeHandle<String> TryFormat(Isolate* isolate, MessageTemplate message,
                                       base::Vector<const DirectHandle<String>> arguments);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_MESSAGES_H_
