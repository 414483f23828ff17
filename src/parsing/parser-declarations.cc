#include "src/parsing/parser.h"

// Declarations and uses of names.
namespace v8::internal {

void Parser::Redeclaration(const AstRawString* name, int position) {
  Fail(MessageTemplate::kParserVarRedeclaration, position, position + static_cast<int>(name->length()), name);
}

Variable* Parser::DeclareVar(const AstRawString* name, int position) {
  DeclarationScope* target = scope_->GetDeclarationScope();
  if (scope_ != target) {
    function_state_->nested_vars = New<NestedVar>(NestedVar{name, scope_, position, function_state_->nested_vars});
  }
  Variable* var = target->LookupLocal(name);
  if (var != nullptr) {
    if (var->IsLexical() && var->kind() != VariableKind::kParameter) Redeclaration(name, position);
    if (var->kind() == VariableKind::kImport) Redeclaration(name, position);
    return var;
  }
  if (name == factory_->arguments_string() && target->is_function_scope() && !target->is_arrow_scope() &&
      !IsClassElementsInitializer(target->function_kind())) {
    return target->DeclareArguments(factory_);
  }
  var = target->Declare(name, VariableMode::kVar, VariableKind::kNormal, position);
  target->AddDeclaration(var, nullptr, position);
  if (target->type() == ScopeType::kFunctionBody) {
    DeclarationScope* parameters = target->outer_scope()->AsDeclarationScope();
    Variable* parameter = parameters->LookupLocal(name);
    if (parameter == nullptr && name == factory_->arguments_string() && !parameters->is_arrow_scope()) {
      parameter = parameters->DeclareArguments(factory_);
    }
    if (parameter != nullptr) {
      parameter->set_is_used();
      target->AddVarCopy(var, parameter);
      var->set_is_used();
    }
  }
  return var;
}

Variable* Parser::DeclareLexical(const AstRawString* name, VariableMode mode, VariableKind kind, int position) {
  Variable* existing = scope_->LookupLocal(name);
  if (existing != nullptr) Redeclaration(name, position);
  if (scope_->type() == ScopeType::kFunctionBody) {
    Variable* parameter = scope_->outer_scope()->LookupLocal(name);
    if (parameter != nullptr) Redeclaration(name, position);
  }
  if (scope_->is_function_scope() && name == factory_->arguments_string()) {
    // A `var arguments` stands for the arguments object and has no entry of its own.
    for (NestedVar* v = function_state_->nested_vars; v != nullptr; v = v->next) {
      if (v->name == name) Redeclaration(name, position);
    }
  }
  return scope_->Declare(name, mode, kind, position);
}

void Parser::DeclareBoundNames(const BoundNames& bound, VariableMode mode) {
  for (VariableProxy* proxy : bound.names) {
    const AstRawString* name = proxy->raw_name();
    if (mode == VariableMode::kVar) {
      // The target of the assignment may be another binding (`with`, a catch parameter): an ordinary use.
      DeclareVar(name, proxy->position())->set_maybe_assigned();
      proxy->set_is_assigned();
      proxy->clear_removed();
      scope_->AddUnresolved(proxy);
      continue;
    }
    if (name == factory_->let_string()) {
      Fail(MessageTemplate::kLetInLexicalBinding, proxy->position(), proxy->end_position());
    }
    Variable* var = DeclareLexical(name, mode, VariableKind::kNormal, proxy->position());
    var->set_initializer_position(end_position());
    proxy->BindTo(var);
  }
}

Variable* Parser::DeclareFunctionInScope(const AstRawString* name, int position, bool is_plain) {
  Scope* scope = scope_;
  if (scope->is_declaration_scope() && !scope->is_module_scope()) {
    Variable* var = scope->LookupLocal(name);
    if (var != nullptr) {
      if (var->IsLexical() && var->kind() != VariableKind::kParameter) Redeclaration(name, position);
      var->set_maybe_assigned();
      return var;
    }
    var = scope->Declare(name, VariableMode::kVar, VariableKind::kFunction, position);
    return var;
  }
  // A block, or the top level of a module: lexical. In sloppy blocks plain functions may be declared again.
  Variable* var = scope->LookupLocal(name);
  if (var != nullptr) {
    if (var->kind() == VariableKind::kFunction && is_plain && !is_strict() && !var->is_static()) {
      var->set_maybe_assigned();
      return var;
    }
    Redeclaration(name, position);
  }
  var = scope->Declare(name, VariableMode::kLet, VariableKind::kFunction, position);
  if (!is_plain) var->set_is_static();  // Marks it as not to be declared again.
  return var;
}

VariableProxy* Parser::UseVariable(const AstRawString* name, int position) {
  VariableProxy* proxy = New<VariableProxy>(position, name);
  scope_->AddUnresolved(proxy);
  return proxy;
}

VariableProxy* Parser::UseThis(int position) {
  VariableProxy* proxy = New<VariableProxy>(position, factory_->this_string());
  proxy->set_is_this();
  scope_->AddUnresolved(proxy);
  return proxy;
}

VariableProxy* Parser::UseNewTarget(int position) {
  VariableProxy* proxy = New<VariableProxy>(position, factory_->new_target_string());
  proxy->set_is_new_target();
  scope_->AddUnresolved(proxy);
  return proxy;
}

// The receiver scope must bind a home object: its class, or the scope around its object literal, declares the variable.
VariableProxy* Parser::UseHomeObject(int position) {
  DeclarationScope* receiver = scope_->GetReceiverScope();
  const bool is_static = IsStaticElement(receiver->function_kind());
  if (!receiver->is_deserialized()) DeclareHomeObject(receiver->outer_scope(), is_static, position);
  return UseVariable(is_static ? factory_->dot_static_home_object_string() : factory_->dot_home_object_string(),
                     position);
}

void Parser::DeclareHomeObject(Scope* home, bool is_static, int position) {
  if (home->is_class_scope()) {
    home->AsClassScope()->DeclareHomeObject(factory_, is_static);
    return;
  }
  const AstRawString* name = is_static ? factory_->dot_static_home_object_string() : factory_->dot_home_object_string();
  if (!home->is_deserialized() && home->LookupLocal(name) == nullptr) {
    home->Declare(name, VariableMode::kVar, VariableKind::kHomeObject, position);
  }
}

void Parser::UsePrivateName(VariableProxy* proxy) {
  proxy->set_is_private_name();
  Scope* s = scope_;
  while (s != nullptr && !(s->is_class_scope() && !s->AsClassScope()->is_parsing_heritage())) s = s->outer_scope();
  if (s != nullptr && !s->is_deserialized()) {
    s->AsClassScope()->AddUnresolvedPrivateName(proxy);
    return;
  }
  for (; s != nullptr; s = s->outer_scope()) {
    if (!s->is_class_scope()) continue;
    if (Variable* var = s->LookupLocal(proxy->raw_name())) {
      proxy->BindTo(var);
      return;
    }
  }
  Fail(MessageTemplate::kInvalidPrivateFieldResolution, proxy->position(), proxy->end_position(), proxy->raw_name());
}

// A direct eval may use everything that code in its place could: it all counts as captured.
void Parser::RecordEval(int position) {
  scope_->RecordEvalCall();
  auto use = [&](VariableProxy* proxy) { proxy->set_is_from_skipped_function(); };
  use(UseThis(position));
  DeclarationScope* receiver = scope_->GetReceiverScope();
  if (!receiver->is_function_scope() || receiver->is_deserialized()) return;
  use(UseVariable(factory_->arguments_string(), position));
  use(UseNewTarget(position));
  if (IsDerivedConstructor(receiver->function_kind())) {
    use(UseVariable(factory_->dot_this_function_string(), position));
  }
  if (BindsHomeObject(receiver->function_kind())) use(UseHomeObject(position));
}

}  // namespace v8::internal
