#ifndef FLAT8_SRC_AST_VARIABLES_H_
#define FLAT8_SRC_AST_VARIABLES_H_

#include <cstdint>

#include "src/ast/ast-fwd.h"
#include "src/zone/zone.h"

namespace v8::internal {

enum class VariableMode : uint8_t {
  kLet,  // let, class declarations, functions in blocks, parameters of non-simple lists.
  kConst,
  kVar,  // var, functions of the top level, parameters, catch parameters, everything internal.
  // Private names of a class; each is an (immutable) binding of the class scope.
  kPrivateField,
  kPrivateMethod,
  kPrivateGetter,
  kPrivateSetter,
  kPrivateAccessor,  // Getter and setter.
  kDynamic,          // Not a declaration: a reference that is looked up by name at run time.
};
inline bool IsLexicalMode(VariableMode mode) { return mode <= VariableMode::kConst; }

enum class VariableKind : uint8_t {
  kNormal,
  kParameter,
  kFunction,      // Bound to a function declaration.
  kFunctionName,  // The name of a function expression inside of it: assignments throw in strict code, else do nothing.
  kCatchParameter,
  kThis,
  kNewTarget,
  kArguments,
  kThisFunction,  // The running function, for super().
  kHomeObject,    // .home_object / .static_home_object of a class or object literal with methods that use `super`.
  kClassName,     // The inner binding of a class.
  kImport,        // Immutable, lives in another module.
  kPrivateName,
  kInternal,  // Computed keys of fields, the brand of private methods.
};

enum class VariableLocation : uint8_t {
  kUnallocated,  // Unused: has no storage.
  kParameter,    // index(): number of the parameter; -1 is the receiver.
  kLocal,        // index(): number of the register, counted per function.
  kContext,      // index(): slot in the context of scope().
  kGlobal,  // var or function of a script, or not declared anywhere: by name, script contexts before the global object.
  kScriptContext,  // let, const or class of a script. index(): slot in the script's context; reachable by name as well.
  // The same in an entry of an interactive shell: its declaration initialises the slot, and all else finds it by name,
  // as kGlobal, because a later entry may declare it anew.
  kReplBinding,
  kModule,  // index(): slot in the module's context; it holds the cell that importers share.
  kLookup,  // By name at run time: `with`, or a sloppy direct eval may have declared it.
};

// A binding. References point to it through VariableProxy::var().
class Variable {
 public:
  Variable(Scope* scope, const AstRawString* name, VariableMode mode, VariableKind kind)
      : scope_(scope), name_(name), mode_(mode), kind_(kind) {}

  Scope* scope() const { return scope_; }  // Null for names that are declared nowhere.
  const AstRawString* raw_name() const { return name_; }
  VariableMode mode() const { return mode_; }
  void set_mode(VariableMode mode) { mode_ = mode; }
  VariableKind kind() const { return kind_; }
  void set_kind(VariableKind kind) { kind_ = kind; }
  VariableLocation location() const { return location_; }
  int index() const { return index_; }
  void AllocateTo(VariableLocation location, int index) {
    location_ = location;
    index_ = index;
  }
  bool IsUnallocated() const { return location_ == VariableLocation::kUnallocated; }
  bool IsStackLocal() const { return location_ == VariableLocation::kLocal; }
  bool IsContextSlot() const { return location_ == VariableLocation::kContext; }
  bool IsGlobal() const { return location_ == VariableLocation::kGlobal; }
  // Uses find it by its name among what scripts have declared, then on the global object.
  bool IsGlobalByName() const { return IsGlobal() || location_ == VariableLocation::kReplBinding; }
  bool IsScriptContext() const {
    return location_ == VariableLocation::kScriptContext || location_ == VariableLocation::kReplBinding;
  }
  bool IsModule() const { return location_ == VariableLocation::kModule; }
  bool IsLookup() const { return location_ == VariableLocation::kLookup; }
  bool IsLexical() const { return IsLexicalMode(mode_); }

  bool is_this() const { return kind_ == VariableKind::kThis; }
  // Assigning is an error (TypeError kConstAssign), but for the name of a sloppy function expression, where it is
  // ignored.
  bool is_immutable() const {
    return mode_ == VariableMode::kConst || kind_ == VariableKind::kFunctionName || kind_ == VariableKind::kClassName ||
           kind_ == VariableKind::kImport;
  }
  bool is_sloppy_function_name() const { return kind_ == VariableKind::kFunctionName && !throws_on_const_assign_; }
  void set_throws_on_const_assign() { throws_on_const_assign_ = true; }

