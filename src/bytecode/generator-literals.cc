#include "src/bytecode/bytecode-generator.h"

// Object and array literals, closures, classes.

namespace v8::internal {

namespace {

// Flags of DefineKeyedOwn and its kin.
constexpr int kNotEnumerable = 1;
constexpr int kSetFunctionName = 2;

bool IsNamedKey(Expression* key, bool is_computed) {
  return !is_computed && key->IsStringLiteral() && !key->AsLiteral()->string()->IsArrayIndex();
}

}  // namespace

void BytecodeGenerator::VisitFunctionLiteral(FunctionLiteral* literal, Register dst,
                                             const ClassLiteral* class_literal) {
  // Among the parameters of an arrow function, the parser was still in the scope around that.
  literal->set_outer_scope(scope_);
  UnlinkedFunction* function = session_->FunctionFor(literal, class_literal, false);
  builder_.Emit(Bytecode::kCreateClosure, {dst.operand(), builder_.Constant(function)});
}

Register BytecodeGenerator::VisitPropertyKey(Expression* key, bool is_computed) {
  const Register reg = builder_.NewRegister();
  VisitForValue(key, reg);
  if (is_computed) {
    builder_.At(key->position()).Emit(Bytecode::kToPropertyKey, {reg.operand(), reg.operand()});
  } else if (!key->IsStringLiteral()) {
    builder_.Emit(Bytecode::kToPropertyKey, {reg.operand(), reg.operand()});
  }
  return reg;
}

void BytecodeGenerator::VisitObjectLiteral(ObjectLiteral* literal, Register dst) {
  RegisterScope registers(&builder_);
  ScopeEntry scope(this, literal->home_scope());
  const AstList<ObjectLiteralProperty> properties = literal->properties();
  builder_.At(literal->position());
  if (properties.empty()) {
    builder_.Emit(Bytecode::kCreateEmptyObject, {dst.operand()});
  } else {
    const int count = properties.length() < 1000 ? properties.length() : 1000;
    builder_.Emit(Bytecode::kCreateObjectLiteral, {dst.operand(), count});
  }
  if (literal->home_object() != nullptr) {
    StoreVariable(literal->home_object(), dst, Store::kInitialize, false, literal->position());
  }
  for (const ObjectLiteralProperty& property : properties) {
    RegisterScope parts(&builder_);
    switch (property.kind) {
      case ObjectLiteralProperty::kSpread: {
        const Register source = VisitForRegister(property.value);
        builder_.At(property.position);
        CallRuntime(RuntimeFunction::kCopyDataProperties, builder_.NewRegister(), dst, source);
        break;
      }
      case ObjectLiteralProperty::kPrototype: {
        const Register prototype = VisitForRegister(property.value);
        builder_.At(property.position);
        CallRuntime(RuntimeFunction::kSetPrototypeOfLiteral, builder_.NewRegister(), dst, prototype);
        break;
      }
      case ObjectLiteralProperty::kValue: {
        if (IsNamedKey(property.key, property.is_computed)) {
          const Register value = VisitForRegister(property.value);
          builder_.At(property.position)
              .Emit(Bytecode::kDefineNamedOwn,
                    {dst.operand(), builder_.Constant(property.key->AsLiteral()->string()), value.operand()});
          break;
        }
        const Register key = VisitPropertyKey(property.key, property.is_computed);
        const Register value = VisitForRegister(property.value);
        builder_.At(property.position)
            .Emit(Bytecode::kDefineKeyedOwn, {dst.operand(), key.operand(), value.operand(),
                                              property.needs_set_function_name ? kSetFunctionName : 0});
        break;
      }
      case ObjectLiteralProperty::kGetter:
      case ObjectLiteralProperty::kSetter: {
        const Register key = VisitPropertyKey(property.key, property.is_computed);
        const Register function = VisitForRegister(property.value);
        builder_.At(property.position)
            .Emit(property.kind == ObjectLiteralProperty::kGetter ? Bytecode::kDefineGetter : Bytecode::kDefineSetter,
                  {dst.operand(), key.operand(), function.operand(),
                   property.needs_set_function_name ? kSetFunctionName : 0});
        break;
      }
    }
  }
  scope.Leave();
}

bool BytecodeGenerator::ConstantOf(Expression* expression, ConstantDraft* draft) {
  if (expression == nullptr) {
    *draft = ConstantDraft::Of(UnlinkedConstant::kTheHole);
    return true;
  }
  bool negative = false;
  if (UnaryOperation* unary = expression->AsUnaryOperation()) {
    if (unary->op() != Token::kSub) return false;
    negative = true;
    expression = unary->expression();
  }
  Literal* literal = expression->AsLiteral();
  if (literal == nullptr || (negative && !literal->IsNumber())) return false;
  switch (literal->kind()) {
    case Literal::kSmi:
      if (!negative || literal->smi() > 0) {
        *draft = ConstantDraft::OfInt(negative ? -literal->smi() : literal->smi());
        return true;
      }
      [[fallthrough]];
    case Literal::kNumber:
      *draft = ConstantDraft::Of(UnlinkedConstant::kNumber);
      draft->number = negative ? -literal->number() : literal->number();
      return true;
    case Literal::kString:
      *draft = ConstantDraft::OfString(literal->string());
      return true;
    case Literal::kBoolean:
      *draft = ConstantDraft::Of(literal->boolean() ? UnlinkedConstant::kTrue : UnlinkedConstant::kFalse);
      return true;
    case Literal::kNull:
      *draft = ConstantDraft::Of(UnlinkedConstant::kNull);
      return true;
    case Literal::kUndefined:
      *draft = ConstantDraft::Of(UnlinkedConstant::kUndefined);
      return true;
    case Literal::kBigInt:
      return false;
  }
  return false;
}

void BytecodeGenerator::AppendElements(Expression* const* begin, Expression* const* end, Register array) {
  for (Expression* const* p = begin; p != end; ++p) {
    RegisterScope registers(&builder_);
    Expression* element = *p;
    if (element == nullptr) {
      const Register hole = builder_.NewRegister();
      builder_.Emit(Bytecode::kLoadTheHole, {hole.operand()});
      builder_.Emit(Bytecode::kArrayAppend, {array.operand(), hole.operand()});
    } else if (Spread* spread = element->AsSpread()) {
      const Register iterable = VisitForRegister(spread->expression());
      builder_.At(spread->expression()->position());
      CallRuntime(RuntimeFunction::kAppendSpread, builder_.NewRegister(), array, iterable);
    } else {
      const Register value = VisitForRegister(element);
      builder_.Emit(Bytecode::kArrayAppend, {array.operand(), value.operand()});
    }
  }
}

void BytecodeGenerator::VisitArrayLiteral(ArrayLiteral* literal, Register dst) {
  const AstList<Expression*> elements = literal->elements();
  builder_.At(literal->position());
  // What is constant at the beginning is copied, the rest is appended.
  uint32_t constant_count = 0;
  ConstantDraft* constants = zone_->AllocateArray<ConstantDraft>(elements.size());
  while (constant_count < elements.size() && ConstantOf(elements[constant_count], &constants[constant_count])) {
    ++constant_count;
  }
  if (constant_count == 0) {
    builder_.Emit(Bytecode::kCreateEmptyArray, {dst.operand()});
  } else {
    builder_.Emit(Bytecode::kCreateArrayLiteral, {dst.operand(), builder_.ArrayConstant(constants, constant_count)});
  }
  AppendElements(elements.begin() + constant_count, elements.end(), dst);
}

void BytecodeGenerator::VisitClassLiteral(ClassLiteral* literal, Register dst) {
  RegisterScope registers(&builder_);
  Register decorators;
  if (!literal->decorators().empty()) decorators = VisitDecorators(literal->decorators());
  ScopeEntry scope(this, literal->scope());
  BuildClass(literal, decorators, dst);
  scope.Leave();
}

// Fills the bindings of private names: symbols for fields, functions or pairs of accessors for methods, and the brands.
void BytecodeGenerator::DefinePrivateMethods(ClassLiteral* literal) {
  ClassScope* scope = literal->scope();
  for (Variable* v = scope->locals(); v != nullptr; v = v->next()) {
    if (v->mode() != VariableMode::kPrivateField || v->IsUnallocated()) continue;
    RegisterScope registers(&builder_);
    const Register symbol = builder_.NewRegister();
    builder_.LoadConstant(symbol, builder_.Constant(v->raw_name()));
    CallRuntime(RuntimeFunction::kCreatePrivateNameSymbol, symbol, symbol);
    StoreVariable(v, symbol, Store::kInitialize, false, literal->position());
  }
  for (Variable* brand : {scope->brand(), scope->static_brand()}) {
    if (brand == nullptr || brand->IsUnallocated()) continue;
    RegisterScope registers(&builder_);
    const Register symbol = builder_.NewRegister();
    builder_.LoadConstant(symbol,
                          builder_.Constant(literal->constructor()->name() != nullptr ? literal->constructor()->name()
                                                                                      : info_->factory.empty_string()));
    CallRuntime(RuntimeFunction::kCreatePrivateBrandSymbol, symbol, symbol);
    StoreVariable(brand, symbol, Store::kInitialize, false, literal->position());
  }
}

// The function of a private method or accessor goes to the binding of its name.
void BytecodeGenerator::StorePrivateMethod(ClassElement* element, Register function) {
  Variable* variable = element->key->AsVariableProxy()->var();
  if (element->kind == ClassElement::kMethod) {
    StoreVariable(variable, function, Store::kInitialize, false, element->position);
    return;
  }
  // The second of a getter and a setter completes the pair of the first.
  const Register getter = builder_.NewRegister();
  const Register setter = builder_.NewRegister();
  const Register accessors = builder_.NewRegister();
  builder_.LoadUndefined(getter);
  builder_.LoadUndefined(setter);
  if (variable->mode() == VariableMode::kPrivateAccessor) {
    const Register pair = builder_.NewRegister();
    BytecodeLabel first;
    LoadVariable(variable, pair);
    builder_.EmitJump(Bytecode::kJumpIfUndefined, {pair.operand()}, &first);
    builder_.EmitJump(Bytecode::kJumpIfTheHole, {pair.operand()}, &first);
    if (element->kind == ClassElement::kGetter) {
      CallRuntime(RuntimeFunction::kLoadPrivateSetter, setter, pair);
    } else {
      CallRuntime(RuntimeFunction::kLoadPrivateGetter, getter, pair);
    }
    builder_.Bind(&first);
  }
  builder_.Move(element->kind == ClassElement::kGetter ? getter : setter, function);
  CallRuntime(RuntimeFunction::kCreatePrivateAccessors, accessors, getter, setter);
  StoreVariable(variable, accessors, Store::kInitialize, false, element->position);
}

void BytecodeGenerator::DefineMethod(ClassElement* element, Register target, Register key, Register function) {
  const Bytecode bytecode = element->kind == ClassElement::kMethod   ? Bytecode::kDefineKeyedOwn
                            : element->kind == ClassElement::kGetter ? Bytecode::kDefineGetter
                                                                     : Bytecode::kDefineSetter;
  builder_.At(element->position)
      .Emit(bytecode, {target.operand(), key.operand(), function.operand(),
                       kNotEnumerable | (element->needs_set_function_name ? kSetFunctionName : 0)});
}

void BytecodeGenerator::DefineClassElement(ClassElement* element, Register target) {
  RegisterScope registers(&builder_);
  if (element->kind == ClassElement::kField) {
    StoreVariable(element->computed_key, VisitPropertyKey(element->key, true), Store::kInitialize);
    return;
  }
  Expression* function_literal = static_cast<Expression*>(element->value);
  if (element->is_private) {
    if (element->key->AsVariableProxy()->var()->IsUnallocated()) return;
    const Register function = builder_.NewRegister();
    VisitForValue(function_literal, function);
    return StorePrivateMethod(element, function);
  }
  const Register key = VisitPropertyKey(element->key, element->is_computed);
  DefineMethod(element, target, key, VisitForRegister(function_literal));
}

void BytecodeGenerator::BuildClass(ClassLiteral* literal, Register decorators, Register dst) {
  ClassScope* scope = literal->scope();
  const Register constructor = builder_.NewRegister();
  const Register prototype = builder_.NewRegister();
  ClassDecoration decoration(zone_);
  if (literal->is_decorated()) decoration.metadata = builder_.NewRegister();
  builder_.At(literal->position());
  DefinePrivateMethods(literal);
  {
    RegisterScope registers(&builder_);
    const Register shared = builder_.NewRegister();
    const Register superclass = builder_.NewRegister();
    if (literal->extends() != nullptr) {
      VisitForValue(literal->extends(), superclass);
    } else {
      builder_.Emit(Bytecode::kLoadTheHole, {superclass.operand()});
    }
    builder_.LoadConstant(shared, builder_.Constant(session_->FunctionFor(literal->constructor(), literal, false)));
    builder_.At(literal->extends() != nullptr ? literal->extends()->position() : literal->position());
    CallRuntime(RuntimeFunction::kDefineClass, constructor, shared, superclass);
    if (literal->is_decorated()) {
      CallRuntime(RuntimeFunction::kCreateClassMetadata, decoration.metadata, superclass);
    }
  }
  GetNamed(prototype, constructor, info_->factory.prototype_string());
  for (const auto& [variable, value] :
       {std::pair{scope->home_object(), prototype}, std::pair{scope->static_home_object(), constructor}}) {
    if (variable == nullptr || variable->IsUnallocated()) continue;
    StoreVariable(variable, value, Store::kInitialize, false, literal->position());
  }
  for (ClassElement* element : literal->elements()) {
    const Register target = element->is_static ? constructor : prototype;
    if (element->decorators.empty() && element->record == nullptr) {
      DefineClassElement(element, target);
    } else {
      DefineElementWithRecord(element, target, scope, &decoration);
    }
  }
  if (literal->is_decorated()) DecorateElements(literal, constructor, prototype, &decoration);
  const auto initialize_class_variable = [&] {
    Variable* variable = literal->class_variable();
    if (variable == nullptr || variable->IsUnallocated()) return;
    StoreVariable(variable, constructor, Store::kInitialize, false, literal->position());
  };
  if (!literal->is_decorated()) initialize_class_variable();
  RegisterScope registers(&builder_);
  if (FunctionLiteral* initializer = literal->instance_members_initializer()) {
    const Register function = builder_.NewRegister();
    VisitFunctionLiteral(initializer, function);
    CallRuntime(RuntimeFunction::kSetClassFieldsInitializer, function, constructor, function);
  }
  if (Variable* brand_variable = scope->static_brand(); brand_variable != nullptr && !brand_variable->IsUnallocated()) {
    const Register brand = builder_.NewRegister();
    LoadVariable(brand_variable, brand);
    CallRuntime(RuntimeFunction::kAddPrivateBrand, brand, constructor, brand);
  }
  if (literal->is_decorated()) {
    DecorateClass(literal, constructor, decorators, &decoration);
    initialize_class_variable();
    RunExtraInitializers(decoration.static_method_record, constructor);
  }
  if (FunctionLiteral* initializer = literal->static_initializer()) {
    const Register function = builder_.NewRegister();
    VisitFunctionLiteral(initializer, function);
    const Run run = NewCallRun(0);
    builder_.Move(run.receiver(), constructor);
    builder_.At(literal->position())
        .Emit(Bytecode::kCall, {function.operand(), function.operand(), run.receiver().operand(), 0});
  }
  if (literal->is_decorated()) RunExtraInitializers(decoration.class_record, constructor);
  builder_.Move(dst, constructor);
}

void BytecodeGenerator::VisitInitializeClassElements(InitializeClassElements* statement) {
  const Register object = Register::Receiver();
  if (kind_ == FunctionKind::kClassMembersInitializer) {
    Scope* s = closure_scope_->outer_scope();
    while (s != nullptr && !s->is_class_scope()) s = s->outer_scope();
    Variable* brand_variable = s != nullptr ? s->AsClassScope()->brand() : nullptr;
    if (brand_variable != nullptr && !brand_variable->IsUnallocated()) {
      RegisterScope registers(&builder_);
      const Register brand = builder_.NewRegister();
      LoadVariable(brand_variable, brand);
      builder_.At(statement->position());
      CallRuntime(RuntimeFunction::kAddPrivateBrand, brand, object, brand);
    }
  }
  if (statement->method_record() != nullptr) {
    RegisterScope registers(&builder_);
    const Register record = builder_.NewRegister();
    LoadVariable(statement->method_record()->var(), record);
    builder_.At(statement->position());
    RunExtraInitializers(record, object);
  }
  for (ClassElement* element : statement->elements()) {
    RegisterScope registers(&builder_);
    if (element->kind == ClassElement::kStaticBlock) {
      VisitStatement(static_cast<Block*>(element->value));
      continue;
    }
    Register key;
    if (element->is_private || element->is_computed) {
      key = builder_.NewRegister();
      LoadVariable(element->is_private ? element->key->AsVariableProxy()->var() : element->computed_key->var(), key);
    } else if (!IsNamedKey(element->key, false)) {
      key = VisitPropertyKey(element->key, false);
    }
    Register value;
    if (element->value != nullptr) {
      value = VisitForRegister(static_cast<Expression*>(element->value));
    } else {
      value = builder_.NewRegister();
      builder_.LoadUndefined(value);
    }
    Register record;
    if (element->record != nullptr) {
      record = builder_.NewRegister();
      value = RunInitializers(element, object, key, value, record);
    }
    builder_.At(element->position);
    if (element->kind == ClassElement::kAutoAccessor) {
      CallRuntime(RuntimeFunction::kInitializeAutoAccessor, builder_.NewRegister(), record, object, value);
    } else if (element->is_private) {
      CallRuntime(RuntimeFunction::kDefinePrivateField, builder_.NewRegister(), object, key, value);
    } else if (key.is_valid()) {
      const bool sets_name = element->needs_set_function_name && element->record == nullptr;
      builder_.Emit(Bytecode::kDefineKeyedOwn,
                    {object.operand(), key.operand(), value.operand(), sets_name ? kSetFunctionName : 0});
    } else {
      builder_.Emit(Bytecode::kDefineNamedOwn,
                    {object.operand(), builder_.Constant(element->key->AsLiteral()->string()), value.operand()});
    }
    if (!element->decorators.empty()) RunExtraInitializers(record, object);
  }
}

}  // namespace v8::internal
