#include "src/runtime/errors/stack-trace-text.h"

#include "src/execution/script-location.h"
#include "src/execution/stack-trace.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/text/string-builder.h"

namespace v8::internal {

namespace {

Tagged<JSFunction> FunctionOf(Tagged<StackTraceFrame> frame) { return Cast<JSFunction>(frame->function()); }

bool IsToplevel(Tagged<StackTraceFrame> frame) { return (frame->flags() & StackTraceFrame::kIsTopLevel) != 0; }
bool IsConstructor(Tagged<StackTraceFrame> frame) { return (frame->flags() & StackTraceFrame::kIsConstructor) != 0; }

Value StringOrNull(Tagged<String> string) { return string->length() == 0 ? Null() : Value(string); }

bool StartsWith(Tagged<String> text, Tagged<String> prefix) {
  if (prefix->length() > text->length()) return false;
  for (uint32_t i = 0; i < prefix->length(); ++i) {
    if (text->Get(i) != prefix->Get(i)) return false;
  }
  return true;
}

bool IsIdentifier(Tagged<String> text) {
  for (uint32_t i = 0; i < text->length(); ++i) {
    const uint32_t c = text->Get(i);
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$' || c == '_' || c >= 0x80;
    if (!is_letter && !(i > 0 && c >= '0' && c <= '9')) return false;
  }
  return text->length() != 0;
}

// Whether the function's name is the method's, alone or behind a dot.
bool EndsWithMethodName(Tagged<String> name, Tagged<String> method) {
  if (String::Equals(name, method)) return true;
  if (name->length() <= method->length()) return false;
  const uint32_t start = name->length() - method->length();
  const uint16_t before = name->Get(start - 1);
  if (before != '.') return false;
  for (uint32_t i = 0; i < method->length(); ++i) {
    if (name->Get(start + i) != method->Get(i)) return false;
  }
  return true;
}

// Whether the own property is the function, or has it as getter or setter.
Result<bool> PropertyHoldsFunction(Isolate* isolate, Tagged<JSReceiver> holder, PropertyKey key, Value function) {
  PropertyDescriptor descriptor;
  if (!TRY(GetOwnProperty(isolate, holder, key, &descriptor))) return false;
  if (descriptor.IsAccessorDescriptor()) return descriptor.get == function || descriptor.set == function;
  return descriptor.has_value() && descriptor.value == function;
}

// Objects whose own properties can be looked at without running script.
bool IsQuietHolder(Value holder) {
  return IsJSObject(holder) && !IsJSProxy(holder) && !IsJSGlobalProxy(holder) &&
         !HasInstanceType(holder, JS_SPECIAL_API_OBJECT_TYPE) && !HasInstanceType(holder, JS_MODULE_NAMESPACE_TYPE);
}

Result<void> AppendLineAndColumn(StringBuilder* builder, int line, int column) {
  TRY(builder->AppendCharacter(':'));
  TRY(builder->AppendInt(line));
  TRY(builder->AppendCharacter(':'));
  return builder->AppendInt(column);
}

Result<Tagged<String>> EvalOriginText(Isolate* isolate, Tagged<Script> script) {
  if (IsString(script->source_url())) return Cast<String>(script->source_url());
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("eval at "));
  if (!IsSharedFunctionInfo(script->eval_from_shared())) {
    TRY(builder.AppendAscii("<anonymous>"));
    return builder.ToString();
  }
  const Tagged<SharedFunctionInfo> caller = Cast<SharedFunctionInfo>(script->eval_from_shared());
  if (caller->Name()->length() != 0) {
    TRY(builder.AppendString(caller->Name()));
  } else {
    TRY(builder.AppendAscii("<anonymous>"));
  }
  if (!caller->IsUserJavaScript()) return builder.ToString();
  const Tagged<Script> caller_script = caller->script();
  TRY(builder.AppendAscii(" ("));
  if (caller_script->compilation_type() == Script::kEval && HasNativeStackSpace(isolate)) {
    TRY(builder.AppendString(TRY(EvalOriginText(isolate, caller_script))));
  } else if (IsString(caller_script->name())) {
    TRY(builder.AppendString(Cast<String>(caller_script->name())));
    if (script->eval_from_position() >= 0) {
      ScriptLocation location;
      TRY(GetScriptLocation(isolate, caller_script, script->eval_from_position(), &location));
      TRY(AppendLineAndColumn(&builder, location.line + 1, location.column + 1));
    }
  } else {
    TRY(builder.AppendAscii("unknown source"));
  }
  TRY(builder.AppendCharacter(')'));
  return builder.ToString();
}

Result<void> AppendLocation(Isolate* isolate, StringBuilder* builder, Tagged<StackTraceFrame> frame) {
  const Value name = FrameScriptNameOrSourceURL(frame);
  if (!IsString(name)) {
    const Value origin = TRY(FrameEvalOrigin(isolate, frame));
    if (IsString(origin)) {
      TRY(builder->AppendString(Cast<String>(origin)));
      TRY(builder->AppendAscii(", "));
    }
    TRY(builder->AppendAscii("<anonymous>"));
  } else {
    TRY(builder->AppendString(Cast<String>(name)));
  }
  int line, column;
  TRY(FrameLineAndColumn(isolate, frame, &line, &column));
  return line > 0 ? AppendLineAndColumn(builder, line, column) : Result<void>(Ok());
}

Result<void> AppendMethodCall(Isolate* isolate, StringBuilder* builder, Tagged<StackTraceFrame> frame) {
  Value type_name = TRY(FrameTypeName(isolate, frame));
  const Value receiver = frame->receiver();
  if (IsJSFunction(receiver) && IsClassConstructor(Cast<JSFunction>(receiver)->shared()->kind())) {
    // A static method: of which class.
    const Value class_name = StringOrNull(FunctionDebugName(isolate, Cast<JSFunction>(receiver)));
    if (!class_name.IsNull()) type_name = class_name;
  }
  const Value method_name = TRY(FrameMethodName(isolate, frame));
  const Value function_name = TRY(FrameFunctionName(isolate, frame));
  const bool has_name = IsString(function_name);
  // "Foo.bar" and "get bar" are complete as they are.
  if (IsString(type_name) && !(has_name && !IsIdentifier(Cast<String>(function_name)))) {
    TRY(builder->AppendString(Cast<String>(type_name)));
    TRY(builder->AppendCharacter('.'));
  }
  if (has_name) {
    TRY(builder->AppendString(Cast<String>(function_name)));
    if (IsString(method_name) && !EndsWithMethodName(Cast<String>(function_name), Cast<String>(method_name))) {
      TRY(builder->AppendAscii(" [as "));
      TRY(builder->AppendString(Cast<String>(method_name)));
      TRY(builder->AppendCharacter(']'));
    }
  } else if (IsString(method_name)) {
    TRY(builder->AppendString(Cast<String>(method_name)));
  } else {
    TRY(builder->AppendAscii("<anonymous>"));
  }
  return Ok();
}

// The code of an eval itself: it has its caller's receiver but is no method of it.
bool IsEvalCode(Tagged<StackTraceFrame> frame) {
  return FrameIsEval(frame) && FunctionOf(frame)->shared()->is_toplevel();
}

}  // namespace

