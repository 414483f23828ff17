// Handles that live on the C++ stack: HandleScope, Local, MaybeLocal, LocalVector.

#ifndef INCLUDE_V8_LOCAL_HANDLE_H_
#define INCLUDE_V8_LOCAL_HANDLE_H_

#include <stddef.h>

#include <initializer_list>
#include <type_traits>
#include <vector>

#include "v8-internal.h"  // NOLINT(build/include_directory)
#include "v8config.h"     // NOLINT(build/include_directory)

namespace v8 {

// Owns the handles that are created while it is the innermost scope of its isolate; they become invalid when it goes.
//
// Scopes live on the stack only and close in the reverse order of opening. Functions that the engine calls (callbacks
// of functions, accessors, interceptors) already run inside a scope. Opening a scope neither allocates on the heap nor
// fails. Thread rule: as for everything on an isolate, the thread that has entered (and, if used, locked) it.
class V8_EXPORT V8_NODISCARD HandleScope {
 public:
  V8_INLINE explicit HandleScope(Isolate* isolate) { Initialize(isolate); }
  V8_INLINE ~HandleScope() {
    internal::HandleScopeData* data = internal::HandleScopeData::Of(isolate_);
    data->next = prev_next_;
    data->level--;
    if (V8_LIKELY(data->limit == prev_limit_)) return;
    data->limit = prev_limit_;
    api_internal::DeleteHandleBlocks(isolate_);
  }

  HandleScope(const HandleScope&) = delete;
  HandleScope& operator=(const HandleScope&) = delete;
  void* operator new(size_t size) = delete;
  void* operator new[](size_t size) = delete;
  void operator delete(void*, size_t) = delete;
  void operator delete[](void*, size_t) = delete;

  // How many handles are alive in all open scopes of the isolate.
  static int NumberOfHandles(Isolate* isolate);

  V8_INLINE Isolate* GetIsolate() const { return reinterpret_cast<Isolate*>(isolate_); }

 protected:
  HandleScope() = default;
  V8_INLINE void Initialize(Isolate* isolate) {
    isolate_ = api_internal::Internal(isolate);
    internal::HandleScopeData* data = internal::HandleScopeData::Of(isolate_);
    prev_next_ = data->next;
    prev_limit_ = data->limit;
    data->level++;
  }

 private:
  friend class internal::ApiAccess;

  internal::Isolate* isolate_ = nullptr;
  internal::Address* prev_next_ = nullptr;
  internal::Address* prev_limit_ = nullptr;
};
static_assert(sizeof(HandleScope) == 3 * sizeof(void*), "HandleScope is three words");

// A handle to a value, valid while the HandleScope that was innermost at its creation is open.
//
// One word, trivially copyable, pass it by value. Empty by default; dereferencing an empty Local is an error. Converts
// implicitly from Local<Derived> to Local<Base>; downwards with As<S>() or Cast. `local->F()` calls F on the value.
template <class T>
class V8_TRIVIAL_ABI Local final : public api_internal::IndirectHandleBase {
 public:
  Local() = default;

  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE Local(Local<S> that)  // NOLINT(runtime/explicit)
      : IndirectHandleBase(internal::ValueHelper::SlotOfHandle(that)) {}

  V8_INLINE T* operator->() const { return internal::ValueHelper::FromSlot<T>(slot()); }
  V8_INLINE T* operator*() const { return internal::ValueHelper::FromSlot<T>(slot()); }

  // Whether both refer to the same value: objects by identity, primitives by their representation. Two strings with
  // the same characters need not be equal; use Value::StrictEquals for the language's comparison.
  template <class S>
  V8_INLINE bool operator==(const Local<S>& that) const {
    return api_internal::SameReferent(slot(), internal::ValueHelper::SlotOfHandle(that));
  }
  template <class S>
  V8_INLINE bool operator==(const PersistentBase<S>& that) const {
    return api_internal::SameReferent(slot(), internal::ValueHelper::SlotOfHandle(that));
  }
  template <class S>
  V8_INLINE bool operator!=(const Local<S>& that) const {
    return !operator==(that);
  }
  template <class S>
  V8_INLINE bool operator!=(const PersistentBase<S>& that) const {
    return !operator==(that);
  }

  // Conversion to a handle of another type. Not checked, unless V8_ENABLE_CHECKS is defined: the caller knows the type,
  // for example from Value::IsObject().
  template <class S>
  V8_INLINE static Local<T> Cast(Local<S> that) {
#ifdef V8_ENABLE_CHECKS
    if constexpr (internal::HasApiType<T>::value) {
      if (!that.IsEmpty()) internal::CheckApiCast(reinterpret_cast<const Data*>(*that), T::kApiType);
    }
#endif
    return Local<T>(internal::ValueHelper::SlotOfHandle(that));
  }
  template <class S>
  V8_INLINE Local<S> As() const {
    return Local<S>::Cast(*this);
  }

