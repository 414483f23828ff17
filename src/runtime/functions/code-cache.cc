#include "src/runtime/functions/code-cache.h"

#include <algorithm>

#include "src/bytecode/unlinked-code.h"

namespace v8::internal {

namespace {

// The code of functions that were compiled later than what is around them. Nothing is allocated in the heap meanwhile.
class CompiledCode {
 public:
  // False when memory is short.
  bool Collect(Tagged<SharedFunctionInfo> toplevel) {
    if (!pending_.TryAdd(toplevel)) return false;
    while (!pending_.empty()) {
      const Tagged<SharedFunctionInfo> shared = pending_.RemoveLast();
      const Tagged<Code> code = shared->code();
      if (code->unlinked() == nullptr || shared->unlinked() == nullptr) continue;
      if (!entries_.TryAdd({shared->unlinked(), code->unlinked()}) || !CollectFrom(code->constants())) return false;
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.function < b.function; });
    return true;
  }

  static const UnlinkedCode* Of(const UnlinkedFunction* function, void* data) {
    const auto& entries = static_cast<CompiledCode*>(data)->entries_;
    const Entry* const found = std::lower_bound(entries.begin(), entries.end(), function,
                                                [](const Entry& a, const UnlinkedFunction* b) { return a.function < b; });
    return found != entries.end() && found->function == function ? found->code : nullptr;
  }

 private:
  struct Entry {
    const UnlinkedFunction* function;
    const UnlinkedCode* code;
  };

  bool CollectFrom(Tagged<FixedArray> constants) {
    for (int i = 0; i < constants->length(); ++i) {
      const Value constant = constants->get(i);
      if (IsSharedFunctionInfo(constant) && !pending_.TryAdd(Cast<SharedFunctionInfo>(constant))) return false;
      if (IsFixedArray(constant) && !CollectFrom(Cast<FixedArray>(constant))) return false;
    }
    return true;
  }

  base::GrowableArray<Tagged<SharedFunctionInfo>> pending_;
  base::GrowableArray<Entry> entries_;
};

}  // namespace

bool SerializeCode(Tagged<SharedFunctionInfo> toplevel, base::GrowableArray<uint8_t>* bytes) {
  CompiledCode compiled;
  if (!compiled.Collect(toplevel)) return false;
  CodeCacheWriter writer(&CompiledCode::Of, &compiled);
  return writer.Write(toplevel->unlinked()) && bytes->TryAppend(writer.bytes().begin(), writer.bytes().size());
}

}  // namespace v8::internal
