#ifndef FLAT8_SRC_OBJECTS_HASH_TABLE_H_
#define FLAT8_SRC_OBJECTS_HASH_TABLE_H_

#include "src/objects/fixed-array.h"
#include "src/objects/internal-index.h"
#include "src/objects/name.h"
#include "src/objects/property-details.h"
#include "src/objects/result.h"

namespace v8::internal {

// Insertion-ordered hash tables ("deterministic hash tables"): buckets hold the index of an entry, entries are chained
// and stand in the order of insertion. A removed entry's key becomes the hole; growing and shrinking write the live
// entries anew. Property dictionaries, Map and Set share this layout, so that enumeration in order costs nothing.
//
// Layout: header, length (number of words after it), element count, deleted count, bucket count, next table (for
// iterators of Map and Set that outlive a rehash; undefined or the table that replaced this one), buckets, entries.
class OrderedTable : public ArrayBase {
 public:
  static constexpr int kHeaderWords = 4;
  static constexpr int kLoadFactor = 2;  // entries per bucket
  static constexpr int kNotFound = -1;
  static constexpr int kFirstWordOffset = kHeaderSize;

  INT_FIELD(number_of_elements)
  INT_FIELD(number_of_deleted)
  INT_FIELD(number_of_buckets)
  TAGGED_FIELD(Object, next_table)

  // Entries written so far, dead ones included: valid indices are [0, used).
  int used() const { return number_of_elements() + number_of_deleted(); }
  int capacity() const { return number_of_buckets() * kLoadFactor; }
  // For iterators: the index in the table that replaced this one, which has no dead entries.
  int TranslateIndex(int index) const;
  static int SizeFor(int length_in_words) { return kHeaderSize + length_in_words * kTaggedSize; }
  int NumberOfElements() const { return number_of_elements(); }  // V8's name, for tests

 protected:
  V8_INLINE Value word(int index) const { return RawField(kHeaderSize + index * kTaggedSize).load(); }
  V8_INLINE void set_word(int index, TaggedBits value) {
    const ObjectSlot slot = RawField(kHeaderSize + index * kTaggedSize);
    WriteBarrier(this, slot.location(), value);
    slot.store(value);
  }
};

// `kEntryWords` values per entry, the last of which is the chain.
template <typename Derived, int kEntryWordsValue>
class OrderedTableImpl : public OrderedTable {
 public:
  static constexpr int kEntryWords = kEntryWordsValue;
  static int LengthFor(int buckets) { return kHeaderWords + buckets + buckets * kLoadFactor * kEntryWords; }
  V8_INLINE int EntryWord(int entry) const { return kHeaderWords + number_of_buckets() + entry * kEntryWords; }
  V8_INLINE Value KeyAt(int entry) const { return word(EntryWord(entry)); }
  V8_INLINE Value FieldAt(int entry, int field) const { return word(EntryWord(entry) + field); }
  V8_INLINE void SetFieldAt(int entry, int field, TaggedBits value) { set_word(EntryWord(entry) + field, value); }
  V8_INLINE bool IsDeleted(int entry) const { return KeyAt(entry).IsTheHole(); }
  // First entry of the chain for `hash`, and the next one; kNotFound at the end.
  V8_INLINE int FirstInBucket(uint32_t hash) const {
    return word(kHeaderWords + static_cast<int>(hash & (number_of_buckets() - 1))).AsInt();
  }
  V8_INLINE int NextInChain(int entry) const { return word(EntryWord(entry) + kEntryWords - 1).AsInt(); }
};

// Named properties of dictionary-mode objects: (name, value, details). For global objects the value is a PropertyCell.
class NameDictionary : public OrderedTableImpl<NameDictionary, 4> {
 public:
  V8_INLINE int FindEntry(Tagged<Name> key) const {
    if (number_of_buckets() == 0) return kNotFound;
    for (int entry = FirstInBucket(key->hash()); entry != kNotFound; entry = NextInChain(entry)) {
      if (KeyAt(entry) == key) return entry;
    }
    return kNotFound;
  }
  Tagged<Name> NameAt(int entry) const { return Tagged<Name>(KeyAt(entry).ptr()); }
  Value ValueAt(int entry) const { return FieldAt(entry, 1); }
  void ValueAtPut(int entry, Value value) { SetFieldAt(entry, 1, value); }
  PropertyDetails DetailsAt(int entry) const { return PropertyDetails(FieldAt(entry, 2).AsInt()); }
  void DetailsAtPut(int entry, PropertyDetails details) { SetFieldAt(entry, 2, Value::Int(details.AsInt())); }

