#include "src/runtime/environments/direct-eval.h"
#include "src/objects/dependents.h"
#include "src/runtime/environments/global-declarations.h"
#include "src/runtime/environments/scopes.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property.h"

// ECMA-262 §19.2.1.1 PerformEval inside of functions, and §19.2.1.3 EvalDeclarationInstantiation.
namespace v8::internal {

namespace {

// The var scope of a sloppy eval that runs: a context that stands for it, the native context for the global one. A lexical binding
// on the way there is in conflict (catch parameters are not).
Result<Tagged<Context>> FindVarContext(Isolate* isolate, Tagged<String> name, bool check) {
  Tagged<Context> context = Frame(isolate->vm_fp).context();
  for (; !IsNativeContext(context); context = context->previous()) {
    const Tagged<ScopeInfo> scope_info = ScopeInfoOf(context->get(Context::kScopeInfoOrExtension));
    if (scope_info.is_empty()) continue;
    const UnlinkedScope* scope = scope_info->scope();
    if (scope->type() == ScopeType::kScript) break;
    if (scope->is_declaration_scope() && scope->type() != ScopeType::kEval) return context;
    if (!check) continue;
    const UnlinkedScope::Entry* entry = LookupEntry(scope, name);
    if (entry != nullptr && entry->location == VariableLocation::kContext && IsLexicalMode(entry->mode) &&
        entry->kind != VariableKind::kCatchParameter) {
      return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    }
  }
  return Tagged<Context>(isolate->realm());
}

}  // namespace

// ECMA-262 §19.2.1.3 EvalDeclarationInstantiation, for sloppy direct (and indirect) eval.
Result<Value> CheckEvalDeclaration(Isolate* isolate, Tagged<String> name, bool is_function) {
  const Tagged<Context> context = TRY(FindVarContext(isolate, name, true));
  if (IsNativeContext(context)) {
    const PropertyKey key = PropertyKey::FromInternalized(name);
    const Tagged<JSObject> global = isolate->realm()->global_object();
    if (IsLexicalName(isolate, name)) return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    const bool possible = TRY(is_function ? CanDeclareGlobalFunction(isolate, global, key)
                                          : CanDeclareGlobalVar(isolate, global, key));
    if (possible) return Undefined();
    return Throw(isolate, is_function ? MessageTemplate::kRedefineDisallowed : MessageTemplate::kDefineDisallowed, name);
  }
  const UnlinkedScope* scope = ScopeInfoOf(context->get(Context::kScopeInfoOrExtension))->scope();
  const UnlinkedScope::Entry* entry = LookupEntry(scope, name);
  // With a scope of its own for the body, this is an eval among the parameters, whose variables may not hide them.
  if (scope->has_body_scope() &&
      ((entry != nullptr && entry->kind == VariableKind::kParameter) ||
       (name == ReadOnlyRoots::arguments_string() && !IsArrowFunction(scope->function_kind())))) {
    return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
  }
  if (entry != nullptr && entry->location == VariableLocation::kContext && IsLexicalMode(entry->mode) &&
      entry->kind != VariableKind::kParameter && entry->kind != VariableKind::kFunctionName) {
    return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
  }
  return Undefined();
}

Result<Value> DeclareEvalBinding(Isolate* isolate, Tagged<String> name, Value function) {
  TRY(CheckEvalDeclaration(isolate, name, !function.IsUndefined()));
  const PropertyKey key = PropertyKey::FromInternalized(name);
  const Tagged<Context> context = TRY(FindVarContext(isolate, name, false));
  if (IsNativeContext(context)) {
    const Tagged<JSObject> global = isolate->realm()->global_object();
    if (function.IsUndefined()) {
      TRY(CreateGlobalVar(isolate, global, key, true));
    } else {
      TRY(CreateGlobalFunction(isolate, global, key, function, true));
    }
    return Undefined();
  }
  const Value info = context->get(Context::kScopeInfoOrExtension);
  const Tagged<ScopeInfo> scope_info = ScopeInfoOf(info);
  const UnlinkedScope::Entry* entry = LookupEntry(scope_info->scope(), name);
  if (entry != nullptr && entry->location == VariableLocation::kContext && entry->kind != VariableKind::kFunctionName) {
    if (!function.IsUndefined()) AssignContextSlot(context, entry->index, function);
    return Undefined();
  }
  Value variables = EvalVariablesOf(info);
  if (!IsJSReceiver(variables)) {
    auto object = TRY(NewJSObjectWithNullProto(isolate));
    auto pair = TRY(NewFixedArray(isolate, 2));
    pair->set(0, scope_info);
    pair->set(1, object);
    context->set(Context::kScopeInfoOrExtension, pair);
    variables = object;
  }
  const Tagged<JSReceiver> object = Cast<JSReceiver>(variables);
  const bool found = TRY(HasOwnProperty(isolate, object, key));
  if (!function.IsUndefined() || !found) TRY(CreateDataPropertyOrThrow(isolate, object, key, function));
  return Undefined();
}

Result<Value> StoreEvalVar(Isolate* isolate, Tagged<String> name, Value function) {
  const PropertyKey key = PropertyKey::FromInternalized(name);
  const Tagged<Context> context = TRY(FindVarContext(isolate, name, false));
  Tagged<JSReceiver> object = isolate->realm()->global_object();
  if (!IsNativeContext(context)) {
    const Value info = context->get(Context::kScopeInfoOrExtension);
    const UnlinkedScope::Entry* entry = LookupEntry(ScopeInfoOf(info)->scope(), name);
    if (entry != nullptr && entry->location == VariableLocation::kContext && entry->kind != VariableKind::kFunctionName) {
      AssignContextSlot(context, entry->index, function);
      return Undefined();
    }
    // Deleted since: nothing to store to.
    const Value variables = EvalVariablesOf(info);
    if (!IsJSReceiver(variables)) return Undefined();
    object = Cast<JSReceiver>(variables);
  }
  TRY(Set(isolate, object, key, function, ShouldThrow::kDontThrow));
  return Undefined();
}

Result<Value> DirectEvalFromInterpreter(Isolate* isolate, uint64_t* fp, Value source, Value scope_info) {
  const Frame frame(fp);
  source = TRY(EnsureCanCompileStrings(isolate, frame.function()->native_context(), source, IsCodeLike(source)));
  if (!IsString(source)) return source;
  const UnlinkedScope* scope = IsScopeInfo(scope_info) ? Cast<ScopeInfo>(scope_info)->scope() : nullptr;
  const LanguageMode mode = scope != nullptr ? scope->language_mode() : frame.function()->shared()->language_mode();
  return Eval(isolate, Cast<String>(source), frame.context(), scope, mode, frame.receiver(), frame.new_target());
}

}  // namespace v8::internal
