#include "src/runtime/functions/code-cache.h"

#include "src/bytecode/unlinked-code.h"

namespace v8::internal {

namespace {

// False when memory is short.
bool AddFunctions(Tagged<FixedArray> constants, base::GrowableArray<Tagged<SharedFunctionInfo>>* functions) {
  for (int i = 0; i < constants->length(); ++i) {
    const Value constant = constants->get(i);
    if (IsSharedFunctionInfo(constant) && !functions->TryAdd(Cast<SharedFunctionInfo>(constant))) return false;
    if (IsFixedArray(constant) && !AddFunctions(Cast<FixedArray>(constant), functions)) return false;
  }
  return true;
}

}  // namespace

// Nothing is allocated in the heap meanwhile.
bool SerializeCode(Tagged<SharedFunctionInfo> toplevel, base::GrowableArray<uint8_t>* bytes) {
  CodeCacheWriter::CompiledCode compiled;
  base::GrowableArray<Tagged<SharedFunctionInfo>> pending;
  if (!pending.TryAdd(toplevel)) return false;
  while (!pending.empty()) {
    const Tagged<SharedFunctionInfo> shared = pending.RemoveLast();
    const Tagged<Code> code = shared->code();
    if (code->unlinked() == nullptr || shared->unlinked() == nullptr) continue;
    if (!compiled.TryPut(shared->unlinked(), code->unlinked()) || !AddFunctions(code->constants(), &pending)) return false;
  }
  CodeCacheWriter writer(compiled);
  return writer.Write(toplevel->unlinked()) && bytes->TryAppend(writer.bytes().begin(), writer.bytes().size());
}

}  // namespace v8::internal
