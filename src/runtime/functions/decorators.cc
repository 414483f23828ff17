#include "src/runtime/functions/decorators.h"

#include "src/common/builtin-ids.h"
#include "src/execution/call.h"
#include "src/runtime/functions/private-elements.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/runtime-functions.h"
#include "src/runtime/values/operators.h"

namespace v8::internal {

namespace {

using Slot = ElementRecord::Slot;

Result<Tagged<FixedArray>> NewRecord(Isolate* isolate, int flags) {
  const auto record = TRY(NewFixedArray(isolate, ElementRecord::kSlotCount));
  record->set(Slot::kFlags, Value::Int(flags));
  record->set(Slot::kInitializers, ReadOnlyRoots::empty_fixed_array());
  record->set(Slot::kInitializerCount, Value::Int(0));
  record->set(Slot::kExtraInitializers, ReadOnlyRoots::empty_fixed_array());
  record->set(Slot::kExtraInitializerCount, Value::Int(0));
  return record;
}

Result<Tagged<JSFunction>> NewClosureOver(Isolate* isolate, Builtin builtin, Tagged<String> name, int length,
                                          Value value, int slots = 1) {
  const auto function = TRY(NewBuiltinFunctionWithContext(isolate, builtin, name, length, slots));
  function->context()->set(Context::kFirstVariableSlot, value);
  return function;
}

// The name in a function's name and in a private name's description.
Result<Tagged<String>> TextOfKey(Isolate* isolate, Value key) {
  if (!IsSymbol(key)) return ToString(isolate, key);
  const Value description = Cast<Symbol>(key)->description();
  if (!IsString(description)) return ReadOnlyRoots::empty_string();
  auto text = TRY(NewConsString(isolate, TRY(NewStringFromAscii(isolate, "[")), Cast<String>(description)));
  return NewConsString(isolate, text, TRY(NewStringFromAscii(isolate, "]")));
}

Result<void> MakeAutoAccessor(Isolate* isolate, ElementRecord record) {
  const auto text = TRY(TextOfKey(isolate, record.key()));
  const auto storage = TRY(NewPrivateNameSymbol(isolate, text));
  const auto get_name = TRY(NewConsString(isolate, TRY(NewStringFromAscii(isolate, "get ")), text));
  const auto set_name = TRY(NewConsString(isolate, TRY(NewStringFromAscii(isolate, "set ")), text));
  record.slots->set(Slot::kStorage, storage);
  record.slots->set(Slot::kGetter, TRY(NewClosureOver(isolate, Builtin::kAutoAccessorGet, get_name, 0, storage)));
  record.slots->set(Slot::kSetter, TRY(NewClosureOver(isolate, Builtin::kAutoAccessorSet, set_name, 1, storage)));
  return Ok();
}

// CreateDecoratorAccessObject ( kind, name )
Result<Tagged<JSObject>> NewAccessObject(Isolate* isolate, ElementRecord record) {
  const auto access = TRY(NewJSObject(isolate));
  const auto add = [&](const char* name, Builtin builtin, int length) -> Result<void> {
    const auto text = TRY(InternalizeAscii(isolate, name));
    const auto function = TRY(NewClosureOver(isolate, builtin, text, length, record.slots));
    return CreateDataPropertyOrThrow(isolate, access, PropertyKey::FromInternalized(text), function);
  };
  const DecoratorKind kind = record.kind();
  if (kind != DecoratorKind::kSetter) TRY(add("get", Builtin::kDecoratorAccessGet, 1));
  if (kind != DecoratorKind::kMethod && kind != DecoratorKind::kGetter) {
    TRY(add("set", Builtin::kDecoratorAccessSet, 2));
  }
  TRY(add("has", Builtin::kDecoratorAccessHas, 1));
  return access;
}

// CreateDecoratorContextObject ( kind, name, extraInitializers, decorationState, metadata [ , isStatic ] ). `element`
// is empty for classes. `*add_initializer`: the function, whose context has the decorationState.
Result<Tagged<JSObject>> NewContextObject(Isolate* isolate, DecoratorKind kind, Value name,
                                          const ElementRecord* element, ElementRecord owner, Value metadata,
                                          Tagged<JSFunction>* add_initializer) {
  static const char* const kKinds[] = {"class", "method", "getter", "setter", "field", "accessor"};
  const auto context = TRY(NewJSObject(isolate));
  const auto add = [&](const char* key, Value value) -> Result<void> {
    const auto text = TRY(InternalizeAscii(isolate, key));
    return CreateDataPropertyOrThrow(isolate, context, PropertyKey::FromInternalized(text), value);
  };
  TRY(add("kind", TRY(InternalizeAscii(isolate, kKinds[static_cast<int>(kind)]))));
  if (element != nullptr) {
    TRY(add("access", TRY(NewAccessObject(isolate, *element))));
    TRY(add("static", Value::Bool(element->is_static())));
    TRY(add("private", Value::Bool(element->is_private())));
  }
  TRY(add("name", name));
  *add_initializer = TRY(NewClosureOver(isolate, Builtin::kDecoratorAddInitializer,
                                        TRY(InternalizeAscii(isolate, "addInitializer")), 1, owner.slots, 2));
  TRY(add("addInitializer", *add_initializer));
  TRY(add("metadata", metadata));
  return context;
}

// Calls one decorator, at `index` of the list, with a context of its own.
Result<Value> CallDecorator(Isolate* isolate, Tagged<FixedArray> decorators, int index, DecoratorKind kind, Value name,
                            const ElementRecord* element, ElementRecord owner, Value metadata, Value value) {
  Tagged<JSFunction> add_initializer;
  const auto context = TRY(NewContextObject(isolate, kind, name, element, owner, metadata, &add_initializer));
  const Value result = TRY(Call(isolate, decorators->get(2 * index + 1), decorators->get(2 * index), {value, context}));
  // Set decorationState.[[Finished]] to true.
  add_initializer->context()->set(Context::kFirstVariableSlot + 1, True());
  return result;
}

Result<Value> CallableOrUndefined(Isolate* isolate, Value value) {
  if (value.IsUndefined() || IsCallable(value)) return value;
  return Throw(isolate, MessageTemplate::kDecoratorResultNotCallable, value);
}

// The property of what the decorator of an auto-accessor returned.
Result<Value> GetCallable(Isolate* isolate, Value object, const char* name) {
  const auto key = TRY(InternalizeAscii(isolate, name));
  return CallableOrUndefined(isolate, TRY(Get(isolate, object, PropertyKey::FromInternalized(key))));
}

// What a decorator returned changes the element.
Result<void> ApplyDecoratorResult(Isolate* isolate, ElementRecord record, Value result) {
  const auto replace = [&](Slot slot, Value function) {
    if (!function.IsUndefined()) record.slots->set(slot, function);
  };
  switch (record.kind()) {
    case DecoratorKind::kField: {
      const Value initializer = TRY(CallableOrUndefined(isolate, result));
      if (initializer.IsUndefined()) return Ok();
      return AddInitializer(isolate, record, Slot::kInitializers, initializer);
    }
    case DecoratorKind::kAccessor: {
      if (result.IsUndefined()) return Ok();
      if (!IsJSReceiver(result)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, result);
      replace(Slot::kGetter, TRY(GetCallable(isolate, result, "get")));
      replace(Slot::kSetter, TRY(GetCallable(isolate, result, "set")));
      const Value initializer = TRY(GetCallable(isolate, result, "init"));
      if (initializer.IsUndefined()) return Ok();
      return AddInitializer(isolate, record, Slot::kInitializers, initializer);
    }
    case DecoratorKind::kGetter:
      replace(Slot::kGetter, TRY(CallableOrUndefined(isolate, result)));
      return Ok();
    case DecoratorKind::kSetter:
      replace(Slot::kSetter, TRY(CallableOrUndefined(isolate, result)));
      return Ok();
    case DecoratorKind::kMethod:
      replace(Slot::kValue, TRY(CallableOrUndefined(isolate, result)));
      return Ok();
    case DecoratorKind::kClass:
      break;
  }
  UNREACHABLE();
}

// What is passed to the decorators of an element.
Result<Value> DecoratedValue(Isolate* isolate, ElementRecord record) {
  switch (record.kind()) {
    case DecoratorKind::kMethod:
      return record.slots->get(Slot::kValue);
    case DecoratorKind::kGetter:
      return record.slots->get(Slot::kGetter);
    case DecoratorKind::kSetter:
      return record.slots->get(Slot::kSetter);
    case DecoratorKind::kAccessor: {
      const auto accessors = TRY(NewJSObject(isolate));
      const auto get = TRY(InternalizeAscii(isolate, "get")), set = TRY(InternalizeAscii(isolate, "set"));
      TRY(CreateDataPropertyOrThrow(isolate, accessors, PropertyKey::FromInternalized(get),
                                    record.slots->get(Slot::kGetter)));
      TRY(CreateDataPropertyOrThrow(isolate, accessors, PropertyKey::FromInternalized(set),
                                    record.slots->get(Slot::kSetter)));
      return accessors;
    }
    case DecoratorKind::kField:
      return Undefined();
    case DecoratorKind::kClass:
      break;
  }
  UNREACHABLE();
}

// The decorated functions take the place of those that the class was defined with: on the object, or in the binding of
// a private name, which is returned.
Result<Value> Redefine(Isolate* isolate, ElementRecord record, Tagged<JSReceiver> target, Value binding) {
  const DecoratorKind kind = record.kind();
  const Value getter = record.slots->get(Slot::kGetter), setter = record.slots->get(Slot::kSetter);
  if (kind == DecoratorKind::kField) return Undefined();
  if (record.is_private()) {
    if (kind == DecoratorKind::kMethod) return record.slots->get(Slot::kValue);
    const auto pair = Cast<AccessorPair>(binding);
    return NewAccessorPair(isolate, kind == DecoratorKind::kSetter ? pair->getter() : getter,
                           kind == DecoratorKind::kGetter ? pair->setter() : setter);
  }
  PropertyDescriptor change;
  if (kind == DecoratorKind::kMethod) {
    change.value = record.slots->get(Slot::kValue);
  } else {
    if (kind != DecoratorKind::kSetter) change.get = getter;
    if (kind != DecoratorKind::kGetter) change.set = setter;
  }
  const PropertyKey key = TRY(ToPropertyKey(isolate, record.key()));
  TRY(DefinePropertyOrThrow(isolate, target, key, change));
  return Undefined();
}

// What a private method or accessor is called on has its brand.
Result<void> CheckBrand(Isolate* isolate, ElementRecord record, Value object) {
  return CheckPrivateBrand(isolate, object, Cast<Symbol>(record.slots->get(Slot::kBrand)),
                           ReadOnlyRoots::empty_string());
}

bool IsPrivateField(ElementRecord record) { return record.is_private() && record.kind() == DecoratorKind::kField; }

Result<void> CheckObject(Isolate* isolate, Value object) {
  if (IsJSReceiver(object)) return Ok();
  return Throw(isolate, MessageTemplate::kArgumentIsNonObject, object);
}

}  // namespace

Result<void> AddInitializer(Isolate* isolate, ElementRecord record, Slot list, Value initializer) {
  const int count = record.slots->get(list + 1).AsInt();
  const auto grown = TRY(GrowList(isolate, Cast<FixedArray>(record.slots->get(list)), int64_t{count} + 1));
  grown->set(count, initializer);
  record.slots->set(list, grown);
  record.slots->set(list + 1, Value::Int(count + 1));
  return Ok();
}

Result<bool> DecoratedElementHas(Isolate* isolate, ElementRecord record, Value object) {
  TRY(CheckObject(isolate, object));
  if (record.is_private()) {
    return HasPrivateName(isolate, object,
                          Cast<Symbol>(IsPrivateField(record) ? record.key() : record.slots->get(Slot::kBrand)));
  }
  return HasProperty(isolate, Cast<JSReceiver>(object), TRY(ToPropertyKey(isolate, record.key())));
}

Result<Value> DecoratedElementGet(Isolate* isolate, ElementRecord record, Value object) {
  TRY(CheckObject(isolate, object));
  if (IsPrivateField(record)) return PrivateGet(isolate, object, Cast<Symbol>(record.key()));
  if (!record.is_private()) return Get(isolate, object, TRY(ToPropertyKey(isolate, record.key())));
  TRY(CheckBrand(isolate, record, object));
  if (record.kind() == DecoratorKind::kMethod) return record.slots->get(Slot::kValue);
  return Call(isolate, record.slots->get(Slot::kGetter), object);
}

Result<void> DecoratedElementSet(Isolate* isolate, ElementRecord record, Value object, Value value) {
  TRY(CheckObject(isolate, object));
  if (IsPrivateField(record)) return PrivateSet(isolate, object, Cast<Symbol>(record.key()), value);
  if (!record.is_private()) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, record.key()));
    TRY(Set(isolate, Cast<JSReceiver>(object), key, value, ShouldThrow::kThrow));
    return Ok();
  }
  TRY(CheckBrand(isolate, record, object));
  TRY(Call(isolate, record.slots->get(Slot::kSetter), object, {value}));
  return Ok();
}

