#ifndef FLAT8_SRC_AST_SCOPES_H_
#define FLAT8_SRC_AST_SCOPES_H_

#include <cstdint>

#include "src/ast/ast-fwd.h"
#include "src/ast/ast-value-factory.h"
#include "src/ast/variables.h"
#include "src/base/logging.h"
#include "src/common/function-kind.h"
#include "src/zone/zone-containers.h"
#include "src/zone/zone.h"

// Scopes: what each name means and where it is stored. The parser opens and closes them and records declarations and
// uses; Scope::Analyze resolves the uses and allocates parameters, registers and context slots.
//
// A scope with NeedsContext() has a context object at run time: slot 0 is the outer context, slot 1 the scope itself
// (its UnlinkedScope holder; for `with` the object; for functions that a sloppy direct eval may extend, the object of
// the added variables comes there on demand), variables from slot kMinContextSlots on.

namespace v8::internal {

enum class ScopeType : uint8_t {
  kScript,  // Outermost.
  kModule,
  kEval,
  kFunction,      // Parameters and body, or only parameters when the body has a scope of its own.
  kFunctionBody,  // var environment of a body apart from its parameters.
  kBlock,
  kCatch,
  kClass,
  kWith,
};

// A function that was parsed and dropped inside of one that will be dropped.
struct DroppedFunction {
  struct Use {
    const VariableProxy* proxy;
    Use* next;
  };
  FunctionLiteral* literal = nullptr;
  int end_position = 0;      // Of its body: the literal of a class constructor shows the whole class.
  int next_function_id = 0;  // FunctionLiteral::function_literal_id() of the function behind it.
  uint32_t preparsed = 0;    // Its list in the PreparseData.
  bool has_free_names = false;
  Use* uses = nullptr;  // Of names that the function around it binds; complete when that one ends.
};

class Scope {
 public:
  static constexpr int kMinContextSlots = 2;
  // Instructions can name so many registers for the variables of a function, and so many parameters; variables beyond
  // that live in contexts, where the prologue copies parameters to.
  static constexpr int kMaxStackSlots = 16000;
  static constexpr int kMaxParametersInPlace = 32000;

  // A function or `var` to be instantiated when the scope is entered, in source order.
  struct Declaration {
    Variable* var;
    FunctionLiteral* function;  // Null: `var`.
    int position;
    Declaration* next;
  };

  Scope(Zone* zone, Scope* outer, ScopeType type);

  ScopeType type() const { return type_; }
  bool is_script_scope() const { return type_ == ScopeType::kScript; }
  bool is_module_scope() const { return type_ == ScopeType::kModule; }
  bool is_eval_scope() const { return type_ == ScopeType::kEval; }
  bool is_function_scope() const { return type_ == ScopeType::kFunction; }
  bool is_class_scope() const { return type_ == ScopeType::kClass; }
  bool is_with_scope() const { return type_ == ScopeType::kWith; }
  // Holds `var` declarations: script, module, eval, function, function body.
  bool is_declaration_scope() const { return is_declaration_scope_; }
  // Code of its own: script, module, eval, function.
  bool is_closure_scope() const { return is_declaration_scope_ && type_ != ScopeType::kFunctionBody; }
  // Sloppy direct evals may add variables that are found only when the code runs.
  inline bool CanBeExtendedByEval() const;
  inline DeclarationScope* AsDeclarationScope();
  inline const DeclarationScope* AsDeclarationScope() const;
  inline ClassScope* AsClassScope();

  Zone* zone() const { return zone_; }
  Scope* outer_scope() const { return outer_; }
  Scope* inner_scope() const { return inner_; }  // First of the list by sibling().
  Scope* sibling() const { return sibling_; }
  LanguageMode language_mode() const { return strict_ ? LanguageMode::kStrict : LanguageMode::kSloppy; }
  bool is_strict() const { return strict_; }
  void SetStrict() { strict_ = true; }
  int start_position() const { return start_position_; }
  int end_position() const { return end_position_; }
  void set_start_position(int position) { start_position_ = position; }
  void set_end_position(int position) { end_position_ = position; }

