#include "src/runtime/text/substitution.h"

namespace v8::internal {

Result<void> AppendSubstitution(Isolate* isolate, StringBuilder* builder, Tagged<String> replacement,
                                Tagged<String> subject, uint32_t position, uint32_t matched_length,
                                SubstitutionSource* source) {
  const uint32_t length = replacement->length();
  const auto is_digit = [](uint16_t c) { return c >= '0' && c <= '9'; };
  uint32_t start = 0;  // of the text that has not been written yet
  for (uint32_t i = 0; i + 1 < length;) {
    if (replacement->Get(i) != '$') {
      ++i;
      continue;
    }
    const uint16_t c = replacement->Get(i + 1);
    uint32_t used = 2;
    int capture = 0;
    uint32_t name_end = 0;
    if (is_digit(c)) {
      capture = c - '0';
      if (i + 2 < length && is_digit(replacement->Get(i + 2))) {
        const int two_digits = capture * 10 + replacement->Get(i + 2) - '0';
        if (two_digits >= 1 && two_digits <= source->captures()) {
          capture = two_digits;
          used = 3;
        }
      }
      if (capture == 0 || capture > source->captures()) {
        ++i;
        continue;
      }
    } else if (c == '<' && source->has_names()) {
      name_end = i + 2;
      while (name_end < length && replacement->Get(name_end) != '>') ++name_end;
      if (name_end == length) {
        ++i;
        continue;
      }
      used = name_end + 1 - i;
    } else if (c != '$' && c != '&' && c != '`' && c != '\'') {
      ++i;
      continue;
    }
    TRY(builder->AppendSubString(replacement, start, i));
    switch (c) {
      case '$': TRY(builder->AppendCharacter('$')); break;
      case '&': TRY(source->AppendMatched(builder)); break;
      case '`': TRY(builder->AppendSubString(subject, 0, position)); break;
      case '\'': {
        const uint64_t tail = uint64_t{position} + matched_length;
        if (tail < subject->length()) {
          TRY(builder->AppendSubString(subject, static_cast<uint32_t>(tail), subject->length()));
        }
        break;
      }
      case '<':
        TRY(source->AppendNamed(builder, TRY(NewSubString(isolate, replacement, i + 2, name_end))));
        break;
      default: TRY(source->AppendCapture(builder, capture)); break;
    }
    i += used;
    start = i;
  }
  return builder->AppendSubString(replacement, start, length);
}

}  // namespace v8::internal
