#include "src/builtins/element-walk.h"
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

// The loop of join and toLocaleString, whose text of an element is what `append(element)` appends.
template <typename Append>
Result<Value> JoinElements(Isolate* isolate, Tagged<JSReceiver> object, double length, Tagged<String> separator,
                           Append append) {
  const uint32_t separator_length = separator->length();
  // The separators alone would be too long.
  if ((length - 1) * separator_length > String::kMaxLength) {
    return Throw(isolate, MessageTemplate::kInvalidStringLength);
  }
  const uint16_t separator_character = separator_length == 1 ? separator->Get(0) : 0;
  StringBuilder builder(isolate);
  double at = 0;
  const auto append_separators_to = [&](double index) -> Result<void> {
    for (; at < index && separator_length != 0; ++at) {
      if (separator_length == 1) {
        TRY(builder.AppendCharacter(separator_character));
      } else {
        TRY(builder.AppendString(separator));
      }
      if (!isolate->Poll()) return Exception();
    }
    return Ok();
  };
  PresentElements elements(isolate, object, 0, length, PresentElements::kAscending,
                           PresentElements::kAbsentAsUndefined);
  for (Value element = TRY(elements.Next()); !element.IsTheHole(); element = TRY(elements.Next())) {
    TRY(append_separators_to(elements.index()));
    TRY(append(&builder, element));
    if (!isolate->Poll()) return Exception();
  }
  TRY(append_separators_to(length - 1));
  return builder.ToString();
}

}  // namespace

// ECMA-262 §23.1.3.18 Array.prototype.join ( separator )
BUILTIN(ArrayPrototypeJoin) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.join"));
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const double length = TRY(ArrayLikeLength(isolate, object));
  // 3. If separator is undefined, let sep be ",". 4. Else, let sep be ? ToString(separator).
  Tagged<String> separator = ReadOnlyRoots::comma_string();
  if (!arguments.at(0).IsUndefined()) separator = TRY(ToString(isolate, arguments.at(0)));
  // Not in the specification: an array within its own join is empty text.
  const JoinScope scope(isolate, object);
  if (scope.is_cycle()) return ReadOnlyRoots::empty_string();
  if (length == 1) {
    const Value element = TRY(GetElement(isolate, object, 0));
    if (element.IsNullOrUndefined()) return ReadOnlyRoots::empty_string();
    return TRY(ToString(isolate, element));
  }
  return JoinElements(isolate, object, length, separator, [&](StringBuilder* builder, Value element) -> Result<void> {
    if (element.IsInt()) return builder->AppendInt(element.AsInt());
    if (element.IsNullOrUndefined()) return Ok();
    return builder->AppendString(TRY(ToString(isolate, element)));
  });
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
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const double length = TRY(ArrayLikeLength(isolate, object));
  const JoinScope scope(isolate, object);
  if (scope.is_cycle()) return ReadOnlyRoots::empty_string();
  return JoinElements(isolate, object, length, ReadOnlyRoots::comma_string(),
                      [&](StringBuilder* builder, Value element) -> Result<void> {
                        if (element.IsNullOrUndefined()) return Ok();
                        const Value text = TRY(Invoke(isolate, element, ReadOnlyRoots::toLocaleString_string()));
                        return builder->AppendString(TRY(ToString(isolate, text)));
                      });
}

}  // namespace v8::internal
