#include "src/builtins/element-walk.h"

#include <algorithm>

#include "src/base/sorting.h"
#include "src/ic/element-access.h"
#include "src/objects/elements.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

namespace {

// No proxy, interceptor, access check, or exotic element.
bool IsOrdinary(Tagged<JSReceiver> object) {
  const InstanceType type = object->instance_type();
  return type > LAST_SPECIAL_RECEIVER_TYPE && type != JS_API_OBJECT_TYPE;
}

}  // namespace

bool ElementWalk::CanSkip() const {
  if (!IsOrdinary(object_)) return false;
  const ElementsKind kind = Cast<JSObject>(object_)->elements_kind();
  if (!IsFastElementsKind(kind) && kind != DICTIONARY_ELEMENTS) return false;
  const Value prototype = object_->map()->prototype();
  const Tagged<NativeContext> realm = isolate_->realm();
  // Fast path: an array of this realm.
  if (prototype == realm->initial_array_prototype() && ProtectorIntact(realm->no_elements_protector())) return true;
  return PrototypesHaveNoElements(Cast<JSObject>(object_));
}

Result<double> ElementWalk::Next(double from, double limit) {
  if (!isolate_->Poll()) return Exception();
  if (from >= limit) return limit;
  // Integers beyond are names.
  if (from > kMaxArrayIndex || !CanSkip()) return from;
  const double end = std::min(limit, static_cast<double>(kMaxArrayIndex) + 1);
  const Tagged<JSObject> object = Cast<JSObject>(object_);
  if (IsFastElementsKind(object->elements_kind())) {
    const double store_end = std::min(end, static_cast<double>(Cast<ArrayBase>(object->elements())->length()));
    for (double k = from; k < store_end;) {
      const double stop = std::min(store_end, k + kWordsBetweenPolls);
      for (; k < stop; ++k) {
        if (!FastElement(object, static_cast<uint32_t>(k)).IsTheHole()) return k;
      }
      if (!isolate_->Poll()) return Exception();
      if (!HasFastElements(object)) return k;
    }
    return end;
  }
  TRY(ListIndices());
  const uint32_t first = static_cast<uint32_t>(from);
  double next = end;
  for (const Indices* indices : {&indices_, &recent_}) {
    const uint32_t* const found = std::lower_bound(indices->begin(), indices->end(), first);
    if (found != indices->end()) next = std::min(next, static_cast<double>(*found));
  }
  return next;
}

Result<double> ElementWalk::Previous(double from) {
  if (!isolate_->Poll()) return Exception();
  if (from < 0) return -1.0;
  if (from > kMaxArrayIndex || !CanSkip()) return from;
  const Tagged<JSObject> object = Cast<JSObject>(object_);
  if (IsFastElementsKind(object->elements_kind())) {
    double k = std::min(from, static_cast<double>(Cast<ArrayBase>(object->elements())->length()) - 1);
    while (k >= 0) {
      const double stop = std::max(-1.0, k - kWordsBetweenPolls);
      for (; k > stop; --k) {
        if (!FastElement(object, static_cast<uint32_t>(k)).IsTheHole()) return k;
      }
      if (!isolate_->Poll()) return Exception();
      if (!HasFastElements(object)) return k;
    }
    return -1.0;
  }
  TRY(ListIndices());
  const uint32_t last = static_cast<uint32_t>(from);
  double previous = -1;
  for (const Indices* indices : {&indices_, &recent_}) {
    const uint32_t* const behind = std::upper_bound(indices->begin(), indices->end(), last);
    if (behind != indices->begin()) previous = std::max(previous, static_cast<double>(behind[-1]));
  }
  return previous;
}

Result<void> ElementWalk::Sort(Indices* indices) {
  const base::SortResult result = base::SortWithPolls(indices->data(), indices->size(), std::less<uint32_t>(),
                                                      [this] { return isolate_->Poll(); });
  if (result == base::SortResult::kOutOfMemory) return ReportOutOfMemory(isolate_, "element indices");
  return result == base::SortResult::kStopped ? Result<void>(Exception()) : Ok();
}

bool ElementWalk::MergeRecent() {
  size_t left = indices_.size();
  size_t right = recent_.size();
  if (!indices_.TryAppend(recent_.data(), right)) return false;
  // From the back; what is left of `indices_` in the end is in its place.
  for (size_t to = left + right; right > 0;) {
    indices_[--to] = left > 0 && indices_[left - 1] > recent_[right - 1] ? indices_[--left] : recent_[--right];
  }
  recent_.Clear();
  return true;
}

Result<void> ElementWalk::ListAllIndices(Tagged<NumberDictionary> dictionary) {
  listed_ = Tagged<NumberDictionary>();
  indices_.Clear();
  recent_.Clear();
  const int used = dictionary->used();
  if (!indices_.TryReserve(static_cast<size_t>(used))) return ReportOutOfMemory(isolate_, "element indices");
  for (int entry = 0; entry < used; ++entry) {
    if (!dictionary->IsDeleted(entry)) static_cast<void>(indices_.TryAdd(dictionary->IndexAt(entry)));
    if (!PollInterruptsAt(isolate_, static_cast<uint64_t>(entry))) return Exception();
  }
  TRY(Sort(&indices_));
  listed_ = dictionary;
  listed_count_ = used;
  return Ok();
}

Result<void> ElementWalk::ListIndices() {
  const auto dictionary = Cast<NumberDictionary>(Cast<JSObject>(object_)->elements());
  if (dictionary != listed_) return ListAllIndices(dictionary);
  const int used = dictionary->used();
  for (; listed_count_ < used; ++listed_count_) {
    if (dictionary->IsDeleted(listed_count_)) continue;
    const uint32_t index = dictionary->IndexAt(listed_count_);
    if ((recent_.size() == kMaxRecent && !MergeRecent()) || !recent_.TryAdd(index)) {
      return ReportOutOfMemory(isolate_, "element indices");
    }
    std::rotate(std::upper_bound(recent_.begin(), recent_.end() - 1, index), recent_.end() - 1, recent_.end());
  }
  return Ok();
}

Result<Value> PresentElements::NextSlow() {
  while (begin_ < end_) {
    const bool up = direction_ == kAscending;
    const double k = up ? TRY(walk_.Next(begin_, end_)) : TRY(walk_.Previous(end_ - 1));
    if (up ? k >= end_ : k < begin_) break;
    Value value;
    if (absent_ == kAbsentAsUndefined) {
      value = TRY(GetElement(isolate_, object_, k));
    } else {
      value = TRY(GetElementIfPresent(isolate_, object_, k));
    }
    Found(k, value);
    if (!value.IsTheHole()) return value;
  }
  begin_ = end_;
  return TheHole();
}

}  // namespace v8::internal
