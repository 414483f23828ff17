#ifndef FLAT8_SRC_CODEGEN_COMPILATION_CACHE_H_
#define FLAT8_SRC_CODEGEN_COMPILATION_CACHE_H_

#include "src/execution/isolate.h"

// V8's tests empty it, so that nothing but what they look at holds a source.
namespace v8::internal {

// There is no cache of compiled scripts; regexps are kept by their sources.
class CompilationCache {
 public:
  void Clear() { reinterpret_cast<Isolate*>(this)->set_root(Isolate::kRegExpCache, Undefined()); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_CODEGEN_COMPILATION_CACHE_H_
