#include "src/bytecode/disassembler.h"

#include <cstdarg>
#include <cstdio>

#include "src/bytecode/runtime-functions.h"
#include "src/bytecode/unlinked-code.h"

namespace v8::internal {

namespace {

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

void PrintRegister(TextBuffer* out, int operand) {
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
    case UnlinkedConstant::kUndefined:
      return out->Print("undefined");
    case UnlinkedConstant::kNull:
      return out->Print("null");
    case UnlinkedConstant::kTrue:
      return out->Print("true");
    case UnlinkedConstant::kFalse:
      return out->Print("false");
    case UnlinkedConstant::kTheHole:
      return out->Print("<hole>");
    case UnlinkedConstant::kInt:
      return out->Print("%d", constant.int_value());
    case UnlinkedConstant::kNumber:
      return out->Print("%.17g", constant.number());
    case UnlinkedConstant::kString:
      return PrintString(out, code->string(constant));
    case UnlinkedConstant::kBigInt:
      PrintString(out, code->string(constant));
      return out->Print("n");
    case UnlinkedConstant::kFunction:
      out->Print("function ");
      return PrintString(out, constant.function()->name());
    case UnlinkedConstant::kScope:
      return out->Print("<scope>");
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

int DisassembleInstruction(const uint16_t* units, int offset, const UnlinkedCode* code, char* buffer, int size) {
  const Instruction instruction(units);
  const BytecodeInfo& info = instruction.info();
  TextBuffer out(buffer, size);
  out.Print("%s", info.name);
  for (int i = 0; i < info.operand_count; ++i) {
    out.Print(i == 0 ? " " : ", ");
    const int32_t value = instruction.operand(i);
    switch (info.operands[i].kind) {
      case OperandKind::kDst:
      case OperandKind::kReg:
      case OperandKind::kInOut:
      case OperandKind::kRun:
      case OperandKind::kRunSetsReceiver:
      case OperandKind::kValues:
        PrintRegister(&out, value);
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
    for (int i = 0; i < instruction.switch_size(); ++i) {
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

}  // namespace v8::internal
