#ifndef FLAT8_SRC_BYTECODE_DISASSEMBLER_H_
#define FLAT8_SRC_BYTECODE_DISASSEMBLER_H_

#include "src/bytecode/bytecodes.h"

namespace v8::internal {

class UnlinkedCode;

// Text of one instruction, for instance `Add r2, a0, r1`. Returns the characters written (without the zero); cuts off
// what does not fit. With `code`, constants and jump targets are spelled out.
int DisassembleInstruction(const uint16_t* units, int offset, const UnlinkedCode* code, char* buffer, int size);
// The code and, below it, that of inner functions which have code, on standard output: --print-bytecode.
void PrintBytecode(const UnlinkedCode& code, const char* title);

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_DISASSEMBLER_H_
