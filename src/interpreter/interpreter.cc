#include "src/interpreter/interpreter.h"

#include <algorithm>

#include "src/bytecode/bytecodes.h"
#include "src/common/builtin-ids.h"
#include "src/execution/call.h"
#include "src/execution/exception-handler.h"
#include "src/ic/element-access.h"
#include "src/ic/feedback.h"
#include "src/ic/global-ic.h"
#include "src/ic/handler-access.h"
#include "src/ic/load-ic.h"
#include "src/ic/store-ic.h"
#include "src/ic/stub-cache.h"
#include "src/objects/number-arithmetic.h"
#include "src/runtime/environments/direct-eval.h"
#include "src/runtime/environments/name-lookup.h"
#include "src/runtime/functions/arguments-objects.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/functions/function-calls.h"
#include "src/runtime/functions/generators.h"
#include "src/runtime/iteration/fast-list.h"
#include "src/runtime/iteration/for-in.h"
#include "src/runtime/iteration/iteration.h"
#include "src/runtime/properties/literals.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/properties/super-property.h"
#include "src/runtime/runtime-functions.h"
#include "src/runtime/text/regexp-operations.h"
#include "src/runtime/values/operators.h"

// The interpreter's loop: one function, direct threaded by computed goto. Each handler has its fast way in line and
// leaves everything else to a cold function of runtime/. JavaScript calls of JavaScript functions stay inside the loop.
//
// State in locals: pc (the current instruction), fp (the frame), slots (first word of the feedback, null while there is
// none), constants. The pc is saved in the frame before anything that can throw or call.
namespace v8::internal {

namespace {

V8_INLINE Value* RegisterAt(uint64_t* fp, uint16_t operand) {
  return reinterpret_cast<Value*>(fp + static_cast<int16_t>(operand));
}

V8_INLINE int32_t Read32(const uint16_t* units) {
  int32_t value;
  __builtin_memcpy(&value, units, sizeof(value));
  return value;
}

// Units of each instruction, for going on behind a call.
constexpr uint8_t UnitsOfOperands(std::initializer_list<OperandKind> operands) {
  int units = 1;
  for (OperandKind kind : operands) units += UnitsOf(kind);
  return static_cast<uint8_t>(units);
}
namespace operand_names {
constexpr OperandKind Dst = OperandKind::kDst, Reg = OperandKind::kReg, Args = OperandKind::kArgs,
                      Const = OperandKind::kConst, Slot = OperandKind::kSlot, Imm = OperandKind::kImm,
                      UImm = OperandKind::kUImm, Imm32 = OperandKind::kImm32, Count = OperandKind::kCount,
                      Flag = OperandKind::kFlag, Jump = OperandKind::kJump, Runtime = OperandKind::kRuntime;
constexpr uint8_t kUnitTable[] = {
#define BYTECODE(Name, effects, ...) UnitsOfOperands({__VA_ARGS__}),
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
};
}  // namespace operand_names
constexpr const uint8_t* kUnits = operand_names::kUnitTable;

// Lays out a call with the elements of a list, the last one right below `top`, where no frame's registers are: the run
// survives no collection before the callee's frame is made. Null when the callee needs more than a frame, or when the
// stack has no room for it.
uint64_t* RunOfList(Isolate* isolate, uint64_t* top, Value callee, Value receiver, const FastList& list) {
  if (!IsJSFunction(callee)) return nullptr;
  const Tagged<Code> code = Tagged<JSFunction>(callee.ptr())->code();
  if (!code->is_bytecode() && code->builtin_id() == static_cast<int>(Builtin::kCompileLazy)) return nullptr;
  const int missing = code->is_bytecode() ? std::max(code->parameter_count() - list.length(), 0) : 0;
  const int register_count = code->is_bytecode() ? code->register_count() : 0;
  uint64_t* const run = top - list.length() - Frame::kFirstArgument;
  if (run - missing - register_count - Frame::kHeaderSize < isolate->vm_stack_real_limit) return nullptr;
  run[Frame::kReceiver] = receiver.ptr();
  for (int i = 0; i < list.length(); ++i) run[Frame::kFirstArgument + i] = list.at(i).ptr();
  return run;
}

// Function.prototype.call and apply of a plain function, inside the loop: the run for the function itself. Null when
// the builtin has to decide.
uint64_t* ForwardedRun(Isolate* isolate, Tagged<Code> forwarder, uint64_t* run, int* argc, Value* called) {
  const Value target(run[Frame::kReceiver]);
  if (!IsJSFunction(target)) return nullptr;
  uint64_t* const arguments = run + Frame::kFirstArgument;
  const Value receiver = *argc > 0 ? Value(arguments[0]) : Undefined();
  const bool is_call = forwarder->builtin_id() == static_cast<int>(Builtin::kFunctionPrototypeCall);
  if (*argc == 0 || (!is_call && (*argc == 1 || Value(arguments[1]).IsNullOrUndefined()))) {
    run[Frame::kReceiver] = receiver.ptr();
    *argc = 0;
  } else if (is_call) {
    // thisArg takes the receiver's place, the rest moves up.
    ++run;
    --*argc;
  } else {
    FastList list;
    if (!FastList::From(isolate, Value(arguments[1]), &list)) return nullptr;
    run = RunOfList(isolate, arguments + *argc, target, receiver, list);
    if (run == nullptr) return nullptr;
    *argc = list.length();
  }
  *called = target;
  return run;
}

}  // namespace

#define R(n) (*RegisterAt(fp, pc[n]))
#define SAVE_PC() (fp[Frame::kPc] = Value::FromRawPointer(pc).ptr())
#define DISPATCH() goto* kHandlers[*pc]
#define NEXT(units) \
  do {              \
    pc += (units);  \
    DISPATCH();     \
  } while (false)
#define CASE(Name) handle_##Name
// A fallible expression whose value goes to register operand 1.
#define SLOW_VALUE(units, expression)                           \
  do {                                                          \
    SAVE_PC();                                                  \
    auto slow_result = (expression);                            \
    if (V8_UNLIKELY(slow_result.IsException())) goto exception; \
    R(1) = slow_result.value();                                 \
    NEXT(units);                                                \
  } while (false)
#define SLOW_BOOL(units, expression)                            \
  do {                                                          \
    SAVE_PC();                                                  \
    auto slow_result = (expression);                            \
    if (V8_UNLIKELY(slow_result.IsException())) goto exception; \
    R(1) = Value::Bool(slow_result.value());                    \
    NEXT(units);                                                \
  } while (false)
#define SLOW_VOID(units, expression)                            \
  do {                                                          \
    SAVE_PC();                                                  \
    auto slow_result = (expression);                            \
    if (V8_UNLIKELY(slow_result.IsException())) goto exception; \
    NEXT(units);                                                \
  } while (false)
#define CURRENT_FUNCTION() (Tagged<JSFunction>(fp[Frame::kCallee]))
#define VECTOR()                               \
  (slots == nullptr ? Tagged<FeedbackVector>() \
                    : Tagged<FeedbackVector>(reinterpret_cast<uint64_t>(slots) - FeedbackVector::kFirstSlotOffset))
#define CONSTANT(n) (constants->get(pc[n]))
#define NAME_CONSTANT(n) (Tagged<Name>(constants->get(pc[n]).ptr()))
#define STRING_CONSTANT(n) (Tagged<String>(constants->get(pc[n]).ptr()))

Result<Value> RunFrame(Isolate* isolate, uint64_t* fp) {
  static const void* const kHandlers[] = {
#define BYTECODE(Name, ...) &&handle_##Name,
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
  };
  const uint16_t* pc;
  uint64_t* slots;
  Tagged<FixedArray> constants;
  Value called;  // Of the call handlers; out here because no dispatch may jump past its initialization.

#define LOAD_FRAME_STATE()                                                                             \
  do {                                                                                                 \
    const Tagged<JSFunction> frame_function = CURRENT_FUNCTION();                                      \
    constants = frame_function->code()->constants();                                                   \
    const Value frame_feedback = frame_function->feedback();                                           \
    slots = frame_feedback.IsCell() ? Tagged<FeedbackVector>(frame_feedback.ptr())->slot(0) : nullptr; \
  } while (false)

  pc = Frame(fp).pc();
  // Functions that only C++ calls (callbacks, most often) need their feedback as well.
  EnsureFeedbackVector(isolate, CURRENT_FUNCTION());
  LOAD_FRAME_STATE();
  if (pc[0] == static_cast<uint16_t>(Bytecode::kSuspend)) {
    // A generator goes on behind its Suspend: ResumeGenerator has stored value and mode in its registers.
    pc += InfoOf(Bytecode::kSuspend).units;
  }
  DISPATCH();

  // ---- Moves and constants
  CASE(Move) : {
    R(1) = R(2);
    NEXT(3);
  }
  CASE(LoadUndefined) : {
    R(1) = Undefined();
    NEXT(2);
  }
  CASE(LoadNull) : {
    R(1) = Null();
    NEXT(2);
  }
  CASE(LoadTrue) : {
    R(1) = True();
    NEXT(2);
  }
  CASE(LoadFalse) : {
    R(1) = False();
    NEXT(2);
  }
  CASE(LoadTheHole) : {
    R(1) = TheHole();
    NEXT(2);
  }
  CASE(LoadInt) : {
    R(1) = Value::Int(static_cast<int16_t>(pc[2]));
    NEXT(3);
  }
  CASE(LoadInt32) : {
    R(1) = Value::Int(Read32(pc + 2));
    NEXT(4);
  }
  CASE(LoadConst) : {
    R(1) = CONSTANT(2);
    NEXT(3);
  }
  CASE(LoadConstWide) : {
    R(1) = constants->get(Read32(pc + 2));
    NEXT(4);
  }
  CASE(LoadGlobalProxy) : {
    R(1) = CURRENT_FUNCTION()->native_context()->global_proxy();
    NEXT(2);
  }
  CASE(ConvertReceiver) : {
    const Value receiver(fp[Frame::kReceiver]);
    if (V8_LIKELY(IsJSReceiver(receiver))) NEXT(1);
    SAVE_PC();
    auto converted = ConvertReceiver(isolate, receiver, CURRENT_FUNCTION());
    if (V8_UNLIKELY(converted.IsException())) goto exception;
    fp[Frame::kReceiver] = converted.value().ptr();
    NEXT(1);
  }

  // ---- Contexts
  CASE(CreateContext) : {
    SLOW_VALUE(4, NewContext(isolate, Tagged<Context>(fp[Frame::kContext]), pc[3], CONSTANT(2)));
  }
  CASE(CreateWithContext) : {
    SAVE_PC();
    auto context = NewContext(isolate, Tagged<Context>(fp[Frame::kContext]), Context::kFirstVariableSlot, R(2));
    if (V8_UNLIKELY(context.IsException())) goto exception;
    R(1) = context.value();
    NEXT(4);
  }
  CASE(CloneContext) : {
    SAVE_PC();
    const Tagged<Context> current(fp[Frame::kContext]);
    auto clone =
        NewContext(isolate, current->previous(), current->length(), current->get(Context::kScopeInfoOrExtension));
    if (V8_UNLIKELY(clone.IsException())) goto exception;
    for (int i = Context::kFirstVariableSlot; i < current->length(); ++i) clone.value()->set(i, current->get(i));
    R(1) = clone.value();
    NEXT(2);
  }
  CASE(LoadContextSlot) : {
    Tagged<Context> context(fp[Frame::kContext]);
    for (int depth = pc[3]; depth > 0; --depth) context = context->previous();
    R(1) = context->get(pc[2]);
    NEXT(4);
  }
  CASE(LoadCurrentContextSlot) : {
    R(1) = Tagged<Context>(fp[Frame::kContext])->get(pc[2]);
    NEXT(3);
  }
  CASE(StoreContextSlot) : {
    Tagged<Context> context(fp[Frame::kContext]);
    for (int depth = pc[2]; depth > 0; --depth) context = context->previous();
    context->set(pc[1], R(3));
    NEXT(4);
  }
  CASE(StoreCurrentContextSlot) : {
    Tagged<Context>(fp[Frame::kContext])->set(pc[1], R(2));
    NEXT(3);
  }

  // ---- Variables by name
#define LOAD_GLOBAL(inside_typeof)                                                           \
  if (V8_LIKELY(slots != nullptr)) {                                                         \
    const uint64_t* entry = slots + pc[3];                                                   \
    const Value first(entry[0]);                                                             \
    if (V8_LIKELY(first.IsCell())) {                                                         \
      const Value second(entry[1]);                                                          \
      const Value value = second.IsInt() ? Tagged<Context>(first.ptr())->get(second.AsInt()) \
                                         : Tagged<PropertyCell>(first.ptr())->value();       \
      if (V8_LIKELY(!value.IsTheHole())) {                                                   \
        R(1) = value;                                                                        \
        NEXT(4);                                                                             \
      }                                                                                      \
    }                                                                                        \
  }                                                                                          \
  SLOW_VALUE(4, LoadGlobalMiss(isolate, VECTOR(), pc[3], STRING_CONSTANT(2), inside_typeof))
  CASE(LoadGlobal) : { LOAD_GLOBAL(false); }
  CASE(LoadGlobalInsideTypeof) : { LOAD_GLOBAL(true); }
#define STORE_GLOBAL(mode)                                                            \
  if (V8_LIKELY(slots != nullptr)) {                                                  \
    const uint64_t* entry = slots + pc[3];                                            \
    const Value first(entry[0]);                                                      \
    if (V8_LIKELY(first.IsCell())) {                                                  \
      const Value second(entry[1]);                                                   \
      if (second.IsInt()) {                                                           \
        const Tagged<Context> context(first.ptr());                                   \
        if (V8_LIKELY(!context->get(second.AsInt()).IsTheHole())) {                   \
          context->set(second.AsInt(), R(2));                                         \
          NEXT(4);                                                                    \
        }                                                                             \
      } else {                                                                        \
        const Tagged<PropertyCell> cell(first.ptr());                                 \
        if (V8_LIKELY(!cell->value().IsTheHole() && !cell->details().IsReadOnly())) { \
          cell->set_value(R(2));                                                      \
          NEXT(4);                                                                    \
        }                                                                             \
      }                                                                               \
    }                                                                                 \
  }                                                                                   \
  SLOW_VOID(4, StoreGlobalMiss(isolate, VECTOR(), pc[3], STRING_CONSTANT(1), R(2), mode))
  CASE(StoreGlobalSloppy) : { STORE_GLOBAL(LanguageMode::kSloppy); }
  CASE(StoreGlobalStrict) : { STORE_GLOBAL(LanguageMode::kStrict); }
  CASE(LoadLookup) : { SLOW_VALUE(3, LoadLookup(isolate, STRING_CONSTANT(2), false)); }
  CASE(LoadLookupInsideTypeof) : { SLOW_VALUE(3, LoadLookup(isolate, STRING_CONSTANT(2), true)); }
  CASE(LoadLookupForCall) : {
    SAVE_PC();
    Value callee, receiver;
    if (V8_UNLIKELY(LoadLookupForCall(isolate, STRING_CONSTANT(3), &callee, &receiver).IsException())) goto exception;
    R(1) = callee;
    R(2) = receiver;
    NEXT(4);
  }
  CASE(StoreLookupSloppy) : { SLOW_VOID(3, StoreLookup(isolate, STRING_CONSTANT(1), R(2), LanguageMode::kSloppy)); }
  CASE(StoreLookupStrict) : { SLOW_VOID(3, StoreLookup(isolate, STRING_CONSTANT(1), R(2), LanguageMode::kStrict)); }
  CASE(ThrowReferenceErrorIfHole) : {
    if (V8_LIKELY(!R(1).IsTheHole())) NEXT(3);
    SAVE_PC();
    Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, CONSTANT(2));
    goto exception;
  }
  CASE(ThrowSuperNotCalledIfHole) : {
    if (V8_LIKELY(!R(1).IsTheHole())) NEXT(2);
    SAVE_PC();
    Throw(isolate, MessageTemplate::kSuperNotCalled);
    goto exception;
  }
  CASE(ThrowSuperAlreadyCalledIfNotHole) : {
    if (V8_LIKELY(R(1).IsTheHole())) NEXT(2);
    SAVE_PC();
    Throw(isolate, MessageTemplate::kSuperAlreadyCalled);
    goto exception;
  }

