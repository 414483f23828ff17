#ifndef FLAT8_SRC_BYTECODE_BYTECODE_OPERANDS_H_
#define FLAT8_SRC_BYTECODE_BYTECODE_OPERANDS_H_

#include "src/bytecode/bytecodes.h"

// A struct for each instruction, laid over its units, whose fields are the operands by the names of bytecodes.def: what
// executes or translates bytecode reads `op.object` and knows by sizeof where the next instruction begins.

namespace v8::internal::bytecode {

#define FLAT8_PARENTHESES ()
#define FLAT8_EXPAND(...) FLAT8_EXPAND_1(FLAT8_EXPAND_1(FLAT8_EXPAND_1(__VA_ARGS__)))
#define FLAT8_EXPAND_1(...) FLAT8_EXPAND_2(FLAT8_EXPAND_2(FLAT8_EXPAND_2(__VA_ARGS__)))
#define FLAT8_EXPAND_2(...) __VA_ARGS__
// Each operand becomes FIELD_Dst(name) and so on.
#define FLAT8_FIELDS(...) __VA_OPT__(FLAT8_EXPAND(FLAT8_NEXT_FIELD(__VA_ARGS__)))
#define FLAT8_NEXT_FIELD(operand, ...) FIELD_##operand __VA_OPT__(FLAT8_NEXT_FIELD_AGAIN FLAT8_PARENTHESES(__VA_ARGS__))
#define FLAT8_NEXT_FIELD_AGAIN() FLAT8_NEXT_FIELD

#define FIELD_Dst(name) int16_t name;
#define FIELD_Reg(name) int16_t name;
#define FIELD_InOut(name) int16_t name;
#define FIELD_Run(name) int16_t name;
#define FIELD_RunSetsReceiver(name) int16_t name;
#define FIELD_Values(name) int16_t name;
#define FIELD_Const(name, kind) int32_t name;
#define FIELD_Slot(name, kind) uint16_t name;
#define FIELD_Imm(name) int16_t name;
#define FIELD_UImm(name) uint16_t name;
#define FIELD_Imm32(name) int32_t name;
#define FIELD_Count(name) uint16_t name;
#define FIELD_Flag(name) uint16_t name;
#define FIELD_Jump(name) int32_t name;
#define FIELD_Runtime(name) uint16_t name;

#define BYTECODE(Name, result, effects, ...)                 \
  struct __attribute__((packed)) Name {                      \
    static constexpr Bytecode kBytecode = Bytecode::k##Name; \
    uint16_t opcode;                                         \
    FLAT8_FIELDS(__VA_ARGS__)                                \
  };
#include "src/bytecode/bytecodes.def"
#undef BYTECODE

#undef FIELD_Dst
#undef FIELD_Reg
#undef FIELD_InOut
#undef FIELD_Run
#undef FIELD_RunSetsReceiver
#undef FIELD_Values
#undef FIELD_Const
#undef FIELD_Slot
#undef FIELD_Imm
#undef FIELD_UImm
#undef FIELD_Imm32
#undef FIELD_Count
#undef FIELD_Flag
#undef FIELD_Jump
#undef FIELD_Runtime

template <typename Op>
constexpr int kUnitsOf = sizeof(Op) / sizeof(uint16_t);

// The operands of the instruction at `pc`, which must be of that kind.
template <typename Op>
V8_INLINE const Op& At(const uint16_t* pc) {
  return *reinterpret_cast<const Op*>(pc);
}

}  // namespace v8::internal::bytecode

#endif  // FLAT8_SRC_BYTECODE_BYTECODE_OPERANDS_H_
