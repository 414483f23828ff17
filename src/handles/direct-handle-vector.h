#ifndef FLAT8_SRC_HANDLES_DIRECT_HANDLE_VECTOR_H_
#define FLAT8_SRC_HANDLES_DIRECT_HANDLE_VECTOR_H_

#include <initializer_list>
#include <vector>

#include "src/handles/handles.h"

// A vector of handles, for V8's tests: each element is a slot of the scope that was open when it came.
namespace v8::internal {

template <typename T>
class DirectHandleVector {
 public:
  explicit DirectHandleVector(Isolate* isolate) : isolate_(isolate) {}
  explicit DirectHandleVector(v8::Isolate* isolate) : isolate_(reinterpret_cast<Isolate*>(isolate)) {}
  DirectHandleVector(Isolate* isolate, std::initializer_list<Handle<T>> handles)
      : isolate_(isolate), handles_(handles) {}
  DirectHandleVector(Isolate* isolate, size_t count) : isolate_(isolate), handles_(count) {}

  void push_back(Handle<T> handle) { handles_.push_back(handle); }
  void push_back(DirectHandle<T> handle) { handles_.push_back(Handle<T>(*handle, isolate_)); }
  void pop_back() { handles_.pop_back(); }
  void clear() { handles_.clear(); }
  void reserve(size_t count) { handles_.reserve(count); }
  size_t size() const { return handles_.size(); }
  bool empty() const { return handles_.empty(); }
  Handle<T>& operator[](size_t index) { return handles_[index]; }
  Handle<T>& front() { return handles_.front(); }
  Handle<T>& back() { return handles_.back(); }
  auto begin() { return handles_.begin(); }
  auto end() { return handles_.end(); }

 private:
  Isolate* const isolate_;
  std::vector<Handle<T>> handles_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HANDLES_DIRECT_HANDLE_VECTOR_H_
