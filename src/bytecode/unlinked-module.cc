#include "src/bytecode/unlinked-module.h"

#include <cstring>
#include <new>

#include "src/ast/modules.h"
#include "src/ast/scopes.h"
#include "src/base/memory.h"
#include "src/common/globals.h"

namespace v8::internal {

namespace {

// Every string begins at an even offset.
size_t SizeOf(const AstRawString* string) {
  if (string == nullptr) return 0;
  return (size_t{string->length()} * (string->is_one_byte() ? 1 : 2) + 1) & ~size_t{1};
}

// In the order of UnlinkedModule::List.
template <typename Visit>
void ForEachList(const ModuleDescriptor& descriptor, Visit visit) {
  visit(descriptor.regular_imports);
  visit(descriptor.namespace_imports);
  visit(descriptor.local_exports);
  visit(descriptor.indirect_exports);
  visit(descriptor.star_exports);
}

}  // namespace

base::Vector<const UnlinkedModule::Entry> UnlinkedModule::entries(List list) const {
  const Entry* first = all_entries().begin();
  for (int k = 0; k < list; ++k) first += entry_counts_[k];
  return {first, entry_counts_[list]};
}

void UnlinkedModule::Release() const {
  if (references_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  this->~UnlinkedModule();
  base::Free(const_cast<UnlinkedModule*>(this));
}

UnlinkedModule* UnlinkedModule::Allocate(size_t size) {
  static_assert(sizeof(std::atomic<uint32_t>) == kUnwritten);
  void* const memory = size > kMaxInt ? nullptr : base::Malloc(size);
  if (memory == nullptr) return nullptr;
  UnlinkedModule* const module = ::new (memory) UnlinkedModule();
  module->size_ = static_cast<uint32_t>(size);
  return module;
}

// --- From the parser's lists -----------------------------------------------------------------------------------------

class UnlinkedModule::Filler {
 public:
  explicit Filler(UnlinkedModule* module) : module_(module) {}

  void Fill(const ModuleDescriptor& descriptor) {
    auto* request = const_cast<Request*>(module_->requests().begin());
    auto* attribute = const_cast<Attribute*>(module_->all_attributes().begin());
    auto* entry = const_cast<Entry*>(module_->all_entries().begin());
    chars_ = reinterpret_cast<char*>(entry + module_->entry_counts_[kListCount]);
    uint32_t attribute_count = 0;
    for (const ModuleDescriptor::Request& from : descriptor.requests) {
      *request++ = {NameOf(from.specifier), attribute_count, from.attribute_count, static_cast<int32_t>(from.phase),
                    from.position};
      for (uint32_t i = 0; i < from.attribute_count; ++i) {
        const ModuleDescriptor::ImportAttribute& given = from.attributes[i];
        *attribute++ = {NameOf(given.key), NameOf(given.value), given.position};
      }
      attribute_count += from.attribute_count;
    }
    ForEachList(descriptor, [&](const auto& list) {
      for (const ModuleDescriptor::Entry& from : list) {
        *entry++ = {NameOf(from.export_name), NameOf(from.import_name), from.module_request,
                    from.slot < 0 ? -1 : from.slot - Scope::kMinContextSlots, from.is_var, from.position,
                    from.end_position};
      }
    });
    DCHECK_EQ(chars_, reinterpret_cast<char*>(module_) + module_->size_);
  }

 private:
  Name NameOf(const AstRawString* string) {
    if (string == nullptr) return {};
    const Name name = {static_cast<uint32_t>(chars_ - reinterpret_cast<char*>(module_)),
                       static_cast<uint32_t>(string->length()), string->is_one_byte()};
    const size_t size = SizeOf(string);
    // What fills up an odd length is written to caches, too.
    if (size != 0) chars_[size - 1] = 0;
    const size_t bytes = size_t{name.length} * (string->is_one_byte() ? 1 : 2);
    if (bytes != 0) {
      const void* const from =
          string->is_one_byte() ? static_cast<const void*>(string->one_byte_data()) : string->two_byte_data();
      std::memcpy(chars_, from, bytes);
    }
    chars_ += size;
    return name;
  }

  UnlinkedModule* const module_;
  char* chars_ = nullptr;
};

UnlinkedModule* UnlinkedModule::New(const ModuleDescriptor& descriptor) {
  size_t attributes = 0, entries = 0, chars = 0;
  for (const ModuleDescriptor::Request& request : descriptor.requests) {
    chars += SizeOf(request.specifier);
    attributes += request.attribute_count;
    for (uint32_t i = 0; i < request.attribute_count; ++i) {
      chars += SizeOf(request.attributes[i].key) + SizeOf(request.attributes[i].value);
    }
  }
  uint32_t counts[kListCount + 1];
  int list_number = 0;
  ForEachList(descriptor, [&](const auto& list) {
    counts[list_number++] = static_cast<uint32_t>(list.length());
    entries += static_cast<size_t>(list.length());
    for (const ModuleDescriptor::Entry& entry : list) chars += SizeOf(entry.export_name) + SizeOf(entry.import_name);
  });
  counts[kListCount] = static_cast<uint32_t>(entries);
  const size_t requests = static_cast<size_t>(descriptor.requests.length());
  UnlinkedModule* const module = Allocate(sizeof(UnlinkedModule) + requests * sizeof(Request) +
                                          attributes * sizeof(Attribute) + entries * sizeof(Entry) + chars);
  if (module == nullptr) return nullptr;
  module->request_count_ = static_cast<uint32_t>(requests);
  module->attribute_count_ = static_cast<uint32_t>(attributes);
  std::memcpy(module->entry_counts_, counts, sizeof counts);
  module->cell_count_ = descriptor.cell_count;
  module->has_top_level_await_ = descriptor.has_top_level_await;
  Filler(module).Fill(descriptor);
  return module;
}

// --- From bytes ------------------------------------------------------------------------------------------------------

UnlinkedModule* UnlinkedModule::FromBytes(base::Vector<const uint8_t> bytes) {
  if (bytes.size() < sizeof(UnlinkedModule) - kUnwritten) return nullptr;
  UnlinkedModule* const module = Allocate(bytes.size() + kUnwritten);
  if (module == nullptr) return nullptr;
  const uint32_t size = module->size_;
  std::memcpy(reinterpret_cast<char*>(module) + kUnwritten, bytes.begin(), bytes.size());
  if (module->size_ == size && module->IsSound()) return module;
  module->Release();
  return nullptr;
}

bool UnlinkedModule::IsSound() const {
  uint64_t entry_sum = 0;
  for (int k = 0; k < kListCount; ++k) entry_sum += entry_counts_[k];
  const uint64_t characters = sizeof(UnlinkedModule) + uint64_t{request_count_} * sizeof(Request) +
                              uint64_t{attribute_count_} * sizeof(Attribute) + entry_sum * sizeof(Entry);
  if (entry_sum != entry_counts_[kListCount] || characters > size_) return false;
  // Each cell belongs to some entry.
  if (static_cast<uint32_t>(cell_count_) > entry_counts_[kListCount]) return false;
  const auto is_string = [&](const Name& name) {
    return name.offset >= characters && name.offset <= size_ && name.offset % 2 == 0 && name.is_one_byte <= 1 &&
           uint64_t{name.length} * (name.is_one_byte != 0 ? 1 : 2) <= size_ - name.offset;
  };
  for (const Request& request : requests()) {
    if (!is_string(request.specifier) || request.phase < static_cast<int>(ImportPhase::kSource) ||
        request.phase > static_cast<int>(ImportPhase::kEvaluation) || request.first_attribute > attribute_count_ ||
        request.attribute_count > attribute_count_ - request.first_attribute) {
      return false;
    }
  }
  for (const Attribute& attribute : all_attributes()) {
    if (!is_string(attribute.key) || !is_string(attribute.value)) return false;
  }
  for (int list = 0; list < kListCount; ++list) {
    const bool is_local = list == kLocalExports;
    const bool has_cell = list == kRegularImports || list == kNamespaceImports || is_local;
    const bool is_named_export = is_local || list == kIndirectExports;
    for (const Entry& entry : entries(static_cast<List>(list))) {
      const bool has_request = static_cast<uint32_t>(entry.module_request) < request_count_;
      const bool is_in_cells = entry.cell >= 0 && entry.cell < cell_count_;
      if ((!is_local && !has_request) || (has_cell && !is_in_cells) || (is_named_export && !is_string(entry.export_name)) ||
          ((list == kRegularImports || entry.import_name.offset != 0) && !is_string(entry.import_name))) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace v8::internal
