#include <time.h>

#include <cmath>
#include <cstdlib>
#include <string>

#include "src/api/api-internal.h"
#include "src/execution/call.h"
#include "src/objects/js-collection.h"
#include "src/runtime/text/regexp-operations.h"
#include "src/runtime/values/conversions.h"
#include "src/runtime/values/date-operations.h"

// Array, Map, Set, Date, RegExp, Proxy, JSON.
namespace v8 {

// --- Array ------------------------------------------------------------------------------------------------------------

uint32_t Array::Length() const { return i::OpenAs<i::JSArray>(this)->length_value(); }

Local<Array> Array::New(Isolate* isolate, int length) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  const int wanted = length > 0 ? length : 0;
  return i::MakeInfallibly<Array>(internal, "v8::Array::New", [&] { return i::NewJSArray(internal, wanted, wanted); });
}
Local<Array> Array::New(Isolate* isolate, Local<Value>* elements, size_t length) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Array>(internal, "v8::Array::New", [&]() -> i::Result<i::Tagged<i::JSArray>> {
    auto list = TRY(i::NewFixedArray(internal, static_cast<int>(length)));
    for (size_t k = 0; k < length; ++k) list->set(static_cast<int>(k), i::OpenOrUndefined(elements[k]));
    return i::NewJSArrayWithElements(internal, list);
  });
}
MaybeLocal<Array> Array::New(Local<Context> context, size_t length,
                             std::function<MaybeLocal<v8::Value>()> next_value) {
  Isolate* const isolate = context->GetIsolate();
  Local<Array> array = New(isolate, 0);
  for (size_t k = 0; k < length; ++k) {
    HandleScope handles(isolate);
    Local<v8::Value> element;
    if (!next_value().ToLocal(&element)) return MaybeLocal<Array>();
    if (array->CreateDataProperty(context, static_cast<uint32_t>(k), element).IsNothing()) return MaybeLocal<Array>();
  }
  return array;
}

Maybe<void> Array::Iterate(Local<Context> context, IterationCallback callback, void* callback_data) {
  Isolate* const isolate = context->GetIsolate();
  for (uint32_t k = 0; k < Length(); ++k) {
    HandleScope handles(isolate);
    Local<v8::Value> element;
    if (!Get(context, k).ToLocal(&element)) return Nothing<void>();
    switch (callback(k, element, callback_data)) {
      case CallbackResult::kException: return Nothing<void>();
      case CallbackResult::kBreak: return JustVoid();
      case CallbackResult::kContinue: break;
    }
  }
  return JustVoid();
}

// --- Map and Set ------------------------------------------------------------------------------------------------------

namespace {

template <typename T>
Local<T> NewCollection(Isolate* isolate, i::Tagged<i::JSFunction> (*constructor)(i::Tagged<i::NativeContext>)) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<T>(internal, "v8::Map::New", [&] {
    return i::Construct(internal, constructor(internal->realm()), std::initializer_list<i::Value>{});
  });
}

// The live entries from `first` on: keys, values, or both in turn.
template <typename Table>
i::Result<i::Tagged<i::JSArray>> EntriesOf(i::Isolate* isolate, i::Tagged<Table> table, int first, bool keys,
                                           bool values) {
  const int per_entry = (keys ? 1 : 0) + (values ? 1 : 0);
  auto elements = TRY(i::NewFixedArray(isolate, table->number_of_elements() * per_entry));
  int count = 0;
  for (int entry = first; entry < table->used(); ++entry) {
    if (table->IsDeleted(entry)) continue;
    if (keys) elements->set(count++, table->KeyAt(entry));
    if (values) elements->set(count++, table->FieldAt(entry, 1));
  }
  if (count == 0) return i::NewJSArray(isolate);
  return i::NewJSArrayWithElements(isolate, elements, count);
}

template <typename Scope = i::CallScope>
MaybeLocal<Value> CallOn(Local<Context> context, const Object* object, i::Builtin builtin,
                         std::initializer_list<Local<Value>> arguments) {
  Scope scope(context);
  i::Isolate* const isolate = scope.isolate();
  if (scope.MustReturn()) return MaybeLocal<Value>();
  i::Value words[2] = {i::Undefined(), i::Undefined()};
  int count = 0;
  for (Local<Value> argument : arguments) words[count++] = i::OpenOrUndefined(argument);
  return scope.template Return<Value>(
      count == 1 ? i::CallBuiltin(isolate, builtin, i::Open(object), {words[0]})
                 : i::CallBuiltin(isolate, builtin, i::Open(object), {words[0], words[1]}));
}

