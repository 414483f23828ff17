#ifndef FLAT8_SRC_HEAP_MEMORY_MEASUREMENT_H_
#define FLAT8_SRC_HEAP_MEMORY_MEASUREMENT_H_

#include <unordered_map>

#include "src/common/ptr-compr.h"
#include "src/objects/objects.h"

// Which realm an object belongs to, and what a realm's objects take, as V8's tests ask.
namespace v8::internal {

class NativeContextInferrer {
 public:
  // False where nothing in the object tells.
  template <typename CageBase>
  bool Infer(CageBase, Tagged<Map> map, Tagged<HeapObject> object, Address* native_context) {
    if (IsJSGlobalObject(object)) {
      *native_context = Tagged<JSGlobalObject>(object.ptr())->native_context().ptr();
      return true;
    }
    const Value function = IsJSFunction(object)   ? Value(object)
                           : IsJSReceiver(object) ? map->GetConstructor()
                                                  : Undefined();
    if (!IsJSFunction(function)) return false;
    *native_context = Tagged<JSFunction>(function.ptr())->native_context().ptr();
    return true;
  }
};

class NativeContextStats {
 public:
  // With what the object owns outside of the heap.
  void IncrementSize(Address context, Tagged<Map>, Tagged<HeapObject> object, size_t size) {
    sizes_[context] += size + ExternalSize(object);
  }
  size_t Get(Address context) const {
    const auto found = sizes_.find(context);
    return found == sizes_.end() ? 0 : found->second;
  }
  void Merge(const NativeContextStats& other) {
    for (const auto& [context, size] : other.sizes_) sizes_[context] += size;
  }
  void Clear() { sizes_.clear(); }
  bool Empty() const { return sizes_.empty(); }

 private:
  static size_t ExternalSize(Tagged<HeapObject> object) {
    if (IsJSArrayBuffer(object)) return Tagged<JSArrayBuffer>(object.ptr())->byte_length();
    if (!IsString(object)) return 0;
    const Tagged<String> string(object.ptr());
    return string->IsExternal() ? string->length() * (string->IsOneByteRepresentation() ? 1 : 2) : 0;
  }

  std::unordered_map<Address, size_t> sizes_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MEMORY_MEASUREMENT_H_