  // A new handle in the innermost scope to the value of another handle; empty from empty.
  V8_INLINE static Local<T> New(Isolate* isolate, Local<T> that) { return New(isolate, that.slot()); }
  V8_INLINE static Local<T> New(Isolate* isolate, const PersistentBase<T>& that) {
    return New(isolate, internal::ValueHelper::SlotOfHandle(that));
  }
  V8_INLINE static Local<T> New(Isolate* isolate, const BasicTracedReference<T>& that) {
    return New(isolate, internal::ValueHelper::SlotOfHandle(that));
  }

  // For the engine: wraps a slot.
  V8_INLINE static Local<T> FromSlot(internal::Address* slot) { return Local<T>(slot); }

 private:
  friend class internal::ValueHelper;
  template <class F>
  friend class Local;

  V8_INLINE explicit Local(internal::Address* slot) : IndirectHandleBase(slot) {}

  V8_INLINE static Local<T> New(Isolate* isolate, internal::Address* slot) {
    if (slot == nullptr) return Local<T>();
    return Local<T>(api_internal::CreateHandle(api_internal::Internal(isolate), *slot));
  }
};
static_assert(sizeof(Local<Value>) == sizeof(void*), "Local is one word");
static_assert(std::is_trivially_copyable_v<Local<Value>>, "Local is passed in a register");

// The older spelling of Local.
template <class T>
using Handle = Local<T>;

// A Local that is empty when the operation that made it failed: an exception is pending, or the isolate is being
// terminated. Forces the caller to look.
//
//   v8::Local<v8::Value> result;
//   if (!script->Run(context).ToLocal(&result)) return;  // See TryCatch.
template <class T>
class MaybeLocal {
 public:
  MaybeLocal() = default;
  template <class S, class = internal::EnableIfHandleConvertible<T, S>>
  V8_INLINE MaybeLocal(Local<S> that) : local_(that) {}  // NOLINT(runtime/explicit)
  template <class S, class = internal::EnableIfHandleConvertible<T, S>, class = void>
  V8_INLINE MaybeLocal(MaybeLocal<S> that) : local_(that.FromMaybe(Local<S>())) {}  // NOLINT(runtime/explicit)

  V8_INLINE bool IsEmpty() const { return local_.IsEmpty(); }

  // Stores the handle (an empty one on failure) and returns whether there is a value.
  template <class S>
  V8_WARN_UNUSED_RESULT V8_INLINE bool ToLocal(Local<S>* out) const {
    *out = local_;
    return !IsEmpty();
  }
  // The handle. Fatal (see Isolate::SetFatalErrorHandler) when empty: only for results that cannot fail.
  V8_INLINE Local<T> ToLocalChecked() const {
    if (V8_UNLIKELY(IsEmpty())) api_internal::ToLocalEmpty();
    return local_;
  }
  // The handle, or `default_value` when empty.
  template <class S>
  V8_INLINE Local<S> FromMaybe(Local<S> default_value) const {
    return IsEmpty() ? default_value : Local<S>(local_);
  }

  template <class S>
  V8_INLINE static MaybeLocal<T> Cast(MaybeLocal<S> that) {
    return MaybeLocal<T>(Local<T>::Cast(that.FromMaybe(Local<S>())));
  }
  template <class S>
  V8_INLINE MaybeLocal<S> As() const {
    return MaybeLocal<S>::Cast(*this);
  }

 private:
  Local<T> local_;
};
static_assert(sizeof(MaybeLocal<Value>) == sizeof(void*), "MaybeLocal is one word");

// A growing array of Locals. The elements belong to the handle scopes that made them; the vector must not outlive
// these.
template <class T>
class LocalVector {
  using Backing = std::vector<Local<T>>;

 public:
  using value_type = Local<T>;
  using reference = value_type&;
  using const_reference = const value_type&;
  using size_type = size_t;
  using difference_type = ptrdiff_t;
  using iterator = typename Backing::iterator;
  using const_iterator = typename Backing::const_iterator;

  explicit LocalVector(Isolate*) {}
  LocalVector(Isolate*, size_t n) : backing_(n) {}
  LocalVector(Isolate*, std::initializer_list<Local<T>> list) : backing_(list) {}
  template <class Iterator, class = std::enable_if_t<!std::is_integral_v<Iterator>>>
  LocalVector(Isolate*, Iterator first, Iterator last) : backing_(first, last) {}

