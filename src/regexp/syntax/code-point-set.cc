#include "src/regexp/syntax/code-point-set.h"

#include <algorithm>

namespace v8::internal {

void CodePointSet::AddSet(const CodePointSet& other) {
  for (const CodePointRange& range : other) ranges_.push_back(range);
  Normalize();
}

void CodePointSet::Normalize() {
  if (ranges_.size() < 2) return;
  bool sorted = true;
  for (size_t i = 1; i < ranges_.size() && sorted; ++i) sorted = ranges_[i - 1].to + 1 < ranges_[i].from;
  if (sorted) return;
  std::sort(ranges_.begin(), ranges_.end(),
            [](const CodePointRange& a, const CodePointRange& b) { return a.from < b.from; });
  size_t last = 0;
  for (size_t i = 1; i < ranges_.size(); ++i) {
    if (ranges_[i].from <= ranges_[last].to + 1) {
      if (ranges_[i].to > ranges_[last].to) ranges_[last].to = ranges_[i].to;
    } else {
      ranges_[++last] = ranges_[i];
    }
  }
  ranges_.truncate(last + 1);
}

bool CodePointSet::Contains(uint32_t c) const {
  size_t low = 0, high = ranges_.size();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (ranges_[middle].to < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < ranges_.size() && ranges_[low].from <= c;
}

void CodePointSet::Invert() {
  ZoneVector<CodePointRange> result(zone());
  uint32_t next = 0;
  for (const CodePointRange& range : ranges_) {
    if (range.from > next) result.push_back({next, range.from - 1});
    next = range.to + 1;
  }
  if (next <= kMaxCodePoint) result.push_back({next, kMaxCodePoint});
  ranges_ = result;
}

void CodePointSet::Intersect(const CodePointSet& other) {
  ZoneVector<CodePointRange> result(zone());
  size_t i = 0, j = 0;
  while (i < ranges_.size() && j < other.size()) {
    const uint32_t from = std::max(ranges_[i].from, other[j].from);
    const uint32_t to = std::min(ranges_[i].to, other[j].to);
    if (from <= to) result.push_back({from, to});
    if (ranges_[i].to < other[j].to) {
      ++i;
    } else {
      ++j;
    }
  }
  ranges_ = result;
}

void CodePointSet::Subtract(const CodePointSet& other) {
  CodePointSet complement(zone());
  for (const CodePointRange& range : other) complement.Add(range.from, range.to);
  complement.Invert();
  Intersect(complement);
}

void CodePointSet::AddCaseEquivalents(bool unicode_mode) {
  if (ranges_.empty()) return;
  if (ranges_[ranges_.size() - 1].to < 0x80) {
    // ASCII needs no tables: letters have their other case, and with `u` k and s have one relative each outside.
    const size_t count = ranges_.size();
    for (size_t i = 0; i < count; ++i) {
      const CodePointRange range = ranges_[i];
      for (const uint32_t base : {uint32_t{'A'}, uint32_t{'a'}}) {
        const uint32_t from = std::max(range.from, base);
        const uint32_t to = std::min(range.to, base + 25);
        if (from > to) continue;
        Add(from ^ 0x20, to ^ 0x20);
        if (!unicode_mode) continue;
        if (from <= base + 10 && base + 10 <= to) Add(0x212A);
        if (from <= base + 18 && base + 18 <= to) Add(0x17F);
      }
    }
    Normalize();
    return;
  }
  if (ranges_[0].from == 0 && ranges_[0].to == kMaxCodePoint) return;
  CodePointRanges closed;
  if (!closed.TryAppend(ranges_.data(), ranges_.size()) || !internal::AddCaseEquivalents(&closed, unicode_mode)) {
    throw CompileAbort{CompileAbort::kOutOfMemory};
  }
  ranges_.clear();
  for (const CodePointRange& range : closed) ranges_.push_back(range);
}

void CodePointSet::AddSpaces() {
  Add('\t', '\r');
  Add(' ');
  Add(0xA0);
  Add(0x1680);
  Add(0x2000, 0x200A);
  Add(0x2028, 0x2029);
  Add(0x202F);
  Add(0x205F);
  Add(0x3000);
  Add(0xFEFF);
}

void CodePointSet::AddWordCharacters(bool unicode_ignore_case) {
  Add('0', '9');
  Add('A', 'Z');
  Add('_');
  Add('a', 'z');
  if (!unicode_ignore_case) return;
  Add(0x17F);
  Add(0x212A);
}

void CodePointSet::AddLineTerminators() {
  Add('\n');
  Add('\r');
  Add(0x2028, 0x2029);
}

}  // namespace v8::internal
