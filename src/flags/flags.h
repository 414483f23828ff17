#ifndef FLAT8_SRC_FLAGS_FLAGS_H_
#define FLAT8_SRC_FLAGS_FLAGS_H_

#include <cstddef>
#include <cstdint>

// Engine flags: `v8_flags.name` reads like a plain value of the flag's type, and can be assigned. All of them come from
// flags.def. They are one set for the whole process, meant to be set before V8::Initialize; tests set them later.
namespace v8::internal {

// One flag. Behaves like a T; the wrapper exists so that every write passes one place.
template <typename T>
class FlagValue {
 public:
  constexpr FlagValue(T value) : value_(value) {}  // NOLINT(runtime/explicit)
  constexpr operator T() const { return value_; }  // NOLINT(runtime/explicit)
  constexpr T value() const { return value_; }
  FlagValue& operator=(T value) {
    value_ = value;
    return *this;
  }

 private:
  T value_;
};

struct FlagValues {
#define FLAG_BOOL(name, value, help) FlagValue<bool> name = value;
#define FLAG_INT(name, value, help) FlagValue<int> name = value;
#define FLAG_UINT(name, value, help) FlagValue<uint64_t> name = value;
#define FLAG_SIZE(name, value, help) FlagValue<size_t> name = value;
#define FLAG_FLOAT(name, value, help) FlagValue<double> name = value;
#define FLAG_STRING(name, value, help) FlagValue<const char*> name = value;
#include "src/flags/flags.def"
};

extern FlagValues v8_flags;

enum class FlagType : uint8_t { kBool, kInt, kUint, kSize, kFloat, kString };

class FlagList {
 public:
  // Sets flags from argv[1..*argc). Arguments that are not flags are left alone; everything after "--" is. With
  // `remove_flags` the recognised ones are taken out of argv, and *argc is lowered. Unknown flags and bad values are
  // skipped; returns the index (in the argv that was passed) of the first of them, or 0 when there was none.
  static int SetFlagsFromCommandLine(int* argc, char** argv, bool remove_flags);

  // As above for one string with flags between white space. Returns the 1-based number of the first bad flag, or 0.
  static int SetFlagsFromString(const char* string);
  static int SetFlagsFromString(const char* string, size_t length);

  // Applies the IMPLICATION lines. Flags that the user set against an implication keep the user's value.
  static void EnforceFlagImplications();

  // A number that changes when flags change that code caches depend on.
  static uint32_t Hash();
  static void ResetFlagHash();

  static void ResetAllFlags();
  static void PrintHelp();
  // The `index`-th flag of flags.def; false behind the last one.
  static bool Describe(int index, const char** name, FlagType* type, const char** help);
  static void FreezeFlags();
  static bool IsFrozen();

  // Frees the copies of string values; flags keep pointing to nothing but their defaults afterwards.
  static void ReleaseDynamicAllocations();
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_FLAGS_FLAGS_H_
