#include "src/shell/web-globals.h"

#include <string.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"
#include "src/shell/web-natives.h"

namespace flat8::shell {

namespace {

struct Global {
  const char* name;
  const char* script;
  bool is_of_workers;
};
constexpr Global kGlobals[] = {
#define WEB_GLOBAL(name, script) {#name, script, false},
#define WEB_WORKER_GLOBAL(name, script) {#name, script, true},
#include "src/shell/web/web-globals.def"
#undef WEB_WORKER_GLOBAL
#undef WEB_GLOBAL
};

struct Script {
  const char* name;
  const char* text;
  size_t length;
};
constexpr Script kScripts[] = {
#define WEB_SCRIPT(name, text) {name, text, sizeof(text) - 1},
#include "web-scripts.inc"
#undef WEB_SCRIPT
};

constexpr const Native* kNatives[] = {kClockNatives, kEncodingNatives, kMessagingNatives, kProcessNatives,
                                      kWorkerNatives};

// What has been loaded in a realm, by name, and the natives: an array of two objects, in the context's embedder data.
enum RealmSlot { kWebScripts = 1 };
enum RealmObject : uint32_t { kLoaded, kNativeFunctions };

// The program's own text, which needs no copy.
class StaticText final : public v8::String::ExternalOneByteStringResource {
 public:
  StaticText(const char* text, size_t length) : text_(text), length_(length) {}
  const char* data() const override { return text_; }
  size_t length() const override { return length_; }

 private:
  const char* const text_;
  const size_t length_;
};

v8::MaybeLocal<v8::Object> NewNatives(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Object> natives = v8::Object::New(isolate);
  for (const Native* list : kNatives) {
    for (; list->name != nullptr; ++list) {
      v8::Local<v8::Function> function;
      if (!v8::Function::New(context, list->callback, {}, 0, v8::ConstructorBehavior::kThrow).ToLocal(&function) ||
          natives->Set(context, NewName(isolate, list->name), function).IsNothing()) {
        return {};
      }
    }
  }
  return natives;
}

v8::MaybeLocal<v8::Object> RealmObjectOf(v8::Local<v8::Context> context, RealmObject index) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Value> objects = context->GetEmbedderData(kWebScripts);
  if (objects.IsEmpty() || !objects->IsArray()) {
    v8::Local<v8::Object> natives;
    if (!NewNatives(context).ToLocal(&natives)) return {};
    v8::Local<v8::Value> elements[] = {v8::Object::New(isolate, v8::Null(isolate), nullptr, nullptr, 0), natives};
    objects = v8::Array::New(isolate, elements, std::size(elements));
    context->SetEmbedderData(kWebScripts, objects);
  }
  v8::Local<v8::Value> object;
  if (!objects.As<v8::Array>()->Get(context, index).ToLocal(&object)) return {};
  return object.As<v8::Object>();
}

// load(name), for the scripts.
void Load(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Object> exports;
  if (LoadWebScript(isolate->GetCurrentContext(), ToUtf8(isolate, info[0])).ToLocal(&exports)) {
    info.GetReturnValue().Set(exports);
  }
}

v8::MaybeLocal<v8::Value> RunScript(v8::Local<v8::Context> context, const Script& script) {
  v8::Isolate* isolate = context->GetIsolate();
  auto* resource = new StaticText(script.text, script.length);
  v8::Local<v8::String> text;
  if (!v8::String::NewExternalOneByte(isolate, resource).ToLocal(&text)) {
    delete resource;
    ThrowError(isolate, "Out of memory");
    return {};
  }
  v8::ScriptOrigin origin(NewString(isolate, std::string("flat8:") + script.name));
  v8::ScriptCompiler::Source source(text, origin);
  v8::Local<v8::String> parameters[] = {NewName(isolate, "natives"), NewName(isolate, "load")};
  v8::Local<v8::Function> body, load;
  v8::Local<v8::Object> natives;
  if (!v8::ScriptCompiler::CompileFunction(context, &source, std::size(parameters), parameters).ToLocal(&body) ||
      !v8::Function::New(context, Load).ToLocal(&load) || !RealmObjectOf(context, kNativeFunctions).ToLocal(&natives)) {
    return {};
  }
  v8::Local<v8::Value> arguments[] = {natives, load};
  return body->Call(context, v8::Undefined(isolate), std::size(arguments), arguments);
}

// The getter of a global.
void GetGlobal(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context;
  if (!info.Holder()->GetCreationContext().ToLocal(&context)) context = isolate->GetCurrentContext();
  v8::Context::Scope scope(context);
  const Global& global = kGlobals[info.Data().As<v8::Integer>()->Value()];
  v8::Local<v8::Object> exports;
  v8::Local<v8::Value> value;
  if (LoadWebScript(context, global.script).ToLocal(&exports) &&
      exports->Get(context, NewName(isolate, global.name)).ToLocal(&value)) {
    info.GetReturnValue().Set(value);
  }
}

}  // namespace

