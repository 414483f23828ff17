// ArrayBuffer, SharedArrayBuffer, their stores and their views.

#include "host.h"

HOST(BuffersNew) {
  Local<ArrayBuffer> buffer = ArrayBuffer::New(isolate, 8);
  Print("length", buffer->ByteLength());
  auto store = buffer->GetBackingStore();
  Print("store length", store->ByteLength());
  Print("zeroed", static_cast<uint8_t*>(store->Data())[7]);
  static_cast<uint8_t*>(store->Data())[1] = 255;
  SetGlobal(context, "b", buffer);
  PrintRun("new Uint8Array(b)[1]");
  PrintRun("b.byteLength + String(b)");
  Print("shared", store->IsShared());
  Print("detachable", buffer->IsDetachable());
  Print("same store", buffer->GetBackingStore()->Data() == store->Data());
  Print("zero length", ArrayBuffer::New(isolate, 0)->ByteLength());
}

HOST(BuffersDetach) {
  Local<ArrayBuffer> buffer = ArrayBuffer::New(isolate, 8);
  SetGlobal(context, "b", buffer);
  Local<Uint8Array> array =
      RunChecked("var u = new Uint8Array(b, 2, 4); var d = new DataView(b, 1); u").As<Uint8Array>();
  auto store = buffer->GetBackingStore();
  buffer->Detach();
  Print("length", buffer->ByteLength());
  Print("array length", array->Length());
  Print("array byte length", array->ByteLength());
  Print("array byte offset", array->ByteOffset());
  Print("store still there", store->ByteLength());
  Print("store of a detached one", buffer->GetBackingStore()->ByteLength());
  PrintRun("[u.length, u.byteOffset, u[0], 0 in u, b.byteLength]");
  PrintRun("d.byteLength");
  PrintRun("u.fill(1)");
  PrintRun("new Uint8Array(b)");
  PrintRun("b.slice(0)");
  PrintRun("u[0] = 1");
  buffer->Detach();
  Print("twice", buffer->ByteLength());
}

static int deleted = 0;
static void Deleter(void* data, size_t length, void* deleter_data) {
  deleted++;
  Log("deleted " + std::to_string(length) + (deleter_data == &deleted ? " with data" : " without"));
  delete[] static_cast<char*>(data);
}

HOST(BuffersOwnStore) {
  {
    HandleScope scope(isolate);
    std::unique_ptr<BackingStore> store = ArrayBuffer::NewBackingStore(new char[10](), 10, Deleter, &deleted);
    Local<ArrayBuffer> buffer = ArrayBuffer::New(isolate, std::move(store));
    Print("length", buffer->ByteLength());
    Local<ArrayBuffer> second = ArrayBuffer::New(isolate, buffer->GetBackingStore());
    SetGlobal(context, "a", buffer);
    SetGlobal(context, "b", second);
    PrintRun("new Uint8Array(a)[0] = 77; new Uint8Array(b)[0]");
    RunChecked("a = b = undefined");
  }
  Print("before", deleted);
  Collect(isolate);
  Collect(isolate);
  Print("after", deleted);
  PrintLog("log");
}

HOST(BuffersStoreOutlivesBuffer) {
  std::shared_ptr<BackingStore> store;
  {
    HandleScope scope(isolate);
    Local<ArrayBuffer> buffer =
        ArrayBuffer::New(isolate, ArrayBuffer::NewBackingStore(new char[4](), 4, Deleter, nullptr));
    store = buffer->GetBackingStore();
  }
  Collect(isolate);
  Print("alive", deleted);
  store.reset();
  Print("dead", deleted);
  PrintLog("log");
}

HOST(BuffersTypedArrays) {
  Local<ArrayBuffer> buffer = ArrayBuffer::New(isolate, 32);
  Local<TypedArray> arrays[] = {
      Uint8Array::New(buffer, 0, 32),    Uint8ClampedArray::New(buffer, 1, 3), Int8Array::New(buffer, 0, 0),
      Uint16Array::New(buffer, 2, 15),   Int16Array::New(buffer, 4, 2),        Uint32Array::New(buffer, 4, 7),
      Int32Array::New(buffer, 0, 1),     Float32Array::New(buffer, 8, 2),      Float64Array::New(buffer, 8, 3),
      BigInt64Array::New(buffer, 16, 2), BigUint64Array::New(buffer, 24, 1)};
  for (Local<TypedArray> array : arrays) {
    PrintLine(ToStd(array->GetConstructorName()),
              Text(array->Length()) + " " + Text(array->ByteOffset()) + " " + Text(array->ByteLength()));
    Print("buffer", array->Buffer() == buffer);
    Print("set", array->Set(context, 0,
                            array->IsBigInt64Array() || array->IsBigUint64Array() ? BigInt::New(isolate, -2).As<Value>()
                                                                                  : Num(-2.5).As<Value>()));
    Print("get", array->Get(context, 0));
    Print("beyond", array->Get(context, 100));
    Print("set beyond", array->Set(context, 100, Int(1)));
  }
}

