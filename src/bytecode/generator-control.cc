#include "src/bytecode/bytecode-generator.h"

// Leaving statements: break, continue and return through finally blocks and open iterators; try.
//
// A finally block exists once. Whatever enters it says in its token register where to go on behind it (-1: next
// statement, 0: throw again, from 1 on: the exits that were deferred to it) and in its result register with which
// value.

namespace v8::internal {

void BytecodeGenerator::RestoreContext(ContextEntry* entry) {
  if (context_ == entry) return;
  ContextEntry* outermost = context_;
  while (outermost->outer != entry) outermost = outermost->outer;
  builder_.Move(Register::Context(), outermost->outer_context);
}

void BytecodeGenerator::PerformExit(Exit exit, const Statement* target, Register value) {
  if (!builder_.is_reachable()) return;
  ControlScope* const saved_control = control_;
  RegisterScope registers(&builder_);
  // Regions that the code from here to `start` is inside of, but has left in spirit.
  const auto cut_regions = [this, saved_control](ControlScope* last, int start) {
    for (ControlScope* c = saved_control; c != nullptr; c = c->outer) {
      if (c->region != nullptr) builder_.CutRegion(c->region, start, builder_.offset());
      if (c == last) break;
    }
  };
  for (ControlScope* c = saved_control; c != nullptr; c = c->outer) {
    switch (c->kind) {
      case ControlScope::kBreakTarget:
      case ControlScope::kContinueTarget:
        if (c->statement != target || (exit == Exit::kBreak) != (c->kind == ControlScope::kBreakTarget) ||
            exit == Exit::kReturn) {
          break;
        }
        RestoreContext(c->context);
        builder_.Jump(c->label);
        control_ = saved_control;
        return;
      case ControlScope::kFinally: {
        int token = 0;
        for (const ControlScope::Deferred& deferred : *c->deferred) {
          ++token;
          if (deferred.exit == exit && deferred.target == target) break;
          if (static_cast<size_t>(token) == c->deferred->size()) token = -1;
        }
        if (token <= 0) {
          c->deferred->push_back({exit, target});
          token = static_cast<int>(c->deferred->size());
        }
        if (value.is_valid()) {
          builder_.Move(c->result, value);
        } else {
          builder_.LoadUndefined(c->result);
        }
        RestoreContext(c->context);
        builder_.LoadInt(c->token, token);
        builder_.Jump(c->label);
        control_ = saved_control;
        return;
      }
      case ControlScope::kIterator: {
        const int start = builder_.offset();
        control_ = c->outer;
        if (value.is_valid() && IsVariableRegister(value)) {
          const Register copy = builder_.NewRegister();
          builder_.Move(copy, value);
          value = copy;
        }
        EmitIteratorClose(c->iterator, c->is_async, c->may_be_done);
        cut_regions(c, start);
        break;
      }
      case ControlScope::kRegion:
      case ControlScope::kFunction:
        break;
    }
  }
  control_ = nullptr;
  DCHECK(exit == Exit::kReturn);
  const int start = builder_.offset();
  EmitReturn(value);
  cut_regions(nullptr, start);
  control_ = saved_control;
}

BytecodeLabel* BytecodeGenerator::DirectTargetOf(const Statement* statement) {
  if (const Block* block = statement->AsBlock()) {
    if (block->scope() != nullptr || block->statements().size() != 1) return nullptr;
    statement = block->statements()[0];
  }
  const Statement* target;
  ControlScope::Kind kind;
  if (const BreakStatement* exit = statement->AsBreakStatement()) {
    target = exit->target();
    kind = ControlScope::kBreakTarget;
  } else if (const ContinueStatement* exit = statement->AsContinueStatement()) {
    target = exit->target();
    kind = ControlScope::kContinueTarget;
  } else {
    return nullptr;
  }
  for (ControlScope* c = control_; c != nullptr; c = c->outer) {
    if (c->kind == kind && c->statement == target) return c->context == context_ ? c->label : nullptr;
    if (c->kind == ControlScope::kFinally || c->kind == ControlScope::kIterator) return nullptr;
  }
  return nullptr;
}

void BytecodeGenerator::EmitReturn(Register value) {
  RegisterScope registers(&builder_);
  const bool is_undefined = !value.is_valid();
  if (is_undefined && !IsDerivedConstructor(kind_) && !is_generator() && !is_async()) {
    builder_.Emit(Bytecode::kReturnUndefined);
    return;
  }
  if (is_undefined) {
    value = builder_.NewRegister();
    if (!IsDerivedConstructor(kind_)) builder_.LoadUndefined(value);
  }
  if (IsDerivedConstructor(kind_) && closure_scope_->is_function_scope()) {
    BytecodeLabel is_object;
    if (!is_undefined) {
      BytecodeLabel is_void;
      builder_.EmitJump(Bytecode::kJumpIfObject, {value.operand()}, &is_object);
      builder_.EmitJump(Bytecode::kJumpIfUndefined, {value.operand()}, &is_void);
      CallRuntime(RuntimeFunction::kThrowConstructorReturnedNonObject, builder_.NewRegister());
      builder_.Bind(&is_void);
    }
    const Register result = builder_.NewRegister();
    Variable* receiver = closure_scope_->receiver();
    if (receiver != nullptr && !receiver->IsUnallocated()) {
      Scope* const saved_scope = scope_;
      ContextEntry* const saved_context = context_;
      RestoreContext(nullptr);
      scope_ = literal_->body_scope() != nullptr ? static_cast<Scope*>(literal_->body_scope()) : closure_scope_;
      LoadVariable(receiver, result);
      scope_ = saved_scope;
      context_ = saved_context;
    } else {
      // `this` is used nowhere, so super() was called nowhere.
      builder_.Emit(Bytecode::kLoadTheHole, {result.operand()});
    }
    BytecodeLabel has_this;
    builder_.EmitJump(Bytecode::kJumpIfNotTheHole, {result.operand()}, &has_this);
    CallRuntime(RuntimeFunction::kThrowConstructorDidNotCallSuper, builder_.NewRegister());
    builder_.Bind(&has_this);
    builder_.Emit(Bytecode::kReturn, {result.operand()});
    builder_.Bind(&is_object);
    builder_.Emit(Bytecode::kReturn, {value.operand()});
    return;
  }
  if (is_async_generator()) {
    builder_.Emit(Bytecode::kCloseGenerator, {generator_.operand()});
    const Register result = builder_.NewRegister();
    const Register done = builder_.NewRegister();
    builder_.LoadBoolean(done, true);
    CallRuntime(RuntimeFunction::kAsyncGeneratorResolve, result, generator_, value, done);
    value = result;
  } else if (is_generator()) {
    builder_.Emit(Bytecode::kGeneratorReturn, {generator_.operand(), value.operand()});
    return;
  } else if (is_async()) {
    const Register result = builder_.NewRegister();
    if (closure_scope_->is_script_scope()) {
      CallRuntime(RuntimeFunction::kCreateReplResult, result, value);
      value = result;
    }
    CallRuntime(RuntimeFunction::kAsyncFunctionResolve, result, generator_, value);
    value = result;
  }
  builder_.Emit(Bytecode::kReturn, {value.operand()});
}

void BytecodeGenerator::EmitAwaitReturnMethod(Register iterator, Register method, Register result,
                                              BytecodeLabel* no_method) {
  builder_.LoadConstant(method, builder_.Constant(info_->factory.return_string()));
  CallRuntime(RuntimeFunction::kGetMethod, method, iterator, method);
  builder_.EmitJump(Bytecode::kJumpIfUndefined, {method.operand()}, no_method);
  const Run run = NewCallRun(0);
  builder_.Move(run.receiver(), iterator);
  builder_.Emit(Bytecode::kCall, {result.operand(), method.operand(), run.receiver().operand(), 0});
  EmitAwait(result, -1);
}

void BytecodeGenerator::EmitIteratorClose(Register iterator, bool is_async, bool may_be_done) {
  RegisterScope registers(&builder_);
  BytecodeLabel done;
  if (may_be_done) builder_.EmitJump(Bytecode::kJumpIfUndefined, {iterator.operand()}, &done);
  const Register result = builder_.NewRegister();
  if (!is_async) {
    CallRuntime(RuntimeFunction::kIteratorClose, result, iterator);
    builder_.Bind(&done);
    return;
  }
  const Register method = builder_.NewRegister();
  EmitAwaitReturnMethod(iterator, method, result, &done);
  builder_.EmitJump(Bytecode::kJumpIfObject, {result.operand()}, &done);
  CallRuntime(RuntimeFunction::kThrowIteratorResultNotAnObject, result, result);
  builder_.Bind(&done);
}

void BytecodeGenerator::EmitIteratorCloseSilently(Register iterator, bool is_async, bool may_be_done) {
  RegisterScope registers(&builder_);
  BytecodeLabel done;
  if (may_be_done) builder_.EmitJump(Bytecode::kJumpIfUndefined, {iterator.operand()}, &done);
  if (!is_async) {
    CallRuntime(RuntimeFunction::kIteratorCloseSilently, builder_.NewRegister(), iterator);
    builder_.Bind(&done);
    return;
  }
  const Register saved_context = builder_.NewRegister();
  const Register result = builder_.NewRegister();
  const Register method = builder_.NewRegister();
  builder_.Move(saved_context, Register::Context());
  HandlerRegion region(zone_);
  builder_.BeginRegion(&region);
  EmitAwaitReturnMethod(iterator, method, result, &done);
  builder_.EndRegion(&region);
  builder_.Jump(&done);
  builder_.BindHandler(&region, saved_context, result);
  builder_.Bind(&done);
}

void BytecodeGenerator::VisitTry(TryStatement* statement) {
  ResetCompletion();
  if (statement->finally_block() != nullptr) {
    VisitTryFinally(statement);
  } else {
    VisitTryCatch(statement);
  }
}

void BytecodeGenerator::VisitTryCatch(TryStatement* statement) {
  if (statement->catch_block() == nullptr) {
    VisitBlock(statement->try_block());
    return;
  }
  RegisterScope registers(&builder_);
  const Register context = builder_.NewRegister();
  const Register exception = builder_.NewRegister();
  BytecodeLabel end;
  HandlerRegion region(zone_);
  builder_.Move(context, Register::Context());
  builder_.BeginRegion(&region);
  {
    ControlScope control(this, ControlScope::kRegion);
    control.region = &region;
    VisitBlock(statement->try_block());
  }
  builder_.EndRegion(&region);
  builder_.Jump(&end);
  if (builder_.BindHandler(&region, context, exception)) {
    ResetCompletion();
    ScopeEntry scope(this, statement->catch_scope());
    if (statement->catch_pattern() != nullptr) {
      AssignTo(statement->catch_pattern(), exception, Store::kInitialize, statement->catch_pattern()->position());
    }
    VisitBlock(statement->catch_block());
    scope.Leave();
  }
  builder_.Bind(&end);
}

BytecodeGenerator::FinallyRegion::FinallyRegion(BytecodeGenerator* generator)
    : generator_(generator),
      builder_(generator->builder_),
      registers_(&builder_),
      context_(builder_.NewRegister()),
      token_(builder_.NewRegister()),
      result_(builder_.NewRegister()),
      region_(generator->zone_),
      deferred_(generator->zone_),
      control_(generator, ControlScope::kFinally) {
  builder_.Move(context_, Register::Context());
  // Not every way into the finally block gives it a value, and the switch behind it may seem to need one: without this
  // it would be live before the statement.
  builder_.LoadUndefined(result_);
  builder_.BeginRegion(&region_);
  control_.region = &region_;
  control_.label = &finally_;
  control_.deferred = &deferred_;
  control_.token = token_;
  control_.result = result_;
}

bool BytecodeGenerator::FinallyRegion::EnterFinally() {
  control_.Pop();
  builder_.EndRegion(&region_);
  // The token says that the result is not read; liveness cannot know that.
  builder_.LoadUndefined(result_);
  builder_.LoadInt(token_, -1);
  builder_.Jump(&finally_);
  const bool may_throw = builder_.BindHandler(&region_, context_, result_);
  if (may_throw) builder_.LoadInt(token_, 0);
  builder_.Bind(&finally_);
  return builder_.is_reachable();
}

void BytecodeGenerator::FinallyRegion::Leave() {
  const int size = static_cast<int>(deferred_.size()) + 1;
  BytecodeLabel* storage = generator_->zone_->AllocateArray<BytecodeLabel>(static_cast<size_t>(size));
  BytecodeLabel** labels = generator_->zone_->AllocateArray<BytecodeLabel*>(static_cast<size_t>(size));
  for (int i = 0; i < size; ++i) labels[i] = ::new (&storage[i]) BytecodeLabel();
  BytecodeLabel end;
  builder_.SwitchOnInt(token_, labels, size);
  builder_.Jump(&end);
  builder_.Bind(labels[0]);
  builder_.Emit(Bytecode::kReThrow, {result_.operand()});
  for (int i = 1; i < size; ++i) {
    builder_.Bind(labels[i]);
    const ControlScope::Deferred& exit = deferred_[static_cast<size_t>(i) - 1];
    generator_->PerformExit(exit.exit, exit.target, result_);
  }
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitTryFinally(TryStatement* statement) {
  FinallyRegion finally(this);
  VisitTryCatch(statement);
  if (!finally.EnterFinally()) return;
  Register completion;
  if (completion_.is_valid()) {
    completion = builder_.NewRegister();
    builder_.Move(completion, completion_);
    ResetCompletion();
  }
  VisitBlock(statement->finally_block());
  if (completion.is_valid()) builder_.Move(completion_, completion);
  finally.Leave();
}

}  // namespace v8::internal
