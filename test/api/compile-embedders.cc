// Code in the style of the hosts that are written for V8: it must compile as it stands, it is never run. Built with
// -fsyntax-only by test/api/check-headers.sh, as C++17 and C++20, with and without RTTI and exceptions.

#include <libplatform/libplatform.h>
#include <v8-version-string.h>
#include <v8.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

template <class T>
void Use(T&&) {}

// --- Hello world -----------------------------------------------------------------------------------------------------

int HelloWorld(char* argv[]) {
  v8::V8::InitializeICUDefaultLocation(argv[0]);
  v8::V8::InitializeExternalStartupData(argv[0]);
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();

  v8::Isolate::CreateParams create_params;
  create_params.array_buffer_allocator = v8::ArrayBuffer::Allocator::NewDefaultAllocator();
  v8::Isolate* isolate = v8::Isolate::New(create_params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handle_scope(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    v8::Local<v8::String> source = v8::String::NewFromUtf8Literal(isolate, "'Hello' + ', World!'");
    v8::Local<v8::Script> script = v8::Script::Compile(context, source).ToLocalChecked();
    v8::Local<v8::Value> result = script->Run(context).ToLocalChecked();
    v8::String::Utf8Value utf8(isolate, result);
    std::printf("%s\n", *utf8);
    v8::Local<v8::Uint32> number = result->ToUint32(context).FromMaybe(v8::Local<v8::Uint32>());
    if (!number.IsEmpty()) std::printf("%u\n", number->Value());
  }
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  delete create_params.array_buffer_allocator;
  return 0;
}

// --- A shell ---------------------------------------------------------------------------------------------------------

const char* ToCString(const v8::String::Utf8Value& value) { return *value ? *value : "<string conversion failed>"; }

void Print(const v8::FunctionCallbackInfo<v8::Value>& args) {
  bool first = true;
  for (int i = 0; i < args.Length(); i++) {
    v8::HandleScope handle_scope(args.GetIsolate());
    if (!first) std::printf(" ");
    first = false;
    v8::String::Utf8Value str(args.GetIsolate(), args[i]);
    std::printf("%s", ToCString(str));
  }
  std::printf("\n");
}

v8::MaybeLocal<v8::String> ReadFile(v8::Isolate* isolate, const char* name) {
  std::string chars(name);
  return v8::String::NewFromUtf8(isolate, chars.data(), v8::NewStringType::kNormal, static_cast<int>(chars.size()));
}

void Read(const v8::FunctionCallbackInfo<v8::Value>& args) {
  if (args.Length() != 1) {
    args.GetIsolate()->ThrowError("Bad parameters");
    return;
  }
  v8::String::Utf8Value file(args.GetIsolate(), args[0]);
  v8::Local<v8::String> source;
  if (!ReadFile(args.GetIsolate(), *file).ToLocal(&source)) {
    args.GetIsolate()->ThrowException(
        v8::Exception::Error(v8::String::NewFromUtf8Literal(args.GetIsolate(), "Error loading file")));
    return;
  }
  args.GetReturnValue().Set(source);
}

void Quit(const v8::FunctionCallbackInfo<v8::Value>& args) {
  int exit_code = args[0]->Int32Value(args.GetIsolate()->GetCurrentContext()).FromMaybe(0);
  std::fflush(stdout);
  std::exit(exit_code);
}

void Version(const v8::FunctionCallbackInfo<v8::Value>& args) {
  args.GetReturnValue().Set(v8::String::NewFromUtf8(args.GetIsolate(), v8::V8::GetVersion()).ToLocalChecked());
}

v8::Local<v8::Context> CreateShellContext(v8::Isolate* isolate) {
  v8::Local<v8::ObjectTemplate> global = v8::ObjectTemplate::New(isolate);
  global->Set(isolate, "print", v8::FunctionTemplate::New(isolate, Print));
  global->Set(isolate, "read", v8::FunctionTemplate::New(isolate, Read));
  global->Set(isolate, "quit", v8::FunctionTemplate::New(isolate, Quit));
  global->Set(isolate, "version", v8::FunctionTemplate::New(isolate, Version));
  global->Set(v8::Symbol::GetToStringTag(isolate), v8::String::NewFromUtf8Literal(isolate, "Shell"),
              static_cast<v8::PropertyAttribute>(v8::ReadOnly | v8::DontEnum));
  return v8::Context::New(isolate, nullptr, global);
}

void ReportException(v8::Isolate* isolate, v8::TryCatch* try_catch) {
  v8::HandleScope handle_scope(isolate);
  v8::String::Utf8Value exception(isolate, try_catch->Exception());
  v8::Local<v8::Message> message = try_catch->Message();
  if (message.IsEmpty()) {
    std::fprintf(stderr, "%s\n", ToCString(exception));
    return;
  }
  v8::Local<v8::Context> context(isolate->GetCurrentContext());
  v8::String::Utf8Value filename(isolate, message->GetScriptOrigin().ResourceName());
  int linenum = message->GetLineNumber(context).FromJust();
  std::fprintf(stderr, "%s:%i: %s\n", ToCString(filename), linenum, ToCString(exception));
  v8::String::Utf8Value sourceline(isolate, message->GetSourceLine(context).ToLocalChecked());
  int start = message->GetStartColumn(context).FromJust();
  int end = message->GetEndColumn(context).FromJust();
  std::fprintf(stderr, "%s %d %d\n", ToCString(sourceline), start, end);
  v8::Local<v8::Value> stack_trace_string;
  if (try_catch->StackTrace(context).ToLocal(&stack_trace_string) && stack_trace_string->IsString() &&
      stack_trace_string.As<v8::String>()->Length() > 0) {
    v8::String::Utf8Value stack_trace(isolate, stack_trace_string);
    std::fprintf(stderr, "%s\n", ToCString(stack_trace));
  }
}

bool ExecuteString(v8::Isolate* isolate, v8::Local<v8::String> source, v8::Local<v8::Value> name) {
  v8::HandleScope handle_scope(isolate);
  v8::TryCatch try_catch(isolate);
  v8::ScriptOrigin origin(name);
  v8::Local<v8::Context> context(isolate->GetCurrentContext());
  v8::Local<v8::Script> script;
  if (!v8::Script::Compile(context, source, &origin).ToLocal(&script)) {
    ReportException(isolate, &try_catch);
    return false;
  }
  v8::Local<v8::Value> result;
  if (!script->Run(context).ToLocal(&result)) {
    ReportException(isolate, &try_catch);
    return false;
  }
  return !result->IsUndefined();
}

void RunShell(int argc, char* argv[], v8::Platform* platform, v8::Isolate* isolate) {
  v8::V8::SetFlagsFromCommandLine(&argc, argv, true);
  v8::HandleScope handle_scope(isolate);
  v8::Local<v8::Context> context = CreateShellContext(isolate);
  v8::Context::Scope context_scope(context);
  ExecuteString(isolate, v8::String::NewFromUtf8(context->GetIsolate(), "1").ToLocalChecked(),
                v8::String::NewFromUtf8Literal(context->GetIsolate(), "(shell)"));
  while (v8::platform::PumpMessageLoop(platform, isolate)) continue;
  v8::platform::RunIdleTasks(platform, isolate, 50.0 / 1000);
  v8::platform::NotifyIsolateShutdown(platform, isolate);
}

// --- A request processor ---------------------------------------------------------------------------------------------

class Request {
 public:
  std::string path;
  std::map<std::string, std::string> options;
};

class Processor {
 public:
  explicit Processor(v8::Isolate* isolate) : isolate_(isolate) {}

  bool Initialize(v8::Local<v8::String> script) {
    v8::HandleScope handle_scope(isolate_);
    v8::Local<v8::ObjectTemplate> global = v8::ObjectTemplate::New(isolate_);
    global->Set(isolate_, "log", v8::FunctionTemplate::New(isolate_, Print));
    v8::Local<v8::Context> context = v8::Context::New(isolate_, nullptr, global);
    context_.Reset(isolate_, context);
    v8::Context::Scope context_scope(context);
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Script> compiled_script;
    if (!v8::Script::Compile(context, script).ToLocal(&compiled_script)) return false;
    v8::Local<v8::Value> result;
    if (!compiled_script->Run(context).ToLocal(&result)) return false;
    v8::Local<v8::String> process_name = v8::String::NewFromUtf8Literal(isolate_, "Process");
    v8::Local<v8::Value> process_val;
    if (!context->Global()->Get(context, process_name).ToLocal(&process_val) || !process_val->IsFunction()) {
      return false;
    }
    process_.Reset(isolate_, process_val.As<v8::Function>());
    return true;
  }

  bool Process(Request* request) {
    v8::HandleScope handle_scope(isolate_);
    v8::Local<v8::Context> context = v8::Local<v8::Context>::New(isolate_, context_);
    v8::Context::Scope context_scope(context);
    v8::TryCatch try_catch(isolate_);
    const int argc = 2;
    v8::Local<v8::Value> argv[argc] = {WrapRequest(request), WrapMap(&request->options)};
    v8::Local<v8::Function> process = v8::Local<v8::Function>::New(isolate_, process_);
    v8::Local<v8::Value> result;
    return process->Call(context, context->Global(), argc, argv).ToLocal(&result);
  }

  ~Processor() {
    context_.Reset();
    process_.Reset();
  }

 private:
  static void GetPath(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
    Request* request = UnwrapRequest(info.Holder());
    info.GetReturnValue().Set(v8::String::NewFromUtf8(info.GetIsolate(), request->path.c_str(),
                                                      v8::NewStringType::kNormal,
                                                      static_cast<int>(request->path.length()))
                                  .ToLocalChecked());
  }
  static v8::Intercepted MapGet(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
    if (name->IsSymbol()) return v8::Intercepted::kNo;
    std::map<std::string, std::string>* map = UnwrapMap(info.HolderV2());
    v8::String::Utf8Value key(info.GetIsolate(), name.As<v8::String>());
    auto it = map->find(*key);
    if (it == map->end()) return v8::Intercepted::kNo;
    info.GetReturnValue().Set(v8::String::NewFromUtf8(info.GetIsolate(), it->second.c_str()).ToLocalChecked());
    return v8::Intercepted::kYes;
  }
  static v8::Intercepted MapSet(v8::Local<v8::Name> name, v8::Local<v8::Value> value,
                                const v8::PropertyCallbackInfo<void>& info) {
    if (name->IsSymbol()) return v8::Intercepted::kNo;
    v8::String::Utf8Value text(info.GetIsolate(), value);
    if (*text == nullptr) return info.ShouldThrowOnError() ? v8::Intercepted::kYes : v8::Intercepted::kNo;
    (*UnwrapMap(info.Holder()))[*v8::String::Utf8Value(info.GetIsolate(), name)] = *text;
    return v8::Intercepted::kYes;
  }

  static Request* UnwrapRequest(v8::Local<v8::Object> obj) {
    v8::Local<v8::External> field = obj->GetInternalField(0).As<v8::Value>().As<v8::External>();
    return static_cast<Request*>(field->Value());
  }
  static std::map<std::string, std::string>* UnwrapMap(v8::Local<v8::Object> obj) {
    return static_cast<std::map<std::string, std::string>*>(obj->GetAlignedPointerFromInternalField(0));
  }

  v8::Local<v8::Object> WrapRequest(Request* request) {
    v8::EscapableHandleScope handle_scope(isolate_);
    if (request_template_.IsEmpty()) {
      v8::Local<v8::ObjectTemplate> raw = v8::ObjectTemplate::New(isolate_);
      raw->SetInternalFieldCount(1);
      raw->SetNativeDataProperty(v8::String::NewFromUtf8Literal(isolate_, "path", v8::NewStringType::kInternalized),
                                 GetPath);
      request_template_.Reset(isolate_, raw);
    }
    v8::Local<v8::ObjectTemplate> templ = v8::Local<v8::ObjectTemplate>::New(isolate_, request_template_);
    v8::Local<v8::Object> result = templ->NewInstance(isolate_->GetCurrentContext()).ToLocalChecked();
    result->SetInternalField(0, v8::External::New(isolate_, request));
    return handle_scope.Escape(result);
  }
  v8::Local<v8::Object> WrapMap(std::map<std::string, std::string>* map) {
    v8::EscapableHandleScope handle_scope(isolate_);
    v8::Local<v8::ObjectTemplate> templ = v8::ObjectTemplate::New(isolate_);
    templ->SetInternalFieldCount(1);
    templ->SetHandler(v8::NamedPropertyHandlerConfiguration(MapGet, MapSet));
    v8::Local<v8::Object> result = templ->NewInstance(isolate_->GetCurrentContext()).ToLocalChecked();
    result->SetAlignedPointerInInternalField(0, map);
    return handle_scope.Escape(result);
  }

  v8::Isolate* isolate_;
  v8::Global<v8::Context> context_;
  v8::Global<v8::Function> process_;
  v8::Global<v8::ObjectTemplate> request_template_;
};

// --- Both interceptor families ---------------------------------------------------------------------------------------

void OldGet(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(1); }
void OldSet(v8::Local<v8::Name>, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(value);
}
void OldQuery(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Integer>& info) {
  info.GetReturnValue().Set(v8::None);
}
void OldDelete(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  info.GetReturnValue().Set(true);
}
void Enumerate(const v8::PropertyCallbackInfo<v8::Array>& info) {
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate()));
}
void OldDefine(v8::Local<v8::Name>, const v8::PropertyDescriptor& descriptor,
               const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (descriptor.has_value()) info.GetReturnValue().Set(descriptor.value());
}
void OldIndexGet(uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(index); }
void OldIndexSet(uint32_t, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<v8::Value>&) {}
void OldIndexDefine(uint32_t, const v8::PropertyDescriptor&, const v8::PropertyCallbackInfo<v8::Value>&) {}
v8::Intercepted IndexGet(uint32_t, const v8::PropertyCallbackInfo<v8::Value>&) { return v8::Intercepted::kNo; }
v8::Intercepted IndexDelete(uint32_t, const v8::PropertyCallbackInfo<v8::Boolean>&) { return v8::Intercepted::kNo; }
v8::Intercepted NewQuery(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Integer>& info) {
  info.GetReturnValue().Set(v8::DontEnum);
  return v8::Intercepted::kYes;
}
v8::Intercepted NewGet(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>&) { return v8::Intercepted::kNo; }
v8::Intercepted NewDefine(v8::Local<v8::Name>, const v8::PropertyDescriptor&, const v8::PropertyCallbackInfo<void>&) {
  return v8::Intercepted::kNo;
}
v8::Intercepted NewDescriptor(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>&) {
  return v8::Intercepted::kNo;
}

