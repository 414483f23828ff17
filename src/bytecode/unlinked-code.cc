#include "src/bytecode/unlinked-code.h"

#include <cstring>
#include <new>

#include "src/ast/unlinked-scope.h"
#include "src/base/memory.h"
#include "src/bytecode/unlinked-module.h"
#include "src/parsing/preparse-data.h"

namespace v8::internal {

const HandlerEntry* UnlinkedCode::HandlerAt(int offset) const {
  for (const HandlerEntry& entry : handlers()) {
    if (static_cast<uint32_t>(offset) >= entry.start && static_cast<uint32_t>(offset) < entry.end) return &entry;
  }
  return nullptr;
}

// The table is a sequence of (distance to the previous offset, difference to the previous position), each a
// variable-length number of 7 bits a byte, low bits first; differences have their sign in bit 0.
int UnlinkedCode::SourcePositionAt(int offset) const {
  const uint8_t* p = At<uint8_t>(positions_offset_);
  const uint8_t* const end = p + positions_size_;
  const auto read = [&p]() {
    uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
      const uint8_t byte = *p++;
      value |= static_cast<uint32_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0) return value;
    }
  };
  int64_t at = 0;
  int position = -1;
  int candidate = 0;
  while (p < end) {
    at += read();
    if (at > offset) break;
    const uint32_t difference = read();
    candidate += static_cast<int>(difference >> 1) ^ -static_cast<int>(difference & 1);
    position = candidate;
  }
  return position;
}

void UnlinkedCode::Release() const {
  if (references_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  const UnlinkedConstant* constants = At<UnlinkedConstant>(constants_offset_);
  for (uint32_t i = 0; i < all_constant_count_; ++i) {
    if (constants[i].kind() == UnlinkedConstant::kFunction) constants[i].function()->Release();
    if (constants[i].kind() == UnlinkedConstant::kScope && constants[i].scope() != nullptr) {
      constants[i].scope()->Release();
    }
  }
  this->~UnlinkedCode();
  base::Free(const_cast<UnlinkedCode*>(this));
}

// One block, with the characters of both names behind the function.
UnlinkedFunction* UnlinkedFunction::New(const Properties& properties, const UnlinkedString& name,
                                        const UnlinkedString& inferred_name, const UnlinkedScope* outer_scope,
                                        const PreparseData* preparse_data) {
  const auto size_of = [](const UnlinkedString& string) { return (size_t{string.byte_length()} + 1) & ~size_t{1}; };
  void* const memory = base::Malloc(sizeof(UnlinkedFunction) + size_of(name) + size_of(inferred_name));
  if (memory == nullptr) return nullptr;
  UnlinkedFunction* const function = ::new (memory) UnlinkedFunction();
  char* chars = reinterpret_cast<char*>(function + 1);
  const auto copy = [&](const UnlinkedString& from, UnlinkedString* to) {
    if (from.data == nullptr) return;
    std::memcpy(chars, from.data, from.byte_length());
    *to = {chars, from.length, from.is_one_byte};
    chars += size_of(from);
  };
  copy(name, &function->name_);
  copy(inferred_name, &function->inferred_name_);
  function->properties_ = properties;
  function->outer_scope_ = outer_scope;
  if (outer_scope != nullptr) outer_scope->Retain();
  function->preparse_data_ = preparse_data;
  if (preparse_data != nullptr) preparse_data->Retain();
  return function;
}

void UnlinkedFunction::Release() const {
  if (references_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  if (code_ != nullptr) code_->Release();
  if (outer_scope_ != nullptr) outer_scope_->Release();
  if (preparse_data_ != nullptr) preparse_data_->Release();
  if (module_ != nullptr) module_->Release();
  this->~UnlinkedFunction();
  base::Free(const_cast<UnlinkedFunction*>(this));
}

}  // namespace v8::internal
