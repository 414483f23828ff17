#include "src/interpreter/interpreter.h"

#include <algorithm>

#include "src/bytecode/bytecode-operands.h"
#include "src/common/builtin-ids.h"
#include "src/execution/call.h"
#include "src/execution/exception-handler.h"
#include "src/flags/flags.h"
#include "src/ic/access-counters.h"
#include "src/ic/element-access.h"
#include "src/ic/feedback.h"
#include "src/ic/global-ic.h"
#include "src/ic/handler-access.h"
#include "src/ic/load-ic.h"
#include "src/ic/store-ic.h"
#include "src/ic/stub-cache.h"
#include "src/interpreter/handler-macros.h"
#include "src/interpreter/outgoing-calls.h"
#include "src/objects/dependents.h"
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
// leaves everything else to a cold function of runtime/ or ic/. JavaScript calls of JavaScript functions stay inside
// the loop.
//
// State in locals: pc (the current instruction), fp (the frame), slots (first word of the feedback, null while there is
// none), constants. The pc is saved in the frame before anything that can throw or call.
namespace v8::internal {

namespace {

// What the loop does besides executing.
enum class LoopMode {
  kRecording,  // keeps the records that compilers read
  kPlain,      // does not: there will be no compiler
  // The same, asking the flags before each fast way: for tests that compare.
  kChecked,
  kPlainChecked
};

V8_INLINE int32_t Read32(const uint16_t* units) {
  int32_t value;
  __builtin_memcpy(&value, units, sizeof(value));
  return value;
}

// Units of each instruction, for going on behind a call.
constexpr uint8_t kUnits[] = {
#define BYTECODE(Name, ...) bytecode::kUnitsOf<bytecode::Name>,
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
};
// What can be returned to has its destination where Call has it.
static_assert(offsetof(bytecode::CallUndefinedReceiver, dst) == offsetof(bytecode::Call, dst));
static_assert(offsetof(bytecode::CallNamed, dst) == offsetof(bytecode::Call, dst));
static_assert(offsetof(bytecode::CallWithArray, dst) == offsetof(bytecode::Call, dst));
static_assert(offsetof(bytecode::TailCall, dst) == offsetof(bytecode::Call, dst));
static_assert(offsetof(bytecode::TailCallWithArray, dst) == offsetof(bytecode::Call, dst));
static_assert(offsetof(bytecode::Construct, dst) == offsetof(bytecode::Call, dst));
static_assert(offsetof(bytecode::ConstructWithArray, dst) == offsetof(bytecode::Call, dst));
static_assert(offsetof(bytecode::ConstructForwardAll, dst) == offsetof(bytecode::Call, dst));

}  // namespace

namespace {

// On a page boundary: where the handlers lie to each other in caches and branch predictors is then the same in every
// program. One object file, linked at different places, differed by 9 % in Mandreel.
template <LoopMode kMode>
[[gnu::aligned(4096)]] Result<Value> Run(Isolate* isolate, uint64_t* fp) {
  constexpr bool kRecords = kMode == LoopMode::kRecording || kMode == LoopMode::kChecked;
  constexpr bool kAsks = kMode == LoopMode::kChecked || kMode == LoopMode::kPlainChecked;
  static const void* const kHandlers[] = {
#define BYTECODE(Name, ...) &&handle_##Name,
#include "src/bytecode/bytecodes.def"
#undef BYTECODE
  };
  // In a register, as the tag is.
  const void* const* handlers = kHandlers;
  asm("" : "+r"(handlers));
  const NumberTag tag;
  const uint16_t* pc;
  uint64_t* slots;
  Tagged<FixedArray> constants;
  // Of the call handlers; out here because no dispatch may jump past an initialization.
  Value called;
  Tagged<JSGeneratorObject> generator;
  uint64_t* new_fp;
  int argc;
  uint64_t new_target;
  int flags;

#define LOAD_FRAME_STATE()                                                                             \
  do {                                                                                                 \
    constants = Frame(fp).code()->constants();                                                         \
    const Value frame_feedback = CURRENT_FUNCTION()->feedback();                                       \
    slots = frame_feedback.IsCell() ? Tagged<FeedbackVector>(frame_feedback.ptr())->slot(0) : nullptr; \
  } while (false)

  pc = Frame(fp).pc();
  if (pc[0] == static_cast<uint16_t>(Bytecode::kSuspend) || pc[0] == static_cast<uint16_t>(Bytecode::kYield))
    goto resumed;
  LOAD_FRAME_STATE();
  // Functions that only C++ calls (callbacks, most often) need their feedback as well.
  if (V8_UNLIKELY(slots == nullptr)) {
    const Tagged<FeedbackVector> vector = EnsureFeedbackVector(isolate, CURRENT_FUNCTION());
    if (!vector.is_empty()) slots = vector->slot(0);
  }
  if (V8_LIKELY(slots != nullptr)) USE_BUDGET(Frame(fp).code()->unit_count());
  DISPATCH();

  // ---- Moves and constants
  CASE(Move) {
    R(op.dst) = R(op.source);
    NEXT();
  }
  CASE(LoadUndefined) {
    R(op.dst) = Undefined();
    NEXT();
  }
  CASE(LoadNull) {
    R(op.dst) = Null();
    NEXT();
  }
  CASE(LoadTrue) {
    R(op.dst) = True();
    NEXT();
  }
  CASE(LoadFalse) {
    R(op.dst) = False();
    NEXT();
  }
  CASE(LoadTheHole) {
    R(op.dst) = TheHole();
    NEXT();
  }
  CASE(LoadInt) {
    R(op.dst) = Value::Int(op.value);
    NEXT();
  }
  CASE(LoadInt32) {
    R(op.dst) = Value::Int(op.value);
    NEXT();
  }
  CASE(LoadConst) {
    R(op.dst) = CONSTANT(op.constant);
    NEXT();
  }
  CASE(LoadGlobalProxy) {
    R(op.dst) = CURRENT_FUNCTION()->native_context()->global_proxy();
    NEXT();
  }
  CASE(ConvertReceiver) {
    const Value receiver(fp[Frame::kReceiver]);
    if (V8_LIKELY(IsJSReceiver(receiver))) NEXT();
    SAVE_PC();
    auto converted = ConvertReceiver(isolate, receiver, CURRENT_FUNCTION());
    if (V8_UNLIKELY(converted.IsException())) goto exception;
    fp[Frame::kReceiver] = converted.value().ptr();
    NEXT();
  }

  // ---- Contexts
  CASE(CreateContext) {
    SLOW_VALUE(NewContext(isolate, Tagged<Context>(fp[Frame::kContext]), op.slots, CONSTANT(op.scope)));
  }
  CASE(CreateWithContext) {
    SAVE_PC();
    auto context = NewContext(isolate, Tagged<Context>(fp[Frame::kContext]), Context::kFirstVariableSlot, R(op.object));
    if (V8_UNLIKELY(context.IsException())) goto exception;
    R(op.dst) = context.value();
    NEXT();
  }
  CASE(CloneContext) {
    SAVE_PC();
    const Tagged<Context> current(fp[Frame::kContext]);
    auto clone =
        NewContext(isolate, current->previous(), current->length(), current->get(Context::kScopeInfoOrExtension));
    if (V8_UNLIKELY(clone.IsException())) goto exception;
    for (int i = Context::kFirstVariableSlot; i < current->length(); ++i) clone.value()->set(i, current->get(i));
    R(op.dst) = clone.value();
    NEXT();
  }
  CASE(LoadContextSlot) {
    Tagged<Context> context(fp[Frame::kContext]);
    for (int depth = op.depth; depth > 0; --depth) context = context->previous();
    R(op.dst) = context->get(op.index);
    NEXT();
  }
  CASE(LoadCurrentContextSlot) {
    R(op.dst) = Tagged<Context>(fp[Frame::kContext])->get(op.index);
    NEXT();
  }
  CASE(LoadModuleVariable) {
    Tagged<Context> context(fp[Frame::kContext]);
    for (int depth = op.depth; depth > 0; --depth) context = context->previous();
    const Value value = Tagged<Cell>(context->get(op.index).ptr())->value();
    if (V8_UNLIKELY(value.IsTheHole())) {
      SAVE_PC();
      Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, CONSTANT(op.name));
      goto exception;
    }
    R(op.dst) = value;
    NEXT();
  }
  CASE(StoreModuleVariable) {
    Tagged<Context> context(fp[Frame::kContext]);
    for (int depth = op.depth; depth > 0; --depth) context = context->previous();
    Tagged<Cell>(context->get(op.index).ptr())->set_value(R(op.value));
    NEXT();
  }
  // A slot that has had a value before: compilers want to know what more it gets (objects/dependents.h). `known` is the
  // site's word for what it has seen, null while there is none.
#define ASSIGN_CONTEXT_SLOT(context, index, value, known)                                                     \
  do {                                                                                                        \
    const Value old = (context)->get(index);                                                                  \
    if (kRecords && V8_LIKELY(!old.IsUndefined() && !old.IsTheHole())) {                                      \
      uint64_t* const known_state = (known);                                                                  \
      const uint64_t state = known_state == nullptr ? 0 : *known_state;                                       \
      if (V8_UNLIKELY(state != Value::Int(static_cast<int>(CellState::kMutable)).ptr()) &&                    \
          !(state == Value::Int(static_cast<int>(CellState::kConstantType)).ptr() && BothInts(old, value))) { \
        const CellState new_state = NoteContextSlotStore(context, index, value);                              \
        if (known_state != nullptr) *known_state = Value::Int(static_cast<int>(new_state)).ptr();             \
      }                                                                                                       \
    }                                                                                                         \
    (context)->set(index, value);                                                                             \
  } while (false)
  CASE(StoreContextSlot) {
    Tagged<Context> context(fp[Frame::kContext]);
    for (int depth = op.depth; depth > 0; --depth) context = context->previous();
    ASSIGN_CONTEXT_SLOT(context, op.index, R(op.value), slots == nullptr ? nullptr : slots + op.slot);
    NEXT();
  }
  CASE(StoreCurrentContextSlot) {
    const Tagged<Context> context(fp[Frame::kContext]);
    ASSIGN_CONTEXT_SLOT(context, op.index, R(op.value), slots == nullptr ? nullptr : slots + op.slot);
    NEXT();
  }

