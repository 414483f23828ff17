#ifndef FLAT8_SRC_HEAP_OBJECT_FACTORY_H_
#define FLAT8_SRC_HEAP_OBJECT_FACTORY_H_

#include "src/base/vector.h"
#include "src/heap/allocation.h"
#include "src/roots/roots.h"

// Makes objects of every kind, fully initialised. Fallible: an exception is a RangeError for requests beyond an absolute
// limit, else the termination of an isolate that has run out of memory. (Factory in factory.h is V8's vocabulary over
// these functions, for tests and the API.)
namespace v8::internal {

// ---- Arrays of words. Elements: undefined unless said otherwise; length 0 gives the shared empty array. Lengths may be
// what script chose: too long ones are a RangeError before anything is computed from them or allocated.
Result<Tagged<FixedArray>> NewFixedArray(Isolate* isolate, int64_t length, AllocationType type = AllocationType::kYoung);
Result<Tagged<FixedArray>> NewFixedArrayWithHoles(Isolate* isolate, int64_t length,
                                                  AllocationType type = AllocationType::kYoung);
Result<Tagged<FixedArray>> CopyFixedArrayUpTo(Isolate* isolate, Tagged<FixedArray> source, int length);
// RangeError where no array of words can have so many.
Result<void> CheckArrayLength(Isolate* isolate, int64_t length);
// The same where each entry will be an object of `entry_size` bytes of its own, too, and the heap can never hold them all.
Result<void> CheckListFits(Isolate* isolate, int64_t length, size_t entry_size);
// The capacity that a store of `length` words is to grow to that has to hold `needed`; RangeError where it cannot.
Result<int> GrownCapacity(Isolate* isolate, int64_t length, int64_t needed);
// A list that grows: `list` itself while it has room for `needed` entries, else a larger one, with holes behind.
Result<Tagged<FixedArray>> GrowList(Isolate* isolate, Tagged<FixedArray> list, int64_t needed);
// Copying between or within arrays (overlap allowed) and filling, with polls where it takes long. What a termination
// leaves of a copy within one array is what moving element by element would.
Result<void> CopyElements(Isolate* isolate, Tagged<FixedArray> target, int64_t to, Tagged<FixedArray> source,
                          int64_t from, int64_t count);
Result<void> FillElements(Isolate* isolate, Tagged<FixedArray> array, int64_t from, int64_t to, Value value);
Result<Tagged<WeakFixedArray>> NewWeakFixedArray(Isolate* isolate, int length,
                                                 AllocationType type = AllocationType::kYoung);
// Uninitialised doubles (fill before the next allocation is not required: raw).
Result<Tagged<FixedDoubleArray>> NewFixedDoubleArray(Isolate* isolate, int length);
Result<Tagged<ByteArray>> NewByteArray(Isolate* isolate, int length, AllocationType type = AllocationType::kYoung);
Result<Tagged<PropertyArray>> NewPropertyArray(Isolate* isolate, int length, int hash);
Result<Tagged<DescriptorArray>> NewDescriptorArray(Isolate* isolate, int capacity);
Result<Tagged<TransitionArray>> NewTransitionArray(Isolate* isolate, int entries);
// Of a function with that bytecode, in that realm.
Result<Tagged<FeedbackVector>> NewFeedbackVector(Isolate* isolate, Tagged<Code> code, Tagged<NativeContext> context,
                                                 bool with_profile);

// ---- Strings
Result<Tagged<SeqOneByteString>> NewRawOneByteString(Isolate* isolate, uint32_t length,
                                                     AllocationType type = AllocationType::kYoung);
Result<Tagged<SeqTwoByteString>> NewRawTwoByteString(Isolate* isolate, uint32_t length,
                                                     AllocationType type = AllocationType::kYoung);
Result<Tagged<String>> NewStringFromOneByte(Isolate* isolate, base::Vector<const uint8_t> chars,
                                            AllocationType type = AllocationType::kYoung);
// Stores one byte a character where all fit.
Result<Tagged<String>> NewStringFromTwoByte(Isolate* isolate, base::Vector<const uint16_t> chars,
                                            AllocationType type = AllocationType::kYoung);
Result<Tagged<String>> NewStringFromAscii(Isolate* isolate, const char* text);
Result<Tagged<String>> NewStringFromUtf8(Isolate* isolate, base::Vector<const char> text,
                                         AllocationType type = AllocationType::kYoung);
Result<Tagged<String>> LookupSingleCharacterString(Isolate* isolate, uint16_t code_unit);
// Concatenation: a cons string when long enough. RangeError kInvalidStringLength beyond String::kMaxLength.
Result<Tagged<String>> NewConsString(Isolate* isolate, Tagged<String> left, Tagged<String> right);
// Code units [begin, end) of any string (flattens it): slices, single characters, copies, or the string itself.
Result<Tagged<String>> NewSubString(Isolate* isolate, Tagged<String> string, uint32_t begin, uint32_t end);

// ---- Internalized strings and symbols
// The internalized string of the same content, which a rope keeps as its own.
Result<Tagged<String>> InternalizeString(Isolate* isolate, Tagged<String> string);
Result<Tagged<String>> InternalizeOneByte(Isolate* isolate, base::Vector<const uint8_t> chars);
Result<Tagged<String>> InternalizeTwoByte(Isolate* isolate, base::Vector<const uint16_t> chars);
Result<Tagged<String>> InternalizeAscii(Isolate* isolate, const char* text);
Result<Tagged<Symbol>> NewSymbol(Isolate* isolate, Value description = Undefined(), uint32_t flags = 0);
Result<Tagged<Symbol>> NewPrivateNameSymbol(Isolate* isolate, Tagged<String> name);

// ---- Numbers
Result<Tagged<String>> NumberToString(Isolate* isolate, Value number);
Result<Tagged<BigInt>> NewBigInt(Isolate* isolate, uint32_t digits, bool sign);  // digits uninitialised

// ---- Maps
// A fresh map: extensible, no properties, prototype null. `inobject` words of in-object properties included in `size`.
Result<Tagged<Map>> NewMap(Isolate* isolate, InstanceType type, int size, int inobject = 0, uint8_t bits = HOLEY_ELEMENTS);

// ---- Objects of the language
// An instance of the map: fields undefined, elements empty (the elements kind of the map's header template), type
// specific fields (below `inobject_start`) undefined.
Result<Tagged<JSObject>> NewJSObjectFromMap(Isolate* isolate, Tagged<Map> map,
                                            AllocationType type = AllocationType::kYoung);
// {} of the current realm; with prototype null, or another.
Result<Tagged<JSObject>> NewJSObject(Isolate* isolate);
Result<Tagged<JSObject>> NewJSObjectWithNullProto(Isolate* isolate);
// An instance of the function's initial map.
Result<Tagged<JSObject>> NewJSObjectFromConstructor(Isolate* isolate, Tagged<JSFunction> constructor);
// [] of the current realm with `length` holes (packed when 0) and room for `capacity`.
Result<Tagged<JSArray>> NewJSArray(Isolate* isolate, int length = 0, int capacity = 0);
// An array that takes over `elements` (packed, any values); `length` defaults to all of them.
Result<Tagged<JSArray>> NewJSArrayWithElements(Isolate* isolate, Tagged<FixedArray> elements, int length = -1);
Result<Tagged<JSFunction>> NewFunction(Isolate* isolate, Tagged<SharedFunctionInfo> shared, Tagged<Context> context,
                                       Tagged<Map> map, AllocationType type = AllocationType::kYoung);
// The closure that CreateClosure makes: the map follows from the function's kind and language mode.
Result<Tagged<JSFunction>> NewClosure(Isolate* isolate, Tagged<SharedFunctionInfo> shared, Tagged<Context> context);
// A function of the current realm that runs a builtin, with `name` and `length` properties; not a constructor.
Result<Tagged<JSFunction>> NewBuiltinFunction(Isolate* isolate, Builtin builtin, Tagged<String> name, int length);
// The same with `slots` extra values for the builtin, in its context from Context::kFirstVariableSlot on (undefined
// until set): how resolve functions, combinators and the like carry their state.
Result<Tagged<JSFunction>> NewBuiltinFunctionWithContext(Isolate* isolate, Builtin builtin, Tagged<String> name,
                                                         int length, int slots);
Result<Tagged<SharedFunctionInfo>> NewSharedFunctionInfo(Isolate* isolate, Tagged<String> name, Tagged<Code> code,
                                                         FunctionKind kind);
// Fills all but the fields that a fresh struct holds undefined in.
void InitializeSharedFunctionInfo(Tagged<SharedFunctionInfo> shared, Tagged<String> name, Tagged<Code> code,
                                  FunctionKind kind);
Result<Tagged<JSObject>> NewIteratorResult(Isolate* isolate, Value value, bool done);
Result<Tagged<JSArrayIterator>> NewArrayIterator(Isolate* isolate, Value array, IterationKind kind);
Result<Tagged<JSPromise>> NewJSPromise(Isolate* isolate);
Result<Tagged<Context>> NewContext(Isolate* isolate, Tagged<Context> previous, int slots, Value scope_info);
Result<Tagged<Cell>> NewCell(Isolate* isolate, Value value);
Result<Tagged<PropertyCell>> NewPropertyCell(Isolate* isolate, Tagged<Name> name, Value value, PropertyDetails details);
Result<Tagged<AccessorPair>> NewAccessorPair(Isolate* isolate, Value getter, Value setter);
// Any internal struct whose body is all values: filled with undefined. T names the class, the map its type.
Result<Tagged<HeapObject>> NewStructRaw(Isolate* isolate, Tagged<Map> map, int size, AllocationType type);
template <typename T>
Result<Tagged<T>> NewStruct(Isolate* isolate, Tagged<Map> map, AllocationType type = AllocationType::kYoung) {
  Result<Tagged<HeapObject>> object = NewStructRaw(isolate, map, sizeof(T), type);
  return Result<Tagged<T>>(Tagged<T>(object.unchecked().ptr()));
}

// Growing lists in FixedArrays: element 0 counts the entries. `list` may be undefined. The result is the list to use.
Result<Tagged<FixedArray>> ListAdd(Isolate* isolate, Value list, Value value);
inline int ListLength(Value list) { return list.IsCell() ? Cast<FixedArray>(list)->get(0).AsInt() : 0; }
inline Value ListGet(Value list, int index) { return Cast<FixedArray>(list)->get(index + 1); }

// The identity hash of an object or symbol: 20 bits or more, never 0; made on first use.
Result<uint32_t> GetOrCreateHash(Isolate* isolate, Value receiver);
uint32_t GetHashOrZero(Value receiver);

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_OBJECT_FACTORY_H_
