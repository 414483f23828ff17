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

int PositionOfParameters(Tagged<SharedFunctionInfo> function) {
  const int start = function->start_position();
  if (function->is_toplevel()) return start;
  const Tagged<String> source = function->script()->source();
  int brackets = 0;
  for (int i = start; i < function->end_position(); ++i) {
    const uint16_t c = source->Get(static_cast<uint32_t>(i));
    if (c == '[') ++brackets;
    if (c == ']') --brackets;
    if (brackets > 0) continue;
    if (c == '(') return i;
    if (c == '{' || c == '=' || c == ';') break;
  }
  return start;
}

}  // namespace v8::internal
