#include "src/shell/module-loader.h"

#include <algorithm>
#include <utility>

#include "include/v8-array-buffer.h"
#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-json.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "include/v8-typed-array.h"
#include "src/shell/commonjs-scan.h"
#include "src/shell/file-io.h"
#include "src/shell/file-path.h"
#include "src/shell/host-262.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

void ThrowWithCode(v8::Isolate* isolate, const std::string& message, const char* code) {
  v8::Local<v8::String> text;
  if (!MaybeNewString(isolate, message).ToLocal(&text)) return;
  const v8::Local<v8::Value> error = v8::Exception::Error(text);
  error.As<v8::Object>()->Set(isolate->GetCurrentContext(), NewName(isolate, "code"), NewName(isolate, code)).Check();
  isolate->ThrowException(error);
}

// The `type` attribute; false, with an exception, when there are others. Entries have `words` each.
bool TypeAttribute(v8::Isolate* isolate, v8::Local<v8::FixedArray> attributes, int words, std::string* type) {
  for (int i = 0; i < attributes->Length(); i += words) {
    const std::string key = ToUtf8(isolate, attributes->Get(i).As<v8::Value>());
    const std::string value = ToUtf8(isolate, attributes->Get(i + 1).As<v8::Value>());
    std::string message;
    if (key != "type") {
      message = "Import attribute '" + key + "' is not supported: there is 'type'";
    } else if (value != "json" && value != "text" && value != "bytes") {
      message = "Import attribute type '" + value + "' is not supported: there are 'json', 'text' and 'bytes'";
    } else {
      *type = value;
      continue;
    }
    isolate->ThrowException(v8::Exception::SyntaxError(NewString(isolate, message)));
    return false;
  }
  return true;
}

bool ReadModule(const std::string& path, std::string* source, std::string* error) {
  if (path != kEmptyModulePath) return ReadFile(path, source, error);
  source->clear();
  return true;
}

ModuleLoader& LoaderOf(v8::Local<v8::Context> context) { return Shell::From(context->GetIsolate())->modules(); }

}  // namespace

// An import() between its call and the job that does it.
struct ModuleLoader::PendingImport {
  ModuleLoader* loader;
  v8::Global<v8::Context> context;
  v8::Global<v8::Promise::Resolver> resolver;
  std::string specifier;
  std::string importer;
  std::string type;
  v8::ModuleImportPhase phase;
};

ModuleLoader::ModuleLoader(v8::Isolate* isolate) : isolate_(isolate), resolver_(isolate) {
  isolate->SetHostImportModuleWithPhaseDynamicallyCallback(OnImport);
  isolate->SetHostInitializeImportMetaObjectCallback(OnImportMeta);
}

ModuleLoader::~ModuleLoader() = default;

void ModuleLoader::Clear() {
  pending_imports_.clear();
  realms_.clear();
  resolver_.packages().Clear();
  main_module_.Reset();
}

bool ModuleLoader::ReadImportMap(const std::string& file, std::string* error) {
  if (!import_map_.Read(isolate_, file, error)) return false;
  resolver_.set_import_map(&import_map_);
  return true;
}

void ModuleLoader::AddConditions(const std::vector<std::string>& names) {
  for (const std::string& name : names) resolver_.packages().AddCondition(name);
}

void ModuleLoader::set_main_script(const std::string& name) { main_path_ = JoinPath(CurrentDirectory(), name); }

ModuleLoader::Realm& ModuleLoader::RealmOf(v8::Local<v8::Context> context) {
  for (const auto& realm : realms_) {
    if (realm->context == context) return *realm;
  }
  realms_.push_back(std::make_unique<Realm>());
  realms_.back()->context.Reset(isolate_, context);
  return *realms_.back();
}

ModuleLoader::Record* ModuleLoader::RecordOf(Realm& realm, v8::Local<v8::Module> module) {
  const auto range = realm.by_hash.equal_range(module->GetIdentityHash());
  for (auto it = range.first; it != range.second; ++it) {
    if (it->second->module == module) return it->second;
  }
  return nullptr;
}

