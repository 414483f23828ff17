#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_SYNTAX_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_SYNTAX_H_

// From a pattern's text to a program: RegExpParser makes a tree (regexp-tree.h) in which flags, modifiers and case are
// resolved, RegExpCompiler turns that into bytecode with the help of RegExpLookahead (which characters can come next),
// and RegExpProgramBuilder packs the whole into one RegExpProgram. Nothing here knows the heap.

#include "src/regexp/syntax/regexp-parser.h"
#include "src/regexp/syntax/regexp-program.h"

namespace v8::internal {

struct RegExpCompileResult {
  RegExpStatus status;
  const char* error;       // kSyntaxError: the end of "Invalid regular expression: /%/%: %", static
  RegExpProgram* program;  // kOk: the caller's, to be released with Free()
};

class RegExpSyntax {
 public:
  // Compiles a pattern. The zone is scratch memory. Code that would run into `stack_limit` (a native stack address) is
  // refused as "Regular expression too large". Never throws.
  static RegExpCompileResult Compile(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags,
                                     uintptr_t stack_limit);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_SYNTAX_H_
