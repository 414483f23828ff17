#include "src/init/bootstrapper.h"

#include <cmath>

#include "src/builtins/builtins.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/accessors.h"
#include "src/runtime/function-accessors.h"

namespace v8::internal {

namespace {

enum class Holder : int {
  kNull,
  kGlobal,
#define CLASS(Holder, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  k##Holder, k##Holder##Prototype,
#define HIDDEN_CLASS CLASS
#define PROTOTYPE(Holder, Parent) k##Holder,
#define NAMESPACE(Holder, key) k##Holder,
#define HOLDER_SLOT(Holder, slot)
#include "src/common/builtin-holders.def"
#undef CLASS
#undef HIDDEN_CLASS
#undef PROTOTYPE
#undef NAMESPACE
#undef HOLDER_SLOT
  kCount
};

class RealmBuilder {
 public:
  explicit RealmBuilder(Isolate* isolate) : isolate_(isolate) {}
  Result<Tagged<NativeContext>> Build();

 private:
  Result<void> MakeContext();
  Result<void> MakeRootObjects();
  Result<void> MakeFunctionMaps();
  Result<void> MakeGlobals();
  Result<void> MakeClasses();
  Result<void> MakeClass(Holder holder, Holder prototype_holder, const char* key, int length, Builtin builtin,
                         InstanceType type, int instance_size, int slot, Holder parent_prototype,
                         Holder parent_constructor, bool hidden);
  Result<void> InstallMembers();
  Result<void> MakeOtherMaps();
  Result<void> MakeProtectors();
  Result<void> InstallSpecialMembers();
  Result<void> InstallProxy();

  Result<Tagged<Map>> MakeFunctionMap(Value prototype, bool is_constructor, bool has_prototype_slot,
                                      PropertyAttributes prototype_attributes, bool has_caller = false);
  Result<Tagged<Map>> PlainMap(InstanceType type, int size, int inobject, Value prototype,
                               uint8_t bits = HOLEY_ELEMENTS);
  Result<void> InstallFunction(Holder holder, PropertyKey key, Tagged<String> name, int length, Builtin builtin,
                               PropertyAttributes attributes);
  Result<void> InstallAccessor(Holder holder, PropertyKey key, const char* name, int getter, int setter);
  Result<void> InstallAlias(Holder holder, PropertyKey key, const char* other);
  Result<void> InstallConstant(Holder holder, const char* key, Value value, PropertyAttributes attributes);
  Result<Tagged<JSFunction>> NewAccessorFunction(const char* prefix, const char* name, Builtin builtin, int length);

  Tagged<JSObject> At(Holder holder) const { return Tagged<JSObject>(holders_->get(static_cast<int>(holder)).ptr()); }
  void Put(Holder holder, Value object) { holders_->set(static_cast<int>(holder), object); }
  Result<PropertyKey> Key(const char* text) {
    return PropertyKey::FromInternalized(TRY(InternalizeAscii(isolate_, text)));
  }

  Isolate* const isolate_;
  Tagged<NativeContext> realm_;
  Tagged<FixedArray> holders_;
  Tagged<FixedArray> functions_;  // installed functions by builtin number
};

Result<void> RealmBuilder::MakeContext() {
  realm_ = TRY(AllocateObjectOf<NativeContext>(isolate_, ReadOnlyRoots::native_context_map(),
                                               Context::SizeFor(NativeContext::kNativeSlotCount),
                                               AllocationType::kOld));
  realm_->set_length(NativeContext::kNativeSlotCount);
  realm_->set_native_context_no_barrier(realm_);
  for (int i = 0; i < NativeContext::kNativeSlotCount; ++i) realm_->set_no_barrier(i, Undefined());
  isolate_->set_realm(realm_);
  holders_ = TRY(NewFixedArray(isolate_, static_cast<int>(Holder::kCount), AllocationType::kOld));
  functions_ = TRY(NewFixedArray(isolate_, kBuiltinCount, AllocationType::kOld));
  return Ok();
}

Result<Tagged<Map>> RealmBuilder::PlainMap(InstanceType type, int size, int inobject, Value prototype, uint8_t bits) {
  auto map = TRY(NewMap(isolate_, type, size + inobject * kTaggedSize, inobject, bits));
  if (IsJSReceiver(prototype)) TRY(OptimizeAsPrototype(isolate_, Cast<JSReceiver>(prototype)));
  map->set_prototype_field(prototype);
  map->set_native_context_or_undefined(realm_);
  // Arrays and string objects have a `length` that is computed.
  if (type == JS_ARRAY_TYPE || (type == JS_PRIMITIVE_WRAPPER_TYPE && (bits & 0x1f) == STRING_WRAPPER_ELEMENTS)) {
    const bool is_array = type == JS_ARRAY_TYPE;
    Map::EnsureDescriptorSlackImpl(isolate_, map, 1);
    if (isolate_->has_pending_exception()) return Exception();
    auto accessor = TRY(is_array ? NewArrayLengthAccessor(isolate_) : NewStringLengthAccessor(isolate_));
    Descriptor descriptor = Descriptor::AccessorConstant(
        Tagged<Name>(ReadOnlyRoots::length_string()), Value(accessor),
        is_array ? DONT_ENUM | DONT_DELETE : READ_ONLY | DONT_ENUM | DONT_DELETE);
    map->AppendDescriptor(isolate_, &descriptor);
  }
  return map;
}

Result<void> RealmBuilder::MakeRootObjects() {
  auto object_map = TRY(PlainMap(JS_OBJECT_TYPE, sizeof(JSObject), 4, Null()));
  auto object_prototype = TRY(NewJSObjectFromMap(isolate_, object_map, AllocationType::kOld));
  object_prototype->map()->set_is_immutable_prototype(true);
  Put(Holder::kObjectPrototype, object_prototype);
  realm_->set_initial_object_prototype(object_prototype);
  // Function.prototype: a function that returns undefined and is no constructor.
  auto function_map = TRY(MakeFunctionMap(object_prototype, false, false, NONE));
  const Tagged<Code> code =
      Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(Builtin::kEmptyFunction)));
  auto shared = TRY(NewSharedFunctionInfo(isolate_, ReadOnlyRoots::empty_string(), code, FunctionKind::kConciseMethod));
  shared->set_native(true);
  auto function_prototype = TRY(NewFunction(isolate_, shared, realm_, function_map, AllocationType::kOld));
  Put(Holder::kFunctionPrototype, function_prototype);
  realm_->set_initial_function_prototype(function_prototype);
  return Ok();
}

