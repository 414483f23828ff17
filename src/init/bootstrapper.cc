#include "src/init/bootstrapper.h"

#include <cmath>

#include "src/builtins/builtins.h"
#include "src/flags/flags.h"
#include "src/init/builtin-members.h"
#include "src/ic/stub-cache.h"
#include "src/objects/isolate-access.h"
#include "src/objects/js-object-ops.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

namespace {

// Lives on the native stack, where the collector finds what its lists hold. Objects of the realm are made with room for
// all that Add puts on them, so that each has one map and one descriptor array from the beginning. Where that array is the
// same in all realms it is the one of the read-only roots, and Add only fills in the fields.
class RealmBuilder {
 public:
  explicit RealmBuilder(Isolate* isolate) : isolate_(isolate) {}
  Result<Tagged<NativeContext>> Build(int global_fields, int proxy_fields);

 private:
  Result<void> MakeContext();
  Result<void> MakeRootObjects();
  Result<void> MakeFunctionMaps();
  Result<void> MakeGlobals(int global_fields, int proxy_fields);
  Result<void> MakeClasses();
  Result<Tagged<JSObject>> MakeClassPrototype(Holder holder, Holder prototype_holder, InstanceType type, Value parent);
  Result<Tagged<Map>> MakeInitialMap(Holder holder, InstanceType type, int instance_size, Value prototype,
                                     Tagged<JSFunction> constructor);
  Result<void> MakeClass(Holder holder, Holder prototype_holder, Builtin builtin, InstanceType type, int instance_size,
                         int slot, Holder parent_prototype, Holder parent_constructor, bool hidden);
  Result<void> InstallMembers();
  Result<void> MakeOtherMaps();
  Result<void> MakeProtectors();
  Result<void> InstallSpecialMembers();
  Result<void> InstallProxy();

  Result<Tagged<Map>> PlainMap(InstanceType type, int size, int inobject, Value prototype,
                               uint8_t bits = HOLEY_ELEMENTS);
  // Makes room for `count` more properties of the objects that the map is for.
  Result<void> Reserve(Tagged<Map> map, int count);
  // An object of its own map with room for the members of `holder` and a few more.
  Result<Tagged<JSObject>> MakeHolder(Holder holder, InstanceType type, int size, Value prototype,
                                      uint8_t bits = HOLEY_ELEMENTS);
  // A map of closures. Those that share `descriptors` with others copy them when something is added.
  Result<Tagged<Map>> MakeFunctionMap(Value prototype, bool is_constructor, Tagged<DescriptorArray> descriptors,
                                      int inobject = 0);
  Result<Tagged<JSFunction>> MakeFunction(Builtin builtin, Tagged<Map> map);
  // Appends a property to an object (or the objects to come) of a map that nothing else shares. Data only for maps.
  Result<void> Add(Tagged<JSObject> object, Tagged<Name> key, Value value, PropertyAttributes attributes,
                   PropertyKind kind = PropertyKind::kData);
  Result<void> Add(Tagged<Map> map, std::initializer_list<Tagged<Name>> keys, PropertyAttributes attributes);
  Result<void> AddGlobal(Tagged<Name> key, Value value, PropertyAttributes attributes);

  Tagged<JSObject> At(Holder holder) const { return Tagged<JSObject>(holders_[static_cast<int>(holder)].ptr()); }
  void Put(Holder holder, Value object) { holders_[static_cast<int>(holder)] = object; }

