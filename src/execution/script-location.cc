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
bool CollectLineEnds(const Char* text, uint32_t length, base::GrowableArray<int32_t>* ends) {
  for (uint32_t i = 0; i < length; ++i) {
    if (V8_UNLIKELY(IsLineEnd(text, length, i)) && !ends->TryAdd(static_cast<int32_t>(i))) return false;
  }
  return ends->TryAdd(static_cast<int32_t>(length));
}

// A ByteArray of int32 offsets; the last is the end of the text.
Result<Tagged<ByteArray>> EnsureLineEnds(Isolate* isolate, Tagged<Script> script) {
  if (!script->line_ends().IsUndefined()) return Cast<ByteArray>(script->line_ends());
  const Tagged<String> source = TRY(String::Flatten(isolate, script->source()));
  base::GrowableArray<int32_t> ends;
  const String::FlatContent content = source->GetFlatContent();
  const bool ok = content.IsOneByte()
                      ? CollectLineEnds(content.ToOneByteVector().begin(), content.length(), &ends)
                      : CollectLineEnds(content.ToUC16Vector().begin(), content.length(), &ends);
  if (!ok) return ReportOutOfMemory(isolate, "GetScriptLocation");
  const int bytes = static_cast<int>(ends.size() * sizeof(int32_t));
  const Tagged<ByteArray> table = TRY(NewByteArray(isolate, bytes, AllocationType::kOld));
  std::memcpy(table->data(), ends.data(), static_cast<size_t>(bytes));
  script->set_line_ends(table);
  return table;
}

int32_t LineEndAt(Tagged<ByteArray> table, int index) {
  int32_t value;
  std::memcpy(&value, table->data() + index * 4, sizeof(value));
  return value;
}

}  // namespace

Result<void> GetScriptLocation(Isolate* isolate, Tagged<Script> script, int position, ScriptLocation* location) {
  const Tagged<ByteArray> table = TRY(EnsureLineEnds(isolate, script));
  const int lines = table->length() / 4;
  if (position < 0) position = 0;
  // The first line whose end is not before the position.
  int low = 0, high = lines - 1;
  while (low < high) {
    const int middle = (low + high) / 2;
    if (LineEndAt(table, middle) < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  location->line_start = low == 0 ? 0 : LineEndAt(table, low - 1) + 1;
  location->line_end = LineEndAt(table, low);
  if (location->line_end > location->line_start && script->source()->Get(location->line_end - 1) == '\r') {
    location->line_end--;
  }
  location->line = low + script->line_offset();
  location->column = position - location->line_start;
  if (low == 0) location->column += script->column_offset();
  return Ok();
}

Result<Tagged<String>> GetSourceLine(Isolate* isolate, Tagged<Script> script, const ScriptLocation& location) {
  return NewSubString(isolate, script->source(), static_cast<uint32_t>(location.line_start),
                      static_cast<uint32_t>(location.line_end));
}

}  // namespace v8::internal
