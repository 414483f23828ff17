#include "src/builtins/array-support.h"
#include "src/runtime/text/string-builder.h"

// Arrays as text.
namespace v8::internal {

namespace {

// The receivers whose join is running, innermost first, so that an array that contains itself comes out empty instead of
// recursing without end. The records lie on the native stack; the isolate's root names the innermost.
class JoinScope {
 public:
  JoinScope(Isolate* isolate, Tagged<JSReceiver> receiver) : isolate_(isolate), receiver_(receiver) {
    const Value head = isolate->root(Isolate::kJoinStack);
    previous_ = head.IsUndefined() ? nullptr : head.AsRawPointer<JoinScope>();
    for (const JoinScope* scope = previous_; scope != nullptr; scope = scope->previous_) {
      if (scope->receiver_ == receiver) is_cycle_ = true;
    }
    isolate->set_root(Isolate::kJoinStack, Value::FromRawPointer(this));
  }
  ~JoinScope() {
    isolate_->set_root(Isolate::kJoinStack, previous_ == nullptr ? Undefined() : Value::FromRawPointer(previous_));
  }
  DISALLOW_COPY(JoinScope);
  bool is_cycle() const { return is_cycle_; }

 private:
  Isolate* isolate_;
  Tagged<JSReceiver> receiver_;
  JoinScope* previous_;
  bool is_cycle_ = false;
};

Result<void> AppendElement(Isolate* isolate, StringBuilder* builder, Value element) {
  if (element.IsInt()) return builder->AppendInt(element.AsInt());
  if (element.IsNullOrUndefined()) return Ok();
  return builder->AppendString(TRY(ToString(isolate, element)));
}

}  // namespace

// ECMA-262 §23.1.3.18 Array.prototype.join ( separator )
BUILTIN(ArrayPrototypeJoin) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.join"));
  // Not in the specification: an array within its own join is empty text.
  const JoinScope scope(isolate, object);
  if (scope.is_cycle()) return ReadOnlyRoots::empty_string();
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const double length = TRY(ArrayLikeLength(isolate, object));
  // 3. If separator is undefined, let sep be ",". 4. Else, let sep be ? ToString(separator).
  Tagged<String> separator = ReadOnlyRoots::comma_string();
  if (!arguments.at(0).IsUndefined()) separator = TRY(ToString(isolate, arguments.at(0)));
  const uint32_t separator_length = separator->length();
  const uint16_t separator_character = separator_length == 1 ? separator->Get(0) : 0;
  if (length == 0) return ReadOnlyRoots::empty_string();
  if (length == 1) {
    const Value element = TRY(GetElement(isolate, object, 0));
    if (element.IsNullOrUndefined()) return ReadOnlyRoots::empty_string();
    return TRY(ToString(isolate, element));
  }
  // The separators alone would be too long.
  if (separator_length != 0 && (length - 1) * separator_length > String::kMaxLength) {
    return Throw(isolate, MessageTemplate::kInvalidStringLength);
  }
  StringBuilder builder(isolate);
  for (double k = 0; k < length; ++k) {
    if (k > 0) {
      if (separator_length == 1) {
        TRY(builder.AppendCharacter(separator_character));
      } else if (separator_length != 0) {
        TRY(builder.AppendString(separator));
      }
    }
    TRY(AppendElement(isolate, &builder, TRY(GetElement(isolate, object, k))));
    if (!isolate->Poll()) return Exception();
  }
  return builder.ToString();
}

// ECMA-262 §23.1.3.36 Array.prototype.toString ( )
BUILTIN(ArrayPrototypeToString) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.toString"));
  // 2. Let func be ? Get(array, "join"). 3. If IsCallable(func) is false, set func to %Object.prototype.toString%.
  Value function = TRY(Get(isolate, object, ReadOnlyRoots::join_string()));
  if (!IsCallable(function)) function = isolate->realm()->object_prototype_to_string_function();
  return Call(isolate, function, object);
}

// ECMA-262 §23.1.3.32 Array.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
BUILTIN(ArrayPrototypeToLocaleString) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.toLocaleString"));
  const JoinScope scope(isolate, object);
  if (scope.is_cycle()) return ReadOnlyRoots::empty_string();
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const double length = TRY(ArrayLikeLength(isolate, object));
  StringBuilder builder(isolate);
  for (double k = 0; k < length; ++k) {
    if (k > 0) TRY(builder.AppendCharacter(','));
    const Value element = TRY(GetElement(isolate, object, k));
    if (element.IsNullOrUndefined()) continue;
    const Value text = TRY(Invoke(isolate, element, ReadOnlyRoots::toLocaleString_string()));
    TRY(builder.AppendString(TRY(ToString(isolate, text))));
  }
  return builder.ToString();
}

}  // namespace v8::internal