  // ---- Properties
  CASE(GetNamed) : {
    const Value base = R(2);
    if (V8_LIKELY(base.IsCell() && slots != nullptr)) {
      const Tagged<HeapObject> object(base.ptr());
      const uint64_t* entry = slots + pc[4];
      const uint32_t map_ref = object->map_ref();
      const uint64_t word = entry[0];
      if (V8_LIKELY(PropertyHandler::MapRef(word) == map_ref)) {
        // The two commonest ways before the switch: own fields, and methods of the prototype chain.
        const PropertyHandler::Kind kind = PropertyHandler::KindOf(word);
        if (V8_LIKELY(kind == PropertyHandler::kOwnInObject)) {
          R(1) = object->RawField(PropertyHandler::OffsetOf(word)).load();
          NEXT(5);
        }
        if (V8_LIKELY(kind == PropertyHandler::kHolderInObject && IsValid(entry[2]))) {
          R(1) = Tagged<HeapObject>(entry[1])->RawField(PropertyHandler::OffsetOf(word)).load();
          NEXT(5);
        }
      } else {
        entry = HandlerOfMany(isolate->load_stub_cache, entry, map_ref, NAME_CONSTANT(3));
      }
      if (V8_LIKELY(entry != nullptr)) {
        const Value value = LoadByHandler(entry, object, NAME_CONSTANT(3));
        if (V8_LIKELY(!value.IsTheHole())) {
          R(1) = value;
          NEXT(5);
        }
      }
    }
    SLOW_VALUE(5, LoadICMiss(isolate, VECTOR(), pc[4], base, NAME_CONSTANT(3)));
  }
  CASE(GetLength) : {
    const Value base = R(2);
    if (V8_LIKELY(base.IsCell())) {
      const Tagged<HeapObject> object(base.ptr());
      const InstanceType type = object->instance_type();
      if (type == JS_ARRAY_TYPE) {
        R(1) = Tagged<JSArray>(base.ptr())->length();
        NEXT(5);
      }
      if (type <= LAST_STRING_TYPE) {
        R(1) = Value::Int(static_cast<int32_t>(Tagged<String>(base.ptr())->length()));
        NEXT(5);
      }
    }
    // The operands are those of GetNamed.
    goto handle_GetNamed;
  }
#define SET_NAMED(mode)                                                                                \
  const Value base = R(1);                                                                             \
  if (V8_LIKELY(base.IsCell() && slots != nullptr)) {                                                  \
    const Tagged<HeapObject> object(base.ptr());                                                       \
    const uint64_t* entry = slots + pc[4];                                                             \
    const uint32_t map_ref = object->map_ref();                                                        \
    if (V8_LIKELY(PropertyHandler::MapRef(entry[0]) == map_ref)) {                                     \
      if (V8_LIKELY(PropertyHandler::KindOf(entry[0]) == PropertyHandler::kOwnInObject)) {             \
        StoreOwnField(object, PropertyHandler::OffsetOf(entry[0]), R(3));                              \
        NEXT(5);                                                                                       \
      }                                                                                                \
    } else {                                                                                           \
      entry = HandlerOfMany(isolate->store_stub_cache, entry, map_ref, NAME_CONSTANT(2));              \
    }                                                                                                  \
    if (V8_LIKELY(entry != nullptr && StoreByHandler(entry, object, NAME_CONSTANT(2), R(3)))) NEXT(5); \
  }                                                                                                    \
  SLOW_VOID(5, StoreICMiss(isolate, VECTOR(), pc[4], base, NAME_CONSTANT(2), R(3), mode))
  CASE(SetNamedSloppy) : { SET_NAMED(LanguageMode::kSloppy); }
  CASE(SetNamedStrict) : { SET_NAMED(LanguageMode::kStrict); }
  CASE(DefineNamedOwn) : {
    const Value base = R(1);
    const Tagged<HeapObject> object(base.ptr());
    if (V8_LIKELY(slots != nullptr)) {
      const uint64_t* entry = slots + pc[4];
      if (V8_LIKELY(PropertyHandler::MapRef(entry[0]) == object->map_ref() &&
                    StoreByHandler(entry, object, NAME_CONSTANT(2), R(3)))) {
        NEXT(5);
      }
    }
    SLOW_VOID(5, DefineNamedOwnICMiss(isolate, VECTOR(), pc[4], Tagged<JSObject>(base.ptr()), NAME_CONSTANT(2), R(3)));
  }
  CASE(GetKeyed) : {
    const Value base = R(2);
    const Value key = R(3);
    if (V8_LIKELY(base.IsCell())) {
      const Tagged<HeapObject> object(base.ptr());
      const int64_t index = ElementIndex(key);
      if (V8_LIKELY(index >= 0)) {
        const Value value = LoadElementFast(object, static_cast<uint32_t>(index));
        if (V8_LIKELY(!value.IsTheHole())) {
          R(1) = value;
          NEXT(5);
        }
      } else if (key.IsCell() && Tagged<HeapObject>(key.ptr())->instance_type() <= LAST_NAME_TYPE) {
        const PropertyHandlerEntry* cached =
            isolate->load_stub_cache->Lookup(object->map_ref(), Tagged<Name>(key.ptr()));
        if (cached != nullptr) {
          const Value value = LoadByHandler(&cached->word, object, Tagged<Name>(key.ptr()));
          if (V8_LIKELY(!value.IsTheHole())) {
            R(1) = value;
            NEXT(5);
          }
        }
      }
    }
    SLOW_VALUE(5, KeyedLoadMiss(isolate, base, key));
  }
#define SET_KEYED(mode)                                                                                    \
  const Value base = R(1);                                                                                 \
  if (V8_LIKELY(base.IsCell())) {                                                                          \
    const int64_t index = ElementIndex(R(2));                                                              \
    if (V8_LIKELY(index >= 0 &&                                                                            \
                  StoreElementFast(Tagged<HeapObject>(base.ptr()), static_cast<uint32_t>(index), R(3)))) { \
      NEXT(5);                                                                                             \
    }                                                                                                      \
  }                                                                                                        \
  SLOW_VOID(5, KeyedStoreMiss(isolate, base, R(2), R(3), mode))
  CASE(SetKeyedSloppy) : { SET_KEYED(LanguageMode::kSloppy); }
  CASE(SetKeyedStrict) : { SET_KEYED(LanguageMode::kStrict); }
  CASE(DefineKeyedOwn) : { SLOW_VOID(5, DefineKeyedOwn(isolate, Tagged<JSReceiver>(R(1).ptr()), R(2), R(3), pc[4])); }
  CASE(DefineGetter) : {
    SLOW_VOID(5, DefineLiteralAccessor(isolate, Tagged<JSReceiver>(R(1).ptr()), R(2), R(3), pc[4], true));
  }
  CASE(DefineSetter) : {
    SLOW_VOID(5, DefineLiteralAccessor(isolate, Tagged<JSReceiver>(R(1).ptr()), R(2), R(3), pc[4], false));
  }
  CASE(ArrayAppend) : { SLOW_VOID(3, ArrayAppend(isolate, Tagged<JSArray>(R(1).ptr()), R(2))); }
  CASE(GetSuper) : { SLOW_VALUE(5, GetSuperProperty(isolate, R(2), R(3), R(4))); }
  CASE(SetSuperSloppy) : { SLOW_VOID(5, SetSuperProperty(isolate, R(1), R(2), R(3), R(4), LanguageMode::kSloppy)); }
  CASE(SetSuperStrict) : { SLOW_VOID(5, SetSuperProperty(isolate, R(1), R(2), R(3), R(4), LanguageMode::kStrict)); }
#define DELETE(should_throw)                             \
  SAVE_PC();                                             \
  auto object = ToObject(isolate, R(2));                 \
  if (V8_UNLIKELY(object.IsException())) goto exception; \
  auto key = ToPropertyKey(isolate, R(3));               \
  if (V8_UNLIKELY(key.IsException())) goto exception;    \
  SLOW_BOOL(4, DeleteProperty(isolate, object.value(), key.value(), should_throw))
  CASE(DeleteSloppy) : { DELETE(ShouldThrow::kDontThrow); }
  CASE(DeleteStrict) : { DELETE(ShouldThrow::kThrow); }
  CASE(TestIn) : { SLOW_BOOL(4, HasPropertyOperator(isolate, R(2), R(3))); }
  CASE(TestInstanceOf) : { SLOW_BOOL(4, InstanceOf(isolate, R(2), R(3))); }

