#include "src/bytecode/bytecode-generator.h"

// Assignments and destructuring.

namespace v8::internal {

void BytecodeGenerator::VisitAssignment(Assignment* assignment, Register dst) {
  RegisterScope registers(&builder_);
  if (assignment->is_logical()) return VisitLogicalAssignment(assignment, dst);
  if (!assignment->is_simple()) return VisitCompoundAssignment(assignment, dst);
  Expression* target = assignment->target();
  VariableProxy* proxy = target->AsVariableProxy();
  if (proxy != nullptr && IsPlainStore(proxy, Store::kAssign)) {
    const Register variable = RegisterOf(proxy->var());
    VisitForValue(assignment->value(), variable);
    if (dst.is_valid()) builder_.Move(dst, variable);
    return;
  }
  if (target->IsPattern()) {
    // The value of the whole is the right side, whatever the pattern assigns meanwhile.
    const Register value = Temporary(dst);
    VisitForValue(assignment->value(), value);
    AssignPattern(target, value, Store::kAssign);
    if (dst.is_valid()) builder_.Move(dst, value);
    return;
  }
  const Reference reference = PrepareReference(target, assignment->value());
  const Register value = VisitForRegister(assignment->value(), dst);
  StoreAssigned(reference, value, assignment->position());
  if (dst.is_valid()) builder_.Move(dst, value);
}

void BytecodeGenerator::VisitCompoundAssignment(Assignment* assignment, Register dst) {
  const Token op = assignment->binary_op();
  VariableProxy* proxy = assignment->target()->AsVariableProxy();
  if (proxy != nullptr && IsPlainStore(proxy, Store::kAssign)) {
    const Register variable = RegisterOf(proxy->var());
    const Register left = StableOperand(proxy, assignment->value());
    EmitBinary(op, variable, left, assignment->value(), assignment->position());
    if (dst.is_valid()) builder_.Move(dst, variable);
    return;
  }
  Reference reference = PrepareReference(assignment->target(), assignment->value());
  FixKey(&reference);
  const Register value = Temporary(dst);
  LoadReference(reference, value);
  EmitBinary(op, value, value, assignment->value(), assignment->position());
  StoreAssigned(reference, value, assignment->position());
  if (dst.is_valid()) builder_.Move(dst, value);
}

void BytecodeGenerator::VisitLogicalAssignment(Assignment* assignment, Register dst) {
  BytecodeLabel done;
  Reference reference = PrepareReference(assignment->target(), assignment->value());
  FixKey(&reference);
  const Register value = Temporary(dst);
  LoadReference(reference, value);
  EmitLogicalJump(assignment->binary_op(), value, &done);
  VisitForValue(assignment->value(), value);
  StoreAssigned(reference, value, assignment->position());
  builder_.Bind(&done);
  if (dst.is_valid()) builder_.Move(dst, value);
}

void BytecodeGenerator::ApplyInitializer(Expression* initializer, Register value) {
  BytecodeLabel has_value;
  builder_.EmitJump(Bytecode::kJumpIfNotUndefined, {value.operand()}, &has_value);
  VisitForValue(initializer, value);
  builder_.Bind(&has_value);
}

void BytecodeGenerator::AssignTo(Expression* target, Register value, Store store, int position) {
  RegisterScope registers(&builder_);
  if (AssignmentPattern* with_default = target->AsAssignmentPattern()) {
    // The reference comes before the initializer.
    const Reference reference = PrepareReference(with_default->target(), nullptr, true);
    ApplyInitializer(with_default->initializer(), value);
    return StoreReference(reference, value, store, position);
  }
  StoreReference(PrepareReference(target, nullptr), value, store, position);
}

void BytecodeGenerator::AssignPattern(Expression* pattern, Register value, Store store) {
  CheckStack();
  if (!builder_.is_reachable()) return;
  RegisterScope registers(&builder_);
  if (pattern->IsObjectPattern()) {
    AssignObjectPattern(pattern->AsObjectPattern(), value, store);
  } else {
    AssignArrayPattern(pattern->AsArrayPattern(), value, store);
  }
}

void BytecodeGenerator::AssignObjectPattern(ObjectPattern* pattern, Register value, Store store) {
  const AstList<ObjectPatternProperty> properties = pattern->properties();
  // Reading the first property says best what is wrong with null and undefined; without one it has to be asked.
  {
    RegisterScope registers(&builder_);
    BytecodeLabel is_object;
    builder_.EmitJump(Bytecode::kJumpIfNotNullish, {value.operand()}, &is_object);
    const Register name = builder_.NewRegister();
    const Register source = builder_.NewRegister();
    if (!properties.empty() && properties[0].key->IsStringLiteral() && !properties[0].is_computed) {
      builder_.LoadConstant(name, builder_.Constant(properties[0].key->AsLiteral()->string()));
    } else {
      builder_.LoadUndefined(name);
    }
    builder_.LoadUndefined(source);
    builder_.At(properties.empty() ? pattern->position() : properties[0].position);
    CallRuntime(RuntimeFunction::kThrowPatternValueNonCoercible, name, value, name, source);
    builder_.Bind(&is_object);
  }
  const bool has_rest = pattern->rest() != nullptr;
  // With a rest all keys are kept: (source, keys...) of CopyDataPropertiesExcluding, source first; or the keys in an
  // array.
  const int key_count = static_cast<int>(properties.size());
  const bool keeps_array = has_rest && !builder_.HasRoomFor(properties.size());
  const int run_length = keeps_array ? 2 : key_count + 1;
  const int run = has_rest ? builder_.NewRun(run_length) : 0;
  if (keeps_array) builder_.Emit(Bytecode::kCreateEmptyArray, {Register::Local(run).operand()});
  int index = 0;
  for (const ObjectPatternProperty& property : properties) {
    RegisterScope registers(&builder_);
    const Register kept_key = !has_rest     ? Register()
                              : keeps_array ? builder_.NewRegister()
                                            : Register::Local(run + key_count - 1 - index);
    ++index;
    // Key, reference, value, initializer, assignment.
    Register key;
    const AstRawString* name = nullptr;
    if (!property.is_computed && property.key->IsStringLiteral() &&
        !property.key->AsLiteral()->string()->IsArrayIndex()) {
      name = property.key->AsLiteral()->string();
      if (has_rest) builder_.LoadConstant(kept_key, builder_.Constant(name));
    } else {
      key = has_rest ? kept_key : builder_.NewRegister();
      VisitForValue(property.key, key);
      if (property.is_computed || has_rest) {
        builder_.At(property.position).Emit(Bytecode::kToPropertyKey, {key.operand(), key.operand()});
      }
    }
    if (keeps_array) builder_.Emit(Bytecode::kArrayAppend, {Register::Local(run).operand(), kept_key.operand()});
    Expression* target = property.target;
    Expression* initializer = nullptr;
    if (AssignmentPattern* with_default = target->AsAssignmentPattern()) {
      target = with_default->target();
      initializer = with_default->initializer();
    }
    const Reference reference = PrepareReference(target, initializer, true);
    VariableProxy* proxy = target->AsVariableProxy();
    Register element;
    if (proxy != nullptr && initializer == nullptr && IsPlainStore(proxy, store) &&
        !(RegisterOf(proxy->var()) == value)) {
      element = RegisterOf(proxy->var());
    } else {
      element = builder_.NewRegister();
    }
    builder_.At(property.position);
    if (name != nullptr) {
      GetNamed(element, value, name);
    } else {
      builder_.Emit(Bytecode::kGetKeyed, {element.operand(), value.operand(), key.operand()});
    }
    if (initializer != nullptr) ApplyInitializer(initializer, element);
    StoreReference(reference, element, store, property.position);
  }
  if (!has_rest) return;
  const Register rest = builder_.NewRegister();
  const Reference reference = PrepareReference(pattern->rest(), nullptr, true);
  builder_.Move(Register::Local(run + run_length - 1), value);
  builder_.At(pattern->rest()->position());
  EmitCallRuntime(RuntimeFunction::kCopyDataPropertiesExcluding, rest, run, run_length);
  StoreReference(reference, rest, store, pattern->rest()->position());
}

// The iterator's register turns undefined when the iterator is exhausted: then there is nothing to step or to close.
// Its own errors are outside of the region that closes it.
void BytecodeGenerator::AssignArrayPattern(ArrayPattern* pattern, Register value, Store store) {
  const Register iterator = builder_.NewRegister();
  const Register next = builder_.NewRegister();
  const Register context = builder_.NewRegister();
  const Register exception = builder_.NewRegister();
  builder_.At(pattern->position()).Emit(Bytecode::kGetIterator, {iterator.operand(), next.operand(), value.operand()});
  builder_.Move(context, Register::Context());
  HandlerRegion region(zone_);
  builder_.BeginRegion(&region);
  {
    ControlScope control(this, ControlScope::kIterator);
    control.region = &region;
    control.iterator = iterator;
    control.may_be_done = true;
    bool may_be_done = false;
    for (Expression* target : pattern->elements()) {
      RegisterScope registers(&builder_);
      Expression* initializer = nullptr;
      Reference reference;
      int position = pattern->position();
      if (target != nullptr) {
        position = target->position();
        if (AssignmentPattern* with_default = target->AsAssignmentPattern()) {
          target = with_default->target();
          initializer = with_default->initializer();
        }
        reference = PrepareReference(target, initializer, true);
      }
      const Register element = builder_.NewRegister();
      BytecodeLabel exhausted, is_done, has_value;
      if (may_be_done) builder_.EmitJump(Bytecode::kJumpIfUndefined, {iterator.operand()}, &is_done);
      const int start = builder_.offset();
      builder_.At(position).EmitJump(Bytecode::kIteratorStep, {element.operand(), iterator.operand(), next.operand()},
                                     &exhausted);
      builder_.CutRegion(&region, start, builder_.offset());
      builder_.Jump(&has_value);
      builder_.Bind(&exhausted);
      builder_.LoadUndefined(iterator);
      builder_.Bind(&is_done);
      builder_.LoadUndefined(element);
      builder_.Bind(&has_value);
      may_be_done = true;
      if (target == nullptr) continue;
      if (initializer != nullptr) ApplyInitializer(initializer, element);
      StoreReference(reference, element, store, position);
    }
    if (pattern->rest() != nullptr) {
      RegisterScope registers(&builder_);
      const Reference reference = PrepareReference(pattern->rest(), nullptr, true);
      const Register array = builder_.NewRegister();
      const Register element = builder_.NewRegister();
      builder_.Emit(Bytecode::kCreateEmptyArray, {array.operand()});
      BytecodeLabel header, exhausted, is_done;
      if (may_be_done) builder_.EmitJump(Bytecode::kJumpIfUndefined, {iterator.operand()}, &is_done);
      const int start = builder_.offset();
      builder_.Bind(&header);
      builder_.At(pattern->rest()->position())
          .EmitJump(Bytecode::kIteratorStep, {element.operand(), iterator.operand(), next.operand()}, &exhausted);
      builder_.Emit(Bytecode::kArrayAppend, {array.operand(), element.operand()});
      builder_.Jump(&header);
      builder_.CutRegion(&region, start, builder_.offset());
      builder_.Bind(&exhausted);
      builder_.LoadUndefined(iterator);
      builder_.Bind(&is_done);
      StoreReference(reference, array, store, pattern->rest()->position());
    }
  }
  builder_.EndRegion(&region);
  BytecodeLabel end;
  EmitIteratorClose(iterator, false, true);
  builder_.Jump(&end);
  if (builder_.BindHandler(&region, context, exception)) {
    EmitIteratorCloseSilently(iterator, false, true);
    builder_.Emit(Bytecode::kReThrow, {exception.operand()});
  }
  builder_.Bind(&end);
}

}  // namespace v8::internal
