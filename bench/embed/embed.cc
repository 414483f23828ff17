// What embedding costs: the figures of an engine with V8's API, nanoseconds per operation unless it says otherwise,
// medians of several rounds. `embed [group ...]` runs some groups only; every group prints its line or the program fails.

#include <libplatform/libplatform.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <v8.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr int kRounds = 7;

double Now() {
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

long ResidentKib() {
  long pages = 0, resident = 0;
  FILE* file = fopen("/proc/self/statm", "r");
  if (file == nullptr || fscanf(file, "%ld %ld", &pages, &resident) != 2) exit(1);
  fclose(file);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

void Check(bool condition, const char* what) {
  if (condition) return;
  fprintf(stderr, "embed: wrong result: %s\n", what);
  exit(1);
}

void Report(const char* name, double value, const char* unit) { printf("%-32s %12.1f %s\n", name, value, unit); }

// Runs `body(count)` for some rounds and reports nanoseconds per operation.
void Measure(const char* name, int count, const std::function<void(int)>& body) {
  body(count / 4 + 1);
  std::vector<double> rounds;
  for (int i = 0; i < kRounds; i++) {
    const double begin = Now();
    body(count);
    rounds.push_back((Now() - begin) / count);
  }
  Report(name, Median(rounds), "ns");
}

struct Host {
  v8::Isolate* isolate;
  v8::Local<v8::Context> context;

  v8::Local<v8::String> String(const char* text) const {
    return v8::String::NewFromUtf8(isolate, text).ToLocalChecked();
  }
  v8::Local<v8::Value> Run(const char* source) const {
    return v8::Script::Compile(context, String(source)).ToLocalChecked()->Run(context).ToLocalChecked();
  }
  v8::Local<v8::Function> Function(const char* source) const { return Run(source).As<v8::Function>(); }
};

std::unique_ptr<v8::ArrayBuffer::Allocator> allocator;

v8::Isolate* NewIsolate() {
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = allocator.get();
  return v8::Isolate::New(parameters);
}

void Isolates() {
  auto cycle = [](bool run) {
    v8::Isolate* isolate = NewIsolate();
    {
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope handles(isolate);
      v8::Local<v8::Context> context = v8::Context::New(isolate);
      if (run) {
        v8::Context::Scope context_scope(context);
        Check(Host{isolate, context}.Run("1 + 1")->Int32Value(context).FromJust() == 2, "isolate");
      }
    }
    isolate->Dispose();
  };
  cycle(true);
  std::vector<double> times;
  for (int i = 0; i < 50; i++) {
    const double begin = Now();
    cycle(false);
    times.push_back((Now() - begin) / 1000);
  }
  Report("isolate + context, cycle", Median(times), "us");

  struct Alive {
    v8::Isolate* isolate;
    v8::Global<v8::Context> context;
  };
  std::vector<std::unique_ptr<Alive>> alive;
  const long before = ResidentKib();
  times.clear();
  constexpr int kAlive = 50;
  for (int i = 0; i < kAlive; i++) {
    const double begin = Now();
    auto entry = std::make_unique<Alive>();
    entry->isolate = NewIsolate();
    v8::Isolate::Scope isolate_scope(entry->isolate);
    v8::HandleScope handles(entry->isolate);
    entry->context.Reset(entry->isolate, v8::Context::New(entry->isolate));
    times.push_back((Now() - begin) / 1000);
    alive.push_back(std::move(entry));
  }
  Report("isolate + context, creation", Median(times), "us");
  Report("isolate + context, memory", double(ResidentKib() - before) / kAlive, "KiB");
  for (auto& entry : alive) {
    entry->context.Reset();
    entry->isolate->Dispose();
  }
}

void Contexts(const Host& host) {
  Measure("another context", 20, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(!v8::Context::New(host.isolate).IsEmpty(), "context");
    }
  });
}

void Native(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(info.Length()); }

void NativeAdd(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(info[0].As<v8::Int32>()->Value() + info[1].As<v8::Int32>()->Value());
}

