#ifndef FLAT8_SRC_HANDLES_HANDLES_H_
#define FLAT8_SRC_HANDLES_HANDLES_H_

#include "src/common/isolate-data.h"
#include "src/objects/tagged.h"

// Handles: Handle<T> points to a slot of a HandleScope (what v8::Local is), DirectHandle<T> holds the value itself, which
// the conservative stack scan keeps alive. Engine code uses plain Tagged<T>; handles are for src/api/, Factory and tests.
namespace v8::internal {

template <typename T>
class DirectHandle;

// Makes a slot in the current handle scope. Never fails: extension blocks come from the reserve when malloc does not help.
using api_internal::CreateHandle;

template <typename T>
class Handle {
 public:
  Handle() = default;
  explicit Handle(Address* location) : location_(location) {}
  Handle(Tagged<T> object, Isolate* isolate) : location_(CreateHandle(isolate, object.ptr())) {}
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>>
  Handle(Handle<S> other) : location_(other.location()) {}  // NOLINT: upcasts are implicit

  Tagged<T> operator*() const { return Tagged<T>(*location_); }
  T* operator->() const { return reinterpret_cast<T*>(*location_); }
  Address* location() const { return location_; }
  // V8's vocabulary: a slot that GlobalHandles has made, and where the slot is.
  Handle& operator=(Address* location) {
    location_ = location;
    return *this;
  }
  Address address() const { return reinterpret_cast<Address>(location_); }
  bool is_null() const { return location_ == nullptr; }
  bool equals(Handle other) const { return **this == *other; }
  template <typename S>
  bool is_identical_to(Handle<S> other) const {
    return is_null() || other.is_null() ? is_null() == other.is_null() : **this == *other;
  }
  // All handles on the slot show the value.
  void PatchValue(Tagged<T> value) { *location_ = value.ptr(); }
  static Handle<T> null() { return Handle<T>(); }
  static Handle<T> New(Tagged<T> object, Isolate* isolate) { return Handle<T>(object, isolate); }

 private:
  Address* location_ = nullptr;
};

template <typename T>
class DirectHandle {
 public:
  DirectHandle() = default;
  DirectHandle(Tagged<T> object, Isolate*) : object_(object) {}
  explicit DirectHandle(Tagged<T> object) : object_(object) {}
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>>
  DirectHandle(Handle<S> other) : object_(other.is_null() ? Tagged<T>() : Tagged<T>(*other)) {}  // NOLINT
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>, typename = void>
  DirectHandle(DirectHandle<S> other) : object_(Tagged<T>(*other)) {}  // NOLINT

  Tagged<T> operator*() const { return object_; }
  T* operator->() const { return reinterpret_cast<T*>(object_.ptr()); }
  bool is_null() const { return object_.is_empty(); }
  bool equals(DirectHandle other) const { return object_ == other.object_; }
  bool is_identical_to(DirectHandle other) const { return object_ == other.object_; }
  static DirectHandle<T> null() { return DirectHandle<T>(); }

 private:
  Tagged<T> object_;
};

// V8's name where both kinds may be meant.
template <typename T>
using IndirectHandle = Handle<T>;

template <typename T>
class MaybeHandle {
 public:
  MaybeHandle() = default;
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>>
  MaybeHandle(Handle<S> handle) : handle_(handle) {}  // NOLINT
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>, typename = void>
  MaybeHandle(MaybeHandle<S> other) {  // NOLINT
    Handle<S> handle;
    if (other.ToHandle(&handle)) handle_ = handle;
  }
  MaybeHandle(Tagged<T> object, Isolate* isolate) : handle_(object, isolate) {}
  void Check() const { CHECK(!is_null()); }
  bool is_null() const { return handle_.is_null(); }
  Handle<T> ToHandleChecked() const {
    CHECK(!handle_.is_null());
    return handle_;
  }
  template <typename S>
  bool ToHandle(Handle<S>* out) const {
    *out = handle_;
    return !handle_.is_null();
  }
  template <typename S>
  bool ToHandle(DirectHandle<S>* out) const {
    *out = handle_;
    return !handle_.is_null();
  }
  Handle<T> FromMaybe(Handle<T> otherwise) const { return is_null() ? otherwise : handle_; }

