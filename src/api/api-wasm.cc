#include "include/v8-wasm.h"
#include "src/api/api-internal.h"

// WebAssembly's names: there is none.
namespace v8 {

namespace {

MaybeLocal<WasmModuleObject> ThrowThatThereIsNone(Isolate* isolate) {
  isolate->ThrowError("WebAssembly is not available");
  return MaybeLocal<WasmModuleObject>();
}

}  // namespace

Local<ArrayBuffer> WasmMemoryObject::Buffer() { return Local<ArrayBuffer>(); }

MaybeLocal<WasmModuleObject> WasmModuleObject::FromCompiledModule(Isolate* isolate, const CompiledWasmModule&) {
  return ThrowThatThereIsNone(isolate);
}
MaybeLocal<WasmModuleObject> WasmModuleObject::Compile(Isolate* isolate, MemorySpan<const uint8_t>) {
  return ThrowThatThereIsNone(isolate);
}
CompiledWasmModule WasmModuleObject::GetCompiledModule() { return CompiledWasmModule(); }

std::shared_ptr<WasmStreaming> WasmStreaming::Unpack(Isolate*, Local<Value>) { return nullptr; }
// No object exists that these could be called on.
void WasmStreaming::OnBytesReceived(const uint8_t*, size_t) {}
void WasmStreaming::Finish(bool) {}
void WasmStreaming::Abort(MaybeLocal<Value>) {}
bool WasmStreaming::SetCompiledModuleBytes(const uint8_t*, size_t) { return false; }
void WasmStreaming::SetMoreFunctionsCanBeSerializedCallback(void (*)(CompiledWasmModule)) {}
void WasmStreaming::SetUrl(const char*, size_t) {}

}  // namespace v8
