#include "src/flags/flags.h"

#include <atomic>
#include <cerrno>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace v8::internal {

FlagValues v8_flags;

namespace {

struct FlagEntry {
  const char* name;
  const char* help;
  void* value;  // The FlagValue<T> of `type`.
  FlagType type;
  bool set_by_user = false;
  bool owns_string = false;

  template <typename T>
  FlagValue<T>& As() {
    return *static_cast<FlagValue<T>*>(value);
  }
};

FlagEntry flags[] = {
#define FLAG_BOOL(name, value, help) {#name, help, &v8_flags.name, FlagType::kBool},
#define FLAG_INT(name, value, help) {#name, help, &v8_flags.name, FlagType::kInt},
#define FLAG_UINT(name, value, help) {#name, help, &v8_flags.name, FlagType::kUint},
#define FLAG_SIZE(name, value, help) {#name, help, &v8_flags.name, FlagType::kSize},
#define FLAG_FLOAT(name, value, help) {#name, help, &v8_flags.name, FlagType::kFloat},
#define FLAG_STRING(name, value, help) {#name, help, &v8_flags.name, FlagType::kString},
#include "src/flags/flags.def"
};

bool frozen = false;
std::atomic<uint32_t> flag_hash{0};

char Normalize(char c) { return c == '-' ? '_' : c; }

bool NameEquals(const char* flag_name, const char* name, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (flag_name[i] == '\0' || flag_name[i] != Normalize(name[i])) return false;
  }
  return flag_name[length] == '\0';
}

FlagEntry* FindFlag(const char* name, size_t length) {
  for (FlagEntry& flag : flags) {
    if (NameEquals(flag.name, name, length)) return &flag;
  }
  return nullptr;
}

FlagEntry* FindFlagByAddress(void* value) {
  for (FlagEntry& flag : flags) {
    if (flag.value == value) return &flag;
  }
  return nullptr;
}

void SetString(FlagEntry* flag, const char* value) {
  FlagValue<const char*>& slot = flag->As<const char*>();
  char* copy = nullptr;
  if (value != nullptr) {
    const size_t size = strlen(value) + 1;
    copy = static_cast<char*>(malloc(size));
    if (copy != nullptr) memcpy(copy, value, size);
  }
  if (flag->owns_string) free(const_cast<char*>(slot.value()));
  flag->owns_string = copy != nullptr;
  slot = copy;
}

bool ParseBool(const char* text, bool* result) {
  for (const char* yes : {"true", "1", "on", "yes"}) {
    if (strcmp(text, yes) == 0) return *result = true, true;
  }
  for (const char* no : {"false", "0", "off", "no"}) {
    if (strcmp(text, no) == 0) return *result = false, true;
  }
  return false;
}

// `value` is never null here but for booleans, where it means "no value given".
bool SetFlag(FlagEntry* flag, const char* value, bool negated) {
  char* end = nullptr;
  errno = 0;
  switch (flag->type) {
    case FlagType::kBool: {
      bool parsed = true;
      if (value != nullptr && (negated || !ParseBool(value, &parsed))) return false;
      flag->As<bool>() = negated ? false : parsed;
      break;
    }
    case FlagType::kInt: {
      const long parsed = strtol(value, &end, 0);
      if (*end != '\0' || end == value || errno != 0 || parsed != static_cast<int>(parsed)) return false;
      flag->As<int>() = static_cast<int>(parsed);
      break;
    }
    case FlagType::kUint:
    case FlagType::kSize: {
      if (strchr(value, '-') != nullptr) return false;
      const unsigned long long parsed = strtoull(value, &end, 0);
      if (*end != '\0' || end == value || errno != 0) return false;
      if (flag->type == FlagType::kUint) {
        flag->As<uint64_t>() = parsed;
      } else {
        flag->As<size_t>() = static_cast<size_t>(parsed);
      }
      break;
    }
    case FlagType::kFloat: {
      const double parsed = strtod(value, &end);
      if (*end != '\0' || end == value) return false;
      flag->As<double>() = parsed;
      break;
    }
    case FlagType::kString:
      SetString(flag, value);
      break;
  }
  flag->set_by_user = true;
  flag_hash = 0;
  return true;
}

enum class ArgumentKind { kNotAFlag, kEnd, kGood, kGoodAndTookNext, kBad };

