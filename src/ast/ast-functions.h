#ifndef FLAT8_SRC_AST_AST_FUNCTIONS_H_
#define FLAT8_SRC_AST_AST_FUNCTIONS_H_

#include "src/ast/ast-node.h"
#include "src/common/function-kind.h"

// Functions, and their parameters where the list is not simple.

namespace v8::internal {

// A parameter of a non-simple list: identifiers are bound like let.
struct Parameter {
  Expression* target;  // VariableProxy, pattern or AssignmentPattern.
  bool is_rest;        // The array of the remaining arguments.
  int position;
};

class FunctionLiteral : public Expression {
 public:
  enum Syntax : uint8_t { kAnonymousExpression, kNamedExpression, kDeclaration, kAccessorOrMethod, kWrapped };

  FunctionLiteral(int position, FunctionKind kind, Syntax syntax)
      : Expression(NodeType::kFunctionLiteral, position), kind_(kind), syntax_(syntax) {}

  FunctionKind kind() const { return kind_; }
  void set_kind(FunctionKind kind) { kind_ = kind; }
  Syntax syntax() const { return syntax_; }
  bool is_declaration() const { return syntax_ == kDeclaration; }
  bool is_anonymous_expression() const { return syntax_ == kAnonymousExpression; }
  // The value of the `name` property, the static one; empty when anonymous. `get x` / `set x` with the prefix.
  const AstRawString* name() const { return name_; }
  void set_name(const AstRawString* name) { name_ = name; }
  // For stack traces when name() is empty: "a.b.c" of an assignment; may be null.
  const AstRawString* inferred_name() const { return inferred_name_; }
  void set_inferred_name(const AstRawString* name) { inferred_name_ = name; }
  LanguageMode language_mode() const { return strict_ ? LanguageMode::kStrict : LanguageMode::kSloppy; }
  void set_language_mode(LanguageMode mode) { strict_ = is_strict(mode); }

  int parameter_count() const { return parameter_count_; }  // Declared ones without the rest parameter.
  void set_parameter_count(int count) { parameter_count_ = count; }
  int function_length() const { return function_length_; }  // The `length` property.
  void set_function_length(int length) { function_length_ = length; }
  bool has_simple_parameters() const { return has_simple_parameters_; }
  void set_has_simple_parameters(bool value) { has_simple_parameters_ = value; }
  bool has_duplicate_parameters() const { return has_duplicate_parameters_; }
  void set_has_duplicate_parameters() { has_duplicate_parameters_ = true; }

  // Source range that Function.prototype.toString shows: from `function` / `async` / the method's name or modifiers /
  // the parameters of an arrow function / `class` for constructors, to after the end of the body.
  int start_position() const { return position(); }
  int end_position() const { return end_position_; }
  // The range that ParseFunction parses again: from the opening parenthesis of the parameters (arrow functions: from
  // their first token) to after the body.
  int function_start_position() const { return function_start_position_; }
  void set_function_start_position(int position) { function_start_position_ = position; }
  void set_end_position(int position) { end_position_ = position; }
  int function_token_position() const { return position(); }

  // Number within the script, in source order of the end of parameter lists; 0 is the script itself.
  int function_literal_id() const { return function_literal_id_; }
  void set_function_literal_id(int id) { function_literal_id_ = id; }
  // The number that parsing the function's range must begin counting at.
  int first_function_literal_id() const { return first_function_literal_id_; }
  void set_first_function_literal_id(int id) { first_function_literal_id_ = id; }

  // False: the function was parsed, checked and dropped: body(), parameters() and scope() are empty, and it is compiled
  // later through ParseFunction with UnlinkedScope::For(outer_scope()).
  bool is_compiled_eagerly() const { return is_eager_; }
  void set_is_eager() { is_eager_ = true; }
  void set_is_lazy() {
    is_eager_ = false;
    scope_ = nullptr;
    body_ = {};
    parameters_ = {};
  }
  // Of a function that is compiled later: the functions within it, as the parser has written them down; 0: it has none.
  const PreparseData* preparse_data() const { return preparse_data_; }
  uint32_t preparsed_functions() const { return preparsed_functions_; }
  void set_preparsed_functions(const PreparseData* data, uint32_t list) {
    preparse_data_ = list == 0 ? nullptr : data;
    preparsed_functions_ = list;
  }

  DeclarationScope* scope() const { return scope_; }
  void set_scope(DeclarationScope* scope) { scope_ = scope; }
  // The scope that the closure is created in.
  Scope* outer_scope() const { return outer_scope_; }
  void set_outer_scope(Scope* scope) { outer_scope_ = scope; }
  // Only when the parameter list is not simple: evaluated in order in scope() before the body.
  AstList<Parameter> parameters() const { return parameters_; }
  void set_parameters(AstList<Parameter> parameters) { parameters_ = parameters; }
  // Non-null: the body has its own variable environment (parameter expressions could observe the difference).
  // DeclarationScope::var_copies() lists what starts with a parameter's value.
  DeclarationScope* body_scope() const { return body_scope_; }
  void set_body_scope(DeclarationScope* scope) { body_scope_ = scope; }
  // An arrow function with an expression body has one ReturnStatement.
  AstList<Statement*> body() const { return body_; }
  void set_body(AstList<Statement*> body) { body_ = body; }

  // In its own code or in functions within.
  bool calls_direct_eval() const { return calls_direct_eval_; }
  void set_calls_direct_eval(bool value) { calls_direct_eval_ = value; }
  // Class constructors: the class has fields or private methods, which the constructor (after super()) initialises by
  // calling the initializer function that the class literal attached to it.
  bool requires_instance_members_initializer() const { return requires_instance_members_initializer_; }
  void set_requires_instance_members_initializer() { requires_instance_members_initializer_ = true; }
  // How many fields that defines.
  int instance_field_count() const { return instance_field_count_; }
  void set_instance_field_count(int count) { instance_field_count_ = count; }
  bool class_scope_has_private_brand() const { return class_scope_has_private_brand_; }
  void set_class_scope_has_private_brand() { class_scope_has_private_brand_ = true; }

 private:
  FunctionKind kind_;
  Syntax syntax_;
  bool strict_ : 1 = false;
  bool has_simple_parameters_ : 1 = true;
  bool has_duplicate_parameters_ : 1 = false;
  bool is_eager_ : 1 = false;
  bool calls_direct_eval_ : 1 = false;
  bool requires_instance_members_initializer_ : 1 = false;
  bool class_scope_has_private_brand_ : 1 = false;
  int parameter_count_ = 0;
  int instance_field_count_ = 0;
  int function_length_ = 0;
  int end_position_ = 0;
  int function_start_position_ = 0;
  int function_literal_id_ = 0;
  int first_function_literal_id_ = 0;
  uint32_t preparsed_functions_ = 0;
  const PreparseData* preparse_data_ = nullptr;
  const AstRawString* name_ = nullptr;
  const AstRawString* inferred_name_ = nullptr;
  DeclarationScope* scope_ = nullptr;
  DeclarationScope* body_scope_ = nullptr;
  Scope* outer_scope_ = nullptr;
  AstList<Parameter> parameters_;
  AstList<Statement*> body_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_FUNCTIONS_H_
