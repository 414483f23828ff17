#include "src/init/read-only-roots.h"

#include <cstring>

#include "src/builtins/builtins.h"
#include "src/heap/fillers.h"
#include "src/heap/heap-inl.h"
#include "src/init/builtin-members.h"
#include "src/objects/property.h"
#include "src/objects/string-table.h"
#include "src/roots/roots.h"
#include "src/runtime/errors/stack-trace-text.h"
#include "src/runtime/properties/accessors.h"
#include "src/runtime/properties/lazy-methods.h"

namespace v8::internal {

namespace {

constexpr BuiltinFunction kBuiltinFunctions[] = {
#define BUILTIN_FUNCTION(Implementation) &Builtin_##Implementation,
#include "src/common/builtin-functions.def"
};
static_assert(sizeof(kBuiltinFunctions) / sizeof(kBuiltinFunctions[0]) == kBuiltinCount);

// Allocation in the read-only space while it is being filled; remembers whether memory ran out.
class ReadOnlyBuilder {
 public:
  bool Build();

 private:
  static uint64_t* Root(RootIndex index) { return &g_read_only_roots[static_cast<int>(index)]; }

  Address Allocate(size_t size) {
    const Address address = ReadOnlySpace::Get()->AllocateRaw(size);
    if (address == kNullAddress) failed_ = true;
    return address;
  }
  template <typename T>
  Tagged<T> New(Tagged<Map> map, size_t size) {
    const Address address = Allocate(size);
    if (address == kNullAddress) return Tagged<T>();
    *reinterpret_cast<uint64_t*>(address) = map->instance_header() | uint64_t{kReadOnlyObject} << 56;
    return Tagged<T>(address);
  }

  void MakeMap(RootIndex index, InstanceType type, size_t instance_size);
  void MakeMaps();
  void MakeEmptyContainers();
  Tagged<String> MakeString(const char* text, size_t length);
  void MakeNames();
  void MakeBuiltinCodes();
  Tagged<AccessorInfo> MakeAccessorInfo(Tagged<Name> name, InternalAccessor accessor, Value data, int flags);
  void MakeAccessor(RootIndex index, Tagged<String> name, InternalAccessor accessor, int flags = 0);
  void MakeAccessors();
  Tagged<DescriptorArray> MakeDescriptors(const Descriptor* descriptors, int count);
  void MakeFunctionDescriptors(RootIndex index, std::initializer_list<Descriptor> descriptors);
  Tagged<FixedArray> MakeArray(RootIndex index, int length);
  Tagged<String> MakeString(const char* prefix, const char* text);
  Tagged<SharedFunctionInfo> MakeBuiltinShared(int builtin, Tagged<String> name, int length, FunctionKind kind);
  void MakeBuiltinConstructors();
  void MakeBuiltinMembers();
  void MakeBuiltinDescriptors(Holder holder);
  void MakeAllBuiltinDescriptors();
  int BuiltinOfAlias(int index);