// Handles one argument; `next` is the one after it, which a flag written as `--flag value` takes.
ArgumentKind HandleArgument(const char* argument, const char* next) {
  if (argument[0] != '-' || argument[1] == '\0') return ArgumentKind::kNotAFlag;
  const char* name = argument + 1;
  if (*name == '-') name++;
  if (*name == '\0') return ArgumentKind::kEnd;
  const char* equals = strchr(name, '=');
  size_t length = equals != nullptr ? static_cast<size_t>(equals - name) : strlen(name);
  const char* value = equals != nullptr ? equals + 1 : nullptr;

  FlagEntry* flag = FindFlag(name, length);
  bool negated = false;
  if (flag == nullptr && length > 2 && name[0] == 'n' && name[1] == 'o') {
    const size_t skip = Normalize(name[2]) == '_' ? 3 : 2;
    flag = FindFlag(name + skip, length - skip);
    if (flag != nullptr && flag->type != FlagType::kBool) flag = nullptr;
    negated = true;
  }
  if (flag == nullptr) return ArgumentKind::kBad;
  if (flag->type == FlagType::kBool || value != nullptr) {
    return SetFlag(flag, value, negated) ? ArgumentKind::kGood : ArgumentKind::kBad;
  }
  // The one flag whose value can be left out: collect at every allocation.
  if (flag->value == &v8_flags.gc_stress) return SetFlag(flag, "1", false) ? ArgumentKind::kGood : ArgumentKind::kBad;
  if (next == nullptr) return ArgumentKind::kBad;
  return SetFlag(flag, next, false) ? ArgumentKind::kGoodAndTookNext : ArgumentKind::kBad;
}

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

template <typename T>
void HashBytes(uint32_t* hash, const T* data, size_t size) {
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(data);
  for (size_t i = 0; i < size; i++) *hash = (*hash ^ bytes[i]) * 16777619u;
}

}  // namespace

int FlagList::SetFlagsFromCommandLine(int* argc, char** argv, bool remove_flags) {
  int first_bad = 0;
  int kept = 1;
  int i = 1;
  for (; i < *argc; i++) {
    const ArgumentKind kind = HandleArgument(argv[i], i + 1 < *argc ? argv[i + 1] : nullptr);
    if (kind == ArgumentKind::kEnd) break;
    if (kind == ArgumentKind::kBad && first_bad == 0) first_bad = i;
    if (kind == ArgumentKind::kNotAFlag || kind == ArgumentKind::kBad) {
      argv[kept++] = argv[i];
    } else if (!remove_flags) {
      argv[kept++] = argv[i];
      if (kind == ArgumentKind::kGoodAndTookNext) argv[kept++] = argv[i + 1];
    }
    if (kind == ArgumentKind::kGoodAndTookNext) i++;
  }
  for (; i < *argc; i++) argv[kept++] = argv[i];
  if (remove_flags) {
    if (kept < *argc) argv[kept] = nullptr;
    *argc = kept;
  }
  return first_bad;
}

int FlagList::SetFlagsFromString(const char* string) { return SetFlagsFromString(string, strlen(string)); }

int FlagList::SetFlagsFromString(const char* string, size_t length) {
  char* copy = static_cast<char*>(malloc(length + 1));
  if (copy == nullptr) return 1;
  memcpy(copy, string, length);
  copy[length] = '\0';
  int first_bad = 0;
  int number = 0;
  char* position = copy;
  // Cuts the next word out of the copy, or gives null at its end.
  auto next_word = [](char** cursor) -> char* {
    char* p = *cursor;
    while (IsSpace(*p)) p++;
    if (*p == '\0') return nullptr;
    char* word = p;
    while (*p != '\0' && !IsSpace(*p)) p++;
    if (*p != '\0') *p++ = '\0';
    *cursor = p;
    return word;
  };
  char* word = next_word(&position);
  while (word != nullptr) {
    number++;
    char* following = next_word(&position);
    const ArgumentKind kind = HandleArgument(word, following);
    if (kind == ArgumentKind::kEnd) break;
    if ((kind == ArgumentKind::kBad || kind == ArgumentKind::kNotAFlag) && first_bad == 0) first_bad = number;
    if (kind == ArgumentKind::kGoodAndTookNext) {
      number++;
      following = next_word(&position);
    }
    word = following;
  }
  free(copy);
  return first_bad;
}

