#include "src/runtime/values/conversions.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/values/value-text.h"

namespace v8::internal {

Result<Tagged<String>> ErrorToString(Isolate* isolate, Tagged<JSReceiver> error) {
  // An error can be its own message.
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const Value name = TRY(Get(isolate, error, ReadOnlyRoots::name_string()));
  const Tagged<String> name_text =
      name.IsUndefined() ? ReadOnlyRoots::Error_string() : TRY(ToString(isolate, name));
  const Value message = TRY(Get(isolate, error, ReadOnlyRoots::message_string()));
  const Tagged<String> message_text =
      message.IsUndefined() ? ReadOnlyRoots::empty_string() : TRY(ToString(isolate, message));
  return JoinErrorText(isolate, name_text, message_text);
}

}  // namespace v8::internal
