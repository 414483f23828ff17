// ValueSerializer and ValueDeserializer: what survives, what fails, what delegates see.

#include <v8-value-serializer.h>

#include "host.h"

namespace {

class Delegate : public ValueSerializer::Delegate {
 public:
  explicit Delegate(Isolate* isolate) : isolate_(isolate) {}
  void ThrowDataCloneError(Local<String> message) override {
    Log("clone error");
    isolate_->ThrowException(Exception::RangeError(message));
  }
  Maybe<bool> WriteHostObject(Isolate* isolate, Local<Object> object) override {
    Log("host object");
    serializer->WriteUint32(77);
    return Just(true);
  }
  ValueSerializer* serializer = nullptr;

 private:
  Isolate* isolate_;
};

class ReadDelegate : public ValueDeserializer::Delegate {
 public:
  MaybeLocal<Object> ReadHostObject(Isolate* isolate) override {
    uint32_t number = 0;
    Log(deserializer->ReadUint32(&number) ? "read " + std::to_string(number) : "nothing to read");
    return Object::New(isolate);
  }
  ValueDeserializer* deserializer = nullptr;
};

// A value's clone, and the bytes between.
MaybeLocal<Value> Clone(Isolate* isolate, Local<Context> context, Local<Value> value) {
  Delegate delegate(isolate);
  ValueSerializer serializer(isolate, &delegate);
  delegate.serializer = &serializer;
  serializer.WriteHeader();
  Maybe<bool> written = serializer.WriteValue(context, value);
  std::pair<uint8_t*, size_t> bytes = serializer.Release();
  MaybeLocal<Value> result;
  if (written.FromMaybe(false)) {
    ReadDelegate read_delegate;
    ValueDeserializer deserializer(isolate, bytes.first, bytes.second, &read_delegate);
    read_delegate.deserializer = &deserializer;
    if (deserializer.ReadHeader(context).FromMaybe(false)) result = deserializer.ReadValue(context);
  }
  free(bytes.first);
  return result;
}

}  // namespace

HOST(SerializerRoundTrip) {
  for (const char* source : {"undefined",
                             "null",
                             "true",
                             "-0",
                             "1.5",
                             "NaN",
                             "'latin \\xE9'",
                             "'wide \\u20AC'",
                             "''",
                             "12345678901234567890n",
                             "-1n",
                             "[1, , 3]",
                             "[1, 2, 3].concat({x: 1})",
                             "({a: {b: {}}, 5: 6})",
                             "new Date(5)",
                             "new Date(NaN)",
                             "/a+/gi",
                             "new Map([[1, {a: 2}]])",
                             "new Set(['x'])",
                             "Object(1)",
                             "Object('s')",
                             "Object(true)",
                             "Object(2n)",
                             "new Uint8Array([1, 2, 3])",
                             "new Float64Array([0.5])",
                             "new ArrayBuffer(4)",
                             "new DataView(new ArrayBuffer(8), 2, 4)",
                             "new (class Foo { constructor() { this.x = 1 } })",
                             "Object.create({inherited: 1}, {own: {value: 2, enumerable: true}, hidden: {value: 3}})",
                             "({get g() { return 'got' }})",
                             "Object.assign([1], {extra: 2})"}) {
    PrintTry(source, [&] { return Clone(isolate, context, RunChecked(source)); });
  }
  PrintLog("log");
}

HOST(SerializerFailures) {
  for (const char* source :
       {"() => 1", "Symbol('x')", "new WeakMap", "Promise.resolve()", "new Proxy({}, {})", "({a: () => 1})",
        "({get x() { throw 'getter' }})", "(function* () {})()", "Object(Symbol())", "[Symbol.iterator]",
        "new Map([[1, () => 2]])", "globalThis.gc && 1", "new WeakRef({})", "class A {}; A"}) {
    PrintTry(source, [&] { return Clone(isolate, context, RunChecked(source)); });
    PrintLog("  log");
  }
}

HOST(SerializerIdentity) {
  Local<Value> value = RunChecked("var shared = {}; var o = {a: shared, b: shared, list: [shared]}; o.self = o; o");
  SetGlobal(context, "c", Clone(isolate, context, value).ToLocalChecked());
  PrintRun("[c.a === c.b, c.list[0] === c.a, c.self === c, c.a === shared]");
  SetGlobal(context, "d",
            Clone(isolate, context,
                  RunChecked("var b = new ArrayBuffer(8); [new Uint8Array(b), new Uint16Array(b, 2, 2), b]"))
                .ToLocalChecked());
  PrintRun("[d[0].buffer === d[1].buffer, d[2] === d[0].buffer, d[1].byteOffset, d[1].length]");
}

HOST(SerializerErrors) {
  for (const char* source :
       {"new Error('m')", "new TypeError('t')", "new RangeError", "Object.assign(new Error('x'), {extra: 1})",
        "(() => { var e = new Error('n'); e.name = 'Custom'; return e })()",
        "new (class Mine extends ReferenceError {})('sub')",
        "(() => { var e = new Error('s'); e.stack = 'my stack'; return e })()"}) {
    Local<Value> clone;
    if (!Clone(isolate, context, RunChecked(source)).ToLocal(&clone)) continue;
    SetGlobal(context, "e", clone);
    PrintLine(source,
              Describe(clone) +
                  Describe(RunChecked(
                      "[e.name, e.message, e instanceof Error, Object.keys(e).join(), typeof e.stack, e.extra]")));
  }
}

