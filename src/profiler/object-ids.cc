#include "src/profiler/object-ids.h"

#include <algorithm>

namespace v8::internal {

namespace {
constexpr Address kPageMask = Cage::kPageSize - 1;
}  // namespace

ObjectIds::Page* ObjectIds::NewPage(Address start, uint32_t capacity) {
  Page* const page = static_cast<Page*>(base::Malloc(sizeof(Page) + capacity * (sizeof(uint32_t) + sizeof(uint16_t))));
  if (page != nullptr) *page = {start, 0, capacity};
  return page;
}

size_t ObjectIds::LowerBound(Address start) const {
  const auto found = std::lower_bound(pages_.begin(), pages_.end(), start,
                                      [](const Page* page, Address value) { return page->start < value; });
  return static_cast<size_t>(found - pages_.begin());
}

v8::SnapshotObjectId ObjectIds::Find(Address object) const {
  const Address start = object & ~kPageMask;
  const size_t at = LowerBound(start);
  if (at == pages_.size() || pages_[at]->start != start) return 0;
  const Page* const page = pages_[at];
  const uint16_t place = static_cast<uint16_t>((object & kPageMask) >> 3);
  const uint16_t* const end = page->places() + page->count;
  const uint16_t* const found = std::lower_bound(page->places(), end, place);
  return found != end && *found == place ? page->ids()[found - page->places()] : 0;
}

v8::SnapshotObjectId ObjectIds::FindNative(v8::NativeObject object) const {
  const uint32_t* const id = natives_.Find(object);
  return id == nullptr ? 0 : *id;
}

Address ObjectIds::FindObject(v8::SnapshotObjectId id) const {
  if (id == 0) return kNullAddress;
  for (const Page* page : pages_) {
    const uint32_t* const end = page->ids() + page->count;
    const uint32_t* const found = std::find(page->ids(), end, id);
    if (found != end) return page->start + page->places()[found - page->ids()] * Address{8};
  }
  return kNullAddress;
}

bool ObjectIds::Merge(Address start, const Entry* added, size_t count) {
  const size_t at = LowerBound(start);
  const bool exists = at < pages_.size() && pages_[at]->start == start;
  Page* const old = exists ? pages_[at] : nullptr;
  const uint32_t old_count = exists ? old->count : 0;
  size_t fresh_count = 0;
  for (size_t k = 0, j = 0; k < count; ++k) {
    const uint16_t place = static_cast<uint16_t>((added[k].address & kPageMask) >> 3);
    while (j < old_count && old->places()[j] < place) ++j;
    if (j == old_count || old->places()[j] != place) ++fresh_count;
  }
  if (fresh_count == 0) return true;
  Page* const page = NewPage(start, static_cast<uint32_t>(old_count + fresh_count));
  if (page == nullptr) return false;
  uint32_t j = 0;
  const auto put = [page](uint16_t place, uint32_t id) {
    page->places()[page->count] = place;
    page->ids()[page->count++] = id;
  };
  for (size_t k = 0; k < count; ++k) {
    const uint16_t place = static_cast<uint16_t>((added[k].address & kPageMask) >> 3);
    while (j < old_count && old->places()[j] < place) {
      put(old->places()[j], old->ids()[j]);
      ++j;
    }
    if (j < old_count && old->places()[j] == place) continue;
    uint32_t id = added[k].id;
    if (id == 0) {
      id = next_;
      next_ += kStep;
    }
    put(place, id);
  }
  for (; j < old_count; ++j) put(old->places()[j], old->ids()[j]);
  if (exists) {
    base::Free(old);
    pages_[at] = page;
    return true;
  }
  if (!pages_.TryAdd(page)) {
    base::Free(page);
    return false;
  }
  std::rotate(pages_.begin() + at, pages_.end() - 1, pages_.end());
  return true;
}

bool ObjectIds::AssignAll(const ObjectSet& objects) {
  base::GrowableArray<Entry> batch;
  bool ok = true;
  const auto flush = [&] {
    if (!batch.empty() && !Merge(batch[0].address & ~kPageMask, batch.begin(), batch.size())) ok = false;
    batch.Clear();
  };
  objects.ForEach([&](Address object) {
    if (!batch.empty() && (batch[0].address ^ object) >> Cage::kPageSizeBits != 0) flush();
    if (!batch.TryAdd({object, 0})) ok = false;
  });
  flush();
  return ok;
}

v8::SnapshotObjectId ObjectIds::AssignNative(v8::NativeObject object) {
  const v8::SnapshotObjectId known = FindNative(object);
  if (known != 0) return known;
  if (!natives_.TryPut(object, next_native_)) return 0;
  next_native_ += kStep;
  return next_native_ - kStep;
}

void ObjectIds::Clear() {
  for (Page* page : pages_) base::Free(page);
  pages_.Clear();
  natives_.Clear();
}

void ObjectIds::Put(Entry* entries, size_t count) {
  std::stable_sort(entries, entries + count, [](const Entry& a, const Entry& b) { return a.address < b.address; });
  // Memory that was given back before it became an object may have been given out again.
  Entry* end = entries;
  for (size_t k = 0; k < count; ++k) {
    if (end != entries && end[-1].address == entries[k].address) --end;
    *end++ = entries[k];
  }
  for (const Entry* begin = entries; begin != end;) {
    const Address start = begin->address & ~kPageMask;
    const Entry* next = begin + 1;
    while (next != end && (next->address & ~kPageMask) == start) ++next;
    if (!Merge(start, begin, static_cast<size_t>(next - begin))) break;
    begin = next;
  }
}

void ObjectIds::Update(WeakReferences* references) {
  base::GrowableArray<Entry> moved;
  size_t kept_pages = 0;
  for (size_t k = 0; k < pages_.size(); ++k) {
    Page* const page = pages_[k];
    const PageMetadata* const metadata = PageMetadata::FromAddress(page->start);
    const bool may_change = !metadata->Is(PageMetadata::kReadOnlyPage) &&
                            (!references->is_minor() || metadata->Is(PageMetadata::kYoungPage));
    if (may_change) {
      uint32_t kept = 0;
      for (uint32_t j = 0; j < page->count; ++j) {
        const Address object = page->start + page->places()[j] * Address{8};
        const Address now = references->NewAddress(object);
        if (now == object) {
          page->places()[kept] = page->places()[j];
          page->ids()[kept++] = page->ids()[j];
        } else if (now != kNullAddress && !moved.TryAdd({now, page->ids()[j]})) {
          continue;
        }
      }
      page->count = kept;
    }
    if (page->count == 0) {
      base::Free(page);
    } else {
      pages_[kept_pages++] = page;
    }
  }
  pages_.Truncate(kept_pages);
  Put(moved.begin(), moved.size());
}

}  // namespace v8::internal
