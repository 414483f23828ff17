#ifndef FLAT8_SRC_INTERPRETER_HANDLER_MACROS_H_
#define FLAT8_SRC_INTERPRETER_HANDLER_MACROS_H_

// The words that the handlers of interpreter.cc are written in; nothing else includes this. They stand for the loop's
// locals (pc, fp, slots, constants, handlers, isolate and, of calls, called, new_fp, argc, new_target, flags), the
// operands of the current instruction (op) and the label `exception`.

#define R(operand) (*reinterpret_cast<Value*>(fp + (operand)))
#define SAVE_PC() (fp[Frame::kPc] = Value::FromRawPointer(pc).ptr())
#define DISPATCH()                                                    \
  do {                                                                \
    if constexpr (kIsGuarded) {                                       \
      SAVE_PC();                                                      \
      if (BeforeGuardedInstruction(isolate, fp, pc).IsException()) goto exception; \
    }                                                                 \
    goto* handlers[*pc];                                              \
  } while (false)
#define CASE(Name) \
  handle_##Name : if ([[maybe_unused]] const bytecode::Name& op = bytecode::At<bytecode::Name>(pc); true)
// To the instruction behind this one.
#define NEXT()                                                                         \
  do {                                                                                 \
    pc += bytecode::kUnitsOf<std::remove_cv_t<std::remove_reference_t<decltype(op)>>>; \
    DISPATCH();                                                                        \
  } while (false)
// Ends the instruction with its value.
#define RESULT(value)    \
  do {                   \
    R(op.dst) = (value); \
    NEXT();              \
  } while (false)
// Ends the instruction at pc, a call, with its value.
#define RETURN_TO_FRAME(value)                         \
  do {                                                 \
    R(bytecode::At<bytecode::Call>(pc).dst) = (value); \
    pc += kUnits[*pc];                                 \
    DISPATCH();                                        \
  } while (false)
// Makes the frame at new_fp, whose receiver and arguments are in place, and goes on in it.
#define ENTER_FRAME(function, code, register_count, new_target, argc_and_flags)                  \
  do {                                                                                           \
    FillRegisters(new_fp, register_count);                                                       \
    new_fp[Frame::kCallerFp] = Value::FromRawPointer(fp).ptr();                                  \
    new_fp[Frame::kCode] = (code).ptr();                                                         \
    new_fp[Frame::kContext] = (function)->context().ptr();                                       \
    new_fp[Frame::kCallee] = (function).ptr();                                                   \
    new_fp[Frame::kNewTarget] = (new_target);                                                    \
    new_fp[Frame::kArgcAndFlags] = Value::Int(argc_and_flags).ptr();                             \
    pc = static_cast<const uint16_t*>((code)->entry());                                          \
    new_fp[Frame::kPc] = Value::FromRawPointer(pc).ptr();                                        \
    if (*pc == static_cast<uint16_t>(Bytecode::kConvertReceiver) &&                              \
        V8_LIKELY(IsJSReceiver(Value(new_fp[Frame::kReceiver])))) {                              \
      pc += bytecode::kUnitsOf<bytecode::ConvertReceiver>;                                       \
    }                                                                                            \
    fp = new_fp;                                                                                 \
    isolate->vm_fp = fp;                                                                         \
    constants = (code)->constants();                                                             \
    const Value feedback = (function)->feedback();                                               \
    if (V8_LIKELY(feedback.IsCell())) {                                                          \
      slots = Tagged<FeedbackVector>(feedback.ptr())->slot(0);                                   \
      USE_BUDGET((code)->unit_count());                                                          \
    } else {                                                                                     \
      const Tagged<FeedbackVector> vector = EnsureFeedbackVector(isolate, function);             \
      slots = vector.is_empty() ? nullptr : vector->slot(0);                                     \
    }                                                                                            \
    if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm((function)->native_context()); \
    DISPATCH();                                                                                  \
  } while (false)
