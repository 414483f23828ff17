// Start-up snapshots: SnapshotCreator, isolates and contexts that begin from what it made.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "include/v8-snapshot.h"
#include "src/base/fault-injector.h"
#include "src/bytecode/unlinked-code.h"
#include "src/snapshot/snapshot.h"
#include "test/cctest/cctest.h"

namespace {

using Handling = v8::SnapshotCreator::FunctionCodeHandling;

class Blob {
 public:
  explicit Blob(v8::StartupData data) : data_(data) {}
  Blob(Blob&& other) noexcept : data_(other.data_) { other.data_ = {nullptr, 0}; }
  ~Blob() { delete[] data_.data; }
  const v8::StartupData* get() const { return &data_; }
  std::string bytes() const { return std::string(data_.data, static_cast<size_t>(data_.raw_size)); }

 private:
  v8::StartupData data_;
};

// The default context is what `source` makes of it, and `prepare`.
using Prepare = std::function<void(v8::SnapshotCreator*, v8::Local<v8::Context>)>;
void MakeDefaultContext(v8::SnapshotCreator* creator, const char* source, const Prepare& prepare) {
  v8::Isolate* const isolate = creator->GetIsolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope scope(context);
  CompileRunChecked(isolate, source);
  if (prepare) prepare(creator, context);
  creator->SetDefaultContext(context);
}

Blob Make(const char* source, Handling handling = Handling::kKeep, const Prepare& prepare = nullptr,
          const intptr_t* external_references = nullptr, const v8::StartupData* existing = nullptr) {
  v8::SnapshotCreator creator(external_references, existing);
  MakeDefaultContext(&creator, source, prepare);
  return Blob(creator.CreateBlob(handling));
}

// An isolate from a snapshot, entered.
class FromBlob {
 public:
  explicit FromBlob(const v8::StartupData* blob, const intptr_t* external_references = nullptr) {
    v8::Isolate::CreateParams params;
    params.snapshot_blob = blob;
    params.external_references = external_references;
    params.array_buffer_allocator = CcTest::array_buffer_allocator();
    isolate_ = v8::Isolate::New(params);
    isolate_->Enter();
  }
  ~FromBlob() {
    isolate_->Exit();
    isolate_->Dispose();
  }
  v8::Isolate* isolate() const { return isolate_; }
  // The result of a script in a new default context, as text.
  std::string Run(const char* source) {
    v8::HandleScope handles(isolate_);
    v8::Local<v8::Context> context = v8::Context::New(isolate_);
    v8::Context::Scope scope(context);
    return RunIn(context, source);
  }
  std::string RunIn(v8::Local<v8::Context> context, const char* source) {
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Value> result;
    if (!v8::Script::Compile(context, v8::String::NewFromUtf8(isolate_, source).ToLocalChecked())
             .ToLocalChecked()
             ->Run(context)
             .ToLocal(&result)) {
      result = try_catch.Exception();
    }
    return *v8::String::Utf8Value(isolate_, result);
  }

