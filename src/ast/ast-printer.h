#ifndef FLAT8_SRC_AST_AST_PRINTER_H_
#define FLAT8_SRC_AST_AST_PRINTER_H_

#include "src/ast/ast.h"
#include "src/base/growable-array.h"

namespace v8::internal {

// Writes a tree as nested lists for --print-ast and for tests. Each use of a variable shows where it is stored: x@p0
// (parameter), x@r1 (register), x@c2 (context slot), x@g (global), x@s2 (script context), x@m1 (module cell), x@?
// (looked up by name); `!` marks a hole check. Scopes show the slots of their contexts.
class AstPrinter {
 public:
  // The text, zero-terminated; valid until the printer is used again. Null: out of memory. Prints as much as fits the
  // native stack, deeper parts as "…".
  const char* Print(FunctionLiteral* literal, uintptr_t stack_limit = 0);
  // The functions met that were dropped by the parser.
  const base::GrowableArray<FunctionLiteral*>& lazy_functions() const { return lazy_functions_; }

 private:
  void Text(const char* text);
  void Name(const AstRawString* name);
  void Number(double value);
  void Open(const char* name);
  void Close();
  void Newline();
  void ScopeNote(const Scope* scope);
  void Declarations(const Scope* scope);
  void Var(const Variable* var);
  void Node(AstNode* node);
  void List(AstList<Statement*> list);
  void List(AstList<Expression*> list);
  void Function(FunctionLiteral* function);
  void Class(ClassLiteral* literal);

  base::GrowableArray<char> out_;
  base::GrowableArray<FunctionLiteral*> lazy_functions_;
  bool failed_ = false;
  int indent_ = 0;
  uintptr_t stack_limit_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_PRINTER_H_
