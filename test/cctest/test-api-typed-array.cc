// Typed arrays and DataViews as the embedder sees them.

#include <cstring>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"
#include "test/cctest/test-api.h"

namespace {

// A fresh array of the kind, over a buffer of the host's, behaves as script's do.
template <typename Array>
void CheckKind(bool (v8::Value::*is_kind)() const, const char* name, size_t element_size) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 64);
  v8::Local<Array> array = Array::New(buffer, 8, 3);
  CheckInternalFieldsAreZero(array);
  CHECK((*array->*is_kind)());
  CHECK(array->IsTypedArray());
  CHECK(array->IsArrayBufferView());
  CHECK(!array->IsDataView());
  CHECK_EQ(3u, array->Length());
  CHECK_EQ(3 * element_size, array->ByteLength());
  CHECK_EQ(8u, array->ByteOffset());
  CHECK(array->HasBuffer());
  CHECK(array->Buffer()->StrictEquals(buffer));
  CHECK_EQ(v8::TypedArray::kMaxByteLength / element_size, Array::kMaxLength);
  context->Global()->Set(context.local(), v8_str("array"), array).Check();
  ExpectString("Object.prototype.toString.call(array)", (std::string("[object ") + name + "]").c_str());
  ExpectInt32("array.length", 3);
  ExpectTrue("array.fill(array.constructor.name.startsWith('Big') ? 1n : 1); array[2] == 1");
  // The same of memory that is shared.
  v8::Local<Array> shared = Array::New(v8::SharedArrayBuffer::New(isolate, 16), 0, 16 / element_size);
  CHECK_EQ(16 / element_size, shared->Length());
  CHECK(shared->Buffer()->IsSharedArrayBuffer());
  // And of one that script made.
  v8::Local<v8::Value> scripts = CompileRun((std::string("new ") + name + "(5)").c_str());
  CHECK((*scripts->*is_kind)());
  CheckInternalFieldsAreZero(scripts.As<Array>());
  CHECK_EQ(5u, scripts.As<Array>()->Length());
}

v8::Local<v8::ArrayBufferView> View(const char* source) { return CompileRun(source).As<v8::ArrayBufferView>(); }

}  // namespace

TEST(KindUint8Array) { CheckKind<v8::Uint8Array>(&v8::Value::IsUint8Array, "Uint8Array", 1); }
TEST(KindUint8ClampedArray) {
  CheckKind<v8::Uint8ClampedArray>(&v8::Value::IsUint8ClampedArray, "Uint8ClampedArray", 1);
}
TEST(KindInt8Array) { CheckKind<v8::Int8Array>(&v8::Value::IsInt8Array, "Int8Array", 1); }
TEST(KindUint16Array) { CheckKind<v8::Uint16Array>(&v8::Value::IsUint16Array, "Uint16Array", 2); }
TEST(KindInt16Array) { CheckKind<v8::Int16Array>(&v8::Value::IsInt16Array, "Int16Array", 2); }
TEST(KindFloat16Array) { CheckKind<v8::Float16Array>(&v8::Value::IsFloat16Array, "Float16Array", 2); }
TEST(KindUint32Array) { CheckKind<v8::Uint32Array>(&v8::Value::IsUint32Array, "Uint32Array", 4); }
TEST(KindInt32Array) { CheckKind<v8::Int32Array>(&v8::Value::IsInt32Array, "Int32Array", 4); }
TEST(KindFloat32Array) { CheckKind<v8::Float32Array>(&v8::Value::IsFloat32Array, "Float32Array", 4); }
TEST(KindFloat64Array) { CheckKind<v8::Float64Array>(&v8::Value::IsFloat64Array, "Float64Array", 8); }
TEST(KindBigInt64Array) { CheckKind<v8::BigInt64Array>(&v8::Value::IsBigInt64Array, "BigInt64Array", 8); }
TEST(KindBigUint64Array) { CheckKind<v8::BigUint64Array>(&v8::Value::IsBigUint64Array, "BigUint64Array", 8); }

TEST(DataViews) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::DataView> view = v8::DataView::New(v8::ArrayBuffer::New(isolate, 16), 4, 8);
  CheckInternalFieldsAreZero(view);
  CHECK(view->IsDataView());
  CHECK(!view->IsTypedArray());
  CHECK(view->HasBuffer());
  CHECK_EQ(4u, view->ByteOffset());
  CHECK_EQ(8u, view->ByteLength());
  context->Global()->Set(context.local(), v8_str("view"), view).Check();
  ExpectInt32("view.setUint16(0, 0x1234); view.getUint8(1)", 0x34);
  CHECK_EQ(0x12, view->GetContents({})[0]);
  CheckInternalFieldsAreZero(CompileRun("new DataView(new ArrayBuffer(3))").As<v8::DataView>());
}