 private:
  v8::Isolate* isolate_;
};

constexpr const char kObjects[] =
    "var object = {a: 1, b: [1, , 3.5], 7: 'seven', get c() { return this.a + 1; }};\n"
    "var map = new Map([['text' + 1, object], [object, 2], [3.5, 'n']]), set = new Set(['x', object]);\n"
    "var weak = new WeakMap([[object, 'w']]);\n"
    "var sparse = []; sparse[100000] = 'far';\n"
    "var dictionary = Object.create(null); for (let i = 0; i < 200; ++i) dictionary['key' + i] = i;\n"
    "var regexp = /(?<year>\\d{4})-(\\d\\d)/y, date = new Date(86400000), error = new RangeError('told');\n"
    "var big = 2n ** 100n, symbol = Symbol('own'), registered = Symbol.for('registered');\n"
    "class Base { #secret = 5; static made = 0; constructor() { Base.made++; } reveal() { return this.#secret; } }\n"
    "class Derived extends Base { reveal() { return 'derived ' + super.reveal(); } }\n"
    "var instance = new Derived, bound = Derived.prototype.reveal.bind(instance);\n"
    "let lexical = 'lexical'; const closure = (n => () => ++n)(40); closure();\n"
    "function* count() { let n = 0; while (true) yield n += lexical.length; }\n"
    "var generator = count(); generator.next();\n"
    "var settled; var promise = new Promise(resolve => { settled = resolve; });\n"
    "var seen; (async () => { seen = await promise; })();\n"
    "var proxy = new Proxy(object, {get: (target, key) => 'proxied ' + String(key)});\n"
    "var rope = 'left '.repeat(20) + 'right'.repeat(20), slice = rope.slice(3, 90), wide = '\\u0416'.repeat(30);\n";

constexpr const char kQuestions[] =
    "settled('resolved');\n"
    "JSON.stringify([object.c, object.b, 1 in object.b, object[7], map.get('text1') === object, map.get(object),\n"
    "  map.get(3.5), [...set].length, set.has('x'), weak.get(object), sparse.length, sparse[100000],\n"
    "  Object.keys(dictionary).length, dictionary.key199, regexp.exec('1999-12').groups.year, regexp.lastIndex,\n"
    "  date.getTime(), error.message, error instanceof RangeError, String(big), String(symbol),\n"
    "  registered === Symbol.for('registered'), instance.reveal(), bound(), Base.made, new Derived().reveal(), Base.made,\n"
    "  lexical, closure(), generator.next().value, generator.next().value, proxy.anything, rope.length, slice.length,\n"
    "  slice.slice(-3), wide.length, typeof count, object.hasOwnProperty('c')])";

constexpr const char kAnswers[] =
    "[2,[1,null,3.5],false,\"seven\",true,2,\"n\",2,true,\"w\",100001,\"far\",200,199,\"1999\",7,86400000,\"told\",true,"
    "\"1267650600228229401496703205376\",\"Symbol(own)\",true,\"derived 5\",\"derived 5\",1,\"derived 5\",2,"
    "\"lexical\",42,14,21,\"proxied anything\",200,87,\"ft \",30,\"function\",true]";

}  // namespace

TEST(DefaultContextHasWhatScriptMade) {
  for (const Handling handling : {Handling::kClear, Handling::kKeep}) {
    const Blob blob = Make(kObjects, handling);
    CHECK(blob.get()->IsValid());
    CHECK(blob.get()->CanBeRehashed());
    FromBlob host(blob.get());
    CHECK_EQ(kAnswers, host.Run(kQuestions));
    // Each context begins anew.
    CHECK_EQ(kAnswers, host.Run(kQuestions));
  }
}

TEST(WhatWaitsGoesOn) {
  const Blob blob = Make(kObjects);
  FromBlob host(blob.get());
  v8::HandleScope handles(host.isolate());
  v8::Local<v8::Context> context = v8::Context::New(host.isolate());
  v8::Context::Scope scope(context);
  CHECK_EQ("undefined", host.RunIn(context, "settled('resolved'); seen"));
  CHECK_EQ("resolved", host.RunIn(context, "seen"));
}

TEST(FunctionsKeepTheirTextsAndPlaces) {
  for (const Handling handling : {Handling::kClear, Handling::kKeep}) {
    const Blob blob = Make("function fails(x) {\n  return x.y.z;\n}\ntry { fails({}); } catch {}", handling);
    FromBlob host(blob.get());
    CHECK_EQ("function fails(x) {\n  return x.y.z;\n}", host.Run("fails.toString()"));
    const std::string stack = host.Run("try { fails({}); } catch (e) { e.stack }");
    CHECK(stack.find("fails") != std::string::npos && stack.find(":2:") != std::string::npos);
  }
}

// Another process has other hashes of strings.
TEST(SnapshotForAnotherProcess) {
  const char* const path = getenv("FLAT8_TEST_SNAPSHOT");
  if (path == nullptr) {
    Make(kObjects);
    return;
  }
  const std::string bytes = Make(kObjects, Handling::kClear).bytes();
  FILE* const file = fopen(path, "wb");
  CHECK_EQ(bytes.size(), fwrite(bytes.data(), 1, bytes.size(), file));
  fclose(file);
}

namespace {

std::string ReadFile(const char* path) {
  std::string bytes;
  FILE* const file = fopen(path, "rb");
  CHECK_NOT_NULL(file);
  for (char buffer[4096]; size_t size = fread(buffer, 1, sizeof buffer, file);) bytes.append(buffer, size);
  fclose(file);
  return bytes;
}

}  // namespace

