// src/strings without the engine: encodings, Unicode tables, hashing, searching.

#include <atomic>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "src/base/fault-injector.h"
#include "src/base/logging.h"
#include "src/strings/char-span.h"
#include "src/strings/encoding.h"
#include "src/strings/normalization.h"
#include "src/strings/string-hash.h"
#include "src/strings/string-search.h"
#include "src/strings/unicode-properties.h"
#include "src/strings/unicode.h"

namespace v8::internal {
namespace {

base::Poller never;

TwoByteSpan Wide(const std::u16string& text) { return {reinterpret_cast<const uint16_t*>(text.data()), text.size()}; }
OneByteSpan Narrow(const std::string& text) { return {reinterpret_cast<const uint8_t*>(text.data()), text.size()}; }
std::u16string Text(const base::GrowableArray<uint16_t>& units) { return {units.begin(), units.end()}; }

std::u16string Lower(const std::u16string& text) {
  base::GrowableArray<uint16_t> out;
  CHECK(ToLowerCase(Wide(text), &out, &never));
  return Text(out);
}
std::u16string Upper(const std::u16string& text) {
  base::GrowableArray<uint16_t> out;
  CHECK(ToUpperCase(Wide(text), &out, &never));
  return Text(out);
}
std::u16string Normal(const std::u16string& text, NormalizationForm form) {
  base::GrowableArray<uint16_t> out;
  CHECK(Normalize(Wide(text), form, &out, &never));
  return Text(out);
}

void TestCharacters() {
  CHECK(IsIDStart('a') && IsIDStart('Z') && !IsIDStart('0') && !IsIDStart('_') && !IsIDStart('$'));
  CHECK(IsIdentifierStart('_') && IsIdentifierStart('$') && IsIdentifierPart(0x200D) && !IsIdentifierStart(0x200D));
  CHECK(IsIDStart(0xE9) && IsIDStart(0x4E00) && IsIDStart(0x20000) && !IsIDStart(0x1F600));
  CHECK(IsIDContinue(0x301) && !IsIDStart(0x301) && IsIDContinue(0xE0100) && !IsIDContinue(0x10FFFF));
  CHECK(IsIDStart(0x2118) && IsIDContinue(0xB7));  // Other_ID_Start, Other_ID_Continue.
  CHECK(IsWhiteSpace(0xFEFF) && IsWhiteSpace(0x3000) && !IsWhiteSpace(0x180E) && !IsWhiteSpace('\n'));
  CHECK(IsLineTerminator(0x2028) && !IsLineTerminator(0x85));
}

// Both widths say the same about each character, wherever in a text it stands.
void TestCaseInEveryPlace() {
  for (int c = 0; c < 256; ++c) {
    const std::u16string upper = Upper(std::u16string(1, static_cast<char16_t>(c)));
    const std::u16string lower = Lower(std::u16string(1, static_cast<char16_t>(c)));
    for (size_t length = 1; length <= 35; ++length) {
      for (size_t at = 0; at < length; ++at) {
        std::vector<uint8_t> text(length, '1'), out(length + 1, 0xEE);
        text[at] = static_cast<uint8_t>(c);
        ToLowerCaseOneByte({text.data(), length}, out.data());
        CHECK_EQ(out[at], lower[0]);
        const bool fits = upper.size() == 1 && upper[0] < 256;
        CHECK_EQ(ToUpperCaseOneByte({text.data(), length}, out.data()), fits);
        if (fits) CHECK_EQ(out[at], upper[0]);
        for (size_t i = 0; i < length; ++i) CHECK(i == at || out[i] == '1');
        CHECK_EQ(out[length], 0xEE);
      }
    }
  }
}

void TestCase() {
  CHECK(Upper(u"straße ŉ ﬃ") == u"STRASSE ʼN FFI");
  CHECK(Lower(u"İ") == u"i̇");
  CHECK(Lower(u"ΑΣ") == u"ας");
  CHECK(Lower(u"ΑΣΑ") == u"ασα");
  CHECK(Lower(u"Σ") == u"σ");
  CHECK(Lower(u"Α.Σ.") == u"α.ς.");
  CHECK(Lower(u"𐐀Σ") == u"𐐨ς");
  CHECK(Upper(u"𐐨") == u"𐐀");
  CHECK(Upper(std::u16string(1, 0xD801)) == std::u16string(1, 0xD801));
  uint8_t out[4];
  ToLowerCaseOneByte(Narrow("A\xC0\xD7\xDE"), out);
  CHECK(std::memcmp(out, "a\xE0\xD7\xFE", 4) == 0);
  CHECK(ToUpperCaseOneByte(Narrow("a\xE0\xF7\xFE"), out));
  CHECK(std::memcmp(out, "A\xC0\xF7\xDE", 4) == 0);
  CHECK(!ToUpperCaseOneByte(Narrow("\xDF"), out));
  TestCaseInEveryPlace();
}

void TestRegExpCase() {
  CHECK_EQ(CanonicalizeForRegExp(0x17F, false), 0x17Fu);  // Long s: not into ASCII without u.
  CHECK_EQ(CanonicalizeForRegExp(0x17F, true), uint32_t{'s'});
  CHECK_EQ(CanonicalizeForRegExp(0xDF, false), 0xDFu);
  CHECK_EQ(CanonicalizeForRegExp(0x1E9E, true), 0xDFu);
  uint32_t equivalents[kMaxCaseEquivalents];
  CHECK_EQ(CaseEquivalents('k', true, equivalents), size_t{3});  // k, K, Kelvin.
  CHECK_EQ(CaseEquivalents('k', false, equivalents), size_t{2});
  CHECK_EQ(CaseEquivalents('1', true, equivalents), size_t{1});
  CodePointRanges ranges;
  CHECK(ranges.TryAdd({'j', 'l'}));
  CHECK(AddCaseEquivalents(&ranges, true));
  CHECK_EQ(ranges.size(), size_t{3});
  CHECK(RangesContain(ranges, 'J') && RangesContain(ranges, 'l') && RangesContain(ranges, 0x212A));
  // Adding equivalents to a set is the union over its members.
  for (const bool unicode_mode : {false, true}) {
    CodePointRanges set;
    CHECK(set.TryAdd({0x10, 0x250}) && set.TryAdd({0x1E00, 0x1F20}));
    CHECK(AddCaseEquivalents(&set, unicode_mode));
    size_t outside = 0;
    for (uint32_t c = 0; c < 0x11000; ++c) {
      const size_t count = CaseEquivalents(c, unicode_mode, equivalents);
      bool expected = false;
      for (size_t i = 0; i < count; ++i) {
        const uint32_t e = equivalents[i];
        expected |= (e >= 0x10 && e <= 0x250) || (e >= 0x1E00 && e <= 0x1F20);
      }
      CHECK_EQ(RangesContain(set, c), expected);
      outside += expected;
    }
    CHECK(outside > 0);
  }
}

UnicodeLookup Lookup(const char* name, const char* value, CodePointRanges* out) {
  out->Clear();
  return LookupUnicodeProperty(base::CStrVector(name), base::CStrVector(value), out);
}

void TestProperties() {
  CodePointRanges set;
  CHECK(Lookup("Lu", "", &set) == UnicodeLookup::kFound);
  CHECK(RangesContain(set, 'A') && !RangesContain(set, 'a'));
  CHECK(Lookup("gc", "digit", &set) == UnicodeLookup::kFound && RangesContain(set, 0x664));
  CHECK(Lookup("Script", "Grek", &set) == UnicodeLookup::kFound && RangesContain(set, 0x3B1));
  CHECK(!RangesContain(set, 0x342));
  CHECK(Lookup("scx", "Greek", &set) == UnicodeLookup::kFound && RangesContain(set, 0x342));
  CHECK(Lookup("Any", "", &set) == UnicodeLookup::kFound && set.size() == 1 && set[0].to == kMaxCodePoint);
  CHECK(Lookup("Emoji", "", &set) == UnicodeLookup::kFound && RangesContain(set, 0x1F600));
  CHECK(Lookup("lu", "", &set) == UnicodeLookup::kUnknown);
  CHECK(Lookup("Latin", "", &set) == UnicodeLookup::kUnknown);
  CHECK(Lookup("Block", "Latin", &set) == UnicodeLookup::kUnknown);
  CHECK(Lookup("ASCII", "Yes", &set) == UnicodeLookup::kUnknown);
  CodePointRanges complement;
  CHECK(Lookup("ASCII", "", &set) == UnicodeLookup::kFound && ComplementRanges(set, &complement));
  CHECK(complement.size() == 1 && complement[0].from == 0x80);
  base::GrowableArray<uint32_t> strings;
  set.Clear();
  const UnicodeLookup flags =
      LookupUnicodePropertyOfStrings(base::CStrVector("RGI_Emoji_Flag_Sequence"), &set, &strings);
  CHECK(flags == UnicodeLookup::kFound && set.empty());
  CHECK(strings[0] == 2 && strings[1] == 0x1F1E6 && strings[2] == 0x1F1E8 && strings.size() % 3 == 0);
  CHECK(LookupUnicodePropertyOfStrings(base::CStrVector("ASCII"), &set, &strings) == UnicodeLookup::kUnknown);
}

void TestNormalization() {
  using Form = NormalizationForm;
  CHECK(Normal(u"\u1E9B\u0323", Form::kNFC) == u"\u1E9B\u0323");
  CHECK(Normal(u"\u1E9B\u0323", Form::kNFD) == u"\u017F\u0323\u0307");
  CHECK(Normal(u"\u1E9B\u0323", Form::kNFKC) == u"\u1E69");
  CHECK(Normal(u"\u1E9B\u0323", Form::kNFKD) == u"s\u0323\u0307");
  CHECK(Normal(u"\uAC01", Form::kNFD) == u"\u1100\u1161\u11A8");
  CHECK(Normal(u"\u1100\u1161\u11A8", Form::kNFC) == u"\uAC01");
  CHECK(Normal(u"\u0344", Form::kNFC) == u"\u0308\u0301");         // Excluded from composition.
  CHECK(Normal(u"a\u0315\u0300", Form::kNFC) == u"\u00E0\u0315");  // Reordered, then composed.
  CHECK(Normal(u"\U0001D15E", Form::kNFC) == u"\U0001D157\U0001D165");
  std::u16string marks = u"a", sorted = u"a";
  for (int i = 0; i < 5000; ++i) marks += u"\u0301\u0323";
  for (int i = 0; i < 5000; ++i) sorted += u'\u0323';
  for (int i = 0; i < 5000; ++i) sorted += u'\u0301';
  CHECK(Normal(marks, Form::kNFD) == sorted);
}

// Every request for memory fails once, and is reported.
template <typename Operation>
void TestOutOfMemory(Operation operation) {
  for (uint64_t n = 1;; ++n) {
    base::FaultInjector::FailAt(n, 1u << static_cast<int>(base::Gate::kMalloc));
    const bool ok = operation();
    const bool failed = base::FaultInjector::failures() > 0;
    base::FaultInjector::Reset();
    CHECK_EQ(ok, !failed);
    if (!failed) break;
  }
}

void TestMemory() {
  const std::u16string text = u"stra\u00DFe \u1E9B\u0323 \uFB03 \uAC01";
  TestOutOfMemory([&] {
    base::GrowableArray<uint16_t> out;
    return ToUpperCase(Wide(text), &out, &never);
  });
  TestOutOfMemory([&] {
    base::GrowableArray<uint16_t> out;
    return Normalize(Wide(text), NormalizationForm::kNFKD, &out, &never);
  });
  TestOutOfMemory([&] {
    CodePointRanges set;
    return LookupUnicodeProperty(base::CStrVector("Lu"), base::CStrVector(""), &set) == UnicodeLookup::kFound &&
           AddCaseEquivalents(&set, true);
  });
}

void TestEncoding() {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  const Utf8Scan scan = ScanUtf8(base::VectorOf(text.data(), text.size()));
  CHECK(scan.units == 5 && !scan.is_ascii && !scan.is_one_byte && scan.is_valid);
  uint16_t units[16];
  DecodeUtf8(base::VectorOf(text.data(), text.size()), units);
  CHECK(std::u16string(units, units + 5) == u"aé€😀");
  CHECK_EQ(Utf8Length(TwoByteSpan(units, 5)), text.size());
  char bytes[16];
  Utf8Written written = EncodeUtf8(TwoByteSpan(units, 5), bytes, sizeof bytes, LoneSurrogates::kReplace);
  CHECK(written.bytes == text.size() && written.units == 5 && std::memcmp(bytes, text.data(), text.size()) == 0);
  written = EncodeUtf8(TwoByteSpan(units, 5), bytes, 9, LoneSurrogates::kReplace);
  CHECK(written.bytes == 6 && written.units == 3);  // The pair does not fit and is not torn.
  written = EncodeUtf8(Narrow("a\xE9"), bytes, 2);
  CHECK(written.bytes == 1 && written.units == 1);
  // Malformed input, one replacement for each maximal part.
  auto decode = [](const std::string& input, LoneSurrogates lone) {
    const auto span = base::VectorOf(input.data(), input.size());
    std::u16string out(ScanUtf8(span, lone).units, u' ');
    DecodeUtf8(span, reinterpret_cast<uint16_t*>(out.data()), lone);
    return out;
  };
  CHECK(decode("\xF0\x9F\x98"
               "a",
               LoneSurrogates::kReplace) == u"\uFFFDa");
  CHECK(decode("\xC0\x80\xE0\x80\x80", LoneSurrogates::kReplace) == u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(decode("\xED\xA0\x80", LoneSurrogates::kReplace) == u"\uFFFD\uFFFD\uFFFD");
  CHECK(decode("\xED\xA0\x80", LoneSurrogates::kKeep) == std::u16string(1, 0xD800));
  CHECK(decode("\xF4\x90\x80\x80", LoneSurrogates::kReplace) == u"\uFFFD\uFFFD\uFFFD\uFFFD");
  const uint16_t lone[] = {0xD800};
  CHECK_EQ(EncodeUtf8(TwoByteSpan(lone, 1), bytes, 16, LoneSurrogates::kKeep).bytes, size_t{3});
  CHECK(std::memcmp(bytes, "\xED\xA0\x80", 3) == 0);
  CHECK(!IsWellFormed(TwoByteSpan(lone, 1), &never) && IsWellFormed(TwoByteSpan(units, 5), &never));
}

void TestHashing() {
  std::string narrow;
  std::u16string wide;
  for (int i = 0; i < 70; ++i) {
    CHECK_EQ(HashString(Narrow(narrow)), HashString(Wide(wide)));
    narrow.push_back(static_cast<char>(37 * i));
    wide.push_back(static_cast<uint8_t>(37 * i));
  }
  CHECK(HashString(Narrow("a")) != HashString(Narrow(std::string("a\0", 2))));
  uint32_t index;
  uint64_t integer;
  CHECK(TryParseArrayIndex(Narrow("0"), &index) && index == 0);
  CHECK(TryParseArrayIndex(Wide(u"4294967294"), &index) && index == 4294967294u);
  CHECK(!TryParseArrayIndex(Narrow("4294967295"), &index) && !TryParseArrayIndex(Narrow("01"), &index));
  CHECK(!TryParseArrayIndex(Narrow(""), &index) && !TryParseArrayIndex(Narrow("-1"), &index));
  CHECK(TryParseIntegerIndex(Narrow("9007199254740991"), &integer) && integer == 9007199254740991u);
  CHECK(!TryParseIntegerIndex(Narrow("9007199254740992"), &integer));
}

void TestSearch() {
  // Against the standard library, on texts of few letters, where periods and near misses are frequent.
  uint32_t random = 12345;
  auto next = [&random](uint32_t limit) {
    random = random * 1664525 + 1013904223;
    return (random >> 16) % limit;
  };
  for (int round = 0; round < 3000; ++round) {
    const uint32_t letters = 1 + next(4);
    std::string text, pattern;
    for (uint32_t i = next(300); i > 0; --i) text.push_back(static_cast<char>('a' + next(letters)));
    if (next(2) == 0 && !text.empty()) {
      pattern = text.substr(next(static_cast<uint32_t>(text.size())), next(40));
    } else {
      for (uint32_t i = next(20); i > 0; --i) pattern.push_back(static_cast<char>('a' + next(letters)));
    }
    const size_t start = next(static_cast<uint32_t>(text.size() + 1));
    const std::u16string wide_text(text.begin(), text.end()), wide_pattern(pattern.begin(), pattern.end());
    const size_t expected = text.find(pattern, start), expected_last = text.rfind(pattern, start);
    CHECK_EQ(IndexOf(Narrow(text), Narrow(pattern), start, &never), expected);
    CHECK_EQ(IndexOf(Narrow(text), Wide(wide_pattern), start, &never), expected);
    CHECK_EQ(IndexOf(Wide(wide_text), Narrow(pattern), start, &never), expected);
    CHECK_EQ(IndexOf(Wide(wide_text), Wide(wide_pattern), start, &never), expected);
    CHECK_EQ(LastIndexOf(Narrow(text), Narrow(pattern), start, &never), expected_last);
    CHECK_EQ(LastIndexOf(Wide(wide_text), Narrow(pattern), start, &never), expected_last);
  }
  // Quadratic without the two-way algorithm.
  const std::string hay(1 << 20, 'a'), needle = std::string(1 << 18, 'a') + "b";
  CHECK_EQ(IndexOf(Narrow(hay), Narrow(needle), 0, &never), kNotFound);
  CHECK_EQ(IndexOf(Narrow(hay), Narrow("b" + needle), 0, &never), kNotFound);
  CHECK_EQ(LastIndexOf(Narrow(hay), Narrow(needle), hay.size(), &never), kNotFound);
  CHECK_EQ(LastIndexOf(Narrow(hay), Narrow("b" + needle), hay.size(), &never), kNotFound);
  CHECK_EQ(LastIndexOf(Narrow(needle + hay), Narrow(needle), SIZE_MAX, &never), size_t{0});
  CHECK_EQ(LastIndexOf(Narrow(hay + "b" + hay), Narrow("b" + std::string(1000, 'a')), SIZE_MAX, &never), hay.size());
  CHECK_EQ(IndexOf(Narrow("abc"), Wide(u"\u0162"), 0, &never), kNotFound);
  CHECK_EQ(IndexOf(Narrow("abc"), Wide(u"\u0162\u0163"), 0, &never), kNotFound);
}

void TestSpans() {
  std::u16string text(100, u'a');
  CHECK(IsOneByte(Wide(text)));
  text[77] = 0x100;
  CHECK(!IsOneByte(Wide(text)));
  CHECK(CompareChars(Narrow("abc"), Wide(u"abd")) < 0 && CompareChars(Narrow("abc"), Wide(u"ab")) > 0);
  CHECK(CompareChars(Wide(u"abc"), Narrow("abc")) == 0);
}

// A request that one loop of a computation has heard is gone for the next one, which has to stop all the same.
void TestPoller() {
  std::atomic<uint8_t> requested = 1;
  base::Poller poller(
      &requested,
      [](void* data) {
        static_cast<std::atomic<uint8_t>*>(data)->store(0);
        return false;
      },
      &requested);
  CHECK(!poller() && poller.stopped());
  CHECK_EQ(requested.load(), 0);
  CHECK(!poller() && poller.stopped());
  CHECK(!poller.At(base::Poller::kPollInterval - 1));
  base::GrowableArray<uint16_t> out;
  const std::u16string text(100'000, u'\u1234');
  CHECK(Normalize(Wide(text), NormalizationForm::kNFD, &out, &poller));
  CHECK(out.size() == 0);
}

}  // namespace
}  // namespace v8::internal

int main() {
  using namespace v8::internal;
  TestCharacters();
  TestCase();
  TestRegExpCase();
  TestProperties();
  TestNormalization();
  TestMemory();
  TestEncoding();
  TestHashing();
  TestSearch();
  TestSpans();
  TestPoller();
  std::puts("strings-test: OK");
  return 0;
}