  Isolate* const isolate_;
  Tagged<NativeContext> realm_;
  Value holders_[kHolderCount];
  Value functions_[kBuiltinCount];  // what has been installed
};

Result<void> RealmBuilder::MakeContext() {
  realm_ = TRY(AllocateObjectOf<NativeContext>(isolate_, ReadOnlyRoots::native_context_map(),
                                               Context::SizeFor(NativeContext::kNativeSlotCount),
                                               AllocationType::kOld));
  realm_->set_length(NativeContext::kNativeSlotCount);
  realm_->set_native_context_no_barrier(realm_);
  for (int i = 0; i < NativeContext::kNativeSlotCount; ++i) realm_->set_no_barrier(i, Undefined());
  isolate_->set_realm(realm_);
  return Ok();
}

Result<void> RealmBuilder::Reserve(Tagged<Map> map, int count) {
  Map::EnsureDescriptorSlackImpl(isolate_, map, count);
  if (isolate_->has_pending_exception()) return Exception();
  return Ok();
}

// Map::AppendDescriptor, but nobody has asked the lookup cache about such maps yet.
void Append(Tagged<Map> map, Tagged<Name> key, PropertyDetails details, Value value) {
  const int index = map->number_of_own_descriptors();
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  descriptors->Set(index, key, details, value);
  descriptors->set_number_of_descriptors_field(index + 1);
  map->set_number_of_own_descriptors(index + 1);
  if (details.location() == PropertyLocation::kField) map->set_used_fields(details.field_index() + 1);
  if (IsInterestingKey(key)) map->set_may_have_interesting_symbols(true);
}

Result<void> RealmBuilder::Add(Tagged<JSObject> object, Tagged<Name> key, Value value, PropertyAttributes attributes,
                               PropertyKind kind) {
  if (object->instance_type() == JS_GLOBAL_OBJECT_TYPE) return AddGlobal(key, value, attributes);
  const Tagged<Map> map = object->map();
  const int count = map->number_of_own_descriptors();
  if (!map->owns_descriptors()) {
    const int index = map->instance_descriptors()->Search(key, count);
    if (index >= 0) {
      object->SetFieldAt(map, map->instance_descriptors()->GetDetails(index).field_index(), value);
      return Ok();
    }
  }
  DCHECK(map->instance_descriptors()->Search(key, count) < 0);
  const bool has_room = map->owns_descriptors() && map->instance_descriptors()->number_of_slack_descriptors() > 0 &&
                        (kind == PropertyKind::kAccessor || map->used_fields() < map->inobject_properties());
  if (!has_room) return AddNamedProperty(isolate_, object, key, value, kind, attributes);
  if (kind == PropertyKind::kAccessor) {
    Append(map, key, PropertyDetails(kind, attributes, PropertyLocation::kDescriptor, PropertyConstness::kConst),
           value);
    return Ok();
  }
  const PropertyConstness constness =
      map->is_prototype_map() ? PropertyConstness::kConst : PropertyConstness::kMutable;
  const int field = map->used_fields();
  Append(map, key, PropertyDetails(kind, attributes, PropertyLocation::kField, constness, field),
         constness == PropertyConstness::kConst ? value : Undefined());
  object->SetFieldAt(map, field, value);
  return Ok();
}

Result<void> RealmBuilder::Add(Tagged<Map> map, std::initializer_list<Tagged<Name>> keys,
                               PropertyAttributes attributes) {
  TRY(Reserve(map, static_cast<int>(keys.size())));
  for (Tagged<Name> key : keys) {
    Append(map, key,
           PropertyDetails(PropertyKind::kData, attributes, PropertyLocation::kField, PropertyConstness::kMutable,
                           map->used_fields()),
           Undefined());
  }
  return Ok();
}

Result<void> RealmBuilder::AddGlobal(Tagged<Name> key, Value value, PropertyAttributes attributes) {
  return AddNamedProperty(isolate_, At(Holder::kGlobal), key, value, PropertyKind::kData, attributes);
}

Result<Tagged<Map>> RealmBuilder::PlainMap(InstanceType type, int size, int inobject, Value prototype, uint8_t bits) {
  auto map = TRY(NewMap(isolate_, type, size + inobject * kTaggedSize, inobject, bits));
  if (IsJSReceiver(prototype)) TRY(OptimizeAsPrototype(isolate_, Cast<JSReceiver>(prototype)));
  map->set_prototype_field(prototype);
  map->set_native_context_or_undefined(realm_);
  return map;
}

// Arrays and String objects have a `length` that is computed.
bool HasComputedLength(InstanceType type, uint8_t bits) {
  return type == JS_ARRAY_TYPE || (type == JS_PRIMITIVE_WRAPPER_TYPE && (bits & 0x1f) == STRING_WRAPPER_ELEMENTS);
}

void AppendComputedLength(Tagged<Map> map, InstanceType type) {
  const bool is_array = type == JS_ARRAY_TYPE;
  Append(map, Tagged<Name>(ReadOnlyRoots::length_string()),
         PropertyDetails(PropertyKind::kAccessor,
                         is_array ? DONT_ENUM | DONT_DELETE : READ_ONLY | DONT_ENUM | DONT_DELETE,
                         PropertyLocation::kDescriptor, PropertyConstness::kConst),
         is_array ? Value(ReadOnlyRoots::array_length_accessor()) : Value(ReadOnlyRoots::string_length_accessor()));
}

// The map is the object's own, and changes when a method is made.
void MakeMapOfHolder(Tagged<Map> map) {
  map->set_is_prototype_map(true);
  map->set_instance_header(map->instance_type_of_instances(),
                           static_cast<uint8_t>(map->instance_bits() | HeapObject::kIsPrototypeBit));
}

Value SharedDescriptorsOf(Holder holder) {
  return ReadOnlyRoots::builtin_descriptors()->get(static_cast<int>(holder));
}

void SetSharedDescriptors(Tagged<Map> map, Tagged<DescriptorArray> descriptors) {
  const int count = descriptors->number_of_descriptors();
  map->set_instance_descriptors_field(descriptors);
  map->set_number_of_own_descriptors(count);
  map->set_owns_descriptors(false);
  int fields = 0;
  for (int i = 0; i < count; ++i) {
    fields += descriptors->GetDetails(i).location() == PropertyLocation::kField;
    if (IsInterestingKey(descriptors->GetKey(i))) map->set_may_have_interesting_symbols(true);
  }
  map->set_used_fields(fields);
}

// Properties in the object itself. Methods of prototypes are constants to those who call them: only those that are read
// from the object itself have a place there before they are made.
int RoomInHolder(Holder holder) {
  return IsPrototypeHolder(holder) ? BuiltinFieldsOn(holder) : BuiltinMembersOn(holder);
}

Result<Tagged<JSObject>> RealmBuilder::MakeHolder(Holder holder, InstanceType type, int size, Value prototype,
                                                  uint8_t bits) {
  // `constructor`, and what the tables have no form for.
  constexpr int kMore = 2;
  auto map = TRY(PlainMap(type, size, RoomInHolder(holder) + kMore, prototype, bits));
  MakeMapOfHolder(map);
  const Value shared = SharedDescriptorsOf(holder);
  if (shared.IsCell()) {
    SetSharedDescriptors(map, Cast<DescriptorArray>(shared));
  } else {
    const bool has_length = HasComputedLength(type, bits);
    TRY(Reserve(map, BuiltinMembersOn(holder) + kMore + has_length));
    if (has_length) AppendComputedLength(map, type);
  }
  return NewJSObjectFromMap(isolate_, map, AllocationType::kOld);
}

Result<Tagged<JSFunction>> RealmBuilder::MakeFunction(Builtin builtin, Tagged<Map> map) {
  const int number = static_cast<int>(builtin);
  auto shared = Cast<SharedFunctionInfo>(ReadOnlyRoots::builtin_shared_infos()->get(number));
  auto function = TRY(NewFunction(isolate_, shared, realm_, map, AllocationType::kOld));
  functions_[number] = function;
  return function;
}

Result<void> RealmBuilder::MakeRootObjects() {
  auto object_prototype = TRY(MakeHolder(Holder::kObjectPrototype, JS_OBJECT_TYPE, sizeof(JSObject), Null()));
  object_prototype->map()->set_is_immutable_prototype(true);
  Put(Holder::kObjectPrototype, object_prototype);
  realm_->set_initial_object_prototype(object_prototype);
  // Function.prototype: a function that returns undefined and is no constructor.
  auto function_map = TRY(MakeFunctionMap(object_prototype, false, ReadOnlyRoots::function_descriptors(),
                                          RoomInHolder(Holder::kFunctionPrototype) + 2));
  MakeMapOfHolder(function_map);
  // `constructor`, @@metadata, `caller` and `arguments`.
  TRY(Reserve(function_map, BuiltinMembersOn(Holder::kFunctionPrototype) + 4));
  const Tagged<Code> code =
      Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(Builtin::kEmptyFunction)));
  auto shared = TRY(NewSharedFunctionInfo(isolate_, ReadOnlyRoots::empty_string(), code, FunctionKind::kConciseMethod));
  shared->set_native(true);
  auto function_prototype = TRY(NewFunction(isolate_, shared, realm_, function_map, AllocationType::kOld));
  Put(Holder::kFunctionPrototype, function_prototype);
  realm_->set_initial_function_prototype(function_prototype);
  return Ok();
}