TEST(SnapshotOfAnotherProcess) {
  char path[] = "/tmp/flat8-snapshot-XXXXXX";
  const int file = mkstemp(path);
  CHECK(file >= 0);
  close(file);
  // The flags of this process: a snapshot that was made with others is refused.
  const std::string command_line = ReadFile("/proc/self/cmdline");
  std::vector<const char*> arguments;
  for (size_t at = 0; at < command_line.size(); at += strlen(&command_line[at]) + 1) {
    if (at == 0 || command_line.compare(at, 2, "--") == 0) arguments.push_back(&command_line[at]);
  }
  arguments.push_back("test-snapshot/SnapshotForAnotherProcess");
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    setenv("FLAT8_TEST_SNAPSHOT", path, 1);
    execv("/proc/self/exe", const_cast<char**>(arguments.data()));
    _exit(127);
  }
  int status = 0;
  CHECK_EQ(child, waitpid(child, &status, 0));
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  const std::string bytes = ReadFile(path);
  unlink(path);
  const v8::StartupData blob{bytes.data(), static_cast<int>(bytes.size())};
  CHECK(blob.IsValid());
  FromBlob host(&blob);
  CHECK_EQ(kAnswers, host.Run(kQuestions));
}

TEST(FurtherContextsHaveIndices) {
  v8::SnapshotCreator creator;
  v8::Isolate* const isolate = creator.GetIsolate();
  {
    v8::HandleScope handles(isolate);
    creator.SetDefaultContext(v8::Context::New(isolate));
    for (const char* source : {"var name = 'first'", "var name = 'second'"}) {
      v8::Local<v8::Context> context = v8::Context::New(isolate);
      v8::Context::Scope scope(context);
      CompileRunChecked(isolate, source);
      CHECK_EQ(strstr(source, "first") ? 0u : 1u, creator.AddContext(context));
    }
  }
  const Blob blob(creator.CreateBlob(Handling::kKeep));
  FromBlob host(blob.get());
  v8::HandleScope handles(host.isolate());
  CHECK_EQ("undefined", host.Run("typeof name"));
  const auto name_in = [&](size_t index) {
    v8::Local<v8::Context> context = v8::Context::FromSnapshot(host.isolate(), index).ToLocalChecked();
    v8::Context::Scope scope(context);
    return host.RunIn(context, "name");
  };
  CHECK_EQ("second", name_in(1));
  CHECK_EQ("first", name_in(0));
  CHECK(v8::Context::FromSnapshot(host.isolate(), 2).IsEmpty());
}

TEST(DataIsTakenOnce) {
  size_t in_isolate[2] = {}, in_context = 0;
  const Blob blob = Make("var object = {x: 'of the context'}", Handling::kKeep,
                         [&](v8::SnapshotCreator* creator, v8::Local<v8::Context> context) {
                           v8::Isolate* const isolate = creator->GetIsolate();
                           in_isolate[0] = creator->AddData(v8::Symbol::New(isolate, v8_str("kept")));
                           in_isolate[1] = creator->AddData(v8::Private::New(isolate, v8_str("hidden")));
                           in_context = creator->AddData(
                               context, context->Global()->Get(context, v8_str("object")).ToLocalChecked());
                         });
  CHECK_EQ(0u, in_isolate[0]);
  CHECK_EQ(1u, in_isolate[1]);
  CHECK_EQ(0u, in_context);
  FromBlob host(blob.get());
  v8::Isolate* const isolate = host.isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Symbol> symbol = isolate->GetDataFromSnapshotOnce<v8::Symbol>(0).ToLocalChecked();
  CHECK_EQ(std::string("kept"), *v8::String::Utf8Value(isolate, symbol->Description(isolate)));
  CHECK(isolate->GetDataFromSnapshotOnce<v8::Symbol>(0).IsEmpty());
  CHECK(!isolate->GetDataFromSnapshotOnce<v8::Private>(1).IsEmpty());
  CHECK(isolate->GetDataFromSnapshotOnce<v8::Value>(2).IsEmpty());
  for (int i = 0; i < 2; ++i) {
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope scope(context);
    v8::Local<v8::Object> object = context->GetDataFromSnapshotOnce<v8::Object>(0).ToLocalChecked();
    CHECK(context->Global()->Get(context, v8_str("object")).ToLocalChecked() == object);
    CHECK(context->GetDataFromSnapshotOnce<v8::Object>(0).IsEmpty());
    CHECK(context->GetDataFromSnapshotOnce<v8::Object>(1).IsEmpty());
  }
}

