#ifndef FLAT8_SRC_SHELL_COMMONJS_H_
#define FLAT8_SRC_SHELL_COMMONJS_H_

#include <map>
#include <string>

#include "include/v8-context.h"
#include "include/v8-function.h"
#include "include/v8-object.h"
#include "include/v8-persistent-handle.h"

namespace flat8::shell {

// The `module` objects of a realm's CommonJS files, by path.
using CommonJsCache = std::map<std::string, v8::Global<v8::Object>>;

// A CommonJS file as a function of exports, require, module, __filename and __dirname; empty with an exception.
v8::MaybeLocal<v8::Function> CompileCommonJs(v8::Local<v8::Context> context, const std::string& path,
                                             const std::string& source);
// Runs what was compiled: the value of module.exports. Empty with an exception, and then the file is forgotten.
v8::MaybeLocal<v8::Value> RunCommonJs(v8::Local<v8::Context> context, CommonJsCache* cache, const std::string& path,
                                      v8::Local<v8::Function> body);
// The module.exports of a file that runs or has run; empty without an exception otherwise.
v8::MaybeLocal<v8::Value> CachedExports(v8::Local<v8::Context> context, const CommonJsCache& cache,
                                        const std::string& path);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_COMMONJS_H_