HOST(BuffersPredicates) {
  for (const char* source :
       {"new ArrayBuffer(1)", "new SharedArrayBuffer(1)", "new Uint8Array(1)", "new Float64Array(1)",
        "new DataView(new ArrayBuffer(1))", "new BigInt64Array(1)", "new Uint8ClampedArray(1)", "[]"}) {
    Local<Value> value = RunChecked(source);
    std::string text;
    if (value->IsArrayBuffer()) text += " ArrayBuffer";
    if (value->IsSharedArrayBuffer()) text += " SharedArrayBuffer";
    if (value->IsArrayBufferView()) text += " ArrayBufferView";
    if (value->IsTypedArray()) text += " TypedArray";
    if (value->IsDataView()) text += " DataView";
    if (value->IsUint8Array()) text += " Uint8Array";
    if (value->IsUint8ClampedArray()) text += " Uint8ClampedArray";
    if (value->IsFloat64Array()) text += " Float64Array";
    if (value->IsBigInt64Array()) text += " BigInt64Array";
    PrintLine(source, text);
  }
}

HOST(BuffersViewContents) {
  Local<Uint8Array> array = RunChecked("var u = new Uint8Array([1, 2, 3, 4, 5]); u").As<Uint8Array>();
  uint8_t copy[8] = {};
  Print("copied", array->CopyContents(copy, 8));
  Print("last", copy[4]);
  Print("copied less", array->CopyContents(copy, 2));
  Local<DataView> view = RunChecked("new DataView(u.buffer, 1, 3)").As<DataView>();
  Print("copied of a view", view->CopyContents(copy, 8));
  Print("first", copy[0]);
  Print("offset", view->ByteOffset());
  Print("length", view->ByteLength());
  Print("buffer", view->Buffer() == array->Buffer());
}

HOST(BuffersHasBuffer) {
  Local<Uint8Array> small = RunChecked("var s = new Uint8Array(4); s").As<Uint8Array>();
  Print("small", small->HasBuffer());
  Print("materialised", small->Buffer()->ByteLength());
  Print("then", small->HasBuffer());
  Local<Uint8Array> from_script = RunChecked("var t = new Uint8Array(4); t.buffer; t").As<Uint8Array>();
  Print("asked by script", from_script->HasBuffer());
  Print("large", RunChecked("new Uint8Array(100000)").As<Uint8Array>()->HasBuffer());
  Print("data view", RunChecked("new DataView(new ArrayBuffer(3))").As<DataView>()->HasBuffer());
}

HOST(BuffersInternalFields) {
  for (const char* source : {"new ArrayBuffer(1)", "new Uint8Array(1)", "new DataView(new ArrayBuffer(1))",
                             "new SharedArrayBuffer(1)", "({})", "[]", "new Map"}) {
    Local<Object> object = RunChecked(source).As<Object>();
    Print(source, object->InternalFieldCount());
    for (int i = 0; i < object->InternalFieldCount(); i++) {
      object->SetAlignedPointerInInternalField(i, &deleted);
      Print("pointer", object->GetAlignedPointerFromInternalField(i) == &deleted);
    }
  }
}

HOST(BuffersShared) {
  Local<SharedArrayBuffer> shared = SharedArrayBuffer::New(isolate, 16);
  auto store = shared->GetBackingStore();
  Print("shared", store->IsShared());
  Print("length", shared->ByteLength());
  SetGlobal(context, "s", shared);
  PrintRun("Atomics.store(new Int32Array(s), 1, 5)");
  Print("seen", static_cast<int32_t*>(store->Data())[1]);
  Local<SharedArrayBuffer> second = SharedArrayBuffer::New(isolate, store);
  SetGlobal(context, "t", second);
  PrintRun("Atomics.load(new Int32Array(t), 1)");
  Local<Int32Array> view = Int32Array::New(shared, 4, 2);
  Print("view", view->Length());
  Print("element", view->Get(context, 0));
  PrintRun("s.slice(4, 8).byteLength + String(s)");
}

HOST(BuffersScriptErrors) {
  for (const char* source :
       {"new ArrayBuffer(-1)", "new ArrayBuffer(2 ** 60)", "new Uint16Array(new ArrayBuffer(3))",
        "new Uint16Array(new ArrayBuffer(4), 1)", "new Uint8Array(new ArrayBuffer(4), 5)", "new DataView({})",
        "new DataView(new ArrayBuffer(2), 3)", "new DataView(new ArrayBuffer(2)).getInt32(0)", "ArrayBuffer(1)",
        "Uint8Array(1)", "new Uint8Array(1).set([1, 2])", "new BigInt64Array([1])"}) {
    PrintRun(source);
  }
}
