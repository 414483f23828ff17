// Module: compiling, linking, evaluating, and where each fails.

#include <map>

#include "host.h"

namespace {

std::map<std::string, Global<Module>>* modules;

MaybeLocal<Module> CompileModule(Isolate* isolate, const char* name, const char* text) {
  ScriptOrigin origin(isolate, Str(name), 0, 0, false, -1, Local<Value>(), false, false, true);
  ScriptCompiler::Source source(Str(text), origin);
  Local<Module> module;
  if (!ScriptCompiler::CompileModule(isolate, &source).ToLocal(&module)) return {};
  (*modules)[name].Reset(isolate, module);
  return module;
}

MaybeLocal<Module> Resolve(Local<Context> context, Local<String> specifier, Local<FixedArray> assertions,
                           Local<Module> referrer) {
  Isolate* isolate = Isolate::GetCurrent();
  Log("resolve " + ToStd(specifier));
  auto found = modules->find(ToStd(specifier));
  if (found == modules->end()) {
    isolate->ThrowException(Exception::RangeError(Str("no such module")));
    return {};
  }
  return found->second.Get(isolate);
}

// Modules of one host, gone before its isolate.
class Modules {
 public:
  Modules() { modules = &map_; }

 private:
  std::map<std::string, Global<Module>> map_;
};

void PrintStatus(Local<Module> module) {
  static const char* const kNames[] = {"uninstantiated", "instantiating", "instantiated",
                                       "evaluating",     "evaluated",     "errored"};
  PrintLine("status", kNames[module->GetStatus()]);
}

void PrintPromise(const char* label, MaybeLocal<Value> result) {
  Local<Value> value;
  if (!result.ToLocal(&value)) return PrintLine(label, "<empty>");
  if (!value->IsPromise()) return Print(label, value);
  Local<Promise> promise = value.As<Promise>();
  static const char* const kNames[] = {"pending", "fulfilled", "rejected"};
  PrintLine(label, std::string(kNames[promise->State()]) +
                       (promise->State() == Promise::kPending ? "" : " " + Describe(promise->Result())));
}

}  // namespace

HOST(ModulesLifeCycle) {
  Modules all;
  Local<Module> leaf =
      CompileModule(isolate, "leaf", "export let x = 1; export function bump() { x++ } export default class {}")
          .ToLocalChecked();
  Local<Module> root =
      CompileModule(isolate, "root",
                    "import {x, bump} from 'leaf'; import * as ns from 'leaf'; import d from 'leaf'; bump(); export "
                    "const seen = x; export {x as renamed}; globalThis.result = [x, ns.x, typeof d, Object.keys(ns)]")
          .ToLocalChecked();
  PrintStatus(root);
  Print("requests", root->GetModuleRequests()->Length());
  for (int i = 0; i < root->GetModuleRequests()->Length(); i++) {
    Local<ModuleRequest> request = root->GetModuleRequests()->Get(context, i).As<ModuleRequest>();
    Print("specifier", request->GetSpecifier());
    Location location = root->SourceOffsetToLocation(request->GetSourceOffset());
    Print("line", location.GetLineNumber());
    Print("column", location.GetColumnNumber());
  }
  Print("instantiate", root->InstantiateModule(context, Resolve));
  PrintStatus(root);
  PrintStatus(leaf);
  Print("again", root->InstantiateModule(context, Resolve));
  PrintPromise("evaluate", root->Evaluate(context));
  PrintStatus(root);
  PrintStatus(leaf);
  PrintPromise("evaluate again", root->Evaluate(context));
  Print("result", context->Global()->Get(context, Str("result")));
  Local<Object> ns = root->GetModuleNamespace().As<Object>();
  Print("namespace", ns->GetOwnPropertyNames(context));
  Print("seen", ns->Get(context, Str("seen")));
  Print("is namespace", ns->IsModuleNamespaceObject());
  PrintTry("set", [&] { return ns->Set(context, Str("seen"), Int(9)); });
  Print("attributes", ns->GetPropertyAttributes(context, Str("seen")));
  PrintTry("delete", [&] { return ns->Delete(context, Str("seen")); });
  Print("id", root->ScriptId() == leaf->ScriptId());
  Print("source text", root->IsSourceTextModule());
  Print("hash", root->GetIdentityHash() != 0);
  PrintLog("log");
}

HOST(ModulesSyntaxError) {
  Modules all;
  for (const char* source :
       {"import", "export default", "import {a} from", "var x; export {y}", "export {x}; export {x}; var x",
        "import a from 'b'; import a from 'c'", "with (a) {}", "let a; let a", "await = 1",
        "export let x; export let x", "return", "import.meta = 1", "\n  import x y"}) {
    PrintTry(source, [&] { return CompileModule(isolate, "bad", source).IsEmpty(); });
  }
}

HOST(ModulesLinkErrors) {
  Modules all;
  CompileModule(isolate, "leaf", "export let a = 1").ToLocalChecked();
  for (const char* source :
       {"import {missing} from 'leaf'", "import d from 'leaf'", "import 'nowhere'", "export {zzz} from 'leaf'",
        "\n import {a,\n  b} from 'leaf'", "export * from 'leaf'; import {a} from 'leaf'"}) {
    Local<Module> module = CompileModule(isolate, "root", source).ToLocalChecked();
    PrintTry(source, [&] { return module->InstantiateModule(context, Resolve); });
    PrintStatus(module);
  }
  PrintLog("log");
}

