// Value: conversions, comparisons, what kind of thing it is.

#include "host.h"

static const char* const kValues[] = {"undefined",
                                      "null",
                                      "true",
                                      "false",
                                      "0",
                                      "-0",
                                      "1",
                                      "-1",
                                      "1.5",
                                      "NaN",
                                      "Infinity",
                                      "-Infinity",
                                      "2147483647",
                                      "2147483648",
                                      "-2147483648",
                                      "-2147483649",
                                      "4294967295",
                                      "4294967296",
                                      "1e20",
                                      "-1e20",
                                      "9007199254740993",
                                      "''",
                                      "' 12 '",
                                      "'0x10'",
                                      "'1e3'",
                                      "'abc'",
                                      "'-0'",
                                      "[]",
                                      "[5]",
                                      "[1,2]",
                                      "({})",
                                      "({valueOf() { return 8.9 }})",
                                      "new Number(4)",
                                      "new String('6')",
                                      "new Date(12345)",
                                      "10n",
                                      "-10n",
                                      "Symbol('s')",
                                      "() => 1",
                                      "/x/",
                                      "Object(1n)"};

HOST(ValuesToNumbers) {
  for (const char* source : kValues) {
    Local<Value> value = RunChecked(source);
    TryCatch try_catch(isolate);
    std::string text = "number " + Text(value->NumberValue(context)) + " integer " +
                       Text(value->IntegerValue(context)) + " int32 " + Text(value->Int32Value(context)) + " uint32 " +
                       Text(value->Uint32Value(context));
    PrintLine(source, text + (try_catch.HasCaught() ? " threw " + Describe(try_catch.Exception()) : ""));
  }
}

HOST(ValuesToHandles) {
  for (const char* source : kValues) {
    Local<Value> value = RunChecked(source);
    TryCatch try_catch(isolate);
    PrintLine(source, Text(value->ToNumber(context)) + " " + Text(value->ToInteger(context)) + " " +
                          Text(value->ToInt32(context)) + " " + Text(value->ToUint32(context)) + " " +
                          Text(value->ToArrayIndex(context)) + " " + Text(value->ToString(context)) + " " +
                          Text(value->ToBoolean(isolate)->Value()) + " " + Text(value->BooleanValue(isolate)));
  }
}

HOST(ValuesToObject) {
  for (const char* source : {"undefined", "null", "true", "1", "'abc'", "10n", "Symbol('s')", "({a: 1})", "[1]"}) {
    PrintTry(source, [&] { return RunChecked(source)->ToObject(context); });
  }
}

HOST(ValuesToBigInt) {
  for (const char* source : {"undefined", "null", "true", "1", "1.5", "'12'", "'x'", "''", "10n", "Symbol()", "({})",
                             "[7]", "NaN", "2 ** 70"}) {
    PrintTry(source, [&] { return RunChecked(source)->ToBigInt(context); });
  }
}

HOST(ValuesPredicates) {
  for (const char* source : kValues) {
    Local<Value> value = RunChecked(source);
    std::string text;
    auto add = [&](const char* name, bool holds) { text += holds ? std::string(" ") + name : ""; };
    add("Undefined", value->IsUndefined());
    add("Null", value->IsNull());
    add("NullOrUndefined", value->IsNullOrUndefined());
    add("True", value->IsTrue());
    add("False", value->IsFalse());
    add("Name", value->IsName());
    add("String", value->IsString());
    add("Symbol", value->IsSymbol());
    add("Function", value->IsFunction());
    add("Array", value->IsArray());
    add("Object", value->IsObject());
    add("BigInt", value->IsBigInt());
    add("Boolean", value->IsBoolean());
    add("Number", value->IsNumber());
    add("External", value->IsExternal());
    add("Int32", value->IsInt32());
    add("Uint32", value->IsUint32());
    add("Date", value->IsDate());
    add("BigIntObject", value->IsBigIntObject());
    add("NumberObject", value->IsNumberObject());
    add("StringObject", value->IsStringObject());
    add("RegExp", value->IsRegExp());
    PrintLine(source, ToStd(value->TypeOf(isolate)) + text);
  }
}

HOST(ValuesMoreKinds) {
  for (const char* source : {"(function () { return arguments })()",
                             "new Map",
                             "new Set",
                             "new Map().entries()",
                             "new Set().values()",
                             "new WeakMap",
                             "new WeakSet",
                             "(function* () {})()",
                             "Promise.resolve()",
                             "new Proxy({}, {})",
                             "Object(true)",
                             "Object(Symbol())",
                             "[][Symbol.iterator]()",
                             "globalThis",
                             "new WeakRef({})",
                             "async function f() {}; f",
                             "new Error",
                             "new DataView(new ArrayBuffer(1))",
                             "''[Symbol.iterator]()",
                             "Symbol.iterator"}) {
    Local<Value> value = RunChecked(source);
    std::string text;
    auto add = [&](const char* name, bool holds) { text += holds ? std::string(" ") + name : ""; };
    add("Arguments", value->IsArgumentsObject());
    add("Map", value->IsMap());
    add("Set", value->IsSet());
    add("MapIterator", value->IsMapIterator());
    add("SetIterator", value->IsSetIterator());
    add("WeakMap", value->IsWeakMap());
    add("WeakSet", value->IsWeakSet());
    add("GeneratorObject", value->IsGeneratorObject());
    add("Promise", value->IsPromise());
    add("Proxy", value->IsProxy());
    add("BooleanObject", value->IsBooleanObject());
    add("SymbolObject", value->IsSymbolObject());
    add("AsyncFunction", value->IsAsyncFunction());
    add("NativeError", value->IsNativeError());
    add("DataView", value->IsDataView());
    add("Symbol", value->IsSymbol());
    PrintLine(source, text);
  }
}