// ---- For bytecode

RUNTIME(CreateClassMetadata) {
  const Value superclass = Argument(arguments, 0);
  const auto metadata = TRY(NewJSObjectWithNullProto(isolate));
  if (!IsJSReceiver(superclass)) return metadata;
  const Value parent = TRY(Get(isolate, superclass, ReadOnlyRoots::metadata_symbol()));
  if (IsJSReceiver(parent)) TRY(SetPrototypeOfNewObject(isolate, metadata, parent));
  return metadata;
}

RUNTIME(CreateInitializerRecord) { return NewRecord(isolate, 0); }

RUNTIME(CreateElementRecord) {
  const ElementRecord record(TRY(NewRecord(isolate, Argument(arguments, 0).AsInt())));
  const Value function = Argument(arguments, 2), decorators = Argument(arguments, 4);
  record.slots->set(Slot::kKey, Argument(arguments, 1));
  record.slots->set(Slot::kBrand, Argument(arguments, 3));
  switch (record.kind()) {
    case DecoratorKind::kMethod:
      record.slots->set(Slot::kValue, function);
      break;
    case DecoratorKind::kGetter:
      record.slots->set(Slot::kGetter, function);
      break;
    case DecoratorKind::kSetter:
      record.slots->set(Slot::kSetter, function);
      break;
    case DecoratorKind::kAccessor:
      TRY(MakeAutoAccessor(isolate, record));
      break;
    default:
      break;
  }
  if (!decorators.IsUndefined()) {
    record.slots->set(Slot::kDecorators, TRY(CreateListFromArrayLike(isolate, decorators)));
  }
  return record.slots;
}

