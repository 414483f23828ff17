#ifndef FLAT8_TEST_COMMON_FLAG_UTILS_H_
#define FLAT8_TEST_COMMON_FLAG_UTILS_H_

#include "src/flags/flags.h"

namespace v8::internal {

// A flag has a value of the test's for a block. Implications are applied at both ends.
template <typename T>
class FlagScope {
 public:
  FlagScope(FlagValue<T>* flag, T value) : flag_(flag), saved_(flag->value()) { Set(value); }
  ~FlagScope() { Set(saved_); }
  DISALLOW_COPY(FlagScope);

 private:
  void Set(T value) {
    *flag_ = value;
    FlagList::EnforceFlagImplications();
  }

  FlagValue<T>* const flag_;
  const T saved_;
};

}  // namespace v8::internal

#define FLAG_SCOPE(name) ::v8::internal::FlagScope<bool> scope_##name(&::v8::internal::v8_flags.name, true)
#define FLAG_VALUE_SCOPE(name, new_value)                                                  \
  ::v8::internal::FlagScope<decltype(::v8::internal::v8_flags.name.value())> scope_##name( \
      &::v8::internal::v8_flags.name, new_value)

#endif  // FLAT8_TEST_COMMON_FLAG_UTILS_H_
