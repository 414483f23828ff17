// Handles that live as long as the host wants: Global, Persistent, Eternal, and their weak forms.

#ifndef INCLUDE_V8_PERSISTENT_HANDLE_H_
#define INCLUDE_V8_PERSISTENT_HANDLE_H_

#include <stdint.h>

#include <type_traits>
#include <utility>

#include "v8-internal.h"            // NOLINT(build/include_directory)
#include "v8-local-handle.h"        // NOLINT(build/include_directory)
#include "v8-weak-callback-info.h"  // NOLINT(build/include_directory)
#include "v8config.h"               // NOLINT(build/include_directory)

namespace v8 {

// A handle that keeps its value until the isolate is disposed of. Set once, never reset.
template <class T>
class Eternal : public api_internal::IndirectHandleBase {
 public:
  Eternal() = default;
  template <class S>
  V8_INLINE Eternal(Isolate* isolate, Local<S> handle) {
    Set(isolate, handle);
  }
  V8_INLINE Local<T> Get(Isolate*) const { return Local<T>::FromSlot(slot()); }
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE void Set(Isolate* isolate, Local<S> handle) {
    slot() = api_internal::Eternalize(api_internal::Internal(isolate), internal::ValueHelper::WordOf(handle));
  }
};
static_assert(sizeof(Eternal<Value>) == sizeof(void*), "Eternal is one word");

// The common part of Persistent and Global: a slot in the isolate's table of globals.
//
// The value stays alive until Reset(), or, after SetWeak, until nothing else refers to it. Use only on the isolate's
// thread. A handle must be reset before its isolate is disposed of, or never touched again afterwards.
template <class T>
class PersistentBase : public api_internal::IndirectHandleBase {
 public:
  // Lets go of the value; the handle is empty afterwards. Does nothing on an empty handle.
  V8_INLINE void Reset() {
    if (this->IsEmpty()) return;
    api_internal::DisposeGlobal(slot());
    slot() = nullptr;
  }
  // Lets go and refers to `other`'s value from now on (strongly); empty from empty.
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE void Reset(Isolate* isolate, const Local<S>& other) {
    Reset();
    if (other.IsEmpty()) return;
    slot() = New(isolate, internal::ValueHelper::WordOf(other));
  }
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE void Reset(Isolate* isolate, const PersistentBase<S>& other) {
    internal::Address* replacement = nullptr;
    if (!other.IsEmpty()) replacement = New(isolate, internal::ValueHelper::WordOf(other));
    Reset();
    slot() = replacement;
  }

  // A new Local to the value in the innermost scope; empty from empty.
  V8_INLINE Local<T> Get(Isolate* isolate) const { return Local<T>::New(isolate, *this); }

  template <class S>
  V8_INLINE bool operator==(const PersistentBase<S>& that) const {
    return api_internal::SameReferent(slot(), internal::ValueHelper::SlotOfHandle(that));
  }
  template <class S>
  V8_INLINE bool operator==(const Local<S>& that) const {
    return api_internal::SameReferent(slot(), internal::ValueHelper::SlotOfHandle(that));
  }
  template <class S>
  V8_INLINE bool operator!=(const PersistentBase<S>& that) const {
    return !operator==(that);
  }
  template <class S>
  V8_INLINE bool operator!=(const Local<S>& that) const {
    return !operator==(that);
  }

  // Makes the handle weak: it no longer keeps the value alive. When the value dies, the slot stops referring to it and
  // `callback` is called with `parameter`; see WeakCallbackInfo for what it may do. Not called when the isolate is
  // disposed of first.
  template <typename P>
  V8_INLINE void SetWeak(P* parameter, typename WeakCallbackInfo<P>::Callback callback, WeakCallbackType type) {
    api_internal::MakeWeak(
        slot(), const_cast<void*>(static_cast<const void*>(parameter)),
        reinterpret_cast<void (*)(const WeakCallbackInfo<void>&)>(reinterpret_cast<void (*)()>(callback)),
        static_cast<int>(type));
  }
  // Makes the handle weak without a callback: it becomes empty when the value dies. The handle object must not move
  // other than through Global's move operations while it is weak.
  V8_INLINE void SetWeak() { api_internal::MakeWeak(&slot()); }
  // Makes the handle strong again; the parameter that was given to SetWeak.
  template <typename P>
  V8_INLINE P* ClearWeak() {
    return reinterpret_cast<P*>(api_internal::ClearWeak(slot()));
  }
  V8_INLINE void ClearWeak() { ClearWeak<void>(); }
  V8_INLINE bool IsWeak() const { return !this->IsEmpty() && api_internal::IsWeak(slot()); }

  // A name for heap snapshots; the string must outlive the handle.
  V8_INLINE void AnnotateStrongRetainer(const char* label) { api_internal::AnnotateStrongRetainer(slot(), label); }
  // A number of the host's choice, kept with the slot; 0 at first.
  V8_INLINE void SetWrapperClassId(uint16_t class_id) {
    if (!this->IsEmpty()) api_internal::SetWrapperClassId(slot(), class_id);
  }
  V8_INLINE uint16_t WrapperClassId() const { return this->IsEmpty() ? 0 : api_internal::WrapperClassId(slot()); }

  PersistentBase(const PersistentBase& other) = delete;
  void operator=(const PersistentBase&) = delete;

