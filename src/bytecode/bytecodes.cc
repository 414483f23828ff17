#include "src/bytecode/bytecodes.h"

#include <cstdarg>
#include <cstdio>

#include "src/base/memory.h"
#include "src/bytecode/runtime-functions.h"
#include "src/bytecode/unlinked-code.h"

namespace v8::internal {

namespace {

// The words of bytecodes.def.
namespace def {
using namespace bytecode_effects;
constexpr OperandKind Dst = OperandKind::kDst;
constexpr OperandKind Reg = OperandKind::kReg;
constexpr OperandKind Args = OperandKind::kArgs;
constexpr OperandKind Const = OperandKind::kConst;
constexpr OperandKind Slot = OperandKind::kSlot;
constexpr OperandKind Imm = OperandKind::kImm;
constexpr OperandKind UImm = OperandKind::kUImm;
constexpr OperandKind Imm32 = OperandKind::kImm32;
constexpr OperandKind Count = OperandKind::kCount;
constexpr OperandKind Flag = OperandKind::kFlag;
constexpr OperandKind Jump = OperandKind::kJump;
constexpr OperandKind Runtime = OperandKind::kRuntime;

template <typename... Operands>
constexpr BytecodeInfo MakeInfo(const char* name, int effects, Operands... operands) {
  static_assert(sizeof...(operands) <= kMaxOperands);
  BytecodeInfo info{};
  info.name = name;
  info.effects = static_cast<uint8_t>(effects);
  info.units = 1;
  const OperandKind kinds[] = {operands..., OperandKind::kNoOperand};
  for (size_t i = 0; i < sizeof...(operands); ++i) {
    info.operands[i] = kinds[i];
    info.offsets[i] = info.units;
    info.units = static_cast<uint8_t>(info.units + UnitsOf(kinds[i]));
    ++info.operand_count;
  }
  return info;
}

constexpr BytecodeInfo kInfos[] = {
#define BYTECODE(Name, ...) MakeInfo(#Name, __VA_ARGS__),
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
};
}  // namespace def


// Text that stops growing when its buffer is full.
class TextBuffer {
 public:
  TextBuffer(char* buffer, int size) : buffer_(buffer), size_(size) {
    if (size > 0) buffer[0] = 0;
  }
  __attribute__((format(printf, 2, 3))) void Print(const char* format, ...) {
    if (length_ + 1 >= size_) return;
    va_list arguments;
    va_start(arguments, format);
    const int written = vsnprintf(buffer_ + length_, static_cast<size_t>(size_ - length_), format, arguments);
    va_end(arguments);
    length_ = written < size_ - length_ ? length_ + written : size_ - 1;
  }
  int length() const { return length_; }

