#include <algorithm>
#include <cstring>
#include <new>

#include "src/ast/ast-value-factory.h"
#include "src/ast/unlinked-scope.h"
#include "src/base/memory.h"
#include "src/bytecode/code-cache-format.h"
#include "src/bytecode/code-cache.h"
#include "src/bytecode/unlinked-code.h"
#include "src/bytecode/unlinked-module.h"
#include "src/common/feedback-kind.h"
#include "src/parsing/preparse-data.h"

namespace v8::internal {

namespace {

bool IsFunctionKind(uint8_t kind) { return kind <= static_cast<uint8_t>(FunctionKind::kDefaultDerivedConstructor); }

}  // namespace

UnlinkedFunction* CodeCacheReader::Read(base::Vector<const uint8_t> bytes) {
  CodeCacheReader reader(bytes);
  if (!reader.ReadAll(true)) return nullptr;
  reader.functions_[0]->Retain();
  return reader.functions_[0];
}

bool CodeCacheReader::ReadAll(base::Vector<const uint8_t> bytes, FunctionList* functions, ScopeList* scopes) {
  CodeCacheReader reader(bytes);
  if (!reader.ReadAll(false)) return false;
  *functions = std::move(reader.functions_);
  *scopes = std::move(reader.scopes_);
  return true;
}

CodeCacheReader::~CodeCacheReader() {
  for (const UnlinkedFunction* function : functions_) function->Release();
  for (const UnlinkedScope* scope : scopes_) scope->Release();
  for (const PreparseData* data : preparse_data_) data->Release();
}

const uint8_t* CodeCacheReader::Take(size_t size) {
  if (size > static_cast<size_t>(end_ - next_)) return nullptr;
  const uint8_t* const taken = next_;
  next_ += size;
  return taken;
}

template <typename T>
bool CodeCacheReader::ReadValue(T* value) {
  const uint8_t* const from = Take(sizeof(T));
  if (from != nullptr) std::memcpy(static_cast<void*>(value), from, sizeof(T));
  return from != nullptr;
}

bool CodeCacheReader::ReadAll(bool is_one_script) {
  CodeCacheCounts counts;
  if (!ReadValue(&counts)) return false;
  for (uint32_t k = 0; k < counts.scopes; ++k) {
    if (!ReadScope()) return false;
  }
  for (uint32_t k = 0; k < counts.preparse_data; ++k) {
    if (!ReadPreparseData()) return false;
  }
  for (uint32_t k = 0; k < counts.functions; ++k) {
    if (!ReadFunction()) return false;
  }
  if (next_ != end_) return false;
  for (const Patch& patch : patches_) {
    if (patch.function >= functions_.size()) return false;
  }
  if (is_one_script && !IsOneScript()) return false;
  for (const Patch& patch : patches_) {
    UnlinkedConstant& constant = const_cast<UnlinkedConstant*>(
        patch.code->At<UnlinkedConstant>(patch.code->constants_offset_))[patch.constant];
    constant.kind_ = UnlinkedConstant::kFunction;
    constant.function_ = functions_[patch.function];
    constant.function_->Retain();
  }
  return true;
}

bool CodeCacheReader::IsOneScript() const {
  if (functions_.empty() || functions_[0]->code() == nullptr) return false;
  base::GrowableArray<uint32_t> nesting;
  for (size_t k = 0; k < functions_.size(); ++k) {
    if (!nesting.TryAdd(0)) return false;
  }
  // In the order of their holders: a function's nesting is known when its own constants come.
  for (const Patch& patch : patches_) {
    if (patch.function <= patch.holder) return false;
    uint32_t& inner = nesting[patch.function];
    inner = std::max(inner, nesting[patch.holder] + 1);
    if (inner > kMaxNesting) return false;
  }
  return true;
}

bool CodeCacheReader::ReadScope() {
  CodeCacheScope in;
  if (!ReadValue(&in) || in.outer > scopes_.size() || in.entry_count < 0 || in.class_name >= in.entry_count ||
      in.type > static_cast<uint8_t>(ScopeType::kWith) || !IsFunctionKind(in.function_kind) ||
      static_cast<uint64_t>(in.entry_count) * sizeof(CodeCacheScopeEntry) + in.name_bytes >
          static_cast<uint64_t>(end_ - next_) + static_cast<uint64_t>(in.entry_count)) {
    return false;
  }
  const UnlinkedScope* const outer = in.outer == 0 ? nullptr : scopes_[in.outer - 1];
  UnlinkedScope* const scope = UnlinkedScope::New(static_cast<ScopeType>(in.type), outer,
                                                  static_cast<uint32_t>(in.entry_count), in.name_bytes);
  if (scope == nullptr) return false;
  if (!scopes_.TryAdd(scope)) {
    scope->Release();
    return false;
  }
  scope->num_heap_slots_ = in.num_heap_slots;
  scope->start_position_ = in.start_position;
  scope->end_position_ = in.end_position;
  scope->class_name_ = in.class_name;
  scope->function_kind_ = static_cast<FunctionKind>(in.function_kind);
  scope->strict_ = (in.flags & CodeCacheScope::kStrict) != 0;
  scope->sloppy_eval_can_extend_vars_ = (in.flags & CodeCacheScope::kEvalCanExtend) != 0;
  scope->is_declaration_scope_ = (in.flags & CodeCacheScope::kDeclaration) != 0;
  scope->has_simple_parameters_ = (in.flags & CodeCacheScope::kSimpleParameters) != 0;
  scope->has_body_scope_ = (in.flags & CodeCacheScope::kBodyScope) != 0;
  uint8_t* chars = reinterpret_cast<uint8_t*>(scope->entries() + in.entry_count) + scope->table_size_ * sizeof(uint32_t);
  uint8_t* const chars_end = chars + in.name_bytes;
  for (int i = 0; i < in.entry_count; ++i) {
    CodeCacheScopeEntry e;
    if (!ReadValue(&e) || e.mode > static_cast<uint8_t>(VariableMode::kDynamic) ||
        e.kind > static_cast<uint8_t>(VariableKind::kInternal) ||
        e.location > static_cast<uint8_t>(VariableLocation::kLookup)) {
      return false;
    }
    const bool is_one_byte = (e.flags & CodeCacheScopeEntry::kOneByte) != 0;
    const size_t size = static_cast<size_t>(e.name_length) * (is_one_byte ? 1 : 2);
    const size_t rounded = (size + 1) & ~size_t{1};
    const uint8_t* const name = Take(size);
    if (name == nullptr || rounded > static_cast<size_t>(chars_end - chars)) return false;
    std::memcpy(chars, name, size);
    UnlinkedScope::Entry& entry = scope->entries()[i];
    entry = {};
    entry.name_offset = static_cast<uint32_t>(chars - reinterpret_cast<uint8_t*>(scope));
    entry.name_length = e.name_length;
    entry.name_hash = is_one_byte ? AstValueFactory::HashOf(chars, e.name_length)
                                  : AstValueFactory::HashOf(reinterpret_cast<const char16_t*>(chars), e.name_length);
    entry.index = e.index;
    entry.mode = static_cast<VariableMode>(e.mode);
    entry.kind = static_cast<VariableKind>(e.kind);
    entry.location = static_cast<VariableLocation>(e.location);
    entry.name_is_one_byte = is_one_byte;
    entry.maybe_assigned = (e.flags & CodeCacheScopeEntry::kAssigned) != 0;
    entry.is_static = (e.flags & CodeCacheScopeEntry::kStatic) != 0;
    entry.binding_needs_init = (e.flags & CodeCacheScopeEntry::kNeedsInit) != 0;
    entry.throws_on_const_assign = (e.flags & CodeCacheScopeEntry::kThrowsOnConstAssign) != 0;
    chars += rounded;
  }
  scope->FillTable();
  return true;
}

bool CodeCacheReader::ReadPreparseData() {
  uint32_t size;
  if (!ReadValue(&size)) return false;
  const uint8_t* const bytes = Take(size);
  PreparseData* const data = bytes == nullptr ? nullptr : base::New<PreparseData>();
  if (data == nullptr) return false;
  if (!data->bytes_.TryAppend(bytes, size) || !preparse_data_.TryAdd(data)) {
    data->Release();
    return false;
  }
  return true;
}

bool CodeCacheReader::ReadFunction() {
  CodeCacheFunction in;
  UnlinkedFunction::Properties properties;
  if (!ReadValue(&in) || !ReadValue(&properties)) return false;
  if (in.outer_scope > scopes_.size() || in.preparse_data > preparse_data_.size()) return false;
  const bool has_module = (in.flags & CodeCacheFunction::kHasModule) != 0;
  if (!IsFunctionKind(static_cast<uint8_t>(properties.kind)) || has_module != IsModule(properties.kind) ||
      properties.language_mode > LanguageMode::kStrict) {
    return false;
  }
  const auto take_name = [&](uint32_t length, bool is_there, bool is_one_byte, UnlinkedString* name) {
    if (!is_there) return true;
    const size_t size = static_cast<size_t>(length) * (is_one_byte ? 1 : 2);
    *name = {Take(size), length, is_one_byte};
    return name->data != nullptr;
  };
  UnlinkedString name, inferred_name;
  if (!take_name(in.name_length, (in.flags & CodeCacheFunction::kHasName) != 0,
                 (in.flags & CodeCacheFunction::kNameOneByte) != 0, &name) ||
      !take_name(in.inferred_name_length, (in.flags & CodeCacheFunction::kHasInferredName) != 0,
                 (in.flags & CodeCacheFunction::kInferredNameOneByte) != 0, &inferred_name)) {
    return false;
  }
  UnlinkedFunction* const function =
      UnlinkedFunction::New(properties, name, inferred_name, in.outer_scope == 0 ? nullptr : scopes_[in.outer_scope - 1],
                            in.preparse_data == 0 ? nullptr : preparse_data_[in.preparse_data - 1]);
  if (function == nullptr) return false;
  if (!functions_.TryAdd(function)) {
    function->Release();
    return false;
  }
  if ((in.flags & CodeCacheFunction::kHasCode) != 0) {
    function->SetCode(ReadCode());
    if (function->code() == nullptr) return false;
  }
  return !has_module || ReadModule(function);
}

bool CodeCacheReader::ReadModule(UnlinkedFunction* function) {
  uint32_t size;
  if (!ReadValue(&size)) return false;
  const uint8_t* const bytes = Take(size);
  if (bytes == nullptr) return false;
  function->SetModule(UnlinkedModule::FromBytes({bytes, size}));
  return function->module() != nullptr;
}

UnlinkedCode* CodeCacheReader::ReadCode() {
  uint32_t size;
  if (!ReadValue(&size) || size < sizeof(UnlinkedCode)) return nullptr;
  const uint8_t* const block = Take(size);
  void* const memory = block == nullptr ? nullptr : base::Malloc(size);
  if (memory == nullptr) return nullptr;
  UnlinkedCode* const code = ::new (memory) UnlinkedCode();
  const size_t fields =
      static_cast<size_t>(reinterpret_cast<char*>(&code->size_) - reinterpret_cast<char*>(code));
  std::memcpy(reinterpret_cast<char*>(code) + fields, block + fields, size - fields);
  const auto lies_within = [size](uint32_t offset, uint64_t count, size_t width, size_t alignment) {
    return offset >= sizeof(UnlinkedCode) && offset <= size && offset % alignment == 0 && count * width <= size - offset;
  };
  if (code->size_ != size || !lies_within(code->constants_offset_, code->all_constant_count_, sizeof(UnlinkedConstant), 8)) {
    code->all_constant_count_ = 0;  // There is nothing to release.
    code->Release();
    return nullptr;
  }
  if (ReadConstants(code) && code->constant_count_ <= code->all_constant_count_ && code->register_count_ >= 0 &&
      code->parameter_count_ >= 0 && lies_within(code->units_offset_, code->unit_count_, sizeof(uint16_t), 2) &&
      lies_within(code->handlers_offset_, code->handler_count_, sizeof(HandlerEntry), 4) &&
      lies_within(code->positions_offset_, code->positions_size_, 1, 1) &&
      lies_within(code->feedback_kinds_offset_, code->feedback_kind_count_, sizeof(FeedbackKind), 1)) {
    return code;
  }
  code->Release();
  return nullptr;
}

// What is not read yet, or turns out damaged, is undefined, so that the code can be released at any time.
bool CodeCacheReader::ReadConstants(UnlinkedCode* code) {
  auto* const constants = const_cast<UnlinkedConstant*>(code->At<UnlinkedConstant>(code->constants_offset_));
  const uint32_t count = code->all_constant_count_;
  const uint32_t holder = static_cast<uint32_t>(functions_.size() - 1);
  bool is_whole = true;
  for (uint32_t i = 0; i < count; ++i) {
    UnlinkedConstant& constant = constants[i];
    uint8_t is_one_byte;
    std::memcpy(&is_one_byte, &constant.is_one_byte_, sizeof is_one_byte);
    constant.is_one_byte_ = is_one_byte != 0;
    const uint64_t number = constant.offset_;
    switch (constant.kind_) {
      case UnlinkedConstant::kFunction:
        constant.kind_ = UnlinkedConstant::kUndefined;
        is_whole = is_whole && number <= 0xFFFFFFFF && patches_.TryAdd({code, holder, i, static_cast<uint32_t>(number)});
        break;
      case UnlinkedConstant::kScope:
        if (number > scopes_.size()) {
          constant.kind_ = UnlinkedConstant::kUndefined;
          is_whole = false;
          break;
        }
        constant.scope_ = number == 0 ? nullptr : scopes_[number - 1];
        if (constant.scope_ != nullptr) constant.scope_->Retain();
        break;
      case UnlinkedConstant::kString:
      case UnlinkedConstant::kBigInt:
        is_whole = is_whole && number >= sizeof(UnlinkedCode) && number <= code->size_ &&
                   (constant.is_one_byte_ || number % 2 == 0) &&
                   uint64_t{constant.length_} * (constant.is_one_byte_ ? 1 : 2) <= code->size_ - number;
        break;
      case UnlinkedConstant::kArray:
        // Elements lie behind the array itself.
        is_whole = is_whole && number > i && number <= count && constant.length_ <= count - number;
        break;
      default:
        is_whole = is_whole && constant.kind_ <= UnlinkedConstant::kArray;
        break;
    }
  }
  return is_whole;
}

}  // namespace v8::internal
