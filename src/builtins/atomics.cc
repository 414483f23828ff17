#include <cmath>
#include <limits>

#include "src/builtins/typed-array-support.h"
#include "src/execution/waiter-list.h"
#include "src/runtime/jobs/promise-operations.h"

// Atomics: operations that no other agent sees half done, all in one order; waiting for another agent, and waking it.
namespace v8::internal {

namespace {

// An element that has been checked, and is again after script has run.
struct AtomicAccess {
  Tagged<JSTypedArray> array;
  double index;

  uint8_t* address() const { return array->data_ptr() + static_cast<size_t>(index) * array->element_size(); }
};

// §25.4.3.1 ValidateIntegerTypedArray ( typedArray, waitable [ , accessMode ] )
Result<Tagged<JSTypedArray>> ValidateIntegerTypedArray(Isolate* isolate, Value value, bool waitable, const char* method,
                                                       AccessMode mode = AccessMode::kRead) {
  const auto array = TRY(ValidateTypedArray(isolate, value, method, mode));
  const ElementsKind kind = array->elements_kind();
  if (waitable) {
    if (kind != INT32_ELEMENTS && kind != BIGINT64_ELEMENTS) {
      return Throw(isolate, MessageTemplate::kNotInt32OrBigInt64TypedArray, value);
    }
  } else if (IsFloatTypedArrayElementsKind(kind) || kind == UINT8_CLAMPED_ELEMENTS) {
    return Throw(isolate, MessageTemplate::kNotIntegerTypedArray, value);
  }
  return array;
}

// §25.4.3.2 ValidateAtomicAccess ( taRecord, requestIndex )
Result<void> ValidateAtomicAccess(Isolate* isolate, Tagged<JSTypedArray> array, Value request_index,
                                  AtomicAccess* access) {
  // 1. Let length be TypedArrayLength(taRecord). 2. Let accessIndex be ? ToIndex(requestIndex).
  const double length = LengthOf(array);
  const double index = TRY(ToIndex(isolate, request_index, MessageTemplate::kInvalidAtomicAccessIndex));
  // 4. If accessIndex ≥ length, throw a RangeError exception.
  if (index >= length) return Throw(isolate, MessageTemplate::kInvalidAtomicAccessIndex);
  *access = AtomicAccess{array, index};
  return Ok();
}

// §25.4.3.3 ValidateAtomicAccessOnIntegerTypedArray ( typedArray, requestIndex [ , accessMode ] )
Result<void> ValidateAtomicAccessOnIntegerTypedArray(Isolate* isolate, Arguments arguments, const char* method,
                                                     AccessMode mode, AtomicAccess* access) {
  const auto array = TRY(ValidateIntegerTypedArray(isolate, arguments.at(0), false, method, mode));
  return ValidateAtomicAccess(isolate, array, arguments.at(1), access);
}

// §25.4.3.4 RevalidateAtomicAccess ( typedArray, byteIndexInBuffer )
Result<void> RevalidateAtomicAccess(Isolate* isolate, const AtomicAccess& access, const char* method) {
  TRY(CheckNotOutOfBounds(isolate, access.array, method));
  if (access.index >= LengthOf(access.array)) return Throw(isolate, MessageTemplate::kInvalidAtomicAccessIndex);
  return Ok();
}

// The operand as the specification's Number or BigInt, and its bits, of which an element takes the lowest.
struct Operand {
  Value value;
  uint64_t bits;
};
Result<void> ToOperand(Isolate* isolate, ElementsKind kind, Value value, Operand* operand) {
  if (IsBigIntTypedArrayElementsKind(kind)) {
    const Tagged<BigInt> integer = TRY(ToBigInt(isolate, value));
    int64_t bits;
    TRY(ToBigInt64(isolate, integer, &bits));
    *operand = Operand{integer, static_cast<uint64_t>(bits)};
    return Ok();
  }
  const double integer = TRY(ToIntegerOrInfinity(isolate, value));
  *operand = Operand{Value::Number(integer), static_cast<uint64_t>(int64_t{DoubleToInt32(integer)})};
  return Ok();
}

// Calls `operation` with the element's address, as a pointer to its C++ type.
template <typename Operation>
Result<Value> OnElement(Isolate* isolate, const AtomicAccess& access, Operation operation) {
  return WithElementType(access.array->elements_kind(), [&](auto type) -> Result<Value> {
    using T = decltype(type);
    if constexpr (std::is_integral_v<T>) {
      return FromElement<T>(isolate, operation(reinterpret_cast<T*>(access.address())));
    } else {
      UNREACHABLE();
    }
  });
}

// §25.4.3.15 AtomicReadModifyWrite ( typedArray, index, value, op )
template <typename Operation>
Result<Value> AtomicReadModifyWrite(Isolate* isolate, Arguments arguments, const char* method, Operation operation) {
  AtomicAccess access;
  TRY(ValidateAtomicAccessOnIntegerTypedArray(isolate, arguments, method, AccessMode::kWrite, &access));
  Operand operand;
  TRY(ToOperand(isolate, access.array->elements_kind(), arguments.at(2), &operand));
  TRY(RevalidateAtomicAccess(isolate, access, method));
  return OnElement(isolate, access, [&](auto* element) {
    return operation(element, static_cast<std::remove_pointer_t<decltype(element)>>(operand.bits));
  });
}

}  // namespace

// ECMA-262 §25.4: Atomics.add, and, exchange, or, sub, xor ( typedArray, index, value )
#define READ_MODIFY_WRITE(Name, name, primitive)                                                                    \
  BUILTIN(Atomics##Name) {                                                                                          \
    return AtomicReadModifyWrite(isolate, arguments, "Atomics." #name, [](auto* element, auto operand) {            \
      return primitive(element, operand, __ATOMIC_SEQ_CST);                                                         \
    });                                                                                                             \
  }
