// Containers of persistent handles: maps from a host's keys to values of script, and a list.

#ifndef V8_UTIL_H_
#define V8_UTIL_H_

#include <stddef.h>
#include <stdint.h>

#include <map>
#include <utility>
#include <vector>

#include "v8-function-callback.h"   // NOLINT(build/include_directory)
#include "v8-persistent-handle.h"   // NOLINT(build/include_directory)
#include "v8-weak-callback-info.h"  // NOLINT(build/include_directory)

namespace v8 {

// A handle as the containers' implementations keep it. They copy it about, and the map alone disposes of it.
using PersistentContainerValue = uintptr_t;
inline constexpr PersistentContainerValue kPersistentContainerNotFound = 0;

// Whether a map keeps its values alive; else the callback gets a parameter, or the first internal fields of the object
// too (WeakCallbackType).
enum PersistentContainerCallbackType { kNotWeak = 0, kWeakWithParameter = 1, kWeakWithInternalFields = 2 };

template <typename K, typename V, typename Traits>
class PersistentValueMap;
template <typename K, typename V, typename Traits>
class GlobalValueMap;

// The part of a map's traits that says where its entries are: in a std::map.
template <typename K, typename V>
class StdMapTraits {
 public:
  using Impl = std::map<K, PersistentContainerValue>;
  using Iterator = typename Impl::iterator;

  static bool Empty(Impl* impl) { return impl->empty(); }
  static size_t Size(Impl* impl) { return impl->size(); }
  static void Swap(Impl& a, Impl& b) { std::swap(a, b); }  // NOLINT(runtime/references)
  static Iterator Begin(Impl* impl) { return impl->begin(); }
  static Iterator End(Impl* impl) { return impl->end(); }
  static K Key(Iterator it) { return it->first; }
  static PersistentContainerValue Value(Iterator it) { return it->second; }
  // The former value of the key.
  static PersistentContainerValue Set(Impl* impl, K key, PersistentContainerValue value) {
    std::swap((*impl)[key], value);
    return value;
  }
  static PersistentContainerValue Get(Impl* impl, K key) {
    const Iterator it = impl->find(key);
    return it == impl->end() ? kPersistentContainerNotFound : it->second;
  }
  static PersistentContainerValue Remove(Impl* impl, K key) {
    const Iterator it = impl->find(key);
    if (it == impl->end()) return kPersistentContainerNotFound;
    const PersistentContainerValue value = it->second;
    impl->erase(it);
    return value;
  }
};

// Traits of a map that keeps its values alive. Traits of a weak one have another kCallbackType and give
// WeakCallbackParameter what the callback needs to find map and key again.
template <typename K, typename V>
class DefaultPersistentValueMapTraits : public StdMapTraits<K, V> {
 public:
  static const PersistentContainerCallbackType kCallbackType = kNotWeak;
  using MapType = PersistentValueMap<K, V, DefaultPersistentValueMapTraits<K, V>>;
  using WeakCallbackDataType = void;

  static WeakCallbackDataType* WeakCallbackParameter(MapType*, const K&, Local<V>) { return nullptr; }
  static MapType* MapFromWeakCallbackInfo(const WeakCallbackInfo<WeakCallbackDataType>&) { return nullptr; }
  static K KeyFromWeakCallbackInfo(const WeakCallbackInfo<WeakCallbackDataType>&) { return K(); }
  static void DisposeCallbackData(WeakCallbackDataType*) {}
  // A value leaves the map other than by Remove.
  static void Dispose(Isolate*, Global<V>, K) {}
};

template <typename K, typename V>
class DefaultGlobalMapTraits : public StdMapTraits<K, V> {
 public:
  static const PersistentContainerCallbackType kCallbackType = kNotWeak;
  using MapType = GlobalValueMap<K, V, DefaultGlobalMapTraits<K, V>>;
  using WeakCallbackDataType = void;