namespace {

void Answer(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(42); }
void OtherAnswer(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(43); }
void AnswerProperty(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(44);
}
v8::Intercepted AnswerIntercepted(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (!name->IsString() || name.As<v8::String>()->Length() != 7) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(45);
  return v8::Intercepted::kYes;
}

const intptr_t kReferences[] = {reinterpret_cast<intptr_t>(&Answer), reinterpret_cast<intptr_t>(&AnswerProperty),
                                reinterpret_cast<intptr_t>(&AnswerIntercepted), 0};
const intptr_t kOtherReferences[] = {reinterpret_cast<intptr_t>(&OtherAnswer),
                                     reinterpret_cast<intptr_t>(&AnswerProperty),
                                     reinterpret_cast<intptr_t>(&AnswerIntercepted), 0};

Blob MakeWithTemplates() {
  return Make("var instance", Handling::kKeep,
              [](v8::SnapshotCreator* creator, v8::Local<v8::Context> context) {
                v8::Isolate* const isolate = creator->GetIsolate();
                v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(isolate);
                tmpl->SetClassName(v8_str("Host"));
                tmpl->PrototypeTemplate()->Set(isolate, "answer", v8::FunctionTemplate::New(isolate, Answer));
                tmpl->InstanceTemplate()->SetNativeDataProperty(v8_str("property"), AnswerProperty);
                tmpl->InstanceTemplate()->SetHandler(v8::NamedPropertyHandlerConfiguration(AnswerIntercepted));
                tmpl->InstanceTemplate()->SetCallAsFunctionHandler(Answer);
                CHECK_EQ(0u, creator->AddData(tmpl));
                v8::Local<v8::Object> instance =
                    tmpl->GetFunction(context).ToLocalChecked()->NewInstance(context).ToLocalChecked();
                CHECK(context->Global()->Set(context, v8_str("instance"), instance).FromJust());
                CHECK(context->Global()
                          ->Set(context, v8_str("plain"),
                                v8::Function::New(context, Answer, v8::Object::New(isolate)).ToLocalChecked())
                          .FromJust());
              },
              kReferences);
}

}  // namespace

TEST(CallbacksAreFoundByTheirNumber) {
  const Blob blob = MakeWithTemplates();
  FromBlob host(blob.get(), kReferences);
  CHECK_EQ("42 44 45 42 42 Host",
           host.Run("[instance.answer(), instance.property, instance.trapped, instance(), plain(), "
                    "instance.constructor.name].join(' ')"));
  FromBlob other(blob.get(), kOtherReferences);
  CHECK_EQ("43", other.Run("instance.answer()"));
}

namespace {
void ReturnData(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(info.Data()); }
const intptr_t kReturnData[] = {reinterpret_cast<intptr_t>(&ReturnData), 0};
}  // namespace

// A function's template is shared by contexts as a rule; not one that refers to an object of a context.
TEST(DataOfCallbacksBelongsToItsContext) {
  const Blob blob = Make("1", Handling::kKeep,
                         [](v8::SnapshotCreator* creator, v8::Local<v8::Context> context) {
                           v8::Local<v8::Object> data = v8::Object::New(creator->GetIsolate());
                           CHECK(context->Global()
                                     ->Set(context, v8_str("data"),
                                           v8::Function::New(context, ReturnData, data).ToLocalChecked())
                                     .FromJust());
                         },
                         kReturnData);
  FromBlob host(blob.get(), kReturnData);
  for (int i = 0; i < 2; ++i) CHECK_EQ("true 1", host.Run("data().n = (data().n || 0) + 1; (data() instanceof Object) + ' ' + data().n"));
}

