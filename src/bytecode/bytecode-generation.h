#ifndef FLAT8_SRC_BYTECODE_BYTECODE_GENERATION_H_
#define FLAT8_SRC_BYTECODE_BYTECODE_GENERATION_H_

// From the tree to bytecode. The folder's way: compiler.cc walks a ParseInfo's literal with BytecodeGenerator (one per
// function; generator-*.cc by subject), which writes through BytecodeBuilder (units, labels, constants, tables), whose
// result is copied into an UnlinkedCode (unlinked-code.h). Nothing here sees the heap; any thread may compile.

namespace v8::internal {

class ParseInfo;
class UnlinkedFunction;

// Compiles info->literal, which ParseProgram or ParseFunction has made, with all inner functions that have a tree.
// *toplevel gets a function with code; the caller owns one reference. False: nothing is made and ParseInfo::failure
// says why (out of memory, nesting too deep for the native stack, or a SyntaxError naming what cannot be compiled).
[[nodiscard]] bool GenerateBytecode(ParseInfo* info, UnlinkedFunction** toplevel);

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_BYTECODE_GENERATION_H_
