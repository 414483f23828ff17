#ifndef FLAT8_SRC_SNAPSHOT_SNAPSHOT_CODE_H_
#define FLAT8_SRC_SNAPSHOT_SNAPSHOT_CODE_H_

#include <atomic>

#include "src/bytecode/code-cache.h"

namespace v8::internal {

// The unlinked functions and scopes of a snapshot, by number. Isolates that are made from the same snapshot while
// another one of them lives, or right after, share them. Thread-safe.
class SnapshotCode {
 public:
  // Those of the snapshot with this checksum whose code lies there, with a reference for the caller. Null: damaged, or
  // no memory.
  static SnapshotCode* Get(base::Vector<const uint8_t> bytes, uint64_t checksum);
  void Release();

  UnlinkedFunction* function(uint32_t number) const { return functions_[number]; }
  const UnlinkedScope* scope(uint32_t number) const { return scopes_[number]; }

  SnapshotCode() = default;
  ~SnapshotCode();

 private:
  std::atomic<int> references_{1};
  uint64_t checksum_ = 0;
  size_t size_ = 0;
  CodeCacheReader::FunctionList functions_;
  CodeCacheReader::ScopeList scopes_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_SNAPSHOT_SNAPSHOT_CODE_H_
