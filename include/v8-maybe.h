// Maybe<T>: a result that is missing when an exception was thrown or execution was terminated.

#ifndef INCLUDE_V8_MAYBE_H_
#define INCLUDE_V8_MAYBE_H_

#include <type_traits>
#include <utility>

#include "v8-internal.h"  // NOLINT(build/include_directory)
#include "v8config.h"     // NOLINT(build/include_directory)

namespace v8 {

// Either "just" a T or "nothing". API functions return Nothing when an exception is pending in the isolate, or when it
// is being terminated; the caller returns to its own caller, or handles the exception through a TryCatch.
//
//   int32_t n;
//   if (!value->Int32Value(context).To(&n)) return;  // An exception is pending.
template <class T>
class Maybe {
 public:
  V8_INLINE bool IsNothing() const { return !has_value_; }
  V8_INLINE bool IsJust() const { return has_value_; }

  // The value. Fatal (see Isolate::SetFatalErrorHandler) when there is none.
  V8_INLINE T ToChecked() const { return FromJust(); }
  V8_INLINE void Check() const {
    if (V8_UNLIKELY(!has_value_)) api_internal::FromJustIsNothing();
  }

  // Stores the value in `*out` and returns true; returns false and leaves `*out` alone when there is none.
  V8_WARN_UNUSED_RESULT V8_INLINE bool To(T* out) const {
    if (V8_LIKELY(has_value_)) *out = value_;
    return has_value_;
  }
  V8_WARN_UNUSED_RESULT V8_INLINE bool MoveTo(T* out) && {
    if (V8_LIKELY(has_value_)) *out = std::move(value_);
    return has_value_;
  }

  V8_INLINE T FromJust() const& {
    if (V8_UNLIKELY(!has_value_)) api_internal::FromJustIsNothing();
    return value_;
  }
  V8_INLINE T FromJust() && {
    if (V8_UNLIKELY(!has_value_)) api_internal::FromJustIsNothing();
    return std::move(value_);
  }
  V8_INLINE T FromMaybe(const T& default_value) const { return has_value_ ? value_ : default_value; }

  V8_INLINE bool operator==(const Maybe& other) const {
    return has_value_ == other.has_value_ && (!has_value_ || value_ == other.value_);
  }
  V8_INLINE bool operator!=(const Maybe& other) const { return !(*this == other); }

 private:
  template <class U>
  friend Maybe<U> Nothing();
  template <class U>
  friend Maybe<U> Just(const U& value);
  template <class U, std::enable_if_t<!std::is_lvalue_reference_v<U>>*>
  friend Maybe<U> Just(U&& value);

  Maybe() : has_value_(false) {}
  explicit Maybe(const T& value) : has_value_(true), value_(value) {}
  explicit Maybe(T&& value) : has_value_(true), value_(std::move(value)) {}

  bool has_value_;
  T value_{};
};

template <class T>
V8_INLINE Maybe<T> Nothing() {
  return Maybe<T>();
}
template <class T>
V8_INLINE Maybe<T> Just(const T& value) {
  return Maybe<T>(value);
}
template <class T, std::enable_if_t<!std::is_lvalue_reference_v<T>>* = nullptr>
V8_INLINE Maybe<T> Just(T&& value) {
  return Maybe<T>(std::forward<T>(value));
}

// Success or failure without a value.
template <>
class Maybe<void> {
 public:
  V8_INLINE bool IsNothing() const { return !is_just_; }
  V8_INLINE bool IsJust() const { return is_just_; }
  V8_INLINE void Check() const {
    if (V8_UNLIKELY(!is_just_)) api_internal::FromJustIsNothing();
  }
  V8_INLINE bool operator==(const Maybe& other) const { return is_just_ == other.is_just_; }
  V8_INLINE bool operator!=(const Maybe& other) const { return is_just_ != other.is_just_; }

 private:
  template <class U>
  friend Maybe<U> Nothing();
  friend Maybe<void> JustVoid();

  struct JustTag {};
  Maybe() = default;
  explicit Maybe(JustTag) : is_just_(true) {}

  bool is_just_ = false;
};

V8_INLINE Maybe<void> JustVoid() { return Maybe<void>(Maybe<void>::JustTag()); }

}  // namespace v8

#endif  // INCLUDE_V8_MAYBE_H_
