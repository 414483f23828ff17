#include "src/bigint/bigint-scanner.h"

#include "src/strings/unicode.h"

namespace v8::internal::bigint {

namespace {

int DigitValue(uint32_t c) {
  if (c - '0' < 10) return static_cast<int>(c - '0');
  if ((c | 0x20) - 'a' < 26) return static_cast<int>((c | 0x20) - 'a' + 10);
  return 99;
}

template <typename Char>
bool Scan(base::Vector<const Char> text, ScannedText* result, base::Poller* poller) {
  size_t from = 0, to = text.size();
  while (from < to && IsWhiteSpaceOrLineTerminator(text[from]) && poller->At(from)) ++from;
  while (to > from && IsWhiteSpaceOrLineTerminator(text[to - 1]) && poller->At(to)) --to;
  *result = {false, 10, from, 0};
  if (from == to) return true;
  if (text[from] == '-' || text[from] == '+') {
    result->negative = text[from++] == '-';
  } else if (to - from > 2 && text[from] == '0') {
    const uint32_t prefix = text[from + 1] | 0x20;
    const int radix = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
    if (radix != 0) {
      result->radix = radix;
      from += 2;
    }
  }
  if (from == to) return false;
  for (size_t i = from; i < to; ++i) {
    if (DigitValue(text[i]) >= result->radix || !poller->At(i)) return false;
  }
  while (from < to && text[from] == '0' && poller->At(from)) ++from;
  result->start = from;
  result->length = to - from;
  return true;
}

}  // namespace

bool ScanText(OneByteSpan text, ScannedText* result, base::Poller* poller) { return Scan(text, result, poller); }
bool ScanText(TwoByteSpan text, ScannedText* result, base::Poller* poller) { return Scan(text, result, poller); }

}  // namespace v8::internal::bigint
