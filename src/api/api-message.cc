#include "src/api/api-message.h"

#include <algorithm>

#include "src/api/api-internal.h"
#include "src/api/api-utf8.h"
#include "src/execution/stack-trace.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/errors/stack-trace-text.h"
#include "src/runtime/values/value-text.h"

// Message, StackTrace, StackFrame.
namespace v8::internal {

std::string ToStdString(Value value) {
  if (IsString(value)) return StringToUtf8(Cast<String>(value), true);
  if (value.IsUndefined()) return "undefined";
  return "<anonymous>";
}

namespace {

// What a `//# sourceURL=` comment says goes before the name of the origin.
Value NameOrSourceUrl(Tagged<Script> script) {
  return IsString(script->source_url()) ? script->source_url() : script->name();
}

// A v8::StackTrace: its id, and those of the frames that have source.
Result<Tagged<FixedArray>> NewStackTrace(Isolate* isolate, Tagged<FixedArray> frames) {
  const auto is_user_frame = [](Value frame) {
    return (Cast<StackTraceFrame>(frame)->flags() & StackTraceFrame::kIsNative) == 0;
  };
  int count = 0;
  for (int k = 0; k < frames->length(); ++k) count += is_user_frame(frames->get(k));
  const Tagged<FixedArray> trace = TRY(NewFixedArray(isolate, count + 1));
  trace->set(0, Value::Int(++isolate->api_data->stack_traces));
  count = 0;
  for (int k = 0; k < frames->length(); ++k) {
    if (is_user_frame(frames->get(k))) trace->set(++count, frames->get(k));
  }
  return trace;
}

}  // namespace

Local<v8::StackTrace> MakeStackTrace(Isolate* isolate, Tagged<FixedArray> frames) {
  EntryScope entry(isolate);
  return MakeInfallibly<v8::StackTrace>(isolate, "v8::StackTrace", [&] { return NewStackTrace(isolate, frames); });
}

MessagePlace PlaceInScript(Tagged<Script> script, int start_position, int end_position) {
  MessagePlace place;
  place.resource_name = NameOrSourceUrl(script);
  if (start_position < 0) return place;
  const Tagged<String> source = script->source();
  const uint32_t length = source->length();
  const uint32_t position = std::min(static_cast<uint32_t>(start_position), length);
  int line = 0;
  uint32_t line_start = 0;
  for (uint32_t k = 0; k < position; ++k) {
    const uint16_t c = source->Get(k);
    if (c == '\n' || c == 0x2028 || c == 0x2029 || (c == '\r' && !(k + 1 < length && source->Get(k + 1) == '\n'))) {
      ++line;
      line_start = k + 1;
    }
  }
  uint32_t line_end = position;
  while (line_end < length) {
    const uint16_t c = source->Get(line_end);
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) break;
    ++line_end;
  }
  const int column_offset = line == 0 ? script->column_offset() : 0;
  place.line = line + script->line_offset() + 1;
  place.column = static_cast<int>(position - line_start) + column_offset;
  place.end_column = place.column + std::max(end_position - start_position, 0);
  place.line_start = line_start;
  place.line_end = line_end;
  return place;
}

MessagePlace PlaceOf(Tagged<MessageObject> message) {
  if (!IsScript(message->script())) return MessagePlace();
  return PlaceInScript(Cast<Script>(message->script()), message->start_position(), message->end_position());
}

int CurrentPositionOf(const Frame& frame) {
  return frame.is_native() ? -1 : SourcePositionInFunction(frame.function(), BytecodeOffset(frame));
}

Value CapturedFramesOf(Isolate* isolate, Value exception) {
  if (!IsJSObject(exception)) return Undefined();
  const Value frames =
      GetOwnDataPropertyNoSideEffects(isolate, Cast<JSReceiver>(exception), ReadOnlyRoots::error_stack_symbol());
  return !frames.is_empty() && IsFixedArray(frames) ? frames : Undefined();
}

