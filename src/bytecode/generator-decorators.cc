#include "src/bytecode/bytecode-generator.h"
#include "src/common/decorator-kind.h"

// Decorators and auto-accessors (not in the specification, but in the proposal on decorators).
//
// Decorators are evaluated with the keys of the elements, and called when all elements are defined: of static methods
// and accessors first, then of those of instances, of static fields, of fields, and of the class. What is known of an
// element is kept in a record (runtime/functions/decorators.h), which initializers find in a variable of the class
// scope.

namespace v8::internal {

Register BytecodeGenerator::VisitDecorators(AstList<Expression*> decorators) {
  const Register array = builder_.NewRegister();
  builder_.Emit(Bytecode::kCreateEmptyArray, {array.operand()});
  for (Expression* decorator : decorators) {
    RegisterScope registers(&builder_);
    const Register function = builder_.NewRegister();
    const Register receiver = builder_.NewRegister();
    if (decorator->is_parenthesized()) {
      VisitForValue(decorator, function);
      builder_.LoadUndefined(receiver);
    } else if (VisitCallee(decorator, function, receiver)) {
      builder_.LoadUndefined(receiver);
    }
    builder_.Emit(Bytecode::kArrayAppend, {array.operand(), receiver.operand()});
    builder_.Emit(Bytecode::kArrayAppend, {array.operand(), function.operand()});
  }
  return array;
}

Register BytecodeGenerator::NewRecord() {
  const Register record = builder_.NewRegister();
  CallRuntime(RuntimeFunction::kCreateInitializerRecord, record);
  return record;
}

void BytecodeGenerator::DefineElementWithRecord(ClassElement* element, Register target, ClassScope* scope,
                                                ClassDecoration* decoration) {
  const Register record = builder_.NewRegister();
  RegisterScope registers(&builder_);
  Register decorators;
  if (!element->decorators.empty()) {
    decorators = VisitDecorators(element->decorators);
    decoration->elements.push_back({element, record});
  }
  const bool is_private_field = element->is_private && element->kind == ClassElement::kField;
  Register key;
  if (!element->is_private) {
    key = VisitPropertyKey(element->key, element->is_computed);
    if (element->computed_key != nullptr) StoreVariable(element->computed_key, key, Store::kInitialize);
  } else {
    key = builder_.NewRegister();
    if (is_private_field) {
      LoadVariable(element->key->AsVariableProxy()->var(), key);
    } else {
      builder_.LoadConstant(key, builder_.Constant(element->key->AsVariableProxy()->raw_name()));
    }
  }
  const Register flags = builder_.NewRegister();
  const Register value = builder_.NewRegister();
  const Register brand = builder_.NewRegister();
  DecoratorKind kind = DecoratorKind::kField;
  builder_.LoadUndefined(value);
  builder_.LoadUndefined(brand);
  if (element->is_private && !is_private_field) {
    LoadVariable(element->is_static ? scope->static_brand() : scope->brand(), brand);
  }
  if (element->kind == ClassElement::kAutoAccessor) {
    kind = DecoratorKind::kAccessor;
  } else if (element->kind != ClassElement::kField) {
    kind = element->kind == ClassElement::kMethod   ? DecoratorKind::kMethod
           : element->kind == ClassElement::kGetter ? DecoratorKind::kGetter
                                                    : DecoratorKind::kSetter;
    VisitForValue(static_cast<Expression*>(element->value), value);
    if (element->is_private) {
      StorePrivateMethod(element, value);
    } else {
      DefineMethod(element, target, key, value);
    }
  }
  builder_.LoadInt(flags, static_cast<int>(kind) | (element->is_static ? kDecoratedStatic : 0) |
                              (element->is_private ? kDecoratedPrivate : 0));
  if (!decorators.is_valid()) {
    decorators = builder_.NewRegister();
    builder_.LoadUndefined(decorators);
  }
  builder_.At(element->position);
  CallRuntime(RuntimeFunction::kCreateElementRecord, record, flags, key, value, brand, decorators);
  if (element->kind == ClassElement::kAutoAccessor) DefineAutoAccessor(element, target, key, record);
  if (element->record != nullptr) StoreVariable(element->record, record, Store::kInitialize);
}

void BytecodeGenerator::DefineAutoAccessor(ClassElement* element, Register target, Register key, Register record) {
  RegisterScope registers(&builder_);
  const Register accessors = builder_.NewRegister();
  const Register getter = builder_.NewRegister();
  const Register setter = builder_.NewRegister();
  CallRuntime(RuntimeFunction::kAutoAccessorsOf, accessors, record);
  if (element->is_private) {
    StoreVariable(element->key->AsVariableProxy()->var(), accessors, Store::kInitialize, false, element->position);
    return;
  }
  constexpr int kNotEnumerable = 1;
  CallRuntime(RuntimeFunction::kLoadPrivateGetter, getter, accessors);
  CallRuntime(RuntimeFunction::kLoadPrivateSetter, setter, accessors);
  builder_.At(element->position)
      .Emit(Bytecode::kDefineGetter, {target.operand(), key.operand(), getter.operand(), kNotEnumerable});
  builder_.Emit(Bytecode::kDefineSetter, {target.operand(), key.operand(), setter.operand(), kNotEnumerable});
}

void BytecodeGenerator::DecorateElements(ClassLiteral* literal, Register constructor, Register prototype,
                                         ClassDecoration* decoration) {
  decoration->static_method_record = NewRecord();
  decoration->class_record = NewRecord();
  RegisterScope all_registers(&builder_);
  Register method_record;
  if (literal->method_record() != nullptr) {
    method_record = NewRecord();
    StoreVariable(literal->method_record(), method_record, Store::kInitialize);
  }
  for (const bool fields : {false, true}) {
    for (const bool is_static : {true, false}) {
      for (const auto& [element, record] : decoration->elements) {
        if (element->is_static != is_static || (element->kind == ClassElement::kField) != fields) continue;
        RegisterScope registers(&builder_);
        const bool has_record = element->record != nullptr;
        const Register owner = has_record ? record : is_static ? decoration->static_method_record : method_record;
        const bool is_binding = element->is_private && element->kind != ClassElement::kField;
        const Register binding = builder_.NewRegister();
        if (is_binding) {
          LoadVariable(element->key->AsVariableProxy()->var(), binding);
        } else {
          builder_.LoadUndefined(binding);
        }
        builder_.At(element->position);
        CallRuntime(RuntimeFunction::kDecorateElement, binding, record, owner, decoration->metadata,
                    is_static ? constructor : prototype, binding);
        if (is_binding) {
          StoreVariable(element->key->AsVariableProxy()->var(), binding, Store::kInitialize, false, element->position);
        }
      }
    }
  }
}

void BytecodeGenerator::DecorateClass(ClassLiteral* literal, Register constructor, Register decorators,
                                      ClassDecoration* decoration) {
  RegisterScope registers(&builder_);
  const Register name = builder_.NewRegister();
  const AstRawString* class_name = literal->constructor()->name();
  builder_.LoadConstant(name, builder_.Constant(class_name != nullptr ? class_name : info_->factory.empty_string()));
  if (!decorators.is_valid()) {
    decorators = builder_.NewRegister();
    builder_.LoadUndefined(decorators);
  }
  builder_.At(literal->position());
  CallRuntime(RuntimeFunction::kDecorateClass, constructor, constructor, decorators, name, decoration->class_record,
              decoration->metadata);
}

Register BytecodeGenerator::RunInitializers(ClassElement* element, Register object, Register key, Register value,
                                            Register record) {
  LoadVariable(element->record->var(), record);
  if (element->needs_set_function_name) {
    CallRuntime(RuntimeFunction::kSetFunctionName, builder_.NewRegister(), value, key);
  }
  if (element->decorators.empty()) return value;
  const Register changed = builder_.NewRegister();
  builder_.At(element->position);
  CallRuntime(RuntimeFunction::kRunInitializers, changed, record, object, value);
  return changed;
}

void BytecodeGenerator::RunExtraInitializers(Register record, Register object) {
  RegisterScope registers(&builder_);
  CallRuntime(RuntimeFunction::kRunExtraInitializers, builder_.NewRegister(), record, object);
}

}  // namespace v8::internal
