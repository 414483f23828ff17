#ifndef FLAT8_SRC_RUNTIME_ITERATION_ARRAY_ITERATION_H_
#define FLAT8_SRC_RUNTIME_ITERATION_ARRAY_ITERATION_H_

#include "src/runtime/iteration/iteration.h"

namespace v8::internal {

// ECMA-262 §23.1.5.2.1 %ArrayIteratorPrototype%.next ( ) without the result object: the next value, or the hole at the end.
Result<Value> ArrayIteratorStep(Isolate* isolate, Tagged<JSArrayIterator> iterator);
// The elements of an array for which IsFastIterableArray holds; holes as undefined.
Result<Tagged<FixedArray>> FastArrayToList(Isolate* isolate, Tagged<JSArray> array);
// Appends them to the array that a literal or a list of arguments is made in.
Result<void> AppendFastArray(Isolate* isolate, Tagged<JSArray> target, Tagged<JSArray> array);
// Whether `next` of array iterators of the current realm is what it was made to be.
bool IsOriginalArrayIteratorNext(Isolate* isolate);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ITERATION_ARRAY_ITERATION_H_