  static WeakCallbackDataType* WeakCallbackParameter(MapType*, const K&, Local<V>) { return nullptr; }
  static MapType* MapFromWeakCallbackInfo(const WeakCallbackInfo<WeakCallbackDataType>&) { return nullptr; }
  static K KeyFromWeakCallbackInfo(const WeakCallbackInfo<WeakCallbackDataType>&) { return K(); }
  static void DisposeCallbackData(WeakCallbackDataType*) {}
  // The value has died: the entry is gone. May not use the heap; DisposeWeak comes later and may.
  static void OnWeakCallback(const WeakCallbackInfo<WeakCallbackDataType>&) {}
  static void Dispose(Isolate*, Global<V>, K) {}
  static void DisposeWeak(const WeakCallbackInfo<WeakCallbackDataType>&) {}
};

// What both kinds of map have in common. Traits::Impl holds the entries.
template <typename K, typename V, typename Traits>
class PersistentValueMapBase {
 public:
  class PersistentValueReference;

  PersistentValueMapBase(const PersistentValueMapBase&) = delete;
  void operator=(const PersistentValueMapBase&) = delete;

  Isolate* GetIsolate() { return isolate_; }
  size_t Size() { return Traits::Size(&impl_); }
  bool IsWeak() { return Traits::kCallbackType != kNotWeak; }
  // Empty when there is none.
  Local<V> Get(const K& key) { return Local<V>::New(isolate_, ToLocal(Traits::Get(&impl_, key))); }
  bool Contains(const K& key) { return Traits::Get(&impl_, key) != kPersistentContainerNotFound; }
  // Set and SetUnique give back the value that the key had.
  Global<V> Set(const K& key, Local<V> value) {
    Global<V> handle(isolate_, value);
    return SetUnique(key, &handle);
  }
  Global<V> Set(const K& key, Global<V> value) { return SetUnique(key, &value); }
  Global<V> Set(const K& key, Global<V> value, PersistentValueReference* reference) {
    return Put(key, &value, reference);
  }
  // Takes over what the handle refers to.
  Global<V> SetUnique(const K& key, Global<V>* handle) { return Put(key, handle, nullptr); }
  // Makes the value the result of a callback; false, and nothing happens, when there is none.
  bool SetReturnValue(const K& key, ReturnValue<Value> return_value) {
    return SetReturnValueFromVal(&return_value, Traits::Get(&impl_, key));
  }
  // Takes the entry out; the caller's now.
  Global<V> Remove(const K& key) { return Release(Traits::Remove(&impl_, key)); }
  // Disposes of all; Traits::Dispose may put others in, which go too.
  void Clear() {
    HandleScope handle_scope(isolate_);
    while (!Traits::Empty(&impl_)) {
      typename Traits::Impl impl;
      Traits::Swap(impl_, impl);
      for (typename Traits::Iterator it = Traits::Begin(&impl); it != Traits::End(&impl); ++it) {
        Traits::Dispose(isolate_, Release(Traits::Value(it)), Traits::Key(it));
      }
    }
  }

  // A value that was found once and for all: good as long as its entry is in the map.
  class PersistentValueReference {
   public:
    PersistentValueReference() : value_(kPersistentContainerNotFound) {}
    PersistentValueReference(const PersistentValueReference& other) : value_(other.value_) {}

    Local<V> NewLocal(Isolate* isolate) const { return Local<V>::New(isolate, ToLocal(value_)); }
    bool IsEmpty() const { return value_ == kPersistentContainerNotFound; }
    template <typename T>
    bool SetReturnValue(ReturnValue<T> return_value) {
      return SetReturnValueFromVal(&return_value, value_);
    }
    void Reset() { value_ = kPersistentContainerNotFound; }
    void operator=(const PersistentValueReference& other) { value_ = other.value_; }

   private:
    friend class PersistentValueMapBase;
    friend class PersistentValueMap<K, V, Traits>;
    friend class GlobalValueMap<K, V, Traits>;
    explicit PersistentValueReference(PersistentContainerValue value) : value_(value) {}
    void operator=(PersistentContainerValue value) { value_ = value; }

