#ifndef FLAT8_SRC_MODULES_MODULES_H_
#define FLAT8_SRC_MODULES_MODULES_H_

#include "src/execution/hooks.h"
#include "src/runtime/functions/compilation.h"

// Modules: ECMA-262 §16.2.1 with the proposals for deferred and source phase imports.
//
// CompileModule makes a record of a text (module-compilation.cc); the host loads what it requests (loading.cc), links the
// graph (linking.cc: every import gets the cell of what it names, found by resolution.cc) and evaluates it
// (evaluation.cc; async-evaluation.cc goes on when an awaited promise settles). Namespaces are module-namespace.cc, modules
// that the host fills by itself synthetic-module.cc, import() and import.meta dynamic-import.cc.
//
// No step recurses over the graph natively, but for the search for a name: walks keep their way in the modules.
namespace v8::internal {

class BackgroundCompilation;

// §16.2.1.7.1 ParseModule, with the environment's cells.
Result<Tagged<SourceTextModule>> CompileModule(Isolate* isolate, Tagged<String> source, const ScriptDetails& details);
// The same of a text that another thread has compiled.
Result<Tagged<SourceTextModule>> FinishModule(Isolate* isolate, BackgroundCompilation* compilation,
                                              Tagged<String> source, const ScriptDetails& details);
// §16.2.1.8.4 CreateSyntheticModule: the exports are undefined until they are set.
Result<Tagged<SyntheticModule>> NewSyntheticModule(Isolate* isolate, Tagged<String> name,
                                                   Tagged<FixedArray> export_names, void* evaluation_steps);
// §16.2.1.8.6 SetSyntheticModuleExport. False: there is no such export.
bool SetSyntheticModuleExport(Tagged<SyntheticModule> module, Tagged<String> name, Value value);

// What loads modules for a graph: the module of a request, or for a source phase import the source object.
class ModuleLoader {
 public:
  virtual Result<Value> Load(Tagged<SourceTextModule> referrer, Tagged<ModuleRequest> request) = 0;

 protected:
  ~ModuleLoader() = default;
};
// §16.2.1.6.1.1 LoadRequestedModules, of a host that has every module at hand. After a failure nothing is loaded.
Result<void> LoadRequestedModules(Isolate* isolate, Tagged<Module> module, ModuleLoader* loader);
// §16.2.1.6.1.2 Link: of a module whose graph is loaded.
Result<void> Link(Isolate* isolate, Tagged<Module> module);
// §16.2.1.6.1.3 Evaluate: a promise.
Result<Value> Evaluate(Isolate* isolate, Tagged<Module> module);
// Evaluates a synthetic module that has not been evaluated: what its steps return, or throw.
Result<Value> RunEvaluationSteps(Isolate* isolate, Tagged<SyntheticModule> module);
// For import.defer(): evaluates what has to wait of the graph, which the promise stands for; the rest runs when the
// deferred namespace is used.
Result<Value> EvaluateForDeferredImport(Isolate* isolate, Tagged<Module> module);
// §16.2.1.13 GetModuleNamespace ( module, phase ).
Result<Tagged<JSModuleNamespace>> GetModuleNamespace(Isolate* isolate, Tagged<Module> module,
                                                     ImportPhase phase = ImportPhase::kEvaluation);
// §13.3.10.2 EvaluateImportCall, in the code of a script: a promise, which every failure rejects.
Result<Value> ImportFromScript(Isolate* isolate, Tagged<Script> referrer, ImportPhase phase, Value specifier,
                               Value options);
// §13.3.12.1 import.meta.
Result<Value> GetImportMeta(Isolate* isolate, Tagged<SourceTextModule> module);
// Whether some module of the graph has a top-level await: of a linked module.
Result<bool> IsGraphAsync(Isolate* isolate, Tagged<Module> module);
// The modules of the graph that wait for a promise of their own: a growing list (ListGet).
Result<Value> StalledModules(Isolate* isolate, Tagged<Module> module);

// What the reactions to a module's promise do, which are builtins.
Result<void> AsyncModuleExecutionFulfilled(Isolate* isolate, Tagged<SourceTextModule> module);
Result<void> AsyncModuleExecutionRejected(Isolate* isolate, Tagged<SourceTextModule> module, Value error);
Result<void> DeferredImportFulfilled(Isolate* isolate, Arguments arguments);
Result<void> DeferredImportRejected(Isolate* isolate, Arguments arguments);

// Fills the hooks of lower floors.
void RegisterModules(Hooks* hooks);

}  // namespace v8::internal

#endif  // FLAT8_SRC_MODULES_MODULES_H_
