#include "src/runtime/functions/compilation.h"

#include <cstring>

#include "src/base/growable-array.h"
#include "src/bytecode/bytecode-generation.h"
#include "src/bytecode/disassembler.h"
#include "src/bytecode/unlinked-code.h"
#include "src/common/builtin-ids.h"
#include "src/execution/call.h"
#include "src/execution/stack-trace.h"
#include "src/flags/flags.h"
#include "src/objects/isolate-access.h"
#include "src/parsing/parse-info.h"
#include "src/runtime/functions/background-compilation.h"
#include "src/runtime/functions/linker.h"
#include "src/execution/hooks.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

CachedCode::~CachedCode() {
  if (function != nullptr) function->Release();
}

Result<Tagged<Script>> NewScript(Isolate* isolate, Tagged<String> source, const ScriptDetails& details) {
  auto script = TRY(NewStruct<Script>(isolate, ReadOnlyRoots::script_map(), AllocationType::kOld));
  script->set_source(source);
  script->set_name(details.name);
  script->set_source_mapping_url(details.source_map_url);
  script->set_host_defined_options(details.host_defined_options);
  script->set_id(isolate->next_script_id++);
  script->set_line_offset(details.line_offset);
  script->set_column_offset(details.column_offset);
  script->set_compilation_type(details.is_extension ? Script::kExtension : Script::kHost);
  script->set_origin_options(details.origin_options);
  script->set_eval_from_position(0);
  script->set_compile_hints(details.produce_compile_hints ? Undefined() : Null());
  return script;
}

