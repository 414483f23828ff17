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

// Where the parameters of a function begin, which is the place that profiles name it by; its own begin where there are
// none in parentheses.
int PositionOfParameters(Tagged<String> source, int start, int end) {
  int brackets = 0;
  for (int i = start; i < end; ++i) {
    const uint16_t c = source->Get(static_cast<uint32_t>(i));
    if (c == '[') ++brackets;
    if (c == ']') --brackets;
    if (brackets > 0) continue;
    if (c == '(') return i;
    if (c == '{' || c == '=' || c == ';') break;
  }
  return start;
}

}  // namespace

CodeEntries::CodeEntries(v8::CpuProfilingNamingMode naming)
    : naming_(naming),
      root_(StateEntry(CodeEntry::kRootEntryName)),
      program_(StateEntry(CodeEntry::kProgramEntryName)),
      idle_(StateEntry(CodeEntry::kIdleEntryName)),
      garbage_collector_(StateEntry(CodeEntry::kGarbageCollectorEntryName)) {}

const CodeEntry* CodeEntries::Of(Isolate* isolate, Tagged<JSFunction> function, Tagged<Code> code) {
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
  if (entry == nullptr) entry = NewEntry(isolate, function, key.kind);
  return entry.get();
}

std::unique_ptr<CodeEntry> CodeEntries::NewEntry(Isolate* isolate, Tagged<JSFunction> function, Kind kind) {
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
  const LineEnds& ends = LinesOf(isolate, script);
  if (!shared->is_toplevel() && !ends.empty()) {
    const int position = PositionOfParameters(script->source(), shared->start_position(), shared->end_position());
    const ScriptLocation location =
        LocationAmongLines(script, position, ends.data(), static_cast<int>(ends.size()));
    entry->line = location.line + 1;
    entry->column = location.column + 1;
  }
  return entry;
}

const CodeEntries::LineEnds& CodeEntries::LinesOf(Isolate* isolate, Tagged<Script> script) {
  const auto found = lines_.find(script->id());
  if (found != lines_.end()) return found->second;
  LineEnds& ends = lines_[script->id()];
  // Scripts keep their sources flat: nothing is allocated.
  String::LineEndsVector positions;
  if (script->source()->IsFlat() && !CollectLineEnds(isolate, script->source(), &positions).IsException()) {
    ends.assign(positions.data(), positions.data() + positions.size());
  }
  return ends;
}

int CodeEntries::LineOf(Isolate* isolate, Tagged<Script> script, int position) {
  const LineEnds& ends = LinesOf(isolate, script);
  if (position < 0 || ends.empty()) return v8::CpuProfileNode::kNoLineNumberInfo;
  return LocationAmongLines(script, position, ends.data(), static_cast<int>(ends.size())).line + 1;
}

}  // namespace v8::internal
