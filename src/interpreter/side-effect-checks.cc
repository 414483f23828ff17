#include "src/interpreter/side-effect-checks.h"

#include "src/bytecode/bytecode-operands.h"
#include "src/bytecode/runtime-functions.h"
#include "src/execution/side-effect-guard.h"
#include "src/runtime/properties/lazy-methods.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property-internal.h"

namespace v8::internal {

namespace {

// The value of a data property that getting it would find, without anybody's help; else empty.
Value PlainProperty(Isolate* isolate, Value object, PropertyKey key) {
  LookupIterator it(isolate, object, key);
  const bool is_lazy = IsLazyMethod(it);
  if (it.state() != LookupIterator::kData && !is_lazy) return Value();
  const Result<Value> value = is_lazy ? CallGetter(isolate, &it) : it.GetStoredValue();
  return value.IsException() ? Value() : value.value();
}

// Whether GetIterator makes an iterator by a builtin.
bool MakesFreshIterator(Isolate* isolate, Value iterable) {
  if (iterable.IsNullOrUndefined()) return false;
  const Value method = PlainProperty(isolate, iterable, ReadOnlyRoots::iterator_symbol());
  return !method.is_empty() && SideEffectGuard::MakesNewObject(method);
}

class Check {
 public:
  Check(Isolate* isolate, uint64_t* fp, const uint16_t* pc)
      : isolate_(isolate), guard_(isolate->side_effect_guard()), fp_(fp), pc_(pc) {}

  template <typename Op>
  const Op& At() const {
    return bytecode::At<Op>(pc_);
  }
  Value Register(int reg) const { return Value(fp_[reg]); }
  Isolate* isolate() const { return isolate_; }

  // The instruction changes the object.
  Result<void> Changes(int reg) const { return guard_->RequireTemporary(Register(reg)); }
  Result<void> ChangesContext(int depth) const {
    Tagged<Context> context(fp_[Frame::kContext]);
    for (; depth > 0; --depth) context = context->previous();
    return guard_->IsTemporary(context) ? Result<void>(Ok()) : guard_->Fail();
  }
  // It makes the object that it gives.
  Result<void> Makes(int dst) const { return guard_->ExpectTemporary(fp_, dst); }
  Result<void> MakesIf(bool condition, int dst) const { return condition ? Makes(dst) : Result<void>(Ok()); }
  Result<void> MakesIfCalled(Value callee, int dst) const {
    return MakesIf(SideEffectGuard::MakesNewObject(callee), dst);
  }

  Result<void> CallsNamed(const bytecode::CallNamed& op) const {
    const Value object = Register(op.object);
    if (object.IsNullOrUndefined()) return Ok();
    const Tagged<Name> name(Frame(fp_).code()->constants()->get(op.name).ptr());
    const Value callee = PlainProperty(isolate_, object, PropertyKey(name));
    return callee.is_empty() ? Result<void>(Ok()) : MakesIfCalled(callee, op.dst);
  }

  // The engine steps its own iterators without a call.
  Result<void> Steps(Value iterator, Value next) const {
    if (guard_->IsTemporary(iterator)) return Ok();
    if (IsJSFunction(next) && Cast<JSFunction>(next)->code()->is_bytecode()) return Ok();
    return guard_->Fail();
  }

