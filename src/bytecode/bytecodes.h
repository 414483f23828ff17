#ifndef FLAT8_SRC_BYTECODE_BYTECODES_H_
#define FLAT8_SRC_BYTECODE_BYTECODES_H_

#include <cstdint>

#include "src/base/logging.h"
#include "src/base/macros.h"
#include "src/base/vector.h"

// The instruction set, as bytecodes.def lists it: numbers, operands, sizes, effects. An instruction is a run of 16-bit
// units: the opcode, then its operands, each in as many units as its kind needs. See docs/bytecode.md.

namespace v8::internal {

class UnlinkedCode;

enum class Bytecode : uint16_t {
#define BYTECODE(Name, ...) k##Name,
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
  kCount
};
constexpr int kBytecodeCount = static_cast<int>(Bytecode::kCount);

enum class OperandKind : uint8_t {
  kNoOperand,
  kDst,
  kReg,
  kArgs,
  kConst,
  kSlot,
  kImm,
  kUImm,
  kImm32,  // Two units, low half first.
  kCount,
  kFlag,
  kJump,  // Two units, low half first.
  kRuntime
};
constexpr int UnitsOf(OperandKind kind) {
  return kind == OperandKind::kNoOperand ? 0 : kind == OperandKind::kImm32 || kind == OperandKind::kJump ? 2 : 1;
}

// What an instruction may do besides computing its destination.
namespace bytecode_effects {
enum : uint8_t { kNone = 0, kCanThrow = 1, kJump = 2, kEnd = 4 };
}

constexpr int kMaxOperands = 5;
struct BytecodeInfo {
  const char* name;
  uint8_t effects;
  uint8_t units;  // Opcode and operands; the offsets behind a SwitchOnInt come on top.
  uint8_t operand_count;
  OperandKind operands[kMaxOperands];
  uint8_t offsets[kMaxOperands];  // Of each operand, in units from the opcode.
};
// Indexed by opcode.
extern const BytecodeInfo kBytecodeInfos[kBytecodeCount];
inline const BytecodeInfo& InfoOf(Bytecode bytecode) { return kBytecodeInfos[static_cast<int>(bytecode)]; }

// Jumps that go backwards and poll for interrupts; all others go forwards.
constexpr bool IsBackEdge(Bytecode bytecode) {
  return bytecode == Bytecode::kJumpLoop ||
         (bytecode >= Bytecode::kJumpLoopIfTrue && bytecode <= Bytecode::kJumpLoopIfGreaterEqualInt);
}

// A register operand: the signed word offset from the frame pointer.
class Register {
 public:
  constexpr Register() = default;
  constexpr explicit Register(int operand) : operand_(operand) {}
  // Locals and temporaries, from 0 on.
  static constexpr Register Local(int index) { return Register(-1 - index); }
  static constexpr Register Context() { return Register(2); }
  static constexpr Register Callee() { return Register(3); }
  static constexpr Register NewTarget() { return Register(4); }
  static constexpr Register Receiver() { return Register(6); }
  static constexpr Register Parameter(int index) { return Register(7 + index); }

  constexpr int operand() const { return operand_; }
  constexpr bool is_valid() const { return operand_ != 0; }
  constexpr bool is_local() const { return operand_ < 0; }
  constexpr int index() const { return -1 - operand_; }  // Of a local.
  constexpr bool operator==(const Register& other) const = default;

 private:
  int operand_ = 0;
};

// One instruction of a run of units.
class Instruction {
 public:
  explicit Instruction(const uint16_t* units) : units_(units) {}
  Bytecode bytecode() const { return static_cast<Bytecode>(units_[0]); }
  const BytecodeInfo& info() const { return InfoOf(bytecode()); }
  // All units, with the table of a switch.
  int length() const {
    int units = info().units;
    if (bytecode() == Bytecode::kSwitchOnInt) units += 2 * units_[2];
    return units;
  }
  // The number that an operand stands for: registers, Imm, Imm32 and Jump signed, the rest unsigned.
  int32_t operand(int i) const;
  // Offset (from the start of this instruction) of the i-th target of a switch.
  int32_t switch_target(int i) const { return Read32(info().units + 2 * i); }

 private:
  int32_t Read32(int unit) const {
    return static_cast<int32_t>(units_[unit] | static_cast<uint32_t>(units_[unit + 1]) << 16);
  }
  const uint16_t* units_;
};

// Text of one instruction, for instance `Add r2, a0, r1`. Returns the characters written (without the zero); cuts off
// what does not fit. With `code`, constants and jump targets are spelled out.
int DisassembleInstruction(const uint16_t* units, int offset, const UnlinkedCode* code, char* buffer, int size);
// The code and, below it, that of inner functions which have code, on standard output: --print-bytecode.
void PrintBytecode(const UnlinkedCode& code, const char* title);

// Checks the invariants of bytecodes.def: operands in range, jumps and handlers at starts of instructions, the end not
// reached by falling through. Null, or what is wrong (static text), with its place in *bad_offset.
const char* VerifyBytecode(const UnlinkedCode& code, int* bad_offset);

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_BYTECODES_H_