void Calls(const Host& host) {
  v8::Local<v8::Function> empty = host.Function("(function() {})");
  v8::Local<v8::Function> add = host.Function("(function(a, b) { return a + b })");
  v8::Local<v8::Value> receiver = v8::Undefined(host.isolate);
  Measure("C++ -> JS call", 200000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(!empty->Call(host.context, receiver, 0, nullptr).IsEmpty(), "call");
    }
  });
  Measure("C++ -> JS call, two arguments", 200000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      v8::Local<v8::Value> arguments[] = {v8::Integer::New(host.isolate, i), v8::Integer::New(host.isolate, 1)};
      Check(add->Call(host.context, receiver, 2, arguments).ToLocalChecked().As<v8::Int32>()->Value() == i + 1, "add");
    }
  });
  v8::Local<v8::Object> global = host.context->Global();
  global->Set(host.context, host.String("native"), v8::Function::New(host.context, Native).ToLocalChecked()).Check();
  global->Set(host.context, host.String("nativeAdd"), v8::Function::New(host.context, NativeAdd).ToLocalChecked())
      .Check();
  auto loop = [&](const char* name, const char* source) {
    v8::Local<v8::Function> function = host.Function(source);
    Measure(name, 500000, [&](int count) {
      v8::HandleScope handles(host.isolate);
      v8::Local<v8::Value> argument = v8::Integer::New(host.isolate, count);
      Check(!function->Call(host.context, receiver, 1, &argument).IsEmpty(), "loop");
    });
  };
  loop("empty loop in JS", "(function(n) { for (let i = 0; i < n; i++); })");
  loop("JS -> C++ call", "(function(n) { const f = native; for (let i = 0; i < n; i++) f(); })");
  loop("JS -> C++ call, two arguments", "(function(n) { const f = nativeAdd; for (let i = 0; i < n; i++) f(i, 1); })");
}

void Properties(const Host& host) {
  v8::Local<v8::Object> object = host.Run("({ a: 1, b: 2, c: 3 })").As<v8::Object>();
  v8::Local<v8::Array> array = host.Run("[1, 2, 3, 4]").As<v8::Array>();
  v8::Local<v8::String> key =
      v8::String::NewFromUtf8(host.isolate, "b", v8::NewStringType::kInternalized).ToLocalChecked();
  v8::Local<v8::Value> value = v8::Integer::New(host.isolate, 5);
  Measure("property get", 500000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(!object->Get(host.context, key).IsEmpty(), "get");
    }
  });
  Measure("property set", 500000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(object->Set(host.context, key, value).FromJust(), "set");
    }
  });
  Measure("element get", 500000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(!array->Get(host.context, i & 3).IsEmpty(), "element");
    }
  });
  Measure("property get, new key string", 200000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(!object->Get(host.context, host.String("b")).IsEmpty(), "get");
    }
  });
}

void Strings(const Host& host) {
  const std::string longer(1000, 'x');
  Measure("string from UTF-8, 10 bytes", 300000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(host.String("0123456789")->Length() == 10, "string");
    }
  });
  Measure("string from UTF-8, 1000 bytes", 50000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(host.String(longer.c_str())->Length() == 1000, "string");
    }
  });
  v8::Local<v8::String> text = host.String(longer.c_str());
  Measure("string to UTF-8, 1000 bytes", 50000, [&](int count) {
    for (int i = 0; i < count; i++) Check(v8::String::Utf8Value(host.isolate, text).length() == 1000, "utf8");
  });
}

void Objects(const Host& host) {
  Measure("object creation", 300000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(!v8::Object::New(host.isolate).IsEmpty(), "object");
    }
  });
  v8::Local<v8::ObjectTemplate> wrapper = v8::ObjectTemplate::New(host.isolate);
  wrapper->SetInternalFieldCount(1);
  static int native_object;
  Measure("wrapper from a template", 100000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      v8::Local<v8::Object> object = wrapper->NewInstance(host.context).ToLocalChecked();
      object->SetAlignedPointerInInternalField(0, &native_object);
      Check(object->GetAlignedPointerFromInternalField(0) == &native_object, "internal field");
    }
  });
  v8::Local<v8::Object> object = v8::Object::New(host.isolate);
  Measure("global handle, new and reset", 300000, [&](int count) {
    for (int i = 0; i < count; i++) v8::Global<v8::Object> handle(host.isolate, object);
  });
  Measure("handle scope with a handle", 1000000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(!v8::Local<v8::Object>::New(host.isolate, object).IsEmpty(), "handle");
    }
  });
  Measure("array buffer of 1 KiB", 20000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      Check(v8::ArrayBuffer::New(host.isolate, 1024)->GetBackingStore()->ByteLength() == 1024, "buffer");
    }
  });
}

