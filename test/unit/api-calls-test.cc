// Calls of host functions in a process that scans no frames of the host, which component tests do: the quick way, and
// what has to leave it.

#include <libplatform/libplatform.h>

#include <cstring>
#include <memory>

#include "include/v8.h"
#include "src/base/logging.h"

namespace v8 {
namespace {

Isolate* isolate;

Local<Value> Run(const char* source) {
  const Local<Context> context = isolate->GetCurrentContext();
  const Local<String> text = String::NewFromUtf8(isolate, source).ToLocalChecked();
  Local<Value> result;
  if (!Script::Compile(context, text).ToLocalChecked()->Run(context).ToLocal(&result)) return String::Empty(isolate);
  return result;
}

bool IsTrue(const char* source) { return Run(source)->IsTrue(); }

void Install(const char* name, Local<FunctionTemplate> info) {
  const Local<Context> context = isolate->GetCurrentContext();
  const Local<String> key = String::NewFromUtf8(isolate, name).ToLocalChecked();
  info->SetClassName(key);
  context->Global()->Set(context, key, info->GetFunction(context).ToLocalChecked()).Check();
}

// Calls it often enough for every site to be warm.
bool IsTrueOften(const char* expression) {
  const std::string source =
      std::string("(() => { let ok = 0; for (let i = 0; i < 300; i++) if (") + expression + ") ok++; return ok == 300 })()";
  return IsTrue(source.c_str());
}

void GetThis(const FunctionCallbackInfo<Value>& info) { info.GetReturnValue().Set(info.This()); }
void Nothing(const FunctionCallbackInfo<Value>&) {}
void ReturnEmpty(const FunctionCallbackInfo<Value>& info) { info.GetReturnValue().Set(Local<Value>()); }
void Throw(const FunctionCallbackInfo<Value>& info) { info.GetIsolate()->ThrowException(info[0]); }
void Describe(const FunctionCallbackInfo<Value>& info) {
  const Local<Context> context = info.GetIsolate()->GetCurrentContext();
  const Local<Array> list = Array::New(info.GetIsolate());
  list->Set(context, 0, Boolean::New(info.GetIsolate(), info.IsConstructCall())).Check();
  list->Set(context, 1, Integer::New(info.GetIsolate(), info.Length())).Check();
  list->Set(context, 2, info.Data()).Check();
  // Script runs, and collections, while arguments and receiver are held.
  for (int i = 0; i < info.Length(); i++) {
    list->Set(context, static_cast<uint32_t>(3 + i), info[i]->ToString(context).ToLocalChecked()).Check();
  }
  info.GetReturnValue().Set(list);
}

void TestCalls() {
  const Local<FunctionTemplate> get_this = FunctionTemplate::New(isolate, GetThis);
  Install("getThis", get_this);
  CHECK(IsTrueOften("getThis() === globalThis"));
  CHECK(IsTrueOften("getThis.call(null) === globalThis"));
  CHECK(IsTrue("globalThis.o = { getThis }; o.getThis() === o"));
  CHECK(IsTrueOften("o.getThis() === o"));
  CHECK(IsTrueOften("typeof getThis.call(1) === 'object' && getThis.call('s') instanceof String"));
  CHECK(IsTrue("String.prototype.self = getThis; true"));
  CHECK(IsTrueOften("typeof 's'.self() === 'object'"));
  // Constructor calls.
  CHECK(IsTrueOften("new getThis() instanceof getThis && new getThis() !== globalThis"));
  CHECK(IsTrue("class Derived extends getThis {}; new Derived() instanceof Derived"));

  Install("nothing", FunctionTemplate::New(isolate, Nothing));
  Install("returnEmpty", FunctionTemplate::New(isolate, ReturnEmpty));
  CHECK(IsTrueOften("nothing() === undefined && returnEmpty() === undefined"));
  Install("without", FunctionTemplate::New(isolate));
  CHECK(IsTrueOften("without.call(o) === o"));

  Install("fail", FunctionTemplate::New(isolate, Throw));
  CHECK(IsTrueOften("(() => { try { fail(i); return false } catch (e) { return e === i } })()"));
  TryCatch try_catch(isolate);
  Run("fail('to the host')");
  CHECK(try_catch.HasCaught());
  CHECK(try_catch.Exception()->IsString());
  try_catch.Reset();

  // Signatures.
  const Local<FunctionTemplate> owner = FunctionTemplate::New(isolate);
  owner->PrototypeTemplate()->Set(
      isolate, "method", FunctionTemplate::New(isolate, GetThis, Local<Value>(), Signature::New(isolate, owner)));
  Install("Owner", owner);
  CHECK(IsTrue("globalThis.owner = new Owner(); owner.method() === owner"));
  CHECK(IsTrueOften("owner.method() === owner"));
  CHECK(IsTrueOften("(() => { try { owner.method.call(o); return false } catch (e) { return e instanceof TypeError } })()"));

  Install("describe", FunctionTemplate::New(isolate, Describe, String::NewFromUtf8Literal(isolate, "data")));
  CHECK(IsTrueOften("describe(1, { toString() { return 'x' + [i, [i]].join() } }).join() === `false,2,data,1,x${i},${i}`"));
  CHECK(IsTrueOften("JSON.stringify(describe.apply(null, ['a', 'b', 'c'])) === '[false,3,\"data\",\"a\",\"b\",\"c\"]'"));
}

void RunTests() {
  Isolate::CreateParams params;
  const std::unique_ptr<ArrayBuffer::Allocator> allocator(ArrayBuffer::Allocator::NewDefaultAllocator());
  params.array_buffer_allocator = allocator.get();
  isolate = Isolate::New(params);
  {
    Isolate::Scope isolate_scope(isolate);
    HandleScope handles(isolate);
    Context::Scope context_scope(Context::New(isolate));
    TestCalls();
  }
  isolate->Dispose();
}

}  // namespace
}  // namespace v8

int main() {
  const std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  v8::RunTests();
  v8::V8::SetFlagsFromString("--gc-stress=7,move");
  v8::RunTests();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  printf("api-calls: ok\n");
  return 0;
}