  // ---- Operators
  CASE(Add) : {
    const Value a = R(2), b = R(3);
    if (V8_LIKELY(BothInts(a, b))) {
      int32_t sum;
      if (V8_LIKELY(!__builtin_add_overflow(a.AsInt(), b.AsInt(), &sum))) {
        R(1) = Value::Int(sum);
      } else {
        R(1) = Value::Double(static_cast<double>(a.AsInt()) + b.AsInt());
      }
      NEXT(4);
    }
    if (V8_LIKELY(BothNumbers(a, b))) {
      R(1) = Value::Double(a.AsNumber() + b.AsNumber());
      NEXT(4);
    }
    SLOW_VALUE(4, Add(isolate, a, b));
  }
  CASE(Sub) : {
    const Value a = R(2), b = R(3);
    if (V8_LIKELY(BothInts(a, b))) {
      int32_t difference;
      if (V8_LIKELY(!__builtin_sub_overflow(a.AsInt(), b.AsInt(), &difference))) {
        R(1) = Value::Int(difference);
      } else {
        R(1) = Value::Double(static_cast<double>(a.AsInt()) - b.AsInt());
      }
      NEXT(4);
    }
    if (V8_LIKELY(BothNumbers(a, b))) {
      R(1) = Value::Double(a.AsNumber() - b.AsNumber());
      NEXT(4);
    }
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::kSub, a, b));
  }
  CASE(Mul) : {
    const Value a = R(2), b = R(3);
    if (V8_LIKELY(BothInts(a, b))) {
      R(1) = MultiplyInts(a.AsInt(), b.AsInt());
      NEXT(4);
    }
    if (V8_LIKELY(BothNumbers(a, b))) {
      R(1) = Value::Double(a.AsNumber() * b.AsNumber());
      NEXT(4);
    }
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::kMul, a, b));
  }
  CASE(Div) : {
    const Value a = R(2), b = R(3);
    if (V8_LIKELY(BothNumbers(a, b))) {
      R(1) = Value::Number(a.AsNumber() / b.AsNumber());
      NEXT(4);
    }
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::kDiv, a, b));
  }
  CASE(Mod) : {
    const Value a = R(2), b = R(3);
    if (V8_LIKELY(BothInts(a, b) && a.AsInt() >= 0 && b.AsInt() > 0)) {
      R(1) = Value::Int(a.AsInt() % b.AsInt());
      NEXT(4);
    }
    if (V8_LIKELY(BothNumbers(a, b))) {
      R(1) = ModuloDoubles(a.AsNumber(), b.AsNumber());
      NEXT(4);
    }
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::kMod, a, b));
  }
  CASE(Exp) : { SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::kExp, R(2), R(3))); }
