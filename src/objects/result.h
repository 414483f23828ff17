#ifndef FLAT8_SRC_OBJECTS_RESULT_H_
#define FLAT8_SRC_OBJECTS_RESULT_H_

#include <type_traits>

#include "src/objects/tagged.h"

// Results of functions that may throw: one register. A Result without a value means that an exception (or a
// termination) is pending in the isolate, and the caller passes it on:
//
//   auto value = TRY(ToNumber(isolate, argument));   // propagates
//   auto text = MUST(...);                           // cannot fail here: CHECKs
//   if (result.IsException()) ...                    // looks at it
namespace v8::internal {

// What a failing function returns: `return Exception();` after something put the exception into the isolate.
struct ExceptionPending {};
constexpr ExceptionPending Exception() { return {}; }

template <typename T, typename Enable = void>
class [[nodiscard]] Result;

// Values and cells: the zero word.
template <typename T>
class [[nodiscard]] Result<Tagged<T>> {
 public:
  using ValueType = Tagged<T>;
  constexpr Result(ExceptionPending) {}  // NOLINT
  constexpr Result(Tagged<T> value) : value_(value) {}  // NOLINT
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>>
  constexpr Result(Tagged<S> value) : value_(value) {}  // NOLINT
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>, typename = void>
  constexpr Result(Result<Tagged<S>> other)  // NOLINT
      : value_(Tagged<T>(other.unchecked().ptr())) {}
  constexpr bool IsException() const { return value_.is_empty(); }
  constexpr Tagged<T> value() const { return value_; }
  constexpr Tagged<T> unchecked() const { return value_; }

 private:
  Tagged<T> value_;
};

// Doubles: a reserved NaN pattern that no arithmetic produces.
template <>
class [[nodiscard]] Result<double> {
 public:
  using ValueType = double;
  Result(ExceptionPending) : value_(base::bit_cast<double>(kFailure)) {}  // NOLINT
  Result(double value) : value_(value) {}                                  // NOLINT
  bool IsException() const { return base::bit_cast<uint64_t>(value_) == kFailure; }
  double value() const { return value_; }

 private:
  static constexpr uint64_t kFailure = 0xFFFFDEADDEADDEADu;
  double value_;
};

// bool, enums and integers up to 32 bits: a wider word with one more state.
template <typename T>
class [[nodiscard]] Result<T, std::enable_if_t<(std::is_integral_v<T> || std::is_enum_v<T>) && sizeof(T) <= 4>> {
 public:
  using ValueType = T;
  constexpr Result(ExceptionPending) : state_(kFailure) {}  // NOLINT
  constexpr Result(T value) : state_(static_cast<int64_t>(value)) {}  // NOLINT
  constexpr bool IsException() const { return state_ == kFailure; }
  constexpr T value() const { return static_cast<T>(state_); }

 private:
  static constexpr int64_t kFailure = INT64_MIN;
  int64_t state_;
};

// 64-bit counts and lengths: the all-ones word.
template <typename T>
class [[nodiscard]] Result<T, std::enable_if_t<std::is_integral_v<T> && sizeof(T) == 8>> {
 public:
  using ValueType = T;
  constexpr Result(ExceptionPending) : value_(kFailure) {}  // NOLINT
  constexpr Result(T value) : value_(value) {}              // NOLINT
  constexpr bool IsException() const { return value_ == kFailure; }
  constexpr T value() const { return value_; }

 private:
  static constexpr T kFailure = static_cast<T>(std::is_signed_v<T> ? INT64_MIN : -1);
  T value_;
};

// Pointers: null.
template <typename T>
class [[nodiscard]] Result<T*> {
 public:
  using ValueType = T*;
  constexpr Result(ExceptionPending) {}         // NOLINT
  constexpr Result(T* value) : value_(value) {}  // NOLINT
  constexpr bool IsException() const { return value_ == nullptr; }
  constexpr T* value() const { return value_; }

 private:
  T* value_ = nullptr;
};

// Nothing but success or an exception: `return Ok();`.
struct OkTag {};
constexpr OkTag Ok() { return {}; }
template <>
class [[nodiscard]] Result<void> {
 public:
  using ValueType = void;
  constexpr Result(ExceptionPending) : ok_(false) {}  // NOLINT
  constexpr Result(OkTag) : ok_(true) {}              // NOLINT
  constexpr bool IsException() const { return !ok_; }
  constexpr void value() const {}

 private:
  bool ok_;
};

}  // namespace v8::internal

// The value of a Result, or return from the enclosing function with the exception pending.
#define TRY(expression)                                                                          \
  __extension__({                                                                                \
    auto _try_result = (expression);                                                             \
    if (V8_UNLIKELY(_try_result.IsException())) return ::v8::internal::ExceptionPending{};       \
    _try_result.value();                                                                         \
  })

// The value of a Result that cannot be an exception here.
#define MUST(expression)                  \
  __extension__({                         \
    auto _must_result = (expression);     \
    CHECK(!_must_result.IsException());   \
    _must_result.value();                 \
  })

#endif  // FLAT8_SRC_OBJECTS_RESULT_H_