  static Result<Tagged<NameDictionary>> New(Isolate* isolate, int capacity);
  // Adds a key that is not there; the result is the table to use from now on.
  static Result<Tagged<NameDictionary>> Add(Isolate* isolate, Tagged<NameDictionary> table, Tagged<Name> key,
                                            Value value, PropertyDetails details);
  static void DeleteEntry(Tagged<NameDictionary> table, int entry);
  // The keys' hashes are others than when they were added.
  static void Rehash(Tagged<NameDictionary> table);
  // The value of a string or symbol, or the hole; for tests (test/cctest/object-vocabulary.cc).
  Value Lookup(DirectHandle<Object> key);
};
// V8's table from any objects to values, as far as tests see one: the exports of modules.
using ObjectHashTable = NameDictionary;

// Sparse elements: (index as a number value, value, details). Not ordered by index: enumeration sorts.
class NumberDictionary : public OrderedTableImpl<NumberDictionary, 4> {
 public:
  static uint32_t Hash(uint32_t index) { return (index * 0x9E3779B1u) ^ (index >> 15); }
  V8_INLINE int FindEntry(uint32_t index) const {
    if (number_of_buckets() == 0) return kNotFound;
    const Value key = Value::Number(index);
    for (int entry = FirstInBucket(Hash(index)); entry != kNotFound; entry = NextInChain(entry)) {
      if (KeyAt(entry) == key) return entry;
    }
    return kNotFound;
  }
  uint32_t IndexAt(int entry) const { return static_cast<uint32_t>(KeyAt(entry).AsNumber()); }
  Value ValueAt(int entry) const { return FieldAt(entry, 1); }
  void ValueAtPut(int entry, Value value) { SetFieldAt(entry, 1, value); }
  PropertyDetails DetailsAt(int entry) const { return PropertyDetails(FieldAt(entry, 2).AsInt()); }
  void DetailsAtPut(int entry, PropertyDetails details) { SetFieldAt(entry, 2, Value::Int(details.AsInt())); }

  static Result<Tagged<NumberDictionary>> New(Isolate* isolate, int capacity);
  // Adds an index that is not there.
  static Result<Tagged<NumberDictionary>> Add(Isolate* isolate, Tagged<NumberDictionary> table, uint32_t index,
                                              Value value, PropertyDetails details);
  static void DeleteEntry(Tagged<NumberDictionary> table, int entry);

  // V8's forms, for tests.
  InternalIndex FindEntry(Isolate*, uint32_t index) const {
    const int entry = FindEntry(index);
    return entry == kNotFound ? InternalIndex::NotFound() : InternalIndex(static_cast<size_t>(entry));
  }
  Value ValueAt(InternalIndex entry) const { return ValueAt(entry.as_int()); }
};
// V8's table of numbers whose entries have no details.
using SimpleNumberDictionary = NumberDictionary;

// The tables of Map and Set; keys by SameValueZero (-0 is stored as +0). Iterators follow next_table after a rehash.
class OrderedHashSet : public OrderedTableImpl<OrderedHashSet, 2> {
 public:
  static Result<Tagged<OrderedHashSet>> New(Isolate* isolate, int capacity = 4);
  static Result<int> FindEntry(Isolate* isolate, Tagged<OrderedHashSet> table, Value key);
  static Result<Tagged<OrderedHashSet>> Add(Isolate* isolate, Tagged<OrderedHashSet> table, Value key);
  // The table to use from now on (it may have shrunk); `*was_present` says whether there was such an entry.
  static Result<Tagged<OrderedHashSet>> Delete(Isolate* isolate, Tagged<OrderedHashSet> table, Value key,
                                               bool* was_present);
  static Result<Tagged<OrderedHashSet>> Clear(Isolate* isolate, Tagged<OrderedHashSet> table);
  static void Rehash(Tagged<OrderedHashSet> table);
};

class OrderedHashMap : public OrderedTableImpl<OrderedHashMap, 3> {
 public:
  Value ValueAt(int entry) const { return FieldAt(entry, 1); }
  void ValueAtPut(int entry, Value value) { SetFieldAt(entry, 1, value); }
  static Result<Tagged<OrderedHashMap>> New(Isolate* isolate, int capacity = 4);
  static Result<int> FindEntry(Isolate* isolate, Tagged<OrderedHashMap> table, Value key);
  static Result<Tagged<OrderedHashMap>> Add(Isolate* isolate, Tagged<OrderedHashMap> table, Value key, Value value);
  static Result<Tagged<OrderedHashMap>> Delete(Isolate* isolate, Tagged<OrderedHashMap> table, Value key,
                                               bool* was_present);
  static Result<Tagged<OrderedHashMap>> Clear(Isolate* isolate, Tagged<OrderedHashMap> table);
  static void Rehash(Tagged<OrderedHashMap> table);
};

// WeakMap and WeakSet: open addressing by identity hash; (key, value) pairs are ephemerons: the value is kept alive only
// while the key is. Layout: header, length in words, element count, deleted count, then pairs; undefined = free key,
// the hole = deleted.
class EphemeronHashTable : public ArrayBase {
 public:
  static constexpr int kHeaderWords = 2;
  static constexpr int kEntriesOffset = 32;
  INT_FIELD(number_of_elements)
  INT_FIELD(number_of_deleted)
  int capacity() const { return (length() - kHeaderWords) / 2; }
  ObjectSlot KeySlot(int entry) const { return RawField(kEntriesOffset + entry * 16); }
  ObjectSlot ValueSlot(int entry) const { return RawField(kEntriesOffset + entry * 16 + 8); }
  static Result<Tagged<EphemeronHashTable>> New(Isolate* isolate, int capacity = 4);
  // The value for `key` (an object or a symbol), or the hole.
  static Value Lookup(Isolate* isolate, Tagged<EphemeronHashTable> table, Value key);
  static Result<Tagged<EphemeronHashTable>> Put(Isolate* isolate, Tagged<EphemeronHashTable> table, Value key,
                                                Value value);
  // Whether there was such a key.
  static bool Remove(Isolate* isolate, Tagged<EphemeronHashTable> table, Value key);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_HASH_TABLE_H_