void Interceptors(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> templ, v8::Local<v8::Value> data) {
  using Named = v8::NamedPropertyHandlerConfiguration;
  using Indexed = v8::IndexedPropertyHandlerConfiguration;
  templ->SetHandler(Named(OldGet));
  templ->SetHandler(Named(OldGet, OldSet, OldQuery, OldDelete, Enumerate, data));
  templ->SetHandler(
      Named(OldGet, OldSet, nullptr, nullptr, nullptr, data, v8::PropertyHandlerFlags::kOnlyInterceptStrings));
  templ->SetHandler(Named(OldGet, OldSet, OldQuery, OldDelete, Enumerate, OldDefine, nullptr, data));
  templ->SetHandler(Named(OldGet, nullptr, OldGet, nullptr, Enumerate, OldDefine, data));
  templ->SetHandler(Named(nullptr));
  templ->SetHandler(Named(nullptr, nullptr, NewQuery));
  templ->SetHandler(Named(NewGet, nullptr, NewQuery, nullptr, Enumerate, NewDefine, NewDescriptor, data,
                          v8::PropertyHandlerFlags::kNonMasking));
  templ->SetHandler(Named(NewGet, nullptr, NewDescriptor, nullptr, Enumerate, NewDefine));
  templ->SetHandler(
      Named([](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>&) { return v8::Intercepted::kNo; }));
  templ->SetHandler(Indexed(OldIndexGet));
  templ->SetHandler(Indexed(OldIndexGet, OldIndexSet, nullptr, nullptr, Enumerate, OldIndexDefine, nullptr, data));
  templ->SetHandler(Indexed(IndexGet, nullptr, nullptr, IndexDelete, Enumerate, data));
  templ->SetHandler(Indexed());
  templ->SetIndexedPropertyHandler(OldIndexGet, OldIndexSet);
  (void)isolate;
}