Result<Tagged<Map>> RealmBuilder::MakeFunctionMap(Value prototype, bool is_constructor,
                                                  Tagged<DescriptorArray> descriptors, int inobject) {
  const int count = descriptors->number_of_descriptors();
  const bool has_prototype_slot = descriptors->Search(ReadOnlyRoots::prototype_string(), count) >= 0;
  auto map = TRY(PlainMap(JS_FUNCTION_TYPE,
                          has_prototype_slot ? JSFunction::kSizeWithPrototype : JSFunction::kSizeWithoutPrototype,
                          inobject, prototype, HOLEY_ELEMENTS | HeapObject::kCallableBit));
  map->set_is_constructor(is_constructor);
  map->set_has_prototype_slot(has_prototype_slot);
  map->set_owns_descriptors(false);
  map->set_instance_descriptors_field(descriptors);
  map->set_number_of_own_descriptors(count);
  return map;
}

Result<void> RealmBuilder::MakeFunctionMaps() {
  using R = ReadOnlyRoots;
  const Value prototype = At(Holder::kFunctionPrototype);
  realm_->set_sloppy_function_map(TRY(MakeFunctionMap(prototype, true, R::sloppy_function_descriptors())));
  realm_->set_strict_function_map(TRY(MakeFunctionMap(prototype, true, R::function_with_prototype_descriptors())));
  realm_->set_class_function_map(TRY(MakeFunctionMap(prototype, true, R::class_descriptors())));
  realm_->set_sloppy_function_without_prototype_map(TRY(MakeFunctionMap(prototype, false, R::function_descriptors())));
  realm_->set_strict_function_without_prototype_map(TRY(MakeFunctionMap(prototype, false, R::function_descriptors())));
  realm_->set_builtin_function_map(TRY(MakeFunctionMap(prototype, false, R::function_descriptors())));
  return Ok();
}

