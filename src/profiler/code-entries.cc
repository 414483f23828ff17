#include "src/profiler/code-entries.h"

#include "src/api/api-utf8.h"
#include "src/execution/call.h"
#include "src/execution/script-location.h"
#include "src/objects/templates.h"

namespace v8::internal {

namespace {

CodeEntry StateEntry(const char* name) {
  CodeEntry entry;
  entry.name = name;
  entry.source_type = v8::CpuProfileNode::kInternal;
  return entry;
}

}  // namespace

CodeEntries::CodeEntries(v8::CpuProfilingNamingMode naming)
    : naming_(naming),
      root_(StateEntry(CodeEntry::kRootEntryName)),
      program_(StateEntry(CodeEntry::kProgramEntryName)),
      idle_(StateEntry(CodeEntry::kIdleEntryName)),
      garbage_collector_(StateEntry(CodeEntry::kGarbageCollectorEntryName)) {}

const CodeEntry* CodeEntries::Of(Tagged<JSFunction> function, Tagged<Code> code) {
  const Tagged<SharedFunctionInfo> shared = function->shared();
  Key key;
  if (shared->IsUserJavaScript()) {
    key = {kScriptFunction, shared->script()->id(), shared->start_position(),
           shared->end_position() * 2 + (shared->is_toplevel() ? 1 : 0)};
  } else if (shared->is_api_function()) {
    key = {kTemplateFunction, shared->api_func_data()->serial_number(), 0, 0};
  } else {
    if (IsCallForwarder(code) || shared->Name()->length() == 0) return nullptr;
    key = {kBuiltinFunction, 0, code->builtin_id(), 0};
  }
  std::unique_ptr<CodeEntry>& entry = entries_[key];
  if (entry == nullptr) entry = NewEntry(function, key.kind);
  return entry.get();
}

std::unique_ptr<CodeEntry> CodeEntries::NewEntry(Tagged<JSFunction> function, Kind kind) {
  const Tagged<SharedFunctionInfo> shared = function->shared();
  auto entry = std::make_unique<CodeEntry>();
  Tagged<String> name = shared->Name();
  if (name->length() == 0 && naming_ == v8::kDebugNaming && IsString(shared->inferred_name())) {
    name = Cast<String>(shared->inferred_name());
  }
  if (!shared->is_toplevel()) entry->name = StringToUtf8(name, true);
  if (kind != kScriptFunction) {
    entry->source_type = kind == kBuiltinFunction ? v8::CpuProfileNode::kBuiltin : v8::CpuProfileNode::kCallback;
    return entry;
  }
  const Tagged<Script> script = shared->script();
  entry->script_id = script->id();
  const Value resource = GetScriptNameOrSourceURL(script);
  if (IsString(resource)) entry->resource_name = StringToUtf8(Cast<String>(resource), true);
  entry->is_shared_cross_origin = v8::ScriptOriginOptions(script->origin_options()).IsSharedCrossOrigin();
  if (shared->is_toplevel()) return entry;
  ScriptLocation location;
  if (lines_.Find(script, PositionOfParameters(shared), &location)) {
    entry->line = location.line + 1;
    entry->column = location.column + 1;
  }
  return entry;
}

int CodeEntries::LineOf(Tagged<Script> script, int position) {
  ScriptLocation location;
  if (position < 0 || !lines_.Find(script, position, &location)) return v8::CpuProfileNode::kNoLineNumberInfo;
  return location.line + 1;
}

}  // namespace v8::internal
