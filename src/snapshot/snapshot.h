#ifndef FLAT8_SRC_SNAPSHOT_SNAPSHOT_H_
#define FLAT8_SRC_SNAPSHOT_SNAPSHOT_H_

#include "include/v8-snapshot.h"

// V8's functions over v8::SnapshotCreator, for component tests and hosts that use them (api/api-snapshot.cc).
namespace v8::internal {

// A snapshot whose default context has run `embedded_source`. {nullptr, 0} when that throws.
V8_EXPORT v8::StartupData CreateSnapshotDataBlobInternal(SnapshotCreator::FunctionCodeHandling function_code_handling,
                                                         const char* embedded_source = nullptr);
// The same contents with the bytecode of all functions that `warmup_source` calls, run in a context of its own.
// {nullptr, 0} when that throws.
V8_EXPORT v8::StartupData WarmUpSnapshotDataBlobInternal(v8::StartupData cold_snapshot_blob, const char* warmup_source);

}  // namespace v8::internal

#endif  // FLAT8_SRC_SNAPSHOT_SNAPSHOT_H_
