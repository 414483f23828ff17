#ifndef FLAT8_SRC_EXECUTION_SIDE_EFFECT_GUARD_H_
#define FLAT8_SRC_EXECUTION_SIDE_EFFECT_GUARD_H_

#include "src/base/growable-array.h"
#include "src/execution/hooks.h"
#include "src/execution/isolate.h"
#include "src/heap/root-visitor.h"

// Evaluation that must leave no traces (v8::debug::EvaluateGlobal with kDisableBreaksAndThrowOnSideEffect).
//
// While a guard lives, whatever could change something that was there before is asked for, and refused unless it is
// known to be harmless: what is not known is a side effect.
//   - Bytecode runs in a loop of its own (interpreter.h), which has every instruction judged before it is executed
//     (interpreter/side-effect-checks.h) and takes no fast ways: every call goes through Call and Construct.
//   - Those call BeforeCall, because the guard keeps vm_stack_limit raised as an interrupt would; builtins are judged
//     by the list in side-effect-free-builtins.def.
//   - The embedder's callbacks are judged by their SideEffectType (api/api-debug.cc), in hooks of the isolate's own.
// Objects and contexts that the evaluation itself has made may be changed: the guard knows them.
//
// Without a guard none of this costs anything: the checks lie behind that of the stack limit and in the other loop.
//
// A side effect ends the evaluation as a termination does: no script can catch it.
namespace v8::internal {

class SideEffectGuard {
 public:
  // `hooks`: what the isolate calls meanwhile.
  SideEffectGuard(Isolate* isolate, const Hooks* hooks);
  // Where a side effect has ended the evaluation, nothing is pending any more.
  ~SideEffectGuard();
  DISALLOW_COPY(SideEffectGuard);

  bool has_failed() const { return has_failed_; }
  ExceptionPending Fail();

  // ---- What the evaluation has made
  // Of proxies and typed arrays never: they stand for something else, which may be old.
  bool IsTemporary(Value object) const;
  Result<void> AddTemporary(Value object);
  // Fails unless the value is temporary or no object at all.
  Result<void> RequireTemporary(Value value) {
    if (!IsJSReceiver(value) || IsTemporary(value)) return Ok();
    return Fail();
  }
  // When the instruction of the frame that runs has ended, the object in the register is temporary.
  Result<void> ExpectTemporary(uint64_t* fp, int dst);
  // An instruction of the frame has ended: those of its callees have, as well.
  Result<void> InstructionEnded(uint64_t* fp);
  // An exception has ended it.
  void InstructionThrew(uint64_t* fp);

  // ---- Calls
  Result<void> BeforeCall(Tagged<Code> code, Value receiver, const Value* arguments, int count);
  // Whether the function is one whose results are new objects.
  static bool MakesNewObject(Value function);
  // The next call of the template's functions is declared harmless by the embedder.
  class IgnoreNextCallScope {
   public:
    IgnoreNextCallScope(Isolate* isolate, Value function_template);
    ~IgnoreNextCallScope();

   private:
    Isolate* const isolate_;
  };
  // Whether that was said of the function that is about to be called; then it is no longer.
  bool TakeIgnoredCall(Value function_template);

  void VisitRoots(RootVisitor* visitor);

 private:
  struct Expected {
    uint64_t* fp;
    int dst;
  };
  Isolate* const isolate_;
  const Hooks* const saved_hooks_;
  SideEffectGuard* const saved_guard_;
  bool has_failed_ = false;
  uint64_t ignored_template_ = 0;
  // In the order in which they were made: the last ones are asked for most.
  base::GrowableArray<uint64_t> temporaries_;
  // Innermost last.
  base::GrowableArray<Expected> expected_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_SIDE_EFFECT_GUARD_H_
