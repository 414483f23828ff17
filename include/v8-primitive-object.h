// Wrapper objects of primitives: `new Number(1)` and the like.

#ifndef INCLUDE_V8_PRIMITIVE_OBJECT_H_
#define INCLUDE_V8_PRIMITIVE_OBJECT_H_

#include "v8-object.h"  // NOLINT(build/include_directory)
#include "v8config.h"   // NOLINT(build/include_directory)

namespace v8 {

// ECMA-262 §21.1.4.
class V8_EXPORT NumberObject : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kNumberObject;
  static Local<Value> New(Isolate* isolate, double value);
  double ValueOf() const;
  V8_INLINE static NumberObject* Cast(Value* value) { return internal::ApiCast<NumberObject>(value); }
};

// §21.2.4.
class V8_EXPORT BigIntObject : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kBigIntObject;
  static Local<Value> New(Isolate* isolate, int64_t value);
  Local<BigInt> ValueOf() const;
  V8_INLINE static BigIntObject* Cast(Value* value) { return internal::ApiCast<BigIntObject>(value); }
};

// §20.3.4.
class V8_EXPORT BooleanObject : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kBooleanObject;
  static Local<Value> New(Isolate* isolate, bool value);
  bool ValueOf() const;
  V8_INLINE static BooleanObject* Cast(Value* value) { return internal::ApiCast<BooleanObject>(value); }
};

// §22.1.4.
class V8_EXPORT StringObject : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kStringObject;
  static Local<Value> New(Isolate* isolate, Local<String> value);
  V8_DEPRECATE_SOON("Pass the isolate") static Local<Value> New(Local<String> value);
  Local<String> ValueOf() const;
  V8_INLINE static StringObject* Cast(Value* value) { return internal::ApiCast<StringObject>(value); }
};

// §20.4.4.
class V8_EXPORT SymbolObject : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kSymbolObject;
  static Local<Value> New(Isolate* isolate, Local<Symbol> value);
  Local<Symbol> ValueOf() const;
  V8_INLINE static SymbolObject* Cast(Value* value) { return internal::ApiCast<SymbolObject>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_PRIMITIVE_OBJECT_H_