  // ---- Variables by name
#define LOAD_GLOBAL(inside_typeof)                                                           \
  COUNT_ACCESS(kLoadGlobal);                                                                 \
  if (V8_LIKELY(slots != nullptr)) {                                                         \
    const uint64_t* entry = slots + op.slot;                                                 \
    const Value first(entry[0]);                                                             \
    if (V8_LIKELY(first.IsCell())) {                                                         \
      const Value second(entry[1]);                                                          \
      const Value value = second.IsInt() ? Tagged<Context>(first.ptr())->get(second.AsInt()) \
                                         : Tagged<PropertyCell>(first.ptr())->value();       \
      if (V8_LIKELY(!value.IsTheHole())) {                                                   \
        R(op.dst) = value;                                                                   \
        NEXT();                                                                              \
      }                                                                                      \
    }                                                                                        \
  }                                                                                          \
  SLOW_VALUE(LoadGlobalMiss(isolate, VECTOR(), op.slot, STRING_CONSTANT(op.name), inside_typeof))
  CASE(LoadGlobal) { LOAD_GLOBAL(false); }
  CASE(LoadGlobalInsideTypeof) { LOAD_GLOBAL(true); }
// A cell that a store's slot knows stays writable: a property that gets other attributes gets another cell.
#define STORE_GLOBAL(mode)                                                                \
  COUNT_ACCESS(kStoreGlobal);                                                             \
  if (V8_LIKELY(slots != nullptr)) {                                                      \
    const uint64_t* entry = slots + op.slot;                                              \
    const Value first(entry[0]);                                                          \
    if (V8_LIKELY(first.IsCell())) {                                                      \
      const Value second(entry[1]);                                                       \
      if (second.IsInt()) {                                                               \
        const Tagged<Context> context(first.ptr());                                       \
        if (V8_LIKELY(!context->get(second.AsInt()).IsTheHole())) {                       \
          ASSIGN_CONTEXT_SLOT(context, second.AsInt(), R(op.value), slots + op.slot + 2); \
          NEXT();                                                                         \
        }                                                                                 \
      } else {                                                                            \
        const Tagged<PropertyCell> cell(first.ptr());                                     \
        if (V8_LIKELY(!cell->value().IsTheHole())) {                                      \
          DCHECK(!cell->details().IsReadOnly());                                          \
          cell->Store(R(op.value));                                                       \
          NEXT();                                                                         \
        }                                                                                 \
      }                                                                                   \
    }                                                                                     \
  }                                                                                       \
  COUNT_UNCACHED(kStoreGlobal, Undefined(), NAME_CONSTANT(op.name));                      \
  SLOW_VOID(StoreGlobalMiss(isolate, VECTOR(), op.slot, STRING_CONSTANT(op.name), R(op.value), mode))
  CASE(StoreGlobalSloppy) { STORE_GLOBAL(LanguageMode::kSloppy); }
  CASE(StoreGlobalStrict) { STORE_GLOBAL(LanguageMode::kStrict); }
  CASE(LoadLookup) { SLOW_VALUE(LoadLookup(isolate, STRING_CONSTANT(op.name), false)); }
  CASE(LoadLookupInsideTypeof) { SLOW_VALUE(LoadLookup(isolate, STRING_CONSTANT(op.name), true)); }
  CASE(LoadLookupForCall) {
    SAVE_PC();
    Value callee, receiver;
    if (V8_UNLIKELY(LoadLookupForCall(isolate, STRING_CONSTANT(op.name), &callee, &receiver).IsException()))
      goto exception;
    R(op.callee) = callee;
    R(op.receiver) = receiver;
    NEXT();
  }
  CASE(StoreLookupSloppy) {
    SLOW_VOID(StoreLookup(isolate, STRING_CONSTANT(op.name), R(op.value), LanguageMode::kSloppy));
  }
  CASE(StoreLookupStrict) {
    SLOW_VOID(StoreLookup(isolate, STRING_CONSTANT(op.name), R(op.value), LanguageMode::kStrict));
  }
  CASE(ThrowReferenceErrorIfHole) {
    if (V8_LIKELY(!R(op.value).IsTheHole())) NEXT();
    SAVE_PC();
    Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, CONSTANT(op.name));
    goto exception;
  }
  CASE(ThrowSuperNotCalledIfHole) {
    if (V8_LIKELY(!R(op.value).IsTheHole())) NEXT();
    SAVE_PC();
    Throw(isolate, MessageTemplate::kSuperNotCalled);
    goto exception;
  }
  CASE(ThrowSuperAlreadyCalledIfNotHole) {
    if (V8_LIKELY(R(op.value).IsTheHole())) NEXT();
    SAVE_PC();
    Throw(isolate, MessageTemplate::kSuperAlreadyCalled);
    goto exception;
  }

