#include "src/api/api-internal.h"
#include "src/runtime/properties/symbol-registry.h"
#include "src/runtime/values/conversions.h"

// Booleans, numbers, BigInts, symbols, private symbols, externals, primitive arrays, wrapper objects.
namespace v8 {

bool Boolean::Value() const { return i::Open(this).IsTrue(); }

double Number::Value() const { return i::Open(this).AsNumber(); }
Local<Number> Number::New(Isolate* isolate, double value) {
  return i::MakeLocal<Number>(i::Internal(isolate), i::Value::Number(value));
}

Local<Integer> Integer::New(Isolate* isolate, int32_t value) {
  return i::MakeLocal<Integer>(i::Internal(isolate), i::Value::Int(value));
}
Local<Integer> Integer::NewFromUnsigned(Isolate* isolate, uint32_t value) {
  return i::MakeLocal<Integer>(i::Internal(isolate), i::Value::Number(value));
}
int64_t Integer::Value() const {
  const i::Value value = i::Open(this);
  if (value.IsInt()) return value.AsInt();
  const double number = value.AsDouble();
  if (!(number < 9223372036854775808.0)) return number != number ? 0 : INT64_MAX;
  if (number <= -9223372036854775808.0) return INT64_MIN;
  return static_cast<int64_t>(number);
}
int32_t Int32::Value() const { return static_cast<int32_t>(Integer::Value()); }
uint32_t Uint32::Value() const { return static_cast<uint32_t>(Integer::Value()); }

// --- BigInt -----------------------------------------------------------------------------------------------------------

Local<BigInt> BigInt::New(Isolate* isolate, int64_t value) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<BigInt>(internal, "v8::BigInt::New", [&] { return i::BigIntFromInt64(internal, value); });
}
Local<BigInt> BigInt::NewFromUnsigned(Isolate* isolate, uint64_t value) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<BigInt>(internal, "v8::BigInt::New", [&] { return i::BigIntFromUint64(internal, value); });
}
MaybeLocal<BigInt> BigInt::NewFromWords(Local<Context> context, int sign_bit, int word_count, const uint64_t* words) {
  ENTER_CONTEXT(context, MaybeLocal<BigInt>());
  return scope.Return<BigInt>([&]() -> i::Result<i::Tagged<i::BigInt>> {
    if (word_count < 0 || static_cast<uint32_t>(word_count) > i::BigInt::kMaxLength) {
      return i::Throw(isolate, i::MessageTemplate::kBigIntTooBig);
    }
    uint32_t digits = static_cast<uint32_t>(word_count);
    while (digits > 0 && words[digits - 1] == 0) --digits;
    auto result = TRY(i::NewBigInt(isolate, digits, digits != 0 && sign_bit != 0));
    for (uint32_t k = 0; k < digits; ++k) result->digits()[k] = words[k];
    return result;
  }());
}
uint64_t BigInt::Uint64Value(bool* lossless) const {
  const auto value = i::OpenAs<i::BigInt>(this);
  const uint64_t digit = value->length() == 0 ? 0 : value->digits()[0];
  if (lossless != nullptr) *lossless = value->length() <= 1 && !value->sign();
  return value->sign() ? ~digit + 1 : digit;
}
int64_t BigInt::Int64Value(bool* lossless) const {
  const auto value = i::OpenAs<i::BigInt>(this);
  const int64_t result = static_cast<int64_t>(Uint64Value());
  if (lossless != nullptr) *lossless = value->length() <= 1 && (result < 0) == value->sign();
  return result;
}
int BigInt::WordCount() const { return static_cast<int>(i::OpenAs<i::BigInt>(this)->length()); }
void BigInt::ToWordsArray(int* sign_bit, int* word_count, uint64_t* words) const {
  const auto value = i::OpenAs<i::BigInt>(this);
  const int needed = static_cast<int>(value->length());
  const int count = *word_count < needed ? *word_count : needed;
  if (sign_bit != nullptr) *sign_bit = value->sign() ? 1 : 0;
  for (int k = 0; k < count && words != nullptr; ++k) words[k] = value->digits()[k];
  *word_count = needed;
}

// --- Symbols ----------------------------------------------------------------------------------------------------------

