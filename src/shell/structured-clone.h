#ifndef FLAT8_SRC_SHELL_STRUCTURED_CLONE_H_
#define FLAT8_SRC_SHELL_STRUCTURED_CLONE_H_

#include <memory>
#include <vector>

#include "include/v8-array-buffer.h"
#include "include/v8-function-callback.h"

namespace flat8::shell {

// A value on its way from one isolate to another (or back to the same): its bytes, and the memory that goes with them.
class ClonedValue {
 public:
  ClonedValue() = default;
  ClonedValue(ClonedValue&&) = default;
  ClonedValue& operator=(ClonedValue&&) = default;

  // Clones `value` in the current context. `transfer`: undefined, a list of ArrayBuffers that go over instead of being
  // copied, or an object with such a list as `transfer`. False: an exception is pending.
  bool Write(v8::Isolate* isolate, v8::Local<v8::Value> value, v8::Local<v8::Value> transfer);
  // Once, in the current context of any isolate. Empty: an exception is pending.
  v8::MaybeLocal<v8::Value> Read(v8::Isolate* isolate);

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
};

// structuredClone(value, { transfer })
void StructuredClone(const v8::FunctionCallbackInfo<v8::Value>& info);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_STRUCTURED_CLONE_H_
