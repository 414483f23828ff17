#include "src/ast/ast.h"
#include "src/ast/modules.h"
#include "src/ast/scopes.h"

// Resolution of names and allocation of storage.
namespace v8::internal {

class ScopeAnalyzer {
 public:
  explicit ScopeAnalyzer(AstValueFactory* factory, DeclarationScope* top) : factory_(factory), top_(top) {}

  void ResolveAll(Scope* scope) {
    for (VariableProxy* proxy = scope->unresolved_; proxy != nullptr; proxy = proxy->next_unresolved()) {
      if (!proxy->is_removed()) Resolve(scope, proxy);
    }
    for (Scope* inner = scope->inner_; inner != nullptr; inner = inner->sibling_) ResolveAll(inner);
  }

  // The binding in `scope` itself.
  static Variable* LookupIn(Scope* scope, const AstRawString* name, const VariableProxy* proxy,
                            AstValueFactory* factory) {
    if (Variable* var = scope->LookupLocal(name)) return var;
    if (!scope->is_declaration_scope_) return nullptr;
    DeclarationScope* d = scope->AsDeclarationScope();
    if (!d->has_this_declaration()) {
      return d->function_var_ != nullptr && d->function_var_->raw_name() == name ? d->function_var_ : nullptr;
    }
    if (proxy->is_this()) return d->DeclareThis(factory);
    if (!d->is_function_scope() || d->is_deserialized()) return nullptr;
    if (d->function_var_ != nullptr && d->function_var_->raw_name() == name && !IsSpecial(proxy)) {
      return name == factory->arguments_string() ? d->DeclareArguments(factory) : d->function_var_;
    }
    if (name == factory->arguments_string()) {
      return IsClassElementsInitializer(d->function_kind_) ? nullptr : d->DeclareArguments(factory);
    }
    if (proxy->is_new_target()) return d->DeclareNewTarget(factory);
    if (name == factory->dot_this_function_string()) return d->DeclareThisFunction(factory);
    return nullptr;
  }
  static bool IsSpecial(const VariableProxy* proxy) { return proxy->is_this() || proxy->is_new_target(); }

 private:
  void Resolve(Scope* start, VariableProxy* proxy) {
    const AstRawString* name = proxy->raw_name();
    bool crossed_closure = proxy->is_from_skipped_function();
    bool dynamic_with = false;
    bool dynamic_eval = false;
    Variable* var = nullptr;
    const bool named = !IsSpecial(proxy) && name->length() > 0 && name->At(0) != '.';
    for (Scope* s = start; s != nullptr; s = s->outer_) {
      var = LookupIn(s, name, proxy, factory_);
      if (var != nullptr) {
        // The name of a function expression is bound outside of the scope that an eval adds variables to.
        if (named && var->kind() == VariableKind::kFunctionName && s->CanBeExtendedByEval()) dynamic_eval = true;
        break;
      }
      if (named) {
        if (s->is_with_scope()) dynamic_with = true;
        if (s->CanBeExtendedByEval()) dynamic_eval = true;
      }
      if (s->is_closure_scope()) crossed_closure = true;
    }
    if (var == nullptr) {
      if (dynamic_with || dynamic_eval) {
        proxy->BindTo(DynamicVariable(name));
        return;
      }
      var = GlobalVariable(name);
      if (proxy->is_assigned()) var->set_maybe_assigned();
      proxy->BindTo(var);
      return;
    }
    var->set_is_used();
    if (proxy->is_assigned()) var->set_maybe_assigned();
    if (crossed_closure || dynamic_with) var->set_is_captured();
    if (NeedsHoleCheck(var, proxy, crossed_closure || dynamic_with || dynamic_eval)) {
      var->set_needs_hole_check();
      proxy->set_needs_hole_check();
    }
    if ((dynamic_with || dynamic_eval)) {
      var->set_is_captured();
      proxy->BindTo(DynamicVariable(name));
      return;
    }
    proxy->BindTo(var);
  }

  static bool NeedsHoleCheck(Variable* var, VariableProxy* proxy, bool other_function) {
    if (!var->binding_needs_init() || var->kind() == VariableKind::kFunction) return false;
    if (other_function || var->is_this() || var->scope()->is_nonlinear()) return true;
    return var->initializer_position() < 0 || proxy->position() < var->initializer_position();
  }

  Variable* GlobalVariable(const AstRawString* name) {
    Variable* var = globals_.Lookup(name);
    if (var == nullptr) {
      var = top_->zone()->New<Variable>(nullptr, name, VariableMode::kVar, VariableKind::kNormal);
      var->AllocateTo(VariableLocation::kGlobal, -1);
      var->set_is_used();
      globals_.Add(top_->zone(), var);
    }
    return var;
  }

  Variable* DynamicVariable(const AstRawString* name) {
    Variable* var = top_->zone()->New<Variable>(nullptr, name, VariableMode::kDynamic, VariableKind::kNormal);
    var->AllocateTo(VariableLocation::kLookup, -1);
    var->set_is_used();
    return var;
  }

 public:
  void AllocateAll(Scope* scope) {
    Allocate(scope);
    for (Scope* inner = scope->inner_; inner != nullptr; inner = inner->sibling_) AllocateAll(inner);
  }

