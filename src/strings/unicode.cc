#include "src/strings/unicode.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "src/base/macros.h"

namespace v8::internal {

#include "src/strings/generated/unicode-version.inc"

namespace {

// Every `step`-th code point from `first` to `last` maps to itself plus `delta`.
struct CaseRun {
  uint32_t first;
  uint32_t last;
  int32_t delta;
  uint32_t step;
};

struct SpecialUpper {
  uint16_t from;
  uint16_t to[kMaxCaseMappingLength];  // Zeros at the end are padding.
};

#include "src/strings/generated/case-tables.inc"
#include "src/strings/generated/character-tables.inc"

bool BitmapContains(const uint64_t (*blocks)[4], const uint8_t* index, uint32_t c) {
  if (c >= kBitmapEnd) return false;
  return (blocks[index[c >> 8]][(c >> 6) & 3] >> (c & 63)) & 1;
}

template <size_t N>
const CaseRun* FindRun(const CaseRun (&runs)[N], uint32_t c) {
  const CaseRun* run = std::upper_bound(runs, runs + N, c, [](uint32_t x, const CaseRun& r) { return x < r.first; });
  if (run == runs) return nullptr;
  --run;
  if (c > run->last || (c - run->first) % run->step != 0) return nullptr;
  return run;
}

template <size_t N>
uint32_t MapByRuns(const CaseRun (&runs)[N], uint32_t c) {
  const CaseRun* run = FindRun(runs, c);
  return run == nullptr ? c : c + run->delta;
}

const SpecialUpper* FindSpecialUpper(uint32_t c) {
  if (c < kSpecialUpper[0].from || c > 0xFFFF) return nullptr;
  const SpecialUpper* end = std::end(kSpecialUpper);
  const SpecialUpper* entry =
      std::lower_bound(kSpecialUpper, end, c, [](const SpecialUpper& e, uint32_t x) { return e.from < x; });
  return entry != end && entry->from == c ? entry : nullptr;
}

bool IsCased(uint32_t c) { return BitmapContains(kCaseBlocks, kCasedIndex, c); }
bool IsCaseIgnorable(uint32_t c) { return BitmapContains(kCaseBlocks, kCaseIgnorableIndex, c); }

[[nodiscard]] bool AddCodePoint(uint32_t c, base::GrowableArray<uint16_t>* out) {
  if (c < 0x10000) return out->TryAdd(static_cast<uint16_t>(c));
  return out->TryAdd(LeadSurrogate(c)) && out->TryAdd(TrailSurrogate(c));
}

// SpecialCasing.txt, Final_Sigma: a cased letter before, none after, case-ignorable ones between do not count.
bool IsFinalSigma(base::Vector<const uint16_t> text, size_t sigma, base::Poller* poller) {
  bool cased_before = false;
  for (size_t i = sigma; i > 0;) {
    uint32_t c = text[--i];
    if (IsTrailSurrogate(c) && i > 0 && IsLeadSurrogate(text[i - 1])) c = CombineSurrogates(text[--i], c);
    if (IsCaseIgnorable(c) && poller->At(i)) continue;
    cased_before = IsCased(c);
    break;
  }
  if (!cased_before) return false;
  for (size_t i = sigma + 1; i < text.size();) {
    const uint32_t c = NextCodePoint(text.begin(), text.size(), &i);
    if (IsCaseIgnorable(c) && poller->At(i)) continue;
    return !IsCased(c);
  }
  return true;
}

template <size_t N>
size_t EquivalentsByRuns(const CaseRun (&runs)[N], uint32_t canonical, uint32_t* out) {
  size_t count = 0;
  out[count++] = canonical;
  for (const CaseRun& run : runs) {
    const uint32_t c = canonical - run.delta;
    if (c >= run.first && c <= run.last && (c - run.first) % run.step == 0) out[count++] = c;
  }
  return count;
}

template <size_t N>
bool AddEquivalentsByRuns(const CaseRun (&runs)[N], CodePointRanges* ranges) {
  CanonicalizeRanges(ranges);
  // First the canonical characters of the members, then everything that maps to a canonical character in the set.
  CodePointRanges added;
  for (const CaseRun& run : runs) {
    for (uint32_t c = run.first; c <= run.last; c += run.step) {
      const uint32_t canonical = c + run.delta;
      if (RangesContain(*ranges, c) && !added.TryAdd({canonical, canonical})) return false;
    }
  }
  CanonicalizeRanges(&added);
  const size_t canonical_count = added.size();
  if (!ranges->TryAppend(added.data(), canonical_count)) return false;
  CanonicalizeRanges(ranges);
  added.Clear();
  for (const CaseRun& run : runs) {
    for (uint32_t c = run.first; c <= run.last; c += run.step) {
      if (RangesContain(*ranges, c + run.delta) && !added.TryAdd({c, c})) return false;
    }
  }
  if (!ranges->TryAppend(added.data(), added.size())) return false;
  CanonicalizeRanges(ranges);
  return true;
}

}  // namespace

bool IsIDStart(uint32_t c) {
  if (c < 0x80) return ((c | 0x20) - 'a') < 26;
  return BitmapContains(kIdentifierBlocks, kIDStartIndex, c);
}

bool IsIDContinue(uint32_t c) {
  if (c < 0x80) return ((c | 0x20) - 'a') < 26 || (c - '0') < 10 || c == '_';
  return BitmapContains(kIdentifierBlocks, kIDContinueIndex, c);
}

bool IsIdentifierStart(uint32_t c) { return IsIDStart(c) || c == '$' || c == '_'; }
bool IsIdentifierPart(uint32_t c) { return IsIDContinue(c) || c == '$' || c == 0x200C || c == 0x200D; }

// General category Zs and the byte order mark.
bool IsWhiteSpaceSlow(uint32_t c) {
  switch (c) {
    case 0x09:
    case 0x0B:
    case 0x0C:
    case 0x20:
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
      return true;
    default:
      return c >= 0x2000 && c <= 0x200A;
  }
}

uint32_t SimpleToLowerCase(uint32_t c) {
  if (c < 0x80) return (c - 'A') < 26 ? c | 0x20 : c;
  return MapByRuns(kLowerRuns, c);
}

uint32_t SimpleToUpperCase(uint32_t c) {
  if (c < 0x80) return (c - 'a') < 26 ? c & ~0x20u : c;
  return MapByRuns(kUpperRuns, c);
}

uint32_t SimpleCaseFold(uint32_t c) {
  if (c < 0x80) return (c - 'A') < 26 ? c | 0x20 : c;
  return MapByRuns(kFoldRuns, c);
}

size_t FullToUpperCase(uint32_t c, uint32_t* out) {
  if (const SpecialUpper* special = FindSpecialUpper(c)) {
    size_t count = 0;
    while (count < kMaxCaseMappingLength && special->to[count] != 0) {
      out[count] = special->to[count];
      ++count;
    }
    return count;
  }
  out[0] = SimpleToUpperCase(c);
  return 1;
}

bool ToLowerCase(base::Vector<const uint16_t> text, base::GrowableArray<uint16_t>* out, base::Poller* poller) {
  if (!out->TryReserve(out->size() + text.size())) return false;
  size_t step = 0;
  for (size_t i = 0; i < text.size();) {
    if (!poller->At(step++)) return true;
    const size_t start = i;
    const uint32_t c = NextCodePoint(text.begin(), text.size(), &i);
    if (c == 0x130) {  // The only one that becomes longer: i and a dot above.
      if (!out->TryAdd('i') || !out->TryAdd(0x307)) return false;
    } else if (c == 0x3A3) {
      if (!out->TryAdd(IsFinalSigma(text, start, poller) ? 0x3C2 : 0x3C3)) return false;
    } else if (!AddCodePoint(SimpleToLowerCase(c), out)) {
      return false;
    }
  }
  return true;
}

bool ToUpperCase(base::Vector<const uint16_t> text, base::GrowableArray<uint16_t>* out, base::Poller* poller) {
  if (!out->TryReserve(out->size() + text.size())) return false;
  size_t step = 0;
  for (size_t i = 0; i < text.size();) {
    if (!poller->At(step++)) return true;
    const uint32_t c = NextCodePoint(text.begin(), text.size(), &i);
    uint32_t mapped[kMaxCaseMappingLength];
    const size_t count = FullToUpperCase(c, mapped);
    for (size_t k = 0; k < count; ++k) {
      if (!AddCodePoint(mapped[k], out)) return false;
    }
  }
  return true;
}

namespace {

// Sixteen characters at once; comparisons give 0xFF where they hold.
using Bytes = uint8_t __attribute__((vector_size(16)));
V8_INLINE Bytes All(uint8_t value) { return Bytes{} + value; }
V8_INLINE Bytes IsIn(Bytes c, uint8_t first, uint8_t last) {
  return reinterpret_cast<Bytes>(c - All(first) <= All(static_cast<uint8_t>(last - first)));
}
V8_INLINE Bytes IsChar(Bytes c, uint8_t value) { return reinterpret_cast<Bytes>(c == All(value)); }

V8_INLINE Bytes LowerCase(Bytes c) {
  return c + ((IsIn(c, 'A', 'Z') | (IsIn(c, 0xC0, 0xDE) & ~IsChar(c, 0xD7))) & All(0x20));
}
V8_INLINE Bytes UpperCase(Bytes c) {
  return c - ((IsIn(c, 'a', 'z') | (IsIn(c, 0xE0, 0xFF) & ~IsChar(c, 0xF7))) & All(0x20));
}
// The upper case of these is no Latin-1 character.
V8_INLINE Bytes HasWideUpperCase(Bytes c) { return IsChar(c, 0xB5) | IsChar(c, 0xDF) | IsChar(c, 0xFF); }

// Writes `convert(block)` for each block of the text; the last one may end in zeros that are not written.
template <typename Convert>
V8_INLINE void ConvertBlocks(base::Vector<const uint8_t> text, uint8_t* out, Convert convert) {
  for (size_t i = 0; i < text.size(); i += sizeof(Bytes)) {
    const size_t count = text.size() - i < sizeof(Bytes) ? text.size() - i : sizeof(Bytes);
    Bytes block = {};
    if (V8_LIKELY(count == sizeof(Bytes))) {
      std::memcpy(&block, text.begin() + i, sizeof(Bytes));
      block = convert(block);
      std::memcpy(out + i, &block, sizeof(Bytes));
    } else {
      std::memcpy(&block, text.begin() + i, count);
      block = convert(block);
      std::memcpy(out + i, &block, count);
    }
  }
}

}  // namespace

void ToLowerCaseOneByte(base::Vector<const uint8_t> text, uint8_t* out) {
  ConvertBlocks(text, out, [](Bytes block) { return LowerCase(block); });
}

bool ToUpperCaseOneByte(base::Vector<const uint8_t> text, uint8_t* out) {
  Bytes wide = {};
  ConvertBlocks(text, out, [&](Bytes block) {
    wide |= HasWideUpperCase(block);
    return UpperCase(block);
  });
  uint64_t halves[2];
  std::memcpy(halves, &wide, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

void CanonicalizeRanges(CodePointRanges* ranges) {
  const size_t count = ranges->size();
  if (count < 2) return;
  auto less = [](const CodePointRange& a, const CodePointRange& b) { return a.from < b.from; };
  if (!std::is_sorted(ranges->begin(), ranges->end(), less)) std::sort(ranges->begin(), ranges->end(), less);
  size_t last = 0;
  for (size_t i = 1; i < count; ++i) {
    const CodePointRange range = (*ranges)[i];
    CodePointRange& previous = (*ranges)[last];
    if (range.from <= previous.to + 1) {
      previous.to = std::max(previous.to, range.to);
    } else {
      (*ranges)[++last] = range;
    }
  }
  ranges->Truncate(last + 1);
}

bool RangesContain(const CodePointRanges& ranges, uint32_t c) {
  const CodePointRange* after =
      std::upper_bound(ranges.begin(), ranges.end(), c, [](uint32_t x, const CodePointRange& r) { return x < r.from; });
  return after != ranges.begin() && c <= after[-1].to;
}

bool ComplementRanges(const CodePointRanges& ranges, CodePointRanges* out) {
  uint32_t next = 0;
  for (const CodePointRange& range : ranges) {
    if (range.from > next && !out->TryAdd({next, range.from - 1})) return false;
    next = range.to + 1;
  }
  return next > kMaxCodePoint || out->TryAdd({next, kMaxCodePoint});
}

uint32_t CanonicalizeForRegExp(uint32_t c, bool unicode_mode) {
  if (unicode_mode) return SimpleCaseFold(c);
  if (c < 0x80) return (c - 'a') < 26 ? c & ~0x20u : c;
  return MapByRuns(kLegacyCanonicalizeRuns, c);
}

size_t CaseEquivalents(uint32_t c, bool unicode_mode, uint32_t out[kMaxCaseEquivalents]) {
  const uint32_t canonical = CanonicalizeForRegExp(c, unicode_mode);
  return unicode_mode ? EquivalentsByRuns(kFoldRuns, canonical, out)
                      : EquivalentsByRuns(kLegacyCanonicalizeRuns, canonical, out);
}

bool AddCaseEquivalents(CodePointRanges* ranges, bool unicode_mode) {
  return unicode_mode ? AddEquivalentsByRuns(kFoldRuns, ranges) : AddEquivalentsByRuns(kLegacyCanonicalizeRuns, ranges);
}

}  // namespace v8::internal