#define BITWISE(Name, operation)                                           \
  CASE(Name) : {                                                           \
    const Value a = R(2), b = R(3);                                        \
    int32_t x, y;                                                          \
    if (V8_LIKELY(NumberToInt32Fast(a, &x) && NumberToInt32Fast(b, &y))) { \
      R(1) = operation;                                                    \
      NEXT(4);                                                             \
    }                                                                      \
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::k##Name, a, b)); \
  }
  BITWISE(BitAnd, Value::Int(x & y))
  BITWISE(BitOr, Value::Int(x | y))
  BITWISE(BitXor, Value::Int(x ^ y))
  BITWISE(ShiftLeft, Value::Int(static_cast<int32_t>(static_cast<uint32_t>(x) << (y & 31))))
  BITWISE(ShiftRight, Value::Int(x >> (y & 31)))
  BITWISE(ShiftRightLogical, Value::Number(static_cast<uint32_t>(x) >> (y & 31)))
  CASE(AddInt) : {
    const Value a = R(2);
    const int32_t b = static_cast<int16_t>(pc[3]);
    int32_t sum;
    if (V8_LIKELY(a.IsInt() && !__builtin_add_overflow(a.AsInt(), b, &sum))) {
      R(1) = Value::Int(sum);
      NEXT(4);
    }
    if (V8_LIKELY(a.IsNumber())) {
      R(1) = Value::Double(a.AsNumber() + b);
      NEXT(4);
    }
    SLOW_VALUE(4, Add(isolate, a, Value::Int(b)));
  }
  CASE(SubInt) : {
    const Value a = R(2);
    const int32_t b = static_cast<int16_t>(pc[3]);
    int32_t difference;
    if (V8_LIKELY(a.IsInt() && !__builtin_sub_overflow(a.AsInt(), b, &difference))) {
      R(1) = Value::Int(difference);
      NEXT(4);
    }
    if (V8_LIKELY(a.IsNumber())) {
      R(1) = Value::Double(a.AsNumber() - b);
      NEXT(4);
    }
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::kSub, a, Value::Int(b)));
  }
  CASE(MulInt) : {
    const Value a = R(2);
    const int32_t b = static_cast<int16_t>(pc[3]);
    if (V8_LIKELY(a.IsInt())) {
      R(1) = MultiplyInts(a.AsInt(), b);
      NEXT(4);
    }
    if (V8_LIKELY(a.IsNumber())) {
      R(1) = Value::Double(a.AsNumber() * b);
      NEXT(4);
    }
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::kMul, a, Value::Int(b)));
  }
