// ArrayBuffer, SharedArrayBuffer, the memory behind them (BackingStore), and views of it.

#ifndef INCLUDE_V8_ARRAY_BUFFER_H_
#define INCLUDE_V8_ARRAY_BUFFER_H_

#include <stddef.h>
#include <stdint.h>

#include <memory>

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-memory-span.h"   // NOLINT(build/include_directory)
#include "v8-object.h"        // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

// Internal fields of every buffer and view; a property of the library's build. They read as the number 0 at first.
#ifndef V8_ARRAY_BUFFER_INTERNAL_FIELD_COUNT
#define V8_ARRAY_BUFFER_INTERNAL_FIELD_COUNT 2
#endif
#ifndef V8_ARRAY_BUFFER_VIEW_INTERNAL_FIELD_COUNT
#define V8_ARRAY_BUFFER_VIEW_INTERNAL_FIELD_COUNT 2
#endif

namespace v8 {

namespace internal {
class BackingStoreBase {};
}  // namespace internal

enum class ArrayBufferCreationMode { kInternalized, kExternalized };
enum class BackingStoreInitializationMode { kZeroInitialized, kUninitialized };
// What happens when there is no memory: the process ends as V8 has it, or the result is null.
enum class BackingStoreOnFailureMode { kReturnNull, kOutOfMemory };

// A block of memory that array buffers use. Shared: it lives until the last buffer and the last std::shared_ptr to it
// are gone, and is then freed exactly once, the way it was made: by its allocator or its deleter.
//
// May outlive the buffer, its detaching, and the isolate (if its allocator does). The object may be passed between
// threads; who reads and writes the bytes when is the host's affair.
class V8_EXPORT BackingStore : public internal::BackingStoreBase {
 public:
  // Frees memory given to NewBackingStore; may run on any thread. `length` is in bytes.
  using DeleterCallback = void (*)(void* data, size_t length, void* deleter_data);

  ~BackingStore();
  BackingStore(const BackingStore&) = delete;
  BackingStore& operator=(const BackingStore&) = delete;

  // The memory; may be null when ByteLength() is 0.
  void* Data() const;
  size_t ByteLength() const;
  // For stores whose length script can change; else ByteLength().
  size_t MaxByteLength() const;
  bool IsShared() const;
  bool IsResizableByUserJavaScript() const;

  // A deleter that leaves the memory alone.
  static void EmptyDeleter(void* data, size_t length, void* deleter_data);

  // A store of `byte_length` bytes with the contents of this one, as much as there is room for; what is new is zero. The
  // old one is gone. Only for memory of an allocator that nobody else uses; anything else is a usage error. Terminates
  // when there is no memory.
  static std::unique_ptr<BackingStore> Reallocate(Isolate* isolate, std::unique_ptr<BackingStore> backing_store,
                                                  size_t byte_length);

  void operator delete(void* pointer);

 private:
  friend class internal::ApiAccess;
  BackingStore() = delete;
};

// A buffer of bytes (ECMA-262 §25.1).
class V8_EXPORT ArrayBuffer : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kArrayBuffer;

  // Longer buffers are a RangeError.
  static constexpr size_t kMaxByteLength = size_t{1} << 36;

  // Where an isolate's buffers get their memory (Isolate::CreateParams). Must be usable from any thread and outlive the
  // isolate and every BackingStore that it has served, unless it is passed as a std::shared_ptr.
  class V8_EXPORT Allocator {
   public:
    virtual ~Allocator() = default;

    // `length` bytes, zeroed, aligned for any use; null when there is no memory: a RangeError for script.
    virtual void* Allocate(size_t length) = 0;
    // The same without the zeroes.
    virtual void* AllocateUninitialized(size_t length) = 0;
    // `length` is what was asked for.
    virtual void Free(void* data, size_t length) = 0;
    // Enlarges or shrinks, keeping the contents and zeroing what is new; the default allocates, copies and frees. On
    // failure gives null and leaves the block alone.
    virtual void* Reallocate(void* data, size_t old_length, size_t new_length);

    enum class AllocationMode { kNormal, kReservation };
    virtual void Free(void* data, size_t length, AllocationMode mode);
    // No request is larger.
    virtual size_t MaxAllocationSize() const { return kMaxByteLength; }

    // One over malloc; the caller deletes it.
    static Allocator* NewDefaultAllocator();
  };

  // In the current context. The first form terminates when there is no memory, MaybeNew is then empty, with a
  // RangeError.
  static Local<ArrayBuffer> New(
      Isolate* isolate, size_t byte_length,
      BackingStoreInitializationMode initialization_mode = BackingStoreInitializationMode::kZeroInitialized);
  static MaybeLocal<ArrayBuffer> MaybeNew(
      Isolate* isolate, size_t byte_length,
      BackingStoreInitializationMode initialization_mode = BackingStoreInitializationMode::kZeroInitialized);
  static Local<ArrayBuffer> New(Isolate* isolate, std::shared_ptr<BackingStore> backing_store);

  // Memory of the isolate's allocator, or the host's own with a deleter.
  static std::unique_ptr<BackingStore> NewBackingStore(
      Isolate* isolate, size_t byte_length,
      BackingStoreInitializationMode initialization_mode = BackingStoreInitializationMode::kZeroInitialized,
      BackingStoreOnFailureMode on_failure = BackingStoreOnFailureMode::kOutOfMemory);
  static std::unique_ptr<BackingStore> NewBackingStore(void* data, size_t byte_length,
                                                       BackingStore::DeleterCallback deleter, void* deleter_data);
  // Zeroed memory for a buffer that script can resize up to `max_byte_length`; not from an allocator. Null when there is
  // none, or when `byte_length` is the larger of the two.
  static std::unique_ptr<BackingStore> NewResizableBackingStore(size_t byte_length, size_t max_byte_length);

