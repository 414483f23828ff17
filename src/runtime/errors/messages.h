#ifndef FLAT8_SRC_RUNTIME_ERRORS_MESSAGES_H_
#define FLAT8_SRC_RUNTIME_ERRORS_MESSAGES_H_

#include "src/execution/isolate.h"
#include "src/runtime/values/value-text.h"

// Error objects and the messages about uncaught exceptions. (Throw, NewError, NewErrorWithText and CaptureStackTrace of
// isolate.h are defined in messages.cc.)
namespace v8::internal {

// The text of a message with its placeholders filled.
Result<Tagged<String>> FormatMessage(Isolate* isolate, MessageTemplate message, Value a = Value(), Value b = Value(),
                                     Value c = Value());
Tagged<JSFunction> ErrorConstructorOf(Tagged<NativeContext> realm, ErrorType type);
// ECMA-262 §20.5.3.4 Error.prototype.toString ( ) for any receiver: may run script.
Result<Tagged<String>> ErrorToString(Isolate* isolate, Tagged<JSReceiver> error);

enum class MessagePlaceSource {
  kThrow,      // where the exception was last thrown: for one that has just left script
  kException,  // where the error object was made: for rejections and errors that were handed around
};
// What v8::Message shows of an exception: "Uncaught Error: …", and where. Never runs script; fails for want of memory only.
// Nothing must be pending: take the exception first.
Result<Tagged<MessageObject>> CreateMessage(Isolate* isolate, Value exception, MessagePlaceSource source);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ERRORS_MESSAGES_H_
