#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_BACKGROUND_COMPILATION_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_BACKGROUND_COMPILATION_H_

#include "src/base/memory.h"
#include "src/bytecode/unlinked-code.h"
#include "src/parsing/parse-info.h"
#include "src/runtime/functions/compilation.h"

namespace v8::internal {

// A script or module whose text is parsed and whose bytecode is generated on some other thread, which knows no isolate;
// the isolate's own thread then only links the result (compilation.cc).
class BackgroundCompilation {
 public:
  // Of kScript or kModule. `info()` is null when memory is short: then Run and Finish must not be called.
  explicit BackgroundCompilation(ParseKind kind) : info_(base::New<ParseInfo>(kind)) {}
  ~BackgroundCompilation();
  DISALLOW_COPY(BackgroundCompilation);

  // Takes options before Run; after Finish it describes what has been compiled.
  ParseInfo* info() const { return info_.get(); }

  // Once, on any thread. The characters must stay until Finish is through.
  void Run(const SourceText& text);

  // On the isolate's thread, after Run: as CompileScript, or as CompileModuleBody. The work is done anew, of `source`,
  // where that is not the text that Run was given, or where Run had too little memory or stack.
  Result<Tagged<SharedFunctionInfo>> Finish(Isolate* isolate, Tagged<String> source, const ScriptDetails& details);

 private:
  bool IsOf(Tagged<String> flat) const;

  base::UniquePtr<ParseInfo> info_;
  SourceText text_;
  UnlinkedFunction* unlinked_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_BACKGROUND_COMPILATION_H_
