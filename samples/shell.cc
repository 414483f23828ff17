// A shell in a page: runs the files given, or the lines of standard input, with a function `print`.

#include <libplatform/libplatform.h>
#include <v8.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

namespace {

std::string ToString(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::String::Utf8Value text(isolate, value);
  return *text == nullptr ? "<string conversion failed>" : *text;
}

void Print(const v8::FunctionCallbackInfo<v8::Value>& info) {
  for (int i = 0; i < info.Length(); i++) {
    v8::HandleScope handle_scope(info.GetIsolate());
    std::cout << (i > 0 ? " " : "") << ToString(info.GetIsolate(), info[i]);
  }
  std::cout << std::endl;
}

void ReportException(v8::Isolate* isolate, v8::Local<v8::Context> context, const v8::TryCatch& try_catch) {
  v8::Local<v8::Message> message = try_catch.Message();
  if (!message.IsEmpty()) {
    std::cerr << ToString(isolate, message->GetScriptResourceName()) << ":"
              << message->GetLineNumber(context).FromMaybe(0) << ": ";
  }
  v8::Local<v8::Value> stack;
  if (try_catch.StackTrace(context).ToLocal(&stack) && stack->IsString()) {
    std::cerr << ToString(isolate, stack) << std::endl;
  } else {
    std::cerr << ToString(isolate, try_catch.Exception()) << std::endl;
  }
}

// Runs a script; `show` prints its value.
bool Execute(v8::Isolate* isolate, const std::string& source, const std::string& name, bool show) {
  v8::HandleScope handle_scope(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::ScriptOrigin origin(v8::String::NewFromUtf8(isolate, name.c_str()).ToLocalChecked());
  v8::Local<v8::String> text;
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> result;
  if (!v8::String::NewFromUtf8(isolate, source.data(), v8::NewStringType::kNormal, static_cast<int>(source.size()))
           .ToLocal(&text) ||
      !v8::Script::Compile(context, text, &origin).ToLocal(&script) || !script->Run(context).ToLocal(&result)) {
    ReportException(isolate, context, try_catch);
    return false;
  }
  if (show && !result->IsUndefined()) std::cout << ToString(isolate, result) << std::endl;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = allocator.get();
  v8::Isolate* isolate = v8::Isolate::New(parameters);
  bool success = true;
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handle_scope(isolate);
    v8::Local<v8::ObjectTemplate> global = v8::ObjectTemplate::New(isolate);
    global->Set(isolate, "print", v8::FunctionTemplate::New(isolate, Print));
    v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, global);
    v8::Context::Scope context_scope(context);
    for (int i = 1; i < argc && success; i++) {
      std::ifstream file(argv[i]);
      std::stringstream source;
      source << file.rdbuf();
      success = file.good() && Execute(isolate, source.str(), argv[i], false);
    }
    std::string line;
    while (argc == 1 && std::cout << "> " << std::flush && std::getline(std::cin, line)) {
      Execute(isolate, line, "shell", true);
    }
    while (v8::platform::PumpMessageLoop(platform.get(), isolate)) continue;
  }
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return success ? 0 : 1;
}
