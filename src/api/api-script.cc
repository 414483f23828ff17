#include <algorithm>
#include <vector>

#include "src/api/api-compilation.h"
#include "src/api/api-internal.h"
#include "src/api/api-message.h"
#include "src/execution/call.h"
#include "src/modules/modules.h"
#include "src/runtime/functions/compilation.h"
#include "src/strings/unicode.h"

// Script, UnboundScript, ScriptCompiler. A Script is the function that runs it, an UnboundScript the shared part of that.
namespace v8 {

namespace {

i::Tagged<i::SharedFunctionInfo> OpenUnbound(const UnboundScript* that) { return i::OpenAs<i::SharedFunctionInfo>(that); }

i::ScriptDetails DetailsOf(const ScriptCompiler::Source* source, ScriptCompiler::CompileOptions options) {
  using Access = i::ApiAccess;
  i::ScriptDetails details;
  details.name = i::OpenOrUndefined(Access::ResourceName(source));
  details.line_offset = Access::LineOffset(source) < 0 ? 0 : Access::LineOffset(source);
  details.column_offset = Access::ColumnOffset(source) < 0 ? 0 : Access::ColumnOffset(source);
  details.source_map_url = i::OpenOrUndefined(Access::SourceMapUrl(source));
  details.host_defined_options = i::OpenOrUndefined(Access::HostDefinedOptions(source));
  details.origin_options = Access::OriginOptions(source);
  details.is_eager = (options & ScriptCompiler::kEagerCompile) != 0;
  details.produce_compile_hints = (options & ScriptCompiler::kProduceCompileHints) != 0;
  if ((options & ScriptCompiler::kConsumeCompileHints) != 0) {
    details.compile_hint = Access::HintCallback(source);
    details.compile_hint_data = Access::HintCallbackData(source);
  }
  return details;
}

// What every compilation of a Source begins with. False: the options contradict each other.
bool Begin(ScriptCompiler::CompileOptions options, const char* location) {
  return i::ApiCheck(ScriptCompiler::CompileOptionsIsValid(options), location, "Invalid CompileOptions");
}

// The options of a script or module with what its code cache has.
i::ScriptDetails DetailsAndCode(i::Isolate* isolate, ScriptCompiler::Source* source,
                                ScriptCompiler::CompileOptions options, i::CachedCode* code) {
  i::ScriptDetails details = DetailsOf(source, options);
  i::ConsumeCodeCache(isolate, source, options, code);
  if (code->function != nullptr) details.cached_code = code;
  return details;
}

// Whether the text is a name as a parameter may have one; words that are reserved the parser looks at.
bool IsIdentifier(i::Tagged<i::String> text) {
  const uint32_t length = text->length();
  for (uint32_t k = 0; k < length; ++k) {
    const bool is_first = k == 0;
    uint32_t c = text->Get(k);
    if (i::IsLeadSurrogate(c) && k + 1 < length && i::IsTrailSurrogate(text->Get(k + 1))) {
      c = i::CombineSurrogates(c, text->Get(++k));
    }
    if (!(is_first ? i::IsIdentifierStart(c) : i::IsIdentifierPart(c))) return false;
  }
  return length != 0;
}

}  // namespace

i::ScriptDetails i::DetailsOf(const ScriptOrigin* origin) {
  ScriptDetails details;
  if (origin == nullptr) return details;
  details.name = OpenOrUndefined(origin->ResourceName());
  details.line_offset = origin->LineOffset();
  details.column_offset = origin->ColumnOffset();
  details.source_map_url = OpenOrUndefined(origin->SourceMapUrl());
  details.host_defined_options = OpenOrUndefined(origin->GetHostDefinedOptions());
  details.origin_options = origin->Options().Flags();
  return details;
}

MaybeLocal<Script> i::CompileExtension(Local<v8::Context> context, Local<v8::String> source) {
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<v8::Script>());
  return scope.Return<v8::Script>([&]() -> Result<Tagged<JSFunction>> {
    ScriptDetails details;
    details.is_extension = true;
    return BindScript(isolate, TRY(CompileScript(isolate, OpenAs<String>(source), details)));
  }());
}

