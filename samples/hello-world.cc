// The smallest host: sets the engine up, runs a script, prints its value.

#include <libplatform/libplatform.h>
#include <stdio.h>
#include <v8.h>

#include <memory>

int main() {
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();

  // An isolate is an engine with a heap of its own; one thread at a time uses it.
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = v8::ArrayBuffer::Allocator::NewDefaultAllocator();
  v8::Isolate* isolate = v8::Isolate::New(parameters);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    // Handles made from here on live until this scope ends.
    v8::HandleScope handle_scope(isolate);
    // A context is a global object with the built-in library.
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);

    v8::Local<v8::String> source = v8::String::NewFromUtf8Literal(isolate, "['Hello', 'World'].join(', ') + '!'");
    v8::Local<v8::Script> script = v8::Script::Compile(context, source).ToLocalChecked();
    v8::Local<v8::Value> result = script->Run(context).ToLocalChecked();
    v8::String::Utf8Value text(isolate, result);
    printf("%s\n", *text);
  }
  isolate->Dispose();
  delete parameters.array_buffer_allocator;
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return 0;
}
