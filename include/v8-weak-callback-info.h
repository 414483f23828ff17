// What a weak handle's callback is told.

#ifndef INCLUDE_V8_WEAK_CALLBACK_INFO_H_
#define INCLUDE_V8_WEAK_CALLBACK_INFO_H_

#include "v8-internal.h"  // NOLINT(build/include_directory)
#include "v8config.h"     // NOLINT(build/include_directory)

namespace v8 {

// How many of the dying object's internal fields a callback of type kInternalFields sees.
inline constexpr int kInternalFieldsInWeakCallback = 2;
inline constexpr int kEmbedderFieldsInWeakCallback = 2;

// Passed to the callbacks of PersistentBase::SetWeak, during or right after a collection, on the isolate's thread.
//
// In the first pass the callback must Reset() the handle and must neither allocate on the heap nor call into script. To
// do more it registers a second-pass callback, which runs later with the isolate fully usable.
template <typename T>
class WeakCallbackInfo {
 public:
  using Callback = void (*)(const WeakCallbackInfo<T>& data);

  // For the engine.
  WeakCallbackInfo(Isolate* isolate, T* parameter, void* embedder_fields[kEmbedderFieldsInWeakCallback],
                   Callback* callback)
      : isolate_(isolate), parameter_(parameter), callback_(callback) {
    for (int i = 0; i < kEmbedderFieldsInWeakCallback; ++i) embedder_fields_[i] = embedder_fields[i];
  }

  V8_INLINE Isolate* GetIsolate() const { return isolate_; }
  // What was given to SetWeak.
  V8_INLINE T* GetParameter() const { return parameter_; }
  // With WeakCallbackType::kInternalFields: the aligned pointers of the object's internal fields 0 and 1; null for a
  // field that holds no such pointer. Another index is fatal.
  V8_INLINE void* GetInternalField(int index) const {
    if (V8_UNLIKELY(index < 0 || index >= kEmbedderFieldsInWeakCallback)) {
      api_internal::InternalFieldOutOfBounds(index);
    }
    return embedder_fields_[index];
  }
  // Only in the first pass: asks for another callback with the same info once the collection is over.
  V8_INLINE void SetSecondPassCallback(Callback callback) const { *callback_ = callback; }

 private:
  Isolate* isolate_;
  T* parameter_;
  Callback* callback_;
  void* embedder_fields_[kEmbedderFieldsInWeakCallback];
};

// kParameter: the callback gets the parameter only. kInternalFields: and the first two internal fields. kFinalizer is
// the older name of a type that resurrected; here it behaves as kParameter.
enum class WeakCallbackType { kParameter, kInternalFields, kFinalizer };

}  // namespace v8

#endif  // INCLUDE_V8_WEAK_CALLBACK_INFO_H_