// --- Native accessors, old and new -----------------------------------------------------------------------------------

void StringGetter(v8::Local<v8::String>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(v8::Undefined(info.GetIsolate()));
}
void NameGetter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(name);
}
void NameSetter(v8::Local<v8::Name>, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<void>& info) {
  info.GetReturnValue().Set(false);
  info.GetReturnValue().Set(value);
}

void Accessors(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::ObjectTemplate> templ) {
  v8::Local<v8::String> name = v8::String::NewFromUtf8Literal(isolate, "x");
  templ->SetAccessor(name, StringGetter);
  templ->SetAccessor(name, NameGetter, NameSetter);
  templ->SetAccessor(name, NameGetter, NameSetter, v8::Local<v8::Value>(), v8::DEFAULT, v8::DontDelete);
  templ->SetAccessor(name, NameGetter, NameSetter, v8::Local<v8::Value>(), v8::DontDelete);
  templ->SetNativeDataProperty(name, NameGetter, NameSetter, v8::Local<v8::Value>(), v8::ReadOnly,
                               v8::SideEffectType::kHasNoSideEffect);
  templ->SetNativeDataProperty(name, NameGetter, nullptr, v8::Local<v8::Value>(), v8::None, v8::DEFAULT);
  templ->SetLazyDataProperty(name, NameGetter);
  templ->SetAccessorProperty(name, v8::FunctionTemplate::New(isolate, Print));
  v8::Local<v8::Object> object = templ->NewInstance(context).ToLocalChecked();
  object->SetNativeDataProperty(context, name, NameGetter).Check();
  object->SetAccessor(context, name, NameGetter, nullptr, v8::MaybeLocal<v8::Value>(), v8::DEFAULT, v8::None)
      .FromJust();
  object->SetAccessorProperty(name, v8::Function::New(context, Print).ToLocalChecked());
}