namespace {

// A name of the syntax tree, internalized.
Result<Tagged<String>> ToHeapString(Isolate* isolate, const AstRawString* string) {
  if (string->is_one_byte()) return InternalizeOneByte(isolate, {string->one_byte_data(), string->length()});
  return InternalizeTwoByte(isolate, {reinterpret_cast<const uint16_t*>(string->two_byte_data()), string->length()});
}

// The characters of a flat source for the parser, where they stand: the parser's poller may collect garbage, but who has
// this text keeps its string, and thereby the characters, in place.
SourceText TextOf(Tagged<String> source) {
  const String::FlatContent content = source->GetFlatContent();
  SourceText text;
  text.length = content.length();
  if (content.IsOneByte()) {
    text.one_byte = content.ToOneByteVector().begin();
  } else {
    text.two_byte = reinterpret_cast<const char16_t*>(content.ToUC16Vector().begin());
  }
  return text;
}

void CountFeatures(Isolate* isolate, const ParseInfo& info) {
  for (int feature = 0; feature < 64; ++feature) {
    if ((info.used_features >> feature & 1) != 0) isolate->CountUsage(static_cast<UseCounter>(feature));
  }
}

// Parses the function, or the program, that `info` describes and generates its code. False: ThrowCompileFailure.
bool Compile(Isolate* isolate, ParseInfo* info, Tagged<Script> script, UnlinkedFunction** unlinked) {
  const Tagged<String> source = script->source();
  info->source = TextOf(source);
  info->stack_limit = isolate->native_stack_limit;
  info->allow_natives_syntax = v8_flags.allow_natives_syntax || script->compilation_type() == Script::kExtension;
  info->zone.set_poller(PollerOf(isolate));
  const bool is_function = info->kind == ParseKind::kFunction;
  if (V8_UNLIKELY(isolate->compile_hook != nullptr)) isolate->compile_hook(isolate, true, 0, 0);
  const bool is_done =
      (is_function ? ParseFunction(info) : ParseProgram(info)) && GenerateBytecode(info, unlinked);
  base::KeepAlive(source);
  if (V8_UNLIKELY(isolate->use_counter != nullptr)) CountFeatures(isolate, *info);
  if (V8_UNLIKELY(isolate->compile_hook != nullptr)) {
    const size_t parsed =
        is_function ? static_cast<size_t>(info->end_position - info->function_start_position) : info->source.length;
    isolate->compile_hook(isolate, false, parsed, is_done ? (*unlinked)->code()->units().size() * sizeof(uint16_t) : 0);
  }
  info->source = SourceText();
  if (is_done && v8_flags.print_bytecode) {
    PrintBytecode(*(*unlinked)->code(), is_function ? "function" : "toplevel");
  }
  return is_done;
}

// Throws what made the compilation fail.
ExceptionPending ThrowCompileFailure(Isolate* isolate, const ParseInfo& info, Tagged<Script> script) {
  switch (info.failure) {
    case ParseInfo::Failure::kOutOfMemory:
      return ReportOutOfMemory(isolate, "compiler");
    case ParseInfo::Failure::kStackOverflow:
      return isolate->StackOverflow();
    case ParseInfo::Failure::kStopped:
      return Exception();
    default:
      break;
  }
  Value arguments[3] = {Value(), Value(), Value()};
  for (int i = 0; i < 3; ++i) {
    if (info.error_arguments[i] != nullptr) arguments[i] = TRY(ToHeapString(isolate, info.error_arguments[i]));
  }
  Throw(isolate, info.error_message, arguments[0], arguments[1], arguments[2]);
  // The place is in the source that could not be compiled, not in the code that is running.
  isolate->SetThrowLocation(script, info.error_start, info.error_end);
  return Exception();
}

// Code from a string comes from the code that is running: stack traces name that, and import() asks on its behalf.
void NoteOrigin(Isolate* isolate, Tagged<Script> script) {
  script->set_compilation_type(Script::kEval);
  for (uint64_t* fp = isolate->vm_fp; fp != nullptr; fp = Frame(fp).caller_fp()) {
    const Frame frame(fp);
    if (frame.is_native() || !frame.function()->shared()->IsUserJavaScript()) continue;
    script->set_eval_from_shared(frame.function()->shared());
    script->set_host_defined_options(frame.function()->shared()->script()->host_defined_options());
    script->set_eval_from_position(SourcePositionInFunction(frame.function(), BytecodeOffset(frame)));
    return;
  }
}

// The toplevel function, linked.
Result<Tagged<SharedFunctionInfo>> LinkToplevel(Isolate* isolate, const ParseInfo& info, Tagged<Script> script,
                                                UnlinkedFunction* unlinked) {
  if (info.source_url != nullptr) {
    auto url = ToHeapString(isolate, info.source_url);
    if (!url.IsException()) script->set_source_url(url.value());
  }
  if (info.source_mapping_url != nullptr) {
    auto url = ToHeapString(isolate, info.source_mapping_url);
    if (!url.IsException()) script->set_source_mapping_url(url.value());
  }
  return LinkFunction(isolate, unlinked, script);
}

// Parses and generates; the toplevel function, linked.
Result<Tagged<SharedFunctionInfo>> CompileToplevel(Isolate* isolate, ParseInfo* info, Tagged<Script> script) {
  UnlinkedFunction* unlinked = nullptr;
  if (V8_UNLIKELY(v8_flags.use_strict)) info->language_mode = LanguageMode::kStrict;
  if (!Compile(isolate, info, script, &unlinked)) return ThrowCompileFailure(isolate, *info, script);
  auto shared = LinkToplevel(isolate, *info, script, unlinked);
  unlinked->Release();
  return shared;
}

// The same from a code cache.
Result<Tagged<SharedFunctionInfo>> LinkCached(Isolate* isolate, const CachedCode& cached, Tagged<Script> script) {
  if (!cached.source_url.IsUndefined()) script->set_source_url(cached.source_url);
  if (!cached.source_mapping_url.IsUndefined()) script->set_source_mapping_url(cached.source_mapping_url);
  return LinkFunction(isolate, cached.function, script);
}

void ApplyOptions(ParseInfo* info, const ScriptDetails& details) {
  info->allow_lazy = !details.is_eager;
  info->compile_hint = details.compile_hint;
  info->compile_hint_data = details.compile_hint_data;
}

Result<Tagged<SharedFunctionInfo>> CompileProgram(Isolate* isolate, ParseKind kind, Tagged<String> source,
                                                  const ScriptDetails& details) {
  auto flat = TRY(String::Flatten(isolate, source));
  auto script = TRY(NewScript(isolate, flat, details));
  if (details.cached_code != nullptr) return LinkCached(isolate, *details.cached_code, script);
  ParseInfo info(kind);
  ApplyOptions(&info, details);
  return CompileToplevel(isolate, &info, script);
}

}  // namespace

