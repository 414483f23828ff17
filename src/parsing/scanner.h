#ifndef FLAT8_SRC_PARSING_SCANNER_H_
#define FLAT8_SRC_PARSING_SCANNER_H_

#include <cstdint>

#include "src/ast/ast-value-factory.h"
#include "src/base/growable-array.h"
#include "src/common/message-template.h"
#include "src/parsing/parse-info.h"
#include "src/parsing/token.h"

namespace v8::internal {

// One token with everything that the parser may ask of it.
struct TokenInfo {
  Token token = Token::kIllegal;
  bool newline_before = false;
  bool has_escapes = false;                        // Identifiers, keywords, strings (which then are not directives).
  MessageTemplate octal = MessageTemplate::kNone;  // What is wrong with the literal in strict code.
  MessageTemplate error = MessageTemplate::kNone;  // Of kIllegal; of a template's cooked text.
  int begin = 0;
  int end = 0;
  int error_begin = 0;
  int error_end = 0;
  double number = 0;
  // Identifier's name, string's or template's (cooked) value, digits of a BigInt. Null: a keyword, see Scanner::Name.
  const AstRawString* string = nullptr;
  const AstRawString* raw = nullptr;  // Templates.
};

// Characters to tokens, with up to two tokens of look-ahead beyond the next one. Reads the source in place.
class Scanner {
 public:
  Scanner(AstValueFactory* factory, const SourceText& source, bool is_module, bool html_comments);
  // Starts at a position; the first token becomes peek().
  void Initialize(int position);

  const TokenInfo& current() const { return *current_; }
  const TokenInfo& next() const { return *next_; }
  Token peek() const { return next_->token; }
  Token PeekAhead() { return Ahead().token; }
  const TokenInfo& Ahead() {
    if (next_next_->token == kNotScanned) ScanInto(next_next_);
    return *next_next_;
  }
  const TokenInfo& AheadAhead() {
    Ahead();
    if (next_next_next_->token == kNotScanned) ScanInto(next_next_next_);
    return *next_next_next_;
  }
  V8_INLINE Token Next() {
    TokenInfo* old = current_;
    current_ = next_;
    next_ = next_next_;
    next_next_ = next_next_next_;
    next_next_next_ = old;
    old->token = kNotScanned;
    if (V8_LIKELY(next_->token == kNotScanned)) ScanInto(next_);
    return current_->token;
  }
  // The next token is / or /=: reads it as a regular expression; then current(). False: malformed, see next().error.
  bool ScanRegExp(const AstRawString** pattern, const AstRawString** flags);
  // The next token is }: reads it as the continuation of a template.
  void RescanTemplateContinuation();

  // Goes on behind the closing brace that ends at `end`, which becomes current().
  void SkipToBrace(int end) {
    Rewind(static_cast<uint32_t>(end) - 1);
    ScanInto(next_);
    Next();
    DCHECK(current_->token == Token::kRightBrace);
  }

  // The text of an identifier or keyword token.
  const AstRawString* Name(const TokenInfo& token) {
    if (token.string != nullptr) return token.string;
    return Slice(token.begin, token.end);
  }
  const AstRawString* Slice(int begin, int end);
  bool has_html_comment() const { return has_html_comment_; }
  const AstRawString* source_url() const { return source_url_; }
  const AstRawString* source_mapping_url() const { return source_mapping_url_; }
  int length() const { return static_cast<int>(length_); }
  // Where a comment, template or continued string begins that the end of the source cuts off; -1: none was met.
  int unfinished_token() const { return unfinished_token_; }

 private:
  static constexpr Token kNotScanned = static_cast<Token>(255);
  static constexpr int32_t kEnd = -1;

