#include "include/v8-exception.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/inspect/text.h"
#include "src/shell/values.h"

namespace flat8::shell {

std::string Inspector::FormatProperty(v8::Local<v8::Object> object, v8::Local<v8::Value> key, EntryKind kind,
                                      double depth) {
  PropertyParts parts = reader_.OwnProperty(object, key.As<v8::Name>());
  if (!parts.exists) parts.value = reader_.Get(object, key.As<v8::Name>());  // Inherited: an error's `cause`.
  return FormatProperty(object, key, parts, depth, kind);
}

std::string Inspector::FormatProperty(v8::Local<v8::Object> receiver, v8::Local<v8::Value> key,
                                      const PropertyParts& parts, double depth, EntryKind kind) {
  const std::string value = FormatPropertyValue(receiver, parts, depth, kind);
  const bool on_next_line = options_.compact == InspectOptions::kCompactTrue && kind == EntryKind::kProperties &&
                            !parts.value.IsEmpty() &&
                            static_cast<double>(DisplayWidth(value)) > options_.break_length;
  const std::string separator = on_next_line ? LineBreak() + "   " : " ";
  return Concat({FormatKey(key, parts.enumerable), ":", separator, value});
}

std::string Inspector::FormatPropertyValue(v8::Local<v8::Object> receiver, const PropertyParts& parts, double depth,
                                           EntryKind kind) {
  if (!parts.value.IsEmpty()) {
    const bool is_compact = options_.compact == InspectOptions::kCompactTrue;
    Indentation indentation(this, is_compact && kind == EntryKind::kProperties ? 3 : 2);
    return FormatValue(parts.value, depth);
  }
  if (parts.get.IsEmpty()) {
    return parts.set.IsEmpty() ? Styled("undefined", Style::kUndefined) : Styled("[Setter]", Style::kSpecial);
  }
  const char* label = parts.set.IsEmpty() ? "Getter" : "Getter/Setter";
  if (options_.getters) return FormatGetterResult(receiver, parts.get, label, depth);
  return Styled(Concat({"[", label, "]"}), Style::kSpecial);
}

std::string Inspector::FormatGetterResult(v8::Local<v8::Object> receiver, v8::Local<v8::Value> getter,
                                          const char* label, double depth) {
  const std::string opening = Styled(Concat({"[", label, ":"}), Style::kSpecial);
  v8::TryCatch try_catch(isolate());
  v8::Local<v8::Value> value;
  if (!getter.As<v8::Function>()->Call(context(), receiver, 0, nullptr).ToLocal(&value)) {
    if (!try_catch.CanContinue()) {
      try_catch.ReThrow();
      throw ScriptThrew();
    }
    v8::Local<v8::Value> exception = try_catch.Exception();
    try_catch.Reset();
    const std::string message =
        exception->IsObject() ? reader_.TextOf(exception.As<v8::Object>(), "message") : "undefined";
    return Concat({opening, " <Inspection threw (", message, ")>", Styled("]", Style::kSpecial)});
  }
  Indentation indentation(this);
  if (value->IsObject()) {
    return Concat({Styled(Concat({"[", label, "]"}), Style::kSpecial), " ", FormatValue(value, depth)});
  }
  return Concat({opening, " ", FormatPrimitive(value, options_.colors), Styled("]", Style::kSpecial)});
}

std::string Inspector::FormatKey(v8::Local<v8::Value> key, bool enumerable) {
  const auto units = [this](v8::Local<v8::Value> text) {
    v8::Local<v8::String> string = text.As<v8::String>();
    return CodeUnits(isolate(), string, 0, static_cast<uint32_t>(string->Length()));
  };
  if (key->IsSymbol()) {
    v8::Local<v8::Value> description = key.As<v8::Symbol>()->Description(isolate());
    const std::string text = description->IsString() ? EscapeName(units(description)) : "";
    return Concat({"[", Styled(Concat({"Symbol(", text, ")"}), Style::kSymbol), "]"});
  }
  const std::u16string name = units(key);
  if (name == u"__proto__") return "['__proto__']";
  if (!enumerable) return Concat({"[", EscapeName(name), "]"});
  if (IsPlainName(name)) return std::string(name.begin(), name.end());
  return Styled(Quote(name), Style::kString);
}

}  // namespace flat8::shell
