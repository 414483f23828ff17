#include "src/shell/inspect/format.h"

#include <algorithm>

#include "include/v8-exception.h"
#include "include/v8-json.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

size_t SkipDigits(std::string_view text, size_t at) {
  while (at < text.size() && IsDigit(text[at])) at++;
  return at;
}

// How much of a text that begins with a digit, a point or "Infinity" is a decimal literal; 0 for none.
size_t DecimalLength(std::string_view text) {
  constexpr std::string_view kInfinity = "Infinity";
  if (text.substr(0, kInfinity.size()) == kInfinity) return kInfinity.size();
  size_t end = SkipDigits(text, 0);
  const bool has_integer = end > 0;
  if (end < text.size() && text[end] == '.') {
    const size_t fraction_end = SkipDigits(text, end + 1);
    if (!has_integer && fraction_end == end + 1) return 0;
    end = fraction_end;
  } else if (!has_integer) {
    return 0;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    const size_t sign = end + 1 < text.size() && (text[end + 1] == '-' || text[end + 1] == '+') ? 1 : 0;
    const size_t exponent_end = SkipDigits(text, end + 1 + sign);
    if (exponent_end > end + 1 + sign) end = exponent_end;
  }
  return end;
}

// How much is an integer, in hexadecimal after 0x.
size_t IntegerLength(std::string_view text) {
  if (text.size() < 3 || text[0] != '0' || (text[1] | 32) != 'x') return SkipDigits(text, 0);
  size_t end = 2;
  while (end < text.size() && isxdigit(static_cast<unsigned char>(text[end])) != 0) end++;
  return end == 2 ? 1 : end;
}

// Whether String() of the object is the engine's own doing.
bool HasBuiltInConversion(const ObjectReader& reader, v8::Local<v8::Value> value) {
  value = reader.Unwrap(value);
  if (!value->IsObject()) return true;
  v8::Local<v8::Object> object = value.As<v8::Object>();
  v8::Local<v8::Name> keys[] = {reader.Name("toString"), v8::Symbol::GetToPrimitive(reader.isolate())};
  bool has[2];
  for (int i = 0; i < 2; i++) {
    has[i] = reader.Get(object, keys[i])->IsFunction();
    if (has[i] && reader.HasOwn(object, keys[i])) return false;
  }
  if (!has[0] && !has[1]) return true;
  // Whose class's conversion is it?
  for (v8::Local<v8::Value> holder = reader.PrototypeOf(object); holder->IsObject();
       holder = reader.PrototypeOf(holder.As<v8::Object>())) {
    v8::Local<v8::Object> prototype = holder.As<v8::Object>();
    if (!(has[0] && reader.HasOwn(prototype, keys[0])) && !(has[1] && reader.HasOwn(prototype, keys[1]))) continue;
    return reader.IsGlobalConstructor(reader.OwnProperty(prototype, reader.Name("constructor")).value);
  }
  return true;
}

class Formatter {
 public:
  Formatter(v8::Local<v8::Context> context, const std::vector<v8::Local<v8::Value>>& values,
            const InspectOptions& options)
      : isolate_(context->GetIsolate()), context_(context), values_(values), options_(options), reader_(context) {}

  std::string Run() {
    std::string result;
    size_t next = 0;
    if (!values_.empty() && values_[0]->IsString()) {
      result = ToUtf8(isolate_, values_[0]);
      next = 1;
      if (values_.size() > 1) result = Substitute(result, &next);
    }
    for (; next < values_.size(); next++) {
      if (next > 0) result += ' ';
      result += values_[next]->IsString() ? ToUtf8(isolate_, values_[next]) : Show(values_[next], options_);
    }
    return result;
  }

 private:
  std::string Substitute(std::string_view format, size_t* next) {
    std::string result;
    for (size_t i = 0; i < format.size(); i++) {
      const char kind = format[i] == '%' && i + 1 < format.size() ? format[i + 1] : '\0';
      if (kind == '%') {
        result += '%';
        i++;
      } else if (kind != '\0' && *next < values_.size() && std::string_view("sdifjoOc").find(kind) < 8) {
        v8::HandleScope handles(isolate_);
        result += Substitution(kind, values_[(*next)++]);
        i++;
      } else {
        result += format[i];
      }
    }
    return result;
  }

