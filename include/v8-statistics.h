// Figures about an isolate's heap.

#ifndef INCLUDE_V8_STATISTICS_H_
#define INCLUDE_V8_STATISTICS_H_

#include <stddef.h>

#include <memory>

#include "v8-internal.h"      // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-memory-span.h"   // NOLINT(build/include_directory)
#include "v8-promise.h"       // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// How detailed MeasureMemoryDelegate::Default answers: the sum of all contexts, or each.
enum class MeasureMemoryMode { kSummary, kDetailed };
// When Isolate::MeasureMemory measures.
enum class MeasureMemoryExecution { kDefault, kEager, kLazy };

// What asks Isolate::MeasureMemory.
class V8_EXPORT MeasureMemoryDelegate {
 public:
  virtual ~MeasureMemoryDelegate() = default;

  // Whether the size of this context is wanted. Called on the isolate's thread; must not run script.
  virtual bool ShouldMeasure(Local<Context> context) = 0;

  // An object is attributed to a context that it can have come from: functions and objects with a constructor to that
  // one's. What several contexts may share is unattributed.
  struct Result {
    // Those of the contexts that were wanted and are alive.
    const MemorySpan<const Local<Context>>& contexts;
    // Bytes, in the same order.
    const MemorySpan<const size_t>& sizes_in_bytes;
    size_t unattributed_size_in_bytes;
    size_t wasm_code_size_in_bytes;
    size_t wasm_metadata_size_in_bytes;
  };
  virtual void MeasurementComplete(Result) {}

  // Resolves a promise with an object: { total: { jsMemoryEstimate, jsMemoryRange: [low, high] } }, and with kDetailed
  // also `current`, the figures of `context`, and `other`, a list of those of contexts with the same security token.
  static std::unique_ptr<MeasureMemoryDelegate> Default(Isolate* isolate, Local<Context> context,
                                                        Local<Promise::Resolver> promise_resolver,
                                                        MeasureMemoryMode mode);
};

// Filled by Isolate::GetHeapStatistics. All sizes in bytes.
class V8_EXPORT HeapStatistics {
 public:
  HeapStatistics() = default;

  // Mapped for the heap; of that, executable; of that, backed by memory.
  size_t total_heap_size() { return total_heap_size_; }
  size_t total_heap_size_executable() { return total_heap_size_executable_; }
  size_t total_physical_size() { return total_physical_size_; }
  // What the limit leaves.
  size_t total_available_size() { return total_available_size_; }
  // The table of globals, and what of it is in use.
  size_t total_global_handles_size() { return total_global_handles_size_; }
  size_t used_global_handles_size() { return used_global_handles_size_; }
  // Occupied by objects.
  size_t used_heap_size() { return used_heap_size_; }
  size_t heap_size_limit() { return heap_size_limit_; }
  // The engine's memory outside the heap, now and at its highest.
  size_t malloced_memory() { return malloced_memory_; }
  size_t peak_malloced_memory() { return peak_malloced_memory_; }
  // Memory of buffers and external strings, and what AdjustAmountOfExternalAllocatedMemory was told.
  size_t external_memory() { return external_memory_; }
  // Contexts that are alive; contexts that were detached and are alive.
  size_t number_of_native_contexts() { return number_of_native_contexts_; }
  size_t number_of_detached_contexts() { return number_of_detached_contexts_; }
  // Whether freed memory is overwritten (a debugging mode).
  size_t does_zap_garbage() { return does_zap_garbage_; }

 private:
  friend class Isolate;
  friend class internal::ApiAccess;

  size_t total_heap_size_ = 0;
  size_t total_heap_size_executable_ = 0;
  size_t total_physical_size_ = 0;
  size_t total_available_size_ = 0;
  size_t used_heap_size_ = 0;
  size_t heap_size_limit_ = 0;
  size_t malloced_memory_ = 0;
  size_t external_memory_ = 0;
  size_t peak_malloced_memory_ = 0;
  bool does_zap_garbage_ = false;
  size_t number_of_native_contexts_ = 0;
  size_t number_of_detached_contexts_ = 0;
  size_t total_global_handles_size_ = 0;
  size_t used_global_handles_size_ = 0;
};

// Filled by Isolate::GetHeapObjectStatisticsAtLastGC.
class V8_EXPORT HeapObjectStatistics {
 public:
  HeapObjectStatistics() = default;

  const char* object_type() { return object_type_; }
  const char* object_sub_type() { return object_sub_type_; }
  size_t object_count() { return object_count_; }
  size_t object_size() { return object_size_; }

 private:
  const char* object_type_ = nullptr;
  const char* object_sub_type_ = nullptr;
  size_t object_count_ = 0;
  size_t object_size_ = 0;
};

// Filled by Isolate::GetHeapSpaceStatistics.
class V8_EXPORT HeapSpaceStatistics {
 public:
  HeapSpaceStatistics() = default;

  // Such as "old_space"; lives as long as the program.
  const char* space_name() { return space_name_; }
  size_t space_size() { return space_size_; }
  size_t space_used_size() { return space_used_size_; }
  size_t space_available_size() { return space_available_size_; }
  size_t physical_space_size() { return physical_space_size_; }

 private:
  friend class Isolate;
  friend class internal::ApiAccess;

  const char* space_name_ = nullptr;
  size_t space_size_ = 0;
  size_t space_used_size_ = 0;
  size_t space_available_size_ = 0;
  size_t physical_space_size_ = 0;
};

// Filled by Isolate::GetHeapCodeAndMetadataStatistics.
class V8_EXPORT HeapCodeStatistics {
 public:
  HeapCodeStatistics() = default;

  size_t code_and_metadata_size() { return code_and_metadata_size_; }
  size_t bytecode_and_metadata_size() { return bytecode_and_metadata_size_; }
  size_t external_script_source_size() { return external_script_source_size_; }
  size_t cpu_profiler_metadata_size() { return cpu_profiler_metadata_size_; }

 private:
  friend class Isolate;
  friend class internal::ApiAccess;

  size_t code_and_metadata_size_ = 0;
  size_t bytecode_and_metadata_size_ = 0;
  size_t external_script_source_size_ = 0;
  size_t cpu_profiler_metadata_size_ = 0;
};

// Filled by V8::GetSharedMemoryStatistics: memory that all isolates of the process share.
class V8_EXPORT SharedMemoryStatistics {
 public:
  SharedMemoryStatistics() = default;

  size_t read_only_space_size() { return read_only_space_size_; }
  size_t read_only_space_used_size() { return read_only_space_used_size_; }
  size_t read_only_space_physical_size() { return read_only_space_physical_size_; }

 private:
  friend class V8;
  friend class internal::ApiAccess;

  size_t read_only_space_size_ = 0;
  size_t read_only_space_used_size_ = 0;
  size_t read_only_space_physical_size_ = 0;
};

}  // namespace v8

#endif  // INCLUDE_V8_STATISTICS_H_
