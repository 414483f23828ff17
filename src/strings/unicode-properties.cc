#include "src/strings/unicode-properties.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace v8::internal {

namespace {

struct PropertyName {
  const char* name;
  uint16_t set;
};

struct StringProperty {
  const char* name;
  const char* strings;
};

#include "src/strings/generated/property-tables.inc"

// Reads the numbers of the tables: five bits a character, the lowest first, bit 5 says that more follow.
class TextReader {
 public:
  explicit TextReader(const char* text) : next_(text) {}
  bool at_end() const { return *next_ == '\0'; }
  uint32_t Read() {
    uint32_t value = 0;
    for (int shift = 0;; shift += 5) {
      const uint32_t digit = Digit(*next_++);
      value |= (digit & 31) << shift;
      if ((digit & 32) == 0) return value;
    }
  }

 private:
  static uint32_t Digit(char c) {
    if (c >= 'a') return c - 'a' + 26;
    if (c == '_') return 63;
    if (c >= 'A') return c - 'A';
    if (c == '-') return 62;
    return c - '0' + 52;
  }
  const char* next_;
};

bool Equals(const char* a, base::Vector<const char> b) {
  return std::strlen(a) == b.size() && std::memcmp(a, b.begin(), b.size()) == 0;
}

// The index of the set, or -1.
template <size_t N>
int FindName(const PropertyName (&names)[N], base::Vector<const char> name) {
  auto less = [](const PropertyName& entry, base::Vector<const char> x) {
    const size_t length = std::strlen(entry.name);
    const int order = std::memcmp(entry.name, x.begin(), std::min(length, x.size()));
    return order != 0 ? order < 0 : length < x.size();
  };
  const PropertyName* entry = std::lower_bound(std::begin(names), std::end(names), name, less);
  return entry != std::end(names) && Equals(entry->name, name) ? entry->set : -1;
}

UnicodeLookup DecodeSet(int set, CodePointRanges* out) {
  if (set < 0) return UnicodeLookup::kUnknown;
  TextReader reader(kPropertySets[set]);
  uint32_t next = 0;
  while (!reader.at_end()) {
    const uint32_t from = next + reader.Read();
    const uint32_t to = from + reader.Read();
    if (!out->TryAdd({from, to})) return UnicodeLookup::kOutOfMemory;
    next = to + 1;
  }
  return UnicodeLookup::kFound;
}

bool DecodeStrings(const char* text, CodePointRanges* code_points, base::GrowableArray<uint32_t>* strings) {
  constexpr size_t kMaxLength = 16;
  uint32_t string[kMaxLength] = {};
  uint32_t previous_length = 0;
  TextReader reader(text);
  while (!reader.at_end()) {
    const uint32_t shared = reader.Read();
    const uint32_t length = shared + reader.Read();
    CHECK(length <= kMaxLength);
    for (uint32_t i = shared; i < length; ++i) {
      const uint32_t base = i == shared && shared < previous_length ? string[i] : 0;
      string[i] = base + reader.Read();
    }
    previous_length = length;
    if (length == 1) {
      if (!code_points->TryAdd({string[0], string[0]})) return false;
    } else if (!strings->TryAdd(length) || !strings->TryAppend(string, length)) {
      return false;
    }
  }
  return true;
}

}  // namespace

UnicodeLookup LookupUnicodeProperty(base::Vector<const char> name, base::Vector<const char> value,
                                    CodePointRanges* out) {
  if (value.size() == 0) {
    int set = FindName(kBinaryNames, name);
    if (set < 0) set = FindName(kCategoryNames, name);
    return DecodeSet(set, out);
  }
  if (Equals("General_Category", name) || Equals("gc", name)) return DecodeSet(FindName(kCategoryNames, value), out);
  if (Equals("Script", name) || Equals("sc", name)) return DecodeSet(FindName(kScriptNames, value), out);
  if (Equals("Script_Extensions", name) || Equals("scx", name)) {
    return DecodeSet(FindName(kScriptExtensionsNames, value), out);
  }
  return UnicodeLookup::kUnknown;
}

UnicodeLookup LookupUnicodePropertyOfStrings(base::Vector<const char> name, CodePointRanges* code_points,
                                             base::GrowableArray<uint32_t>* strings) {
  // RGI_Emoji is the union of the others (UTS #51, ED-27).
  const bool all = Equals("RGI_Emoji", name);
  bool found = false;
  for (const StringProperty& property : kStringProperties) {
    if (!all && !Equals(property.name, name)) continue;
    found = true;
    if (!DecodeStrings(property.strings, code_points, strings)) return UnicodeLookup::kOutOfMemory;
  }
  if (!found) return UnicodeLookup::kUnknown;
  CanonicalizeRanges(code_points);
  return UnicodeLookup::kFound;
}

}  // namespace v8::internal