// --- Wrapping C++ objects with weak handles --------------------------------------------------------------------------

class Wrapped {
 public:
  static void Constructor(const v8::FunctionCallbackInfo<v8::Value>& info) {
    if (!info.IsConstructCall() || info.NewTarget()->IsUndefined()) {
      info.GetIsolate()->ThrowException(
          v8::Exception::TypeError(v8::String::NewFromUtf8Literal(info.GetIsolate(), "use new")));
      return;
    }
    Wrapped* self = new Wrapped;
    info.This()->SetAlignedPointerInInternalField(0, self);
    self->handle_.Reset(info.GetIsolate(), info.This());
    self->handle_.SetWeak(self, FirstPass, v8::WeakCallbackType::kParameter);
    self->handle_.SetWrapperClassId(7);
    info.GetIsolate()->AdjustAmountOfExternalAllocatedMemory(sizeof(Wrapped));
    info.GetReturnValue().Set(info.This());
  }
  static void Install(v8::Isolate* isolate, v8::Local<v8::Context> context) {
    v8::Local<v8::FunctionTemplate> templ = v8::FunctionTemplate::New(isolate, Constructor);
    v8::Local<v8::FunctionTemplate> child =
        v8::FunctionTemplate::New(isolate, nullptr, v8::Local<v8::Value>(), v8::Signature::New(isolate, templ), 2,
                                  v8::ConstructorBehavior::kThrow, v8::SideEffectType::kHasNoSideEffect);
    templ->SetClassName(v8::String::NewFromUtf8Literal(isolate, "Wrapped"));
    templ->InstanceTemplate()->SetInternalFieldCount(2);
    templ->PrototypeTemplate()->Set(isolate, "method", child);
    child->Inherit(templ);
    context->Global()
        ->Set(context, v8::String::NewFromUtf8Literal(isolate, "Wrapped"), templ->GetFunction(context).ToLocalChecked())
        .FromJust();
  }

 private:
  static void FirstPass(const v8::WeakCallbackInfo<Wrapped>& data) {
    data.GetParameter()->handle_.Reset();
    data.SetSecondPassCallback(SecondPass);
  }
  static void SecondPass(const v8::WeakCallbackInfo<Wrapped>& data) {
    data.GetIsolate()->AdjustAmountOfExternalAllocatedMemory(-static_cast<int64_t>(sizeof(Wrapped)));
    (void)data.GetInternalField(0);
    delete data.GetParameter();
  }
  v8::Global<v8::Object> handle_;
};