 protected:
  PersistentBase() = default;
  V8_INLINE explicit PersistentBase(internal::Address* slot) : IndirectHandleBase(slot) {}

  V8_INLINE static internal::Address* New(Isolate* isolate, internal::Address word) {
    if (word == internal::kEmptyWord) return nullptr;
    return api_internal::GlobalizeReference(api_internal::Internal(isolate), word);
  }
};

// Persistent's default: cannot be copied, and does not reset itself.
template <class T>
class NonCopyablePersistentTraits {
 public:
  using NonCopyablePersistent = Persistent<T, NonCopyablePersistentTraits<T>>;
  static constexpr bool kResetInDestructor = false;
  template <class S, class M>
  V8_INLINE static void Copy(const Persistent<S, M>&, NonCopyablePersistent*) {
    static_assert(sizeof(S) < 0, "NonCopyablePersistentTraits::Copy is not instantiable");
  }
};

// Traits of a Persistent that can be copied; each copy keeps the value alive.
template <class T>
struct CopyablePersistentTraits {
  using CopyablePersistent = Persistent<T, CopyablePersistentTraits<T>>;
  static constexpr bool kResetInDestructor = true;
  template <class S, class M>
  static V8_INLINE void Copy(const Persistent<S, M>&, CopyablePersistent*) {}
};

// A long-lived handle whose copying and destruction M decides. Prefer Global.
template <class T, class M>
class Persistent : public PersistentBase<T> {
 public:
  Persistent() = default;
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE Persistent(Isolate* isolate, Local<S> that)
      : PersistentBase<T>(PersistentBase<T>::New(isolate, internal::ValueHelper::WordOf(that))) {}
  template <class S, class M2, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE Persistent(Isolate* isolate, const Persistent<S, M2>& that)
      : PersistentBase<T>(PersistentBase<T>::New(isolate, internal::ValueHelper::WordOf(that))) {}
  V8_INLINE Persistent(const Persistent& that) : PersistentBase<T>() { Copy(that); }
  template <class S, class M2>
  V8_INLINE Persistent(const Persistent<S, M2>& that) : PersistentBase<T>() {
    Copy(that);
  }
  V8_INLINE Persistent& operator=(const Persistent& that) {
    if (this != &that) Copy(that);
    return *this;
  }
  template <class S, class M2>
  V8_INLINE Persistent& operator=(const Persistent<S, M2>& that) {
    Copy(that);
    return *this;
  }
  V8_INLINE ~Persistent() {
    if (M::kResetInDestructor) this->Reset();
  }

  template <class S, class M2>
  V8_INLINE static Persistent<T, M>& Cast(const Persistent<S, M2>& that) {
    return reinterpret_cast<Persistent<T, M>&>(const_cast<Persistent<S, M2>&>(that));
  }
  template <class S, class M2>
  V8_INLINE Persistent<S, M2>& As() const {
    return Persistent<S, M2>::Cast(*this);
  }

 private:
  template <class S, class M2>
  V8_INLINE void Copy(const Persistent<S, M2>& that) {
    static_assert(std::is_base_of_v<T, S>, "not a handle of a subtype");
    this->Reset();
    if (that.IsEmpty()) return;
    this->slot() = api_internal::CopyGlobalReference(internal::ValueHelper::SlotOfHandle(that));
    M::Copy(that, this);
  }
};

// A long-lived handle with the manners of std::unique_ptr: moves, and resets itself when it goes.
//
//   v8::Global<v8::Function> callback_(isolate, function);
//   ...
//   callback_.Get(isolate)->Call(context, receiver, argc, argv);
template <class T>
class Global : public PersistentBase<T> {
 public:
  Global() = default;
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE Global(Isolate* isolate, Local<S> that)
      : PersistentBase<T>(PersistentBase<T>::New(isolate, internal::ValueHelper::WordOf(that))) {}
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE Global(Isolate* isolate, const PersistentBase<S>& that)
      : PersistentBase<T>(PersistentBase<T>::New(isolate, internal::ValueHelper::WordOf(that))) {}
  V8_INLINE Global(Global&& other) : PersistentBase<T>() { MoveFrom(&other.slot()); }
  V8_INLINE ~Global() { this->Reset(); }

  V8_INLINE Global& operator=(Global&& other) {
    if (this != &other) {
      this->Reset();
      MoveFrom(&other.slot());
    }
    return *this;
  }
  template <class S, class = internal::EnableIfHandleConvertible<T, S>, class = std::enable_if_t<!std::is_same_v<T, S>>>
  V8_INLINE Global& operator=(Global<S>&& other) {
    this->Reset();
    MoveFrom(&other.slot());
    return *this;
  }
  Global(const Global&) = delete;
  void operator=(const Global&) = delete;

  // Moves the handle out.
  Global Pass() { return static_cast<Global&&>(*this); }

  using MoveOnlyTypeForCPP03 = void;

 private:
  template <class F>
  friend class Global;

  V8_INLINE void MoveFrom(internal::Address** other) {
    this->slot() = *other;
    if (*other == nullptr) return;
    api_internal::MoveGlobalReference(other, &this->slot());
    *other = nullptr;
  }
};
static_assert(sizeof(Global<Value>) == sizeof(void*), "Global is one word");

// The older spelling of Global.
template <class T>
using UniquePersistent = Global<T>;

}  // namespace v8

#endif  // INCLUDE_V8_PERSISTENT_HANDLE_H_
