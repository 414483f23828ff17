#ifndef FLAT8_SRC_BYTECODE_BYTECODE_BUILDER_H_
#define FLAT8_SRC_BYTECODE_BYTECODE_BUILDER_H_

#include <initializer_list>

#include "src/ast/ast-fwd.h"
#include "src/ast/ast-value-factory.h"
#include "src/bytecode/bytecodes.h"
#include "src/bytecode/runtime-functions.h"
#include "src/bytecode/unlinked-code.h"
#include "src/zone/zone-containers.h"

namespace v8::internal {

// A place in the code. Jumps may name it before it is bound.
class BytecodeLabel {
 public:
  bool is_bound() const { return offset_ >= 0; }
  bool is_used() const { return uses_ != nullptr; }

 private:
  friend class BytecodeBuilder;
  struct Use {
    int instruction;  // The offset that the jump is relative to.
    int unit;
    Use* next;
  };
  int offset_ = -1;
  Use* uses_ = nullptr;
};

// A constant on its way into an UnlinkedCode.
struct ConstantDraft {
  UnlinkedConstant::Kind kind = UnlinkedConstant::kUndefined;
  uint32_t length = 0;  // Arrays.
  union {
    int32_t int_value;
    double number;
    const AstRawString* string;
    UnlinkedFunction* function;
    const UnlinkedScope* scope;
    const ConstantDraft* elements;  // Arrays.
  };

  static ConstantDraft Of(UnlinkedConstant::Kind kind) {
    ConstantDraft result{};
    result.kind = kind;
    return result;
  }
  static ConstantDraft OfString(const AstRawString* string) {
    ConstantDraft result = Of(UnlinkedConstant::kString);
    result.string = string;
    return result;
  }
  static ConstantDraft OfInt(int32_t value) {
    ConstantDraft result = Of(UnlinkedConstant::kInt);
    result.int_value = value;
    return result;
  }
};

// A part of the code whose exceptions go to one handler. Stretches may be cut out: what leaves the region on a jump
// (the closing of an iterator, say) is not covered by it although it stands inside.
class HandlerRegion {
 public:
  explicit HandlerRegion(Zone* zone) : cuts_(zone) {}

 private:
  friend class BytecodeBuilder;
  struct Cut {
    int start, end;
  };
  ZoneVector<Cut> cuts_;
  int start_ = 0;
  int end_ = 0;
};

// Writes the code of one function: units, labels, constants, feedback slots, registers, handlers, source positions.
// Code behind an instruction that never falls through is dropped until a label that something jumps to.
class BytecodeBuilder {
 public:
  explicit BytecodeBuilder(Zone* zone);
  DISALLOW_COPY(BytecodeBuilder);

  Zone* zone() const { return zone_; }
  int offset() const { return static_cast<int>(units_.size()); }
  bool is_reachable() const { return is_reachable_; }

  // ---- Instructions
  // The position in the source that is recorded for the next instructions that can throw.
  BytecodeBuilder& At(int position) {
    position_ = position;
    return *this;
  }
  // Feedback slots, the last operands, are made for the instruction unless they are given.
  void Emit(Bytecode bytecode, std::initializer_list<int> operands = {});
  // A jump; the label comes behind `operands`. Goes backwards when the label is bound already: then as a back edge, if
  // need be one of two instructions.
  void EmitJump(Bytecode bytecode, std::initializer_list<int> operands, BytecodeLabel* label);
  void Jump(BytecodeLabel* label) { EmitJump(label->is_bound() ? Bytecode::kJumpLoop : Bytecode::kJump, {}, label); }
  void Bind(BytecodeLabel* label);
  // The start of a loop that is entered at its bottom: only back edges will name the label.
  void BindLoopHeader(BytecodeLabel* label, bool is_reachable);
  // Falls through when the register's int is not among 0 … size - 1.
  void SwitchOnInt(Register reg, BytecodeLabel** labels, int size);
  void Move(Register to, Register from) {
    if (!(to == from)) Emit(Bytecode::kMove, {to.operand(), from.operand()});
  }
  void LoadInt(Register to, int32_t value);
  void LoadConstant(Register to, int constant);
  void LoadBoolean(Register to, bool value) {
    Emit(value ? Bytecode::kLoadTrue : Bytecode::kLoadFalse, {to.operand()});
  }
  void LoadUndefined(Register to) { Emit(Bytecode::kLoadUndefined, {to.operand()}); }

