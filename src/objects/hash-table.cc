#include "src/objects/hash-table.h"

#include "src/heap/object-factory.h"
#include "src/heap/oversized-request.h"
#include "src/objects/isolate-access.h"
#include "src/strings/char-span.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

namespace {

constexpr int kMinBuckets = 2;

template <typename T>
ObjectSlot WordOf(Tagged<T> table, int index) {
  return table->RawField(OrderedTable::kFirstWordOffset + index * kTaggedSize);
}

// Entries between two polls: each of them may miss the cache several times.
constexpr int kPollMask = 0x3fff;
bool PollAt(Isolate* isolate, int entry) {
  return V8_LIKELY((entry & kPollMask) != kPollMask) || PollInterrupts(isolate);
}

// Fills a part of a fresh table. The memory of one that is too large for a regular page is zero, which visitors skip.
template <typename T>
Result<void> FillWords(Isolate* isolate, Tagged<T> table, int from, int to, Value value) {
  const bool may_poll = OrderedTable::SizeFor(table->length()) > kMaxRegularHeapObjectSize &&
                        !Heap::FromIsolate(isolate)->always_allocate();
  for (int i = from; i < to; ++i) {
    WordOf(table, i).store(value);
    if (may_poll && !PollAt(isolate, i)) return Exception();
  }
  return Ok();
}

// What tells the kinds of tables apart: their maps, and the RangeError when one is too large.
Tagged<Map> MapOf(const NameDictionary*) { return ReadOnlyRoots::name_dictionary_map(); }
Tagged<Map> MapOf(const NumberDictionary*) { return ReadOnlyRoots::number_dictionary_map(); }
Tagged<Map> MapOf(const OrderedHashSet*) { return ReadOnlyRoots::ordered_hash_set_map(); }
Tagged<Map> MapOf(const OrderedHashMap*) { return ReadOnlyRoots::ordered_hash_map_map(); }
MessageTemplate TooBig(const OrderedTable*) { return MessageTemplate::kTooManyProperties; }
MessageTemplate TooBig(const OrderedHashSet*) { return MessageTemplate::kSetTooBig; }
MessageTemplate TooBig(const OrderedHashMap*) { return MessageTemplate::kMapTooBig; }

// `replaced` is the table that this one replaces, if it does: both have to exist for a while.
template <typename T>
Result<Tagged<T>> NewTable(Isolate* isolate, int capacity, Tagged<T> replaced = Tagged<T>()) {
  int64_t buckets = kMinBuckets;
  while (buckets * OrderedTable::kLoadFactor < capacity) buckets *= 2;
  const int64_t words = buckets * (1 + OrderedTable::kLoadFactor * T::kEntryWords) + OrderedTable::kHeaderWords;
  const int64_t replaced_words = replaced.is_empty() ? 0 : replaced->length();
  if (V8_UNLIKELY(words > FixedArray::kMaxLength ||
                  IsOversizedRequest(isolate, static_cast<size_t>(words + replaced_words) * kTaggedSize))) {
    return ThrowMessage(isolate, TooBig(static_cast<T*>(nullptr)));
  }
  const int length = T::LengthFor(static_cast<int>(buckets));
  const Tagged<T> table = TRY(AllocateObjectOf<T>(isolate, MapOf(static_cast<T*>(nullptr)), OrderedTable::SizeFor(length)));
  table->set_length(length);
  table->set_number_of_elements(0);
  table->set_number_of_deleted(0);
  table->set_number_of_buckets(static_cast<int>(buckets));
  table->set_next_table_no_barrier(Undefined());
  const int first_entry = OrderedTable::kHeaderWords + static_cast<int>(buckets);
  TRY(FillWords(isolate, table, OrderedTable::kHeaderWords, first_entry, Value::Int(OrderedTable::kNotFound)));
  TRY(FillWords(isolate, table, first_entry, length, Undefined()));
  return table;
}

// The entry becomes the first of its chain.
template <typename T>
void PutIntoBucket(Tagged<T> table, uint32_t hash, int entry) {
  const ObjectSlot bucket =
      WordOf(table, OrderedTable::kHeaderWords + static_cast<int>(hash & (table->number_of_buckets() - 1)));
  WordOf(table, table->EntryWord(entry) + T::kEntryWords - 1).store(bucket.load());
  bucket.store(Value::Int(entry));
}

// Appends an entry; there is room.
template <typename T>
int AppendEntry(Tagged<T> table, uint32_t hash, std::initializer_list<Value> fields) {
  const int entry = table->used();
  DCHECK(entry < table->capacity());
  int field = 0;
  for (Value value : fields) table->SetFieldAt(entry, field++, value);
  PutIntoBucket(table, hash, entry);
  table->set_number_of_elements(table->number_of_elements() + 1);
  return entry;
}

template <typename T>
void KillEntry(Tagged<T> table, int entry) {
  for (int field = 0; field < T::kEntryWords - 1; ++field) table->SetFieldAt(entry, field, TheHole());
  table->set_number_of_elements(table->number_of_elements() - 1);
  table->set_number_of_deleted(table->number_of_deleted() + 1);
}

// A table with the live entries of `from`, and room for `capacity`.
template <typename T, typename HashOf>
Result<Tagged<T>> Rewritten(Isolate* isolate, Tagged<T> from, int capacity, HashOf hash_of) {
  const Tagged<T> to = TRY(NewTable<T>(isolate, capacity, from));
  const int used = from->used();
  for (int entry = 0; entry < used; ++entry) {
    if (!PollAt(isolate, entry)) return Exception();
    const Value key = from->KeyAt(entry);
    if (key.IsTheHole()) continue;
    const int target = AppendEntry(to, hash_of(key), {key});
    for (int field = 1; field < T::kEntryWords - 1; ++field) to->SetFieldAt(target, field, from->FieldAt(entry, field));
  }
  return to;
}

// Puts all entries into their buckets anew.
template <typename T, typename HashOf>
void RehashInPlace(Tagged<T> table, HashOf hash_of) {
  const int buckets = table->number_of_buckets();
  for (int i = 0; i < buckets; ++i) {
    WordOf(table, OrderedTable::kHeaderWords + i).store(Value::Int(OrderedTable::kNotFound));
  }
  for (int entry = 0; entry < table->used(); ++entry) {
    const Value key = table->KeyAt(entry);
    if (key.IsTheHole()) continue;
    PutIntoBucket(table, hash_of(key), entry);
  }
}

// The capacity for one more entry in a table that is full of live and dead ones.
int GrownCapacity(const OrderedTable& table) {
  return table.number_of_deleted() > table.number_of_elements() / 2 ? table.capacity()
                                                                    : table.capacity() * 2;
}

uint32_t HashOfName(Value key) { return Tagged<Name>(key.ptr())->hash(); }
uint32_t HashOfIndex(Value key) { return NumberDictionary::Hash(static_cast<uint32_t>(key.AsNumber())); }

}  // namespace