// The caller's frame, which is one of this loop's, becomes the current one.
#define LEAVE_FRAME()                                                                                    \
  do {                                                                                                   \
    fp = Frame(fp).caller_fp();                                                                          \
    isolate->vm_fp = fp;                                                                                 \
    pc = Frame(fp).pc();                                                                                 \
    LOAD_FRAME_STATE();                                                                                  \
    if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(CURRENT_FUNCTION()->native_context()); \
  } while (false)
// A fallible expression whose value goes to the destination.
#define SLOW_VALUE(expression)                                  \
  do {                                                          \
    SAVE_PC();                                                  \
    auto slow_result = (expression);                            \
    if (V8_UNLIKELY(slow_result.IsException())) goto exception; \
    R(op.dst) = slow_result.value();                            \
    NEXT();                                                     \
  } while (false)
#define SLOW_BOOL(expression)                                   \
  do {                                                          \
    SAVE_PC();                                                  \
    auto slow_result = (expression);                            \
    if (V8_UNLIKELY(slow_result.IsException())) goto exception; \
    R(op.dst) = Value::Bool(slow_result.value());               \
    NEXT();                                                     \
  } while (false)
#define SLOW_VOID(expression)                                   \
  do {                                                          \
    SAVE_PC();                                                  \
    auto slow_result = (expression);                            \
    if (V8_UNLIKELY(slow_result.IsException())) goto exception; \
    NEXT();                                                     \
  } while (false)
#define CURRENT_FUNCTION() (Tagged<JSFunction>(fp[Frame::kCallee]))
#define VECTOR()                               \
  (slots == nullptr ? Tagged<FeedbackVector>() \
                    : Tagged<FeedbackVector>(reinterpret_cast<uint64_t>(slots) - FeedbackVector::kFirstSlotOffset))
#define CONSTANT(index) (constants->get(index))
#define NAME_CONSTANT(index) (Tagged<Name>(constants->get(index).ptr()))
#define STRING_CONSTANT(index) (Tagged<String>(constants->get(index).ptr()))
// Whether a fast way may be taken: always, but in the modes that ask, and never under a guard.
#define FAST(flag) (!kIsGuarded && (!kAsks || v8_flags.flag))
// ---- Records for compilers
#define PROFILE()                                                                                                    \
  (reinterpret_cast<uint8_t*>((reinterpret_cast<uint64_t>(pc) >> 1) + slots[FeedbackVector::kProfileBaseFromSlots] - \
                              FeedbackVector::kProfileBias))
#define RECORD_DOUBLE()                                                                \
  do {                                                                                 \
    if (kRecords && V8_LIKELY(slots != nullptr)) PROFILE()[0] = profile_bits::kDouble; \
  } while (false)
#define RECORD(bits)                                          \
  do {                                                        \
    if (kRecords && slots != nullptr) PROFILE()[1] |= (bits); \
  } while (false)
#define RECORD_RESULT_OF_INTS(result) RECORD(ProfileBitsOfResult(result))
#define RECORD_OPERANDS(left, right) RECORD(ProfileBitsOfOperands(left, right))
#define RECORD_CALLEE(slot)                                                                  \
  do {                                                                                       \
    if (kRecords && V8_LIKELY(slots != nullptr)) {                                           \
      uint64_t* const call_slot = slots + (slot);                                            \
      ++*reinterpret_cast<int32_t*>(call_slot + 1);                                          \
      if (V8_UNLIKELY(call_slot[0] != called.ptr())) RecordCallee(VECTOR(), (slot), called); \
    }                                                                                        \
  } while (false)
#define USE_BUDGET(units)                                                                           \
  do {                                                                                              \
    if (kRecords) {                                                                                 \
      int32_t* const budget = reinterpret_cast<int32_t*>(slots + FeedbackVector::kBudgetFromSlots); \
      if (V8_UNLIKELY((*budget -= (units)) < 0)) OnBudgetExhausted(VECTOR());                       \
    }                                                                                               \
  } while (false)

#endif  // FLAT8_SRC_INTERPRETER_HANDLER_MACROS_H_
