#ifndef FLAT8_SRC_BYTECODE_BYTECODES_H_
#define FLAT8_SRC_BYTECODE_BYTECODES_H_

#include <cstdint>

#include "src/base/logging.h"
#include "src/base/macros.h"
#include "src/common/feedback-kind.h"
#include "src/common/frame-layout.h"

// The instruction set, as bytecodes.def lists it: numbers, operands, sizes, effects. An instruction is a run of 16-bit
// units: the opcode, then its operands, each in as many units as its kind needs. See docs/bytecode.md.

namespace v8::internal {

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
  kInOut,
  kRun,
  kRunSetsReceiver,
  kValues,
  kConst,  // Two units, low half first.
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
  switch (kind) {
    case OperandKind::kNoOperand:
      return 0;
    case OperandKind::kConst:
    case OperandKind::kImm32:
    case OperandKind::kJump:
      return 2;
    default:
      return 1;
  }
}
constexpr bool IsRegisterOperand(OperandKind kind) { return kind >= OperandKind::kDst && kind <= OperandKind::kValues; }

// What a Const operand has to name.
enum class ConstantKind : uint8_t { kAny, kName, kFunction, kScope, kArray };

enum class BytecodeResult : uint8_t { kNoResult, kValue, kBoolean, kBranch };

// What an instruction may do besides writing its destination; bytecodes.def explains each.
namespace bytecode_effects {
enum : uint16_t {
  kNone = 0,
  kThrows = 1 << 0,
  kAllocates = 1 << 1,
  kCallsScript = 1 << 2,
  kAny = kThrows | kAllocates | kCallsScript,
  kEnds = 1 << 3,
  kBackEdge = 1 << 4,
  kReadsContext = 1 << 5,
  kReadsReceiver = 1 << 6,
  kWritesReceiver = 1 << 7,
  kReadsCallee = 1 << 8,
  kReadsNewTarget = 1 << 9,
  kReadsArguments = 1 << 10
};
}

struct OperandInfo {
  OperandKind kind = OperandKind::kNoOperand;
  uint8_t unit = 0;  // From the opcode.
  ConstantKind constant = ConstantKind::kAny;
  FeedbackKind feedback = FeedbackKind::kCount;
  const char* name = "";
};

constexpr int kMaxOperands = 7;
struct BytecodeInfo {
  const char* name;
  uint16_t effects;
  BytecodeResult result;
  uint8_t units;  // Opcode and operands; the offsets behind a SwitchOnInt come on top.
  uint8_t operand_count;
  OperandInfo operands[kMaxOperands];

  constexpr bool Has(int effect) const { return (effects & effect) != 0; }
};
// Indexed by opcode.
extern const BytecodeInfo kBytecodeInfos[kBytecodeCount];
inline const BytecodeInfo& InfoOf(Bytecode bytecode) { return kBytecodeInfos[static_cast<int>(bytecode)]; }

// A register operand: the signed word offset from the frame pointer.
class Register {
 public:
  constexpr Register() = default;
  constexpr explicit Register(int operand) : operand_(operand) {}
  // Locals and temporaries, from 0 on.
  static constexpr Register Local(int index) { return Register(FrameLayout::kFirstRegister - index); }
  static constexpr Register Context() { return Register(FrameLayout::kContext); }
  static constexpr Register Callee() { return Register(FrameLayout::kCallee); }
  static constexpr Register NewTarget() { return Register(FrameLayout::kNewTarget); }
  static constexpr Register Receiver() { return Register(FrameLayout::kReceiver); }
  static constexpr Register Parameter(int index) { return Register(FrameLayout::kFirstArgument + index); }

  constexpr int operand() const { return operand_; }
  constexpr bool is_valid() const { return operand_ != 0; }
  constexpr bool is_local() const { return operand_ < 0; }
  constexpr int index() const { return FrameLayout::kFirstRegister - operand_; }  // Of a local.
  constexpr bool operator==(const Register& other) const = default;

 private:
  int operand_ = 0;
};
// No operand that names a register is 0, which stands for "none".
static_assert(FrameLayout::kCallerFp == 0);

// One instruction of a run of units.
class Instruction {
 public:
  explicit Instruction(const uint16_t* units) : units_(units) {}
  Bytecode bytecode() const { return static_cast<Bytecode>(units_[0]); }
  const BytecodeInfo& info() const { return InfoOf(bytecode()); }
  // All units, with the table of a switch.
  int length() const {
    int units = info().units;
    if (bytecode() == Bytecode::kSwitchOnInt) units += 2 * switch_size();
    return units;
  }
  // The number that an operand stands for: registers, Imm, Imm32, Const and Jump signed, the rest unsigned.
  int32_t operand(int i) const;
  // Offset from the start of this instruction to the target of its jump; 0 when it has none.
  int32_t jump_offset() const;
  int switch_size() const { return units_[2]; }
  // Offset (from the start of this instruction) of the i-th target of a switch.
  int32_t switch_target(int i) const { return Read32(info().units + 2 * i); }

 private:
  int32_t Read32(int unit) const {
    return static_cast<int32_t>(units_[unit] | static_cast<uint32_t>(units_[unit + 1]) << 16);
  }
  const uint16_t* units_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_BYTECODES_H_
