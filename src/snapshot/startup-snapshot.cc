#include "src/snapshot/startup-snapshot.h"

#include <cstring>

#include "src/common/assert-scope.h"
#include "src/flags/flags.h"
#include "src/heap/backing-store.h"
#include "src/heap/cage.h"
#include "src/heap/heap-inl.h"
#include "src/heap/object-visiting.h"
#include "src/heap/read-only-space.h"
#include "src/objects/isolate-access.h"
#include "src/objects/string-table.h"
#include "src/runtime/functions/compilation.h"
#include "src/snapshot/snapshot-code.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

// --- What a snapshot depends on --------------------------------------------------------------------------------------

uint32_t SnapshotEngineHash() {
  static const uint32_t hash = [] {
    uint64_t result = CodeFormatHash();
    // The layouts of objects.
    static constexpr size_t kSizes[] = {
#define INSTANCE_TYPE(NAME, Class, Body) sizeof(Class), static_cast<size_t>(BodyKind::k##Body),
#include "src/common/instance-types.def"
#undef INSTANCE_TYPE
        NativeContext::kNativeSlotCount, sizeof(SnapshotFixup), SnapshotHeader::kFormat};
    for (const size_t size : kSizes) result = HashInteger(result ^ size);
    return HashInteger(result);
  }();
  return hash;
}

uint32_t ReadOnlyLayoutHash() {
  static const uint32_t hash = [] {
    uint64_t result = 0;
    for (PageMetadata* page : ReadOnlySpace::Get()->pages()) {
      ForEachObjectOnPage(page, [&](Address object, size_t size) {
        const Tagged<HeapObject> heap_object(object);
        result = HashInteger(result ^ (object - g_cage_base) ^ uint64_t{size} << 32 ^
                             uint64_t{heap_object->instance_type()} << 56);
        if (IsString(heap_object)) {
          result = VisitCharacters(Cast<String>(heap_object), [&](auto chars) { return HashWholeText(chars, result); });
        }
      });
    }
    return HashInteger(result);
  }();
  return hash;
}

// Each isolate that is made from a snapshot checks it: four lanes, which do not wait for one another. Every step is
// reversible, so that no change of a single word goes unnoticed.
uint64_t SnapshotChecksum(const uint8_t* bytes, size_t size) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
  uint64_t lanes[4] = {size, size ^ 1, size ^ 2, size ^ 3};
  const auto add = [](uint64_t* lane, uint64_t word) {
    const uint64_t product = (*lane ^ word) * kMultiplier;
    *lane = product ^ product >> 29;
  };
  for (; size >= 32; bytes += 32, size -= 32) {
    uint64_t words[4];
    std::memcpy(words, bytes, sizeof words);
    for (int i = 0; i < 4; ++i) add(&lanes[i], words[i]);
  }
  uint64_t rest[4] = {};
  std::memcpy(rest, bytes, size);
  for (int i = 0; i < 4; ++i) add(&lanes[i], rest[i]);
  for (int i = 1; i < 4; ++i) add(&lanes[0], lanes[i]);
  return lanes[0];
}

// --- Opening ---------------------------------------------------------------------------------------------------------

bool StartupSnapshot::Check(const char* bytes, size_t size, const char** error) {
  const auto reject = [error](const char* reason) {
    *error = reason;
    return false;
  };
  SnapshotHeader header;
  if (bytes == nullptr || size < sizeof header) return reject("it is too short");
  std::memcpy(&header, bytes, sizeof header);
  if (header.magic != SnapshotHeader::kMagic) return reject("it is no snapshot");
  if (header.format != SnapshotHeader::kFormat || header.engine != SnapshotEngineHash() ||
      header.read_only != ReadOnlyLayoutHash()) {
    return reject("it is of another version of the engine");
  }
  if (header.flags != FlagList::Hash()) return reject("it was made with other flags");
  if (header.size != size) return reject("it is not complete");
  constexpr size_t kChecked = offsetof(SnapshotHeader, checksum) + sizeof header.checksum;
  if (header.checksum != SnapshotChecksum(reinterpret_cast<const uint8_t*>(bytes) + kChecked, size - kChecked)) {
    return reject("its checksum is wrong");
  }
  return true;
}