    PersistentContainerValue value_;
  };
  PersistentValueReference GetReference(const K& key) { return PersistentValueReference(Traits::Get(&impl_, key)); }

 protected:
  using WeakCallback = typename WeakCallbackInfo<typename Traits::WeakCallbackDataType>::Callback;

  // `on_weak` is what a weak map's dead values go through first.
  PersistentValueMapBase(Isolate* isolate, WeakCallback on_weak) : isolate_(isolate), on_weak_(on_weak) {}
  ~PersistentValueMapBase() { Clear(); }

  Isolate* isolate() { return isolate_; }
  typename Traits::Impl* impl() { return &impl_; }

  static Local<V> ToLocal(PersistentContainerValue value) {
    return Local<V>::FromSlot(reinterpret_cast<internal::Address*>(value));
  }
  // The handle's slot; the handle is empty afterwards.
  static PersistentContainerValue Leak(Global<V>* handle) {
    return reinterpret_cast<PersistentContainerValue>(internal::ValueHelper::TakeSlot(handle));
  }
  static Global<V> Release(PersistentContainerValue value) {
    Global<V> handle;
    internal::ValueHelper::GiveSlot(&handle, reinterpret_cast<internal::Address*>(value));
    if constexpr (Traits::kCallbackType != kNotWeak) {
      if (handle.IsWeak()) {
        Traits::DisposeCallbackData(handle.template ClearWeak<typename Traits::WeakCallbackDataType>());
      }
    }
    return handle;
  }
  template <typename T>
  static bool SetReturnValueFromVal(ReturnValue<T>* return_value, PersistentContainerValue value) {
    if (value == kPersistentContainerNotFound) return false;
    return_value->Set(ToLocal(value));
    return true;
  }
  void RemoveWeak(const K& key) {
    Global<V> handle;
    internal::ValueHelper::GiveSlot(&handle, reinterpret_cast<internal::Address*>(Traits::Remove(&impl_, key)));
  }
  // The former value, which becomes the caller's.
  Global<V> Put(const K& key, Global<V>* handle, PersistentValueReference* reference) {
    if constexpr (Traits::kCallbackType != kNotWeak) {
      HandleScope handle_scope(isolate_);
      Local<V> value = handle->Get(isolate_);
      const WeakCallbackType type = Traits::kCallbackType == kWeakWithInternalFields ? WeakCallbackType::kInternalFields
                                                                                     : WeakCallbackType::kParameter;
      handle->template SetWeak<typename Traits::WeakCallbackDataType>(
          Traits::WeakCallbackParameter(static_cast<typename Traits::MapType*>(this), key, value), on_weak_, type);
    }
    const PersistentContainerValue kept = Leak(handle);
    if (reference != nullptr) *reference = kept;
    return Release(Traits::Set(&impl_, key, kept));
  }

 private:
  Isolate* const isolate_;
  const WeakCallback on_weak_;
  typename Traits::Impl impl_;
};

// A map from K to handles of V. A value that dies in a weak one goes through Traits::Dispose with an empty handle.
template <typename K, typename V, typename Traits>
class PersistentValueMap : public PersistentValueMapBase<K, V, Traits> {
  using Base = PersistentValueMapBase<K, V, Traits>;

 public:
  using PersistentValueReference = typename Base::PersistentValueReference;

  explicit PersistentValueMap(Isolate* isolate) : Base(isolate, OnWeakCallback) {}

 private:
  static void OnWeakCallback(const WeakCallbackInfo<typename Traits::WeakCallbackDataType>& data) {
    if constexpr (Traits::kCallbackType != kNotWeak) {
      typename Traits::MapType* map = Traits::MapFromWeakCallbackInfo(data);
      K key = Traits::KeyFromWeakCallbackInfo(data);
      map->RemoveWeak(key);
      Traits::Dispose(data.GetIsolate(), Global<V>(), key);
      Traits::DisposeCallbackData(data.GetParameter());
    }
  }
};

// The same whose traits are told of dead values in two steps: OnWeakCallback at once, DisposeWeak when the heap may be
// used again.
template <typename K, typename V, typename Traits>
class GlobalValueMap : public PersistentValueMapBase<K, V, Traits> {
  using Base = PersistentValueMapBase<K, V, Traits>;

