#ifndef FLAT8_SRC_RUNTIME_ITERATION_ITERATION_H_
#define FLAT8_SRC_RUNTIME_ITERATION_ITERATION_H_

#include "src/runtime/properties/property.h"

// ECMA-262 §7.4 Operations on Iterator Objects.
namespace v8::internal {

struct IteratorRecord {
  Value iterator;
  Value next_method;
};

// Fills *record. kNotIterable when there is no method.
Result<void> GetIterator(Isolate* isolate, Value object, IteratorRecord* record);
Result<void> GetAsyncIterator(Isolate* isolate, Value object, IteratorRecord* record);
// §27.1.6.1 CreateAsyncFromSyncIterator ( syncIteratorRecord )
Result<void> CreateAsyncFromSyncIterator(Isolate* isolate, const IteratorRecord& sync, IteratorRecord* record);
Result<void> GetIteratorFromMethod(Isolate* isolate, Value object, Value method, IteratorRecord* record);
// Its second half: the value that an iterator has returned, or the hole.
Result<Value> IteratorResultValue(Isolate* isolate, Value result);
// §7.4.9 IteratorStepValue: the value, or the hole when done. Generators and the library's own iterators whose `next` is
// the original do without a result object.
Result<Value> IteratorStepValue(Isolate* isolate, const IteratorRecord& record);
// §7.4.8 IteratorStep, without looking at the value: whether there is one.
Result<bool> IteratorStep(Isolate* isolate, const IteratorRecord& record);
// The result object for what a step without one has found: a value, or the hole.
inline Result<Value> StepResult(Isolate* isolate, Value value) {
  return value.IsTheHole() ? NewIteratorResult(isolate, Undefined(), true) : NewIteratorResult(isolate, value, false);
}
// §7.4.11 IteratorClose with a normal completion.
Result<void> IteratorClose(Isolate* isolate, Value iterator);
// With a throw completion: the pending exception stays what it is. Returns Exception() for convenience.
ExceptionPending IteratorCloseOnThrow(Isolate* isolate, Value iterator);
// All values of an iterable as a list (FixedArray with exact length).
Result<Tagged<FixedArray>> IterableToList(Isolate* isolate, Value iterable, Value method = Value());
// Calls `visit(value) -> Result<bool>` for each value until it returns false (then the iterator is closed); closes the
// iterator when visit throws.
template <typename Visit>
Result<void> ForEachOf(Isolate* isolate, Value iterable, Visit visit) {
  IteratorRecord record;
  TRY(GetIterator(isolate, iterable, &record));
  while (true) {
    const Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return Ok();
    Result<bool> go_on = visit(value);
    if (go_on.IsException()) return IteratorCloseOnThrow(isolate, record.iterator);
    if (!go_on.value()) return IteratorClose(isolate, record.iterator);
  }
}
// Whether iterating the value is not observable: a JSArray with fast elements and everything about array iteration as
// it was made. Callers may then read the elements directly.
bool IsFastIterableArray(Isolate* isolate, Value value);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ITERATION_ITERATION_H_
