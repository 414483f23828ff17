#include "src/shell/import-map.h"

#include <algorithm>

#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-json.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "src/shell/file-io.h"
#include "src/shell/file-path.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// Relative addresses and file: URLs become paths, names stay. A '/' at the end counts.
std::string Address(const std::string& text, const std::string& directory) {
  std::string path;
  if (StartsWith(text, "file:")) {
    path = PathOfFileUrl(text);
  } else if (StartsWith(text, "./") || StartsWith(text, "../") || StartsWith(text, "/")) {
    path = JoinPath(directory, text);
  } else {
    return text;
  }
  if (EndsWith(text, "/") && !EndsWith(path, "/")) path += '/';
  return path;
}

using Entries = std::vector<std::pair<std::string, std::string>>;

bool ReadEntries(v8::Isolate* isolate, v8::Local<v8::Value> value, const std::string& directory, Entries* entries) {
  if (value->IsUndefined()) return true;
  if (!value->IsObject() || value->IsArray()) return false;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> names;
  if (!value.As<v8::Object>()->GetOwnPropertyNames(context).ToLocal(&names)) return false;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name, address;
    if (!names->Get(context, i).ToLocal(&name) || !value.As<v8::Object>()->Get(context, name).ToLocal(&address)) {
      return false;
    }
    if (!address->IsString()) continue;  // null: the name stands for nothing.
    entries->emplace_back(Address(ToUtf8(isolate, name), directory), Address(ToUtf8(isolate, address), directory));
  }
  std::sort(entries->begin(), entries->end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return true;
}

}  // namespace

bool ImportMap::Read(v8::Isolate* isolate, const std::string& file, std::string* error) {
  std::string text;
  if (!ReadFile(file, &text, error)) return false;
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  const std::string directory = DirectoryOf(JoinPath(CurrentDirectory(), file));
  v8::Local<v8::String> source;
  v8::Local<v8::Value> json, imports, scopes;
  if (!MaybeNewString(isolate, text).ToLocal(&source) || !v8::JSON::Parse(context, source).ToLocal(&json)) {
    *error = file + ": " + (try_catch.HasCaught() ? ToUtf8(isolate, try_catch.Exception()) : "not JSON");
    return false;
  }
  const auto field = [&](const char* name) { return json.As<v8::Object>()->Get(context, NewName(isolate, name)); };
  bool is_map = json->IsObject() && !json->IsArray() && field("imports").ToLocal(&imports) &&
                field("scopes").ToLocal(&scopes) && ReadEntries(isolate, imports, directory, &imports_) &&
                (scopes->IsUndefined() || (scopes->IsObject() && !scopes->IsArray()));
  v8::Local<v8::Array> prefixes;
  if (is_map && scopes->IsObject() && scopes.As<v8::Object>()->GetOwnPropertyNames(context).ToLocal(&prefixes)) {
    for (uint32_t i = 0; i < prefixes->Length() && is_map; ++i) {
      v8::Local<v8::Value> prefix, inner;
      Entries entries;
      is_map = prefixes->Get(context, i).ToLocal(&prefix) &&
               scopes.As<v8::Object>()->Get(context, prefix).ToLocal(&inner) &&
               ReadEntries(isolate, inner, directory, &entries);
      if (is_map) scopes_.emplace_back(Address(ToUtf8(isolate, prefix), directory), std::move(entries));
    }
  }
  std::sort(scopes_.begin(), scopes_.end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  if (!is_map) *error = file + R"( is no import map: {"imports": {"name": "./file.js"}, "scopes": {...}})";
  return is_map;
}

std::string ImportMap::ResolveIn(const Entries& entries, const std::string& specifier) {
  for (const auto& [name, address] : entries) {
    if (name == specifier) return address;
    if (EndsWith(name, "/") && StartsWith(specifier, name.c_str())) {
      return JoinPath(address, specifier.substr(name.size()));
    }
  }
  return "";
}

std::string ImportMap::Resolve(const std::string& specifier, const std::string& importer) const {
  for (const auto& [prefix, entries] : scopes_) {
    if (importer != prefix && !(EndsWith(prefix, "/") && StartsWith(importer, prefix.c_str()))) continue;
    const std::string address = ResolveIn(entries, specifier);
    if (!address.empty()) return address;
  }
  return ResolveIn(imports_, specifier);
}

}  // namespace flat8::shell