TEST(TemplatesKnowTheInstancesOfTheSnapshot) {
  const Blob blob = MakeWithTemplates();
  FromBlob host(blob.get(), kReferences);
  v8::Isolate* const isolate = host.isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::FunctionTemplate> tmpl = isolate->GetDataFromSnapshotOnce<v8::FunctionTemplate>(0).ToLocalChecked();
  // One that is made now is none of the snapshot's.
  v8::Local<v8::FunctionTemplate> fresh = v8::FunctionTemplate::New(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope scope(context);
  v8::Local<v8::Value> instance = context->Global()->Get(context, v8_str("instance")).ToLocalChecked();
  CHECK(tmpl->HasInstance(instance));
  CHECK(!fresh->HasInstance(instance));
  v8::Local<v8::Function> function = tmpl->GetFunction(context).ToLocalChecked();
  CHECK(instance.As<v8::Object>()->Get(context, v8_str("constructor")).ToLocalChecked() == function);
  CHECK(fresh->GetFunction(context).ToLocalChecked() != function);
}

namespace {

std::string g_message;
void TakeMessage(const char* location, const char* message) { g_message = std::string(location) + ": " + message; }

// The message about a snapshot that cannot be made.
std::string FailToMake(const char* source, const Prepare& prepare) {
  g_message.clear();
  v8::SnapshotCreator creator;
  creator.GetIsolate()->SetFatalErrorHandler(TakeMessage);
  MakeDefaultContext(&creator, source, prepare);
  const v8::StartupData blob = creator.CreateBlob(Handling::kKeep);
  CHECK_NULL(blob.data);
  CHECK_EQ(0, blob.raw_size);
  return g_message;
}

bool Says(const std::string& message, const char* part) { return message.find(part) != std::string::npos; }

}  // namespace

TEST(WhatCannotBePartOfASnapshotIsNamed) {
  CHECK(Says(FailToMake("1", [](v8::SnapshotCreator*, v8::Local<v8::Context> context) {
               CHECK(context->Global()
                         ->Set(context, v8_str("f"), v8::Function::New(context, Answer).ToLocalChecked())
                         .FromJust());
             }),
             "external references: 0x"));
  CHECK(Says(FailToMake("new SharedArrayBuffer(8)", [](v8::SnapshotCreator*, v8::Local<v8::Context> context) {
               CompileRunChecked(context->GetIsolate(), "var shared = new SharedArrayBuffer(8)");
             }),
             "SharedArrayBuffer"));
  CHECK(Says(FailToMake("1", [](v8::SnapshotCreator* creator, v8::Local<v8::Context> context) {
               creator->AddData(context->Global());
             }),
             "data of the isolate"));
  CHECK(Says(FailToMake("1", [](v8::SnapshotCreator* creator, v8::Local<v8::Context> context) {
               v8::Local<v8::Context> other = v8::Context::New(creator->GetIsolate());
               other->SetSecurityToken(context->GetSecurityToken());
               CHECK(context->Global()->Set(context, v8_str("other"), other->Global()).FromJust());
             }),
             "a context refers to another"));
}

TEST(UsageErrorsOfTheCreator) {
  v8::SnapshotCreator creator;
  creator.GetIsolate()->SetFatalErrorHandler(TakeMessage);
  CHECK_NULL(creator.CreateBlob(Handling::kKeep).data);
  CHECK(Says(g_message, "no default context"));
}

TEST(SnapshotsThatDoNotFitAreRejected) {
  const std::string good = Make("var x = 5").bytes();
  const auto is_valid = [](const std::string& bytes) {
    return v8::StartupData{bytes.data(), static_cast<int>(bytes.size())}.IsValid();
  };
  CHECK(is_valid(good));
  for (size_t at = 0; at < good.size(); at += at < 128 ? 1 : 977) {
    for (const int bit : {0, 7}) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ 1 << bit);
      CHECK(!is_valid(bad));
    }
  }
  for (const size_t size : {size_t{0}, size_t{1}, size_t{70}, good.size() / 2, good.size() - 1}) {
    CHECK(!is_valid(good.substr(0, size)));
  }
  CHECK(!is_valid(good + '\0'));
  CHECK(!(v8::StartupData{nullptr, 0}.IsValid()));
  CHECK(!(v8::StartupData{good.data(), -1}.IsValid()));
  // The isolate begins as if there were none.
  const std::string half = good.substr(0, good.size() / 2);
  const v8::StartupData blob{half.data(), static_cast<int>(half.size())};
  FromBlob host(&blob);
  CHECK_EQ("undefined", host.Run("typeof x"));
  CHECK(v8::Context::FromSnapshot(host.isolate(), 0).IsEmpty());
}

