#include "host.h"

#include <algorithm>
#include <cstdlib>

namespace {

struct Entry {
  const char* name;
  HostFunction function;
};

std::vector<Entry>& Entries() {
  static std::vector<Entry> entries;
  return entries;
}

Local<Context> Current() { return Isolate::GetCurrent()->GetCurrentContext(); }

std::string Quoted(Local<String> string) {
  Isolate* isolate = Isolate::GetCurrent();
  std::vector<uint16_t> units(string->Length() + 1);
  string->Write(isolate, units.data(), 0, string->Length());
  std::string text = "'";
  for (int i = 0; i < string->Length(); i++) {
    if (units[i] >= 0x20 && units[i] < 0x7F) {
      text += static_cast<char>(units[i]);
    } else {
      char escape[8];
      snprintf(escape, sizeof escape, "\\u%04X", units[i]);
      text += escape;
    }
  }
  return text + "'";
}

std::string DescribeError(Local<Object> error) { return "#<" + ToStd(error->GetConstructorName()) + ">"; }

std::string DescribeObject(Local<Object> object, int depth) {
  Local<Context> context = Current();
  TryCatch try_catch(Isolate::GetCurrent());
  if (object->IsProxy()) return "#<Proxy>";
  if (depth == 0) return "...";
  if (object->IsArray()) {
    std::string text = "[";
    uint32_t length = object.As<Array>()->Length();
    for (uint32_t i = 0; i < length && i < 40; i++) {
      Local<Value> element;
      if (i != 0) text += ", ";
      text += object->Get(context, i).ToLocal(&element) ? Describe(element, depth - 1) : "<throws>";
    }
    return text + "]";
  }
  std::string text = ToStd(object->GetConstructorName());
  Local<Array> keys;
  if (!object->GetOwnPropertyNames(context).ToLocal(&keys)) return "#<" + text + " that throws>";
  text = text == "Object" ? "{" : "#<" + text + " {";
  for (uint32_t i = 0; i < keys->Length() && i < 40; i++) {
    Local<Value> key, value;
    if (!keys->Get(context, i).ToLocal(&key)) continue;
    if (i != 0) text += ", ";
    text += ToStd(key) + ": ";
    text += object->Get(context, key).ToLocal(&value) ? Describe(value, depth - 1) : "<throws>";
  }
  text += text[0] == '#' ? "}>" : "}";
  return text;
}

void RunHost(const Entry& entry) {
  Isolate::CreateParams params;
  std::unique_ptr<ArrayBuffer::Allocator> allocator(ArrayBuffer::Allocator::NewDefaultAllocator());
  params.array_buffer_allocator = allocator.get();
  Isolate* isolate = Isolate::New(params);
  {
    Isolate::Scope isolate_scope(isolate);
    HandleScope handle_scope(isolate);
    Local<Context> context = Context::New(isolate);
    Context::Scope context_scope(context);
    entry.function(isolate, context);
  }
  isolate->Dispose();
}

}  // namespace

std::string host_log;

HostRegistration::HostRegistration(const char* name, HostFunction function) { Entries().push_back({name, function}); }

Local<String> Str(const char* text) { return String::NewFromUtf8(Isolate::GetCurrent(), text).ToLocalChecked(); }
Local<Integer> Int(int32_t value) { return Integer::New(Isolate::GetCurrent(), value); }
Local<Number> Num(double value) { return Number::New(Isolate::GetCurrent(), value); }

std::string ToStd(Local<Value> value) {
  Isolate* isolate = Isolate::GetCurrent();
  if (value->IsSymbol()) {
    Local<Value> description = value.As<Symbol>()->Description(isolate);
    return "Symbol(" + (description->IsUndefined() ? "" : ToStd(description)) + ")";
  }
  String::Utf8Value text(isolate, value);
  return *text ? std::string(*text, text.length()) : "<throws>";
}

