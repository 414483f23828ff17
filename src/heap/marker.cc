#include "src/heap/marker.h"

#include "src/heap/conservative-roots.h"
#include "src/heap/heap.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

namespace {
// Objects between being taken off the mark stack and being read, while their memory is fetched.
constexpr size_t kPrefetchDistance = 8;
// Rounds over all ephemeron tables before their keys are looked up one by one, which takes memory.
constexpr int kMaxEphemeronRounds = 8;
}  // namespace

Marker::Marker(Heap* heap) : WeakReferences(false), heap_(heap) {}

void Marker::MarkAll(bool record_pins) {
  record_pins_ = record_pins;
  MarkConservativeRoots();
  heap_->VisitStrongRoots(this);
  Drain();
  for (int round = 1; MarkEphemeronValues(); round++) {
    Drain();
    if (round == kMaxEphemeronRounds) {
      MarkEphemeronsByKey();
      break;
    }
  }
  if (recount_needed_) RecountLiveBytes();
}

void Marker::RecountLiveBytes() {
  heap_->ForEachPage([](PageMetadata* page) {
    size_t live = 0;
    uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
    while (offset != PageBitmap::kNone) {
      live += SizeOfObject(page->address() + offset);
      offset = page->mark_bits().FindNext(offset + 8);
    }
    page->set_live_bytes(live);
  });
}

void Marker::MarkConservativeRoots() { heap_->ForEachConservativeWordRange(this, &Marker::ScanStackPart); }

void Marker::ScanStackPart(void* data, const uintptr_t* begin, const uintptr_t* end) {
  Marker* marker = static_cast<Marker*>(data);
  FindConservativeRoots(
      begin, end, marker->heap_,
      [marker](Address object, PageMetadata* page) {
        marker->Mark(object);
        if (!marker->record_pins_) return;
        page->SetFlag(PageMetadata::kHasPins);
        if (!marker->pins_.TryPut(object, true)) marker->pins_known_ = false;
      },
      0);
}

void Marker::Drain() {
  Address queue[kPrefetchDistance];
  size_t head = 0;
  size_t count = 0;
  for (;;) {
    while (count < kPrefetchDistance && !stack_.empty()) {
      const Address object = stack_.RemoveLast();
      __builtin_prefetch(reinterpret_cast<void*>(object));
      queue[(head + count++) % kPrefetchDistance] = object;
    }
    if (count > 0) {
      const Address object = queue[head];
      head = (head + 1) % kPrefetchDistance;
      count--;
      Trace(object);
    } else if (rescan_needed_) {
      RescanFlaggedPages();
    } else {
      return;
    }
  }
}

void Marker::Trace(Address object) {
  Mark(MapAddressOf(object));
  const size_t size = SizeOfObject(object);
  PageMetadata::FromAddress(object)->IncrementLiveBytes(size);
  VisitBody(object, size, this);
  if (V8_UNLIKELY(marks_ephemerons_by_key_)) MarkPendingValuesOf(object);
}

void Marker::RescanFlaggedPages() {
  rescan_needed_ = false;
  // What was dropped from the stack has not been traced; the other objects of the page are traced once more.
  heap_->ForEachPage([this](PageMetadata* page) {
    if (!page->Is(PageMetadata::kRescan)) return;
    page->ClearFlag(PageMetadata::kRescan);
    uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
    while (offset != PageBitmap::kNone) {
      Trace(page->address() + offset);
      offset = page->mark_bits().FindNext(offset + 8);
    }
  });
  recount_needed_ = true;
}

void Marker::VisitWeakRange(Address host, uint64_t* begin, uint64_t* end) {
  if (!weak_arrays_.TryAdd(host)) VisitRange(begin, end);
}

void Marker::VisitWeakCell(Address host, uint64_t* begin, uint64_t* end) {
  if (!weak_cells_.TryAdd(host)) VisitRange(begin, end);
}

void Marker::VisitEphemerons(Address host, uint64_t* begin, uint64_t* end) {
  if (!ephemeron_tables_.TryAdd(host)) {
    VisitRange(begin, end);
  } else if (marks_ephemerons_by_key_) {
    AddPendingEphemerons(reinterpret_cast<EphemeronHashTable*>(host));
  }
}