 private:
  Handle<T> handle_;
};

template <typename T>
class MaybeDirectHandle {
 public:
  MaybeDirectHandle() = default;
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>>
  MaybeDirectHandle(Handle<S> handle) : handle_(handle) {}  // NOLINT
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<Tagged<S>, Tagged<T>>>, typename = void>
  MaybeDirectHandle(DirectHandle<S> handle) : handle_(handle) {}  // NOLINT
  template <typename S>
  MaybeDirectHandle(MaybeHandle<S> other) {  // NOLINT
    Handle<S> handle;
    if (other.ToHandle(&handle)) handle_ = handle;
  }
  bool ToHandle(DirectHandle<T>* out) const {
    *out = handle_;
    return !handle_.is_null();
  }
  bool is_null() const { return handle_.is_null(); }
  DirectHandle<T> ToHandleChecked() const {
    CHECK(!handle_.is_null());
    return handle_;
  }

 private:
  DirectHandle<T> handle_;
};

template <typename T>
Handle<T> handle(Tagged<T> object, Isolate* isolate) {
  return Handle<T>(object, isolate);
}
template <typename T, typename S>
Handle<T> Cast(Handle<S> value) {
  return Handle<T>(value.location());
}
template <typename T, typename S>
DirectHandle<T> Cast(DirectHandle<S> value) {
  return DirectHandle<T>(Tagged<T>((*value).ptr()));
}
template <typename T>
Handle<T> handle(T* object, Isolate* isolate) {
  return Handle<T>(Tagged<T>(object), isolate);
}
template <typename T>
Handle<T> indirect_handle(DirectHandle<T> value, Isolate* isolate) {
  return Handle<T>(*value, isolate);
}
template <typename T>
DirectHandle<T> direct_handle(Tagged<T> object, Isolate* isolate) {
  return DirectHandle<T>(object, isolate);
}
template <typename T, typename S>
MaybeHandle<T> Cast(MaybeHandle<S> value) {
  Handle<S> handle;
  return value.ToHandle(&handle) ? MaybeHandle<T>(Cast<T>(handle)) : MaybeHandle<T>();
}

// Slots made while it is open die with it. Strictly nested, on the native stack only. Same layout as v8::HandleScope.
class HandleScope {
 public:
  explicit HandleScope(Isolate* isolate)
      : isolate_(isolate),
        prev_next_(IsolateData::From(isolate)->handle_scope_data.next),
        prev_limit_(IsolateData::From(isolate)->handle_scope_data.limit) {
    IsolateData::From(isolate)->handle_scope_data.level++;
  }
  ~HandleScope() { CloseScope(isolate_, prev_next_, prev_limit_); }
  HandleScope(const HandleScope&) = delete;
  HandleScope& operator=(const HandleScope&) = delete;

  static void CloseScope(Isolate* isolate, Address* prev_next, Address* prev_limit) {
    HandleScopeData* data = &IsolateData::From(isolate)->handle_scope_data;
    data->next = prev_next;
    data->level--;
    if (V8_UNLIKELY(data->limit != prev_limit)) {
      data->limit = prev_limit;
      DeleteExtensions(isolate);
    }
  }
  static void DeleteExtensions(Isolate* isolate);
  static int NumberOfHandles(Isolate* isolate);
  // Closes the scope early and moves one handle out of it.
  template <typename T>
  Handle<T> CloseAndEscape(Handle<T> value) {
    const Tagged<T> object = *value;
    HandleScopeData* data = &IsolateData::From(isolate_)->handle_scope_data;
    CloseScope(isolate_, prev_next_, prev_limit_);
    Handle<T> result(object, isolate_);
    prev_next_ = data->next;
    prev_limit_ = data->limit;
    data->level++;
    return result;
  }

 private:
  Isolate* isolate_;
  Address* prev_next_;
  Address* prev_limit_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HANDLES_HANDLES_H_