Result<Tagged<SharedFunctionInfo>> CompileScript(Isolate* isolate, Tagged<String> source, const ScriptDetails& details) {
  return CompileProgram(isolate, ParseKind::kScript, source, details);
}

Result<Tagged<SharedFunctionInfo>> CompileReplEntry(Isolate* isolate, Tagged<String> source,
                                                    const ScriptDetails& details, bool* is_incomplete) {
  auto flat = TRY(String::Flatten(isolate, source));
  auto script = TRY(NewScript(isolate, flat, details));
  ParseInfo info(ParseKind::kScript);
  info.is_repl = true;
  const auto shared = CompileToplevel(isolate, &info, script);
  *is_incomplete = info.failure == ParseInfo::Failure::kSyntaxError && info.error_is_end_of_source;
  return shared;
}

Result<Tagged<SharedFunctionInfo>> CompileModuleBody(Isolate* isolate, Tagged<String> source,
                                                     const ScriptDetails& details) {
  return CompileProgram(isolate, ParseKind::kModule, source, details);
}

// --- BackgroundCompilation

BackgroundCompilation::~BackgroundCompilation() {
  if (unlinked_ != nullptr) unlinked_->Release();
}

void BackgroundCompilation::Run(const SourceText& text) {
  info_->source = text_ = text;
  info_->stack_limit = Isolate::NativeStackLimitOfThread();
  info_->allow_natives_syntax = v8_flags.allow_natives_syntax;
  if (ParseProgram(info_.get())) static_cast<void>(GenerateBytecode(info_.get(), &unlinked_));
}

bool BackgroundCompilation::IsOf(Tagged<String> flat) const {
  const SourceText given = TextOf(flat);
  if (given.length != text_.length) return false;
  if (given.one_byte != nullptr && text_.one_byte != nullptr) {
    return std::memcmp(given.one_byte, text_.one_byte, given.length) == 0;
  }
  for (uint32_t k = 0; k < given.length; ++k) {
    if (given[k] != text_[k]) return false;
  }
  return true;
}

Result<Tagged<SharedFunctionInfo>> BackgroundCompilation::Finish(Isolate* isolate, Tagged<String> source,
                                                                 const ScriptDetails& details) {
  auto flat = TRY(String::Flatten(isolate, source));
  auto script = TRY(NewScript(isolate, flat, details));
  const bool is_settled = unlinked_ != nullptr || info_->failure == ParseInfo::Failure::kSyntaxError;
  if (!is_settled || !IsOf(flat)) {
    const ParseKind kind = info_->kind;
    info_.reset(base::New<ParseInfo>(kind));
    if (!info_) return ReportOutOfMemory(isolate, "compiler");
    ApplyOptions(info_.get(), details);
    return CompileToplevel(isolate, info_.get(), script);
  }
  if (isolate->use_counter != nullptr) CountFeatures(isolate, *info_);
  if (unlinked_ == nullptr) return ThrowCompileFailure(isolate, *info_, script);
  return LinkToplevel(isolate, *info_, script, unlinked_);
}

Result<Tagged<JSFunction>> BindScript(Isolate* isolate, Tagged<SharedFunctionInfo> script) {
  return NewClosure(isolate, script, isolate->realm());
}