StartupSnapshot* StartupSnapshot::Open(const char* bytes, size_t size,
                                       base::GrowableArray<const void*> external_references, const char** error) {
  if (!Check(bytes, size, error)) return nullptr;
  StartupSnapshot* const snapshot = base::New<StartupSnapshot>();
  *error = "there is no memory for it";
  if (snapshot == nullptr) return nullptr;
  std::memcpy(&snapshot->header_, bytes, sizeof snapshot->header_);
  snapshot->bytes_ = reinterpret_cast<const uint8_t*>(bytes);
  if (reinterpret_cast<uintptr_t>(bytes) % 8 != 0) {
    snapshot->aligned_copy_ = base::Malloc(size);
    if (snapshot->aligned_copy_ == nullptr) {
      Delete(snapshot);
      return nullptr;
    }
    std::memcpy(snapshot->aligned_copy_, bytes, size);
    snapshot->bytes_ = static_cast<const uint8_t*>(snapshot->aligned_copy_);
  }
  snapshot->external_references_ = std::move(external_references);
  if (snapshot->header_.external_reference_count > snapshot->external_references_.size()) {
    *error = "external references that it was made with are missing";
    Delete(snapshot);
    return nullptr;
  }
  snapshot->code_ = SnapshotCode::Get({snapshot->bytes_ + snapshot->header_.code_offset, snapshot->header_.code_size},
                                      snapshot->header_.checksum);
  if (snapshot->code_ == nullptr) {
    Delete(snapshot);
    return nullptr;
  }
  return snapshot;
}

StartupSnapshot::~StartupSnapshot() {
  if (code_ != nullptr) code_->Release();
  base::Free(aligned_copy_);
}

void StartupSnapshot::Delete(StartupSnapshot* snapshot) { base::Delete(snapshot); }

const uint8_t* StartupSnapshot::SectionAt(size_t number) const {
  uint64_t offset;
  std::memcpy(&offset, bytes_ + sizeof header_ + number * sizeof offset, sizeof offset);
  return bytes_ + offset;
}

// --- Loading ---------------------------------------------------------------------------------------------------------

namespace {

class SectionLoader {
 public:
  SectionLoader(Isolate* isolate, const uint8_t* section) : isolate_(isolate) {
    header_ = reinterpret_cast<const SnapshotSection*>(section);
    const uint8_t* next = section + sizeof *header_;
    segments_at_ = next;
    for (uint32_t i = 0; i < header_->segment_count; ++i) next += SizeOf(SegmentAt(next));
    fixups_ = reinterpret_cast<const SnapshotFixup*>(next);
    payload_ = next + header_->fixup_count * sizeof(SnapshotFixup);
  }

  // The objects, with their references. Nothing keeps them alive yet.
  Result<void> Load(Value shared_objects);
  Tagged<FixedArray> root() const { return Tagged<FixedArray>(Resolve(header_->root)); }

  // The string table has room.
  Result<void> ApplyFixups(const SnapshotCode& code, const base::GrowableArray<const void*>& external_references);
  const uint8_t* payload() const { return payload_; }

 private:
  static const SnapshotSegment& SegmentAt(const uint8_t* at) { return *reinterpret_cast<const SnapshotSegment*>(at); }
  static size_t SizeOf(const SnapshotSegment& segment) {
    return sizeof segment + segment.size + 2 * segment.bitmap_words() * sizeof(uint64_t);
  }
  bool AllocateSegments();
  Address Resolve(uint64_t reference) const { return bases_[reference >> 32] + static_cast<uint32_t>(reference); }
  void Relocate(Address memory, const uint64_t* references, const uint64_t* maps, size_t bitmap_words);