// `length` and `name`, for sloppy functions `arguments` and `caller`, and with a slot `prototype`, as native accessors in
// the descriptors.
Result<Tagged<Map>> RealmBuilder::MakeFunctionMap(Value prototype, bool is_constructor, bool has_prototype_slot,
                                                  PropertyAttributes prototype_attributes, bool has_caller) {
  auto map = TRY(PlainMap(JS_FUNCTION_TYPE,
                          has_prototype_slot ? JSFunction::kSizeWithPrototype : JSFunction::kSizeWithoutPrototype, 0,
                          prototype, HOLEY_ELEMENTS | HeapObject::kCallableBit));
  map->set_is_constructor(is_constructor);
  map->set_has_prototype_slot(has_prototype_slot);
  Map::EnsureDescriptorSlackImpl(isolate_, map, has_caller ? 5 : 3);
  if (isolate_->has_pending_exception()) return Exception();
  auto length = TRY(NewFunctionAccessor(isolate_, FunctionProperty::kLength));
  auto name = TRY(NewFunctionAccessor(isolate_, FunctionProperty::kName));
  auto prototype_info = TRY(NewFunctionAccessor(isolate_, FunctionProperty::kPrototype));
  Descriptor length_descriptor =
      Descriptor::AccessorConstant(Tagged<Name>(ReadOnlyRoots::length_string()), Value(length), READ_ONLY | DONT_ENUM);
  Descriptor name_descriptor =
      Descriptor::AccessorConstant(Tagged<Name>(ReadOnlyRoots::name_string()), Value(name), READ_ONLY | DONT_ENUM);
  map->AppendDescriptor(isolate_, &length_descriptor);
  map->AppendDescriptor(isolate_, &name_descriptor);
  if (has_caller) {
    auto arguments = TRY(NewFunctionAccessor(isolate_, FunctionProperty::kArguments));
    auto caller = TRY(NewFunctionAccessor(isolate_, FunctionProperty::kCaller));
    Descriptor arguments_descriptor =
        Descriptor::AccessorConstant(Tagged<Name>(ReadOnlyRoots::arguments_string()), Value(arguments),
                                     READ_ONLY | DONT_ENUM | DONT_DELETE);
    Descriptor caller_descriptor =
        Descriptor::AccessorConstant(Tagged<Name>(ReadOnlyRoots::caller_string()), Value(caller),
                                     READ_ONLY | DONT_ENUM | DONT_DELETE);
    map->AppendDescriptor(isolate_, &arguments_descriptor);
    map->AppendDescriptor(isolate_, &caller_descriptor);
  }
  if (has_prototype_slot) {
    Descriptor prototype_descriptor = Descriptor::AccessorConstant(Tagged<Name>(ReadOnlyRoots::prototype_string()),
                                                                   Value(prototype_info), prototype_attributes);
    map->AppendDescriptor(isolate_, &prototype_descriptor);
  }
  return map;
}

