#include "src/builtins/iterator-support.h"
#include "src/runtime/iteration/value-list.h"

// Iterator.zip, Iterator.zipKeyed, and the helpers they return.
namespace v8::internal {

namespace {

enum class ZipMode : int { kShortest, kLongest, kStrict };

// A zip helper keeps in `underlying` a list with three entries for every iterator: the iterator (undefined once it is
// done), its next method, and its padding. `callback` is the list of keys of Iterator.zipKeyed or undefined, `counter` the
// mode.
constexpr int kIterator = 0, kNext = 1, kPadding = 2, kEntrySize = 3;

// IteratorCloseAll: in reverse order. A pending exception is the throw completion it begins with.
template <typename List>
Result<void> CloseAll(Isolate* isolate, const List& iterator_at, int count) {
  for (int i = count - 1; i >= 0; --i) {
    const Value iterator = iterator_at(i);
    if (iterator.IsUndefined()) continue;
    if (isolate->has_pending_exception()) {
      IteratorCloseOnThrow(isolate, iterator);
    } else {
      static_cast<void>(IteratorClose(isolate, iterator));
    }
  }
  if (isolate->has_pending_exception()) return Exception();
  return Ok();
}

Result<void> CloseAll(Isolate* isolate, Tagged<FixedArray> list) {
  return CloseAll(isolate, [&](int i) { return list->get(kEntrySize * i + kIterator); }, list->length() / kEntrySize);
}

// What zip and zipKeyed do alike: the options, and the list of iterators as it grows. The operations that fail close the
// iterators opened so far.
class Zipper {
 public:
  explicit Zipper(Isolate* isolate) : isolate_(isolate), list_(isolate) {}

  Result<void> ReadOptions(Value iterables, Value options, const char* method) {
    // 1. If iterables is not an Object, throw a TypeError exception.
    if (!IsJSReceiver(iterables)) {
      return Throw(isolate_, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate_, method)));
    }
    // 2. Set options to ? GetOptionsObject(options).
    if (options.IsUndefined()) return Ok();
    if (!IsJSReceiver(options)) return Throw(isolate_, MessageTemplate::kArgumentIsNonObject, options);
    // 3. Let mode be ? Get(options, "mode").
    const Value mode = TRY(Get(isolate_, options, ReadOnlyRoots::mode_string()));
    if (IsString(mode) && Cast<String>(mode)->IsEqualTo("longest")) {
      mode_ = ZipMode::kLongest;
    } else if (IsString(mode) && Cast<String>(mode)->IsEqualTo("strict")) {
      mode_ = ZipMode::kStrict;
    } else if (!mode.IsUndefined() && !(IsString(mode) && Cast<String>(mode)->IsEqualTo("shortest"))) {
      return Throw(isolate_, MessageTemplate::kInvalidOption, mode, ReadOnlyRoots::mode_string());
    }
    if (mode_ != ZipMode::kLongest) return Ok();
    // 7. Set paddingOption to ? Get(options, "padding").
    padding_ = TRY(Get(isolate_, options, ReadOnlyRoots::padding_string()));
    if (padding_.IsUndefined() || IsJSReceiver(padding_)) return Ok();
    return Throw(isolate_, MessageTemplate::kInvalidOption, padding_, ReadOnlyRoots::padding_string());
  }

  int count() const { return list_.length() / kEntrySize; }
  Value padding() const { return padding_; }
  bool has_padding() const { return !padding_.IsUndefined(); }

  // IfAbruptCloseIterators.
  ExceptionPending Close() {
    static_cast<void>(
        CloseAll(isolate_, [this](int i) { return list_[kEntrySize * i + kIterator]; }, count()));
    return Exception();
  }
  // Opens one more iterator.
  Result<void> Add(Value iterable) {
    IteratorRecord record;
    TRY(GetIteratorFlattenable(isolate_, iterable, false, &record));
    TRY(list_.Add(record.iterator));
    TRY(list_.Add(record.next_method));
    return list_.Add(Undefined());
  }
  void SetPadding(int index, Value value) { list_.set(kEntrySize * index + kPadding, value); }

