#include "src/regexp/syntax/regexp-program-builder.h"

#include <algorithm>
#include <cstring>

#include "src/base/memory.h"

namespace v8::internal {

namespace {

// Does every match of the node begin with ^ (with or without `m`)?
bool IsAnchored(const RegExpNode* node, bool multiline, int depth) {
  if (depth > 20) return false;
  switch (node->kind) {
    case RegExpNode::Kind::kStart: return multiline || !node->As<RegExpAnchor>()->multiline;
    case RegExpNode::Kind::kSequence:
      return IsAnchored(node->As<RegExpSequence>()->parts[0], multiline, depth + 1);
    case RegExpNode::Kind::kCapture: return IsAnchored(node->As<RegExpCapture>()->body, multiline, depth + 1);
    case RegExpNode::Kind::kDisjunction:
      for (const RegExpNode* alternative : node->As<RegExpDisjunction>()->alternatives) {
        if (!IsAnchored(alternative, multiline, depth + 1)) return false;
      }
      return true;
    default: return false;
  }
}

// The unbounded quantifier of a character that every match begins with, or nullptr. `*boundary` is a \b before it.
const RegExpQuantifier* LeadingRun(const RegExpNode* node, const RegExpWordBoundary** boundary) {
  *boundary = nullptr;
  for (;;) {
    switch (node->kind) {
      case RegExpNode::Kind::kSequence: {
        const RegExpNodes& parts = node->As<RegExpSequence>()->parts;
        node = parts[0];
        if (node->kind == RegExpNode::Kind::kWordBoundary && *boundary == nullptr) {
          *boundary = node->As<RegExpWordBoundary>();
          if ((*boundary)->negative) return nullptr;
          node = parts[1];
        }
        break;
      }
      case RegExpNode::Kind::kCapture: node = node->As<RegExpCapture>()->body; break;
      case RegExpNode::Kind::kQuantifier: {
        const RegExpQuantifier* quantifier = node->As<RegExpQuantifier>();
        const RegExpNode::Kind body = quantifier->body->kind;
        if (quantifier->max != kRegExpInfinity) return nullptr;
        return body == RegExpNode::Kind::kClass || body == RegExpNode::Kind::kChar ? quantifier : nullptr;
      }
      default: return nullptr;
    }
  }
}

// How often a character is to be expected in ordinary text or code, very roughly.
struct Frequencies {
  constexpr Frequencies() : of() {
    for (int c = ' '; c < 0x7F; ++c) of[c] = c >= 'a' && c <= 'z' ? 2 : 1;
    of[static_cast<int>(' ')] = 16;
    of[static_cast<int>('\n')] = 1;
    for (const char c : {'e', 't', 'a', 'o', 'i', 'n', 's', 'r'}) of[static_cast<int>(c)] = 6;
    for (const uint8_t frequency : of) total += frequency;
  }
  uint8_t of[128];
  int total = 0;
};
constexpr Frequencies kFrequencies;

int Frequency(int c) { return c < 128 ? kFrequencies.of[c] : 0; }

}  // namespace

uint32_t RegExpProgramBuilder::AddBoundaries(const Class& cls, const ZoneVector<uint32_t>& boundaries) {
  Class entry = cls;
  entry.count = static_cast<uint32_t>(boundaries.size());
  entry.hash = static_cast<uint32_t>((entry.bits[0] ^ entry.bits[1] * 31 ^ entry.bits[2] * 1009) >> 7) + entry.count;
  for (size_t i = 0; i < classes_.size(); ++i) {
    const Class& other = classes_[i];
    if (other.hash == entry.hash && other.count == entry.count &&
        std::memcmp(other.bits, entry.bits, sizeof(entry.bits)) == 0 &&
        std::equal(boundaries.begin(), boundaries.end(), boundaries_.begin() + other.first)) {
      return static_cast<uint32_t>(i);
    }
  }
  entry.first = static_cast<uint32_t>(boundaries_.size());
  for (uint32_t boundary : boundaries) boundaries_.push_back(boundary);
  classes_.push_back(entry);
  return static_cast<uint32_t>(classes_.size() - 1);
}

uint32_t RegExpProgramBuilder::AddClass(const CodePointSet& set) {
  CharFilter filter;
  ZoneVector<uint32_t> boundaries(zone_);
  for (const CodePointRange& range : set) {
    filter.AddRange(range.from, range.to);
    if (range.to <= 0xFF) continue;
    boundaries.push_back(std::max(range.from, uint32_t{0x100}));
    boundaries.push_back(range.to + 1);
  }
  Class cls = {};
  std::copy(filter.bits, filter.bits + 4, cls.bits);
  return AddBoundaries(cls, boundaries);
}

uint32_t RegExpProgramBuilder::AddFilter(const CharFilter& filter) {
  if (filter.end && filter.above && (filter.bits[0] & filter.bits[1] & filter.bits[2] & filter.bits[3]) == ~uint64_t{0}) {
    return RegExpProgram::kNoClass;
  }
  Class cls = {};
  std::copy(filter.bits, filter.bits + 4, cls.bits);
  ZoneVector<uint32_t> boundaries(zone_);
  if (filter.above) boundaries.push_back(0x100);
  return AddBoundaries(cls, boundaries) | (filter.end ? RegExpProgram::kClassOrEnd : 0);
}

void RegExpProgramBuilder::ChooseLeadingRun(const RegExpNode* root) {
  const RegExpWordBoundary* boundary;
  const RegExpQuantifier* run = LeadingRun(root, &boundary);
  if (run == nullptr) return;
  CodePointSet set(zone_);
  bool by_code_point = false;
  if (run->body->kind == RegExpNode::Kind::kClass) {
    for (const CodePointRange& range : *run->body->As<RegExpClass>()->set) set.Add(range.from, range.to);
    by_code_point = run->body->As<RegExpClass>()->by_code_point;
  } else {
    const uint32_t c = run->body->As<RegExpChar>()->c;
    if (c > 0xFFFF) return;
    set.Add(c);
  }
  if (boundary != nullptr) {
    // \b must be false all through the run: its members are all word characters, or none is.
    CodePointSet words(zone_), inside = set, outside = set;
    words.AddWordCharacters(boundary->unicode_ignore_case);
    inside.Intersect(words);
    outside.Subtract(words);
    if (!inside.empty() && !outside.empty()) return;
  }
  header_.leading_run_class_ = AddClass(set);
  header_.leading_run_by_code_point_ = by_code_point;
}

void RegExpProgramBuilder::ChooseSearch(const RegExpTree* tree) {
  const RegExpNode* const root = tree->root;
  header_.leading_run_class_ = RegExpProgram::kNoClass;
  if (IsAnchored(root, false, 0)) {
    header_.search_ = RegExpProgram::Search::kOnlyAtZero;
    return;
  }
  if (IsAnchored(root, true, 0)) {
    header_.search_ = RegExpProgram::Search::kLineStart;
    return;
  }
  // A back reference would make what follows the run depend on where it began.
  if (!tree->has_back_references) ChooseLeadingRun(root);
  RegExpLookahead lookahead(RegExpLookahead::kMaxPlaces);
  const uint32_t distances = lookahead.Walk(root, 1);
  int length = lookahead.limit();
  if (distances != 0) length = std::min(length, __builtin_ctz(distances));
  // The window lies within the subject wherever a match would; a pattern that matches nothing claims any length.
  length = static_cast<int>(std::min<uint32_t>(length, root->min_length));

  int rarest = -1, rarest_place = 0, rarest_char = 0;
  int best_length = 0;
  double best_score = 1.1;
  int8_t last_place[128];  // where in the window so far the character may stand last
  std::memset(last_place, -1, sizeof(last_place));
  for (int n = 1; n <= length; ++n) {
    const CharFilter& filter = lookahead.filter(n - 1);
    int singles = 0, single = 0;
    for (int word = 0; word < 4; ++word) {
      if (filter.bits[word] == 0) continue;
      singles += __builtin_popcountll(filter.bits[word]);
      single = word * 64 + __builtin_ctzll(filter.bits[word]);
    }
    if (singles == 1 && !filter.above && (rarest < 0 || Frequency(single) < rarest)) {
      rarest = Frequency(single);
      rarest_place = n - 1;
      rarest_char = single;
    }
    // The distance that a window of n units moves at an average look at its last one.
    double sum = 0;
    for (int c = 0; c < 128; ++c) {
      if (filter.Contains(c)) last_place[c] = static_cast<int8_t>(n - 1);
      const int shift = n - 1 - last_place[c];
      sum += kFrequencies.of[c] * (shift == 0 ? 0.3 : shift);
    }
    double score = sum / kFrequencies.total;
    score += n == 1 ? 0.5 : -0.1;  // the window of one is the simplest loop
    if (score > best_score) {
      best_score = score;
      best_length = n;
    }
  }
  if (rarest >= 0 && (rarest < 4 || length == 1)) {
    header_.search_ = RegExpProgram::Search::kChar;
    header_.search_char_ = static_cast<uint8_t>(rarest_char);
    header_.search_offset_ = static_cast<uint32_t>(rarest_place);
    FillWindow(lookahead, length);
  } else if (best_length > 0) {
    header_.search_ = RegExpProgram::Search::kWindow;
    FillWindow(lookahead, best_length);
  }
}

void RegExpProgramBuilder::FillWindow(const RegExpLookahead& lookahead, int length) {
  header_.window_length_ = static_cast<uint32_t>(length);
  std::memset(header_.window_shifts_, length, sizeof(header_.window_shifts_));
  header_.window_shift_above_ = static_cast<uint8_t>(length);
  for (int k = 0; k < length; ++k) {
    const CharFilter& filter = lookahead.filter(k);
    const uint8_t bit = static_cast<uint8_t>(1 << k);
    const uint8_t shift = static_cast<uint8_t>(length - 1 - k);
    for (int word = 0; word < 4; ++word) {
      for (uint64_t bits = filter.bits[word]; bits != 0; bits &= bits - 1) {
        const int c = word * 64 + __builtin_ctzll(bits);
        header_.window_masks_[c] |= bit;
        header_.window_shifts_[c] = shift;
      }
    }
    if (filter.above) {
      header_.window_mask_above_ |= bit;
      header_.window_shift_above_ = shift;
    }
  }
}

RegExpProgram* RegExpProgramBuilder::Build(const RegExpTree* tree, RegExpFlags flags, uint32_t register_count) {
  size_t name_text = 0, name_groups = 0;
  for (const RegExpGroupName& name : tree->names) {
    name_text += name.length;
    name_groups += name.groups->size();
  }
  const size_t table_count = (classes_.size() + 7) / 8;
  size_t size = base::RoundUp<size_t>(sizeof(RegExpProgram), 8);
  const auto place = [&size](size_t bytes) {
    const size_t offset = size;
    size = base::RoundUp<size_t>(size + bytes, 8);
    return static_cast<uint32_t>(offset);
  };
  header_.flags_ = flags;
  header_.capture_count_ = tree->capture_count;
  header_.register_count_ = register_count;
  header_.min_length_ = tree->root->min_length;
  header_.code_ = place(code_.size() * sizeof(uint32_t));
  header_.code_length_ = static_cast<uint32_t>(code_.size());
  header_.class_tables_ = place(table_count * 256);
  header_.classes_ = place(classes_.size() * sizeof(RegExpProgram::ClassEntry));
  header_.boundaries_ = place(boundaries_.size() * sizeof(uint32_t));
  header_.names_ = place(tree->names.size() * sizeof(RegExpProgram::NameEntry));
  header_.name_count_ = static_cast<uint32_t>(tree->names.size());
  header_.name_groups_ = place(name_groups * sizeof(uint32_t));
  header_.name_text_ = place(name_text * sizeof(uint16_t));
  if (size > 0x7FFFFFFF) return nullptr;
  header_.size_ = static_cast<uint32_t>(size);

  char* block = static_cast<char*>(base::Malloc(size));
  if (block == nullptr) return nullptr;
  RegExpProgram* program = new (block) RegExpProgram(header_);
  std::copy(code_.begin(), code_.end(), reinterpret_cast<uint32_t*>(block + header_.code_));
  uint8_t* tables = reinterpret_cast<uint8_t*>(block + header_.class_tables_);
  std::memset(tables, 0, table_count * 256);
  auto* classes = reinterpret_cast<RegExpProgram::ClassEntry*>(block + header_.classes_);
  for (size_t i = 0; i < classes_.size(); ++i) {
    const Class& cls = classes_[i];
    uint8_t* table = tables + (i >> 3) * 256;
    for (int word = 0; word < 4; ++word) {
      for (uint64_t bits = cls.bits[word]; bits != 0; bits &= bits - 1) {
        table[word * 64 + __builtin_ctzll(bits)] |= static_cast<uint8_t>(1 << (i & 7));
      }
    }
    classes[i] = {cls.first, cls.count};
  }
  std::copy(boundaries_.begin(), boundaries_.end(), reinterpret_cast<uint32_t*>(block + header_.boundaries_));
  auto* names = reinterpret_cast<RegExpProgram::NameEntry*>(block + header_.names_);
  auto* groups = reinterpret_cast<uint32_t*>(block + header_.name_groups_);
  auto* text = reinterpret_cast<uint16_t*>(block + header_.name_text_);
  uint32_t next_group = 0, next_text = 0;
  for (const RegExpGroupName& name : tree->names) {
    const uint32_t group_count = static_cast<uint32_t>(name.groups->size());
    *names++ = {next_text, name.length, next_group, group_count};
    std::copy(name.groups->begin(), name.groups->end(), groups + next_group);
    std::copy(name.name, name.name + name.length, text + next_text);
    next_group += group_count;
    next_text += name.length;
  }
  return program;
}

void RegExpProgram::Free() { base::Free(this); }

}  // namespace v8::internal