int Name::GetIdentityHash() {
  const i::Value value = i::Open(this);
  const uint32_t hash =
      i::IsString(value) ? i::Cast<i::String>(value)->EnsureHash() : i::Cast<i::Symbol>(value)->hash();
  const int result = static_cast<int>(hash & 0x3FFFFFFF);
  return result == 0 ? 1 : result;
}

namespace {

Local<Symbol> RootSymbol(Isolate* isolate, i::Tagged<i::Symbol> symbol) {
  return i::MakeLocal<Symbol>(i::Internal(isolate), symbol);
}

// Registries of symbols by name: lists of (string, symbol) pairs in a root of the isolate. They are short.
i::Result<i::Tagged<i::Symbol>> SymbolFromRegistry(i::Isolate* isolate, i::Isolate::Root root,
                                                   i::Tagged<i::String> name, uint32_t flags) {
  auto key = TRY(i::InternalizeString(isolate, name));
  const i::Value list = isolate->root(root);
  for (int k = 0; list.IsCell() && k + 1 < i::ListLength(list); k += 2) {
    if (i::ListGet(list, k) == i::Value(key)) return i::Cast<i::Symbol>(i::ListGet(list, k + 1));
  }
  auto symbol = TRY(i::NewSymbol(isolate, key, flags));
  // Both or none: a name without its symbol would shift all that follow.
  auto grown = TRY(i::ListAdd(isolate, list, key));
  const auto complete = i::ListAdd(isolate, grown, symbol);
  if (complete.IsException()) {
    grown->set(0, i::Value::Int(grown->get(0).AsInt() - 1));
    return i::Exception();
  }
  isolate->set_root(root, complete.value());
  return symbol;
}

}  // namespace

Local<Value> Symbol::Description(Isolate* isolate) const {
  return i::MakeLocal<v8::Value>(i::Internal(isolate), i::OpenAs<i::Symbol>(this)->description());
}
Local<Value> Symbol::Description() const { return Description(Isolate::GetCurrent()); }

Local<Symbol> Symbol::New(Isolate* isolate, Local<String> description) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Symbol>(internal, "v8::Symbol::New",
                                   [&] { return i::NewSymbol(internal, i::OpenOrUndefined(description)); });
}
Local<Symbol> Symbol::For(Isolate* isolate, Local<String> description) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Symbol>(internal, "v8::Symbol::For",
                                   [&] { return i::SymbolFor(internal, i::OpenAs<i::String>(description)); });
}
Local<Symbol> Symbol::ForApi(Isolate* isolate, Local<String> description) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Symbol>(internal, "v8::Symbol::ForApi", [&] {
    return SymbolFromRegistry(internal, i::Isolate::kApiRoot0, i::OpenAs<i::String>(description), 0);
  });
}
#define WELL_KNOWN(Name, root) \
  Local<Symbol> Symbol::Get##Name(Isolate* isolate) { return RootSymbol(isolate, i::ReadOnlyRoots::root()); }
WELL_KNOWN(AsyncIterator, async_iterator_symbol)
WELL_KNOWN(HasInstance, has_instance_symbol)
WELL_KNOWN(IsConcatSpreadable, is_concat_spreadable_symbol)
WELL_KNOWN(Iterator, iterator_symbol)
WELL_KNOWN(Match, match_symbol)
WELL_KNOWN(Replace, replace_symbol)
WELL_KNOWN(Search, search_symbol)
WELL_KNOWN(Split, split_symbol)
WELL_KNOWN(ToPrimitive, to_primitive_symbol)
WELL_KNOWN(ToStringTag, to_string_tag_symbol)
WELL_KNOWN(Unscopables, unscopables_symbol)
#undef WELL_KNOWN

Local<Value> Private::Name() const {
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::Symbol>(this)->description());
}
Local<Private> Private::New(Isolate* isolate, Local<String> name) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Private>(internal, "v8::Private::New", [&] {
    return i::NewSymbol(internal, i::OpenOrUndefined(name), i::Symbol::kPrivate);
  });
}
Local<Private> Private::ForApi(Isolate* isolate, Local<String> name) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Private>(internal, "v8::Private::ForApi", [&] {
    return SymbolFromRegistry(internal, i::Isolate::kPrivateSymbolRegistry, i::OpenAs<i::String>(name),
                              i::Symbol::kPrivate);
  });
}

// --- External ---------------------------------------------------------------------------------------------------------