  // ---- Handlers
  void BeginRegion(HandlerRegion* region) { region->start_ = region->end_ = offset(); }
  void EndRegion(HandlerRegion* region) { region->end_ = offset(); }
  void CutRegion(HandlerRegion* region, int start, int end) {
    if (start != end) region->cuts_.push_back({start, end});
  }
  // The handler of a finished region stands here. False (and nothing reachable) when the region is empty.
  bool BindHandler(HandlerRegion* region, Register context, Register exception);

  // ---- Constants
  int Constant(const AstRawString* string);
  int BigIntConstant(const AstRawString* digits);
  int Constant(double number);
  int Constant(const UnlinkedScope* scope);
  int Constant(UnlinkedFunction* function);
  int ArrayConstant(const ConstantDraft* elements, uint32_t length);

  // ---- Feedback
  // Loads of one global share a slot.
  int GlobalLoadSlot(const AstRawString* name, bool inside_typeof);

  // ---- Registers
  // Locals come first and stay; temporaries are a stack above them.
  void ReserveLocals(int count);
  int locals() const { return locals_; }
  Register NewRegister() { return Register::Local(NewRun(1)); }
  // Index of the first of `count` registers in a row.
  int NewRun(int count);
  // Whether a list of values may be kept in a run, so that enough registers remain for what is evaluated meanwhile.
  bool HasRoomFor(size_t count) const;
  int registers_in_use() const { return next_register_; }
  void ReleaseRegisters(int in_use) { next_register_ = in_use; }

  void CountThisProperties(int count) { this_properties_ += count; }

  // The result, with one reference for the caller. Throws CompileAbort.
  UnlinkedCode* Finish(int parameter_count);

  // Thrown through: the code does not fit its encoding.
  [[noreturn]] static void TooLarge();

 private:
  friend class UnlinkedCodeWriter;
  void PutOperand(OperandKind kind, int value);
  // The first word of a new slot; when operands cannot name any more, of one that all such sites share.
  int NewSlot(FeedbackKind kind);
  void RecordPosition();
  int AddConstant(const ConstantDraft& draft);

  Zone* zone_;
  ZoneVector<uint16_t> units_;
  ZoneVector<ConstantDraft> constants_;
  ZoneVector<HandlerEntry> handlers_;
  ZoneVector<uint8_t> positions_;
  ZoneMap<const AstRawString*, int> strings_;
  ZoneMap<const AstRawString*, int> bigints_;
  ZoneMap<uint64_t, int> numbers_;
  ZoneMap<const UnlinkedScope*, int> scopes_;
  ZoneMap<const AstRawString*, int> global_slots_[2];
  ZoneVector<FeedbackKind> feedback_kinds_;
  int shared_slots_[static_cast<int>(FeedbackKind::kCount)];
  int feedback_words_ = 0;
  int position_ = -1;
  int recorded_position_ = 0;
  int recorded_offset_ = 0;
  int locals_ = 0;
  int next_register_ = 0;
  int register_count_ = 0;
  int this_properties_ = 0;
  bool is_reachable_ = true;
};

// Releases the temporaries taken since its construction.
class RegisterScope {
 public:
  explicit RegisterScope(BytecodeBuilder* builder) : builder_(builder), in_use_(builder->registers_in_use()) {}
  ~RegisterScope() { builder_->ReleaseRegisters(in_use_); }
  DISALLOW_COPY(RegisterScope);

 private:
  BytecodeBuilder* builder_;
  int in_use_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_BYTECODE_BUILDER_H_
