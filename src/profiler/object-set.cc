#include "src/profiler/object-set.h"

#include <algorithm>

namespace v8::internal {

ObjectSet::~ObjectSet() {
  for (Page* page : list_) base::Free(page);
  base::Free(pages_);
}

bool ObjectSet::SetUp() {
  // Of a table this large the system gives the pages that are written only.
  pages_ = static_cast<Page**>(base::Calloc(Cage::size() >> Cage::kPageSizeBits, sizeof(Page*)));
  return pages_ != nullptr;
}

ObjectSet::Page* ObjectSet::AddPage(Address object) {
  Page* const page = static_cast<Page*>(base::Calloc(1, sizeof(Page)));
  if (page == nullptr || !list_.TryAdd(page)) {
    base::Free(page);
    failed_ = true;
    return nullptr;
  }
  page->start = object & ~(Cage::kPageSize - 1);
  return pages_[NumberOfPage(object)] = page;
}

void ObjectSet::Number() {
  std::sort(list_.begin(), list_.end(), [](const Page* a, const Page* b) { return a->start < b->start; });
  size_ = 0;
  for (Page* page : list_) {
    page->first = size_;
    uint32_t count = 0;
    for (size_t word = 0; word < PageBitmap::kWords; ++word) {
      page->before[word] = static_cast<uint16_t>(count);
      count += page->objects.CountWord(word);
    }
    size_ += count;
  }
}

}  // namespace v8::internal