  Result<void> CallsRuntime(const bytecode::CallRuntime& op) const {
    switch (static_cast<RuntimeFunction>(op.function)) {
      case RuntimeFunction::kIsGlobalEval:
      case RuntimeFunction::kLoadContextSlot:
      case RuntimeFunction::kGetParameter:
      case RuntimeFunction::kResolveLookup:
      case RuntimeFunction::kLoadResolvedLookup:
      case RuntimeFunction::kThrowConstAssign:
      case RuntimeFunction::kThrowIteratorResultNotAnObject:
      case RuntimeFunction::kThrowThrowMethodMissing:
      case RuntimeFunction::kThrowUnsupportedSuper:
      case RuntimeFunction::kThrowConstructorReturnedNonObject:
      case RuntimeFunction::kThrowConstructorDidNotCallSuper:
      case RuntimeFunction::kThrowInvalidAssignmentTarget:
      case RuntimeFunction::kThrowPatternValueNonCoercible:
      case RuntimeFunction::kThrowInvalidPrivateWrite:
      case RuntimeFunction::kThrowInvalidPrivateAccess:
      case RuntimeFunction::kThrowNotSuperConstructor:
      case RuntimeFunction::kInitializeInstanceMembers:
      case RuntimeFunction::kCheckPrivateBrand:
      case RuntimeFunction::kHasPrivateName:
      case RuntimeFunction::kLoadPrivateGetter:
      case RuntimeFunction::kLoadPrivateSetter:
      case RuntimeFunction::kGetPrivate:
      case RuntimeFunction::kGetSuperConstructor:
      case RuntimeFunction::kGetSuperBase:
      case RuntimeFunction::kGetFromSuperBase:
      case RuntimeFunction::kGetMethod:
        return Ok();
      case RuntimeFunction::kCreateContext:
      case RuntimeFunction::kCopyDataPropertiesExcluding:
        return Makes(op.dst);
      case RuntimeFunction::kDefinePrivateField:
      case RuntimeFunction::kAddPrivateBrand:
      case RuntimeFunction::kSetPrivate:
      case RuntimeFunction::kSetFunctionName:
      case RuntimeFunction::kSetPrototypeOfLiteral:
      case RuntimeFunction::kCopyDataProperties:
      case RuntimeFunction::kIteratorClose:
      case RuntimeFunction::kIteratorCloseSilently:
        return Changes(op.arguments);
      case RuntimeFunction::kAppendSpread:
        if (!MakesFreshIterator(isolate_, Register(op.arguments + 1))) return guard_->Fail();
        return Changes(op.arguments);
      default:
        return guard_->Fail();
    }
  }