Result<void> RealmBuilder::MakeFunctionMaps() {
  const Value function_prototype = At(Holder::kFunctionPrototype);
  constexpr PropertyAttributes kWritable = DONT_ENUM | DONT_DELETE;
  constexpr PropertyAttributes kFixed = READ_ONLY | DONT_ENUM | DONT_DELETE;
  realm_->set_sloppy_function_map(TRY(MakeFunctionMap(function_prototype, true, true, kWritable, true)));
  realm_->set_strict_function_map(TRY(MakeFunctionMap(function_prototype, true, true, kWritable)));
  realm_->set_class_function_map(TRY(MakeFunctionMap(function_prototype, true, true, kFixed)));
  realm_->set_sloppy_function_without_prototype_map(TRY(MakeFunctionMap(function_prototype, false, false, NONE)));
  realm_->set_strict_function_without_prototype_map(TRY(MakeFunctionMap(function_prototype, false, false, NONE)));
  realm_->set_builtin_function_map(TRY(MakeFunctionMap(function_prototype, false, false, NONE)));
  return Ok();
}

Result<void> RealmBuilder::MakeGlobals() {
  auto global_map = TRY(PlainMap(JS_GLOBAL_OBJECT_TYPE, sizeof(JSGlobalObject), 0, At(Holder::kObjectPrototype)));
  global_map->set_is_dictionary_map(true);
  auto global = TRY(NewJSObjectFromMap(isolate_, global_map, AllocationType::kOld));
  auto dictionary = TRY(NameDictionary::New(isolate_, 128));
  global->set_properties_or_hash(dictionary);
  auto proxy_map = TRY(PlainMap(JS_GLOBAL_PROXY_TYPE, sizeof(JSGlobalProxy), 0, global));
  auto proxy = TRY(NewJSObjectFromMap(isolate_, proxy_map, AllocationType::kOld));
  realm_->set_js_global_proxy_map(proxy_map);
  Cast<JSGlobalProxy>(proxy)->set_native_context(realm_);
  Cast<JSGlobalObject>(global)->set_native_context(realm_);
  Cast<JSGlobalObject>(global)->set_global_proxy(proxy);
  realm_->set_global_object(global);
  realm_->set_global_proxy(proxy);
  Put(Holder::kGlobal, global);
  TRY(AddDataProperty(isolate_, global, ReadOnlyRoots::globalThis_string(), proxy, DONT_ENUM));
  return Ok();
}