  // ---- Result of the analysis
  // Variables in order of declaration; those that nothing uses are IsUnallocated().
  Variable* locals() const { return locals_; }
  Declaration* declarations() const { return declarations_; }
  int num_heap_slots() const { return num_heap_slots_; }  // 0, or from kMinContextSlots on.
  bool NeedsContext() const { return num_heap_slots_ > 0; }
  // Registers of locals, of the whole function: on closure scopes.
  int num_stack_slots() const { return num_stack_slots_; }
  // A direct eval call stands in this scope itself / in a scope within, also within inner functions.
  bool calls_eval() const { return calls_eval_; }
  bool inner_scope_calls_eval() const { return inner_scope_calls_eval_; }
  // A switch block: initialisations may be skipped, so every use is checked.
  void SetNonlinear() { nonlinear_ = true; }
  // Whether leaving the scope disposes of resources: `using` stands in it (kSync), or `await using` (kAsync).
  DisposeHint dispose_hint() const { return dispose_hint_; }
  void AddDisposeHint(DisposeHint hint) {
    if (hint > dispose_hint_) dispose_hint_ = hint;
  }
  bool is_nonlinear() const { return nonlinear_; }
  // The top level of an entry of an interactive shell: VariableLocation::kReplBinding.
  bool is_repl() const { return repl_; }
  void SetRepl() { repl_ = true; }
  // Rebuilt from an UnlinkedScope: code of it is not being compiled.
  bool is_deserialized() const { return deserialized_; }
  DeclarationScope* GetClosureScope();
  DeclarationScope* GetDeclarationScope();  // Where `var` goes.
  DeclarationScope* GetReceiverScope();     // Whose `this` is meant: no arrow functions, evals, blocks.
  const UnlinkedScope* unlinked() const { return unlinked_; }  // Of deserialised scopes and when made.
  void set_unlinked(const UnlinkedScope* unlinked) { unlinked_ = unlinked; }

  // ---- Recording, for the parser
  Variable* LookupLocal(const AstRawString* name) {
    Variable* var = variables_.Lookup(name);
    return var != nullptr || !deserialized_ ? var : DeclareUnlinked(name);
  }
  // Adds a variable; the name must be new here.
  Variable* Declare(const AstRawString* name, VariableMode mode, VariableKind kind, int position);
  void AddDeclaration(Variable* var, FunctionLiteral* function, int position);
  void AddUnresolved(VariableProxy* proxy);
  void RecordEvalCall();
  // The same for an eval in a function within, which is not in the tree.
  void RecordInnerEvalCall();
  // The uses and inner scopes recorded since a point are moved into a new scope (parameters of an arrow function).
  class Snapshot {
   public:
    explicit Snapshot(Scope* scope);
    // Moves everything that came since into `target`, an inner scope made afterwards.
    void Reparent(Scope* target);
    // Whether anything was recorded.
    bool HasNewEntries() const;
    // Puts back the flags that the construction cleared, when nothing was moved.
    void Merge();

   private:
    Scope* scope_;
    VariableProxy** unresolved_tail_;
    Scope* first_inner_;
    bool had_eval_;
    bool could_extend_;
  };
  // Takes a finished scope out of the tree: its uses and inner scopes become the outer scope's. For blocks that
  // declared nothing. Returns null, to be assigned where the scope was.
  Scope* Dissolve();
  // Takes this scope out of the tree after its function was parsed and is to be dropped; names it does not declare
  // become uses of the outer scope, made in `zone`: uses of `dropped` when the outer function is dropped, too.
  void MoveFreeNamesOutward(Zone* zone, AstValueFactory* factory, DroppedFunction* dropped);
  bool HasDeclarations() const { return locals_ != nullptr; }
  bool HasUses() const { return unresolved_ != nullptr; }
  bool RemoveUnresolved(VariableProxy* proxy);

  // Resolves and allocates everything below (and in) the top scope of a parse.
  static void Analyze(DeclarationScope* top, AstValueFactory* factory);

