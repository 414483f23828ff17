// A host whose modules arrive later, as from a network: it asks for a module's text, goes on with other work, and links
// when all of the graph has come. import() waits in the same way, and an error says which module asked for what.

#include <libplatform/libplatform.h>
#include <stdio.h>
#include <v8.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

// What is on the other side of the network.
const std::map<std::string, std::string> kServer = {
    {"main", "import { greet } from 'greeting';\n"
             "log(greet('modules'));\n"
             "const late = await import('late');\n"
             "log(late.default);\n"
             "try { await import('broken'); } catch (error) { log(error.message); }"},
    {"greeting", "import { punctuation } from 'style'; export const greet = name => `Hello, ${name}${punctuation}`;"},
    {"style", "export const punctuation = '!';"},
    {"late", "import 'style'; export default 'came later';"},
    {"broken", "import 'nowhere';"},
};

std::string ToString(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::String::Utf8Value text(isolate, value);
  return *text == nullptr ? "" : *text;
}

v8::Local<v8::String> ToLocal(v8::Isolate* isolate, const std::string& text) {
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kNormal, static_cast<int>(text.size()))
      .ToLocalChecked();
}

// Loads graphs of modules. Each text is fetched once; a graph is ready when none of its modules is still on its way.
class Loader {
 public:
  explicit Loader(v8::Isolate* isolate) : isolate_(isolate) {
    isolate->SetData(0, this);
    isolate->SetHostImportModuleDynamicallyCallback(OnImport);
  }
  static Loader* From(v8::Isolate* isolate) { return static_cast<Loader*>(isolate->GetData(0)); }

