#include "src/parsing/parser.h"
#include "src/regexp/syntax/regexp-parser.h"

// Primary expressions (ECMA-262 §13.2) and names.
namespace v8::internal {

// ---- Names

const AstRawString* Parser::ParseIdentifierName() {
  if (V8_UNLIKELY(!IsPropertyName(peek()))) ReportUnexpectedNext();
  Next();
  return scanner_.Name(scanner_.current());
}

// Early errors of identifiers that are reserved only here.
void Parser::CheckIdentifier(const TokenInfo& token) {
  const Token t = token.token;
  if (V8_LIKELY(t == Token::kIdentifier)) return;
  if (!IsAnyIdentifier(t)) ReportUnexpected(token);
  if (t >= Token::kYield) {
    if (is_strict()) {
      if (token.has_escapes) Fail(MessageTemplate::kInvalidEscapedReservedWord, token.begin, token.end);
      Fail(MessageTemplate::kUnexpectedStrictReserved, token.begin, token.end);
    }
    if (t == Token::kYield && is_generator()) ReportUnexpected(token);
  } else if (t == Token::kAwait && is_await_reserved()) {
    if (token.has_escapes) Fail(MessageTemplate::kInvalidEscapedReservedWord, token.begin, token.end);
    if (is_async()) Fail(MessageTemplate::kAwaitBindingIdentifier, token.begin, token.end);
    Fail(MessageTemplate::kUnexpectedReserved, token.begin, token.end);
  } else if (t == Token::kAwait && await_identifier_position_ < 0) {
    await_identifier_position_ = token.begin;
  }
}

const AstRawString* Parser::ParseIdentifier() {
  Next();
  CheckIdentifier(scanner_.current());
  return scanner_.Name(scanner_.current());
}

Expression* Parser::ParseIdentifierReference() {
  const int begin = peek_position();
  const Token token = peek();
  const bool can_be_arrow = potential_arrow_position_ == begin;
  if (V8_UNLIKELY(token == Token::kAsync) && !scanner_.next().has_escapes && !scanner_.Ahead().newline_before) {
    if (scanner_.PeekAhead() == Token::kFunction) {
      Next();
      return ParseAsyncFunctionExpression(begin);
    }
    if (can_be_arrow && IsAnyIdentifier(scanner_.PeekAhead()) && scanner_.AheadAhead().token == Token::kArrow) {
      // async x => …
      Next();
      ArrowHead head(this, begin);
      if (peek() == Token::kAwait) Fail(MessageTemplate::kAwaitBindingIdentifier, peek_position(), scanner_.next().end);
      const AstRawString* name = ParseIdentifier();
      if (NewlineBeforeNext()) ReportUnexpectedNext();
      PointerList<Expression> list(this);
      list.Add(UseVariable(name, position()));
      return ParseArrow(list.Finish(), FunctionKind::kAsyncArrowFunction, begin, &head, true);
    }
  }
  Next();
  CheckIdentifier(scanner_.current());
  const AstRawString* name = scanner_.Name(scanner_.current());
  if (V8_UNLIKELY(peek() == Token::kArrow) && can_be_arrow) {
    if (NewlineBeforeNext()) ReportUnexpectedNext();
    ArrowHead head(this, begin);
    PointerList<Expression> list(this);
    list.Add(UseVariable(name, begin));
    return ParseArrow(list.Finish(), FunctionKind::kArrowFunction, begin, &head, true);
  }
  if (V8_UNLIKELY(name == factory_->arguments_string() && function_state_->in_class_initializer)) {
    FailCurrent(MessageTemplate::kArgumentsDisallowedInInitializerAndStaticBlock);
  }
  return UseVariable(name, begin);
}

// ---- Primary expressions

Expression* Parser::NumberLiteral() {
  Next();
  const TokenInfo& token = scanner_.current();
  if (V8_UNLIKELY(token.octal != MessageTemplate::kNone) && is_strict()) Fail(token.octal, token.begin, token.end);
  if (token.token == Token::kBigInt) return New<Literal>(token.begin, Literal::kBigInt, token.string);
  const double value = token.number;
  if (value <= 2147483647.0) {
    const int32_t integer = static_cast<int32_t>(value);
    if (integer == value) return New<Literal>(token.begin, integer);
  }
  return New<Literal>(token.begin, value);
}

Expression* Parser::ParsePrimary(CoverErrors* errors) {
  const Token token = peek();
  const int begin = peek_position();
  if (V8_LIKELY(IsAnyIdentifier(token))) return ParseIdentifierReference();
  switch (token) {
    case Token::kNumber:
    case Token::kBigInt:
      return NumberLiteral();
    case Token::kString: {
      Next();
      const TokenInfo& current = scanner_.current();
      if (V8_UNLIKELY(current.octal != MessageTemplate::kNone) && is_strict()) {
        Fail(current.octal, current.begin, current.end);
      }
      return New<Literal>(begin, Literal::kString, current.string);
    }
    case Token::kThis:
      Next();
      return UseThis(begin);
    case Token::kNull:
      Next();
      return New<Literal>(begin, Literal::kNull);
    case Token::kTrue:
      Next();
      return New<Literal>(begin, true);
    case Token::kFalse:
      Next();
      return New<Literal>(begin, false);
    case Token::kLeftParen:
      return ParseParenthesized(errors);
    case Token::kLeftBracket:
      return ParseArrayLiteral(errors);
    case Token::kLeftBrace:
      return ParseObjectLiteral(errors);
    case Token::kFunction:
      return ParseFunctionExpression();
    case Token::kNew:
      return ParseNew();
    case Token::kSuper:
      return ParseSuper(false);
    case Token::kImport:
      return ParseImportExpression(false);
    case Token::kMod: {
      if (!info_->allow_natives_syntax) break;
      Next();
      const AstRawString* name = ParseIdentifier();
      if (peek() != Token::kLeftParen) ReportUnexpectedNext();
      return New<NativesCall>(begin, name, ParseArguments());
    }
    case Token::kTemplateSpan:
    case Token::kTemplateTail:
      return ParseTemplate(nullptr, begin);
    case Token::kDiv:
    case Token::kAssignDiv:
      return ParseRegExp();
    case Token::kAt:
    case Token::kClass: {
      const AstList<Expression*> decorators = ParseDecorators();
      Expect(Token::kClass);
      const AstRawString* name = nullptr;
      int name_position = peek_position();
      if (peek() != Token::kLeftBrace && peek() != Token::kExtends) {
        if (IsStrictReserved(peek())) {
          Fail(MessageTemplate::kUnexpectedStrictReserved, name_position, scanner_.next().end);
        }
        name = ParseIdentifier();
        CheckBindingName(name, name_position);
        if (name == factory_->eval_string() || name == factory_->arguments_string()) {
          Fail(MessageTemplate::kStrictEvalArguments, name_position, end_position());
        }
      }
      return ParseClassLiteral(name != nullptr ? name : factory_->empty_string(), name_position, begin, name == nullptr,
                               decorators);
    }
    default:
      break;
  }
  ReportUnexpectedNext();
}

Expression* Parser::ParseRegExp() {
  const int begin = peek_position();
  const AstRawString* pattern;
  const AstRawString* flags;
  if (!scanner_.ScanRegExp(&pattern, &flags)) ReportUnexpectedNext();
  RegExpFlags bits = 0;
  if (!flags->is_one_byte() || !ParseRegExpFlags(flags->one_byte_data(), static_cast<int>(flags->length()), &bits))
    Fail(MessageTemplate::kMalformedRegExpFlags, begin, begin + 1);
  const char* error = nullptr;
  Zone zone;
  zone.set_poller(zone_->poller());
  const RegExpPattern text =
      pattern->is_one_byte()
          ? RegExpPattern(pattern->one_byte_data(), pattern->length())
          : RegExpPattern(reinterpret_cast<const uint16_t*>(pattern->two_byte_data()), pattern->length());
  switch (CheckRegExpPattern(&zone, text, bits, stack_limit_, &error)) {
    case RegExpStatus::kOk:
      break;
    case RegExpStatus::kOutOfMemory:
      throw CompileAbort{CompileAbort::kOutOfMemory};
    case RegExpStatus::kStopped:
      throw CompileAbort{CompileAbort::kStopped};
    case RegExpStatus::kSyntaxError:
      Fail(MessageTemplate::kMalformedRegExp, begin, end_position(), pattern, flags, factory_->GetString(error));
  }
  return New<RegExpLiteral>(begin, pattern, flags);
}

Expression* Parser::ParseTemplate(Expression* tag, int begin) {
  ZoneVector<const AstRawString*> raw(zone_);
  ZoneVector<const AstRawString*> cooked_list(zone_);
  ZoneVector<Expression*> substitutions(zone_);
  for (;;) {
    Next();
    const TokenInfo& token = scanner_.current();
    if (token.token != Token::kTemplateSpan && token.token != Token::kTemplateTail) ReportUnexpectedCurrent();
    if (token.string == nullptr && tag == nullptr) Fail(token.error, token.error_begin, token.error_end);
    cooked_list.push_back(token.string);
    raw.push_back(token.raw);
    if (token.token == Token::kTemplateTail) break;
    substitutions.push_back(ParseExpression());
    if (peek() != Token::kRightBrace) {
      Fail(MessageTemplate::kUnterminatedTemplateExpr, peek_position(), scanner_.next().end);
    }
    scanner_.RescanTemplateContinuation();
    if (peek() == Token::kIllegal) ReportUnexpectedNext();
  }
  if (tag != nullptr) {
    return New<TaggedTemplate>(begin, tag, ListOf(cooked_list), ListOf(raw), ListOf(substitutions));
  }
  if (substitutions.empty()) return New<Literal>(begin, Literal::kString, cooked_list[0]);
  return New<TemplateLiteral>(begin, ListOf(cooked_list), ListOf(substitutions));
}

// ( expression ), or the parameters of an arrow function.
Expression* Parser::ParseParenthesized(CoverErrors* outer_errors) {
  CheckStack();
  const int begin = peek_position();
  const bool can_be_arrow = potential_arrow_position_ == begin;
  ArrowHead head(this, begin);
  Next();
  likely_called_position_ = peek_position();
  const int saved_yield = yield_position_;
  const int saved_await = await_position_;
  yield_position_ = await_position_ = -1;
  CoverErrors errors;
  PointerList<Expression> list(this);
  bool has_rest = false;
  int trailing_comma = -1;
  const int inner_begin = peek_position();
  while (peek() != Token::kRightParen) {
    trailing_comma = -1;
    if (peek() == Token::kEllipsis) {
      const int rest_begin = peek_position();
      Next();
      BoundNames unused(zone_);
      // A binding already: only an arrow function can follow.
      Expression* target;
      if (peek() == Token::kLeftBrace || peek() == Token::kLeftBracket) {
        CoverErrors pattern_errors;
        target = ParsePrimary(&pattern_errors);
        CheckPatternErrors(pattern_errors, true);
      } else {
        const AstRawString* name = ParseIdentifier();
        target = UseVariable(name, position());
      }
      list.Add(New<Spread>(rest_begin, target));
      has_rest = true;
      if (peek() == Token::kAssign) {
        Fail(MessageTemplate::kRestDefaultInitializer, peek_position(), scanner_.next().end);
      }
      if (peek() == Token::kComma) Fail(MessageTemplate::kParamAfterRest, peek_position(), scanner_.next().end);
      break;
    }
    list.Add(ParseAssignment(true, &errors));
    if (!Check(Token::kComma)) break;
    trailing_comma = position();
  }
  Expect(Token::kRightParen);
  if (peek() == Token::kArrow && can_be_arrow && !NewlineBeforeNext()) {
    CheckPatternErrors(errors, true);
    if (yield_position_ >= 0) Fail(MessageTemplate::kYieldInParameter, yield_position_, yield_position_ + 5);
    if (await_position_ >= 0) {
      Fail(MessageTemplate::kAwaitExpressionFormalParameter, await_position_, await_position_ + 5);
    }
    yield_position_ = saved_yield;
    await_position_ = saved_await;
    return ParseArrow(list.Finish(), FunctionKind::kArrowFunction, begin, &head, true);
  }
  if (yield_position_ < 0 || saved_yield >= 0) yield_position_ = saved_yield;
  if (await_position_ < 0 || saved_await >= 0) await_position_ = saved_await;
  head.snapshot.Merge();
  if (list.size() == 0 || has_rest || trailing_comma >= 0) {
    if (peek() == Token::kArrow) ReportUnexpectedNext();
    if (list.size() == 0 || trailing_comma >= 0) {
      FailCurrent(MessageTemplate::kUnexpectedToken, factory_->GetString(")"));
    }
    Fail(MessageTemplate::kUnexpectedToken, list.at(list.size() - 1)->position(),
         list.at(list.size() - 1)->position() + 3, factory_->GetString("..."));
  }
  CheckExpressionErrors(errors);
  Expression* result = list.at(0);
  if (list.size() > 1) result = New<Sequence>(inner_begin, list.Finish());
  result->mark_parenthesized();
  // Parentheses around a pattern; around anything where only a binding is allowed.
  if (result->IsObjectLiteral() || result->IsArrayLiteral() || result->IsAssignment()) {
    if (outer_errors->parenthesized_assign < 0) outer_errors->parenthesized_assign = begin;
  }
  if (outer_errors->parenthesized_bind < 0) outer_errors->parenthesized_bind = begin;
  return result;
}

Expression* Parser::ParseAsyncCallOrArrow(const AstRawString*, int begin, bool* is_arrow) {
  const int saved_yield = yield_position_;
  const int saved_await = await_position_;
  const int saved_identifier = await_identifier_position_;
  yield_position_ = await_position_ = await_identifier_position_ = -1;
  ArrowHead head(this, begin);
  CoverErrors errors;
  AstList<Expression*> arguments = ParseArguments(&errors);
  if (peek() == Token::kArrow && !NewlineBeforeNext()) {
    *is_arrow = true;
    CheckPatternErrors(errors, true);
    if (yield_position_ >= 0) Fail(MessageTemplate::kYieldInParameter, yield_position_, yield_position_ + 5);
    if (await_position_ >= 0) {
      Fail(MessageTemplate::kAwaitExpressionFormalParameter, await_position_, await_position_ + 5);
    }
    if (await_identifier_position_ >= 0) {
      Fail(MessageTemplate::kAwaitBindingIdentifier, await_identifier_position_, await_identifier_position_ + 5);
    }
    yield_position_ = saved_yield;
    await_position_ = saved_await;
    await_identifier_position_ = saved_identifier;
    return ParseArrow(arguments, FunctionKind::kAsyncArrowFunction, begin, &head, true);
  }
  if (yield_position_ < 0 || saved_yield >= 0) yield_position_ = saved_yield;
  if (await_position_ < 0 || saved_await >= 0) await_position_ = saved_await;
  if (saved_identifier >= 0) await_identifier_position_ = saved_identifier;
  head.snapshot.Merge();
  CheckExpressionErrors(errors);
  pending_arguments_ = arguments;
  return nullptr;
}

Expression* Parser::ParseArrayLiteral(CoverErrors* errors) {
  CheckStack();
  Next();
  const int begin = position();
  PointerList<Expression> list(this);
  while (!Check(Token::kRightBracket)) {
    if (Check(Token::kComma)) {
      list.Add(nullptr);
      continue;
    }
    if (peek() == Token::kEllipsis) {
      Next();
      const int spread_begin = position();
      Expression* value = ParseAssignment(true, errors);
      list.Add(New<Spread>(spread_begin, value));
      if (peek() == Token::kComma && errors->trailing_comma < 0) errors->trailing_comma = peek_position();
    } else {
      list.Add(ParseAssignment(true, errors));
    }
    if (peek() != Token::kRightBracket) Expect(Token::kComma);
  }
  return New<ArrayLiteral>(begin, list.Finish());
}

Parser::PropertyName Parser::ParsePropertyName(bool allow_private) {
  PropertyName result;
  result.begin = peek_position();
  switch (peek()) {
    case Token::kString: {
      Next();
      const TokenInfo& token = scanner_.current();
      if (token.octal != MessageTemplate::kNone && is_strict()) Fail(token.octal, token.begin, token.end);
      result.name = token.string;
      break;
    }
    case Token::kNumber: {
      Literal* literal = NumberLiteral()->AsLiteral();
      result.name = factory_->NumberToString(literal->number());
      break;
    }
    case Token::kBigInt: {
      // The property key is the decimal text.
      Next();
      const AstRawString* digits = scanner_.current().string;
      result.name = digits;
      if (digits->length() > 2 && digits->At(0) == '0') result.name = BigIntToDecimal(digits);
      break;
    }
    case Token::kLeftBracket:
      Next();
      result.is_computed = true;
      result.key = ParseAssignment();
      Expect(Token::kRightBracket);
      return result;
    case Token::kPrivateName:
      if (!allow_private) ReportUnexpectedNext();
      Next();
      result.is_private = true;
      result.name = scanner_.current().string;
      return result;
    default:
      result.name = ParseIdentifierName();
  }
  result.key = New<Literal>(result.begin, Literal::kString, result.name);
  return result;
}

// 0x…, 0o…, 0b… as decimal digits.
const AstRawString* Parser::BigIntToDecimal(const AstRawString* digits) {
  const int radix = digits->At(1) == 'x' ? 16 : digits->At(1) == 'o' ? 8 : digits->At(1) == 'b' ? 2 : 10;
  if (radix == 10) return digits;
  ZoneVector<uint8_t> decimal(zone_);  // Least significant first.
  decimal.push_back(0);
  for (uint32_t i = 2; i < digits->length(); ++i) {
    const int c = digits->At(i);
    int carry = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    for (size_t j = 0; j < decimal.size(); ++j) {
      carry += decimal[j] * radix;
      decimal[j] = static_cast<uint8_t>(carry % 10);
      carry /= 10;
    }
    for (; carry != 0; carry /= 10) decimal.push_back(static_cast<uint8_t>(carry % 10));
  }
  uint8_t* text = zone_->AllocateArray<uint8_t>(decimal.size());
  for (size_t j = 0; j < decimal.size(); ++j) text[decimal.size() - 1 - j] = static_cast<uint8_t>('0' + decimal[j]);
  return factory_->GetOneByteString(text, static_cast<uint32_t>(decimal.size()));
}

// Of methods, in object literals and classes.
FunctionKind Parser::MethodModifiers::Kind(bool is_static) const {
  if (accessor == Token::kGet) return is_static ? FunctionKind::kStaticGetter : FunctionKind::kGetter;
  if (accessor == Token::kSet) return is_static ? FunctionKind::kStaticSetter : FunctionKind::kSetter;
  if (is_static) {
    if (is_async) return is_star ? FunctionKind::kStaticAsyncGeneratorMethod : FunctionKind::kStaticAsyncMethod;
    return is_star ? FunctionKind::kStaticGeneratorMethod : FunctionKind::kStaticConciseMethod;
  }
  if (is_async) return is_star ? FunctionKind::kAsyncGeneratorMethod : FunctionKind::kAsyncMethod;
  return is_star ? FunctionKind::kGeneratorMethod : FunctionKind::kConciseMethod;
}

bool Parser::BeginsPropertyName(Token token) {
  return IsPropertyName(token) || token == Token::kString || token == Token::kNumber || token == Token::kBigInt ||
         token == Token::kLeftBracket || token == Token::kPrivateName;
}

// async, get, set and *, as far as they are not themselves the name.
Parser::MethodModifiers Parser::ParseMethodModifiers() {
  MethodModifiers modifiers;
  const TokenInfo& first = scanner_.next();
  if (!first.has_escapes) {
    const Token token = first.token;
    if (token == Token::kAsync) {
      const TokenInfo& ahead = scanner_.Ahead();
      if ((BeginsPropertyName(ahead.token) || ahead.token == Token::kMul) && !ahead.newline_before) {
        Next();
        modifiers.is_async = true;
      }
    } else if ((token == Token::kGet || token == Token::kSet) && BeginsPropertyName(scanner_.PeekAhead())) {
      Next();
      modifiers.accessor = token;
      return modifiers;
    }
  }
  modifiers.is_star = Check(Token::kMul);
  return modifiers;
}

// The `name` of the function; empty when the property's name is computed.
const AstRawString* Parser::MethodName(const PropertyName& name, const MethodModifiers& modifiers) {
  if (name.name == nullptr) return factory_->empty_string();
  if (modifiers.accessor == Token::kGet) return factory_->Concat(factory_->get_space_string(), name.name);
  if (modifiers.accessor == Token::kSet) return factory_->Concat(factory_->set_space_string(), name.name);
  return name.name;
}

struct Parser::ObjectLiteralParts {
  ObjectLiteralParts(Zone* zone, int begin, CoverErrors* errors) : begin(begin), properties(zone), errors(errors) {}
  const int begin;
  ZoneVector<ObjectLiteralProperty> properties;
  CoverErrors* const errors;
  Scope* home_scope = nullptr;  // Made for the first method.
  bool has_proto = false;
};

Expression* Parser::ParseObjectLiteral(CoverErrors* errors) {
  CheckStack();
  Next();
  ObjectLiteralParts parts(zone_, position(), errors);
  while (!Check(Token::kRightBrace)) {
    parts.properties.push_back(ParsePropertyDefinition(&parts));
    if (peek() != Token::kRightBrace) Expect(Token::kComma);
  }
  Variable* home = nullptr;
  if (parts.home_scope != nullptr) {
    parts.home_scope->set_end_position(end_position());
    home = parts.home_scope->LookupLocal(factory_->dot_home_object_string());
    if (home == nullptr) parts.home_scope = parts.home_scope->Dissolve();
  }
  ObjectLiteral* literal = New<ObjectLiteral>(parts.begin, ListOf(parts.properties), parts.home_scope);
  literal->set_home_object(home);
  return literal;
}

ObjectLiteralProperty Parser::ParsePropertyDefinition(ObjectLiteralParts* parts) {
  const int begin = peek_position();
  ObjectLiteralProperty property{nullptr, nullptr, ObjectLiteralProperty::kValue, false, false, false, begin};
  if (Check(Token::kEllipsis)) {
    property.kind = ObjectLiteralProperty::kSpread;
    property.value = ParseAssignment(true, parts->errors);
    if (peek() == Token::kComma && parts->errors->trailing_comma < 0) parts->errors->trailing_comma = peek_position();
    return property;
  }
  const MethodModifiers modifiers = ParseMethodModifiers();
  const TokenInfo name_token = scanner_.next();
  const PropertyName name = ParsePropertyName(false);
  property.key = name.key;
  property.is_computed = name.is_computed;
  if (modifiers.MakeMethod() || peek() == Token::kLeftParen) {
    ParseObjectMethod(parts, name, modifiers, &property);
  } else if (Check(Token::kColon)) {
    ParsePropertyValue(parts, name, &property);
  } else {
    if (name.is_computed) ReportUnexpectedNext();
    property.value = ParseShorthandProperty(name, name_token, parts->errors);
  }
  return property;
}

// MethodDefinition, from its parameters on.
void Parser::ParseObjectMethod(ObjectLiteralParts* parts, const PropertyName& name, const MethodModifiers& modifiers,
                               ObjectLiteralProperty* property) {
  if (parts->home_scope == nullptr) {
    parts->home_scope = NewScope(ScopeType::kBlock);
    parts->home_scope->set_start_position(parts->begin);
  }
  ScopeState state(this, parts->home_scope);
  if (modifiers.accessor == Token::kGet) property->kind = ObjectLiteralProperty::kGetter;
  if (modifiers.accessor == Token::kSet) property->kind = ObjectLiteralProperty::kSetter;
  property->is_method = true;
  property->needs_set_function_name = name.is_computed;
  property->value = ParseFunctionLiteral(MethodName(name, modifiers), name.begin, false, modifiers.Kind(false),
                                         FunctionLiteral::kAccessorOrMethod, property->position, false);
}

// PropertyName : AssignmentExpression, behind the colon.
void Parser::ParsePropertyValue(ObjectLiteralParts* parts, const PropertyName& name, ObjectLiteralProperty* property) {
  property->value = ParseAssignment(true, parts->errors);
  if (!name.is_computed && name.name == factory_->proto_string()) {
    property->kind = ObjectLiteralProperty::kPrototype;
    if (parts->has_proto && parts->errors->double_proto < 0) parts->errors->double_proto = name.begin;
    parts->has_proto = true;
  } else if (property->value->IsAnonymousFunctionDefinition()) {
    property->needs_set_function_name = name.is_computed;
    if (!name.is_computed) SetNameOf(property->value, name.name);
  }
}

// IdentifierReference or CoverInitializedName, whose identifier has been read.
Expression* Parser::ParseShorthandProperty(const PropertyName& name, const TokenInfo& token, CoverErrors* errors) {
  CheckIdentifier(token);
  if (name.name == factory_->arguments_string() && function_state_->in_class_initializer) {
    FailCurrent(MessageTemplate::kArgumentsDisallowedInInitializerAndStaticBlock);
  }
  VariableProxy* proxy = UseVariable(name.name, name.begin);
  if (peek() != Token::kAssign) return proxy;
  if (errors->shorthand_initializer < 0) errors->shorthand_initializer = peek_position();
  Next();
  Expression* value = ParseAssignment();
  SetNameOf(value, name.name);
  return New<Assignment>(name.begin, Token::kAssign, proxy, value);
}

}  // namespace v8::internal