Result<void> RealmBuilder::MakeClass(Holder holder, Holder prototype_holder, const char* key, int length,
                                     Builtin builtin, InstanceType type, int instance_size, int slot,
                                     Holder parent_prototype, Holder parent_constructor, bool hidden) {
  auto name = TRY(InternalizeAscii(isolate_, key));
  const Value parent = parent_prototype == Holder::kNull ? Null() : Value(At(parent_prototype));
  // The prototype object: of the class's own kind where the specification says so.
  Value prototype = holders_->get(static_cast<int>(prototype_holder));
  if (prototype.IsUndefined()) {
    if (type == JS_ARRAY_TYPE) {
      auto map = TRY(PlainMap(JS_ARRAY_TYPE, sizeof(JSArray), 0, parent, PACKED_SMI_ELEMENTS));
      auto array = TRY(NewJSObjectFromMap(isolate_, map, AllocationType::kOld));
      Cast<JSArray>(array)->set_length(Value::Int(0));
      prototype = array;
    } else if (holder == Holder::kString || holder == Holder::kNumber || holder == Holder::kBoolean) {
      auto map = TRY(PlainMap(JS_PRIMITIVE_WRAPPER_TYPE, sizeof(JSPrimitiveWrapper), 0, parent,
                              holder == Holder::kString ? STRING_WRAPPER_ELEMENTS : HOLEY_ELEMENTS));
      auto wrapper = TRY(NewJSObjectFromMap(isolate_, map, AllocationType::kOld));
      Cast<JSPrimitiveWrapper>(wrapper)->set_value(holder == Holder::kString    ? Value(ReadOnlyRoots::empty_string())
                                                   : holder == Holder::kNumber ? Value::Int(0)
                                                                               : False());
      prototype = wrapper;
    } else {
      auto map = TRY(PlainMap(JS_OBJECT_TYPE, sizeof(JSObject), 4, parent));
      prototype = TRY(NewJSObjectFromMap(isolate_, map, AllocationType::kOld));
    }
    Put(prototype_holder, prototype);
  }
  // The constructor.
  const bool writable_prototype = false;
  auto map = TRY(MakeFunctionMap(At(parent_constructor), true, true,
                                 writable_prototype ? DONT_ENUM : READ_ONLY | DONT_ENUM | DONT_DELETE));
  const Tagged<Code> code = Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(builtin)));
  auto shared = TRY(NewSharedFunctionInfo(isolate_, name, code, FunctionKind::kNormalFunction));
  shared->set_native(true);
  shared->set_construct_as_builtin(true);
  shared->set_language_mode(LanguageMode::kStrict);
  shared->set_length(length);
  shared->set_formal_parameter_count(length);
  auto constructor = TRY(NewFunction(isolate_, shared, realm_, map, AllocationType::kOld));
  Put(holder, constructor);
  realm_->set(slot, constructor);
  functions_->set(static_cast<int>(builtin), constructor);

  // Its instances. Functions have the maps of closures; typed arrays and wrappers their elements kinds.
  uint8_t bits = HOLEY_ELEMENTS;
  int inobject = type == JS_OBJECT_TYPE ? 4 : type == JS_ERROR_TYPE ? 3 : 0;
  if (type == JS_ARRAY_TYPE) bits = PACKED_SMI_ELEMENTS;
  if (holder == Holder::kString) bits = STRING_WRAPPER_ELEMENTS;
  if (type == JS_TYPED_ARRAY_TYPE) {
    bits = UINT8_ELEMENTS;
#define TYPED(Name, KIND) \
  if (holder == Holder::k##Name) bits = KIND##_ELEMENTS;
    TYPED(Int8Array, INT8)
    TYPED(Uint16Array, UINT16)
    TYPED(Int16Array, INT16)
    TYPED(Uint32Array, UINT32)
    TYPED(Int32Array, INT32)
    TYPED(BigUint64Array, BIGUINT64)
    TYPED(BigInt64Array, BIGINT64)
    TYPED(Uint8ClampedArray, UINT8_CLAMPED)
    TYPED(Float32Array, FLOAT32)
    TYPED(Float64Array, FLOAT64)
#undef TYPED
  }
  if (type == JS_REGEXP_TYPE) {
    // lastIndex, the last word of JSRegExp, is the first in-object property.
    instance_size -= kTaggedSize;
    inobject = 1;
  }
  Tagged<Map> initial_map;
  if (type == JS_FUNCTION_TYPE) {
    initial_map = TRY(MakeFunctionMap(prototype, true, true, DONT_ENUM | DONT_DELETE));
    if (holder != Holder::kFunction) {
      initial_map = TRY(MakeFunctionMap(prototype, false, holder != Holder::kAsyncFunction, DONT_ENUM | DONT_DELETE));
    }
  } else {
    initial_map = TRY(PlainMap(type, instance_size, inobject, prototype, bits));
  }
  initial_map->set_constructor_or_back_pointer(constructor);
  if (type == JS_REGEXP_TYPE) {
    auto instance = TRY(NewJSObjectFromMap(isolate_, initial_map));
    TRY(AddDataProperty(isolate_, instance, ReadOnlyRoots::lastIndex_string(), Value::Int(0), DONT_ENUM | DONT_DELETE));
    initial_map = instance->map();
    initial_map->set_constructor_or_back_pointer(constructor);
    realm_->set_regexp_map(initial_map);
  }
  constructor->set_prototype_or_initial_map(initial_map);
  if (holder == Holder::kGeneratorFunction || holder == Holder::kAsyncGeneratorFunction ||
      holder == Holder::kAsyncFunction) {
    // %GeneratorFunction.prototype%.constructor is not writable.
    TRY(AddDataProperty(isolate_, Tagged<JSObject>(prototype.ptr()), ReadOnlyRoots::constructor_string(), constructor,
                        READ_ONLY | DONT_ENUM));
  } else {
    TRY(AddDataProperty(isolate_, Tagged<JSObject>(prototype.ptr()), ReadOnlyRoots::constructor_string(), constructor,
                        DONT_ENUM));
  }
  if (!hidden) TRY(AddDataProperty(isolate_, At(Holder::kGlobal), TRY(Key(key)), constructor, DONT_ENUM));
  return Ok();
}

