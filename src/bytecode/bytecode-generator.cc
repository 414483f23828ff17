#include "src/bytecode/bytecode-generator.h"

// Functions as a whole: prologue, parameters, scopes, the frame around the body of what can be suspended.

namespace v8::internal {

BytecodeGenerator::BytecodeGenerator(CompilationSession* session, FunctionLiteral* literal)
    : session_(session),
      info_(session->info()),
      zone_(&info_->zone),
      literal_(literal),
      closure_scope_(literal->scope()),
      kind_(literal->kind()),
      stack_limit_(info_->stack_limit),
      builder_(zone_),
      scope_(literal->scope() != nullptr ? literal->scope()->outer_scope() : literal->outer_scope()),
      end_position_(literal->end_position()) {}

UnlinkedCode* BytecodeGenerator::Generate() {
  const int parameter_count = literal_->parameter_count();
  if (closure_scope_ != nullptr) builder_.ReserveLocals(closure_scope_->num_stack_slots());
  builder_.CountThisProperties(literal_->instance_field_count());
  if (IsDefaultConstructor(kind_)) {
    GenerateDefaultConstructor();
    return builder_.Finish(parameter_count);
  }
  if (IsModule(kind_)) {
    GenerateModule();
    return builder_.Finish(parameter_count);
  }
  if (!IsResumableFunction(kind_)) {
    GenerateProlog();
    GenerateBody();
    return builder_.Finish(parameter_count);
  }

  // Whatever the body throws finishes the generator, or rejects the promise. Parameters of generators are evaluated
  // before there is a generator, those of async functions inside the region.
  generator_ = builder_.NewRegister();
  const Register entry_context = builder_.NewRegister();
  const Register exception = builder_.NewRegister();
  builder_.Move(entry_context, Register::Context());
  HandlerRegion region(zone_);
  {
    ControlScope control(this, ControlScope::kFunction);
    control.region = &region;
    if (is_generator()) {
      GenerateProlog();
      builder_.At(literal_->function_token_position()).Emit(Bytecode::kCreateGenerator, {generator_.operand()});
      builder_.BeginRegion(&region);
      EmitInitialSuspend();
    } else {
      builder_.At(literal_->function_token_position()).Emit(Bytecode::kCreateGenerator, {generator_.operand()});
      builder_.BeginRegion(&region);
      GenerateProlog();
    }
    GenerateBody();
    builder_.EndRegion(&region);
  }
  if (builder_.BindHandler(&region, entry_context, exception)) {
    if (is_async_generator()) {
      builder_.Emit(Bytecode::kCloseGenerator, {generator_.operand()});
      CallRuntime(RuntimeFunction::kAsyncGeneratorReject, exception, generator_, exception);
      builder_.Emit(Bytecode::kReturn, {exception.operand()});
    } else if (is_generator()) {
      builder_.Emit(Bytecode::kCloseGenerator, {generator_.operand()});
      builder_.Emit(Bytecode::kReThrow, {exception.operand()});
    } else {
      EmitReject(exception);
    }
  }
  return builder_.Finish(parameter_count);
}

// A module is called when it is linked: it makes its environment and its functions, and suspends. Evaluation resumes it.
void BytecodeGenerator::GenerateModule() {
  generator_ = builder_.NewRegister();
  const Register value = builder_.NewRegister();
  const Register mode = builder_.NewRegister();
  const Register entry_context = builder_.NewRegister();
  const Register exception = builder_.NewRegister();
  GenerateProlog();
  builder_.Emit(Bytecode::kCreateGenerator, {generator_.operand()});
  builder_.Move(entry_context, Register::Context());
  EmitSuspend(value, mode, generator_);
  if (!is_async()) return GenerateBody();
  HandlerRegion region(zone_);
  {
    ControlScope control(this, ControlScope::kFunction);
    control.region = &region;
    builder_.BeginRegion(&region);
    GenerateBody();
    builder_.EndRegion(&region);
  }
  if (builder_.BindHandler(&region, entry_context, exception)) EmitReject(exception);
}

// The end of an async function, or module, that throws.
void BytecodeGenerator::EmitReject(Register exception) {
  CallRuntime(RuntimeFunction::kAsyncFunctionReject, exception, generator_, exception);
  builder_.Emit(Bytecode::kReturn, {exception.operand()});
}

void BytecodeGenerator::GenerateDefaultConstructor() {
  const int position = literal_->position();
  const Register result = builder_.NewRegister();
  if (kind_ == FunctionKind::kDefaultBaseConstructor) {
    if (literal_->requires_instance_members_initializer()) {
      InitializeInstanceMembers(Register::Callee(), Register::Receiver(), position);
    }
    builder_.LoadUndefined(result);
  } else {
    const Register callee = builder_.NewRegister();
    builder_.At(position);
    CallRuntime(RuntimeFunction::kGetSuperConstructor, callee, Register::Callee());
    builder_.Emit(Bytecode::kConstructForwardAll,
                  {result.operand(), callee.operand(), Register::NewTarget().operand()});
    if (literal_->requires_instance_members_initializer()) {
      InitializeInstanceMembers(Register::Callee(), result, position);
    }
  }
  builder_.Emit(Bytecode::kReturn, {result.operand()});
}

void BytecodeGenerator::InitializeInstanceMembers(Register constructor, Register instance, int position) {
  RegisterScope registers(&builder_);
  const Register ignored = builder_.NewRegister();
  builder_.At(position);
  CallRuntime(RuntimeFunction::kInitializeInstanceMembers, ignored, constructor, instance);
}

void BytecodeGenerator::InitializeInternalVariable(Variable* variable, Register value) {
  if (variable == nullptr || variable->IsUnallocated()) return;
  if (variable->IsStackLocal()) {
    builder_.Move(Register::Local(variable->index()), value);
  } else if (variable->IsContextSlot()) {
    StoreContextSlot(variable->index(), 0, value);
  }
}

void BytecodeGenerator::GenerateProlog() {
  DeclarationScope* scope = closure_scope_;
  builder_.At(literal_->function_token_position());
  if (scope->is_script_scope()) {
    scope_ = scope;
    DeclareGlobals(scope);
    completion_ = builder_.NewRegister();
    builder_.LoadUndefined(completion_);
    return;
  }
  Variable* receiver = scope->has_this_declaration() ? scope->receiver() : nullptr;
  if (receiver != nullptr && !receiver->IsUnallocated() && !scope->is_strict()) {
    builder_.Emit(Bytecode::kConvertReceiver);
  }
  if (scope->NeedsContext()) {
    if (scope->is_module_scope()) {
      CreateModuleContext(scope);
    } else {
      CreateContext(scope);
    }
  }
  scope_ = scope;
  if (scope->is_eval_scope()) {
    completion_ = builder_.NewRegister();
    builder_.LoadUndefined(completion_);
    InstantiateScope(scope);
    return;
  }
  if (scope->has_simple_parameters()) {
    for (int i = 0; i < scope->num_parameters(); ++i) {
      Variable* parameter = scope->parameter(i);
      if (parameter->IsContextSlot() || parameter->IsStackLocal()) {
        RegisterScope registers(&builder_);
        InitializeInternalVariable(parameter, ParameterRegister(i));
      }
    }
  }
  if (receiver != nullptr) {
    if (IsDerivedConstructor(kind_)) {
      RegisterScope registers(&builder_);
      const Register hole = builder_.NewRegister();
      builder_.Emit(Bytecode::kLoadTheHole, {hole.operand()});
      InitializeInternalVariable(receiver, hole);
    } else {
      InitializeInternalVariable(receiver, Register::Receiver());
    }
  }
  InitializeInternalVariable(scope->new_target(), Register::NewTarget());
  InitializeInternalVariable(scope->this_function(), Register::Callee());
  InitializeInternalVariable(scope->function_var(), Register::Callee());
  if (Variable* arguments = scope->arguments(); arguments != nullptr && !arguments->IsUnallocated()) {
    RegisterScope registers(&builder_);
    const Register object = builder_.NewRegister();
    builder_.Emit(scope->has_mapped_arguments() ? Bytecode::kCreateMappedArguments : Bytecode::kCreateUnmappedArguments,
                  {object.operand()});
    InitializeInternalVariable(arguments, object);
  }
  if (kind_ == FunctionKind::kBaseConstructor && literal_->requires_instance_members_initializer()) {
    InitializeInstanceMembers(Register::Callee(), Register::Receiver(), literal_->position());
  }
  InstantiateScope(scope);
  GenerateParameters();
  if (DeclarationScope* body = literal_->body_scope()) {
    if (body->NeedsContext()) CreateContext(body);
    scope_ = body;
    for (auto* copy = body->var_copies(); copy != nullptr; copy = copy->next) {
      if (copy->body->IsUnallocated()) continue;
      RegisterScope registers(&builder_);
      const Register value = builder_.NewRegister();
      LoadVariable(copy->parameter, value);
      InitializeInternalVariable(copy->body, value);
    }
    InstantiateScope(body);
  }
}

void BytecodeGenerator::GenerateParameters() {
  if (closure_scope_->has_simple_parameters()) return;
  int index = 0;
  for (const Parameter& parameter : literal_->parameters()) {
    RegisterScope registers(&builder_);
    Expression* target = parameter.target;
    const Register value = builder_.NewRegister();
    builder_.At(parameter.position);
    if (parameter.is_rest) {
      builder_.Emit(Bytecode::kCreateRestParameter, {value.operand(), index});
    } else {
      builder_.Move(value, ParameterRegister(index++));
    }
    AssignTo(target, value, Store::kInitialize, parameter.position);
  }
}

void BytecodeGenerator::GenerateBody() {
  DisposalScope disposal(this, scope_);
  VisitStatements(literal_->body());
  disposal.Leave();
  if (!builder_.is_reachable()) return;
  builder_.At(end_position_ > 0 ? end_position_ - 1 : 0);
  PerformExit(Exit::kReturn, nullptr, completion_);
}

void BytecodeGenerator::DeclareGlobals(DeclarationScope* scope) {
  uint32_t count = 0;
  for (auto* d = scope->declarations(); d != nullptr; d = d->next) ++count;
  for (Variable* v = scope->locals(); v != nullptr; v = v->next()) count += v->IsScriptContext();
  if (count == 0 && !scope->NeedsContext()) return;
  ConstantDraft* elements = zone_->AllocateArray<ConstantDraft>(count * 2);
  uint32_t i = 0;
  for (auto* d = scope->declarations(); d != nullptr; d = d->next) {
    elements[i++] = ConstantDraft::OfString(d->var->raw_name());
    elements[i] = ConstantDraft::Of(UnlinkedConstant::kUndefined);
    if (d->function != nullptr) {
      elements[i] = ConstantDraft::Of(UnlinkedConstant::kFunction);
      elements[i].function = session_->FunctionFor(d->function, nullptr, false);
    }
    ++i;
  }
  for (Variable* v = scope->locals(); v != nullptr; v = v->next()) {
    if (!v->IsScriptContext()) continue;
    elements[i++] = ConstantDraft::OfString(v->raw_name());
    elements[i++] = ConstantDraft::OfInt(static_cast<int>(v->mode()));
  }
  RegisterScope registers(&builder_);
  const Register array = builder_.NewRegister();
  const Register scope_info = builder_.NewRegister();
  builder_.LoadConstant(array, builder_.ArrayConstant(elements, count * 2));
  if (scope->NeedsContext()) {
    builder_.LoadConstant(scope_info, builder_.Constant(UnlinkedScopeOf(scope)));
  } else {
    builder_.LoadUndefined(scope_info);
  }
  CallRuntime(scope->is_repl() ? RuntimeFunction::kDeclareReplGlobals : RuntimeFunction::kDeclareGlobals,
              Register::Context(), array, scope_info);
}

void BytecodeGenerator::InstantiateScope(Scope* scope) {
  RegisterScope registers(&builder_);
  Register hole;
  for (Variable* v = scope->locals(); v != nullptr; v = v->next()) {
    if (!v->needs_hole_check() || !v->binding_needs_init()) continue;
    if (v->IsStackLocal()) {
      builder_.Emit(Bytecode::kLoadTheHole, {Register::Local(v->index()).operand()});
    } else if (v->IsContextSlot()) {
      if (!hole.is_valid()) {
        hole = builder_.NewRegister();
        builder_.Emit(Bytecode::kLoadTheHole, {hole.operand()});
      }
      StoreContextSlot(v->index(), 0, hole);
    }
  }
  if (scope->is_eval_scope()) {
    // Sloppy code adds its variables to those of the caller: all or none.
    const auto* first = scope->declarations();
    for (auto* d = first; d != nullptr && first->next != nullptr; d = d->next) {
      if (!d->var->IsLookup()) continue;
      RegisterScope call(&builder_);
      const Register name = builder_.NewRegister();
      const Register is_function = builder_.NewRegister();
      builder_.LoadConstant(name, builder_.Constant(d->var->raw_name()));
      builder_.LoadBoolean(is_function, d->function != nullptr);
      builder_.At(d->position);
      CallRuntime(RuntimeFunction::kCheckEvalDeclaration, name, name, is_function);
    }
    for (auto* d = scope->declarations(); d != nullptr; d = d->next) {
      if (d->function != nullptr || !d->var->IsLookup()) continue;
      RegisterScope call(&builder_);
      const Register name = builder_.NewRegister();
      const Register ignored = builder_.NewRegister();
      builder_.LoadConstant(name, builder_.Constant(d->var->raw_name()));
      builder_.At(d->position);
      CallRuntime(RuntimeFunction::kDeclareEvalVar, ignored, name);
    }
  }
  for (auto* d = scope->declarations(); d != nullptr; d = d->next) {
    if (d->function == nullptr || d->var->IsUnallocated()) continue;
    RegisterScope call(&builder_);
    if (d->var->IsLookup()) {
      const Register name = builder_.NewRegister();
      const Register closure = builder_.NewRegister();
      builder_.LoadConstant(name, builder_.Constant(d->var->raw_name()));
      VisitFunctionLiteral(d->function, closure);
      builder_.At(d->position);
      CallRuntime(RuntimeFunction::kDeclareEvalFunction, closure, name, closure);
    } else if (const Register direct = RegisterOf(d->var); direct.is_valid()) {
      VisitFunctionLiteral(d->function, direct);
    } else {
      const Register closure = builder_.NewRegister();
      VisitFunctionLiteral(d->function, closure);
      StoreVariable(d->var, closure, Store::kInitialize, false, d->position);
    }
  }
}

BytecodeGenerator::ScopeEntry::ScopeEntry(BytecodeGenerator* generator, Scope* scope, bool instantiate)
    : generator_(generator), scope_(scope), saved_scope_(generator->scope_), saved_context_(generator->context_) {
  if (scope == nullptr) return;
  BytecodeBuilder& builder = generator->builder_;
  if (scope->NeedsContext()) {
    entry_ = {generator->context_, builder.NewRegister()};
    builder.Move(entry_.outer_context, Register::Context());
    generator->CreateContext(scope);
    generator->context_ = &entry_;
  }
  generator->scope_ = scope;
  if (instantiate) generator->InstantiateScope(scope);
}

BytecodeGenerator::ScopeEntry::~ScopeEntry() {
  generator_->scope_ = saved_scope_;
  generator_->context_ = saved_context_;
}

void BytecodeGenerator::ScopeEntry::Leave() {
  if (scope_ == nullptr) return;
  if (scope_->NeedsContext()) generator_->builder_.Move(Register::Context(), entry_.outer_context);
  generator_->scope_ = saved_scope_;
  generator_->context_ = saved_context_;
}

}  // namespace v8::internal
