// Figures about an isolate's heap.

#ifndef INCLUDE_V8_STATISTICS_H_
#define INCLUDE_V8_STATISTICS_H_

#include <stddef.h>

#include "v8-internal.h"  // NOLINT(build/include_directory)
#include "v8config.h"     // NOLINT(build/include_directory)

namespace v8 {

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