// --- What a file is

std::optional<ModuleLoader::Type> ModuleLoader::DeclaredTypeOf(const std::string& path) {
  if (plain_files_ || EndsWith(path, ".mjs")) return Type::kSourceText;
  if (EndsWith(path, ".json")) return Type::kJson;
  if (EndsWith(path, ".cjs") || path == kEmptyModulePath) return Type::kCommonJs;
  const Package* const package = resolver_.packages().For(path);
  const std::string type = package == nullptr ? "" : package->StringField("type");
  if (type == "module") return Type::kSourceText;
  if (type == "commonjs") return Type::kCommonJs;
  return std::nullopt;
}

ModuleLoader::Type ModuleLoader::TypeOf(const std::string& path) {
  if (const std::optional<Type> declared = DeclaredTypeOf(path)) return *declared;
  // Nobody says: what is in it does.
  std::string source, error;
  if (!ReadFile(path, &source, &error)) return Type::kSourceText;
  const CommonJsScan scan = ScanForExports(source);
  if (scan.has_module_syntax) return Type::kSourceText;
  return resolver_.packages().For(path) != nullptr || scan.has_commonjs_syntax ? Type::kCommonJs : Type::kSourceText;
}

bool ModuleLoader::IsModuleFile(const std::string& name) {
  if (EndsWith(name, ".mjs") || EndsWith(name, ".cjs")) return true;
  if (plain_files_ || !EndsWith(name, ".js")) return false;
  const Package* const package = resolver_.packages().For(RealPath(JoinPath(CurrentDirectory(), name)));
  return package != nullptr && package->StringField("type") == "module";
}

// --- Loading

v8::MaybeLocal<v8::Module> ModuleLoader::Load(v8::Local<v8::Context> context, const std::string& specifier,
                                              const std::string& importer, const std::string& type) {
  const Resolution found = resolver_.Resolve(specifier, importer, ImportKind::kImport);
  if (found.path.empty()) {
    ThrowWithCode(isolate_, found.error, "ERR_MODULE_NOT_FOUND");
    return {};
  }
  const Type wanted = type == "json"    ? Type::kJson
                      : type == "text"  ? Type::kText
                      : type == "bytes" ? Type::kBytes
                                        : TypeOf(found.path);
  return LoadFile(context, found.path, wanted);
}

v8::MaybeLocal<v8::Module> ModuleLoader::LoadFile(v8::Local<v8::Context> context, const std::string& path, Type type) {
  Realm& realm = RealmOf(context);
  const std::string key = std::to_string(static_cast<int>(type)) + path;
  const auto found = realm.records.find(key);
  if (found != realm.records.end()) return found->second->module.Get(isolate_);
  std::string source, error;
  if (!ReadModule(path, &source, &error)) {
    ThrowWithCode(isolate_, "Cannot read module: " + error, "ERR_MODULE_NOT_FOUND");
    return {};
  }
  auto record = std::make_unique<Record>();
  record->path = path;
  record->type = type;
  v8::Local<v8::Module> module;
  const v8::MaybeLocal<v8::Module> made =
      type == Type::kSourceText ? Compile(path, source, true) : MakeSynthetic(context, record.get(), source);
  if (!made.ToLocal(&module)) return {};
  record->module.Reset(isolate_, module);
  realm.by_hash.emplace(module->GetIdentityHash(), record.get());
  realm.records[key] = std::move(record);
  return module;
}

v8::MaybeLocal<v8::Module> ModuleLoader::Compile(const std::string& path, const std::string& source,
                                                 bool is_file) {
  v8::Local<v8::String> text, name;
  if (!MaybeNewString(isolate_, source).ToLocal(&text) || !MaybeNewString(isolate_, path).ToLocal(&name)) {
    ThrowWithCode(isolate_, "Module " + path + " is too long for a string", "ERR_STRING_TOO_LONG");
    return {};
  }
  v8::ScriptOrigin origin(name, 0, 0, false, -1, {}, false, false, true);
  if (is_file) return Shell::From(isolate_)->code_caches().CompileModule(path, text, origin);
  v8::ScriptCompiler::Source module_source(text, origin);
  return v8::ScriptCompiler::CompileModule(isolate_, &module_source);
}

