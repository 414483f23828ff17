#include "src/api/api-internal.h"
#include "src/execution/messages.h"
#include "src/execution/script-location.h"
#include "src/modules/modules.h"
#include "src/runtime/errors/messages.h"
#include "test/cctest/cctest.h"

// V8's functions over scripts and modules, which tests call and the engine does not.
namespace v8::internal {

namespace {

template <typename T>
MaybeHandle<T> HandleOf(Isolate* isolate, Result<Value> result) {
  return result.IsException() ? MaybeHandle<T>() : MaybeHandle<T>(Cast<T>(result.value()), isolate);
}
Tagged<Script> TaggedOf(const Script* script) { return Tagged<Script>(const_cast<Script*>(script)); }
Isolate* IsolateOfScript(const Script* script) { return IsolateDataOfPage(script->address())->isolate(); }

}  // namespace

void Script::InitLineEnds(Isolate* isolate, DirectHandle<Script> script) {
  ScriptLocation location;
  MUST(GetScriptLocation(isolate, *script, 0, &location));
}
String::LineEndsVector Script::GetLineEnds(Isolate* isolate, DirectHandle<Script> script) {
  String::LineEndsVector ends;
  MUST(CollectLineEnds(isolate, script->source(), &ends));
  return ends;
}
bool Script::GetPositionInfo(int position, PositionInfo* info, OffsetFlag offset_flag) const {
  Isolate* const isolate = IsolateOfScript(this);
  const DirectHandle<Script> script(TaggedOf(this), isolate);
  return GetPositionInfoWithLineEnds(position, info, GetLineEnds(isolate, script), offset_flag);
}
bool Script::GetPositionInfoWithLineEnds(int position, PositionInfo* info, const String::LineEndsVector& line_ends,
                                         OffsetFlag offset_flag) const {
  if (position > static_cast<int>(source()->length())) return false;
  const ScriptLocation location =
      LocationAmongLines(TaggedOf(this), position, line_ends.data(), static_cast<int>(line_ends.size()));
  info->line = location.line;
  info->column = location.column;
  info->line_start = location.line_start;
  info->line_end = location.line_end;
  if (offset_flag == OffsetFlag::kNoOffset) {
    if (info->line == line_offset()) info->column -= column_offset();
    info->line -= line_offset();
  }
  return true;
}

MaybeHandle<JSObject> SourceTextModule::GetImportMeta(Isolate* isolate, DirectHandle<SourceTextModule> module) {
  return HandleOf<JSObject>(isolate, internal::GetImportMeta(isolate, *module));
}

MaybeHandle<JSPromise> Isolate::RunHostImportModuleDynamicallyCallback(MaybeHandle<Script> referrer,
                                                                       Handle<Object> specifier,
                                                                       v8::ModuleImportPhase phase,
                                                                       MaybeHandle<Object> import_options) {
  Handle<Object> options;
  return HandleOf<JSPromise>(
      this, ImportFromScript(this, *referrer.ToHandleChecked(), static_cast<ImportPhase>(phase), *specifier,
                             import_options.ToHandle(&options) ? *options : Undefined()));
}

Handle<JSMessageObject> MessageHandler::MakeMessageObject(Isolate* isolate, MessageTemplate text,
                                                          const MessageLocation* location,
                                                          DirectHandle<Object> argument) {
  const Tagged<MessageObject> message = MUST(NewStruct<MessageObject>(isolate, ReadOnlyRoots::message_object_map()));
  message->set_text(MUST(FormatMessage(isolate, text, *argument)));
  message->set_script(*location->script());
  message->set_stack_trace(Undefined());
  message->set_start_position(location->start_pos());
  message->set_end_position(location->end_pos());
  message->set_error_level(v8::Isolate::kMessageError);
  return Handle<JSMessageObject>(message, isolate);
}
void MessageHandler::ReportMessage(Isolate* isolate, const MessageLocation*, DirectHandle<JSMessageObject> message) {
  ReportUncaught(isolate, Undefined(), *message);
}

void Isolate::ReportPendingMessages() { DispatchException(this); }

}  // namespace v8::internal
