#include "src/strings/normalization.h"

#include <algorithm>
#include <iterator>

#include "src/strings/unicode.h"

namespace v8::internal {

namespace {

struct CombiningRun {
  uint32_t first;
  uint32_t last;
  uint8_t combining_class;
};

struct CompositionPair {
  uint32_t first;
  uint32_t second;
  uint32_t composite;
};

#include "src/strings/generated/normalization-tables.inc"

// Hangul syllables are computed (The Unicode Standard §3.12).
constexpr uint32_t kSyllableBase = 0xAC00, kLeadBase = 0x1100, kVowelBase = 0x1161, kTailBase = 0x11A7;
constexpr uint32_t kLeadCount = 19, kVowelCount = 21, kTailCount = 28;
constexpr uint32_t kSyllableCount = kLeadCount * kVowelCount * kTailCount;

struct Mark {
  uint32_t code_point;
  uint8_t combining_class;
};

// The text as code points with their classes; a stretch of marks is sorted when a starter ends it.
class Decomposer {
 public:
  Decomposer(bool compatibility, base::Poller* poller) : compatibility_(compatibility), poller_(poller) {}

  [[nodiscard]] bool Add(uint32_t c) {
    if (c < 0xA0) return AddOrdered(c, 0);
    if (c - kSyllableBase < kSyllableCount) {
      const uint32_t index = c - kSyllableBase;
      const uint32_t tail = index % kTailCount;
      return AddOrdered(kLeadBase + index / (kVowelCount * kTailCount), 0) &&
             AddOrdered(kVowelBase + index / kTailCount % kVowelCount, 0) &&
             (tail == 0 || AddOrdered(kTailBase + tail, 0));
    }
    const uint32_t* key = std::lower_bound(std::begin(kDecompositionKeys), std::end(kDecompositionKeys), c * 64);
    if (key == std::end(kDecompositionKeys) || *key / 64 != c || (*key % 2 == 1 && !compatibility_)) {
      return AddOrdered(c, CombiningClass(c));
    }
    const uint16_t* units = kDecompositionUnits + kDecompositionStarts[key - kDecompositionKeys];
    const size_t length = *key / 2 % 32;
    // The mappings of the database are one step each; the recursion ends after a few.
    for (size_t i = 0; i < length;) {
      if (!Add(NextCodePoint(units, length, &i))) return false;
    }
    return true;
  }

  base::GrowableArray<Mark>& Finish() {
    SortMarks();
    return marks_;
  }

 private:
  [[nodiscard]] bool AddOrdered(uint32_t c, uint8_t combining_class) {
    if (combining_class == 0) SortMarks();
    if (!marks_.TryAdd({c, combining_class})) return false;
    if (combining_class == 0) sorted_ = marks_.size();
    return true;
  }
  void SortMarks() {
    // Stable and without memory; merging keeps long hostile stretches from being slow.
    StableSort(marks_.begin() + sorted_, marks_.end());
    sorted_ = marks_.size();
  }
  void StableSort(Mark* begin, Mark* end) {
    if (!(*poller_)()) return;
    if (end - begin <= 16) {
      for (Mark* i = begin + 1; i < end; ++i) {
        const Mark mark = *i;
        Mark* j = i;
        for (; j > begin && j[-1].combining_class > mark.combining_class; --j) *j = j[-1];
        *j = mark;
      }
      return;
    }
    Mark* middle = begin + (end - begin) / 2;
    StableSort(begin, middle);
    StableSort(middle, end);
    MergeInPlace(begin, middle, end);
  }
  void MergeInPlace(Mark* begin, Mark* middle, Mark* end) {
    auto less = [](const Mark& a, const Mark& b) { return a.combining_class < b.combining_class; };
    if (begin == middle || middle == end || !less(*middle, middle[-1]) || !(*poller_)()) return;
    if (end - begin == 2) return std::swap(*begin, *middle);
    Mark *left, *right;
    if (middle - begin > end - middle) {
      left = begin + (middle - begin) / 2;
      right = std::lower_bound(middle, end, *left, less);
    } else {
      right = middle + (end - middle) / 2;
      left = std::upper_bound(begin, middle, *right, less);
    }
    Mark* const pivot = std::rotate(left, middle, right);
    MergeInPlace(begin, left, pivot);
    MergeInPlace(pivot, right, end);
  }