TEST(SnapshotsNeedTheirExternalReferences) {
  const Blob blob = MakeWithTemplates();
  FromBlob host(blob.get());
  CHECK_EQ("undefined", host.Run("typeof instance"));
}

TEST(SnapshotsMayLieAnywhere) {
  const Blob blob = Make("var x = 'found'");
  std::string moved = "123" + blob.bytes();
  const v8::StartupData data{moved.data() + 3, blob.get()->raw_size};
  CHECK(data.IsValid());
  FromBlob host(&data);
  CHECK_EQ("found", host.Run("x"));
}

TEST(SnapshotsOfSnapshots) {
  const Blob first = Make("var x = 1; function add(n) { return x += n; }", Handling::kClear);
  const Blob second = Make("add(2)", Handling::kClear, nullptr, nullptr, first.get());
  FromBlob host(second.get());
  CHECK_EQ("6", host.Run("add(3)"));
  FromBlob old(first.get());
  CHECK_EQ("4", old.Run("add(3)"));
}

TEST(BuffersAndViewsKeepTheirBytes) {
  const Blob blob = Make(
      "var buffer = new ArrayBuffer(16, {maxByteLength: 64}), bytes = new Uint8Array(buffer, 4);\n"
      "bytes.set([1, 2, 3]); var empty = new ArrayBuffer(0), view = new DataView(buffer, 4);\n"
      "var small = Float64Array.of(1.5, -0), gone = new ArrayBuffer(8), of_gone = new Int8Array(gone); gone.transfer();");
  FromBlob host(blob.get());
  CHECK_EQ("1,2,3,0,0,0,0,0,0,0,0,0 0 515 1.5 true true 0 0",
           host.Run("[bytes, empty.byteLength, view.getUint16(1), small[0], Object.is(small[1], -0), gone.detached, "
                    "gone.byteLength, of_gone.length].join(' ')"));
  CHECK_EQ("28 9", host.Run("buffer.resize(32); bytes[27] = 9; bytes.length + ' ' + bytes[27]"));
}

namespace {

int g_data = 77;
std::vector<std::string> g_restored;

v8::StartupData SaveField(v8::Local<v8::Object> holder, int index, void* data) {
  CHECK_EQ(&g_data, data);
  if (holder->GetAlignedPointerFromInternalField(index) == nullptr) return {nullptr, 0};
  const int value = *static_cast<int*>(holder->GetAlignedPointerFromInternalField(index));
  char* const bytes = new char[sizeof value];
  memcpy(bytes, &value, sizeof value);
  return {bytes, sizeof value};
}
v8::StartupData SaveContextData(v8::Local<v8::Context> context, int index, void*) {
  char* const bytes = new char[1];
  bytes[0] = static_cast<char>(*static_cast<int*>(context->GetAlignedPointerFromEmbedderData(index)));
  return {bytes, 1};
}
void RestoreField(v8::Local<v8::Object> holder, int index, v8::StartupData payload, void* data) {
  CHECK_EQ(&g_data, data);
  int* const value = new int(0);
  if (payload.raw_size == sizeof *value) memcpy(value, payload.data, sizeof *value);
  g_restored.push_back(std::to_string(index) + ":" + std::to_string(payload.raw_size) + ":" + std::to_string(*value));
  holder->SetAlignedPointerInInternalField(index, value);
}
void RestoreContextData(v8::Local<v8::Context> context, int index, v8::StartupData payload, void*) {
  CHECK_EQ(1, payload.raw_size);
  g_restored.push_back("context " + std::to_string(index) + ":" + std::to_string(payload.data[0]));
  CHECK_NULL(context->GetAlignedPointerFromEmbedderData(index));
}

}  // namespace

