#include "src/bytecode/bytecodes.h"
#include "src/bytecode/unlinked-code.h"
#include "src/execution/frames.h"
#include "src/execution/isolate.h"
#include "src/heap/stack-segments.h"
#include "src/objects/feedback-nexus.h"

// What V8's tests ask of frames and of feedback.
namespace v8::internal {

// --- Frames ----------------------------------------------------------------------------------------------------------

StackFrameIterator::StackFrameIterator(Isolate* isolate)
    : StackFrameIterator(isolate, InnermostCallback(isolate->stack_segments) != 0) {}

StackFrameIterator::StackFrameIterator(Isolate* isolate, bool from_exit) { Show(isolate->vm_fp, from_exit); }

void StackFrameIterator::Show(uint64_t* fp, bool is_exit) {
  while (fp != nullptr && Frame(fp).is_native()) fp = Frame(fp).caller_fp();
  fp_ = fp;
  frame_ = StackFrame(fp, is_exit);
}

void StackFrameIterator::Advance() {
  CHECK(!done());
  Show(frame_.is_exit() ? fp_ : Frame(fp_).caller_fp(), false);
}

StackFrameIteratorForProfilerForTesting::StackFrameIteratorForProfilerForTesting(Isolate* isolate, Address, Address,
                                                                                 Address, Address, Address)
    : StackFrameIterator(isolate, false) {}

Address Isolate::js_entry_sp() const {
  uint64_t* outermost = vm_fp;
  while (outermost != nullptr && Frame(outermost).caller_fp() != nullptr) outermost = Frame(outermost).caller_fp();
  return reinterpret_cast<Address>(outermost);
}

bool Code::contains(Isolate*, Address pc) const {
  const Address first = reinterpret_cast<Address>(entry());
  return is_bytecode() && pc >= first && pc < first + sizeof(uint16_t) * static_cast<size_t>(unit_count());
}

// --- Feedback --------------------------------------------------------------------------------------------------------

FeedbackSlotKind FeedbackNexus::kind() const {
  // Which of the forms of an access it is, only its instruction knows.
  const base::Vector<const uint16_t> units = vector_->code()->unlinked()->units();
  for (size_t offset = 0; offset < units.size();) {
    const Instruction instruction(units.begin() + offset);
    offset += static_cast<size_t>(instruction.length());
    const BytecodeInfo& info = instruction.info();
    for (int k = 0; k < info.operand_count; ++k) {
      if (info.operands[k].kind != OperandKind::kSlot || instruction.operand(k) != slot_.ToInt()) continue;
      switch (instruction.bytecode()) {
        case Bytecode::kStoreGlobalSloppy:
          return FeedbackSlotKind::kStoreGlobalSloppy;
        case Bytecode::kStoreGlobalStrict:
          return FeedbackSlotKind::kStoreGlobalStrict;
        case Bytecode::kLoadGlobal:
          return FeedbackSlotKind::kLoadGlobalNotInsideTypeof;
        case Bytecode::kLoadGlobalInsideTypeof:
          return FeedbackSlotKind::kLoadGlobalInsideTypeof;
        case Bytecode::kSetNamedSloppy:
          return FeedbackSlotKind::kSetNamedSloppy;
        case Bytecode::kSetNamedStrict:
          return FeedbackSlotKind::kSetNamedStrict;
        case Bytecode::kSetKeyedSloppy:
          return FeedbackSlotKind::kSetKeyedSloppy;
        case Bytecode::kSetKeyedStrict:
          return FeedbackSlotKind::kSetKeyedStrict;
        default:
          break;
      }
      switch (info.operands[k].feedback) {
        case FeedbackKind::kGetNamed:
          return FeedbackSlotKind::kLoadProperty;
        case FeedbackKind::kDefineNamed:
          return FeedbackSlotKind::kDefineNamedOwn;
        case FeedbackKind::kGetKeyed:
          return FeedbackSlotKind::kLoadKeyed;
        case FeedbackKind::kCall:
        case FeedbackKind::kConstruct:
          return FeedbackSlotKind::kCall;
        case FeedbackKind::kRegExpLiteral:
        case FeedbackKind::kTemplateObject:
          return FeedbackSlotKind::kLiteral;
        default:
          return FeedbackSlotKind::kInvalid;
      }
    }
  }
  return FeedbackSlotKind::kInvalid;
}

}  // namespace v8::internal
