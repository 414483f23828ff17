#include "src/execution/side-effect-guard.h"

#include "src/common/builtin-ids.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

namespace {

// What a builtin may do to what was there before.
enum class Effect : uint8_t {
  kAny,
  kNone,
  kNewObject,      // none, and the result is an object that the builtin has made
  kReceiver,       // it changes its receiver
  kFirstArgument,  // it changes its first argument
};

Effect EffectOf(int builtin_id) {
  switch (static_cast<Builtin>(builtin_id)) {
#define NO_EFFECT(Name) \
  case Builtin::k##Name: \
    return Effect::kNone;
#define NEW_OBJECT(Name) \
  case Builtin::k##Name: \
    return Effect::kNewObject;
#define CHANGES_RECEIVER(Name) \
  case Builtin::k##Name: \
    return Effect::kReceiver;
#define CHANGES_FIRST_ARGUMENT(Name) \
  case Builtin::k##Name: \
    return Effect::kFirstArgument;
#include "src/execution/side-effect-free-builtins.def"
#undef NO_EFFECT
#undef NEW_OBJECT
#undef CHANGES_RECEIVER
#undef CHANGES_FIRST_ARGUMENT
    default:
      return Effect::kAny;
  }
}

}  // namespace

SideEffectGuard::SideEffectGuard(Isolate* isolate, const Hooks* hooks)
    : isolate_(isolate), saved_hooks_(isolate->hooks), saved_guard_(isolate->side_effect_guard()) {
  isolate->hooks = hooks;
  isolate->set_side_effect_guard(this);
}

SideEffectGuard::~SideEffectGuard() {
  isolate_->hooks = saved_hooks_;
  isolate_->set_side_effect_guard(saved_guard_);
  if (!has_failed_ || isolate_->termination_reason != TerminationReason::kSideEffect) return;
  isolate_->clear_pending_exception();
  isolate_->termination_reason = TerminationReason::kNone;
}

ExceptionPending SideEffectGuard::Fail() {
  has_failed_ = true;
  return isolate_->Terminate(TerminationReason::kSideEffect);
}

bool SideEffectGuard::IsTemporary(Value object) const {
  if (!object.IsCell() || IsJSProxy(object) || IsJSTypedArray(object) || IsJSDataView(object)) return false;
  for (size_t i = temporaries_.size(); i-- > 0;) {
    if (temporaries_[i] == object.ptr()) return true;
  }
  return false;
}

Result<void> SideEffectGuard::AddTemporary(Value object) {
  if (temporaries_.TryAdd(object.ptr())) return Ok();
  return ReportOutOfMemory(isolate_, "SideEffectGuard::AddTemporary");
}

Result<void> SideEffectGuard::ExpectTemporary(uint64_t* fp, int dst) {
  if (expected_.TryAdd({fp, dst})) return Ok();
  return ReportOutOfMemory(isolate_, "SideEffectGuard::ExpectTemporary");
}

Result<void> SideEffectGuard::InstructionEnded(uint64_t* fp) {
  // The stack grows down: frames below this one have gone.
  while (!expected_.empty() && expected_[expected_.size() - 1].fp <= fp) {
    const Expected last = expected_[expected_.size() - 1];
    expected_.RemoveLast();
    if (last.fp != fp) continue;
    const Value made(fp[last.dst]);
    if (made.IsCell()) TRY(AddTemporary(made));
  }
  return Ok();
}

void SideEffectGuard::InstructionThrew(uint64_t* fp) {
  while (!expected_.empty() && expected_[expected_.size() - 1].fp <= fp) expected_.RemoveLast();
}

Result<void> SideEffectGuard::BeforeCall(Tagged<Code> code, Value receiver, const Value* arguments, int count) {
  if (code->is_bytecode()) return Ok();
  switch (EffectOf(code->builtin_id())) {
    case Effect::kNone:
    case Effect::kNewObject:
      return Ok();
    case Effect::kReceiver:
      return RequireTemporary(receiver);
    case Effect::kFirstArgument:
      return count == 0 ? Result<void>(Ok()) : RequireTemporary(arguments[0]);
    case Effect::kAny:
      return Fail();
  }
  UNREACHABLE();
}

bool SideEffectGuard::MakesNewObject(Value function) {
  if (!IsJSFunction(function)) return false;
  const Tagged<Code> code = Cast<JSFunction>(function)->code();
  return !code->is_bytecode() && EffectOf(code->builtin_id()) == Effect::kNewObject;
}

SideEffectGuard::IgnoreNextCallScope::IgnoreNextCallScope(Isolate* isolate, Value function_template)
    : isolate_(isolate) {
  if (SideEffectGuard* const guard = isolate->side_effect_guard()) guard->ignored_template_ = function_template.ptr();
}
SideEffectGuard::IgnoreNextCallScope::~IgnoreNextCallScope() {
  if (SideEffectGuard* const guard = isolate_->side_effect_guard()) guard->ignored_template_ = 0;
}
bool SideEffectGuard::TakeIgnoredCall(Value function_template) {
  if (ignored_template_ != function_template.ptr()) return false;
  ignored_template_ = 0;
  return true;
}

void SideEffectGuard::VisitRoots(RootVisitor* visitor) {
  if (!temporaries_.empty()) visitor->VisitRootRange(temporaries_.begin(), temporaries_.end());
  if (ignored_template_ != 0) visitor->VisitRoot(&ignored_template_);
  if (saved_guard_ != nullptr) saved_guard_->VisitRoots(visitor);
}

}  // namespace v8::internal
