#ifndef FLAT8_SRC_SHELL_STRUCTURED_CLONE_H_
#define FLAT8_SRC_SHELL_STRUCTURED_CLONE_H_

#include <memory>
#include <vector>

#include "include/v8-array-buffer.h"
#include "include/v8-container.h"
#include "include/v8-function-callback.h"

namespace flat8::shell {

class Port;

// A value on its way from one isolate to another (or back to the same): its bytes, and the memory that goes with them.
class ClonedValue {
 public:
  ClonedValue() = default;
  ClonedValue(ClonedValue&&) = default;
  ClonedValue& operator=(ClonedValue&&) = default;

  // Clones `value` in the current context. `transfer`: undefined, a list of ArrayBuffers and MessagePorts that go over
  // instead of being copied, or an object with such a list as `transfer`. `source`, which may be null: the port that it
  // is sent with, which cannot go along. False: an exception is pending.
  bool Write(v8::Isolate* isolate, v8::Local<v8::Value> value, v8::Local<v8::Value> transfer,
             const Port* source = nullptr);
  // Once, in the current context of any isolate. Appends the ports that came over to `ports`, unless that is empty.
  // Empty: an exception is pending.
  v8::MaybeLocal<v8::Value> Read(v8::Isolate* isolate, v8::Local<v8::Array> ports = {});

  bool is_empty() const { return bytes_ == nullptr; }
  bool Carries(const Port& port) const;

 private:
  class Writer;
  class Reader;
  struct FreeBytes {
    void operator()(uint8_t* bytes) const;
  };

  std::unique_ptr<uint8_t, FreeBytes> bytes_;
  size_t size_ = 0;
  std::vector<std::shared_ptr<v8::BackingStore>> shared_;
  std::vector<std::shared_ptr<v8::BackingStore>> transferred_;
  std::vector<std::shared_ptr<Port>> ports_;
};

// structuredClone(value, { transfer })
void StructuredClone(const v8::FunctionCallbackInfo<v8::Value>& info);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_STRUCTURED_CLONE_H_
