// Making error objects, and catching exceptions in C++.

#ifndef INCLUDE_V8_EXCEPTION_H_
#define INCLUDE_V8_EXCEPTION_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// Which callback an exception left; see ExceptionPropagationMessage.
enum class ExceptionContext : uint32_t {
  kUnknown,
  kConstructor,   // a function, called with `new`
  kOperation,     // a function
  kAttributeGet,  // an accessor's function, or a native data property
  kAttributeSet,
  // Interceptors.
  kIndexedQuery,
  kIndexedGetter,
  kIndexedDescriptor,
  kIndexedSetter,
  kIndexedDefiner,
  kIndexedDeleter,
  kNamedQuery,
  kNamedGetter,
  kNamedDescriptor,
  kNamedSetter,
  kNamedDefiner,
  kNamedDeleter,
  kNamedEnumerator
};

// An exception on its way from an API callback to script; see Isolate::SetExceptionPropagationCallback.
class ExceptionPropagationMessage {
 public:
  ExceptionPropagationMessage(Isolate* isolate, Local<Object> exception, Local<String> interface_name,
                              Local<String> property_name, ExceptionContext exception_context)
      : isolate_(isolate),
        exception_(exception),
        interface_name_(interface_name),
        property_name_(property_name),
        exception_context_(exception_context) {}

  Isolate* GetIsolate() const { return isolate_; }
  Local<Object> GetException() const { return exception_; }
  // The interface and its member as a message would name them: of the template whose callback threw, or of the
  // receiver.
  Local<String> GetInterfaceName() const { return interface_name_; }
  Local<String> GetPropertyName() const { return property_name_; }
  ExceptionContext GetExceptionContext() const { return exception_context_; }

 private:
  Isolate* isolate_;
  Local<Object> exception_;
  Local<String> interface_name_;
  Local<String> property_name_;
  ExceptionContext exception_context_;
};
using ExceptionPropagationCallback = void (*)(ExceptionPropagationMessage message);

// Makes error objects of the current context (ECMA-262 §20.5). They are not thrown: pass them to
// Isolate::ThrowException. `options` is the constructor's second argument ({cause}).
class V8_EXPORT Exception {
 public:
  static Local<Value> RangeError(Local<String> message, Local<Value> options = {});
  static Local<Value> ReferenceError(Local<String> message, Local<Value> options = {});
  static Local<Value> SyntaxError(Local<String> message, Local<Value> options = {});
  static Local<Value> TypeError(Local<String> message, Local<Value> options = {});
  static Local<Value> Error(Local<String> message, Local<Value> options = {});
  // There is no WebAssembly whose prototypes these could have: Errors whose own `name` is CompileError, LinkError,
  // RuntimeError and SuspendError.
  static Local<Value> WasmCompileError(Local<String> message, Local<Value> options = {});
  static Local<Value> WasmLinkError(Local<String> message, Local<Value> options = {});
  static Local<Value> WasmRuntimeError(Local<String> message, Local<Value> options = {});
  static Local<Value> WasmSuspendError(Local<String> message, Local<Value> options = {});

  // A message for any value, about the place where it was thrown if that is known, else the current one.
  static Local<Message> CreateMessage(Isolate* isolate, Local<Value> exception);
  // The frames captured when the error was made, if SetCaptureStackTraceForUncaughtExceptions is on; else empty.
  static Local<StackTrace> GetStackTrace(Local<Value> exception);
  // Error.captureStackTrace(object).
  static Maybe<bool> CaptureStackTrace(Local<Context> context, Local<Object> object);
};

// Catches what script (or an API function) throws while it is the innermost handler on the stack, script's own handlers
// counted.
//
//   v8::TryCatch try_catch(isolate);
//   v8::Local<v8::Value> result;
//   if (!script->Run(context).ToLocal(&result)) {
//     if (try_catch.HasTerminated()) ...
//     v8::String::Utf8Value text(isolate, try_catch.Exception());
//     ...
//   }
//
// Without a TryCatch, and without script on the stack below, exceptions go to the message listeners. Stack only; closed
// in the reverse order of opening. Handles that it gives belong to the scope that is open when they are asked for.
class V8_EXPORT TryCatch {
 public:
  explicit TryCatch(Isolate* isolate);
  ~TryCatch();
  TryCatch(const TryCatch&) = delete;
  void operator=(const TryCatch&) = delete;
  void* operator new(size_t size) = delete;
  void* operator new[](size_t size) = delete;
  void operator delete(void*, size_t) = delete;
  void operator delete[](void*, size_t) = delete;

  bool HasCaught() const;
  // False after termination, until Isolate::CancelTerminateExecution.
  bool CanContinue() const;
  // Whether what was caught is Isolate::TerminateExecution (or a heap limit's end). Script cannot catch that.
  bool HasTerminated() const;

  // Throws the exception again when this TryCatch goes; return right after. Gives undefined.
  Local<Value> ReThrow();

  // Empty when nothing was caught; null after termination.
  Local<Value> Exception() const;
  // The "stack" property of an exception, a string if nobody has changed it. May run script; empty when there is none.
  V8_WARN_UNUSED_RESULT static MaybeLocal<Value> StackTrace(Local<Context> context, Local<Value> exception);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> StackTrace(Local<Context> context) const;
  // Empty when nothing was caught, on termination, or after SetCaptureMessage(false).
  Local<v8::Message> Message() const;

  // Forgets what was caught: goes on as if nothing had happened.
  void Reset();
  // Report caught exceptions to the message listeners all the same.
  void SetVerbose(bool value);
  bool IsVerbose() const;
  // False: no Message is made, which saves time.
  void SetCaptureMessage(bool value);

 private:
  friend class internal::Isolate;
  friend class internal::ApiAccess;

  internal::Isolate* isolate_;
  TryCatch* next_;
  // Value words, visited as roots while the TryCatch is in the isolate's chain.
  internal::Address exception_;
  internal::Address message_;
  // Orders this handler among those of script: a position on the VM stack.
  internal::Address stack_position_;
  bool is_verbose_ : 1;
  bool can_continue_ : 1;
  bool capture_message_ : 1;
  bool rethrow_ : 1;
  bool has_terminated_ : 1;
};
static_assert(sizeof(TryCatch) == 6 * sizeof(void*), "TryCatch is six words");

}  // namespace v8

#endif  // INCLUDE_V8_EXCEPTION_H_