Local<External> External::New(Isolate* isolate, void* value) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<External>(internal, "v8::External::New", [&]() -> i::Result<i::Value> {
    // One map serves the isolate: an External belongs to no realm, and may be made before there is any.
    i::Value map = internal->root(i::Isolate::kApiRoot1);
    if (!i::IsMap(map)) {
      auto fresh = TRY(i::NewMap(internal, i::JS_EXTERNAL_OBJECT_TYPE, sizeof(i::JSExternalObject)));
      fresh->set_is_extensible(false);
      internal->set_root(i::Isolate::kApiRoot1, fresh);
      map = fresh;
    }
    auto object = TRY(i::NewJSObjectFromMap(internal, i::Cast<i::Map>(map)));
    i::Cast<i::JSExternalObject>(object)->set_external(value);
    return i::Value(object);
  });
}
void* External::Value() const { return i::OpenAs<i::JSExternalObject>(this)->external(); }

// --- PrimitiveArray ---------------------------------------------------------------------------------------------------

Local<PrimitiveArray> PrimitiveArray::New(Isolate* isolate, int length) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<PrimitiveArray>(internal, "v8::PrimitiveArray::New",
                                           [&] { return i::NewFixedArray(internal, length); });
}
int PrimitiveArray::Length() const { return i::OpenAs<i::FixedArray>(this)->length(); }
void PrimitiveArray::Set(Isolate*, int index, Local<Primitive> item) {
  if (i::ApiCheck(index >= 0 && index < Length(), "v8::PrimitiveArray::Set", "The index is out of range")) {
    i::OpenAs<i::FixedArray>(this)->set(index, i::Open(item));
  }
}
Local<Primitive> PrimitiveArray::Get(Isolate* isolate, int index) {
  if (!i::ApiCheck(index >= 0 && index < Length(), "v8::PrimitiveArray::Get", "The index is out of range")) {
    return Local<Primitive>();
  }
  return i::MakeLocal<Primitive>(i::Internal(isolate), i::OpenAs<i::FixedArray>(this)->get(index));
}

void PrimitiveArray::Set(int index, Local<Primitive> item) { Set(Isolate::GetCurrent(), index, item); }
Local<Primitive> PrimitiveArray::Get(int index) { return Get(Isolate::GetCurrent(), index); }

// --- Wrapper objects --------------------------------------------------------------------------------------------------

namespace {

Local<Value> WrapPrimitive(i::Isolate* isolate, i::Value value) {
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<Value>(isolate, "v8::PrimitiveObject::New",
                                  [&]() -> i::Result<i::Value> { return i::Value(TRY(i::ToObject(isolate, value))); });
}
i::Value PrimitiveOf(const Data* that) { return i::OpenAs<i::JSPrimitiveWrapper>(that)->value(); }

}  // namespace

Local<Value> NumberObject::New(Isolate* isolate, double value) {
  return WrapPrimitive(i::Internal(isolate), i::Value::Number(value));
}
double NumberObject::ValueOf() const { return PrimitiveOf(this).AsNumber(); }
Local<Value> BigIntObject::New(Isolate* isolate, int64_t value) {
  return WrapPrimitive(i::Internal(isolate), i::Open(BigInt::New(isolate, value)));
}
Local<BigInt> BigIntObject::ValueOf() const { return i::MakeLocal<BigInt>(i::IsolateOf(this), PrimitiveOf(this)); }
Local<Value> BooleanObject::New(Isolate* isolate, bool value) {
  return WrapPrimitive(i::Internal(isolate), i::Value::Bool(value));
}
bool BooleanObject::ValueOf() const { return PrimitiveOf(this).IsTrue(); }
Local<Value> StringObject::New(Isolate* isolate, Local<String> value) {
  return WrapPrimitive(i::Internal(isolate), i::Open(value));
}
Local<Value> StringObject::New(Local<String> value) { return New(Isolate::GetCurrent(), value); }
Local<String> StringObject::ValueOf() const { return i::MakeLocal<String>(i::IsolateOf(this), PrimitiveOf(this)); }
Local<Value> SymbolObject::New(Isolate* isolate, Local<Symbol> value) {
  return WrapPrimitive(i::Internal(isolate), i::Open(value));
}
Local<Symbol> SymbolObject::ValueOf() const { return i::MakeLocal<Symbol>(i::IsolateOf(this), PrimitiveOf(this)); }

}  // namespace v8