v8::MaybeLocal<v8::Value> ModuleLoader::ValueOf(v8::Local<v8::Context> context, Record* record,
                                                const std::string& source) {
  if (record->type == Type::kBytes) {
    const v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate_, source.size());
    if (!source.empty()) std::copy(source.begin(), source.end(), static_cast<char*>(buffer->Data()));
    v8::Local<v8::Value> transfer, immutable;
    if (!buffer->Get(context, NewName(isolate_, "transferToImmutable")).ToLocal(&transfer) || !transfer->IsFunction() ||
        !transfer.As<v8::Function>()->Call(context, buffer, 0, nullptr).ToLocal(&immutable)) {
      return {};
    }
    return v8::Uint8Array::New(immutable.As<v8::ArrayBuffer>(), 0, source.size());
  }
  v8::Local<v8::String> text;
  if (!MaybeNewString(isolate_, StartsWith(source, "\xEF\xBB\xBF") ? source.substr(3) : source).ToLocal(&text))
    return {};
  if (record->type == Type::kText) return text;
  v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Value> value;
  if (v8::JSON::Parse(context, text).ToLocal(&value)) return value;
  if (try_catch.HasTerminated()) {
    try_catch.ReThrow();
    return {};
  }
  // The message says which file it is.
  v8::Local<v8::Value> message;
  const v8::Local<v8::Value> error = try_catch.Exception();
  std::string reason;
  if (error->IsObject() && error.As<v8::Object>()->Get(context, NewName(isolate_, "message")).ToLocal(&message)) {
    reason = ToUtf8(isolate_, message);
  }
  try_catch.Reset();
  if (!MaybeNewString(isolate_, record->path + ": " + reason).ToLocal(&text)) return {};
  isolate_->ThrowException(v8::Exception::SyntaxError(text));
  try_catch.ReThrow();
  return {};
}

// The names that a CommonJS file exports, as far as its text tells, and those of the files that it hands on.
void ModuleLoader::AddCommonJsNames(Record* record, const std::string& source) {
  std::vector<std::string> pending{record->path};
  std::set<std::string> visited, names{"default", "module.exports"};
  while (!pending.empty()) {
    const std::string path = pending.back();
    pending.pop_back();
    std::string text = source, error;
    if (!visited.insert(path).second || EndsWith(path, ".json")) continue;
    if (path != record->path && !ReadModule(path, &text, &error)) continue;
    const CommonJsScan scan = ScanForExports(text);
    names.insert(scan.export_names.begin(), scan.export_names.end());
    for (const std::string& specifier : scan.reexports) {
      const Resolution found = resolver_.Resolve(specifier, path, ImportKind::kRequire);
      if (!found.path.empty()) pending.push_back(found.path);
    }
  }
  record->export_names.assign(names.begin(), names.end());
}

v8::MaybeLocal<v8::Module> ModuleLoader::MakeSynthetic(v8::Local<v8::Context> context, Record* record,
                                                       const std::string& source) {
  if (record->type == Type::kCommonJs) {
    AddCommonJsNames(record, source);
  } else {
    v8::Local<v8::Value> value;
    if (!ValueOf(context, record, source).ToLocal(&value)) return {};
    record->value.Reset(isolate_, value);
    record->export_names = {"default"};
  }
  v8::LocalVector<v8::String> names(isolate_);
  for (const std::string& name : record->export_names) {
    v8::Local<v8::String> text;
    if (!MaybeNewString(isolate_, name).ToLocal(&text)) return {};
    names.push_back(text);
  }
  v8::Local<v8::String> module_name;
  if (!MaybeNewString(isolate_, record->path).ToLocal(&module_name)) return {};
  return v8::Module::CreateSyntheticModule(isolate_, module_name,
                                           v8::MemorySpan<const v8::Local<v8::String>>(names.data(), names.size()),
                                           OnEvaluateSynthetic);
}

