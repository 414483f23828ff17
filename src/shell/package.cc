#include "src/shell/package.h"

#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-json.h"
#include "include/v8-primitive.h"
#include "src/shell/file-io.h"
#include "src/shell/file-path.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

bool IsPlainObject(v8::Local<v8::Value> value) { return value->IsObject() && !value->IsArray(); }

// Whether `name` has the form of the pattern's key, which has one '*'; what that stands for.
bool MatchesPattern(const std::string& key, const std::string& name, std::string* wildcard) {
  const size_t star = key.find('*');
  if (star == std::string::npos || name.size() < key.size() - 1) return false;
  const size_t tail = key.size() - star - 1;
  if (name.compare(0, star, key, 0, star) != 0) return false;
  if (name.compare(name.size() - tail, tail, key, star + 1, tail) != 0) return false;
  *wildcard = name.substr(star, name.size() - tail - star);
  return true;
}

constexpr int kMaximumDepth = 32;

}  // namespace

v8::Local<v8::Value> Package::Field(const char* name) const {
  v8::Local<v8::Value> value;
  v8::Local<v8::String> key = NewName(isolate_, name);
  if (!json_.Get(isolate_)->Get(isolate_->GetCurrentContext(), key).ToLocal(&value)) return {};
  return value->IsNullOrUndefined() ? v8::Local<v8::Value>() : value;
}

std::string Package::StringField(const char* name) const {
  const v8::Local<v8::Value> value = Field(name);
  return !value.IsEmpty() && value->IsString() ? ToUtf8(isolate_, value) : "";
}

std::string Package::ResolveTarget(v8::Local<v8::Value> target, const std::string& wildcard, ImportKind kind,
                                   int depth) const {
  if (depth > kMaximumDepth) return "";
  v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  if (target->IsString()) {
    std::string text = ToUtf8(isolate_, target);
    for (size_t star = text.find('*'); star != std::string::npos; star = text.find('*', star + wildcard.size())) {
      text.replace(star, 1, wildcard);
    }
    return text;
  }
  if (target->IsArray()) {
    const v8::Local<v8::Array> list = target.As<v8::Array>();
    for (uint32_t i = 0; i < list->Length(); ++i) {
      v8::Local<v8::Value> element;
      if (!list->Get(context, i).ToLocal(&element)) return "";
      const std::string result = ResolveTarget(element, wildcard, kind, depth + 1);
      if (!result.empty()) return result;
    }
    return "";
  }
  if (!target->IsObject()) return "";
  const v8::Local<v8::Object> conditions = target.As<v8::Object>();
  v8::Local<v8::Array> names;
  if (!conditions->GetOwnPropertyNames(context).ToLocal(&names)) return "";
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name, inner;
    if (!names->Get(context, i).ToLocal(&name) || !conditions->Get(context, name).ToLocal(&inner)) return "";
    const std::string condition = ToUtf8(isolate_, name);
    const bool holds =
        condition == "default" || condition == "flat8" || conditions_.count(condition) != 0 ||
        (kind == ImportKind::kImport ? condition == "import" || condition == "module" : condition == "require");
    if (!holds) continue;
    const std::string result = ResolveTarget(inner, wildcard, kind, depth + 1);
    if (!result.empty()) return result;
  }
  return "";
}

std::string Package::ResolveIn(v8::Local<v8::Object> map, const std::string& key, ImportKind kind) const {
  v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  v8::Local<v8::Array> names;
  if (!map->GetOwnPropertyNames(context).ToLocal(&names)) return "";
  std::string best, best_wildcard;
  v8::Local<v8::Value> target;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name, value;
    if (!names->Get(context, i).ToLocal(&name) || !map->Get(context, name).ToLocal(&value)) return "";
    const std::string text = ToUtf8(isolate_, name);
    std::string wildcard;
    if (text == key) return ResolveTarget(value, "", kind, 0);
    if (!MatchesPattern(text, key, &wildcard)) continue;
    // The longest part in front of the '*' counts.
    if (!best.empty() && text.find('*') <= best.find('*')) continue;
    best = text;
    best_wildcard = wildcard;
    target = value;
  }
  return best.empty() ? "" : ResolveTarget(target, best_wildcard, kind, 0);
}

