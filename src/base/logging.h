#ifndef FLAT8_SRC_BASE_LOGGING_H_
#define FLAT8_SRC_BASE_LOGGING_H_

#include <type_traits>
#include <utility>

#include "src/base/macros.h"

// CHECK is always on, DCHECK only where FLAT8_DEBUG_CHECKS is 1 (generated configuration; never NDEBUG). A failed check
// prints its place and aborts: it is for states that no script and no embedder can bring about.

#if __has_include("flat8-config.h")
#include "flat8-config.h"
#endif
#ifndef FLAT8_DEBUG_CHECKS
#define FLAT8_DEBUG_CHECKS 0
#endif

namespace v8::base {

[[noreturn]] __attribute__((format(printf, 3, 4), cold)) void Fatal(const char* file, int line, const char* format, ...);

// Called before a fatal error is printed and the process aborted; null for none.
using FatalFunction = void (*)(const char* file, int line, const char* message);
void SetFatalFunction(FatalFunction function);
// Called instead of that for a failed DCHECK; when it returns, execution goes on.
void SetDcheckFunction(FatalFunction function);
__attribute__((cold)) void DcheckFailed(const char* file, int line, const char* message);

namespace internal {
// Comparison that is exact for operands of different signedness and silent about it.
template <typename A, typename B>
constexpr bool CompareEqual(const A& a, const B& b) {
  if constexpr (std::is_integral_v<A> && std::is_integral_v<B> && !std::is_same_v<A, bool> && !std::is_same_v<B, bool>) {
    using CommonA = std::conditional_t<std::is_signed_v<A>, __int128, unsigned __int128>;
    using CommonB = std::conditional_t<std::is_signed_v<B>, __int128, unsigned __int128>;
    return static_cast<__int128>(static_cast<CommonA>(a)) == static_cast<__int128>(static_cast<CommonB>(b));
  } else {
    return a == b;
  }
}
template <typename A, typename B>
constexpr bool CompareLess(const A& a, const B& b) {
  if constexpr (std::is_integral_v<A> && std::is_integral_v<B>) {
    return static_cast<__int128>(a) < static_cast<__int128>(b);
  } else {
    return a < b;
  }
}
}  // namespace internal
}  // namespace v8::base

#define FATAL(...) ::v8::base::Fatal(__FILE__, __LINE__, __VA_ARGS__)
// V8's fuzzers survive this one; for us it is like any other.
#define GRACEFUL_FATAL(...) FATAL(__VA_ARGS__)
#define UNREACHABLE() ::v8::base::Fatal(__FILE__, __LINE__, "unreachable code")

#define CHECK(condition)                                        \
  do {                                                          \
    if (V8_UNLIKELY(!(condition))) FATAL("Check failed: %s.", #condition); \
  } while (false)
#define CHECK_WITH_MSG(condition, message)                                               \
  do {                                                                                   \
    if (V8_UNLIKELY(!(condition))) FATAL("Check failed: %s (%s).", message, #condition); \
  } while (false)
#define FLAT8_CHECK_OP_(expression, a, b) \
  do {                                    \
    if (V8_UNLIKELY(!(expression))) FATAL("Check failed: %s vs. %s (%s).", #a, #b, #expression); \
  } while (false)
#define CHECK_EQ(a, b) FLAT8_CHECK_OP_(::v8::base::internal::CompareEqual((a), (b)), a, b)
#define CHECK_NE(a, b) FLAT8_CHECK_OP_(!::v8::base::internal::CompareEqual((a), (b)), a, b)
#define CHECK_LT(a, b) FLAT8_CHECK_OP_(::v8::base::internal::CompareLess((a), (b)), a, b)
#define CHECK_LE(a, b) FLAT8_CHECK_OP_(!::v8::base::internal::CompareLess((b), (a)), a, b)
#define CHECK_GT(a, b) FLAT8_CHECK_OP_(::v8::base::internal::CompareLess((b), (a)), a, b)
#define CHECK_GE(a, b) FLAT8_CHECK_OP_(!::v8::base::internal::CompareLess((a), (b)), a, b)
#define CHECK_NULL(value) CHECK((value) == nullptr)
#define CHECK_NOT_NULL(value) CHECK((value) != nullptr)
#define CHECK_IMPLIES(a, b) CHECK(!(a) || (b))

#if FLAT8_DEBUG_CHECKS
#define FLAT8_DCHECK_(condition, text)                                                                        \
  do {                                                                                                        \
    if (V8_UNLIKELY(!(condition))) ::v8::base::DcheckFailed(__FILE__, __LINE__, "Debug check failed: " text "."); \
  } while (false)
#define DCHECK(condition) FLAT8_DCHECK_(condition, #condition)
#define DCHECK_EQ(a, b) FLAT8_DCHECK_(::v8::base::internal::CompareEqual((a), (b)), #a " == " #b)
#define DCHECK_NE(a, b) FLAT8_DCHECK_(!::v8::base::internal::CompareEqual((a), (b)), #a " != " #b)
#define DCHECK_LT(a, b) FLAT8_DCHECK_(::v8::base::internal::CompareLess((a), (b)), #a " < " #b)
#define DCHECK_LE(a, b) FLAT8_DCHECK_(!::v8::base::internal::CompareLess((b), (a)), #a " <= " #b)
#define DCHECK_GT(a, b) FLAT8_DCHECK_(::v8::base::internal::CompareLess((b), (a)), #a " > " #b)
#define DCHECK_GE(a, b) FLAT8_DCHECK_(!::v8::base::internal::CompareLess((a), (b)), #a " >= " #b)
#define DCHECK_NULL(value) FLAT8_DCHECK_((value) == nullptr, #value " == nullptr")
#define DCHECK_NOT_NULL(value) FLAT8_DCHECK_((value) != nullptr, #value " != nullptr")
#define DCHECK_IMPLIES(a, b) FLAT8_DCHECK_(!(a) || (b), #a " implies " #b)
#else
// The operands stay visible to the compiler (names are used, types are checked) and are never evaluated.
#define FLAT8_UNEVALUATED_(expression)       \
  do {                                       \
    if (false) static_cast<void>(expression); \
  } while (false)
#define DCHECK(condition) FLAT8_UNEVALUATED_(condition)
#define DCHECK_EQ(a, b) FLAT8_UNEVALUATED_((::v8::base::internal::CompareEqual((a), (b))))
#define DCHECK_NE(a, b) FLAT8_UNEVALUATED_((::v8::base::internal::CompareEqual((a), (b))))
#define DCHECK_LT(a, b) FLAT8_UNEVALUATED_((::v8::base::internal::CompareLess((a), (b))))
#define DCHECK_LE(a, b) FLAT8_UNEVALUATED_((::v8::base::internal::CompareLess((a), (b))))
#define DCHECK_GT(a, b) FLAT8_UNEVALUATED_((::v8::base::internal::CompareLess((a), (b))))
#define DCHECK_GE(a, b) FLAT8_UNEVALUATED_((::v8::base::internal::CompareLess((a), (b))))
#define DCHECK_NULL(value) FLAT8_UNEVALUATED_(value)
#define DCHECK_NOT_NULL(value) FLAT8_UNEVALUATED_(value)
#define DCHECK_IMPLIES(a, b) FLAT8_UNEVALUATED_(!(a) || (b))
#endif

#endif  // FLAT8_SRC_BASE_LOGGING_H_