 protected:
  friend class DeclarationScope;
  friend class UnlinkedScope;
  friend class ScopeAnalyzer;

  void AppendLocal(Variable* var);
  // Of a deserialised scope: makes the variable that its UnlinkedScope describes; null when there is none.
  Variable* DeclareUnlinked(const AstRawString* name);

  Zone* zone_;
  Scope* outer_;
  Scope* inner_ = nullptr;
  Scope* sibling_ = nullptr;
  VariableMap variables_;
  Variable* locals_ = nullptr;
  Variable* last_local_ = nullptr;
  Declaration* declarations_ = nullptr;
  Declaration* last_declaration_ = nullptr;
  VariableProxy* unresolved_ = nullptr;
  VariableProxy** unresolved_tail_ = &unresolved_;
  const UnlinkedScope* unlinked_ = nullptr;
  int start_position_ = -1;
  int end_position_ = -1;
  int num_stack_slots_ = 0;
  int num_heap_slots_ = 0;
  ScopeType type_;
  DisposeHint dispose_hint_ = DisposeHint::kNone;
  bool strict_ : 1 = false;
  bool is_declaration_scope_ : 1 = false;
  bool calls_eval_ : 1 = false;
  bool inner_scope_calls_eval_ : 1 = false;
  bool nonlinear_ : 1 = false;
  bool repl_ : 1 = false;
  bool deserialized_ : 1 = false;
  bool force_context_ : 1 = false;
};

// A scope that `var` declarations belong to.
class DeclarationScope : public Scope {
 public:
  DeclarationScope(Zone* zone, Scope* outer, ScopeType type, FunctionKind kind = FunctionKind::kNormalFunction);

  FunctionKind function_kind() const { return function_kind_; }
  void set_function_kind(FunctionKind kind) { function_kind_ = kind; }
  bool is_arrow_scope() const { return is_function_scope() && IsArrowFunction(function_kind_); }
  // Binds `this`: functions that are not arrow functions, scripts, modules.
  bool has_this_declaration() const {
    return (is_function_scope() && !is_arrow_scope()) || is_script_scope() || is_module_scope();
  }

  // Simple lists: one variable a parameter; of duplicates the last one is found by name.
  int num_parameters() const { return parameter_count_; }
  Variable* parameter(int i) const { return parameters_[i]; }
  bool has_simple_parameters() const { return has_simple_parameters_; }
  void SetHasNonSimpleParameters() { has_simple_parameters_ = false; }

  // Internal variables, null (or unallocated) when unused.
  Variable* receiver() const { return receiver_; }  // `this`.
  Variable* new_target() const { return new_target_; }
  Variable* arguments() const { return arguments_; }          // The arguments object must be made.
  Variable* this_function() const { return this_function_; }  // For super(): the running function.
  Variable* function_var() const { return function_var_; }    // A named function expression's own name.
  // The arguments object aliases the parameters, which are then in the context.
  bool has_mapped_arguments() const { return arguments_ != nullptr && has_simple_parameters_ && !strict_; }

  // A sloppy direct eval may add variables: calls of it make an extension object in context slot 1.
  bool sloppy_eval_can_extend_vars() const { return sloppy_eval_can_extend_vars_; }
  // Named by the body's `var`s as well as by parameters: {body variable, parameter variable}, copied at body entry.
  struct VarCopy {
    Variable* body;
    Variable* parameter;
    VarCopy* next;
  };
  VarCopy* var_copies() const { return var_copies_; }

  ModuleDescriptor* module() const { return module_; }
  void set_module(ModuleDescriptor* module) { module_ = module; }

