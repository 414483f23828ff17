#include "src/api/api-context-list.h"

#include <algorithm>

#include "src/api/api-internal.h"

namespace v8::internal {

void ContextList::Add(Local<v8::Context> context) {
  if (entries_.size() >= prune_at_) {
    entries_.erase(
        std::remove_if(entries_.begin(), entries_.end(), [](const auto& entry) { return entry->context == 0; }),
        entries_.end());
    prune_at_ = std::max<size_t>(16, entries_.size() * 2);
  }
  auto entry = std::make_unique<Entry>();
  entry->context = Open(context).ptr();
  entry->id = next_id_++;
  entry->is_detached = false;
  entries_.push_back(std::move(entry));
}

void ContextList::NoteDetached(Local<v8::Context> context) {
  if (Entry* const entry = Find(context)) entry->is_detached = true;
}

size_t ContextList::Count() const {
  return static_cast<size_t>(
      std::count_if(entries_.begin(), entries_.end(), [](const auto& entry) { return entry->context != 0; }));
}
size_t ContextList::CountDetached() const {
  return static_cast<size_t>(std::count_if(entries_.begin(), entries_.end(), [](const auto& entry) {
    return entry->is_detached && entry->context != 0;
  }));
}

ContextList::Entry* ContextList::Find(Local<v8::Context> context) const {
  const uint64_t wanted = Open(context).ptr();
  // Those that are asked about are mostly new.
  for (size_t k = entries_.size(); k-- > 0;) {
    if (entries_[k]->context == wanted) return entries_[k].get();
  }
  return nullptr;
}

Local<v8::Context> ContextList::Get(v8::Isolate* isolate, uintptr_t id) const {
  // Ids ascend.
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), id,
                                      [](const auto& entry, uintptr_t wanted) { return entry->id < wanted; });
  if (found == entries_.end() || (*found)->id != id || (*found)->context == 0) return Local<v8::Context>();
  return MakeLocal<v8::Context>(Internal(isolate), Value((*found)->context));
}

void ContextList::ProcessWeak(WeakReferences* references) {
  for (const auto& entry : entries_) {
    if (entry->context != 0 && !references->Update(&entry->context)) entry->context = 0;
  }
}

}  // namespace v8::internal