#define BITWISE_INT(Name, Operator, operation)                                          \
  CASE(Name) : {                                                                        \
    const Value a = R(2);                                                               \
    const int32_t y = static_cast<int16_t>(pc[3]);                                      \
    int32_t x;                                                                          \
    if (V8_LIKELY(NumberToInt32Fast(a, &x))) {                                          \
      R(1) = operation;                                                                 \
      NEXT(4);                                                                          \
    }                                                                                   \
    SLOW_VALUE(4, Arithmetic(isolate, ArithmeticOperator::Operator, a, Value::Int(y))); \
  }
  BITWISE_INT(BitAndInt, kBitAnd, Value::Int(x & y))
  BITWISE_INT(BitOrInt, kBitOr, Value::Int(x | y))
  BITWISE_INT(BitXorInt, kBitXor, Value::Int(x ^ y))
  BITWISE_INT(ShiftLeftInt, kShiftLeft, Value::Int(static_cast<int32_t>(static_cast<uint32_t>(x) << (y & 31))))
  BITWISE_INT(ShiftRightInt, kShiftRight, Value::Int(x >> (y & 31)))
  BITWISE_INT(ShiftRightLogicalInt, kShiftRightLogical, Value::Number(static_cast<uint32_t>(x) >> (y & 31)))
  CASE(Inc) : {
    const Value a = R(2);
    if (V8_LIKELY(a.IsInt() && a.AsInt() != kMaxInt)) {
      R(1) = Value::Int(a.AsInt() + 1);
      NEXT(3);
    }
    if (a.IsNumber()) {
      R(1) = Value::Double(a.AsNumber() + 1);
      NEXT(3);
    }
    SLOW_VALUE(3, Increment(isolate, a));
  }
  CASE(Dec) : {
    const Value a = R(2);
    if (V8_LIKELY(a.IsInt() && a.AsInt() != kMinInt)) {
      R(1) = Value::Int(a.AsInt() - 1);
      NEXT(3);
    }
    if (a.IsNumber()) {
      R(1) = Value::Double(a.AsNumber() - 1);
      NEXT(3);
    }
    SLOW_VALUE(3, Decrement(isolate, a));
  }
  CASE(Negate) : {
    const Value a = R(2);
    if (V8_LIKELY(a.IsInt() && a.AsInt() != 0 && a.AsInt() != kMinInt)) {
      R(1) = Value::Int(-a.AsInt());
      NEXT(3);
    }
    if (a.IsNumber()) {
      R(1) = Value::Double(-a.AsNumber());
      NEXT(3);
    }
    SLOW_VALUE(3, Negate(isolate, a));
  }
  CASE(BitNot) : {
    int32_t x;
    if (V8_LIKELY(NumberToInt32Fast(R(2), &x))) {
      R(1) = Value::Int(~x);
      NEXT(3);
    }
    SLOW_VALUE(3, BitwiseNot(isolate, R(2)));
  }
  CASE(LogicalNot) : {
    R(1) = Value::Bool(!ToBoolean(R(2)));
    NEXT(3);
  }
  CASE(TypeOf) : {
    R(1) = TypeOf(R(2));
    NEXT(3);
  }
  CASE(ToNumber) : {
    if (V8_LIKELY(R(2).IsNumber())) {
      R(1) = R(2);
      NEXT(3);
    }
    SLOW_VALUE(3, ToNumberValue(isolate, R(2)));
  }
  CASE(ToNumeric) : {
    if (V8_LIKELY(R(2).IsNumber())) {
      R(1) = R(2);
      NEXT(3);
    }
    SLOW_VALUE(3, ToNumeric(isolate, R(2)));
  }
  CASE(ToString) : { SLOW_VALUE(3, ToString(isolate, R(2))); }
  CASE(ToObject) : { SLOW_VALUE(3, ToObject(isolate, R(2))); }
  CASE(ToPropertyKey) : {
    const Value value = R(2);
    if (value.IsNumber() || IsName(value)) {
      R(1) = value;
      NEXT(3);
    }
    SAVE_PC();
    auto key = ToPropertyKey(isolate, value);
    if (V8_UNLIKELY(key.IsException())) goto exception;
    SLOW_VALUE(3, key.value().ToValue(isolate));
  }
  // Of a reference that is read and then written: the key is converted once. An object that is null or undefined is
  // complained about first, by the reading.
  CASE(ToReferenceKey) : {
    const Value key = R(3);
    if (V8_LIKELY(!IsJSReceiver(key)) || R(2).IsNullOrUndefined()) {
      R(1) = key;
      NEXT(4);
    }
    SAVE_PC();
    auto converted = ToPropertyKey(isolate, key);
    if (V8_UNLIKELY(converted.IsException())) goto exception;
    SLOW_VALUE(4, converted.value().ToValue(isolate));
  }
  CASE(TestEqual) : {
    const Value a = R(2), b = R(3);
    if (BothInts(a, b)) {
      R(1) = Value::Bool(a == b);
      NEXT(4);
    }
    SLOW_BOOL(4, LooselyEquals(isolate, a, b));
  }
  CASE(TestNotEqual) : {
    const Value a = R(2), b = R(3);
    if (BothInts(a, b)) {
      R(1) = Value::Bool(a != b);
      NEXT(4);
    }
    SAVE_PC();
    auto equal = LooselyEquals(isolate, a, b);
    if (V8_UNLIKELY(equal.IsException())) goto exception;
    R(1) = Value::Bool(!equal.value());
    NEXT(4);
  }
// Whether two registers are strictly equal; long strings may be interrupted.
#define STRICTLY_EQUAL(a, b)                                              \
  __extension__({                                                         \
    bool equal = (a) == (b);                                              \
    if (!BothInts(a, b)) {                                                \
      SAVE_PC();                                                          \
      const auto slow_result = StrictEquals(isolate, a, b);               \
      if (V8_UNLIKELY(slow_result.IsException())) goto exception;         \
      equal = slow_result.value();                                        \
    }                                                                     \
    equal;                                                                \
  })
  CASE(TestStrictEqual) : {
    R(1) = Value::Bool(STRICTLY_EQUAL(R(2), R(3)));
    NEXT(4);
  }
  CASE(TestStrictNotEqual) : {
    R(1) = Value::Bool(!STRICTLY_EQUAL(R(2), R(3)));
    NEXT(4);
  }
#define COMPARE(Name, operation, Slow)                         \
  CASE(Name) : {                                               \
    const Value a = R(2), b = R(3);                            \
    if (V8_LIKELY(BothInts(a, b))) {                           \
      R(1) = Value::Bool(a.AsInt() operation b.AsInt());       \
      NEXT(4);                                                 \
    }                                                          \
    if (V8_LIKELY(BothNumbers(a, b))) {                        \
      R(1) = Value::Bool(a.AsNumber() operation b.AsNumber()); \
      NEXT(4);                                                 \
    }                                                          \
    SLOW_BOOL(4, Slow(isolate, a, b));                         \
  }
  COMPARE(TestLess, <, LessThan)
  COMPARE(TestLessEqual, <=, LessThanOrEqual)
  COMPARE(TestGreater, >, GreaterThan)
  COMPARE(TestGreaterEqual, >=, GreaterThanOrEqual)

  // ---- Jumps
  CASE(Jump) : {
    pc += Read32(pc + 1);
    DISPATCH();
  }
  // A loop is worth having feedback for at once.
#define POLL_LOOP()                                                                             \
  if (V8_UNLIKELY(isolate->interrupt_requested.load(std::memory_order_relaxed) != 0)) {         \
    SAVE_PC();                                                                                  \
    if (isolate->HandleInterrupts().IsException()) goto exception;                              \
  }                                                                                             \
  if (V8_UNLIKELY(slots == nullptr)) {                                                          \
    SAVE_PC();                                                                                  \
    const Tagged<FeedbackVector> vector = EnsureFeedbackVectorNow(isolate, CURRENT_FUNCTION()); \
    if (!vector.is_empty()) slots = vector->slot(0);                                            \
  }
  CASE(JumpLoop) : {
    POLL_LOOP();
    pc += Read32(pc + 1);
    DISPATCH();
  }
