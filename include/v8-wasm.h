// WebAssembly's names. There is no WebAssembly: script has no such object, values of these classes do not come into
// being, and what would compile one fails with an Error that says so.

#ifndef INCLUDE_V8_WASM_H_
#define INCLUDE_V8_WASM_H_

#include <stddef.h>
#include <stdint.h>

#include <memory>
#include <string>
#include <utility>

#include "v8-array-buffer.h"  // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-memory-span.h"   // NOLINT(build/include_directory)
#include "v8-object.h"        // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// Bytes and who frees them.
struct OwnedBuffer {
  std::unique_ptr<const uint8_t[]> buffer;
  size_t size = 0;

  OwnedBuffer(std::unique_ptr<const uint8_t[]> bytes, size_t length) : buffer(std::move(bytes)), size(length) {}
  OwnedBuffer() = default;
};

// A module apart from any isolate. An empty one is all there is.
class V8_EXPORT CompiledWasmModule {
 public:
  OwnedBuffer Serialize() { return OwnedBuffer(); }
  MemorySpan<const uint8_t> GetWireBytesRef() { return {}; }
  const std::string& source_url() const { return source_url_; }

 private:
  friend class WasmModuleObject;
  CompiledWasmModule() = default;

  std::string source_url_;
};

class V8_EXPORT WasmMemoryObject : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kWasmMemoryObject;

  WasmMemoryObject() = delete;
  Local<ArrayBuffer> Buffer();

  V8_INLINE static WasmMemoryObject* Cast(Value* value) { return internal::ApiCast<WasmMemoryObject>(value); }
};

class V8_EXPORT WasmModuleObject : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kWasmModuleObject;

  WasmModuleObject() = delete;
  // Both empty, with an Error.
  static MaybeLocal<WasmModuleObject> FromCompiledModule(Isolate* isolate, const CompiledWasmModule& module);
  static MaybeLocal<WasmModuleObject> Compile(Isolate* isolate, MemorySpan<const uint8_t> wire_bytes);
  CompiledWasmModule GetCompiledModule();

  V8_INLINE static WasmModuleObject* Cast(Value* value) { return internal::ApiCast<WasmModuleObject>(value); }
};

// What a host that fetches modules feeds. Nobody makes one.
class V8_EXPORT WasmStreaming final {
 public:
  // Null: no value is one.
  static std::shared_ptr<WasmStreaming> Unpack(Isolate* isolate, Local<Value> value);

  void OnBytesReceived(const uint8_t* bytes, size_t size);
  void Finish(bool can_use_compiled_module = true);
  void Abort(MaybeLocal<Value> exception);
  // Whether the bytes were taken instead of compiling: never.
  bool SetCompiledModuleBytes(const uint8_t* bytes, size_t size);
  void SetMoreFunctionsCanBeSerializedCallback(void (*callback)(CompiledWasmModule));
  void SetUrl(const char* url, size_t length);

 private:
  WasmStreaming() = delete;
};

}  // namespace v8

#endif  // INCLUDE_V8_WASM_H_
