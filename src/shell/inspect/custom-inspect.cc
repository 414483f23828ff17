// The hook Symbol.for('nodejs.util.inspect.custom'), with what it is given: options and `inspect` itself.
#include <algorithm>
#include <cmath>

#include "include/v8-exception.h"
#include "include/v8-function-callback.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/inspect/text.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// stylize(text, style): in the style's colour.
void Stylize(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::String> text;
  if (!info[0]->ToString(isolate->GetCurrentContext()).ToLocal(&text)) return;
  info.GetReturnValue().Set(text);
  if (!info.Data()->IsTrue() || !info[1]->IsString()) return;
  info.GetReturnValue().Set(NewString(isolate, Colored(ToUtf8(isolate, text), ToUtf8(isolate, info[1]))));
}

void InspectCallback(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  InspectOptions options;
  if (info[1]->IsBoolean()) {
    // The older form: value, showHidden, depth, colors.
    options.show_hidden = info[1]->IsTrue();
    if (info[2]->IsNumber()) options.depth = info[2].As<v8::Number>()->Value();
    if (info[2]->IsNull()) options.depth = InspectOptions::kUnlimited;
    options.colors = info[3]->IsTrue();
  } else if (info[1]->IsObject() &&
             !ReadInspectOptions(isolate->GetCurrentContext(), info[1].As<v8::Object>(), &options)) {
    return;
  }
  const auto text = TryInspect(isolate, info[0], options);
  if (!text.has_value()) return;
  v8::Local<v8::String> result;
  if (MaybeNewString(isolate, *text).ToLocal(&result)) {
    info.GetReturnValue().Set(result);
  } else {
    isolate->ThrowException(v8::Exception::RangeError(NewString(isolate, "Invalid string length")));
  }
}

struct BooleanOption {
  const char* name;
  bool InspectOptions::*member;
};
constexpr BooleanOption kBooleanOptions[] = {{"showHidden", &InspectOptions::show_hidden},
                                             {"colors", &InspectOptions::colors},
                                             {"customInspect", &InspectOptions::custom_inspect},
                                             {"showProxy", &InspectOptions::show_proxy},
                                             {"sorted", &InspectOptions::sorted},
                                             {"getters", &InspectOptions::getters},
                                             {"numericSeparator", &InspectOptions::numeric_separator}};

struct NumberOption {
  const char* name;
  double InspectOptions::*member;
};
constexpr NumberOption kNumberOptions[] = {{"depth", &InspectOptions::depth},
                                           {"maxArrayLength", &InspectOptions::max_array_length},
                                           {"maxStringLength", &InspectOptions::max_string_length},
                                           {"breakLength", &InspectOptions::break_length}};

}  // namespace

bool ReadInspectOptions(v8::Local<v8::Context> context, v8::Local<v8::Object> object, InspectOptions* options) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Value> value;
  for (const BooleanOption& option : kBooleanOptions) {
    if (!object->Get(context, NewName(isolate, option.name)).ToLocal(&value)) return false;
    if (!value->IsUndefined()) options->*option.member = value->BooleanValue(isolate);
  }
  for (const NumberOption& option : kNumberOptions) {
    if (!object->Get(context, NewName(isolate, option.name)).ToLocal(&value)) return false;
    if (value->IsNumber() && !std::isnan(value.As<v8::Number>()->Value())) {
      options->*option.member = value.As<v8::Number>()->Value();
    } else if (value->IsNull()) {
      options->*option.member = InspectOptions::kUnlimited;
    }
  }
  if (!object->Get(context, NewName(isolate, "compact")).ToLocal(&value)) return false;
  if (value->IsBoolean()) options->compact = value->IsTrue() ? InspectOptions::kCompactTrue : 0;
  if (value->IsNumber())
    options->compact = static_cast<int>(std::max(0.0, std::min(1e6, value.As<v8::Number>()->Value())));
  return true;
}

v8::MaybeLocal<v8::Function> NewInspectFunction(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::EscapableHandleScope handles(isolate);
  v8::Local<v8::Function> function;
  if (!v8::Function::New(context, InspectCallback, {}, 2, v8::ConstructorBehavior::kThrow).ToLocal(&function)) {
    return {};
  }
  function->SetName(NewName(isolate, "inspect"));
  v8::Local<v8::Symbol> custom = v8::Symbol::For(isolate, NewName(isolate, "nodejs.util.inspect.custom"));
  if (function->Set(context, NewName(isolate, "custom"), custom).IsNothing()) return {};
  return handles.Escape(function);
}

v8::Local<v8::Object> Inspector::OptionsObject(bool for_foreign_object) {
  v8::Local<v8::Object> object = v8::Object::New(isolate());
  const auto set = [&](const char* name, v8::Local<v8::Value> value) {
    Check(object->CreateDataProperty(context(), reader_.Name(name), value));
  };
  for (const BooleanOption& option : kBooleanOptions) {
    set(option.name, v8::Boolean::New(isolate(), options_.*option.member));
  }
  for (const NumberOption& option : kNumberOptions) {
    set(option.name, v8::Number::New(isolate(), options_.*option.member));
  }
  if (options_.compact > 0) {
    set("compact", v8::Integer::New(isolate(), options_.compact));
  } else {
    set("compact", v8::Boolean::New(isolate(), options_.compact == InspectOptions::kCompactTrue));
  }
  set("stylize", Check(v8::Function::New(context(), Stylize, v8::Boolean::New(isolate(), options_.colors), 2,
                                         v8::ConstructorBehavior::kThrow)));
  if (for_foreign_object) Check(object->SetPrototypeV2(context(), v8::Null(isolate())));
  return object;
}

std::optional<std::string> Inspector::FormatWithHook(v8::Local<v8::Object> object, v8::Local<v8::Object> receiver,
                                                     double depth) {
  v8::Local<v8::Value> hook = reader_.Get(object, hook_);
  if (!hook->IsFunction()) return std::nullopt;
  // A prototype has the hook for its instances.
  v8::Local<v8::Value> constructor = reader_.FindProperty(object, reader_.Name("constructor")).value;
  if (!constructor.IsEmpty() && constructor->IsFunction() && !constructor->IsProxy()) {
    v8::Local<v8::Value> prototype =
        reader_.FindProperty(constructor.As<v8::Object>(), reader_.Name("prototype")).value;
    if (!prototype.IsEmpty() && prototype->StrictEquals(object)) return std::nullopt;
  }
  v8::Local<v8::Value> arguments[] = {v8::Number::New(isolate(), options_.depth - depth),
                                      OptionsObject(object != receiver), Check(NewInspectFunction(context()))};
  v8::Local<v8::Value> result = Check(hook.As<v8::Function>()->Call(context(), receiver, 3, arguments));
  if (result->StrictEquals(receiver)) return std::nullopt;
  if (!result->IsString()) return FormatValue(result, depth);
  return ReplaceAll(ToUtf8(isolate(), result), "\n", LineBreak());
}

}  // namespace flat8::shell
