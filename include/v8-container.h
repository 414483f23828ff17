// Array, Map and Set.

#ifndef INCLUDE_V8_CONTAINER_H_
#define INCLUDE_V8_CONTAINER_H_

#include <stddef.h>
#include <stdint.h>

#include <functional>

#include "v8-object.h"  // NOLINT(build/include_directory)
#include "v8config.h"   // NOLINT(build/include_directory)

namespace v8 {

// An Array exotic object (ECMA-262 §10.4.2).
class V8_EXPORT Array : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kArray;

  uint32_t Length() const;

  // An array of `length` holes (0 when negative) in the current context.
  static Local<Array> New(Isolate* isolate, int length = 0);
  static Local<Array> New(Isolate* isolate, Local<Value>* elements, size_t length);
  // Calls `next_value` once per element; stops, empty, when that returns an empty handle.
  static MaybeLocal<Array> New(Local<Context> context, size_t length,
                               std::function<MaybeLocal<v8::Value>()> next_value);

  // kException: the callback has thrown; kBreak ends the iteration; kContinue goes on.
  enum class CallbackResult { kException, kBreak, kContinue };
  using IterationCallback = CallbackResult (*)(uint32_t index, Local<Value> element, void* data);
  // Calls back for each index below the length, read anew each time. Holes are read through the prototypes.
  Maybe<void> Iterate(Local<Context> context, IterationCallback callback, void* callback_data);

  V8_INLINE static Array* Cast(Value* value) { return internal::ApiCast<Array>(value); }
};

// §24.1. These operate on the collection itself and do not call methods that script may have replaced.
class V8_EXPORT Map : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kMap;

  static Local<Map> New(Isolate* isolate);
  size_t Size() const;
  void Clear();
  // undefined when there is no such key.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Get(Local<Context> context, Local<Value> key);
  V8_WARN_UNUSED_RESULT MaybeLocal<Map> Set(Local<Context> context, Local<Value> key, Local<Value> value);
  V8_WARN_UNUSED_RESULT Maybe<bool> Has(Local<Context> context, Local<Value> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> Delete(Local<Context> context, Local<Value> key);
  // key0, value0, key1, value1, …
  Local<Array> AsArray() const;

  V8_INLINE static Map* Cast(Value* value) { return internal::ApiCast<Map>(value); }
};

// §24.2.
class V8_EXPORT Set : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kSet;

  static Local<Set> New(Isolate* isolate);
  size_t Size() const;
  void Clear();
  V8_WARN_UNUSED_RESULT MaybeLocal<Set> Add(Local<Context> context, Local<Value> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> Has(Local<Context> context, Local<Value> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> Delete(Local<Context> context, Local<Value> key);
  Local<Array> AsArray() const;

  V8_INLINE static Set* Cast(Value* value) { return internal::ApiCast<Set>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_CONTAINER_H_