  // IteratorZip ( iters, mode, padding, finishResults ); `keys`: a FixedArray, or undefined for arrays.
  Result<Value> NewHelper(Value keys) {
    const Tagged<FixedArray> list = TRY(NewFixedArray(isolate_, list_.length()));
    for (int i = 0; i < list_.length(); ++i) list->set(i, list_[i]);
    const Tagged<JSIteratorHelper> helper =
        Cast<JSIteratorHelper>(TRY(NewJSObjectFromMap(isolate_, isolate_->realm()->iterator_helper_map())));
    helper->set_underlying(list);
    helper->set_callback(keys);
    helper->set_counter(Value::Int(static_cast<int>(mode_)));
    helper->set_kind(static_cast<int>(IteratorHelperKind::kZip));
    helper->set_state(static_cast<int>(IteratorHelperState::kStart));
    return helper;
  }

 private:
  Isolate* const isolate_;
  ValueList list_;
  ZipMode mode_ = ZipMode::kShortest;
  Value padding_ = Undefined();
};

// The values of Iterator.zip's padding option, in order.
Result<void> ReadPaddingFromIterable(Isolate* isolate, Zipper* zipper) {
  IteratorRecord padding;
  TRY(GetIterator(isolate, zipper->padding(), &padding));
  for (int i = 0; i < zipper->count(); ++i) {
    const Value value = TRY(IteratorStepValue(isolate, padding));
    if (value.IsTheHole()) return Ok();
    zipper->SetPadding(i, value);
  }
  return IteratorClose(isolate, padding.iterator);
}

// What a round of values becomes: an array, or an object without a prototype.
Result<Value> FinishResults(Isolate* isolate, Tagged<FixedArray> values, Value keys) {
  if (keys.IsUndefined()) return NewJSArrayWithElements(isolate, values);
  const Tagged<JSObject> object = TRY(NewJSObjectWithNullProto(isolate));
  for (int i = 0; i < values->length(); ++i) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, Cast<FixedArray>(keys)->get(i)));
    TRY(CreateDataPropertyOrThrow(isolate, object, key, values->get(i)));
  }
  return object;
}

ExceptionPending ThrowLengthsDiffer(Isolate* isolate) {
  return Throw(isolate, MessageTemplate::kIteratorZipLengthMismatch);
}

// Mode "strict", after the first iterator was done: all others must be, too.
Result<void> CheckOthersAreDone(Isolate* isolate, Tagged<FixedArray> list) {
  for (int k = kEntrySize; k < list->length(); k += kEntrySize) {
    const Result<bool> open = IteratorStep(isolate, {list->get(k + kIterator), list->get(k + kNext)});
    if (open.IsException() || !open.value()) {
      list->set(k + kIterator, Undefined());
      if (open.IsException()) return Exception();
    } else {
      return ThrowLengthsDiffer(isolate);
    }
  }
  return Ok();
}

bool AllDone(Tagged<FixedArray> list) {
  for (int i = 0; i < list->length(); i += kEntrySize) {
    if (!list->get(i + kIterator).IsUndefined()) return false;
  }
  return true;
}

}  // namespace

Result<void> CloseZip(Isolate* isolate, Tagged<JSIteratorHelper> helper) {
  return CloseAll(isolate, Cast<FixedArray>(helper->underlying()));
}