  // Some reference may run before initialisation, so the storage starts as the hole. False: no check is needed at all.
  bool needs_hole_check() const { return needs_hole_check_; }
  void set_needs_hole_check() { needs_hole_check_ = true; }
  // May the binding be uninitialised at all? (Lexical ones, `this` of derived constructors.)
  bool binding_needs_init() const { return IsLexicalMode(mode_) || binding_needs_init_; }
  void set_binding_needs_init() { binding_needs_init_ = true; }
  bool is_used() const { return is_used_; }
  void set_is_used() { is_used_ = true; }
  // Referenced from an inner function (or possibly by an eval).
  bool is_captured() const { return is_captured_; }
  void set_is_captured() { is_captured_ = true; }
  // Written to other than by its initialisation, as far as the parsed source tells.
  bool maybe_assigned() const { return maybe_assigned_; }
  void set_maybe_assigned() { maybe_assigned_ = true; }
  // Where the initialisation is complete; a reference of the same function after it needs no hole check.
  int initializer_position() const { return initializer_position_; }
  void set_initializer_position(int position) { initializer_position_ = position; }
  // Where it was declared, for messages.
  int position() const { return position_; }
  void set_position(int position) { position_ = position; }
  // The parameter that the variable is bound to, also when it was moved to a context slot (the prologue copies it); -2
  // when it is not a simple parameter.
  int parameter_index() const { return parameter_index_; }
  void set_parameter_index(int index) { parameter_index_ = index; }
  bool is_simple_parameter() const { return parameter_index_ >= 0; }
  // Private methods and accessors.
  bool is_static() const { return is_static_; }
  void set_is_static() { is_static_ = true; }

  Variable* next() const { return next_; }
  void set_next(Variable* next) { next_ = next; }

 private:
  Scope* scope_;
  const AstRawString* name_;
  Variable* next_ = nullptr;  // In its scope's list, in order of declaration.
  int index_ = -1;
  int initializer_position_ = -1;
  int position_ = -1;
  int parameter_index_ = -2;
  VariableMode mode_;
  VariableKind kind_;
  VariableLocation location_ = VariableLocation::kUnallocated;
  bool needs_hole_check_ : 1 = false;
  bool binding_needs_init_ : 1 = false;
  bool is_used_ : 1 = false;
  bool is_captured_ : 1 = false;
  bool maybe_assigned_ : 1 = false;
  bool is_static_ : 1 = false;
  bool throws_on_const_assign_ : 1 = false;
};

// A small map from interned names to variables: a list scanned linearly at first, hashed by pointer when it grows.
class VariableMap {
 public:
  Variable* Lookup(const AstRawString* name) const {
    if (capacity_ == 0) {
      return nullptr;
    }
    const uint32_t mask = capacity_ - 1;
    for (uint32_t i = HashOf(name) & mask;; i = (i + 1) & mask) {
      Variable* v = table_[i];
      if (v == nullptr || v->raw_name() == name) return v;
    }
  }
  // The name must not be there.
  void Add(Zone* zone, Variable* variable) {
    if ((size_ + 1) * 4 > capacity_ * 3) Grow(zone);
    ++size_;
    Insert(variable);
  }
  // Makes `variable` the one that its name finds.
  void Replace(Variable* variable) {
    const uint32_t mask = capacity_ - 1;
    for (uint32_t i = HashOf(variable->raw_name()) & mask;; i = (i + 1) & mask) {
      if (table_[i]->raw_name() == variable->raw_name()) {
        table_[i] = variable;
        return;
      }
    }
  }
  uint32_t size() const { return size_; }

 private:
  static uint32_t HashOf(const AstRawString* name) {
    const uint64_t bits = reinterpret_cast<uintptr_t>(name);
    return static_cast<uint32_t>((bits * 0x9E3779B97F4A7C15u) >> 40);
  }
  void Insert(Variable* variable) {
    const uint32_t mask = capacity_ - 1;
    uint32_t i = HashOf(variable->raw_name()) & mask;
    while (table_[i] != nullptr) i = (i + 1) & mask;
    table_[i] = variable;
  }
  void Grow(Zone* zone) {
    Variable** old = table_;
    const uint32_t old_capacity = capacity_;
    Variable** fresh = zone->AllocateArray<Variable*>(old_capacity == 0 ? 4 : old_capacity * 2);
    capacity_ = old_capacity == 0 ? 4 : old_capacity * 2;
    table_ = fresh;
    for (uint32_t i = 0; i < capacity_; ++i) table_[i] = nullptr;
    for (uint32_t i = 0; i < old_capacity; ++i) {
      if (old[i] != nullptr) Insert(old[i]);
    }
  }

  Variable** table_ = nullptr;
  uint32_t capacity_ = 0;
  uint32_t size_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_VARIABLES_H_