  // Settles a promise with the namespace of the module, once its graph is there and has been evaluated.
  v8::Local<v8::Promise> Import(v8::Local<v8::Context> context, const std::string& name, const std::string& importer) {
    v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context).ToLocalChecked();
    imports_.push_back({name, v8::Global<v8::Promise::Resolver>(isolate_, resolver)});
    Fetch(name, importer);
    on_their_way_.push_back([] {});  // At the latest in the next turn, also when everything is here already.
    return resolver->GetPromise();
  }

  // One turn of the host's event loop: an answer comes in. False: nothing is on its way.
  bool RunOne(v8::Local<v8::Context> context) {
    if (on_their_way_.empty()) return false;
    const std::function<void()> answer = std::move(on_their_way_.front());
    on_their_way_.pop_front();
    v8::HandleScope handles(isolate_);
    answer();
    FinishImports(context);
    return true;
  }

 private:
  struct Entry {
    v8::Global<v8::Module> module;
    std::string error;  // When it is not to be had.
    bool is_here = false;
  };
  struct PendingImport {
    std::string name;
    v8::Global<v8::Promise::Resolver> resolver;
  };

  void Fetch(const std::string& name, const std::string& importer) {
    if (!entries_.emplace(name, Entry()).second) return;
    on_their_way_.push_back([this, name, importer] { Arrive(name, importer); });
  }

  void Arrive(const std::string& name, const std::string& importer) {
    Entry& entry = entries_[name];
    entry.is_here = true;
    const auto text = kServer.find(name);
    if (text == kServer.end()) {
      entry.error = "There is no module '" + name + "', which '" + importer + "' imports";
      return;
    }
    v8::TryCatch try_catch(isolate_);
    v8::ScriptOrigin origin(ToLocal(isolate_, name), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, true);
    v8::ScriptCompiler::Source source(ToLocal(isolate_, text->second), origin);
    v8::Local<v8::Module> module;
    if (!v8::ScriptCompiler::CompileModule(isolate_, &source).ToLocal(&module)) {
      entry.error = "'" + name + "', which '" + importer + "' imports: " + ToString(isolate_, try_catch.Exception());
      return;
    }
    entry.module.Reset(isolate_, module);
    v8::Local<v8::FixedArray> requests = module->GetModuleRequests();
    for (int i = 0; i < requests->Length(); ++i) {
      Fetch(ToString(isolate_, requests->Get(i).As<v8::ModuleRequest>()->GetSpecifier()), name);
    }
  }

  // Whether all that `name` needs is here; the first error of it.
  bool IsComplete(const std::string& name, std::map<std::string, bool>* visited, std::string* error) {
    if (!visited->emplace(name, true).second) return true;
    const Entry& entry = entries_[name];
    if (!entry.is_here) return false;
    if (!entry.error.empty()) {
      *error = entry.error;
      return true;
    }
    v8::Local<v8::FixedArray> requests = entry.module.Get(isolate_)->GetModuleRequests();
    bool is_complete = true;
    for (int i = 0; i < requests->Length(); ++i) {
      is_complete &= IsComplete(ToString(isolate_, requests->Get(i).As<v8::ModuleRequest>()->GetSpecifier()), visited,
                                error);
    }
    return is_complete;
  }

  void FinishImports(v8::Local<v8::Context> context) {
    std::vector<PendingImport> pending = std::move(imports_);
    imports_.clear();
    for (PendingImport& import : pending) {
      std::map<std::string, bool> visited;
      std::string error;
      if (!IsComplete(import.name, &visited, &error)) {
        imports_.push_back(std::move(import));
        continue;
      }
      Finish(context, import.name, import.resolver.Get(isolate_), error);
    }
  }

  void Finish(v8::Local<v8::Context> context, const std::string& name, v8::Local<v8::Promise::Resolver> resolver,
              const std::string& error) {
    v8::TryCatch try_catch(isolate_);
    if (!error.empty()) isolate_->ThrowException(v8::Exception::Error(ToLocal(isolate_, error)));
    v8::Local<v8::Value> evaluation;
    if (error.empty()) {
      v8::Local<v8::Module> module = entries_[name].module.Get(isolate_);
      if (!module->InstantiateModule(context, OnResolve).IsNothing() &&
          module->Evaluate(context).ToLocal(&evaluation)) {
        // The namespace, when the evaluation is over.
        v8::Local<v8::Function> then =
            v8::Function::New(
                context,
                [](const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(info.Data()); },
                module->GetModuleNamespace())
                .ToLocalChecked();
        v8::Local<v8::Promise> ns;
        if (evaluation.As<v8::Promise>()->Then(context, then).ToLocal(&ns)) {
          resolver->Resolve(context, ns).Check();
          return;
        }
      }
    }
    if (try_catch.HasCaught()) resolver->Reject(context, try_catch.Exception()).Check();
  }

  // All modules are here when a graph is linked.
  static v8::MaybeLocal<v8::Module> OnResolve(v8::Local<v8::Context> context, v8::Local<v8::String> specifier,
                                              v8::Local<v8::FixedArray>, v8::Local<v8::Module>) {
    v8::Isolate* isolate = context->GetIsolate();
    return From(isolate)->entries_[ToString(isolate, specifier)].module.Get(isolate);
  }

  static v8::MaybeLocal<v8::Promise> OnImport(v8::Local<v8::Context> context, v8::Local<v8::Data>,
                                              v8::Local<v8::Value> resource_name, v8::Local<v8::String> specifier,
                                              v8::Local<v8::FixedArray>) {
    v8::Isolate* isolate = context->GetIsolate();
    return From(isolate)->Import(context, ToString(isolate, specifier), ToString(isolate, resource_name));
  }

  v8::Isolate* const isolate_;
  std::map<std::string, Entry> entries_;
  std::vector<PendingImport> imports_;
  std::deque<std::function<void()>> on_their_way_;
};

void Log(const v8::FunctionCallbackInfo<v8::Value>& info) {
  printf("%s\n", ToString(info.GetIsolate(), info[0]).c_str());
}

int Run(v8::Isolate* isolate) {
  v8::Isolate::Scope isolate_scope(isolate);
  v8::HandleScope handles(isolate);
  v8::Local<v8::ObjectTemplate> global = v8::ObjectTemplate::New(isolate);
  global->Set(isolate, "log", v8::FunctionTemplate::New(isolate, Log));
  v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, global);
  v8::Context::Scope context_scope(context);
  Loader loader(isolate);
  v8::Local<v8::Promise> program = loader.Import(context, "main", "the command line");
  // The event loop: what arrives, then the jobs that it has made.
  while (loader.RunOne(context)) isolate->PerformMicrotaskCheckpoint();
  if (program->State() == v8::Promise::kFulfilled) return 0;
  fprintf(stderr, "%s\n", program->State() == v8::Promise::kRejected
                              ? ToString(isolate, program->Result()).c_str()
                              : "The program waits for something that never comes");
  return 1;
}

}  // namespace

int main() {
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  v8::Isolate::CreateParams parameters;
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  parameters.array_buffer_allocator = allocator.get();
  v8::Isolate* isolate = v8::Isolate::New(parameters);
  const int code = Run(isolate);
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return code;
}