  base::GrowableArray<Mark> marks_;
  size_t sorted_ = 0;
  const bool compatibility_;
  base::Poller* const poller_;
};

// The primary composite of two characters, or 0.
uint32_t Compose(uint32_t first, uint32_t second) {
  if (first - kLeadBase < kLeadCount && second - kVowelBase < kVowelCount) {
    return kSyllableBase + ((first - kLeadBase) * kVowelCount + (second - kVowelBase)) * kTailCount;
  }
  if (first - kSyllableBase < kSyllableCount && (first - kSyllableBase) % kTailCount == 0 && second > kTailBase &&
      second < kTailBase + kTailCount) {
    return first + (second - kTailBase);
  }
  const CompositionPair* end = std::end(kCompositionPairs);
  const CompositionPair* pair = std::lower_bound(kCompositionPairs, end, CompositionPair{first, second, 0},
                                                 [](const CompositionPair& a, const CompositionPair& b) {
                                                   return a.first != b.first ? a.first < b.first : a.second < b.second;
                                                 });
  return pair != end && pair->first == first && pair->second == second ? pair->composite : 0;
}

// UAX #15 D117, in place.
void ComposeAll(base::GrowableArray<Mark>* marks, base::Poller* poller) {
  size_t starter = SIZE_MAX;
  size_t length = 0;
  for (size_t i = 0; i < marks->size() && poller->At(i); ++i) {
    const Mark mark = (*marks)[i];
    // Blocked: something between the starter and the mark has the same class or none.
    const bool adjacent = starter != SIZE_MAX && length == starter + 1;
    const bool blocked =
        starter == SIZE_MAX || (!adjacent && (*marks)[length - 1].combining_class >= mark.combining_class);
    if (!blocked) {
      if (const uint32_t composite = Compose((*marks)[starter].code_point, mark.code_point)) {
        (*marks)[starter].code_point = composite;
        continue;
      }
    }
    if (mark.combining_class == 0) starter = length;
    (*marks)[length++] = mark;
  }
  marks->Truncate(length);
}

bool IsComposed(NormalizationForm form) { return form == NormalizationForm::kNFC || form == NormalizationForm::kNFKC; }
bool IsCompatibility(NormalizationForm form) {
  return form == NormalizationForm::kNFKC || form == NormalizationForm::kNFKD;
}

// Below these no character changes under the form or reacts with a neighbour.
uint32_t FirstUnstable(NormalizationForm form) {
  if (form == NormalizationForm::kNFC) return 0x300;
  return IsCompatibility(form) ? 0xA0 : 0xC0;
}

template <typename Char>
bool AllBelow(base::Vector<const Char> text, uint32_t limit, base::Poller* poller) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= limit || !poller->At(i)) return false;
  }
  return true;
}

}  // namespace

uint8_t CombiningClass(uint32_t c) {
  if (c < 0x300) return 0;
  const CombiningRun* run = std::upper_bound(std::begin(kCombiningRuns), std::end(kCombiningRuns), c,
                                             [](uint32_t x, const CombiningRun& r) { return x < r.first; });
  return run != kCombiningRuns && c <= run[-1].last ? run[-1].combining_class : 0;
}

bool IsNormalizedFast(base::Vector<const uint16_t> text, NormalizationForm form, base::Poller* poller) {
  return AllBelow(text, FirstUnstable(form), poller);
}

bool IsNormalizedFast(base::Vector<const uint8_t> text, NormalizationForm form, base::Poller* poller) {
  return AllBelow(text, FirstUnstable(form), poller);
}

bool Normalize(base::Vector<const uint16_t> text, NormalizationForm form, base::GrowableArray<uint16_t>* out,
               base::Poller* poller) {
  Decomposer decomposer(IsCompatibility(form), poller);
  size_t step = 0;
  for (size_t i = 0; i < text.size();) {
    if (!poller->At(step++)) return true;
    if (!decomposer.Add(NextCodePoint(text.begin(), text.size(), &i))) return false;
  }
  base::GrowableArray<Mark>& marks = decomposer.Finish();
  if (IsComposed(form)) ComposeAll(&marks, poller);
  if (!out->TryReserve(out->size() + marks.size())) return false;
  for (size_t i = 0; i < marks.size() && poller->At(i); ++i) {
    const uint32_t c = marks[i].code_point;
    if (c < 0x10000) {
      if (!out->TryAdd(static_cast<uint16_t>(c))) return false;
    } else if (!out->TryAdd(LeadSurrogate(c)) || !out->TryAdd(TrailSurrogate(c))) {
      return false;
    }
  }
  return true;
}

}  // namespace v8::internal