// ---- NameDictionary

void NameDictionary::Rehash(Tagged<NameDictionary> table) { RehashInPlace(table, HashOfName); }

Result<Tagged<NameDictionary>> NameDictionary::New(Isolate* isolate, int capacity) {
  return NewTable<NameDictionary>(isolate, capacity);
}

Result<Tagged<NameDictionary>> NameDictionary::Add(Isolate* isolate, Tagged<NameDictionary> table, Tagged<Name> key,
                                                   Value value, PropertyDetails details) {
  if (table->used() == table->capacity()) {
    const Tagged<NameDictionary> grown = TRY(Rewritten(isolate, table, GrownCapacity(*table), HashOfName));
    grown->set_next_table(table->next_table());  // the owner's identity hash
    table = grown;
  }
  AppendEntry(table, key->hash(), {key, value, Value::Int(details.AsInt())});
  return table;
}

void NameDictionary::DeleteEntry(Tagged<NameDictionary> table, int entry) { KillEntry(table, entry); }

// ---- NumberDictionary

Result<Tagged<NumberDictionary>> NumberDictionary::New(Isolate* isolate, int capacity) {
  return NewTable<NumberDictionary>(isolate, capacity);
}

Result<Tagged<NumberDictionary>> NumberDictionary::Add(Isolate* isolate, Tagged<NumberDictionary> table, uint32_t index,
                                                       Value value, PropertyDetails details) {
  if (table->used() == table->capacity()) {
    table = TRY(Rewritten(isolate, table, GrownCapacity(*table), HashOfIndex));
  }
  AppendEntry(table, Hash(index), {Value::Number(index), value, Value::Int(details.AsInt())});
  return table;
}