HOST(ValuesComparisons) {
  const char* const sources[] = {"undefined", "null", "0", "-0", "NaN", "1", "'1'", "true", "1n", "''", "[]", "[1]"};
  for (const char* left : sources) {
    std::string text;
    for (const char* right : sources) {
      Local<Value> a = RunChecked(left);
      Local<Value> b = RunChecked(right);
      text += a->StrictEquals(b) ? "S" : "-";
      text += a->SameValue(b) ? "V" : "-";
      text += a->Equals(context, b).FromJust() ? "E " : "- ";
    }
    PrintLine(left, text);
  }
}

HOST(ValuesInstanceOf) {
  PrintTry("array", [&] { return RunChecked("[]")->InstanceOf(context, RunChecked("Array").As<Object>()); });
  PrintTry("not", [&] { return RunChecked("[]")->InstanceOf(context, RunChecked("Map").As<Object>()); });
  PrintTry("number", [&] { return RunChecked("1")->InstanceOf(context, RunChecked("Number").As<Object>()); });
  PrintTry("not callable", [&] { return RunChecked("1")->InstanceOf(context, RunChecked("({})").As<Object>()); });
  PrintTry("hasInstance", [&] {
    return RunChecked("1")->InstanceOf(context, RunChecked("({[Symbol.hasInstance]: v => v === 1})").As<Object>());
  });
  PrintTry("throws", [&] {
    return RunChecked("1")->InstanceOf(context, RunChecked("({[Symbol.hasInstance]() { throw 'has' }})").As<Object>());
  });
  PrintTry("bound", [&] { return RunChecked("[]")->InstanceOf(context, RunChecked("Array.bind()").As<Object>()); });
}

HOST(ValuesNumberHandles) {
  Print("int", Integer::New(isolate, -5)->IsInt32());
  Print("unsigned", Integer::NewFromUnsigned(isolate, 4294967295u));
  Print("is int32", Integer::NewFromUnsigned(isolate, 4294967295u)->IsInt32());
  Print("is uint32", Integer::NewFromUnsigned(isolate, 4294967295u)->IsUint32());
  Print("value", Integer::NewFromUnsigned(isolate, 4294967295u)->Value());
  Print("double that is an integer", Num(7)->IsInt32());
  Print("minus zero int32", Num(-0.0)->IsInt32());
  Print("minus zero", Num(-0.0));
  Print("NaN", Num(0.0 / 0.0));
  Print("large", Num(1e300));
  Print("boolean", Boolean::New(isolate, true)->Value());
  Print("same true", Boolean::New(isolate, true) == True(isolate));
  Print("int32 of a double", Num(3).As<Int32>()->Value());
}

HOST(ValuesPrimitiveObjects) {
  Print("number", NumberObject::New(isolate, 1.5).As<NumberObject>()->ValueOf());
  Print("boolean", BooleanObject::New(isolate, true).As<BooleanObject>()->ValueOf());
  Print("string", StringObject::New(isolate, Str("s")).As<StringObject>()->ValueOf());
  Print("symbol", SymbolObject::New(isolate, Symbol::New(isolate, Str("d"))).As<SymbolObject>()->ValueOf());
  Print("bigint", BigIntObject::New(isolate, 12).As<BigIntObject>()->ValueOf());
  SetGlobal(context, "s", StringObject::New(isolate, Str("text")));
  PrintRun("[s.length, s[0], typeof s, s == 'text', Object.keys(s).join()]");
  SetGlobal(context, "n", NumberObject::New(isolate, 2));
  PrintRun("[n + 1, typeof n, n instanceof Number]");
}

HOST(ValuesExternal) {
  static int target;
  Local<External> external = External::New(isolate, &target);
  Print("value", external->Value() == &target);
  Print("is external", external->IsExternal());
  Print("is object", external->IsObject());
  Print("type", external->TypeOf(isolate));
  SetGlobal(context, "e", external);
  PrintRun("typeof e");
  PrintRun("Object.prototype.toString.call(e)");
  PrintRun("Object.getPrototypeOf(e)");
  PrintRun("e === e");
  PrintRun("Object.keys(e).length");
  PrintRun("e.x = 1; e.x");
}