void InstallWebGlobals(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> global) {
  const bool is_worker = Shell::From(isolate)->worker() != nullptr;
  for (size_t i = 0; i < std::size(kGlobals); i++) {
    if (kGlobals[i].is_of_workers && !is_worker) continue;
    global->SetLazyDataProperty(NewName(isolate, kGlobals[i].name), GetGlobal,
                                v8::Integer::New(isolate, static_cast<int32_t>(i)), v8::DontEnum);
  }
}

v8::MaybeLocal<v8::Object> LoadedWebScript(v8::Local<v8::Context> context, const std::string& name) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Object> loaded;
  v8::Local<v8::Value> exports;
  if (!context->GetEmbedderData(kWebScripts)->IsArray() || !RealmObjectOf(context, kLoaded).ToLocal(&loaded) ||
      !loaded->Get(context, NewString(isolate, name)).ToLocal(&exports) || !exports->IsObject()) {
    return {};
  }
  return exports.As<v8::Object>();
}

v8::MaybeLocal<v8::Object> LoadWebScript(v8::Local<v8::Context> context, const std::string& name) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::EscapableHandleScope handles(isolate);
  v8::Local<v8::Object> loaded;
  if (LoadedWebScript(context, name).ToLocal(&loaded)) return handles.Escape(loaded);
  const auto script = std::find_if(std::begin(kScripts), std::end(kScripts),
                                   [&](const Script& candidate) { return name == candidate.name; });
  v8::Local<v8::Value> exports;
  if (script == std::end(kScripts) || !RealmObjectOf(context, kLoaded).ToLocal(&loaded) ||
      !RunScript(context, *script).ToLocal(&exports) ||
      loaded->Set(context, NewString(isolate, name), exports).IsNothing()) {
    return {};
  }
  return handles.Escape(exports.As<v8::Object>());
}

namespace {

v8::MaybeLocal<v8::Function> WebFunction(v8::Local<v8::Context> context, const std::string& script,
                                         const std::string& name) {
  v8::Local<v8::Object> exports;
  v8::Local<v8::Value> function;
  if (!LoadWebScript(context, script).ToLocal(&exports) ||
      !exports->Get(context, NewString(context->GetIsolate(), name)).ToLocal(&function)) {
    return {};
  }
  return function.As<v8::Function>();
}

}  // namespace

v8::MaybeLocal<v8::Value> CallWebFunction(v8::Local<v8::Context> context, const std::string& script,
                                          const std::string& name,
                                          std::initializer_list<v8::Local<v8::Value>> arguments) {
  v8::Local<v8::Function> function;
  if (!WebFunction(context, script, name).ToLocal(&function)) return {};
  std::vector<v8::Local<v8::Value>> values(arguments);
  return function->Call(context, v8::Undefined(context->GetIsolate()), static_cast<int>(values.size()), values.data());
}

void ThrowDOMException(v8::Isolate* isolate, v8::Local<v8::String> message, const char* name) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Function> constructor;
  v8::Local<v8::Value> arguments[] = {message, NewString(isolate, name)};
  v8::Local<v8::Object> exception;
  if (WebFunction(context, "dom-exception", "DOMException").ToLocal(&constructor) &&
      constructor->NewInstance(context, std::size(arguments), arguments).ToLocal(&exception)) {
    isolate->ThrowException(exception);
  }
}

}  // namespace flat8::shell
