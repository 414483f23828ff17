// TracedReference: a handle in a data structure of the host's that does not keep its value alive by itself.

#ifndef INCLUDE_V8_TRACED_HANDLE_H_
#define INCLUDE_V8_TRACED_HANDLE_H_

#include <stddef.h>
#include <stdint.h>

#include <type_traits>
#include <utility>

#include "v8-internal.h"      // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

class Data;
class Value;

namespace api_internal {

// Slots of traced references. `handle` is where the reference keeps its slot: it becomes null when the value dies.
V8_EXPORT internal::Address* GlobalizeTracedReference(internal::Isolate* isolate, internal::Address value,
                                                      internal::Address** handle, bool is_droppable);
V8_EXPORT internal::Address* CopyTracedReference(internal::Address* from, internal::Address** handle);

}  // namespace api_internal

// The part of a traced reference that does not depend on its type.
//
// A full collection empties the reference when nothing but traced references refers to the value. A minor one keeps the
// value, unless the reference is droppable (EmbedderRootsHandler). There is no C++ heap to trace references: what is to
// stay alive needs a Global, or an object of script that refers to it.
class TracedReferenceBase : public api_internal::IndirectHandleBase {
 public:
  // Lets go of the value.
  V8_INLINE void Reset() {
    if (IsEmpty()) return;
    api_internal::DisposeGlobal(slot());
    slot() = nullptr;
  }
  // A new handle in the innermost scope; empty from empty.
  V8_INLINE Local<Data> Get(Isolate* isolate) const {
    if (IsEmpty()) return Local<Data>();
    return Local<Data>::FromSlot(api_internal::CreateHandle(api_internal::Internal(isolate), *slot()));
  }
  // For threads other than the isolate's; what it says may be out of date at once.
  bool IsEmptyThreadSafe() const { return IsEmpty(); }

 protected:
  TracedReferenceBase() = default;

  V8_INLINE void Create(Isolate* isolate, internal::Address word, bool is_droppable) {
    if (word == internal::kEmptyWord) return;
    slot() = api_internal::GlobalizeTracedReference(api_internal::Internal(isolate), word, &slot(), is_droppable);
  }
  V8_INLINE void CopyFrom(const TracedReferenceBase& other) {
    if (this == &other) return;
    Reset();
    if (!other.IsEmpty()) slot() = api_internal::CopyTracedReference(other.slot(), &slot());
  }
  V8_INLINE void MoveFrom(TracedReferenceBase* other) {
    if (this == other) return;
    Reset();
    if (other->IsEmpty()) return;
    slot() = other->slot();
    api_internal::MoveGlobalReference(&other->slot(), &slot());
    other->slot() = nullptr;
  }
};

template <typename T>
class BasicTracedReference : public TracedReferenceBase {
 public:
  V8_INLINE Local<T> Get(Isolate* isolate) const { return Local<T>::New(isolate, *this); }

  template <class S>
  V8_INLINE BasicTracedReference<S>& As() const {
    return reinterpret_cast<BasicTracedReference<S>&>(const_cast<BasicTracedReference<T>&>(*this));
  }

 protected:
  BasicTracedReference() = default;
};

// A traced reference that can be copied and moved and resets itself.
template <typename T>
class TracedReference : public BasicTracedReference<T> {
 public:
  // Marks a reference whose value is worth nothing to the host unless something else refers to it.
  struct IsDroppable {};

  TracedReference() = default;
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  TracedReference(Isolate* isolate, Local<S> that) {
    Reset(isolate, that);
  }
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  TracedReference(Isolate* isolate, Local<S> that, IsDroppable droppable) {
    Reset(isolate, that, droppable);
  }
  V8_INLINE TracedReference(TracedReference&& other) noexcept { this->MoveFrom(&other); }
  V8_INLINE TracedReference(const TracedReference& other) : BasicTracedReference<T>() { this->CopyFrom(other); }
  template <typename S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE TracedReference(TracedReference<S>&& other) noexcept {  // NOLINT(runtime/explicit)
    this->MoveFrom(&other);
  }
  template <typename S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE TracedReference(const TracedReference<S>& other) {  // NOLINT(runtime/explicit)
    this->CopyFrom(other);
  }
  V8_INLINE ~TracedReference() { this->TracedReferenceBase::Reset(); }

  V8_INLINE TracedReference& operator=(TracedReference&& other) noexcept {
    this->MoveFrom(&other);
    return *this;
  }
  V8_INLINE TracedReference& operator=(const TracedReference& other) {
    this->CopyFrom(other);
    return *this;
  }
  template <typename S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE TracedReference& operator=(TracedReference<S>&& other) noexcept {
    this->MoveFrom(&other);
    return *this;
  }
  template <typename S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE TracedReference& operator=(const TracedReference<S>& other) {
    this->CopyFrom(other);
    return *this;
  }

  using TracedReferenceBase::Reset;
  // Refers to another value from now on; an empty one empties it.
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE void Reset(Isolate* isolate, const Local<S>& other) {
    this->Reset();
    this->Create(isolate, internal::ValueHelper::WordOf(other), false);
  }
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE void Reset(Isolate* isolate, const Local<S>& other, IsDroppable) {
    this->Reset();
    this->Create(isolate, internal::ValueHelper::WordOf(other), true);
  }

  template <class S>
  V8_INLINE TracedReference<S>& As() const {
    return reinterpret_cast<TracedReference<S>&>(const_cast<TracedReference<T>&>(*this));
  }
};
static_assert(sizeof(TracedReference<Value>) == sizeof(void*), "TracedReference is one word");

// Equal when both are empty or both refer to the same value.
V8_INLINE bool operator==(const TracedReferenceBase& a, const TracedReferenceBase& b) {
  return api_internal::SameReferent(internal::ValueHelper::SlotOfHandle(a), internal::ValueHelper::SlotOfHandle(b));
}
template <typename U>
V8_INLINE bool operator==(const TracedReferenceBase& a, const Local<U>& b) {
  return api_internal::SameReferent(internal::ValueHelper::SlotOfHandle(a), internal::ValueHelper::SlotOfHandle(b));
}
template <typename U>
V8_INLINE bool operator==(const Local<U>& a, const TracedReferenceBase& b) {
  return b == a;
}
V8_INLINE bool operator!=(const TracedReferenceBase& a, const TracedReferenceBase& b) { return !(a == b); }
template <typename U>
V8_INLINE bool operator!=(const TracedReferenceBase& a, const Local<U>& b) {
  return !(a == b);
}
template <typename U>
V8_INLINE bool operator!=(const Local<U>& a, const TracedReferenceBase& b) {
  return !(b == a);
}

}  // namespace v8

#endif  // INCLUDE_V8_TRACED_HANDLE_H_