v8::MaybeLocal<v8::Value> ModuleLoader::OnEvaluateSynthetic(v8::Local<v8::Context> context,
                                                            v8::Local<v8::Module> module) {
  v8::Isolate* const isolate = context->GetIsolate();
  ModuleLoader& loader = LoaderOf(context);
  Realm& realm = loader.RealmOf(context);
  Record* const record = loader.RecordOf(realm, module);
  v8::Local<v8::Value> value = record->value.Get(isolate);
  // require() may have run it.
  if (record->type == Type::kCommonJs && !CachedExports(context, realm.commonjs, record->path).ToLocal(&value)) {
    std::string source, error;
    if (!ReadModule(record->path, &source, &error)) {
      ThrowWithCode(isolate, "Cannot read module: " + error, "ERR_MODULE_NOT_FOUND");
      return {};
    }
    v8::Local<v8::Function> body;
    if (!CompileCommonJs(context, record->path, source).ToLocal(&body) ||
        !RunCommonJs(context, &realm.commonjs, record->path, body).ToLocal(&value)) {
      return {};
    }
  }
  for (const std::string& name : record->export_names) {
    v8::Local<v8::String> text;
    v8::Local<v8::Value> exported = value;
    if (!MaybeNewString(isolate, name).ToLocal(&text)) return {};
    if (name != "default" && name != "module.exports") {
      exported = v8::Undefined(isolate);
      if (value->IsObject() && !value.As<v8::Object>()->Get(context, text).ToLocal(&exported)) return {};
    }
    if (module->SetSyntheticModuleExport(isolate, text, exported).IsNothing()) return {};
  }
  v8::Local<v8::Promise::Resolver> done;
  if (!v8::Promise::Resolver::New(context).ToLocal(&done)) return {};
  if (done->Resolve(context, v8::Undefined(isolate)).IsNothing()) return {};
  return done->GetPromise();
}

v8::MaybeLocal<v8::Module> ModuleLoader::OnResolve(v8::Local<v8::Context> context, v8::Local<v8::String> specifier,
                                                   v8::Local<v8::FixedArray> attributes,
                                                   v8::Local<v8::Module> referrer) {
  v8::Isolate* const isolate = context->GetIsolate();
  ModuleLoader& loader = LoaderOf(context);
  const Record* const record = loader.RecordOf(loader.RealmOf(context), referrer);
  std::string type;
  if (!TypeAttribute(isolate, attributes, 3, &type)) return {};
  return loader.Load(context, ToUtf8(isolate, specifier), record == nullptr ? loader.main_path_ : record->path, type);
}

// No file has a source object; what test262 calls a module source is a stand-in.
v8::MaybeLocal<v8::Object> ModuleLoader::OnResolveSource(v8::Local<v8::Context> context,
                                                         v8::Local<v8::String> specifier, v8::Local<v8::FixedArray>,
                                                         v8::Local<v8::Module> referrer) {
  v8::Isolate* const isolate = context->GetIsolate();
  ModuleLoader& loader = LoaderOf(context);
  const Record* const record = loader.RecordOf(loader.RealmOf(context), referrer);
  return loader.LoadSource(context, ToUtf8(isolate, specifier), record == nullptr ? loader.main_path_ : record->path);
}