READ_MODIFY_WRITE(Add, add, __atomic_fetch_add)
READ_MODIFY_WRITE(And, and, __atomic_fetch_and)
READ_MODIFY_WRITE(Exchange, exchange, __atomic_exchange_n)
READ_MODIFY_WRITE(Or, or, __atomic_fetch_or)
READ_MODIFY_WRITE(Sub, sub, __atomic_fetch_sub)
READ_MODIFY_WRITE(Xor, xor, __atomic_fetch_xor)
#undef READ_MODIFY_WRITE

// ECMA-262 §25.4.7 Atomics.compareExchange ( typedArray, index, expectedValue, replacementValue )
BUILTIN(AtomicsCompareExchange) {
  const char* const method = "Atomics.compareExchange";
  AtomicAccess access;
  TRY(ValidateAtomicAccessOnIntegerTypedArray(isolate, arguments, method, AccessMode::kWrite, &access));
  const ElementsKind kind = access.array->elements_kind();
  Operand expected;
  TRY(ToOperand(isolate, kind, arguments.at(2), &expected));
  Operand replacement;
  TRY(ToOperand(isolate, kind, arguments.at(3), &replacement));
  TRY(RevalidateAtomicAccess(isolate, access, method));
  return OnElement(isolate, access, [&](auto* element) {
    using T = std::remove_pointer_t<decltype(element)>;
    T current = static_cast<T>(expected.bits);
    __atomic_compare_exchange_n(element, &current, static_cast<T>(replacement.bits), false, __ATOMIC_SEQ_CST,
                                __ATOMIC_SEQ_CST);
    return current;
  });
}

// ECMA-262 §25.4.8 Atomics.isLockFree ( size )
BUILTIN(AtomicsIsLockFree) {
  const double n = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  static_assert(__atomic_always_lock_free(1, nullptr) && __atomic_always_lock_free(2, nullptr) &&
                __atomic_always_lock_free(4, nullptr) && __atomic_always_lock_free(8, nullptr));
  return Value::Bool(n == 1 || n == 2 || n == 4 || n == 8);
}

// ECMA-262 §25.4.10 Atomics.load ( typedArray, index )
BUILTIN(AtomicsLoad) {
  AtomicAccess access;
  TRY(ValidateAtomicAccessOnIntegerTypedArray(isolate, arguments, "Atomics.load", AccessMode::kRead, &access));
  TRY(RevalidateAtomicAccess(isolate, access, "Atomics.load"));
  return OnElement(isolate, access, [](auto* element) { return __atomic_load_n(element, __ATOMIC_SEQ_CST); });
}

