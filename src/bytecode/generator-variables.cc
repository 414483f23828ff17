#include "src/bytecode/bytecode-generator.h"

// Loads and stores of variables.

namespace v8::internal {

Register BytecodeGenerator::RegisterOf(const Variable* variable) {
  switch (variable->location()) {
    case VariableLocation::kParameter:
      return variable->index() < 0 ? Register::Receiver() : Register::Parameter(variable->index());
    case VariableLocation::kLocal:
      return Register::Local(variable->index());
    default:
      return Register();
  }
}

int BytecodeGenerator::ContextDepth(const Scope* scope) {
  int depth = 0;
  for (Scope* s = scope_; s != scope; s = s->outer_scope()) {
    DCHECK_NOT_NULL(s);
    if (s->NeedsContext()) ++depth;
  }
  return depth;
}

const UnlinkedScope* BytecodeGenerator::UnlinkedScopeOf(Scope* scope) {
  const UnlinkedScope* unlinked = info_->UnlinkedScopeFor(scope);
  if (unlinked == nullptr) throw CompileAbort{CompileAbort::kOutOfMemory};
  return unlinked;
}

// The parameter, in a new register when no operand can name it where it is.
Register BytecodeGenerator::ParameterRegister(int index) {
  if (index < Scope::kMaxParametersInPlace) return Register::Parameter(index);
  const Register value = builder_.NewRegister();
  builder_.LoadInt(value, index);
  CallRuntime(RuntimeFunction::kGetParameter, value, value);
  return value;
}

namespace {

// What an operand of an instruction can name.
constexpr int kMaximumSlot = 0xFFFF;

}  // namespace

void BytecodeGenerator::CreateContext(Scope* scope) {
  const int scope_info = builder_.Constant(UnlinkedScopeOf(scope));
  if (scope->num_heap_slots() <= kMaximumSlot) {
    builder_.Emit(Bytecode::kCreateContext, {Register::Context().operand(), scope_info, scope->num_heap_slots()});
    return;
  }
  RegisterScope registers(&builder_);
  const Register info = builder_.NewRegister();
  builder_.LoadConstant(info, scope_info);
  CallRuntime(RuntimeFunction::kCreateContext, Register::Context(), info);
}

void BytecodeGenerator::CreateModuleContext(Scope* scope) {
  RegisterScope registers(&builder_);
  const Register info = builder_.NewRegister();
  builder_.LoadConstant(info, builder_.Constant(UnlinkedScopeOf(scope)));
  CallRuntime(RuntimeFunction::kCreateModuleContext, Register::Context(), info);
}

void BytecodeGenerator::LoadContextSlot(Register dst, int slot, int depth) {
  if (slot > kMaximumSlot) {
    RegisterScope registers(&builder_);
    const Register number = builder_.NewRegister();
    const Register out = builder_.NewRegister();
    builder_.LoadInt(number, slot);
    builder_.LoadInt(out, depth);
    CallRuntime(RuntimeFunction::kLoadContextSlot, dst, number, out);
  } else if (depth == 0) {
    builder_.Emit(Bytecode::kLoadCurrentContextSlot, {dst.operand(), slot});
  } else {
    builder_.Emit(Bytecode::kLoadContextSlot, {dst.operand(), slot, depth});
  }
}

void BytecodeGenerator::StoreContextSlot(int slot, int depth, Register value) {
  if (slot > kMaximumSlot) {
    RegisterScope registers(&builder_);
    const Register number = builder_.NewRegister();
    const Register out = builder_.NewRegister();
    builder_.LoadInt(number, slot);
    builder_.LoadInt(out, depth);
    CallRuntime(RuntimeFunction::kStoreContextSlot, number, number, out, value);
  } else if (depth == 0) {
    builder_.Emit(Bytecode::kStoreCurrentContextSlot, {slot, value.operand()});
  } else {
    builder_.Emit(Bytecode::kStoreContextSlot, {slot, depth, value.operand()});
  }
}

void BytecodeGenerator::LoadModuleVariable(const Variable* variable, Register dst) {
  const int depth = ContextDepth(variable->scope());
  const int name = builder_.Constant(variable->raw_name());
  if (variable->index() <= kMaximumSlot) {
    builder_.Emit(Bytecode::kLoadModuleVariable, {dst.operand(), variable->index(), depth, name});
    return;
  }
  RegisterScope registers(&builder_);
  const Register slot = builder_.NewRegister();
  const Register out = builder_.NewRegister();
  const Register text = builder_.NewRegister();
  builder_.LoadInt(slot, variable->index());
  builder_.LoadInt(out, depth);
  builder_.LoadConstant(text, name);
  CallRuntime(RuntimeFunction::kLoadModuleVariable, dst, slot, out, text);
}

void BytecodeGenerator::StoreModuleVariable(const Variable* variable, Register value) {
  const int depth = ContextDepth(variable->scope());
  if (variable->index() <= kMaximumSlot) {
    builder_.Emit(Bytecode::kStoreModuleVariable, {variable->index(), depth, value.operand()});
    return;
  }
  RegisterScope registers(&builder_);
  const Register slot = builder_.NewRegister();
  const Register out = builder_.NewRegister();
  builder_.LoadInt(slot, variable->index());
  builder_.LoadInt(out, depth);
  CallRuntime(RuntimeFunction::kStoreModuleVariable, slot, slot, out, value);
}

void BytecodeGenerator::CheckHole(Variable* variable, Register value, int position) {
  builder_.At(position);
  if (variable->is_this()) {
    builder_.Emit(Bytecode::kThrowSuperNotCalledIfHole, {value.operand()});
  } else {
    builder_.Emit(Bytecode::kThrowReferenceErrorIfHole, {value.operand(), builder_.Constant(variable->raw_name())});
  }
}

void BytecodeGenerator::LoadVariable(Variable* variable, Register dst) {
  switch (variable->location()) {
    case VariableLocation::kParameter:
    case VariableLocation::kLocal:
      builder_.Move(dst, RegisterOf(variable));
      return;
    case VariableLocation::kContext:
    case VariableLocation::kScriptContext:
      return LoadContextSlot(dst, variable->index(), ContextDepth(variable->scope()));
    case VariableLocation::kGlobal:
    case VariableLocation::kReplBinding:
      if (variable->is_this()) return LoadTopLevelThis(variable, dst);
      // Not writable, and no script can declare it otherwise.
      if (variable->raw_name() == info_->factory.undefined_string()) {
        builder_.LoadUndefined(dst);
        return;
      }
      builder_.Emit(Bytecode::kLoadGlobal, {dst.operand(), builder_.Constant(variable->raw_name()),
                                            builder_.GlobalLoadSlot(variable->raw_name(), false)});
      return;
    case VariableLocation::kLookup:
      builder_.Emit(Bytecode::kLoadLookup, {dst.operand(), builder_.Constant(variable->raw_name())});
      return;
    case VariableLocation::kUnallocated:
      builder_.LoadUndefined(dst);
      return;
    case VariableLocation::kModule:
      return LoadModuleVariable(variable, dst);
  }
}

// `this` outside of functions: a module has none.
void BytecodeGenerator::LoadTopLevelThis(const Variable* variable, Register dst) {
  if (variable->scope()->is_module_scope()) {
    builder_.LoadUndefined(dst);
  } else {
    builder_.Emit(Bytecode::kLoadGlobalProxy, {dst.operand()});
  }
}

void BytecodeGenerator::LoadVariable(VariableProxy* proxy, Register dst, bool inside_typeof) {
  Variable* variable = proxy->var();
  // The instructions for modules' variables and for globals check it.
  if (proxy->needs_hole_check() && !variable->IsModule() && !variable->IsGlobalByName()) {
    RegisterScope registers(&builder_);
    Register value = RegisterOf(variable);
    if (!value.is_valid()) {
      value = Temporary(dst);
      builder_.At(proxy->position());
      LoadVariable(variable, value);
    }
    CheckHole(variable, value, proxy->position());
    builder_.Move(dst, value);
    return;
  }
  builder_.At(proxy->position());
  if (proxy->is_this() && variable->IsGlobal()) {
    LoadTopLevelThis(variable, dst);
  } else if (inside_typeof && variable->IsGlobalByName()) {
    builder_.Emit(Bytecode::kLoadGlobalInsideTypeof, {dst.operand(), builder_.Constant(variable->raw_name()),
                                                      builder_.GlobalLoadSlot(variable->raw_name(), true)});
  } else if (inside_typeof && variable->IsLookup()) {
    builder_.Emit(Bytecode::kLoadLookupInsideTypeof, {dst.operand(), builder_.Constant(variable->raw_name())});
  } else {
    LoadVariable(variable, dst);
  }
}

bool BytecodeGenerator::IsPlainStore(const VariableProxy* proxy, Store store) {
  const Variable* variable = proxy->var();
  if (!RegisterOf(variable).is_valid() || variable->is_this()) return false;
  return store == Store::kInitialize || (!proxy->needs_hole_check() && !variable->is_immutable());
}

void BytecodeGenerator::StoreVariable(VariableProxy* proxy, Register value, Store store) {
  StoreVariable(proxy->var(), value, store, proxy->needs_hole_check(), proxy->position());
}

void BytecodeGenerator::StoreVariable(Variable* variable, Register value, Store store, bool hole_check, int position) {
  builder_.At(position);
  if (store == Store::kAssign && !variable->IsLookup() && !variable->IsGlobalByName()) {
    if (hole_check) {
      RegisterScope registers(&builder_);
      Register current = RegisterOf(variable);
      if (!current.is_valid()) {
        current = builder_.NewRegister();
        LoadVariable(variable, current);
      }
      if (!variable->IsModule()) CheckHole(variable, current, position);
    }
    if (variable->is_immutable()) {
      if (variable->is_sloppy_function_name()) return;
      RegisterScope registers(&builder_);
      const Register name = builder_.NewRegister();
      builder_.LoadConstant(name, builder_.Constant(variable->raw_name()));
      CallRuntime(RuntimeFunction::kThrowConstAssign, name, name);
      return;
    }
  }
  if (store == Store::kInitialize && variable->is_this() && variable->binding_needs_init()) {
    RegisterScope registers(&builder_);
    Register current = RegisterOf(variable);
    if (!current.is_valid()) {
      current = builder_.NewRegister();
      LoadVariable(variable, current);
    }
    builder_.Emit(Bytecode::kThrowSuperAlreadyCalledIfNotHole, {current.operand()});
  }
  switch (variable->location()) {
    case VariableLocation::kParameter:
    case VariableLocation::kLocal:
      builder_.Move(RegisterOf(variable), value);
      return;
    case VariableLocation::kContext:
    case VariableLocation::kScriptContext:
      return StoreContextSlot(variable->index(), ContextDepth(variable->scope()), value);
    case VariableLocation::kReplBinding:
      if (store == Store::kInitialize) {
        return StoreContextSlot(variable->index(), ContextDepth(variable->scope()), value);
      }
      [[fallthrough]];
    case VariableLocation::kGlobal: {
      const int name = builder_.Constant(variable->raw_name());
      builder_.Emit(scope_->is_strict() ? Bytecode::kStoreGlobalStrict : Bytecode::kStoreGlobalSloppy,
                    {name, value.operand()});
      return;
    }
    case VariableLocation::kLookup:
      builder_.Emit(scope_->is_strict() ? Bytecode::kStoreLookupStrict : Bytecode::kStoreLookupSloppy,
                    {builder_.Constant(variable->raw_name()), value.operand()});
      return;
    case VariableLocation::kUnallocated:
      return;
    case VariableLocation::kModule:
      return StoreModuleVariable(variable, value);
  }
}

}  // namespace v8::internal
