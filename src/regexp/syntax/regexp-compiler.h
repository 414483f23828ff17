#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_COMPILER_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_COMPILER_H_

#include "src/regexp/syntax/regexp-program-builder.h"
#include "src/regexp/syntax/regexp-syntax.h"

namespace v8::internal {

// Emits the bytecode of a tree. Every node knows what follows it (its continuation), so that a choice is only left on the
// backtrack stack where the next character allows both ways, and a run gives back only what its continuation can take.
class RegExpCompiler {
 public:
  RegExpCompiler(Zone* zone, const RegExpTree* tree, RegExpFlags flags, uintptr_t stack_limit);

  // Throws CompileAbort; kStackOverflow also for code that grows out of bounds.
  RegExpProgram* Compile();

 private:
  using Bytecode = RegExpBytecode;
  using Kind = RegExpNode::Kind;
  // A unit of a literal, with the bits that count: two cases of a letter differ in one.
  struct Unit {
    uint16_t value;
    uint16_t mask;
  };
  struct Choice {
    bool known = false;
    CharFilter filter;
  };
  static constexpr size_t kMaxCodeLength = size_t{1} << 22;

  // `next` is what follows, nullptr for unknown; within a lookbehind (`backward`) it is not used.
  void Emit(const RegExpNode* node, const RegExpContinuation* next, bool backward);
  void EmitSequence(const RegExpSequence* sequence, const RegExpContinuation* next, bool backward);
  void EmitDisjunction(const RegExpDisjunction* disjunction, const RegExpContinuation* next, bool backward);
  void EmitQuantifier(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward);
  bool EmitRun(const RegExpQuantifier* quantifier, const RegExpContinuation* next);
  void EmitLoop(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward);
  void EmitOptional(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward);
  void EmitIteration(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward,
                     uint32_t position_register);
  void EmitLookaround(const RegExpLookaround* lookaround);
  void EmitClass(const RegExpClass* cls, bool backward);
  void EmitUnits(const Unit* units, size_t count, bool backward);
  bool AddUnits(const RegExpNode* node, ZoneVector<Unit>* units) const;

  Choice FirstOf(const RegExpContinuation* continuation, bool backward);
  uint32_t ClassOf(const Choice& choice) {
    return choice.known ? builder_.AddFilter(choice.filter) : RegExpProgram::kNoClass;
  }

  void Word(uint32_t word);
  void Op(RegExpBytecode bytecode, uint32_t a = 0) { Word(static_cast<uint32_t>(bytecode) | a << 8); }
  uint32_t Here() { return static_cast<uint32_t>(builder_.code().size()); }
  // Emits a word to be set to a place in the code later.
  uint32_t Label() {
    Word(0);
    return Here() - 1;
  }
  void Bind(uint32_t label) { builder_.code()[label] = Here(); }
  uint32_t JumpForward() {
    Op(RegExpBytecode::kJump);
    return Here() - 1;
  }
  void BindJump(uint32_t jump) { builder_.code()[jump] |= Here() << 8; }
  // A choice between going on (`first`) and the place of the label that is returned (`second`).
  uint32_t Branch(const Choice& first, const Choice& second) {
    Op(RegExpBytecode::kBranch, ClassOf(first));
    Word(ClassOf(second));
    return Label();
  }
  void CheckStack() const;

  Zone* const zone_;
  const RegExpTree* const tree_;
  const RegExpFlags flags_;
  const uintptr_t stack_limit_;
  uint32_t register_count_;
  RegExpProgramBuilder builder_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_COMPILER_H_
