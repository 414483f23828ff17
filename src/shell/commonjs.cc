#include "src/shell/commonjs.h"

#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "src/shell/file-path.h"
#include "src/shell/module-loader.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

bool SpecifierOf(const Info& info, std::string* specifier, std::string* importer) {
  v8::Isolate* const isolate = info.GetIsolate();
  if (!info[0]->IsString()) {
    ThrowTypeError(isolate, "require() takes the name of a module");
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
    ThrowError(isolate, found.error);
  } else {
    info.GetReturnValue().Set(NewString(isolate, found.path));
  }
}

v8::MaybeLocal<v8::Function> NewRequire(v8::Local<v8::Context> context, const std::string& path) {
  v8::Isolate* const isolate = context->GetIsolate();
  const v8::Local<v8::String> importer = NewString(isolate, path);
  v8::Local<v8::Function> require, resolve;
  if (!v8::Function::New(context, Require, importer).ToLocal(&require) ||
      !v8::Function::New(context, ResolveForRequire, importer).ToLocal(&resolve) ||
      require->Set(context, NewString(isolate, "resolve"), resolve).IsNothing()) {
    return {};
  }
  require->SetName(NewString(isolate, "require"));
  return require;
}

}  // namespace

v8::MaybeLocal<v8::Value> CachedExports(v8::Local<v8::Context> context, const CommonJsCache& cache,
                                        const std::string& path) {
  v8::Isolate* const isolate = context->GetIsolate();
  const auto found = cache.find(path);
  if (found == cache.end()) return {};
  return found->second.Get(isolate)->Get(context, NewString(isolate, "exports"));
}

v8::MaybeLocal<v8::Function> CompileCommonJs(v8::Local<v8::Context> context, const std::string& path,
                                             const std::string& source) {
  v8::Isolate* const isolate = context->GetIsolate();
  std::string text = source;
  if (StartsWith(text, "#!")) text.replace(0, 2, "//");
  v8::Local<v8::String> code;
  if (!MaybeNewString(isolate, text).ToLocal(&code)) {
    ThrowError(isolate, path + ": too long for a string");
    return {};
  }
  v8::ScriptOrigin origin(NewString(isolate, path));
  v8::Local<v8::String> parameters[] = {NewString(isolate, "exports"), NewString(isolate, "require"),
                                        NewString(isolate, "module"), NewString(isolate, "__filename"),
                                        NewString(isolate, "__dirname")};
  return Shell::From(isolate)->code_caches().CompileFunction(context, path, code, origin, 5, parameters);
}

v8::MaybeLocal<v8::Value> RunCommonJs(v8::Local<v8::Context> context, CommonJsCache* cache, const std::string& path,
                                      v8::Local<v8::Function> body) {
  v8::Isolate* const isolate = context->GetIsolate();
  v8::EscapableHandleScope handles(isolate);
  const v8::Local<v8::Object> module = v8::Object::New(isolate);
  const v8::Local<v8::Object> exports = v8::Object::New(isolate);
  v8::Local<v8::Function> require;
  const auto set = [&](const char* name, v8::Local<v8::Value> field) {
    return !module->Set(context, NewString(isolate, name), field).IsNothing();
  };
  if (!NewRequire(context, path).ToLocal(&require) || !set("exports", exports) ||
      !set("id", NewString(isolate, path)) || !set("filename", NewString(isolate, path)) || !set("require", require)) {
    return {};
  }
  (*cache)[path].Reset(isolate, module);
  v8::Local<v8::Value> arguments[] = {exports, require, module, NewString(isolate, path),
                                      NewString(isolate, DirectoryOf(path))};
  v8::Local<v8::Value> value;
  if (!body->Call(context, exports, 5, arguments).ToLocal(&value)) {
    cache->erase(path);
    return {};
  }
  if (!set("loaded", v8::True(isolate)) || !module->Get(context, NewString(isolate, "exports")).ToLocal(&value))
    return {};
  return handles.Escape(value);
}

}  // namespace flat8::shell