  bool failed_ = false;
};

void ReadOnlyBuilder::MakeMap(RootIndex index, InstanceType type, size_t instance_size) {
  const Address address = Allocate(sizeof(Map));
  if (address == kNullAddress) return;
  Tagged<Map> map(address);
  map->ClearRawPart();
  map->set_instance_header(type, 0);
  map->set_instance_size(static_cast<int>(instance_size));
  map->set_is_extensible(true);
  // The tagged part is filled by FinishMaps, once there is a descriptor array to point to.
  for (size_t offset = Map::kMapTaggedStart; offset < sizeof(Map); offset += kTaggedSize) {
    map->RawField(static_cast<int>(offset)).store(Undefined());
  }
  *Root(index) = address;
}

void ReadOnlyBuilder::MakeMaps() {
#define READ_ONLY_MAP(name, TYPE, size) MakeMap(RootIndex::k_##name, TYPE##_TYPE, size);
#define READ_ONLY_ROOT(Type, name)
#include "src/common/roots.def"
#undef READ_ONLY_MAP
#undef READ_ONLY_ROOT
  if (failed_) return;
  // Headers of the maps themselves: instances of the meta map.
  const uint64_t header = ReadOnlyRoots::meta_map()->instance_header() | uint64_t{kReadOnlyObject} << 56;
#define READ_ONLY_MAP(name, TYPE, size) *reinterpret_cast<uint64_t*>(ReadOnlyRoots::name().ptr()) = header;
#define READ_ONLY_ROOT(Type, name)
#include "src/common/roots.def"
#undef READ_ONLY_MAP
#undef READ_ONLY_ROOT
  FillerMaps::filler = ReadOnlyRoots::filler_map()->map_ref_of_this();
  FillerMaps::free_space = ReadOnlyRoots::free_space_map()->map_ref_of_this();
}

void ReadOnlyBuilder::MakeEmptyContainers() {
  auto fixed_array = New<FixedArray>(ReadOnlyRoots::fixed_array_map(), FixedArray::SizeFor(0));
  auto doubles = New<FixedDoubleArray>(ReadOnlyRoots::fixed_double_array_map(), FixedDoubleArray::SizeFor(0));
  auto bytes = New<ByteArray>(ReadOnlyRoots::byte_array_map(), ByteArray::SizeFor(0));
  auto weak = New<WeakFixedArray>(ReadOnlyRoots::weak_fixed_array_map(), FixedArray::SizeFor(0));
  auto weak_list = New<WeakArrayList>(ReadOnlyRoots::weak_array_list_map(), WeakArrayList::SizeFor(0));
  auto descriptors = New<DescriptorArray>(ReadOnlyRoots::descriptor_array_map(), DescriptorArray::SizeFor(0));
  auto enum_cache = New<EnumCache>(ReadOnlyRoots::enum_cache_map(), sizeof(EnumCache));
  auto valid = New<Cell>(ReadOnlyRoots::cell_map(), sizeof(Cell));
  if (failed_) return;
  fixed_array->set_length(0);
  doubles->set_length(0);
  bytes->set_length(0);
  weak->set_length(0);
  weak_list->Initialize(0);
  descriptors->set_length(0);
  descriptors->set_number_of_descriptors_field(0);
  enum_cache->set_keys_no_barrier(fixed_array);
  valid->set_value_no_barrier(True());
  valid->set_dependents_no_barrier(Undefined());
  *Root(RootIndex::k_empty_fixed_array) = fixed_array.ptr();
  *Root(RootIndex::k_empty_fixed_double_array) = doubles.ptr();
  *Root(RootIndex::k_empty_byte_array) = bytes.ptr();
  *Root(RootIndex::k_empty_weak_fixed_array) = weak.ptr();
  *Root(RootIndex::k_empty_weak_array_list) = weak_list.ptr();
  *Root(RootIndex::k_empty_descriptor_array) = descriptors.ptr();
  *Root(RootIndex::k_empty_enum_cache) = enum_cache.ptr();
  *Root(RootIndex::k_always_valid_cell) = valid.ptr();
#define READ_ONLY_MAP(name, TYPE, size)                       \
  ReadOnlyRoots::name()->set_prototype_field_no_barrier(Null()); \
  ReadOnlyRoots::name()->set_instance_descriptors_field_no_barrier(descriptors);
#define READ_ONLY_ROOT(Type, name)
#include "src/common/roots.def"
#undef READ_ONLY_MAP
#undef READ_ONLY_ROOT
}

Tagged<String> ReadOnlyBuilder::MakeString(const char* text, size_t length) {
  auto string = New<SeqOneByteString>(ReadOnlyRoots::internalized_one_byte_string_map(),
                                      SeqOneByteString::SizeFor(static_cast<uint32_t>(length)));
  if (failed_) return Tagged<String>();
  string->Initialize(static_cast<uint32_t>(length));
  std::memset(string->chars(), 0, SeqOneByteString::SizeFor(static_cast<uint32_t>(length)) - SeqOneByteString::kHeaderSize);
  std::memcpy(string->chars(), text, length);
  string->EnsureRawHash();
  StringTable* table = StringTable::ReadOnly();
  const Tagged<String> existing =
      table->Lookup(base::Vector<const uint8_t>(reinterpret_cast<const uint8_t*>(text), length), string->EnsureRawHash());
  if (!existing.is_empty()) return existing;  // the copy stays as an unreferenced object
  if (!table->TryReserve()) {
    failed_ = true;
    return Tagged<String>();
  }
  table->Insert(string);
  return string;
}

void ReadOnlyBuilder::MakeNames() {
#define ROOT_STRING(name, text) *Root(RootIndex::k_##name) = MakeString(text, sizeof(text) - 1).ptr();
#define ROOT_SYMBOL(name, text, flags)
#include "src/common/root-names.def"
#undef ROOT_STRING
#undef ROOT_SYMBOL
  uint32_t next_hash = 0x5bd1e995u;
#define ROOT_STRING(name, text)
#define ROOT_SYMBOL(name, text, symbol_flags)                                                       \
  {                                                                                                 \
    const Tagged<String> description = MakeString(text, sizeof(text) - 1);                          \
    auto symbol = New<Symbol>(ReadOnlyRoots::symbol_map(), sizeof(Symbol));                         \
    if (failed_) return;                                                                            \
    next_hash = next_hash * 1664525u + 1013904223u;                                                 \
    symbol->set_raw_hash_field((next_hash >> 8) << Name::kHashShift | Name::kHashComputed);         \
    symbol->set_flags(symbol_flags);                                                                \
    symbol->set_description_no_barrier(description);                                                \
    *Root(RootIndex::k_##name) = symbol.ptr();                                                      \
  }
#include "src/common/root-names.def"
#undef ROOT_STRING
#undef ROOT_SYMBOL
  auto characters = New<FixedArray>(ReadOnlyRoots::fixed_array_map(), FixedArray::SizeFor(256));
  if (failed_) return;
  characters->set_length(256);
  characters->FillWithNoBarrier(0, 256, Undefined());
  *Root(RootIndex::k_single_character_strings) = characters.ptr();
  for (int i = 0; i < 256; ++i) {
    const char character = static_cast<char>(i);
    characters->set_no_barrier(i, MakeString(&character, 1));
    if (failed_) return;
  }
}

void ReadOnlyBuilder::MakeBuiltinCodes() {
  auto codes = New<FixedArray>(ReadOnlyRoots::fixed_array_map(), FixedArray::SizeFor(kBuiltinCount));
  if (failed_) return;
  codes->set_length(kBuiltinCount);
  codes->FillWithNoBarrier(0, kBuiltinCount, Undefined());
  *Root(RootIndex::k_builtin_codes) = codes.ptr();
  for (int i = 0; i < kBuiltinCount; ++i) {
    auto code = New<Code>(ReadOnlyRoots::code_map(), sizeof(Code));
    if (failed_) return;
    const bool in_loop = i == static_cast<int>(Builtin::kFunctionPrototypeCall) ||
                         i == static_cast<int>(Builtin::kFunctionPrototypeApply) ||
                         i == static_cast<int>(Builtin::kGeneratorPrototypeNext);
    const bool is_lazy = i == static_cast<int>(Builtin::kCompileLazy);
    code->set_kind(is_lazy ? Code::kLazy : in_loop ? Code::kLoopBuiltin : Code::kBuiltin);
    code->set_builtin_id(i);
    code->set_entry(reinterpret_cast<void*>(kBuiltinFunctions[i]));
    code->set_unlinked(nullptr);
    code->set_constants_no_barrier(ReadOnlyRoots::empty_fixed_array());
    code->set_register_count(0);
    code->set_parameter_count(0);
    code->set_unit_count(0);
    code->set_feedback_kinds(nullptr);
    code->set_feedback_kind_count(0);
    code->set_is_invalidated(0);
    codes->set_no_barrier(i, code);
  }
}

// --- Builtin functions and what surrounds them ------------------------------------------------------------------------

Tagged<FixedArray> ReadOnlyBuilder::MakeArray(RootIndex index, int length) {
  auto array = New<FixedArray>(ReadOnlyRoots::fixed_array_map(), FixedArray::SizeFor(length));
  if (failed_) return array;
  array->set_length(length);
  array->FillWithNoBarrier(0, length, Undefined());
  *Root(index) = array.ptr();
  return array;
}

// `prefix` and `text` together.
Tagged<String> ReadOnlyBuilder::MakeString(const char* prefix, const char* text) {
  char buffer[96];
  const size_t prefix_length = std::strlen(prefix);
  const size_t length = std::strlen(text);
  CHECK(prefix_length + length < sizeof(buffer));
  std::memcpy(buffer, prefix, prefix_length);
  std::memcpy(buffer + prefix_length, text, length);
  return MakeString(buffer, prefix_length + length);
}

Tagged<AccessorInfo> ReadOnlyBuilder::MakeAccessorInfo(Tagged<Name> name, InternalAccessor accessor, Value data,
                                                       int flags) {
  auto info = New<AccessorInfo>(ReadOnlyRoots::accessor_info_map(), sizeof(AccessorInfo));
  if (failed_) return info;
  info->set_name_field_no_barrier(name);
  info->set_data_no_barrier(data);
  info->set_getter(reinterpret_cast<void*>(accessor.getter));
  info->set_setter(reinterpret_cast<void*>(accessor.setter));
  info->set_flags(AccessorInfo::kIsInternal | flags);
  return info;
}

void ReadOnlyBuilder::MakeAccessor(RootIndex index, Tagged<String> name, InternalAccessor accessor, int flags) {
  *Root(index) = MakeAccessorInfo(name, accessor, Undefined(), flags).ptr();
}

Tagged<DescriptorArray> ReadOnlyBuilder::MakeDescriptors(const Descriptor* descriptors, int count) {
  auto array = New<DescriptorArray>(ReadOnlyRoots::descriptor_array_map(), DescriptorArray::SizeFor(count));
  if (failed_) return array;
  array->set_length(count);
  array->set_number_of_descriptors_field(count);
  for (int i = 0; i < count; ++i) {
    array->Set(i, descriptors[i].GetKey(), descriptors[i].GetDetails(), descriptors[i].GetValue());
  }
  return array;
}

void ReadOnlyBuilder::MakeFunctionDescriptors(RootIndex index, std::initializer_list<Descriptor> descriptors) {
  *Root(index) = MakeDescriptors(descriptors.begin(), static_cast<int>(descriptors.size())).ptr();
}

void ReadOnlyBuilder::MakeAccessors() {
  using R = ReadOnlyRoots;
  MakeAccessor(RootIndex::k_function_length_accessor, R::length_string(), FunctionLengthAccessor());
  MakeAccessor(RootIndex::k_function_name_accessor, R::name_string(), FunctionNameAccessor());
  MakeAccessor(RootIndex::k_function_prototype_accessor, R::prototype_string(), FunctionPrototypeAccessor());
  MakeAccessor(RootIndex::k_function_arguments_accessor, R::arguments_string(), FunctionArgumentsAccessor());
  MakeAccessor(RootIndex::k_function_caller_accessor, R::caller_string(), FunctionCallerAccessor());
  MakeAccessor(RootIndex::k_array_length_accessor, R::length_string(), ArrayLengthAccessor());
  MakeAccessor(RootIndex::k_string_length_accessor, R::length_string(), StringLengthAccessor());
  // Reading it for the first time formats the captured frames.
  const InternalAccessorGetter get_stack = [](Isolate* isolate, Tagged<AccessorInfo>, Value receiver,
                                              Tagged<HeapObject> holder) {
    return GetErrorStack(isolate, receiver, holder);
  };
  MakeAccessor(RootIndex::k_error_stack_accessor, R::stack_string(), {get_stack, nullptr},
               AccessorInfo::kReplaceOnAccess | DONT_ENUM << 8);
  if (failed_) return;
  constexpr PropertyAttributes kFixed = READ_ONLY | DONT_ENUM | DONT_DELETE;
  const auto describe = [](Tagged<AccessorInfo> accessor, PropertyAttributes attributes) {
    return Descriptor::AccessorConstant(accessor->name(), Value(accessor), attributes);
  };
  const Descriptor length = describe(R::function_length_accessor(), READ_ONLY | DONT_ENUM);
  const Descriptor name = describe(R::function_name_accessor(), READ_ONLY | DONT_ENUM);
  const Descriptor arguments = describe(R::function_arguments_accessor(), kFixed);
  const Descriptor caller = describe(R::function_caller_accessor(), kFixed);
  const Descriptor prototype = describe(R::function_prototype_accessor(), DONT_ENUM | DONT_DELETE);
  const Descriptor class_prototype = describe(R::function_prototype_accessor(), kFixed);
  MakeFunctionDescriptors(RootIndex::k_function_descriptors, {length, name});
  MakeFunctionDescriptors(RootIndex::k_function_with_prototype_descriptors, {length, name, prototype});
  MakeFunctionDescriptors(RootIndex::k_sloppy_function_descriptors, {length, name, arguments, caller, prototype});
  MakeFunctionDescriptors(RootIndex::k_class_descriptors, {length, name, class_prototype});
}

Tagged<SharedFunctionInfo> ReadOnlyBuilder::MakeBuiltinShared(int builtin, Tagged<String> name, int length,
                                                              FunctionKind kind) {
  auto shared = New<SharedFunctionInfo>(ReadOnlyRoots::shared_function_info_map(), sizeof(SharedFunctionInfo));
  if (failed_) return shared;
  shared->set_script_or_undefined_no_barrier(Undefined());
  shared->set_api_function_data_no_barrier(Undefined());
  shared->set_feedback_no_barrier(Undefined());
  shared->set_inferred_name_no_barrier(Undefined());
  InitializeSharedFunctionInfo(shared, name, Cast<Code>(ReadOnlyRoots::builtin_codes()->get(builtin)), kind);
  shared->set_native(true);
  shared->set_language_mode(LanguageMode::kStrict);
  shared->set_length(length);
  shared->set_formal_parameter_count(length);
  ReadOnlyRoots::builtin_shared_infos()->set_no_barrier(builtin, shared);
  return shared;
}

void ReadOnlyBuilder::MakeBuiltinConstructors() {
  const auto make = [this](Builtin builtin, const char* name, int length) {
    auto shared =
        MakeBuiltinShared(static_cast<int>(builtin), MakeString("", name), length, FunctionKind::kNormalFunction);
    if (!failed_) shared->set_construct_as_builtin(true);
  };
#define CLASS(Holder, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  make(Builtin::k##Implementation, #key, length);
#include "src/common/builtin-holders.def"
  make(Builtin::kProxyConstructor, "Proxy", 2);
}

// The builtin behind the member that member `index` is another name of.
int ReadOnlyBuilder::BuiltinOfAlias(int index) {
  const BuiltinMember& alias = BuiltinMemberAt(index);
  for (int i = index - 1; i >= 0; --i) {
    const BuiltinMember& member = BuiltinMemberAt(i);
    if (member.holder == alias.holder && member.key != nullptr && std::strcmp(member.key, alias.other_key) == 0 &&
        (member.form == BuiltinMember::kMethod || member.form == BuiltinMember::kSharedMethod)) {
      return member.builtin;
    }
  }
  FATAL("builtins.def: nothing named %s before its alias", alias.other_key);
}

void ReadOnlyBuilder::MakeBuiltinMembers() {
  const int count = BuiltinMemberCount();
  auto members = MakeArray(RootIndex::k_builtin_members, 2 * count);
  if (failed_) return;
  base::GrowableArray<Value> constants;
  if (!constants.TryResize(count)) {
    failed_ = true;
    return;
  }
  BuiltinConstants(constants.data());
  for (int i = 0; i < count && !failed_; ++i) {
    const BuiltinMember& member = BuiltinMemberAt(i);
    if (member.form == BuiltinMember::kFunctionSlot) continue;
    // Functions under a symbol are named after it: "[Symbol.iterator]" for Symbol.iterator.
    char text[64];
    Value key;
    if (member.key != nullptr) {
      CHECK(std::strlen(member.key) < sizeof(text));
      std::strcpy(text, member.key);
      key = MakeString("", text);
    } else {
      key = Value(g_read_only_roots[static_cast<int>(member.symbol)]);
      const Tagged<String> description = Cast<String>(Cast<Symbol>(key)->description());
      const uint32_t length = description->length();
      CHECK(length + 3 <= sizeof(text));
      text[0] = '[';
      for (uint32_t k = 0; k < length; ++k) text[k + 1] = static_cast<char>(description->Get(k));
      text[length + 1] = ']';
      text[length + 2] = 0;
    }
    if (failed_) return;
    Value word = Value::Int(member.builtin);
    switch (member.form) {
      case BuiltinMember::kMethod:
        MakeBuiltinShared(member.builtin, MakeString("", text), member.length, FunctionKind::kConciseMethod);
        if (failed_ || !IsLazyBuiltinMember(i)) break;
        word = MakeAccessorInfo(Tagged<Name>(key.ptr()), LazyMethodAccessor(),
                                ReadOnlyRoots::builtin_shared_infos()->get(member.builtin),
                                AccessorInfo::kIsLazyMethod);
        break;
      case BuiltinMember::kAccessor:
        MakeBuiltinShared(member.builtin, MakeString("get ", text), 0, FunctionKind::kConciseMethod);
        if (member.other >= 0) {
          MakeBuiltinShared(member.other, MakeString("set ", text), 1, FunctionKind::kConciseMethod);
        }
        break;
      case BuiltinMember::kAlias: word = Value::Int(BuiltinOfAlias(i)); break;
      case BuiltinMember::kConstant:
        word = member.other_key != nullptr ? Value(MakeString("", member.other_key)) : constants[i];
        break;
      case BuiltinMember::kSharedMethod:
      case BuiltinMember::kFunctionSlot: break;
    }
    members->set_no_barrier(2 * i, key);
    members->set_no_barrier(2 * i + 1, word);
  }
}

// What the bootstrapper would put on the object, in that order, if nothing of it is a realm's own.
void ReadOnlyBuilder::MakeBuiltinDescriptors(Holder holder) {
  using R = ReadOnlyRoots;
  // These get more than the tables say, or are told by their constants whether they are as they were made.
  for (Holder other : {Holder::kNull, Holder::kGlobal, Holder::kFunctionPrototype, Holder::kRegExpPrototype,
                       Holder::kGeneratorFunctionPrototype, Holder::kGeneratorObjectPrototype,
                       Holder::kAsyncGeneratorFunctionPrototype, Holder::kAsyncGeneratorObjectPrototype}) {
    if (holder == other) return;
  }
  if (HasBuiltinAccessors(holder) || BuiltinMembersOn(holder) == 0) return;
  base::GrowableArray<Descriptor> list;
  int fields = 0;
  const auto add_field = [&](Tagged<Name> key, PropertyAttributes attributes) {
    failed_ |= !list.TryAdd(Descriptor(key, PropertyDetails(PropertyKind::kData, attributes, PropertyLocation::kField,
                                                            PropertyConstness::kMutable, fields++)));
  };
  const auto add_accessor = [&](Value accessor, PropertyAttributes attributes) {
    failed_ |= !list.TryAdd(Descriptor::AccessorConstant(Cast<AccessorInfo>(accessor)->name(), accessor, attributes));
  };
  if (holder == Holder::kArrayPrototype) add_accessor(R::array_length_accessor(), DONT_ENUM | DONT_DELETE);
  if (holder == Holder::kStringPrototype) {
    add_accessor(R::string_length_accessor(), READ_ONLY | DONT_ENUM | DONT_DELETE);
  }
#define CLASS(Holder_, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor)       \
  if (holder == Holder::k##Holder_##Prototype) add_field(R::constructor_string(), ConstructorAttributes(Holder::k##Holder_)); \
  if (holder == Holder::k##Holder_) {                                                                               \
    for (int i = 0; i < R::class_descriptors()->number_of_descriptors(); ++i) {                                     \
      add_accessor(R::class_descriptors()->GetValue(i), R::class_descriptors()->GetDetails(i).attributes());        \
    }                                                                                                               \
  }
#include "src/common/builtin-holders.def"
  for (int i = FirstBuiltinMemberOn(holder); i <= LastBuiltinMemberOn(holder); ++i) {
    const BuiltinMember& member = BuiltinMemberAt(i);
    if (member.holder != holder || member.form == BuiltinMember::kFunctionSlot) continue;
    const auto attributes = static_cast<PropertyAttributes>(member.attributes);
    if (IsLazyBuiltinMember(i)) {
      add_accessor(R::builtin_members()->get(2 * i + 1), attributes);
    } else {
      add_field(Tagged<Name>(R::builtin_members()->get(2 * i).ptr()), attributes);
    }
  }
  if (holder == Holder::kArrayPrototype) add_field(R::unscopables_symbol(), READ_ONLY | DONT_ENUM);
  if (failed_) return;
  const Tagged<DescriptorArray> descriptors = MakeDescriptors(list.data(), static_cast<int>(list.size()));
  if (!failed_) R::builtin_descriptors()->set_no_barrier(static_cast<int>(holder), descriptors);
}

void ReadOnlyBuilder::MakeAllBuiltinDescriptors() {
  MakeArray(RootIndex::k_builtin_descriptors, kHolderCount);
  for (int i = 0; i < kHolderCount && !failed_; ++i) MakeBuiltinDescriptors(static_cast<Holder>(i));
}

bool ReadOnlyBuilder::Build() {
  MakeMaps();
  if (!failed_) MakeEmptyContainers();
  if (!failed_) MakeNames();
  if (!failed_) MakeBuiltinCodes();
  if (!failed_) MakeAccessors();
  if (!failed_) MakeArray(RootIndex::k_builtin_shared_infos, kBuiltinCount);
  if (!failed_) MakeBuiltinConstructors();
  if (!failed_) MakeBuiltinMembers();
  if (!failed_) MakeAllBuiltinDescriptors();
  return !failed_ && ReadOnlySpace::Get()->Seal();
}

}  // namespace

bool SetUpReadOnlyRoots() {
  if (ReadOnlySpace::Get()->is_sealed()) return true;
  ReadOnlyBuilder builder;
  return builder.Build();
}

}  // namespace v8::internal
