// Whose instance an object is, and what stands before its braces.
#include "src/shell/inspect/inspector.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

constexpr int kMaxPrototypes = 3;

}  // namespace

std::optional<std::string> Inspector::ConstructorName(v8::Local<v8::Object> object, double depth,
                                                      Entries* prototype_entries) {
  v8::Local<v8::String> constructor_key = reader_.Name("constructor");
  v8::Local<v8::Value> first = reader_.PrototypeOf(object);
  for (v8::Local<v8::Value> holder = object; holder->IsObject();
       holder = reader_.PrototypeOf(holder.As<v8::Object>())) {
    v8::Local<v8::Object> holder_object = holder.As<v8::Object>();
    if (!reader_.HasOwn(holder_object, constructor_key)) continue;
    v8::Local<v8::Value> constructor = reader_.OwnProperty(holder_object, constructor_key).value;
    if (constructor.IsEmpty() || !constructor->IsFunction()) continue;
    v8::Local<v8::Function> function = constructor.As<v8::Function>();
    v8::Local<v8::Value> name = reader_.FindProperty(function, reader_.Name("name")).value;
    if (name.IsEmpty() || !name->IsString() || name.As<v8::String>()->Length() == 0) continue;
    if (!reader_.IsInstance(object, function)) continue;
    if (prototype_entries != nullptr && (holder != first || !reader_.IsGlobalConstructor(function))) {
      AddPrototypeEntries(object, holder == object || !first->IsObject() ? object : first.As<v8::Object>(), depth,
                          prototype_entries);
    }
    return ToUtf8(isolate(), name);
  }
  if (!first->IsObject()) return std::nullopt;
  // Nobody in the chain says whose it is.
  const std::string name = ToUtf8(isolate(), object->GetConstructorName());
  if (IsTooDeep(depth)) return Concat({name, " <Complex prototype>"});
  const auto of_prototype = ConstructorName(first.As<v8::Object>(), depth + 1, prototype_entries);
  if (of_prototype.has_value()) return Concat({name, " <", *of_prototype, ">"});
  InspectOptions options = options_;
  options.custom_inspect = false;
  options.depth = -1;
  return Concat({name, " <", Inspector(context(), options).FormatValue(first, 0), ">"});
}

// Properties that the program's own prototypes have, other than methods.
void Inspector::AddPrototypeEntries(v8::Local<v8::Object> object, v8::Local<v8::Object> first, double depth,
                                    Entries* entries) {
  v8::Local<v8::String> constructor_key = reader_.Name("constructor");
  v8::Local<v8::Object> holder = first;
  Keys nearer;
  const auto is_nearer = [&nearer](v8::Local<v8::Value> key) {
    for (v8::Local<v8::Value> other : nearer) {
      if (other->StrictEquals(key)) return true;
    }
    return false;
  };
  for (int level = 0; level < kMaxPrototypes; level++) {
    if (level > 0 || holder == object) {
      v8::Local<v8::Value> next = reader_.PrototypeOf(holder);
      if (!next->IsObject()) return;
      holder = next.As<v8::Object>();
      if (reader_.IsGlobalConstructor(reader_.OwnProperty(holder, constructor_key).value)) return;
    }
    const Keys keys = reader_.Keys(holder, true, true);
    path_.push_back(object);
    for (v8::Local<v8::Value> key : keys) {
      if (key->StrictEquals(constructor_key) || reader_.HasOwn(object, key.As<v8::Name>()) || is_nearer(key)) continue;
      const PropertyParts parts = reader_.OwnProperty(holder, key.As<v8::Name>());
      if (!parts.value.IsEmpty() && parts.value->IsFunction()) continue;
      const std::string text = FormatProperty(object, key, parts, depth);
      entries->push_back(options_.colors ? Concat({"\x1B[2m", text, "\x1B[22m"}) : text);
    }
    path_.pop_back();
    nearer.insert(nearer.end(), keys.begin(), keys.end());
  }
}

std::string Inspector::Prefix(const std::optional<std::string>& constructor, const std::string& tag,
                              const std::string& fallback, const std::string& size) {
  const std::string& usual = constructor.has_value() ? *constructor : fallback;
  const std::string name = constructor.has_value() ? usual + size : Concat({"[", usual, size, ": null prototype]"});
  return tag.empty() || tag == usual ? name + " " : Concat({name, " [", tag, "] "});
}

std::string Inspector::PlainPrefix(const Subject& subject) const {
  std::string fallback;
  if (!subject.constructor.has_value()) {
    fallback = ToUtf8(isolate(), subject.object->GetConstructorName());
    if (fallback == subject.tag) fallback = "Object";
  }
  return Prefix(subject.constructor, subject.tag, fallback);
}

}  // namespace flat8::shell