Result<bool> MayCompileInRealm(Isolate* isolate) {
  if (isolate->realm_count <= 1 || isolate->hooks->api.may_compile == nullptr) return true;
  return isolate->hooks->api.may_compile(isolate);
}

Result<Value> EnsureCanCompileStrings(Isolate* isolate, Tagged<NativeContext> realm, Value source, bool is_code_like) {
  const bool is_allowed = !realm->allow_code_generation_from_strings().IsFalse();
  if (V8_LIKELY(is_allowed && IsString(source))) return source;
  if (isolate->modify_code_generation != nullptr) {
    const bool may = isolate->modify_code_generation(isolate, realm, &source, is_code_like);
    if (isolate->has_pending_exception()) return Exception();
    if (may) return source;
  } else if (is_allowed && is_code_like) {
    return Value(TRY(ToString(isolate, source)));
  } else if (!IsString(source)) {
    return source;
  }
  Value text = realm->error_message_for_code_gen();
  if (!IsString(text)) {
    text = TRY(NewStringFromAscii(isolate, "Code generation from strings disallowed for this context"));
  }
  return Throw(isolate, MessageTemplate::kCodeGenFromStrings, text);
}

namespace {

Result<Tagged<SharedFunctionInfo>> CompileEval(Isolate* isolate, Tagged<String> source, const UnlinkedScope* scope,
                                               LanguageMode mode) {
  auto flat = TRY(String::Flatten(isolate, source));
  auto script = TRY(NewScript(isolate, flat, ScriptDetails()));
  NoteOrigin(isolate, script);
  ParseInfo info(ParseKind::kEval);
  info.outer_scope = scope;
  info.language_mode = mode;
  return CompileToplevel(isolate, &info, script);
}

}  // namespace

Result<Tagged<SharedFunctionInfo>> CompileEval(Isolate* isolate, Tagged<String> source) {
  return CompileEval(isolate, source, nullptr, LanguageMode::kSloppy);
}

Result<Value> Eval(Isolate* isolate, Tagged<String> source, Tagged<Context> context, const UnlinkedScope* scope,
                   LanguageMode mode, Value receiver, Value new_target) {
  auto shared = TRY(CompileEval(isolate, source, scope, mode));
  auto function = TRY(NewClosure(isolate, shared, context));
  static_cast<void>(new_target);
  return Call(isolate, function, receiver);
}

namespace {

// The contexts of `with` statements over the objects, outermost first, in the current realm.
Result<Tagged<Context>> NewWithContexts(Isolate* isolate, const Value* objects, int count) {
  Tagged<Context> context = isolate->realm();
  for (int i = 0; i < count; ++i) {
    context = TRY(NewContext(isolate, context, Context::kFirstVariableSlot, objects[i]));
  }
  return context;
}

// Holds the scopes that the compiler is given for them.
struct WithScopes {
  explicit WithScopes(int count) : scope(UnlinkedScope::NewWithScopes(count)) {}
  ~WithScopes() {
    if (scope != nullptr) scope->Release();
  }
  DISALLOW_COPY(WithScopes);
  const UnlinkedScope* const scope;
};

// The function of the script's text with these parameters, inside of that many `with` statements.
Result<Tagged<SharedFunctionInfo>> CompileWrapped(Isolate* isolate, Tagged<Script> script,
                                                  const Tagged<String>* parameters, int parameter_count,
                                                  int extension_count) {
  ParseInfo info(ParseKind::kWrappedFunction);
  base::GrowableArray<const AstRawString*, 16> names;
  for (int i = 0; i < parameter_count; ++i) {
    auto name = TRY(String::Flatten(isolate, parameters[i]));
    const String::FlatContent content = name->GetFlatContent();
    const AstRawString* interned =
        content.IsOneByte()
            ? InternName(&info, content.ToOneByteVector().begin(), content.length())
            : InternName(&info, reinterpret_cast<const char16_t*>(content.ToUC16Vector().begin()), content.length());
    if (interned == nullptr || !names.TryAdd(interned)) return ReportOutOfMemory(isolate, "compiler");
  }
  info.wrapped_parameters = names.data();
  info.wrapped_parameter_count = parameter_count;
  const WithScopes scopes(extension_count);
  if (scopes.scope == nullptr) return ReportOutOfMemory(isolate, "compiler");
  info.outer_scope = scopes.scope;
  return CompileToplevel(isolate, &info, script);
}

}  // namespace

