#include "src/bytecode/bytecode-generator.h"

// Property references of all kinds: named, keyed, super, private.

namespace v8::internal {

void BytecodeGenerator::GetNamed(Register dst, Register object, const AstRawString* name) {
  builder_.Emit(name == info_->factory.length_string() ? Bytecode::kGetLength : Bytecode::kGetNamed,
                {dst.operand(), object.operand(), builder_.Constant(name)});
}

Register BytecodeGenerator::VisitPropertyObject(Expression* object, bool is_optional, Expression* later,
                                                Register hint) {
  const Register value = StableOperand(object, later, nullptr, hint);
  if (is_optional) builder_.EmitJump(Bytecode::kJumpIfNullish, {value.operand()}, optional_chain_exit_);
  return value;
}

void BytecodeGenerator::LoadProperty(Property* property, Register object, Register dst) {
  if (property->IsNamed()) {
    builder_.At(property->position());
    return GetNamed(dst, object, property->name());
  }
  LoadKeyed(Bytecode::kGetKeyed, property, object, dst);
}

void BytecodeGenerator::LoadKeyed(Bytecode bytecode, Property* property, Register object, Register dst) {
  RegisterScope registers(&builder_);
  const Register key = VisitForRegister(property->key(), object == dst ? Register() : dst);
  builder_.At(property->position()).Emit(bytecode, {dst.operand(), object.operand(), key.operand()});
}

void BytecodeGenerator::VisitProperty(Property* property, Register dst) {
  RegisterScope registers(&builder_);
  const Register object =
      VisitPropertyObject(property->object(), property->is_optional_chain_link(), property->key(), dst);
  LoadProperty(property, object, dst);
}

void BytecodeGenerator::LoadSuper(SuperProperty* property, Register receiver, Register key, Register dst) {
  RegisterScope registers(&builder_);
  const Register home = builder_.NewRegister();
  LoadVariable(property->home_object(), home);
  builder_.At(property->position())
      .Emit(Bytecode::kGetSuper, {dst.operand(), receiver.operand(), home.operand(), key.operand()});
}

void BytecodeGenerator::VisitSuperProperty(SuperProperty* property, Register dst) {
  RegisterScope registers(&builder_);
  const Register receiver = StableOperand(property->this_proxy(), property->key());
  const Register key = VisitForRegister(property->key());
  LoadSuper(property, receiver, key, dst);
}

BytecodeGenerator::Reference BytecodeGenerator::PrepareReference(Expression* target, Expression* later, bool copy) {
  Reference reference;
  reference.expression = target;
  const auto part = [&](Expression* expression, Expression* next) {
    if (!copy) return StableOperand(expression, next, later);
    const Register value = builder_.NewRegister();
    VisitForValue(expression, value);
    return value;
  };
  switch (target->node_type()) {
    case NodeType::kVariableProxy:
      reference.kind = Reference::kVariable;
      if (copy || (later != nullptr && !later->IsLiteral())) ResolveVariable(&reference);
      return reference;
    case NodeType::kProperty: {
      auto* property = static_cast<Property*>(target);
      reference.object = part(property->object(), property->key());
      if (property->IsNamed()) {
        reference.kind = Reference::kNamed;
        reference.name = property->name();
      } else {
        reference.kind = Reference::kKeyed;
        reference.key = part(property->key(), nullptr);
      }
      return reference;
    }
    case NodeType::kSuperProperty: {
      auto* property = static_cast<SuperProperty*>(target);
      reference.kind = Reference::kSuper;
      reference.object = part(property->this_proxy(), property->key());
      reference.key = builder_.NewRegister();
      VisitForValue(property->key(), reference.key);
      reference.super_base = builder_.NewRegister();
      LoadVariable(property->home_object(), reference.super_base);
      builder_.At(property->position());
      CallRuntime(RuntimeFunction::kGetSuperBase, reference.super_base, reference.super_base);
      return reference;
    }
    case NodeType::kPrivateProperty: {
      auto* property = static_cast<PrivateProperty*>(target);
      reference.kind = Reference::kPrivate;
      reference.object = part(property->object(), nullptr);
      return reference;
    }
    case NodeType::kObjectPattern:
    case NodeType::kArrayPattern:
      reference.kind = Reference::kPattern;
      return reference;
    default:
      // A call in sloppy code: evaluated, then refused.
      VisitForEffect(target);
      builder_.At(target->position());
      CallRuntime(RuntimeFunction::kThrowInvalidAssignmentTarget, builder_.NewRegister());
      reference.kind = Reference::kInvalid;
      return reference;
  }
}

void BytecodeGenerator::ResolveVariable(Reference* reference) {
  Variable* variable = static_cast<VariableProxy*>(reference->expression)->var();
  // In strict code, what is declared nowhere must have been a global before the value is evaluated.
  const bool is_unresolvable = variable->IsGlobal() && variable->scope() == nullptr && scope_->is_strict();
  if (!variable->IsLookup() && !is_unresolvable) return;
  reference->kind = Reference::kLookup;
  reference->name = variable->raw_name();
  reference->object = builder_.NewRegister();
  builder_.LoadConstant(reference->object, builder_.Constant(reference->name));
  builder_.At(reference->expression->position());
  CallRuntime(RuntimeFunction::kResolveLookup, reference->object, reference->object);
}

void BytecodeGenerator::FixKey(Reference* reference) {
  if (reference->kind == Reference::kVariable) return ResolveVariable(reference);
  if (reference->kind != Reference::kKeyed) return;
  switch (static_cast<Property*>(reference->expression)->key()->node_type()) {
    case NodeType::kLiteral:
    case NodeType::kTemplateLiteral:
    case NodeType::kUnaryOperation:
    case NodeType::kBinaryOperation:
    case NodeType::kCompareOperation:
    case NodeType::kCountOperation:
      return;
    default:
      break;
  }
  const Register key = builder_.NewRegister();
  builder_.At(reference->expression->position())
      .Emit(Bytecode::kToReferenceKey, {key.operand(), reference->object.operand(), reference->key.operand()});
  reference->key = key;
}

void BytecodeGenerator::LoadReference(const Reference& reference, Register dst) {
  Expression* expression = reference.expression;
  switch (reference.kind) {
    case Reference::kVariable:
      return LoadVariable(static_cast<VariableProxy*>(expression), dst);
    case Reference::kLookup: {
      RegisterScope registers(&builder_);
      const Register name = builder_.NewRegister();
      builder_.LoadConstant(name, builder_.Constant(reference.name));
      builder_.At(expression->position());
      return CallRuntime(RuntimeFunction::kLoadResolvedLookup, dst, name, reference.object);
    }
    case Reference::kNamed:
      builder_.At(expression->position());
      return GetNamed(dst, reference.object, reference.name);
    case Reference::kKeyed: {
      builder_.At(expression->position())
          .Emit(Bytecode::kGetKeyed, {dst.operand(), reference.object.operand(), reference.key.operand()});
      return;
    }
    case Reference::kSuper:
      builder_.At(expression->position());
      return CallRuntime(RuntimeFunction::kGetFromSuperBase, dst, reference.object, reference.super_base,
                         reference.key);
    case Reference::kPrivate:
      return LoadPrivate(static_cast<PrivateProperty*>(expression)->name(), reference.object, dst,
                         expression->position());
    case Reference::kPattern:
    case Reference::kInvalid:
      return builder_.LoadUndefined(dst);
  }
}

void BytecodeGenerator::StoreAssigned(const Reference& reference, Register value, int position) {
  if (reference.kind != Reference::kVariable) return StoreReference(reference, value, Store::kAssign, position);
  const auto* proxy = static_cast<VariableProxy*>(reference.expression);
  StoreVariable(proxy->var(), value, Store::kAssign, proxy->needs_hole_check(), position);
}

void BytecodeGenerator::StoreReference(const Reference& reference, Register value, Store store, int position) {
  const bool strict = scope_->is_strict();
  switch (reference.kind) {
    case Reference::kVariable:
      return StoreVariable(static_cast<VariableProxy*>(reference.expression), value, store);
    case Reference::kLookup: {
      RegisterScope registers(&builder_);
      const Register name = builder_.NewRegister();
      builder_.LoadConstant(name, builder_.Constant(reference.name));
      builder_.At(reference.expression->position());
      CallRuntime(strict ? RuntimeFunction::kStoreResolvedLookupStrict : RuntimeFunction::kStoreResolvedLookupSloppy,
                  name, name, reference.object, value);
      return;
    }
    case Reference::kNamed: {
      VariableProxy* object = static_cast<Property*>(reference.expression)->object()->AsVariableProxy();
      if (object != nullptr && object->is_this()) builder_.CountThisProperties(1);
      builder_.At(position).Emit(strict ? Bytecode::kSetNamedStrict : Bytecode::kSetNamedSloppy,
                                 {reference.object.operand(), builder_.Constant(reference.name), value.operand()});
      return;
    }
    case Reference::kKeyed: {
      builder_.At(position).Emit(strict ? Bytecode::kSetKeyedStrict : Bytecode::kSetKeyedSloppy,
                                 {reference.object.operand(), reference.key.operand(), value.operand()});
      return;
    }
    case Reference::kSuper:
      builder_.At(position).Emit(
          strict ? Bytecode::kSetSuperStrict : Bytecode::kSetSuperSloppy,
          {reference.object.operand(), reference.super_base.operand(), reference.key.operand(), value.operand()});
      return;
    case Reference::kPrivate:
      return StorePrivate(static_cast<PrivateProperty*>(reference.expression)->name(), reference.object, value,
                          position);
    case Reference::kPattern:
      return AssignPattern(reference.expression, value, store);
    case Reference::kInvalid:
      return;
  }
}

void BytecodeGenerator::CheckBrand(VariableProxy* name, Register object, int position) {
  Variable* variable = name->var();
  ClassScope* scope = variable->scope()->AsClassScope();
  Variable* brand_variable = variable->is_static() ? scope->static_brand() : scope->brand();
  DCHECK_NOT_NULL(brand_variable);
  RegisterScope registers(&builder_);
  const Register brand = builder_.NewRegister();
  const Register class_name = builder_.NewRegister();
  LoadVariable(brand_variable, brand);
  Variable* class_variable = scope->class_variable();
  builder_.LoadConstant(class_name, builder_.Constant(class_variable != nullptr ? class_variable->raw_name()
                                                                                : info_->factory.anonymous_string()));
  builder_.At(position);
  CallRuntime(RuntimeFunction::kCheckPrivateBrand, brand, object, brand, class_name);
}

void BytecodeGenerator::LoadPrivate(VariableProxy* name, Register object, Register dst, int position) {
  RegisterScope registers(&builder_);
  const Register part = builder_.NewRegister();
  switch (name->var()->mode()) {
    case VariableMode::kPrivateField:
      LoadVariable(name->var(), part);
      builder_.At(position);
      return CallRuntime(RuntimeFunction::kGetPrivate, dst, object, part);
    case VariableMode::kPrivateMethod:
      CheckBrand(name, object, position);
      return LoadVariable(name->var(), dst);
    case VariableMode::kPrivateGetter:
    case VariableMode::kPrivateAccessor: {
      CheckBrand(name, object, position);
      LoadVariable(name->var(), part);
      builder_.At(position);
      CallRuntime(RuntimeFunction::kLoadPrivateGetter, part, part);
      const Run run = NewCallRun(0);
      builder_.Move(run.receiver(), object);
      builder_.Emit(Bytecode::kCall, {dst.operand(), part.operand(), run.receiver().operand(), 0});
      return;
    }
    default: {
      CheckBrand(name, object, position);
      const Register is_write = builder_.NewRegister();
      builder_.LoadConstant(part, builder_.Constant(name->raw_name()));
      builder_.LoadBoolean(is_write, false);
      builder_.At(position);
      return CallRuntime(RuntimeFunction::kThrowInvalidPrivateAccess, dst, part, is_write);
    }
  }
}

void BytecodeGenerator::StorePrivate(VariableProxy* name, Register object, Register value, int position) {
  RegisterScope registers(&builder_);
  const Register part = builder_.NewRegister();
  const Register ignored = builder_.NewRegister();
  switch (name->var()->mode()) {
    case VariableMode::kPrivateField:
      LoadVariable(name->var(), part);
      builder_.At(position);
      return CallRuntime(RuntimeFunction::kSetPrivate, ignored, object, part, value);
    case VariableMode::kPrivateMethod:
      CheckBrand(name, object, position);
      builder_.LoadConstant(part, builder_.Constant(name->raw_name()));
      builder_.At(position);
      return CallRuntime(RuntimeFunction::kThrowInvalidPrivateWrite, ignored, part);
    case VariableMode::kPrivateSetter:
    case VariableMode::kPrivateAccessor: {
      CheckBrand(name, object, position);
      LoadVariable(name->var(), part);
      builder_.At(position);
      CallRuntime(RuntimeFunction::kLoadPrivateSetter, part, part);
      const Run run = NewCallRun(1);
      builder_.Move(run.receiver(), object);
      builder_.Move(run.argument(0), value);
      builder_.Emit(Bytecode::kCall, {ignored.operand(), part.operand(), run.receiver().operand(), 1});
      return;
    }
    default: {
      CheckBrand(name, object, position);
      const Register is_write = builder_.NewRegister();
      builder_.LoadConstant(part, builder_.Constant(name->raw_name()));
      builder_.LoadBoolean(is_write, true);
      builder_.At(position);
      return CallRuntime(RuntimeFunction::kThrowInvalidPrivateAccess, ignored, part, is_write);
    }
  }
}

void BytecodeGenerator::VisitPrivateIn(PrivateIn* expression, Register dst) {
  RegisterScope registers(&builder_);
  const Register object = VisitForRegister(expression->object());
  const Register key = builder_.NewRegister();
  Variable* variable = expression->name()->var();
  if (variable->mode() == VariableMode::kPrivateField) {
    LoadVariable(variable, key);
  } else {
    ClassScope* scope = variable->scope()->AsClassScope();
    LoadVariable(variable->is_static() ? scope->static_brand() : scope->brand(), key);
  }
  builder_.At(expression->position());
  CallRuntime(RuntimeFunction::kHasPrivateName, dst, object, key);
}

}  // namespace v8::internal
