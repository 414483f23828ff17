// TracedReference and EmbedderRootsHandler.

#include "include/v8-sandbox.h"
#include "include/v8-traced-handle.h"
#include "include/v8-wasm.h"
#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

using Reference = v8::TracedReference<v8::Object>;

size_t Handles() { return CcTest::heap()->global_handles()->handles_count(); }

void Collect(bool minor) {
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  minor ? i::heap::InvokeMinorGC(CcTest::heap()) : i::heap::InvokeMajorGC(CcTest::heap());
}

void MakeReference(Reference* reference, bool is_droppable = false) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::Object> object = v8::Object::New(CcTest::isolate());
  if (is_droppable) {
    reference->Reset(CcTest::isolate(), object, Reference::IsDroppable());
  } else {
    reference->Reset(CcTest::isolate(), object);
  }
}

// Resets the references that it knows, or refuses to.
class RootsHandler final : public v8::EmbedderRootsHandler {
 public:
  explicit RootsHandler(Reference* known, bool gives_up = true) : known_(known), gives_up_(gives_up) {
    CcTest::isolate()->SetEmbedderRootsHandler(this);
  }
  ~RootsHandler() override { CcTest::isolate()->SetEmbedderRootsHandler(nullptr); }

  void ResetRoot(const v8::TracedReference<v8::Value>& handle) override {
    CHECK(handle == *known_);
    known_->Reset();
    ++resets;
  }
  bool TryResetRoot(const v8::TracedReference<v8::Value>& handle) override {
    ++asked;
    if (!gives_up_) return false;
    ResetRoot(handle);
    return true;
  }

  int asked = 0, resets = 0;

 private:
  Reference* const known_;
  const bool gives_up_;
};

}  // namespace

TEST(TracedReferencesReferToValues) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const size_t handles_before = Handles();
  v8::Local<v8::Object> object = v8::Object::New(isolate), other = v8::Object::New(isolate);
  {
    Reference reference;
    CHECK(reference.IsEmpty());
    CHECK(reference.Get(isolate).IsEmpty());
    reference.Reset(isolate, object);
    CHECK(!reference.IsEmpty());
    CHECK(!reference.IsEmptyThreadSafe());
    CHECK(reference.Get(isolate) == object);
    CHECK(reference == object);
    CHECK(object == reference);
    CHECK(reference != other);
    CHECK(other != reference);
    CHECK(v8::Local<v8::Object>::New(isolate, reference) == object);
    CHECK_EQ(handles_before + 1, Handles());
    reference.Reset(isolate, other);
    CHECK(reference == other);
    CHECK_EQ(handles_before + 1, Handles());
    reference.Reset(isolate, v8::Local<v8::Object>());
    CHECK(reference.IsEmpty());
    CHECK_EQ(handles_before, Handles());
    reference.Reset(isolate, object);
  }
  CHECK_EQ(handles_before, Handles());
}

TEST(InternalFieldsThroughTracedReferences) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  alignas(8) static char place;
  Reference reference(CcTest::isolate(), v8::ArrayBuffer::New(CcTest::isolate(), 1));
  reference.Get(CcTest::isolate())->SetAlignedPointerInInternalField(1, &place);
  CHECK_EQ(CcTest::isolate(), v8::Object::GetIsolate(reference));
  CHECK_EQ(2, v8::Object::InternalFieldCount(reference));
  CHECK_EQ(static_cast<void*>(&place), v8::Object::GetAlignedPointerFromInternalField(reference, 1));
}

TEST(TracedReferencesCopyAndMove) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const size_t handles_before = Handles();
  v8::Local<v8::Function> function = CompileRun("(function () {})").As<v8::Function>();
  {
    v8::TracedReference<v8::Function> reference(isolate, function);
    v8::TracedReference<v8::Function> copy(reference);
    CHECK(copy == reference);
    CHECK_EQ(handles_before + 2, Handles());
    v8::TracedReference<v8::Function> moved(std::move(reference));
    CHECK(reference.IsEmpty());
    CHECK(moved == function);
    CHECK(reference != moved);
    v8::TracedReference<v8::Object> object(moved);
    CHECK(object == function);
    object = std::move(moved);
    CHECK(moved.IsEmpty());
    CHECK(object == function);
    moved = copy;
    moved = moved;  // NOLINT
    CHECK(moved == function);
    copy = std::move(moved);
    CHECK(copy == function);
    CHECK_EQ(handles_before + 2, Handles());
    CHECK(object.As<v8::Function>().Get(isolate) == function);
    CHECK(static_cast<v8::BasicTracedReference<v8::Object>&>(object).As<v8::Value>().Get(isolate) == function);
  }
  CHECK_EQ(handles_before, Handles());
}

