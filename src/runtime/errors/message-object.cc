#include "src/execution/stack-trace.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/values/value-text.h"

namespace v8::internal {

namespace {

struct Place {
  Value script = Undefined();
  int start = -1;
  int end = -1;
};

Place PlaceOfThrow(Isolate* isolate) {
  Place place;
  const Value where = isolate->root(Isolate::kThrowFunction);
  if (IsScript(where)) {
    place.script = where;
    place.start = isolate->throw_offset;
    place.end = isolate->throw_end_position;
  } else if (IsJSFunction(where)) {
    const Tagged<JSFunction> function = Cast<JSFunction>(where);
    place.script = function->shared()->script_or_undefined();
    place.start = SourcePositionInFunction(function, isolate->throw_offset);
    place.end = place.start + 1;
  }
  return place;
}

// Where script is now.
Place CurrentPlace(Isolate* isolate) {
  Place place;
  const Frame frame = TopScriptFrame(isolate);
  if (!frame.is_valid()) return place;
  place.script = frame.function()->shared()->script_or_undefined();
  place.start = SourcePositionInFunction(frame.function(), BytecodeOffset(frame));
  place.end = place.start + 1;
  return place;
}

// The captured frames of an error object, or of one that it inherits from; else undefined.
Value CapturedFrames(Isolate* isolate, Value exception) {
  if (!IsJSObject(exception) || IsJSProxy(exception)) return Undefined();
  const Value frames =
      GetDataPropertyNoSideEffects(isolate, Cast<JSReceiver>(exception), ReadOnlyRoots::error_stack_symbol());
  return !frames.is_empty() && IsFixedArray(frames) ? frames : Undefined();
}

Place PlaceOfFrames(Value frames) {
  Place place;
  if (frames.IsUndefined()) return place;
  const Tagged<FixedArray> list = Cast<FixedArray>(frames);
  for (int i = 0; i < list->length(); ++i) {
    const Tagged<StackTraceFrame> frame = Cast<StackTraceFrame>(list->get(i));
    if ((frame->flags() & StackTraceFrame::kIsNative) != 0) continue;
    place.script = StackTraceFrameScript(frame);
    place.start = StackTraceFramePosition(frame);
    place.end = place.start + 1;
    break;
  }
  return place;
}

}  // namespace

Result<Tagged<MessageObject>> CreateMessage(Isolate* isolate, Value exception, MessagePlaceSource source) {
  const Value frames = CapturedFrames(isolate, exception);
  Place place;
  if (source == MessagePlaceSource::kThrow) place = PlaceOfThrow(isolate);
  if (place.script.IsUndefined()) place = PlaceOfFrames(frames);
  if (place.script.IsUndefined() && source == MessagePlaceSource::kException) place = CurrentPlace(isolate);
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("Uncaught "));
  TRY(builder.AppendString(TRY(ValueForMessage(isolate, exception))));
  const Tagged<String> text = TRY(builder.ToString());
  const Tagged<MessageObject> message = TRY(NewStruct<MessageObject>(isolate, ReadOnlyRoots::message_object_map()));
  message->set_text(text);
  message->set_script(place.script);
  message->set_stack_trace(frames);
  message->set_start_position(place.start);
  message->set_end_position(place.end > place.start ? place.end : place.start);
  message->set_error_level(8);  // v8::Isolate::kMessageError
  return message;
}

}  // namespace v8::internal