RUNTIME(AutoAccessorsOf) {
  const ElementRecord record(Argument(arguments, 0));
  return NewAccessorPair(isolate, record.slots->get(Slot::kGetter), record.slots->get(Slot::kSetter));
}

// ApplyDecoratorsToElementDefinition ( homeObject, elementRecord, extraInitializers, metadata, isStatic )
RUNTIME(DecorateElement) {
  const ElementRecord record(Argument(arguments, 0)), owner(Argument(arguments, 1));
  const Value metadata = Argument(arguments, 2), target = Argument(arguments, 3), binding = Argument(arguments, 4);
  const auto decorators = Cast<FixedArray>(record.slots->get(Slot::kDecorators));
  Value name = record.key();
  if (IsPrivateField(record)) {
    name = Cast<Symbol>(name)->description();
  } else if (!IsSymbol(name)) {
    name = TRY(ToString(isolate, name));
  }
  for (int i = decorators->length() / 2 - 1; i >= 0; --i) {
    const Value value = TRY(DecoratedValue(isolate, record));
    const Value result =
        TRY(CallDecorator(isolate, decorators, i, record.kind(), name, &record, owner, metadata, value));
    TRY(ApplyDecoratorResult(isolate, record, result));
  }
  return Redefine(isolate, record, Cast<JSReceiver>(target), binding);
}