TEST(PointersInInternalFields) {
  v8::SnapshotCreator creator;
  v8::Isolate* const isolate = creator.GetIsolate();
  {
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope scope(context);
    v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
    tmpl->SetInternalFieldCount(4);
    v8::Local<v8::Object> object = tmpl->NewInstance(context).ToLocalChecked();
    object->SetAlignedPointerInInternalField(0, &g_data);
    object->SetInternalField(1, v8_str("text"));
    object->SetInternalField(2, v8_num(1.5));
    object->SetAlignedPointerInInternalField(3, nullptr);
    CHECK(context->Global()->Set(context, v8_str("object"), object).FromJust());
    context->SetAlignedPointerInEmbedderData(2, &g_data);
    creator.SetDefaultContext(context, {SaveField, &g_data}, {SaveContextData, nullptr});
  }
  const Blob blob(creator.CreateBlob(Handling::kKeep));
  FromBlob host(blob.get());
  v8::HandleScope handles(host.isolate());
  g_restored.clear();
  v8::Local<v8::Context> context = v8::Context::New(host.isolate(), nullptr, {}, {}, {RestoreField, &g_data}, nullptr,
                                                    {RestoreContextData, nullptr});
  v8::Context::Scope scope(context);
  std::string restored;
  for (const std::string& line : g_restored) restored += line + " ";
  CHECK_EQ("context 2:77 0:4:77 3:0:0 ", restored);
  v8::Local<v8::Object> object = context->Global()->Get(context, v8_str("object")).ToLocalChecked().As<v8::Object>();
  int* const value = static_cast<int*>(object->GetAlignedPointerFromInternalField(0));
  CHECK_EQ(77, *value);
  CHECK_EQ(std::string("text"), *v8::String::Utf8Value(host.isolate(), object->GetInternalField(1).As<v8::Value>()));
  CHECK_EQ(1.5, object->GetInternalField(2).As<v8::Number>()->Value());
  delete value;
  delete static_cast<int*>(object->GetAlignedPointerFromInternalField(3));
  // Nobody asks to be told: they are null.
  v8::Local<v8::Context> silent = v8::Context::New(host.isolate());
  object = silent->Global()->Get(silent, v8_str("object")).ToLocalChecked().As<v8::Object>();
  CHECK_NULL(object->GetAlignedPointerFromInternalField(0));
}

TEST(PointersOfWrappedObjectsAreForgotten) {
  static int pointee;
  const Blob blob = Make("var plain = {}, full = {}, slow = {a: 1}; delete slow.a; for (let i = 0; i < 20; ++i) full['x' + i] = i;",
                         Handling::kKeep, [](v8::SnapshotCreator* creator, v8::Local<v8::Context> context) {
                           for (const char* name : {"plain", "full", "slow"}) {
                             v8::Local<v8::Value> value = context->Global()->Get(context, v8_str(name)).ToLocalChecked();
                             v8::Object::Wrap<v8::CppHeapPointerTag::kDefaultTag>(creator->GetIsolate(),
                                                                                 value.As<v8::Object>(), &pointee);
                           }
                         });
  FromBlob host(blob.get());
  v8::HandleScope handles(host.isolate());
  v8::Local<v8::Context> context = v8::Context::New(host.isolate());
  for (const char* name : {"plain", "full", "slow"}) {
    v8::Local<v8::Value> value = context->Global()->Get(context, v8_str(name)).ToLocalChecked();
    CHECK_NULL((v8::Object::Unwrap<v8::CppHeapPointerTag::kDefaultTag, int>(host.isolate(), value.As<v8::Object>())));
  }
}

TEST(GlobalTemplatesOverASnapshot) {
  const Blob blob = Make("var x = 'of the snapshot'; function f() { return x + typeof globalThis.host; }");
  FromBlob host(blob.get());
  v8::Isolate* const isolate = host.isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetInternalFieldCount(2);
  tmpl->Set(isolate, "host", v8_num(1));
  v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, tmpl);
  v8::Context::Scope scope(context);
  CHECK_EQ(2, context->Global()->InternalFieldCount());
  CHECK_EQ("of the snapshotnumber", host.RunIn(context, "f()"));
  CHECK_EQ("true", host.RunIn(context, "globalThis === this && this.x === x"));
  // The proxy goes on to another context.
  v8::Local<v8::Object> proxy = context->Global();
  context->DetachGlobal();
  v8::Local<v8::Context> next = v8::Context::New(isolate, nullptr, tmpl, proxy);
  CHECK(next->Global() == proxy);
  v8::Context::Scope next_scope(next);
  CHECK_EQ("of the snapshotnumber", host.RunIn(next, "f()"));
}