bool FlagList::Describe(int index, const char** name, FlagType* type, const char** help) {
  if (static_cast<size_t>(index) >= sizeof(flags) / sizeof(flags[0])) return false;
  *name = flags[index].name;
  *type = flags[index].type;
  *help = flags[index].help;
  return true;
}

void FlagList::EnforceFlagImplications() {
  bool changed = true;
  auto imply = [&changed](bool condition, FlagValue<bool>* flag, bool value) {
    if (!condition || *flag == value || FindFlagByAddress(flag)->set_by_user) return;
    *flag = value;
    changed = true;
  };
  while (changed) {
    changed = false;
#define IMPLICATION(if_flag, then_flag) imply(v8_flags.if_flag, &v8_flags.then_flag, true);
#define NEG_IMPLICATION(if_flag, not_flag) imply(v8_flags.if_flag, &v8_flags.not_flag, false);
#define OFF_IMPLICATION(if_off, not_flag) imply(!v8_flags.if_off, &v8_flags.not_flag, false);
#include "src/flags/flags.def"
  }
  flag_hash = 0;
}

uint32_t FlagList::Hash() {
  if (const uint32_t known = flag_hash; known != 0) return known;
  uint32_t hash = 2166136261u;
  for (FlagEntry& flag : flags) {
    switch (flag.type) {
      case FlagType::kBool: {
        const bool value = flag.As<bool>();
        HashBytes(&hash, &value, sizeof value);
        break;
      }
      case FlagType::kInt: {
        const int value = flag.As<int>();
        HashBytes(&hash, &value, sizeof value);
        break;
      }
      case FlagType::kUint:
      case FlagType::kSize:
      case FlagType::kFloat:
        HashBytes(&hash, static_cast<const uint64_t*>(flag.value), sizeof(uint64_t));
        break;
      case FlagType::kString: {
        const char* value = flag.As<const char*>();
        if (value != nullptr) HashBytes(&hash, value, strlen(value));
        break;
      }
    }
  }
  flag_hash = hash == 0 ? 1 : hash;
  return flag_hash;
}

void FlagList::ResetFlagHash() { flag_hash = 0; }

void FlagList::ResetAllFlags() {
  ReleaseDynamicAllocations();
  v8_flags = FlagValues();
  for (FlagEntry& flag : flags) flag.set_by_user = false;
  flag_hash = 0;
}

void FlagList::PrintHelp() {
  const FlagValues defaults;
  const char* base = reinterpret_cast<const char*>(&v8_flags);
  for (const FlagEntry& flag : flags) {
    const void* value = reinterpret_cast<const char*>(&defaults) + (static_cast<const char*>(flag.value) - base);
    printf("  --%s\n      %s; ", flag.name, flag.help);
    switch (flag.type) {
      case FlagType::kBool:
        printf("default %s\n", static_cast<const FlagValue<bool>*>(value)->value() ? "on" : "off");
        break;
      case FlagType::kInt:
        printf("default %d\n", static_cast<const FlagValue<int>*>(value)->value());
        break;
      case FlagType::kUint:
      case FlagType::kSize:
        printf("default %" PRIu64 "\n", *static_cast<const uint64_t*>(value));
        break;
      case FlagType::kFloat:
        printf("default %g\n", static_cast<const FlagValue<double>*>(value)->value());
        break;
      case FlagType::kString: {
        const char* text = static_cast<const FlagValue<const char*>*>(value)->value();
        printf("default %s\n", text == nullptr ? "none" : text);
        break;
      }
    }
  }
}

void FlagList::FreezeFlags() { frozen = true; }

bool FlagList::IsFrozen() { return frozen; }

void FlagList::ReleaseDynamicAllocations() {
  const FlagValues defaults;
  const char* base = reinterpret_cast<const char*>(&v8_flags);
  for (FlagEntry& flag : flags) {
    if (!flag.owns_string) continue;
    free(const_cast<char*>(flag.As<const char*>().value()));
    flag.owns_string = false;
    const void* value = reinterpret_cast<const char*>(&defaults) + (static_cast<const char*>(flag.value) - base);
    flag.As<const char*>() = static_cast<const FlagValue<const char*>*>(value)->value();
  }
}

}  // namespace v8::internal
