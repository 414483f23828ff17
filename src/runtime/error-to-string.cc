#include "src/runtime/conversions.h"
#include "src/runtime/messages.h"
#include "src/runtime/property.h"
#include "src/runtime/string-builder.h"

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
  if (name_text->length() == 0) return message_text;
  if (message_text->length() == 0) return name_text;
  StringBuilder builder(isolate);
  TRY(builder.AppendString(name_text));
  TRY(builder.AppendAscii(": "));
  TRY(builder.AppendString(message_text));
  return builder.ToString();
}

}  // namespace v8::internal