std::string Package::ResolveExport(const std::string& subpath, ImportKind kind, std::string* error) const {
  v8::HandleScope handles(isolate_);
  v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  const v8::Local<v8::Value> exports = Field("exports");
  std::string target;
  bool is_map = false;
  if (IsPlainObject(exports)) {
    v8::Local<v8::Array> names;
    v8::Local<v8::Value> first;
    is_map = exports.As<v8::Object>()->GetOwnPropertyNames(context).ToLocal(&names) && names->Length() > 0 &&
             names->Get(context, 0).ToLocal(&first) && StartsWith(ToUtf8(isolate_, first), ".");
  }
  if (is_map) {
    target = ResolveIn(exports.As<v8::Object>(), subpath, kind);
  } else if (subpath == ".") {
    target = ResolveTarget(exports, "", kind, 0);
  }
  if (StartsWith(target, "./")) return JoinPath(directory_, target);
  *error = "\"exports\" of " + directory_ + "/package.json has no entry for \"" + subpath + "\"" +
           (kind == ImportKind::kImport ? " with the condition \"import\"" : " with the condition \"require\"");
  return "";
}

std::string Package::ResolveImport(const std::string& name, ImportKind kind, bool* is_bare, std::string* error) const {
  v8::HandleScope handles(isolate_);
  const v8::Local<v8::Value> imports = Field("imports");
  std::string target;
  if (!imports.IsEmpty() && IsPlainObject(imports)) target = ResolveIn(imports.As<v8::Object>(), name, kind);
  *is_bare = !StartsWith(target, "./");
  if (!target.empty()) return *is_bare ? target : JoinPath(directory_, target);
  *error = "\"imports\" of " + directory_ + "/package.json has no entry for \"" + name + "\"";
  return "";
}

std::optional<std::string> Package::BrowserReplacement(const std::string& name) const {
  v8::HandleScope handles(isolate_);
  v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  const v8::Local<v8::Value> map = Field("browser");
  if (map.IsEmpty() || !IsPlainObject(map)) return std::nullopt;
  const std::string stem = StartsWith(name, "./") && EndsWith(name, ".js") ? name.substr(0, name.size() - 3) : name;
  for (const std::string& key : {name, stem}) {
    v8::Local<v8::Value> value;
    if (!map.As<v8::Object>()->Get(context, NewString(isolate_, key)).ToLocal(&value)) return std::nullopt;
    if (value->IsFalse()) return "";
    if (value->IsString()) return ToUtf8(isolate_, value);
  }
  return std::nullopt;
}

const Package* PackageFiles::In(const std::string& directory) {
  const auto found = packages_.find(directory);
  if (found != packages_.end()) return found->second.get();
  std::unique_ptr<Package>& package = packages_[directory];
  std::string text, error;
  const std::string file = directory == "/" ? "/package.json" : directory + "/package.json";
  if (!IsFile(file) || !ReadFile(file, &text, &error)) return nullptr;
  v8::HandleScope handles(isolate_);
  v8::TryCatch try_catch(isolate_);
  v8::Local<v8::String> source;
  v8::Local<v8::Value> json;
  if (!MaybeNewString(isolate_, text).ToLocal(&source) ||
      !v8::JSON::Parse(isolate_->GetCurrentContext(), source).ToLocal(&json) || !IsPlainObject(json)) {
    return nullptr;
  }
  package = std::make_unique<Package>(isolate_, directory, conditions_);
  package->json_.Reset(isolate_, json.As<v8::Object>());
  return package.get();
}

const Package* PackageFiles::For(const std::string& file) {
  for (std::string directory = DirectoryOf(file);; directory = DirectoryOf(directory)) {
    if (const Package* package = In(directory)) return package;
    // What is in node_modules belongs to no package above it.
    if (directory == "/" || BaseName(directory) == "node_modules") return nullptr;
  }
}

}  // namespace flat8::shell