  Isolate* const isolate_;
  const SnapshotSection* header_;
  const uint8_t* segments_at_;
  const SnapshotFixup* fixups_;
  const uint8_t* payload_;
  base::GrowableArray<Address, 16> bases_;
  Value shared_objects_;
};

// Without a collection. What there is when there is not enough is filler.
bool SectionLoader::AllocateSegments() {
  bases_.Clear();
  Heap* const heap = isolate_->heap();
  // All of it is alive.
  const Heap::HardLimitScope hard_limit(heap);
  bool ok = bases_.TryReserve(SnapshotReference::kFirstSegment + header_->segment_count) && bases_.TryAdd(g_cage_base) &&
            bases_.TryAdd(kNullAddress);
  const uint8_t* at = segments_at_;
  uint32_t done = 0;
  for (; ok && done < header_->segment_count; ++done, at += SizeOf(SegmentAt(at))) {
    const SnapshotSegment& segment = SegmentAt(at);
    const AllocationType type = segment.space == SnapshotSpace::kMap ? AllocationType::kMap : AllocationType::kOld;
    const Address memory = heap->AllocateRawAddress(segment.size, type);
    if (memory == kNullAddress) break;
    ok = bases_.TryAdd(memory);
  }
  if (ok && done == header_->segment_count) return true;
  at = segments_at_;
  for (size_t i = SnapshotReference::kFirstSegment; i < bases_.size(); ++i, at += SizeOf(SegmentAt(at))) {
    heap->CreateFillerObjectAt(bases_[i], static_cast<int>(SegmentAt(at).size));
  }
  return false;
}

void SectionLoader::Relocate(Address memory, const uint64_t* references, const uint64_t* maps, size_t bitmap_words) {
  for (size_t i = 0; i < bitmap_words; ++i) {
    uint64_t* const group = reinterpret_cast<uint64_t*>(memory) + i * 64;
    for (uint64_t bits = references[i]; bits != 0; bits &= bits - 1) {
      uint64_t& word = group[__builtin_ctzll(bits)];
      word = V8_LIKELY(word >> 32 != SnapshotReference::kSharedObjects)
                 ? Resolve(word)
                 : Cast<FixedArray>(shared_objects_)->get(static_cast<int>(word)).ptr();
    }
    for (uint64_t bits = maps[i]; bits != 0; bits &= bits - 1) {
      uint64_t& header = group[__builtin_ctzll(bits)];
      const uint32_t reference = static_cast<uint32_t>(header);
      const Address map = bases_[SnapshotReference::kFirstSegment + SnapshotMapReference::SegmentOf(reference)] +
                          SnapshotMapReference::OffsetOf(reference);
      header = (header & ~uint64_t{0xFFFFFFFF}) | (map - g_cage_base);
    }
  }
}

Result<void> SectionLoader::Load(Value shared_objects) {
  if (!AllocateSegments()) {
    isolate_->heap()->CollectAllAvailableGarbage(GarbageCollectionReason::kAllocationFailure);
    if (!AllocateSegments()) return ReportOutOfMemory(isolate_, "start-up snapshot");
  }
  shared_objects_ = shared_objects;
  const uint8_t* at = segments_at_;
  for (uint32_t i = 0; i < header_->segment_count; ++i) {
    const SnapshotSegment& segment = SegmentAt(at);
    const uint8_t* const bytes = at + sizeof segment;
    std::memcpy(reinterpret_cast<void*>(bases_[SnapshotReference::kFirstSegment + i]), bytes, segment.size);
    at += SizeOf(segment);
  }
  at = segments_at_;
  for (uint32_t i = 0; i < header_->segment_count; ++i) {
    const SnapshotSegment& segment = SegmentAt(at);
    const uint64_t* const references = reinterpret_cast<const uint64_t*>(at + sizeof segment + segment.size);
    Relocate(bases_[SnapshotReference::kFirstSegment + i], references, references + segment.bitmap_words(),
             segment.bitmap_words());
    at += SizeOf(segment);
  }
  return Ok();
}

Result<void> SectionLoader::ApplyFixups(const SnapshotCode& code,
                                        const base::GrowableArray<const void*>& external_references) {
  bool ok = true;
  for (uint32_t i = 0; i < header_->fixup_count; ++i) {
    const SnapshotFixup& fixup = fixups_[i];
    const Address at = bases_[SnapshotReference::kFirstSegment + fixup.segment] + fixup.offset;
    switch (fixup.kind) {
      case SnapshotFixup::kMap: {
        const Tagged<Map> map(at);
        map->set_instance_header(map->instance_type_of_instances(), map->instance_bits());
        break;
      }
      case SnapshotFixup::kInternalizedString: {
        const Tagged<String> string(at);
        string->EnsureRawHash();
        // What is left then is a string like any other, in an isolate that cannot be used.
        ok = ok && isolate_->string_table()->TryReserve();
        if (ok) isolate_->string_table()->Insert(string);
        break;
      }
      case SnapshotFixup::kNameDictionary: NameDictionary::Rehash(Tagged<NameDictionary>(at)); break;
      case SnapshotFixup::kOrderedHashMap: OrderedHashMap::Rehash(Tagged<OrderedHashMap>(at)); break;
      case SnapshotFixup::kOrderedHashSet: OrderedHashSet::Rehash(Tagged<OrderedHashSet>(at)); break;
      case SnapshotFixup::kShared: Tagged<SharedFunctionInfo>(at)->set_unlinked(code.function(fixup.value)); break;
      case SnapshotFixup::kScopeInfo:
        Tagged<ScopeInfo>(at)->set_scope(const_cast<UnlinkedScope*>(code.scope(fixup.value)));
        break;
      case SnapshotFixup::kExternalReference:
        *reinterpret_cast<uint64_t*>(at) = Value::FromRawPointer(external_references[fixup.value]).ptr();
        break;
    }
  }
  if (!ok) return ReportOutOfMemory(isolate_, "start-up snapshot");
  return Ok();
}

// Attaching a store makes everything else of the buffer as in a new one.
Result<void> RestoreBuffer(Isolate* isolate, Tagged<JSArrayBuffer> buffer, const uint8_t* payload) {
  const SnapshotBuffer& header = *reinterpret_cast<const SnapshotBuffer*>(payload);
  const int flags = buffer->flags();
  const Value detach_key = buffer->detach_key();
  Value fields[JSArrayBuffer::kEmbedderFields];
  for (int i = 0; i < JSArrayBuffer::kEmbedderFields; ++i) fields[i] = buffer->GetEmbedderField(i);
  if (buffer->is_resizable_by_js()) {
    TRY(AllocateResizableBufferStore(isolate, buffer, header.byte_length, header.max_byte_length));
  } else {
    TRY(AllocateBufferStore(isolate, buffer, header.byte_length));
  }
  buffer->set_flags(flags);
  buffer->set_detach_key(detach_key);
  for (int i = 0; i < JSArrayBuffer::kEmbedderFields; ++i) buffer->SetEmbedderField(i, fields[i]);
  if (header.byte_length != 0) std::memcpy(buffer->backing_store(), payload + sizeof header, header.byte_length);
  return Ok();
}

}  // namespace