void Scripts(const Host& host) {
  int number = 0;
  Measure("compile and run a small script", 3000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      const std::string source = "(function(a) { let s = 0; for (const x of a) s += x * " + std::to_string(number++) +
                                 "; return s; })([1, 2, 3])";
      Check(host.Run(source.c_str())->IsNumber(), "script");
    }
  });
  Measure("exception, thrown and caught", 20000, [&](int count) {
    v8::Local<v8::Function> thrower = host.Function("(function() { throw new Error('x') })");
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      v8::TryCatch try_catch(host.isolate);
      Check(thrower->Call(host.context, v8::Undefined(host.isolate), 0, nullptr).IsEmpty(), "throw");
    }
  });
  Measure("promise resolved, job run", 30000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(host.context).ToLocalChecked();
      Check(resolver->Resolve(host.context, v8::True(host.isolate)).FromJust(), "resolve");
      host.isolate->PerformMicrotaskCheckpoint();
    }
  });
  v8::Local<v8::Object> data = host.Run("({ list: [1, 2, { a: 'b' }], text: 'some text', n: 1.5 })").As<v8::Object>();
  Measure("JSON both ways", 30000, [&](int count) {
    for (int i = 0; i < count; i++) {
      v8::HandleScope handles(host.isolate);
      v8::Local<v8::String> text = v8::JSON::Stringify(host.context, data).ToLocalChecked();
      Check(v8::JSON::Parse(host.context, text).ToLocalChecked()->IsObject(), "JSON");
    }
  });
}

// A context that holds 5,000 functions and a megabyte of data, from a snapshot and by running the code.
void Snapshots() {
  std::string source;
  for (int i = 0; i < 5000; i++) {
    const std::string n = std::to_string(i);
    source += "function f" + n + "(a, b) { const sum = a * " + n + " + b; return sum > " + n + " ? 'much' + sum : sum; }\n";
  }
  source += "var data = []; for (let i = 0; i < 10000; i++) data.push({id: i, name: 'n' + i, next: null, flag: true});";
  const auto run = [](v8::Isolate* isolate, v8::Local<v8::Context> context, const std::string& text) {
    v8::Context::Scope context_scope(context);
    return Host{isolate, context}.Run(text.c_str())->Int32Value(context).FromMaybe(0);
  };
  v8::StartupData blob;
  {
    v8::SnapshotCreator creator;
    v8::Isolate* isolate = creator.GetIsolate();
    {
      v8::HandleScope handles(isolate);
      v8::Local<v8::Context> context = v8::Context::New(isolate);
      run(isolate, context, source);
      creator.SetDefaultContext(context);
    }
    blob = creator.CreateBlob(v8::SnapshotCreator::FunctionCodeHandling::kKeep);
  }
  Report("snapshot, size", blob.raw_size / 1024.0, "KiB");
  std::vector<double> isolates, contexts, further, scripts;
  for (int i = 0; i < 30; i++) {
    v8::Isolate::CreateParams parameters;
    parameters.array_buffer_allocator = allocator.get();
    parameters.snapshot_blob = &blob;
    double begin = Now();
    const auto lap = [&begin](std::vector<double>* times) {
      const double now = Now();
      times->push_back((now - begin) / 1000);
      begin = Now();
    };
    v8::Isolate* isolate = v8::Isolate::New(parameters);
    lap(&isolates);
    {
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope handles(isolate);
      v8::Local<v8::Context> context = v8::Context::New(isolate);
      lap(&contexts);
      Check(run(isolate, context, "data.length + f7(1, -7)") == 10000, "snapshot");
      begin = Now();
      Check(!v8::Context::New(isolate).IsEmpty(), "second context");
      lap(&further);
    }
    isolate->Dispose();
    begin = Now();
    isolate = NewIsolate();
    {
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope handles(isolate);
      run(isolate, v8::Context::New(isolate), source);
      lap(&scripts);
    }
    isolate->Dispose();
  }
  delete[] blob.data;
  Report("snapshot, isolate", Median(isolates), "us");
  Report("snapshot, context", Median(contexts), "us");
  Report("snapshot, further context", Median(further), "us");
  Report("the same by running the code", Median(scripts), "us");
}

}  // namespace

int main(int argc, char** argv) {
  const struct {
    const char* name;
    void (*run)(const Host&);
  } groups[] = {{"contexts", Contexts}, {"calls", Calls},     {"properties", Properties},
                {"strings", Strings},   {"objects", Objects}, {"scripts", Scripts}};
  auto wanted = [&](const char* name) {
    return argc == 1 || std::any_of(argv + 1, argv + argc, [&](const char* given) { return strcmp(given, name) == 0; });
  };
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  allocator.reset(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  printf("Embedding, V8 API %s, medians of %d rounds\n", v8::V8::GetVersion(), kRounds);
  if (wanted("isolates")) Isolates();
  if (wanted("snapshots")) Snapshots();
  for (const auto& group : groups) {
    if (!wanted(group.name)) continue;
    v8::Isolate* isolate = NewIsolate();
    {
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope handles(isolate);
      v8::Local<v8::Context> context = v8::Context::New(isolate);
      v8::Context::Scope context_scope(context);
      group.run(Host{isolate, context});
    }
    isolate->Dispose();
    fflush(stdout);
  }
  v8::V8::Dispose();
  return 0;
}