void Handles(v8::Isolate* isolate, v8::Handle<v8::Object> object) {
  v8::Persistent<v8::Object> persistent(isolate, object);
  v8::Persistent<v8::Value> upcast(isolate, object);
  v8::Persistent<v8::Object, v8::CopyablePersistentTraits<v8::Object>> copyable(isolate, object);
  auto copy = copyable;
  v8::Global<v8::Value> global(isolate, persistent);
  v8::Global<v8::Value> moved = std::move(global);
  moved = v8::Global<v8::Object>(isolate, object).Pass();
  v8::UniquePersistent<v8::Object> unique(isolate, object);
  v8::Eternal<v8::Object> eternal(isolate, object);
  if (persistent == object && moved == persistent && object == persistent && eternal.Get(isolate) != object) return;
  persistent.SetWeak();
  persistent.ClearWeak();
  void* parameter = persistent.ClearWeak<void>();
  (void)parameter;
  persistent.Reset(isolate, object);
  persistent.Reset();
  // A Local is a word that can be taken apart and put together.
  void* word;
  static_assert(sizeof(word) == sizeof(object), "");
  std::memcpy(&word, &object, sizeof(word));
  if (word != *object) return;
  v8::Local<v8::Value> again;
  std::memcpy(static_cast<void*>(&again), &word, sizeof(word));
  std::vector<v8::Local<v8::Value>> values = {object, again, v8::Null(isolate), v8::True(isolate)};
  v8::Local<v8::Array> array = v8::Array::New(isolate, values.data(), values.size());
  v8::LocalVector<v8::Value> vector(isolate);
  vector.push_back(array);
  vector.emplace_back(object);
  v8::MemorySpan<const v8::Local<v8::Value>> span(vector.data(), vector.size());
  v8::MemorySpan<v8::Local<v8::Value>> span2 = vector;
  (void)span;
  (void)span2;
  v8::SealHandleScope seal(isolate);
  v8::MaybeLocal<v8::Value> maybe = v8::MaybeLocal<v8::Object>(object);
  (void)maybe.FromMaybe(v8::Local<v8::Value>());
}

// --- Function pointers to API functions, overload sets ---------------------------------------------------------------

using ErrorMaker = decltype(v8::Exception::Error);
template <v8::Local<v8::Value> (*maker)(v8::Local<v8::String>, v8::Local<v8::Value>)>
v8::Local<v8::Value> MakeError(v8::Isolate* isolate, const char* message) {
  return maker(v8::String::NewFromUtf8(isolate, message).ToLocalChecked(), {});
}
void Throw(v8::Isolate* isolate, ErrorMaker* maker) {
  isolate->ThrowException(maker(v8::String::NewFromUtf8Literal(isolate, ""), v8::Local<v8::Value>()));
  isolate->ThrowException(MakeError<&v8::Exception::RangeError>(isolate, "range"));
}

void Values(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Value> value) {
  if (value->IsString() || value->IsName()) {
    v8::Local<v8::String> string = value.As<v8::String>();
    std::string buffer(static_cast<size_t>(string->Utf8Length(isolate)), '\0');
    string->WriteUtf8(isolate, &buffer[0], static_cast<int>(buffer.size()), nullptr,
                      v8::String::NO_NULL_TERMINATION | v8::String::REPLACE_INVALID_UTF8);
    string->WriteUtf8V2(isolate, &buffer[0], buffer.size(), v8::String::WriteFlags::kReplaceInvalidUtf8);
    std::vector<uint16_t> units(static_cast<size_t>(string->Length()));
    string->Write(isolate, units.data(), 0, -1);
    v8::String::Value chars(isolate, string);
    v8::String::Utf8Value const utf8(isolate, string);
    std::string text(*utf8, static_cast<size_t>(utf8.length()));
    v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(text.data()), v8::NewStringType::kNormal,
                               static_cast<int>(text.size()))
        .ToLocalChecked();
    (void)v8::String::Concat(isolate, string, v8::String::Empty(isolate));
  }
  double number = value->NumberValue(context).FromMaybe(0.0);
  int32_t int32 = 0;
  if (!value->Int32Value(context).To(&int32)) return;
  (void)number;
  (void)v8::Number::New(isolate, 1.5)->Value();
  (void)v8::Integer::NewFromUnsigned(isolate, 7)->Value();
  (void)v8::BigInt::NewFromUnsigned(isolate, 1)->Uint64Value();
  bool lossless;
  (void)v8::BigInt::New(isolate, -1)->Int64Value(&lossless);
  (void)value->BooleanValue(isolate);
  (void)value->TypeOf(isolate);
  (void)v8::Boolean::New(isolate, true)->Value();
  if (value->IsDate()) (void)value.As<v8::Date>()->ValueOf();
  (void)v8::Date::New(context, 0).ToLocalChecked();
  v8::Local<v8::Map> map = v8::Map::New(isolate);
  Use(map->Set(context, value, value));
  for (uint32_t i = 0; i < map->AsArray()->Length(); i += 2) Use(map->AsArray()->Get(context, i));
  Use(v8::Set::New(isolate)->Add(context, value));
  v8::Local<v8::RegExp> regexp =
      v8::RegExp::New(context, v8::String::NewFromUtf8Literal(isolate, "a+"),
                      static_cast<v8::RegExp::Flags>(v8::RegExp::kGlobal | v8::RegExp::kIgnoreCase))
          .ToLocalChecked();
  (void)regexp->GetSource();
  v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context).ToLocalChecked();
  resolver->Resolve(context, value).Check();
  v8::Local<v8::Promise> promise = resolver->GetPromise();
  if (promise->State() == v8::Promise::kFulfilled) (void)promise->Result();
  Use(v8::JSON::Parse(context, v8::String::NewFromUtf8Literal(isolate, "{}")));
  (void)v8::JSON::Stringify(context, value).ToLocalChecked();
  (void)v8::Proxy::Cast(*value)->GetTarget();
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  v8::Local<v8::Private> key = v8::Private::ForApi(isolate, v8::String::NewFromUtf8Literal(isolate, "key"));
  object->SetPrivate(context, key, value).Check();
  v8::PropertyDescriptor descriptor(value, false);
  descriptor.set_enumerable(true);
  object->DefineProperty(context, v8::String::NewFromUtf8Literal(isolate, "p"), descriptor).FromJust();
  v8::Local<v8::Array> names =
      object
          ->GetPropertyNames(context, v8::KeyCollectionMode::kOwnOnly,
                             static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS),
                             v8::IndexFilter::kIncludeIndices, v8::KeyConversionMode::kConvertToString)
          .ToLocalChecked();
  (void)names->Length();
  (void)object->GetPrototypeV2();
  (void)v8::NumberObject::New(isolate, 1.0).As<v8::NumberObject>()->ValueOf();
  (void)v8::StringObject::New(isolate, v8::String::Empty(isolate));
  v8::Local<v8::Data> data = value;
  (void)(data->IsValue() && data.As<v8::Value>()->IsObject());
  v8::Local<v8::Data> field = object->GetInternalField(0);
  (void)field;
}