 public:
  using PersistentValueReference = typename Base::PersistentValueReference;

  explicit GlobalValueMap(Isolate* isolate) : Base(isolate, OnWeakCallback) {}

 private:
  static void OnWeakCallback(const WeakCallbackInfo<typename Traits::WeakCallbackDataType>& data) {
    if constexpr (Traits::kCallbackType != kNotWeak) {
      typename Traits::MapType* map = Traits::MapFromWeakCallbackInfo(data);
      map->RemoveWeak(Traits::KeyFromWeakCallbackInfo(data));
      Traits::OnWeakCallback(data);
      data.SetSecondPassCallback(Traits::DisposeWeak);
    }
  }
};

template <typename K, typename V, typename Traits = DefaultPersistentValueMapTraits<K, V>>
class StdPersistentValueMap : public PersistentValueMap<K, V, Traits> {
 public:
  explicit StdPersistentValueMap(Isolate* isolate) : PersistentValueMap<K, V, Traits>(isolate) {}
};
template <typename K, typename V, typename Traits = DefaultGlobalMapTraits<K, V>>
class StdGlobalValueMap : public GlobalValueMap<K, V, Traits> {
 public:
  explicit StdGlobalValueMap(Isolate* isolate) : GlobalValueMap<K, V, Traits>(isolate) {}
};

class DefaultPersistentValueVectorTraits {
 public:
  using Impl = std::vector<PersistentContainerValue>;

  static void Append(Impl* impl, PersistentContainerValue value) { impl->push_back(value); }
  static bool IsEmpty(const Impl* impl) { return impl->empty(); }
  static size_t Size(const Impl* impl) { return impl->size(); }
  static PersistentContainerValue Get(const Impl* impl, size_t i) {
    return i < impl->size() ? impl->at(i) : kPersistentContainerNotFound;
  }
  static void ReserveCapacity(Impl* impl, size_t capacity) { impl->reserve(capacity); }
  static void Clear(Impl* impl) { impl->clear(); }
};

// A list of handles. std::vector<Global<V>> does as well; this is what older hosts have.
template <typename V, typename Traits = DefaultPersistentValueVectorTraits>
class PersistentValueVector {
 public:
  explicit PersistentValueVector(Isolate* isolate) : isolate_(isolate) {}
  ~PersistentValueVector() { Clear(); }
  PersistentValueVector(const PersistentValueVector&) = delete;
  void operator=(const PersistentValueVector&) = delete;

  void Append(Local<V> value) { Append(Global<V>(isolate_, value)); }
  void Append(Global<V> handle) {
    Traits::Append(&impl_, reinterpret_cast<PersistentContainerValue>(internal::ValueHelper::TakeSlot(&handle)));
  }
  bool IsEmpty() const { return Traits::IsEmpty(&impl_); }
  size_t Size() const { return Traits::Size(&impl_); }
  // Empty beyond the end.
  Local<V> Get(size_t index) const {
    return Local<V>::New(isolate_,
                         Local<V>::FromSlot(reinterpret_cast<internal::Address*>(Traits::Get(&impl_, index))));
  }
  void Clear() {
    for (size_t i = 0; i < Size(); ++i) {
      Global<V> handle;
      internal::ValueHelper::GiveSlot(&handle, reinterpret_cast<internal::Address*>(Traits::Get(&impl_, i)));
    }
    Traits::Clear(&impl_);
  }
  void ReserveCapacity(size_t capacity) { Traits::ReserveCapacity(&impl_, capacity); }

 private:
  Isolate* isolate_;
  typename Traits::Impl impl_;
};

}  // namespace v8

#endif  // V8_UTIL_H_