void Marker::VisitFeedback(Address host, uint64_t* begin, uint64_t*) {
  FeedbackVector* vector = reinterpret_cast<FeedbackVector*>(host);
  VisitRange(begin, vector->slot(0));
  vector->ForEachSlot([&](FeedbackKind kind, int index) {
    uint64_t* const slot = vector->slot(index);
    switch (kind) {
      case FeedbackKind::kGetNamed:
      case FeedbackKind::kSetNamed:
      case FeedbackKind::kDefineNamed:
        return slot[0] == FeedbackVector::StateWord(FeedbackState::kPolymorphic).ptr() ? VisitHandlers(slot[1])
                                                                                       : VisitHandler(slot);
      case FeedbackKind::kCall:
      case FeedbackKind::kConstruct:
        // Callees are weak.
        return VisitRange(slot + 1, slot + FeedbackWordsOf(kind));
      default:
        return VisitRange(slot, slot + FeedbackWordsOf(kind));
    }
  });
  if (!feedback_vectors_.TryAdd(host)) feedback_overflowed_ = true;
}

void Marker::VisitHandlers(Address array) {
  PageMetadata* const page = PageMetadata::FromAddress(array);
  if (!page->TryMark(array)) return;  // traced as any array, if not from here
  page->IncrementLiveBytes(SizeOfObject(array));
  FixedArray* const entries = reinterpret_cast<FixedArray*>(array);
  for (int i = 0; i + PropertyHandler::kTripleWords <= entries->length(); i += PropertyHandler::kTripleWords) {
    VisitHandler(entries->data() + i);
  }
}

void Marker::VisitHandler(uint64_t* triple) {
  if (PropertyHandler::IsHandlerWord(triple[0])) {
    const Address map = MapOfHandler(triple);
    const auto add_by_key = [&] { return AddPendingEphemeron(map, triple[1]) && AddPendingEphemeron(map, triple[2]); };
    if (!IsMarked(map) && (marks_ephemerons_by_key_ ? add_by_key() : pending_handlers_.TryAdd(triple))) return;
  }
  VisitRange(triple + 1, triple + PropertyHandler::kTripleWords);
}

bool Marker::MarkEphemeronValues() {
  bool progress = false;
  // The list can grow while values are marked.
  for (size_t i = 0; i < ephemeron_tables_.size(); i++) {
    EphemeronHashTable* table = reinterpret_cast<EphemeronHashTable*>(ephemeron_tables_[i]);
    for (int entry = 0; entry < table->capacity(); entry++) {
      const Address key = table->KeySlot(entry).load().ptr();
      const Address value = table->ValueSlot(entry).load().ptr();
      if (!IsCellWord(key) || !IsCellWord(value) || !IsMarked(key) || IsMarked(value)) continue;
      Mark(value);
      progress = true;
    }
  }
  size_t kept = 0;
  for (size_t i = 0; i < pending_handlers_.size(); i++) {
    uint64_t* const triple = pending_handlers_[i];
    if (!IsMarked(MapOfHandler(triple))) {
      pending_handlers_[kept++] = triple;
      continue;
    }
    VisitRange(triple + 1, triple + PropertyHandler::kTripleWords);
    progress = true;
  }
  pending_handlers_.Truncate(kept);
  return progress;
}

void Marker::MarkEphemeronsByKey() {
  marks_ephemerons_by_key_ = true;
  // Tables found while this runs are added by VisitEphemerons.
  const size_t count = ephemeron_tables_.size();
  for (size_t i = 0; i < count; i++) {
    AddPendingEphemerons(reinterpret_cast<EphemeronHashTable*>(ephemeron_tables_[i]));
  }
  for (size_t i = 0; i < pending_handlers_.size(); i++) VisitHandler(pending_handlers_[i]);
  Drain();
  marks_ephemerons_by_key_ = false;
}

void Marker::AddPendingEphemerons(EphemeronHashTable* table) {
  for (int entry = 0; entry < table->capacity(); entry++) {
    const Address key = table->KeySlot(entry).load().ptr();
    const Address value = table->ValueSlot(entry).load().ptr();
    if (!IsCellWord(key) || !IsCellWord(value) || IsMarked(value)) continue;
    // Without memory the value lives to the next collection.
    if (IsMarked(key) || !AddPendingEphemeron(key, value)) Mark(value);
  }
}

bool Marker::AddPendingEphemeron(Address key, Address value) {
  if (!IsCellWord(value) || IsMarked(value)) return true;
  const size_t* first = pending_by_key_.Find(key);
  return pending_ephemerons_.TryAdd({value, first == nullptr ? 0 : *first}) &&
         pending_by_key_.TryPut(key, pending_ephemerons_.size());
}

