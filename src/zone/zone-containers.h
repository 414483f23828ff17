#ifndef FLAT8_SRC_ZONE_ZONE_CONTAINERS_H_
#define FLAT8_SRC_ZONE_ZONE_CONTAINERS_H_

#include <cstring>
#include <type_traits>

#include "src/base/table.h"
#include "src/base/vector.h"
#include "src/zone/zone.h"

namespace v8::internal {

// A growing array in a zone. Elements must be trivially copyable; growth leaves the old block to the zone.
template <typename T>
class ZoneVector {
 public:
  explicit ZoneVector(Zone* zone) : zone_(zone) {}
  ZoneVector(size_t size, const T& value, Zone* zone) : zone_(zone) { resize(size, value); }

  void push_back(const T& value) {
    if (V8_UNLIKELY(size_ == capacity_)) {
      const T copy = value;  // `value` may live in the block that is left behind
      Grow(size_ + 1);
      data_[size_++] = copy;
      return;
    }
    data_[size_++] = value;
  }
  void Add(const T& value) { push_back(value); }
  void pop_back() { --size_; }
  void resize(size_t size, const T& value = T()) {
    reserve(size);
    for (size_t i = size_; i < size; ++i) data_[i] = value;
    size_ = size;
  }
  void reserve(size_t capacity) {
    if (capacity > capacity_) Grow(capacity);
  }
  void truncate(size_t size) {
    DCHECK(size <= size_);
    size_ = size;
  }
  void clear() { size_ = 0; }

  size_t size() const { return size_; }
  int length() const { return static_cast<int>(size_); }
  bool empty() const { return size_ == 0; }
  T& operator[](size_t index) {
    DCHECK_LT(index, size_);
    return data_[index];
  }
  const T& operator[](size_t index) const {
    DCHECK_LT(index, size_);
    return data_[index];
  }
  T& at(size_t index) { return (*this)[index]; }
  const T& at(size_t index) const { return (*this)[index]; }
  T& front() { return (*this)[0]; }
  T& back() { return (*this)[size_ - 1]; }
  const T& back() const { return (*this)[size_ - 1]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  base::Vector<const T> vector() const { return {data_, size_}; }
  Zone* zone() const { return zone_; }

 private:
  static_assert(std::is_trivially_copyable_v<T>);
  void Grow(size_t minimum) {
    size_t capacity = capacity_ < 4 ? 4 : capacity_ * 2;
    if (capacity < minimum) capacity = minimum;
    T* fresh = zone_->AllocateArray<T>(capacity);
    if (size_ != 0) std::memcpy(static_cast<void*>(fresh), static_cast<const void*>(data_), size_ * sizeof(T));
    data_ = fresh;
    capacity_ = capacity;
  }

  Zone* zone_;
  T* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

// A hash map in a zone that remembers the order of insertion. No removal.
template <typename K, typename V, typename Traits = base::TableTraits<K>>
class ZoneMap {
 public:
  struct Entry {
    K key;
    V value;
    uint32_t hash;
  };
  explicit ZoneMap(Zone* zone) : entries_(zone), index_(zone) {}

  V* Find(const K& key) {
    if (entries_.empty()) return nullptr;
    const int32_t i = index_[Probe(key, Traits::Hash(key))];
    return i < 0 ? nullptr : &entries_[i].value;
  }
  void Put(const K& key, const V& value) { Insert(key, value, true); }
  bool Contains(const K& key) { return Find(key) != nullptr; }
  size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  Entry* begin() { return entries_.begin(); }
  Entry* end() { return entries_.end(); }
  const Entry* begin() const { return entries_.begin(); }
  const Entry* end() const { return entries_.end(); }

 private:
  size_t Probe(const K& key, uint32_t hash) {
    size_t i = hash & (index_.size() - 1);
    while (index_[i] >= 0 &&
           !(entries_[index_[i]].hash == hash && Traits::Equals(entries_[index_[i]].key, key))) {
      i = (i + 1) & (index_.size() - 1);
    }
    return i;
  }
  V* Insert(const K& key, const V& value, bool overwrite) {
    if ((entries_.size() + 1) * 2 > index_.size()) {
      const size_t capacity = index_.empty() ? 8 : index_.size() * 2;
      index_.clear();
      index_.resize(capacity, -1);
      for (size_t i = 0; i < entries_.size(); ++i) {
        size_t slot = entries_[i].hash & (capacity - 1);
        while (index_[slot] >= 0) slot = (slot + 1) & (capacity - 1);
        index_[slot] = static_cast<int32_t>(i);
      }
    }
    const uint32_t hash = Traits::Hash(key);
    const size_t slot = Probe(key, hash);
    if (index_[slot] < 0) {
      index_[slot] = static_cast<int32_t>(entries_.size());
      entries_.push_back(Entry{key, value, hash});
      return &entries_.back().value;
    }
    V* existing = &entries_[index_[slot]].value;
    if (overwrite) *existing = value;
    return existing;
  }

  ZoneVector<Entry> entries_;
  ZoneVector<int32_t> index_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_ZONE_ZONE_CONTAINERS_H_