MaybeLocal<Script> Script::Compile(Local<Context> context, Local<String> source, ScriptOrigin* origin) {
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<Script>());
  return scope.Return<Script>([&]() -> i::Result<i::Tagged<i::JSFunction>> {
    return i::BindScript(isolate, TRY(i::CompileScript(isolate, i::OpenAs<i::String>(source), i::DetailsOf(origin))));
  }());
}

MaybeLocal<Value> Script::Run(Local<Context> context) { return Run(context, Local<Data>()); }
MaybeLocal<Value> Script::Run(Local<Context> context, Local<Data>) {
  ENTER_CALL(context, MaybeLocal<Value>());
  const auto function = i::OpenAs<i::JSFunction>(this);
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    TRY(scope.MayCall(function));
    return i::Call(isolate, function, function->native_context()->global_proxy());
  }());
}

Local<UnboundScript> Script::GetUnboundScript() {
  return i::MakeLocal<UnboundScript>(i::IsolateOf(this), i::OpenAs<i::JSFunction>(this)->shared());
}
Local<Value> Script::GetResourceName() {
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::JSFunction>(this)->shared()->script()->name());
}

std::vector<int> Script::GetProducedCompileHints() const {
  return GetCompileHintsCollector()->GetCompileHints(i::External(i::IsolateOf(this)));
}
Local<CompileHintsCollector> Script::GetCompileHintsCollector() const {
  return i::MakeLocal<CompileHintsCollector>(i::IsolateOf(this), i::OpenAs<i::JSFunction>(this)->shared()->script());
}
std::vector<int> CompileHintsCollector::GetCompileHints(Isolate*) const {
  const i::Value list = i::OpenAs<i::Script>(this)->compile_hints();
  std::vector<int> positions;
  for (int k = 0; k < i::ListLength(list); ++k) positions.push_back(i::ListGet(list, k).AsInt());
  std::sort(positions.begin(), positions.end());
  return positions;
}

Local<Script> UnboundScript::BindToCurrentContext() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<Script>(isolate, "v8::UnboundScript::BindToCurrentContext",
                                   [&] { return i::BindScript(isolate, OpenUnbound(this)); });
}
int UnboundScript::GetId() const { return OpenUnbound(this)->script()->id(); }
Local<Value> UnboundScript::GetScriptName() {
  return i::MakeLocal<Value>(i::IsolateOf(this), OpenUnbound(this)->script()->name());
}
Local<Value> UnboundScript::GetSourceURL() {
  return i::MakeLocal<Value>(i::IsolateOf(this), OpenUnbound(this)->script()->source_url());
}
Local<Value> UnboundScript::GetSourceMappingURL() {
  return i::MakeLocal<Value>(i::IsolateOf(this), OpenUnbound(this)->script()->source_mapping_url());
}
int UnboundScript::GetLineNumber(int code_pos) {
  return i::PlaceInScript(OpenUnbound(this)->script(), code_pos, code_pos).line - 1;
}
int UnboundScript::GetColumnNumber(int code_pos) {
  if (code_pos < 0) return -1;
  return i::PlaceInScript(OpenUnbound(this)->script(), code_pos, code_pos).column;
}

// --- ScriptCompiler ---------------------------------------------------------------------------------------------------

bool ScriptCompiler::CompileOptionsIsValid(CompileOptions options) {
  if ((options & kConsumeCodeCache) != 0 && options != kConsumeCodeCache) return false;
  if ((options & kEagerCompile) != 0 && options != kEagerCompile) return false;
  const int hints = kProduceCompileHints | kConsumeCompileHints;
  return (options & hints) != hints;
}

MaybeLocal<UnboundScript> ScriptCompiler::CompileUnboundScript(Isolate* external, Source* source,
                                                               CompileOptions options, NoCacheReason) {
  i::Isolate* const isolate = i::Internal(external);
  if (!Begin(options, "v8::ScriptCompiler::CompileUnboundScript")) return MaybeLocal<UnboundScript>();
  i::NoScriptScope scope(isolate, i::Value());
  if (scope.MustReturn()) return MaybeLocal<UnboundScript>();
  i::CachedCode code;
  return scope.Return<UnboundScript>(i::CompileScript(isolate, i::OpenAs<i::String>(i::ApiAccess::SourceString(source)),
                                                      DetailsAndCode(isolate, source, options, &code)));
}