// ECMA-262 §25.4.13 Atomics.store ( typedArray, index, value )
BUILTIN(AtomicsStore) {
  AtomicAccess access;
  TRY(ValidateAtomicAccessOnIntegerTypedArray(isolate, arguments, "Atomics.store", AccessMode::kWrite, &access));
  Operand operand;
  TRY(ToOperand(isolate, access.array->elements_kind(), arguments.at(2), &operand));
  TRY(RevalidateAtomicAccess(isolate, access, "Atomics.store"));
  TRY(OnElement(isolate, access, [&](auto* element) {
    using T = std::remove_pointer_t<decltype(element)>;
    __atomic_store_n(element, static_cast<T>(operand.bits), __ATOMIC_SEQ_CST);
    return T{};
  }));
  return operand.value;
}

// ECMA-262 §25.4.11 Atomics.pause ( [ iterationNumber ] )
BUILTIN(AtomicsPause) {
  const Value count = arguments.at(0);
  // 1. If iterationNumber is neither undefined nor an integral Number, throw a TypeError exception.
  double iterations = 1;
  if (!count.IsUndefined()) {
    if (!count.IsNumber() || !std::isfinite(count.AsNumber()) || std::trunc(count.AsNumber()) != count.AsNumber()) {
      return Throw(isolate, MessageTemplate::kArgumentIsNotIntegral, count);
    }
    iterations = count.AsNumber();
  }
  // 2. Longer pauses for callers who have waited longer, yet short ones.
  constexpr double kLongestPause = 64;
  for (double i = 0; i < iterations && i < kLongestPause; ++i) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("isb" ::: "memory");
#endif
  }
  return Undefined();
}

// ---- Waiting

namespace {

// What Atomics.wait and waitAsync begin with: §25.4.3.14 DoWait up to the critical section.
struct WaitRequest {
  Tagged<JSArrayBuffer> buffer;
  size_t offset;
  WaitCell cell;
  double timeout;  // milliseconds, at least 0
};

Result<void> PrepareWait(Isolate* isolate, Arguments arguments, bool suspends, const char* method,
                         WaitRequest* request) {
  // 1. Let taRecord be ? ValidateIntegerTypedArray(typedArray, true).
  const auto array = TRY(ValidateIntegerTypedArray(isolate, arguments.at(0), true, method));
  // 3. If IsSharedArrayBuffer(buffer) is false, throw a TypeError exception.
  const Tagged<JSArrayBuffer> buffer = array->buffer();
  if (!buffer->is_shared()) return Throw(isolate, MessageTemplate::kNotSharedTypedArray, array);
  AtomicAccess access;
  TRY(ValidateAtomicAccess(isolate, array, arguments.at(1), &access));
  // 6. If typedArray.[[TypedArrayName]] is "BigInt64Array", let v be ? ToBigInt64(value). 7. Else, ToInt32.
  int64_t expected;
  if (HasBigInts(array)) {
    TRY(ToBigInt64(isolate, arguments.at(2), &expected));
  } else {
    expected = TRY(ToInt32(isolate, arguments.at(2)));
  }
  // 8. Let q be ? ToNumber(timeout). 9. NaN is +∞, and what is below 0 is 0.
  double timeout = TRY(ToNumber(isolate, arguments.at(3)));
  if (std::isnan(timeout)) timeout = std::numeric_limits<double>::infinity();
  if (timeout < 0) timeout = 0;
  // 10. If mode is sync and AgentCanSuspend() is false, throw a TypeError exception.
  if (suspends && !isolate->allow_atomics_wait()) {
    return Throw(isolate, MessageTemplate::kAtomicsOperationNotAllowed, TRY(NewStringFromAscii(isolate, method)));
  }
  const uint8_t* const address = access.address();
  *request = WaitRequest{buffer, static_cast<size_t>(address - static_cast<const uint8_t*>(buffer->backing_store())),
                         WaitCell{address, static_cast<int>(array->element_size()), expected}, timeout};
  return Ok();
}

Value OutcomeText(WaitOutcome outcome) {
  switch (outcome) {
    case WaitOutcome::kNotEqual: return ReadOnlyRoots::not_equal_string();
    case WaitOutcome::kTimedOut: return ReadOnlyRoots::timed_out_string();
    case WaitOutcome::kOk:
    case WaitOutcome::kStopped: return ReadOnlyRoots::ok_string();
  }
  UNREACHABLE();
}

Result<Value> WaitAndTellHost(Isolate* isolate, const WaitRequest& request) {
  // The values of v8::Isolate::AtomicsWaitEvent.
  enum Event { kStartWait, kWokenUp, kTimedOut, kTerminatedExecution, kApiStopped, kNotEqual };
  struct StateScope {
    explicit StateScope(Isolate* isolate) : isolate(isolate), saved(isolate->in_atomics_wait) {
      isolate->in_atomics_wait = true;
    }
    ~StateScope() { isolate->in_atomics_wait = saved; }
    Isolate* const isolate;
    const bool saved;
  };
  const StateScope state(isolate);
  SyncWaiter waiter(isolate);
  const auto tell = [&](Event event) {
    return isolate->atomics_wait_hook(isolate, event, request.buffer, request.offset, request.cell.expected,
                                      request.timeout, &waiter);
  };
  TRY(tell(kStartWait));
  const Result<WaitOutcome> result = waiter.Wait(request.cell, request.timeout);
  if (result.IsException()) {
    (void)tell(kTerminatedExecution);
    return Exception();
  }
  const WaitOutcome outcome = result.value();
  TRY(tell(outcome == WaitOutcome::kNotEqual   ? kNotEqual
           : outcome == WaitOutcome::kTimedOut ? kTimedOut
           : outcome == WaitOutcome::kStopped  ? kApiStopped
                                               : kWokenUp));
  return OutcomeText(outcome);
}

}  // namespace