TEST(TracedReferencesAreReturnValues) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static v8::TracedReference<v8::String>* reference;
  reference = new v8::TracedReference<v8::String>(CcTest::isolate(), v8_str("traced"));
  CcTest::AddGlobalFunction(context.local(), "get", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    if (info.Length() == 0) {
      info.GetReturnValue().Set(*reference);
    } else {
      info.GetReturnValue().SetNonEmpty(*reference);
    }
  });
  ExpectString("get() + get(1)", "tracedtraced");
  reference->Reset();
  ExpectUndefined("get()");
  delete reference;
}

// A full collection empties a reference that alone refers to a value, a minor one keeps the value.
TEST(TracedReferencesDoNotKeepValuesAlive) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const size_t handles_before = Handles();
  Reference reference, moved, kept;
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  kept.Reset(isolate, object);
  MakeReference(&reference);
  Collect(true);
  {
    v8::HandleScope handles(isolate);
    CHECK(reference.Get(isolate)->IsObject());
  }
  moved = std::move(reference);
  Collect(false);
  CHECK(moved.IsEmpty());
  CHECK(kept == object);
  CHECK_EQ(handles_before + 1, Handles());
}

TEST(DroppableReferencesStayWithoutAHandler) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Reference reference;
  MakeReference(&reference, true);
  Collect(true);
  CHECK(!reference.IsEmpty());
  CHECK(reference.Get(CcTest::isolate())->IsObject());
}

TEST(RootsHandlersResetDroppableReferences) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  Reference droppable, firm, reachable;
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  MakeReference(&droppable, true);
  MakeReference(&firm);
  reachable.Reset(isolate, object, Reference::IsDroppable());
  RootsHandler handler(&droppable);
  Collect(true);
  CHECK_EQ(1, handler.asked);
  CHECK_EQ(1, handler.resets);
  CHECK(droppable.IsEmpty());
  CHECK(!firm.Get(isolate).IsEmpty());
  CHECK(reachable == object);
  // Copies are as droppable as the original.
  MakeReference(&droppable, true);
  Reference copy(droppable);
  copy.Reset();
  Collect(true);
  CHECK(droppable.IsEmpty());
}

TEST(RootsHandlersCanRefuse) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  Reference reference;
  MakeReference(&reference, true);
  {
    v8::HandleScope handles(isolate);
    reference.Get(isolate)->Set(context.local(), v8_str("name"), v8_str("kept")).Check();
  }
  RootsHandler handler(&reference, false);
  Collect(true);
  CHECK_EQ(1, handler.asked);
  CHECK(!reference.IsEmpty());
  // It has been kept with all that it refers to.
  v8::Local<v8::Value> name = reference.Get(isolate)->Get(context.local(), v8_str("name")).ToLocalChecked();
  CHECK(v8_str("kept")->StrictEquals(name));
}

TEST(RootsHandlersAreNotAskedInFullCollections) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Reference reference;
  {
    v8::HandleScope handles(CcTest::isolate());
    v8::Local<v8::Object> object = v8::Object::New(CcTest::isolate());
    i::heap::EmptyNewSpaceUsingGC(CcTest::heap());
    reference.Reset(CcTest::isolate(), object, Reference::IsDroppable());
  }
  RootsHandler handler(&reference);
  Collect(false);
  CHECK_EQ(0, handler.asked);
  CHECK(reference.IsEmpty());
}

// --- Smaller headers

TEST(RangesOfTags) {
  const auto a = static_cast<v8::CppHeapPointerTag>(3), b = static_cast<v8::CppHeapPointerTag>(5);
  const v8::CppHeapPointerTagRange range(a, b);
  CHECK(range.CheckTagOf(3 << 1));
  CHECK(range.CheckTagOf(5 << 1 | 1));
  CHECK(!range.CheckTagOf(2 << 1));
  CHECK(!range.CheckTagOf(6 << 1));
  CHECK(v8::kAnyCppHeapPointer.CheckTagOf(static_cast<uint64_t>(v8::CppHeapPointerTag::kDefaultTag) << 1));
}

TEST(ThereIsNoWebAssembly) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  ExpectString("typeof WebAssembly", "undefined");
  const uint8_t bytes[] = {0, 'a', 's', 'm', 1, 0, 0, 0};
  v8::TryCatch try_catch(isolate);
  CHECK(v8::WasmModuleObject::Compile(isolate, {bytes, sizeof bytes}).IsEmpty());
  CHECK(try_catch.HasCaught());
  v8::String::Utf8Value message(isolate, try_catch.Message()->Get());
  CHECK_NOT_NULL(strstr(*message, "WebAssembly is not available"));
  CHECK_NULL(v8::WasmStreaming::Unpack(isolate, v8::Object::New(isolate)).get());
  CHECK(!v8::Object::New(isolate)->IsWasmModuleObject());
  CHECK(!v8::Object::New(isolate)->IsWasmMemoryObject());
}
