#include "src/api/api-internal.h"
#include "src/flags/flags.h"
#include "src/runtime/values/value-text.h"

// What a host is told of exceptions that its callbacks hand back to script (Isolate::SetExceptionPropagationCallback).
namespace v8::internal {

ExceptionPending PropagateException(Isolate* isolate, v8::ExceptionContext context, Value holder, Value property) {
  const v8::ExceptionPropagationCallback callback = isolate->api_data->exception_propagation;
  if (V8_LIKELY(callback == nullptr) || !v8_flags.experimental_report_exceptions_from_callbacks ||
      isolate->is_terminating() || !IsJSReceiver(isolate->exception())) {
    return Exception();
  }
  const Value exception = isolate->TakeException();
  Tagged<String> interface_name = ReadOnlyRoots::empty_string();
  if (IsJSReceiver(holder)) interface_name = TRY(ConstructorNameForMessage(isolate, Cast<JSReceiver>(holder)));
  Tagged<String> property_name = ReadOnlyRoots::empty_string();
  if (IsString(property)) {
    property_name = Cast<String>(property);
  } else if (!property.is_empty()) {
    property_name = TRY(ValueForMessage(isolate, property));
  }
  Callout(isolate, [&] {
    callback(v8::ExceptionPropagationMessage(External(isolate), MakeLocal<v8::Object>(isolate, exception),
                                             MakeLocal<v8::String>(isolate, interface_name),
                                             MakeLocal<v8::String>(isolate, property_name), context));
  });
  // What the callback itself has thrown is lost, a termination is not.
  if (!isolate->is_terminating()) isolate->ReThrow(exception);
  return Exception();
}

}  // namespace v8::internal