Result<void> StartupSnapshot::LoadIsolate(Isolate* isolate) {
  SectionLoader loader(isolate, SectionAt(0));
  TRY(loader.Load(Undefined()));
  const Tagged<FixedArray> root = loader.root();
  isolate->set_root(Isolate::kSnapshotObjects, root->get(kSharedObjectsRoot));
  isolate->set_root(Isolate::kSnapshotData, root->get(kIsolateDataRoot));
  isolate->set_root(Isolate::kSymbolRegistry, root->get(kSymbolRegistryRoot));
  isolate->set_root(Isolate::kPrivateSymbolRegistry, root->get(kPrivateSymbolRegistryRoot));
  isolate->set_root(Isolate::kApiRoot0, root->get(kApiSymbolRegistryRoot));
  isolate->next_script_id = root->get(kNextScriptIdRoot).AsInt();
  isolate->next_template_serial = root->get(kNextTemplateSerialRoot).AsInt();
  return loader.ApplyFixups(*code_, external_references_);
}

Result<Tagged<NativeContext>> StartupSnapshot::LoadContext(Isolate* isolate, size_t number,
                                                           void (*restore_field)(void* data, const Field& field),
                                                           void* data) {
  DCHECK_LT(number, context_count());
  SectionLoader loader(isolate, SectionAt(1 + number));
  TRY(loader.Load(isolate->root(Isolate::kSnapshotObjects)));
  // From here on the array keeps everything alive, and this reference the array.
  const Tagged<FixedArray> root = loader.root();
  const Tagged<FixedArray> buffers = Cast<FixedArray>(root->get(kBuffersRoot));
  TRY(loader.ApplyFixups(*code_, external_references_));
  for (int i = 0; i < buffers->length(); i += 2) {
    TRY(RestoreBuffer(isolate, Cast<JSArrayBuffer>(buffers->get(i)), loader.payload() + buffers->get(i + 1).AsInt()));
  }
  const Tagged<FixedArray> views = Cast<FixedArray>(root->get(kViewsRoot));
  for (int i = 0; i < views->length(); ++i) {
    const Tagged<JSTypedArray> view = Cast<JSTypedArray>(views->get(i));
    uint8_t* const store = static_cast<uint8_t*>(view->buffer()->backing_store());
    view->set_data_ptr(store == nullptr ? nullptr : store + view->byte_offset());
  }
  const Tagged<NativeContext> context = Cast<NativeContext>(root->get(kContextRoot));
  context->set_snapshot_data(root->get(kContextDataRoot));
  const Tagged<FixedArray> suspended = Cast<FixedArray>(root->get(kSuspendedRoot));
  for (int i = 0; i < suspended->length(); ++i) {
    const Tagged<JSGeneratorObject> generator = Cast<JSGeneratorObject>(suspended->get(i));
    auto code = TRY(EnsureCompiled(isolate, generator->function()->shared()));
    generator->function()->set_code(code);
    generator->set_code(code);
  }
  const Tagged<FixedArray> holders = Cast<FixedArray>(root->get(kHoldersRoot));
  for (int i = 0; i < holders->length(); i += 3) {
    const uint8_t* const payload = loader.payload() + holders->get(i + 2).AsInt();
    const SnapshotField& header = *reinterpret_cast<const SnapshotField*>(payload);
    restore_field(data, Field{Cast<HeapObject>(holders->get(i)), holders->get(i + 1).AsInt(),
                              {reinterpret_cast<const char*>(payload + sizeof header), header.size}});
  }
  return context;
}

}  // namespace v8::internal
