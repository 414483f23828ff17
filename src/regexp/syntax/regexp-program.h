#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PROGRAM_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PROGRAM_H_

#include <cstddef>
#include <cstdint>

#include "src/base/vector.h"
#include "src/regexp/syntax/regexp-flags.h"

namespace v8::internal {

enum class RegExpBytecode : uint8_t {
#define REGEXP_BYTECODE(name, length) k##name,
#include "src/regexp/syntax/regexp-bytecodes.def"
#undef REGEXP_BYTECODE
};

// A compiled pattern: one immutable block without pointers, which any thread may use and any process may keep. It serves
// one-byte and two-byte subjects alike. Made by RegExpSyntax::Compile, released by Free.
class RegExpProgram {
 public:
  // Where matches may start.
  enum class Search : uint8_t {
    kEverywhere,
    kOnlyAtZero,  // the pattern begins with ^
    kLineStart,   // the same under `m`
    kChar,        // some unit of the beginning is known: look for it
    kWindow,      // the first units are from known sets: skip with a table
  };

  static constexpr uint32_t kNoClass = 0x7FFFFF;
  static constexpr uint32_t kClassOrEnd = 0x800000;

  void Free();

  RegExpFlags flags() const { return flags_; }
  // Groups with the whole match: the capture array has two entries for each.
  uint32_t capture_count() const { return capture_count_; }
  uint32_t register_count() const { return register_count_; }
  // No match has fewer code units.
  uint32_t min_length() const { return min_length_; }
  size_t size() const { return size_; }
  // After so many steps back a match gives up; 0: never. Set before the first match.
  uint32_t backtrack_limit() const { return backtrack_limit_; }
  void set_backtrack_limit(uint32_t limit) { backtrack_limit_ = limit; }

  // The named groups in the order of the pattern. A name may stand for several groups (in different alternatives).
  uint32_t name_count() const { return name_count_; }
  base::Vector<const uint16_t> name(uint32_t i) const {
    const NameEntry& entry = At<NameEntry>(names_)[i];
    return {At<uint16_t>(name_text_) + entry.text, entry.length};
  }
  base::Vector<const uint32_t> name_groups(uint32_t i) const {
    const NameEntry& entry = At<NameEntry>(names_)[i];
    return {At<uint32_t>(name_groups_) + entry.groups, entry.group_count};
  }

  // --- For the matcher ---
  const uint32_t* code() const { return At<uint32_t>(code_); }
  uint32_t code_length() const { return code_length_; }
  // Class i is bit i % 8 of the bytes of table i / 8, for code units up to 0xFF.
  const uint8_t* class_tables() const { return At<uint8_t>(class_tables_); }
  bool ClassContainsAbove(uint32_t cls, uint32_t c) const;

  Search search() const { return search_; }
  // The class of an unbounded run that the pattern begins with, or kNoClass. A match that fails from the start of a run
  // fails from everywhere within it: the places where the run may end are the same or fewer.
  uint32_t leading_run_class() const { return leading_run_class_; }
  bool leading_run_by_code_point() const { return leading_run_by_code_point_; }
  // kChar: the unit and how far from the start of the match it stands.
  uint8_t search_char() const { return search_char_; }
  uint32_t search_offset() const { return search_offset_; }
  // kChar and kWindow: bit k of `window_masks()[c]` says that c may be the k-th unit. `window_shifts()[c]` is how far the
  // window can move when c is its last unit; 0 when c may stand there. Units above 0xFF have entries of their own.
  uint32_t window_length() const { return window_length_; }
  const uint8_t* window_masks() const { return window_masks_; }
  const uint8_t* window_shifts() const { return window_shifts_; }
  uint8_t window_mask_above() const { return window_mask_above_; }
  uint8_t window_shift_above() const { return window_shift_above_; }

 private:
  friend class RegExpProgramBuilder;
  struct NameEntry {
    uint32_t text, length, groups, group_count;
  };
  struct ClassEntry {
    uint32_t first, count;  // of the boundaries: in from an even one to before the next
  };
  template <typename T>
  const T* At(uint32_t offset) const {
    return reinterpret_cast<const T*>(reinterpret_cast<const char*>(this) + offset);
  }

  uint32_t size_;
  RegExpFlags flags_;
  uint32_t capture_count_;
  uint32_t register_count_;
  uint32_t min_length_;
  uint32_t backtrack_limit_;
  uint32_t code_, code_length_;
  uint32_t class_tables_, classes_, boundaries_;
  uint32_t names_, name_count_, name_groups_, name_text_;
  Search search_;
  bool leading_run_by_code_point_;
  uint32_t leading_run_class_;
  uint8_t search_char_;
  uint8_t window_mask_above_;
  uint8_t window_shift_above_;
  uint32_t search_offset_;
  uint32_t window_length_;
  uint8_t window_masks_[256];
  uint8_t window_shifts_[256];
};

inline bool RegExpProgram::ClassContainsAbove(uint32_t cls, uint32_t c) const {
  const ClassEntry& entry = At<ClassEntry>(classes_)[cls];
  const uint32_t* boundaries = At<uint32_t>(boundaries_) + entry.first;
  uint32_t low = 0, high = entry.count;
  while (low < high) {
    const uint32_t middle = (low + high) / 2;
    if (boundaries[middle] <= c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return (low & 1) != 0;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PROGRAM_H_
