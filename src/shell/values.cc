#include "src/shell/values.h"

#include "include/v8-exception.h"
#include "include/v8-isolate.h"

namespace flat8::shell {

v8::MaybeLocal<v8::String> MaybeNewString(v8::Isolate* isolate, const std::string& text) {
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kNormal, static_cast<int>(text.size()));
}

v8::Local<v8::String> NewString(v8::Isolate* isolate, const std::string& text) {
  return MaybeNewString(isolate, text).FromMaybe(v8::String::Empty(isolate));
}

v8::Local<v8::String> NewName(v8::Isolate* isolate, const char* name) {
  return v8::String::NewFromUtf8(isolate, name, v8::NewStringType::kInternalized).ToLocalChecked();
}

std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  if (value->IsSymbol()) value = value.As<v8::Symbol>()->Description(isolate);
  v8::String::Utf8Value text(isolate, value);
  return *text == nullptr ? "" : std::string(*text, static_cast<size_t>(text.length()));
}

void ThrowError(v8::Isolate* isolate, const std::string& message) {
  isolate->ThrowException(v8::Exception::Error(NewString(isolate, message)));
}

void ThrowTypeError(v8::Isolate* isolate, const std::string& message) {
  isolate->ThrowException(v8::Exception::TypeError(NewString(isolate, message)));
}

}  // namespace flat8::shell
