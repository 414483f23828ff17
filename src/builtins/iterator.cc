#include <cmath>

#include "src/builtins/iterator-support.h"
#include "src/builtins/setter-that-ignores-prototype.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/iteration/value-list.h"

// ECMA-262 §27.1.3-4: the Iterator constructor and the methods of its prototype that run to the end.
namespace v8::internal {

Result<void> GetIteratorFlattenable(Isolate* isolate, Value object, bool iterate_strings, IteratorRecord* record) {
  if (!IsJSReceiver(object) && !(iterate_strings && IsString(object))) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "Iterator.from")));
  }
  const Value method = TRY(GetMethod(isolate, object, ReadOnlyRoots::iterator_symbol()));
  Value iterator = object;
  if (!method.IsUndefined()) {
    iterator = TRY(Call(isolate, method, object));
  }
  if (!IsJSReceiver(iterator)) return Throw(isolate, MessageTemplate::kSymbolIteratorInvalid);
  return GetIteratorDirect(isolate, iterator, record);
}

Result<void> CheckIteratorReceiver(Isolate* isolate, Value receiver, const char* method) {
  if (IsJSReceiver(receiver)) return Ok();
  return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, method)));
}

Result<void> CheckIteratorCallback(Isolate* isolate, Value receiver, Value callback) {
  if (IsCallable(callback)) return Ok();
  Throw(isolate, MessageTemplate::kCalledNonCallable, callback);
  return IteratorCloseOnThrow(isolate, receiver);
}

// §27.1.3.1 Iterator ( )
BUILTIN(IteratorConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::Iterator_string());
  }
  if (arguments.new_target() == arguments.callee()) {
    return Throw(isolate, MessageTemplate::kConstructAbstractClass, ReadOnlyRoots::Iterator_string());
  }
  return OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()));
}

// §27.1.3.2.2 Iterator.from ( O )
BUILTIN(IteratorFrom) {
  IteratorRecord record;
  TRY(GetIteratorFlattenable(isolate, arguments.at(0), true, &record));
  const Tagged<NativeContext> realm = isolate->realm();
  if (TRY(OrdinaryHasInstance(isolate, realm->iterator_function(), record.iterator))) return record.iterator;
  const Tagged<JSIteratorHelper> wrapper =
      Cast<JSIteratorHelper>(TRY(NewJSObjectFromMap(isolate, realm->iterator_helper_map())));
  wrapper->set_underlying(record.iterator);
  wrapper->set_underlying_next(record.next_method);
  wrapper->set_kind(static_cast<int>(IteratorHelperKind::kWrapForValid));
  wrapper->set_state(static_cast<int>(IteratorHelperState::kStart));
  TRY(SetPrototypeOf(isolate, wrapper, realm->initial_wrap_for_valid_iterator_prototype(), ShouldThrow::kThrow));
  return wrapper;
}

namespace {

Result<Tagged<JSIteratorHelper>> WrapperReceiver(Isolate* isolate, Value receiver, const char* method) {
  if (IsJSIteratorHelper(receiver) &&
      Cast<JSIteratorHelper>(receiver)->kind() == static_cast<int>(IteratorHelperKind::kWrapForValid)) {
    return Cast<JSIteratorHelper>(receiver);
  }
  return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)),
               receiver);
}

}  // namespace

// §27.1.3.2.2.1.1 %WrapForValidIteratorPrototype%.next ( )
BUILTIN(WrapForValidIteratorNext) {
  const Tagged<JSIteratorHelper> wrapper =
      TRY(WrapperReceiver(isolate, arguments.receiver(), "%WrapForValidIteratorPrototype%.next"));
  return Call(isolate, wrapper->underlying_next(), wrapper->underlying());
}

// §27.1.3.2.2.1.2 %WrapForValidIteratorPrototype%.return ( )
BUILTIN(WrapForValidIteratorReturn) {
  const Tagged<JSIteratorHelper> wrapper =
      TRY(WrapperReceiver(isolate, arguments.receiver(), "%WrapForValidIteratorPrototype%.return"));
  const Value iterator = wrapper->underlying();
  const Value method = TRY(GetMethod(isolate, iterator, ReadOnlyRoots::return_string()));
  if (method.IsUndefined()) return NewIteratorResult(isolate, Undefined(), true);
  return Call(isolate, method, iterator);
}

