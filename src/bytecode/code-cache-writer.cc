#include <cstring>

#include "src/ast/unlinked-scope.h"
#include "src/base/memory.h"
#include "src/bytecode/code-cache-format.h"
#include "src/bytecode/code-cache.h"
#include "src/bytecode/unlinked-code.h"
#include "src/common/feedback-kind.h"
#include "src/parsing/preparse-data.h"

namespace v8::internal {

// --- The format ------------------------------------------------------------------------------------------------------

uint32_t CodeFormatHash() {
  // All lists whose order or whose entries bytecode knows.
  static constexpr const char kLists[] =
#define BYTECODE(Name, ...) #Name #__VA_ARGS__
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
#define RUNTIME_FUNCTION(Name, count) #Name #count
#include "src/bytecode/runtime-functions.def"
#undef RUNTIME_FUNCTION
#define FEEDBACK_KIND(Name, words, state) #Name #words
#include "src/common/feedback-kinds.def"
#undef FEEDBACK_KIND
#define BUILTIN_FUNCTION(Implementation) #Implementation
#include "src/common/builtin-functions.def"
#define MESSAGE(name, type, text) #name
#include "src/common/messages.def"
#undef MESSAGE
      "";
  static const uint32_t hash = [] {
    uint32_t result = 2166136261u;
    for (const char c : kLists) result = (result ^ static_cast<uint8_t>(c)) * 16777619u;
    for (const size_t size : {sizeof(UnlinkedCode), sizeof(UnlinkedConstant), sizeof(UnlinkedFunction::Properties),
                              sizeof(CodeCacheScope), sizeof(CodeCacheScopeEntry), sizeof(CodeCacheFunction)}) {
      result = (result ^ static_cast<uint32_t>(size)) * 16777619u;
    }
    return result;
  }();
  return hash;
}

// --- Numbers ---------------------------------------------------------------------------------------------------------

CodeCacheWriter::Numbering::~Numbering() { base::Free(table_); }

size_t CodeCacheWriter::Numbering::SlotOf(const void* object) const {
  size_t slot = (reinterpret_cast<uintptr_t>(object) >> 4) * 0x9E3779B97F4A7C15u >> 20 & (table_size_ - 1);
  while (table_[slot] != 0 && objects_[table_[slot] - 1] != object) slot = (slot + 1) & (table_size_ - 1);
  return slot;
}

bool CodeCacheWriter::Numbering::Grow() {
  const size_t size = table_size_ == 0 ? 64 : 2 * table_size_;
  auto* const table = static_cast<uint32_t*>(base::Calloc(size, sizeof(uint32_t)));
  if (table == nullptr) return false;
  base::Free(table_);
  table_ = table;
  table_size_ = size;
  for (size_t k = 0; k < objects_.size(); ++k) table_[SlotOf(objects_[k])] = static_cast<uint32_t>(k + 1);
  return true;
}

bool CodeCacheWriter::Numbering::Add(const void* object, bool* is_new) {
  if (2 * (objects_.size() + 1) > table_size_ && !Grow()) return false;
  const size_t slot = SlotOf(object);
  *is_new = table_[slot] == 0;
  if (!*is_new) return true;
  if (!objects_.TryAdd(object)) return false;
  table_[slot] = static_cast<uint32_t>(objects_.size());
  return true;
}

uint32_t CodeCacheWriter::Numbering::NumberOf(const void* object) const { return table_[SlotOf(object)] - 1; }

// --- Collecting ------------------------------------------------------------------------------------------------------

const UnlinkedCode* CodeCacheWriter::CodeOfFunction(const UnlinkedFunction* function) const {
  const UnlinkedCode* const code = code_of_(function, data_);
  return code != nullptr ? code : function->code();
}

// From the outermost that has no number yet.
bool CodeCacheWriter::AddScopes(const UnlinkedScope* scope) {
  base::GrowableArray<const UnlinkedScope*> chain;
  for (; scope != nullptr; scope = scope->outer()) {
    if (!chain.TryAdd(scope)) return false;
  }
  while (!chain.empty()) {
    bool is_new;
    if (!scopes_.Add(chain.RemoveLast(), &is_new)) return false;
  }
  return true;
}

bool CodeCacheWriter::Collect(const UnlinkedFunction* toplevel) {
  bool is_new;
  if (!functions_.Add(toplevel, &is_new)) return false;
  // The list grows while it is gone through.
  for (size_t k = 0; k < functions_.size(); ++k) {
    const auto* const function = static_cast<const UnlinkedFunction*>(functions_.at(k));
    if (!AddScopes(function->outer_scope())) return false;
    const UnlinkedCode* const code = CodeOfFunction(function);
    if (code == nullptr) {
      const PreparseData* const preparsed = function->preparse_data();
      if (preparsed != nullptr && !preparse_data_.Add(preparsed, &is_new)) return false;
      continue;
    }
    const UnlinkedConstant* const constants = code->At<UnlinkedConstant>(code->constants_offset_);
    for (uint32_t i = 0; i < code->all_constant_count_; ++i) {
      if (constants[i].kind() == UnlinkedConstant::kFunction && !functions_.Add(constants[i].function(), &is_new)) {
        return false;
      }
      if (constants[i].kind() == UnlinkedConstant::kScope && !AddScopes(constants[i].scope())) return false;
    }
  }
  return true;
}

// --- Writing ---------------------------------------------------------------------------------------------------------

bool CodeCacheWriter::WriteBytes(const void* data, size_t size) {
  return bytes_.TryAppend(static_cast<const uint8_t*>(data), size);
}

bool CodeCacheWriter::Write(const UnlinkedFunction* toplevel) {
  if (!Collect(toplevel)) return false;
  CodeCacheCounts counts;
  counts.scopes = static_cast<uint32_t>(scopes_.size());
  counts.preparse_data = static_cast<uint32_t>(preparse_data_.size());
  counts.functions = static_cast<uint32_t>(functions_.size());
  if (!WriteValue(counts)) return false;
  for (size_t k = 0; k < scopes_.size(); ++k) {
    if (!WriteScope(*static_cast<const UnlinkedScope*>(scopes_.at(k)))) return false;
  }
  for (size_t k = 0; k < preparse_data_.size(); ++k) {
    const auto& bytes = static_cast<const PreparseData*>(preparse_data_.at(k))->bytes_;
    if (!WriteValue(static_cast<uint32_t>(bytes.size())) || !WriteBytes(bytes.data(), bytes.size())) return false;
  }
  for (size_t k = 0; k < functions_.size(); ++k) {
    if (!WriteFunction(*static_cast<const UnlinkedFunction*>(functions_.at(k)))) return false;
  }
  return true;
}

bool CodeCacheWriter::WriteScope(const UnlinkedScope& scope) {
  CodeCacheScope out{};
  out.outer = scope.outer() == nullptr ? 0 : scopes_.NumberOf(scope.outer()) + 1;
  out.entry_count = scope.entry_count();
  const auto bytes_of = [](const UnlinkedScope::Entry& entry) {
    return entry.name_is_one_byte ? entry.name_length : 2 * entry.name_length;
  };
  for (int i = 0; i < scope.entry_count(); ++i) out.name_bytes += (bytes_of(scope.entry(i)) + 1) & ~1u;
  out.num_heap_slots = scope.num_heap_slots();
  out.start_position = scope.start_position();
  out.end_position = scope.end_position();
  out.class_name = scope.class_name_;
  out.type = static_cast<uint8_t>(scope.type());
  out.function_kind = static_cast<uint8_t>(scope.function_kind());
  out.flags = static_cast<uint8_t>((scope.strict_ ? CodeCacheScope::kStrict : 0) |
                                   (scope.sloppy_eval_can_extend_vars_ ? CodeCacheScope::kEvalCanExtend : 0) |
                                   (scope.is_declaration_scope_ ? CodeCacheScope::kDeclaration : 0) |
                                   (scope.has_simple_parameters_ ? CodeCacheScope::kSimpleParameters : 0) |
                                   (scope.has_body_scope_ ? CodeCacheScope::kBodyScope : 0));
  if (!WriteValue(out)) return false;
  for (int i = 0; i < scope.entry_count(); ++i) {
    const UnlinkedScope::Entry& entry = scope.entry(i);
    CodeCacheScopeEntry e{};
    e.name_length = entry.name_length;
    e.index = entry.index;
    e.mode = static_cast<uint8_t>(entry.mode);
    e.kind = static_cast<uint8_t>(entry.kind);
    e.location = static_cast<uint8_t>(entry.location);
    e.flags = static_cast<uint8_t>((entry.name_is_one_byte ? CodeCacheScopeEntry::kOneByte : 0) |
                                   (entry.maybe_assigned ? CodeCacheScopeEntry::kAssigned : 0) |
                                   (entry.is_static ? CodeCacheScopeEntry::kStatic : 0) |
                                   (entry.binding_needs_init ? CodeCacheScopeEntry::kNeedsInit : 0) |
                                   (entry.throws_on_const_assign ? CodeCacheScopeEntry::kThrowsOnConstAssign : 0));
    if (!WriteValue(e) || !WriteBytes(scope.name_data(entry), bytes_of(entry))) return false;
  }
  return true;
}

bool CodeCacheWriter::WriteString(const UnlinkedString& string) {
  return string.data == nullptr || WriteBytes(string.data, string.byte_length());
}

bool CodeCacheWriter::WriteFunction(const UnlinkedFunction& function) {
  const UnlinkedCode* const code = CodeOfFunction(&function);
  const UnlinkedString name = function.name();
  const UnlinkedString inferred_name = function.inferred_name();
  CodeCacheFunction out{};
  out.outer_scope = function.outer_scope() == nullptr ? 0 : scopes_.NumberOf(function.outer_scope()) + 1;
  const bool needs_preparse_data = code == nullptr && function.preparse_data() != nullptr;
  out.preparse_data = needs_preparse_data ? preparse_data_.NumberOf(function.preparse_data()) + 1 : 0;
  out.name_length = name.length;
  out.inferred_name_length = inferred_name.length;
  out.flags = static_cast<uint8_t>((code != nullptr ? CodeCacheFunction::kHasCode : 0) |
                                   (name.data != nullptr ? CodeCacheFunction::kHasName : 0) |
                                   (name.is_one_byte ? CodeCacheFunction::kNameOneByte : 0) |
                                   (inferred_name.data != nullptr ? CodeCacheFunction::kHasInferredName : 0) |
                                   (inferred_name.is_one_byte ? CodeCacheFunction::kInferredNameOneByte : 0));
  UnlinkedFunction::Properties properties;
  // Not what happens to lie between its fields.
  std::memset(static_cast<void*>(&properties), 0, sizeof properties);
  properties = function.properties();
  return WriteValue(out) && WriteValue(properties) && WriteString(name) && WriteString(inferred_name) &&
         (code == nullptr || WriteCode(*code));
}

// The block as it is, with numbers where it has pointers, and with nothing that nobody wrote.
bool CodeCacheWriter::WriteCode(const UnlinkedCode& code) {
  const size_t at = bytes_.size();
  if (!WriteValue(code.size_) || !bytes_.TryResize(at + sizeof(uint32_t) + code.size_)) return false;
  uint8_t* const block = bytes_.data() + at + sizeof(uint32_t);
  const auto copy = [&](size_t offset, size_t size) {
    std::memcpy(block + offset, reinterpret_cast<const uint8_t*>(&code) + offset, size);
  };
  const size_t fields = static_cast<size_t>(reinterpret_cast<const char*>(&code.size_) - reinterpret_cast<const char*>(&code));
  copy(fields, sizeof(UnlinkedCode) - fields);
  copy(code.units_offset_, code.unit_count_ * sizeof(uint16_t));
  copy(code.handlers_offset_, code.handler_count_ * sizeof(HandlerEntry));
  copy(code.positions_offset_, code.positions_size_);
  copy(code.feedback_kinds_offset_, code.feedback_kind_count_ * sizeof(FeedbackKind));
  for (uint32_t i = 0; i < code.all_constant_count_; ++i) {
    const UnlinkedConstant& constant = code.At<UnlinkedConstant>(code.constants_offset_)[i];
    UnlinkedConstant out;
    std::memset(static_cast<void*>(&out), 0, sizeof out);
    out.kind_ = constant.kind_;
    out.is_one_byte_ = constant.is_one_byte_;
    out.length_ = constant.length_;
    switch (constant.kind_) {
      case UnlinkedConstant::kFunction:
        out.offset_ = functions_.NumberOf(constant.function_);
        break;
      case UnlinkedConstant::kScope:
        out.offset_ = constant.scope_ == nullptr ? 0 : scopes_.NumberOf(constant.scope_) + 1;
        break;
      case UnlinkedConstant::kString:
      case UnlinkedConstant::kBigInt:
        out.offset_ = constant.offset_;
        copy(constant.offset_, code.string(constant).byte_length());
        break;
      case UnlinkedConstant::kInt:
        out.int_ = constant.int_;
        break;
      default:
        out.offset_ = constant.offset_;
        break;
    }
    std::memcpy(block + code.constants_offset_ + i * sizeof out, &out, sizeof out);
  }
  return true;
}

}  // namespace v8::internal