  // ---- Recording
  Variable* DeclareParameter(const AstRawString* name, int position);  // Simple lists.
  void DeclareFunctionVar(const AstRawString* name, int position);
  Variable* DeclareThis(AstValueFactory* factory);
  Variable* DeclareArguments(AstValueFactory* factory);
  Variable* DeclareNewTarget(AstValueFactory* factory);
  Variable* DeclareThisFunction(AstValueFactory* factory);
  void AddVarCopy(Variable* body, Variable* parameter);
  // Annex B.3.3: a function in a block of sloppy code.
  struct SloppyBlockFunction {
    const AstRawString* name;
    Scope* scope;  // The block's.
    FunctionDeclaration* statement;
    SloppyBlockFunction* next;
  };
  void AddSloppyBlockFunction(Scope* scope, const AstRawString* name, FunctionDeclaration* statement);
  // At the end of the function: which of them become `var`s too.
  void HoistSloppyBlockFunctions(AstValueFactory* factory);

 private:
  friend class Scope;
  friend class UnlinkedScope;
  friend class ScopeAnalyzer;

  Variable** parameters_ = nullptr;
  int parameter_count_ = 0;
  int parameter_capacity_ = 0;
  Variable* receiver_ = nullptr;
  Variable* new_target_ = nullptr;
  Variable* arguments_ = nullptr;
  Variable* this_function_ = nullptr;
  Variable* function_var_ = nullptr;
  VarCopy* var_copies_ = nullptr;
  ModuleDescriptor* module_ = nullptr;
  SloppyBlockFunction* block_functions_ = nullptr;
  SloppyBlockFunction** block_functions_tail_ = &block_functions_;
  FunctionKind function_kind_;
  bool has_simple_parameters_ : 1 = true;
  bool sloppy_eval_can_extend_vars_ : 1 = false;
};

// A class: inner name, private names, home objects, keys of fields, brands.
class ClassScope : public Scope {
 public:
  ClassScope(Zone* zone, Scope* outer);

  Variable* class_variable() const { return class_variable_; }
  Variable* DeclareClassVariable(const AstRawString* name, int position);
  // Where methods find super: the prototype and the constructor; null when no method uses `super`.
  Variable* home_object() const { return home_object_; }
  Variable* static_home_object() const { return static_home_object_; }
  Variable* DeclareHomeObject(AstValueFactory* factory, bool is_static);
  // The brand of instances / of the constructor, when there are private methods or accessors.
  Variable* brand() const { return brand_; }
  Variable* static_brand() const { return static_brand_; }
  Variable* DeclareBrand(AstValueFactory* factory, bool is_static);
  // Null when the name is taken: two declarations that are not one getter and one setter of equal staticness.
  Variable* DeclarePrivateName(const AstRawString* name, VariableMode mode, bool is_static, int position);

  // Uses of private names that are not resolved in this class are for the enclosing one.
  void AddUnresolvedPrivateName(VariableProxy* proxy);
  // Private names in the `extends` clause are those of the enclosing classes.
  bool is_parsing_heritage() const { return parsing_heritage_; }
  void set_parsing_heritage(bool value) { parsing_heritage_ = value; }
  // Binds what this class declares and passes the rest outward. The first name that nothing declares, or null.
  VariableProxy* ResolvePrivateNames();

 private:
  friend class UnlinkedScope;
  friend class ScopeAnalyzer;
  Variable* class_variable_ = nullptr;
  Variable* home_object_ = nullptr;
  Variable* static_home_object_ = nullptr;
  Variable* brand_ = nullptr;
  Variable* static_brand_ = nullptr;
  VariableProxy* unresolved_private_ = nullptr;
  bool parsing_heritage_ = false;
};

inline DeclarationScope* Scope::AsDeclarationScope() {
  DCHECK(is_declaration_scope());
  return static_cast<DeclarationScope*>(this);
}
inline const DeclarationScope* Scope::AsDeclarationScope() const {
  DCHECK(is_declaration_scope());
  return static_cast<const DeclarationScope*>(this);
}
inline bool Scope::CanBeExtendedByEval() const {
  return is_declaration_scope() && !is_script_scope() && AsDeclarationScope()->sloppy_eval_can_extend_vars();
}
inline ClassScope* Scope::AsClassScope() {
  DCHECK(is_class_scope());
  return static_cast<ClassScope*>(this);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_SCOPES_H_
