#include <cstring>

#include "src/ast/unlinked-scope.h"
#include "src/bytecode/code-cache-format.h"
#include "src/bytecode/code-cache.h"
#include "src/bytecode/unlinked-code.h"
#include "src/bytecode/unlinked-module.h"
#include "src/common/feedback-kind.h"
#include "src/parsing/preparse-data.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

// --- The format ------------------------------------------------------------------------------------------------------

uint64_t CodeFormatHash() {
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
  static const uint64_t hash = [] {
    uint64_t result = HashWholeText(OneByteSpan(reinterpret_cast<const uint8_t*>(kLists), sizeof kLists), 0);
    for (const size_t size : {sizeof(UnlinkedCode), sizeof(UnlinkedConstant), sizeof(UnlinkedFunction::Properties),
                              sizeof(CodeCacheScope), sizeof(CodeCacheScopeEntry), sizeof(CodeCacheFunction),
                              sizeof(UnlinkedModule), sizeof(UnlinkedModule::Request), sizeof(UnlinkedModule::Entry)}) {
      result = HashInteger(result ^ size);
    }
    return result;
  }();
  return hash;
}

// --- Collecting ------------------------------------------------------------------------------------------------------

const UnlinkedCode* CodeCacheWriter::CodeOf(const UnlinkedFunction* function) const {
  const UnlinkedCode* const* const compiled = compiled_.Find(function);
  return compiled != nullptr ? *compiled : function->code();
}

// From the outermost that has no number yet.
bool CodeCacheWriter::AddScopes(const UnlinkedScope* scope) {
  base::GrowableArray<const UnlinkedScope*> chain;
  for (; scope != nullptr; scope = scope->outer()) {
    if (!chain.TryAdd(scope)) return false;
  }
  while (!chain.empty()) {
    if (!scopes_.Add(chain.RemoveLast())) return false;
  }
  return true;
}

bool CodeCacheWriter::Collect() {
  // The list grows while it is gone through.
  for (size_t k = 0; k < functions_.size(); ++k) {
    const UnlinkedFunction* const function = functions_.at(k);
    if (!AddScopes(function->outer_scope())) return false;
    const UnlinkedCode* const code = CodeOf(function);
    if (code == nullptr) {
      if (function->preparse_data() != nullptr && !preparse_data_.Add(function->preparse_data())) return false;
      continue;
    }
    const UnlinkedConstant* const constants = code->At<UnlinkedConstant>(code->constants_offset_);
    for (uint32_t i = 0; i < code->all_constant_count_; ++i) {
      if (constants[i].kind() == UnlinkedConstant::kFunction && !functions_.Add(constants[i].function())) return false;
      if (constants[i].kind() == UnlinkedConstant::kScope && !AddScopes(constants[i].scope())) return false;
    }
  }
  return true;
}

// --- Writing ---------------------------------------------------------------------------------------------------------

bool CodeCacheWriter::WriteBytes(const void* data, size_t size) {
  return bytes_.TryAppend(static_cast<const uint8_t*>(data), size);
}

bool CodeCacheWriter::Finish() {
  if (!Collect()) return false;
  CodeCacheCounts counts;
  counts.scopes = static_cast<uint32_t>(scopes_.size());
  counts.preparse_data = static_cast<uint32_t>(preparse_data_.size());
  counts.functions = static_cast<uint32_t>(functions_.size());
  if (!WriteValue(counts)) return false;
  for (size_t k = 0; k < scopes_.size(); ++k) {
    if (!WriteScope(*scopes_.at(k))) return false;
  }
  for (size_t k = 0; k < preparse_data_.size(); ++k) {
    const auto& bytes = preparse_data_.at(k)->bytes_;
    if (!WriteValue(static_cast<uint32_t>(bytes.size())) || !WriteBytes(bytes.data(), bytes.size())) return false;
  }
  for (size_t k = 0; k < functions_.size(); ++k) {
    if (!WriteFunction(*functions_.at(k))) return false;
  }
  return true;
}

bool CodeCacheWriter::WriteScope(const UnlinkedScope& scope) {
  CodeCacheScope out{};
  out.outer = scopes_.NumberOrNone(scope.outer());
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
  const UnlinkedCode* const code = CodeOf(&function);
  const UnlinkedString name = function.name();
  const UnlinkedString inferred_name = function.inferred_name();
  CodeCacheFunction out{};
  out.outer_scope = scopes_.NumberOrNone(function.outer_scope());
  out.preparse_data = preparse_data_.NumberOrNone(code == nullptr ? function.preparse_data() : nullptr);
  out.name_length = name.length;
  out.inferred_name_length = inferred_name.length;
  out.flags = static_cast<uint8_t>((code != nullptr ? CodeCacheFunction::kHasCode : 0) |
                                   (name.data != nullptr ? CodeCacheFunction::kHasName : 0) |
                                   (name.is_one_byte ? CodeCacheFunction::kNameOneByte : 0) |
                                   (inferred_name.data != nullptr ? CodeCacheFunction::kHasInferredName : 0) |
                                   (inferred_name.is_one_byte ? CodeCacheFunction::kInferredNameOneByte : 0) |
                                   (function.module() != nullptr ? CodeCacheFunction::kHasModule : 0));
  UnlinkedFunction::Properties properties;
  // Not what happens to lie between its fields.
  std::memset(static_cast<void*>(&properties), 0, sizeof properties);
  properties = function.properties();
  return WriteValue(out) && WriteValue(properties) && WriteString(name) && WriteString(inferred_name) &&
         (code == nullptr || WriteCode(*code)) && (function.module() == nullptr || WriteModule(*function.module()));
}

bool CodeCacheWriter::WriteModule(const UnlinkedModule& module) {
  const base::Vector<const uint8_t> bytes = module.bytes();
  return WriteValue(static_cast<uint32_t>(bytes.size())) && WriteBytes(bytes.begin(), bytes.size());
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
        out.offset_ = scopes_.NumberOrNone(constant.scope_);
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
