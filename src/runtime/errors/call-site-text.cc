#include "src/runtime/errors/call-site-text.h"

#include "src/execution/stack-trace.h"
#include "src/runtime/values/operators.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/values/value-text.h"

// The expression's text is found by reading the source around the instruction's position: forwards over the name that
// stands there, backwards over the members it is reached through. No parsing; what is not a plain chain of names, calls
// and subscripts is abbreviated the way V8 does.
namespace v8::internal {

namespace {

// Reads the (flat) source of a script.
class SourceReader {
 public:
  explicit SourceReader(Tagged<String> source) : content_(source->GetFlatContent()) {}
  int length() const { return static_cast<int>(content_.length()); }
  uint32_t At(int index) const {
    return index < 0 || index >= length() ? 0 : content_.Get(static_cast<uint32_t>(index));
  }
  static bool IsNamePart(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '$' || c == '_' ||
           c == '#' || c >= 0x80;
  }
  static bool IsSpace(uint32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  int EndOfName(int index) const {
    while (IsNamePart(At(index))) index++;
    return index;
  }
  // First character of the name whose last is before `end`.
  int StartOfName(int end) const {
    while (end > 0 && IsNamePart(At(end - 1))) end--;
    return end;
  }
  int SkipSpaceBackwards(int end) const {
    while (end > 0 && IsSpace(At(end - 1))) end--;
    return end;
  }
  // Index of the bracket that the one at `index` closes, or -1.
  int OpeningBracket(int index) const {
    int depth = 0;
    for (; index >= 0; --index) {
      const uint32_t c = At(index);
      if (c == ')' || c == ']' || c == '}') depth++;
      if ((c == '(' || c == '[' || c == '{') && --depth == 0) return index;
      if (c == '\'' || c == '"' || c == '`') {
        int start = index - 1;
        while (start >= 0 && At(start) != c) start--;
        if (start < 0) return -1;
        index = start;
      }
    }
    return -1;
  }

 private:
  String::FlatContent content_;
};

constexpr char kIntermediate[] = "(intermediate value)";

// A piece of the rendered text: a range of the source, or "(intermediate value)" or "(...)".
struct Piece {
  enum Kind { kSource, kIntermediateValue, kCall } kind;
  int start;
  int end;
};

// Pieces of the member expression that ends before `end`, last one first.
void CollectMember(const SourceReader& source, int end, base::GrowableArray<Piece, 16>* pieces) {
  while (pieces->size() < 64) {
    end = source.SkipSpaceBackwards(end);
    const uint32_t last = source.At(end - 1);
    if (last == ')') {
      const int open = source.OpeningBracket(end - 1);
      const int callee_end = open < 0 ? -1 : source.SkipSpaceBackwards(open);
      const uint32_t before = callee_end <= 0 ? 0 : source.At(callee_end - 1);
      const bool is_call = callee_end > 0 && (SourceReader::IsNamePart(before) || before == ')' || before == ']');
      if (!is_call) {
        (void)pieces->TryAdd({Piece::kIntermediateValue, 0, 0});
        return;
      }
      (void)pieces->TryAdd({Piece::kCall, 0, 0});
      end = callee_end;
      continue;
    }
    if (last == ']') {
      const int open = source.OpeningBracket(end - 1);
      const int object_end = open < 0 ? -1 : source.SkipSpaceBackwards(open);
      const uint32_t before = object_end <= 0 ? 0 : source.At(object_end - 1);
      if (object_end <= 0 || !(SourceReader::IsNamePart(before) || before == ')' || before == ']' || before == '.')) {
        (void)pieces->TryAdd({Piece::kIntermediateValue, 0, 0});
        return;
      }
      (void)pieces->TryAdd({Piece::kSource, open, end});
      end = object_end;
      if (before == '.') end -= source.At(end - 2) == '?' ? 2 : 1;
      continue;
    }
    if (!SourceReader::IsNamePart(last)) {
      (void)pieces->TryAdd({Piece::kIntermediateValue, 0, 0});
      return;
    }
    const int start = source.StartOfName(end);
    (void)pieces->TryAdd({Piece::kSource, start, end});
    const int dot = source.SkipSpaceBackwards(start);
    if (source.At(dot - 1) != '.' || source.At(dot - 2) == '.') return;
    const bool is_optional = source.At(dot - 2) == '?';
    (void)pieces->TryAdd({Piece::kSource, dot - (is_optional ? 2 : 1), dot});
    end = dot - (is_optional ? 2 : 1);
  }
}

// Whether the text is `word`.
bool IsWord(const SourceReader& source, int start, int end, const char* word) {
  for (; start < end; ++start, ++word) {
    if (source.At(start) != static_cast<uint8_t>(*word)) return false;
  }
  return *word == 0;
}

// The end of the callee at `position`, which is the callee's last name or where the callee begins; -1 when what stands
// there is no chain of members.
int EndOfCallee(const SourceReader& source, int position) {
  // The parenthesis behind `a[i]` or `f()`.
  if (source.At(position) == '(') {
    const uint32_t before = source.At(source.SkipSpaceBackwards(position) - 1);
    if (before == ']' || before == ')') return position;
  }
  int end = source.EndOfName(position);
  if (IsWord(source, position, end, "new") || IsWord(source, position, end, "await") ||
      IsWord(source, position, end, "yield") || IsWord(source, position, end, "of")) {
    position = end;
    while (SourceReader::IsSpace(source.At(position))) position++;
    end = source.EndOfName(position);
  }
  if (source.At(position) == '.') end = source.EndOfName(position + 1);
  if (source.At(position) == '[') {
    int depth = 0, index = position;
    for (; index < source.length(); ++index) {
      if (source.At(index) == '[') depth++;
      if (source.At(index) == ']' && --depth == 0) break;
    }
    return index < source.length() ? index + 1 : -1;
  }
  if (end == position) return -1;
  // Of `new a.b.C(…)` and of values that are iterated, the whole chain.
  while (source.At(end) == '.' && SourceReader::IsNamePart(source.At(end + 1))) end = source.EndOfName(end + 1);
  return end;
}

Result<Tagged<String>> DescribeValue(Isolate* isolate, Value value) {
  StringBuilder builder(isolate);
  TRY(builder.AppendString(TypeOf(value)));
  if (IsString(value)) {
    TRY(builder.AppendAscii(" \""));
    TRY(builder.AppendString(Cast<String>(value)));
    TRY(builder.AppendCharacter('"'));
  } else if (value.IsNull() || value.IsBoolean() || value.IsNumber()) {
    TRY(builder.AppendCharacter(' '));
    TRY(builder.AppendString(TRY(ValueForMessage(isolate, value))));
  }
  return builder.ToString();
}

}  // namespace

Result<Tagged<String>> RenderCallSite(Isolate* isolate, Value value) {
  // A builtin's arguments have no text.
  if (isolate->vm_fp == nullptr || Frame(isolate->vm_fp).is_native()) return DescribeValue(isolate, value);
  const Frame frame = TopScriptFrame(isolate);
  if (!frame.is_valid() || !frame.function()->shared()->IsUserJavaScript()) return DescribeValue(isolate, value);
  const int position = SourcePositionInFunction(frame.function(), BytecodeOffset(frame));
  if (position < 0) return DescribeValue(isolate, value);
  const Tagged<String> text = TRY(String::Flatten(isolate, frame.function()->shared()->script()->source()));
  base::GrowableArray<Piece, 16> pieces;
  {
    const SourceReader source(text);
    const int end = EndOfCallee(source, position);
    if (end < 0) {
      const uint32_t c = source.At(position);
      if (c != '(' && c != '{' && c != '"' && c != '\'' && c != '`') return DescribeValue(isolate, value);
      (void)pieces.TryAdd({Piece::kIntermediateValue, 0, 0});
    } else {
      CollectMember(source, end, &pieces);
    }
  }
  StringBuilder builder(isolate);
  for (size_t i = pieces.size(); i > 0; --i) {
    const Piece& piece = pieces[i - 1];
    if (piece.kind == Piece::kIntermediateValue) {
      TRY(builder.AppendAscii(kIntermediate));
    } else if (piece.kind == Piece::kCall) {
      TRY(builder.AppendAscii("(...)"));
    } else {
      TRY(builder.AppendSubString(text, static_cast<uint32_t>(piece.start), static_cast<uint32_t>(piece.end)));
    }
  }
  return builder.ToString();
}

}  // namespace v8::internal