 private:
  void Allocate(Scope* scope) {
    DeclarationScope* closure = scope->GetClosureScope();
    int slots = Scope::kMinContextSlots;
    if (scope->is_module_scope()) slots += scope->AsDeclarationScope()->module()->cell_count;
    const bool eval = scope->calls_eval_ || scope->inner_scope_calls_eval_;
    DeclarationScope* d = scope->is_declaration_scope_ ? scope->AsDeclarationScope() : nullptr;

    if (d != nullptr && d->is_function_scope() && d->arguments_ != nullptr && d->has_mapped_arguments()) {
      for (int i = 0; i < d->parameter_count_; ++i) {
        d->parameters_[i]->set_is_used();
        d->parameters_[i]->set_is_captured();
        d->parameters_[i]->set_maybe_assigned();
      }
    }
    for (Variable* var = scope->locals_; var != nullptr; var = var->next()) {
      if (!var->IsUnallocated()) continue;  // Cells of modules.
      if (eval) {
        var->set_is_used();
        var->set_is_captured();
        if (!var->is_immutable()) var->set_maybe_assigned();
        if (var->binding_needs_init() && var->kind() != VariableKind::kFunction) var->set_needs_hole_check();
      }
      if (scope->is_script_scope()) {
        if (var->IsLexical()) {
          var->set_needs_hole_check();
          var->AllocateTo(scope->is_repl() ? VariableLocation::kReplBinding : VariableLocation::kScriptContext, slots++);
        } else {
          var->AllocateTo(VariableLocation::kGlobal, -1);
        }
        continue;
      }
      if (scope->is_eval_scope() && !scope->strict_ && !var->IsLexical()) {
        var->AllocateTo(VariableLocation::kLookup, -1);
        continue;
      }
      if (var->is_simple_parameter() && !var->is_captured() && var->parameter_index() < Scope::kMaxParametersInPlace) {
        var->AllocateTo(VariableLocation::kParameter, var->parameter_index());
        continue;
      }
      AllocateVariable(var, closure, &slots);
    }
    if (d != nullptr) {
      if (d->receiver_ != nullptr && d->receiver_->IsUnallocated()) {
        if (!d->is_function_scope()) {
          d->receiver_->AllocateTo(VariableLocation::kGlobal, -1);
        } else if (d->receiver_->is_captured() || IsDerivedConstructor(d->function_kind_)) {
          AllocateVariable(d->receiver_, closure, &slots);
        } else {
          d->receiver_->AllocateTo(VariableLocation::kParameter, -1);
        }
      }
      for (Variable* var : {d->function_var_, d->arguments_, d->new_target_, d->this_function_}) {
        if (var == nullptr) continue;
        if (eval && var == d->function_var_) {
          var->set_is_used();
          var->set_is_captured();
        }
        AllocateVariable(var, closure, &slots);
      }
      if (d->sloppy_eval_can_extend_vars_ && !d->is_script_scope() && !d->is_eval_scope()) scope->force_context_ = true;
    }
    if (scope->is_with_scope()) scope->force_context_ = true;
    scope->num_heap_slots_ = slots > Scope::kMinContextSlots || scope->force_context_ ? slots : 0;
  }

  static void AllocateVariable(Variable* var, DeclarationScope* closure, int* slots) {
    if (!var->is_used()) return;
    if (var->is_captured() || closure->num_stack_slots_ >= Scope::kMaxStackSlots) {
      var->AllocateTo(VariableLocation::kContext, (*slots)++);
    } else {
      var->AllocateTo(VariableLocation::kLocal, closure->num_stack_slots_++);
    }
  }

  AstValueFactory* factory_;
  DeclarationScope* top_;
  VariableMap globals_;
};

void Scope::Analyze(DeclarationScope* top, AstValueFactory* factory) {
  ScopeAnalyzer analyzer(factory, top);
  analyzer.ResolveAll(top);
  analyzer.AllocateAll(top);
}

void Scope::MoveFreeNamesOutward(Zone* zone, AstValueFactory* factory, DroppedFunction* dropped) {
  // Out of the outer scope's list.
  Scope** link = &outer_->inner_;
  while (*link != this) link = &(*link)->sibling_;
  *link = sibling_;

  Scope* target = outer_;
  const uint32_t mark = factory->NextMark();
  // Walks the scopes below this one without recursion.
  Scope* s = this;
  for (;;) {
    for (VariableProxy* proxy = s->unresolved_; proxy != nullptr; proxy = proxy->next_unresolved()) {
      if (proxy->is_removed()) continue;
      const AstRawString* name = proxy->raw_name();
      const uint32_t wanted = mark + (proxy->is_assigned() ? 1 : 0);
      // Found free before, with at least as much said about it; a local of some inner block cannot be mistaken for it,
      // only reported once more than needed.
      const bool is_known = name->mark_ == wanted || name->mark_ == mark + 1;
      DroppedFunction* const user = proxy->dropped_function();
      if (is_known && user == nullptr) continue;
      bool bound = false;
      for (Scope* t = s;; t = t->outer_) {
        if (ScopeAnalyzer::LookupIn(t, name, proxy, factory) != nullptr) {
          bound = true;
          break;
        }
        if (t == this) break;
      }
      if (bound) {
        if (user != nullptr) user->uses = zone_->New<DroppedFunction::Use>(DroppedFunction::Use{proxy, user->uses});
        continue;
      }
      if (is_known) continue;
      name->mark_ = wanted;
      VariableProxy* copy;
      if (dropped != nullptr) {
        dropped->has_free_names = true;
        copy = zone->New<DroppedFunctionUse>(proxy->position(), name, dropped);
      } else {
        copy = zone->New<VariableProxy>(proxy->position(), name);
        copy->set_is_from_skipped_function();
      }
      if (proxy->is_assigned()) copy->set_is_assigned();
      if (proxy->is_this()) copy->set_is_this();
      if (proxy->is_new_target()) copy->set_is_new_target();
      target->AddUnresolved(copy);
    }
    if (s->inner_ != nullptr) {
      s = s->inner_;
      continue;
    }
    while (s != this && s->sibling_ == nullptr) s = s->outer_;
    if (s == this) break;
    s = s->sibling_;
  }
}

}  // namespace v8::internal
