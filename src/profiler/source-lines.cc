#include "src/profiler/source-lines.h"

namespace v8::internal {

namespace {

bool FindLineEnds(Tagged<String> text, String::LineEndsVector* ends) {
  return VisitCharacters(text, [ends](auto characters) {
    const size_t length = characters.size();
    for (size_t i = 0; i < length; ++i) {
      const uint32_t c = characters[i];
      const bool is_end = c == '\n' || c == 0x2028 || c == 0x2029 ||
                          (c == '\r' && !(i + 1 < length && characters[i + 1] == '\n'));
      if (is_end && !ends->TryAdd(static_cast<int32_t>(i))) return false;
    }
    return ends->TryAdd(static_cast<int32_t>(length));
  });
}

}  // namespace

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