v8::MaybeLocal<v8::Object> ModuleLoader::LoadSource(v8::Local<v8::Context> context, const std::string& specifier,
                                                    const std::string& importer) {
  if (plain_files_ && specifier == "<module source>") {
    Realm& realm = RealmOf(context);
    if (realm.module_source.IsEmpty()) {
      v8::Local<v8::Object> source;
      if (!NewModuleSource262(context).ToLocal(&source)) return {};
      realm.module_source.Reset(isolate_, source);
    }
    return realm.module_source.Get(isolate_);
  }
  const Resolution found = resolver_.Resolve(specifier, importer, ImportKind::kImport);
  if (found.path.empty()) {
    ThrowWithCode(isolate_, found.error, "ERR_MODULE_NOT_FOUND");
  } else {
    isolate_->ThrowException(v8::Exception::SyntaxError(
        NewString(isolate_, "The module '" + specifier + "' has no source object: import it without `source`")));
  }
  return {};
}

// --- Evaluation

v8::MaybeLocal<v8::Value> ModuleLoader::RunMain(v8::Local<v8::Context> context, v8::Local<v8::Module> module) {
  main_module_.Reset(isolate_, module);
  phase_ = "resolution";
  if (module->InstantiateModule(context, OnResolve, OnResolveSource).IsNothing()) return {};
  phase_ = "runtime";
  return module->Evaluate(context);
}

v8::MaybeLocal<v8::Value> ModuleLoader::RunMain(v8::Local<v8::Context> context, const std::string& path,
                                                const std::string& source) {
  v8::Local<v8::Module> module;
  main_path_ = path;
  phase_ = "parse";
  if (!Compile(path, source, false).ToLocal(&module)) return {};
  return RunMain(context, module);
}

v8::MaybeLocal<v8::Value> ModuleLoader::RunMainFile(v8::Local<v8::Context> context, const std::string& name) {
  const std::string path = RealPath(JoinPath(CurrentDirectory(), name));
  v8::Local<v8::Module> module;
  main_path_ = path;
  phase_ = "parse";
  if (!LoadFile(context, path, EndsWith(path, ".cjs") ? Type::kCommonJs : Type::kSourceText).ToLocal(&module))
    return {};
  return RunMain(context, module);
}

v8::MaybeLocal<v8::Value> ModuleLoader::Require(v8::Local<v8::Context> context, const std::string& specifier,
                                                const std::string& importer) {
  const Resolution found = resolver_.Resolve(specifier, importer, ImportKind::kRequire);
  if (found.path.empty()) {
    ThrowWithCode(isolate_, found.error, "MODULE_NOT_FOUND");
    return {};
  }
  Realm& realm = RealmOf(context);
  v8::Local<v8::Value> exports;
  if (CachedExports(context, realm.commonjs, found.path).ToLocal(&exports)) return exports;
  const std::optional<Type> declared = DeclaredTypeOf(found.path);
  if (declared.value_or(Type::kCommonJs) == Type::kCommonJs) {
    std::string source, error;
    if (!ReadModule(found.path, &source, &error)) {
      ThrowWithCode(isolate_, "Cannot read module: " + error, "MODULE_NOT_FOUND");
      return {};
    }
    // Where nobody says what a file is, it is a module only if it can be nothing else.
    v8::Local<v8::Function> body;
    bool is_module = false;
    {
      v8::TryCatch try_catch(isolate_);
      if (!CompileCommonJs(context, found.path, source).ToLocal(&body)) {
        is_module = !declared && !try_catch.HasTerminated() && ScanForExports(source).has_module_syntax;
        if (!is_module) {
          try_catch.ReThrow();
          return {};
        }
      }
    }
    if (!is_module) return RunCommonJs(context, &realm.commonjs, found.path, body);
  }
  const Type type = declared && *declared != Type::kCommonJs ? *declared : Type::kSourceText;
  v8::Local<v8::Module> module;
  if (!LoadFile(context, found.path, type).ToLocal(&module)) return {};
  if (module->InstantiateModule(context, OnResolve, OnResolveSource).IsNothing()) return {};
  if (module->IsGraphAsync()) {
    ThrowWithCode(isolate_,
                  "require() of " + found.path + " from " + importer +
                      ": the module, or one that it imports, has a top-level await. Use import().",
                  "ERR_REQUIRE_ASYNC_MODULE");
    return {};
  }
  v8::Local<v8::Value> evaluated;
  if (!module->Evaluate(context).ToLocal(&evaluated)) return {};
  if (module->GetStatus() == v8::Module::kErrored) {
    if (evaluated->IsPromise()) evaluated.As<v8::Promise>()->MarkAsHandled();
    isolate_->ThrowException(module->GetException());
    return {};
  }
  if (type == Type::kJson)
    return module->GetModuleNamespace().As<v8::Object>()->Get(context, NewName(isolate_, "default"));
  return module->GetModuleNamespace();
}