// ECMA-262 §25.4.14 Atomics.wait ( typedArray, index, value, timeout )
BUILTIN(AtomicsWait) {
  WaitRequest request;
  TRY(PrepareWait(isolate, arguments, true, "Atomics.wait", &request));
  if (isolate->atomics_wait_hook != nullptr) return WaitAndTellHost(isolate, request);
  SyncWaiter waiter(isolate);
  return OutcomeText(TRY(waiter.Wait(request.cell, request.timeout)));
}

// ECMA-262 §25.4.15 Atomics.waitAsync ( typedArray, index, value, timeout )
BUILTIN(AtomicsWaitAsync) {
  WaitRequest request;
  TRY(PrepareWait(isolate, arguments, false, "Atomics.waitAsync", &request));
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  Value value;
  if (request.timeout == 0) {
    value = OutcomeText(request.cell.Holds() ? WaitOutcome::kTimedOut : WaitOutcome::kNotEqual);
  } else if (isolate->wait_async == nullptr) {
    return Throw(isolate, MessageTemplate::kAtomicsOperationNotAllowed,
                 TRY(NewStringFromAscii(isolate, "Atomics.waitAsync")));
  } else if (!TRY(isolate->wait_async(isolate, request.buffer, request.cell, request.timeout, promise))) {
    value = OutcomeText(WaitOutcome::kNotEqual);
  }
  const bool waits = value.is_empty();
  const Tagged<JSObject> result = TRY(NewJSObject(isolate));
  TRY(CreateDataPropertyOrThrow(isolate, result, ReadOnlyRoots::async_string(), Value::Bool(waits)));
  TRY(CreateDataPropertyOrThrow(isolate, result, ReadOnlyRoots::value_string(), waits ? Value(promise) : value));
  return result;
}

// ECMA-262 §25.4.16 Atomics.notify ( typedArray, index, count )
BUILTIN(AtomicsNotify) {
  const auto array = TRY(ValidateIntegerTypedArray(isolate, arguments.at(0), true, "Atomics.notify"));
  AtomicAccess access;
  TRY(ValidateAtomicAccess(isolate, array, arguments.at(1), &access));
  // 2. If count is undefined, let c be +∞. 3. Else, let c be max(? ToIntegerOrInfinity(count), 0).
  double count = std::numeric_limits<double>::infinity();
  if (!arguments.at(2).IsUndefined()) count = TRY(ToIntegerOrInfinity(isolate, arguments.at(2)));
  // 6. If IsSharedArrayBuffer(buffer) is false, return +0𝔽.
  if (!array->buffer()->is_shared()) return Value::Int(0);
  return Value::Number(static_cast<double>(WaiterLists::Notify(isolate, access.address(), count)));
}

}  // namespace v8::internal