  // ---- Properties
// The property `op.name` of `base` by the slot's handler, where that takes no script: `found(value)` must leave the
// instruction. Falls through where there is no such way, with the slot's accessor function in `called` where it has
// one.
#define LOAD_NAMED(found)                                                                                \
  COUNT_ACCESS(kGetNamed);                                                                               \
  if (V8_LIKELY(slots != nullptr)) {                                                                     \
    const uint64_t* entry = slots + op.slot;                                                             \
    if (V8_LIKELY(base.IsCell())) {                                                                      \
      const Tagged<HeapObject> object(base.ptr());                                                       \
      const uint32_t map_ref = object->map_ref();                                                        \
      uint64_t word = entry[0];                                                                          \
      if (V8_UNLIKELY(PropertyHandler::MapRef(word) != map_ref)) {                                       \
        entry = object->instance_type() > LAST_STRING_TYPE                                               \
                    ? HandlerOfMany(isolate->load_stub_cache, entry, map_ref, NAME_CONSTANT(op.name))    \
                    : HandlerOfPrimitive(isolate->load_stub_cache, entry, base, NAME_CONSTANT(op.name)); \
        word = entry != nullptr ? entry[0] : PropertyHandler::kNoHandler;                                \
      }                                                                                                  \
      /* The two commonest ways before the switch: own fields, and methods of the prototype chain. */    \
      const uint32_t kind = PropertyHandler::KindAndFlags(word);                                         \
      if (V8_LIKELY(kind == PropertyHandler::kOwnInObject)) {                                            \
        found(object->RawField(PropertyHandler::OffsetOf(word)).load());                                 \
      }                                                                                                  \
      if (V8_LIKELY(kind == PropertyHandler::kConstant && IsValid(entry[2]))) found(Value(entry[1]));    \
    } else {                                                                                             \
      entry = HandlerOfPrimitive(isolate->load_stub_cache, entry, base, NAME_CONSTANT(op.name));         \
    }                                                                                                    \
    if (V8_LIKELY(entry != nullptr)) {                                                                   \
      const Value value = LoadByHandler(entry, Tagged<HeapObject>(base.ptr()), NAME_CONSTANT(op.name));  \
      if (V8_LIKELY(!value.IsTheHole())) found(value);                                                   \
      called = AccessorOfHandler(entry, PropertyHandler::kGetter);                                       \
    } else {                                                                                             \
      called = Value();                                                                                  \
    }                                                                                                    \
  } else {                                                                                               \
    called = Value();                                                                                    \
  }
  CASE(GetNamed) {
    const Value base = R(op.object);
    LOAD_NAMED(RESULT)
    if (!called.is_empty() && FAST(in_loop_calls)) {
      new_fp = AccessorRun(isolate, Frame(fp).lowest(), called, base, 0);
      if (V8_LIKELY(new_fp != nullptr)) {
        argc = 0;
        new_target = TaggedBits::kUndefined;
        flags = 0;
        goto enter_callee;
      }
    }
    SLOW_VALUE(LoadICMiss(isolate, VECTOR(), op.slot, base, NAME_CONSTANT(op.name)));
  }
  CASE(GetLength) {
    const Value base = R(op.object);
    if (V8_LIKELY(base.IsCell()) && FAST(plain_array_paths)) {
      const Tagged<HeapObject> object(base.ptr());
      const InstanceType type = object->instance_type();
      if (type == JS_ARRAY_TYPE) {
        COUNT_ACCESS(kGetNamed);
        R(op.dst) = Tagged<JSArray>(base.ptr())->length();
        NEXT();
      }
      if (type <= LAST_STRING_TYPE) {
        COUNT_ACCESS(kGetNamed);
        R(op.dst) = Value::Int(static_cast<int32_t>(Tagged<String>(base.ptr())->length()));
        NEXT();
      }
    }
    static_assert(sizeof(bytecode::GetLength) == sizeof(bytecode::GetNamed));
    goto handle_GetNamed;
  }
#define SET_NAMED(mode)                                                                          \
  COUNT_ACCESS(kSetNamed);                                                                       \
  const Value base = R(op.object);                                                               \
  if (V8_LIKELY(base.IsCell() && slots != nullptr)) {                                            \
    const Tagged<HeapObject> object(base.ptr());                                                 \
    const uint64_t* entry = slots + op.slot;                                                     \
    const uint32_t map_ref = object->map_ref();                                                  \
    if (V8_LIKELY(PropertyHandler::MapRef(entry[0]) == map_ref)) {                               \
      if (V8_LIKELY(PropertyHandler::KindOf(entry[0]) == PropertyHandler::kOwnInObject)) {       \
        StoreOwnField(object, PropertyHandler::OffsetOf(entry[0]), R(op.value));                 \
        NEXT();                                                                                  \
      }                                                                                          \
    } else {                                                                                     \
      entry = HandlerOfMany(isolate->store_stub_cache, entry, map_ref, NAME_CONSTANT(op.name));  \
    }                                                                                            \
    if (V8_LIKELY(entry != nullptr)) {                                                           \
      if (V8_LIKELY(StoreByHandler(entry, object, NAME_CONSTANT(op.name), R(op.value)))) NEXT(); \
      called = AccessorOfHandler(entry, PropertyHandler::kSetter);                               \
      if (!called.is_empty() && FAST(in_loop_calls)) {                                           \
        new_fp = AccessorRun(isolate, Frame(fp).lowest(), called, base, 1);                      \
        if (V8_LIKELY(new_fp != nullptr)) {                                                      \
          new_fp[Frame::kFirstArgument] = R(op.value).ptr();                                     \
          argc = 1;                                                                              \
          new_target = TaggedBits::kUndefined;                                                   \
          flags = Frame::kDiscardFlag;                                                           \
          goto enter_callee;                                                                     \
        }                                                                                        \
      }                                                                                          \
    }                                                                                            \
  }                                                                                              \
  SLOW_VOID(StoreICMiss(isolate, VECTOR(), op.slot, base, NAME_CONSTANT(op.name), R(op.value), mode))
  CASE(SetNamedSloppy) { SET_NAMED(LanguageMode::kSloppy); }
  CASE(SetNamedStrict) { SET_NAMED(LanguageMode::kStrict); }
  CASE(DefineNamedOwn) {
    COUNT_ACCESS(kDefineNamed);
    const Value base = R(op.object);
    const Tagged<HeapObject> object(base.ptr());
    if (V8_LIKELY(slots != nullptr)) {
      const uint64_t* entry = slots + op.slot;
      if (V8_LIKELY(PropertyHandler::MapRef(entry[0]) == object->map_ref() &&
                    StoreByHandler(entry, object, NAME_CONSTANT(op.name), R(op.value)))) {
        NEXT();
      }
    }
    SLOW_VOID(DefineNamedOwnICMiss(isolate, VECTOR(), op.slot, Tagged<JSObject>(base.ptr()), NAME_CONSTANT(op.name),
                                   R(op.value)));
  }
// The element or property by a way that takes no script: `found(value)` must leave the instruction.
#define LOAD_KEYED(found)                                                                                              \
  COUNT_ACCESS(kGetKeyed);                                                                                             \
  if (V8_LIKELY(base.IsCell())) {                                                                                      \
    const Tagged<HeapObject> object(base.ptr());                                                                       \
    const int64_t index = ElementIndex(key);                                                                           \
    if (V8_LIKELY(index >= 0)) {                                                                                       \
      const Value value = FAST(plain_array_paths) ? LoadElementFast(object, static_cast<uint32_t>(index)) : TheHole(); \
      if (V8_LIKELY(!value.IsTheHole())) found(value);                                                                 \
    } else if (key.IsCell() && Tagged<HeapObject>(key.ptr())->instance_type() <= LAST_NAME_TYPE) {                     \
      const PropertyHandlerEntry* cached =                                                                             \
          isolate->load_stub_cache->Lookup(object->map_ref(), Tagged<Name>(key.ptr()));                                \
      if (cached != nullptr) {                                                                                         \
        const Value value = LoadByHandler(&cached->word, object, Tagged<Name>(key.ptr()));                             \
        if (V8_LIKELY(!value.IsTheHole())) found(value);                                                               \
      }                                                                                                                \
    }                                                                                                                  \
  }
// What is on the way to `| 0`.
#define SLOW_INT32(expression)                                                                       \
  do {                                                                                               \
    SAVE_PC();                                                                                       \
    const auto untruncated = (expression);                                                           \
    if (V8_UNLIKELY(untruncated.IsException())) goto exception;                                      \
    SLOW_VALUE(Arithmetic(isolate, ArithmeticOperator::kBitOr, untruncated.value(), Value::Int(0))); \
  } while (false)
  CASE(GetKeyed) {
    const Value base = R(op.object);
    const Value key = R(op.key);
    LOAD_KEYED(RESULT)
    SLOW_VALUE(KeyedLoadMiss(isolate, VECTOR(), op.slot, base, key));
  }
  CASE(GetKeyedToInt32) {
    const Value base = R(op.object);
    const Value key = R(op.key);
#define FOUND(value)                                                                        \
  do {                                                                                      \
    int32_t integer;                                                                        \
    if (V8_UNLIKELY(!NumberToInt32Fast(value, &integer))) SLOW_INT32(Result<Value>(value)); \
    R(op.dst) = tag.Int(integer);                                                           \
    NEXT();                                                                                 \
  } while (false)
    LOAD_KEYED(FOUND)
#undef FOUND
    SLOW_INT32(KeyedLoadMiss(isolate, VECTOR(), op.slot, base, key));
  }
#define SET_KEYED(mode)                                                                                           \
  COUNT_ACCESS(kSetKeyed);                                                                                        \
  const Value base = R(op.object);                                                                                \
  if (V8_LIKELY(base.IsCell())) {                                                                                 \
    const int64_t index = ElementIndex(R(op.key));                                                                \
    if (V8_LIKELY(index >= 0 && FAST(plain_array_paths) &&                                                        \
                  StoreElementFast(Tagged<HeapObject>(base.ptr()), static_cast<uint32_t>(index), R(op.value)))) { \
      NEXT();                                                                                                     \
    }                                                                                                             \
  }                                                                                                               \
  SLOW_VOID(KeyedStoreMiss(isolate, VECTOR(), op.slot, base, R(op.key), R(op.value), mode))
  CASE(SetKeyedSloppy) { SET_KEYED(LanguageMode::kSloppy); }
  CASE(SetKeyedStrict) { SET_KEYED(LanguageMode::kStrict); }
  CASE(DefineKeyedOwn) {
    SLOW_VOID(DefineKeyedOwn(isolate, Tagged<JSReceiver>(R(op.object).ptr()), R(op.key), R(op.value), op.flags));
  }
  CASE(DefineGetter) {
    SLOW_VOID(DefineLiteralAccessor(isolate, Tagged<JSReceiver>(R(op.object).ptr()), R(op.key), R(op.function),
                                    op.flags, true));
  }
  CASE(DefineSetter) {
    SLOW_VOID(DefineLiteralAccessor(isolate, Tagged<JSReceiver>(R(op.object).ptr()), R(op.key), R(op.function),
                                    op.flags, false));
  }
  CASE(ArrayAppend) { SLOW_VOID(ArrayAppend(isolate, Tagged<JSArray>(R(op.array).ptr()), R(op.value))); }
  CASE(GetSuper) { SLOW_VALUE(GetSuperProperty(isolate, R(op.receiver), R(op.home_object), R(op.key))); }
  CASE(SetSuperSloppy) {
    SLOW_VOID(SetSuperProperty(isolate, R(op.receiver), R(op.base), R(op.key), R(op.value), LanguageMode::kSloppy));
  }
  CASE(SetSuperStrict) {
    SLOW_VOID(SetSuperProperty(isolate, R(op.receiver), R(op.base), R(op.key), R(op.value), LanguageMode::kStrict));
  }
#define DELETE(should_throw)                             \
  SAVE_PC();                                             \
  auto object = ToObject(isolate, R(op.object));         \
  if (V8_UNLIKELY(object.IsException())) goto exception; \
  auto key = ToPropertyKey(isolate, R(op.key));          \
  if (V8_UNLIKELY(key.IsException())) goto exception;    \
  SLOW_BOOL(DeleteProperty(isolate, object.value(), key.value(), should_throw))
  CASE(DeleteSloppy) { DELETE(ShouldThrow::kDontThrow); }
  CASE(DeleteStrict) { DELETE(ShouldThrow::kThrow); }
  CASE(TestIn) { SLOW_BOOL(HasPropertyOperator(isolate, R(op.key), R(op.object))); }
  CASE(TestInstanceOf) { SLOW_BOOL(InstanceOf(isolate, R(op.value), R(op.target))); }

