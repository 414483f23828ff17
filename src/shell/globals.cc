#include "src/shell/globals.h"

#include <stdio.h>

#include <string>

#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "include/v8-template.h"
#include "src/shell/console.h"
#include "src/shell/file-io.h"
#include "src/shell/host-262.h"
#include "src/shell/inspect.h"
#include "src/shell/output.h"
#include "src/shell/shell.h"
#include "src/shell/structured-clone.h"
#include "src/shell/values.h"
#include "src/shell/web-globals.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// print(...values): their string forms with spaces between.
void Print(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  std::string line;
  for (int i = 0; i < info.Length(); i++) {
    v8::HandleScope handles(isolate);
    if (i > 0) line += ' ';
    v8::Local<v8::String> text;
    if (info[i]->IsSymbol()) {
      line += Inspect(isolate, info[i]);
    } else if (info[i]->ToString(isolate->GetCurrentContext()).ToLocal(&text)) {
      line += ToUtf8(isolate, text);
    } else {
      return;  // Its conversion threw.
    }
  }
  line += '\n';
  WriteOutput(line);
}

// The string form of an argument, where it has one; the exception is pending otherwise.
bool FileName(const Info& info, int index, std::string* name) {
  v8::Local<v8::String> text;
  if (!info[index]->ToString(info.GetIsolate()->GetCurrentContext()).ToLocal(&text)) return false;
  *name = ToUtf8(info.GetIsolate(), text);
  return true;
}

// read(name): a file's text.
void Read(const Info& info) {
  std::string name, contents, error;
  if (!FileName(info, 0, &name)) return;
  if (!ReadFile(name, &contents, &error)) return ThrowError(info.GetIsolate(), error);
  v8::Local<v8::String> text;
  if (!MaybeNewString(info.GetIsolate(), contents).ToLocal(&text)) {
    return ThrowError(info.GetIsolate(), name + ": too long for a string");
  }
  info.GetReturnValue().Set(text);
}

// readline(): the next line of standard input, or undefined at its end.
void Readline(const Info& info) {
  fflush(stdout);
  std::string line;
  if (ReadLine(stdin, &line)) info.GetReturnValue().Set(NewString(info.GetIsolate(), line));
}

// load(...names): runs files in the caller's realm.
void Load(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  for (int i = 0; i < info.Length(); i++) {
    v8::HandleScope handles(isolate);
    std::string name, contents, error;
    if (!FileName(info, i, &name)) return;
    if (!ReadFile(name, &contents, &error)) return ThrowError(isolate, error);
    v8::ScriptOrigin origin(NewString(isolate, name));
    v8::Local<v8::String> source;
    if (!MaybeNewString(isolate, contents).ToLocal(&source)) {
      return ThrowError(isolate, name + ": too long for a string");
    }
    v8::Local<v8::Script> script;
    v8::Local<v8::Value> result;
    if (!v8::Script::Compile(context, source, &origin).ToLocal(&script) || !script->Run(context).ToLocal(&result)) {
      return;
    }
    if (i == info.Length() - 1) info.GetReturnValue().Set(result);
  }
}

// quit(code = 0): leaves the process at once.
void Quit(const Info& info) {
  int32_t code = 0;
  if (info.Length() > 0 && !info[0]->Int32Value(info.GetIsolate()->GetCurrentContext()).To(&code)) return;
  Shell::From(info.GetIsolate())->WriteFiles();
  ExitNow(code);
}

void PerformanceNow(const Info& info) {
  info.GetReturnValue().Set(MonotonicMilliseconds() - Shell::From(info.GetIsolate())->start_time());
}

void QueueMicrotask(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsFunction()) {
    ThrowTypeError(isolate, "The argument of queueMicrotask has to be a function");
    return;
  }
  isolate->EnqueueMicrotask(info[0].As<v8::Function>());
}

void InstallConsole(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Context::Scope scope(context);
  v8::Local<v8::Object> console;
  if (!NewConsoleTemplate(isolate)->NewInstance(context).ToLocal(&console)) return;
  context->Global()
      ->DefineOwnProperty(context, v8::String::NewFromUtf8Literal(isolate, "console"), console, v8::DontEnum)
      .Check();
}

}  // namespace

v8::MaybeLocal<v8::Context> NewShadowRealm(v8::Local<v8::Context> initiator) {
  v8::Isolate* isolate = initiator->GetIsolate();
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  if (!context.IsEmpty()) InstallConsole(context);
  return context;
}

v8::Local<v8::Context> NewRealm(v8::Isolate* isolate) {
  v8::EscapableHandleScope handles(isolate);
  const Options& options = Shell::From(isolate)->options();
  v8::Local<v8::ObjectTemplate> global = v8::ObjectTemplate::New(isolate);
  global->Set(isolate, "print", v8::FunctionTemplate::New(isolate, Print));
  global->Set(isolate, "read", v8::FunctionTemplate::New(isolate, Read));
  global->Set(isolate, "readline", v8::FunctionTemplate::New(isolate, Readline));
  global->Set(isolate, "load", v8::FunctionTemplate::New(isolate, Load));
  global->Set(isolate, "quit", v8::FunctionTemplate::New(isolate, Quit));
  global->Set(isolate, "queueMicrotask", v8::FunctionTemplate::New(isolate, QueueMicrotask));
  global->Set(isolate, "structuredClone", v8::FunctionTemplate::New(isolate, StructuredClone));
  if (!options.host_262) {
    InstallWebGlobals(isolate, global);
  } else {
    v8::Local<v8::ObjectTemplate> performance = v8::ObjectTemplate::New(isolate);
    performance->Set(isolate, "now", v8::FunctionTemplate::New(isolate, PerformanceNow));
    global->Set(isolate, "performance", performance);
  }
  Timers::Install(isolate, global);

  v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, global);
  if (context.IsEmpty()) return context;
  // The shell's realms trust each other.
  context->SetSecurityToken(NewName(isolate, "flat8"));
  v8::Context::Scope scope(context);
  InstallConsole(context);
  if (!options.host_262) {
    context->Global()->DefineOwnProperty(context, NewName(isolate, "self"), context->Global(), v8::DontEnum).Check();
    v8::Local<v8::Array> arguments = v8::Array::New(isolate, static_cast<int>(options.script_arguments.size()));
    for (size_t i = 0; i < options.script_arguments.size(); i++) {
      arguments->Set(context, static_cast<uint32_t>(i), NewString(isolate, options.script_arguments[i])).Check();
    }
    context->Global()
        ->DefineOwnProperty(context, v8::String::NewFromUtf8Literal(isolate, "arguments"), arguments, v8::DontEnum)
        .Check();
  } else {
    InstallHost262(context);
  }
  return handles.Escape(context);
}

}  // namespace flat8::shell
