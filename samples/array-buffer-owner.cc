// A host that owns an array buffer's memory: C++ and script share bytes without a copy, and the memory is freed once, by
// the deleter it came with, when the last of the two has let go.

#include <libplatform/libplatform.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <v8.h>

#include <memory>

namespace {

int freed = 0;

void FreeImage(void* data, size_t length, void* deleter_data) {
  printf("freed %zu bytes of the %s\n", length, static_cast<const char*>(deleter_data));
  free(data);
  freed++;
}

v8::Local<v8::Value> Run(v8::Local<v8::Context> context, const char* source) {
  v8::Isolate* isolate = context->GetIsolate();
  return v8::Script::Compile(context, v8::String::NewFromUtf8(isolate, source).ToLocalChecked())
      .ToLocalChecked()
      ->Run(context)
      .ToLocalChecked();
}

}  // namespace

int main() {
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = allocator.get();
  v8::Isolate* isolate = v8::Isolate::New(parameters);
  std::shared_ptr<v8::BackingStore> from_script;
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handle_scope(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);

    // Memory of ours, lent to a script.
    constexpr size_t kPixels = 1024;
    uint8_t* image = static_cast<uint8_t*>(calloc(kPixels, 1));
    static char name[] = "image";
    std::shared_ptr<v8::BackingStore> store = v8::ArrayBuffer::NewBackingStore(image, kPixels, FreeImage, name);
    v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, store);
    context->Global()->Set(context, v8::String::NewFromUtf8Literal(isolate, "image"), buffer).Check();
    Run(context, "new Uint8Array(image).fill(7, 0, 10)");
    printf("the script wrote %d, and %d behind it\n", image[9], image[10]);

    // Taken back: the script's view is empty from now on.
    buffer->Detach(v8::Local<v8::Value>()).Check();
    printf("detached, the script sees %d bytes\n",
           Run(context, "image.byteLength")->Int32Value(context).FromJust());
    store.reset();

    // Memory of a script, kept by us beyond its isolate.
    v8::Local<v8::Value> made = Run(context, "Uint8Array.of(1, 2, 3).buffer");
    from_script = made.As<v8::ArrayBuffer>()->GetBackingStore();
  }
  isolate->Dispose();
  const uint8_t* bytes = static_cast<const uint8_t*>(from_script->Data());
  printf("after the isolate: %d %d %d\n", bytes[0], bytes[1], bytes[2]);
  from_script.reset();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  printf("freed %d time(s)\n", freed);
  return freed == 1 ? 0 : 1;
}
