#include "src/runtime/errors/messages.h"

#include <cstring>

#include "src/execution/stack-trace.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/errors/stack-trace-text.h"
#include "src/runtime/text/string-builder.h"

namespace v8::internal {

Result<Tagged<String>> FormatMessage(Isolate* isolate, MessageTemplate message, Value a, Value b, Value c) {
  const Value arguments[] = {a, b, c};
  int next = 0;
  StringBuilder builder(isolate);
  const char* text = MessageText(message);
  while (true) {
    const char* placeholder = std::strchr(text, '%');
    if (placeholder == nullptr) break;
    TRY(builder.AppendAscii(text, static_cast<size_t>(placeholder - text)));
    if (next < 3 && !arguments[next].is_empty()) {
      TRY(builder.AppendString(TRY(ValueForMessage(isolate, arguments[next]))));
    }
    next++;
    text = placeholder + 1;
  }
  TRY(builder.AppendAscii(text, std::strlen(text)));
  return builder.ToString();
}

Tagged<JSFunction> ErrorConstructorOf(Tagged<NativeContext> realm, ErrorType type) {
  switch (type) {
    case ErrorType::kError: return realm->error_function();
    case ErrorType::kEvalError: return realm->eval_error_function();
    case ErrorType::kRangeError: return realm->range_error_function();
    case ErrorType::kReferenceError: return realm->reference_error_function();
    case ErrorType::kSyntaxError: return realm->syntax_error_function();
    case ErrorType::kTypeError: return realm->type_error_function();
    case ErrorType::kURIError: return realm->uri_error_function();
    case ErrorType::kAggregateError: return realm->aggregate_error_function();
    case ErrorType::kSuppressedError: return realm->suppressed_error_function();
  }
  UNREACHABLE();
}

Result<Tagged<JSObject>> NewErrorWithText(Isolate* isolate, ErrorType type, Tagged<String> text) {
  const Tagged<JSFunction> constructor = ErrorConstructorOf(isolate->realm(), type);
  const Tagged<JSObject> error = TRY(NewJSObjectFromConstructor(isolate, constructor));
  TRY(CaptureStackTrace(isolate, error, Undefined()));
  TRY(AddDataProperty(isolate, error, ReadOnlyRoots::message_string(), text, DONT_ENUM));
  return error;
}

Result<Tagged<JSObject>> NewError(Isolate* isolate, MessageTemplate message, Value a, Value b, Value c) {
  const Tagged<String> text = TRY(FormatMessage(isolate, message, a, b, c));
  return NewErrorWithText(isolate, MessageErrorType(message), text);
}

ExceptionPending Throw(Isolate* isolate, MessageTemplate message, Value a, Value b, Value c) {
  // Something has gone wrong while making the arguments of this message: that stays.
  if (isolate->is_terminating()) return Exception();
  const Result<Tagged<JSObject>> error = NewError(isolate, message, a, b, c);
  if (error.IsException()) return Exception();
  return isolate->Throw(error.value());
}

namespace {

// Error.stackTraceLimit, or -1 when it is not a number: no traces then.
int StackTraceLimit(Isolate* isolate) {
  const Value limit = GetOwnDataPropertyNoSideEffects(isolate, isolate->realm()->error_function(),
                                                      ReadOnlyRoots::stackTraceLimit_string());
  if (limit.is_empty() || !limit.IsNumber()) return -1;
  const double number = limit.AsNumber();
  if (!(number > 0)) return 0;
  return number < 10000 ? static_cast<int>(number) : 10000;
}

// The property `stack` of all errors: reading it for the first time formats the captured frames.
Result<Tagged<AccessorInfo>> StackAccessor(Isolate* isolate) {
  const Value existing = isolate->root(Isolate::kErrorRoot);
  if (!existing.IsUndefined()) return Cast<AccessorInfo>(existing);
  const Tagged<AccessorInfo> info =
      TRY(NewStruct<AccessorInfo>(isolate, ReadOnlyRoots::accessor_info_map(), AllocationType::kOld));
  info->set_name_field(ReadOnlyRoots::stack_string());
  const InternalAccessorGetter getter = [](Isolate* current, Tagged<AccessorInfo>, Value receiver,
                                           Tagged<HeapObject> holder) {
    return GetErrorStack(current, receiver, holder);
  };
  info->set_getter(reinterpret_cast<void*>(getter));
  info->set_setter(nullptr);
  info->set_flags(AccessorInfo::kIsInternal | AccessorInfo::kReplaceOnAccess | DONT_ENUM << 8);
  isolate->set_root(Isolate::kErrorRoot, info);
  return info;
}

}  // namespace

Result<void> CaptureStackTrace(Isolate* isolate, Tagged<JSObject> object, Value skip_until) {
  const int limit = StackTraceLimit(isolate);
  if (limit < 0) return Ok();
  const Tagged<FixedArray> frames = TRY(CaptureFrames(isolate, limit, skip_until));
  const Tagged<AccessorInfo> accessor = TRY(StackAccessor(isolate));
  TRY(AddDataProperty(isolate, object, ReadOnlyRoots::error_stack_symbol(), frames, DONT_ENUM));
  return AddNativeAccessor(isolate, object, ReadOnlyRoots::stack_string(), accessor, DONT_ENUM);
}

Result<void> CaptureStackTraceOnto(Isolate* isolate, Tagged<JSObject> object, Value skip_until) {
  if (!TRY(IsExtensible(isolate, object))) {
    return Throw(isolate, MessageTemplate::kDefineDisallowed, ReadOnlyRoots::stack_string());
  }
  return CaptureStackTrace(isolate, object, skip_until);
}

}  // namespace v8::internal