// §27.1.4.13 Iterator.prototype [ %Symbol.iterator% ] ( )
BUILTIN(IteratorPrototypeIterator) { return arguments.receiver(); }

// §27.1.4.1 Iterator.prototype.constructor, §27.1.4.14 Iterator.prototype [ %Symbol.toStringTag% ]: accessors, so that
// assigning to them on an object that inherits from Iterator.prototype makes properties of that object.
BUILTIN(IteratorPrototypeGetConstructor) { return isolate->realm()->iterator_function(); }
BUILTIN(IteratorPrototypeSetConstructor) {
  TRY(SetterThatIgnoresPrototypeProperties(isolate, arguments.receiver(),
                                           isolate->realm()->initial_iterator_prototype(),
                                           ReadOnlyRoots::constructor_string(), arguments.at(0)));
  return Undefined();
}
BUILTIN(IteratorPrototypeGetToStringTag) { return ReadOnlyRoots::Iterator_string(); }
BUILTIN(IteratorPrototypeSetToStringTag) {
  TRY(SetterThatIgnoresPrototypeProperties(isolate, arguments.receiver(),
                                           isolate->realm()->initial_iterator_prototype(),
                                           ReadOnlyRoots::to_string_tag_symbol(), arguments.at(0)));
  return Undefined();
}

// Iterator.prototype [ %Symbol.dispose% ] ( )
BUILTIN(IteratorPrototypeDispose) {
  const Value iterator = arguments.receiver();
  const Value method = TRY(GetMethod(isolate, iterator, ReadOnlyRoots::return_string()));
  if (!method.IsUndefined()) TRY(Call(isolate, method, iterator));
  return Undefined();
}

// §27.1.4.10 Iterator.prototype.reduce ( reducer [ , initialValue ] )
BUILTIN(IteratorPrototypeReduce) {
  const Value iterator = arguments.receiver(), reducer = arguments.at(0);
  TRY(CheckIteratorReceiver(isolate, iterator, "Iterator.prototype.reduce"));
  TRY(CheckIteratorCallback(isolate, iterator, reducer));
  IteratorRecord record;
  TRY(GetIteratorDirect(isolate, iterator, &record));
  Value accumulator = arguments.at(1);
  double counter = 0;
  if (!arguments.Has(1)) {
    accumulator = TRY(IteratorStepValue(isolate, record));
    if (accumulator.IsTheHole()) return Throw(isolate, MessageTemplate::kIteratorReduceNoInitial);
    counter = 1;
  }
  for (;; ++counter) {
    const Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return accumulator;
    const Result<Value> result =
        Call(isolate, reducer, Undefined(), {accumulator, value, Value::Number(counter)});
    if (result.IsException()) return IteratorCloseOnThrow(isolate, iterator);
    accumulator = result.value();
  }
}

// §27.1.4.12 Iterator.prototype.toArray ( )
BUILTIN(IteratorPrototypeToArray) {
  TRY(CheckIteratorReceiver(isolate, arguments.receiver(), "Iterator.prototype.toArray"));
  IteratorRecord record;
  TRY(GetIteratorDirect(isolate, arguments.receiver(), &record));
  ValueList list(isolate);
  while (true) {
    const Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return list.ToArray();
    TRY(list.Add(value));
    if (!isolate->Poll()) return Exception();
  }
}

namespace {

// Calls the callback with each value and its index until `stop` says that its result is enough; the result of the method
// is then `stop`'s, else `at_end`.
template <typename Stop>
Result<Value> VisitIterator(Isolate* isolate, Arguments arguments, const char* method, Value at_end, Stop stop) {
  const Value iterator = arguments.receiver(), callback = arguments.at(0);
  TRY(CheckIteratorReceiver(isolate, iterator, method));
  TRY(CheckIteratorCallback(isolate, iterator, callback));
  IteratorRecord record;
  TRY(GetIteratorDirect(isolate, iterator, &record));
  for (double counter = 0;; ++counter) {
    const Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return at_end;
    const Result<Value> result = Call(isolate, callback, Undefined(), {value, Value::Number(counter)});
    if (result.IsException()) return IteratorCloseOnThrow(isolate, iterator);
    const Value outcome = stop(value, result.value());
    if (!outcome.is_empty()) {
      TRY(IteratorClose(isolate, iterator));
      return outcome;
    }
  }
}

}  // namespace