#define JUMP_IF(Name, condition) \
  CASE(Name) : {                 \
    if (condition) {             \
      pc += Read32(pc + 2);      \
      DISPATCH();                \
    }                            \
    NEXT(4);                     \
  }
  JUMP_IF(JumpIfTrue, ToBoolean(R(1)))
  JUMP_IF(JumpIfFalse, !ToBoolean(R(1)))
  JUMP_IF(JumpIfUndefined, R(1).IsUndefined())
  JUMP_IF(JumpIfNotUndefined, !R(1).IsUndefined())
  JUMP_IF(JumpIfNullish, R(1).IsNullOrUndefined())
  JUMP_IF(JumpIfNotNullish, !R(1).IsNullOrUndefined())
  JUMP_IF(JumpIfNull, R(1).IsNull())
  JUMP_IF(JumpIfNotNull, !R(1).IsNull())
  JUMP_IF(JumpIfTheHole, R(1).IsTheHole())
  JUMP_IF(JumpIfNotTheHole, !R(1).IsTheHole())
  JUMP_IF(JumpIfObject, IsJSReceiver(R(1)))
#define JUMP_IF_2(Name, condition) \
  CASE(Name) : {                   \
    if (condition) {               \
      pc += Read32(pc + 3);        \
      DISPATCH();                  \
    }                              \
    NEXT(5);                       \
  }
  JUMP_IF_2(JumpIfStrictEqual, STRICTLY_EQUAL(R(1), R(2)))
  JUMP_IF_2(JumpIfStrictNotEqual, !STRICTLY_EQUAL(R(1), R(2)))
  JUMP_IF_2(JumpIfStrictEqualInt, R(1).IsNumber() && R(1).AsNumber() == static_cast<int16_t>(pc[2]))
  JUMP_IF_2(JumpIfStrictNotEqualInt, !(R(1).IsNumber() && R(1).AsNumber() == static_cast<int16_t>(pc[2])))
#define JUMP_IF_EQUAL(Name, right, expected)                 \
  CASE(Name) : {                                             \
    const Value a = R(1), b = right;                         \
    bool equal;                                              \
    if (BothInts(a, b)) {                                    \
      equal = a == b;                                        \
    } else {                                                 \
      SAVE_PC();                                             \
      auto result = LooselyEquals(isolate, a, b);            \
      if (V8_UNLIKELY(result.IsException())) goto exception; \
      equal = result.value();                                \
    }                                                        \
    if (equal == expected) {                                 \
      pc += Read32(pc + 3);                                  \
      DISPATCH();                                            \
    }                                                        \
    NEXT(5);                                                 \
  }
#define IMMEDIATE(n) (Value::Int(static_cast<int16_t>(pc[n])))
  JUMP_IF_EQUAL(JumpIfEqual, R(2), true)
  JUMP_IF_EQUAL(JumpIfNotEqual, R(2), false)
  JUMP_IF_EQUAL(JumpIfEqualInt, IMMEDIATE(2), true)
  JUMP_IF_EQUAL(JumpIfNotEqualInt, IMMEDIATE(2), false)
#define JUMP_IF_COMPARE(Name, right, operation, expected, Slow) \
  CASE(Name) : {                                                \
    const Value a = R(1), b = right;                            \
    bool holds;                                                 \
    if (V8_LIKELY(BothInts(a, b))) {                            \
      holds = a.AsInt() operation b.AsInt();                    \
    } else if (V8_LIKELY(BothNumbers(a, b))) {                  \
      holds = a.AsNumber() operation b.AsNumber();              \
    } else {                                                    \
      SAVE_PC();                                                \
      auto result = Slow(isolate, a, b);                        \
      if (V8_UNLIKELY(result.IsException())) goto exception;    \
      holds = result.value();                                   \
    }                                                           \
    if (holds == expected) {                                    \
      pc += Read32(pc + 3);                                     \
      DISPATCH();                                               \
    }                                                           \
    NEXT(5);                                                    \
  }
  JUMP_IF_COMPARE(JumpIfLess, R(2), <, true, LessThan)
  JUMP_IF_COMPARE(JumpIfNotLess, R(2), <, false, LessThan)
  JUMP_IF_COMPARE(JumpIfLessEqual, R(2), <=, true, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotLessEqual, R(2), <=, false, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfGreater, R(2), >, true, GreaterThan)
  JUMP_IF_COMPARE(JumpIfNotGreater, R(2), >, false, GreaterThan)
  JUMP_IF_COMPARE(JumpIfGreaterEqual, R(2), >=, true, GreaterThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotGreaterEqual, R(2), >=, false, GreaterThanOrEqual)
  JUMP_IF_COMPARE(JumpIfLessInt, IMMEDIATE(2), <, true, LessThan)
  JUMP_IF_COMPARE(JumpIfNotLessInt, IMMEDIATE(2), <, false, LessThan)
  JUMP_IF_COMPARE(JumpIfGreaterInt, IMMEDIATE(2), >, true, GreaterThan)
  JUMP_IF_COMPARE(JumpIfNotGreaterInt, IMMEDIATE(2), >, false, GreaterThan)
  JUMP_IF_COMPARE(JumpIfLessEqualInt, IMMEDIATE(2), <=, true, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotLessEqualInt, IMMEDIATE(2), <=, false, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfGreaterEqualInt, IMMEDIATE(2), >=, true, GreaterThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotGreaterEqualInt, IMMEDIATE(2), >=, false, GreaterThanOrEqual)
  // Loop ends that test: the back edge is taken when the condition holds.
#define JUMP_LOOP_IF(Name, condition) \
  CASE(Name) : {                      \
    if (condition) {                  \
      POLL_LOOP();                    \
      pc += Read32(pc + 2);           \
      DISPATCH();                     \
    }                                 \
    NEXT(4);                          \
  }
  JUMP_LOOP_IF(JumpLoopIfTrue, ToBoolean(R(1)))
  JUMP_LOOP_IF(JumpLoopIfFalse, !ToBoolean(R(1)))
