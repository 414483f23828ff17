#include "src/snapshot/snapshot-code.h"

#include "src/ast/unlinked-scope.h"
#include "src/base/memory.h"
#include "src/base/platform/mutex.h"
#include "src/bytecode/unlinked-code.h"

namespace v8::internal {

namespace {
base::Mutex g_mutex;
SnapshotCode* g_latest = nullptr;  // with a reference
}  // namespace

SnapshotCode::~SnapshotCode() {
  for (const UnlinkedFunction* function : functions_) function->Release();
  for (const UnlinkedScope* scope : scopes_) scope->Release();
}

SnapshotCode* SnapshotCode::Get(base::Vector<const uint8_t> bytes, uint64_t checksum) {
  base::MutexGuard guard(&g_mutex);
  if (g_latest != nullptr && g_latest->checksum_ == checksum && g_latest->size_ == bytes.size()) {
    g_latest->references_.fetch_add(1, std::memory_order_relaxed);
    return g_latest;
  }
  SnapshotCode* const code = base::New<SnapshotCode>();
  if (code == nullptr) return nullptr;
  code->checksum_ = checksum;
  code->size_ = bytes.size();
  if (!CodeCacheReader::ReadAll(bytes, &code->functions_, &code->scopes_)) {
    code->Release();
    return nullptr;
  }
  if (g_latest != nullptr) g_latest->Release();
  g_latest = code;
  code->references_.fetch_add(1, std::memory_order_relaxed);
  return code;
}

void SnapshotCode::Release() {
  if (references_.fetch_sub(1, std::memory_order_acq_rel) == 1) base::Delete(this);
}

}  // namespace v8::internal
