// Functions of the library that are made when they are asked for: whose they are, what is shared before, and what the API
// says of them. What script sees is in test/js/library/lazy-methods.js.

#include "src/api/api-inl.h"
#include "src/ic/feedback.h"
#include "src/runtime/properties/lazy-methods.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace i = v8::internal;

namespace {

i::Tagged<i::JSObject> Object(const char* source) {
  return i::Cast<i::JSObject>(i::Tagged<i::Object>(*v8::Utils::OpenDirectHandle(*CompileRun(source))));
}

// The first descriptor of the object with that name.
i::Value StoredUnder(i::Tagged<i::JSObject> object, const char* name) {
  const i::Tagged<i::DescriptorArray> descriptors = object->map()->instance_descriptors();
  for (int index = 0; index < object->map()->number_of_own_descriptors(); index++) {
    const i::Tagged<i::Name> key = descriptors->GetKey(index);
    if (i::IsString(key) && i::Cast<i::String>(key)->IsEqualTo(name)) return descriptors->GetValue(index);
  }
  return i::Value();
}

int CountLazy(i::Tagged<i::JSObject> object) {
  int count = 0;
  for (int index = 0; index < object->map()->number_of_own_descriptors(); index++) {
    count += i::IsLazyMethod(object->map()->instance_descriptors()->GetValue(index));
  }
  return count;
}

}  // namespace

TEST(MethodsAreMadeOneByOne) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const i::Tagged<i::JSObject> math = Object("Math");
  CHECK(i::IsLazyMethod(StoredUnder(math, "acosh")));
  const int before = CountLazy(math);
  const i::Tagged<i::Map> map = math->map();
  CompileRun("for (const key in Math); 'acosh' in Math; Object.keys(Math); Reflect.ownKeys(Math); Math.PI; "
             "Object.hasOwn(Math, 'acosh')");
  CHECK_EQ(before, CountLazy(math));
  CompileRun("Math.acosh");
  CHECK_EQ(before - 1, CountLazy(math));
  CHECK(!i::IsLazyMethod(StoredUnder(math, "acosh")));
  // In place.
  CHECK_EQ(map, math->map());
  CompileRun("Object.freeze(Object.getOwnPropertyDescriptor(Math, 'asinh'));");
  CHECK_EQ(before - 2, CountLazy(math));
}

TEST(RealmsShareWhatTheyHaveNotChanged) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext first;
  const i::Tagged<i::JSObject> prototype = Object("Date.prototype");
  LocalContext second;
  const i::Tagged<i::JSObject> other = Object("Date.prototype");
  CHECK_NE(prototype->map(), other->map());
  CHECK_EQ(prototype->map()->instance_descriptors(), other->map()->instance_descriptors());
  const i::Tagged<i::DescriptorArray> shared = prototype->map()->instance_descriptors();
  // What is written goes into the object.
  CHECK(CompileRun("const Old = Date; Date.prototype.constructor = 1; Old.prototype.constructor === 1")->IsTrue());
  CHECK_EQ(shared, other->map()->instance_descriptors());
  CompileRun("Date.prototype.getDay");
  CHECK_NE(shared, other->map()->instance_descriptors());
  CHECK_EQ(shared, prototype->map()->instance_descriptors());
  CHECK(CompileRun("Date.prototype.constructor === 1 && (Date.prototype.constructor = 2) && "
                   "Date.prototype.constructor === 2")
            ->IsTrue());
}

TEST(FunctionsBelongToTheRealmOfTheirObject) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext first;
  LocalContext second;
  first->SetSecurityToken(second->GetSecurityToken());
  CHECK(second->Global()->Set(second.local(), v8_str("other"), first->Global()).FromJust());
  CHECK(CompileRun("other.Math.asinh instanceof other.Function && !(other.Math.asinh instanceof Function)")->IsTrue());
  CHECK(CompileRun("other.Array.prototype.flat.constructor === other.Function")->IsTrue());
  CHECK(CompileRun("Reflect.get(other.Date.prototype, 'getDay', new Date) instanceof other.Function")->IsTrue());
  CHECK(CompileRun("other.Math.asinh !== Math.asinh && other.Math.asinh === other.Math.asinh")->IsTrue());
}

TEST(LazyMethodsThroughTheApi) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const auto math = CompileRun("Math").As<v8::Object>();
  CHECK(!math->HasRealNamedCallbackProperty(context.local(), v8_str("acos")).FromJust());
  CHECK(math->HasRealNamedProperty(context.local(), v8_str("acos")).FromJust());
  CHECK_EQ(v8::DontEnum, math->GetRealNamedPropertyAttributes(context.local(), v8_str("acos")).FromJust());
  const auto real = math->GetRealNamedProperty(context.local(), v8_str("acos")).ToLocalChecked();
  CHECK(real->IsFunction());
  CHECK(real->StrictEquals(CompileRun("Math.acos")));
  CHECK(math->Get(context.local(), v8_str("asin")).ToLocalChecked()->StrictEquals(CompileRun("Math.asin")));
  const auto descriptor =
      math->GetOwnPropertyDescriptor(context.local(), v8_str("atan")).ToLocalChecked().As<v8::Object>();
  CHECK(descriptor->Get(context.local(), v8_str("value")).ToLocalChecked()->StrictEquals(CompileRun("Math.atan")));
}

