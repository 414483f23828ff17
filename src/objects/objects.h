#ifndef FLAT8_SRC_OBJECTS_OBJECTS_H_
#define FLAT8_SRC_OBJECTS_OBJECTS_H_

// All object layouts, the type tests and the size of any object.

#include "src/objects/bigint.h"
#include "src/objects/cell.h"
#include "src/objects/code.h"
#include "src/objects/context.h"
#include "src/objects/descriptor-array.h"
#include "src/objects/feedback-vector.h"
#include "src/objects/fixed-array.h"
#include "src/objects/hash-table.h"
#include "src/objects/js-array-buffer.h"
#include "src/objects/js-collection.h"
#include "src/objects/js-function.h"
#include "src/objects/js-generator.h"
#include "src/objects/js-objects.h"
#include "src/objects/js-promise.h"
#include "src/objects/js-regexp.h"
#include "src/objects/js-weak-refs.h"
#include "src/objects/map.h"
#include "src/objects/message-object.h"
#include "src/objects/module.h"
#include "src/objects/name.h"
#include "src/objects/property-handler.h"
#include "src/objects/script.h"
#include "src/objects/shared-function-info.h"
#include "src/objects/string.h"
#include "src/objects/templates.h"

namespace v8::internal {

#define IS_TYPE(Name, TYPE) \
  V8_INLINE bool Is##Name(Value value) { return HasInstanceType(value, TYPE##_TYPE); }
#define IS_RANGE(Name, FIRST, LAST) \
  V8_INLINE bool Is##Name(Value value) { return HasInstanceTypeIn(value, FIRST, LAST); }

IS_RANGE(String, FIRST_STRING_TYPE, LAST_STRING_TYPE)
IS_RANGE(InternalizedString, FIRST_STRING_TYPE, LAST_INTERNALIZED_STRING_TYPE)
IS_RANGE(Name, FIRST_STRING_TYPE, LAST_NAME_TYPE)
IS_RANGE(JSReceiver, FIRST_JS_RECEIVER_TYPE, LAST_JS_RECEIVER_TYPE)
IS_RANGE(JSObject, FIRST_JS_OBJECT_TYPE, LAST_JS_RECEIVER_TYPE)
IS_RANGE(SpecialReceiver, FIRST_JS_RECEIVER_TYPE, LAST_SPECIAL_RECEIVER_TYPE)
IS_RANGE(JSGeneratorObject, JS_GENERATOR_OBJECT_TYPE, JS_ASYNC_GENERATOR_OBJECT_TYPE)
IS_RANGE(Context, CONTEXT_TYPE, NATIVE_CONTEXT_TYPE)
IS_RANGE(JSArrayBuffer, JS_ARRAY_BUFFER_TYPE, JS_SHARED_ARRAY_BUFFER_TYPE)
IS_RANGE(Module, SOURCE_TEXT_MODULE_TYPE, SYNTHETIC_MODULE_TYPE)
IS_TYPE(SourceTextModule, SOURCE_TEXT_MODULE)
IS_TYPE(SyntheticModule, SYNTHETIC_MODULE)
IS_TYPE(ModuleRequest, MODULE_REQUEST)
IS_TYPE(ModuleEntry, MODULE_ENTRY)
IS_TYPE(JSModuleNamespace, JS_MODULE_NAMESPACE)
IS_TYPE(Symbol, SYMBOL)
IS_TYPE(BigInt, BIGINT)
IS_TYPE(Map, MAP)
IS_TYPE(FixedArray, FIXED_ARRAY)
IS_TYPE(WeakFixedArray, WEAK_FIXED_ARRAY)
IS_TYPE(WeakArrayList, WEAK_ARRAY_LIST)
IS_TYPE(FixedDoubleArray, FIXED_DOUBLE_ARRAY)
IS_TYPE(ByteArray, BYTE_ARRAY)
IS_TYPE(PropertyArray, PROPERTY_ARRAY)
IS_TYPE(DescriptorArray, DESCRIPTOR_ARRAY)
IS_TYPE(TransitionArray, TRANSITION_ARRAY)
IS_TYPE(NameDictionary, NAME_DICTIONARY)
IS_TYPE(NumberDictionary, NUMBER_DICTIONARY)
IS_TYPE(FeedbackVector, FEEDBACK_VECTOR)
IS_TYPE(NativeContext, NATIVE_CONTEXT)
IS_TYPE(ScopeInfo, SCOPE_INFO)
IS_TYPE(Code, CODE)
IS_TYPE(SharedFunctionInfo, SHARED_FUNCTION_INFO)
IS_TYPE(Script, SCRIPT)
IS_TYPE(Cell, CELL)
IS_TYPE(PropertyCell, PROPERTY_CELL)
IS_TYPE(AccessorPair, ACCESSOR_PAIR)
IS_TYPE(AccessorInfo, ACCESSOR_INFO)
IS_TYPE(FunctionTemplateInfo, FUNCTION_TEMPLATE_INFO)
IS_TYPE(ObjectTemplateInfo, OBJECT_TEMPLATE_INFO)
IS_TYPE(Foreign, FOREIGN)
IS_TYPE(PromiseReaction, PROMISE_REACTION)
IS_TYPE(PromiseCapability, PROMISE_CAPABILITY)
IS_TYPE(StackTraceFrame, STACK_TRACE_FRAME)
IS_TYPE(EnumCache, ENUM_CACHE)
IS_TYPE(WeakCell, WEAK_CELL)
IS_TYPE(JSProxy, JS_PROXY)
IS_TYPE(JSGlobalProxy, JS_GLOBAL_PROXY)
IS_TYPE(JSGlobalObject, JS_GLOBAL_OBJECT)
IS_TYPE(JSTypedArray, JS_TYPED_ARRAY)
IS_TYPE(JSPrimitiveWrapper, JS_PRIMITIVE_WRAPPER)
IS_TYPE(JSArgumentsObject, JS_ARGUMENTS_OBJECT)
IS_TYPE(JSArray, JS_ARRAY)
IS_TYPE(JSError, JS_ERROR)
IS_TYPE(JSDate, JS_DATE)
IS_TYPE(JSRegExp, JS_REGEXP)
IS_TYPE(JSRegExpStringIterator, JS_REGEXP_STRING_ITERATOR)
IS_TYPE(JSStringIterator, JS_STRING_ITERATOR)
IS_TYPE(JSArrayIterator, JS_ARRAY_ITERATOR)
IS_TYPE(JSMap, JS_MAP)
IS_TYPE(JSSet, JS_SET)
IS_TYPE(JSMapIterator, JS_MAP_ITERATOR)
IS_TYPE(JSSetIterator, JS_SET_ITERATOR)
IS_TYPE(JSWeakMap, JS_WEAK_MAP)
IS_TYPE(JSWeakSet, JS_WEAK_SET)
IS_TYPE(JSWeakRef, JS_WEAK_REF)
IS_TYPE(JSFinalizationRegistry, JS_FINALIZATION_REGISTRY)
IS_TYPE(JSPromise, JS_PROMISE)
IS_TYPE(JSAsyncFunctionObject, JS_ASYNC_FUNCTION_OBJECT)
IS_TYPE(JSAsyncGeneratorObject, JS_ASYNC_GENERATOR_OBJECT)
IS_TYPE(JSAsyncFromSyncIterator, JS_ASYNC_FROM_SYNC_ITERATOR)
IS_TYPE(JSIteratorHelper, JS_ITERATOR_HELPER)
IS_TYPE(JSSyncDisposableStack, JS_DISPOSABLE_STACK)
IS_TYPE(JSAsyncDisposableStack, JS_ASYNC_DISPOSABLE_STACK)
IS_TYPE(JSShadowRealm, JS_SHADOW_REALM)
IS_TYPE(JSDataView, JS_DATA_VIEW)
IS_TYPE(JSExternalObject, JS_EXTERNAL_OBJECT)
IS_TYPE(JSBoundFunction, JS_BOUND_FUNCTION)
IS_TYPE(JSFunction, JS_FUNCTION)
#undef IS_TYPE
#undef IS_RANGE

V8_INLINE bool IsCallable(Value value) {
  return value.IsCell() && reinterpret_cast<HeapObject*>(value.ptr())->IsCallableBit();
}
V8_INLINE bool IsConstructor(Value value) {
  return IsCallable(value) && reinterpret_cast<HeapObject*>(value.ptr())->map()->is_constructor();
}
// Whether the value is a function that runs this builtin.
inline bool IsBuiltinFunction(Value value, Builtin builtin) {
  return IsJSFunction(value) && Tagged<JSFunction>(value.ptr())->code()->IsBuiltin(builtin);
}
// V8's test vocabulary.
class Oddball : public HeapObject {};  // an immediate nevertheless: never to be dereferenced
inline bool IsTrue(Value value, Isolate*) { return value.IsTrue(); }
inline bool IsTrue(Value value) { return value.IsTrue(); }
inline bool IsFalse(Value value, Isolate*) { return value.IsFalse(); }
inline bool IsUndefined(Value value, Isolate*) { return value.IsUndefined(); }
inline bool IsNull(Value value, Isolate*) { return value.IsNull(); }
inline bool IsSmi(Value value) { return value.IsInt(); }
inline bool IsNumber(Value value) { return value.IsNumber(); }

inline void HeapObject::set_map(Tagged<Map> map) {
  const uint64_t header = header_word();
  const uint64_t from_map = map->instance_header();
  constexpr uint64_t kKept = uint64_t{kElementsKindMask} << 40 | uint64_t{0xffff} << 48;
  set_header_word((header & kKept) | (from_map & ~kKept));
}

inline int HeapObject::SizeFromMap(Tagged<Map> map) const {
  switch (instance_type()) {
    case INTERNALIZED_ONE_BYTE_STRING_TYPE:
    case SEQ_ONE_BYTE_STRING_TYPE:
      return SeqOneByteString::SizeFor(reinterpret_cast<const String*>(this)->length());
    case INTERNALIZED_TWO_BYTE_STRING_TYPE:
    case SEQ_TWO_BYTE_STRING_TYPE:
      return SeqTwoByteString::SizeFor(reinterpret_cast<const String*>(this)->length());
    case BIGINT_TYPE:
      return BigInt::SizeFor(reinterpret_cast<const BigInt*>(this)->length());
    case FILLER_TYPE:
      return Filler::kSize;
    case FREE_SPACE_TYPE:
      return static_cast<int>(reinterpret_cast<const FreeSpace*>(this)->size_in_bytes());
    case BYTE_ARRAY_TYPE:
      return ByteArray::SizeFor(reinterpret_cast<const ByteArray*>(this)->length());
    case FIXED_DOUBLE_ARRAY_TYPE:
    case FIXED_ARRAY_TYPE:
    case WEAK_FIXED_ARRAY_TYPE:
    case WEAK_ARRAY_LIST_TYPE:
    case TRANSITION_ARRAY_TYPE:
    case NAME_DICTIONARY_TYPE:
    case NUMBER_DICTIONARY_TYPE:
    case ORDERED_HASH_MAP_TYPE:
    case ORDERED_HASH_SET_TYPE:
    case EPHEMERON_HASH_TABLE_TYPE:
    case FEEDBACK_VECTOR_TYPE:
      return FixedArray::SizeFor(reinterpret_cast<const ArrayBase*>(this)->length());
    case PROPERTY_ARRAY_TYPE:
      return PropertyArray::SizeFor(reinterpret_cast<const PropertyArray*>(this)->length());
    case DESCRIPTOR_ARRAY_TYPE:
      return DescriptorArray::SizeFor(reinterpret_cast<const DescriptorArray*>(this)->length());
    case SLOPPY_ARGUMENTS_MAP_TYPE:
      return SloppyArgumentsElements::SizeFor(reinterpret_cast<const ArrayBase*>(this)->length());
    case CONTEXT_TYPE:
    case NATIVE_CONTEXT_TYPE:
      return Context::SizeFor(reinterpret_cast<const Context*>(this)->length());
    default:
      return map->instance_size();
  }
}

inline int HeapObject::Size() const { return SizeFromMap(map()); }

inline bool SharedFunctionInfo::is_compiled() const { return code()->kind() != Code::kLazy; }
inline bool JSFunction::is_compiled(Isolate*) const { return code()->kind() != Code::kLazy; }

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_OBJECTS_H_