Result<Value> FrameFunctionName(Isolate* isolate, Tagged<StackTraceFrame> frame) {
  const Tagged<JSFunction> function = FunctionOf(frame);
  const Tagged<String> name = FunctionDebugName(isolate, function);
  if (name->length() != 0) return name;
  if (IsEvalCode(frame)) return ReadOnlyRoots::eval_string();
  return Null();
}

Result<Value> FrameTypeName(Isolate* isolate, Tagged<StackTraceFrame> frame) {
  const Value receiver = frame->receiver();
  if (IsToplevel(frame) || IsConstructor(frame)) return Null();
  if (IsJSReceiver(receiver)) return StringOrNull(TRY(ConstructorNameForMessage(isolate, Cast<JSReceiver>(receiver))));
  if (receiver.IsNumber()) return ReadOnlyRoots::Number_string();
  if (receiver.IsBoolean()) return ReadOnlyRoots::Boolean_string();
  if (IsString(receiver)) return ReadOnlyRoots::String_string();
  return IsSymbol(receiver) ? ReadOnlyRoots::Symbol_string() : ReadOnlyRoots::BigInt_string();
}

// The property of the receiver (or its prototypes) through which the function seems to have been called.
Result<Value> FrameMethodName(Isolate* isolate, Tagged<StackTraceFrame> frame) {
  if (!IsJSReceiver(frame->receiver()) || IsConstructor(frame)) return Null();
  const Tagged<JSFunction> function = FunctionOf(frame);
  Tagged<String> name = function->shared()->Name();
  if (IsJSGlobalProxy(frame->receiver())) {
    // Of a global function no other name is looked for.
    const PropertyKey key = TRY(ToPropertyKey(isolate, name));
    const auto global = Cast<JSReceiver>(frame->receiver());
    return GetOwnDataPropertyNoSideEffects(isolate, global, key) == Value(function) ? Value(name) : Null();
  }
  if (StartsWith(name, ReadOnlyRoots::get_space_string()) || StartsWith(name, ReadOnlyRoots::set_space_string())) {
    name = TRY(NewSubString(isolate, name, 4, name->length()));
  }
  if (name->length() != 0) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, name));
    for (Value holder = frame->receiver(); IsQuietHolder(holder); holder = Cast<JSReceiver>(holder)->map()->prototype()) {
      if (TRY(PropertyHoldsFunction(isolate, Cast<JSReceiver>(holder), key, function))) return name;
    }
  }
  // Under another name: it has to be the only one.
  Value result = Null();
  for (Value holder = frame->receiver(); IsQuietHolder(holder); holder = Cast<JSReceiver>(holder)->map()->prototype()) {
    if (IsTypedArrayElementsKind(Cast<JSObject>(holder)->elements_kind()) || IsJSArray(holder)) continue;
    const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, Cast<JSReceiver>(holder), SKIP_SYMBOLS));
    for (int i = 0; i < keys->length(); ++i) {
      const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
      if (!TRY(PropertyHoldsFunction(isolate, Cast<JSReceiver>(holder), key, function))) continue;
      if (!result.IsNull() && !String::Equals(Cast<String>(result), Cast<String>(keys->get(i)))) return Null();
      result = keys->get(i);
    }
  }
  return result;
}

