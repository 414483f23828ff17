#include "src/bytecode/bytecode-builder.h"

#include <cstring>
#include <new>

#include "src/ast/unlinked-scope.h"
#include "src/base/memory.h"

namespace v8::internal {

namespace {

// Feedback words that operands can name, less what shared slots take.
constexpr int kMaxFeedbackWords = 65500;
constexpr int kMaxRegisters = 32000;

// The jump taken in exactly the other cases.
Bytecode InverseOf(Bytecode jump) {
  switch (jump) {
#define PAIR(A, B)         \
  case Bytecode::k##A:     \
    return Bytecode::k##B; \
  case Bytecode::k##B:     \
    return Bytecode::k##A;
    PAIR(JumpIfTrue, JumpIfFalse)
    PAIR(JumpIfUndefined, JumpIfNotUndefined)
    PAIR(JumpIfNullish, JumpIfNotNullish)
    PAIR(JumpIfNull, JumpIfNotNull)
    PAIR(JumpIfTheHole, JumpIfNotTheHole)
    PAIR(JumpIfEqual, JumpIfNotEqual)
    PAIR(JumpIfStrictEqual, JumpIfStrictNotEqual)
    PAIR(JumpIfLess, JumpIfNotLess)
    PAIR(JumpIfLessEqual, JumpIfNotLessEqual)
    PAIR(JumpIfGreater, JumpIfNotGreater)
    PAIR(JumpIfGreaterEqual, JumpIfNotGreaterEqual)
    PAIR(JumpIfLessInt, JumpIfNotLessInt)
    PAIR(JumpIfGreaterInt, JumpIfNotGreaterInt)
    PAIR(JumpIfLessEqualInt, JumpIfNotLessEqualInt)
    PAIR(JumpIfGreaterEqualInt, JumpIfNotGreaterEqualInt)
    PAIR(JumpIfEqualInt, JumpIfNotEqualInt)
    PAIR(JumpIfStrictEqualInt, JumpIfStrictNotEqualInt)
#undef PAIR
    default:
      UNREACHABLE();
  }
}

// The back edge with the same condition; kCount when there is none.
Bytecode BackEdgeOf(Bytecode jump) {
  switch (jump) {
    case Bytecode::kJump:
    case Bytecode::kJumpLoop:
      return Bytecode::kJumpLoop;
    case Bytecode::kJumpIfTrue:
      return Bytecode::kJumpLoopIfTrue;
    case Bytecode::kJumpIfFalse:
      return Bytecode::kJumpLoopIfFalse;
    case Bytecode::kJumpIfLess:
      return Bytecode::kJumpLoopIfLess;
    case Bytecode::kJumpIfLessEqual:
      return Bytecode::kJumpLoopIfLessEqual;
    case Bytecode::kJumpIfGreater:
      return Bytecode::kJumpLoopIfGreater;
    case Bytecode::kJumpIfGreaterEqual:
      return Bytecode::kJumpLoopIfGreaterEqual;
    case Bytecode::kJumpIfLessInt:
      return Bytecode::kJumpLoopIfLessInt;
    case Bytecode::kJumpIfGreaterInt:
      return Bytecode::kJumpLoopIfGreaterInt;
    case Bytecode::kJumpIfLessEqualInt:
      return Bytecode::kJumpLoopIfLessEqualInt;
    case Bytecode::kJumpIfGreaterEqualInt:
      return Bytecode::kJumpLoopIfGreaterEqualInt;
    default:
      return Bytecode::kCount;
  }
}

}  // namespace

BytecodeBuilder::BytecodeBuilder(Zone* zone)
    : zone_(zone),
      units_(zone),
      constants_(zone),
      handlers_(zone),
      positions_(zone),
      strings_(zone),
      bigints_(zone),
      numbers_(zone),
      scopes_(zone),
      global_slots_{ZoneMap<const AstRawString*, int>(zone), ZoneMap<const AstRawString*, int>(zone)},
      feedback_kinds_(zone) {
  for (int& slot : shared_slots_) slot = -1;
}

void BytecodeBuilder::TooLarge() { throw CompileAbort{CompileAbort::kStackOverflow}; }

void BytecodeBuilder::PutOperand(OperandKind kind, int value) {
  if (UnitsOf(kind) == 2) {
    units_.push_back(static_cast<uint16_t>(value));
    units_.push_back(static_cast<uint16_t>(static_cast<uint32_t>(value) >> 16));
    return;
  }
  const bool is_signed = IsRegisterOperand(kind) || kind == OperandKind::kImm;
  if (is_signed ? value != static_cast<int16_t>(value) : value != static_cast<uint16_t>(value)) TooLarge();
  units_.push_back(static_cast<uint16_t>(value));
}

void BytecodeBuilder::RecordPosition() {
  if (position_ < 0 || (position_ == recorded_position_ && !positions_.empty())) return;
  const auto put = [this](uint32_t value) {
    for (; value >= 0x80; value >>= 7) positions_.push_back(static_cast<uint8_t>(value | 0x80));
    positions_.push_back(static_cast<uint8_t>(value));
  };
  const int difference = position_ - recorded_position_;
  put(static_cast<uint32_t>(offset() - recorded_offset_));
  put(static_cast<uint32_t>(difference) << 1 ^ static_cast<uint32_t>(difference >> 31));
  recorded_position_ = position_;
  recorded_offset_ = offset();
}

void BytecodeBuilder::Emit(Bytecode bytecode, std::initializer_list<int> operands) {
  if (!is_reachable_) return;
  const BytecodeInfo& info = InfoOf(bytecode);
  if (info.Has(bytecode_effects::kThrows)) RecordPosition();
  units_.push_back(static_cast<uint16_t>(bytecode));
  int i = 0;
  for (const int operand : operands) PutOperand(info.operands[i++].kind, operand);
  for (; i < info.operand_count && info.operands[i].kind == OperandKind::kSlot; ++i) {
    PutOperand(OperandKind::kSlot, NewSlot(info.operands[i].feedback));
  }
  DCHECK_EQ(info.operand_count, i);
  if (info.Has(bytecode_effects::kEnds)) is_reachable_ = false;
}

void BytecodeBuilder::EmitJump(Bytecode bytecode, std::initializer_list<int> operands, BytecodeLabel* label) {
  if (!is_reachable_) return;
  if (label->is_bound()) {
    const Bytecode back = BackEdgeOf(bytecode);
    if (back == Bytecode::kCount) {
      BytecodeLabel over;
      EmitJump(InverseOf(bytecode), operands, &over);
      EmitJump(Bytecode::kJumpLoop, {}, label);
      Bind(&over);
      return;
    }
    bytecode = back;
  }
  const BytecodeInfo& info = InfoOf(bytecode);
  DCHECK_EQ(info.operand_count, operands.size() + 1);
  if (info.Has(bytecode_effects::kThrows)) RecordPosition();
  const int start = offset();
  units_.push_back(static_cast<uint16_t>(bytecode));
  int i = 0;
  for (const int operand : operands) PutOperand(info.operands[i++].kind, operand);
  DCHECK(info.operands[i].kind == OperandKind::kJump);
  if (label->is_bound()) {
    PutOperand(OperandKind::kJump, label->offset_ - start);
  } else {
    label->uses_ = zone_->New<BytecodeLabel::Use>(BytecodeLabel::Use{start, offset(), label->uses_});
    PutOperand(OperandKind::kJump, 0);
  }
  if (info.Has(bytecode_effects::kEnds)) is_reachable_ = false;
}

void BytecodeBuilder::Bind(BytecodeLabel* label) {
  DCHECK(!label->is_bound());
  label->offset_ = offset();
  for (BytecodeLabel::Use* use = label->uses_; use != nullptr; use = use->next) {
    const uint32_t distance = static_cast<uint32_t>(offset() - use->instruction);
    units_[static_cast<size_t>(use->unit)] = static_cast<uint16_t>(distance);
    units_[static_cast<size_t>(use->unit) + 1] = static_cast<uint16_t>(distance >> 16);
    is_reachable_ = true;
  }
}

void BytecodeBuilder::BindLoopHeader(BytecodeLabel* label, bool is_reachable) {
  Bind(label);
  is_reachable_ = is_reachable;
}

void BytecodeBuilder::SwitchOnInt(Register reg, BytecodeLabel** labels, int size) {
  if (!is_reachable_) return;
  const int start = offset();
  Emit(Bytecode::kSwitchOnInt, {reg.operand(), size});
  for (int i = 0; i < size; ++i) {
    DCHECK(!labels[i]->is_bound());
    labels[i]->uses_ = zone_->New<BytecodeLabel::Use>(BytecodeLabel::Use{start, offset(), labels[i]->uses_});
    PutOperand(OperandKind::kJump, 0);
  }
}

void BytecodeBuilder::LoadInt(Register to, int32_t value) {
  if (value == static_cast<int16_t>(value)) {
    Emit(Bytecode::kLoadInt, {to.operand(), value});
  } else {
    Emit(Bytecode::kLoadInt32, {to.operand(), value});
  }
}

void BytecodeBuilder::LoadConstant(Register to, int constant) { Emit(Bytecode::kLoadConst, {to.operand(), constant}); }

bool BytecodeBuilder::BindHandler(HandlerRegion* region, Register context, Register exception) {
  const int handler = offset();
  int start = region->start_;
  bool any = false;
  const auto add = [&](int from, int to) {
    if (from >= to) return;
    any = true;
    handlers_.push_back({static_cast<uint32_t>(from), static_cast<uint32_t>(to), static_cast<uint32_t>(handler),
                         static_cast<int16_t>(context.operand()), static_cast<int16_t>(exception.operand())});
  };
  // Cuts come in the order of the code and do not overlap.
  for (const HandlerRegion::Cut& cut : region->cuts_) {
    add(start, cut.start);
    start = cut.end;
  }
  add(start, region->end_);
  if (any) is_reachable_ = true;
  return any;
}

int BytecodeBuilder::AddConstant(const ConstantDraft& draft) {
  constants_.push_back(draft);
  return static_cast<int>(constants_.size()) - 1;
}

int BytecodeBuilder::Constant(const AstRawString* string) {
  if (const int* found = strings_.Find(string)) return *found;
  const int index = AddConstant(ConstantDraft::OfString(string));
  strings_.Put(string, index);
  return index;
}

int BytecodeBuilder::BigIntConstant(const AstRawString* digits) {
  if (const int* found = bigints_.Find(digits)) return *found;
  ConstantDraft draft = ConstantDraft::OfString(digits);
  draft.kind = UnlinkedConstant::kBigInt;
  const int index = AddConstant(draft);
  bigints_.Put(digits, index);
  return index;
}

int BytecodeBuilder::Constant(double number) {
  const uint64_t bits = base::bit_cast<uint64_t>(number);
  if (const int* found = numbers_.Find(bits)) return *found;
  ConstantDraft draft = ConstantDraft::Of(UnlinkedConstant::kNumber);
  draft.number = number;
  const int index = AddConstant(draft);
  numbers_.Put(bits, index);
  return index;
}

int BytecodeBuilder::Constant(const UnlinkedScope* scope) {
  if (const int* found = scopes_.Find(scope)) return *found;
  ConstantDraft draft = ConstantDraft::Of(UnlinkedConstant::kScope);
  draft.scope = scope;
  const int index = AddConstant(draft);
  scopes_.Put(scope, index);
  return index;
}

int BytecodeBuilder::Constant(UnlinkedFunction* function) {
  ConstantDraft draft = ConstantDraft::Of(UnlinkedConstant::kFunction);
  draft.function = function;
  return AddConstant(draft);
}

int BytecodeBuilder::ArrayConstant(const ConstantDraft* elements, uint32_t length) {
  ConstantDraft draft = ConstantDraft::Of(UnlinkedConstant::kArray);
  draft.elements = elements;
  draft.length = length;
  return AddConstant(draft);
}

int BytecodeBuilder::NewSlot(FeedbackKind kind) {
  if (feedback_words_ >= kMaxFeedbackWords) {
    kind = SharedKindOf(kind);
    if (shared_slots_[static_cast<int>(kind)] >= 0) return shared_slots_[static_cast<int>(kind)];
    shared_slots_[static_cast<int>(kind)] = feedback_words_;
  }
  const int slot = feedback_words_;
  feedback_kinds_.push_back(kind);
  feedback_words_ += FeedbackWordsOf(kind);
  return slot;
}

int BytecodeBuilder::GlobalLoadSlot(const AstRawString* name, bool inside_typeof) {
  ZoneMap<const AstRawString*, int>& slots = global_slots_[inside_typeof];
  if (const int* found = slots.Find(name)) return *found;
  const int slot = NewSlot(FeedbackKind::kLoadGlobal);
  slots.Put(name, slot);
  return slot;
}

void BytecodeBuilder::ReserveLocals(int count) {
  DCHECK_EQ(next_register_, 0);
  locals_ = count;
  NewRun(count);
}

bool BytecodeBuilder::HasRoomFor(size_t count) const {
  return count <= kMaxRegisters / 4 && next_register_ + static_cast<int>(count) <= kMaxRegisters * 3 / 4;
}

int BytecodeBuilder::NewRun(int count) {
  const int first = next_register_;
  if (count > kMaxRegisters || first + count > kMaxRegisters) TooLarge();
  next_register_ += count;
  if (next_register_ > register_count_) register_count_ = next_register_;
  return first;
}

// Lays the tables out in one block.
class UnlinkedCodeWriter {
 public:
  static UnlinkedCode* Write(BytecodeBuilder* b, int parameter_count) {
    size_t constant_count = 0;
    size_t bytes_of_strings = 0;
    for (const ConstantDraft& draft : b->constants_) Measure(draft, &constant_count, &bytes_of_strings);
    size_t size = sizeof(UnlinkedCode);
    const auto reserve = [&size](size_t bytes) {
      const size_t at = size;
      size += (bytes + 7) & ~size_t{7};
      return static_cast<uint32_t>(at);
    };
    const uint32_t constants_at = reserve(constant_count * sizeof(UnlinkedConstant));
    const uint32_t handlers_at = reserve(b->handlers_.size() * sizeof(HandlerEntry));
    const uint32_t units_at = reserve(b->units_.size() * sizeof(uint16_t));
    const uint32_t positions_at = reserve(b->positions_.size());
    const uint32_t feedback_kinds_at = reserve(b->feedback_kinds_.size());
    const uint32_t strings_at = reserve(bytes_of_strings);
    void* memory = size >= uint32_t{1} << 31 ? nullptr : base::Malloc(size);
    if (memory == nullptr) throw CompileAbort{CompileAbort::kOutOfMemory};
    UnlinkedCode* code = ::new (memory) UnlinkedCode();
    code->size_ = static_cast<uint32_t>(size);
    code->constants_offset_ = constants_at;
    code->constant_count_ = static_cast<uint32_t>(b->constants_.size());
    code->all_constant_count_ = static_cast<uint32_t>(constant_count);
    code->handlers_offset_ = handlers_at;
    code->handler_count_ = static_cast<uint32_t>(b->handlers_.size());
    code->units_offset_ = units_at;
    code->unit_count_ = static_cast<uint32_t>(b->units_.size());
    code->positions_offset_ = positions_at;
    code->positions_size_ = static_cast<uint32_t>(b->positions_.size());
    code->feedback_kinds_offset_ = feedback_kinds_at;
    code->feedback_kind_count_ = static_cast<uint32_t>(b->feedback_kinds_.size());
    code->feedback_words_ = static_cast<uint32_t>(b->feedback_words_);
    code->register_count_ = b->register_count_;
    code->parameter_count_ = parameter_count;
    code->expected_property_count_ = b->this_properties_;
    Copy(code, handlers_at, b->handlers_);
    Copy(code, units_at, b->units_);
    Copy(code, positions_at, b->positions_);
    Copy(code, feedback_kinds_at, b->feedback_kinds_);
    UnlinkedCodeWriter writer(code, strings_at, b->constants_.size());
    for (size_t i = 0; i < b->constants_.size(); ++i) writer.WriteConstant(i, b->constants_[i]);
    return code;
  }