  // ---- Operators
  // Ints first, then doubles, then what mixes them; the rest is the runtime's. What is no int is recorded for
  // compilers.
#define ARITHMETIC(b, int_way, operation, slow)                                \
  const Value left = R(op.left);                                               \
  const auto right = (b);                                                      \
  if (V8_LIKELY(tag.BothInts(left, right) && FAST(number_paths))) {            \
    int_way                                                                    \
  }                                                                            \
  double x, y;                                                                 \
  if (V8_LIKELY(tag.BothDoubles(left, right, &x, &y) && FAST(number_paths))) { \
    RECORD_DOUBLE();                                                           \
    R(op.dst) = tag.Double(x operation y);                                     \
    NEXT();                                                                    \
  }                                                                            \
  if (V8_LIKELY(BothNumbers(left, right) && FAST(number_paths))) {             \
    RECORD_DOUBLE();                                                           \
    R(op.dst) = tag.Double(NumberOf(left) operation NumberOf(right));          \
    NEXT();                                                                    \
  }                                                                            \
  RECORD_OPERANDS(left, ValueOf(right));                                       \
  SLOW_VALUE(slow)
#define OVERFLOWING(builtin, operation)                                             \
  int32_t result;                                                                   \
  if (V8_LIKELY(!builtin(left.AsInt(), IntOf(right), &result))) {                   \
    R(op.dst) = tag.Int(result);                                                    \
    NEXT();                                                                         \
  }                                                                                 \
  RECORD(profile_bits::kIntOverflow);                                               \
  R(op.dst) = tag.Double(static_cast<double>(left.AsInt()) operation IntOf(right)); \
  NEXT();
#define MULTIPLYING()                                                  \
  const Value product = MultiplyInts(tag, left.AsInt(), IntOf(right)); \
  R(op.dst) = product;                                                 \
  if (V8_UNLIKELY(!product.IsInt())) RECORD_RESULT_OF_INTS(product);   \
  NEXT();
  CASE(Add) { ARITHMETIC(R(op.right), OVERFLOWING(__builtin_add_overflow, +), +, Add(isolate, left, ValueOf(right))); }
  CASE(AddInt) { ARITHMETIC(op.right, OVERFLOWING(__builtin_add_overflow, +), +, Add(isolate, left, ValueOf(right))); }
  CASE(Sub) {
    ARITHMETIC(R(op.right), OVERFLOWING(__builtin_sub_overflow, -), -,
               Arithmetic(isolate, ArithmeticOperator::kSub, left, ValueOf(right)));
  }
  CASE(SubInt) {
    ARITHMETIC(op.right, OVERFLOWING(__builtin_sub_overflow, -), -,
               Arithmetic(isolate, ArithmeticOperator::kSub, left, ValueOf(right)));
  }
#define ARITHMETIC_TO_INT32(Name, b, operation, slow)                                                               \
  CASE(Name) {                                                                                                      \
    const Value left = R(op.left);                                                                                  \
    const auto right = (b);                                                                                         \
    if (V8_LIKELY(tag.BothInts(left, right) && FAST(number_paths))) {                                               \
      R(op.dst) = tag.Int(                                                                                          \
          static_cast<int32_t>(static_cast<uint32_t>(left.AsInt()) operation static_cast<uint32_t>(IntOf(right)))); \
      NEXT();                                                                                                       \
    }                                                                                                               \
    int32_t integer;                                                                                                \
    if (V8_LIKELY(BothNumbers(left, right) && FAST(number_paths)) &&                                                \
        NumberToInt32Fast(Value::Double(NumberOf(left) operation NumberOf(right)), &integer)) {                     \
      RECORD_DOUBLE();                                                                                              \
      R(op.dst) = tag.Int(integer);                                                                                 \
      NEXT();                                                                                                       \
    }                                                                                                               \
    RECORD_OPERANDS(left, ValueOf(right));                                                                          \
    SLOW_INT32(slow);                                                                                               \
  }
  ARITHMETIC_TO_INT32(AddToInt32, R(op.right), +, Add(isolate, left, ValueOf(right)))
  ARITHMETIC_TO_INT32(AddIntToInt32, op.right, +, Add(isolate, left, ValueOf(right)))
  ARITHMETIC_TO_INT32(SubToInt32, R(op.right), -, Arithmetic(isolate, ArithmeticOperator::kSub, left, ValueOf(right)))
  ARITHMETIC_TO_INT32(SubIntToInt32, op.right, -, Arithmetic(isolate, ArithmeticOperator::kSub, left, ValueOf(right)))
  CASE(Mul) {
    ARITHMETIC(R(op.right), MULTIPLYING(), *, Arithmetic(isolate, ArithmeticOperator::kMul, left, ValueOf(right)));
  }
  CASE(MulInt) {
    ARITHMETIC(op.right, MULTIPLYING(), *, Arithmetic(isolate, ArithmeticOperator::kMul, left, ValueOf(right)));
  }
  CASE(Div) {
    const Value left = R(op.left), right = R(op.right);
    if (V8_LIKELY(BothNumbers(left, right) && FAST(number_paths))) {
      const Value quotient = Value::Number(left.AsNumber() / right.AsNumber());
      if (!quotient.IsInt() || !BothInts(left, right)) RECORD_DOUBLE();
      R(op.dst) = quotient;
      NEXT();
    }
    RECORD_OPERANDS(left, right);
    SLOW_VALUE(Arithmetic(isolate, ArithmeticOperator::kDiv, left, right));
  }
  CASE(Mod) {
    const Value left = R(op.left), right = R(op.right);
    if (V8_LIKELY(BothInts(left, right) && left.AsInt() >= 0 && right.AsInt() > 0 && FAST(number_paths))) {
      R(op.dst) = Value::Int(left.AsInt() % right.AsInt());
      NEXT();
    }
    if (V8_LIKELY(BothNumbers(left, right) && FAST(number_paths))) {
      const Value remainder = ModuloDoubles(left.AsNumber(), right.AsNumber());
      if (!BothInts(left, right)) {
        RECORD_DOUBLE();
      } else if (!remainder.IsInt()) {
        RECORD_RESULT_OF_INTS(remainder);
      }
      R(op.dst) = remainder;
      NEXT();
    }
    RECORD_OPERANDS(left, right);
    SLOW_VALUE(Arithmetic(isolate, ArithmeticOperator::kMod, left, right));
  }
  CASE(Exp) {
    RECORD_OPERANDS(R(op.left), R(op.right));
    SLOW_VALUE(Arithmetic(isolate, ArithmeticOperator::kExp, R(op.left), R(op.right)));
  }
#define BITWISE(Name, b, Operator, operation)                                                     \
  CASE(Name) {                                                                                    \
    const Value left = R(op.left);                                                                \
    const auto right = (b);                                                                       \
    int32_t x = left.AsInt(), y = IntOf(right);                                                   \
    if (V8_UNLIKELY(!tag.BothInts(left, right) || !FAST(number_paths))) {                         \
      if (!NumberToInt32Fast(left, &x) || !NumberToInt32Fast(right, &y) || !FAST(number_paths)) { \
        RECORD_OPERANDS(left, ValueOf(right));                                                    \
        SLOW_VALUE(Arithmetic(isolate, ArithmeticOperator::Operator, left, ValueOf(right)));      \
      }                                                                                           \
      RECORD_DOUBLE();                                                                            \
    }                                                                                             \
    R(op.dst) = operation;                                                                        \
    NEXT();                                                                                       \
  }
#define SHIFTED_LEFT() (tag.Int(static_cast<int32_t>(static_cast<uint32_t>(x) << (y & 31))))
#define SHIFTED_RIGHT_LOGICALLY() (Value::Number(static_cast<uint32_t>(x) >> (y & 31)))
  BITWISE(BitAnd, R(op.right), kBitAnd, tag.Int(x & y))
  BITWISE(BitOr, R(op.right), kBitOr, tag.Int(x | y))
  BITWISE(BitXor, R(op.right), kBitXor, tag.Int(x ^ y))
  BITWISE(ShiftLeft, R(op.right), kShiftLeft, SHIFTED_LEFT())
  BITWISE(ShiftRight, R(op.right), kShiftRight, tag.Int(x >> (y & 31)))
  BITWISE(ShiftRightLogical, R(op.right), kShiftRightLogical, SHIFTED_RIGHT_LOGICALLY())
  BITWISE(BitAndInt, op.right, kBitAnd, tag.Int(x & y))
  BITWISE(BitOrInt, op.right, kBitOr, tag.Int(x | y))
  BITWISE(BitXorInt, op.right, kBitXor, tag.Int(x ^ y))
  BITWISE(ShiftLeftInt, op.right, kShiftLeft, SHIFTED_LEFT())
  BITWISE(ShiftRightInt, op.right, kShiftRight, tag.Int(x >> (y & 31)))
  BITWISE(ShiftRightLogicalInt, op.right, kShiftRightLogical, SHIFTED_RIGHT_LOGICALLY())
#define INCREMENT(Name, limit, operation, Slow)                                          \
  CASE(Name) {                                                                           \
    const Value value = R(op.value);                                                     \
    if (V8_LIKELY(tag.IsInt(value) && value.AsInt() != (limit) && FAST(number_paths))) { \
      R(op.dst) = tag.Int(value.AsInt() operation 1);                                    \
      NEXT();                                                                            \
    }                                                                                    \
    if (value.IsNumber() && FAST(number_paths)) {                                        \
      if (value.IsInt()) RECORD(profile_bits::kIntOverflow);                             \
      RECORD_DOUBLE();                                                                   \
      R(op.dst) = tag.Double(value.AsNumber() operation 1);                              \
      NEXT();                                                                            \
    }                                                                                    \
    RECORD_OPERANDS(value, value);                                                       \
    SLOW_VALUE(Slow(isolate, value));                                                    \
  }
  INCREMENT(Inc, kMaxInt, +, Increment)
  INCREMENT(Dec, kMinInt, -, Decrement)
#define POSTFIX_INCREMENT(Name, limit, operation, Slow)                                  \
  CASE(Name) {                                                                           \
    const Value value = R(op.variable);                                                  \
    if (V8_LIKELY(tag.IsInt(value) && value.AsInt() != (limit) && FAST(number_paths))) { \
      R(op.variable) = tag.Int(value.AsInt() operation 1);                               \
      R(op.dst) = value;                                                                 \
      NEXT();                                                                            \
    }                                                                                    \
    if (value.IsNumber() && FAST(number_paths)) {                                        \
      if (value.IsInt()) RECORD(profile_bits::kIntOverflow);                             \
      RECORD_DOUBLE();                                                                   \
      R(op.variable) = tag.Double(value.AsNumber() operation 1);                         \
      R(op.dst) = value;                                                                 \
      NEXT();                                                                            \
    }                                                                                    \
    RECORD_OPERANDS(value, value);                                                       \
    SAVE_PC();                                                                           \
    const auto old = ToNumeric(isolate, value);                                          \
    if (V8_UNLIKELY(old.IsException())) goto exception;                                  \
    const auto counted = Slow(isolate, old.value());                                     \
    if (V8_UNLIKELY(counted.IsException())) goto exception;                              \
    R(op.variable) = counted.value();                                                    \
    R(op.dst) = old.value();                                                             \
    NEXT();                                                                              \
  }
  POSTFIX_INCREMENT(PostfixInc, kMaxInt, +, Increment)
  POSTFIX_INCREMENT(PostfixDec, kMinInt, -, Decrement)
  CASE(Negate) {
    const Value value = R(op.value);
    if (V8_LIKELY(value.IsInt() && value.AsInt() != 0 && value.AsInt() != kMinInt && FAST(number_paths))) {
      R(op.dst) = Value::Int(-value.AsInt());
      NEXT();
    }
    if (value.IsNumber() && FAST(number_paths)) {
      const Value negated = Value::Double(-value.AsNumber());
      if (value.IsInt()) {
        RECORD_RESULT_OF_INTS(negated);
      } else {
        RECORD_DOUBLE();
      }
      R(op.dst) = negated;
      NEXT();
    }
    RECORD_OPERANDS(value, value);
    SLOW_VALUE(Negate(isolate, value));
  }
  CASE(BitNot) {
    const Value value = R(op.value);
    int32_t x;
    if (V8_LIKELY(NumberToInt32Fast(value, &x) && FAST(number_paths))) {
      if (!value.IsInt()) RECORD_DOUBLE();
      R(op.dst) = Value::Int(~x);
      NEXT();
    }
    RECORD_OPERANDS(value, value);
    SLOW_VALUE(BitwiseNot(isolate, value));
  }
  CASE(LogicalNot) {
    R(op.dst) = Value::Bool(!ToBoolean(R(op.value)));
    NEXT();
  }
  CASE(TypeOf) {
    R(op.dst) = TypeOf(R(op.value));
    NEXT();
  }
  CASE(ToNumber) {
    if (V8_LIKELY(R(op.value).IsNumber())) {
      R(op.dst) = R(op.value);
      NEXT();
    }
    SLOW_VALUE(ToNumberValue(isolate, R(op.value)));
  }
  CASE(ToString) { SLOW_VALUE(ToString(isolate, R(op.value))); }
  CASE(ToObject) { SLOW_VALUE(ToObject(isolate, R(op.value))); }
  CASE(ToPropertyKey) {
    const Value value = R(op.value);
    if (value.IsNumber() || IsName(value)) {
      R(op.dst) = value;
      NEXT();
    }
    SAVE_PC();
    auto key = ToPropertyKey(isolate, value);
    if (V8_UNLIKELY(key.IsException())) goto exception;
    SLOW_VALUE(key.value().ToValue(isolate));
  }
  // Of a reference that is read and then written: the key is converted once. An object that is null or undefined is
  // complained about first, by the reading.
  CASE(ToReferenceKey) {
    const Value key = R(op.key);
    if (V8_LIKELY(!IsJSReceiver(key)) || R(op.object).IsNullOrUndefined()) {
      R(op.dst) = key;
      NEXT();
    }
    SAVE_PC();
    auto converted = ToPropertyKey(isolate, key);
    if (V8_UNLIKELY(converted.IsException())) goto exception;
    SLOW_VALUE(converted.value().ToValue(isolate));
  }
  CASE(TestEqual) {
    const Value a = R(op.left), b = R(op.right);
    if (BothInts(a, b)) {
      R(op.dst) = Value::Bool(a == b);
      NEXT();
    }
    SLOW_BOOL(LooselyEquals(isolate, a, b));
  }
  CASE(TestNotEqual) {
    const Value a = R(op.left), b = R(op.right);
    if (BothInts(a, b)) {
      R(op.dst) = Value::Bool(a != b);
      NEXT();
    }
    SAVE_PC();
    auto equal = LooselyEquals(isolate, a, b);
    if (V8_UNLIKELY(equal.IsException())) goto exception;
    R(op.dst) = Value::Bool(!equal.value());
    NEXT();
  }
// A comparison of `left` and `right` that the short ways do not cover.
#define SLOW_COMPARISON(outcome, Compare)                  \
  do {                                                     \
    RECORD_OPERANDS(left, ValueOf(right));                 \
    SAVE_PC();                                             \
    auto result = Compare(isolate, left, ValueOf(right));  \
    if (V8_UNLIKELY(result.IsException())) goto exception; \
    outcome = result.value();                              \
  } while (false)
// Sets `equal`; jumps to the exception when the comparison of long strings is interrupted by one.
#define STRICT_COMPARISON()                                                         \
  const Value left = R(op.left), right = R(op.right);                               \
  bool equal;                                                                       \
  if (V8_UNLIKELY(!FAST(number_paths) || !StrictEqualsFast(left, right, &equal))) { \
    SLOW_COMPARISON(equal, StrictEquals);                                           \
  }
  CASE(TestStrictEqual) {
    STRICT_COMPARISON()
    R(op.dst) = Value::Bool(equal);
    NEXT();
  }
  CASE(TestStrictNotEqual) {
    STRICT_COMPARISON()
    R(op.dst) = Value::Bool(!equal);
    NEXT();
  }
// Sets `holds`; jumps to the exception when the comparison throws.
#define COMPARISON(right_operand, operation, Slow)                                    \
  const Value left = R(op.left);                                                      \
  const auto right = (right_operand);                                                 \
  bool holds;                                                                         \
  double x, y;                                                                        \
  if (V8_LIKELY(tag.BothInts(left, right) && FAST(number_paths))) {                   \
    holds = left.AsInt() operation IntOf(right);                                      \
  } else if (V8_LIKELY(tag.BothDoubles(left, right, &x, &y) && FAST(number_paths))) { \
    RECORD_DOUBLE();                                                                  \
    holds = x operation y;                                                            \
  } else if (V8_LIKELY(BothNumbers(left, right) && FAST(number_paths))) {             \
    RECORD_DOUBLE();                                                                  \
    holds = left.AsNumber() operation NumberOf(right);                                \
  } else {                                                                            \
    SLOW_COMPARISON(holds, Slow);                                                     \
  }
#define COMPARE(Name, operation, Slow)       \
  CASE(Name) {                               \
    COMPARISON(R(op.right), operation, Slow) \
    R(op.dst) = Value::Bool(holds);          \
    NEXT();                                  \
  }
  COMPARE(TestLess, <, LessThan)
  COMPARE(TestLessEqual, <=, LessThanOrEqual)
  COMPARE(TestGreater, >, GreaterThan)
  COMPARE(TestGreaterEqual, >=, GreaterThanOrEqual)