TEST(SymbolsAndPrivatesOfTheRegistries) {
  const Blob blob = Make("1", Handling::kKeep, [](v8::SnapshotCreator* creator, v8::Local<v8::Context> context) {
    v8::Isolate* const isolate = creator->GetIsolate();
    v8::Local<v8::Object> global = context->Global();
    CHECK(global->SetPrivate(context, v8::Private::ForApi(isolate, v8_str("private")), v8_num(1)).FromJust());
    CHECK(global->Set(context, v8::Symbol::ForApi(isolate, v8_str("api")), v8_num(2)).FromJust());
  });
  FromBlob host(blob.get());
  v8::Isolate* const isolate = host.isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope scope(context);
  v8::Local<v8::Object> global = context->Global();
  CHECK(global->HasPrivate(context, v8::Private::ForApi(isolate, v8_str("private"))).FromJust());
  CHECK(global->Has(context, v8::Symbol::ForApi(isolate, v8_str("api"))).FromJust());
}

TEST(WarmingUp) {
  const Blob cold(
      i::CreateSnapshotDataBlobInternal(Handling::kClear, "var n = 0; function used() { return ++n; } function unused() {}"));
  const Blob warm(i::WarmUpSnapshotDataBlobInternal(*cold.get(), "used()"));
  const auto is_compiled = [](const Blob& blob, const char* name) {
    FromBlob host(blob.get());
    v8::HandleScope handles(host.isolate());
    v8::Local<v8::Context> context = v8::Context::New(host.isolate());
    v8::Local<v8::Value> function = context->Global()->Get(context, v8_str(name)).ToLocalChecked();
    const auto internal = i::Cast<i::JSFunction>(*v8::Utils::OpenDirectHandle(*function.As<v8::Function>()));
    return internal->shared()->unlinked()->code() != nullptr;
  };
  CHECK(!is_compiled(cold, "used"));
  CHECK(is_compiled(warm, "used"));
  CHECK(!is_compiled(warm, "unused"));
  FromBlob host(warm.get());
  CHECK_EQ("1", host.Run("used()"));
  CHECK_NULL(i::WarmUpSnapshotDataBlobInternal(*cold.get(), "throw 1").data);
  CHECK_NULL(i::CreateSnapshotDataBlobInternal(Handling::kClear, "throw 1").data);
}

// More than a young heap may grow to before it collects.
TEST(SnapshotsOfManyMegabytes) {
  const Blob blob = Make("var text = 'x'.repeat(20e6) + 'y'");
  FromBlob host(blob.get());
  CHECK_EQ("20000001 y", host.Run("text.length + ' ' + text.at(-1)"));
}

TEST(CreatorsOfIsolatesOfOthers) {
  v8::Isolate* const isolate = v8::Isolate::Allocate();
  v8::StartupData blob;
  {
    v8::SnapshotCreator creator(isolate, nullptr, nullptr, false);
    CHECK(creator.GetIsolate() == isolate);
    CHECK(v8::Isolate::GetCurrent() == isolate);
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope scope(context);
    CompileRunChecked(isolate, "var x = 6");
    creator.SetDefaultContext(context);
    blob = creator.CreateBlob(Handling::kClear);
  }
  isolate->Dispose();
  const Blob owner(blob);
  FromBlob host(owner.get());
  CHECK_EQ("6", host.Run("x"));
}

// Where memory is short there is no isolate, or no context, and everything goes on.
TEST(LoadingWithoutMemory) {
  const Blob blob = Make(kObjects);
  FromBlob host(blob.get());
  v8::HandleScope handles(host.isolate());
  int failures = 0;
  for (uint64_t at = 1;; ++at) {
    v8::base::FaultInjector::FailFrom(at, 1u << static_cast<int>(v8::base::Gate::kHeap) |
                                              1u << static_cast<int>(v8::base::Gate::kPages));
    v8::Local<v8::Context> context = v8::Context::New(host.isolate());
    const bool reached = v8::base::FaultInjector::failures() > 0;
    v8::base::FaultInjector::Reset();
    if (!context.IsEmpty()) {
      v8::Context::Scope scope(context);
      CHECK_EQ("lexical", host.RunIn(context, "lexical"));
    } else {
      ++failures;
      host.isolate()->CancelTerminateExecution();
    }
    if (!reached) break;
  }
  CHECK_GT(failures, 0);
  CHECK_EQ(kAnswers, host.Run(kQuestions));
}