  void ScanInto(TokenInfo* token) {
    if (one_byte_ != nullptr) {
      Scan(one_byte_, token);
    } else {
      Scan(two_byte_, token);
    }
  }
  template <typename Char>
  void Scan(const Char* chars, TokenInfo* token);
  template <typename Char>
  void ScanPunctuator(const Char* chars, TokenInfo* token, uint32_t c);
  template <typename Char>
  bool SkipBlockComment(const Char* chars, bool* newline);
  template <typename Char>
  void SkipLineComment(const Char* chars);
  template <typename Char>
  void NoteMagicComment(const Char* chars, uint32_t begin, uint32_t end);
  template <typename Char>
  void ScanIdentifier(const Char* chars, TokenInfo* token);
  template <typename Char>
  void ScanIdentifierSlow(const Char* chars, TokenInfo* token, uint32_t begin);
  // Appends the rest of an identifier to buffer_. False: not an identifier.
  template <typename Char>
  bool ReadIdentifierParts(const Char* chars, TokenInfo* token);
  template <typename Char>
  void ScanPrivateName(const Char* chars, TokenInfo* token);
  template <typename Char>
  void ScanString(const Char* chars, TokenInfo* token, uint32_t quote);
  template <typename Char>
  void ScanTemplate(const Char* chars, TokenInfo* token);
  // After the backslash; appends to buffer_. False: malformed (token's error fields are set).
  template <typename Char>
  bool ScanEscape(const Char* chars, TokenInfo* token, bool in_template);
  template <typename Char>
  int32_t ScanUnicodeEscape(const Char* chars, TokenInfo* token);  // After `u`; -1: malformed.
  template <typename Char>
  void ScanNumber(const Char* chars, TokenInfo* token);
  // The parts of a number: true when they are read. False, but for ScanShortInteger: the token is illegal.
  struct NumberSyntax {
    int radix;
    bool is_legacy;  // A zero and digits behind it.
  };
  template <typename Char>
  NumberSyntax NumberSyntaxAt(const Char* chars) const;
  template <typename Char>
  bool ScanShortInteger(const Char* chars, TokenInfo* token);
  template <typename Char>
  bool ScanDecimalLiteral(const Char* chars, TokenInfo* token, bool is_legacy);
  template <typename Char>
  bool ScanNonDecimalLiteral(const Char* chars, TokenInfo* token, NumberSyntax syntax);
  template <typename Char>
  bool ScanFraction(const Char* chars, TokenInfo* token);
  template <typename Char>
  bool ScanExponentPart(const Char* chars, TokenInfo* token);
  void BadNumber(TokenInfo* token, MessageTemplate message);
  void SetBigInt(TokenInfo* token) {
    token->token = Token::kBigInt;
    token->string = BufferString();
  }
  template <typename Char>
  bool ScanDigits(const Char* chars, TokenInfo* token, int radix, bool separators);
  template <typename Char>
  uint32_t CodePointAt(const Char* chars, uint32_t position, uint32_t* width) const {
    const uint32_t c = chars[position];
    *width = 1;
    if constexpr (sizeof(Char) == 2) {
      if ((c & 0xFC00) == 0xD800 && position + 1 < length_ && (chars[position + 1] & 0xFC00) == 0xDC00) {
        *width = 2;
        return 0x10000 + ((c - 0xD800) << 10) + (chars[position + 1] - 0xDC00);
      }
    }
    return c;
  }
  template <typename Char>
  bool ScanRegExpBody(const Char* chars, const AstRawString** pattern, const AstRawString** flags);
  void Illegal(TokenInfo* token, MessageTemplate message, int begin, int end);
  template <typename Char>
  int32_t At(const Char* chars, uint32_t position) const {
    return position < length_ ? static_cast<int32_t>(chars[position]) : kEnd;
  }
  void AddChar(char16_t c) {
    if (!buffer_.TryAdd(c)) throw CompileAbort{CompileAbort::kOutOfMemory};
  }
  void AddCodePoint(uint32_t c);
  const AstRawString* BufferString() {
    return factory_->GetTwoByteString(buffer_.data(), static_cast<uint32_t>(buffer_.size()));
  }
  void Rewind(uint32_t position);

  AstValueFactory* factory_;
  Zone* zone_;  // for polls
  const uint8_t* one_byte_;
  const char16_t* two_byte_;
  uint32_t length_;
  uint32_t position_ = 0;
  bool is_module_;
  bool html_comments_;
  bool has_html_comment_ = false;
  int unfinished_token_ = -1;
  TokenInfo tokens_[4];
  TokenInfo* current_ = &tokens_[0];
  TokenInfo* next_ = &tokens_[1];
  TokenInfo* next_next_ = &tokens_[2];
  TokenInfo* next_next_next_ = &tokens_[3];
  base::GrowableArray<char16_t, 64> buffer_;
  const AstRawString* source_url_ = nullptr;
  const AstRawString* source_mapping_url_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PARSING_SCANNER_H_