std::string Describe(Local<Value> value, int depth) {
  if (value.IsEmpty()) return "<empty>";
  if (value->IsString()) return Quoted(value.As<String>());
  if (value->IsNumber()) {
    double number = value.As<Number>()->Value();
    return number == 0 && 1 / number < 0 ? "-0" : ToStd(value);
  }
  if (value->IsBigInt()) return ToStd(value) + "n";
  if (value->IsExternal()) return "<external>";
  if (!value->IsObject()) return ToStd(value);
  if (value->IsNativeError()) return DescribeError(value.As<Object>());
  if (value->IsFunction()) return "function " + ToStd(value.As<Function>()->GetName());
  if (value->IsDate()) return "Date(" + Text(value.As<Date>()->ValueOf()) + ")";
  if (value->IsRegExp()) return ToStd(value);
  return DescribeObject(value.As<Object>(), depth);
}

std::string DescribePlace(Local<Message> message) {
  if (message.IsEmpty()) return "<no message>";
  Local<Context> context = Current();
  std::string text = Text(message->GetLineNumber(context)) + ":" + Text(message->GetStartColumn(context)) + "-" +
                     Text(message->GetEndColumn(context));
  Local<String> line;
  if (message->GetSourceLine(context).ToLocal(&line)) text += " " + Quoted(line);
  return text;
}

std::string DescribeCaught(const TryCatch& try_catch) {
  if (!try_catch.HasCaught()) return "nothing";
  if (try_catch.HasTerminated()) return "<termination>";
  return Describe(try_catch.Exception()) + " at " + DescribePlace(try_catch.Message());
}

void PrintLine(const std::string& label, const std::string& text) {
  printf("%s: %s\n", label.c_str(), text.c_str());
  fflush(stdout);
}

MaybeLocal<Value> Run(const char* source, const char* name) {
  Isolate* isolate = Isolate::GetCurrent();
  ScriptOrigin origin(isolate, Str(name));
  Local<Script> script;
  if (!Script::Compile(Current(), Str(source), &origin).ToLocal(&script)) return {};
  return script->Run(Current());
}

Local<Value> RunChecked(const char* source) {
  TryCatch try_catch(Isolate::GetCurrent());
  Local<Value> result;
  if (!Run(source).ToLocal(&result)) {
    PrintLine("unexpected exception", DescribeCaught(try_catch) + " in " + source);
    exit(3);
  }
  return result;
}

void PrintRun(const char* source) {
  PrintTry(source, [&] { return Run(source); });
}

Local<Function> SetFunction(Local<Context> context, const char* name, FunctionCallback callback, Local<Value> data) {
  Local<Function> function = Function::New(context, callback, data).ToLocalChecked();
  function->SetName(Str(name));
  SetGlobal(context, name, function);
  return function;
}

void SetGlobal(Local<Context> context, const char* name, Local<Value> value) {
  context->Global()->Set(context, Str(name), value).Check();
}

void Collect(Isolate* isolate) { isolate->LowMemoryNotification(); }

void Log(const std::string& entry) {
  if (!host_log.empty()) host_log += " ";
  host_log += entry;
}

void PrintLog(const std::string& label) {
  PrintLine(label, host_log);
  host_log.clear();
}

int main(int argc, char** argv) {
  if (argc == 2 && strcmp(argv[1], "--list") == 0) {
    std::sort(Entries().begin(), Entries().end(),
              [](const Entry& a, const Entry& b) { return strcmp(a.name, b.name) < 0; });
    for (const Entry& entry : Entries()) puts(entry.name);
    return 0;
  }
  for (const Entry& entry : Entries()) {
    if (argc != 2 || strcmp(entry.name, argv[1]) != 0) continue;
    V8::SetFlagsFromString("--expose-gc");
    std::unique_ptr<Platform> platform = platform::NewDefaultPlatform(1);
    V8::InitializePlatform(platform.get());
    V8::Initialize();
    RunHost(entry);
    V8::Dispose();
    V8::DisposePlatform();
    return 0;
  }
  fprintf(stderr, "usage: %s --list | HOST\n", argv[0]);
  return 2;
}