Result<void> RealmBuilder::MakeGlobals(int global_fields, int proxy_fields) {
  auto global_map = TRY(PlainMap(JS_GLOBAL_OBJECT_TYPE, sizeof(JSGlobalObject) + global_fields * kTaggedSize, 0,
                                 At(Holder::kObjectPrototype)));
  global_map->set_embedder_field_count(global_fields);
  global_map->set_is_dictionary_map(true);
  auto global = TRY(NewJSObjectFromMap(isolate_, global_map, AllocationType::kOld));
  auto dictionary = TRY(NameDictionary::New(isolate_, 128));
  global->set_properties_or_hash(dictionary);
  auto proxy_map =
      TRY(PlainMap(JS_GLOBAL_PROXY_TYPE, sizeof(JSGlobalProxy) + proxy_fields * kTaggedSize, 0, global));
  proxy_map->set_embedder_field_count(proxy_fields);
  proxy_map->set_is_access_check_needed(true);
  auto proxy = TRY(NewJSObjectFromMap(isolate_, proxy_map, AllocationType::kOld));
  Cast<JSGlobalProxy>(proxy)->set_native_context(realm_);
  Cast<JSGlobalObject>(global)->set_native_context(realm_);
  Cast<JSGlobalObject>(global)->set_global_proxy(proxy);
  realm_->set_global_object(Cast<JSGlobalObject>(global));
  realm_->set_global_proxy(Cast<JSGlobalProxy>(proxy));
  realm_->set_security_token(global);
  Put(Holder::kGlobal, global);
  return AddGlobal(ReadOnlyRoots::globalThis_string(), proxy, DONT_ENUM);
}