// --- Buffers ---------------------------------------------------------------------------------------------------------

class LimitedAllocator final : public v8::ArrayBuffer::Allocator {
 public:
  void* Allocate(size_t length) final { return std::calloc(length, 1); }
  void* AllocateUninitialized(size_t length) final { return std::malloc(length); }
  void Free(void* data, size_t) final { std::free(data); }
  void* Reallocate(void* data, size_t, size_t new_length) final { return std::realloc(data, new_length); }
};

void Buffers(v8::Isolate* isolate) {
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 16);
  std::shared_ptr<v8::BackingStore> store = buffer->GetBackingStore();
  std::memset(store->Data(), 1, store->ByteLength());
  std::unique_ptr<v8::BackingStore> own = v8::ArrayBuffer::NewBackingStore(
      std::malloc(8), 8, [](void* data, size_t, void*) { std::free(data); }, nullptr);
  v8::Local<v8::ArrayBuffer> second = v8::ArrayBuffer::New(isolate, std::move(own));
  if (second->IsDetachable()) second->Detach(v8::Local<v8::Value>()).Check();
  v8::Local<v8::Uint8Array> bytes = v8::Uint8Array::New(buffer, 0, buffer->ByteLength());
  (void)bytes->Length();
  (void)v8::Uint8ClampedArray::New(buffer, 0, 1);
  (void)v8::Int8Array::New(buffer, 0, 1);
  (void)v8::Uint16Array::New(buffer, 0, 1);
  (void)v8::Int16Array::New(buffer, 0, 1);
  (void)v8::Uint32Array::New(buffer, 0, 1);
  (void)v8::Int32Array::New(buffer, 0, 1);
  (void)v8::Float16Array::New(buffer, 0, 1);
  (void)v8::Float32Array::New(buffer, 0, 1);
  (void)v8::Float64Array::New(buffer, 0, 1);
  (void)v8::BigInt64Array::New(buffer, 0, 1);
  (void)v8::BigUint64Array::New(buffer, 0, 1);
  (void)v8::DataView::New(buffer, 0, 8)->ByteOffset();
  v8::Local<v8::ArrayBufferView> view = bytes;
  char copy[4];
  (void)view->CopyContents(copy, sizeof(copy));
  (void)view->Buffer()->Data();
}

// --- Limits, interrupts, callbacks -----------------------------------------------------------------------------------

size_t NearHeapLimit(void* data, size_t current_heap_limit, size_t) {
  static_cast<v8::Isolate*>(data)->TerminateExecution();
  return current_heap_limit + (size_t{8} << 20);
}
void OnOom(const char*, const v8::OOMDetails& details) {
  std::abort();
  (void)details;
}
void OnOldOom(const char*, bool) { std::abort(); }
void OnGC(v8::Isolate* isolate, v8::GCType type, v8::GCCallbackFlags) {
  if (type != v8::kGCTypeMarkSweepCompact) return;
  v8::HeapStatistics stats;
  isolate->GetHeapStatistics(&stats);
  if (stats.used_heap_size() > stats.heap_size_limit() / 2) isolate->TerminateExecution();
}
void OnGCWithData(v8::Isolate*, v8::GCType, v8::GCCallbackFlags, void*) {}
void OnReject(v8::PromiseRejectMessage message) {
  if (message.GetEvent() != v8::kPromiseRejectWithNoHandler) return;
  (void)message.GetPromise()->GetIsolate();
  (void)message.GetValue().IsEmpty();
}
void OnMessage(v8::Local<v8::Message> message, v8::Local<v8::Value>) {
  v8::Local<v8::StackTrace> stack = message->GetStackTrace();
  for (int i = 0; !stack.IsEmpty() && i < stack->GetFrameCount(); ++i) {
    (void)stack->GetFrame(message->GetIsolate(), static_cast<uint32_t>(i))->GetLineNumber();
  }
  (void)(message->ErrorLevel() == v8::Isolate::kMessageError);
}