void NumberDictionary::DeleteEntry(Tagged<NumberDictionary> table, int entry) { KillEntry(table, entry); }

// ---- Map and Set: keys by SameValueZero

namespace {

// Numbers have one word per value: integral doubles become ints, -0 becomes 0.
Value NormalizeKey(Value key) {
  if (!key.IsDouble()) return key;
  const double number = key.AsDouble();
  return number == 0 ? Value::Int(0) : Value::Number(number);
}

uint32_t HashOfKey(Value key) {
  if (!key.IsCell()) return HashInteger(key.ptr());
  if (IsString(key)) return Cast<String>(key)->EnsureHash();
  if (IsBigInt(key)) {
    const Tagged<BigInt> number = Cast<BigInt>(key);
    uint64_t hash = number->length() * 2 + (number->sign() ? 1 : 0);
    // As with strings, not all of a very long one.
    const uint32_t hashed_length = number->length() < 4096 ? number->length() : 4096;
    for (uint32_t i = 0; i < hashed_length; ++i) hash = HashInteger(hash ^ number->digits()[i]) ^ (hash << 32);
    return HashInteger(hash);
  }
  return GetHashOrZero(key);
}

// The hash of a key that may still have to get one.
Result<uint32_t> PrepareKey(Isolate* isolate, Value key) {
  if (IsString(key)) {
    const Tagged<String> string = Cast<String>(key);
    if (!string->HasHashCode()) TRY(String::Flatten(isolate, string));
    return string->EnsureHash();
  }
  if (IsJSReceiver(key)) return GetOrCreateHash(isolate, key);
  return HashOfKey(key);
}

// For two cells that are not the same.
V8_NOINLINE Result<bool> SameKey(Isolate* isolate, Value a, Value b) {
  base::Poller poller = PollerOf(isolate);
  bool same = false;
  if (IsString(a) && IsString(b)) {
    same = String::Equals(Cast<String>(a), Cast<String>(b), &poller);
  } else if (IsBigInt(a) && IsBigInt(b)) {
    const Tagged<BigInt> x = Cast<BigInt>(a), y = Cast<BigInt>(b);
    same = x->sign() == y->sign() && x->length() == y->length() &&
           EqualChars(x->digits(), y->digits(), x->length(), &poller);
    base::KeepAlive(x);
    base::KeepAlive(y);
  }
  return V8_UNLIKELY(poller.stopped()) ? Result<bool>(Exception()) : same;
}

template <typename T>
Result<int> FindKey(Isolate* isolate, Tagged<T> table, Value key, uint32_t hash) {
  for (int entry = table->FirstInBucket(hash); entry != OrderedTable::kNotFound; entry = table->NextInChain(entry)) {
    const Value found = table->KeyAt(entry);
    if (found == key) return entry;
    if (found.IsCell() && key.IsCell() && TRY(SameKey(isolate, found, key))) return entry;
  }
  return OrderedTable::kNotFound;
}

template <typename T>
Result<int> FindEntryIn(Isolate* isolate, Tagged<T> table, Value key) {
  key = NormalizeKey(key);
  // An object that has no hash is in no table.
  if (IsJSReceiver(key)) {
    const uint32_t hash = GetHashOrZero(key);
    return hash == 0 ? Result<int>(OrderedTable::kNotFound) : FindKey(isolate, table, key, hash);
  }
  return FindKey(isolate, table, key, TRY(PrepareKey(isolate, key)));
}

template <typename T>
Result<Tagged<T>> Replace(Isolate* isolate, Tagged<T> table, int capacity) {
  const Tagged<T> replacement = TRY(Rewritten(isolate, table, capacity, HashOfKey));
  table->set_next_table(replacement);
  return replacement;
}

template <typename T>
Result<Tagged<T>> DeleteKey(Isolate* isolate, Tagged<T> table, Value key, bool* was_present) {
  const int entry = TRY(FindEntryIn(isolate, table, key));
  *was_present = entry != OrderedTable::kNotFound;
  if (!*was_present) return table;
  KillEntry(table, entry);
  if (table->number_of_buckets() > kMinBuckets && table->number_of_elements() < table->capacity() / 4) {
    return Replace(isolate, table, table->capacity() / 2);
  }
  return table;
}

template <typename T>
Result<Tagged<T>> ClearTable(Isolate* isolate, Tagged<T> table) {
  const Tagged<T> replacement = TRY(T::New(isolate, 4));
  // Iterators go on to the replacement before they look at the entries again.
  table->set_number_of_deleted(table->used());
  table->set_number_of_elements(0);
  table->set_next_table(replacement);
  return replacement;
}

}  // namespace

