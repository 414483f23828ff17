#ifndef FLAT8_SRC_OBJECTS_CODE_H_
#define FLAT8_SRC_OBJECTS_CODE_H_

#include "src/common/feedback-kind.h"
#include "src/objects/fixed-array.h"
#include "src/objects/result.h"

namespace v8::internal {

enum class Builtin : int32_t;  // common/builtin-ids.h
class UnlinkedCode;
class Arguments;

// A builtin: gets the isolate and a view of its frame on the VM stack, returns a value or "exception pending".
using BuiltinFunction = Result<Value> (*)(Isolate* isolate, Arguments arguments);

// What a function runs: a native function (builtins; made once, in the read-only space), or bytecode linked to its
// constants. The unlinked part (bytecode, tables; pointer-free, off the heap, reference-counted) is shared.
class Code : public HeapObject {
 public:
  // Bit 0: bytecode. Bit 1: a class constructor, which only `new` may run. Bit 2: a builtin that the interpreter does
  // itself where it can: those that go on in another function (call, apply, next).
  // Odd kinds are bytecode. A kLazy one stands in a function until its first call compiles it.
  enum Kind : int { kBuiltin = 0, kBytecode = 1, kClassConstructor = 3, kLoopBuiltin = 4, kLazy = 6 };
  static constexpr int kSize = 96;
  INT_FIELD(kind)
  // Builtin number; for bytecode -1.
  INT_FIELD(builtin_id)
  bool IsBuiltin(Builtin builtin) const { return builtin_id() == static_cast<int>(builtin); }
  // Builtins: the function. Bytecode: the first instruction.
  RAW_POINTER_FIELD(void, entry)
  RAW_POINTER_FIELD(UnlinkedCode, unlinked)
  // FixedArray: strings, numbers, shared function infos, boilerplates, in the order of the unlinked constant table.
  TAGGED_FIELD(FixedArray, constants)
  // Registers that a frame of this code has.
  INT_FIELD(register_count)
  // Formal parameters without the receiver: a call with fewer arguments is padded with undefined up to this.
  INT_FIELD(parameter_count)
  // Bytecode: its length in units.
  INT_FIELD(unit_count)
  // Bytecode: the slots of its feedback vectors, in order; part of the unlinked code.
  RAW_POINTER_FIELD(const FeedbackKind, feedback_kinds)
  INT_FIELD(feedback_kind_count)
  // 1 once an assumption that the code was made on has ended (objects/dependents.h).
  INT_FIELD(is_invalidated)

  // V8's names, for tests. What code names it keeps alive.
  bool marked_for_deoptimization() const { return is_invalidated() != 0; }
  bool embedded_objects_cleared() const { return false; }
  // Whether an instruction of the bytecode is there (test/cctest/frames-vocabulary.cc).
  bool contains(Isolate* isolate, Address pc) const;

  bool is_bytecode() const { return (kind() & 1) != 0; }
  bool is_class_constructor() const { return kind() == kClassConstructor; }
  BuiltinFunction builtin_function() const { return reinterpret_cast<BuiltinFunction>(entry()); }
};
static_assert(sizeof(Code) == Code::kSize);

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_CODE_H_
