#include "src/shell/host-262.h"

#include <stdio.h>

#include "include/v8-array-buffer.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "include/v8-template.h"
#include "src/shell/agents-262.h"
#include "src/shell/globals.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// createRealm(): the $262 of a new realm.
void CreateRealm(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> realm = NewRealm(isolate);
  if (realm.IsEmpty()) return;
  v8::Context::Scope scope(realm);
  v8::Local<v8::Value> host;
  if (realm->Global()->Get(realm, NewName(isolate, "$262")).ToLocal(&host)) info.GetReturnValue().Set(host);
}

void DetachArrayBuffer(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsArrayBuffer() || !info[0].As<v8::ArrayBuffer>()->IsDetachable()) {
    ThrowTypeError(isolate, "No ArrayBuffer that can be detached");
    return;
  }
  if (info[0].As<v8::ArrayBuffer>()->Detach(v8::Local<v8::Value>()).FromMaybe(false)) info.GetReturnValue().SetNull();
}

// evalScript(source): runs it as a script of the realm whose $262 this is.
void EvalScript(const Info& info) {
  v8::Local<v8::Context> realm;
  if (!info.Data()->IsObject() || !info.Data().As<v8::Object>()->GetCreationContext().ToLocal(&realm)) return;
  v8::Context::Scope scope(realm);
  v8::Local<v8::String> source;
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> result;
  if (info[0]->ToString(realm).ToLocal(&source) && v8::Script::Compile(realm, source).ToLocal(&script) &&
      script->Run(realm).ToLocal(&result)) {
    info.GetReturnValue().Set(result);
  }
}

// What [[Call]] of the undetectable object answers.
void ReturnNull(const Info& info) { info.GetReturnValue().SetNull(); }

void CollectGarbage(const Info& info) { info.GetIsolate()->LowMemoryNotification(); }

// The text of `object.name`, when that is a string.
std::string NameOf(v8::Local<v8::Context> context, v8::Local<v8::Value> object) {
  v8::Local<v8::Value> name;
  if (!object->IsObject() ||
      !object.As<v8::Object>()->Get(context, NewName(context->GetIsolate(), "name")).ToLocal(&name) ||
      !name->IsString()) {
    return "";
  }
  return *v8::String::Utf8Value(context->GetIsolate(), name);
}

}  // namespace

void ReportTo262(v8::Isolate* isolate, const char* phase, v8::Local<v8::Value> exception, const std::string& file) {
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);  // The test's accessors may throw.
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  std::string type;
  v8::Local<v8::Value> constructor;
  if (exception->IsObject() &&
      exception.As<v8::Object>()->Get(context, NewName(isolate, "constructor")).ToLocal(&constructor)) {
    type = NameOf(context, constructor);
  }
  fprintf(stderr, "Test262:Uncaught %s %s %s\n", phase, type.c_str(), file.c_str());
}

void InstallHost262(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Object> host = v8::Object::New(isolate);
  const struct {
    const char* name;
    v8::FunctionCallback callback;
  } methods[] = {{"createRealm", CreateRealm},
                 {"detachArrayBuffer", DetachArrayBuffer},
                 {"evalScript", EvalScript},
                 {"gc", CollectGarbage}};
  for (const auto& method : methods) {
    v8::Local<v8::Function> function;
    if (!v8::Function::New(context, method.callback, host).ToLocal(&function)) return;
    host->Set(context, NewName(isolate, method.name), function).Check();
  }
  v8::Local<v8::ObjectTemplate> undetectable = v8::ObjectTemplate::New(isolate);
  undetectable->MarkAsUndetectable();
  undetectable->SetCallAsFunctionHandler(ReturnNull);
  v8::Local<v8::Object> is_html_dda;
  if (!undetectable->NewInstance(context).ToLocal(&is_html_dda)) return;
  host->Set(context, NewName(isolate, "IsHTMLDDA"), is_html_dda).Check();
  host->Set(context, NewName(isolate, "agent"), Agents262::NewAgentObject(context)).Check();
  host->Set(context, NewName(isolate, "AbstractModuleSource"), context->GetAbstractModuleSource()).Check();
  host->Set(context, NewName(isolate, "global"), context->Global()).Check();
  context->Global()->DefineOwnProperty(context, NewName(isolate, "$262"), host, v8::DontEnum).Check();
}

v8::MaybeLocal<v8::Object> NewModuleSource262(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Value> abstract;
  if (!context->GetAbstractModuleSource()->Get(context, NewName(isolate, "prototype")).ToLocal(&abstract)) return {};
  // Between a source and %AbstractModuleSource%.prototype stands the prototype of the sources of its kind.
  v8::Local<v8::Object> prototype = v8::Object::New(isolate, abstract, nullptr, nullptr, 0);
  return v8::Object::New(isolate, prototype, nullptr, nullptr, 0);
}

}  // namespace flat8::shell
