#include "src/api/api-compilation.h"
#include "src/api/api-internal.h"
#include "src/api/api-message.h"
#include "src/bytecode/unlinked-code.h"
#include "src/execution/call.h"
#include "src/execution/side-effect-guard.h"
#include "src/runtime/values/value-text.h"

// Function.
namespace v8 {

const int Function::kLineOffsetNotFound = -1;

namespace {

i::Value OpenFunction(const Function* that) { return i::Open(that); }

// The script of a function that has source; empty for others.
i::Tagged<i::Script> ScriptOf(const Function* that) {
  const i::Value function = OpenFunction(that);
  if (!i::IsJSFunction(function)) return {};
  const i::Value script = i::Cast<i::JSFunction>(function)->shared()->script_or_undefined();
  return i::IsScript(script) ? i::Cast<i::Script>(script) : i::Tagged<i::Script>();
}

// Where the parameter list begins; the toplevel of a script begins at 0.
int ParametersPosition(const Function* that) {
  const auto shared = i::OpenAs<i::JSFunction>(that)->shared();
  return shared->is_toplevel() || shared->unlinked() == nullptr
             ? shared->start_position()
             : shared->unlinked()->properties().function_start_position;
}

i::MessagePlace PlaceOf(const Function* that) {
  const i::Tagged<i::Script> script = ScriptOf(that);
  if (script.is_empty()) return i::MessagePlace();
  const int position = ParametersPosition(that);
  return i::PlaceInScript(script, position, position);
}

}  // namespace

MaybeLocal<Function> Function::New(Local<Context> context, FunctionCallback callback, Local<Value> data, int length,
                                   ConstructorBehavior behavior, SideEffectType side_effect_type) {
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<Function>());
  return scope.Return<Function>([&]() -> i::Result<i::Tagged<i::JSFunction>> {
    auto info = TRY(i::NewFunctionTemplateInfo(isolate, callback, i::OpenOrUndefined(data), i::Undefined(), length,
                                               behavior == ConstructorBehavior::kAllow, side_effect_type));
    info->set_serial_number(i::TemplateInfo::kDoNotCache);
    return i::InstantiateFunction(isolate, isolate->realm(), info);
  }());
}

MaybeLocal<Object> Function::NewInstance(Local<Context> context, int argc, Local<Value> argv[]) const {
  MaybeLocal<Value> result = const_cast<Function*>(this)->CallAsConstructor(context, argc, argv);
  Local<Value> value;
  if (!result.ToLocal(&value)) return MaybeLocal<Object>();
  return value.As<Object>();
}

MaybeLocal<Object> Function::NewInstanceWithSideEffectType(Local<Context> context, int argc, Local<Value> argv[],
                                                           SideEffectType side_effect_type) const {
  const i::Value function = i::Open(this);
  if (side_effect_type != SideEffectType::kHasNoSideEffect || !i::IsJSFunction(function)) {
    return NewInstance(context, argc, argv);
  }
  const i::SideEffectGuard::IgnoreNextCallScope ignore(
      i::IsolateOf(this), i::Cast<i::JSFunction>(function)->shared()->api_function_data());
  return NewInstance(context, argc, argv);
}

MaybeLocal<Value> Function::Call(Isolate*, Local<Context> context, Local<Value> recv, int argc, Local<Value> argv[]) {
  return CallAsFunction(context, recv, argc, argv);
}
MaybeLocal<Value> Function::Call(Local<Context> context, Local<Value> recv, int argc, Local<Value> argv[]) {
  return CallAsFunction(context, recv, argc, argv);
}

void Function::SetName(Local<String> name) {
  const i::Value function = OpenFunction(this);
  if (!i::IsJSFunction(function)) return;
  i::Isolate* const isolate = i::IsolateOf(this);
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return;
  // The property as well as what the engine shows and GetName returns. The shared part of an API function is its own; all
  // closures of a literal have one, as V8's have.
  const auto shared = i::Cast<i::JSFunction>(function)->shared();
  if (shared->is_api_function() || shared->IsUserJavaScript()) shared->set_name(i::Open(name));
  (void)scope.ReturnTrue([&]() -> i::Result<void> {
    TRY(i::DefineOwnProperty(isolate, i::OpenAs<i::JSReceiver>(this), i::ReadOnlyRoots::name_string(),
                             i::PropertyDescriptor::Data(i::Open(name), i::READ_ONLY | i::DONT_ENUM),
                             i::ShouldThrow::kDontThrow));
    return i::Ok();
  }());
}
Local<Value> Function::GetName() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  const i::Value function = OpenFunction(this);
  if (i::IsJSFunction(function)) {
    return i::MakeLocal<Value>(isolate, i::Cast<i::JSFunction>(function)->shared()->name());
  }
  if (i::IsJSBoundFunction(function)) {
    i::EntryScope entry(isolate);
    const i::Value name =
        i::GetOwnDataPropertyNoSideEffects(isolate, i::Cast<i::JSReceiver>(function), i::ReadOnlyRoots::name_string());
    if (!name.is_empty() && i::IsString(name)) return i::MakeLocal<Value>(isolate, name);
  }
  return i::MakeLocal<Value>(isolate, i::Undefined());
}
Local<Value> Function::GetInferredName() const {
  const i::Value function = OpenFunction(this);
  if (!i::IsJSFunction(function)) return i::MakeLocal<Value>(i::IsolateOf(this), i::ReadOnlyRoots::empty_string());
  const auto shared = i::Cast<i::JSFunction>(function)->shared();
  return i::MakeLocal<Value>(i::IsolateOf(this), i::IsString(shared->inferred_name()) ? shared->inferred_name()
                                                 : shared->is_anonymous_expression()
                                                     ? shared->name()
                                                     : i::ReadOnlyRoots::empty_string());
}
Local<Value> Function::GetDebugName() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  const i::Value function = OpenFunction(this);
  if (!i::IsJSFunction(function)) return GetName();
  return i::MakeLocal<Value>(isolate, i::FunctionDebugName(isolate, i::Cast<i::JSFunction>(function)));
}

int Function::GetScriptLineNumber() const {
  const i::MessagePlace place = PlaceOf(this);
  return place.line == 0 ? kLineOffsetNotFound : place.line - 1;
}
int Function::GetScriptColumnNumber() const {
  const i::MessagePlace place = PlaceOf(this);
  return place.line == 0 ? kLineOffsetNotFound : place.column;
}
int Function::GetScriptStartPosition() const {
  return ScriptOf(this).is_empty() ? kLineOffsetNotFound : ParametersPosition(this);
}
int Function::ScriptId() const {
  const i::Tagged<i::Script> script = ScriptOf(this);
  return script.is_empty() ? v8::Message::kNoScriptIdInfo : script->id();
}
Local<Value> Function::GetBoundFunction() const {
  const i::Value function = OpenFunction(this);
  return i::MakeLocal<Value>(i::IsolateOf(this),
                             i::IsJSBoundFunction(function)
                                 ? i::Value(i::Cast<i::JSBoundFunction>(function)->bound_target_function())
                                 : i::Undefined());
}
MaybeLocal<String> Function::FunctionProtoToString(Local<Context> context) {
  ENTER_CONTEXT(context, MaybeLocal<String>());
  return scope.Return<String>(i::CallBuiltin(isolate, i::Builtin::kFunctionPrototypeToString, i::Open(this), {}));
}

}  // namespace v8