Maybe<bool> Ask(Local<Context> context, const Object* object, i::Builtin builtin, Local<Value> argument) {
  Local<Value> value;
  if (!CallOn<i::HostCallScope>(context, object, builtin, {argument}).ToLocal(&value)) return Nothing<bool>();
  return Just(value->IsTrue());
}

}  // namespace

Local<Map> Map::New(Isolate* isolate) {
  return NewCollection<Map>(isolate, [](i::Tagged<i::NativeContext> realm) { return realm->map_function(); });
}
size_t Map::Size() const { return static_cast<size_t>(i::OpenAs<i::JSMap>(this)->table()->number_of_elements()); }
void Map::Clear() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  if (i::CallBuiltin(isolate, i::Builtin::kMapPrototypeClear, i::Open(this), {}).IsException()) {
    i::FatalOutOfMemory(isolate, "v8::Map::Clear");
  }
}
MaybeLocal<Value> Map::Get(Local<Context> context, Local<Value> key) {
  return CallOn(context, this, i::Builtin::kMapPrototypeGet, {key});
}
MaybeLocal<Map> Map::Set(Local<Context> context, Local<Value> key, Local<Value> value) {
  Local<Value> result;
  if (!CallOn(context, this, i::Builtin::kMapPrototypeSet, {key, value}).ToLocal(&result)) return MaybeLocal<Map>();
  return result.As<Map>();
}
Maybe<bool> Map::Has(Local<Context> context, Local<Value> key) {
  return Ask(context, this, i::Builtin::kMapPrototypeHas, key);
}
Maybe<bool> Map::Delete(Local<Context> context, Local<Value> key) {
  return Ask(context, this, i::Builtin::kMapPrototypeDelete, key);
}
Local<Array> Map::AsArray() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<Array>(isolate, "v8::Map::AsArray", [&] {
    return EntriesOf(isolate, i::OpenAs<i::JSMap>(this)->table(), 0, true, true);
  });
}

Local<Set> Set::New(Isolate* isolate) {
  return NewCollection<Set>(isolate, [](i::Tagged<i::NativeContext> realm) { return realm->set_function(); });
}
size_t Set::Size() const { return static_cast<size_t>(i::OpenAs<i::JSSet>(this)->table()->number_of_elements()); }
void Set::Clear() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  if (i::CallBuiltin(isolate, i::Builtin::kSetPrototypeClear, i::Open(this), {}).IsException()) {
    i::FatalOutOfMemory(isolate, "v8::Set::Clear");
  }
}
MaybeLocal<Set> Set::Add(Local<Context> context, Local<Value> key) {
  Local<Value> result;
  if (!CallOn(context, this, i::Builtin::kSetPrototypeAdd, {key}).ToLocal(&result)) return MaybeLocal<Set>();
  return result.As<Set>();
}
Maybe<bool> Set::Has(Local<Context> context, Local<Value> key) {
  return Ask(context, this, i::Builtin::kSetPrototypeHas, key);
}
Maybe<bool> Set::Delete(Local<Context> context, Local<Value> key) {
  return Ask(context, this, i::Builtin::kSetPrototypeDelete, key);
}
Local<Array> Set::AsArray() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<Array>(isolate, "v8::Set::AsArray", [&] {
    return EntriesOf(isolate, i::OpenAs<i::JSSet>(this)->table(), 0, true, false);
  });
}