// --- import() and import.meta

v8::MaybeLocal<v8::Promise> ModuleLoader::OnImport(v8::Local<v8::Context> context, v8::Local<v8::Data>,
                                                   v8::Local<v8::Value> resource_name, v8::Local<v8::String> specifier,
                                                   v8::ModuleImportPhase phase, v8::Local<v8::FixedArray> attributes) {
  v8::Isolate* const isolate = context->GetIsolate();
  std::string type;
  if (!TypeAttribute(isolate, attributes, 2, &type)) return {};
  // Resource names of scripts are as the command line has them; code without a name asks as the program does.
  const std::string importer = resource_name->IsString() ? JoinPath(CurrentDirectory(), ToUtf8(isolate, resource_name))
                                                         : LoaderOf(context).main_path_;
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver)) return {};
  auto pending = std::unique_ptr<PendingImport>(new PendingImport{
      &LoaderOf(context), v8::Global<v8::Context>(isolate, context),
      v8::Global<v8::Promise::Resolver>(isolate, resolver), ToUtf8(isolate, specifier), importer, type, phase});
  isolate->EnqueueMicrotask(ContinueImport, pending.get());
  LoaderOf(context).pending_imports_.push_back(std::move(pending));
  return resolver->GetPromise();
}

namespace {

// The reactions to the evaluation's promise. Data: [resolver, namespace].
void OnEvaluated(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  v8::Local<v8::Value> resolver, ns;
  if (info.Data().As<v8::Object>()->Get(context, 0).ToLocal(&resolver) &&
      info.Data().As<v8::Object>()->Get(context, 1).ToLocal(&ns)) {
    resolver.As<v8::Promise::Resolver>()->Resolve(context, ns).FromMaybe(false);
  }
}
void OnEvaluationFailed(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  v8::Local<v8::Value> resolver;
  if (info.Data().As<v8::Object>()->Get(context, 0).ToLocal(&resolver)) {
    resolver.As<v8::Promise::Resolver>()->Reject(context, info[0]).FromMaybe(false);
  }
}

// Settles the promise of an import() when that of the evaluation is settled. False: an exception is pending.
bool Follow(v8::Local<v8::Context> context, v8::Local<v8::Promise> evaluation,
            v8::Local<v8::Promise::Resolver> resolver, v8::Local<v8::Value> ns) {
  v8::Local<v8::Value> words[] = {resolver, ns};
  const v8::Local<v8::Array> data = v8::Array::New(context->GetIsolate(), words, 2);
  v8::Local<v8::Function> fulfilled, rejected;
  return v8::Function::New(context, OnEvaluated, data).ToLocal(&fulfilled) &&
         v8::Function::New(context, OnEvaluationFailed, data).ToLocal(&rejected) &&
         !evaluation->Then(context, fulfilled, rejected).IsEmpty();
}

// import.meta.resolve(): the URL that a specifier stands for. Data: the path of the module.
void OnMetaResolve(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  const Resolution found = Shell::From(isolate)->modules().resolver().Resolve(
      ToUtf8(isolate, info[0]), ToUtf8(isolate, info.Data()), ImportKind::kImport);
  v8::Local<v8::String> url;
  if (found.path.empty()) return ThrowWithCode(isolate, found.error, "ERR_MODULE_NOT_FOUND");
  if (MaybeNewString(isolate, FileUrlOf(found.path)).ToLocal(&url)) info.GetReturnValue().Set(url);
}

}  // namespace