void OrderedHashMap::Rehash(Tagged<OrderedHashMap> table) { RehashInPlace(table, HashOfKey); }
void OrderedHashSet::Rehash(Tagged<OrderedHashSet> table) { RehashInPlace(table, HashOfKey); }

Result<Tagged<OrderedHashSet>> OrderedHashSet::New(Isolate* isolate, int capacity) {
  return NewTable<OrderedHashSet>(isolate, capacity);
}
Result<int> OrderedHashSet::FindEntry(Isolate* isolate, Tagged<OrderedHashSet> table, Value key) {
  return FindEntryIn(isolate, table, key);
}
Result<Tagged<OrderedHashSet>> OrderedHashSet::Add(Isolate* isolate, Tagged<OrderedHashSet> table, Value key) {
  key = NormalizeKey(key);
  const uint32_t hash = TRY(PrepareKey(isolate, key));
  if (TRY(FindKey(isolate, table, key, hash)) != kNotFound) return table;
  if (table->used() == table->capacity()) table = TRY(Replace(isolate, table, GrownCapacity(*table)));
  AppendEntry(table, hash, {key});
  return table;
}
Result<Tagged<OrderedHashSet>> OrderedHashSet::Delete(Isolate* isolate, Tagged<OrderedHashSet> table, Value key,
                                                      bool* was_present) {
  return DeleteKey(isolate, table, key, was_present);
}
Result<Tagged<OrderedHashSet>> OrderedHashSet::Clear(Isolate* isolate, Tagged<OrderedHashSet> table) {
  return ClearTable(isolate, table);
}

Result<Tagged<OrderedHashMap>> OrderedHashMap::New(Isolate* isolate, int capacity) {
  return NewTable<OrderedHashMap>(isolate, capacity);
}
Result<int> OrderedHashMap::FindEntry(Isolate* isolate, Tagged<OrderedHashMap> table, Value key) {
  return FindEntryIn(isolate, table, key);
}
Result<Tagged<OrderedHashMap>> OrderedHashMap::Add(Isolate* isolate, Tagged<OrderedHashMap> table, Value key,
                                                   Value value) {
  key = NormalizeKey(key);
  const uint32_t hash = TRY(PrepareKey(isolate, key));
  const int entry = TRY(FindKey(isolate, table, key, hash));
  if (entry != kNotFound) {
    table->ValueAtPut(entry, value);
    return table;
  }
  if (table->used() == table->capacity()) table = TRY(Replace(isolate, table, GrownCapacity(*table)));
  AppendEntry(table, hash, {key, value});
  return table;
}
Result<Tagged<OrderedHashMap>> OrderedHashMap::Delete(Isolate* isolate, Tagged<OrderedHashMap> table, Value key,
                                                      bool* was_present) {
  return DeleteKey(isolate, table, key, was_present);
}
Result<Tagged<OrderedHashMap>> OrderedHashMap::Clear(Isolate* isolate, Tagged<OrderedHashMap> table) {
  return ClearTable(isolate, table);
}

int OrderedTable::TranslateIndex(int index) const {
  if (number_of_deleted() == 0) return index;
  if (number_of_elements() == 0) return 0;
  int dead = 0;
  const int entry_words = (length() - kHeaderWords - number_of_buckets()) / (number_of_buckets() * kLoadFactor);
  const int first = kHeaderWords + number_of_buckets();
  for (int entry = 0; entry < index; ++entry) dead += word(first + entry * entry_words).IsTheHole();
  return index - dead;
}

// ---- Weak collections

