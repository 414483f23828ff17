// What a component test from another tree uses: the include paths, types and helpers of the allocation and buffer themes.

#include "include/v8-function.h"
#include "src/api/api-inl.h"
#include "src/builtins/accessors.h"
#include "src/heap/heap-inl.h"
#include "src/init/v8.h"
#include "src/objects/api-callbacks.h"
#include "src/objects/objects-inl.h"
#include "src/objects/property.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-tester.h"
#include "test/cctest/heap/heap-utils.h"

namespace v8 {
namespace internal {
namespace heap {

namespace {

void FillWith(Heap* heap, int size, AllocationType type) {
  Tagged<HeapObject> obj = heap->AllocateRaw(size, type, AllocationOrigin::kRuntime).ToObjectChecked();
  heap->CreateFillerObjectAt(obj.address(), FixedArray::SizeFor(4));
}

}  // namespace

Handle<Object> HeapTester::TestAllocateAfterFailures() {
  Isolate* isolate = CcTest::i_isolate();
  Heap* heap = CcTest::heap();
  heap::InvokeMemoryReducingMajorGCs(heap);
  AlwaysAllocateScopeForTesting always(heap);
  if (!v8_flags.stress_concurrent_allocation) heap::SimulateFullSpace(heap->old_space());
  const int size = FixedArray::SizeFor(3 * (PageMetadata::kPageSize / 10));
  CHECK_GT(size, heap->old_space()->AreaSize());
  while (heap->OldGenerationSpaceAvailable() > static_cast<size_t>(size)) FillWith(heap, size, AllocationType::kOld);
  FillWith(heap, size, AllocationType::kOld);
  const int code_size = isolate->builtins()->code(Builtin::kIllegal)->Size();
  heap::SimulateFullSpace(heap->code_space());
  FillWith(heap, code_size, AllocationType::kCode);
  return isolate->factory()->true_value();
}

namespace {

void TestGetter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  i::Isolate* isolate = reinterpret_cast<i::Isolate*>(info.GetIsolate());
  i::ValidateCallbackInfo(info);
  DirectHandle<Object> result = HeapTester::TestAllocateAfterFailures();
  CHECK(IsTrue(*result, isolate));
  CHECK(name->IsName());
  info.GetReturnValue().Set(v8::Utils::ToLocal(Handle<Object>(*result, isolate)));
}

void TestSetter(v8::Local<v8::Name>, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<v8::Boolean>&) {
  UNREACHABLE();
}

Handle<AccessorInfo> TestAccessorInfo(Isolate* isolate, PropertyAttributes) {
  Handle<String> name = isolate->factory()->NewStringFromStaticChars("get");
  return Accessors::MakeAccessor(isolate, name, &TestGetter, &TestSetter);
}

}  // namespace

HEAP_TEST(OutsideStressHandles) {
  v8::HandleScope scope(CcTest::isolate());
  v8::Local<v8::Context> env = v8::Context::New(CcTest::isolate());
  env->Enter();
  DirectHandle<Object> o = TestAllocateAfterFailures();
  CHECK(IsTrue(*o, CcTest::i_isolate()));
  env->Exit();
}

TEST(OutsideStressJS) {
  Isolate* isolate = CcTest::i_isolate();
  Factory* factory = isolate->factory();
  v8::HandleScope scope(CcTest::isolate());
  v8::Local<v8::Context> env = v8::Context::New(CcTest::isolate());
  env->Enter();
  Handle<NativeContext> context(isolate->native_context());
  Handle<SharedFunctionInfo> info = factory->NewSharedFunctionInfoForBuiltin(
      factory->function_string(), Builtin::kEmptyFunction, 0, kDontAdapt);
  info->set_language_mode(LanguageMode::kStrict);
  Handle<JSFunction> function = Factory::JSFunctionBuilder{isolate, info, context}.Build();
  CHECK(!function->shared()->construct_as_builtin());
  factory->NewJSObject(function);
  DirectHandle<Map> map(function->initial_map(), isolate);
  DirectHandle<DescriptorArray> descriptors(map->instance_descriptors(isolate), isolate);
  CHECK_EQ(0, descriptors->number_of_descriptors());
  const PropertyAttributes attributes = NONE;
  Handle<AccessorInfo> foreign = TestAccessorInfo(isolate, attributes);
  Map::EnsureDescriptorSlack(isolate, map, 1);
  Descriptor d = Descriptor::AccessorConstant(Handle<Name>(Cast<Name>(foreign->name()), isolate), foreign, attributes);
  map->AppendDescriptor(isolate, &d);
  env->Global()
      ->Set(env, v8::String::NewFromUtf8Literal(CcTest::isolate(), "Foo"), v8::Utils::CallableToLocal(function))
      .FromJust();
  v8::Local<v8::Script> script =
      v8::Script::Compile(env, v8::String::NewFromUtf8Literal(CcTest::isolate(), "(new Foo).get")).ToLocalChecked();
  v8::Local<v8::Value> result = script->Run(env).ToLocalChecked();
  CHECK_EQ(true, result->BooleanValue(CcTest::isolate()));
  env->Exit();
}

// A buffer together with the store that C++ took from it.
struct OwnedStore {
  explicit OwnedStore(Handle<JSArrayBuffer> buffer)
      : buffer_(buffer), store_(v8::Utils::ToLocal(buffer)->GetBackingStore()) {}
  void* data() { return store_->Data(); }

  Handle<JSArrayBuffer> buffer_;
  std::shared_ptr<v8::BackingStore> store_;
};

TEST(OutsideBuffer) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  OwnedStore owned(CcTest::i_isolate()
                       ->factory()
                       ->NewJSArrayBufferAndBackingStore(64, InitializedFlag::kZeroInitialized)
                       .ToHandleChecked());
  v8::Utils::ToLocal(owned.buffer_)->Detach(v8::Local<v8::Value>()).Check();
  InvokeMajorGC(CcTest::heap());
  static_cast<uint8_t*>(owned.data())[63] = 1;
  CHECK_EQ(1, static_cast<uint8_t*>(owned.data())[63]);
}

}  // namespace heap
}  // namespace internal
}  // namespace v8