v8::Isolate* Limits(v8::Platform* platform) {
  v8::V8::SetFlagsFromString("--expose-gc");
  v8::V8::SetFlagsFromString("--stack-size=900", 16);
  v8::ResourceConstraints constraints;
  constraints.ConfigureDefaults(size_t{1} << 30, 0);
  constraints.set_max_old_generation_size_in_bytes(size_t{64} << 20);
  v8::Isolate::CreateParams params;
  params.constraints = constraints;
  params.array_buffer_allocator_shared = std::make_shared<LimitedAllocator>();
  v8::Isolate* isolate = v8::Isolate::Allocate();
  v8::Isolate::Initialize(isolate, params);
  v8::Locker locker(isolate);
  v8::Isolate::Scope isolate_scope(isolate);
  isolate->AddNearHeapLimitCallback(NearHeapLimit, isolate);
  isolate->RemoveNearHeapLimitCallback(NearHeapLimit, 0);
  isolate->SetOOMErrorHandler(OnOom);
  isolate->SetOOMErrorHandler(OnOldOom);
  isolate->SetFatalErrorHandler([](const char*, const char*) {});
  isolate->AddGCPrologueCallback(OnGC);
  isolate->AddGCEpilogueCallback(OnGCWithData, nullptr, v8::kGCTypeAll);
  isolate->RemoveGCEpilogueCallback(OnGCWithData);
  isolate->SetPromiseRejectCallback(OnReject);
  isolate->AddMessageListener(OnMessage);
  isolate->AddMessageListenerWithErrorLevel(OnMessage, v8::Isolate::kMessageError | v8::Isolate::kMessageWarning);
  isolate->SetCaptureStackTraceForUncaughtExceptions(true, 15, v8::StackTrace::kDetailed);
  isolate->RequestInterrupt([](v8::Isolate* i, void*) { i->TerminateExecution(); }, nullptr);
  if (isolate->IsExecutionTerminating()) isolate->CancelTerminateExecution();
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  isolate->EnqueueMicrotask([](void*) {}, nullptr);
  isolate->PerformMicrotaskCheckpoint();
  v8::MicrotasksScope::PerformCheckpoint(isolate);
  isolate->LowMemoryNotification();
  isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kCritical);
  isolate->RequestGarbageCollectionForTesting(v8::Isolate::kFullGarbageCollection);
  isolate->SetData(0, platform);
  v8::Isolate::DisallowJavascriptExecutionScope no_script(
      isolate, v8::Isolate::DisallowJavascriptExecutionScope::THROW_ON_FAILURE);
  { v8::Unlocker unlocker(isolate); }
  v8::MicrotasksScope microtasks(isolate, v8::MicrotasksScope::kRunMicrotasks);
  return isolate;
}

void Scripts(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::String> source) {
  v8::ScriptOrigin plain(source);
  v8::ScriptOrigin with_isolate(isolate, source, 1, 2, false, -1);
  v8::ScriptOrigin old_style(source, v8::Integer::New(isolate, 1), v8::Integer::New(isolate, 2));
  v8::ScriptCompiler::Source compiler_source(source, with_isolate);
  v8::Local<v8::Script> script = v8::ScriptCompiler::Compile(context, &compiler_source).ToLocalChecked();
  v8::Local<v8::UnboundScript> unbound = script->GetUnboundScript();
  Use(unbound->BindToCurrentContext()->Run(context));
  v8::Local<v8::String> names[] = {source};
  v8::ScriptCompiler::Source body(source, old_style, new v8::ScriptCompiler::CachedData(nullptr, 0));
  v8::Local<v8::Function> function =
      v8::ScriptCompiler::CompileFunction(context, &body, 1, names, 0, nullptr).ToLocalChecked();
  if (body.GetCachedData()->rejected) function->SetName(source);
  Use(function->NewInstance(context));
  (void)function->GetScriptOrigin().ScriptId();
  (void)plain;
}

// --- Platforms of both generations -----------------------------------------------------------------------------------

class OldTaskRunner : public v8::TaskRunner {
 public:
  void PostTask(std::unique_ptr<v8::Task>) override {}
  void PostDelayedTask(std::unique_ptr<v8::Task>, double) override {}
  void PostIdleTask(std::unique_ptr<v8::IdleTask>) override {}
  bool IdleTasksEnabled() override { return false; }
};
class NewTaskRunner : public v8::TaskRunner {
 public:
  bool IdleTasksEnabled() override { return false; }

 protected:
  void PostTaskImpl(std::unique_ptr<v8::Task>, const v8::SourceLocation&) override {}
  void PostNonNestableTaskImpl(std::unique_ptr<v8::Task>, const v8::SourceLocation&) override {}
  void PostDelayedTaskImpl(std::unique_ptr<v8::Task>, double, const v8::SourceLocation&) override {}
};

