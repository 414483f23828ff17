#include "src/parsing/preparse-data.h"

#include <cstring>

#include "src/ast/ast.h"
#include "src/ast/scopes.h"
#include "src/parsing/parse-info.h"

namespace v8::internal {

namespace {

enum FunctionFlag : uint8_t {
  kIsArrow = 1,
  kIsAsyncArrow = 2,
  kIsStrict = 4,
  kHasSimpleParameters = 8,
  kCallsDirectEval = 16,
  kHasFreeNames = 32,
};

// Low bits of the number that a use begins with; the others are where the name is spelled, from the function's start.
enum UseFlag : uint8_t {
  kIsAssigned = 1,
  kIsThis = 2,
  kIsNewTarget = 4,
  kIsSpelledOut = 8,  // The characters follow: the source does not have them there (escapes, internal names).
};
constexpr int kUseFlagBits = 4;

// Whether the source has the name's very characters at its position.
bool IsInSource(const AstRawString* name, int position, const SourceText& source) {
  if (position < 0 || static_cast<uint64_t>(position) + name->length() > source.length) return false;
  for (uint32_t i = 0; i < name->length(); ++i) {
    const uint32_t at = static_cast<uint32_t>(position) + i;
    if ((source.one_byte != nullptr ? source.one_byte[at] : source.two_byte[at]) != name->At(i)) return false;
  }
  return true;
}

}  // namespace

PreparseDataKeeper::~PreparseDataKeeper() {
  if (data_ != nullptr) data_->Release();
}

PreparseData* PreparseDataKeeper::Get() {
  if (data_ == nullptr) data_ = base::New<PreparseData>();
  if (data_ == nullptr) throw CompileAbort{CompileAbort::kOutOfMemory};
  return data_;
}

void PreparseData::Release() const {
  if (references_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  base::Delete(const_cast<PreparseData*>(this));
}

void PreparseData::Add(uint8_t byte) {
  if (!bytes_.TryAdd(byte)) throw CompileAbort{CompileAbort::kOutOfMemory};
}

// 7 bits a byte, low ones first.
void PreparseData::AddNumber(uint32_t value) {
  for (; value >= 0x80; value >>= 7) Add(static_cast<uint8_t>(value | 0x80));
  Add(static_cast<uint8_t>(value));
}

uint32_t PreparseData::Write(int start, DroppedFunction* const* functions, size_t count, const SourceText& source) {
  if (count == 0) return 0;
  if (bytes_.empty()) Add(0);  // No list is at 0.
  const uint32_t list = static_cast<uint32_t>(bytes_.size());
  AddNumber(static_cast<uint32_t>(count));
  for (size_t i = 0; i < count; ++i) {
    const DroppedFunction& dropped = *functions[i];
    const FunctionLiteral* literal = dropped.literal;
    const int first = literal->function_start_position();
    AddNumber(static_cast<uint32_t>(first - start));
    AddNumber(static_cast<uint32_t>(dropped.end_position - first));
    start = dropped.end_position;
    Add(static_cast<uint8_t>((IsArrowFunction(literal->kind()) ? kIsArrow : 0) |
                             (literal->kind() == FunctionKind::kAsyncArrowFunction ? kIsAsyncArrow : 0) |
                             (is_strict(literal->language_mode()) ? kIsStrict : 0) |
                             (literal->has_simple_parameters() ? kHasSimpleParameters : 0) |
                             (literal->calls_direct_eval() ? kCallsDirectEval : 0) |
                             (dropped.has_free_names ? kHasFreeNames : 0)));
    AddNumber(static_cast<uint32_t>(literal->function_length()));
    AddNumber(static_cast<uint32_t>(literal->parameter_count()));
    AddNumber(static_cast<uint32_t>(literal->function_literal_id() - literal->first_function_literal_id()));
    AddNumber(static_cast<uint32_t>(dropped.next_function_id - literal->first_function_literal_id()));
    // The lists of inner functions stand before this one.
    AddNumber(dropped.preparsed == 0 ? 0 : list - dropped.preparsed);
    uint32_t use_count = 0;
    for (const DroppedFunction::Use* use = dropped.uses; use != nullptr; use = use->next) ++use_count;
    AddNumber(use_count);
    for (const DroppedFunction::Use* use = dropped.uses; use != nullptr; use = use->next) {
      const VariableProxy* proxy = use->proxy;
      const AstRawString* name = proxy->raw_name();
      const int position = proxy->position() - first;
      const bool in_source = position >= 0 && position < 1 << 27 && IsInSource(name, proxy->position(), source);
      AddNumber(static_cast<uint32_t>(in_source ? position : 0) << kUseFlagBits |
                static_cast<uint32_t>((proxy->is_assigned() ? kIsAssigned : 0) | (proxy->is_this() ? kIsThis : 0) |
                                      (proxy->is_new_target() ? kIsNewTarget : 0) | (in_source ? 0 : kIsSpelledOut)));
      AddNumber(name->length() << 1 | (name->is_one_byte() ? 1u : 0u));
      if (in_source) continue;
      for (uint32_t j = 0; j < name->length(); ++j) {
        Add(static_cast<uint8_t>(name->At(j)));
        if (!name->is_one_byte()) Add(static_cast<uint8_t>(name->At(j) >> 8));
      }
    }
  }
  return list;
}

PreparsedFunctions::PreparsedFunctions(const PreparseData* data, uint32_t list, int start)
    : data_(data), next_(data->bytes_.data() + list), list_(list) {
  current_.start = -1;
  current_.end = start;
  remaining_ = static_cast<int>(Number());
}

uint32_t PreparsedFunctions::Number() {
  uint32_t value = 0;
  for (int shift = 0;; shift += 7) {
    const uint8_t byte = *next_++;
    value |= static_cast<uint32_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
}

void PreparsedFunctions::ReadFunction() {
  current_.start = current_.end + static_cast<int>(Number());
  current_.end = current_.start + static_cast<int>(Number());
  const uint8_t flags = *next_++;
  current_.is_arrow = (flags & kIsArrow) != 0;
  current_.is_async_arrow = (flags & kIsAsyncArrow) != 0;
  current_.is_strict = (flags & kIsStrict) != 0;
  current_.has_simple_parameters = (flags & kHasSimpleParameters) != 0;
  current_.calls_direct_eval = (flags & kCallsDirectEval) != 0;
  current_.has_free_names = (flags & kHasFreeNames) != 0;
  current_.function_length = static_cast<int>(Number());
  current_.parameter_count = static_cast<int>(Number());
  current_.literal_id = static_cast<int>(Number());
  current_.id_count = static_cast<int>(Number());
  const uint32_t distance = Number();
  current_.inner = distance == 0 ? 0 : list_ - distance;
  current_.use_count = unread_uses_ = static_cast<int>(Number());
  --remaining_;
}

const PreparsedFunctions::Function* PreparsedFunctions::Find(int start) {
  while (current_.start < start && remaining_ > 0) {
    SkipUses();
    ReadFunction();
  }
  return current_.start == start ? &current_ : nullptr;
}

void PreparsedFunctions::SkipUses() {
  for (; unread_uses_ > 0; --unread_uses_) {
    const uint32_t flags = Number();
    const uint32_t size = Number();
    if ((flags & kIsSpelledOut) != 0) next_ += (size >> 1) * ((size & 1) != 0 ? 1 : 2);
  }
}

PreparsedFunctions::Use PreparsedFunctions::NextUse(AstValueFactory* factory, const SourceText& source) {
  DCHECK_GT(unread_uses_, 0);
  --unread_uses_;
  const uint32_t first = Number();
  const uint32_t size = Number();
  const uint32_t length = size >> 1;
  Use use;
  use.is_assigned = (first & kIsAssigned) != 0;
  use.is_this = (first & kIsThis) != 0;
  use.is_new_target = (first & kIsNewTarget) != 0;
  use.position = current_.start + static_cast<int>(first >> kUseFlagBits);
  if ((first & kIsSpelledOut) == 0) {
    use.name = source.one_byte != nullptr ? factory->GetOneByteString(source.one_byte + use.position, length)
                                          : factory->GetTwoByteString(source.two_byte + use.position, length);
  } else if ((size & 1) != 0) {
    use.name = factory->GetOneByteString(next_, length);
    next_ += length;
  } else {
    base::GrowableArray<char16_t> chars;
    if (!chars.TryResize(length)) throw CompileAbort{CompileAbort::kOutOfMemory};
    std::memcpy(chars.data(), next_, length * sizeof(char16_t));
    use.name = factory->GetTwoByteString(chars.data(), length);
    next_ += length * sizeof(char16_t);
  }
  return use;
}

}  // namespace v8::internal