Result<Tagged<JSFunction>> CompileWrappedFunction(Isolate* isolate, Tagged<String> body, const ScriptDetails& details,
                                                  const Tagged<String>* parameters, int parameter_count,
                                                  const Value* extensions, int extension_count) {
  auto flat = TRY(String::Flatten(isolate, body));
  auto script = TRY(NewScript(isolate, flat, details));
  const Tagged<Context> context = TRY(NewWithContexts(isolate, extensions, extension_count));
  auto shared = TRY(details.cached_code != nullptr
                        ? LinkCached(isolate, *details.cached_code, script)
                        : CompileWrapped(isolate, script, parameters, parameter_count, extension_count));
  // What the compiler calls the toplevel is the function itself.
  shared->set_is_toplevel(false);
  const auto wrapped = TRY(NewFixedArray(isolate, parameter_count + 1, AllocationType::kOld));
  wrapped->set(0, shared);
  for (int i = 0; i < parameter_count; ++i) wrapped->set(i + 1, parameters[i]);
  script->set_wrapped_function(wrapped);
  return NewClosure(isolate, shared, context);
}

namespace {

// Adds the text of a value to a source being put together.
Result<Tagged<String>> Append(Isolate* isolate, Tagged<String> left, const char* right) {
  return NewConsString(isolate, left, TRY(NewStringFromAscii(isolate, right)));
}

}  // namespace

// ECMA-262 §20.2.1.1.1 CreateDynamicFunction ( constructor, newTarget, kind, parameterArgs, bodyArg )
Result<Value> CreateDynamicFunction(Isolate* isolate, Arguments arguments, FunctionKind kind) {
  const char* prefix = IsAsyncGeneratorFunction(kind) ? "async function* anonymous("
                       : IsAsyncFunction(kind)        ? "async function anonymous("
                       : IsGeneratorFunction(kind)    ? "function* anonymous("
                                                      : "function anonymous(";
  const int count = arguments.length();
  if (!TRY(MayCompileInRealm(isolate))) return Undefined();
  bool is_code_like = count > 0;
  for (int i = 0; i < count; ++i) is_code_like = is_code_like && IsCodeLike(arguments.at(i));
  auto source = TRY(NewStringFromAscii(isolate, prefix));
  for (int i = 0; i + 1 < count; ++i) {
    if (i > 0) source = TRY(Append(isolate, source, ","));
    const Tagged<String> parameter = TRY(ToString(isolate, arguments.at(i)));
    source = TRY(NewConsString(isolate, source, parameter));
  }
  source = TRY(Append(isolate, source, "\n"));
  const uint32_t parameters_end = source->length();
  source = TRY(Append(isolate, source, ") {\n"));
  if (count > 0) {
    const Tagged<String> body = TRY(ToString(isolate, arguments.at(count - 1)));
    source = TRY(NewConsString(isolate, source, body));
  }
  source = TRY(Append(isolate, source, "\n}"));
  // The host sees an expression, as V8's hosts do; what it makes of that is evaluated as one.
  const Tagged<NativeContext> realm = arguments.callee()->native_context();
  Value shown = source;
  if (isolate->modify_code_generation != nullptr) {
    const auto open = TRY(NewStringFromAscii(isolate, "("));
    shown = TRY(Append(isolate, TRY(NewConsString(isolate, open, source)), ")"));
  }
  const Value allowed = TRY(EnsureCanCompileStrings(isolate, realm, shown, is_code_like));
  if (allowed != shown) {
    return Eval(isolate, Cast<String>(allowed), realm, nullptr, LanguageMode::kSloppy, realm->global_proxy(),
                Undefined());
  }
  auto flat = TRY(String::Flatten(isolate, source));
  auto script = TRY(NewScript(isolate, flat, ScriptDetails()));
  NoteOrigin(isolate, script);
  ParseInfo info(ParseKind::kFunctionConstructor);
  info.parameters_end_position = static_cast<int>(parameters_end);
  auto shared = TRY(CompileToplevel(isolate, &info, script));
  // What the compiler calls the toplevel is the function itself.
  shared->set_is_toplevel(false);
  shared->set_name(ReadOnlyRoots::anonymous_string());
  auto function = TRY(NewClosure(isolate, shared, isolate->realm()));
  // Subclasses of Function: the prototype comes from new.target.
  if (arguments.IsConstructCall() && arguments.new_target() != Value(arguments.callee())) {
    auto map = TRY(GetDerivedMap(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target())));
    if (map->prototype() != function->map()->prototype()) {
      MUST(SetPrototypeOf(isolate, function, map->prototype(), ShouldThrow::kDontThrow));
    }
  }
  return function;
}