Result<Value> NextOfZip(Isolate* isolate, Tagged<JSIteratorHelper> helper) {
  const Tagged<FixedArray> list = Cast<FixedArray>(helper->underlying());
  const ZipMode mode = static_cast<ZipMode>(helper->counter().AsInt());
  const int count = list->length() / kEntrySize;
  if (count == 0) return TheHole();
  const Tagged<FixedArray> results = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) {
    const int entry = kEntrySize * i;
    if (list->get(entry + kIterator).IsUndefined()) {
      results->set(i, list->get(entry + kPadding));
      continue;
    }
    const Result<Value> value = IteratorStepValue(isolate, {list->get(entry + kIterator), list->get(entry + kNext)});
    if (!value.IsException() && !value.value().IsTheHole()) {
      results->set(i, value.value());
      if (!isolate->Poll()) return Exception();
      continue;
    }
    // Remove iter from openIters.
    list->set(entry + kIterator, Undefined());
    bool is_end = true;
    if (!value.IsException()) {
      if (mode == ZipMode::kStrict) {
        static_cast<void>(i == 0 ? CheckOthersAreDone(isolate, list) : Result<void>(ThrowLengthsDiffer(isolate)));
      } else if (mode == ZipMode::kLongest) {
        is_end = AllDone(list);
        results->set(i, list->get(entry + kPadding));
      }
    }
    if (is_end) {
      TRY(CloseAll(isolate, list));
      return TheHole();
    }
  }
  return FinishResults(isolate, results, helper->callback());
}

// ECMA-262 Iterator.zip ( iterables [ , options ] )
BUILTIN(IteratorZip) {
  const Value iterables = arguments.at(0);
  Zipper zipper(isolate);
  TRY(zipper.ReadOptions(iterables, arguments.at(1), "Iterator.zip"));
  IteratorRecord input;
  TRY(GetIterator(isolate, iterables, &input));
  while (true) {
    const Result<Value> next = IteratorStepValue(isolate, input);
    if (next.IsException()) return zipper.Close();
    if (next.value().IsTheHole()) break;
    if (zipper.Add(next.value()).IsException()) {
      zipper.Close();
      return IteratorCloseOnThrow(isolate, input.iterator);
    }
    if (!isolate->Poll()) return Exception();
  }
  if (zipper.has_padding() && ReadPaddingFromIterable(isolate, &zipper).IsException()) return zipper.Close();
  return zipper.NewHelper(Undefined());
}

// ECMA-262 Iterator.zipKeyed ( iterables [ , options ] )
BUILTIN(IteratorZipKeyed) {
  Zipper zipper(isolate);
  TRY(zipper.ReadOptions(arguments.at(0), arguments.at(1), "Iterator.zipKeyed"));
  const Tagged<JSReceiver> iterables = Cast<JSReceiver>(arguments.at(0));
  // 10. Let allKeys be ? iterables.[[OwnPropertyKeys]]().
  const Tagged<FixedArray> all_keys = TRY(OwnPropertyKeys(isolate, iterables));
  ValueList used_keys(isolate);
  // 12. For each element key of allKeys: the iterator of an enumerable property that is not undefined.
  const auto add = [&](Value name) -> Result<void> {
    const PropertyKey key = TRY(ToPropertyKey(isolate, name));
    PropertyDescriptor descriptor;
    if (!TRY(GetOwnProperty(isolate, iterables, key, &descriptor)) || !descriptor.enumerable) return Ok();
    const Value value = TRY(Get(isolate, iterables, key));
    if (value.IsUndefined()) return Ok();
    TRY(used_keys.Add(name));
    return zipper.Add(value);
  };
  for (int i = 0; i < all_keys->length(); ++i) {
    if (add(all_keys->get(i)).IsException()) return zipper.Close();
    if (!isolate->Poll()) return Exception();
  }
  const Tagged<FixedArray> keys = TRY(NewFixedArray(isolate, used_keys.length()));
  for (int i = 0; i < used_keys.length(); ++i) {
    keys->set(i, used_keys[i]);
    if (!zipper.has_padding()) continue;
    const PropertyKey key = TRY(ToPropertyKey(isolate, used_keys[i]));
    const Result<Value> padding = Get(isolate, zipper.padding(), key);
    if (padding.IsException()) return zipper.Close();
    zipper.SetPadding(i, padding.value());
  }
  return zipper.NewHelper(keys);
}

}  // namespace v8::internal