Value FrameScriptNameOrSourceURL(Tagged<StackTraceFrame> frame) {
  const Value script = StackTraceFrameScript(frame);
  return script.IsUndefined() ? Null() : GetScriptNameOrSourceURL(Cast<Script>(script));
}

Result<void> FrameLineAndColumn(Isolate* isolate, Tagged<StackTraceFrame> frame, int* line, int* column) {
  *line = *column = -1;
  const Value script = StackTraceFrameScript(frame);
  const int position = StackTraceFramePosition(frame);
  if (script.IsUndefined() || position < 0) return Ok();
  ScriptLocation location;
  TRY(GetScriptLocation(isolate, Cast<Script>(script), position, &location));
  *line = location.line + 1;
  *column = location.column + 1;
  return Ok();
}

bool FrameIsEval(Tagged<StackTraceFrame> frame) {
  const Value script = StackTraceFrameScript(frame);
  return !script.IsUndefined() && Cast<Script>(script)->compilation_type() == Script::kEval;
}

Result<Value> FrameEvalOrigin(Isolate* isolate, Tagged<StackTraceFrame> frame) {
  if (!FrameIsEval(frame)) return Undefined();
  return EvalOriginText(isolate, Cast<Script>(StackTraceFrameScript(frame)));
}

Result<Tagged<String>> FrameText(Isolate* isolate, Tagged<StackTraceFrame> frame) {
  StringBuilder builder(isolate);
  const Value function_name = TRY(FrameFunctionName(isolate, frame));
  if ((frame->flags() & StackTraceFrame::kIsAsync) != 0) TRY(builder.AppendAscii("async "));
  if (IsConstructor(frame)) {
    TRY(builder.AppendAscii("new "));
    if (IsString(function_name)) {
      TRY(builder.AppendString(Cast<String>(function_name)));
    } else {
      TRY(builder.AppendAscii("<anonymous>"));
    }
  } else if (!IsToplevel(frame) && !IsEvalCode(frame)) {
    TRY(AppendMethodCall(isolate, &builder, frame));
  } else if (IsString(function_name)) {
    TRY(builder.AppendString(Cast<String>(function_name)));
  } else {
    TRY(AppendLocation(isolate, &builder, frame));
    return builder.ToString();
  }
  TRY(builder.AppendAscii(" ("));
  TRY(AppendLocation(isolate, &builder, frame));
  TRY(builder.AppendCharacter(')'));
  return builder.ToString();
}