Result<Tagged<Code>> EnsureCompiled(Isolate* isolate, Tagged<SharedFunctionInfo> shared) {
  if (!shared->code()->IsBuiltin(Builtin::kCompileLazy)) return shared->code();
  UnlinkedFunction* const unlinked = shared->unlinked();
  if (unlinked->code() != nullptr) {
    auto code = TRY(LinkCode(isolate, unlinked->code(), shared));
    shared->set_code(code);
    shared->set_expected_nof_properties(unlinked->code()->expected_property_count());
    return code;
  }
  const UnlinkedFunction::Properties& properties = unlinked->properties();
  const Tagged<Script> script = shared->script();
  ParseInfo info(ParseKind::kFunction);
  info.outer_scope = unlinked->outer_scope();
  info.language_mode = properties.language_mode;
  info.function_kind = properties.kind;
  info.function_syntax = properties.syntax;
  info.function_start_position = properties.function_start_position;
  info.end_position = properties.end_position;
  info.start_position = properties.start_position;
  info.function_literal_id = properties.function_literal_id;
  info.first_function_literal_id = properties.first_function_literal_id;
  info.preparse_data = unlinked->preparse_data();
  info.preparsed_functions = properties.preparsed_functions;
  info.instance_field_count = properties.instance_field_count;
  info.requires_instance_members_initializer = properties.requires_instance_members_initializer;
  info.class_scope_has_private_brand = properties.class_scope_has_private_brand;
  if (unlinked->name().data != nullptr) {
    const UnlinkedString name = unlinked->name();
    info.function_name = name.is_one_byte ? InternName(&info, name.one_byte_data(), name.length)
                                          : InternName(&info, name.two_byte_data(), name.length);
    if (info.function_name == nullptr) return ReportOutOfMemory(isolate, "compiler");
  }
  UnlinkedFunction* fresh = nullptr;
  if (!Compile(isolate, &info, script, &fresh)) return ThrowCompileFailure(isolate, info, script);
  auto code = LinkCode(isolate, fresh->code(), shared);
  const int expected_properties = fresh->code()->expected_property_count();
  fresh->Release();
  if (code.IsException()) return code;
  if (V8_UNLIKELY(!script->compile_hints().IsNull())) {
    script->set_compile_hints(
        TRY(ListAdd(isolate, script->compile_hints(), Value::Int(properties.function_start_position))));
  }
  shared->set_code(code.value());
  shared->set_expected_nof_properties(expected_properties);
  return code;
}

Result<Tagged<Code>> CompileLazily(Isolate* isolate, Tagged<JSFunction> function) {
  auto code = TRY(EnsureCompiled(isolate, function->shared()));
  function->set_code(code);
  return code;
}

}  // namespace v8::internal