void Marker::MarkPendingValuesOf(Address key) {
  const size_t* first = pending_by_key_.Find(key);
  if (first == nullptr) return;
  for (size_t next = *first; next != 0; next = pending_ephemerons_[next - 1].next) {
    Mark(pending_ephemerons_[next - 1].value);
  }
}

void Marker::ClearWeakReferences() {
  for (Address host : weak_arrays_) {
    uint64_t* end = reinterpret_cast<uint64_t*>(host + SizeOfObject(host));
    for (uint64_t* slot = reinterpret_cast<uint64_t*>(host + 16); slot < end; slot++) {
      if (IsCellWord(*slot) && !IsMarked(*slot)) *slot = kClearedWord;
    }
  }
  for (Address host : weak_cells_) ClearWeakCell(Tagged<WeakCell>(host));
  for (Address host : ephemeron_tables_) {
    EphemeronHashTable* table = reinterpret_cast<EphemeronHashTable*>(host);
    for (int entry = 0; entry < table->capacity(); entry++) {
      const Address key = table->KeySlot(entry).load().ptr();
      if (!IsCellWord(key) || IsMarked(key)) continue;
      table->KeySlot(entry).store(TheHole());
      table->ValueSlot(entry).store(TheHole());
      table->set_number_of_elements(table->number_of_elements() - 1);
      table->set_number_of_deleted(table->number_of_deleted() + 1);
    }
  }
  if (!feedback_overflowed_) {
    for (Address vector : feedback_vectors_) ClearFeedback(vector);
  } else {
    heap_->ForEachPage([this](PageMetadata* page) {
      uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
      while (offset != PageBitmap::kNone) {
        const Address object = page->address() + offset;
        if (InstanceTypeByteOf(object) == FEEDBACK_VECTOR_TYPE) ClearFeedback(object);
        offset = page->mark_bits().FindNext(offset + 8);
      }
    });
  }
  heap_->ProcessWeakReferences(this);
}

void Marker::ClearWeakCell(Tagged<WeakCell> cell) {
  const auto is_dead = [](Value value) { return IsCellWord(value.ptr()) && !IsMarked(value.ptr()); };
  // Whatever the lists of the registry lead to is marked: a cell keeps the registry alive, which keeps all of them.
  if (is_dead(cell->target())) {
    cell->Nullify();
    heap_->EnqueueDirtyJSFinalizationRegistry(Cast<JSFinalizationRegistry>(cell->finalization_registry()));
    cleared_weak_cells_ = true;
  }
  if (is_dead(cell->unregister_token())) {
    Cast<JSFinalizationRegistry>(cell->finalization_registry())
        ->RemoveUnregisterToken(cell->unregister_token(), JSFinalizationRegistry::kKeepMatchedCellsInRegistry);
  }
}

Address Marker::MapOfHandler(const uint64_t* triple) { return g_cage_base + PropertyHandler::MapRef(triple[0]); }

void Marker::ClearHandlerOfDeadMap(uint64_t* triple) {
  if (!PropertyHandler::IsHandlerWord(triple[0]) || IsMarked(MapOfHandler(triple))) return;
  triple[0] = FeedbackVector::StateWord(FeedbackState::kUninitialized).ptr();
  triple[1] = triple[2] = TaggedBits::kUndefined;
}

void Marker::ClearFeedback(Address host) {
  FeedbackVector* vector = reinterpret_cast<FeedbackVector*>(host);
  vector->ForEachSlot([&](FeedbackKind kind, int index) {
    uint64_t* const slot = vector->slot(index);
    switch (kind) {
      case FeedbackKind::kGetNamed:
      case FeedbackKind::kSetNamed:
      case FeedbackKind::kDefineNamed:
        if (slot[0] == FeedbackVector::StateWord(FeedbackState::kPolymorphic).ptr()) {
          FixedArray* entries = reinterpret_cast<FixedArray*>(slot[1]);
          for (int i = 0; i + 3 <= entries->length(); i += 3) ClearHandlerOfDeadMap(entries->data() + i);
        } else {
          ClearHandlerOfDeadMap(slot);
        }
        return;
      case FeedbackKind::kCall:
      case FeedbackKind::kConstruct:
        if (IsCellWord(slot[0]) && !IsMarked(slot[0])) {
          slot[0] = FeedbackVector::StateWord(FeedbackState::kUninitialized).ptr();
        }
        return;
      default:
        return;
    }
  });
}

}  // namespace v8::internal
