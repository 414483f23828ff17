#include "src/runtime/functions/generators.h"

#include "src/bytecode/bytecode-operands.h"
#include "src/common/builtin-ids.h"
#include "src/execution/call.h"
#include "src/execution/hooks.h"
#include "src/runtime/functions/function-accessors.h"
#include "src/runtime/jobs/promise-operations.h"

// Activations that can be left and resumed: their frames are copied to the generator object and back.
namespace v8::internal {

Result<Value> CreateGeneratorObject(Isolate* isolate, uint64_t* fp) {
  const Frame frame(fp);
  const Tagged<JSFunction> function = frame.function();
  const FunctionKind kind = function->shared()->kind();
  Tagged<Map> map;
  if (IsGeneratorFunction(kind)) {
    // ECMA-262 §27.5.3.1: OrdinaryCreateFromConstructor(function, "%GeneratorPrototype%").
    map = TRY(EnsureInitialMap(isolate, function));
  } else {
    map = function->native_context()->async_function_object_map();
  }
  auto generator = Cast<JSGeneratorObject>(Tagged<Object>(TRY(NewJSObjectFromMap(isolate, map))));
  const int argc = frame.argc();
  const int parameters = frame.code()->parameter_count();
  const int arguments = argc > parameters ? argc : parameters;
  auto saved = TRY(NewFixedArray(isolate, arguments + frame.code()->register_count()));
  generator->set_function(function);
  generator->set_code(frame.code());
  generator->set_context(frame.context());
  generator->set_receiver(frame.receiver());
  generator->set_parameters_and_registers(saved);
  generator->set_argument_count(argc);
  generator->set_resume_mode(JSGeneratorObject::kNext);
  generator->set_continuation(JSGeneratorObject::kExecuting);
  if (IsAsyncGeneratorFunction(kind)) {
    Tagged<JSAsyncGeneratorObject>(generator.ptr())->set_queue(Undefined());
    Tagged<JSAsyncGeneratorObject>(generator.ptr())->set_is_awaiting(0);
  } else if (!IsGeneratorFunction(kind) && kind != FunctionKind::kModule) {
    Tagged<JSAsyncFunctionObject>(generator.ptr())->set_promise(TRY(NewPromise(isolate)));
  }
  return generator;
}

Result<void> SuspendGenerator(Isolate*, uint64_t* fp, Tagged<JSGeneratorObject> generator, const uint16_t* pc) {
  const Frame frame(fp);
  const Tagged<FixedArray> saved = generator->parameters_and_registers();
  const int registers = frame.code()->register_count();
  const int arguments = saved->length() - registers;
  uint64_t* const to = saved->data();
  WriteBarrierForRange(reinterpret_cast<const void*>(saved.ptr()), to, static_cast<size_t>(arguments + registers));
  for (int i = 0; i < arguments; ++i) to[i] = fp[Frame::kFirstArgument + i];
  for (int i = 0; i < registers; ++i) to[arguments + i] = fp[Frame::kFirstRegister - i];
  generator->set_receiver(frame.receiver());
  generator->set_context(frame.context());
  generator->set_continuation(static_cast<int>(pc - static_cast<const uint16_t*>(frame.code()->entry())));
  return Ok();
}

int GeneratorFrameWords(Tagged<JSGeneratorObject> generator) {
  return generator->parameters_and_registers()->length() + 1 + Frame::kHeaderSize;
}

uint64_t* PushGeneratorFrame(Isolate* isolate, uint64_t* top, Tagged<JSGeneratorObject> generator, Value value,
                             JSGeneratorObject::ResumeMode mode, int flags) {
  const Tagged<Code> code = generator->code();
  const Tagged<FixedArray> saved = generator->parameters_and_registers();
  const int registers = code->register_count();
  const int arguments = saved->length() - registers;
  const uint64_t* from = saved->data();
  uint64_t* const fp = top - arguments - 1 - Frame::kHeaderSize;
  for (int i = 0; i < arguments; ++i) fp[Frame::kFirstArgument + i] = from[i];
  for (int i = 0; i < registers; ++i) fp[Frame::kFirstRegister - i] = from[arguments + i];
  const uint16_t* pc = static_cast<const uint16_t*>(code->entry()) + generator->continuation();
  static_assert(sizeof(bytecode::Suspend) == sizeof(bytecode::Yield));
  const bytecode::Suspend& suspend = bytecode::At<bytecode::Suspend>(pc);
  fp[suspend.in] = value.ptr();
  fp[suspend.mode] = Value::Int(mode).ptr();
  fp[Frame::kCallerFp] = Value::FromRawPointer(isolate->vm_fp).ptr();
  fp[Frame::kPc] = Value::FromRawPointer(pc).ptr();
  fp[Frame::kCode] = code.ptr();
  fp[Frame::kContext] = generator->context().ptr();
  fp[Frame::kCallee] = generator->function().ptr();
  fp[Frame::kNewTarget] = TaggedBits::kUndefined;
  fp[Frame::kArgcAndFlags] = Value::Int(generator->argument_count() | flags).ptr();
  fp[Frame::kReceiver] = generator->receiver().ptr();
  isolate->vm_fp = fp;
  generator->set_continuation(JSGeneratorObject::kExecuting);
  generator->set_resume_mode(mode);
  return fp;
}

namespace {

Result<Value> Resume(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value,
                     JSGeneratorObject::ResumeMode mode, int flags) {
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  uint64_t* const caller_fp = isolate->vm_fp;
  uint64_t* const top = caller_fp == nullptr ? isolate->vm_stack_base : Frame(caller_fp).lowest();
  uint64_t* const lowest = top - GeneratorFrameWords(generator) - Frame::kHeaderSize;
  if (lowest < isolate->vm_stack_limit) TRY(isolate->CheckStack(lowest));
  uint64_t* const fp = PushGeneratorFrame(isolate, top, generator, value, mode, flags | Frame::kEntryFlag);
  const SaveRealm save(isolate);
  isolate->set_realm(generator->function()->native_context());
  const Result<Value> result = isolate->hooks->run_frame(isolate, fp);
  if (result.IsException() && generator->is_executing()) generator->set_continuation(JSGeneratorObject::kClosed);
  return result;
}

}  // namespace

Result<Value> ResumeGenerator(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value,
                              JSGeneratorObject::ResumeMode mode) {
  return Resume(isolate, generator, value, mode, 0);
}

Result<Value> StepGenerator(Isolate* isolate, Tagged<JSGeneratorObject> generator) {
  if (generator->is_executing()) return Throw(isolate, MessageTemplate::kGeneratorRunning);
  if (generator->is_closed()) return TheHole();
  return Resume(isolate, generator, Undefined(), JSGeneratorObject::kNext, Frame::kStepFlag);
}

bool IsSteppableGenerator(Value iterator, Value next_method) {
  return HasInstanceType(iterator, JS_GENERATOR_OBJECT_TYPE) &&
         IsBuiltinFunction(next_method, Builtin::kGeneratorPrototypeNext);
}

}  // namespace v8::internal
