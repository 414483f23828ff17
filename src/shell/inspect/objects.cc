#include "src/shell/inspect/objects.h"

#include <vector>

#include "include/v8-exception.h"
#include "include/v8-message.h"
#include "include/v8-proxy.h"
#include "src/shell/values.h"

namespace flat8::shell {

ObjectReader::ObjectReader(v8::Local<v8::Context> context)
    : isolate_(context->GetIsolate()),
      context_(context),
      value_(Name("value")),
      get_(Name("get")),
      set_(Name("set")),
      enumerable_(Name("enumerable")) {}

v8::Local<v8::String> ObjectReader::Name(const char* name) const { return NewName(isolate_, name); }

v8::Local<v8::Value> ObjectReader::Unwrap(v8::Local<v8::Value> value) const {
  while (value->IsProxy()) value = value.As<v8::Proxy>()->GetTarget();
  return value;
}

v8::Local<v8::Value> ObjectReader::PrototypeOf(v8::Local<v8::Object> object) const {
  return Unwrap(object->GetPrototypeV2());
}

bool ObjectReader::HasProxyInChain(v8::Local<v8::Object> object) const {
  for (v8::Local<v8::Value> holder = object; holder->IsObject(); holder = holder.As<v8::Object>()->GetPrototypeV2()) {
    if (holder->IsProxy()) return true;
  }
  return false;
}

PropertyParts ObjectReader::Parts(v8::Local<v8::Value> descriptor) const {
  PropertyParts parts;
  if (!descriptor->IsObject()) return parts;
  v8::Local<v8::Object> object = descriptor.As<v8::Object>();
  parts.exists = true;
  parts.enumerable = Check(object->Get(context_, enumerable_))->IsTrue();
  if (Check(object->HasOwnProperty(context_, value_))) {
    parts.value = Check(object->Get(context_, value_));
  } else {
    v8::Local<v8::Value> getter = Check(object->Get(context_, get_));
    v8::Local<v8::Value> setter = Check(object->Get(context_, set_));
    if (!getter->IsUndefined()) parts.get = getter;
    if (!setter->IsUndefined()) parts.set = setter;
  }
  return parts;
}

PropertyParts ObjectReader::OwnProperty(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const {
  return Parts(Check(object->GetOwnPropertyDescriptor(context_, key)));
}

PropertyParts ObjectReader::OwnProperty(v8::Local<v8::Object> object, uint32_t index) const {
  v8::Local<v8::Value> name = v8::Integer::NewFromUnsigned(isolate_, index);
  return OwnProperty(object, Check(name->ToString(context_)));
}

bool ObjectReader::HasOwn(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const {
  return Check(object->HasOwnProperty(context_, key));
}

PropertyParts ObjectReader::FindProperty(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const {
  for (v8::Local<v8::Value> holder = object; holder->IsObject(); holder = PrototypeOf(holder.As<v8::Object>())) {
    if (HasOwn(holder.As<v8::Object>(), key)) return OwnProperty(holder.As<v8::Object>(), key);
  }
  return PropertyParts();
}

v8::Local<v8::Value> ObjectReader::Get(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const {
  if (!HasProxyInChain(object)) return Check(object->Get(context_, key));
  const PropertyParts parts = FindProperty(object, key);
  if (!parts.value.IsEmpty()) return parts.value;
  if (parts.get.IsEmpty()) return v8::Undefined(isolate_);
  return Check(parts.get.As<v8::Function>()->Call(context_, object, 0, nullptr));
}

v8::Local<v8::Value> ObjectReader::TryGet(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const {
  v8::TryCatch try_catch(isolate_);
  try {
    return Get(object, key);
  } catch (const ScriptThrew&) {
    if (try_catch.CanContinue()) return v8::Undefined(isolate_);
    try_catch.ReThrow();
    throw;
  }
}

std::vector<v8::Local<v8::Value>> ObjectReader::Keys(v8::Local<v8::Object> object, bool with_hidden,
                                                     bool with_indices) const {
  // A namespace object has bindings that cannot be read yet, for which asking for the enumerable ones throws.
  const bool all = with_hidden || object->IsModuleNamespaceObject();
  v8::Local<v8::Array> names = Check(object->GetPropertyNames(
      context_, v8::KeyCollectionMode::kOwnOnly, all ? v8::ALL_PROPERTIES : v8::ONLY_ENUMERABLE,
      with_indices ? v8::IndexFilter::kIncludeIndices : v8::IndexFilter::kSkipIndices,
      v8::KeyConversionMode::kConvertToString));
  std::vector<v8::Local<v8::Value>> keys;
  keys.reserve(names->Length());
  for (uint32_t i = 0; i < names->Length(); i++) {
    v8::Local<v8::Value> key = Check(names->Get(context_, i));
    if (all && !with_hidden && key->IsSymbol()) continue;
    keys.push_back(key);
  }
  return keys;
}

bool ObjectReader::IsGlobalConstructor(v8::Local<v8::Value> value) const {
  if (value.IsEmpty() || !value->IsFunction()) return false;
  v8::Local<v8::Function> function = value.As<v8::Function>();
  if (function->ScriptId() != v8::Message::kNoScriptIdInfo || function->GetBoundFunction()->IsFunction()) return false;
  v8::Local<v8::Value> name = function->GetName();
  return name->IsString() && HasOwn(context_->Global(), name.As<v8::String>());
}

bool ObjectReader::IsInstance(v8::Local<v8::Object> object, v8::Local<v8::Function> constructor) const {
  v8::Local<v8::Value> target = constructor->GetBoundFunction();
  if (target->IsFunction()) return IsInstance(object, target.As<v8::Function>());
  if (constructor->IsProxy()) return false;
  v8::Local<v8::Value> prototype = OwnProperty(constructor, Name("prototype")).value;
  if (prototype.IsEmpty()) return false;
  prototype = Unwrap(prototype);
  if (!prototype->IsObject()) return false;
  for (v8::Local<v8::Value> holder = PrototypeOf(object); holder->IsObject();
       holder = PrototypeOf(holder.As<v8::Object>())) {
    if (holder->StrictEquals(prototype)) return true;
  }
  return false;
}

std::string ObjectReader::Text(v8::Local<v8::Value> value) const {
  if (value->IsSymbol()) {
    v8::Local<v8::Value> description = value.As<v8::Symbol>()->Description(isolate_);
    return "Symbol(" + (description->IsUndefined() ? "" : ToUtf8(isolate_, description)) + ")";
  }
  v8::Local<v8::String> string = Check(value->ToString(context_));
  return ToUtf8(isolate_, string);
}

std::string ObjectReader::TextOf(v8::Local<v8::Object> object, const char* name) const {
  v8::Local<v8::Value> value = Get(object, Name(name));
  return value->IsUndefined() ? "" : Text(value);
}

}  // namespace flat8::shell
