// Functions, classes, and primitive values in objects.
#include <algorithm>

#include "include/v8-primitive-object.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/inspect/text.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// The position after white space and comments.
size_t SkipSpace(std::string_view source, size_t at) {
  while (at < source.size()) {
    if (source[at] == ' ' || (source[at] >= '\t' && source[at] <= '\r')) {
      at++;
    } else if (source.compare(at, 2, "//") == 0) {
      at = std::min(source.find('\n', at), source.size());
    } else if (source.compare(at, 2, "/*") == 0) {
      at = std::min(source.find("*/", at + 2), source.size() - 2) + 2;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

// By its source text, whose beginning is enough: a method may be called "class", but its name ends at a parenthesis.
bool Inspector::IsClass(v8::Local<v8::Function> function) const {
  constexpr uint32_t kEnough = 1000;
  v8::Local<v8::String> text = Check(function->FunctionProtoToString(context()));
  const auto length = static_cast<uint32_t>(text->Length());
  const std::u16string units = CodeUnits(isolate(), text, 0, std::min(length, kEnough));
  std::string source;
  for (const char16_t unit : units) source += unit < 0x80 ? static_cast<char>(unit) : '_';
  if (source.compare(0, 5, "class") != 0) return false;
  const size_t at = SkipSpace(source, 5);
  if (at == source.size()) return length > kEnough;
  return source[at] == '{' || (at > 5 && source[at] != '(');
}

std::string Inspector::ClassBase(const Subject& subject) {
  std::string base = "class ";
  v8::Local<v8::String> name_key = reader_.Name("name");
  const bool has_name = reader_.HasOwn(subject.object, name_key);
  const std::string name = has_name ? reader_.TextOf(subject.object, "name") : "";
  base += name.empty() ? "(anonymous)" : name;
  if (subject.constructor.has_value() && *subject.constructor != "Function") {
    base += Concat({" [", *subject.constructor, "]"});
  }
  if (!subject.tag.empty() && subject.constructor != subject.tag) base += Concat({" [", subject.tag, "]"});
  if (!subject.constructor.has_value()) return Concat({"[", base, " extends [null prototype]]"});
  v8::Local<v8::Value> parent = reader_.PrototypeOf(subject.object);
  const std::string parent_name = parent->IsObject() ? reader_.TextOf(parent.As<v8::Object>(), "name") : "";
  if (!parent_name.empty()) base += Concat({" extends ", parent_name});
  return Concat({"[", base, "]"});
}

std::string Inspector::FunctionBase(const Subject& subject) {
  v8::Local<v8::Function> function = subject.object.As<v8::Function>();
  if (IsClass(function)) return ClassBase(subject);
  const std::string type = Concat(
      {function->IsAsyncFunction() ? "Async" : "", function->IsGeneratorFunction() ? "Generator" : "", "Function"});
  const std::string name = reader_.Text(reader_.Get(function, reader_.Name("name")));
  std::string base = Concat({"[", type, subject.constructor.has_value() ? "" : " (null prototype)"});
  base += name.empty() ? " (anonymous)]" : Concat({": ", name, "]"});
  if (subject.constructor.has_value() && subject.constructor != type) base += Concat({" ", *subject.constructor});
  if (!subject.tag.empty() && subject.constructor != subject.tag) base += Concat({" [", subject.tag, "]"});
  return base;
}

std::optional<std::string> Inspector::ClassifyBoxed(Subject* subject) {
  v8::Local<v8::Object> object = subject->object;
  const char* type = nullptr;
  Style style = Style::kNumber;
  v8::Local<v8::Value> value;
  if (object->IsNumberObject()) {
    type = "Number";
    value = v8::Number::New(isolate(), object.As<v8::NumberObject>()->ValueOf());
  } else if (object->IsStringObject()) {
    type = "String";
    style = Style::kString;
    value = object.As<v8::StringObject>()->ValueOf();
    // Its characters are properties, the first ones.
    const auto length = static_cast<size_t>(value.As<v8::String>()->Length());
    subject->keys.erase(subject->keys.begin(),
                        subject->keys.begin() + static_cast<ptrdiff_t>(std::min(length, subject->keys.size())));
  } else if (object->IsBooleanObject()) {
    type = "Boolean";
    style = Style::kBoolean;
    value = v8::Boolean::New(isolate(), object.As<v8::BooleanObject>()->ValueOf());
  } else if (object->IsBigIntObject()) {
    type = "BigInt";
    style = Style::kBigInt;
    value = object.As<v8::BigIntObject>()->ValueOf();
  } else {
    type = "Symbol";
    style = Style::kSymbol;
    value = object.As<v8::SymbolObject>()->ValueOf();
  }
  std::string base = Concat({"[", type});
  if (subject->constructor != type) {
    base += subject->constructor.has_value() ? Concat({" (", *subject->constructor, ")"}) : " (null prototype)";
  }
  base += Concat({": ", FormatPrimitive(value, false), "]"});
  if (!subject->tag.empty() && subject->constructor != subject->tag) base += Concat({" [", subject->tag, "]"});
  if (subject->HasNoProperties()) return Styled(base, style);
  subject->base = base;
  return std::nullopt;
}

}  // namespace flat8::shell
