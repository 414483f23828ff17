#ifndef FLAT8_SRC_DEBUG_DEBUG_INTERFACE_H_
#define FLAT8_SRC_DEBUG_DEBUG_INTERFACE_H_

#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8config.h"

// What a debugger asks of the engine, in V8's words; no public header has it. Defined in api/api-debug.cc.
namespace v8::debug {

enum class EvaluateGlobalMode {
  kDefault,
  kDisableBreaks,  // as kDefault: there are no breakpoints
  // The evaluation ends with an EvalError when it could change anything that was there before it
  // (execution/side-effect-guard.h).
  kDisableBreaksAndThrowOnSideEffect
};

// Runs the source as a script in the current context; with `repl_mode` as an entry of an interactive shell
// (ScriptCompiler::CompileReplEntry). Empty: it has thrown.
MaybeLocal<Value> EvaluateGlobal(Isolate* isolate, Local<String> source, EvaluateGlobalMode mode,
                                 bool repl_mode = false);

}  // namespace v8::debug

#endif  // FLAT8_SRC_DEBUG_DEBUG_INTERFACE_H_
