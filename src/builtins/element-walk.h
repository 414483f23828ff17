#ifndef FLAT8_SRC_BUILTINS_ELEMENT_WALK_H_
#define FLAT8_SRC_BUILTINS_ELEMENT_WALK_H_

#include "src/base/growable-array.h"
#include "src/builtins/array-support.h"

namespace v8::internal {

// Walks along the indices of an array-like at the cost of what is there: stretches without elements are skipped where
// nobody can observe that (an ordinary object, and ordinary prototypes without elements). The object is looked at anew at
// every step, so script may change everything in between. Steps poll.
//
// The indices of dictionary elements are listed and sorted once; elements added meanwhile are appended to the dictionary
// and put into a second, short list from there. A dictionary that has been written anew is listed again.
class ElementWalk {
 public:
  ElementWalk(Isolate* isolate, Tagged<JSReceiver> object) : isolate_(isolate), object_(object) {}
  DISALLOW_COPY(ElementWalk);

  // The least index from `from` on where there may be something, or `limit` when there is none below it.
  Result<double> Next(double from, double limit);
  // The greatest index down from `from`, or -1.
  Result<double> Previous(double from);

 private:
  static constexpr size_t kMaxRecent = 512;
  using Indices = base::GrowableArray<uint32_t>;

  bool CanSkip() const;
  // Brings the lists up to date with dictionary elements.
  Result<void> ListIndices();
  Result<void> ListAllIndices(Tagged<NumberDictionary> dictionary);
  Result<void> Sort(Indices* indices);
  bool MergeRecent();

  Isolate* isolate_;
  Tagged<JSReceiver> object_;
  Tagged<NumberDictionary> listed_;  // the dictionary that the lists are about
  int listed_count_ = 0;             // its entries up to here are in them
  Indices indices_;
  Indices recent_;
};

// The elements of [begin, end) in order, up or down. Absent ones are left out; with kAbsentAsUndefined they are read as
// undefined, but those that nobody can observe are left out as well: a step in index() shows them.
class PresentElements {
 public:
  enum Direction : bool { kAscending, kDescending };
  enum Absent : bool { kLeaveOut, kAbsentAsUndefined };

  PresentElements(Isolate* isolate, Tagged<JSReceiver> object, double begin, double end,
                  Direction direction = kAscending, Absent absent = kLeaveOut)
      : isolate_(isolate), object_(object), walk_(isolate, object), begin_(begin), end_(end), direction_(direction),
        absent_(absent) {}

  // The next one, or the hole at the end.
  V8_INLINE Result<Value> Next() {
    if (V8_LIKELY(begin_ < end_ && HasFastElements(object_))) {
      const double k = direction_ == kAscending ? begin_ : end_ - 1;
      if (k <= kMaxArrayIndex) {
        const Value value = FastElement(Cast<JSObject>(object_), static_cast<uint32_t>(k));
        if (V8_LIKELY(!value.IsTheHole())) return Found(k, value);
      }
    }
    return NextSlow();
  }
  // Where the element was that Next() found last.
  double index() const { return index_; }

 private:
  V8_INLINE Value Found(double k, Value value) {
    index_ = k;
    (direction_ == kAscending ? begin_ : end_) = direction_ == kAscending ? k + 1 : k;
    return value;
  }
  Result<Value> NextSlow();

  Isolate* isolate_;
  Tagged<JSReceiver> object_;
  ElementWalk walk_;
  double begin_;
  double end_;
  double index_ = -1;
  Direction direction_;
  Absent absent_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_ELEMENT_WALK_H_