// §27.1.4.7 Iterator.prototype.forEach ( procedure )
BUILTIN(IteratorPrototypeForEach) {
  return VisitIterator(isolate, arguments, "Iterator.prototype.forEach", Undefined(),
                       [](Value, Value) { return Value(); });
}
// §27.1.4.11 Iterator.prototype.some ( predicate )
BUILTIN(IteratorPrototypeSome) {
  return VisitIterator(isolate, arguments, "Iterator.prototype.some", False(),
                       [](Value, Value result) { return ToBoolean(result) ? True() : Value(); });
}
// §27.1.4.3 Iterator.prototype.every ( predicate )
BUILTIN(IteratorPrototypeEvery) {
  return VisitIterator(isolate, arguments, "Iterator.prototype.every", True(),
                       [](Value, Value result) { return ToBoolean(result) ? Value() : False(); });
}
// §27.1.4.5 Iterator.prototype.find ( predicate )
BUILTIN(IteratorPrototypeFind) {
  return VisitIterator(isolate, arguments, "Iterator.prototype.find", Undefined(),
                       [](Value value, Value result) { return ToBoolean(result) ? value : Value(); });
}

// Iterator.prototype.includes ( searchElement [ , skippedElements ] )
BUILTIN(IteratorPrototypeIncludes) {
  const Value iterator = arguments.receiver(), search_element = arguments.at(0), skipped_elements = arguments.at(1);
  TRY(CheckIteratorReceiver(isolate, iterator, "Iterator.prototype.includes"));
  double to_skip = 0;
  if (!skipped_elements.IsUndefined()) {
    // 5. Else if skippedElements is not one of +∞, -∞, or an integral Number, throw a TypeError.
    if (!skipped_elements.IsNumber() || std::trunc(skipped_elements.AsNumber()) != skipped_elements.AsNumber()) {
      Throw(isolate, MessageTemplate::kNotIntegral, skipped_elements);
      return IteratorCloseOnThrow(isolate, iterator);
    }
    to_skip = skipped_elements.AsNumber();
    if (to_skip < 0 || (std::isfinite(to_skip) && to_skip > kMaxSafeInteger)) {
      Throw(isolate, MessageTemplate::kMustBePositive, skipped_elements);
      return IteratorCloseOnThrow(isolate, iterator);
    }
  }
  IteratorRecord record;
  TRY(GetIteratorDirect(isolate, iterator, &record));
  base::Poller poller = PollerOf(isolate);
  for (double skipped = 0;;) {
    const Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return False();
    if (skipped < to_skip) {
      ++skipped;
    } else if (SameValueZero(value, search_element, &poller) && !poller.stopped()) {
      TRY(IteratorClose(isolate, iterator));
      return True();
    }
    if (poller.stopped() || !isolate->Poll()) return Exception();
  }
}

// Iterator.prototype.join ( separator )
BUILTIN(IteratorPrototypeJoin) {
  const Value iterator = arguments.receiver();
  TRY(CheckIteratorReceiver(isolate, iterator, "Iterator.prototype.join"));
  const Result<Tagged<String>> separator = arguments.at(0).IsUndefined()
                                               ? LookupSingleCharacterString(isolate, ',')
                                               : ToString(isolate, arguments.at(0));
  if (separator.IsException()) return IteratorCloseOnThrow(isolate, iterator);
  IteratorRecord record;
  TRY(GetIteratorDirect(isolate, iterator, &record));
  StringBuilder text(isolate);
  for (bool first = true;; first = false) {
    const Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return text.ToString();
    if (!first) TRY(text.AppendString(separator.value()));
    if (!value.IsNullOrUndefined()) {
      const Result<Tagged<String>> part = ToString(isolate, value);
      if (part.IsException()) return IteratorCloseOnThrow(isolate, iterator);
      TRY(text.AppendString(part.value()));
    }
    if (!isolate->Poll()) return Exception();
  }
}

}  // namespace v8::internal
