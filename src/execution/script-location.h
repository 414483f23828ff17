#ifndef FLAT8_SRC_EXECUTION_SCRIPT_LOCATION_H_
#define FLAT8_SRC_EXECUTION_SCRIPT_LOCATION_H_

#include "src/execution/isolate.h"

// From positions (offsets into the source text) to lines and columns.
namespace v8::internal {

// A position as people name it. Lines and columns count from 0 and include the script's offsets.
struct ScriptLocation {
  int line = -1;
  int column = -1;
  // Range of the line in the source text, without its terminator.
  int line_start = 0;
  int line_end = 0;
};

// Fills in where the lines of a flat text end; the last entry is the end of the text. False without memory.
[[nodiscard]] bool FindLineEnds(Tagged<String> text, String::LineEndsVector* ends);
// The same of any text.
Result<void> CollectLineEnds(Isolate* isolate, Tagged<String> text, String::LineEndsVector* ends);
// Where a position is in a script whose lines end at `ends`.
ScriptLocation LocationAmongLines(Tagged<Script> script, int position, const int32_t* ends, int line_count);
// Builds the script's table of line ends when it has none yet. A position beyond the text is taken for its end.
Result<void> GetScriptLocation(Isolate* isolate, Tagged<Script> script, int position, ScriptLocation* location);
// The text of the line that the location is in.
Result<Tagged<String>> GetSourceLine(Isolate* isolate, Tagged<Script> script, const ScriptLocation& location);
// The resource name, or what a sourceURL comment says; undefined when there is neither.
inline Value GetScriptNameOrSourceURL(Tagged<Script> script) {
  return script->source_url().IsUndefined() ? script->name() : script->source_url();
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_SCRIPT_LOCATION_H_
