#ifndef FLAT8_SRC_AST_AST_REFERENCES_H_
#define FLAT8_SRC_AST_AST_REFERENCES_H_

#include "src/ast/ast-node.h"
#include "src/ast/ast-value-factory.h"

// Identifiers, properties, and whole chains with `?.`.

namespace v8::internal {

// A use of an identifier, of `this`, new.target, or of a private name.
class VariableProxy : public Expression {
 public:
  VariableProxy(int position, const AstRawString* name) : Expression(NodeType::kVariableProxy, position), name_(name) {}
  const AstRawString* raw_name() const { return name_; }
  Variable* var() const { return var_; }  // Bound when the parser has returned.
  void BindTo(Variable* var) { var_ = var; }
  // Whether this use must check for an uninitialised binding.
  bool needs_hole_check() const { return flags_ & kNeedsHoleCheck; }
  void set_needs_hole_check() { flags_ |= kNeedsHoleCheck; }
  bool is_this() const { return flags_ & kThis; }
  void set_is_this() { flags_ |= kThis; }
  bool is_new_target() const { return flags_ & kNewTarget; }
  void set_is_new_target() { flags_ |= kNewTarget; }
  bool is_private_name() const { return flags_ & kPrivateName; }
  void set_is_private_name() { flags_ |= kPrivateName; }
  bool is_assigned() const { return flags_ & kAssigned; }
  void set_is_assigned() { flags_ |= kAssigned; }
  // Stands for a use inside of a function whose tree was dropped.
  bool is_from_skipped_function() const { return flags_ & kFromSkipped; }
  void set_is_from_skipped_function() { flags_ |= kFromSkipped; }
  // Null unless this is a DroppedFunctionUse.
  inline DroppedFunction* dropped_function() const;
  // A declaration's own binding: not resolved, bound when declared.
  bool is_removed() const { return flags_ & kRemoved; }
  void set_is_removed() { flags_ |= kRemoved; }
  void clear_removed() { flags_ &= ~kRemoved; }
  int end_position() const { return position() + static_cast<int>(name_->length()); }

  VariableProxy* next_unresolved() const { return next_unresolved_; }
  VariableProxy** next_unresolved_address() { return &next_unresolved_; }

 private:
  enum : uint8_t {
    kNeedsHoleCheck = 1,
    kThis = 2,
    kNewTarget = 4,
    kPrivateName = 8,
    kAssigned = 16,
    kFromSkipped = 32,
    kRemoved = 64,
    kOfDropped = 128
  };
  const AstRawString* name_;
  Variable* var_ = nullptr;
  VariableProxy* next_unresolved_ = nullptr;
  friend class DroppedFunctionUse;
};

// Stands for a use inside of a function whose tree was dropped, when the function around it will be dropped as well.
class DroppedFunctionUse : public VariableProxy {
 public:
  DroppedFunctionUse(int position, const AstRawString* name, DroppedFunction* function)
      : VariableProxy(position, name), function_(function) {
    flags_ |= kFromSkipped | kOfDropped;
  }
  DroppedFunction* function() const { return function_; }

 private:
  DroppedFunction* function_;
};

DroppedFunction* VariableProxy::dropped_function() const {
  return (flags_ & kOfDropped) != 0 ? static_cast<const DroppedFunctionUse*>(this)->function() : nullptr;
}

// object.key, object[key], object?.key
class Property : public Expression {
 public:
  Property(int position, Expression* object, Expression* key, bool is_optional)
      : Expression(NodeType::kProperty, position), object_(object), key_(key) {
    flags_ = is_optional;
  }
  Expression* object() const { return object_; }
  Expression* key() const { return key_; }
  bool is_optional_chain_link() const { return flags_; }
  // a.b and a["b"]: the key is a string literal that is not an array index.
  inline bool IsNamed() const;
  inline const AstRawString* name() const;  // Only if IsNamed().

 private:
  Expression* object_;
  Expression* key_;
};

// object.#name
class PrivateProperty : public Expression {
 public:
  PrivateProperty(int position, Expression* object, VariableProxy* name, bool is_optional)
      : Expression(NodeType::kPrivateProperty, position), object_(object), name_(name) {
    flags_ = is_optional;
  }
  Expression* object() const { return object_; }
  VariableProxy* name() const { return name_; }
  bool is_optional_chain_link() const { return flags_; }

 private:
  Expression* object_;
  VariableProxy* name_;
};

// super.key, super[key]
class SuperProperty : public Expression {
 public:
  SuperProperty(int position, Expression* key, VariableProxy* home_object, VariableProxy* this_proxy)
      : Expression(NodeType::kSuperProperty, position), key_(key), home_object_(home_object), this_proxy_(this_proxy) {}
  Expression* key() const { return key_; }
  VariableProxy* home_object() const { return home_object_; }
  VariableProxy* this_proxy() const { return this_proxy_; }

 private:
  Expression* key_;
  VariableProxy* home_object_;
  VariableProxy* this_proxy_;
};

// A whole chain with at least one `?.`: where a link finds null or undefined the value of this node is undefined.
class OptionalChain : public Expression {
 public:
  OptionalChain(int position, Expression* expression)
      : Expression(NodeType::kOptionalChain, position), expression_(expression) {}
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_REFERENCES_H_