#define JUMP_LOOP_IF_COMPARE(Name, right, operation, Slow)   \
  CASE(Name) : {                                             \
    const Value a = R(1), b = right;                         \
    bool holds;                                              \
    if (V8_LIKELY(BothInts(a, b))) {                         \
      holds = a.AsInt() operation b.AsInt();                 \
    } else if (V8_LIKELY(BothNumbers(a, b))) {               \
      holds = a.AsNumber() operation b.AsNumber();           \
    } else {                                                 \
      SAVE_PC();                                             \
      auto result = Slow(isolate, a, b);                     \
      if (V8_UNLIKELY(result.IsException())) goto exception; \
      holds = result.value();                                \
    }                                                        \
    if (V8_LIKELY(holds)) {                                  \
      POLL_LOOP();                                           \
      pc += Read32(pc + 3);                                  \
      DISPATCH();                                            \
    }                                                        \
    NEXT(5);                                                 \
  }
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLess, R(2), <, LessThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLessEqual, R(2), <=, LessThanOrEqual)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreater, R(2), >, GreaterThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreaterEqual, R(2), >=, GreaterThanOrEqual)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLessInt, IMMEDIATE(2), <, LessThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreaterInt, IMMEDIATE(2), >, GreaterThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLessEqualInt, IMMEDIATE(2), <=, LessThanOrEqual)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreaterEqualInt, IMMEDIATE(2), >=, GreaterThanOrEqual)
  CASE(SwitchOnInt) : {
    const int32_t choice = R(1).AsInt();
    if (choice >= 0 && choice < pc[2]) {
      pc += Read32(pc + 3 + 2 * choice);
      DISPATCH();
    }
    NEXT(3 + 2 * pc[2]);
  }

  // ---- Calls
  {
    uint64_t* new_fp;
    int argc;
    uint64_t new_target;
    int flags;
    CASE(CallUndefinedReceiver) : R(3) = Undefined();
    CASE(Call) : called = R(2);
    new_fp = fp + static_cast<int16_t>(pc[3]) - Frame::kHeaderSize;
    argc = pc[4];
    new_target = TaggedBits::kUndefined;
    flags = 0;
  enter_callee:
    if (V8_LIKELY(called.IsCell() && Tagged<HeapObject>(called.ptr())->instance_type() == JS_FUNCTION_TYPE)) {
      const Tagged<JSFunction> function(called.ptr());
      Tagged<Code> code = function->code();
    enter_code:
      if (V8_LIKELY(code->is_bytecode())) {
        if (V8_UNLIKELY(code->is_class_constructor() && flags == 0)) {
          SAVE_PC();
          ThrowClassConstructorCalled(isolate, function);
          goto exception;
        }
        const int parameters = code->parameter_count();
        const int missing = argc < parameters ? parameters - argc : 0;
        const int register_count = code->register_count();
        SAVE_PC();
        uint64_t* const lowest = new_fp - missing - register_count - Frame::kHeaderSize;
        if (V8_UNLIKELY(lowest < isolate->vm_stack_limit)) {
          // A run below the frame's registers (a list's elements) is not seen by what handles an interrupt, which waits
          // for the next check; there is room for it.
          const bool is_below = new_fp + Frame::kReceiver < Frame(fp).lowest();
          if (!is_below && isolate->CheckStack(lowest).IsException()) goto exception;
        }
        if (V8_UNLIKELY(missing != 0)) {
          // Slide the outgoing run down and fill what is missing with undefined.
          uint64_t* target = new_fp - missing;
          for (int i = Frame::kReceiver; i < Frame::kFirstArgument + argc; ++i) target[i] = new_fp[i];
          for (int i = Frame::kFirstArgument + argc; i < Frame::kFirstArgument + parameters; ++i) {
            target[i] = TaggedBits::kUndefined;
          }
          new_fp = target;
        }
        new_fp[Frame::kCallerFp] = Value::FromRawPointer(fp).ptr();
        new_fp[Frame::kContext] = function->context().ptr();
        new_fp[Frame::kCallee] = function.ptr();
        new_fp[Frame::kNewTarget] = new_target;
        new_fp[Frame::kArgcAndFlags] = Value::Int(argc | flags).ptr();
        for (int i = 1; i <= register_count; ++i) new_fp[-i] = TaggedBits::kUndefined;
        pc = static_cast<const uint16_t*>(code->entry());
        new_fp[Frame::kPc] = Value::FromRawPointer(pc).ptr();
        fp = new_fp;
        isolate->vm_fp = fp;
        constants = code->constants();
        const Value feedback = function->feedback();
        if (V8_LIKELY(feedback.IsCell())) {
          slots = Tagged<FeedbackVector>(feedback.ptr())->slot(0);
        } else {
          const Tagged<FeedbackVector> vector = EnsureFeedbackVector(isolate, function);
          slots = vector.is_empty() ? nullptr : vector->slot(0);
        }
        if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(function->native_context());
        DISPATCH();
      }
      if (V8_UNLIKELY(code->builtin_id() == static_cast<int>(Builtin::kCompileLazy))) {
        SAVE_PC();
        auto compiled = CompileLazily(isolate, function);
        if (V8_UNLIKELY(compiled.IsException())) goto exception;
        code = compiled.value();
        goto enter_code;
      }
      if (IsCallForwarder(code) && flags == 0) {
        uint64_t* const forwarded = ForwardedRun(isolate, code, new_fp, &argc, &called);
        if (V8_LIKELY(forwarded != nullptr)) {
          new_fp = forwarded;
          goto enter_callee;
        }
      }
      // A builtin: the same frame, run by a C++ function.
      SAVE_PC();
      if (V8_UNLIKELY(new_fp - Frame::kHeaderSize < isolate->vm_stack_limit)) {
        const bool is_below = new_fp + Frame::kReceiver < Frame(fp).lowest();
        if (!is_below && isolate->CheckStack(new_fp - Frame::kHeaderSize).IsException()) goto exception;
      }
      new_fp[Frame::kCallerFp] = Value::FromRawPointer(fp).ptr();
      new_fp[Frame::kPc] = Value::FromRawBits(0).ptr();
      new_fp[Frame::kContext] = function->context().ptr();
      new_fp[Frame::kCallee] = function.ptr();
      new_fp[Frame::kNewTarget] = new_target;
      new_fp[Frame::kArgcAndFlags] = Value::Int(argc | flags | Frame::kNativeFlag).ptr();
      isolate->vm_fp = new_fp;
      if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(function->native_context());
      Result<Value> result = code->builtin_function()(isolate, Arguments(new_fp));
      isolate->vm_fp = fp;
      if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(CURRENT_FUNCTION()->native_context());
      if (V8_UNLIKELY(result.IsException())) goto exception;
      Value value = result.value();
      if ((flags & Frame::kConstructFlag) != 0 && !IsJSReceiver(value)) value = Value(new_fp[Frame::kReceiver]);
      R(1) = value;
      NEXT(kUnits[*pc]);
    }
    // Proxies, bound functions, API objects, and what cannot be called.
    SAVE_PC();
    {
      Result<Value> result = flags == 0 ? CallFromInterpreter(isolate, called, new_fp + Frame::kReceiver, argc)
                                        : ConstructFromInterpreter(isolate, called, new_fp + Frame::kFirstArgument,
                                                                   argc, Value(new_target));
      if (V8_UNLIKELY(result.IsException())) goto exception;
      R(1) = result.value();
      NEXT(kUnits[*pc]);
    }
    CASE(Construct) : {
      called = R(2);
      new_fp = fp + static_cast<int16_t>(pc[3]) - Frame::kHeaderSize;
      argc = pc[4];
      new_target = R(5).ptr();
      flags = Frame::kConstructFlag;
      if (V8_UNLIKELY(!IsConstructor(called))) {
        SAVE_PC();
        ThrowNotConstructor(isolate, called);
        goto exception;
      }
      if (V8_LIKELY(Tagged<HeapObject>(called.ptr())->instance_type() == JS_FUNCTION_TYPE)) {
        const Tagged<JSFunction> function(called.ptr());
        Tagged<SharedFunctionInfo> shared = function->shared();
        new_fp[Frame::kReceiver] = TaggedBits::kTheHole;
        if (shared->construct_as_builtin()) {
          flags = Frame::kConstructFlag;
        } else if (!IsDerivedConstructor(shared->kind())) {
          // The fast way: the function's own initial map.
          SAVE_PC();
          auto receiver = CreateReceiver(isolate, function, Value(new_target));
          if (V8_UNLIKELY(receiver.IsException())) goto exception;
          new_fp[Frame::kReceiver] = receiver.value().ptr();
        }
      }
      goto enter_callee;
    }
    CASE(CallWithArray) : {
      FastList list;
      if (V8_LIKELY(FastList::From(isolate, R(4), &list))) {
        uint64_t* const run = RunOfList(isolate, Frame(fp).lowest(), R(2), R(3), list);
        if (V8_LIKELY(run != nullptr)) {
          new_fp = run;
          argc = list.length();
          new_target = TaggedBits::kUndefined;
          flags = 0;
          called = R(2);
          goto enter_callee;
        }
      }
      SLOW_VALUE(5, CallWithArrayLike(isolate, R(2), R(3), Tagged<JSArray>(R(4).ptr())));
    }
  }
  CASE(ConstructWithArray) : {
    SLOW_VALUE(5, ConstructWithArrayLike(isolate, R(2), Tagged<JSArray>(R(3).ptr()), R(4)));
  }
  CASE(ConstructForwardAll) : {
    SLOW_VALUE(4, ConstructFromInterpreter(isolate, R(2), fp + Frame::kFirstArgument, Frame(fp).argc(), R(3)));
  }
  CASE(CallEval) : {
    SAVE_PC();
    uint64_t* run = fp + static_cast<int16_t>(pc[3]);
    const Value callee = R(2);
    if (callee == CURRENT_FUNCTION()->native_context()->global_eval_function()) {
      const Value source = pc[4] > 0 ? Value(run[1]) : Undefined();
      SLOW_VALUE(6, DirectEvalFromInterpreter(isolate, fp, source, CONSTANT(5)));
    }
    SLOW_VALUE(6, CallFromInterpreter(isolate, callee, run, pc[4]));
  }
  CASE(CallRuntime) : {
    SAVE_PC();
    Result<Value> result = kRuntimeFunctions[pc[2]](isolate, fp + static_cast<int16_t>(pc[3]), pc[4]);
    if (V8_UNLIKELY(result.IsException())) goto exception;
    R(1) = result.value();
    NEXT(5);
  }
  CASE(Return) : {
    Value result = R(1);
    const int flags = Value(fp[Frame::kArgcAndFlags]).AsInt();
    if (V8_UNLIKELY((flags & (Frame::kConstructFlag | Frame::kEntryFlag)) != 0)) {
      if ((flags & Frame::kConstructFlag) != 0 && !IsJSReceiver(result)) result = Value(fp[Frame::kReceiver]);
      if ((flags & Frame::kEntryFlag) != 0) {
        isolate->vm_fp = Frame(fp).caller_fp();
        return result;
      }
    }
    fp = Frame(fp).caller_fp();
    isolate->vm_fp = fp;
    pc = Frame(fp).pc();
    LOAD_FRAME_STATE();
    if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(CURRENT_FUNCTION()->native_context());
    R(1) = result;
    NEXT(kUnits[*pc]);
  }
  CASE(Throw) : {
    SAVE_PC();
    isolate->Throw(R(1));
    goto exception;
  }
  CASE(ReThrow) : {
    SAVE_PC();
    isolate->ReThrow(R(1));
    goto exception;
  }

  // ---- Literals and closures
  CASE(CreateClosure) : {
    SLOW_VALUE(
        3, NewClosure(isolate, Tagged<SharedFunctionInfo>(CONSTANT(2).ptr()), Tagged<Context>(fp[Frame::kContext])));
  }
  CASE(CreateEmptyObject) : { SLOW_VALUE(2, NewJSObject(isolate)); }
  CASE(CreateObjectLiteral) : { SLOW_VALUE(4, CreateObjectLiteral(isolate, pc[2])); }
  CASE(CreateEmptyArray) : { SLOW_VALUE(2, NewJSArray(isolate)); }
  CASE(CreateArrayLiteral) : { SLOW_VALUE(4, CreateArrayLiteral(isolate, Tagged<FixedArray>(CONSTANT(2).ptr()))); }
  CASE(CreateRegExpLiteral) : { SLOW_VALUE(5, CreateRegExpLiteral(isolate, STRING_CONSTANT(2), STRING_CONSTANT(3))); }
  CASE(GetTemplateObject) : {
    SLOW_VALUE(4, GetTemplateObject(isolate, Tagged<FixedArray>(CONSTANT(2).ptr()), CURRENT_FUNCTION()));
  }
  CASE(CreateMappedArguments) : { SLOW_VALUE(2, CreateMappedArguments(isolate, fp)); }
  CASE(CreateUnmappedArguments) : { SLOW_VALUE(2, CreateUnmappedArguments(isolate, fp)); }
  CASE(CreateRestParameter) : { SLOW_VALUE(3, CreateRestParameter(isolate, fp, pc[2])); }

  // ---- Iteration
