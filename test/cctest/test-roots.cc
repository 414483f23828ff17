// What an embedder holds by other means than handles stays, and follows its object, also where the native stack is not
// scanned.

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

// Moves and frees all that nobody holds, and writes over what became free.
void CollectPrecisely() {
  {
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMinorGC(CcTest::heap());
    i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
  }
  v8::HandleScope handles(CcTest::isolate());
  CompileRun("{ const others = []; for (let n = 0; n < 20000; n++) others.push({ mark: 'other', n }); }");
}

void CheckMark(v8::Local<v8::Context> context, v8::Local<v8::Value> value) {
  CHECK(value->IsObject());
  v8::Local<v8::Value> mark = value.As<v8::Object>()->Get(context, v8_str("mark")).ToLocalChecked();
  CHECK_EQ(0, strcmp("mine", *v8::String::Utf8Value(CcTest::isolate(), mark)));
}

// Throws an object that nobody else knows.
void ThrowMarked() {
  v8::HandleScope handles(CcTest::isolate());
  CompileRun("throw Object.assign(new Error('mes' + String('sage')), { mark: 'mi' + String('ne') })");
}

}  // namespace

TEST(CaughtExceptionsAndTheirMessagesAreRoots) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  ThrowMarked();
  CHECK(try_catch.HasCaught());
  CollectPrecisely();
  CheckMark(context.local(), try_catch.Exception());
  CHECK_EQ(0, strcmp("Uncaught Error: message", *v8::String::Utf8Value(CcTest::isolate(), try_catch.Message()->Get())));
}

TEST(EternalHandlesAreRoots) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Eternal<v8::Value> eternal;
  {
    v8::HandleScope handles(CcTest::isolate());
    eternal.Set(CcTest::isolate(), CompileRun("({ mark: 'mi' + String('ne') })"));
  }
  CollectPrecisely();
  CheckMark(context.local(), eternal.Get(CcTest::isolate()));
}

TEST(EmbedderDataIsARoot) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  {
    v8::HandleScope handles(CcTest::isolate());
    context->SetEmbedderData(3, CompileRun("({ mark: 'mi' + String('ne') })"));
  }
  CollectPrecisely();
  CheckMark(context.local(), context->GetEmbedderData(3));
}