// The prototype object: of the class's own kind where the specification says so.
Result<Tagged<JSObject>> RealmBuilder::MakeClassPrototype(Holder holder, Holder prototype_holder, InstanceType type,
                                                          Value parent) {
  if (type == JS_ARRAY_TYPE) {
    auto array = TRY(MakeHolder(prototype_holder, type, sizeof(JSArray), parent, PACKED_SMI_ELEMENTS));
    Cast<JSArray>(array)->set_length(Value::Int(0));
    return array;
  }
  if (holder == Holder::kString || holder == Holder::kNumber || holder == Holder::kBoolean) {
    const uint8_t bits = holder == Holder::kString ? STRING_WRAPPER_ELEMENTS : HOLEY_ELEMENTS;
    auto wrapper = TRY(MakeHolder(prototype_holder, type, sizeof(JSPrimitiveWrapper), parent, bits));
    Cast<JSPrimitiveWrapper>(wrapper)->set_value(holder == Holder::kString    ? Value(ReadOnlyRoots::empty_string())
                                                 : holder == Holder::kNumber ? Value::Int(0)
                                                                             : False());
    return wrapper;
  }
  return MakeHolder(prototype_holder, JS_OBJECT_TYPE, sizeof(JSObject), parent);
}

// Buffers and views have fields of the embedder's behind their own.
int EmbedderFieldsOf(InstanceType type) {
  switch (type) {
    case JS_ARRAY_BUFFER_TYPE:
    case JS_SHARED_ARRAY_BUFFER_TYPE: return JSArrayBuffer::kEmbedderFields;
    case JS_TYPED_ARRAY_TYPE:
    case JS_DATA_VIEW_TYPE: return JSArrayBufferView::kEmbedderFields;
    default: return 0;
  }
}

// The map of a class's instances. Functions have the maps of closures; typed arrays and wrappers their elements kinds.
Result<Tagged<Map>> RealmBuilder::MakeInitialMap(Holder holder, InstanceType type, int instance_size, Value prototype,
                                                 Tagged<JSFunction> constructor) {
  if (type == JS_FUNCTION_TYPE) {
    const bool has_prototype = holder != Holder::kAsyncFunction;
    auto map = TRY(MakeFunctionMap(prototype, holder == Holder::kFunction,
                                   has_prototype ? ReadOnlyRoots::function_with_prototype_descriptors()
                                                 : ReadOnlyRoots::function_descriptors()));
    map->set_constructor_or_back_pointer(constructor);
    return map;
  }
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
    TYPED(Float16Array, FLOAT16)
    TYPED(Float32Array, FLOAT32)
    TYPED(Float64Array, FLOAT64)
#undef TYPED
  }
  if (type == JS_REGEXP_TYPE) {
    // lastIndex, the last word of JSRegExp, is the first in-object property.
    instance_size -= kTaggedSize;
    inobject = 1;
  }
  const int embedder_fields = EmbedderFieldsOf(type);
  auto map = TRY(PlainMap(type, instance_size + embedder_fields * kTaggedSize, inobject, prototype, bits));
  map->set_embedder_field_count(embedder_fields);
  if (HasComputedLength(type, bits)) {
    TRY(Reserve(map, 1));
    AppendComputedLength(map, type);
  }
  map->set_constructor_or_back_pointer(constructor);
  if (type == JS_REGEXP_TYPE) {
    TRY(Add(map, {ReadOnlyRoots::lastIndex_string()}, DONT_ENUM | DONT_DELETE));
    realm_->set_regexp_map(map);
  }
  return map;
}

