#ifndef FLAT8_SRC_BASE_TABLE_H_
#define FLAT8_SRC_BASE_TABLE_H_

#include <cstring>

#include "src/base/memory.h"

namespace v8::base {

// Hashing for keys that are integers or pointers (of malloc'ed memory: heap objects move and are never hashed by
// address).
template <typename K>
struct TableTraits {
  static uint32_t Hash(const K& key) {
    uint64_t bits = 0;
    static_assert(sizeof(K) <= sizeof(bits));
    std::memcpy(&bits, &key, sizeof(K));
    bits *= 0x9E3779B97F4A7C15ull;
    return static_cast<uint32_t>(bits >> 32);
  }
  static bool Equals(const K& a, const K& b) { return a == b; }
};

// Open-addressing hash table with linear probing whose growth may fail. Keys and values must be trivially copyable.
// Pointers into the table are good until the next TryPut or Remove. Not thread-safe.
template <typename K, typename V, typename Traits = TableTraits<K>>
class Table {
 public:
  Table() = default;
  ~Table() { Free(entries_); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  // Adds or replaces. False when memory could not be had; the table is then unchanged.
  [[nodiscard]] bool TryPut(const K& key, const V& value) {
    if ((used_ + 1) * 4 > capacity_ * 3 && !Rehash()) return false;
    Entry* entry = FindEntry(key);
    if (!entry->used) {
      entry->used = true;
      entry->key = key;
      ++used_;
    }
    entry->value = value;
    return true;
  }
  V* Find(const K& key) {
    if (used_ == 0) return nullptr;
    Entry* entry = FindEntry(key);
    return entry->used ? &entry->value : nullptr;
  }
  const V* Find(const K& key) const { return const_cast<Table*>(this)->Find(key); }
  bool Contains(const K& key) const { return Find(key) != nullptr; }
  bool Remove(const K& key) {
    if (used_ == 0) return false;
    Entry* entry = FindEntry(key);
    if (!entry->used) return false;
    // Backward-shift deletion keeps every probe sequence whole without tombstones.
    size_t hole = static_cast<size_t>(entry - entries_);
    for (size_t i = (hole + 1) & (capacity_ - 1); entries_[i].used; i = (i + 1) & (capacity_ - 1)) {
      const size_t home = Traits::Hash(entries_[i].key) & (capacity_ - 1);
      if (((i - home) & (capacity_ - 1)) >= ((i - hole) & (capacity_ - 1))) {
        entries_[hole] = entries_[i];
        hole = i;
      }
    }
    entries_[hole].used = false;
    --used_;
    return true;
  }
  size_t size() const { return used_; }
  void Clear() {
    Free(entries_);
    entries_ = nullptr;
    capacity_ = used_ = 0;
  }

 private:
  struct Entry {
    K key;
    V value;
    bool used;
  };
  Entry* FindEntry(const K& key) {
    size_t i = Traits::Hash(key) & (capacity_ - 1);
    while (entries_[i].used && !Traits::Equals(entries_[i].key, key)) i = (i + 1) & (capacity_ - 1);
    return &entries_[i];
  }
  bool Rehash() {
    const size_t new_capacity = capacity_ == 0 ? 16 : capacity_ * 2;
    Entry* fresh = static_cast<Entry*>(Calloc(new_capacity, sizeof(Entry)));
    if (fresh == nullptr) return false;
    Entry* old = entries_;
    const size_t old_capacity = capacity_;
    entries_ = fresh;
    capacity_ = new_capacity;
    for (size_t i = 0; i < old_capacity; ++i) {
      if (old[i].used) *FindEntry(old[i].key) = old[i];
    }
    Free(old);
    return true;
  }

  Entry* entries_ = nullptr;
  size_t capacity_ = 0;
  size_t used_ = 0;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_TABLE_H_