namespace {

void StoreInTable(Tagged<EphemeronHashTable> table, ObjectSlot slot, Value value) {
  WriteBarrier(reinterpret_cast<void*>(table.ptr()), slot.location(), value);
  slot.store(value);
}

int FindWeakKey(Tagged<EphemeronHashTable> table, Value key, uint32_t hash) {
  const int mask = table->capacity() - 1;
  int entry = static_cast<int>(hash) & mask;
  for (int probes = 0; probes <= mask; ++probes, entry = (entry + 1) & mask) {
    const Value found = table->KeySlot(entry).load();
    if (found == key) return entry;
    if (found.IsUndefined()) return -1;
  }
  return -1;
}

void InsertWeakKey(Tagged<EphemeronHashTable> table, Value key, uint32_t hash, Value value) {
  const int mask = table->capacity() - 1;
  int entry = static_cast<int>(hash) & mask;
  while (table->KeySlot(entry).load().IsCell()) entry = (entry + 1) & mask;
  StoreInTable(table, table->KeySlot(entry), key);
  StoreInTable(table, table->ValueSlot(entry), value);
  table->set_number_of_elements(table->number_of_elements() + 1);
}

}  // namespace

Result<Tagged<EphemeronHashTable>> EphemeronHashTable::New(Isolate* isolate, int wanted) {
  int64_t capacity = 4;
  while (capacity * 3 < int64_t{wanted} * 4) capacity *= 2;
  if (capacity * 2 > FixedArray::kMaxLength ||
      IsOversizedRequest(isolate, static_cast<size_t>(capacity) * 2 * kTaggedSize)) {
    return ThrowMessage(isolate, MessageTemplate::kMapTooBig);
  }
  const int length = kHeaderWords + 2 * static_cast<int>(capacity);
  const Tagged<EphemeronHashTable> table = TRY(AllocateObjectOf<EphemeronHashTable>(
      isolate, ReadOnlyRoots::ephemeron_hash_table_map(), FixedArray::SizeFor(length)));
  table->set_length(length);
  table->set_number_of_elements(0);
  table->set_number_of_deleted(0);
  for (int i = 0; i < static_cast<int>(capacity); ++i) {
    table->KeySlot(i).store(Undefined());
    table->ValueSlot(i).store(Undefined());
  }
  return table;
}

Value EphemeronHashTable::Lookup(Isolate*, Tagged<EphemeronHashTable> table, Value key) {
  const uint32_t hash = GetHashOrZero(key);
  if (hash == 0) return TheHole();
  const int entry = FindWeakKey(table, key, hash);
  return entry < 0 ? TheHole() : table->ValueSlot(entry).load();
}

Result<Tagged<EphemeronHashTable>> EphemeronHashTable::Put(Isolate* isolate, Tagged<EphemeronHashTable> table,
                                                           Value key, Value value) {
  const uint32_t hash = TRY(internal::GetOrCreateHash(isolate, key));
  const int entry = FindWeakKey(table, key, hash);
  if (entry >= 0) {
    StoreInTable(table, table->ValueSlot(entry), value);
    return table;
  }
  // Free keys are what ends a search, so dead ones count as used; the collector makes some at any time, so they are
  // counted anew here only when the table looks full.
  if ((table->number_of_elements() + table->number_of_deleted() + 1) * 4 > table->capacity() * 3) {
    int live = 0;
    for (int i = 0; i < table->capacity(); ++i) {
      const Value found = table->KeySlot(i).load();
      live += !found.IsUndefined() && !found.IsTheHole();
    }
    const Tagged<EphemeronHashTable> grown = TRY(New(isolate, 2 * live + 2));
    for (int i = 0; i < table->capacity(); ++i) {
      if (!PollAt(isolate, i)) return Exception();
      const Value found = table->KeySlot(i).load();
      if (found.IsUndefined() || found.IsTheHole()) continue;
      InsertWeakKey(grown, found, GetHashOrZero(found), table->ValueSlot(i).load());
    }
    table = grown;
  }
  InsertWeakKey(table, key, hash, value);
  return table;
}

bool EphemeronHashTable::Remove(Isolate*, Tagged<EphemeronHashTable> table, Value key) {
  const uint32_t hash = GetHashOrZero(key);
  if (hash == 0) return false;
  const int entry = FindWeakKey(table, key, hash);
  if (entry < 0) return false;
  StoreInTable(table, table->KeySlot(entry), TheHole());
  StoreInTable(table, table->ValueSlot(entry), TheHole());
  table->set_number_of_elements(table->number_of_elements() - 1);
  table->set_number_of_deleted(table->number_of_deleted() + 1);
  return true;
}

}  // namespace v8::internal