#define GET_ITERATOR(Function)                                                     \
  SAVE_PC();                                                                       \
  IteratorRecord record;                                                           \
  if (V8_UNLIKELY(Function(isolate, R(3), &record).IsException())) goto exception; \
  R(1) = record.iterator;                                                          \
  R(2) = record.next_method;                                                       \
  NEXT(4)
  CASE(GetIterator) : { GET_ITERATOR(GetIterator); }
  CASE(GetAsyncIterator) : { GET_ITERATOR(GetAsyncIterator); }
  CASE(IteratorStep) : {
    SAVE_PC();
    auto value = IteratorStepValue(isolate, {R(2), R(3)});
    if (V8_UNLIKELY(value.IsException())) goto exception;
    if (value.value().IsTheHole()) {
      pc += Read32(pc + 4);
      DISPATCH();
    }
    R(1) = value.value();
    NEXT(6);
  }
  CASE(ForInPrepare) : {
    const Value subject = R(4);
    if (subject.IsNullOrUndefined()) {
      pc += Read32(pc + 5);
      DISPATCH();
    }
    SAVE_PC();
    auto object = ToObject(isolate, subject);
    if (V8_UNLIKELY(object.IsException())) goto exception;
    auto keys = ForInKeys(isolate, object.value());
    if (V8_UNLIKELY(keys.IsException())) goto exception;
    R(1) = object.value();
    R(2) = keys.value();
    R(3) = Value::Int(0);
    NEXT(7);
  }
  CASE(ForInNext) : {
    SAVE_PC();
    int32_t index = R(4).AsInt();
    auto key = ForInNext(isolate, R(2), R(3), &index);
    if (V8_UNLIKELY(key.IsException())) goto exception;
    if (key.value().IsTheHole()) {
      pc += Read32(pc + 5);
      DISPATCH();
    }
    R(4) = Value::Int(index);
    R(1) = key.value();
    NEXT(7);
  }

  // ---- Generators and async functions
  CASE(CreateGenerator) : { SLOW_VALUE(2, CreateGeneratorObject(isolate, fp)); }
  CASE(Suspend) : {
    SAVE_PC();
    const Tagged<JSGeneratorObject> generator(R(3).ptr());
    const Value out = R(4);
    if (SuspendGenerator(isolate, fp, generator, pc).IsException()) goto exception;
    const int flags = Value(fp[Frame::kArgcAndFlags]).AsInt();
    fp = Frame(fp).caller_fp();
    isolate->vm_fp = fp;
    if ((flags & Frame::kEntryFlag) != 0) return out;
    pc = Frame(fp).pc();
    LOAD_FRAME_STATE();
    if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(CURRENT_FUNCTION()->native_context());
    R(1) = out;
    NEXT(kUnits[*pc]);
  }
  CASE(CloseGenerator) : {
    Tagged<JSGeneratorObject>(R(1).ptr())->set_continuation(JSGeneratorObject::kClosed);
    NEXT(2);
  }
  CASE(Debugger) : { NEXT(1); }

exception:
  // The innermost handler of the frames of this activation; without one the caller in C++ gets the exception.
  while (true) {
    const Frame frame(fp);
    if (!isolate->is_terminating()) {
      const HandlerTarget target = FindExceptionHandler(frame.function()->code(), frame.pc());
      if (target.found) {
        isolate->vm_fp = fp;
        fp[Frame::kContext] = fp[target.context_register];
        fp[target.exception_register] = isolate->TakeException().ptr();
        pc = target.pc;
        LOAD_FRAME_STATE();
        if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(CURRENT_FUNCTION()->native_context());
        DISPATCH();
      }
    }
    fp = frame.caller_fp();
    isolate->vm_fp = fp;
    if (frame.is_entry()) return Exception();
  }
}

}  // namespace v8::internal
