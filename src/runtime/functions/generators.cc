#include "src/runtime/functions/generators.h"

#include "src/bytecode/bytecode-operands.h"
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
  } else if (!IsGeneratorFunction(kind)) {
    Tagged<JSAsyncFunctionObject>(generator.ptr())->set_promise(TRY(NewPromise(isolate)));
  }
  return generator;
}

Result<void> SuspendGenerator(Isolate*, uint64_t* fp, Tagged<JSGeneratorObject> generator, const uint16_t* pc) {
  const Frame frame(fp);
  const Tagged<FixedArray> saved = generator->parameters_and_registers();
  const int registers = frame.code()->register_count();
  const int arguments = saved->length() - registers;
  for (int i = 0; i < arguments; ++i) saved->set(i, frame.argument(i));
  for (int i = 0; i < registers; ++i) saved->set(arguments + i, Value(fp[-1 - i]));
  generator->set_receiver(frame.receiver());
  generator->set_context(frame.context());
  generator->set_continuation(static_cast<int>(pc - static_cast<const uint16_t*>(frame.code()->entry())));
  return Ok();
}

Result<Value> ResumeGenerator(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value,
                              JSGeneratorObject::ResumeMode mode) {
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const Tagged<JSFunction> function = generator->function();
  const Tagged<Code> code = generator->code();
  const Tagged<FixedArray> saved = generator->parameters_and_registers();
  const int registers = code->register_count();
  const int arguments = saved->length() - registers;
  uint64_t* const caller_fp = isolate->vm_fp;
  uint64_t* top = caller_fp == nullptr ? isolate->vm_stack_base : Frame(caller_fp).lowest();
  uint64_t* fp = top - arguments - 1 - Frame::kHeaderSize;
  if (fp - registers - Frame::kHeaderSize < isolate->vm_stack_limit) {
    TRY(isolate->CheckStack(fp - registers - Frame::kHeaderSize));
  }
  fp[Frame::kReceiver] = generator->receiver().ptr();
  for (int i = 0; i < arguments; ++i) fp[Frame::kFirstArgument + i] = saved->get(i).ptr();
  for (int i = 0; i < registers; ++i) fp[-1 - i] = saved->get(arguments + i).ptr();
  const uint16_t* pc = static_cast<const uint16_t*>(code->entry()) + generator->continuation();
  const bytecode::Suspend& suspend = bytecode::At<bytecode::Suspend>(pc);
  fp[suspend.in] = value.ptr();
  fp[suspend.mode] = Value::Int(mode).ptr();
  fp[Frame::kCallerFp] = Value::FromRawPointer(caller_fp).ptr();
  fp[Frame::kPc] = Value::FromRawPointer(pc).ptr();
  fp[Frame::kCode] = code.ptr();
  fp[Frame::kContext] = generator->context().ptr();
  fp[Frame::kCallee] = function.ptr();
  fp[Frame::kNewTarget] = TaggedBits::kUndefined;
  fp[Frame::kArgcAndFlags] = Value::Int(generator->argument_count() | Frame::kEntryFlag).ptr();
  isolate->vm_fp = fp;
  generator->set_continuation(JSGeneratorObject::kExecuting);
  generator->set_resume_mode(mode);
  const SaveRealm save(isolate);
  isolate->set_realm(function->native_context());
  const Result<Value> result = isolate->hooks->run_frame(isolate, fp);
  if (result.IsException() && generator->is_executing()) generator->set_continuation(JSGeneratorObject::kClosed);
  return result;
}

}  // namespace v8::internal
