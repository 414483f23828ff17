#ifndef FLAT8_SRC_BYTECODE_VERIFIER_H_
#define FLAT8_SRC_BYTECODE_VERIFIER_H_

namespace v8::internal {

class UnlinkedCode;

// Checks the invariants of bytecodes.def: operands in range and of their kinds, jumps and handlers at starts of
// instructions, only back edges going backwards, the end not reached by falling through, no live register among the
// words that a call hands over. Null, or what is wrong (static text), with its place in *bad_offset.
const char* VerifyBytecode(const UnlinkedCode& code, int* bad_offset);

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_VERIFIER_H_
