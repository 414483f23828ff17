#ifndef FLAT8_SRC_AST_AST_FWD_H_
#define FLAT8_SRC_AST_AST_FWD_H_

namespace v8::internal {

class AstRawString;
class AstValueFactory;
class Zone;
class Scope;
class DeclarationScope;
class ClassScope;
class ModuleDescriptor;
class Variable;
class UnlinkedScope;
class PreparseData;
struct DroppedFunction;

class AstNode;
class Statement;
class Expression;
class BreakableStatement;
class IterationStatement;
#define AST_NODE(Name) class Name;
#include "src/ast/ast-nodes.def"
#undef AST_NODE

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_FWD_H_
