#include "src/bytecode/bytecode-generator.h"
#include "src/flags/flags.h"

// Calls of every kind. Arguments are evaluated straight into the run that becomes the callee's frame: its registers are
// the highest in use when the call is made.

namespace v8::internal {

bool BytecodeGenerator::IsInTailPosition() const {
  if (!v8_flags.tail_calls || !scope_->is_strict() || IsResumableFunction(kind_) || IsClassConstructor(kind_)) {
    return false;
  }
  for (const ControlScope* c = control_; c != nullptr; c = c->outer) {
    if (c->region != nullptr) return false;
  }
  return true;
}

// ECMA-262 §15.10.2 HasCallInTailPosition, of expressions.
void BytecodeGenerator::MarkTailCalls(Expression* expression) {
  switch (expression->node_type()) {
    case NodeType::kCall:
      return expression->AsCall()->set_is_tail_call();
    case NodeType::kTaggedTemplate:
      return expression->AsTaggedTemplate()->set_is_tail_call();
    case NodeType::kConditional:
      MarkTailCalls(expression->AsConditional()->then_expression());
      return MarkTailCalls(expression->AsConditional()->else_expression());
    case NodeType::kLogicalOperation:
      return MarkTailCalls(expression->AsLogicalOperation()->right());
    case NodeType::kNaryOperation: {
      NaryOperation* operation = expression->AsNaryOperation();
      if (operation->is_logical()) MarkTailCalls(operation->rest(operation->rest_count() - 1));
      return;
    }
    case NodeType::kSequence: {
      const AstList<Expression*> expressions = expression->AsSequence()->expressions();
      return MarkTailCalls(expressions[expressions.size() - 1]);
    }
    case NodeType::kOptionalChain:
      return MarkTailCalls(expression->AsOptionalChain()->expression());
    default:
      return;
  }
}

void BytecodeGenerator::EmitCall(Register dst, Register callee, const Run& run, bool undefined_receiver, int position,
                                 bool is_tail_call) {
  if (is_tail_call && undefined_receiver) builder_.LoadUndefined(run.receiver());
  const Bytecode call = is_tail_call         ? Bytecode::kTailCall
                        : undefined_receiver ? Bytecode::kCallUndefinedReceiver
                                             : Bytecode::kCall;
  builder_.At(position).Emit(call, {dst.operand(), callee.operand(), run.receiver().operand(), run.argument_count});
}

bool BytecodeGenerator::VisitCallee(Expression* callee, Register callee_register, Register receiver) {
  switch (callee->node_type()) {
    case NodeType::kProperty: {
      auto* property = static_cast<Property*>(callee);
      VisitForValue(property->object(), receiver);
      if (property->is_optional_chain_link()) {
        builder_.EmitJump(Bytecode::kJumpIfNullish, {receiver.operand()}, optional_chain_exit_);
      }
      LoadProperty(property, receiver, callee_register);
      return false;
    }
    case NodeType::kPrivateProperty: {
      auto* property = static_cast<PrivateProperty*>(callee);
      VisitForValue(property->object(), receiver);
      if (property->is_optional_chain_link()) {
        builder_.EmitJump(Bytecode::kJumpIfNullish, {receiver.operand()}, optional_chain_exit_);
      }
      LoadPrivate(property->name(), receiver, callee_register, property->position());
      return false;
    }
    case NodeType::kSuperProperty: {
      RegisterScope registers(&builder_);
      auto* property = static_cast<SuperProperty*>(callee);
      VisitForValue(property->this_proxy(), receiver);
      const Register key = VisitForRegister(property->key());
      LoadSuper(property, receiver, key, callee_register);
      return false;
    }
    case NodeType::kVariableProxy: {
      auto* proxy = static_cast<VariableProxy*>(callee);
      if (proxy->var()->IsLookup()) {
        builder_.At(proxy->position())
            .Emit(Bytecode::kLoadLookupForCall,
                  {callee_register.operand(), receiver.operand(), builder_.Constant(proxy->var()->raw_name())});
        return false;
      }
      break;
    }
    case NodeType::kOptionalChain: {
      // (a?.b)(): still called on a.
      auto* chain = static_cast<OptionalChain*>(callee);
      BytecodeLabel* const saved = optional_chain_exit_;
      BytecodeLabel is_nullish, end;
      optional_chain_exit_ = &is_nullish;
      if (VisitCallee(chain->expression(), callee_register, receiver)) builder_.LoadUndefined(receiver);
      optional_chain_exit_ = saved;
      builder_.Jump(&end);
      builder_.Bind(&is_nullish);
      builder_.LoadUndefined(callee_register);
      builder_.LoadUndefined(receiver);
      builder_.Bind(&end);
      return false;
    }
    default:
      break;
  }
  VisitForValue(callee, callee_register);
  return true;
}

bool BytecodeGenerator::PassesArray(const AstList<Expression*>& arguments, bool has_spread) const {
  return has_spread || !builder_.HasRoomFor(arguments.size());
}

void BytecodeGenerator::VisitArguments(AstList<Expression*> arguments, const Run& run) {
  for (int i = 0; i < run.argument_count; ++i) {
    RegisterScope registers(&builder_);
    VisitForValue(arguments[static_cast<size_t>(i)], run.argument(i));
  }
}

void BytecodeGenerator::VisitArgumentsAsArray(AstList<Expression*> arguments, Register dst) {
  RegisterScope registers(&builder_);
  const Register array = Temporary(dst);
  builder_.Emit(Bytecode::kCreateEmptyArray, {array.operand()});
  AppendElements(arguments.begin(), arguments.end(), array);
  builder_.Move(dst, array);
}

// Where the variable is that the expression is, if it can be read there without a check.
Register BytecodeGenerator::DirectRegister(Expression* expression) {
  VariableProxy* proxy = expression->AsVariableProxy();
  return proxy == nullptr || proxy->needs_hole_check() ? Register() : RegisterOf(proxy->var());
}

// The callee of a call that can be one instruction with the getting of the function: its arguments do nothing, and
// nothing that the getting runs can change them.
Property* BytecodeGenerator::CalledByName(Call* call) {
  Property* property = call->callee()->AsProperty();
  if (property == nullptr || !property->IsNamed() || property->is_optional_chain_link() ||
      call->is_optional_chain_link() || call->is_tail_call() || property->position() != call->position() ||
      property->name() == info_->factory.length_string()) {
    return nullptr;
  }
  for (Expression* argument : call->arguments()) {
    if (!argument->IsLiteral() && !argument->IsFunctionLiteral() && !DirectRegister(argument).is_valid())
      return nullptr;
  }
  return property;
}

void BytecodeGenerator::VisitCall(Call* call, Register dst) {
  RegisterScope registers(&builder_);
  Expression* callee_expression = call->callee();
  const AstList<Expression*> arguments = call->arguments();
  const bool is_eval = call->is_possibly_eval();
  const int position = call->position();
  if (PassesArray(arguments, call->has_spread())) {
    const Register callee = builder_.NewRegister();
    const Register receiver = builder_.NewRegister();
    const Register array = builder_.NewRegister();
    if (!dst.is_valid()) dst = callee;
    if (VisitCallee(callee_expression, callee, receiver)) builder_.LoadUndefined(receiver);
    if (call->is_optional_chain_link()) {
      builder_.EmitJump(Bytecode::kJumpIfNullish, {callee.operand()}, optional_chain_exit_);
    }
    VisitArgumentsAsArray(arguments, array);
    BytecodeLabel no_eval, end;
    if (is_eval) {
      const Register key = builder_.NewRegister();
      CallRuntime(RuntimeFunction::kIsGlobalEval, key, callee);
      builder_.EmitJump(Bytecode::kJumpIfFalse, {key.operand()}, &no_eval);
      const Run run = NewCallRun(1);
      builder_.LoadInt(key, 0);
      builder_.Emit(Bytecode::kGetKeyed, {run.argument(0).operand(), array.operand(), key.operand()});
      builder_.LoadUndefined(run.receiver());
      builder_.At(position).Emit(Bytecode::kCallEval, {dst.operand(), callee.operand(), run.receiver().operand(), 1,
                                                       builder_.Constant(UnlinkedScopeOf(scope_))});
      builder_.Jump(&end);
      builder_.Bind(&no_eval);
    }
    builder_.At(position).Emit(call->is_tail_call() ? Bytecode::kTailCallWithArray : Bytecode::kCallWithArray,
                               {dst.operand(), callee.operand(), receiver.operand(), array.operand()});
    if (is_eval) builder_.Bind(&end);
    return;
  }
  const int argument_count = arguments.length();
  // A function in a register that no argument assigns is called from there.
  VariableProxy* proxy = callee_expression->AsVariableProxy();
  Register callee;
  if (proxy != nullptr && RegisterOf(proxy->var()).is_valid()) {
    callee = VisitForRegister(proxy);
    bool is_stable = !proxy->var()->maybe_assigned();
    if (!is_stable) {
      int budget = 64;
      is_stable = true;
      for (Expression* argument : arguments) is_stable = is_stable && !Assigns(argument, proxy->var(), &budget);
    }
    if (!is_stable) {
      const Register copy = builder_.NewRegister();
      builder_.Move(copy, callee);
      callee = copy;
    }
    const Run run = NewCallRun(argument_count);
    if (call->is_optional_chain_link()) {
      builder_.EmitJump(Bytecode::kJumpIfNullish, {callee.operand()}, optional_chain_exit_);
    }
    VisitArguments(arguments, run);
    if (!dst.is_valid()) dst = Register::Local(run.first);
    return EmitCallOf(call, dst, callee, run, true);
  }
  if (Property* property = CalledByName(call)) {
    const Register object = DirectRegister(property->object());
    const Run run = NewCallRun(argument_count);
    if (!object.is_valid()) VisitForValue(property->object(), run.receiver());
    VisitArguments(arguments, run);
    if (!dst.is_valid()) dst = Register::Local(run.first);
    builder_.At(property->position())
        .Emit(Bytecode::kCallNamed,
              {dst.operand(), (object.is_valid() ? object : run.receiver()).operand(), run.receiver().operand(),
               run.argument_count, builder_.Constant(property->name())});
    return;
  }
  callee = builder_.NewRegister();
  const Run run = NewCallRun(argument_count);
  bool undefined_receiver = VisitCallee(callee_expression, callee, run.receiver());
  if (call->is_optional_chain_link()) {
    builder_.EmitJump(Bytecode::kJumpIfNullish, {callee.operand()}, optional_chain_exit_);
  }
  VisitArguments(arguments, run);
  if (!dst.is_valid()) dst = callee;
  EmitCallOf(call, dst, callee, run, undefined_receiver);
}

void BytecodeGenerator::EmitCallOf(Call* call, Register dst, Register callee, const Run& run, bool undefined_receiver) {
  const int position = call->position();
  if (!call->is_possibly_eval()) return EmitCall(dst, callee, run, undefined_receiver, position, call->is_tail_call());
  if (undefined_receiver) builder_.LoadUndefined(run.receiver());
  BytecodeLabel no_eval, end;
  if (call->is_tail_call()) {
    RegisterScope registers(&builder_);
    const Register is_eval = builder_.NewRegister();
    CallRuntime(RuntimeFunction::kIsGlobalEval, is_eval, callee);
    builder_.EmitJump(Bytecode::kJumpIfFalse, {is_eval.operand()}, &no_eval);
  }
  builder_.At(position).Emit(Bytecode::kCallEval, {dst.operand(), callee.operand(), run.receiver().operand(),
                                                   run.argument_count, builder_.Constant(UnlinkedScopeOf(scope_))});
  if (!call->is_tail_call()) return;
  builder_.Jump(&end);
  builder_.Bind(&no_eval);
  EmitCall(dst, callee, run, false, position, true);
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitCallNew(CallNew* call, Register dst) {
  RegisterScope registers(&builder_);
  const AstList<Expression*> arguments = call->arguments();
  const Register callee = builder_.NewRegister();
  VisitForValue(call->callee(), callee);
  if (PassesArray(arguments, call->has_spread())) {
    const Register array = builder_.NewRegister();
    VisitArgumentsAsArray(arguments, array);
    builder_.At(call->position())
        .Emit(Bytecode::kConstructWithArray, {dst.operand(), callee.operand(), array.operand(), callee.operand()});
    return;
  }
  const Run run = NewCallRun(arguments.length());
  VisitArguments(arguments, run);
  builder_.At(call->position())
      .Emit(Bytecode::kConstruct,
            {dst.operand(), callee.operand(), run.receiver().operand(), run.argument_count, callee.operand()});
}

void BytecodeGenerator::VisitSuperCall(SuperCall* call, Register dst) {
  RegisterScope registers(&builder_);
  const AstList<Expression*> arguments = call->arguments();
  const Register function = builder_.NewRegister();
  const Register callee = builder_.NewRegister();
  const Register new_target = builder_.NewRegister();
  const Register result = Temporary(dst);
  LoadVariable(call->this_function(), function);
  builder_.At(call->position());
  CallRuntime(RuntimeFunction::kGetSuperConstructor, callee, function);
  LoadVariable(call->new_target(), new_target);
  // Undefined: no constructor, which is an error after the arguments.
  const auto check_callee = [&] {
    BytecodeLabel is_constructor;
    builder_.EmitJump(Bytecode::kJumpIfNotUndefined, {callee.operand()}, &is_constructor);
    builder_.At(call->position());
    CallRuntime(RuntimeFunction::kThrowNotSuperConstructor, callee, function);
    builder_.Bind(&is_constructor);
  };
  if (PassesArray(arguments, call->has_spread())) {
    const Register array = builder_.NewRegister();
    VisitArgumentsAsArray(arguments, array);
    check_callee();
    builder_.At(call->position())
        .Emit(Bytecode::kConstructWithArray,
              {result.operand(), callee.operand(), array.operand(), new_target.operand()});
  } else {
    RegisterScope run_registers(&builder_);
    const Run run = NewCallRun(arguments.length());
    VisitArguments(arguments, run);
    check_callee();
    builder_.At(call->position())
        .Emit(Bytecode::kConstruct,
              {result.operand(), callee.operand(), run.receiver().operand(), run.argument_count, new_target.operand()});
  }
  StoreVariable(call->this_proxy()->var(), result, Store::kInitialize, false, call->position());
  // The constructor may be an outer function: whether it has members to initialise is known there, or asked at run
  // time.
  Scope* scope = call->this_proxy()->var()->scope();
  if (scope != closure_scope_ || literal_->requires_instance_members_initializer()) {
    InitializeInstanceMembers(function, result, call->position());
  }
  if (dst.is_valid()) builder_.Move(dst, result);
}

void BytecodeGenerator::VisitTaggedTemplate(TaggedTemplate* literal, Register dst) {
  RegisterScope registers(&builder_);
  const AstList<Expression*> substitutions = literal->substitutions();
  const Register callee = builder_.NewRegister();
  if (!builder_.HasRoomFor(substitutions.size() + 1)) {
    const Register receiver = builder_.NewRegister();
    const Register array = builder_.NewRegister();
    const Register object = builder_.NewRegister();
    if (VisitCallee(literal->tag(), callee, receiver)) builder_.LoadUndefined(receiver);
    GetTemplateObject(literal, object);
    builder_.Emit(Bytecode::kCreateEmptyArray, {array.operand()});
    builder_.Emit(Bytecode::kArrayAppend, {array.operand(), object.operand()});
    AppendElements(substitutions.begin(), substitutions.end(), array);
    builder_.At(literal->position())
        .Emit(literal->is_tail_call() ? Bytecode::kTailCallWithArray : Bytecode::kCallWithArray,
              {dst.operand(), callee.operand(), receiver.operand(), array.operand()});
    return;
  }
  const Run run = NewCallRun(substitutions.length() + 1);
  const bool undefined_receiver = VisitCallee(literal->tag(), callee, run.receiver());
  GetTemplateObject(literal, run.argument(0));
  for (int i = 0; i < substitutions.length(); ++i) {
    RegisterScope part(&builder_);
    VisitForValue(substitutions[static_cast<size_t>(i)], run.argument(i + 1));
  }
  EmitCall(dst, callee, run, undefined_receiver, literal->position(), literal->is_tail_call());
}

void BytecodeGenerator::GetTemplateObject(TaggedTemplate* literal, Register dst) {
  const AstList<const AstRawString*> raw = literal->raw();
  const AstList<const AstRawString*> cooked = literal->cooked();
  const uint32_t count = raw.size();
  ConstantDraft* elements = zone_->AllocateArray<ConstantDraft>(count * 2);
  for (uint32_t i = 0; i < count; ++i) {
    elements[i] = ConstantDraft::OfString(raw[i]);
    elements[count + i] =
        cooked[i] == nullptr ? ConstantDraft::Of(UnlinkedConstant::kUndefined) : ConstantDraft::OfString(cooked[i]);
  }
  builder_.At(literal->position())
      .Emit(Bytecode::kGetTemplateObject, {dst.operand(), builder_.ArrayConstant(elements, count * 2)});
}

void BytecodeGenerator::VisitNativesCall(NativesCall* call, Register dst) {
  RegisterScope registers(&builder_);
  const int count = call->arguments().length();
  const int run = builder_.NewRun(count + 1);
  builder_.LoadConstant(Register::Local(run + count), builder_.Constant(call->name()));
  for (int k = 0; k < count; ++k) VisitForValue(call->arguments()[k], Register::Local(run + count - 1 - k));
  builder_.At(call->position());
  EmitCallRuntime(RuntimeFunction::kNativesCall, dst, run, count + 1);
}

void BytecodeGenerator::VisitImportCall(ImportCall* call, Register dst) {
  RegisterScope registers(&builder_);
  const Register phase = builder_.NewRegister();
  const Register specifier = builder_.NewRegister();
  const Register options = builder_.NewRegister();
  VisitForValue(call->specifier(), specifier);
  if (call->options() != nullptr) {
    VisitForValue(call->options(), options);
  } else {
    builder_.LoadUndefined(options);
  }
  builder_.At(call->position());
  builder_.LoadInt(phase, static_cast<int>(call->phase()));
  CallRuntime(RuntimeFunction::kImportCall, dst, phase, specifier, options);
}

}  // namespace v8::internal