  size_t ByteLength() const;
  size_t MaxByteLength() const;
  // Shares the memory with the caller; an empty store once detached.
  std::shared_ptr<BackingStore> GetBackingStore();
  void* Data() const;

  // DetachArrayBuffer (§25.1.3.5). With a key that differs from SetDetachKey's: Nothing, with a TypeError. A buffer
  // that cannot be detached is a usage error.
  bool IsDetachable() const;
  bool WasDetached() const;
  V8_WARN_UNUSED_RESULT Maybe<bool> Detach(Local<Value> key);
  void SetDetachKey(Local<Value> key);
  V8_DEPRECATE_SOON("Pass the key") void Detach();
  bool IsResizableByUserJavaScript() const;
  // Made by transferToImmutable or sliceToImmutable: script cannot write its bytes, and hosts should not.
  bool IsImmutable() const;

  static constexpr int kInternalFieldCount = V8_ARRAY_BUFFER_INTERNAL_FIELD_COUNT;
  static constexpr int kEmbedderFieldCount = V8_ARRAY_BUFFER_INTERNAL_FIELD_COUNT;

  V8_INLINE static ArrayBuffer* Cast(Value* value) { return internal::ApiCast<ArrayBuffer>(value); }
};

// Memory that several isolates, each on a thread of its own, see at the same time (ECMA-262 §25.2). To share it, hand
// GetBackingStore() to the other thread and make a SharedArrayBuffer of that isolate on it:
//
//   std::shared_ptr<v8::BackingStore> store = buffer->GetBackingStore();          // one isolate
//   v8::Local<v8::SharedArrayBuffer> same = v8::SharedArrayBuffer::New(other, store);  // the other one, on its thread
//
// The memory is freed once, when the last buffer and the last std::shared_ptr are gone, on whichever thread that happens.
class V8_EXPORT SharedArrayBuffer : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kSharedArrayBuffer;

  // In the current context. The first form terminates when there is no memory. The store given to the second has to be a
  // shared one (BackingStore::IsShared); anything else is a usage error.
  static Local<SharedArrayBuffer> New(
      Isolate* isolate, size_t byte_length,
      BackingStoreInitializationMode initialization_mode = BackingStoreInitializationMode::kZeroInitialized);
  static Local<SharedArrayBuffer> New(Isolate* isolate, std::shared_ptr<BackingStore> backing_store);

  // Shared memory of the isolate's allocator, or the host's own with a deleter. An allocator that may be asked to free the
  // memory after its isolate has gone is passed to the isolate as a std::shared_ptr.
  static std::unique_ptr<BackingStore> NewBackingStore(
      Isolate* isolate, size_t byte_length,
      BackingStoreInitializationMode initialization_mode = BackingStoreInitializationMode::kZeroInitialized,
      BackingStoreOnFailureMode on_failure = BackingStoreOnFailureMode::kOutOfMemory);
  static std::unique_ptr<BackingStore> NewBackingStore(void* data, size_t byte_length,
                                                       BackingStore::DeleterCallback deleter, void* deleter_data);

  // Of a growable buffer: the length at this moment, which never falls.
  size_t ByteLength() const;
  size_t MaxByteLength() const;
  std::shared_ptr<BackingStore> GetBackingStore();
  void* Data() const;

  static constexpr int kInternalFieldCount = V8_ARRAY_BUFFER_INTERNAL_FIELD_COUNT;

  V8_INLINE static SharedArrayBuffer* Cast(Value* value) { return internal::ApiCast<SharedArrayBuffer>(value); }
};

// A typed array or a DataView.
class V8_EXPORT ArrayBufferView : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kArrayBufferView;

  // May be a SharedArrayBuffer in truth: look with IsSharedArrayBuffer().
  Local<ArrayBuffer> Buffer();
  // Both 0 when the buffer is detached.
  size_t ByteOffset();
  size_t ByteLength();
  // Copies at most `byte_length` bytes out; the number copied.
  size_t CopyContents(void* dest, size_t byte_length);
  // The bytes, in place. `storage` would be used if they had to be copied; they never have to.
  MemorySpan<uint8_t> GetContents(MemorySpan<uint8_t> storage);
  // False for an array of at most 64 bytes that script made without a buffer, until somebody asks for its buffer:
  // the host had better copy the contents then than call Buffer().
  bool HasBuffer() const;

  static constexpr int kInternalFieldCount = V8_ARRAY_BUFFER_VIEW_INTERNAL_FIELD_COUNT;
  static constexpr int kEmbedderFieldCount = V8_ARRAY_BUFFER_VIEW_INTERNAL_FIELD_COUNT;

  V8_INLINE static ArrayBufferView* Cast(Value* value) { return internal::ApiCast<ArrayBufferView>(value); }
};

// §25.3.
class V8_EXPORT DataView : public ArrayBufferView {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kDataView;

  // The range must lie within the buffer.
  static Local<DataView> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<DataView> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static DataView* Cast(Value* value) { return internal::ApiCast<DataView>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_ARRAY_BUFFER_H_
