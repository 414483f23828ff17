#include "src/bytecode/verifier.h"

#include "src/base/memory.h"
#include "src/bytecode/bytecodes.h"
#include "src/bytecode/liveness.h"
#include "src/bytecode/runtime-functions.h"
#include "src/bytecode/unlinked-code.h"
#include "src/zone/zone.h"

namespace v8::internal {

namespace {

class Verifier {
 public:
  explicit Verifier(const UnlinkedCode& code) : code_(code), units_(code.units()) {
    starts_ = static_cast<uint8_t*>(base::Calloc(units_.size() / 8 + 1, 1));
    if (starts_ == nullptr) return;
    for (size_t offset = 0; offset < units_.size() && units_[offset] < kBytecodeCount;) {
      starts_[offset >> 3] = static_cast<uint8_t>(starts_[offset >> 3] | 1 << (offset & 7));
      const Instruction instruction(units_.begin() + offset);
      if (offset + instruction.info().units > units_.size()) break;
      offset += static_cast<size_t>(instruction.length());
    }
  }
  ~Verifier() { base::Free(starts_); }

  const char* Run(int* bad_offset) {
    bool may_fall_through = true;
    size_t offset = 0;
    while (offset < units_.size()) {
      *bad_offset = static_cast<int>(offset);
      if (units_[offset] >= kBytecodeCount) return "unknown opcode";
      const Instruction instruction(units_.begin() + offset);
      if (offset + instruction.info().units > units_.size() ||
          offset + static_cast<size_t>(instruction.length()) > units_.size()) {
        return "instruction cut off";
      }
      for (int i = 0; i < instruction.info().operand_count; ++i) {
        if (const char* error = CheckOperand(instruction, i, static_cast<int>(offset))) return error;
      }
      if (const char* error = CheckRun(instruction)) return error;
      if (instruction.bytecode() == Bytecode::kSwitchOnInt) {
        for (int i = 0; i < instruction.switch_size(); ++i) {
          if (!IsStart(static_cast<int>(offset) + instruction.switch_target(i))) return "switch target inside";
        }
      }
      may_fall_through = !instruction.info().Has(bytecode_effects::kEnds);
      offset += static_cast<size_t>(instruction.length());
    }
    *bad_offset = static_cast<int>(units_.size());
    if (may_fall_through) return "falls off the end";
    for (const HandlerEntry& entry : code_.handlers()) {
      *bad_offset = static_cast<int>(entry.start);
      if (entry.start >= entry.end || entry.end > units_.size()) return "handler range";
      if (!IsStart(static_cast<int>(entry.start)) || !IsStart(static_cast<int>(entry.handler))) return "handler inside";
      if (entry.end != units_.size() && !IsStart(static_cast<int>(entry.end))) return "handler end inside";
      if (!IsRegister(entry.context_register) || !IsRegister(entry.exception_register)) return "handler register";
    }
    return CheckLiveness(bad_offset);
  }

 private:
  bool IsStart(int target) {
    if (target < 0 || static_cast<size_t>(target) >= units_.size()) return false;
    return starts_ == nullptr || (starts_[target >> 3] & (1 << (target & 7))) != 0;
  }
  bool IsRegister(int operand) const {
    const Register reg(operand);
    if (reg.is_local()) return reg.index() < code_.register_count();
    return operand == Register::Context().operand() || operand == Register::Callee().operand() ||
           operand == Register::NewTarget().operand() || operand == Register::Receiver().operand() ||
           (operand >= Register::Parameter(0).operand() &&
            operand < Register::Parameter(0).operand() + code_.parameter_count());
  }

  const char* CheckOperand(Instruction instruction, int i, int offset) {
    const int32_t value = instruction.operand(i);
    switch (instruction.info().operands[i].kind) {
      case OperandKind::kDst:
      case OperandKind::kReg:
      case OperandKind::kInOut:
        return IsRegister(value) ? nullptr : "register out of range";
      case OperandKind::kConst:
        if (value < 0 || value >= code_.constant_count()) return "constant out of range";
        return HasKind(code_.constant(value), instruction.info().operands[i].constant) ? nullptr : "kind of a constant";
      case OperandKind::kSlot: {
        const FeedbackKind kind = instruction.info().operands[i].feedback;
        const FeedbackKind found = SlotKindAt(value);
        return found == kind || found == SharedKindOf(kind) ? nullptr : "kind of a feedback slot";
      }
      case OperandKind::kRuntime:
        return value < kRuntimeFunctionCount ? nullptr : "unknown runtime function";
      case OperandKind::kJump:
        if (!IsStart(offset + value)) return "jump inside an instruction";
        // Only back edges poll, so nothing else may go backwards.
        if (instruction.info().Has(bytecode_effects::kBackEdge) != (value <= 0)) return "direction of a jump";
        return nullptr;
      default:
        return nullptr;
    }
  }

