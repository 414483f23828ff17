// Regular expressions without a heap: patterns against subjects, early errors, interrupts and limits.
//   regexp-test            runs the tables of regexp-test-cases.inc and what follows
//   regexp-test --bench    times a few kinds of patterns
//   regexp-test --stdin    reads lines "pattern flags subject" (UTF-16 in hexadecimal, - for an empty field), prints results

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "src/base/fault-injector.h"
#include "src/base/logging.h"
#include "src/regexp/regexp-matcher.h"
#include "src/regexp/syntax/regexp-syntax.h"
#include "src/zone/zone.h"

namespace v8::internal {
namespace {

using Text = std::u16string;

Text FromUtf8(const char* text, size_t length) {
  Text result;
  for (size_t i = 0; i < length;) {
    const unsigned char lead = static_cast<unsigned char>(text[i++]);
    uint32_t c = lead;
    int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    if (more > 0) c = lead & (0x3F >> more);
    while (more-- > 0) c = c << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
    if (c > 0xFFFF) {
      result += static_cast<char16_t>(0xD7C0 + (c >> 10));
      result += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    } else {
      result += static_cast<char16_t>(c);
    }
  }
  return result;
}
Text FromUtf8(const char* text) { return FromUtf8(text, std::strlen(text)); }

std::string ToUtf8(const Text& text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    uint32_t c = text[i];
    if ((c & 0xFC00) == 0xD800 && i + 1 < text.size() && (text[i + 1] & 0xFC00) == 0xDC00) {
      c = 0x10000 + ((c & 0x3FF) << 10) + (text[++i] & 0x3FF);
    }
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else if (c < 0x800) {
      result += static_cast<char>(0xC0 | c >> 6);
      result += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      result += static_cast<char>(0xE0 | c >> 12);
      result += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      result += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      result += static_cast<char>(0xF0 | c >> 18);
      result += static_cast<char>(0x80 | (c >> 12 & 0x3F));
      result += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      result += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return result;
}

uintptr_t StackLimit() { return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - 512 * 1024; }

const uint16_t* Units(const Text& text) { return reinterpret_cast<const uint16_t*>(text.data()); }

bool IsLatin1(const Text& text) {
  for (char16_t c : text) {
    if (c > 0xFF) return false;
  }
  return true;
}

std::vector<uint8_t> Narrow(const Text& text) { return std::vector<uint8_t>(text.begin(), text.end()); }

struct Regexp {
  Regexp(const Text& pattern, const char* flag_text, bool narrow = false) {
    Zone zone;
    RegExpFlags flags = 0;
    CHECK(ParseRegExpFlags(flag_text, static_cast<int>(std::strlen(flag_text)), &flags));
    const std::vector<uint8_t> bytes = Narrow(pattern);
    const RegExpPattern text = narrow ? RegExpPattern(bytes.data(), bytes.size())
                                      : RegExpPattern(Units(pattern), pattern.size());
    const RegExpCompileResult result = RegExpSyntax::Compile(&zone, text, flags, StackLimit());
    program = result.program;
    error = result.error;
    const char* other = nullptr;
    Zone check_zone;
    const bool valid = IsValidPattern(&check_zone, text, flags, StackLimit(), &other);
    CHECK_EQ(valid, program != nullptr);
  }
  ~Regexp() {
    if (program != nullptr) program->Free();
  }
  RegExpProgram* program = nullptr;
  const char* error = nullptr;
};

template <typename Char>
std::string Describe(const RegExpProgram* program, const Text& subject, const Char* chars, MatchContext& context) {
  std::vector<int32_t> captures(program->capture_count() * 2, -2);
  const RegExpMatchResult result =
      RegExpMatcher::Match(program, chars, static_cast<int32_t>(subject.size()), 0, captures.data(), context);
  if (result == RegExpMatchResult::kNoMatch) return "null";
  if (result == RegExpMatchResult::kOutOfMemory) return "out of memory";
  if (result == RegExpMatchResult::kInterrupted) return "interrupted";
  std::string text = std::to_string(captures[0]) + ":";
  for (size_t i = 0; i < captures.size(); i += 2) {
    if (i != 0) text += "|";
    text += captures[i] < 0 ? "<none>" : ToUtf8(subject.substr(captures[i], captures[i + 1] - captures[i]));
  }
  return text;
}

std::string MatchAll(const Text& pattern, const char* flags, const Text& subject) {
  static MatchContext context;
  const Regexp regexp(pattern, flags, IsLatin1(pattern));
  if (regexp.program == nullptr) return std::string("error: ") + (regexp.error != nullptr ? regexp.error : "memory");
  const std::string wide = Describe(regexp.program, subject, Units(subject), context);
  if (IsLatin1(subject)) {
    const std::vector<uint8_t> bytes = Narrow(subject);
    const std::string narrow = Describe(regexp.program, subject, bytes.data(), context);
    if (narrow != wide) return wide + " but in one byte " + narrow;
  }
  return wide;
}

struct Case {
  const char* pattern;
  const char* flags;
  const char* subject;
  const char* expected;
};

const Case kCases[] = {
#include "test/unit/regexp-test-cases.inc"
};

int RunCases() {
  int failures = 0;
  for (const Case& test : kCases) {
    const std::string actual = MatchAll(FromUtf8(test.pattern), test.flags, FromUtf8(test.subject));
    if (actual == test.expected) continue;
    ++failures;
    std::printf("/%s/%s on \"%s\"\n  expected %s\n  actual   %s\n", test.pattern, test.flags, test.subject,
                test.expected, actual.c_str());
  }
  std::printf("%zu cases, %d failures\n", sizeof(kCases) / sizeof(kCases[0]), failures);
  return failures;
}

void TestInterrupt() {
  const Regexp regexp(FromUtf8("(a*)*b"), "");
  const std::string subject(40, 'a');
  const std::atomic<uint8_t> requested{1};
  int calls = 0;
  const base::Poller poller(&requested, [](void* data) { return ++*static_cast<int*>(data) < 3; }, &calls);
  MatchContext context;
  context.set_poller(poller);
  int32_t captures[4];
  const auto* chars = reinterpret_cast<const uint8_t*>(subject.data());
  CHECK(RegExpMatcher::Match(regexp.program, chars, 40, 0, captures, context) == RegExpMatchResult::kInterrupted);
  CHECK_EQ(calls, 3);
  // Where nothing backtracks, long subjects are polled as well.
  const std::string text(1 << 20, 'a');
  for (const char* pattern : {"x", "[xy]z", "a+x", "^b", "^(?:a)*?$", "^(a)*$", "^(a*)\\1x", "^a*[^a]", "^a*?x", "(?<=^a*)x"}) {
    const Regexp scan(FromUtf8(pattern), "m");
    context.set_poller(poller);
    calls = 2;
    CHECK(RegExpMatcher::Match(scan.program, reinterpret_cast<const uint8_t*>(text.data()), 1 << 20, 0, captures,
                               context) == RegExpMatchResult::kInterrupted);
    CHECK_EQ(calls, 3);
  }
  const Regexp counted(FromUtf8("(?:a?){1000000000}"), "");
  context.set_poller(poller);
  calls = 2;
  CHECK(RegExpMatcher::Match(counted.program, chars, 40, 0, captures, context) == RegExpMatchResult::kInterrupted);
}

void TestLimits() {
  // The backtrack stack ends at 64 MiB.
  const Regexp regexp(FromUtf8("(?:a|ab)*c"), "");
  const Regexp greedy(FromUtf8("(?:.|\\n)*?(?:x|(?:a|ab)*)*c"), "");
  const std::string subject(20 << 20, 'a');
  MatchContext context;
  int32_t captures[2];
  const auto* chars = reinterpret_cast<const uint8_t*>(subject.data());
  const int32_t length = static_cast<int32_t>(subject.size());
  CHECK(RegExpMatcher::Match(regexp.program, chars, length, 0, true, captures, context) ==
        RegExpMatchResult::kOutOfMemory);
  CHECK(RegExpMatcher::Match(regexp.program, chars, 10, 0, true, captures, context) == RegExpMatchResult::kNoMatch);

  // Nesting ends with an error, not with the native stack.
  Text nested;
  for (int i = 0; i < 100000; ++i) nested += u"(?:";
  for (int i = 0; i < 100000; ++i) nested += u")";
  CHECK_EQ(std::strcmp(Regexp(nested, "").error, "Regular expression too large"), 0);
  Text classes(100000, u'[');
  CHECK_EQ(std::strcmp(Regexp(classes, "v").error, "Regular expression too large"), 0);
  Text groups;
  for (int i = 0; i < 40000; ++i) groups += u"()";
  CHECK_EQ(std::strcmp(Regexp(groups, "").error, "Too many captures"), 0);
}

void TestNames() {
  const Regexp regexp(FromUtf8("(?<year>\\d+)-(?<month>\\d+)|(?<month>\\d+)/(?<year>\\d+)"), "");
  CHECK_EQ(regexp.program->name_count(), 2u);
  CHECK_EQ(regexp.program->name(0).length(), 4u);
  CHECK_EQ(regexp.program->name(0)[0], 'y');
  CHECK_EQ(regexp.program->name_groups(0).length(), 2u);
  CHECK_EQ(regexp.program->name_groups(0)[0], 1u);
  CHECK_EQ(regexp.program->name_groups(0)[1], 4u);
  CHECK_EQ(regexp.program->name_groups(1)[0], 2u);
  CHECK_EQ(regexp.program->name_groups(1)[1], 3u);
}

// Starts behind the first character, and matches that stick to them.
void TestStart() {
  MatchContext context;
  int32_t captures[2];
  const uint8_t subject[] = "ab ab";
  const Regexp regexp(FromUtf8("ab"), "");
  CHECK(RegExpMatcher::Match(regexp.program, subject, 5, 1, captures, context) == RegExpMatchResult::kMatch);
  CHECK_EQ(captures[0], 3);
  CHECK(RegExpMatcher::Match(regexp.program, subject, 5, 1, true, captures, context) == RegExpMatchResult::kNoMatch);
  CHECK(RegExpMatcher::Match(regexp.program, subject, 5, 3, true, captures, context) == RegExpMatchResult::kMatch);
  CHECK(RegExpMatcher::Match(regexp.program, subject, 5, 5, captures, context) == RegExpMatchResult::kNoMatch);
  const Regexp anchored(FromUtf8("^ab"), "");
  CHECK(RegExpMatcher::Match(anchored.program, subject, 5, 3, captures, context) == RegExpMatchResult::kNoMatch);
  const uint16_t pair[] = {0xD83D, 0xDE00};
  const Regexp dot(FromUtf8("."), "u");
  CHECK(RegExpMatcher::Match(dot.program, pair, 2, 1, captures, context) == RegExpMatchResult::kMatch);
  CHECK_EQ(captures[0], 0);
  CHECK_EQ(captures[1], 2);
}

// Every request for memory fails once: compiling and matching say so, and leave nothing behind.
void TestOutOfMemory() {
  const Text pattern = FromUtf8("(?<word>[\\p{L}--\\p{Lu}]+|\\p{Emoji_Keycap_Sequence}|[k-\\u{10410}])(?:a|ab)*\\k<word>c");
  const std::string subject = "word" + std::string(100000, 'a');
  for (uint64_t n = 1; n < 1000; ++n) {
    base::FaultInjector::FailAt(n);
    Zone zone;
    MatchContext context;
    RegExpFlags flags = kRegExpIgnoreCase | kRegExpUnicodeSets;
    const RegExpCompileResult result =
        RegExpSyntax::Compile(&zone, RegExpPattern(Units(pattern), pattern.size()), flags, StackLimit());
    bool failed = result.status == RegExpStatus::kOutOfMemory;
    CHECK_EQ(result.program == nullptr, failed);
    if (result.program != nullptr) {
      int32_t captures[4];
      failed = RegExpMatcher::Match(result.program, reinterpret_cast<const uint8_t*>(subject.data()),
                                    static_cast<int32_t>(subject.size()), 0, captures,
                                    context) == RegExpMatchResult::kOutOfMemory;
      result.program->Free();
    }
    const bool injected = base::FaultInjector::failures() != 0;
    base::FaultInjector::Reset();
    CHECK_EQ(failed, injected);
    if (!injected) {
      CHECK(n > 10);
      return;
    }
  }
  CHECK(false);
}

// --- Modes ---

Text FromHex(const std::string& field) {
  Text text;
  if (field == "-") return text;
  for (size_t i = 0; i + 3 < field.size(); i += 4) {
    text += static_cast<char16_t>(std::stoi(field.substr(i, 4), nullptr, 16));
  }
  return text;
}

void RunStandardInput() {
  char* line = nullptr;
  size_t capacity = 0;
  while (getline(&line, &capacity, stdin) > 0) {
    std::string fields[3];
    int field = 0;
    for (const char* c = line; *c != 0 && *c != '\n'; ++c) {
      if (*c == ' ') {
        ++field;
      } else {
        fields[field] += *c;
      }
    }
    std::string flags = fields[1] == "-" ? "" : fields[1];
    std::printf("%s\n", MatchAll(FromHex(fields[0]), flags.c_str(), FromHex(fields[2])).c_str());
  }
  free(line);
}

void RunBenchmarks(const char* filter) {
  struct Benchmark {
    const char* name;
    const char* pattern;
    const char* flags;
  };
  const Benchmark benchmarks[] = {
      {"literal", "needle", ""},
      {"literal, no case", "NeEdLe", "i"},
      {"word list", "Huck[a-zA-Z]+|Saw[a-zA-Z]+|needle", ""},
      {"alternatives", "one|two|three|needle|five", ""},
      {"class run", "[a-z]{12,}", ""},
      {"words", "\\b\\w+ing\\b", ""},
      {"address", "[\\w.+-]+@[\\w-]+\\.[\\w.-]+", ""},
      {"captures", "(\\w+)\\s+(\\w+)=(\\d+)", ""},
      {"lazy", "<(\\w+).*?>.*?</\\1>", ""},
      {"lines", "^(.*?),(.*?),(.*)$", "m"},
      {"spaces", "\\s+$", "m"},
      {"groups", "(?:a|b|cd)+e", ""},
  };
  std::string text;
  uint32_t seed = 1;
  const char* words[] = {"the", "quick", "one", "brown", "fox", "jumping", "over", "lazy", "dog,", "name=12", "<b>x</b>",
                         "a.b@example.org", "needing", "need", "two,", "thr", "abcdcd", "Sawyer", "extraordinarily"};
  while (text.size() < 100000) {
    seed = seed * 1664525 + 1013904223;
    text += words[(seed >> 16) % 19];
    text += (seed >> 28) == 0 ? "  \n" : " ";
  }
  MatchContext context;
  for (const Benchmark& benchmark : benchmarks) {
    if (filter != nullptr && std::strstr(benchmark.name, filter) == nullptr) continue;
    const Regexp regexp(FromUtf8(benchmark.pattern), benchmark.flags);
    std::vector<int32_t> captures(regexp.program->capture_count() * 2);
    int matches = 0;
    const auto begin = std::chrono::steady_clock::now();
    const int rounds = 20;
    for (int round = 0; round < rounds; ++round) {
      int32_t at = 0;
      matches = 0;
      while (RegExpMatcher::Match(regexp.program, reinterpret_cast<const uint8_t*>(text.data()),
                                  static_cast<int32_t>(text.size()), at, captures.data(),
                                  context) == RegExpMatchResult::kMatch) {
        ++matches;
        at = captures[1] > captures[0] ? captures[1] : captures[1] + 1;
      }
    }
    const double nanoseconds =
        std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count() / rounds;
    std::printf("%-18s %7d matches %8.1f us  %6.2f ns/char\n", benchmark.name, matches, nanoseconds / 1000,
                nanoseconds / static_cast<double>(text.size()));
  }
}

}  // namespace
}  // namespace v8::internal

int main(int argc, char** argv) {
  using namespace v8::internal;
  if (argc > 1 && std::strcmp(argv[1], "--stdin") == 0) {
    RunStandardInput();
    return 0;
  }
  if (argc > 1 && std::strcmp(argv[1], "--bench") == 0) {
    RunBenchmarks(argc > 2 ? argv[2] : nullptr);
    return 0;
  }
  const int failures = RunCases();
  TestStart();
  TestNames();
  TestInterrupt();
  TestLimits();
  TestOutOfMemory();
  return failures == 0 ? 0 : 1;
}