TEST(InternalFieldsOfViews) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  alignas(8) static char place;
  for (const char* source : {"new Uint8Array(4)", "new (class A extends Float32Array { a = 1; })(2)",
                             "new DataView(new ArrayBuffer(1))", "Int8Array.of(1, 2, 3).map((x) => x)"}) {
    v8::Local<v8::ArrayBufferView> view = View(source);
    CHECK_EQ(v8::ArrayBufferView::kEmbedderFieldCount, view->InternalFieldCount());
    CheckInternalFieldsAreZero(view);
    view->SetAlignedPointerInInternalField(0, &place);
    view->SetInternalField(1, v8_str("second"));
    view->Set(context.local(), v8_str("own"), v8_num(1)).Check();
    i::heap::InvokeMajorGC(CcTest::heap());
    CHECK_EQ(static_cast<void*>(&place), view->GetAlignedPointerFromInternalField(0));
    CHECK(v8_str("second")->StrictEquals(view->GetInternalField(1).As<v8::Value>()));
  }
}

// A small array has no buffer until somebody asks for one, and its contents can be had without.
TEST(BuffersOfSmallArraysComeLate) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ArrayBufferView> small = View("var small = Uint8Array.of(1, 2, 3); small");
  CHECK(!small->HasBuffer());
  uint8_t bytes[4] = {9, 9, 9, 9};
  CHECK_EQ(2u, small->CopyContents(bytes, 2));
  CHECK_EQ(3u, small->CopyContents(bytes, sizeof bytes));
  CHECK_EQ(0, memcmp(bytes, "\1\2\3\x09", 4));
  uint8_t storage[8];
  CHECK_EQ(3u, small->GetContents({storage, sizeof storage}).size());
  CHECK_EQ(2, small->GetContents({storage, sizeof storage})[1]);
  CHECK(!small->HasBuffer());
  CHECK_EQ(3u, small->Buffer()->ByteLength());
  CHECK(small->HasBuffer());
  // Script asks in its own way.
  CHECK(!View("var other = new Uint32Array(16); other")->HasBuffer());
  ExpectInt32("other.buffer.byteLength", 64);
  CHECK(View("other")->HasBuffer());
  static_assert(i::JSTypedArray::kMaxSizeInHeap == 64);
  CHECK(View("new Uint8Array(65)")->HasBuffer());
  CHECK(View("new Uint8Array(new ArrayBuffer(4))")->HasBuffer());
  CHECK(View("new DataView(new ArrayBuffer(4))")->HasBuffer());
}

TEST(ContentsOfViews) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ArrayBufferView> view = View(
      "var buffer = new ArrayBuffer(200); new Uint8Array(buffer).set([7, 8], 100); new Uint8Array(buffer, 100, 4)");
  uint8_t bytes[8] = {};
  CHECK_EQ(4u, view->CopyContents(bytes, sizeof bytes));
  CHECK_EQ(7, bytes[0]);
  CHECK_EQ(8, bytes[1]);
  CHECK_EQ(0u, view->CopyContents(bytes, 0));
  view->GetContents({})[2] = 42;
  ExpectInt32("new Uint8Array(buffer)[102]", 42);
  CHECK_EQ(0u, View("new Uint8Array(0)")->GetContents({}).size());
}

TEST(ViewsFollowTheirResizableBuffers) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Uint8Array> tracking =
      CompileRun("var buffer = new ArrayBuffer(8, { maxByteLength: 16 }); new Uint8Array(buffer)").As<v8::Uint8Array>();
  v8::Local<v8::Uint8Array> fixed = CompileRun("new Uint8Array(buffer, 4, 4)").As<v8::Uint8Array>();
  v8::Local<v8::DataView> view = CompileRun("new DataView(buffer, 2)").As<v8::DataView>();
  CompileRun("buffer.resize(12)");
  CHECK_EQ(12u, tracking->Length());
  CHECK_EQ(4u, fixed->Length());
  CHECK_EQ(10u, view->ByteLength());
  CompileRun("buffer.resize(6)");
  CHECK_EQ(6u, tracking->ByteLength());
  CHECK_EQ(0u, fixed->Length());
  CHECK_EQ(0u, fixed->ByteOffset());
  CHECK_EQ(4u, view->ByteLength());
}
