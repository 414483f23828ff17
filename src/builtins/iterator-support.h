#ifndef FLAT8_SRC_BUILTINS_ITERATOR_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_ITERATOR_SUPPORT_H_

#include "src/builtins/builtins.h"
#include "src/runtime/iteration/iteration.h"

// What Iterator's own methods and its helpers have in common.
namespace v8::internal {

// What a JSIteratorHelper does (its kind), and how far it is (its state).
enum class IteratorHelperKind : int { kMap, kFilter, kTake, kDrop, kFlatMap, kConcat, kZip, kChunks, kWindows,
                                      kWrapForValid };
enum class IteratorHelperState : int { kStart, kYielded, kRunning, kDone };

// §7.4.2 GetIteratorDirect ( obj )
inline Result<void> GetIteratorDirect(Isolate* isolate, Value object, IteratorRecord* record) {
  record->iterator = object;
  record->next_method = TRY(Get(isolate, object, ReadOnlyRoots::next_string()));
  return Ok();
}
// §7.4.5 GetIteratorFlattenable ( obj, primitiveHandling ); strings are iterated when `iterate_strings`.
Result<void> GetIteratorFlattenable(Isolate* isolate, Value object, bool iterate_strings, IteratorRecord* record);
// The receiver of an Iterator.prototype method: TypeError unless it is an object.
Result<void> CheckIteratorReceiver(Isolate* isolate, Value receiver, const char* method);
// §27.1.2.1.1 %IteratorHelperPrototype%.next ( ) without the result object: the next value, or the hole at the end.
Result<Value> StepIteratorHelper(Isolate* isolate, Value receiver);
// The next value of a helper made by Iterator.zip or zipKeyed, or the hole at the end; and closing its iterators.
Result<Value> NextOfZip(Isolate* isolate, Tagged<JSIteratorHelper> helper);
Result<void> CloseZip(Isolate* isolate, Tagged<JSIteratorHelper> helper);
// Checks a callback; closes the iterator when there is none.
Result<void> CheckIteratorCallback(Isolate* isolate, Value receiver, Value callback);

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_ITERATOR_SUPPORT_H_
