#ifndef FLAT8_SRC_OBJECTS_PROPERTY_KEY_H_
#define FLAT8_SRC_OBJECTS_PROPERTY_KEY_H_

#include "src/objects/name.h"
#include "src/objects/result.h"

namespace v8::internal {

// A property key in canonical form, one word: an array index (0 … 2^32 - 2, as a number value), or an internalized
// string that is not an array index, or a symbol. Made by ToPropertyKey, or from a root name, which never is an index.
class PropertyKey {
 public:
  constexpr PropertyKey() = default;
  // A symbol or an internalized string that is known not to be an array index.
  PropertyKey(Tagged<Name> name) : word_(name) {}  // NOLINT: names are keys
  template <typename T, typename = std::enable_if_t<std::is_convertible_v<Tagged<T>, Tagged<Name>>>>
  PropertyKey(Tagged<T> name) : word_(name) {}  // NOLINT
  static PropertyKey FromIndex(uint32_t index) {
    DCHECK(index <= kMaxArrayIndex);
    return PropertyKey(Value::Number(index), 0);
  }
  // An internalized string, index-like or not.
  static PropertyKey FromInternalized(Tagged<Name> name);
  static PropertyKey FromWord(Value word) { return PropertyKey(word, 0); }

  bool is_empty() const { return word_.is_empty(); }
  bool is_index() const { return word_.IsNumber(); }
  uint32_t index() const { return word_.IsInt() ? static_cast<uint32_t>(word_.AsInt()) : static_cast<uint32_t>(word_.AsDouble()); }
  bool is_name() const { return !word_.IsNumber(); }
  Tagged<Name> name() const { return Tagged<Name>(word_.ptr()); }
  bool is_symbol() const { return is_name() && name()->instance_type() == SYMBOL_TYPE; }
  bool is_string() const { return is_name() && name()->instance_type() != SYMBOL_TYPE; }
  bool is_private_symbol() const { return is_symbol() && Tagged<Symbol>(word_.ptr())->is_private(); }
  // The number or name itself.
  Value word() const { return word_; }
  // As script sees it: a String or a Symbol. Allocates for indices.
  Result<Value> ToValue(Isolate* isolate) const;
  friend bool operator==(PropertyKey a, PropertyKey b) { return a.word_ == b.word_; }

 private:
  PropertyKey(Value word, int) : word_(word) {}
  Value word_;
};

template <>
class [[nodiscard]] Result<PropertyKey> {
 public:
  using ValueType = PropertyKey;
  Result(ExceptionPending) {}              // NOLINT
  Result(PropertyKey key) : value_(key) {}  // NOLINT
  bool IsException() const { return value_.is_empty(); }
  PropertyKey value() const { return value_; }

 private:
  PropertyKey value_;
};

// ECMA-262 §6.2.6: the Property Descriptor record. Empty words and unset bits are absent fields.
struct PropertyDescriptor {
  Value value;
  Value get;  // a callable or undefined
  Value set;
  bool has_enumerable = false, has_configurable = false, has_writable = false;
  bool enumerable = false, configurable = false, writable = false;

  bool has_value() const { return !value.is_empty(); }
  bool has_get() const { return !get.is_empty(); }
  bool has_set() const { return !set.is_empty(); }
  bool IsAccessorDescriptor() const { return has_get() || has_set(); }
  bool IsDataDescriptor() const { return has_value() || has_writable; }
  bool IsGenericDescriptor() const { return !IsAccessorDescriptor() && !IsDataDescriptor(); }
  PropertyAttributes attributes() const {
    return static_cast<PropertyAttributes>((has_writable && !writable ? READ_ONLY : NONE) |
                                           (enumerable ? NONE : DONT_ENUM) | (configurable ? NONE : DONT_DELETE));
  }
  static PropertyDescriptor Data(Value value, PropertyAttributes attributes) {
    PropertyDescriptor result;
    result.value = value;
    result.has_enumerable = result.has_configurable = result.has_writable = true;
    result.enumerable = (attributes & DONT_ENUM) == 0;
    result.configurable = (attributes & DONT_DELETE) == 0;
    result.writable = (attributes & READ_ONLY) == 0;
    return result;
  }
  static PropertyDescriptor Accessor(Value get, Value set, PropertyAttributes attributes) {
    PropertyDescriptor result;
    result.get = get;
    result.set = set;
    result.has_enumerable = result.has_configurable = true;
    result.enumerable = (attributes & DONT_ENUM) == 0;
    result.configurable = (attributes & DONT_DELETE) == 0;
    return result;
  }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_PROPERTY_KEY_H_
