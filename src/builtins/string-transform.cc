#include <algorithm>

#include "src/builtins/string-support.h"
#include "src/objects/isolate-access.h"
#include "src/strings/encoding.h"
#include "src/strings/normalization.h"
#include "src/strings/unicode.h"

// Case, white space at the ends, normalisation, well-formedness and comparison of strings.
namespace v8::internal {

namespace {

using CodeUnits = base::GrowableArray<uint16_t>;

Result<Tagged<String>> StringFromUnits(Isolate* isolate, const CodeUnits& units) {
  return NewStringFromTwoByte(isolate, {units.data(), units.size()});
}

// Copies characters out of the heap, from `begin` on.
Result<void> CopyUnits(Isolate* isolate, Tagged<String> string, CodeUnits* units, uint32_t begin = 0) {
  if (!units->TryResizeUninitialized(string->length() - begin)) return ReportOutOfMemory(isolate, "string");
  base::Poller poller = PollerOf(isolate);
  String::WriteToFlat(string, units->data(), begin, string->length(), &poller);
  return poller.stopped() ? Result<void>(Exception()) : Ok();
}

using OneByteConversion = bool (*)(OneByteSpan text, uint8_t* out);
using TwoByteConversion = bool (*)(TwoByteSpan text, CodeUnits* out, base::Poller* poller);

bool LowerOneByte(OneByteSpan text, uint8_t* out) {
  ToLowerCaseOneByte(text, out);
  return true;
}

Result<Value> ConvertCase(Isolate* isolate, Tagged<String> receiver, OneByteConversion convert_one_byte,
                          TwoByteConversion convert) {
  const auto s = TRY(String::Flatten(isolate, receiver));
  if (s->length() == 0) return s;
  if (s->GetFlatContent().IsOneByte()) {
    const auto result = TRY(NewRawOneByteString(isolate, s->length()));
    const OneByteSpan text = s->GetFlatContent().ToOneByteVector();
    bool fits = true, same = true;
    for (size_t done = 0; done < text.size() && fits;) {
      const size_t count = std::min(text.size() - done, kCharsBetweenPolls);
      fits = convert_one_byte({text.begin() + done, count}, result->chars() + done);
      same = same && EqualChars(text.begin() + done, result->chars() + done, count);
      done += count;
      if (done < text.size() && !isolate->Poll()) return Exception();
    }
    base::KeepAlive(s);
    // Most text that is converted is in that case already: keep the string and what it shares.
    if (fits) return same ? s : Tagged<String>(result);
  }
  CodeUnits units, converted;
  TRY(CopyUnits(isolate, s, &units));
  base::Poller poller = PollerOf(isolate);
  if (!convert({units.data(), units.size()}, &converted, &poller)) return ReportOutOfMemory(isolate, "string");
  if (poller.stopped()) return Exception();
  if (converted.size() > String::kMaxLength) return Throw(isolate, MessageTemplate::kInvalidStringLength);
  return StringFromUnits(isolate, converted);
}

Result<Value> LowerCase(Isolate* isolate, Value receiver, const char* method) {
  const auto s = TRY(ToThisString(isolate, receiver, method));
  return ConvertCase(isolate, s, LowerOneByte, ToLowerCase);
}
Result<Value> UpperCase(Isolate* isolate, Value receiver, const char* method) {
  const auto s = TRY(ToThisString(isolate, receiver, method));
  return ConvertCase(isolate, s, ToUpperCaseOneByte, ToUpperCase);
}

// ECMA-262 §22.1.3.32.1 TrimString ( string, where )
Result<Value> TrimEnds(Isolate* isolate, Value receiver, const char* method, bool at_start, bool at_end) {
  const auto s = TRY(String::Flatten(isolate, TRY(ToThisString(isolate, receiver, method))));
  uint32_t from = 0, to = s->length();
  base::Poller poller = PollerOf(isolate);
  VisitCharacters(s, [&](auto text) {
    if (at_start) {
      while (from < to && IsWhiteSpaceOrLineTerminator(text[from]) && poller.At(from)) ++from;
    }
    if (at_end) {
      while (to > from && IsWhiteSpaceOrLineTerminator(text[to - 1]) && poller.At(to)) --to;
    }
  });
  base::KeepAlive(s);
  if (poller.stopped()) return Exception();
  return NewSubString(isolate, s, from, to);
}

}  // namespace

// ECMA-262 §22.1.3.28 String.prototype.toLowerCase ( )
BUILTIN(StringPrototypeToLowerCase) { return LowerCase(isolate, arguments.receiver(), "String.prototype.toLowerCase"); }
// ECMA-262 §22.1.3.30 String.prototype.toUpperCase ( )
BUILTIN(StringPrototypeToUpperCase) { return UpperCase(isolate, arguments.receiver(), "String.prototype.toUpperCase"); }
// ECMA-262 §22.1.3.26 String.prototype.toLocaleLowerCase ( ). Without Intl there are no tailorings.
BUILTIN(StringPrototypeToLocaleLowerCase) {
  isolate->CountUsage(UseCounter::kStringToLocaleLowerCase);
  return LowerCase(isolate, arguments.receiver(), "String.prototype.toLocaleLowerCase");
}
// ECMA-262 §22.1.3.27 String.prototype.toLocaleUpperCase ( )
BUILTIN(StringPrototypeToLocaleUpperCase) {
  return UpperCase(isolate, arguments.receiver(), "String.prototype.toLocaleUpperCase");
}

// ECMA-262 §22.1.3.32 String.prototype.trim ( )
BUILTIN(StringPrototypeTrim) {
  return TrimEnds(isolate, arguments.receiver(), "String.prototype.trim", true, true);
}
// ECMA-262 §22.1.3.34 String.prototype.trimStart ( )
BUILTIN(StringPrototypeTrimStart) {
  return TrimEnds(isolate, arguments.receiver(), "String.prototype.trimLeft", true, false);
}
// ECMA-262 §22.1.3.33 String.prototype.trimEnd ( )
BUILTIN(StringPrototypeTrimEnd) {
  return TrimEnds(isolate, arguments.receiver(), "String.prototype.trimRight", false, true);
}

namespace {

Result<bool> IsWellFormedString(Isolate* isolate, Tagged<String> string) {
  const auto content = string->GetFlatContent();
  if (content.IsOneByte()) return true;
  base::Poller poller = PollerOf(isolate);
  const bool result = IsWellFormed(content.ToUC16Vector(), &poller);
  base::KeepAlive(string);
  return poller.stopped() ? Result<bool>(Exception()) : result;
}

}  // namespace

// ECMA-262 §22.1.3.10 String.prototype.isWellFormed ( )
BUILTIN(StringPrototypeIsWellFormed) {
  const auto receiver = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.isWellFormed"));
  const auto s = TRY(String::Flatten(isolate, receiver));
  return Value::Bool(TRY(IsWellFormedString(isolate, s)));
}

// ECMA-262 §22.1.3.31 String.prototype.toWellFormed ( )
BUILTIN(StringPrototypeToWellFormed) {
  const auto receiver = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.toWellFormed"));
  const auto s = TRY(String::Flatten(isolate, receiver));
  if (TRY(IsWellFormedString(isolate, s))) return s;
  CodeUnits units;
  TRY(CopyUnits(isolate, s, &units));
  base::Poller poller = PollerOf(isolate);
  ReplaceLoneSurrogates(units.data(), units.size(), &poller);
  if (poller.stopped()) return Exception();
  return StringFromUnits(isolate, units);
}

// ECMA-262 §22.1.3.15 String.prototype.normalize ( [ form ] )
BUILTIN(StringPrototypeNormalize) {
  isolate->CountUsage(UseCounter::kStringNormalize);
  const auto receiver = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.normalize"));
  NormalizationForm form = NormalizationForm::kNFC;
  if (!arguments.at(0).IsUndefined()) {
    const auto f = TRY(ToString(isolate, arguments.at(0)));
    if (f->IsEqualTo("NFC")) {
      form = NormalizationForm::kNFC;
    } else if (f->IsEqualTo("NFD")) {
      form = NormalizationForm::kNFD;
    } else if (f->IsEqualTo("NFKC")) {
      form = NormalizationForm::kNFKC;
    } else if (f->IsEqualTo("NFKD")) {
      form = NormalizationForm::kNFKD;
    } else {
      return Throw(isolate, MessageTemplate::kNormalizationForm,
                   TRY(NewStringFromAscii(isolate, "NFC, NFD, NFKC, NFKD")));
    }
  }
  const auto s = TRY(String::Flatten(isolate, receiver));
  base::Poller poller = PollerOf(isolate);
  const bool is_normalized = VisitCharacters(s, [&](auto text) { return IsNormalizedFast(text, form, &poller); });
  base::KeepAlive(s);
  if (is_normalized) return s;
  if (poller.stopped()) return Exception();
  CodeUnits units, normalized;
  TRY(CopyUnits(isolate, s, &units));
  if (!Normalize({units.data(), units.size()}, form, &normalized, &poller)) return ReportOutOfMemory(isolate, "string");
  if (poller.stopped()) return Exception();
  if (normalized.size() > String::kMaxLength) return Throw(isolate, MessageTemplate::kInvalidStringLength);
  return StringFromUnits(isolate, normalized);
}

namespace {

// The levels of comparing for people, in the manner of the Unicode collation algorithm's root order: what a character is
// (punctuation, digits, letters whatever their case), then its marks, then its case.
uint32_t PrimaryKey(uint32_t c) {
  const uint32_t lower = SimpleToLowerCase(c);
  if (c < 0x80) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = lower >= 'a' && lower <= 'z';
    return lower + (digit ? 0x200000 : letter ? 0x400000 : 0);
  }
  return lower + (IsIDStart(c) ? 0x400000 : 0x100000);
}

int CompareForPeople(const CodeUnits& a, const CodeUnits& b, base::Poller* poller) {
  int marks = 0, letter_case = 0;
  size_t i = 0, j = 0;
  for (size_t step = 0;; ++step) {
    if (!poller->At(step)) return 0;
    // Combining marks decide only when nothing else does.
    uint32_t x = 0, y = 0;
    uint32_t x_marks = 0, y_marks = 0;
    const auto next = [](const CodeUnits& units, size_t* index, uint32_t* mark_key) -> uint32_t {
      while (*index < units.size()) {
        const uint32_t c = NextCodePoint(units.data(), units.size(), index);
        if (CombiningClass(c) == 0) return c + 1;
        *mark_key = *mark_key * 31 + c;
      }
      return 0;
    };
    x = next(a, &i, &x_marks);
    y = next(b, &j, &y_marks);
    if (marks == 0 && x_marks != y_marks) marks = x_marks < y_marks ? -1 : 1;
    if (x == 0 || y == 0) {
      if (x != y) return x == 0 ? -1 : 1;
      break;
    }
    if (x == y) continue;
    const uint32_t x_key = PrimaryKey(x - 1), y_key = PrimaryKey(y - 1);
    if (x_key != y_key) return x_key < y_key ? -1 : 1;
    // Lower case goes first.
    if (letter_case == 0) letter_case = x - 1 == SimpleToLowerCase(x - 1) ? -1 : 1;
  }
  if (marks != 0) return marks;
  if (letter_case != 0) return letter_case;
  return CompareChars<uint16_t, uint16_t>({a.data(), a.size()}, {b.data(), b.size()}, poller);
}

// Whether decomposing what begins with `unit` leaves what precedes it alone. (UAX #15: three characters that are no marks
// decompose into marks.)
bool BeginsAnew(uint32_t unit) {
  if (unit < 0x300) return true;
  return !IsSurrogate(unit) && CombiningClass(unit) == 0 && unit != 0xF73 && unit != 0xF75 && unit != 0xF81;
}

// Where two flat strings begin to differ, moved back to where nothing combines with what precedes: what is in front of it
// compares alike whatever follows.
Result<uint32_t> FirstDifference(Isolate* isolate, Tagged<String> a, Tagged<String> b) {
  base::Poller poller = PollerOf(isolate);
  const size_t at = VisitCharacters(a, [&](auto x) {
    return VisitCharacters(b, [&](auto y) {
      size_t common = CommonPrefix(x, y, &poller);
      const auto begins_anew = [](auto text, size_t i) { return i == text.size() || BeginsAnew(text[i]); };
      while (common > 0 && !(begins_anew(x, common) && begins_anew(y, common)) && poller.At(common)) --common;
      return common;
    });
  });
  base::KeepAlive(a);
  base::KeepAlive(b);
  if (poller.stopped()) return Exception();
  return static_cast<uint32_t>(at);
}

}  // namespace

