#include "src/objects/string-table.h"

#include "src/base/memory.h"
#include "src/strings/char-span.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

namespace {

template <typename Char>
uint32_t HashFieldOf(base::Vector<const Char> chars) {
  uint32_t index;
  const bool is_index = chars.size() <= 10 && TryParseArrayIndex(chars, &index);
  return HashString(chars) << Name::kHashShift | Name::kHashComputed | (is_index ? Name::kIsArrayIndex : 0);
}

// `string` is internalized.
template <typename Char>
V8_INLINE bool ContentEquals(Tagged<String> string, base::Vector<const Char> chars) {
  if (string->length() != chars.size()) return false;
  if (V8_UNLIKELY(string->IsExternal())) {
    return VisitCharacters(string, [&](auto own) { return EqualChars(own.begin(), chars.begin(), chars.size()); });
  }
  if (string->IsOneByteRepresentation()) {
    return EqualChars(Cast<SeqOneByteString>(string)->chars(), chars.begin(), chars.size());
  }
  return EqualChars(Cast<SeqTwoByteString>(string)->chars(), chars.begin(), chars.size());
}

}  // namespace

StringTable* StringTable::New() { return base::New<StringTable>(); }
void StringTable::Delete(StringTable* table) { base::Delete(table); }
StringTable::~StringTable() { base::Free(entries_); }

StringTable* StringTable::ReadOnly() {
  static StringTable table;
  return &table;
}

uint32_t StringTable::HashField(base::Vector<const uint8_t> chars) { return HashFieldOf(chars); }
uint32_t StringTable::HashField(base::Vector<const uint16_t> chars) { return HashFieldOf(chars); }

template <typename Char>
Tagged<String> StringTable::LookupChars(base::Vector<const Char> chars, uint32_t raw_hash) const {
  if (size_ == 0) return {};
  const uint32_t mask = capacity_ - 1;
  const uint64_t tag = TagOf(raw_hash);
  for (uint32_t i = (raw_hash >> Name::kHashShift) & mask; entries_[i] != kFree; i = (i + 1) & mask) {
    if ((entries_[i] & ~kAddressMask) != tag || entries_[i] == kDeleted) continue;
    const Tagged<String> candidate = StringOf(entries_[i]);
    if (candidate->raw_hash_field() == raw_hash && ContentEquals(candidate, chars)) return candidate;
  }
  return {};
}

Tagged<String> StringTable::Lookup(base::Vector<const uint8_t> chars, uint32_t raw_hash) const {
  return LookupChars(chars, raw_hash);
}
Tagged<String> StringTable::Lookup(base::Vector<const uint16_t> chars, uint32_t raw_hash) const {
  return LookupChars(chars, raw_hash);
}

bool StringTable::TryReserve() {
  if ((size_ + deleted_ + 1) * 4 <= capacity_ * 3) return true;
  uint32_t capacity = capacity_ == 0 ? 64 : capacity_;
  while ((size_ + 1) * 2 > capacity) capacity *= 2;
  return Rehash(capacity);
}

bool StringTable::Rehash(uint32_t capacity) {
  uint64_t* entries = static_cast<uint64_t*>(base::Calloc(capacity, sizeof(uint64_t)));
  if (entries == nullptr) return false;
  for (uint32_t i = 0; i < capacity_; ++i) {
    if (entries_[i] <= kDeleted) continue;
    uint32_t to = StringOf(entries_[i])->hash() & (capacity - 1);
    while (entries[to] != kFree) to = (to + 1) & (capacity - 1);
    entries[to] = entries_[i];
  }
  base::Free(entries_);
  entries_ = entries;
  capacity_ = capacity;
  deleted_ = 0;
  return true;
}

void StringTable::Insert(Tagged<String> string) {
  DCHECK(string->IsInternalized());
  const uint32_t mask = capacity_ - 1;
  const uint32_t raw_hash = string->EnsureRawHash();
  uint32_t i = (raw_hash >> Name::kHashShift) & mask;
  while (entries_[i] > kDeleted) i = (i + 1) & mask;
  if (entries_[i] == kDeleted) --deleted_;
  entries_[i] = string.ptr() | TagOf(raw_hash);
  ++size_;
}

}  // namespace v8::internal
