#include "src/modules/module-internal.h"
#include "src/runtime/jobs/promise-operations.h"
#include "src/runtime/values/conversions.h"

// §13.3.10 Import Calls, §13.3.12 import.meta.
namespace v8::internal {

namespace {

// GetActiveScriptOrModule: code of eval and of the Function constructor belongs to what made it.
Tagged<Script> ScriptOrModuleOf(Tagged<SharedFunctionInfo> function) {
  Tagged<Script> script = function->script();
  while (IsSharedFunctionInfo(script->eval_from_shared())) {
    const Tagged<SharedFunctionInfo> outer = Cast<SharedFunctionInfo>(script->eval_from_shared());
    if (!outer->IsUserJavaScript()) break;
    script = outer->script();
  }
  return script;
}

// Key, value pairs in order of the keys, of the options of an import call.
Result<Tagged<FixedArray>> AttributesOf(Isolate* isolate, Value options) {
  const Tagged<FixedArray> none = ReadOnlyRoots::empty_fixed_array();
  if (options.IsUndefined()) return none;
  if (!IsJSReceiver(options)) return Throw(isolate, MessageTemplate::kImportOptionsNotObject);
  const Value with = TRY(Get(isolate, options, ReadOnlyRoots::with_string()));
  if (with.IsUndefined()) return none;
  if (!IsJSReceiver(with)) return Throw(isolate, MessageTemplate::kImportAttributesNotObject);
  const Tagged<JSReceiver> object = Cast<JSReceiver>(with);
  const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, object, SKIP_SYMBOLS));
  Value list = Undefined();
  for (int i = 0; i < keys->length(); ++i) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
    PropertyDescriptor descriptor;
    if (!TRY(GetOwnProperty(isolate, object, key, &descriptor)) || !descriptor.enumerable) continue;
    const Value value = TRY(Get(isolate, object, key));
    if (!IsString(value)) return Throw(isolate, MessageTemplate::kImportAttributeValueNotString, keys->get(i));
    list = TRY(ListAdd(isolate, list, keys->get(i)));
    list = TRY(ListAdd(isolate, list, value));
  }
  const int count = ListLength(list);
  const Tagged<FixedArray> sorted = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; i += 2) {
    int at = i;
    for (; at > 0; at -= 2) {
      const Tagged<String> before = Cast<String>(sorted->get(at - 2));
      if (TRY(String::Compare(isolate, before, Cast<String>(ListGet(list, i)))) <= 0) break;
      sorted->set(at, sorted->get(at - 2));
      sorted->set(at + 1, sorted->get(at - 1));
    }
    sorted->set(at, ListGet(list, i));
    sorted->set(at + 1, ListGet(list, i + 1));
  }
  return sorted;
}

Result<Value> StartImport(Isolate* isolate, Tagged<Script> referrer, ImportPhase phase, Value specifier,
                          Value options) {
  const Tagged<String> text = TRY(ToString(isolate, specifier));
  const Tagged<FixedArray> attributes = TRY(AttributesOf(isolate, options));
  return isolate->hooks->module_host.import_dynamically(isolate, referrer, text, phase, attributes);
}

}  // namespace

// 13.3.12.1: the object is made when it is first asked for.
Result<Value> GetImportMeta(Isolate* isolate, Tagged<SourceTextModule> module) {
  if (IsJSReceiver(module->import_meta())) return module->import_meta();
  const Tagged<JSObject> meta = TRY(NewJSObjectWithNullProto(isolate));
  TRY(isolate->hooks->module_host.initialize_import_meta(isolate, module, meta));
  module->set_import_meta(meta);
  return meta;
}

Result<Value> ImportFromScript(Isolate* isolate, Tagged<Script> referrer, ImportPhase phase, Value specifier,
                               Value options) {
  const Result<Value> started = StartImport(isolate, referrer, phase, specifier, options);
  if (!started.IsException() || isolate->is_terminating()) return started;
  const Value error = isolate->TakeException();
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  TRY(RejectPromise(isolate, promise, error));
  return promise;
}

namespace {

// 13.3.10.2 EvaluateImportCall, in the code of a function.
Result<Value> EvaluateImportCall(Isolate* isolate, Tagged<SharedFunctionInfo> referrer, ImportPhase phase,
                                 Value specifier, Value options) {
  return ImportFromScript(isolate, ScriptOrModuleOf(referrer), phase, specifier, options);
}

Result<Value> ImportIntoRealm(Isolate* isolate, Tagged<String> specifier) {
  return isolate->hooks->module_host.import_dynamically(isolate, Undefined(), specifier, ImportPhase::kEvaluation,
                                                        ReadOnlyRoots::empty_fixed_array());
}

}  // namespace

void RegisterModuleNamespaces(Hooks* hooks);  // module-namespace.cc

void RegisterModules(Hooks* hooks) {
  hooks->modules.import_call = &EvaluateImportCall;
  hooks->modules.import_into_realm = &ImportIntoRealm;
  hooks->modules.import_meta = &GetImportMeta;
  RegisterModuleNamespaces(hooks);
}

}  // namespace v8::internal