HOST(SerializerHostObjects) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetInternalFieldCount(1);
  Local<Object> instance = object->NewInstance(context).ToLocalChecked();
  PrintTry("host object", [&] { return Clone(isolate, context, instance); });
  Local<Object> holder = Object::New(isolate);
  holder->Set(context, Str("h"), instance).Check();
  holder->Set(context, Str("again"), instance).Check();
  SetGlobal(context, "c", Clone(isolate, context, holder).ToLocalChecked());
  PrintRun("c.h === c.again");
  PrintLog("log");
}

HOST(SerializerWithoutDelegate) {
  for (const char* source : {"() => 1", "new WeakMap", "({a: Symbol()})"}) {
    PrintTry(source, [&] {
      ValueSerializer serializer(isolate);
      serializer.WriteHeader();
      Maybe<bool> result = serializer.WriteValue(context, RunChecked(source));
      free(serializer.Release().first);
      return result;
    });
  }
}

HOST(SerializerTransfer) {
  Local<ArrayBuffer> buffer = ArrayBuffer::New(isolate, 4);
  static_cast<uint8_t*>(buffer->GetBackingStore()->Data())[0] = 42;
  ValueSerializer serializer(isolate);
  serializer.WriteHeader();
  serializer.TransferArrayBuffer(5, buffer);
  Print("write", serializer.WriteValue(context, buffer));
  auto bytes = serializer.Release();
  {
    ValueDeserializer deserializer(isolate, bytes.first, bytes.second);
    Print("header", deserializer.ReadHeader(context));
    PrintTry("without transfer", [&] { return deserializer.ReadValue(context).IsEmpty(); });
  }
  {
    ValueDeserializer deserializer(isolate, bytes.first, bytes.second);
    deserializer.ReadHeader(context).Check();
    deserializer.TransferArrayBuffer(5, ArrayBuffer::New(isolate, buffer->GetBackingStore()));
    Local<Value> result = deserializer.ReadValue(context).ToLocalChecked();
    SetGlobal(context, "t", result);
    PrintRun("new Uint8Array(t)[0]");
  }
  free(bytes.first);
}

HOST(SerializerRawData) {
  ValueSerializer serializer(isolate);
  serializer.WriteUint32(300);
  serializer.WriteUint64(1ull << 40);
  serializer.WriteDouble(0.25);
  serializer.WriteRawBytes("abc", 3);
  auto bytes = serializer.Release();
  Print("size", bytes.second);
  ValueDeserializer deserializer(isolate, bytes.first, bytes.second);
  uint32_t small = 0;
  uint64_t large = 0;
  double real = 0;
  const void* raw = nullptr;
  Print("uint32", deserializer.ReadUint32(&small));
  Print("value", small);
  Print("uint64", deserializer.ReadUint64(&large));
  Print("value", large);
  Print("double", deserializer.ReadDouble(&real));
  Print("value", real);
  Print("bytes", deserializer.ReadRawBytes(3, &raw));
  Print("value", std::string(static_cast<const char*>(raw), 3));
  Print("beyond", deserializer.ReadRawBytes(1, &raw));
  Print("beyond", deserializer.ReadUint32(&small));
  free(bytes.first);
}

HOST(DeserializerGarbage) {
  const std::vector<std::vector<uint8_t>> inputs = {{},
                                                    {0xFF},
                                                    {0xFF, 0x0D},
                                                    {0xFF, 0x63, 0x30},
                                                    {0xFF, 0x0D, 0x22, 0x05, 'a'},
                                                    {0xFF, 0x0D, 0x6F},
                                                    {0xFF, 0x0D, 0x49},
                                                    {0xFF, 0x0D, 0x5E, 0x07},
                                                    {0xFF, 0x0D, 0x41, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F},
                                                    {0xFF, 0x0D, 0x00},
                                                    {0xFF, 0x0D, 0x7A},
                                                    {0xFF, 0x0D, 0x5F},
                                                    {0xFF, 0x0D, 0x22, 0x02, 'h', 'i'},
                                                    {0xFF, 0x09, 0x53, 0x02, 'h', 'i'},
                                                    {0x5F},
                                                    {0xFF, 0x0D, 0x5A, 0x00}};
  for (const std::vector<uint8_t>& input : inputs) {
    ValueDeserializer deserializer(isolate, input.data(), input.size());
    TryCatch try_catch(isolate);
    Maybe<bool> header = deserializer.ReadHeader(context);
    std::string text = Text(header) + (try_catch.HasCaught() ? " threw " + Describe(try_catch.Exception()) : "");
    try_catch.Reset();
    if (header.FromMaybe(false)) {
      text +=
          " version " + Text(deserializer.GetWireFormatVersion()) + " value " + Text(deserializer.ReadValue(context));
      if (try_catch.HasCaught()) text += " threw " + Describe(try_catch.Exception());
    }
    PrintLine(std::to_string(input.size()) + " bytes", text);
  }
}
