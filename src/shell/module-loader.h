#ifndef FLAT8_SRC_SHELL_MODULE_LOADER_H_
#define FLAT8_SRC_SHELL_MODULE_LOADER_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-module.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-promise.h"
#include "src/shell/commonjs.h"
#include "src/shell/import-map.h"
#include "src/shell/module-resolver.h"

namespace flat8::shell {

// The modules of the shell: loads them from files, each once a realm, and is the host of import() and import.meta.
//
// A file is a module of the language, CommonJS, JSON, text or bytes, by its import's `type`, its extension, its package
// and what is in it; all but the first are synthetic modules. The files of a graph are read while it is linked.
class ModuleLoader {
 public:
  explicit ModuleLoader(v8::Isolate* isolate);
  ~ModuleLoader();

  // Every file is a module of the language but for what its import says: test262's rules.
  void set_plain_files() { plain_files_ = true; }
  // The program is a script: what imports without a name of its own are relative to.
  void set_main_script(const std::string& name);
  void AddConditions(const std::vector<std::string>& names);
  bool ReadImportMap(const std::string& file, std::string* error);

  // Whether `flat8 FILE` runs it as a module, or as CommonJS.
  bool IsModuleFile(const std::string& path);
  // Loads, links and evaluates the program: the promise of its evaluation. `path` names the text; empty with an
  // exception.
  v8::MaybeLocal<v8::Value> RunMain(v8::Local<v8::Context> context, const std::string& path, const std::string& source);
  v8::MaybeLocal<v8::Value> RunMainFile(v8::Local<v8::Context> context, const std::string& path);
  // How far that has come: "parse", "resolution" or "runtime".
  const char* phase() const { return phase_; }
  v8::MaybeLocal<v8::Module> main_module() const { return main_module_.Get(isolate_); }

  // require(): the module.exports of a CommonJS file, the namespace of a module that does not wait.
  v8::MaybeLocal<v8::Value> Require(v8::Local<v8::Context> context, const std::string& specifier,
                                    const std::string& importer);
  ModuleResolver& resolver() { return resolver_; }
  void Clear();

 private:
  enum class Type { kSourceText, kCommonJs, kJson, kText, kBytes };
  struct Record {
    std::string path;
    Type type;
    v8::Global<v8::Module> module;
    v8::Global<v8::Value> value;  // What a synthetic module exports as default, when it is known from the start.
    std::vector<std::string> export_names;
  };
  struct Realm {
    v8::Global<v8::Context> context;
    std::map<std::string, std::unique_ptr<Record>> records;  // By type and path.
    std::unordered_multimap<int, Record*> by_hash;           // By the module's identity hash.
    CommonJsCache commonjs;
    v8::Global<v8::Object> module_source;  // test262's <module source>
  };
  struct PendingImport;

  static v8::MaybeLocal<v8::Module> OnResolve(v8::Local<v8::Context> context, v8::Local<v8::String> specifier,
                                              v8::Local<v8::FixedArray> attributes, v8::Local<v8::Module> referrer);
  static v8::MaybeLocal<v8::Promise> OnImport(v8::Local<v8::Context> context, v8::Local<v8::Data> options,
                                              v8::Local<v8::Value> resource_name, v8::Local<v8::String> specifier,
                                              v8::ModuleImportPhase phase, v8::Local<v8::FixedArray> attributes);
  static void OnImportMeta(v8::Local<v8::Context> context, v8::Local<v8::Module> module, v8::Local<v8::Object> meta);
  static v8::MaybeLocal<v8::Value> OnEvaluateSynthetic(v8::Local<v8::Context> context, v8::Local<v8::Module> module);
  static v8::MaybeLocal<v8::Object> OnResolveSource(v8::Local<v8::Context> context, v8::Local<v8::String> specifier,
                                                    v8::Local<v8::FixedArray> attributes,
                                                    v8::Local<v8::Module> referrer);
  static void ContinueImport(void* data);
  // Rejects the promise of an import() with what was caught when it is not done.
  void FinishImport(v8::Local<v8::Context> context, v8::Local<v8::Promise::Resolver> resolver, bool done,
                    v8::TryCatch* try_catch);
  v8::MaybeLocal<v8::Object> LoadSource(v8::Local<v8::Context> context, const std::string& specifier,
                                        const std::string& importer);

  Realm& RealmOf(v8::Local<v8::Context> context);
  Record* RecordOf(Realm& realm, v8::Local<v8::Module> module);
  // The module for a request; empty with an exception.
  v8::MaybeLocal<v8::Module> Load(v8::Local<v8::Context> context, const std::string& specifier,
                                  const std::string& importer, const std::string& type);
  v8::MaybeLocal<v8::Module> LoadFile(v8::Local<v8::Context> context, const std::string& path, Type type);
  v8::MaybeLocal<v8::Module> Compile(const std::string& path, const std::string& source, bool is_file);
  v8::MaybeLocal<v8::Module> MakeSynthetic(v8::Local<v8::Context> context, Record* record, const std::string& source);
  v8::MaybeLocal<v8::Value> ValueOf(v8::Local<v8::Context> context, Record* record, const std::string& source);
  void AddCommonJsNames(Record* record, const std::string& source);
  v8::MaybeLocal<v8::Value> RunMain(v8::Local<v8::Context> context, v8::Local<v8::Module> module);
  // By its extension and its package's `type`; none: these do not say.
  std::optional<Type> DeclaredTypeOf(const std::string& path);
  Type TypeOf(const std::string& path);

  v8::Isolate* const isolate_;
  ModuleResolver resolver_;
  ImportMap import_map_;
  std::vector<std::unique_ptr<Realm>> realms_;
  // Of jobs that have not run yet, and perhaps never will.
  std::vector<std::unique_ptr<PendingImport>> pending_imports_;
  v8::Global<v8::Module> main_module_;
  std::string main_path_;
  const char* phase_ = "parse";
  bool plain_files_ = false;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_MODULE_LOADER_H_
