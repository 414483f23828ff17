#include "src/profiler/source-lines.h"

namespace v8::internal {

bool SourceLines::Find(Tagged<Script> script, int position, ScriptLocation* location) {
  const size_t* known = scripts_.Find(script->id());
  if (known == nullptr) {
    String::LineEndsVector ends;
    if (!script->source()->IsFlat() || !FindLineEnds(script->source(), &ends) || !ends_.TryAdd(std::move(ends)) ||
        !scripts_.TryPut(script->id(), ends_.size() - 1)) {
      return false;
    }
    known = scripts_.Find(script->id());
  }
  const String::LineEndsVector& ends = ends_[*known];
  *location = LocationAmongLines(script, position, ends.begin(), static_cast<int>(ends.size()));
  return true;
}

}  // namespace v8::internal
