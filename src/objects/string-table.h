#ifndef FLAT8_SRC_OBJECTS_STRING_TABLE_H_
#define FLAT8_SRC_OBJECTS_STRING_TABLE_H_

#include "src/objects/string.h"

namespace v8::internal {

// The internalized strings of an isolate, by content: open addressing over weak words, which have bits of the string's
// hash above its address, so that a lookup reads no string but (nearly always) the one that it finds. All strings in it
// are old (a young string is copied when it is internalized), so that minor collections have nothing to do here. The
// strings of the read-only roots live in one table for the whole process, which every lookup asks first.
class StringTable {
 public:
  // Null when memory cannot be had.
  static StringTable* New();
  static void Delete(StringTable* table);
  // The table of the read-only strings. Filled while the roots are made, immutable afterwards.
  static StringTable* ReadOnly();

  // The string with this content, or empty. `raw_hash` is the computed hash field of the content.
  Tagged<String> Lookup(base::Vector<const uint8_t> chars, uint32_t raw_hash) const;
  Tagged<String> Lookup(base::Vector<const uint16_t> chars, uint32_t raw_hash) const;

  // Makes room for one more Insert. False when memory cannot be had.
  [[nodiscard]] bool TryReserve();
  // Adds an internalized string whose content is not there yet. After TryReserve.
  void Insert(Tagged<String> string);

  // Shows every slot to `update`, which rewrites it when the string has moved and returns false when it has died.
  template <typename Update>
  void VisitAndClearDead(Update update) {
    for (uint32_t i = 0; i < capacity_; ++i) {
      if (entries_[i] <= kDeleted) continue;
      uint64_t string = entries_[i] & kAddressMask;
      if (update(&string)) {
        entries_[i] = (entries_[i] & ~kAddressMask) | string;
      } else {
        entries_[i] = kDeleted;
        --size_;
        ++deleted_;
      }
    }
  }
  uint32_t size() const { return size_; }
  // For tests: the Smi of an array index, the internalized string with the content, or the Smi of a ResultSentinel.
  static Address TryStringToIndexOrLookupExisting(Isolate* isolate, Address string);

  // The raw hash field of a content.
  static uint32_t HashField(base::Vector<const uint8_t> chars);
  static uint32_t HashField(base::Vector<const uint16_t> chars);

  StringTable() = default;
  ~StringTable();

 private:
  static constexpr uint64_t kFree = 0;
  static constexpr uint64_t kDeleted = 1;
  static constexpr uint64_t kAddressMask = (uint64_t{1} << 48) - 1;
  // The bits of the hash that do not say where the search begins in a table of moderate size.
  static uint64_t TagOf(uint32_t raw_hash) { return uint64_t{raw_hash >> 16} << 48; }
  static Tagged<String> StringOf(uint64_t entry) { return Tagged<String>(entry & kAddressMask); }
  template <typename Char>
  Tagged<String> LookupChars(base::Vector<const Char> chars, uint32_t raw_hash) const;
  bool Rehash(uint32_t capacity);

  uint64_t* entries_ = nullptr;
  uint32_t capacity_ = 0;
  uint32_t size_ = 0;
  uint32_t deleted_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_STRING_TABLE_H_