// ECMA-262 §22.1.3.12 String.prototype.localeCompare ( that )
BUILTIN(StringPrototypeLocaleCompare) {
  isolate->CountUsage(UseCounter::kStringLocaleCompare);
  const auto s = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.localeCompare"));
  const auto that = TRY(ToString(isolate, arguments.at(0)));
  const Tagged<String> strings[] = {TRY(String::Flatten(isolate, s)), TRY(String::Flatten(isolate, that))};
  const uint32_t begin = TRY(FirstDifference(isolate, strings[0], strings[1]));
  if (begin == strings[0]->length() && begin == strings[1]->length()) return Value::Int(0);
  base::Poller poller = PollerOf(isolate);
  CodeUnits units[2], normalized[2];
  for (int i = 0; i < 2; ++i) {
    TRY(CopyUnits(isolate, strings[i], &units[i], begin));
    if (!Normalize({units[i].data(), units[i].size()}, NormalizationForm::kNFD, &normalized[i], &poller)) {
      return ReportOutOfMemory(isolate, "string");
    }
  }
  const int order = CompareForPeople(normalized[0], normalized[1], &poller);
  if (poller.stopped()) return Exception();
  return Value::Int(order < 0 ? -1 : order > 0 ? 1 : 0);
}

}  // namespace v8::internal