namespace {

// The first line. An error whose own conversion to text fails is shown by what that threw.
Result<Tagged<String>> HeaderText(Isolate* isolate, Tagged<JSReceiver> error) {
  const Result<Tagged<String>> text = ErrorToString(isolate, error);
  if (!text.IsException() || isolate->is_terminating()) return text;
  isolate->TakeException();
  return NewStringFromAscii(isolate, "<error>");
}

Result<Value> FormatStackTrace(Isolate* isolate, Tagged<JSReceiver> error, Tagged<FixedArray> frames) {
  StringBuilder builder(isolate);
  TRY(builder.AppendString(TRY(HeaderText(isolate, error))));
  for (int i = 0; i < frames->length(); ++i) {
    TRY(builder.AppendAscii("\n    at "));
    TRY(builder.AppendString(TRY(FrameText(isolate, Cast<StackTraceFrame>(frames->get(i))))));
  }
  return builder.ToString();
}

// A CallSite: an object that keeps its frame under a private symbol.
Result<Tagged<JSObject>> NewCallSite(Isolate* isolate, Tagged<StackTraceFrame> frame) {
  const Tagged<JSObject> site = TRY(NewJSObject(isolate));
  TRY(SetPrototypeOf(isolate, site, isolate->realm()->call_site_prototype(), ShouldThrow::kThrow));
  TRY(AddDataProperty(isolate, site, ReadOnlyRoots::error_stack_symbol(), frame, DONT_ENUM));
  return site;
}

Result<Tagged<JSArray>> NewCallSites(Isolate* isolate, Tagged<FixedArray> frames) {
  const Tagged<FixedArray> sites = TRY(NewFixedArray(isolate, frames->length()));
  for (int i = 0; i < frames->length(); ++i) {
    sites->set(i, TRY(NewCallSite(isolate, Cast<StackTraceFrame>(frames->get(i)))));
  }
  return NewJSArrayWithElements(isolate, sites);
}

}  // namespace

namespace {

Result<Value> MakeErrorStack(Isolate* isolate, Tagged<JSObject> error) {
  const Value frames = GetOwnDataPropertyNoSideEffects(isolate, error, ReadOnlyRoots::error_stack_symbol());
  if (frames.is_empty() || !IsFixedArray(frames)) return Undefined();
  const Tagged<FixedArray> list = Cast<FixedArray>(frames);
  // Not in the specification: the embedder's hook, then Error.prepareStackTrace. An error made while one of them runs
  // gets the usual text.
  if (!isolate->formatting_stack_trace) {
    const Value hook = isolate->prepare_stack_trace != nullptr
                           ? Undefined()
                           : TRY(Get(isolate, isolate->realm()->error_function(),
                                     ReadOnlyRoots::prepareStackTrace_string()));
    if (isolate->prepare_stack_trace != nullptr || IsCallable(hook)) {
      if (IsCallable(hook)) isolate->CountUsage(UseCounter::kErrorPrepareStackTrace);
      const Tagged<JSArray> sites = TRY(NewCallSites(isolate, list));
      isolate->formatting_stack_trace = true;
      const Result<Value> result = isolate->prepare_stack_trace != nullptr
                                       ? isolate->prepare_stack_trace(isolate, error, sites)
                                       : Call(isolate, hook, isolate->realm()->error_function(), {error, sites});
      isolate->formatting_stack_trace = false;
      return result;
    }
  }
  return FormatStackTrace(isolate, error, list);
}

}  // namespace

Result<Value> GetErrorStack(Isolate* isolate, Value, Tagged<HeapObject> holder) {
  const Tagged<JSObject> error = Cast<JSObject>(holder);
  // Made once, even where an inline cache calls this getter again.
  const Value made = GetOwnDataPropertyNoSideEffects(isolate, error, ReadOnlyRoots::error_raw_stack_symbol());
  if (!made.is_empty()) return made;
  const Value stack = TRY(MakeErrorStack(isolate, error));
  TRY(AddDataProperty(isolate, error, ReadOnlyRoots::error_raw_stack_symbol(), stack, DONT_ENUM));
  return stack;
}

}  // namespace v8::internal
