#ifndef FLAT8_SRC_PARSING_KEYWORDS_H_
#define FLAT8_SRC_PARSING_KEYWORDS_H_

#include <array>
#include <cstdint>

#include "src/parsing/token.h"

namespace v8::internal {

struct Keyword {
  char text[11] = {};
  uint8_t length = 0;
  Token token = Token::kIdentifier;
};

// A perfect hash over first, second and last character and the length; two words in one place fail to compile.
constexpr uint32_t KeywordHash(uint32_t first, uint32_t second, uint32_t last, uint32_t length) {
  return (first * 48 + second * 23 + last * 44 + length) & 255;
}

constexpr std::array<Keyword, 256> MakeKeywordTable() {
  std::array<Keyword, 256> table;
  auto add = [&table](const char* text, Token token) {
    uint8_t length = 0;
    while (text[length] != 0) ++length;
    // Too short texts are the tokens without one; operators do not begin with a letter.
    if (length < 2 || text[0] < 'a' || text[0] > 'z') return;
    Keyword& k = table[KeywordHash(text[0], text[1], text[length - 1], length)];
    if (k.length != 0) throw "keywords collide";
    for (int i = 0; i < length; ++i) k.text[i] = text[i];
    k.length = length;
    k.token = token;
  };
#define TOKEN(name, text, precedence) add(text, Token::name);
  FLAT8_TOKEN_LIST(TOKEN)
#undef TOKEN
  for (const char* text : {"implements", "interface", "package", "private", "protected", "public"}) {
    add(text, Token::kFutureStrictReserved);
  }
  return table;
}

inline constexpr std::array<Keyword, 256> kKeywordTable = MakeKeywordTable();

template <typename Char>
inline Token KeywordOrIdentifier(const Char* chars, uint32_t length) {
  if (length < 2 || length > 10) return Token::kIdentifier;
  const Keyword& k = kKeywordTable[KeywordHash(chars[0], chars[1], chars[length - 1], length)];
  if (k.length != length) return Token::kIdentifier;
  for (uint32_t i = 0; i < length; ++i) {
    if (chars[i] != static_cast<unsigned char>(k.text[i])) return Token::kIdentifier;
  }
  return k.token;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_PARSING_KEYWORDS_H_