Value CreateMessageObject(Isolate* isolate, Value exception, bool use_throw_location) {
  // Making the message must not disturb what is pending.
  const Value pending = isolate->exception();
  isolate->clear_pending_exception();
  AlwaysAllocateScope always_allocate(isolate->heap());
  const Result<Tagged<MessageObject>> message = CreateMessage(
      isolate, exception, use_throw_location ? MessagePlaceSource::kThrow : MessagePlaceSource::kException);
  if (!message.IsException() && isolate->api_data->capture_stack_trace_for_uncaught &&
      !IsFixedArray(message.value()->stack_trace())) {
    // Of the throw, if that is what the message is about; else of now.
    const Value thrown(isolate->api_data->throw_frames);
    if (use_throw_location && IsFixedArray(thrown)) {
      message.value()->set_stack_trace(thrown);
    } else {
      const auto frames = CaptureFrames(isolate, isolate->api_data->captured_frame_limit, Undefined());
      if (!frames.IsException()) message.value()->set_stack_trace(frames.value());
    }
  }
  isolate->pending_exception = pending.ptr();
  return message.IsException() ? Undefined() : Value(message.value());
}

}  // namespace v8::internal

namespace v8 {

namespace {

i::Tagged<i::MessageObject> OpenMessage(const Message* that) { return i::OpenAs<i::MessageObject>(that); }

Local<Value> UndefinedOr(i::Isolate* isolate, i::Value value) { return i::MakeLocal<Value>(isolate, value); }

Local<Data> HostOptions(i::Isolate* isolate, i::Tagged<i::Script> script) {
  const i::Value options = script->host_defined_options();
  return options.IsUndefined() ? Local<Data>() : i::MakeLocal<Data>(isolate, options);
}

ScriptOrigin OriginOf(i::Isolate* isolate, i::Tagged<i::Script> script) {
  const ScriptOriginOptions options(script->origin_options());
  return ScriptOrigin(i::MakeLocal<Value>(isolate, i::NameOrSourceUrl(script)), script->line_offset(),
                      script->column_offset(), options.IsSharedCrossOrigin(), script->id(),
                      i::MakeLocal<Value>(isolate, script->source_mapping_url()), options.IsOpaque(), options.IsWasm(),
                      options.IsModule(), HostOptions(isolate, script));
}

}  // namespace

Local<String> Message::Get() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  return i::MakeLocal<String>(isolate, OpenMessage(this)->text());
}
Isolate* Message::GetIsolate() const { return i::External(i::IsolateOf(this)); }

MaybeLocal<String> Message::GetSource(Local<Context> context) const {
  const i::Value script = OpenMessage(this)->script();
  if (!i::IsScript(script)) return MaybeLocal<String>();
  return i::MakeLocal<String>(i::IsolateOf(context), i::Cast<i::Script>(script)->source());
}

MaybeLocal<String> Message::GetSourceLine(Local<Context> context) const {
  ENTER_CONTEXT(context, MaybeLocal<String>());
  const auto message = OpenMessage(this);
  if (!i::IsScript(message->script()) || message->start_position() < 0) return String::Empty(i::External(isolate));
  const i::MessagePlace place = i::PlaceOf(message);
  return scope.Return<String>(
      i::NewSubString(isolate, i::Cast<i::Script>(message->script())->source(), place.line_start, place.line_end));
}

ScriptOrigin Message::GetScriptOrigin() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  const i::Value script = OpenMessage(this)->script();
  if (!i::IsScript(script)) return ScriptOrigin(Undefined(i::External(isolate)));
  return OriginOf(isolate, i::Cast<i::Script>(script));
}

Local<Value> Message::GetScriptResourceName() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  const i::Value script = OpenMessage(this)->script();
  return UndefinedOr(isolate, i::IsScript(script) ? i::NameOrSourceUrl(i::Cast<i::Script>(script)) : i::Undefined());
}

Local<StackTrace> Message::GetStackTrace() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  const i::Value frames = OpenMessage(this)->stack_trace();
  if (!isolate->api_data->capture_stack_trace_for_uncaught || !i::IsFixedArray(frames)) return Local<StackTrace>();
  return i::MakeStackTrace(isolate, i::Cast<i::FixedArray>(frames));
}

Maybe<int> Message::GetLineNumber(Local<Context>) const { return Just(i::PlaceOf(OpenMessage(this)).line); }
int Message::GetStartPosition() const { return std::max(OpenMessage(this)->start_position(), 0); }
int Message::GetEndPosition() const { return std::max(OpenMessage(this)->end_position(), 0); }
int Message::ErrorLevel() const { return OpenMessage(this)->error_level(); }
int Message::GetStartColumn() const { return i::PlaceOf(OpenMessage(this)).column; }
Maybe<int> Message::GetStartColumn(Local<Context>) const { return Just(GetStartColumn()); }
int Message::GetEndColumn() const { return i::PlaceOf(OpenMessage(this)).end_column; }
Maybe<int> Message::GetEndColumn(Local<Context>) const { return Just(GetEndColumn()); }
int Message::GetWasmFunctionIndex() const { return kNoWasmFunctionIndexInfo; }

