#ifndef FLAT8_SRC_AST_AST_LITERALS_H_
#define FLAT8_SRC_AST_AST_LITERALS_H_

#include "src/ast/ast-node.h"
#include "src/ast/ast-value-factory.h"

// Literals of primitive values and regular expressions, object and array literals, templates.

namespace v8::internal {

class Literal : public Expression {
 public:
  enum Kind : uint8_t { kSmi, kNumber, kString, kBigInt, kBoolean, kNull, kUndefined };

  Literal(int position, Kind kind) : Expression(NodeType::kLiteral, position) { flags_ = kind; }
  Literal(int position, bool value) : Literal(position, kBoolean) { boolean_ = value; }
  Literal(int position, int32_t value) : Literal(position, kSmi) { smi_ = value; }
  Literal(int position, double value) : Literal(position, kNumber) { number_ = value; }
  // kString, or kBigInt: the digits as written, with 0x / 0o / 0b, without `n` and separators.
  Literal(int position, Kind kind, const AstRawString* string) : Literal(position, kind) { string_ = string; }

  Kind kind() const { return static_cast<Kind>(flags_); }
  bool IsString() const { return kind() == kString; }
  bool IsNumber() const { return kind() <= kNumber; }
  int32_t smi() const { return smi_; }
  double number() const { return kind() == kSmi ? smi_ : number_; }
  bool boolean() const { return boolean_; }
  const AstRawString* string() const { return string_; }

 private:
  union {
    int32_t smi_;
    double number_;
    bool boolean_;
    const AstRawString* string_;
  };
};

class RegExpLiteral : public Expression {
 public:
  RegExpLiteral(int position, const AstRawString* pattern, const AstRawString* flags)
      : Expression(NodeType::kRegExpLiteral, position), pattern_(pattern), flags_string_(flags) {}
  const AstRawString* pattern() const { return pattern_; }
  const AstRawString* flags() const { return flags_string_; }

 private:
  const AstRawString* pattern_;
  const AstRawString* flags_string_;
};

struct ObjectLiteralProperty {
  enum Kind : uint8_t {
    kValue,      // key: value, shorthand, method.
    kPrototype,  // __proto__: value (not shorthand, method or computed).
    kGetter,
    kSetter,
    kSpread,  // ...value; key is null.
  };
  Expression* key;  // Literal (string or number) unless is_computed.
  Expression* value;
  Kind kind;
  bool is_computed;
  bool is_method;  // Method, getter or setter: not enumerable in classes, has a home object.
  // The value is an anonymous function or class and the key computed: its name is set at run time.
  bool needs_set_function_name;
  int position;
};

class ObjectLiteral : public Expression {
 public:
  ObjectLiteral(int position, AstList<ObjectLiteralProperty> properties, Scope* home_scope)
      : Expression(NodeType::kObjectLiteral, position), properties_(properties), home_scope_(home_scope) {}
  AstList<ObjectLiteralProperty> properties() const { return properties_; }
  // Non-null when some method uses `super`: a block scope around the literal; the object goes to home_object() as soon
  // as it is made.
  Scope* home_scope() const { return home_scope_; }
  Variable* home_object() const { return home_object_; }
  void set_home_object(Variable* variable) { home_object_ = variable; }

 private:
  AstList<ObjectLiteralProperty> properties_;
  Scope* home_scope_;
  Variable* home_object_ = nullptr;
};

class ArrayLiteral : public Expression {
 public:
  ArrayLiteral(int position, AstList<Expression*> elements)
      : Expression(NodeType::kArrayLiteral, position), elements_(elements) {}
  AstList<Expression*> elements() const { return elements_; }  // Null: a hole. Spread: an iterable.

 private:
  AstList<Expression*> elements_;
};

class TemplateLiteral : public Expression {
 public:
  TemplateLiteral(int position, AstList<const AstRawString*> strings, AstList<Expression*> substitutions)
      : Expression(NodeType::kTemplateLiteral, position), strings_(strings), substitutions_(substitutions) {}
  AstList<const AstRawString*> strings() const { return strings_; }  // One more than substitutions.
  AstList<Expression*> substitutions() const { return substitutions_; }

 private:
  AstList<const AstRawString*> strings_;
  AstList<Expression*> substitutions_;
};

class TaggedTemplate : public Expression {
 public:
  TaggedTemplate(int position, Expression* tag, AstList<const AstRawString*> cooked, AstList<const AstRawString*> raw,
                 AstList<Expression*> substitutions)
      : Expression(NodeType::kTaggedTemplate, position),
        tag_(tag),
        cooked_(cooked),
        raw_(raw),
        substitutions_(substitutions) {}
  Expression* tag() const { return tag_; }                         // A property reference provides the receiver.
  AstList<const AstRawString*> cooked() const { return cooked_; }  // Null: undefined (a malformed escape).
  AstList<const AstRawString*> raw() const { return raw_; }
  AstList<Expression*> substitutions() const { return substitutions_; }
  // See Call.
  bool is_tail_call() const { return flags_ & 1; }
  void set_is_tail_call() { flags_ |= 1; }

 private:
  Expression* tag_;
  AstList<const AstRawString*> cooked_;
  AstList<const AstRawString*> raw_;
  AstList<Expression*> substitutions_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_LITERALS_H_
