#include "src/shell/commonjs.h"

#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "src/shell/file-path.h"
#include "src/shell/module-loader.h"
#include "src/shell/shell.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

v8::Local<v8::String> Text(v8::Isolate* isolate, const std::string& text) {
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kNormal, static_cast<int>(text.size()))
      .ToLocalChecked();
}

bool SpecifierOf(const Info& info, std::string* specifier, std::string* importer) {
  v8::Isolate* const isolate = info.GetIsolate();
  if (!info[0]->IsString()) {
    isolate->ThrowException(
        v8::Exception::TypeError(v8::String::NewFromUtf8Literal(isolate, "require() takes the name of a module")));
    return false;
  }
  *specifier = *v8::String::Utf8Value(isolate, info[0]);
  *importer = *v8::String::Utf8Value(isolate, info.Data());
  return true;
}

void Require(const Info& info) {
  std::string specifier, importer;
  if (!SpecifierOf(info, &specifier, &importer)) return;
  v8::Isolate* const isolate = info.GetIsolate();
  v8::Local<v8::Value> exports;
  if (Shell::From(isolate)->modules().Require(isolate->GetCurrentContext(), specifier, importer).ToLocal(&exports)) {
    info.GetReturnValue().Set(exports);
  }
}

// require.resolve(): the file.
void ResolveForRequire(const Info& info) {
  std::string specifier, importer;
  if (!SpecifierOf(info, &specifier, &importer)) return;
  v8::Isolate* const isolate = info.GetIsolate();
  const Resolution found =
      Shell::From(isolate)->modules().resolver().Resolve(specifier, importer, ImportKind::kRequire);
  if (found.path.empty()) {
    isolate->ThrowException(v8::Exception::Error(Text(isolate, found.error)));
  } else {
    info.GetReturnValue().Set(Text(isolate, found.path));
  }
}

v8::MaybeLocal<v8::Function> NewRequire(v8::Local<v8::Context> context, const std::string& path) {
  v8::Isolate* const isolate = context->GetIsolate();
  const v8::Local<v8::String> importer = Text(isolate, path);
  v8::Local<v8::Function> require, resolve;
  if (!v8::Function::New(context, Require, importer).ToLocal(&require) ||
      !v8::Function::New(context, ResolveForRequire, importer).ToLocal(&resolve) ||
      require->Set(context, Text(isolate, "resolve"), resolve).IsNothing()) {
    return {};
  }
  require->SetName(Text(isolate, "require"));
  return require;
}

}  // namespace

v8::MaybeLocal<v8::Value> CachedExports(v8::Local<v8::Context> context, const CommonJsCache& cache,
                                        const std::string& path) {
  v8::Isolate* const isolate = context->GetIsolate();
  const auto found = cache.find(path);
  if (found == cache.end()) return {};
  return found->second.Get(isolate)->Get(context, Text(isolate, "exports"));
}

v8::MaybeLocal<v8::Value> LoadCommonJs(v8::Local<v8::Context> context, CommonJsCache* cache, const std::string& path,
                                       const std::string& source) {
  v8::Isolate* const isolate = context->GetIsolate();
  v8::EscapableHandleScope handles(isolate);
  v8::Local<v8::Value> value;
  if (CachedExports(context, *cache, path).ToLocal(&value)) return handles.Escape(value);
  const v8::Local<v8::Object> module = v8::Object::New(isolate);
  const v8::Local<v8::Object> exports = v8::Object::New(isolate);
  v8::Local<v8::Function> require, body;
  const auto set = [&](const char* name, v8::Local<v8::Value> field) {
    return !module->Set(context, Text(isolate, name), field).IsNothing();
  };
  if (!NewRequire(context, path).ToLocal(&require) || !set("exports", exports) || !set("id", Text(isolate, path)) ||
      !set("filename", Text(isolate, path)) || !set("require", require)) {
    return {};
  }
  std::string text = source;
  if (StartsWith(text, "#!")) text.replace(0, 2, "//");
  v8::ScriptOrigin origin(Text(isolate, path));
  v8::ScriptCompiler::Source script(Text(isolate, text), origin);
  v8::Local<v8::String> parameters[] = {Text(isolate, "exports"), Text(isolate, "require"), Text(isolate, "module"),
                                        Text(isolate, "__filename"), Text(isolate, "__dirname")};
  if (!v8::ScriptCompiler::CompileFunction(context, &script, 5, parameters).ToLocal(&body)) return {};
  (*cache)[path].Reset(isolate, module);
  v8::Local<v8::Value> arguments[] = {exports, require, module, Text(isolate, path), Text(isolate, DirectoryOf(path))};
  v8::Local<v8::Value> result;
  if (!body->Call(context, exports, 5, arguments).ToLocal(&result)) {
    cache->erase(path);
    return {};
  }
  if (!set("loaded", v8::True(isolate)) || !module->Get(context, Text(isolate, "exports")).ToLocal(&value)) return {};
  return handles.Escape(value);
}

}  // namespace flat8::shell