// ApplyDecoratorsToClassDefinition ( classDef, decorators, className, extraInitializers, metadata ), and the definition
// of the class's metadata.
RUNTIME(DecorateClass) {
  Value constructor = Argument(arguments, 0);
  const Value decorators = Argument(arguments, 1), name = Argument(arguments, 2), metadata = Argument(arguments, 4);
  const ElementRecord owner(Argument(arguments, 3));
  if (!decorators.IsUndefined()) {
    const auto list = TRY(CreateListFromArrayLike(isolate, decorators));
    for (int i = list->length() / 2 - 1; i >= 0; --i) {
      const Value result = TRY(CallableOrUndefined(
          isolate,
          TRY(CallDecorator(isolate, list, i, DecoratorKind::kClass, name, nullptr, owner, metadata, constructor))));
      if (!result.IsUndefined()) constructor = result;
    }
  }
  TRY(DefinePropertyOrThrow(isolate, Cast<JSReceiver>(constructor), ReadOnlyRoots::metadata_symbol(),
                            PropertyDescriptor::Data(metadata, DONT_ENUM)));
  return constructor;
}

RUNTIME(RunInitializers) {
  const ElementRecord record(Argument(arguments, 0));
  const Value object = Argument(arguments, 1);
  Value value = Argument(arguments, 2);
  // Those of the decorators that were called last are the first ones.
  for (int i = record.slots->get(Slot::kInitializerCount).AsInt() - 1; i >= 0; --i) {
    value = TRY(Call(isolate, Cast<FixedArray>(record.slots->get(Slot::kInitializers))->get(i), object, {value}));
  }
  return value;
}

RUNTIME(RunExtraInitializers) {
  const ElementRecord record(Argument(arguments, 0));
  const Value object = Argument(arguments, 1);
  const auto initializers = Cast<FixedArray>(record.slots->get(Slot::kExtraInitializers));
  const int length = record.slots->get(Slot::kExtraInitializerCount).AsInt();
  for (int i = 0; i < length; ++i) TRY(Call(isolate, initializers->get(i), object));
  return Undefined();
}

RUNTIME(InitializeAutoAccessor) {
  const ElementRecord record(Argument(arguments, 0));
  TRY(PrivateFieldAdd(isolate, Cast<JSReceiver>(Argument(arguments, 1)),
                      Cast<Symbol>(record.slots->get(Slot::kStorage)), Argument(arguments, 2)));
  return Undefined();
}

}  // namespace v8::internal
