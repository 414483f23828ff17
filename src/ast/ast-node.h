#ifndef FLAT8_SRC_AST_AST_NODE_H_
#define FLAT8_SRC_AST_AST_NODE_H_

#include <cstddef>
#include <cstdint>

#include "src/ast/ast-fwd.h"
#include "src/base/logging.h"

// What every node of the syntax tree has: its type, its position (an offset in the source, in characters) and, of an
// expression, whether it stood in parentheses. Nodes live in a zone and have no virtual functions: switch on
// node_type(). Include ast.h, which has every node and the casts between them.

namespace v8::internal {

enum class NodeType : uint8_t {
#define AST_NODE(Name) k##Name,
#include "src/ast/ast-nodes.def"
#undef AST_NODE
};

// A finished list: an array in the zone.
template <typename T>
class AstList {
 public:
  AstList() = default;
  AstList(T* data, uint32_t size) : data_(data), size_(size) {}
  uint32_t size() const { return size_; }
  int length() const { return static_cast<int>(size_); }
  bool empty() const { return size_ == 0; }
  T& operator[](size_t i) const {
    DCHECK(i < size_);
    return data_[i];
  }
  T* begin() const { return data_; }
  T* end() const { return data_ + size_; }
  T& back() const { return data_[size_ - 1]; }

 private:
  T* data_ = nullptr;
  uint32_t size_ = 0;
};

class AstNode {
 public:
  NodeType node_type() const { return type_; }
  int position() const { return position_; }
  void set_position(int position) { position_ = position; }

#define AST_NODE(Name)                                         \
  bool Is##Name() const { return type_ == NodeType::k##Name; } \
  inline Name* As##Name(); /* Null when it is not one. */      \
  inline const Name* As##Name() const;
#include "src/ast/ast-nodes.def"
#undef AST_NODE
  bool IsExpression() const { return type_ >= NodeType::kLiteral; }
  bool IsIterationStatement() const { return type_ <= NodeType::kForOfStatement; }
  bool IsBreakableStatement() const { return type_ <= NodeType::kLabelledStatement; }
  bool IsPattern() const { return type_ == NodeType::kObjectPattern || type_ == NodeType::kArrayPattern; }
  inline BreakableStatement* AsBreakableStatement();
  inline IterationStatement* AsIterationStatement();

 protected:
  AstNode(NodeType type, int position) : position_(position), type_(type) {}

  int32_t position_;
  NodeType type_;
  // Expression:
  bool is_parenthesized_ = false;
  uint8_t flags_ = 0;   // Of the subclass.
  uint8_t flags2_ = 0;  // Of the subclass.
};

class Statement : public AstNode {
 protected:
  using AstNode::AstNode;
};

class Expression : public AstNode {
 public:
  bool is_parenthesized() const { return is_parenthesized_; }
  void mark_parenthesized() { is_parenthesized_ = true; }
  inline bool IsSimpleReference() const;  // Identifier or property: a valid target of simple assignment.
  inline bool IsPropertyReference() const;
  inline bool IsAnonymousFunctionDefinition() const;
  inline bool IsStringLiteral() const;
  inline bool IsNullLiteral() const;

 protected:
  using AstNode::AstNode;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_NODE_H_
