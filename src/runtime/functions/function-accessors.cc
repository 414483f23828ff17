#include "src/runtime/functions/function-accessors.h"

#include "src/common/builtin-ids.h"
#include "src/execution/frames.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/functions/arguments-objects.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

namespace {

Result<Value> LengthGetter(Isolate*, Tagged<AccessorInfo>, Value, Tagged<HeapObject> holder) {
  return Value::Int(Tagged<JSFunction>(holder.ptr())->shared()->length());
}

Result<Value> NameGetter(Isolate*, Tagged<AccessorInfo>, Value, Tagged<HeapObject> holder) {
  return Tagged<JSFunction>(holder.ptr())->shared()->name();
}

Result<Value> PrototypeGetter(Isolate* isolate, Tagged<AccessorInfo>, Value, Tagged<HeapObject> holder) {
  return GetFunctionPrototype(isolate, Tagged<JSFunction>(holder.ptr()));
}

Result<void> PrototypeSetter(Isolate* isolate, Tagged<HeapObject> holder, Value value) {
  return SetFunctionPrototype(isolate, Tagged<JSFunction>(holder.ptr()), value);
}

// The youngest activation of a function.
Frame ActivationOf(Isolate* isolate, Value function) {
  Frame frame(isolate->vm_fp);
  while (frame.is_valid() && !(frame.function() == function)) frame = Frame(frame.caller_fp());
  return frame;
}

// Not in the specification: the arguments of the function's youngest activation, or null. Changing them changes no
// parameter.
Result<Value> ArgumentsGetter(Isolate* isolate, Tagged<AccessorInfo>, Value, Tagged<HeapObject> holder) {
  isolate->CountUsage(UseCounter::kFunctionPrototypeArguments);
  const Frame frame = ActivationOf(isolate, holder);
  if (!frame.is_valid()) return Null();
  return CreateUnmappedArguments(isolate, frame.fp());
}

// Not in the specification: the function that called the youngest activation. Null when there is none, when it is the
// script itself, and when it is not to be seen: strict functions, generators, asynchronous functions, and those of other
// security domains. Code of eval stands for the function that it is in.
Result<Value> CallerGetter(Isolate* isolate, Tagged<AccessorInfo>, Value, Tagged<HeapObject> holder) {
  isolate->CountUsage(UseCounter::kFunctionPrototypeCaller);
  Frame frame = ActivationOf(isolate, holder);
  if (!frame.is_valid()) return Null();
  do {
    frame = Frame(frame.caller_fp());
    if (!frame.is_valid()) return Null();
  } while (!frame.function()->shared()->IsUserJavaScript() || frame.function()->shared()->is_toplevel());
  const Tagged<JSFunction> caller = frame.function();
  const FunctionKind kind = caller->shared()->kind();
  if (is_strict(caller->shared()->language_mode()) || IsGeneratorFunction(kind) || IsAsyncFunction(kind)) return Null();
  if (caller->native_context()->security_token() != isolate->realm()->security_token()) return Null();
  return caller;
}

// What the `prototype` property starts as (ECMA-262 §10.2.5 MakeConstructor; §27.3, §27.4 for generators).
Result<Tagged<JSObject>> NewFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function) {
  const Tagged<NativeContext> realm = function->native_context();
  const FunctionKind kind = function->shared()->kind();
  if (IsGeneratorFunction(kind)) {
    const Value parent = IsAsyncGeneratorFunction(kind) ? Value(realm->initial_async_generator_object_prototype())
                                                        : Value(realm->initial_generator_object_prototype());
    auto object = TRY(NewJSObjectFromMap(isolate, realm->object_literal_map()));
    MUST(SetPrototypeOf(isolate, object, parent, ShouldThrow::kDontThrow));
    return object;
  }
  auto object = TRY(NewJSObjectFromMap(isolate, realm->object_literal_map()));
  TRY(AddDataProperty(isolate, object, ReadOnlyRoots::constructor_string(), function, DONT_ENUM));
  return object;
}

}  // namespace

Result<Value> GetFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function) {
  const Value slot = function->prototype_or_initial_map();
  if (IsMap(slot)) return Cast<Map>(slot)->prototype();
  if (!slot.IsTheHole()) return slot;
  auto prototype = TRY(NewFunctionPrototype(isolate, function));
  function->set_prototype_or_initial_map(prototype);
  return prototype;
}

Result<void> SetFunctionPrototype(Isolate*, Tagged<JSFunction> function, Value prototype) {
  // Objects made so far keep the map of the old prototype; the next `new` makes another.
  function->set_prototype_or_initial_map(prototype);
  return Ok();
}

Result<Tagged<Map>> EnsureInitialMap(Isolate* isolate, Tagged<JSFunction> function) {
  const Value slot = function->prototype_or_initial_map();
  if (IsMap(slot) && !Cast<Map>(slot)->is_outgrown()) return Cast<Map>(slot);
  Value prototype = TRY(GetFunctionPrototype(isolate, function));
  const Tagged<SharedFunctionInfo> shared = function->shared();
  const FunctionKind kind = shared->kind();
  InstanceType type = JS_OBJECT_TYPE;
  int header_size = JSObject::kHeaderSize;
  int inobject = 4;
  if (IsGeneratorFunction(kind)) {
    const bool is_async = IsAsyncGeneratorFunction(kind);
    type = is_async ? JS_ASYNC_GENERATOR_OBJECT_TYPE : JS_GENERATOR_OBJECT_TYPE;
    header_size = is_async ? sizeof(JSAsyncGeneratorObject) : sizeof(JSGeneratorObject);
    inobject = 0;
    if (!IsJSReceiver(prototype)) {
      prototype = is_async ? Value(function->native_context()->initial_async_generator_object_prototype())
                           : Value(function->native_context()->initial_generator_object_prototype());
    }
  } else {
    // Room for what the body assigns, which only the compiled body tells, and a little for what is added later.
    if (shared->code()->IsBuiltin(Builtin::kCompileLazy)) TRY(EnsureCompiled(isolate, shared));
    inobject = shared->expected_nof_properties() + (shared->expected_nof_properties() == 0 ? 8 : 2);
    if (inobject > JSObject::kMaxInObjectProperties) inobject = JSObject::kMaxInObjectProperties;
    if (!IsJSReceiver(prototype)) prototype = function->native_context()->initial_object_prototype();
  }
  auto map = TRY(NewMap(isolate, type, header_size + inobject * kTaggedSize, inobject));
  TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(prototype)));
  map->set_prototype_field(prototype);
  map->set_constructor_or_back_pointer(function);
  map->set_native_context_or_undefined(function->native_context());
  // A primitive `prototype` stays visible as what it is.
  const Value current = function->prototype_or_initial_map();
  if (IsJSReceiver(current) || current.IsTheHole() || IsMap(current)) {
    function->set_prototype_or_initial_map(map);
  }
  return map;
}

InternalAccessor FunctionLengthAccessor() { return {&LengthGetter, nullptr}; }
InternalAccessor FunctionNameAccessor() { return {&NameGetter, nullptr}; }
InternalAccessor FunctionPrototypeAccessor() { return {&PrototypeGetter, &PrototypeSetter}; }
InternalAccessor FunctionArgumentsAccessor() { return {&ArgumentsGetter, nullptr}; }
InternalAccessor FunctionCallerAccessor() { return {&CallerGetter, nullptr}; }

}  // namespace v8::internal