Result<void> RealmBuilder::MakeClass(Holder holder, Holder prototype_holder, Builtin builtin, InstanceType type,
                                     int instance_size, int slot, Holder parent_prototype, Holder parent_constructor,
                                     bool hidden) {
  const Value parent = parent_prototype == Holder::kNull ? Null() : Value(At(parent_prototype));
  if (At(prototype_holder).is_empty()) {
    Put(prototype_holder, TRY(MakeClassPrototype(holder, prototype_holder, type, parent)));
  }
  const Tagged<JSObject> prototype = At(prototype_holder);
  const int members = BuiltinMembersOn(holder);
  auto map = TRY(MakeFunctionMap(At(parent_constructor), true, ReadOnlyRoots::class_descriptors(), members));
  if (members > 0) {
    MakeMapOfHolder(map);
    const Value shared = SharedDescriptorsOf(holder);
    if (shared.IsCell()) {
      SetSharedDescriptors(map, Cast<DescriptorArray>(shared));
    } else {
      TRY(Reserve(map, members));
    }
  }
  auto constructor = TRY(MakeFunction(builtin, map));
  Put(holder, constructor);
  realm_->set(slot, constructor);
  constructor->set_prototype_or_initial_map(TRY(MakeInitialMap(holder, type, instance_size, prototype, constructor)));
  // Iterator.prototype.constructor is an accessor, one of the members.
  if (holder != Holder::kIterator) {
    TRY(Add(prototype, ReadOnlyRoots::constructor_string(), constructor, ConstructorAttributes(holder)));
  }
  if (hidden) return Ok();
  return AddGlobal(Tagged<Name>(constructor->shared()->name().ptr()), constructor, DONT_ENUM);
}

