#ifndef FLAT8_SRC_SHELL_CODE_CACHE_FILES_H_
#define FLAT8_SRC_SHELL_CODE_CACHE_FILES_H_

#include <stddef.h>

#include <map>
#include <memory>
#include <string>
#include <variant>

#include "include/v8-context.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-module.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-script.h"

namespace flat8::shell {

// --code-cache=DIR: what files were compiled to, kept for the next process.
//
//     DIR/VERSION/NAME       VERSION: of engine and flags; NAME: a hash of the path and of what the file is compiled as
//
// Compiling a file takes what is there where the engine accepts it: it checks the text, too. Write, after the program has
// run, keeps what was not there, or was not accepted, or has become more because functions were called for the first time
// (which costs a while to find out, and is asked only where a good part was compiled).
// A file is written under a name of its own and then renamed, so that others, who may be writing the same, read it whole.
class CodeCacheFiles {
 public:
  // An empty folder: nothing is kept. With `trace`, stderr tells what is taken and written.
  CodeCacheFiles(v8::Isolate* isolate, const std::string& folder, bool trace);

  // As the functions of v8::ScriptCompiler do, with the text of the file at an absolute path.
  v8::MaybeLocal<v8::Script> CompileScript(v8::Local<v8::Context> context, const std::string& path,
                                           v8::Local<v8::String> text, const v8::ScriptOrigin& origin);
  v8::MaybeLocal<v8::Module> CompileModule(const std::string& path, v8::Local<v8::String> text,
                                           const v8::ScriptOrigin& origin);
  v8::MaybeLocal<v8::Function> CompileFunction(v8::Local<v8::Context> context, const std::string& path,
                                               v8::Local<v8::String> text, const v8::ScriptOrigin& origin,
                                               size_t parameter_count, v8::Local<v8::String> parameters[]);

  // Of everything that has been compiled since. What cannot be written is said once a process.
  void Write();
  // Without writing: as the isolate ends.
  void Clear() { units_.clear(); }

 private:
  enum class Kind { kScript, kModule, kFunction };
  using Compiled = std::variant<v8::Global<v8::UnboundScript>, v8::Global<v8::UnboundModuleScript>,
                                v8::Global<v8::Function>>;
  struct Unit {
    std::string path;
    int accepted_size;  // Of the cache that it came from; 0: none.
    Compiled compiled;
  };

  std::string FileFor(Kind kind, const std::string& path) const;
  // The cache of a file, or null.
  v8::ScriptCompiler::CachedData* Read(const std::string& path, const std::string& file);
  // Calls compile(source, options) -> MaybeLocal<T>, then Remember with compiled(T).
  template <typename T, typename Compile, typename CompiledOf>
  v8::MaybeLocal<T> CompileWithCache(Kind kind, const std::string& path, v8::Local<v8::String> text,
                                     const v8::ScriptOrigin& origin, Compile compile, CompiledOf compiled_of);
  // Whether so much has been compiled that caches that were accepted may have become more.
  bool MayHaveGrown() const;
  void WriteUnit(const std::string& file, const Unit& unit);
  void Trace(const char* what, const std::string& path) const;

  v8::Isolate* const isolate_;
  const std::string folder_;
  const bool trace_;
  std::map<std::string, Unit> units_;  // By their caches' files.
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_CODE_CACHE_FILES_H_
