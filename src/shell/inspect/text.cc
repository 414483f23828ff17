#include "src/shell/inspect/text.h"

#include <algorithm>
#include <iterator>

namespace flat8::shell {

namespace {

struct Range {
  char32_t first, last;
};

// kWide and kZeroWidth, in order.
#include "src/shell/inspect/display-width.inc"

template <size_t N>
bool Contains(const Range (&ranges)[N], char32_t character) {
  const Range* range =
      std::lower_bound(ranges, ranges + N, character, [](const Range& a, char32_t b) { return a.last < b; });
  return range != ranges + N && range->first <= character;
}

// The length of the escape sequence that begins at text[i], 0 where there is none.
size_t EscapeSequenceLength(std::string_view text, size_t i) {
  if (text[i] != '\x1B' || i + 1 >= text.size() || text[i + 1] != '[') return 0;
  size_t end = i + 2;
  while (end < text.size() && (text[end] == ';' || (text[end] >= '0' && text[end] <= '9'))) end++;
  return end < text.size() ? end + 1 - i : 0;
}

bool IsLead(char16_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool IsTrail(char16_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

void AppendUtf8(char32_t character, std::string* out) {
  if (character < 0x80) {
    out->push_back(static_cast<char>(character));
  } else if (character < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (character >> 6)));
    out->push_back(static_cast<char>(0x80 | (character & 0x3F)));
  } else if (character < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | (character >> 12)));
    out->push_back(static_cast<char>(0x80 | ((character >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (character & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | (character >> 18)));
    out->push_back(static_cast<char>(0x80 | ((character >> 12) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | ((character >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (character & 0x3F)));
  }
}

void AppendHex(unsigned value, int digits, const char* alphabet, std::string* out) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out->push_back(alphabet[(value >> shift) & 15]);
}

void AppendEscaped(std::u16string_view text, char quote, std::string* out) {
  for (size_t i = 0; i < text.size(); i++) {
    const char16_t unit = text[i];
    if (unit == u'\\' || (quote == '\'' && unit == u'\'')) {
      out->push_back('\\');
      out->push_back(static_cast<char>(unit));
    } else if (unit >= 8 && unit <= 13 && unit != 11) {
      out->push_back('\\');
      out->push_back("btn-fr"[unit - 8]);
    } else if (unit < 0x20 || (unit >= 0x7F && unit <= 0x9F)) {
      out->append("\\x");
      AppendHex(unit, 2, "0123456789ABCDEF", out);
    } else if (IsLead(unit) && i + 1 < text.size() && IsTrail(text[i + 1])) {
      AppendUtf8(0x10000 + ((unit - 0xD800u) << 10) + (text[++i] - 0xDC00u), out);
    } else if (IsLead(unit) || IsTrail(unit)) {
      out->append("\\u");
      AppendHex(unit, 4, "0123456789abcdef", out);
    } else {
      AppendUtf8(unit, out);
    }
  }
}

}  // namespace

size_t Utf16Length(std::string_view text) {
  size_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) length += byte >= 0xF0 ? 2 : 1;
  }
  return length;
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();) {
    if (const size_t escape = EscapeSequenceLength(text, i); escape > 0) {
      i += escape;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i++]);
    if (byte < 0x80) {
      width += byte >= 0x20 && byte != 0x7F ? 1 : 0;
      continue;
    }
    char32_t character = byte >= 0xF0 ? byte & 7 : byte >= 0xE0 ? byte & 15 : byte & 31;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) {
      character = character << 6 | (text[i++] & 0x3F);
    }
    if (Contains(kZeroWidth, character)) continue;
    width += Contains(kWide, character) ? 2 : 1;
  }
  return width;
}

std::string WithoutColors(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size();) {
    if (const size_t escape = EscapeSequenceLength(text, i); escape > 0) {
      i += escape;
    } else {
      result.push_back(text[i++]);
    }
  }
  return result;
}

std::u16string CodeUnits(v8::Isolate* isolate, v8::Local<v8::String> string, uint32_t begin, uint32_t end) {
  std::u16string units(end - begin, u'\0');
  string->WriteV2(isolate, begin, end - begin, reinterpret_cast<uint16_t*>(units.data()));
  return units;
}

std::string Quote(std::u16string_view text) {
  const auto contains = [text](std::u16string_view part) { return text.find(part) != std::u16string_view::npos; };
  char quote = '\'';
  if (contains(u"'")) {
    if (!contains(u"\"")) {
      quote = '"';
    } else if (!contains(u"`") && !contains(u"${")) {
      quote = '`';
    }
  }
  std::string result(1, quote);
  result.reserve(text.size() + 2);
  AppendEscaped(text, quote, &result);
  result.push_back(quote);
  return result;
}

std::string EscapeName(std::u16string_view text) {
  std::string result;
  AppendEscaped(text, '\'', &result);
  return result;
}

bool IsPlainName(std::u16string_view name) {
  const auto is_letter = [](char16_t c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !name.empty() && is_letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char16_t c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

std::string ReplaceAll(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  size_t begin = 0;
  for (size_t at; (at = text.find(from, begin)) != std::string_view::npos; begin = at + from.size()) {
    result.append(text.substr(begin, at - begin)).append(to);
  }
  return result.append(text.substr(begin));
}

}  // namespace flat8::shell