  std::string Substitution(char kind, v8::Local<v8::Value> value) {
    switch (kind) {
      case 's':
        return Text(value);
      case 'd':
        if (value->IsBigInt()) return Primitive(value);
        return value->IsSymbol() ? "NaN" : Primitive(Number(value));
      case 'i':
        if (value->IsBigInt()) return Primitive(value);
        return value->IsSymbol() ? "NaN" : Primitive(ParseNumber(value, IntegerLength));
      case 'f':
        return value->IsSymbol() ? "NaN" : Primitive(ParseNumber(value, DecimalLength));
      case 'j':
        return Json(value);
      case 'O':
        return Show(value, options_);
      case 'o': {
        InspectOptions options = options_;
        options.show_hidden = true;
        options.show_proxy = true;
        options.depth = 4;
        return Show(value, options);
      }
      default:  // %c: style sheets mean nothing here.
        return "";
    }
  }

  std::string Show(v8::Local<v8::Value> value, const InspectOptions& options) {
    return Inspector(context_, options).FormatValue(value, 0);
  }

  std::string Primitive(v8::Local<v8::Value> value) {
    return Inspector(context_, options_).FormatPrimitive(value, false);
  }

  // %s: as String() has it, but an object without conversions of the program's own is inspected.
  std::string Text(v8::Local<v8::Value> value) {
    if (value->IsNumber() || value->IsBigInt()) return Primitive(value);
    if (!value->IsObject() || value->IsFunction() || !HasBuiltInConversion(reader_, value)) return reader_.Text(value);
    InspectOptions options = options_;
    options.compact = 3;
    options.colors = false;
    options.depth = 0;
    return Show(value, options);
  }

  // Number(value)
  v8::Local<v8::Value> Number(v8::Local<v8::Value> value) {
    v8::Local<v8::Value> numeric = Check(value->ToNumeric(context_));
    if (!numeric->IsBigInt()) return numeric;
    return v8::Number::New(isolate_, Check(Check(numeric->ToString(context_))->NumberValue(context_)));
  }

  // The number that a text begins with; NaN for none.
  v8::Local<v8::Value> ParseNumber(v8::Local<v8::Value> value, size_t (*literal_length)(std::string_view)) {
    const std::string text = reader_.Text(value);
    const size_t begin = std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size());
    const bool has_sign = begin < text.size() && (text[begin] == '-' || text[begin] == '+');
    const std::string_view rest = std::string_view(text).substr(begin + (has_sign ? 1 : 0));
    const std::string literal(rest.substr(0, literal_length(rest)));
    v8::Local<v8::String> string = NewString(isolate_, literal.empty() ? "NaN" : literal);
    const double number = Check(string->NumberValue(context_));
    return v8::Number::New(isolate_, has_sign && text[begin] == '-' ? -number : number);
  }

  std::string Json(v8::Local<v8::Value> value) {
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::String> text;
    if (v8::JSON::Stringify(context_, value).ToLocal(&text)) return ToUtf8(isolate_, text);
    if (try_catch.CanContinue() && try_catch.Exception()->IsNativeError()) {
      const std::string message = reader_.TextOf(try_catch.Exception().As<v8::Object>(), "message");
      if (message.compare(0, 29, "Converting circular structure") == 0) return "[Circular]";
    }
    try_catch.ReThrow();
    throw ScriptThrew();
  }

  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
  const std::vector<v8::Local<v8::Value>>& values_;
  const InspectOptions& options_;
  const ObjectReader reader_;
};

}  // namespace

std::optional<std::string> TryFormat(v8::Isolate* isolate, const std::vector<v8::Local<v8::Value>>& values,
                                     const InspectOptions& options) {
  v8::HandleScope handles(isolate);
  return CatchFailure(isolate, [&] { return Formatter(isolate->GetCurrentContext(), values, options).Run(); });
}

bool HasConversionOfProgram(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  if (!value->IsObject() || value->IsFunction()) return false;
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);
  try {
    return !HasBuiltInConversion(ObjectReader(isolate->GetCurrentContext()), value);
  } catch (const ScriptThrew&) {
    return false;
  }
}

}  // namespace flat8::shell
