#include "src/bytecode/liveness.h"

#include <cstring>

#include "src/bytecode/unlinked-code.h"

namespace v8::internal {

BytecodeLiveness::BytecodeLiveness(Zone* zone, const UnlinkedCode& code)
    : code_(code),
      units_(code.units().begin()),
      words_(code.register_count() / 64 + 1),
      offsets_(zone),
      ordinals_(zone) {
  const size_t size = code.units().size();
  ordinals_.resize(size, -1);
  for (size_t offset = 0; offset < size;) {
    ordinals_[offset] = static_cast<int>(offsets_.size());
    offsets_.push_back(static_cast<int>(offset));
    offset += static_cast<size_t>(Instruction(units_ + offset).length());
  }
  const size_t words = offsets_.size() * static_cast<size_t>(words_);
  before_ = zone->AllocateArray<Word>(words);
  after_ = zone->AllocateArray<Word>(words);
  std::memset(before_, 0, words * sizeof(Word));
  std::memset(after_, 0, words * sizeof(Word));
  Run();
}

void BytecodeLiveness::Run() {
  // Backward passes until nothing grows: as many as loops are nested, and one more. Handlers stand behind what they
  // cover.
  bool changed = true;
  while (changed) {
    changed = false;
    for (size_t i = offsets_.size(); i > 0; --i) changed |= Visit(offsets_[i - 1]);
  }
}

void BytecodeLiveness::Join(Word* into, int offset) const {
  if (offset < 0 || static_cast<size_t>(offset) >= ordinals_.size() || ordinals_[static_cast<size_t>(offset)] < 0)
    return;
  const Word* from = BeforeOf(offset);
  for (int i = 0; i < words_; ++i) into[i] |= from[i];
}

void BytecodeLiveness::AddRead(Word* set, int operand) const {
  const Register reg(operand);
  if (reg.is_local() && reg.index() < code_.register_count()) Add(set, reg.index());
}

bool BytecodeLiveness::Visit(int offset) {
  const Instruction instruction(units_ + offset);
  const BytecodeInfo& info = instruction.info();
  Word* const after = after_ + OrdinalAt(offset) * words_;
  Word* const before = BeforeOf(offset);
  const size_t bytes = static_cast<size_t>(words_) * sizeof(Word);
  Word* const old = static_cast<Word*>(alloca(bytes));
  std::memcpy(old, before, bytes);

  // What goes on behind needs nothing that this instruction writes. At the target of a branch the old values may still be
  // wanted: a branch writes only where it goes on behind.
  Word* const behind = static_cast<Word*>(alloca(bytes));
  std::memset(behind, 0, bytes);
  if (!info.Has(bytecode_effects::kEnds)) Join(behind, offset + instruction.length());
  for (int i = 0; i < words_; ++i) after[i] |= behind[i];
  for (int i = 0; i < info.operand_count; ++i) {
    const OperandKind kind = info.operands[i].kind;
    const Register reg(instruction.operand(i));
    if (kind == OperandKind::kDst && reg.is_local()) Remove(behind, reg.index());
    if (kind == OperandKind::kRun || kind == OperandKind::kRunSetsReceiver || kind == OperandKind::kValues) {
      const int words = instruction.operand(i + 1) + (kind == OperandKind::kValues ? 0 : 1);
      for (int n = 0; n < words; ++n) Remove(behind, reg.index() - n);
    }
  }
  Word* const elsewhere = static_cast<Word*>(alloca(bytes));
  std::memset(elsewhere, 0, bytes);
  if (const int32_t jump = instruction.jump_offset(); jump != 0) Join(elsewhere, offset + jump);
  if (instruction.bytecode() == Bytecode::kSwitchOnInt) {
    for (int i = 0; i < instruction.switch_size(); ++i) Join(elsewhere, offset + instruction.switch_target(i));
  }
  for (int i = 0; i < words_; ++i) {
    after[i] |= elsewhere[i];
    before[i] |= behind[i] | elsewhere[i];
  }
  for (int i = 0; i < info.operand_count; ++i) {
    const int32_t value = instruction.operand(i);
    switch (info.operands[i].kind) {
      case OperandKind::kReg:
      case OperandKind::kInOut:
        AddRead(before, value);
        break;
      case OperandKind::kRun:
      case OperandKind::kRunSetsReceiver:
      case OperandKind::kValues: {
        // Register numbers descend in address: argument i of a call is the (i + 1)-th below the receiver.
        const int count = instruction.operand(i + 1);
        const int words = count + (info.operands[i].kind == OperandKind::kRun ? 1 : 0);
        const int first = info.operands[i].kind == OperandKind::kRunSetsReceiver ? value + 1 : value;
        for (int n = 0; n < words; ++n) AddRead(before, first + n);
        break;
      }
      default:
        break;
    }
  }
  if (info.Has(bytecode_effects::kThrows)) {
    if (const HandlerEntry* handler = code_.HandlerAt(offset)) {
      Word* const kept = static_cast<Word*>(alloca(bytes));
      std::memset(kept, 0, bytes);
      Join(kept, static_cast<int>(handler->handler));
      const Register exception(handler->exception_register);
      if (exception.is_local()) Remove(kept, exception.index());
      AddRead(kept, handler->context_register);
      for (int i = 0; i < words_; ++i) before[i] |= kept[i];
    }
  }
  return std::memcmp(old, before, bytes) != 0;
}

}  // namespace v8::internal