MaybeLocal<Array> Object::PreviewEntries(bool* is_key_value) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  const i::Value object = i::Open(this);
  *is_key_value = false;
  if (i::IsJSMap(object)) {
    *is_key_value = true;
    return reinterpret_cast<v8::Map*>(this)->AsArray();
  }
  if (i::IsJSSet(object)) return reinterpret_cast<v8::Set*>(this)->AsArray();
  if (i::IsJSMapIterator(object) || i::IsJSSetIterator(object)) {
    auto iterator = i::Cast<i::JSCollectionIterator>(object);
    const bool is_map = i::IsJSMapIterator(object);
    *is_key_value = iterator->kind() == i::IterationKind::kEntries;
    const bool keys = iterator->kind() != i::IterationKind::kValues || !is_map;
    const bool values = is_map && iterator->kind() != i::IterationKind::kKeys;
    return i::MakeInfallibly<Array>(isolate, "v8::Object::PreviewEntries", [&]() -> i::Result<i::Tagged<i::JSArray>> {
      i::Value table = iterator->table();
      int first = iterator->index();
      if (!table.IsCell()) return i::NewJSArray(isolate);
      while (!i::UncheckedCast<i::OrderedTable>(table)->next_table().IsUndefined()) {
        first = i::UncheckedCast<i::OrderedTable>(table)->TranslateIndex(first);
        table = i::UncheckedCast<i::OrderedTable>(table)->next_table();
      }
      if (is_map) return EntriesOf(isolate, i::Cast<i::OrderedHashMap>(table), first, keys, values);
      auto set = i::Cast<i::OrderedHashSet>(table);
      if (iterator->kind() != i::IterationKind::kEntries) return EntriesOf(isolate, set, first, true, false);
      auto elements = TRY(i::NewFixedArray(isolate, set->number_of_elements() * 2));
      int count = 0;
      for (int k = first; k < set->used(); ++k) {
        if (set->IsDeleted(k)) continue;
        elements->set(count++, set->KeyAt(k));
        elements->set(count++, set->KeyAt(k));
      }
      return i::NewJSArrayWithElements(isolate, elements, count);
    });
  }
  if (i::IsJSWeakMap(object) || i::IsJSWeakSet(object)) {
    const bool is_map = i::IsJSWeakMap(object);
    *is_key_value = is_map;
    return i::MakeInfallibly<Array>(isolate, "v8::Object::PreviewEntries", [&]() -> i::Result<i::Tagged<i::JSArray>> {
      auto collection = i::Cast<i::JSWeakCollection>(object);
      auto elements =
          TRY(i::NewFixedArray(isolate, collection->table()->number_of_elements() * (is_map ? 2 : 1)));
      int count = 0;
      auto table = collection->table();
      for (int k = 0; k < table->capacity() && count < elements->length(); ++k) {
        const i::Value key = table->KeySlot(k).load();
        if (key.IsUndefined() || key.IsTheHole()) continue;
        elements->set(count++, key);
        if (is_map) elements->set(count++, table->ValueSlot(k).load());
      }
      if (count == 0) return i::NewJSArray(isolate);
      return i::NewJSArrayWithElements(isolate, elements, count);
    });
  }
  return MaybeLocal<Array>();
}

// --- Date -------------------------------------------------------------------------------------------------------------

MaybeLocal<Value> Date::New(Local<Context> context, double time) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>(i::Construct(isolate, isolate->realm()->date_function(), {i::Value::Number(time)}));
}
MaybeLocal<Value> Date::Parse(Local<Context> context, Local<String> date_string) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>(i::Construct(isolate, isolate->realm()->date_function(), {i::Open(date_string)}));
}
double Date::ValueOf() const { return i::OpenAs<i::JSDate>(this)->time_value(); }

namespace {

Local<String> DateText(const Date* date, i::Builtin builtin) {
  i::Isolate* const isolate = i::IsolateOf(date);
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<String>(isolate, "v8::Date", [&] {
    return i::CallBuiltin(isolate, builtin, i::Open(date), {});
  });
}

}  // namespace

Local<String> Date::ToISOString() const {
  // Date.prototype.toISOString throws for invalid dates.
  if (std::isnan(ValueOf())) return DateText(this, i::Builtin::kDatePrototypeToString);
  return DateText(this, i::Builtin::kDatePrototypeToISOString);
}
Local<String> Date::ToUTCString() const { return DateText(this, i::Builtin::kDatePrototypeToUTCString); }

// The C library's zone is asked again in either case: what it says is remembered nowhere else.
namespace {

// Has the C library read the zone again even where TZ still names the same file: that may have changed. Only another
// value of TZ makes it do so.
void RereadTimeZone() {
  const char* const zone = getenv("TZ");
  const std::string saved = zone == nullptr ? "" : zone;
  setenv("TZ", "UTC0", 1);
  tzset();
  if (zone == nullptr) {
    unsetenv("TZ");
  } else {
    setenv("TZ", saved.c_str(), 1);
  }
  tzset();
}

}  // namespace