  static bool HasKind(const UnlinkedConstant& constant, ConstantKind kind) {
    switch (kind) {
      case ConstantKind::kAny:
        return true;
      case ConstantKind::kName:
        return constant.kind() == UnlinkedConstant::kString;
      case ConstantKind::kFunction:
        return constant.kind() == UnlinkedConstant::kFunction;
      case ConstantKind::kScope:
        return constant.kind() == UnlinkedConstant::kScope;
      case ConstantKind::kArray:
        return constant.kind() == UnlinkedConstant::kArray;
    }
    return false;
  }

  // Of the slot that begins with the word; kCount when none does.
  FeedbackKind SlotKindAt(int word) const {
    int at = 0;
    for (const FeedbackKind kind : code_.feedback_kinds()) {
      if (at == word) return kind;
      at += FeedbackWordsOf(kind);
    }
    return FeedbackKind::kCount;
  }

  // Words of the run that the instruction's operand `i` names; -1 when it names none.
  static int RunWords(Instruction instruction, int i) {
    switch (instruction.info().operands[i].kind) {
      case OperandKind::kRun:
      case OperandKind::kRunSetsReceiver:
        return instruction.operand(i + 1) + 1;
      case OperandKind::kValues:
        return instruction.operand(i + 1);
      default:
        return -1;
    }
  }

  // Runs of arguments: inside the frame, and as many as the callee wants.
  const char* CheckRun(Instruction instruction) {
    for (int i = 0; i < instruction.info().operand_count; ++i) {
      const int words = RunWords(instruction, i);
      if (words < 0) continue;
      if (instruction.bytecode() == Bytecode::kCallRuntime) {
        const int expected = RuntimeFunctionArgumentCount(static_cast<RuntimeFunction>(instruction.operand(1)));
        if (expected >= 0 && expected != words) return "argument count of a runtime function";
      }
      if (words == 0) return nullptr;
      const Register lowest(instruction.operand(i));
      if (!lowest.is_local() || lowest.index() >= code_.register_count() || lowest.index() < words - 1) {
        return "arguments out of range";
      }
    }
    return nullptr;
  }

  // What a call hands over, and what lies below that, is the callee's: nothing there may be wanted afterwards.
  const char* CheckLiveness(int* bad_offset) {
    if (starts_ == nullptr) return nullptr;
    Zone zone;
    const BytecodeLiveness liveness(&zone, code_);
    for (size_t offset = 0; offset < units_.size();) {
      const Instruction instruction(units_.begin() + offset);
      *bad_offset = static_cast<int>(offset);
      for (int i = 0; i < instruction.info().operand_count; ++i) {
        const OperandKind kind = instruction.info().operands[i].kind;
        if (kind != OperandKind::kRun && kind != OperandKind::kRunSetsReceiver) continue;
        const int first = Register(instruction.operand(i)).index() - RunWords(instruction, i) + 1;
        for (int index = first; index < code_.register_count(); ++index) {
          const Register dst(instruction.operand(0));
          if (dst.is_local() && dst.index() == index) continue;
          if (liveness.IsLiveAfter(static_cast<int>(offset), index)) return "live register below a call's run";
        }
      }
      offset += static_cast<size_t>(instruction.length());
    }
    return nullptr;
  }

  const UnlinkedCode& code_;
  base::Vector<const uint16_t> units_;
  uint8_t* starts_ = nullptr;  // A bit for each unit that begins an instruction; null when memory has run out.
};

}  // namespace

const char* VerifyBytecode(const UnlinkedCode& code, int* bad_offset) { return Verifier(code).Run(bad_offset); }

}  // namespace v8::internal