 private:
  UnlinkedCodeWriter(UnlinkedCode* code, size_t strings_at, size_t elements_at)
      : code_(code),
        constants_(reinterpret_cast<UnlinkedConstant*>(reinterpret_cast<char*>(code) + code->constants_offset_)),
        next_string_(strings_at),
        next_element_(elements_at) {}

  template <typename T>
  static void Copy(UnlinkedCode* code, uint32_t offset, const ZoneVector<T>& values) {
    if (values.empty()) return;
    std::memcpy(reinterpret_cast<char*>(code) + offset, values.data(), values.size() * sizeof(T));
  }
  static size_t BytesOf(const AstRawString* string) {
    const size_t bytes = static_cast<size_t>(string->length()) * (string->is_one_byte() ? 1 : 2);
    return (bytes + 1) & ~size_t{1};
  }
  static void Measure(const ConstantDraft& draft, size_t* constants, size_t* bytes) {
    ++*constants;
    if (draft.kind == UnlinkedConstant::kString || draft.kind == UnlinkedConstant::kBigInt) {
      *bytes += BytesOf(draft.string);
    } else if (draft.kind == UnlinkedConstant::kArray) {
      for (uint32_t i = 0; i < draft.length; ++i) Measure(draft.elements[i], constants, bytes);
    }
  }
  void WriteConstant(size_t index, const ConstantDraft& draft) {
    UnlinkedConstant& constant = *::new (&constants_[index]) UnlinkedConstant();
    constant.kind_ = draft.kind;
    constant.offset_ = 0;
    switch (draft.kind) {
      case UnlinkedConstant::kInt:
        constant.int_ = draft.int_value;
        break;
      case UnlinkedConstant::kNumber:
        constant.number_ = draft.number;
        break;
      case UnlinkedConstant::kString:
      case UnlinkedConstant::kBigInt: {
        const AstRawString* string = draft.string;
        constant.length_ = string->length();
        constant.is_one_byte_ = string->is_one_byte();
        constant.offset_ = next_string_;
        if (string->is_one_byte()) {
          std::memcpy(reinterpret_cast<char*>(code_) + next_string_, string->one_byte_data(), string->length());
        } else {
          std::memcpy(reinterpret_cast<char*>(code_) + next_string_, string->two_byte_data(), string->length() * 2);
        }
        next_string_ += BytesOf(string);
        break;
      }
      case UnlinkedConstant::kFunction:
        constant.function_ = draft.function;
        draft.function->Retain();
        break;
      case UnlinkedConstant::kScope:
        constant.scope_ = draft.scope;
        if (draft.scope != nullptr) draft.scope->Retain();
        break;
      case UnlinkedConstant::kArray: {
        const size_t first = next_element_;
        constant.length_ = draft.length;
        constant.offset_ = first;
        next_element_ += draft.length;
        for (uint32_t i = 0; i < draft.length; ++i) WriteConstant(first + i, draft.elements[i]);
        break;
      }
      default:
        break;
    }
  }

  UnlinkedCode* code_;
  UnlinkedConstant* constants_;
  size_t next_string_;
  size_t next_element_;
};

UnlinkedCode* BytecodeBuilder::Finish(int parameter_count) { return UnlinkedCodeWriter::Write(this, parameter_count); }

}  // namespace v8::internal
