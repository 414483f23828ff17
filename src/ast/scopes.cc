#include "src/ast/scopes.h"

#include "src/ast/ast.h"

namespace v8::internal {

Scope::Scope(Zone* zone, Scope* outer, ScopeType type) : zone_(zone), outer_(outer), type_(type) {
  if (outer != nullptr) {
    sibling_ = outer->inner_;
    outer->inner_ = this;
    strict_ = outer->strict_;
  }
}

DeclarationScope::DeclarationScope(Zone* zone, Scope* outer, ScopeType type, FunctionKind kind)
    : Scope(zone, outer, type), function_kind_(kind) {
  is_declaration_scope_ = true;
}

ClassScope::ClassScope(Zone* zone, Scope* outer) : Scope(zone, outer, ScopeType::kClass) { strict_ = true; }

DeclarationScope* Scope::GetDeclarationScope() {
  Scope* s = this;
  while (!s->is_declaration_scope_) s = s->outer_;
  return s->AsDeclarationScope();
}

DeclarationScope* Scope::GetClosureScope() {
  Scope* s = this;
  while (!s->is_closure_scope()) s = s->outer_;
  return s->AsDeclarationScope();
}

DeclarationScope* Scope::GetReceiverScope() {
  Scope* s = this;
  while (!(s->is_declaration_scope_ && s->AsDeclarationScope()->has_this_declaration())) s = s->outer_;
  return s->AsDeclarationScope();
}

Variable* Scope::Declare(const AstRawString* name, VariableMode mode, VariableKind kind, int position) {
  Variable* var = zone_->New<Variable>(this, name, mode, kind);
  var->set_position(position);
  variables_.Add(zone_, var);
  AppendLocal(var);
  return var;
}

void Scope::AppendLocal(Variable* var) {
  if (last_local_ == nullptr) {
    locals_ = var;
  } else {
    last_local_->set_next(var);
  }
  last_local_ = var;
}

void Scope::AddDeclaration(Variable* var, FunctionLiteral* function, int position) {
  Declaration* declaration = zone_->New<Declaration>(Declaration{var, function, position, nullptr});
  if (last_declaration_ == nullptr) {
    declarations_ = declaration;
  } else {
    last_declaration_->next = declaration;
  }
  last_declaration_ = declaration;
}

void Scope::AddUnresolved(VariableProxy* proxy) {
  *unresolved_tail_ = proxy;
  unresolved_tail_ = proxy->next_unresolved_address();
}

void Scope::RecordEvalCall() {
  calls_eval_ = true;
  if (!strict_) GetDeclarationScope()->sloppy_eval_can_extend_vars_ = true;
  if (outer_ != nullptr) outer_->RecordInnerEvalCall();
}

void Scope::RecordInnerEvalCall() {
  for (Scope* s = this; s != nullptr && !s->inner_scope_calls_eval_; s = s->outer_) s->inner_scope_calls_eval_ = true;
}

Scope::Snapshot::Snapshot(Scope* scope)
    : scope_(scope),
      unresolved_tail_(scope->unresolved_tail_),
      first_inner_(scope->inner_),
      had_eval_(scope->calls_eval_),
      could_extend_(scope->GetDeclarationScope()->sloppy_eval_can_extend_vars_) {
  scope->calls_eval_ = false;
  scope->GetDeclarationScope()->sloppy_eval_can_extend_vars_ = false;
}

bool Scope::Snapshot::HasNewEntries() const {
  return scope_->unresolved_tail_ != unresolved_tail_ || scope_->inner_ != first_inner_ || scope_->calls_eval_;
}

void Scope::Snapshot::Merge() {
  scope_->calls_eval_ |= had_eval_;
  scope_->GetDeclarationScope()->sloppy_eval_can_extend_vars_ |= could_extend_;
}

void Scope::Snapshot::Reparent(Scope* target) {
  // Uses.
  if (scope_->unresolved_tail_ != unresolved_tail_) {
    *target->unresolved_tail_ = *unresolved_tail_;
    target->unresolved_tail_ = scope_->unresolved_tail_;
    *unresolved_tail_ = nullptr;
    scope_->unresolved_tail_ = unresolved_tail_;
  }
  // Inner scopes: `target` is the newest one.
  DCHECK(scope_->inner_ == target);
  Scope* s = target->sibling_;
  if (s != first_inner_) {
    Scope* last = s;
    for (Scope* t = s; t != first_inner_; t = t->sibling_) {
      t->outer_ = target;
      last = t;
    }
    last->sibling_ = target->inner_;
    target->inner_ = s;
    target->sibling_ = first_inner_;
  }
  if (scope_->calls_eval_) {
    target->calls_eval_ = true;
    scope_->inner_scope_calls_eval_ = true;
    if (!target->strict_) target->GetDeclarationScope()->sloppy_eval_can_extend_vars_ = true;
  }
  if (scope_->inner_scope_calls_eval_) target->inner_scope_calls_eval_ = true;
  scope_->calls_eval_ = had_eval_;
  scope_->GetDeclarationScope()->sloppy_eval_can_extend_vars_ = could_extend_;
}

Scope* Scope::Dissolve() {
  DCHECK(locals_ == nullptr && !is_declaration_scope_);
  // Take it out of the outer scope's list, with the inner scopes in its place.
  Scope** link = &outer_->inner_;
  while (*link != this) link = &(*link)->sibling_;
  if (inner_ == nullptr) {
    *link = sibling_;
  } else {
    *link = inner_;
    Scope* s = inner_;
    for (;; s = s->sibling_) {
      s->outer_ = outer_;
      if (s->sibling_ == nullptr) break;
    }
    s->sibling_ = sibling_;
  }
  if (unresolved_ != nullptr) {
    *outer_->unresolved_tail_ = unresolved_;
    outer_->unresolved_tail_ = unresolved_tail_;
  }
  outer_->calls_eval_ |= calls_eval_;
  return nullptr;
}

bool Scope::RemoveUnresolved(VariableProxy* proxy) {
  proxy->set_is_removed();
  return true;
}

// ---- DeclarationScope

Variable* DeclarationScope::DeclareParameter(const AstRawString* name, int position) {
  Variable* var = zone_->New<Variable>(this, name, VariableMode::kVar, VariableKind::kParameter);
  var->set_position(position);
  var->set_parameter_index(parameter_count_);
  if (variables_.Lookup(name) != nullptr) {
    variables_.Replace(var);
  } else {
    variables_.Add(zone_, var);
  }
  AppendLocal(var);
  if (parameter_count_ == parameter_capacity_) {
    const int capacity = parameter_capacity_ == 0 ? 4 : parameter_capacity_ * 2;
    Variable** parameters = zone_->AllocateArray<Variable*>(capacity);
    for (int i = 0; i < parameter_count_; ++i) parameters[i] = parameters_[i];
    parameters_ = parameters;
    parameter_capacity_ = capacity;
  }
  parameters_[parameter_count_++] = var;
  return var;
}

void DeclarationScope::DeclareFunctionVar(const AstRawString* name, int position) {
  function_var_ = zone_->New<Variable>(this, name, VariableMode::kVar, VariableKind::kFunctionName);
  function_var_->set_position(position);
}

Variable* DeclarationScope::DeclareThis(AstValueFactory* factory) {
  if (receiver_ == nullptr) {
    receiver_ = zone_->New<Variable>(this, factory->this_string(), VariableMode::kVar, VariableKind::kThis);
    if (IsDerivedConstructor(function_kind_)) receiver_->set_binding_needs_init();
    if (!is_function_scope()) receiver_->AllocateTo(VariableLocation::kGlobal, -1);
  }
  return receiver_;
}

Variable* DeclarationScope::DeclareArguments(AstValueFactory* factory) {
  if (arguments_ == nullptr) {
    arguments_ = zone_->New<Variable>(this, factory->arguments_string(), VariableMode::kVar, VariableKind::kArguments);
  }
  return arguments_;
}

Variable* DeclarationScope::DeclareNewTarget(AstValueFactory* factory) {
  if (new_target_ == nullptr) {
    new_target_ =
        zone_->New<Variable>(this, factory->new_target_string(), VariableMode::kVar, VariableKind::kNewTarget);
  }
  return new_target_;
}

Variable* DeclarationScope::DeclareThisFunction(AstValueFactory* factory) {
  if (this_function_ == nullptr) {
    this_function_ = zone_->New<Variable>(this, factory->dot_this_function_string(), VariableMode::kVar,
                                          VariableKind::kThisFunction);
  }
  return this_function_;
}

void DeclarationScope::AddVarCopy(Variable* body, Variable* parameter) {
  var_copies_ = zone_->New<VarCopy>(VarCopy{body, parameter, var_copies_});
}

void DeclarationScope::AddSloppyBlockFunction(Scope* scope, const AstRawString* name, FunctionDeclaration* statement) {
  SloppyBlockFunction* entry = zone_->New<SloppyBlockFunction>(SloppyBlockFunction{name, scope, statement, nullptr});
  *block_functions_tail_ = entry;
  block_functions_tail_ = &entry->next;
}

// ECMA-262 §B.3.2: a function in a block is a `var` of the function too, where that `var` would not be an early error.
void DeclarationScope::HoistSloppyBlockFunctions(AstValueFactory* factory) {
  DeclarationScope* parameters = type_ == ScopeType::kFunctionBody ? outer_->AsDeclarationScope() : this;
  for (SloppyBlockFunction* f = block_functions_; f != nullptr; f = f->next) {
    bool conflict = false;
    for (Scope* s = f->scope->outer_; s != this && !conflict; s = s->outer_) {
      Variable* other = s->LookupLocal(f->name);
      // A function of an enclosing block conflicts as any lexical binding does; a simple catch parameter does not.
      if (other != nullptr && other->IsLexical()) conflict = true;
    }
    if (conflict) continue;
    Variable* var = LookupLocal(f->name);
    if (var != nullptr && (var->IsLexical() || var->kind() == VariableKind::kParameter)) continue;
    if (parameters->is_function_scope()) {
      // The arguments object counts as a parameter here.
      if (f->name == factory->arguments_string() && !parameters->is_arrow_scope()) continue;
      Variable* parameter = parameters->LookupLocal(f->name);
      if (parameter != nullptr && parameter->kind() == VariableKind::kParameter) continue;
    }
    if (var == nullptr) {
      var = Declare(f->name, VariableMode::kVar, VariableKind::kNormal, f->statement->position());
      AddDeclaration(var, nullptr, f->statement->position());
    }
    var->set_maybe_assigned();
    VariableProxy* proxy = zone_->New<VariableProxy>(f->statement->position(), f->name);
    proxy->set_is_assigned();
    proxy->BindTo(var);
    // Bound here, not through the unresolved list: the block's own binding would be found first.
    var->set_is_used();
    f->statement->set_hoisted_binding(proxy);
  }
  block_functions_ = nullptr;
  block_functions_tail_ = &block_functions_;
}

// ---- ClassScope

Variable* ClassScope::DeclareClassVariable(const AstRawString* name, int position) {
  class_variable_ = Declare(name, VariableMode::kConst, VariableKind::kClassName, position);
  return class_variable_;
}

Variable* ClassScope::DeclareHomeObject(AstValueFactory* factory, bool is_static) {
  Variable*& var = is_static ? static_home_object_ : home_object_;
  if (var == nullptr) {
    var = Declare(is_static ? factory->dot_static_home_object_string() : factory->dot_home_object_string(),
                  VariableMode::kVar, VariableKind::kHomeObject, start_position_);
  }
  return var;
}

Variable* ClassScope::DeclareBrand(AstValueFactory* factory, bool is_static) {
  Variable*& var = is_static ? static_brand_ : brand_;
  if (var == nullptr) {
    var = Declare(is_static ? factory->dot_static_brand_string() : factory->dot_brand_string(), VariableMode::kVar,
                  VariableKind::kInternal, start_position_);
    var->set_is_used();
    var->set_is_captured();  // Constructors and accesses of methods refer to it.
  }
  return var;
}

Variable* ClassScope::DeclarePrivateName(const AstRawString* name, VariableMode mode, bool is_static, int position) {
  if (Variable* var = LookupLocal(name)) {
    const bool pair = (var->mode() == VariableMode::kPrivateGetter && mode == VariableMode::kPrivateSetter) ||
                      (var->mode() == VariableMode::kPrivateSetter && mode == VariableMode::kPrivateGetter);
    if (!pair || var->is_static() != is_static) return nullptr;
    var->set_mode(VariableMode::kPrivateAccessor);
    return var;
  }
  Variable* var = Declare(name, mode, VariableKind::kPrivateName, position);
  if (is_static) var->set_is_static();
  // The class literal initialises all of them; methods, which are other functions, use them.
  var->set_is_used();
  var->set_is_captured();
  return var;
}

void ClassScope::AddUnresolvedPrivateName(VariableProxy* proxy) {
  *proxy->next_unresolved_address() = unresolved_private_;
  unresolved_private_ = proxy;
}

VariableProxy* ClassScope::ResolvePrivateNames() {
  for (VariableProxy* proxy = unresolved_private_; proxy != nullptr;) {
    VariableProxy* next = proxy->next_unresolved();
    if (Variable* var = LookupLocal(proxy->raw_name())) {
      proxy->BindTo(var);
    } else {
      Scope* s = outer_;
      while (s != nullptr && !(s->is_class_scope() && !s->AsClassScope()->is_parsing_heritage())) s = s->outer_scope();
      if (s == nullptr) return proxy;
      ClassScope* outer_class = s->AsClassScope();
      if (outer_class->is_deserialized()) {
        // All of it is known already.
        Variable* found = nullptr;
        for (; s != nullptr && found == nullptr; s = s->outer_scope()) {
          if (s->is_class_scope()) found = s->LookupLocal(proxy->raw_name());
        }
        if (found == nullptr) return proxy;
        proxy->BindTo(found);
      } else if (outer_class->zone() == zone_) {
        outer_class->AddUnresolvedPrivateName(proxy);
      } else {
        // This class belongs to a function that will be dropped.
        outer_class->AddUnresolvedPrivateName(
            outer_class->zone()->New<VariableProxy>(proxy->position(), proxy->raw_name()));
      }
    }
    proxy = next;
  }
  unresolved_private_ = nullptr;
  return nullptr;
}

}  // namespace v8::internal