  // ---- Jumps
#define JUMP_TO(offset) \
  do {                  \
    pc += (offset);     \
    DISPATCH();         \
  } while (false)
  CASE(Jump) { JUMP_TO(op.target); }
  // A back edge: a loop is worth having feedback for at once, and uses the budget up.
#define JUMP_BACK_TO(offset)                                                                      \
  do {                                                                                            \
    if (V8_UNLIKELY(isolate->interrupt_requested.load(std::memory_order_relaxed) != 0)) {         \
      SAVE_PC();                                                                                  \
      if (isolate->HandleInterrupts().IsException()) goto exception;                              \
    }                                                                                             \
    if (V8_UNLIKELY(slots == nullptr)) {                                                          \
      SAVE_PC();                                                                                  \
      const Tagged<FeedbackVector> vector = EnsureFeedbackVectorNow(isolate, CURRENT_FUNCTION()); \
      if (!vector.is_empty()) slots = vector->slot(0);                                            \
    } else {                                                                                      \
      USE_BUDGET(-(offset));                                                                      \
    }                                                                                             \
    JUMP_TO(offset);                                                                              \
  } while (false)
  CASE(JumpLoop) { JUMP_BACK_TO(op.target); }
#define JUMP_IF(Name, condition)       \
  CASE(Name) {                         \
    if (condition) JUMP_TO(op.target); \
    NEXT();                            \
  }
  JUMP_IF(JumpIfTrue, ToBoolean(R(op.value)))
  JUMP_IF(JumpIfFalse, !ToBoolean(R(op.value)))
  JUMP_IF(JumpIfUndefined, R(op.value).IsUndefined())
  JUMP_IF(JumpIfNotUndefined, !R(op.value).IsUndefined())
  JUMP_IF(JumpIfNullish, R(op.value).IsNullOrUndefined())
  JUMP_IF(JumpIfNotNullish, !R(op.value).IsNullOrUndefined())
  JUMP_IF(JumpIfNull, R(op.value).IsNull())
  JUMP_IF(JumpIfNotNull, !R(op.value).IsNull())
  JUMP_IF(JumpIfTheHole, R(op.value).IsTheHole())
  JUMP_IF(JumpIfNotTheHole, !R(op.value).IsTheHole())
  JUMP_IF(JumpIfObject, IsJSReceiver(R(op.value)))
  CASE(JumpIfStrictEqual) {
    STRICT_COMPARISON()
    if (equal) JUMP_TO(op.target);
    NEXT();
  }
  CASE(JumpIfStrictNotEqual) {
    STRICT_COMPARISON()
    if (!equal) JUMP_TO(op.target);
    NEXT();
  }
  JUMP_IF(JumpIfStrictEqualInt, R(op.left).IsNumber() && R(op.left).AsNumber() == op.right)
  JUMP_IF(JumpIfStrictNotEqualInt, !(R(op.left).IsNumber() && R(op.left).AsNumber() == op.right))
#define JUMP_IF_EQUAL(Name, b, expected)         \
  CASE(Name) {                                   \
    const Value left = R(op.left);               \
    const auto right = (b);                      \
    bool equal;                                  \
    if (V8_LIKELY(tag.BothInts(left, right))) {  \
      equal = left.AsInt() == IntOf(right);      \
    } else {                                     \
      SLOW_COMPARISON(equal, LooselyEquals);     \
    }                                            \
    if (equal == (expected)) JUMP_TO(op.target); \
    NEXT();                                      \
  }
  JUMP_IF_EQUAL(JumpIfEqual, R(op.right), true)
  JUMP_IF_EQUAL(JumpIfNotEqual, R(op.right), false)
  JUMP_IF_EQUAL(JumpIfEqualInt, op.right, true)
  JUMP_IF_EQUAL(JumpIfNotEqualInt, op.right, false)
#define JUMP_IF_COMPARE(Name, b, operation, expected, Slow) \
  CASE(Name) {                                              \
    COMPARISON(b, operation, Slow)                          \
    if (holds == (expected)) JUMP_TO(op.target);            \
    NEXT();                                                 \
  }
  JUMP_IF_COMPARE(JumpIfLess, R(op.right), <, true, LessThan)
  JUMP_IF_COMPARE(JumpIfNotLess, R(op.right), <, false, LessThan)
  JUMP_IF_COMPARE(JumpIfLessEqual, R(op.right), <=, true, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotLessEqual, R(op.right), <=, false, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfGreater, R(op.right), >, true, GreaterThan)
  JUMP_IF_COMPARE(JumpIfNotGreater, R(op.right), >, false, GreaterThan)
  JUMP_IF_COMPARE(JumpIfGreaterEqual, R(op.right), >=, true, GreaterThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotGreaterEqual, R(op.right), >=, false, GreaterThanOrEqual)
  JUMP_IF_COMPARE(JumpIfLessInt, op.right, <, true, LessThan)
  JUMP_IF_COMPARE(JumpIfNotLessInt, op.right, <, false, LessThan)
  JUMP_IF_COMPARE(JumpIfGreaterInt, op.right, >, true, GreaterThan)
  JUMP_IF_COMPARE(JumpIfNotGreaterInt, op.right, >, false, GreaterThan)
  JUMP_IF_COMPARE(JumpIfLessEqualInt, op.right, <=, true, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotLessEqualInt, op.right, <=, false, LessThanOrEqual)
  JUMP_IF_COMPARE(JumpIfGreaterEqualInt, op.right, >=, true, GreaterThanOrEqual)
  JUMP_IF_COMPARE(JumpIfNotGreaterEqualInt, op.right, >=, false, GreaterThanOrEqual)
  // Loop ends that test: the back edge is taken when the condition holds.
#define JUMP_LOOP_IF(Name, condition)       \
  CASE(Name) {                              \
    if (condition) JUMP_BACK_TO(op.target); \
    NEXT();                                 \
  }
  JUMP_LOOP_IF(JumpLoopIfTrue, ToBoolean(R(op.value)))
  JUMP_LOOP_IF(JumpLoopIfFalse, !ToBoolean(R(op.value)))
#define JUMP_LOOP_IF_COMPARE(Name, b, operation, Slow) \
  CASE(Name) {                                         \
    COMPARISON(b, operation, Slow)                     \
    if (V8_LIKELY(holds)) JUMP_BACK_TO(op.target);     \
    NEXT();                                            \
  }
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLess, R(op.right), <, LessThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLessEqual, R(op.right), <=, LessThanOrEqual)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreater, R(op.right), >, GreaterThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreaterEqual, R(op.right), >=, GreaterThanOrEqual)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLessInt, op.right, <, LessThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreaterInt, op.right, >, GreaterThan)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfLessEqualInt, op.right, <=, LessThanOrEqual)
  JUMP_LOOP_IF_COMPARE(JumpLoopIfGreaterEqualInt, op.right, >=, GreaterThanOrEqual)
  CASE(SwitchOnInt) {
    const int32_t choice = R(op.choice).AsInt();
    const uint16_t* const table = pc + bytecode::kUnitsOf<bytecode::SwitchOnInt>;
    if (choice >= 0 && choice < op.count) JUMP_TO(Read32(table + 2 * choice));
    pc = table + 2 * op.count;
    DISPATCH();
  }

  // ---- Calls
  {
    // A builtin: a frame like any other, run by a C++ function. `use` takes the value.
#define RUN_BUILTIN(function, code, new_target, argc_and_flags, use)                                       \
  do {                                                                                                     \
    new_fp[Frame::kCallerFp] = Value::FromRawPointer(fp).ptr();                                            \
    new_fp[Frame::kPc] = Value::FromRawBits(0).ptr();                                                      \
    new_fp[Frame::kCode] = (code).ptr();                                                                   \
    new_fp[Frame::kContext] = (function)->context().ptr();                                                 \
    new_fp[Frame::kCallee] = (function).ptr();                                                             \
    new_fp[Frame::kNewTarget] = (new_target);                                                              \
    new_fp[Frame::kArgcAndFlags] = Value::Int(argc_and_flags).ptr();                                       \
    isolate->vm_fp = new_fp;                                                                               \
    if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm((function)->native_context());           \
    const Result<Value> result = (code)->builtin_function()(isolate, Arguments(new_fp));                   \
    isolate->vm_fp = fp;                                                                                   \
    if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(CURRENT_FUNCTION()->native_context());   \
    if (V8_UNLIKELY(result.IsException())) goto exception;                                                 \
    use(result.value());                                                                                   \
  } while (false)
    // The commonest calls before the general one: bytecode, no argument missing, or a builtin, with room on the stack.
    // Else goes on at enter_callee.
#define CALL(slot)                                                                                             \
  do {                                                                                                         \
    RECORD_CALLEE(slot);                                                                                       \
    new_fp = fp + op.run - Frame::kHeaderSize;                                                                 \
    argc = op.argc;                                                                                            \
    if (V8_LIKELY(called.IsCell() && Tagged<HeapObject>(called.ptr())->instance_type() == JS_FUNCTION_TYPE) && \
        FAST(in_loop_calls)) {                                                                                 \
      const Tagged<JSFunction> function(called.ptr());                                                         \
      const Tagged<Code> code = function->code();                                                              \
      const int register_count = code->register_count();                                                       \
      if (V8_LIKELY(code->kind() == Code::kBytecode && argc >= code->parameter_count() &&                      \
                    new_fp - register_count - Frame::kHeaderSize >= isolate->vm_stack_limit)) {                \
        SAVE_PC();                                                                                             \
        ENTER_FRAME(function, code, register_count, TaggedBits::kUndefined, argc);                             \
      }                                                                                                        \
      if (V8_LIKELY(code->kind() == Code::kBuiltin &&                                                          \
                    new_fp - Frame::kHeaderSize >= isolate->vm_stack_limit)) {                                 \
        SAVE_PC();                                                                                             \
        RUN_BUILTIN(function, code, TaggedBits::kUndefined, argc | Frame::kNativeFlag, RESULT);                \
      }                                                                                                        \
    }                                                                                                          \
    new_target = TaggedBits::kUndefined;                                                                       \
    flags = 0;                                                                                                 \
    goto enter_callee;                                                                                         \
  } while (false)
    CASE(CallNamed) {
      const Value base = R(op.object);
      R(op.run) = base;
#define FOUND(value)    \
  do {                  \
    called = (value);   \
    CALL(op.call_slot); \
  } while (false)
      LOAD_NAMED(FOUND)
#undef FOUND
      SAVE_PC();
      const auto method = LoadICMiss(isolate, VECTOR(), op.slot, base, NAME_CONSTANT(op.name));
      if (V8_UNLIKELY(method.IsException())) goto exception;
      called = method.value();
      CALL(op.call_slot);
    }
    CASE(CallUndefinedReceiver) { R(op.run) = Undefined(); }  // The rest is as for Call, whose operands are the same.
    CASE(Call) {
      called = R(op.callee);
      CALL(op.slot);
    }
  enter_callee:
    if (V8_LIKELY(called.IsCell() && Tagged<HeapObject>(called.ptr())->instance_type() == JS_FUNCTION_TYPE) &&
        FAST(in_loop_calls)) {
      const Tagged<JSFunction> function(called.ptr());
      Tagged<Code> code = function->code();
    enter_code:
      if (V8_LIKELY(code->is_bytecode())) {
        if (V8_UNLIKELY(code->is_class_constructor() && (flags & Frame::kConstructFlag) == 0)) {
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
        ENTER_FRAME(function, code, register_count, new_target, argc | flags);
      }
      if (V8_UNLIKELY(code->kind() == Code::kLazy)) {
        SAVE_PC();
        auto compiled = CompileLazily(isolate, function);
        if (V8_UNLIKELY(compiled.IsException())) goto exception;
        code = compiled.value();
        goto enter_code;
      }
      if (code->kind() == Code::kLoopBuiltin && flags == 0 && FAST(forwarded_calls)) {
        if (IsCallForwarder(code)) {
          uint64_t* const forwarded = ForwardedRun(isolate, code, Frame(fp).lowest(), new_fp, &argc, &called);
          if (V8_LIKELY(forwarded != nullptr)) {
            new_fp = forwarded;
            goto enter_callee;
          }
        } else if (HasInstanceType(Value(new_fp[Frame::kReceiver]), JS_GENERATOR_OBJECT_TYPE)) {
          // Next of a generator: its frame takes the place of the call's arguments.
          generator = Tagged<JSGeneratorObject>(new_fp[Frame::kReceiver]);
          uint64_t* const top = new_fp + Frame::kReceiver;
          if (V8_LIKELY(generator->is_suspended() && HasRoomForGenerator(isolate, top, generator))) {
            SAVE_PC();
            const Value sent = argc > 0 ? Value(new_fp[Frame::kFirstArgument]) : Undefined();
            fp = PushGeneratorFrame(isolate, top, generator, sent, JSGeneratorObject::kNext, Frame::kNextFlag);
            goto resumed;
          }
        }
      }
      SAVE_PC();
      if (V8_UNLIKELY(new_fp - Frame::kHeaderSize < isolate->vm_stack_limit)) {
        const bool is_below = new_fp + Frame::kReceiver < Frame(fp).lowest();
        if (!is_below && isolate->CheckStack(new_fp - Frame::kHeaderSize).IsException()) goto exception;
      }
#define RETURN_FROM_BUILTIN(value)                                                       \
  const bool is_receiver = (flags & Frame::kConstructFlag) != 0 && !IsJSReceiver(value); \
  RETURN_TO_FRAME(is_receiver ? Value(new_fp[Frame::kReceiver]) : (value))
      RUN_BUILTIN(function, code, new_target, argc | flags | Frame::kNativeFlag, RETURN_FROM_BUILTIN);
#undef RETURN_FROM_BUILTIN
    }
    // Proxies, bound functions, API objects, and what cannot be called.
    SAVE_PC();
    {
      Result<Value> result =
          (flags & Frame::kConstructFlag) == 0
              ? CallFromInterpreter(isolate, called, new_fp + Frame::kReceiver, argc)
              : ConstructFromInterpreter(isolate, called, new_fp + Frame::kFirstArgument, argc, Value(new_target));
      if (V8_UNLIKELY(result.IsException())) goto exception;
      RETURN_TO_FRAME(result.value());
    }
    CASE(Construct) {
      called = R(op.callee);
      RECORD_CALLEE(op.slot);
      new_fp = fp + op.run - Frame::kHeaderSize;
      argc = op.argc;
      new_target = R(op.new_target).ptr();
      flags = Frame::kConstructFlag;
      if (V8_UNLIKELY(!IsConstructor(called))) {
        SAVE_PC();
        ThrowNotConstructor(isolate, called);
        goto exception;
      }
      if (V8_LIKELY(Tagged<HeapObject>(called.ptr())->instance_type() == JS_FUNCTION_TYPE) && FAST(in_loop_calls)) {
        const Tagged<JSFunction> function(called.ptr());
        const Tagged<SharedFunctionInfo> shared = function->shared();
        new_fp[Frame::kReceiver] = TaggedBits::kTheHole;
        if (!shared->construct_as_builtin() && !IsDerivedConstructor(shared->kind())) {
          SAVE_PC();
          auto receiver = CreateReceiver(isolate, function, Value(new_target));
          if (V8_UNLIKELY(receiver.IsException())) goto exception;
          new_fp[Frame::kReceiver] = receiver.value().ptr();
        }
      }
      goto enter_callee;
    }
    CASE(TailCall) {
      called = R(op.callee);
      RECORD_CALLEE(op.slot);
      new_fp = fp + op.run - Frame::kHeaderSize;
      argc = op.argc;
      new_target = TaggedBits::kUndefined;
    }
    // Cold, so that it does not take registers from the other calls.
  enter_tail_callee:
    __attribute__((cold));
    {
      SAVE_PC();
      const int frame_flags = Frame(fp).flags();
      uint64_t* const caller = Frame(fp).caller_fp();
      if (V8_LIKELY(TakeFrameForTailCall(isolate, fp, called, &new_fp, argc))) {
        const Tagged<JSFunction> function(called.ptr());
        const Tagged<Code> code = function->code();
        const int register_count = code->register_count();
        fp = caller;
        ENTER_FRAME(function, code, register_count, TaggedBits::kUndefined, argc | frame_flags);
      }
      if (V8_UNLIKELY(isolate->has_pending_exception())) goto exception;
      flags = 0;
      goto enter_callee;
    }
    CASE(TailCallWithArray) {
      FastList list;
      if (V8_LIKELY(FastList::From(isolate, R(op.arguments), &list))) {
        uint64_t* const run = RunOfList(isolate, Frame(fp).lowest(), R(op.callee), R(op.receiver), list);
        if (V8_LIKELY(run != nullptr)) {
          new_fp = run;
          argc = list.length();
          new_target = TaggedBits::kUndefined;
          called = R(op.callee);
          goto enter_tail_callee;
        }
      }
      SLOW_VALUE(CallWithArrayLike(isolate, R(op.callee), R(op.receiver), Tagged<JSArray>(R(op.arguments).ptr())));
    }
    CASE(CallWithArray) {
      FastList list;
      if (V8_LIKELY(FAST(forwarded_calls) && FastList::From(isolate, R(op.arguments), &list))) {
        uint64_t* const run = RunOfList(isolate, Frame(fp).lowest(), R(op.callee), R(op.receiver), list);
        if (V8_LIKELY(run != nullptr)) {
          new_fp = run;
          argc = list.length();
          new_target = TaggedBits::kUndefined;
          flags = 0;
          called = R(op.callee);
          goto enter_callee;
        }
      }
      SLOW_VALUE(CallWithArrayLike(isolate, R(op.callee), R(op.receiver), Tagged<JSArray>(R(op.arguments).ptr())));
    }
  }
  CASE(ConstructWithArray) {
    SLOW_VALUE(ConstructWithArrayLike(isolate, R(op.callee), Tagged<JSArray>(R(op.arguments).ptr()), R(op.new_target)));
  }
  CASE(ConstructForwardAll) {
    SLOW_VALUE(ConstructFromInterpreter(isolate, R(op.callee), fp + Frame::kFirstArgument, Frame(fp).argc(),
                                        R(op.new_target)));
  }
  CASE(CallEval) {
    SAVE_PC();
    uint64_t* run = fp + op.run;
    const Value callee = R(op.callee);
    if (callee == CURRENT_FUNCTION()->native_context()->global_eval_function()) {
      const Value source = op.argc > 0 ? Value(run[1]) : Undefined();
      SLOW_VALUE(DirectEvalFromInterpreter(isolate, fp, source, CONSTANT(op.scope)));
    }
    SLOW_VALUE(CallFromInterpreter(isolate, callee, run, op.argc));
  }
  CASE(CallRuntime) {
    SAVE_PC();
    Result<Value> result = kRuntimeFunctions[op.function](isolate, fp + op.arguments, op.argc);
    if (V8_UNLIKELY(result.IsException())) goto exception;
    R(op.dst) = result.value();
    NEXT();
  }
#define RETURN(value)                                                                                              \
  Value result = (value);                                                                                          \
  const int frame_flags = Frame(fp).flags();                                                                       \
  if (V8_UNLIKELY(frame_flags != 0)) {                                                                             \
    if ((frame_flags & Frame::kConstructFlag) != 0 && !IsJSReceiver(result)) result = Value(fp[Frame::kReceiver]); \
    if ((frame_flags & Frame::kEntryFlag) != 0) {                                                                  \
      isolate->vm_fp = Frame(fp).caller_fp();                                                                      \
      return result;                                                                                               \
    }                                                                                                              \
    if ((frame_flags & Frame::kDiscardFlag) != 0) {                                                                \
      LEAVE_FRAME();                                                                                               \
      pc += kUnits[*pc];                                                                                           \
      DISPATCH();                                                                                                  \
    }                                                                                                              \
  }                                                                                                                \
  LEAVE_FRAME();                                                                                                   \
  RETURN_TO_FRAME(result)
  CASE(Return) { RETURN(R(op.value)); }
  CASE(ReturnUndefined) { RETURN(Undefined()); }
  CASE(Throw) {
    SAVE_PC();
    isolate->Throw(R(op.value));
    goto exception;
  }
  CASE(ReThrow) {
    SAVE_PC();
    isolate->ReThrow(R(op.value));
    goto exception;
  }

  // ---- Literals and closures
  CASE(CreateClosure) {
    SLOW_VALUE(NewClosure(isolate, Tagged<SharedFunctionInfo>(CONSTANT(op.function).ptr()),
                          Tagged<Context>(fp[Frame::kContext])));
  }
  CASE(CreateEmptyObject) { SLOW_VALUE(NewJSObject(isolate)); }
  CASE(CreateObjectLiteral) { SLOW_VALUE(CreateObjectLiteral(isolate, op.properties)); }
  CASE(CreateEmptyArray) { SLOW_VALUE(NewJSArray(isolate)); }
  CASE(CreateArrayLiteral) { SLOW_VALUE(CreateArrayLiteral(isolate, Tagged<FixedArray>(CONSTANT(op.elements).ptr()))); }
  CASE(CreateRegExpLiteral) {
    SLOW_VALUE(CreateRegExpLiteral(isolate, VECTOR(), op.slot, STRING_CONSTANT(op.pattern), STRING_CONSTANT(op.flags)));
  }
  CASE(GetTemplateObject) {
    SLOW_VALUE(GetTemplateObject(isolate, VECTOR(), op.slot, Tagged<FixedArray>(CONSTANT(op.description).ptr()),
                                 CURRENT_FUNCTION()));
  }
  CASE(CreateMappedArguments) { SLOW_VALUE(CreateMappedArguments(isolate, fp)); }
  CASE(CreateUnmappedArguments) { SLOW_VALUE(CreateUnmappedArguments(isolate, fp)); }
  CASE(CreateRestParameter) { SLOW_VALUE(CreateRestParameter(isolate, fp, op.first)); }

  // ---- Iteration
#define GET_ITERATOR(Function)                                                             \
  SAVE_PC();                                                                               \
  IteratorRecord record;                                                                   \
  if (V8_UNLIKELY(Function(isolate, R(op.object), &record).IsException())) goto exception; \
  R(op.iterator) = record.iterator;                                                        \
  R(op.next) = record.next_method;                                                         \
  NEXT()
  CASE(GetIterator) { GET_ITERATOR(GetIterator); }
  CASE(GetAsyncIterator) { GET_ITERATOR(GetAsyncIterator); }
  CASE(IteratorStep) {
    const Value iterator = R(op.iterator), next = R(op.next);
    if (IsSteppableGenerator(iterator, next) && FAST(iteration_paths) && FAST(in_loop_calls)) {
      generator = Tagged<JSGeneratorObject>(iterator.ptr());
      uint64_t* const top = Frame(fp).lowest();
      if (V8_LIKELY(generator->is_suspended() && HasRoomForGenerator(isolate, top, generator))) {
        SAVE_PC();
        fp = PushGeneratorFrame(isolate, top, generator, Undefined(), JSGeneratorObject::kNext, Frame::kStepFlag);
        goto resumed;
      }
    }
    SAVE_PC();
    auto value = IteratorStepValue(isolate, {iterator, next});
    if (V8_UNLIKELY(value.IsException())) goto exception;
    if (value.value().IsTheHole()) JUMP_TO(op.done);
    R(op.dst) = value.value();
    NEXT();
  }
  CASE(ForInPrepare) {
    const Value subject = R(op.object);
    if (subject.IsNullOrUndefined()) {
      JUMP_TO(op.done);
    }
    SAVE_PC();
    auto object = ToObject(isolate, subject);
    if (V8_UNLIKELY(object.IsException())) goto exception;
    auto keys = ForInKeys(isolate, object.value());
    if (V8_UNLIKELY(keys.IsException())) goto exception;
    R(op.receiver) = object.value();
    R(op.keys) = keys.value();
    R(op.index) = Value::Int(0);
    NEXT();
  }
  CASE(ForInNext) {
    SAVE_PC();
    int32_t index = R(op.index).AsInt();
    auto key = ForInNext(isolate, R(op.receiver), R(op.keys), &index);
    if (V8_UNLIKELY(key.IsException())) goto exception;
    if (key.value().IsTheHole()) {
      JUMP_TO(op.done);
    }
    R(op.index) = Value::Int(index);
    R(op.dst) = key.value();
    NEXT();
  }

  // ---- Generators and async functions
  CASE(CreateGenerator) { SLOW_VALUE(CreateGeneratorObject(isolate, fp)); }
  CASE(Suspend) {
    SAVE_PC();
    const Value out = R(op.out);
    const int frame_flags = Frame(fp).flags();
    if (SuspendGenerator(isolate, fp, Tagged<JSGeneratorObject>(R(op.generator).ptr()), pc).IsException()) {
      goto exception;
    }
    if ((frame_flags & Frame::kEntryFlag) != 0) {
      isolate->vm_fp = Frame(fp).caller_fp();
      return (frame_flags & Frame::kStepFlag) == 0 ? Result<Value>(out) : IteratorResultValue(isolate, out);
    }
    LEAVE_FRAME();
    if ((frame_flags & Frame::kStepFlag) == 0) RETURN_TO_FRAME(out);
    // Of yield* in a generator that is iterated over: the caller's instruction is an IteratorStep.
    auto value = IteratorResultValue(isolate, out);
    if (V8_UNLIKELY(value.IsException())) goto exception;
    if (value.value().IsTheHole()) JUMP_TO(bytecode::At<bytecode::IteratorStep>(pc).done);
    RETURN_TO_FRAME(value.value());
  }
  CASE(Yield) {
    SAVE_PC();
    Value out = R(op.value);
    const int frame_flags = Frame(fp).flags();
    if ((frame_flags & Frame::kStepFlag) == 0) {
      auto result = NewIteratorResult(isolate, out, false);
      if (V8_UNLIKELY(result.IsException())) goto exception;
      out = result.value();
    }
    if (SuspendGenerator(isolate, fp, Tagged<JSGeneratorObject>(R(op.generator).ptr()), pc).IsException()) {
      goto exception;
    }
    if ((frame_flags & Frame::kEntryFlag) != 0) {
      isolate->vm_fp = Frame(fp).caller_fp();
      return out;
    }
    LEAVE_FRAME();
    RETURN_TO_FRAME(out);
  }
  CASE(GeneratorReturn) {
    SAVE_PC();
    Value out = TheHole();
    const int frame_flags = Frame(fp).flags();
    if ((frame_flags & Frame::kStepFlag) == 0) {
      auto result = NewIteratorResult(isolate, R(op.value), true);
      if (V8_UNLIKELY(result.IsException())) goto exception;
      out = result.value();
    }
    Tagged<JSGeneratorObject>(R(op.generator).ptr())->set_continuation(JSGeneratorObject::kClosed);
    if ((frame_flags & Frame::kEntryFlag) != 0) {
      isolate->vm_fp = Frame(fp).caller_fp();
      return out;
    }
    LEAVE_FRAME();
    if ((frame_flags & Frame::kStepFlag) != 0) JUMP_TO(bytecode::At<bytecode::IteratorStep>(pc).done);
    RETURN_TO_FRAME(out);
  }
  CASE(CloseGenerator) {
    Tagged<JSGeneratorObject>(R(op.generator).ptr())->set_continuation(JSGeneratorObject::kClosed);
    NEXT();
  }
  CASE(Debugger) { NEXT(); }

resumed:
  // A generator goes on behind the instruction that suspended it; its frame is the top frame.
  LOAD_FRAME_STATE();
  if (V8_UNLIKELY(slots == nullptr)) {
    const Tagged<FeedbackVector> vector = EnsureFeedbackVector(isolate, CURRENT_FUNCTION());
    if (!vector.is_empty()) slots = vector->slot(0);
  }
  if (V8_UNLIKELY(isolate->realm_count > 1)) isolate->set_realm(CURRENT_FUNCTION()->native_context());
  pc = Frame(fp).pc() + bytecode::kUnitsOf<bytecode::Suspend>;
  DISPATCH();

exception:
  // The innermost handler of the frames of this activation; without one the caller in C++ gets the exception.
  while (true) {
    const Frame frame(fp);
    if (!isolate->is_terminating()) {
      const HandlerTarget target = FindExceptionHandler(frame.code(), frame.pc());
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

}  // namespace

RunFrameFunction ChooseLoop() {
  const bool all_fast = v8_flags.use_ic && v8_flags.plain_array_paths && v8_flags.number_paths &&
                        v8_flags.in_loop_calls && v8_flags.forwarded_calls && v8_flags.stub_cache;
  if (v8_flags.jitless) return all_fast ? &Run<LoopMode::kPlain> : &Run<LoopMode::kPlainChecked>;
  return all_fast ? &Run<LoopMode::kRecording> : &Run<LoopMode::kChecked>;
}

}  // namespace v8::internal
