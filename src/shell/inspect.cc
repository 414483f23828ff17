#include "src/shell/inspect.h"

#include <algorithm>
#include <vector>

#include "include/v8-container.h"
#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-primitive.h"
#include "include/v8-promise.h"
#include "include/v8-typed-array.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

constexpr int kMaxDepth = 3;
constexpr uint32_t kMaxElements = 100;
constexpr size_t kLineWidth = 72;

std::string Quote(const std::string& text) {
  std::string result = "'";
  for (char character : text) {
    switch (character) {
      case '\n':
        result += "\\n";
        break;
      case '\r':
        result += "\\r";
        break;
      case '\t':
        result += "\\t";
        break;
      case '\\':
        result += "\\\\";
        break;
      case '\'':
        result += "\\'";
        break;
      default:
        result += character;
    }
  }
  return result + "'";
}

bool IsIdentifier(const std::string& name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  return std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return c == '_' || c == '$' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

class Inspector {
 public:
  explicit Inspector(v8::Isolate* isolate) : isolate_(isolate), context_(isolate->GetCurrentContext()) {}

  std::string Visit(v8::Local<v8::Value> value, int depth) {
    if (value->IsString()) return Quote(ToUtf8(isolate_, value));
    if (value->IsSymbol()) {
      v8::Local<v8::Value> description = value.As<v8::Symbol>()->Description(isolate_);
      return "Symbol(" + (description->IsUndefined() ? "" : ToUtf8(isolate_, description)) + ")";
    }
    if (value->IsBigInt()) return ToUtf8(isolate_, value) + "n";
    if (value->IsNumber() && value.As<v8::Number>()->Value() == 0) {
      return 1 / value.As<v8::Number>()->Value() < 0 ? "-0" : "0";
    }
    if (!value->IsObject()) return ToUtf8(isolate_, value);
    if (value->IsProxy()) return "[Proxy]";
    v8::Local<v8::Object> object = value.As<v8::Object>();
    for (const v8::Local<v8::Object>& outer : path_) {
      if (outer == object) return "[Circular]";
    }
    if (value->IsNativeError()) return VisitError(object, depth);
    if (value->IsDate() || value->IsRegExp()) return ToUtf8(isolate_, value);
    path_.push_back(object);
    std::string result = VisitObject(object, depth);
    path_.pop_back();
    return result;
  }

 private:
  std::string VisitError(v8::Local<v8::Object> error, int depth) {
    v8::Local<v8::Value> stack;
    if (error->Get(context_, v8::String::NewFromUtf8Literal(isolate_, "stack")).ToLocal(&stack) && stack->IsString()) {
      std::string text = ToUtf8(isolate_, stack);
      return depth == 0 ? text : Concat({"[", std::string_view(text).substr(0, text.find('\n')), "]"});
    }
    return Concat({"[", ToUtf8(isolate_, error), "]"});
  }

  std::string VisitObject(v8::Local<v8::Object> object, int depth) {
    const bool is_list = object->IsArray() || object->IsTypedArray();
    std::string prefix;
    if (object->IsFunction()) {
      const std::string name = ToUtf8(isolate_, object.As<v8::Function>()->GetName());
      prefix = name.empty() ? "[Function (anonymous)]" : Concat({"[Function: ", name, "]"});
    } else if (!object->IsArray()) {
      const std::string name = ToUtf8(isolate_, object->GetConstructorName());
      if (name != "Object") prefix = name;
    }
    if (depth > kMaxDepth) return prefix.empty() ? (is_list ? "[Array]" : "[Object]") : Concat({"[", prefix, "]"});
    std::vector<std::string> parts;
    if (object->IsArray()) {
      AddElements(object, object.As<v8::Array>()->Length(), depth, &parts);
    } else if (object->IsTypedArray()) {
      const size_t length = object.As<v8::TypedArray>()->Length();
      prefix += Concat({"(", std::to_string(length), ")"});
      AddElements(object, static_cast<uint32_t>(length), depth, &parts);
    } else if (object->IsMap() || object->IsSet()) {
      AddEntries(object, depth, &parts);
    } else if (object->IsPromise()) {
      v8::Local<v8::Promise> promise = object.As<v8::Promise>();
      switch (promise->State()) {
        case v8::Promise::kPending:
          parts.push_back("<pending>");
          break;
        case v8::Promise::kFulfilled:
          parts.push_back(Visit(promise->Result(), depth + 1));
          break;
        case v8::Promise::kRejected:
          parts.push_back("<rejected> " + Visit(promise->Result(), depth + 1));
          break;
      }
    }
    AddProperties(object, is_list, depth, &parts);
    if (object->IsFunction() && parts.empty()) return prefix;
    if (!prefix.empty()) prefix += " ";
    return prefix + Join(parts, is_list ? "[" : "{", is_list ? "]" : "}", depth);
  }

  void AddElements(v8::Local<v8::Object> object, uint32_t length, int depth, std::vector<std::string>* parts) {
    for (uint32_t i = 0; i < std::min(length, kMaxElements); i++) {
      v8::Local<v8::Value> element;
      if (!object->HasOwnProperty(context_, i).FromMaybe(false)) {
        parts->push_back("<empty>");
      } else if (object->Get(context_, i).ToLocal(&element)) {
        parts->push_back(Visit(element, depth + 1));
      }
    }
    if (length > kMaxElements) parts->push_back("... " + std::to_string(length - kMaxElements) + " more");
  }

  void AddEntries(v8::Local<v8::Object> object, int depth, std::vector<std::string>* parts) {
    bool is_map = object->IsMap();
    v8::Local<v8::Array> entries = is_map ? object.As<v8::Map>()->AsArray() : object.As<v8::Set>()->AsArray();
    const uint32_t step = is_map ? 2 : 1;
    for (uint32_t i = 0; i < std::min(entries->Length(), step * kMaxElements); i += step) {
      v8::Local<v8::Value> key, value;
      if (!entries->Get(context_, i).ToLocal(&key)) return;
      std::string text = Visit(key, depth + 1);
      if (is_map && entries->Get(context_, i + 1).ToLocal(&value)) text += " => " + Visit(value, depth + 1);
      parts->push_back(text);
    }
  }

  void AddProperties(v8::Local<v8::Object> object, bool is_list, int depth, std::vector<std::string>* parts) {
    v8::Local<v8::Array> names;
    const auto filter = static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE);
    if (!object
             ->GetPropertyNames(context_, v8::KeyCollectionMode::kOwnOnly, filter,
                                is_list ? v8::IndexFilter::kSkipIndices : v8::IndexFilter::kIncludeIndices,
                                v8::KeyConversionMode::kConvertToString)
             .ToLocal(&names)) {
      return;
    }
    for (uint32_t i = 0; i < std::min(names->Length(), kMaxElements); i++) {
      v8::Local<v8::Value> key, descriptor, value;
      if (!names->Get(context_, i).ToLocal(&key) ||
          !object->GetOwnPropertyDescriptor(context_, key.As<v8::Name>()).ToLocal(&descriptor) ||
          !descriptor->IsObject()) {
        continue;
      }
      std::string text = key->IsSymbol() ? Concat({"[", Visit(key, depth), "]"}) : ToUtf8(isolate_, key);
      if (!key->IsSymbol() && !IsIdentifier(text)) text = Quote(text);
      v8::Local<v8::String> value_name = v8::String::NewFromUtf8Literal(isolate_, "value");
      if (!descriptor.As<v8::Object>()->HasOwnProperty(context_, value_name).FromMaybe(false)) {
        text += ": [accessor]";
      } else if (descriptor.As<v8::Object>()->Get(context_, value_name).ToLocal(&value)) {
        text += Concat({": ", Visit(value, depth + 1)});
      }
      parts->push_back(text);
    }
  }

  static std::string Join(const std::vector<std::string>& parts, const char* open, const char* close, int depth) {
    if (parts.empty()) return std::string(open) + close;
    size_t length = 0;
    bool lines = false;
    for (const std::string& part : parts) {
      length += part.size() + 2;
      lines |= part.find('\n') != std::string::npos;
    }
    const bool broken = lines || length > kLineWidth;
    const auto separator = [broken](int level) {
      return broken ? Concat({"\n", std::string(2 * level, ' ')}) : std::string(" ");
    };
    std::string result = open;
    for (size_t i = 0; i < parts.size(); i++) result += Concat({i > 0 ? "," : "", separator(depth + 1), parts[i]});
    return Concat({result, separator(depth), close});
  }

  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
  std::vector<v8::Local<v8::Object>> path_;
};

}  // namespace

std::string Concat(std::initializer_list<std::string_view> parts) {
  std::string result;
  for (std::string_view part : parts) result.append(part);
  return result;
}

std::string Inspect(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);
  return Inspector(isolate).Visit(value, 0);
}

}  // namespace flat8::shell