  iterator begin() noexcept { return backing_.begin(); }
  const_iterator begin() const noexcept { return backing_.begin(); }
  iterator end() noexcept { return backing_.end(); }
  const_iterator end() const noexcept { return backing_.end(); }

  size_t size() const noexcept { return backing_.size(); }
  bool empty() const noexcept { return backing_.empty(); }
  void reserve(size_t n) { backing_.reserve(n); }
  void shrink_to_fit() { backing_.shrink_to_fit(); }
  void resize(size_t n) { backing_.resize(n); }
  void clear() noexcept { backing_.clear(); }
  void swap(LocalVector& other) { backing_.swap(other.backing_); }

  Local<T>& operator[](size_t n) { return backing_[n]; }
  const Local<T>& operator[](size_t n) const { return backing_[n]; }
  Local<T>& at(size_t n) { return backing_.at(n); }
  const Local<T>& at(size_t n) const { return backing_.at(n); }
  Local<T>& front() { return backing_.front(); }
  const Local<T>& front() const { return backing_.front(); }
  Local<T>& back() { return backing_.back(); }
  const Local<T>& back() const { return backing_.back(); }
  Local<T>* data() noexcept { return backing_.data(); }
  const Local<T>* data() const noexcept { return backing_.data(); }

  iterator insert(const_iterator pos, const Local<T>& value) { return backing_.insert(pos, value); }
  template <class Iterator>
  iterator insert(const_iterator pos, Iterator first, Iterator last) {
    return backing_.insert(pos, first, last);
  }
  iterator insert(const_iterator pos, std::initializer_list<Local<T>> list) { return backing_.insert(pos, list); }
  LocalVector& operator=(std::initializer_list<Local<T>> list) {
    backing_ = list;
    return *this;
  }
  void push_back(const Local<T>& value) { backing_.push_back(value); }
  void pop_back() { backing_.pop_back(); }
  template <class... Args>
  void emplace_back(Args&&... args) {
    backing_.emplace_back(static_cast<Args&&>(args)...);
  }

 private:
  Backing backing_;
};

// A HandleScope that reserves a slot in the scope around it before it opens.
class V8_EXPORT V8_NODISCARD EscapableHandleScopeBase : public HandleScope {
 public:
  explicit EscapableHandleScopeBase(Isolate* isolate);
  ~EscapableHandleScopeBase() = default;

 protected:
  // Copies the word into the outer slot. Fatal when called twice.
  internal::Address* EscapeSlot(internal::Address* slot);

 private:
  internal::Address* escape_slot_;
};
static_assert(sizeof(EscapableHandleScopeBase) == 4 * sizeof(void*), "EscapableHandleScope is four words");

// A scope from which one handle can be handed to the scope around it:
//
//   v8::Local<v8::Array> NewPoint(v8::Isolate* isolate, ...) {
//     v8::EscapableHandleScope scope(isolate);
//     v8::Local<v8::Array> array = v8::Array::New(isolate, 2);
//     ...
//     return scope.Escape(array);
//   }
class V8_NODISCARD EscapableHandleScope : public EscapableHandleScopeBase {
 public:
  explicit EscapableHandleScope(Isolate* isolate) : EscapableHandleScopeBase(isolate) {}

  // A handle to the value that outlives this scope. At most once per scope; a second call is fatal. Empty from empty.
  template <class T>
  V8_INLINE Local<T> Escape(Local<T> value) {
    return Local<T>::FromSlot(EscapeSlot(internal::ValueHelper::SlotOfHandle(value)));
  }
  template <class T>
  V8_INLINE MaybeLocal<T> EscapeMaybe(MaybeLocal<T> value) {
    return Escape(value.FromMaybe(Local<T>()));
  }
};

// While open, creating a handle outside an inner HandleScope is a fatal error. For finding missing scopes.
class V8_EXPORT V8_NODISCARD SealHandleScope {
 public:
  explicit SealHandleScope(Isolate* isolate);
  ~SealHandleScope();

  SealHandleScope(const SealHandleScope&) = delete;
  SealHandleScope& operator=(const SealHandleScope&) = delete;
  void* operator new(size_t size) = delete;
  void* operator new[](size_t size) = delete;

 private:
  internal::Isolate* const isolate_;
  internal::Address* prev_limit_;
  int prev_sealed_level_;
};

}  // namespace v8

#endif  // INCLUDE_V8_LOCAL_HANDLE_H_
