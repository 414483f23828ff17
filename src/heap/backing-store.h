#ifndef FLAT8_SRC_HEAP_BACKING_STORE_H_
#define FLAT8_SRC_HEAP_BACKING_STORE_H_

#include <atomic>
#include <memory>

#include "include/v8-array-buffer.h"
#include "src/heap/external-resources.h"
#include "src/objects/js-array-buffer.h"
#include "src/objects/result.h"

// The memory behind array buffers. A store is shared by counting: each buffer that uses it holds one reference through an
// ExternalResource of the heap, each std::shared_ptr that C++ has holds one more. Whoever lets go last frees the memory,
// once, the way it was made; that may be on any thread and after the isolate has gone. A shared store is one for
// SharedArrayBuffers: buffers of several isolates may use it at the same time, and its length never shrinks.
namespace v8::internal {

class BackingStore {
 public:
  using Allocator = v8::ArrayBuffer::Allocator;
  using Deleter = void (*)(void* data, size_t length, void* deleter_data);

  // Memory of the isolate's allocator, with one reference. The length of a resizable store may change later without the
  // memory moving. Collects when there is no memory at first; null when there is none at all. No exception is thrown.
  [[nodiscard]] static BackingStore* Allocate(Isolate* isolate, size_t byte_length, InitializedFlag initialized,
                                              SharedFlag shared = SharedFlag::kNotShared);
  [[nodiscard]] static BackingStore* AllocateResizable(Isolate* isolate, size_t byte_length, size_t max_byte_length,
                                                       SharedFlag shared = SharedFlag::kNotShared);
  // The same of memory that no isolate's allocator is asked for.
  [[nodiscard]] static BackingStore* AllocateResizable(size_t byte_length, size_t max_byte_length);
  // Memory of the embedder, with one reference; without a deleter it is never freed. Null (and the memory still the
  // caller's) when there is no memory for the record.
  [[nodiscard]] static BackingStore* Wrap(void* data, size_t byte_length, Deleter deleter, void* deleter_data,
                                          SharedFlag shared = SharedFlag::kNotShared);
  // A store without memory.
  [[nodiscard]] static BackingStore* Empty() { return Wrap(nullptr, 0, nullptr, nullptr); }

  void AddReference() { references_.fetch_add(1, std::memory_order_relaxed); }
  // The store is gone when this was the last reference.
  void Release();

  void* data() const { return data_; }
  size_t byte_length() const { return byte_length_.load(std::memory_order_relaxed); }
  size_t max_byte_length() const { return is_resizable_ ? max_byte_length_ : byte_length(); }
  bool is_shared() const { return is_shared_; }
  bool is_resizable_by_js() const { return is_resizable_; }
  // What the heap counts for it. Memory that nobody will free (Wrap without a deleter) is not the heap's concern.
  size_t AccountedBytes() const {
    return (allocator_ == nullptr && deleter_ == nullptr ? 0 : max_byte_length_) + sizeof(BackingStore);
  }
  // Several buffers may share a store: one of them is charged with it. False when one is already.
  bool TryCharge() { return !is_charged_.exchange(true, std::memory_order_relaxed); }
  void Uncharge() { is_charged_.store(false, std::memory_order_relaxed); }

  // Whether Reallocate may be called: memory of an allocator, of one owner, that is not resizable.
  bool CanReallocate() const {
    return allocator_ != nullptr && !is_resizable_ && references_.load(std::memory_order_relaxed) == 1;
  }
  // Moves the contents into `length` bytes; new ones are zero. False, and nothing has changed, when there is no memory.
  [[nodiscard]] bool Reallocate(size_t length);
  // For resizable stores; `length` is at most max_byte_length(). New bytes are zero.
  void Resize(size_t length);
  // For shared resizable stores, which grow only: false when the store is longer than `length` already.
  [[nodiscard]] bool Grow(size_t length);
  // Where the length of a shared resizable store is; null of other stores.
  std::atomic<size_t>* shared_length() { return is_shared_ && is_resizable_ ? &byte_length_ : nullptr; }

  static BackingStore* FromApi(const v8::BackingStore* store) {
    return reinterpret_cast<BackingStore*>(const_cast<v8::BackingStore*>(store));
  }
  v8::BackingStore* ToApi() { return reinterpret_cast<v8::BackingStore*>(this); }

  // For base::New.
  BackingStore() = default;
  ~BackingStore() = default;

 private:
  struct Shape {
    size_t byte_length;
    size_t max_byte_length;
    bool resizable;
    SharedFlag shared;
    InitializedFlag initialized;
  };
  static BackingStore* AllocateOnce(Isolate* isolate, const Shape& shape);
  static BackingStore* AllocateOrCollect(Isolate* isolate, const Shape& shape);

  std::atomic<uint32_t> references_{1};
  std::atomic<bool> is_charged_{false};
  bool is_resizable_ = false;
  bool is_shared_ = false;
  void* data_ = nullptr;
  std::atomic<size_t> byte_length_{0};
  size_t max_byte_length_ = 0;
  Allocator* allocator_ = nullptr;
  std::shared_ptr<Allocator> shared_allocator_;
  Deleter deleter_ = nullptr;
  void* deleter_data_ = nullptr;
};

// --- Buffers and their stores. A fresh JSArrayBuffer has been filled with undefined by its maker; one of these functions
// must follow before anybody else sees it.

// The buffer shares the store; takes over the caller's reference, also on failure (which is for want of memory).
Result<void> AttachBackingStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, BackingStore* store);
// A buffer without memory and with length 0; cannot fail.
void InitializeEmptyBuffer(Tagged<JSArrayBuffer> buffer);
// Allocates a store for the buffer, a shared one for a SharedArrayBuffer. RangeError when there is no memory.
Result<void> AllocateBufferStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t byte_length,
                                 InitializedFlag initialized = InitializedFlag::kZeroInitialized);
Result<void> AllocateResizableBufferStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t byte_length,
                                          size_t max_byte_length);

// The buffer's store without another reference; null for buffers without memory.
BackingStore* BackingStoreOf(Tagged<JSArrayBuffer> buffer);
// Detaches without looking at keys: the buffer's reference to the store is dropped at once.
void DetachBuffer(Isolate* isolate, Tagged<JSArrayBuffer> buffer);
// Detaches and hands the reference over; null when the buffer had no memory.
BackingStore* DetachAndTakeStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer);
// ECMA-262 §25.1.3.5 DetachArrayBuffer: TypeError when the key is not the buffer's. `key` undefined for none.
Result<void> DetachArrayBuffer(Isolate* isolate, Tagged<JSArrayBuffer> buffer, Value key);
// ArrayBuffer.prototype.resize on a resizable buffer; `length` is at most its maximum.
void ResizeBuffer(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t length);

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_BACKING_STORE_H_