 private:
  Isolate* const isolate_;
  SideEffectGuard* const guard_;
  uint64_t* const fp_;
  const uint16_t* const pc_;
};

}  // namespace

Result<void> BeforeGuardedInstruction(Isolate* isolate, uint64_t* fp, const uint16_t* pc) {
  SideEffectGuard* const guard = isolate->side_effect_guard();
  TRY(guard->InstructionEnded(fp));
  const Check check(isolate, fp, pc);
  switch (static_cast<Bytecode>(*pc)) {
#define HARMLESS(Name) case Bytecode::k##Name:
    // Registers, reading.
    HARMLESS(Move) HARMLESS(LoadUndefined) HARMLESS(LoadNull) HARMLESS(LoadTrue) HARMLESS(LoadFalse)
    HARMLESS(LoadTheHole) HARMLESS(LoadInt) HARMLESS(LoadInt32) HARMLESS(LoadConst) HARMLESS(LoadGlobalProxy)
    HARMLESS(ConvertReceiver) HARMLESS(LoadContextSlot) HARMLESS(LoadCurrentContextSlot) HARMLESS(LoadModuleVariable)
    HARMLESS(LoadGlobal) HARMLESS(LoadGlobalInsideTypeof) HARMLESS(LoadLookup) HARMLESS(LoadLookupInsideTypeof)
    HARMLESS(LoadLookupForCall) HARMLESS(ThrowReferenceErrorIfHole) HARMLESS(ThrowSuperNotCalledIfHole)
    HARMLESS(ThrowSuperAlreadyCalledIfNotHole) HARMLESS(GetNamed) HARMLESS(GetLength) HARMLESS(GetKeyed)
    HARMLESS(GetKeyedToInt32) HARMLESS(GetSuper) HARMLESS(TestIn) HARMLESS(TestInstanceOf)
    // Operators: methods of the operands are called.
    HARMLESS(Add) HARMLESS(Sub) HARMLESS(Mul) HARMLESS(Div) HARMLESS(Mod) HARMLESS(Exp) HARMLESS(BitAnd)
    HARMLESS(BitOr) HARMLESS(BitXor) HARMLESS(ShiftLeft) HARMLESS(ShiftRight) HARMLESS(ShiftRightLogical)
    HARMLESS(AddInt) HARMLESS(SubInt) HARMLESS(MulInt) HARMLESS(BitAndInt) HARMLESS(BitOrInt) HARMLESS(BitXorInt)
    HARMLESS(ShiftLeftInt) HARMLESS(ShiftRightInt) HARMLESS(ShiftRightLogicalInt) HARMLESS(AddToInt32)
    HARMLESS(SubToInt32) HARMLESS(AddIntToInt32) HARMLESS(SubIntToInt32) HARMLESS(Inc) HARMLESS(Dec)
    HARMLESS(PostfixInc) HARMLESS(PostfixDec) HARMLESS(Negate) HARMLESS(BitNot) HARMLESS(LogicalNot) HARMLESS(TypeOf)
    HARMLESS(ToNumber) HARMLESS(ToString) HARMLESS(ToObject) HARMLESS(ToPropertyKey) HARMLESS(ToReferenceKey)
    HARMLESS(TestEqual) HARMLESS(TestNotEqual) HARMLESS(TestStrictEqual) HARMLESS(TestStrictNotEqual)
    HARMLESS(TestLess) HARMLESS(TestLessEqual) HARMLESS(TestGreater) HARMLESS(TestGreaterEqual)
    // Jumps.
    HARMLESS(Jump) HARMLESS(JumpLoop) HARMLESS(JumpIfTrue) HARMLESS(JumpIfFalse) HARMLESS(JumpIfUndefined)
    HARMLESS(JumpIfNotUndefined) HARMLESS(JumpIfNullish) HARMLESS(JumpIfNotNullish) HARMLESS(JumpIfNull)
    HARMLESS(JumpIfNotNull) HARMLESS(JumpIfTheHole) HARMLESS(JumpIfObject) HARMLESS(JumpIfEqual)
    HARMLESS(JumpIfNotEqual) HARMLESS(JumpIfStrictEqual) HARMLESS(JumpIfStrictNotEqual) HARMLESS(JumpIfLess)
    HARMLESS(JumpIfNotLess) HARMLESS(JumpIfLessEqual) HARMLESS(JumpIfNotLessEqual) HARMLESS(JumpIfGreater)
    HARMLESS(JumpIfNotGreater) HARMLESS(JumpIfGreaterEqual) HARMLESS(JumpIfNotGreaterEqual) HARMLESS(JumpIfLessInt)
    HARMLESS(JumpIfNotLessInt) HARMLESS(JumpIfGreaterInt) HARMLESS(JumpIfNotGreaterInt) HARMLESS(JumpIfLessEqualInt)
    HARMLESS(JumpIfNotLessEqualInt) HARMLESS(JumpIfGreaterEqualInt) HARMLESS(JumpIfNotGreaterEqualInt)
    HARMLESS(JumpIfEqualInt) HARMLESS(JumpIfNotEqualInt) HARMLESS(JumpIfStrictEqualInt)
    HARMLESS(JumpIfStrictNotEqualInt) HARMLESS(JumpLoopIfTrue) HARMLESS(JumpLoopIfFalse) HARMLESS(JumpLoopIfLess)
    HARMLESS(JumpLoopIfLessEqual) HARMLESS(JumpLoopIfGreater) HARMLESS(JumpLoopIfGreaterEqual)
    HARMLESS(JumpLoopIfLessInt) HARMLESS(JumpLoopIfGreaterInt) HARMLESS(JumpLoopIfLessEqualInt)
    HARMLESS(JumpLoopIfGreaterEqualInt) HARMLESS(SwitchOnInt)
    // Calls ask by themselves.
    HARMLESS(TailCall) HARMLESS(TailCallWithArray) HARMLESS(Return) HARMLESS(ReturnUndefined) HARMLESS(Throw)
    HARMLESS(ReThrow) HARMLESS(GetTemplateObject) HARMLESS(ForInPrepare) HARMLESS(ForInNext) HARMLESS(Debugger)
#undef HARMLESS
    return Ok();

#define JUDGE(Name, judgement)                                 \
  case Bytecode::k##Name: {                                    \
    const bytecode::Name& op = check.At<bytecode::Name>();     \
    return check.judgement;                                    \
  }
    JUDGE(Call, MakesIfCalled(check.Register(op.callee), op.dst))
    JUDGE(CallUndefinedReceiver, MakesIfCalled(check.Register(op.callee), op.dst))
    JUDGE(CallWithArray, MakesIfCalled(check.Register(op.callee), op.dst))
    JUDGE(Construct, MakesIfCalled(check.Register(op.callee), op.dst))
    JUDGE(ConstructWithArray, MakesIfCalled(check.Register(op.callee), op.dst))
    JUDGE(ConstructForwardAll, MakesIfCalled(check.Register(op.callee), op.dst))
    JUDGE(CallNamed, CallsNamed(op))
    JUDGE(CallRuntime, CallsRuntime(op))

    JUDGE(CreateContext, Makes(op.dst))
    JUDGE(CreateWithContext, Makes(op.dst))
    JUDGE(CloneContext, Makes(op.dst))
    JUDGE(CreateClosure, Makes(op.dst))
    JUDGE(CreateEmptyObject, Makes(op.dst))
    JUDGE(CreateObjectLiteral, Makes(op.dst))
    JUDGE(CreateEmptyArray, Makes(op.dst))
    JUDGE(CreateArrayLiteral, Makes(op.dst))
    JUDGE(CreateRegExpLiteral, Makes(op.dst))
    JUDGE(CreateMappedArguments, Makes(op.dst))
    JUDGE(CreateUnmappedArguments, Makes(op.dst))
    JUDGE(CreateRestParameter, Makes(op.dst))
    JUDGE(CreateGenerator, Makes(op.dst))

    JUDGE(StoreContextSlot, ChangesContext(op.depth))
    case Bytecode::kStoreCurrentContextSlot:
      return check.ChangesContext(0);
    JUDGE(SetNamedSloppy, Changes(op.object))
    JUDGE(SetNamedStrict, Changes(op.object))
    JUDGE(DefineNamedOwn, Changes(op.object))
    JUDGE(SetKeyedSloppy, Changes(op.object))
    JUDGE(SetKeyedStrict, Changes(op.object))
    JUDGE(DefineKeyedOwn, Changes(op.object))
    JUDGE(DefineGetter, Changes(op.object))
    JUDGE(DefineSetter, Changes(op.object))
    JUDGE(ArrayAppend, Changes(op.array))
    JUDGE(SetSuperSloppy, Changes(op.receiver))
    JUDGE(SetSuperStrict, Changes(op.receiver))
    JUDGE(DeleteSloppy, Changes(op.object))
    JUDGE(DeleteStrict, Changes(op.object))
    JUDGE(Suspend, Changes(op.generator))
    JUDGE(Yield, Changes(op.generator))
    JUDGE(CloseGenerator, Changes(op.generator))
    JUDGE(GeneratorReturn, Changes(op.generator))

    JUDGE(GetIterator, MakesIf(MakesFreshIterator(isolate, check.Register(op.object)), op.iterator))
    JUDGE(IteratorStep, Steps(check.Register(op.iterator), check.Register(op.next)))
#undef JUDGE
    default:
      // Variables that are not the evaluation's own, direct eval, and what waits for a promise.
      return guard->Fail();
  }
}

}  // namespace v8::internal
