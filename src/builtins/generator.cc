#include "src/builtins/builtins.h"
#include "src/runtime/functions/generators.h"

// ECMA-262 §27.5: generator objects.
namespace v8::internal {

namespace {

// §27.5.3.3 GeneratorResume and §27.5.3.4 GeneratorResumeAbrupt. The bytecode makes the iterator results.
Result<Value> ResumeFromScript(Isolate* isolate, Arguments arguments, JSGeneratorObject::ResumeMode mode,
                               const char* method) {
  const Value value = arguments.at(0);
  if (!HasInstanceType(arguments.receiver(), JS_GENERATOR_OBJECT_TYPE)) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)),
                 arguments.receiver());
  }
  const Tagged<JSGeneratorObject> generator = Cast<JSGeneratorObject>(arguments.receiver());
  if (generator->is_executing()) return Throw(isolate, MessageTemplate::kGeneratorRunning);
  if (generator->is_closed()) {
    if (mode == JSGeneratorObject::kThrow) return isolate->Throw(value);
    return NewIteratorResult(isolate, mode == JSGeneratorObject::kReturn ? value : Undefined(), true);
  }
  return ResumeGenerator(isolate, generator, value, mode);
}

}  // namespace

// §27.5.1.2 %GeneratorPrototype%.next ( value )
BUILTIN(GeneratorPrototypeNext) {
  return ResumeFromScript(isolate, arguments, JSGeneratorObject::kNext, "[Generator].prototype.next");
}
// §27.5.1.3 %GeneratorPrototype%.return ( value )
BUILTIN(GeneratorPrototypeReturn) {
  return ResumeFromScript(isolate, arguments, JSGeneratorObject::kReturn, "[Generator].prototype.return");
}
// §27.5.1.4 %GeneratorPrototype%.throw ( exception )
BUILTIN(GeneratorPrototypeThrow) {
  return ResumeFromScript(isolate, arguments, JSGeneratorObject::kThrow, "[Generator].prototype.throw");
}

}  // namespace v8::internal
