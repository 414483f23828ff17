// Array: making, lengths, holes, iteration by index.

#include "host.h"

HOST(ArraysNew) {
  Print("length 3", Array::New(isolate, 3)->Length());
  Print("negative length", Array::New(isolate, -5)->Length());
  Print("holes", Array::New(isolate, 2)->Has(context, 0));
  Local<Value> elements[] = {Int(1), Str("two"), Null(isolate), Undefined(isolate), Object::New(isolate)};
  Local<Array> array = Array::New(isolate, elements, 5);
  Print("from elements", array);
  Print("empty", Array::New(isolate, nullptr, 0));
  Print("names", array->GetOwnPropertyNames(context));
  Print("IsArray", array->IsArray());
  Print("proxy IsArray", RunChecked("new Proxy([], {})")->IsArray());
  Print("arguments IsArray", RunChecked("(function () { return arguments })()")->IsArray());
  Print("subclass IsArray", RunChecked("new (class extends Array {})")->IsArray());
}

HOST(ArraysGrow) {
  Local<Array> array = Array::New(isolate);
  Print("set 5", array->Set(context, 5, Int(5)));
  Print("length", array->Length());
  Print("far", array->Set(context, 4294967294u, Int(1)));
  Print("length", array->Length());
  Print("no index", array->Set(context, 4294967295u, Int(1)));
  Print("length", array->Length());
  Print("shrink", array->Set(context, Str("length"), Int(2)));
  Print("length", array->Length());
  Print("names", array->GetOwnPropertyNames(context, ALL_PROPERTIES));
  PrintTry("bad length", [&] { return array->Set(context, Str("length"), Num(1.5)).IsNothing(); });
  Print("create", array->CreateDataProperty(context, 0, Str("created")));
  Print("delete", array->Delete(context, 0));
  Print("has", array->Has(context, 0));
  Print("length after delete", array->Length());
}

HOST(ArraysHolesAndPrototype) {
  RunChecked("Array.prototype[1] = 'from the prototype'; var a = [0, , 2]");
  Local<Array> array = RunChecked("a").As<Array>();
  Print("get a hole", array->Get(context, 1));
  Print("has", array->Has(context, 1));
  Print("has real", array->HasRealIndexedProperty(context, 1));
  Print("own", array->HasOwnProperty(context, 1));
  Print("write", array->Set(context, 1, Int(1)));
  Print("own", array->HasOwnProperty(context, 1));
  RunChecked("delete Array.prototype[1]");
}

HOST(ArraysFrozen) {
  Local<Array> array = RunChecked("Object.freeze([1, 2])").As<Array>();
  Print("set", array->Set(context, 0, Int(9)));
  Print("append", array->Set(context, 2, Int(9)));
  Print("create", array->CreateDataProperty(context, 0, Int(9)));
  Print("delete", array->Delete(context, 0));
  Print("array", array);
}

HOST(ArraysSeenFromScript) {
  Local<Value> elements[] = {Int(3), Int(1), Int(2)};
  SetGlobal(context, "a", Array::New(isolate, elements, 3));
  PrintRun("a.sort().join()");
  PrintRun("a.push('x'); a.length");
  PrintRun("[...a].map(x => typeof x).join()");
  PrintRun("a.length = 0; a.length");
  PrintRun("a.pop()");
  SetGlobal(context, "h", Array::New(isolate, 3));
  PrintRun("[h.length, 0 in h, h.join('-'), JSON.stringify(h)]");
  PrintRun("h.fill(7)");
}

HOST(ArraysAccessorElements) {
  RunChecked(
      "var log = []; var a = [1]; Object.defineProperty(a, 1, {get() { log.push('get'); return 'g' }, set(v) { "
      "log.push('set ' + v) }})");
  Local<Array> array = RunChecked("a").As<Array>();
  Print("get", array->Get(context, 1));
  Print("set", array->Set(context, 1, Int(5)));
  Print("attributes", array->GetPropertyAttributes(context, Int(1)));
  Print("create over it", array->CreateDataProperty(context, 1, Int(5)));
  PrintRun("log.join()");
}