MaybeLocal<Script> ScriptCompiler::Compile(Local<Context> context, Source* source, CompileOptions options,
                                           NoCacheReason) {
  if (!Begin(options, "v8::ScriptCompiler::Compile")) return MaybeLocal<Script>();
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<Script>());
  i::CachedCode code;
  return scope.Return<Script>([&]() -> i::Result<i::Tagged<i::JSFunction>> {
    return i::BindScript(isolate,
                         TRY(i::CompileScript(isolate, i::OpenAs<i::String>(i::ApiAccess::SourceString(source)),
                                              DetailsAndCode(isolate, source, options, &code))));
  }());
}

MaybeLocal<Script> ScriptCompiler::CompileReplEntry(Local<Context> context, Source* source, bool* is_incomplete) {
  if (is_incomplete != nullptr) *is_incomplete = false;
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<Script>());
  bool is_at_end = false;
  const auto entry = scope.Return<Script>([&]() -> i::Result<i::Tagged<i::JSFunction>> {
    const auto text = i::OpenAs<i::String>(i::ApiAccess::SourceString(source));
    return i::BindScript(isolate,
                         TRY(i::CompileReplEntry(isolate, text, DetailsOf(source, kNoCompileOptions), &is_at_end)));
  }());
  if (is_incomplete != nullptr) *is_incomplete = is_at_end;
  return entry;
}

MaybeLocal<Module> ScriptCompiler::CompileModule(Isolate* external, Source* source, CompileOptions options,
                                                 NoCacheReason) {
  i::Isolate* const isolate = i::Internal(external);
  if (!i::ApiCheck(source->GetResourceOptions().IsModule(), "v8::ScriptCompiler::CompileModule",
                   "The origin of a module's source must say is_module")) {
    return MaybeLocal<Module>();
  }
  if (!Begin(options, "v8::ScriptCompiler::CompileModule")) return MaybeLocal<Module>();
  i::NoScriptScope scope(isolate, i::Value());
  if (scope.MustReturn()) return MaybeLocal<Module>();
  i::CachedCode code;
  return scope.Return<Module>(i::CompileModule(isolate, i::OpenAs<i::String>(i::ApiAccess::SourceString(source)),
                                               DetailsAndCode(isolate, source, options, &code)));
}

MaybeLocal<Function> ScriptCompiler::CompileFunction(Local<Context> context, Source* source, size_t arguments_count,
                                                     Local<String> arguments[], size_t context_extension_count,
                                                     Local<Object> context_extensions[], CompileOptions options,
                                                     NoCacheReason) {
  if (!Begin(options, "v8::ScriptCompiler::CompileFunction")) return MaybeLocal<Function>();
  for (size_t k = 0; k < arguments_count; ++k) {
    if (!IsIdentifier(i::OpenAs<i::String>(arguments[k]))) return MaybeLocal<Function>();
  }
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<Function>());
  i::ScriptDetails details = DetailsOf(source, options);
  i::CachedCode code;
  i::ConsumeFunctionCodeCache(isolate, source, options, arguments_count, arguments, context_extension_count, &code);
  if (code.function != nullptr) details.cached_code = &code;
  return scope.Return<Function>([&]() -> i::Result<i::Tagged<i::JSFunction>> {
    // Lists on the heap of the engine: what C++ heap memory refers to is not seen by the collector.
    auto names = TRY(i::NewFixedArray(isolate, static_cast<int>(arguments_count)));
    for (size_t k = 0; k < arguments_count; ++k) names->set(static_cast<int>(k), i::Open(arguments[k]));
    auto extensions = TRY(i::NewFixedArray(isolate, static_cast<int>(context_extension_count)));
    for (size_t k = 0; k < context_extension_count; ++k) {
      extensions->set(static_cast<int>(k), i::Open(context_extensions[k]));
    }
    const auto result = i::CompileWrappedFunction(
        isolate, i::OpenAs<i::String>(i::ApiAccess::SourceString(source)), details,
        reinterpret_cast<const i::Tagged<i::String>*>(names->data()), static_cast<int>(arguments_count),
        reinterpret_cast<const i::Value*>(extensions->data()), static_cast<int>(context_extension_count));
    // The lists stay where they are as long as these references are on the stack.
    asm volatile("" : : "r"(names.ptr()), "r"(extensions.ptr()) : "memory");
    return result;
  }());
}

}  // namespace v8
