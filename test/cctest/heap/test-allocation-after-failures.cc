// In an AlwaysAllocateScope allocation succeeds at once in every space, from C++ and from a script's getter.

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

namespace v8::internal::heap {

namespace {

// Allocates, covers the memory with a filler, and counts collections: there must be none.
void AllocateAndCover(Heap* heap, int size, AllocationType type) {
  const unsigned collections = heap->gc_count();
  Tagged<HeapObject> object = heap->AllocateRaw(size, type).ToObjectChecked();
  heap->CreateFillerObjectAt(object.address(), size);
  CHECK_EQ(collections, heap->gc_count());
}

void ExhaustAndAllocate() {
  Heap* const heap = CcTest::heap();
  InvokeMemoryReducingMajorGCs(heap);
  AlwaysAllocateScopeForTesting always_allocate(heap);
  const int small = FixedArray::SizeFor(100);

  AllocateAndCover(heap, small, AllocationType::kYoung);

  SimulateFullSpace(heap->old_space());
  AllocateAndCover(heap, small, AllocationType::kOld);

  // Large objects until the limit of the old generation, and one beyond.
  const int large = FixedArray::SizeFor(3 * (PageMetadata::kPageSize / 10));
  CHECK_GT(large, heap->old_space()->AreaSize());
  while (heap->OldGenerationSpaceAvailable() > static_cast<size_t>(large)) {
    const size_t before = heap->OldGenerationSpaceAvailable();
    AllocateAndCover(heap, large, AllocationType::kOld);
    CHECK_LE(heap->OldGenerationSpaceAvailable() + large, before);
  }
  AllocateAndCover(heap, large, AllocationType::kOld);

  SimulateFullSpace(heap->map_space());
  AllocateAndCover(heap, Map::kSize, AllocationType::kMap);

  SimulateFullSpace(heap->code_space());
  const int code_size = CcTest::i_isolate()->builtins()->code(Builtin::kIllegal)->Size();
  CHECK_GT(code_size, 0);
  AllocateAndCover(heap, code_size, AllocationType::kCode);
}

void ExhaustInGetter(Local<v8::Name>, const PropertyCallbackInfo<v8::Value>& info) {
  HandleScope handles(reinterpret_cast<Isolate*>(info.GetIsolate()));
  ExhaustAndAllocate();
  info.GetReturnValue().Set(v8::True(info.GetIsolate()));
}

void NeverCalled(Local<v8::Name>, Local<v8::Value>, const PropertyCallbackInfo<v8::Boolean>&) { UNREACHABLE(); }

}  // namespace

HEAP_TEST(FromCpp) {
  v8::HandleScope scope(CcTest::isolate());
  v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate());
  context->Enter();
  DirectHandle<FixedArray> witness = CcTest::i_isolate()->factory()->NewFixedArray(3);
  witness->set(0, Smi::FromInt(7));
  ExhaustAndAllocate();
  CHECK_EQ(7, witness->get(0).AsInt());
  context->Exit();
}

HEAP_TEST(FromScriptsGetter) {
  Isolate* const isolate = CcTest::i_isolate();
  Factory* const factory = isolate->factory();
  v8::HandleScope scope(CcTest::isolate());
  v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate());
  context->Enter();
  DirectHandle<SharedFunctionInfo> shared = factory->NewSharedFunctionInfoForBuiltin(
      factory->NewStringFromStaticChars("Subject"), Builtin::kEmptyFunction, 0, kDontAdapt);
  shared->set_language_mode(LanguageMode::kStrict);
  CHECK(!shared->construct_as_builtin());
  Handle<JSFunction> function = Factory::JSFunctionBuilder{isolate, shared, isolate->native_context()}.Build();
  factory->NewJSObject(function);
  DirectHandle<Map> map(function->initial_map(), isolate);
  CHECK_EQ(0, map->instance_descriptors(isolate)->number_of_descriptors());
  Map::EnsureDescriptorSlack(isolate, map, 1);
  Handle<AccessorInfo> accessor = Accessors::MakeAccessor(
      isolate, factory->NewStringFromStaticChars("get"), &ExhaustInGetter, &NeverCalled);
  Descriptor descriptor =
      Descriptor::AccessorConstant(Handle<Name>(Cast<Name>(accessor->name()), isolate), accessor, NONE);
  map->AppendDescriptor(isolate, &descriptor);
  context->Global()
      ->Set(context, v8::String::NewFromUtf8Literal(CcTest::isolate(), "Subject"), Utils::CallableToLocal(function))
      .FromJust();
  v8::Local<v8::Script> script =
      v8::Script::Compile(context, v8::String::NewFromUtf8Literal(CcTest::isolate(), "(new Subject).get"))
          .ToLocalChecked();
  CHECK(script->Run(context).ToLocalChecked()->BooleanValue(CcTest::isolate()));
  context->Exit();
}

}  // namespace v8::internal::heap