// §13.3.10.3 ContinueDynamicImport, and what it waits for: the files are here at once.
void ModuleLoader::ContinueImport(void* data) {
  ModuleLoader& loader = *static_cast<PendingImport*>(data)->loader;
  auto& imports = loader.pending_imports_;
  const auto place =
      std::find_if(imports.begin(), imports.end(), [data](const auto& import) { return import.get() == data; });
  const std::unique_ptr<PendingImport> pending = std::move(*place);
  imports.erase(place);
  v8::Isolate* const isolate = loader.isolate_;
  v8::HandleScope handles(isolate);
  const v8::Local<v8::Context> context = pending->context.Get(isolate);
  const v8::Local<v8::Promise::Resolver> resolver = pending->resolver.Get(isolate);
  v8::Context::Scope context_scope(context);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Module> module;
  v8::Local<v8::Value> evaluation;
  const bool is_deferred = pending->phase == v8::ModuleImportPhase::kDefer;
  bool done;
  if (pending->phase == v8::ModuleImportPhase::kSource) {
    v8::Local<v8::Object> source;
    done = loader.LoadSource(context, pending->specifier, pending->importer).ToLocal(&source) &&
           resolver->Resolve(context, source).FromMaybe(false);
    return loader.FinishImport(context, resolver, done, &try_catch);
  }
  done = loader.Load(context, pending->specifier, pending->importer, pending->type).ToLocal(&module);
  done = done && !module->InstantiateModule(context, OnResolve, OnResolveSource).IsNothing();
  done =
      done && (is_deferred ? module->EvaluateForImportDefer(context) : module->Evaluate(context)).ToLocal(&evaluation);
  if (done) {
    const v8::Local<v8::Value> ns = module->GetModuleNamespace(pending->phase);
    done = Follow(context, evaluation.As<v8::Promise>(), resolver, ns);
  }
  loader.FinishImport(context, resolver, done, &try_catch);
}

void ModuleLoader::FinishImport(v8::Local<v8::Context> context, v8::Local<v8::Promise::Resolver> resolver, bool done,
                                v8::TryCatch* try_catch) {
  if (!done && try_catch->HasCaught() && !try_catch->HasTerminated()) {
    const v8::Local<v8::Value> error = try_catch->Exception();
    try_catch->Reset();
    resolver->Reject(context, error).FromMaybe(false);
  }
  if (try_catch->HasTerminated()) try_catch->ReThrow();
}

void ModuleLoader::OnImportMeta(v8::Local<v8::Context> context, v8::Local<v8::Module> module,
                                v8::Local<v8::Object> meta) {
  v8::Isolate* const isolate = context->GetIsolate();
  ModuleLoader& loader = LoaderOf(context);
  const Record* const record = loader.RecordOf(loader.RealmOf(context), module);
  const std::string path = record == nullptr ? loader.main_path_ : record->path;
  const bool is_main = loader.main_module_ == module;
  v8::Local<v8::String> file, directory, url;
  v8::Local<v8::Function> resolve;
  if (!MaybeNewString(isolate, path).ToLocal(&file) ||
      !MaybeNewString(isolate, DirectoryOf(path)).ToLocal(&directory) ||
      !MaybeNewString(isolate, FileUrlOf(path)).ToLocal(&url) ||
      !v8::Function::New(context, OnMetaResolve, file).ToLocal(&resolve)) {
    return;
  }
  resolve->SetName(NewName(isolate, "resolve"));
  const std::pair<const char*, v8::Local<v8::Value>> fields[] = {{"dirname", directory},
                                                                 {"filename", file},
                                                                 {"main", v8::Boolean::New(isolate, is_main)},
                                                                 {"resolve", resolve},
                                                                 {"url", url}};
  for (const auto& [name, value] : fields) {
    if (meta->CreateDataProperty(context, NewName(isolate, name), value).IsNothing()) return;
  }
}

}  // namespace flat8::shell
