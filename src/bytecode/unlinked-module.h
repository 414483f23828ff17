#ifndef FLAT8_SRC_BYTECODE_UNLINKED_MODULE_H_
#define FLAT8_SRC_BYTECODE_UNLINKED_MODULE_H_

#include <atomic>
#include <cstdint>

#include "src/base/vector.h"
#include "src/bytecode/unlinked-code.h"
#include "src/common/import-phase.h"

namespace v8::internal {

class AstRawString;
class ModuleDescriptor;

// What a module's record is made from (ModuleDescriptor, without what only its compilation needs): immutable, one block of
// malloc'ed memory without pointers, reference-counted. The module's toplevel function owns it.
class alignas(8) UnlinkedModule {
 public:
  // Of a string whose characters lie in the block.
  struct Name {
    uint32_t offset;  // In bytes, from the block's start; 0: no string.
    uint32_t length;  // In characters.
    uint32_t is_one_byte;
  };
  struct Attribute {
    Name key;
    Name value;
    int32_t position;
  };
  struct Request {
    Name specifier;
    uint32_t first_attribute;
    uint32_t attribute_count;
    int32_t phase;
    int32_t position;
  };
  // As in ModuleDescriptor::Entry.
  struct Entry {
    Name export_name;
    Name import_name;
    int32_t module_request;
    int32_t cell;  // Counted from the context's first variable; -1: none.
    int32_t is_var;
    int32_t position;
    int32_t end_position;
  };
  enum List { kRegularImports, kNamespaceImports, kLocalExports, kIndirectExports, kStarExports, kListCount };

  base::Vector<const Request> requests() const { return {At<Request>(sizeof(UnlinkedModule)), request_count_}; }
  base::Vector<const Attribute> attributes(const Request& request) const {
    return {all_attributes().begin() + request.first_attribute, request.attribute_count};
  }
  base::Vector<const Entry> entries(List list) const;
  UnlinkedString string(const Name& name) const {
    if (name.offset == 0) return {};
    return {At<char>(name.offset), name.length, name.is_one_byte != 0};
  }
  ImportPhase phase(const Request& request) const { return static_cast<ImportPhase>(request.phase); }
  int cell_count() const { return cell_count_; }
  bool has_top_level_await() const { return has_top_level_await_ != 0; }

  // The caller owns one reference; null without memory.
  static UnlinkedModule* New(const ModuleDescriptor& descriptor);
  // The block as bytes for a code cache, and back: null without memory, or where something lies outside of the block or
  // of the lists, or a module's record cannot be made of it.
  base::Vector<const uint8_t> bytes() const { return {At<uint8_t>(0) + kUnwritten, size_ - kUnwritten}; }
  static UnlinkedModule* FromBytes(base::Vector<const uint8_t> bytes);

  void Retain() const { references_.fetch_add(1, std::memory_order_relaxed); }
  void Release() const;

 private:
  class Filler;
  // The reference count, which says nothing to other processes.
  static constexpr uint32_t kUnwritten = 4;

  UnlinkedModule() = default;
  ~UnlinkedModule() = default;
  static UnlinkedModule* Allocate(size_t size);
  template <typename T>
  const T* At(size_t offset) const {
    return reinterpret_cast<const T*>(reinterpret_cast<const char*>(this) + offset);
  }
  base::Vector<const Attribute> all_attributes() const {
    return {reinterpret_cast<const Attribute*>(requests().end()), attribute_count_};
  }
  base::Vector<const Entry> all_entries() const {
    return {reinterpret_cast<const Entry*>(all_attributes().end()), entry_counts_[kListCount]};
  }
  bool IsSound() const;

  mutable std::atomic<uint32_t> references_{1};
  uint32_t size_ = 0;  // Of the block, in bytes.
  uint32_t request_count_ = 0;
  uint32_t attribute_count_ = 0;
  uint32_t entry_counts_[kListCount + 1] = {};  // Of each list, and of all.
  int32_t cell_count_ = 0;
  uint32_t has_top_level_await_ = 0;
  // Requests, attributes, entries in the order of their lists, characters.
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_UNLINKED_MODULE_H_