class OldPlatform : public v8::Platform {
 public:
  v8::PageAllocator* GetPageAllocator() override { return nullptr; }
  int NumberOfWorkerThreads() override { return 0; }
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate*) override {
    return std::make_shared<OldTaskRunner>();
  }
  void CallOnWorkerThread(std::unique_ptr<v8::Task> task) override { task->Run(); }
  void CallDelayedOnWorkerThread(std::unique_ptr<v8::Task>, double) override {}
  std::unique_ptr<v8::JobHandle> PostJob(v8::TaskPriority priority, std::unique_ptr<v8::JobTask> task) override {
    return v8::platform::NewDefaultJobHandle(this, priority, std::move(task), 1);
  }
  double MonotonicallyIncreasingTime() override { return 0; }
  double CurrentClockTimeMillis() override { return 0; }
  v8::TracingController* GetTracingController() override { return &tracing_; }

 private:
  v8::TracingController tracing_;
};

class NewPlatform : public v8::Platform {
 public:
  v8::PageAllocator* GetPageAllocator() override { return nullptr; }
  int NumberOfWorkerThreads() override { return 0; }
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate*, v8::TaskPriority) override {
    return std::make_shared<NewTaskRunner>();
  }
  double MonotonicallyIncreasingTime() override { return 0; }
  double CurrentClockTimeMillis() override { return 0; }
  v8::TracingController* GetTracingController() override { return &tracing_; }

 protected:
  std::unique_ptr<v8::JobHandle> CreateJobImpl(v8::TaskPriority priority, std::unique_ptr<v8::JobTask> task,
                                               const v8::SourceLocation&) override {
    return v8::platform::NewDefaultJobHandle(this, priority, std::move(task), 1);
  }
  void PostTaskOnWorkerThreadImpl(v8::TaskPriority, std::unique_ptr<v8::Task> task,
                                  const v8::SourceLocation&) override {
    task->Run();
  }
  void PostDelayedTaskOnWorkerThreadImpl(v8::TaskPriority, std::unique_ptr<v8::Task>, double,
                                         const v8::SourceLocation&) override {}

 private:
  v8::platform::tracing::TracingController tracing_;
};

class PrintTask : public v8::Task {
 public:
  void Run() override { std::printf("%s %s\n", V8_VERSION_STRING, v8::SourceLocation::Current().FileName()); }
};

void Platforms(v8::Isolate* isolate) {
  OldPlatform old_platform;
  NewPlatform new_platform;
  for (v8::Platform* platform :
       {static_cast<v8::Platform*>(&old_platform), static_cast<v8::Platform*>(&new_platform)}) {
    platform->GetForegroundTaskRunner(isolate)->PostTask(std::make_unique<PrintTask>());
    platform->GetForegroundTaskRunner(isolate, v8::TaskPriority::kBestEffort)
        ->PostDelayedTask(std::make_unique<PrintTask>(), 0.5);
    platform->CallOnWorkerThread(std::make_unique<PrintTask>());
    (void)v8::platform::PumpMessageLoop(platform, isolate, v8::platform::MessageLoopBehavior::kWaitForWork);
  }
}

// --- Extensions and external strings ---------------------------------------------------------------------------------

class PrintExtension : public v8::Extension {
 public:
  PrintExtension() : v8::Extension("test/print", "native function print();") {}
  v8::Local<v8::FunctionTemplate> GetNativeFunctionTemplate(v8::Isolate* isolate, v8::Local<v8::String>) override {
    return v8::FunctionTemplate::New(isolate, Print);
  }
};

class StaticOneByte : public v8::String::ExternalOneByteStringResource {
 public:
  const char* data() const override { return "static"; }
  size_t length() const override { return 6; }
  void Dispose() override {}
};

void Extensions(v8::Isolate* isolate) {
  v8::RegisterExtension(std::make_unique<PrintExtension>());
  const char* names[] = {"test/print"};
  v8::ExtensionConfiguration extensions(1, names);
  v8::Local<v8::Context> context = v8::Context::New(isolate, &extensions);
  static StaticOneByte resource;
  (void)v8::String::NewExternalOneByte(isolate, &resource).ToLocalChecked();
  context->SetEmbedderData(1, v8::String::Empty(isolate));
  context->SetAlignedPointerInEmbedderData(2, &resource);
  context->SetSecurityToken(v8::Undefined(isolate));
  std::unique_ptr<v8::MicrotaskQueue> queue = v8::MicrotaskQueue::New(isolate, v8::MicrotasksPolicy::kExplicit);
  context->SetMicrotaskQueue(queue.get());
}

}  // namespace

int main(int argc, char* argv[]) {
  HelloWorld(argv);
  RunShell(argc, argv, nullptr, nullptr);
  Processor processor(nullptr);
  Request request;
  if (!processor.Initialize({}) || !processor.Process(&request)) return 1;
  Interceptors(nullptr, {}, {});
  Accessors(nullptr, {}, {});
  Wrapped::Install(nullptr, {});
  Handles(nullptr, {});
  Throw(nullptr, v8::Exception::Error);
  Values(nullptr, {}, {});
  Buffers(nullptr);
  Limits(nullptr);
  Scripts(nullptr, {}, {});
  Platforms(nullptr);
  Extensions(nullptr);
}
