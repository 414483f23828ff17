#ifndef FLAT8_SRC_AST_AST_CLASSES_H_
#define FLAT8_SRC_AST_AST_CLASSES_H_

#include "src/ast/ast-node.h"

// Classes: the literal, its elements, and the statement that runs fields and static blocks.

namespace v8::internal {

struct ClassElement {
  enum Kind : uint8_t { kMethod, kGetter, kSetter, kField, kStaticBlock, kAutoAccessor };
  Kind kind;
  bool is_static;
  bool is_computed;
  bool is_private;
  bool needs_set_function_name;  // As in ObjectLiteralProperty.
  Expression* key;  // Literal, or the expression when is_computed; VariableProxy of a private name; null: block.
  // Method, accessor: FunctionLiteral. Field, auto-accessor: the initializer expression or null. Static block: Block.
  AstNode* value;
  // A computed key of a field: where the class literal puts the key (after ToPropertyKey) for the initializer.
  VariableProxy* computed_key;
  int position;
  AstList<Expression*> decorators{};  // In source order.
  // Of decorated fields and of auto-accessors: where the class literal puts the ElementRecord for the initializer.
  VariableProxy* record = nullptr;
};

// The only statement of the synthetic functions kClassMembersInitializer and kClassStaticInitializer: defines fields on
// `this`, runs static blocks, in order. Before the first field of instances, private methods are installed (brand
// check).
class InitializeClassElements : public Statement {
 public:
  InitializeClassElements(int position, AstList<ClassElement*> elements)
      : Statement(NodeType::kInitializeClassElements, position), elements_(elements) {}
  AstList<ClassElement*> elements() const { return elements_; }  // Fields, auto-accessors and static blocks.
  // What decorators of methods want to be run on instances, before anything else: a record, or null.
  VariableProxy* method_record() const { return method_record_; }
  void set_method_record(VariableProxy* proxy) { method_record_ = proxy; }

 private:
  AstList<ClassElement*> elements_;
  VariableProxy* method_record_ = nullptr;
};

class ClassLiteral : public Expression {
 public:
  ClassLiteral(int position, ClassScope* scope, Expression* extends, FunctionLiteral* constructor,
               AstList<ClassElement*> elements, int end_position)
      : Expression(NodeType::kClassLiteral, position),
        scope_(scope),
        extends_(extends),
        constructor_(constructor),
        elements_(elements),
        end_position_(end_position) {}
  // Holds the inner name, private names, keys of fields and home objects; entered around everything, `extends` as well.
  ClassScope* scope() const { return scope_; }
  Expression* extends() const { return extends_; }               // May be null.
  FunctionLiteral* constructor() const { return constructor_; }  // Never null; its name() is that of the class.
  // Methods, accessors, computed keys of fields, whatever has a record: in order. Fields and static blocks are run by
  // the initializers.
  AstList<ClassElement*> elements() const { return elements_; }
  FunctionLiteral* instance_members_initializer() const { return instance_members_initializer_; }  // May be null.
  FunctionLiteral* static_initializer() const { return static_initializer_; }                      // May be null.
  void set_initializers(FunctionLiteral* instance_members, FunctionLiteral* static_elements) {
    instance_members_initializer_ = instance_members;
    static_initializer_ = static_elements;
  }
  AstList<Expression*> decorators() const { return decorators_; }  // In source order; evaluated outside of the scope.
  void set_decorators(AstList<Expression*> decorators) { decorators_ = decorators; }
  VariableProxy* method_record() const { return method_record_; }  // See InitializeClassElements.
  void set_method_record(VariableProxy* proxy) { method_record_ = proxy; }
  // The class or one of its elements has a decorator.
  bool is_decorated() const { return flags_ & 4; }
  void set_is_decorated() { flags_ |= 4; }
  Variable* class_variable() const;  // The inner name binding, null: none.
  bool is_anonymous_expression() const { return flags_ & 2; }
  void set_is_anonymous_expression() { flags_ |= 2; }
  int start_position() const { return position(); }
  int end_position() const { return end_position_; }

 private:
  ClassScope* scope_;
  Expression* extends_;
  FunctionLiteral* constructor_;
  AstList<ClassElement*> elements_;
  FunctionLiteral* instance_members_initializer_ = nullptr;
  FunctionLiteral* static_initializer_ = nullptr;
  AstList<Expression*> decorators_;
  VariableProxy* method_record_ = nullptr;
  int end_position_;
};

class ClassDeclaration : public Statement {
 public:
  ClassDeclaration(int position, VariableProxy* proxy, ClassLiteral* literal)
      : Statement(NodeType::kClassDeclaration, position), proxy_(proxy), literal_(literal) {}
  VariableProxy* proxy() const { return proxy_; }  // Initialised with the class.
  ClassLiteral* literal() const { return literal_; }

 private:
  VariableProxy* proxy_;
  ClassLiteral* literal_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_CLASSES_H_
