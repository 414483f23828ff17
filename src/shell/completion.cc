#include "src/shell/completion.h"

#include <ctype.h>

#include <algorithm>
#include <set>

#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-isolate.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

const char* const kKeywords[] = {
    "async",    "await",  "break",  "case",   "catch",      "class",   "const", "continue", "debugger",
    "default",  "delete", "do",     "else",   "export",     "extends", "false", "finally",  "for",
    "function", "if",     "import", "in",     "instanceof", "let",     "new",   "null",     "of",
    "return",   "static", "super",  "switch", "this",       "throw",   "true",  "try",      "typeof",
    "var",      "void",   "while",  "with",   "yield",
};

// Characters beyond ASCII are taken for letters.
bool IsWordCharacter(char c) {
  return isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$' || (c & 0x80) != 0;
}

bool IsIdentifier(const std::string& text) {
  return !text.empty() && !isdigit(static_cast<unsigned char>(text[0])) &&
         std::all_of(text.begin(), text.end(), IsWordCharacter);
}

size_t WordBegin(const std::string& line, size_t end) {
  while (end > 0 && IsWordCharacter(line[end - 1])) end--;
  return end;
}

// The names of the chain that ends before the word at `begin`: {"a", "b", "0"} of `a.b[0].wo`. False: there is
// something else, a call perhaps, whose value is not known. Empty: the word stands for itself.
bool ReadChain(const std::string& line, size_t begin, std::vector<std::string>* names) {
  size_t at = begin;
  bool is_spread = at >= 3 && line.compare(at - 3, 3, "...") == 0;
  while (at > 0 && line[at - 1] == '.' && !is_spread) {
    at--;
    if (at > 0 && line[at - 1] == '?') at--;
    // Indices.
    while (at > 0 && line[at - 1] == ']') {
      const size_t open = WordBegin(line, at - 1);
      const std::string index = line.substr(open, at - 1 - open);
      if (open == 0 || line[open - 1] != '[' || index.empty() ||
          !std::all_of(index.begin(), index.end(), [](unsigned char c) { return isdigit(c); })) {
        return false;
      }
      names->insert(names->begin(), index);
      at = open - 1;
      if (at >= 2 && line.compare(at - 2, 2, "?.") == 0) at -= 2;
    }
    const size_t word = WordBegin(line, at);
    if (!IsIdentifier(line.substr(word, at - word))) return false;
    names->insert(names->begin(), line.substr(word, at - word));
    at = word;
    is_spread = at >= 3 && line.compare(at - 3, 3, "...") == 0;
  }
  return true;
}

class Completer {
 public:
  explicit Completer(v8::Local<v8::Context> context) : context_(context), isolate_(context->GetIsolate()) {}

  void AddGlobals() {
    AddProperties(context_->Global());
    v8::Local<v8::Array> names;
    if (context_->GetGlobalLexicalNames().ToLocal(&names)) AddAll(names);
    for (const char* keyword : kKeywords) names_.insert(keyword);
  }

  // Of an object and of what it inherits from.
  void AddProperties(v8::Local<v8::Object> object) {
    for (;;) {
      if (object->IsProxy()) return;
      v8::Local<v8::Array> names;
      if (!object
               ->GetPropertyNames(context_, v8::KeyCollectionMode::kOwnOnly, v8::SKIP_SYMBOLS,
                                  v8::IndexFilter::kSkipIndices)
               .ToLocal(&names)) {
        return;
      }
      AddAll(names);
      v8::Local<v8::Value> prototype = object->GetPrototypeV2();
      if (!prototype->IsObject()) return;
      object = prototype.As<v8::Object>();
    }
  }

  // The value of a chain, where nothing has to run to find it.
  v8::MaybeLocal<v8::Object> ValueOf(const std::vector<std::string>& chain) {
    v8::Local<v8::Object> object;
    if (!Global(chain[0]).ToLocal(&object)) return {};
    for (size_t i = 1; i < chain.size(); i++) {
      v8::Local<v8::Value> value;
      if (!Property(object, chain[i]).ToLocal(&value) || !ToObject(value).ToLocal(&object)) return {};
    }
    return object;
  }

  const std::set<std::string>& names() const { return names_; }

 private:
  v8::MaybeLocal<v8::Object> ToObject(v8::Local<v8::Value> value) {
    if (value->IsNullOrUndefined()) return {};
    return value->ToObject(context_);
  }

  v8::MaybeLocal<v8::Object> Global(const std::string& name) {
    if (name == "this") return context_->Global();
    v8::Local<v8::Array> lexical;
    if (!context_->GetGlobalLexicalNames().ToLocal(&lexical)) return {};
    for (uint32_t i = 0; i < lexical->Length(); i++) {
      v8::Local<v8::Value> value;
      if (!lexical->Get(context_, i).ToLocal(&value)) return {};
      if (ToUtf8(isolate_, value) != name) continue;
      // To read a variable runs nothing.
      v8::Local<v8::Script> script;
      if (!v8::Script::Compile(context_, NewString(isolate_, name)).ToLocal(&script) ||
          !script->Run(context_).ToLocal(&value)) {
        return {};
      }
      return ToObject(value);
    }
    v8::Local<v8::Value> value;
    if (!Property(context_->Global(), name).ToLocal(&value)) return {};
    return ToObject(value);
  }

  v8::MaybeLocal<v8::Value> Property(v8::Local<v8::Object> object, const std::string& name) {
    const v8::Local<v8::String> key = NewString(isolate_, name);
    for (;;) {
      v8::Local<v8::Value> descriptor;
      if (object->IsProxy() || !object->GetOwnPropertyDescriptor(context_, key).ToLocal(&descriptor)) return {};
      if (descriptor->IsObject()) {
        const v8::Local<v8::String> value = v8::String::NewFromUtf8Literal(isolate_, "value");
        if (!descriptor.As<v8::Object>()->HasOwnProperty(context_, value).FromMaybe(false)) return {};
        return descriptor.As<v8::Object>()->Get(context_, value);
      }
      v8::Local<v8::Value> prototype = object->GetPrototypeV2();
      if (!prototype->IsObject()) return {};
      object = prototype.As<v8::Object>();
    }
  }

  void AddAll(v8::Local<v8::Array> names) {
    for (uint32_t i = 0; i < names->Length(); i++) {
      v8::Local<v8::Value> name;
      if (!names->Get(context_, i).ToLocal(&name) || !name->IsString()) continue;
      const std::string text = ToUtf8(isolate_, name);
      if (IsIdentifier(text)) names_.insert(text);
    }
  }

  const v8::Local<v8::Context> context_;
  v8::Isolate* const isolate_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<std::string> CompletionsOf(v8::Local<v8::Context> context, const std::string& line, size_t* begin) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::HandleScope handles(isolate);
  v8::Context::Scope scope(context);
  v8::TryCatch try_catch(isolate);
  *begin = WordBegin(line, line.size());
  const std::string word = line.substr(*begin);
  std::vector<std::string> chain, result;
  // The dot of a number is none.
  if ((!word.empty() && !IsIdentifier(word)) || !ReadChain(line, *begin, &chain)) return result;
  Completer completer(context);
  if (chain.empty()) {
    if (word.empty()) return result;
    completer.AddGlobals();
  } else {
    v8::Local<v8::Object> object;
    if (completer.ValueOf(chain).ToLocal(&object)) completer.AddProperties(object);
  }
  for (const std::string& name : completer.names()) {
    if (name.compare(0, word.size(), word) == 0) result.push_back(name);
  }
  return result;
}

}  // namespace flat8::shell
