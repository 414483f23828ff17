#ifndef FLAT8_SRC_PARSING_TOKEN_H_
#define FLAT8_SRC_PARSING_TOKEN_H_

#include <cstdint>

namespace v8::internal {

// TOKEN(name, text, precedence): precedence is that of the binary operator, 0 for everything else.
#define FLAT8_TOKEN_LIST(TOKEN)                                                            \
  TOKEN(kEndOfSource, "", 0)                                                               \
  TOKEN(kIllegal, "", 0)                                                                   \
  TOKEN(kLeftParen, "(", 0)                                                                \
  TOKEN(kRightParen, ")", 0)                                                               \
  TOKEN(kLeftBracket, "[", 0)                                                              \
  TOKEN(kRightBracket, "]", 0)                                                             \
  TOKEN(kLeftBrace, "{", 0)                                                                \
  TOKEN(kRightBrace, "}", 0)                                                               \
  TOKEN(kColon, ":", 0)                                                                    \
  TOKEN(kSemicolon, ";", 0)                                                                \
  TOKEN(kPeriod, ".", 0)                                                                   \
  TOKEN(kEllipsis, "...", 0)                                                               \
  TOKEN(kConditional, "?", 0)                                                              \
  TOKEN(kQuestionPeriod, "?.", 0)                                                          \
  TOKEN(kArrow, "=>", 0)                                                                   \
  TOKEN(kIncrement, "++", 0)                                                               \
  TOKEN(kDecrement, "--", 0)                                                               \
  TOKEN(kNot, "!", 0)                                                                      \
  TOKEN(kBitNot, "~", 0)                                                                   \
  TOKEN(kAt, "@", 0)                                                                       \
  /* Assignment operators, in the order of the binary operators below. */                  \
  TOKEN(kAssign, "=", 0)                                                                   \
  TOKEN(kAssignNullish, "\?\?=", 0)                                                        \
  TOKEN(kAssignOr, "||=", 0)                                                               \
  TOKEN(kAssignAnd, "&&=", 0)                                                              \
  TOKEN(kAssignBitOr, "|=", 0)                                                             \
  TOKEN(kAssignBitXor, "^=", 0)                                                            \
  TOKEN(kAssignBitAnd, "&=", 0)                                                            \
  TOKEN(kAssignShl, "<<=", 0)                                                              \
  TOKEN(kAssignSar, ">>=", 0)                                                              \
  TOKEN(kAssignShr, ">>>=", 0)                                                             \
  TOKEN(kAssignAdd, "+=", 0)                                                               \
  TOKEN(kAssignSub, "-=", 0)                                                               \
  TOKEN(kAssignMul, "*=", 0)                                                               \
  TOKEN(kAssignDiv, "/=", 0)                                                               \
  TOKEN(kAssignMod, "%=", 0)                                                               \
  TOKEN(kAssignExp, "**=", 0)                                                              \
  TOKEN(kComma, ",", 0)                                                                    \
  TOKEN(kNullish, "\?\?", 3)                                                               \
  TOKEN(kOr, "||", 4)                                                                      \
  TOKEN(kAnd, "&&", 5)                                                                     \
  TOKEN(kBitOr, "|", 6)                                                                    \
  TOKEN(kBitXor, "^", 7)                                                                   \
  TOKEN(kBitAnd, "&", 8)                                                                   \
  TOKEN(kShl, "<<", 11)                                                                    \
  TOKEN(kSar, ">>", 11)                                                                    \
  TOKEN(kShr, ">>>", 11)                                                                   \
  TOKEN(kAdd, "+", 12)                                                                     \
  TOKEN(kSub, "-", 12)                                                                     \
  TOKEN(kMul, "*", 13)                                                                     \
  TOKEN(kDiv, "/", 13)                                                                     \
  TOKEN(kMod, "%", 13)                                                                     \
  TOKEN(kExp, "**", 14)                                                                    \
  TOKEN(kEqual, "==", 9)                                                                   \
  TOKEN(kNotEqual, "!=", 9)                                                                \
  TOKEN(kEqualStrict, "===", 9)                                                            \
  TOKEN(kNotEqualStrict, "!==", 9)                                                         \
  TOKEN(kLess, "<", 10)                                                                    \
  TOKEN(kGreater, ">", 10)                                                                 \
  TOKEN(kLessEqual, "<=", 10)                                                              \
  TOKEN(kGreaterEqual, ">=", 10)                                                           \
  TOKEN(kInstanceof, "instanceof", 10)                                                     \
  TOKEN(kIn, "in", 10)                                                                     \
  /* Literals. */                                                                          \
  TOKEN(kNumber, "", 0)                                                                    \
  TOKEN(kBigInt, "", 0)                                                                    \
  TOKEN(kString, "", 0)                                                                    \
  TOKEN(kTemplateSpan, "", 0) /* `...${ or }...${ */                                       \
  TOKEN(kTemplateTail, "", 0) /* `...` or }...` */                                         \
  TOKEN(kPrivateName, "", 0)                                                               \
  /* Reserved words. */                                                                    \
  TOKEN(kNull, "null", 0)                                                                  \
  TOKEN(kTrue, "true", 0)                                                                  \
  TOKEN(kFalse, "false", 0)                                                                \
  TOKEN(kThis, "this", 0)                                                                  \
  TOKEN(kSuper, "super", 0)                                                                \
  TOKEN(kNew, "new", 0)                                                                    \
  TOKEN(kTypeof, "typeof", 0)                                                              \
  TOKEN(kVoid, "void", 0)                                                                  \
  TOKEN(kDelete, "delete", 0)                                                              \
  TOKEN(kBreak, "break", 0)                                                                \
  TOKEN(kCase, "case", 0)                                                                  \
  TOKEN(kCatch, "catch", 0)                                                                \
  TOKEN(kClass, "class", 0)                                                                \
  TOKEN(kConst, "const", 0)                                                                \
  TOKEN(kContinue, "continue", 0)                                                          \
  TOKEN(kDebugger, "debugger", 0)                                                          \
  TOKEN(kDefault, "default", 0)                                                            \
  TOKEN(kDo, "do", 0)                                                                      \
  TOKEN(kElse, "else", 0)                                                                  \
  TOKEN(kEnum, "enum", 0)                                                                  \
  TOKEN(kExport, "export", 0)                                                              \
  TOKEN(kExtends, "extends", 0)                                                            \
  TOKEN(kFinally, "finally", 0)                                                            \
  TOKEN(kFor, "for", 0)                                                                    \
  TOKEN(kFunction, "function", 0)                                                          \
  TOKEN(kIf, "if", 0)                                                                      \
  TOKEN(kImport, "import", 0)                                                              \
  TOKEN(kReturn, "return", 0)                                                              \
  TOKEN(kSwitch, "switch", 0)                                                              \
  TOKEN(kThrow, "throw", 0)                                                                \
  TOKEN(kTry, "try", 0)                                                                    \
  TOKEN(kVar, "var", 0)                                                                    \
  TOKEN(kWhile, "while", 0)                                                                \
  TOKEN(kWith, "with", 0)                                                                  \
  /* A reserved word spelled with an escape sequence: a property name, never a keyword. */ \
  TOKEN(kEscapedKeyword, "", 0)                                                            \
  /* Identifiers: everything from here on may name a variable in some context. */          \
  TOKEN(kIdentifier, "", 0)                                                                \
  TOKEN(kAs, "as", 0)                                                                      \
  TOKEN(kFrom, "from", 0)                                                                  \
  TOKEN(kGet, "get", 0)                                                                    \
  TOKEN(kSet, "set", 0)                                                                    \
  TOKEN(kOf, "of", 0)                                                                      \
  TOKEN(kMeta, "meta", 0)                                                                  \
  TOKEN(kTarget, "target", 0)                                                              \
  TOKEN(kAccessor, "accessor", 0)                                                          \
  TOKEN(kUsing, "using", 0)                                                                \
  TOKEN(kAsync, "async", 0)                                                                \
  TOKEN(kAwait, "await", 0)                                                                \
  /* Reserved in strict code. */                                                           \
  TOKEN(kYield, "yield", 0)                                                                \
  TOKEN(kLet, "let", 0)                                                                    \
  TOKEN(kStatic, "static", 0)                                                              \
  TOKEN(kFutureStrictReserved, "", 0)                                                      \
  TOKEN(kEscapedStrictReserved, "", 0)

enum class Token : uint8_t {
#define TOKEN(name, text, precedence) name,
  FLAT8_TOKEN_LIST(TOKEN)
#undef TOKEN
};

inline const char* TokenText(Token token) {
  static constexpr const char* kTexts[] = {
#define TOKEN(name, text, precedence) text,
      FLAT8_TOKEN_LIST(TOKEN)
#undef TOKEN
  };
  return kTexts[static_cast<int>(token)];
}

inline int TokenPrecedence(Token token) {
  static constexpr uint8_t kPrecedences[] = {
#define TOKEN(name, text, precedence) precedence,
      FLAT8_TOKEN_LIST(TOKEN)
#undef TOKEN
  };
  return kPrecedences[static_cast<int>(token)];
}

inline bool IsTokenInRange(Token token, Token first, Token last) { return token >= first && token <= last; }
inline bool IsAssignmentOperator(Token token) { return IsTokenInRange(token, Token::kAssign, Token::kAssignExp); }
inline bool IsLogicalAssignment(Token token) { return IsTokenInRange(token, Token::kAssignNullish, Token::kAssignAnd); }
inline bool IsCompareOperator(Token token) { return IsTokenInRange(token, Token::kEqual, Token::kIn); }
inline bool IsLogicalOperator(Token token) { return IsTokenInRange(token, Token::kNullish, Token::kAnd); }
inline bool IsReservedWord(Token token) {
  return IsTokenInRange(token, Token::kNull, Token::kWith) || token == Token::kInstanceof || token == Token::kIn;
}
inline bool IsAnyIdentifier(Token token) { return token >= Token::kIdentifier; }
inline bool IsStrictReserved(Token token) { return token >= Token::kYield; }
// Anything that may follow a period.
inline bool IsPropertyName(Token token) { return IsReservedWord(token) || token >= Token::kEscapedKeyword; }
// += -> +; the assignment operators stand in the order of the binary ones with the comma between.
inline Token BinaryOperatorOf(Token assignment) {
  return static_cast<Token>(static_cast<int>(assignment) - static_cast<int>(Token::kAssignNullish) +
                            static_cast<int>(Token::kNullish));
}
static_assert(static_cast<int>(Token::kAssignExp) - static_cast<int>(Token::kAssignNullish) ==
              static_cast<int>(Token::kExp) - static_cast<int>(Token::kNullish));

}  // namespace v8::internal

#endif  // FLAT8_SRC_PARSING_TOKEN_H_