bool Message::IsSharedCrossOrigin() const {
  const i::Value script = OpenMessage(this)->script();
  // What comes from no script is nobody's secret.
  return !i::IsScript(script) ||
         ScriptOriginOptions(i::Cast<i::Script>(script)->origin_options()).IsSharedCrossOrigin();
}
bool Message::IsOpaque() const {
  const i::Value script = OpenMessage(this)->script();
  return i::IsScript(script) && ScriptOriginOptions(i::Cast<i::Script>(script)->origin_options()).IsOpaque();
}

}  // namespace v8

namespace v8::internal {

std::string CurrentStackTraceText(v8::Isolate* isolate) {
  i::Isolate* const internal = i::Internal(isolate);
  std::string text;
  for (uint64_t* fp = internal->vm_fp; fp != nullptr; fp = i::Frame(fp).caller_fp()) {
    const i::Frame frame(fp);
    if (frame.is_native()) continue;
    const auto shared = frame.function()->shared();
    const std::string name = i::ToStdString(shared->name());
    if (!i::IsScript(shared->script_or_undefined())) continue;
    const int position = i::CurrentPositionOf(frame);
    const i::MessagePlace place = i::PlaceInScript(shared->script(), position, position);
    if (!text.empty()) text += '\n';
    if (!name.empty()) text += name + " (";
    text += i::ToStdString(place.resource_name) + ':' + std::to_string(place.line) + ':' +
            std::to_string(place.column + 1);
    if (!name.empty()) text += ')';
  }
  return text;
}

}  // namespace v8::internal

namespace v8 {

void Message::PrintCurrentStackTrace(Isolate* isolate, FILE* out) {
  fputs(i::CurrentStackTraceText(isolate).c_str(), out);
}

// The script's name and position for functions, too.
ScriptOrigin Function::GetScriptOrigin() const {
  i::Isolate* const isolate = i::IsolateOf(this);
  const i::Value function = i::Open(this);
  if (i::IsJSFunction(function)) {
    const i::Value script = i::Cast<i::JSFunction>(function)->shared()->script_or_undefined();
    if (i::IsScript(script)) return OriginOf(isolate, i::Cast<i::Script>(script));
  }
  return ScriptOrigin(Local<Value>());
}

Location Function::GetScriptLocation() const { return Location(GetScriptLineNumber(), GetScriptColumnNumber()); }

Local<Integer> ScriptOrigin::ResourceLineOffset() const {
  return Integer::New(Isolate::GetCurrent(), resource_line_offset_);
}
Local<Integer> ScriptOrigin::ResourceColumnOffset() const {
  return Integer::New(Isolate::GetCurrent(), resource_column_offset_);
}
Local<Integer> ScriptOrigin::ScriptID() const { return Integer::New(Isolate::GetCurrent(), script_id_); }

// --- Stack traces -----------------------------------------------------------------------------------------------------

Local<StackTrace> StackTrace::CurrentStackTrace(Isolate* isolate, int frame_limit, StackTraceOptions) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<StackTrace>(internal, "v8::StackTrace::CurrentStackTrace", [&]() -> i::Result<i::Value> {
    return i::Value(TRY(i::NewStackTrace(internal, TRY(i::CaptureFrames(internal, frame_limit, i::Undefined())))));
  });
}

Local<String> StackTrace::CurrentScriptNameOrSourceURL(Isolate* isolate) {
  i::Isolate* const internal = i::Internal(isolate);
  for (uint64_t* fp = internal->vm_fp; fp != nullptr; fp = i::Frame(fp).caller_fp()) {
    const i::Frame frame(fp);
    if (frame.is_native()) continue;
    const i::Value script = frame.function()->shared()->script_or_undefined();
    if (!i::IsScript(script)) continue;
    const i::Value url = i::Cast<i::Script>(script)->source_url();
    const i::Value name = i::IsString(url) ? url : i::Cast<i::Script>(script)->name();
    return i::IsString(name) ? i::MakeLocal<String>(internal, name) : Local<String>();
  }
  return Local<String>();
}