Result<void> RealmBuilder::MakeClasses() {
#define CLASS_(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor, hidden) \
  TRY(MakeClass(Holder::k##Holder_, Holder::k##Holder_##Prototype, Builtin::k##Implementation, TYPE##_TYPE,            \
                sizeof(CppClass), NativeContext::slot##_function_slot, Holder::k##ParentPrototype,                     \
                Holder::k##ParentConstructor, hidden));
#define CLASS(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  CLASS_(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor, false)
#define HIDDEN_CLASS(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  CLASS_(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor, true)
#define PROTOTYPE(Holder_, Parent) \
  Put(Holder::k##Holder_,          \
      TRY(MakeHolder(Holder::k##Holder_, JS_OBJECT_TYPE, sizeof(JSObject), At(Holder::k##Parent))));
#define NAMESPACE(Holder_, key)                                                                                   \
  Put(Holder::k##Holder_, TRY(MakeHolder(Holder::k##Holder_, JS_OBJECT_TYPE, sizeof(JSObject),                     \
                                         At(Holder::kObjectPrototype))));                                         \
  TRY(AddGlobal(Tagged<Name>(TRY(InternalizeAscii(isolate_, #key)).ptr()), At(Holder::k##Holder_), DONT_ENUM));
#define HOLDER_SLOT(Holder_, slot) realm_->set(NativeContext::slot##_slot, At(Holder::k##Holder_));
#include "src/common/builtin-holders.def"
#undef CLASS_
  return Ok();
}

Result<void> RealmBuilder::InstallMembers() {
  const Tagged<Map> function_map = realm_->builtin_function_map();
  const Tagged<FixedArray> words = ReadOnlyRoots::builtin_members();
  const int count = BuiltinMemberCount();
  for (int i = 0; i < count; ++i) {
    const BuiltinMember& member = BuiltinMemberAt(i);
    const Value word = words->get(2 * i + 1);
    if (IsLazyBuiltinMember(i)) {
      if (SharedDescriptorsOf(member.holder).IsCell()) continue;
      TRY(Add(At(member.holder), Tagged<Name>(words->get(2 * i).ptr()), word,
              static_cast<PropertyAttributes>(member.attributes), PropertyKind::kAccessor));
      continue;
    }
    Value value;
    switch (member.form) {
      case BuiltinMember::kMethod: value = TRY(MakeFunction(static_cast<Builtin>(member.builtin), function_map)); break;
      case BuiltinMember::kAccessor: {
        const Value getter = TRY(MakeFunction(static_cast<Builtin>(member.builtin), function_map));
        Value setter = Undefined();
        if (member.other >= 0) setter = TRY(MakeFunction(static_cast<Builtin>(member.other), function_map));
        value = TRY(NewAccessorPair(isolate_, getter, setter));
        break;
      }
      case BuiltinMember::kAlias:
      case BuiltinMember::kSharedMethod: value = functions_[word.AsInt()]; break;
      case BuiltinMember::kConstant: value = word; break;
      case BuiltinMember::kFunctionSlot: realm_->set(member.other, functions_[member.builtin]); continue;
    }
    const PropertyKind kind = member.form == BuiltinMember::kAccessor ? PropertyKind::kAccessor : PropertyKind::kData;
    TRY(Add(At(member.holder), Tagged<Name>(words->get(2 * i).ptr()), value,
            static_cast<PropertyAttributes>(member.attributes), kind));
  }
  return Ok();
}

Result<void> RealmBuilder::MakeOtherMaps() {
  const Value object_prototype = At(Holder::kObjectPrototype);
  constexpr int kObject = sizeof(JSObject);
  realm_->set_object_literal_map(realm_->object_function()->initial_map());
  realm_->set_js_array_map(realm_->array_function()->initial_map());
  realm_->set_promise_map(realm_->promise_function()->initial_map());
  realm_->set_generator_function_map(realm_->generator_function_function()->initial_map());
  realm_->set_async_function_map(realm_->async_function_function()->initial_map());
  realm_->set_async_generator_function_map(realm_->async_generator_function_function()->initial_map());
  auto null_proto = TRY(PlainMap(JS_OBJECT_TYPE, kObject, 0, Null()));
  null_proto->set_is_dictionary_map(true);
  realm_->set_slow_object_with_null_prototype_map(null_proto);

  // Maps whose instances have properties from the beginning.
  auto with_properties = [&](InstanceType type, int size, int inobject, Value prototype, uint8_t bits,
                             std::initializer_list<Tagged<Name>> names,
                             PropertyAttributes attributes) -> Result<Tagged<Map>> {
    auto map = TRY(PlainMap(type, size, inobject, prototype, bits));
    if (HasComputedLength(type, bits)) {
      TRY(Reserve(map, 1 + static_cast<int>(names.size())));
      AppendComputedLength(map, type);
    }
    TRY(Add(map, names, attributes));
    return map;
  };
  using R = ReadOnlyRoots;
  realm_->set_iterator_result_map(TRY(with_properties(JS_OBJECT_TYPE, kObject, 2, object_prototype, HOLEY_ELEMENTS,
                                                      {R::value_string(), R::done_string()}, NONE)));
  // Arguments objects: length, callee, @@iterator.
  auto arguments_map = [&](bool strict, ElementsKind kind) -> Result<Tagged<Map>> {
    auto map = TRY(PlainMap(JS_ARGUMENTS_OBJECT_TYPE, kObject, 3, object_prototype, kind));
    if (!strict) {
      TRY(Add(map, {R::length_string(), R::callee_string(), R::iterator_symbol()}, DONT_ENUM));
      return map;
    }
    TRY(Reserve(map, 3));
    TRY(Add(map, {R::length_string(), R::iterator_symbol()}, DONT_ENUM));
    const Value thrower = realm_->throw_type_error_function();
    Append(map, R::callee_string(),
           PropertyDetails(PropertyKind::kAccessor, DONT_ENUM | DONT_DELETE, PropertyLocation::kDescriptor,
                           PropertyConstness::kConst),
           TRY(NewAccessorPair(isolate_, thrower, thrower)));
    return map;
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
  realm_->set_module_namespace_map(TRY(PlainMap(JS_MODULE_NAMESPACE_TYPE, sizeof(JSModuleNamespace), 1, Null())));
  realm_->set_regexp_result_map(
      TRY(with_properties(JS_ARRAY_TYPE, sizeof(JSArray), 3, realm_->initial_array_prototype(), PACKED_ELEMENTS,
                          {R::index_string(), R::input_string(), R::groups_string()}, NONE)));
  realm_->set_regexp_result_with_indices_map(
      TRY(with_properties(JS_ARRAY_TYPE, sizeof(JSArray), 4, realm_->initial_array_prototype(), PACKED_ELEMENTS,
                          {R::index_string(), R::input_string(), R::groups_string(), R::indices_string()}, NONE)));

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
    TRY(Add(At(function_prototype_holder), R::prototype_string(), At(object_prototype_holder), READ_ONLY | DONT_ENUM));
    return Add(At(object_prototype_holder), R::constructor_string(), At(function_prototype_holder),
               READ_ONLY | DONT_ENUM);
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
  auto map = TRY(MakeFunctionMap(At(Holder::kFunctionPrototype), true, ReadOnlyRoots::function_descriptors(), 1));
  TRY(Reserve(map, 1));
  auto proxy = TRY(MakeFunction(Builtin::kProxyConstructor, map));
  realm_->set_proxy_function(proxy);
  auto revocable = TRY(InternalizeAscii(isolate_, "revocable"));
  auto function = TRY(NewBuiltinFunction(isolate_, Builtin::kProxyRevocable, revocable, 2));
  TRY(Add(proxy, revocable, function, DONT_ENUM));
  return AddGlobal(ReadOnlyRoots::Proxy_string(), proxy, DONT_ENUM);
}

// What the tables of builtins have no form for.
Result<void> RealmBuilder::InstallSpecialMembers() {
  TRY(InstallProxy());
  // ECMA-262 §23.1.3.41 Array.prototype [ %Symbol.unscopables% ]
  constexpr const char* kUnscopables[] = {"at",        "copyWithin",    "entries",  "fill",       "find",     "findIndex",
                                          "findLast",  "findLastIndex", "flat",     "flatMap",    "includes", "keys",
                                          "toReversed", "toSorted",     "toSpliced", "values"};
  auto unscopables = TRY(NewJSObjectWithNullProto(isolate_));
  for (const char* name : kUnscopables) {
    TRY(AddNamedProperty(isolate_, unscopables, TRY(InternalizeAscii(isolate_, name)), True(), PropertyKind::kData,
                         NONE));
  }
  TRY(Add(At(Holder::kArrayPrototype), ReadOnlyRoots::unscopables_symbol(), unscopables, READ_ONLY | DONT_ENUM));
  // Function.prototype [ %Symbol.metadata% ] of the proposal for decorators: classes without have none.
  TRY(Add(At(Holder::kFunctionPrototype), ReadOnlyRoots::metadata_symbol(), Null(), READ_ONLY | DONT_ENUM | DONT_DELETE));
  // §10.2.4 AddRestrictedFunctionProperties of Function.prototype.
  const Value thrower = realm_->throw_type_error_function();
  for (Tagged<String> name : {ReadOnlyRoots::caller_string(), ReadOnlyRoots::arguments_string()}) {
    TRY(Add(At(Holder::kFunctionPrototype), name, TRY(NewAccessorPair(isolate_, thrower, thrower)), DONT_ENUM,
            PropertyKind::kAccessor));
  }
  // Not in the specification: the shared constant is the flag's default.
  if (v8_flags.stack_trace_limit != 10) {
    TRY(Set(isolate_, At(Holder::kError), PropertyKey::FromInternalized(ReadOnlyRoots::stackTraceLimit_string()),
            Value::Int(v8_flags.stack_trace_limit), ShouldThrow::kDontThrow));
  }
  return Ok();
}

Result<Tagged<NativeContext>> RealmBuilder::Build(int global_fields, int proxy_fields) {
  TRY(MakeContext());
  TRY(MakeRootObjects());
  TRY(MakeFunctionMaps());
  TRY(MakeProtectors());
  TRY(MakeGlobals(global_fields, proxy_fields));
  TRY(MakeClasses());
  TRY(InstallMembers());
  TRY(MakeOtherMaps());
  TRY(InstallSpecialMembers());
  ClearLookupCache(isolate_);
  return realm_;
}

}  // namespace

Result<Tagged<NativeContext>> CreateRealm(Isolate* isolate, int global_fields, int proxy_fields) {
  const SaveRealm save(isolate);
  RealmBuilder builder(isolate);
  auto realm = builder.Build(global_fields, proxy_fields);
  if (!realm.IsException()) NoteRealmCreated(isolate);
  return realm;
}

void NoteRealmCreated(Isolate* isolate) {
  // From the second realm on the stub caches know nothing of primitives: what they have of the first one's goes.
  if (isolate->realm_count++ != 1) return;
  isolate->load_stub_cache->Clear();
  isolate->store_stub_cache->Clear();
}

}  // namespace v8::internal
