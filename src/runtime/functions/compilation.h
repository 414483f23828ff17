#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_COMPILATION_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_COMPILATION_H_

#include "src/execution/arguments.h"
#include "src/execution/isolate.h"

// From source text to functions of this isolate: parses, generates bytecode, and links it (heap objects for constants and
// inner functions). SyntaxErrors are thrown as exceptions with their place recorded for messages.
namespace v8::internal {

class UnlinkedFunction;
class UnlinkedScope;

// What a code cache has of a script, module or wrapped function, instead of its text's compilation. Owns a reference.
struct CachedCode {
  CachedCode() = default;
  ~CachedCode();
  DISALLOW_COPY(CachedCode);
  UnlinkedFunction* function = nullptr;
  // Of the magic comments, or undefined.
  Value source_url = Undefined();
  Value source_mapping_url = Undefined();
};

struct ScriptDetails {
  Value name = Undefined();  // resource name
  int line_offset = 0;
  int column_offset = 0;
  Value source_map_url = Undefined();
  Value host_defined_options = Undefined();
  int origin_options = 0;
  // Of a v8::Extension: it may use %Name(...), and stack traces leave it out.
  bool is_extension = false;
  // Every function gets its code at once.
  bool is_eager = false;
  // Have the script note the functions that are called (Script::compile_hints).
  bool produce_compile_hints = false;
  // Which of the functions that otherwise wait for their first call get it at once: by the position where their
  // parameters begin. May be null.
  bool (*compile_hint)(int position, void* data) = nullptr;
  void* compile_hint_data = nullptr;
  // Null, or what the text has been compiled to before. CompileReplEntry takes no notice of it.
  const CachedCode* cached_code = nullptr;
};

// A script that nothing has been compiled of yet.
Result<Tagged<Script>> NewScript(Isolate* isolate, Tagged<String> source, const ScriptDetails& details);
// A script that is not bound to a realm: its toplevel SharedFunctionInfo.
Result<Tagged<SharedFunctionInfo>> CompileScript(Isolate* isolate, Tagged<String> source, const ScriptDetails& details);
// An entry of an interactive shell: a script whose top level is an async function. Where a SyntaxError is thrown,
// `*is_incomplete` tells whether it lies in what is missing at the end.
Result<Tagged<SharedFunctionInfo>> CompileReplEntry(Isolate* isolate, Tagged<String> source,
                                                    const ScriptDetails& details, bool* is_incomplete);
// The body of a module, which is not bound to a realm either. Its UnlinkedFunction has what the record is made from.
Result<Tagged<SharedFunctionInfo>> CompileModuleBody(Isolate* isolate, Tagged<String> source,
                                                     const ScriptDetails& details);
// The function that runs the script in the current realm; call it with the global proxy as receiver.
Result<Tagged<JSFunction>> BindScript(Isolate* isolate, Tagged<SharedFunctionInfo> script);
// A function with the given parameter names and body (ScriptCompiler::CompileFunction); its scope chain is the realm's
// with `extensions` (objects) in between, outermost first.
Result<Tagged<JSFunction>> CompileWrappedFunction(Isolate* isolate, Tagged<String> body, const ScriptDetails& details,
                                                  const Tagged<String>* parameters, int parameter_count,
                                                  const Value* extensions, int extension_count);
// ECMA-262 §19.2.1.2 HostEnsureCanCompileStrings. The source to compile, which the embedder may have changed; a value that
// is no string is to be returned as it is. EvalError when the realm and the embedder do not allow it.
// `is_code_like`: see v8::ModifyCodeGenerationFromStringsCallback2; such an object is converted to a string.
Result<Value> EnsureCanCompileStrings(Isolate* isolate, Tagged<NativeContext> realm, Value source, bool is_code_like);
// Whether the context that the host has entered may make the current realm compile source at run time. Not in the
// specification: V8's guard of global objects that were detached.
Result<bool> MayCompileInRealm(Isolate* isolate);
// The code of an indirect eval, to be run in any realm.
Result<Tagged<SharedFunctionInfo>> CompileEval(Isolate* isolate, Tagged<String> source);
// Indirect eval (context: the realm) and, with a scope, direct eval.
Result<Value> Eval(Isolate* isolate, Tagged<String> source, Tagged<Context> context, const UnlinkedScope* scope,
                   LanguageMode mode, Value receiver, Value new_target);
// ECMA-262 §20.2.1.1.1 CreateDynamicFunction: the `kind` functions' constructors.
Result<Value> CreateDynamicFunction(Isolate* isolate, Arguments arguments, FunctionKind kind);

// Gives the shared function its Code (compile_lazily of CallHooks does this and updates the closure).
Result<Tagged<Code>> EnsureCompiled(Isolate* isolate, Tagged<SharedFunctionInfo> shared);
// The same for a function that is called for the first time. SyntaxErrors of lazily compiled functions were reported with
// the script.
Result<Tagged<Code>> CompileLazily(Isolate* isolate, Tagged<JSFunction> function);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_COMPILATION_H_
