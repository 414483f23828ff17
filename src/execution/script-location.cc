#include "src/execution/script-location.h"

#include <cstring>

#include "src/objects/isolate-access.h"

namespace v8::internal {

namespace {

// Whether a line ends with the character at `index`; "\r\n" ends with its second.
template <typename Char>
bool IsLineEnd(const Char* text, uint32_t length, uint32_t index) {
  const uint32_t c = text[index];
  if (c == '\n' || c == 0x2028 || c == 0x2029) return true;
  return c == '\r' && !(index + 1 < length && text[index + 1] == '\n');
}

template <typename Char>
bool AddLineEnds(const Char* text, uint32_t length, String::LineEndsVector* ends) {
  for (uint32_t i = 0; i < length; ++i) {
    if (V8_UNLIKELY(IsLineEnd(text, length, i)) && !ends->TryAdd(static_cast<int32_t>(i))) return false;
  }
  return ends->TryAdd(static_cast<int32_t>(length));
}

// A ByteArray of the int32 offsets.
Result<Tagged<ByteArray>> EnsureLineEnds(Isolate* isolate, Tagged<Script> script) {
  if (!script->line_ends().IsUndefined()) return Cast<ByteArray>(script->line_ends());
  String::LineEndsVector ends;
  TRY(CollectLineEnds(isolate, script->source(), &ends));
  const int bytes = static_cast<int>(ends.size() * sizeof(int32_t));
  const Tagged<ByteArray> table = TRY(NewByteArray(isolate, bytes, AllocationType::kOld));
  std::memcpy(table->data(), ends.data(), static_cast<size_t>(bytes));
  script->set_line_ends(table);
  return table;
}

}  // namespace

bool FindLineEnds(Tagged<String> text, String::LineEndsVector* ends) {
  const String::FlatContent content = text->GetFlatContent();
  return content.IsOneByte() ? AddLineEnds(content.ToOneByteVector().begin(), content.length(), ends)
                             : AddLineEnds(content.ToUC16Vector().begin(), content.length(), ends);
}

Result<void> CollectLineEnds(Isolate* isolate, Tagged<String> text, String::LineEndsVector* ends) {
  const Tagged<String> flat = TRY(String::Flatten(isolate, text));
  if (!FindLineEnds(flat, ends)) return ReportOutOfMemory(isolate, "CollectLineEnds");
  return Ok();
}

ScriptLocation LocationAmongLines(Tagged<Script> script, int position, const int32_t* ends, int line_count) {
  if (position < 0) position = 0;
  // The first line whose end is not before the position.
  int low = 0, high = line_count - 1;
  while (low < high) {
    const int middle = (low + high) / 2;
    if (ends[middle] < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  ScriptLocation location;
  location.line_start = low == 0 ? 0 : ends[low - 1] + 1;
  location.line_end = ends[low];
  if (location.line_end > location.line_start && script->source()->Get(location.line_end - 1) == '\r') {
    location.line_end--;
  }
  location.line = low + script->line_offset();
  location.column = position - location.line_start;
  if (low == 0) location.column += script->column_offset();
  return location;
}

Result<void> GetScriptLocation(Isolate* isolate, Tagged<Script> script, int position, ScriptLocation* location) {
  const Tagged<ByteArray> table = TRY(EnsureLineEnds(isolate, script));
  static_assert(ByteArray::kHeaderSize % alignof(int32_t) == 0);
  const int32_t* const ends = reinterpret_cast<const int32_t*>(table->data());
  *location = LocationAmongLines(script, position, ends, table->length() / 4);
  return Ok();
}

Result<Tagged<String>> GetSourceLine(Isolate* isolate, Tagged<Script> script, const ScriptLocation& location) {
  return NewSubString(isolate, script->source(), static_cast<uint32_t>(location.line_start),
                      static_cast<uint32_t>(location.line_end));
}

}  // namespace v8::internal