Result<void> RealmBuilder::MakeClasses() {
#define CLASS_(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor, hidden) \
  TRY(MakeClass(Holder::k##Holder_, Holder::k##Holder_##Prototype, #key, length, Builtin::k##Implementation,           \
                TYPE##_TYPE, sizeof(CppClass), NativeContext::slot##_function_slot, Holder::k##ParentPrototype,        \
                Holder::k##ParentConstructor, hidden));
#define CLASS(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  CLASS_(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor, false)
#define HIDDEN_CLASS(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  CLASS_(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor, true)
#define PROTOTYPE(Holder_, Parent)                                                                              \
  {                                                                                                             \
    auto map = TRY(PlainMap(JS_OBJECT_TYPE, sizeof(JSObject), 4, At(Holder::k##Parent)));                       \
    Put(Holder::k##Holder_, TRY(NewJSObjectFromMap(isolate_, map, AllocationType::kOld)));                      \
  }
#define NAMESPACE(Holder_, key)                                                                                 \
  {                                                                                                             \
    auto map = TRY(PlainMap(JS_OBJECT_TYPE, sizeof(JSObject), 4, At(Holder::kObjectPrototype)));                \
    Put(Holder::k##Holder_, TRY(NewJSObjectFromMap(isolate_, map, AllocationType::kOld)));                      \
    TRY(AddDataProperty(isolate_, At(Holder::kGlobal), TRY(Key(#key)), At(Holder::k##Holder_), DONT_ENUM));      \
  }
#define HOLDER_SLOT(Holder_, slot) realm_->set(NativeContext::slot##_slot, At(Holder::k##Holder_));
#include "src/common/builtin-holders.def"
#undef CLASS
#undef CLASS_
#undef HIDDEN_CLASS
#undef PROTOTYPE
#undef NAMESPACE
#undef HOLDER_SLOT
  return Ok();
}

Result<void> RealmBuilder::InstallFunction(Holder holder, PropertyKey key, Tagged<String> name, int length,
                                           Builtin builtin, PropertyAttributes attributes) {
  auto function = TRY(NewBuiltinFunction(isolate_, builtin, name, length));
  functions_->set(static_cast<int>(builtin), function);
  return AddDataProperty(isolate_, At(holder), key, function, attributes);
}

Result<Tagged<JSFunction>> RealmBuilder::NewAccessorFunction(const char* prefix, const char* name, Builtin builtin,
                                                             int length) {
  char text[64];
  size_t size = 0;
  for (const char* p = prefix; *p != 0; ++p) text[size++] = *p;
  for (const char* p = name; *p != 0 && size + 1 < sizeof(text); ++p) text[size++] = *p;
  text[size] = 0;
  auto full_name = TRY(InternalizeAscii(isolate_, text));
  auto function = TRY(NewBuiltinFunction(isolate_, builtin, full_name, length));
  functions_->set(static_cast<int>(builtin), function);
  return function;
}

Result<void> RealmBuilder::InstallAccessor(Holder holder, PropertyKey key, const char* name, int getter, int setter) {
  const Value get = TRY(NewAccessorFunction("get ", name, static_cast<Builtin>(getter), 0));
  Value set = Undefined();
  if (setter >= 0) set = TRY(NewAccessorFunction("set ", name, static_cast<Builtin>(setter), 1));
  return AddAccessorProperty(isolate_, At(holder), key, get, set, DONT_ENUM);
}

Result<void> RealmBuilder::InstallAlias(Holder holder, PropertyKey key, const char* other) {
  const Value function = TRY(Get(isolate_, At(holder), TRY(Key(other))));
  return AddDataProperty(isolate_, At(holder), key, function, DONT_ENUM);
}

Result<void> RealmBuilder::InstallConstant(Holder holder, const char* key, Value value, PropertyAttributes attributes) {
  return AddDataProperty(isolate_, At(holder), TRY(Key(key)), value, attributes);
}

// "[Symbol.iterator]" for Symbol.iterator.
Result<Tagged<String>> SymbolFunctionName(Isolate* isolate, Tagged<Symbol> symbol) {
  auto open = TRY(NewStringFromAscii(isolate, "["));
  auto close = TRY(NewStringFromAscii(isolate, "]"));
  auto left = TRY(NewConsString(isolate, open, Cast<String>(symbol->description())));
  return InternalizeString(isolate, TRY(NewConsString(isolate, left, close)));
}

// As part of a getter's name.
constexpr const char* SymbolGetterName(const char* symbol) {
  return __builtin_strcmp(symbol, "species") == 0 ? "[Symbol.species]" : "[Symbol.toStringTag]";
}

Result<void> RealmBuilder::InstallMembers() {
#define BUILTIN_INTERNAL(Implementation)
#define BUILTIN_METHOD(Holder_, key, length, Implementation)                                                  \
  TRY(InstallFunction(Holder::k##Holder_, TRY(Key(#key)), TRY(InternalizeAscii(isolate_, #key)), length,      \
                      Builtin::k##Implementation, DONT_ENUM));
#define BUILTIN_SYMBOL_METHOD(Holder_, symbol, length, Implementation, attributes)                            \
  TRY(InstallFunction(Holder::k##Holder_, ReadOnlyRoots::symbol##_symbol(),                                   \
                      TRY(SymbolFunctionName(isolate_, ReadOnlyRoots::symbol##_symbol())), length,            \
                      Builtin::k##Implementation, attributes));
#define BUILTIN_GETTER(Holder_, key, Implementation) \
  TRY(InstallAccessor(Holder::k##Holder_, TRY(Key(#key)), #key, static_cast<int>(Builtin::k##Implementation), -1));
#define BUILTIN_ACCESSOR(Holder_, key, Getter, Setter)                                                 \
  TRY(InstallAccessor(Holder::k##Holder_, TRY(Key(#key)), #key, static_cast<int>(Builtin::k##Getter),  \
                      static_cast<int>(Builtin::k##Setter)));
#define BUILTIN_SYMBOL_GETTER(Holder_, symbol, Implementation)                                               \
  TRY(InstallAccessor(Holder::k##Holder_, ReadOnlyRoots::symbol##_symbol(), SymbolGetterName(#symbol),       \
                      static_cast<int>(Builtin::k##Implementation), -1));
#define BUILTIN_SYMBOL_ACCESSOR(Holder_, symbol, Getter, Setter)                                             \
  TRY(InstallAccessor(Holder::k##Holder_, ReadOnlyRoots::symbol##_symbol(), SymbolGetterName(#symbol),       \
                      static_cast<int>(Builtin::k##Getter), static_cast<int>(Builtin::k##Setter)));
#define BUILTIN_ALIAS(Holder_, key, OtherKey) TRY(InstallAlias(Holder::k##Holder_, TRY(Key(#key)), #OtherKey));
#define BUILTIN_SYMBOL_ALIAS(Holder_, symbol, OtherKey) \
  TRY(InstallAlias(Holder::k##Holder_, ReadOnlyRoots::symbol##_symbol(), #OtherKey));
#define BUILTIN_SHARED_METHOD(Holder_, key, Implementation)                                       \
  TRY(AddDataProperty(isolate_, At(Holder::k##Holder_), TRY(Key(#key)),                          \
                      functions_->get(static_cast<int>(Builtin::k##Implementation)), DONT_ENUM));
#define BUILTIN_CONSTANT(Holder_, key, value, attributes) \
  TRY(InstallConstant(Holder::k##Holder_, #key, value, attributes));
#define BUILTIN_TO_STRING_TAG(Holder_, text)                                                        \
  TRY(AddDataProperty(isolate_, At(Holder::k##Holder_), ReadOnlyRoots::to_string_tag_symbol(),      \
                      TRY(InternalizeAscii(isolate_, text)), READ_ONLY | DONT_ENUM));
#define BUILTIN_FUNCTION_SLOT(Implementation, slot)          \
  realm_->set(NativeContext::slot##_function_slot,           \
              functions_->get(static_cast<int>(Builtin::k##Implementation)));
#include "src/common/builtins.def"
#include "src/common/builtins-undef.h"
  return Ok();
}

Result<void> RealmBuilder::MakeOtherMaps() {
  const Value object_prototype = At(Holder::kObjectPrototype);
  constexpr int kObject = sizeof(JSObject);
  realm_->set_object_literal_map(realm_->object_function()->initial_map());
  realm_->set_js_array_map(realm_->array_function()->initial_map());
  realm_->set_promise_map(realm_->promise_function()->initial_map());
  realm_->set_error_map(realm_->error_function()->initial_map());
  realm_->set_generator_function_map(realm_->generator_function_function()->initial_map());
  realm_->set_async_function_map(realm_->async_function_function()->initial_map());
  realm_->set_async_generator_function_map(realm_->async_generator_function_function()->initial_map());
  auto null_proto = TRY(PlainMap(JS_OBJECT_TYPE, kObject, 0, Null()));
  null_proto->set_is_dictionary_map(true);
  realm_->set_slow_object_with_null_prototype_map(null_proto);
  auto slow = TRY(PlainMap(JS_OBJECT_TYPE, kObject, 0, object_prototype));
  slow->set_is_dictionary_map(true);
  realm_->set_slow_object_with_object_prototype_map(slow);

  // Maps with properties: made by adding them to an instance.
  auto with_properties = [&](InstanceType type, int size, int inobject, Value prototype, uint8_t bits,
                             std::initializer_list<Tagged<String>> names,
                             PropertyAttributes attributes) -> Result<Tagged<Map>> {
    auto root = TRY(PlainMap(type, size, inobject, prototype, bits));
    auto instance = TRY(NewJSObjectFromMap(isolate_, root));
    if (type == JS_ARRAY_TYPE) Cast<JSArray>(instance)->set_length(Value::Int(0));
    for (Tagged<String> name : names) {
      TRY(AddDataProperty(isolate_, instance, Tagged<Name>(name.ptr()), Undefined(), attributes));
    }
    return instance->map();
  };
  using R = ReadOnlyRoots;
  realm_->set_iterator_result_map(TRY(with_properties(JS_OBJECT_TYPE, kObject, 2, object_prototype, HOLEY_ELEMENTS,
                                                      {R::value_string(), R::done_string()}, NONE)));
  realm_->set_data_property_descriptor_map(
      TRY(with_properties(JS_OBJECT_TYPE, kObject, 4, object_prototype, HOLEY_ELEMENTS,
                          {R::value_string(), R::writable_string(), R::enumerable_string(), R::configurable_string()},
                          NONE)));
  realm_->set_accessor_property_descriptor_map(
      TRY(with_properties(JS_OBJECT_TYPE, kObject, 4, object_prototype, HOLEY_ELEMENTS,
                          {R::get_string(), R::set_string(), R::enumerable_string(), R::configurable_string()}, NONE)));
  // Arguments objects: length, callee, @@iterator.
  auto arguments_map = [&](bool strict, ElementsKind kind) -> Result<Tagged<Map>> {
    auto root = TRY(PlainMap(JS_ARGUMENTS_OBJECT_TYPE, kObject, 3, object_prototype, kind));
    auto instance = TRY(NewJSObjectFromMap(isolate_, root));
    TRY(AddDataProperty(isolate_, instance, R::length_string(), Value::Int(0), DONT_ENUM));
    if (!strict) TRY(AddDataProperty(isolate_, instance, R::callee_string(), Undefined(), DONT_ENUM));
    TRY(AddDataProperty(isolate_, instance, R::iterator_symbol(), Undefined(), DONT_ENUM));
    if (strict) {
      const Value thrower = realm_->throw_type_error_function();
      TRY(AddAccessorProperty(isolate_, instance, R::callee_string(), thrower, thrower, DONT_ENUM | DONT_DELETE));
    }
    return instance->map();
  };
  auto thrower = TRY(NewBuiltinFunction(isolate_, Builtin::kThrowTypeErrorFunction, R::empty_string(), 0));
  // ECMA-262 §10.2.4.1: %ThrowTypeError% is frozen.
  TRY(SetIntegrityLevel(isolate_, thrower, FROZEN, ShouldThrow::kDontThrow));
  realm_->set_throw_type_error_function(thrower);
  realm_->set_sloppy_arguments_map(TRY(arguments_map(false, PACKED_ELEMENTS)));
  realm_->set_strict_arguments_map(TRY(arguments_map(true, PACKED_ELEMENTS)));
  realm_->set_mapped_arguments_map(TRY(arguments_map(false, SLOPPY_ARGUMENTS_ELEMENTS)));

  realm_->set_array_iterator_map(
      TRY(PlainMap(JS_ARRAY_ITERATOR_TYPE, sizeof(JSArrayIterator), 0, At(Holder::kArrayIteratorPrototype))));
  realm_->set_string_iterator_map(
      TRY(PlainMap(JS_STRING_ITERATOR_TYPE, sizeof(JSStringIterator), 0, At(Holder::kStringIteratorPrototype))));
  realm_->set_map_iterator_map(
      TRY(PlainMap(JS_MAP_ITERATOR_TYPE, sizeof(JSMapIterator), 0, At(Holder::kMapIteratorPrototype))));
  realm_->set_set_iterator_map(
      TRY(PlainMap(JS_SET_ITERATOR_TYPE, sizeof(JSSetIterator), 0, At(Holder::kSetIteratorPrototype))));
  realm_->set_regexp_string_iterator_map(TRY(PlainMap(JS_REGEXP_STRING_ITERATOR_TYPE, sizeof(JSRegExpStringIterator), 0,
                                                      At(Holder::kRegExpStringIteratorPrototype))));
  realm_->set_async_from_sync_iterator_map(TRY(PlainMap(JS_ASYNC_FROM_SYNC_ITERATOR_TYPE,
                                                        sizeof(JSAsyncFromSyncIterator), 0,
                                                        At(Holder::kAsyncFromSyncIteratorPrototype))));
  realm_->set_iterator_helper_map(
      TRY(PlainMap(JS_ITERATOR_HELPER_TYPE, sizeof(JSIteratorHelper), 0, At(Holder::kIteratorHelperPrototype))));
  realm_->set_async_function_object_map(
      TRY(PlainMap(JS_ASYNC_FUNCTION_OBJECT_TYPE, sizeof(JSAsyncFunctionObject), 0, object_prototype)));
  realm_->set_external_object_map(TRY(PlainMap(JS_EXTERNAL_OBJECT_TYPE, sizeof(JSExternalObject), 0, Null())));
  realm_->set_regexp_result_map(
      TRY(with_properties(JS_ARRAY_TYPE, sizeof(JSArray), 3, realm_->initial_array_prototype(), PACKED_ELEMENTS,
                          {R::index_string(), R::input_string(), R::groups_string()}, NONE)));
  realm_->set_regexp_result_with_indices_map(
      TRY(with_properties(JS_ARRAY_TYPE, sizeof(JSArray), 4, realm_->initial_array_prototype(), PACKED_ELEMENTS,
                          {R::index_string(), R::input_string(), R::groups_string(), R::indices_string()}, NONE)));
  realm_->set_template_literal_map(
      TRY(with_properties(JS_ARRAY_TYPE, sizeof(JSArray), 1, realm_->initial_array_prototype(), PACKED_ELEMENTS,
                          {R::raw_string()}, DONT_ENUM)));

  const Value function_prototype = At(Holder::kFunctionPrototype);
  constexpr uint8_t kCallable = HOLEY_ELEMENTS | HeapObject::kCallableBit;
  auto bound = TRY(PlainMap(JS_BOUND_FUNCTION_TYPE, sizeof(JSBoundFunction), 2, function_prototype, kCallable));
  realm_->set_bound_function_without_constructor_map(bound);
  bound = TRY(PlainMap(JS_BOUND_FUNCTION_TYPE, sizeof(JSBoundFunction), 2, function_prototype, kCallable));
  bound->set_is_constructor(true);
  realm_->set_bound_function_with_constructor_map(bound);
  realm_->set_proxy_map(TRY(PlainMap(JS_PROXY_TYPE, sizeof(JSProxy), 0, Null())));
  realm_->set_callable_proxy_map(TRY(PlainMap(JS_PROXY_TYPE, sizeof(JSProxy), 0, Null(), HeapObject::kCallableBit)));
  auto constructor_proxy = TRY(PlainMap(JS_PROXY_TYPE, sizeof(JSProxy), 0, Null(), HeapObject::kCallableBit));
  constructor_proxy->set_is_constructor(true);
  realm_->set_constructor_proxy_map(constructor_proxy);

  // %GeneratorFunction.prototype%.prototype and back.
  auto link = [&](Holder function_prototype_holder, Holder object_prototype_holder) -> Result<void> {
    TRY(AddDataProperty(isolate_, At(function_prototype_holder), R::prototype_string(), At(object_prototype_holder),
                        READ_ONLY | DONT_ENUM));
    return AddDataProperty(isolate_, At(object_prototype_holder), R::constructor_string(),
                           At(function_prototype_holder), READ_ONLY | DONT_ENUM);
  };
  TRY(link(Holder::kGeneratorFunctionPrototype, Holder::kGeneratorObjectPrototype));
  TRY(link(Holder::kAsyncGeneratorFunctionPrototype, Holder::kAsyncGeneratorObjectPrototype));
  return Ok();
}

Result<void> RealmBuilder::MakeProtectors() {
  for (int slot = NativeContext::array_iterator_protector_slot; slot < NativeContext::kNativeSlotCount; ++slot) {
    realm_->set(slot, TRY(NewCell(isolate_, True())));
  }
  return Ok();
}

// Proxy: a constructor without a prototype property.
Result<void> RealmBuilder::InstallProxy() {
  auto map = TRY(MakeFunctionMap(At(Holder::kFunctionPrototype), true, false, NONE));
  auto proxy = TRY(NewBuiltinFunction(isolate_, Builtin::kProxyConstructor, ReadOnlyRoots::Proxy_string(), 2));
  proxy->shared()->set_construct_as_builtin(true);
  proxy->set_map(map);
  realm_->set_proxy_function(proxy);
  auto revocable = TRY(InternalizeAscii(isolate_, "revocable"));
  auto function = TRY(NewBuiltinFunction(isolate_, Builtin::kProxyRevocable, revocable, 2));
  TRY(AddDataProperty(isolate_, proxy, Tagged<Name>(revocable.ptr()), function, DONT_ENUM));
  return AddDataProperty(isolate_, At(Holder::kGlobal), ReadOnlyRoots::Proxy_string(), proxy, DONT_ENUM);
}

// What the tables of builtins have no form for.
Result<void> RealmBuilder::InstallSpecialMembers() {
  TRY(InstallProxy());
  // ECMA-262 §23.1.3.41 Array.prototype [ %Symbol.unscopables% ]
  constexpr const char* kUnscopables[] = {"at",        "copyWithin",    "entries",  "fill",       "find",     "findIndex",
                                          "findLast",  "findLastIndex", "flat",     "flatMap",    "includes", "keys",
                                          "toReversed", "toSorted",     "toSpliced", "values"};
  auto unscopables = TRY(NewJSObjectWithNullProto(isolate_));
  for (const char* name : kUnscopables) TRY(AddDataProperty(isolate_, unscopables, TRY(Key(name)), True(), NONE));
  TRY(AddDataProperty(isolate_, At(Holder::kArrayPrototype), ReadOnlyRoots::unscopables_symbol(), unscopables,
                      READ_ONLY | DONT_ENUM));
  TRY(InstallAccessor(Holder::kRegExp, TRY(Key("$`")), "$`", static_cast<int>(Builtin::kRegExpLeftContextShort),
                      static_cast<int>(Builtin::kRegExpSetLeftContextShort)));
  TRY(InstallAccessor(Holder::kRegExp, TRY(Key("$'")), "$'", static_cast<int>(Builtin::kRegExpRightContextShort),
                      static_cast<int>(Builtin::kRegExpSetRightContextShort)));
  // §10.2.4 AddRestrictedFunctionProperties of Function.prototype.
  const Value thrower = realm_->throw_type_error_function();
  TRY(AddAccessorProperty(isolate_, At(Holder::kFunctionPrototype), ReadOnlyRoots::caller_string(), thrower, thrower,
                          DONT_ENUM));
  return AddAccessorProperty(isolate_, At(Holder::kFunctionPrototype), ReadOnlyRoots::arguments_string(), thrower,
                             thrower, DONT_ENUM);
}

Result<Tagged<NativeContext>> RealmBuilder::Build() {
  TRY(MakeContext());
  TRY(MakeRootObjects());
  TRY(MakeFunctionMaps());
  TRY(MakeProtectors());
  TRY(MakeGlobals());
  TRY(MakeClasses());
  TRY(InstallMembers());
  TRY(MakeOtherMaps());
  TRY(InstallSpecialMembers());
  return realm_;
}

}  // namespace

Result<Tagged<NativeContext>> CreateRealm(Isolate* isolate) {
  const SaveRealm save(isolate);
  RealmBuilder builder(isolate);
  auto realm = builder.Build();
  if (!realm.IsException()) isolate->realm_count++;
  return realm;
}

}  // namespace v8::internal