void Isolate::DateTimeConfigurationChangeNotification(TimeZoneDetection time_zone_detection) {
  if (time_zone_detection == TimeZoneDetection::kRedetect) RereadTimeZone();
  i::ResetTimeZone(i::Internal(this));
}

// --- RegExp -----------------------------------------------------------------------------------------------------------

namespace {

// As `new RegExp` with these flags.
i::Result<i::Tagged<i::JSRegExp>> NewRegExp(i::Isolate* isolate, i::Tagged<i::String> pattern, int flags,
                                            uint32_t backtrack_limit) {
  constexpr int kBothUnicodes = RegExp::kUnicode | RegExp::kUnicodeSets;
  if ((flags & kBothUnicodes) == kBothUnicodes || (flags & RegExp::kLinear) != 0 ||
      flags >> RegExp::kFlagCount != 0) {
    return i::Throw(isolate, i::MessageTemplate::kInvalidRegExpFlags, TRY(i::RegExpFlagsToString(isolate, flags)));
  }
  if (backtrack_limit == 0) return i::NewRegExp(isolate, pattern, flags);
  return i::NewRegExpWithBacktrackLimit(isolate, pattern, flags, backtrack_limit);
}

}  // namespace

MaybeLocal<RegExp> RegExp::New(Local<Context> context, Local<String> pattern, Flags flags) {
  ENTER_CONTEXT(context, MaybeLocal<RegExp>());
  return scope.Return<RegExp>(NewRegExp(isolate, i::OpenAs<i::String>(pattern), flags, 0));
}
MaybeLocal<RegExp> RegExp::NewWithBacktrackLimit(Local<Context> context, Local<String> pattern, Flags flags,
                                                 uint32_t backtrack_limit) {
  ENTER_CONTEXT(context, MaybeLocal<RegExp>());
  return scope.Return<RegExp>(NewRegExp(isolate, i::OpenAs<i::String>(pattern), flags, backtrack_limit));
}
MaybeLocal<Object> RegExp::Exec(Local<Context> context, Local<String> subject) {
  ENTER_CONTEXT(context, MaybeLocal<Object>());
  return scope.Return<Object>(
      i::CallBuiltin(isolate, i::Builtin::kRegExpPrototypeExec, i::Open(this), {i::Open(subject)}));
}
Local<String> RegExp::GetSource() const {
  return i::MakeLocal<String>(i::IsolateOf(this), i::OpenAs<i::JSRegExp>(this)->source());
}
RegExp::Flags RegExp::GetFlags() const { return static_cast<Flags>(i::OpenAs<i::JSRegExp>(this)->flags()); }

// --- Proxy ------------------------------------------------------------------------------------------------------------

MaybeLocal<Proxy> Proxy::New(Local<Context> context, Local<Object> local_target, Local<Object> local_handler) {
  ENTER_CONTEXT(context, MaybeLocal<Proxy>());
  return scope.Return<Proxy>(
      i::Construct(isolate, isolate->realm()->proxy_function(), {i::Open(local_target), i::Open(local_handler)}));
}
Local<Value> Proxy::GetTarget() {
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::JSProxy>(this)->target());
}
Local<Value> Proxy::GetHandler() {
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::JSProxy>(this)->handler());
}
bool Proxy::IsRevoked() const { return i::OpenAs<i::JSProxy>(this)->IsRevoked(); }
void Proxy::Revoke() {
  i::OpenAs<i::JSProxy>(this)->set_target(i::Null());
  i::OpenAs<i::JSProxy>(this)->set_handler(i::Null());
}

// --- JSON -------------------------------------------------------------------------------------------------------------

MaybeLocal<Value> JSON::Parse(Local<Context> context, Local<String> json_string) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>(
      i::CallBuiltin(isolate, i::Builtin::kJSONParse, i::Undefined(), {i::Open(json_string)}));
}
MaybeLocal<String> JSON::Stringify(Local<Context> context, Local<Value> json_object, Local<String> gap) {
  ENTER_CONTEXT(context, MaybeLocal<String>());
  return scope.Return<String>([&]() -> i::Result<i::Tagged<i::String>> {
    const i::Value text = TRY(i::CallBuiltin(isolate, i::Builtin::kJSONStringify, i::Undefined(),
                                             {i::Open(json_object), i::Undefined(), i::OpenOrUndefined(gap)}));
    return i::ToString(isolate, text);
  }());
}

}  // namespace v8