 private:
  char* buffer_;
  int size_;
  int length_ = 0;
};

void PrintRegister(TextBuffer* out, int operand, const UnlinkedCode* code) {
  const Register reg(operand);
  if (reg.is_local()) {
    out->Print("r%d", reg.index());
  } else if (reg == Register::Context()) {
    out->Print("<context>");
  } else if (reg == Register::Callee()) {
    out->Print("<callee>");
  } else if (reg == Register::NewTarget()) {
    out->Print("<new.target>");
  } else if (reg == Register::Receiver()) {
    out->Print("<this>");
  } else if (operand >= Register::Parameter(0).operand()) {
    out->Print("a%d", operand - Register::Parameter(0).operand());
  } else {
    out->Print("<%d>", operand);
  }
  static_cast<void>(code);
}

void PrintString(TextBuffer* out, UnlinkedString string) {
  out->Print("\"");
  constexpr uint32_t kLimit = 40;
  for (uint32_t i = 0; i < string.length && i < kLimit; ++i) {
    const unsigned c = string.is_one_byte ? string.one_byte_data()[i] : string.two_byte_data()[i];
    if (c >= 0x20 && c < 0x7f) {
      out->Print("%c", static_cast<char>(c));
    } else {
      out->Print("\\u%04x", c);
    }
  }
  out->Print(string.length > kLimit ? "…\"" : "\"");
}

void PrintConstant(TextBuffer* out, const UnlinkedCode* code, const UnlinkedConstant& constant) {
  switch (constant.kind()) {
    case UnlinkedConstant::kUndefined: return out->Print("undefined");
    case UnlinkedConstant::kNull: return out->Print("null");
    case UnlinkedConstant::kTrue: return out->Print("true");
    case UnlinkedConstant::kFalse: return out->Print("false");
    case UnlinkedConstant::kTheHole: return out->Print("<hole>");
    case UnlinkedConstant::kInt: return out->Print("%d", constant.int_value());
    case UnlinkedConstant::kNumber: return out->Print("%.17g", constant.number());
    case UnlinkedConstant::kString: return PrintString(out, code->string(constant));
    case UnlinkedConstant::kBigInt:
      PrintString(out, code->string(constant));
      return out->Print("n");
    case UnlinkedConstant::kFunction:
      out->Print("function ");
      return PrintString(out, constant.function()->name());
    case UnlinkedConstant::kScope: return out->Print("<scope>");
    case UnlinkedConstant::kArray:
      out->Print("[");
      for (uint32_t i = 0; i < constant.array_length(); ++i) {
        if (i != 0) out->Print(", ");
        PrintConstant(out, code, code->array_element(constant, i));
      }
      return out->Print("]");
  }
}

void PrintUnits(const UnlinkedCode& code) {
  const base::Vector<const uint16_t> units = code.units();
  int position = -1;
  for (size_t offset = 0; offset < units.size();) {
    char line[512];
    DisassembleInstruction(units.begin() + offset, static_cast<int>(offset), &code, line, sizeof(line));
    const int next_position = code.SourcePositionAt(static_cast<int>(offset));
    if (next_position != position) {
      printf("%6d  %5zu  %s\n", next_position, offset, line);
      position = next_position;
    } else {
      printf("        %5zu  %s\n", offset, line);
    }
    offset += static_cast<size_t>(Instruction(units.begin() + offset).length());
  }
  for (const HandlerEntry& entry : code.handlers()) {
    printf("        handler [%u, %u) -> %u, context r%d, exception r%d\n", entry.start, entry.end, entry.handler,
           -1 - entry.context_register, -1 - entry.exception_register);
  }
}

}  // namespace

extern const BytecodeInfo kBytecodeInfos[kBytecodeCount] = {
#define BYTECODE(Name, ...) def::kInfos[static_cast<int>(Bytecode::k##Name)],
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
};

int32_t Instruction::operand(int i) const {
  const BytecodeInfo& description = info();
  DCHECK(i < description.operand_count);
  const int unit = description.offsets[i];
  switch (description.operands[i]) {
    case OperandKind::kDst:
    case OperandKind::kReg:
    case OperandKind::kArgs:
    case OperandKind::kImm:
      return static_cast<int16_t>(units_[unit]);
    case OperandKind::kImm32:
    case OperandKind::kJump:
      return Read32(unit);
    default:
      return units_[unit];
  }
}

int DisassembleInstruction(const uint16_t* units, int offset, const UnlinkedCode* code, char* buffer, int size) {
  const Instruction instruction(units);
  const BytecodeInfo& info = instruction.info();
  TextBuffer out(buffer, size);
  out.Print("%s", info.name);
  for (int i = 0; i < info.operand_count; ++i) {
    out.Print(i == 0 ? " " : ", ");
    const int32_t value = instruction.operand(i);
    switch (info.operands[i]) {
      case OperandKind::kDst:
      case OperandKind::kReg:
      case OperandKind::kArgs:
        PrintRegister(&out, value, code);
        break;
      case OperandKind::kConst:
        if (code != nullptr && value < code->constant_count()) {
          PrintConstant(&out, code, code->constant(value));
        } else {
          out.Print("[%d]", value);
        }
        break;
      case OperandKind::kSlot:
        out.Print("@%d", value);
        break;
      case OperandKind::kJump:
        out.Print("-> %d", offset + value);
        break;
      case OperandKind::kRuntime:
        out.Print("%s", value < kRuntimeFunctionCount ? RuntimeFunctionName(static_cast<RuntimeFunction>(value)) : "?");
        break;
      default:
        out.Print("#%d", value);
        break;
    }
  }
  if (instruction.bytecode() == Bytecode::kSwitchOnInt) {
    for (int i = 0; i < instruction.operand(1); ++i) {
      out.Print("%s%d", i == 0 ? " -> " : ", ", offset + instruction.switch_target(i));
    }
  }
  return out.length();
}

void PrintBytecode(const UnlinkedCode& code, const char* title) {
  printf("[bytecode of %s: %d parameters, %d registers, %zu units, %d feedback words]\n", title, code.parameter_count(),
         code.register_count(), code.units().size(), code.feedback_word_count());
  PrintUnits(code);
  const auto print_function = [](const UnlinkedConstant& constant) {
    if (constant.kind() != UnlinkedConstant::kFunction || constant.function()->code() == nullptr) return;
    char name[128];
    TextBuffer out(name, sizeof(name));
    PrintString(&out, constant.function()->name());
    PrintBytecode(*constant.function()->code(), name);
  };
  for (int i = 0; i < code.constant_count(); ++i) {
    const UnlinkedConstant& constant = code.constant(i);
    print_function(constant);
    if (constant.kind() != UnlinkedConstant::kArray) continue;
    for (uint32_t j = 0; j < constant.array_length(); ++j) print_function(code.array_element(constant, j));
  }
}

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
        for (int i = 0; i < instruction.operand(1); ++i) {
          if (!IsStart(static_cast<int>(offset) + instruction.switch_target(i))) return "switch target inside";
        }
      }
      may_fall_through = (instruction.info().effects & bytecode_effects::kEnd) == 0;
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
    return nullptr;
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
    switch (instruction.info().operands[i]) {
      case OperandKind::kDst:
      case OperandKind::kReg:
        return IsRegister(value) ? nullptr : "register out of range";
      case OperandKind::kConst: {
        if (value >= code_.constant_count()) return "constant out of range";
        const UnlinkedConstant::Kind kind = code_.constant(value).kind();
        switch (instruction.bytecode()) {
          case Bytecode::kCreateClosure:
            return kind == UnlinkedConstant::kFunction ? nullptr : "constant is not a function";
          case Bytecode::kCreateContext:
          case Bytecode::kCreateWithContext:
          case Bytecode::kCallEval:
            return kind == UnlinkedConstant::kScope ? nullptr : "constant is not a scope";
          case Bytecode::kCreateArrayLiteral:
          case Bytecode::kGetTemplateObject:
            return kind == UnlinkedConstant::kArray ? nullptr : "constant is not an array";
          case Bytecode::kLoadConst:
            return nullptr;
          default:
            return kind == UnlinkedConstant::kString ? nullptr : "constant is not a name";
        }
      }
      case OperandKind::kSlot:
        return value < code_.feedback_word_count() ? nullptr : "feedback slot out of range";
      case OperandKind::kRuntime:
        return value < kRuntimeFunctionCount ? nullptr : "unknown runtime function";
      case OperandKind::kJump:
        if (!IsStart(offset + value)) return "jump inside an instruction";
        // Only back edges poll, so nothing else may go backwards.
        if (IsBackEdge(instruction.bytecode()) != (value <= 0)) return "direction of a jump";
        return nullptr;
      default:
        return nullptr;
    }
  }

  // Runs of arguments: inside the frame, and as many as the callee wants.
  const char* CheckRun(Instruction instruction) {
    const BytecodeInfo& info = instruction.info();
    for (int i = 0; i < info.operand_count; ++i) {
      if (info.operands[i] != OperandKind::kArgs) continue;
      const int count = instruction.operand(i + 1);
      const bool is_runtime = instruction.bytecode() == Bytecode::kCallRuntime;
      if (is_runtime) {
        const int expected = RuntimeFunctionArgumentCount(static_cast<RuntimeFunction>(instruction.operand(1)));
        if (expected >= 0 && expected != count) return "argument count of a runtime function";
      }
      const int words = count + (is_runtime ? 0 : 1);
      if (words == 0) return nullptr;
      const Register lowest(instruction.operand(i));
      if (!lowest.is_local() || lowest.index() >= code_.register_count() || lowest.index() < words - 1) {
        return "arguments out of range";
      }
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