HOST(ModulesThrow) {
  Modules all;
  CompileModule(isolate, "bad", "\n throw new RangeError('in module')").ToLocalChecked();
  Local<Module> root = CompileModule(isolate, "root", "import 'bad'; globalThis.ran = true").ToLocalChecked();
  root->InstantiateModule(context, Resolve).Check();
  TryCatch try_catch(isolate);
  PrintPromise("evaluate", root->Evaluate(context));
  Print("caught", try_catch.HasCaught());
  PrintStatus(root);
  Print("exception", root->GetException());
  Print("ran", context->Global()->Get(context, Str("ran")));
  PrintPromise("again", root->Evaluate(context));
  PrintStatus((*modules)["bad"].Get(isolate));
}

HOST(ModulesTopLevelAwait) {
  Modules all;
  Local<Module> module = CompileModule(isolate, "async",
                                       "globalThis.order = ['before']; await new Promise(r => globalThis.go = r); "
                                       "order.push('after'); export let v = 7")
                             .ToLocalChecked();
  module->InstantiateModule(context, Resolve).Check();
  Print("async graph", module->IsGraphAsync());
  Local<Value> promise = module->Evaluate(context).ToLocalChecked();
  PrintPromise("promise", promise);
  PrintStatus(module);
  RunChecked("order.push('outside'); go()");
  PrintPromise("promise", promise);
  PrintRun("order.join()");
  PrintStatus(module);
}

HOST(ModulesCycle) {
  Modules all;
  CompileModule(isolate, "a", "import {b} from 'b'; export let a = 'a'; export function f() { return b }")
      .ToLocalChecked();
  CompileModule(isolate, "b",
                "import {a, f} from 'a'; export let b = 'b'; let early; try { early = a } catch (e) { early = e.name } "
                "globalThis.early = early; globalThis.hoisted = typeof f")
      .ToLocalChecked();
  Local<Module> a = (*modules)["a"].Get(isolate);
  Print("instantiate", a->InstantiateModule(context, Resolve));
  PrintPromise("evaluate", a->Evaluate(context));
  PrintRun("[early, hoisted]");
  PrintLog("log");
}

static MaybeLocal<Value> SyntheticSteps(Local<Context> context, Local<Module> module) {
  Isolate* isolate = Isolate::GetCurrent();
  Log("steps");
  module->SetSyntheticModuleExport(isolate, Str("a"), Int(1)).Check();
  TryCatch try_catch(isolate);
  Print("unknown export", module->SetSyntheticModuleExport(isolate, Str("zzz"), Int(1)));
  Print("threw", try_catch.HasCaught());
  try_catch.Reset();
  Local<Promise::Resolver> resolver = Promise::Resolver::New(context).ToLocalChecked();
  resolver->Resolve(context, Undefined(isolate)).Check();
  return resolver->GetPromise().As<Value>();
}

HOST(ModulesSynthetic) {
  Modules all;
  Local<Module> synthetic = Module::CreateSyntheticModule(
      isolate, Str("synthetic"), std::vector<Local<String>>{Str("a"), Str("b")}, SyntheticSteps);
  (*modules)["synthetic"].Reset(isolate, synthetic);
  Print("synthetic", synthetic->IsSyntheticModule());
  Print("source text", synthetic->IsSourceTextModule());
  Local<Module> root = CompileModule(isolate, "root",
                                     "import {a, b} from 'synthetic'; import * as ns from 'synthetic'; globalThis.r = "
                                     "[a, b, Object.keys(ns).join()]")
                           .ToLocalChecked();
  Print("instantiate", root->InstantiateModule(context, Resolve));
  PrintPromise("evaluate", root->Evaluate(context));
  PrintRun("r");
  synthetic->SetSyntheticModuleExport(isolate, Str("b"), Int(2)).Check();
  Print("b", synthetic->GetModuleNamespace().As<Object>()->Get(context, Str("b")));
  PrintStatus(synthetic);
  PrintLog("log");
}

static MaybeLocal<Promise> Import(Local<Context> context, Local<Data> options, Local<Value> resource,
                                  Local<String> specifier, Local<FixedArray> assertions) {
  Log("import " + ToStd(specifier) + " from " + Describe(resource));
  Local<Promise::Resolver> resolver = Promise::Resolver::New(context).ToLocalChecked();
  if (ToStd(specifier) == "throws") {
    Isolate::GetCurrent()->ThrowException(Str("import failed"));
    return {};
  }
  resolver->Resolve(context, Object::New(Isolate::GetCurrent())).Check();
  return resolver->GetPromise();
}

HOST(ModulesDynamicImport) {
  PrintRun("import('without a host').catch(e => globalThis.e = e.name)");
  PrintRun("e");
  isolate->SetHostImportModuleDynamicallyCallback(Import);
  PrintRun("import('x').then(n => globalThis.n = typeof n); 1");
  PrintRun("n");
  PrintRun("import('throws').catch(e => globalThis.e = e); 1");
  PrintRun("e");
  PrintRun("import({toString() { throw 'specifier' }}).catch(e => globalThis.e = e); 1");
  PrintRun("e");
  PrintRun("eval('import(\"from eval\")'); 1");
  PrintLog("log");
}

static void Meta(Local<Context> context, Local<Module> module, Local<Object> meta) {
  Log("meta");
  meta->CreateDataProperty(context, Str("url"), Str("host://module")).Check();
}

HOST(ModulesImportMeta) {
  Modules all;
  isolate->SetHostInitializeImportMetaObjectCallback(Meta);
  Local<Module> module =
      CompileModule(isolate, "m",
                    "globalThis.r = [import.meta.url, import.meta === import.meta, Object.getPrototypeOf(import.meta)]")
          .ToLocalChecked();
  module->InstantiateModule(context, Resolve).Check();
  PrintLog("before");
  PrintPromise("evaluate", module->Evaluate(context));
  PrintRun("r");
  PrintLog("log");
}
