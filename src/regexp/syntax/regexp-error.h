#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_ERROR_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_ERROR_H_

namespace v8::internal::regexp_error {

// The ends of "Invalid regular expression: /%/%: %".
inline constexpr const char kTooLarge[] = "Regular expression too large";
inline constexpr const char kUnterminatedGroup[] = "Unterminated group";
inline constexpr const char kUnmatchedParen[] = "Unmatched ')'";
inline constexpr const char kEscapeAtEnd[] = "\\ at end of pattern";
inline constexpr const char kInvalidPropertyName[] = "Invalid property name";
inline constexpr const char kInvalidPropertyNameInClass[] = "Invalid property name in character class";
inline constexpr const char kInvalidEscape[] = "Invalid escape";
inline constexpr const char kInvalidClassEscape[] = "Invalid class escape";
inline constexpr const char kInvalidDecimalEscape[] = "Invalid decimal escape";
inline constexpr const char kInvalidUnicodeEscape[] = "Invalid Unicode escape";
inline constexpr const char kNothingToRepeat[] = "Nothing to repeat";
inline constexpr const char kLoneQuantifierBrackets[] = "Lone quantifier brackets";
inline constexpr const char kRangeOutOfOrder[] = "numbers out of order in {} quantifier";
inline constexpr const char kIncompleteQuantifier[] = "Incomplete quantifier";
inline constexpr const char kInvalidQuantifier[] = "Invalid quantifier";
inline constexpr const char kInvalidGroup[] = "Invalid group";
inline constexpr const char kMultipleFlagDashes[] = "Multiple dashes in flag group";
inline constexpr const char kRepeatedFlag[] = "Repeated flag in flag group";
inline constexpr const char kInvalidFlagGroup[] = "Invalid flag group";
inline constexpr const char kTooManyCaptures[] = "Too many captures";
inline constexpr const char kInvalidCaptureGroupName[] = "Invalid capture group name";
inline constexpr const char kDuplicateCaptureGroupName[] = "Duplicate capture group name";
inline constexpr const char kInvalidNamedReference[] = "Invalid named reference";
inline constexpr const char kInvalidNamedCaptureReferenced[] = "Invalid named capture referenced";
inline constexpr const char kUnterminatedCharacterClass[] = "Unterminated character class";
inline constexpr const char kOutOfOrderCharacterClass[] = "Range out of order in character class";
inline constexpr const char kInvalidClassSetOperation[] = "Invalid set operation in character class";
inline constexpr const char kInvalidCharacterInClass[] = "Invalid character in character class";
inline constexpr const char kNegatedCharacterClassWithStrings[] = "Negated character class may contain strings";
inline constexpr const char kInvalidCharacterClass[] = "Invalid character class";

}  // namespace v8::internal::regexp_error

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_ERROR_H_
