// A host that shows its C++ objects to a script: each request is an object with accessors over a C++ struct, and the
// statistics are a C++ map that a script reads and writes like an object, through an interceptor.

#include <libplatform/libplatform.h>
#include <stdio.h>
#include <v8.h>

#include <map>
#include <memory>
#include <string>

namespace {

struct Request {
  std::string path;
  std::string referrer;
  int bytes;
};

using Statistics = std::map<std::string, int>;

const char kPolicy[] = R"(
  // What the host calls for each request.
  function process(request) {
    if (request.path.startsWith('/private/')) {
      statistics.refused = (statistics.refused || 0) + 1;
      return false;
    }
    const kind = request.path.endsWith('.html') ? 'pages' : 'others';
    statistics[kind] = (statistics[kind] || 0) + 1;
    statistics.bytes = (statistics.bytes || 0) + request.bytes;
    log(`${request.path} from ${request.referrer || 'nowhere'}`);
    return true;
  }
)";

std::string ToString(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::String::Utf8Value text(isolate, value);
  return *text == nullptr ? "" : *text;
}

v8::Local<v8::String> ToLocal(v8::Isolate* isolate, const std::string& text) {
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kNormal, static_cast<int>(text.size()))
      .ToLocalChecked();
}

// A C++ object hides in internal field 0 of the object that stands for it.
template <typename T>
T* Unwrap(v8::Local<v8::Object> object) {
  return static_cast<T*>(object->GetAlignedPointerFromInternalField(0));
}

void GetPath(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(ToLocal(info.GetIsolate(), Unwrap<Request>(info.HolderV2())->path));
}

void GetReferrer(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(ToLocal(info.GetIsolate(), Unwrap<Request>(info.HolderV2())->referrer));
}

void GetBytes(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(Unwrap<Request>(info.HolderV2())->bytes);
}

v8::Intercepted GetStatistic(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (name->IsSymbol()) return v8::Intercepted::kNo;
  const Statistics& statistics = *Unwrap<Statistics>(info.HolderV2());
  auto entry = statistics.find(ToString(info.GetIsolate(), name));
  if (entry == statistics.end()) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(entry->second);
  return v8::Intercepted::kYes;
}

v8::Intercepted SetStatistic(v8::Local<v8::Name> name, v8::Local<v8::Value> value,
                             const v8::PropertyCallbackInfo<void>& info) {
  int number;
  if (name->IsSymbol() || !value->Int32Value(info.GetIsolate()->GetCurrentContext()).To(&number)) {
    return v8::Intercepted::kNo;
  }
  (*Unwrap<Statistics>(info.HolderV2()))[ToString(info.GetIsolate(), name)] = number;
  return v8::Intercepted::kYes;
}

void Log(const v8::FunctionCallbackInfo<v8::Value>& info) {
  printf("log: %s\n", ToString(info.GetIsolate(), info[0]).c_str());
}

class Processor {
 public:
  explicit Processor(v8::Isolate* isolate) : isolate_(isolate) {}

  // Makes the context and finds the script's function; false after an error, which was printed.
  bool Initialize(Statistics* statistics) {
    v8::HandleScope handle_scope(isolate_);
    v8::Local<v8::ObjectTemplate> global = v8::ObjectTemplate::New(isolate_);
    global->Set(isolate_, "log", v8::FunctionTemplate::New(isolate_, Log));
    v8::Local<v8::Context> context = v8::Context::New(isolate_, nullptr, global);
    context_.Reset(isolate_, context);
    v8::Context::Scope context_scope(context);

    v8::Local<v8::ObjectTemplate> request_template = v8::ObjectTemplate::New(isolate_);
    request_template->SetInternalFieldCount(1);
    request_template->SetNativeDataProperty(ToLocal(isolate_, "path"), GetPath);
    request_template->SetNativeDataProperty(ToLocal(isolate_, "referrer"), GetReferrer);
    request_template->SetNativeDataProperty(ToLocal(isolate_, "bytes"), GetBytes);
    request_template_.Reset(isolate_, request_template);

    v8::Local<v8::ObjectTemplate> statistics_template = v8::ObjectTemplate::New(isolate_);
    statistics_template->SetInternalFieldCount(1);
    statistics_template->SetHandler(v8::NamedPropertyHandlerConfiguration(GetStatistic, SetStatistic));
    v8::Local<v8::Object> object = statistics_template->NewInstance(context).ToLocalChecked();
    object->SetAlignedPointerInInternalField(0, statistics);
    context->Global()->Set(context, ToLocal(isolate_, "statistics"), object).Check();

    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Script> script;
    v8::Local<v8::Value> function;
    if (!v8::Script::Compile(context, ToLocal(isolate_, kPolicy)).ToLocal(&script) || script->Run(context).IsEmpty() ||
        !context->Global()->Get(context, ToLocal(isolate_, "process")).ToLocal(&function) || !function->IsFunction()) {
      return Report(try_catch);
    }
    function_.Reset(isolate_, function.As<v8::Function>());
    return true;
  }

  bool Process(Request* request, bool* accepted) {
    v8::HandleScope handle_scope(isolate_);
    v8::Local<v8::Context> context = context_.Get(isolate_);
    v8::Context::Scope context_scope(context);
    v8::Local<v8::Object> object = request_template_.Get(isolate_)->NewInstance(context).ToLocalChecked();
    object->SetAlignedPointerInInternalField(0, request);
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Value> arguments[] = {object};
    v8::Local<v8::Value> result;
    if (!function_.Get(isolate_)->Call(context, context->Global(), 1, arguments).ToLocal(&result)) {
      return Report(try_catch);
    }
    *accepted = result->BooleanValue(isolate_);
    return true;
  }

 private:
  bool Report(const v8::TryCatch& try_catch) {
    fprintf(stderr, "%s\n", ToString(isolate_, try_catch.Exception()).c_str());
    return false;
  }

  v8::Isolate* const isolate_;
  v8::Global<v8::Context> context_;
  v8::Global<v8::ObjectTemplate> request_template_;
  v8::Global<v8::Function> function_;
};

}  // namespace

int main() {
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = allocator.get();
  v8::Isolate* isolate = v8::Isolate::New(parameters);
  int exit_code = 0;
  {
    v8::Isolate::Scope isolate_scope(isolate);
    Statistics statistics;
    Request requests[] = {{"/index.html", "search.example", 1200},
                          {"/private/keys", "", 10},
                          {"/style.css", "/index.html", 300},
                          {"/about.html", "/index.html", 800}};
    Processor processor(isolate);
    if (!processor.Initialize(&statistics)) exit_code = 1;
    for (Request& request : requests) {
      bool accepted = false;
      if (exit_code != 0 || !processor.Process(&request, &accepted)) {
        exit_code = 1;
        break;
      }
      printf("%s: %s\n", request.path.c_str(), accepted ? "accepted" : "refused");
    }
    for (const auto& [name, count] : statistics) printf("%s = %d\n", name.c_str(), count);
  }
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return exit_code;
}