// A copy has the functions of the original, and changes of the one are not seen in the other.
TEST(CopiesOfObjectsWithLazyMethods) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  for (const char* source : {"Math", "delete Math.E; delete Math.added; for (let i = 0; i < 2000; i++) Math['p' + i] = i;"
                                     "delete Math.p0; Math"}) {
    const auto original = CompileRun(source).As<v8::Object>();
    CHECK(context->Global()->Set(context.local(), v8_str("copy"), original->Clone()).FromJust());
    CHECK(CompileRun("copy !== Math && copy.cosh === Math.cosh && copy.cosh(0) === 1")->IsTrue());
    CHECK(CompileRun("Reflect.ownKeys(copy).every(key => copy[key] === Math[key])")->IsTrue());
    CHECK(CompileRun("copy.tanh = 1; Math.added = 2; typeof Math.tanh === 'function' && copy.tanh === 1 && "
                     "copy.added === undefined")
              ->IsTrue());
  }
}

// Objects that shadow a method that nobody has asked for get it by a remembered transition all the same.
TEST(StoresThatShadowLazyMethodsAreRemembered) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto function = i::Cast<i::JSFunction>(
      Object("function f(o) { o.toLocaleString = 1; } for (let i = 0; i < 4; i++) f({}); f"));
  CHECK(i::IsLazyMethod(StoredUnder(Object("Object.prototype"), "toLocaleString")));
  const auto vector = i::Cast<i::FeedbackVector>(function->feedback());
  bool found = false;
  vector->ForEachSlot([&](i::FeedbackKind kind, int index) {
    if (kind == i::FeedbackKind::kSetNamed) found = i::PropertyHandler::IsHandlerWord(vector->slot(index)[0]);
  });
  CHECK(found);
}

// A site that is the first to ask remembers the way to the function.
TEST(LoadsThatMakeMethodsAreRemembered) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto function =
      i::Cast<i::JSFunction>(Object("function f(o, once) { if (once) return o.getDay; } f(0); f(0); f(0);"
                                    "f(new Date, true); f"));
  const auto vector = i::Cast<i::FeedbackVector>(function->feedback());
  bool found = false;
  vector->ForEachSlot([&](i::FeedbackKind kind, int index) {
    if (kind != i::FeedbackKind::kGetNamed) return;
    const uint64_t word = vector->slot(index)[0];
    found = i::PropertyHandler::IsHandlerWord(word) &&
            i::PropertyHandler::KindOf(word) == i::PropertyHandler::kConstant;
  });
  CHECK(found);
}

// Where the heap is full some reads fail; later they succeed, and nothing else has changed.
TEST(MethodsThatMemoryIsMissingFor) {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  params.constraints.set_max_old_generation_size_in_bytes(1 * i::MB);
  v8::Isolate* const isolate = v8::Isolate::New(params);
  int failures = 0;
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    const auto context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    CompileRun("var keep = null; function read(o, k) { return o[k]; }"
               "var objects = [Math, Date.prototype, Array.prototype, String.prototype, Reflect, Atomics];"
               "var keys = objects.map(Reflect.ownKeys);"
               "function drop() { keep = null; }"
               "function fill() { for (keep = [keep]; ;) keep = [keep, new Array(10)]; }");
    const auto run = [&](v8::Local<v8::Value> function, int count, v8::Local<v8::Value>* arguments) {
      v8::TryCatch try_catch(isolate);
      v8::Local<v8::Value> result;
      const bool done =
          function.As<v8::Function>()->Call(context, v8::Undefined(isolate), count, arguments).ToLocal(&result);
      CHECK(done || try_catch.HasCaught());
      if (try_catch.HasTerminated()) isolate->CancelTerminateExecution();
      return result;
    };
    const auto fill = CompileRun("fill"), drop = CompileRun("drop"), read = CompileRun("read");
    const auto objects = CompileRun("objects").As<v8::Array>(), keys = CompileRun("keys").As<v8::Array>();
    for (uint32_t n = 0; n < objects->Length(); n++) {
      const auto list = keys->Get(context, n).ToLocalChecked().As<v8::Array>();
      for (uint32_t k = 0; k < list->Length(); k++) {
        v8::HandleScope each(isolate);
        run(fill, 0, nullptr);
        v8::Local<v8::Value> arguments[] = {objects->Get(context, n).ToLocalChecked(),
                                            list->Get(context, k).ToLocalChecked()};
        failures += run(read, 2, arguments).IsEmpty();
        if (k % 8 == 0) {
          run(drop, 0, nullptr);
          isolate->LowMemoryNotification();
        }
      }
    }
    run(drop, 0, nullptr);
    isolate->LowMemoryNotification();
    CHECK(CompileRun("objects.every((o, n) => Reflect.ownKeys(o).length === keys[n].length && "
                     "Reflect.ownKeys(o).every((k, i) => k === keys[n][i] && o[k] === o[k] && "
                     "'value' in Object.getOwnPropertyDescriptor(o, k)))")
              ->IsTrue());
  }
  isolate->Dispose();
  CHECK_LT(0, failures);
}