int StackTrace::GetID() const { return i::OpenAs<i::FixedArray>(this)->get(0).AsInt(); }
int StackTrace::GetFrameCount() const { return i::OpenAs<i::FixedArray>(this)->length() - 1; }
Local<StackFrame> StackTrace::GetFrame(Isolate* isolate, uint32_t index) const {
  return i::MakeLocal<StackFrame>(i::Internal(isolate),
                                  i::OpenAs<i::FixedArray>(this)->get(static_cast<int>(index) + 1));
}
Local<StackFrame> StackTrace::GetFrame(uint32_t index) const { return GetFrame(Isolate::GetCurrent(), index); }

namespace {

i::Value FunctionOf(const StackFrame* frame) { return i::OpenAs<i::StackTraceFrame>(frame)->function(); }

i::Value ScriptOf(const StackFrame* frame) {
  const i::Value function = FunctionOf(frame);
  if (!i::IsJSFunction(function)) return i::Undefined();
  return i::Cast<i::JSFunction>(function)->shared()->script_or_undefined();
}

i::MessagePlace PlaceOfFrame(const StackFrame* frame) {
  const i::Value script = ScriptOf(frame);
  if (!i::IsScript(script)) return i::MessagePlace();
  const int position = i::StackTraceFramePosition(i::OpenAs<i::StackTraceFrame>(frame));
  return i::PlaceInScript(i::Cast<i::Script>(script), position, position);
}

Local<String> StringOrEmpty(const StackFrame* frame, i::Value value) {
  return i::IsString(value) ? i::MakeLocal<String>(i::IsolateOf(frame), value) : Local<String>();
}

}  // namespace

int StackFrame::GetLineNumber() const { return PlaceOfFrame(this).line; }
int StackFrame::GetColumn() const {
  const i::MessagePlace place = PlaceOfFrame(this);
  return place.line == 0 ? Message::kNoColumnInfo : place.column + 1;
}
int StackFrame::GetScriptId() const {
  const i::Value script = ScriptOf(this);
  return i::IsScript(script) ? i::Cast<i::Script>(script)->id() : Message::kNoScriptIdInfo;
}
Local<String> StackFrame::GetScriptName() const {
  const i::Value script = ScriptOf(this);
  return i::IsScript(script) ? StringOrEmpty(this, i::Cast<i::Script>(script)->name()) : Local<String>();
}
Local<String> StackFrame::GetScriptNameOrSourceURL() const {
  const i::Value script = ScriptOf(this);
  if (!i::IsScript(script)) return Local<String>();
  const i::Value url = i::Cast<i::Script>(script)->source_url();
  return StringOrEmpty(this, i::IsString(url) ? url : i::Cast<i::Script>(script)->name());
}
Local<String> StackFrame::GetScriptSource() const {
  const i::Value script = ScriptOf(this);
  return i::IsScript(script) ? StringOrEmpty(this, i::Cast<i::Script>(script)->source()) : Local<String>();
}
Local<String> StackFrame::GetScriptSourceMappingURL() const {
  const i::Value script = ScriptOf(this);
  return i::IsScript(script) ? StringOrEmpty(this, i::Cast<i::Script>(script)->source_mapping_url()) : Local<String>();
}
Local<String> StackFrame::GetFunctionName() const {
  const i::Value function = FunctionOf(this);
  if (!i::IsJSFunction(function)) return Local<String>();
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  const i::Value name = MUST(i::FrameFunctionName(isolate, i::OpenAs<i::StackTraceFrame>(this)));
  return i::IsString(name) ? StringOrEmpty(this, name) : Local<String>();
}
bool StackFrame::IsEval() const {
  const i::Value script = ScriptOf(this);
  return i::IsScript(script) && i::Cast<i::Script>(script)->compilation_type() == i::Script::kEval;
}
bool StackFrame::IsConstructor() const {
  return (i::OpenAs<i::StackTraceFrame>(this)->flags() & i::StackTraceFrame::kIsConstructor) != 0;
}
bool StackFrame::IsWasm() const { return false; }
int StackFrame::GetSourcePosition() const {
  return i::IsScript(ScriptOf(this)) ? i::StackTraceFramePosition(i::OpenAs<i::StackTraceFrame>(this)) : -1;
}
Location StackFrame::GetLocation() const {
  const i::MessagePlace place = PlaceOfFrame(this);
  return Location(place.line - 1, place.line == 0 ? -1 : place.column);
}
bool StackFrame::IsUserJavaScript() const { return i::IsScript(ScriptOf(this)); }

}  // namespace v8
