#include "src/ic/feedback.h"

#include "src/execution/hooks.h"
#include "src/flags/flags.h"

namespace v8::internal {

Tagged<FeedbackVector> EnsureFeedbackVectorNow(Isolate* isolate, Tagged<JSFunction> function) {
  if (V8_UNLIKELY(!v8_flags.use_ic)) return Tagged<FeedbackVector>();
  const Value feedback = function->feedback();
  if (feedback.IsCell()) return Cast<FeedbackVector>(feedback);
  const Tagged<SharedFunctionInfo> shared = function->shared();
  const Tagged<NativeContext> realm = function->native_context();
  const Value known = shared->feedback();
  if (IsFeedbackVector(known) && Cast<FeedbackVector>(known)->native_context() == Value(realm)) {
    function->set_feedback(known);
    return Cast<FeedbackVector>(known);
  }
  if (!shared->code()->is_bytecode()) return Tagged<FeedbackVector>();
  const auto vector = NewFeedbackVector(isolate, shared->code(), realm, isolate->hooks->records_profiles);
  if (vector.IsException()) {
    // Feedback is an optimisation: the function runs without.
    if (!isolate->is_terminating()) isolate->clear_pending_exception();
    return Tagged<FeedbackVector>();
  }
  shared->set_feedback(vector.value());
  function->set_feedback(vector.value());
  return vector.value();
}

Tagged<FeedbackVector> EnsureFeedbackVector(Isolate* isolate, Tagged<JSFunction> function) {
  const Value feedback = function->feedback();
  if (feedback.IsCell()) return Cast<FeedbackVector>(feedback);
  // Code that runs once does without; the second call of any closure of the function makes the vector.
  const Tagged<SharedFunctionInfo> shared = function->shared();
  const Value seen = shared->feedback();
  if (seen.IsUndefined() && v8_flags.lazy_feedback_allocation) {
    shared->set_feedback_no_barrier(Value::Int(1));
    return Tagged<FeedbackVector>();
  }
  return EnsureFeedbackVectorNow(isolate, function);
}

FLAT8_COLD void RecordCallee(Tagged<FeedbackVector> vector, int slot, Value callee) {
  const Value known = vector->get(slot);
  if (known == FeedbackVector::StateWord(FeedbackState::kMegamorphic)) return;
  if (known.IsInt()) {
    // The first call.
    vector->set(slot, IsJSFunction(callee) ? callee : FeedbackVector::StateWord(FeedbackState::kMegamorphic));
    return;
  }
  if (IsJSFunction(callee)) {
    const Tagged<SharedFunctionInfo> shared = Cast<JSFunction>(callee)->shared();
    if (known == Value(shared)) return;
    if (IsJSFunction(known) && Cast<JSFunction>(known)->shared() == shared) {
      vector->set(slot, shared);
      return;
    }
  }
  vector->set(slot, FeedbackVector::StateWord(FeedbackState::kMegamorphic));
}

void RecordKeyedMiss(Tagged<FeedbackVector> vector, int slot, Value base, Value key, bool is_store) {
  if (vector.is_empty() || vector->IsInState(slot, FeedbackState::kMegamorphic)) return;
  int bits = vector->get(slot).AsInt();
  if (!key.IsInt() || key.AsInt() < 0) {
    bits |= keyed_feedback::kNotAnIndex;
  } else if (IsJSObject(base)) {
    const Tagged<JSObject> object = Cast<JSObject>(base);
    if (object->elements_kind() <= HOLEY_ELEMENTS) {
      const int index = key.AsInt();
      const int capacity = Tagged<ArrayBase>(object->elements().ptr())->length();
      const bool inside =
          IsJSArray(base) ? index < static_cast<int64_t>(Cast<JSArray>(base)->length_value()) : index < capacity;
      bits |= inside ? keyed_feedback::kHole : is_store ? keyed_feedback::kGrows : keyed_feedback::kOutOfBounds;
    } else if (IsJSTypedArray(base)) {
      bits |= keyed_feedback::kOutOfBounds;
    }
  }
  vector->set(slot, Value::Int(bits));
}

FLAT8_COLD void OnBudgetExhausted(Tagged<FeedbackVector> vector) { vector->set_budget(v8_flags.interrupt_budget); }

uint8_t ProfileBitsOfOperands(Value left, Value right) {
  uint8_t bits = 0;
  for (const Value value : {left, right}) {
    if (value.IsNumber()) continue;
    bits = static_cast<uint8_t>(bits | (IsString(value)   ? profile_bits::kString
                                        : IsBigInt(value) ? profile_bits::kBigInt
                                                          : profile_bits::kOther));
  }
  return bits;
}

FLAT8_COLD uint8_t ProfileBitsOfResult(Value result) {
  return result.AsNumber() == 0 ? profile_bits::kMinusZero : profile_bits::kIntOverflow;
}

}  // namespace v8::internal
