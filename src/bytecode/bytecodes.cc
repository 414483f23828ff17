#include "src/bytecode/bytecodes.h"

namespace v8::internal {

namespace {

// The words of bytecodes.def.
namespace def {
using namespace bytecode_effects;
constexpr BytecodeResult kNoResult = BytecodeResult::kNoResult;
constexpr BytecodeResult kValue = BytecodeResult::kValue;
constexpr BytecodeResult kBoolean = BytecodeResult::kBoolean;
constexpr BytecodeResult kBranch = BytecodeResult::kBranch;

// Operands know their names by being macros.
constexpr OperandInfo Operand(OperandKind kind, const char* name) {
  OperandInfo info;
  info.kind = kind;
  info.name = name;
  return info;
}
constexpr OperandInfo ConstOperand(ConstantKind constant, const char* name) {
  OperandInfo info = Operand(OperandKind::kConst, name);
  info.constant = constant;
  return info;
}
constexpr OperandInfo SlotOperand(FeedbackKind feedback, const char* name) {
  OperandInfo info = Operand(OperandKind::kSlot, name);
  info.feedback = feedback;
  return info;
}

template <typename... Operands>
constexpr BytecodeInfo MakeInfo(const char* name, BytecodeResult result, int effects, Operands... operands) {
  static_assert(sizeof...(operands) <= kMaxOperands);
  BytecodeInfo info{};
  info.name = name;
  info.effects = static_cast<uint16_t>(effects);
  info.result = result;
  info.units = 1;
  const OperandInfo infos[] = {operands..., OperandInfo()};
  for (size_t i = 0; i < sizeof...(operands); ++i) {
    info.operands[i] = infos[i];
    info.operands[i].unit = info.units;
    info.units = static_cast<uint8_t>(info.units + UnitsOf(infos[i].kind));
    ++info.operand_count;
  }
  return info;
}

#define Dst(name) Operand(OperandKind::kDst, #name)
#define Reg(name) Operand(OperandKind::kReg, #name)
#define InOut(name) Operand(OperandKind::kInOut, #name)
#define Run(name) Operand(OperandKind::kRun, #name)
#define RunSetsReceiver(name) Operand(OperandKind::kRunSetsReceiver, #name)
#define Values(name) Operand(OperandKind::kValues, #name)
#define Const(name, constant) ConstOperand(ConstantKind::k##constant, #name)
#define Slot(name, feedback) SlotOperand(FeedbackKind::k##feedback, #name)
#define Imm(name) Operand(OperandKind::kImm, #name)
#define UImm(name) Operand(OperandKind::kUImm, #name)
#define Imm32(name) Operand(OperandKind::kImm32, #name)
#define Count(name) Operand(OperandKind::kCount, #name)
#define Flag(name) Operand(OperandKind::kFlag, #name)
#define Jump(name) Operand(OperandKind::kJump, #name)
#define Runtime(name) Operand(OperandKind::kRuntime, #name)
constexpr BytecodeInfo kInfos[] = {
#define BYTECODE(Name, ...) MakeInfo(#Name, __VA_ARGS__),
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
};
#undef Dst
#undef Reg
#undef InOut
#undef Run
#undef RunSetsReceiver
#undef Values
#undef Const
#undef Slot
#undef Imm
#undef UImm
#undef Imm32
#undef Count
#undef Flag
#undef Jump
#undef Runtime
}  // namespace def

}  // namespace

extern const BytecodeInfo kBytecodeInfos[kBytecodeCount] = {
#define BYTECODE(Name, ...) def::kInfos[static_cast<int>(Bytecode::k##Name)],
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
};

int32_t Instruction::operand(int i) const {
  const BytecodeInfo& description = info();
  DCHECK(i < description.operand_count);
  const int unit = description.operands[i].unit;
  const OperandKind kind = description.operands[i].kind;
  if (UnitsOf(kind) == 2) return Read32(unit);
  if (IsRegisterOperand(kind) || kind == OperandKind::kImm) return static_cast<int16_t>(units_[unit]);
  return units_[unit];
}

int32_t Instruction::jump_offset() const {
  const BytecodeInfo& description = info();
  for (int i = 0; i < description.operand_count; ++i) {
    if (description.operands[i].kind == OperandKind::kJump) return operand(i);
  }
  return 0;
}

}  // namespace v8::internal
