// Map, Set, Proxy, Date, RegExp, JSON.

#include "host.h"

HOST(MapsBasic) {
  Local<Map> map = Map::New(isolate);
  Print("set", map->Set(context, Str("a"), Int(1)));
  map->Set(context, Num(-0.0), Str("zero")).ToLocalChecked();
  map->Set(context, Num(0.0 / 0.0), Str("nan")).ToLocalChecked();
  Print("size", map->Size());
  Print("get", map->Get(context, Str("a")));
  Print("get zero", map->Get(context, Int(0)));
  Print("get nan", map->Get(context, Num(0.0 / 0.0)));
  Print("get missing", map->Get(context, Str("b")));
  Print("has", map->Has(context, Str("a")));
  Print("as array", map->AsArray());
  Print("delete", map->Delete(context, Str("a")));
  Print("delete again", map->Delete(context, Str("a")));
  map->Clear();
  Print("size", map->Size());
  SetGlobal(context, "m", map);
  PrintRun("m instanceof Map && m.set(1, 2).size");
}

HOST(SetsBasic) {
  Local<Set> set = Set::New(isolate);
  Print("add", set->Add(context, Str("a")).ToLocalChecked() == set);
  set->Add(context, Str("a")).ToLocalChecked();
  set->Add(context, Num(-0.0)).ToLocalChecked();
  Print("size", set->Size());
  Print("has", set->Has(context, Str("a")));
  Print("as array", set->AsArray());
  Print("delete", set->Delete(context, Str("a")));
  Print("as array", set->AsArray());
  set->Clear();
  Print("size", set->Size());
}

HOST(MapsIgnorePatches) {
  RunChecked(
      "Map.prototype.get = Map.prototype.set = Map.prototype.has = () => { throw 1 }; Set.prototype.add = () => { "
      "throw 2 }");
  Local<Map> map = Map::New(isolate);
  Print("set", !map->Set(context, Str("a"), Int(1)).IsEmpty());
  Print("get", map->Get(context, Str("a")));
  Print("has", map->Has(context, Str("a")));
  Print("add", !Set::New(isolate)->Add(context, Int(1)).IsEmpty());
}

HOST(PreviewEntries) {
  for (const char* source :
       {"new Map([[1, 'a'], [2, 'b']])", "new Set([1, 2])", "new Map([[1, 'a'], [2, 'b']]).entries()",
        "new Map([[1, 'a']]).keys()", "new Map([[1, 'a']]).values()", "new Set([1, 2]).entries()",
        "new Set([1, 2]).values()", "var i = new Map([[1, 'a'], [2, 'b']]).entries(); i.next(); i",
        "var s = new Set([1, 2, 3]); var j = s.values(); j.next(); s.delete(2); j",
        "var k = new Set([1]).values(); k.next(); k.next(); k", "[1, 2]", "({})",
        "(() => { var m = new Map([[1, 2]]); var it = m.keys(); m.clear(); m.set(5, 6); return it })()"}) {
    bool key_value = false;
    MaybeLocal<Array> entries = RunChecked(source).As<Object>()->PreviewEntries(&key_value);
    PrintLine(source, Text(entries) + " " + Text(key_value));
  }
  RunChecked("var weak_key = {}");
  bool key_value = false;
  Print("weak map", RunChecked("new WeakMap([[weak_key, 1]])").As<Object>()->PreviewEntries(&key_value));
  Print("key and value", key_value);
  Print("weak set", RunChecked("new WeakSet([weak_key])").As<Object>()->PreviewEntries(&key_value));
}

HOST(ProxiesBasic) {
  RunChecked("var log = []; var target = {a: 1}; var handler = new Proxy({}, {get(t, name) { log.push(name) }})");
  Local<Proxy> proxy =
      Proxy::New(context, RunChecked("target").As<Object>(), RunChecked("handler").As<Object>()).ToLocalChecked();
  Print("target", proxy->GetTarget() == RunChecked("target"));
  Print("handler", proxy->GetHandler() == RunChecked("handler"));
  Print("get", proxy->Get(context, Str("a")));
  Print("set", proxy->Set(context, Str("a"), Int(2)));
  Print("has", proxy->Has(context, Str("a")));
  Print("has own", proxy->HasOwnProperty(context, Str("a")));
  Print("delete", proxy->Delete(context, Str("a")));
  Print("names", proxy->GetOwnPropertyNames(context));
  Print("all names", proxy->GetPropertyNames(context));
  Print("prototype is Object.prototype", proxy->GetPrototype() == RunChecked("Object.prototype"));
  Print("define", proxy->DefineOwnProperty(context, Str("d"), Int(1)));
  Print("create", proxy->CreateDataProperty(context, Str("c"), Int(1)));
  Print("attributes", proxy->GetPropertyAttributes(context, Str("c")));
  Print("descriptor", proxy->GetOwnPropertyDescriptor(context, Str("c")));
  PrintRun("log.join()");
}

HOST(ProxiesRevoked) {
  Local<Proxy> proxy = RunChecked("var r = Proxy.revocable({}, {}); r.proxy").As<Proxy>();
  Print("revoked", proxy->IsRevoked());
  proxy->Revoke();
  Print("revoked", proxy->IsRevoked());
  PrintTry("get", [&] { return proxy->Get(context, Str("a")); });
  PrintTry("has", [&] { return proxy->Has(context, Str("a")); });
  PrintTry("names", [&] { return proxy->GetOwnPropertyNames(context); });
  Print("target", proxy->GetTarget()->IsNull());
  Print("handler", proxy->GetHandler()->IsNull());
  PrintRun("typeof r.proxy");
  PrintRun("Array.isArray(r.proxy)");
  proxy->Revoke();
}

HOST(ProxiesInvariants) {
  for (const char* source :
       {"new Proxy(Object.freeze({a: 1}), {get() { return 2 }})",
        "new Proxy(Object.freeze({a: 1}), {has() { return false }})",
        "new Proxy({}, {ownKeys() { return ['x', 'x'] }})", "new Proxy({}, {getOwnPropertyDescriptor() { return 1 }})",
        "new Proxy({}, {getPrototypeOf() { return 1 }})", "new Proxy({}, {get: 1})"}) {
    Local<Object> object = RunChecked(source).As<Object>();
    PrintTry(std::string("get ") + source, [&] { return object->Get(context, Str("a")); });
    PrintTry(std::string("has ") + source, [&] { return object->Has(context, Str("a")); });
    PrintTry(std::string("names ") + source, [&] { return object->GetOwnPropertyNames(context); });
    PrintTry(std::string("has own ") + source, [&] { return object->HasOwnProperty(context, Str("a")); });
  }
}

HOST(DatesBasic) {
  Local<Value> date = Date::New(context, 1234567890123.9).ToLocalChecked();
  Print("value", date.As<Date>()->ValueOf());
  Print("text", date->ToString(context));
  Print("invalid", Date::New(context, 8.64e15 + 1).ToLocalChecked().As<Date>()->ValueOf());
  Print("minus zero", Date::New(context, -0.0).ToLocalChecked().As<Date>()->ValueOf());
  Print("number", date->NumberValue(context));
  SetGlobal(context, "d", date);
  PrintRun("d.toISOString()");
  PrintRun("d instanceof Date && d.getTime()");
  Print("IsDate", date->IsDate());
  isolate->DateTimeConfigurationChangeNotification(Isolate::TimeZoneDetection::kSkip);
  PrintRun("d.getTimezoneOffset()");
  PrintRun("d.toLocaleDateString !== undefined");
}

HOST(RegExpsBasic) {
  Local<RegExp> regexp =
      RegExp::New(context, Str("(a)(?<name>b)?"), static_cast<RegExp::Flags>(RegExp::kGlobal | RegExp::kIgnoreCase))
          .ToLocalChecked();
  Print("source", regexp->GetSource());
  Print("flags", regexp->GetFlags());
  Print("exec", regexp->Exec(context, Str("xAB")));
  Print("exec again", regexp->Exec(context, Str("xAB")));
  Print("last index", regexp->Get(context, Str("lastIndex")));
  Print("empty", RegExp::New(context, Str(""), RegExp::kNone).ToLocalChecked()->GetSource());
  Print("slash", RegExp::New(context, Str("a/b\n"), RegExp::kNone).ToLocalChecked()->GetSource());
  PrintTry("bad", [&] { return RegExp::New(context, Str("("), RegExp::kNone).IsEmpty(); });
  PrintTry("bad unicode", [&] { return RegExp::New(context, Str("\\p{No}\\z"), RegExp::kUnicode).IsEmpty(); });
  for (const char* source : {"/x/dgimsuy", "/x/", "/x/y"}) Print(source, RunChecked(source).As<RegExp>()->GetFlags());
}

HOST(JsonParse) {
  for (const char* text : {"{\"a\": [1, 2.5, -0, \"x\\u20AC\", null, true]}",
                           "[]",
                           "1",
                           "\"s\"",
                           " {} ",
                           "",
                           "{",
                           "[1,]",
                           "{a: 1}",
                           "'x'",
                           "nul",
                           "01",
                           "1.",
                           "\"\\x\"",
                           "\"a\nb\"",
                           "{\"__proto__\": 1}",
                           "{\"a\": 1, \"a\": 2}",
                           "[1] x",
                           "1e400",
                           "\xEF\xBB\xBF"
                           "1"}) {
    PrintTry(text, [&] { return JSON::Parse(context, Str(text)); });
  }
}

HOST(JsonStringify) {
  for (const char* source :
       {"({a: [1, undefined, () => 1, NaN, null], b: undefined, c: new Date(0), d: 'q\"\\u2028\\uD800'})", "undefined",
        "() => 1", "Symbol()", "1n", "var c = {}; c.c = c; c", "({toJSON() { throw 'json' }})",
        "({toJSON(k) { return 'key ' + k }})", "new Map", "Object(1)", "[,1]", "-0", "({get x() { throw 2 }})",
        "Object.create({a: 1})", "new Proxy([1], {})"}) {
    Local<Value> value = RunChecked(source);
    PrintTry(source, [&] { return JSON::Stringify(context, value); });
  }
  Local<Value> nested = RunChecked("({a: [1, {b: 2}], e: [], f: {}})");
  Print("gap", JSON::Stringify(context, nested, Str("--")));
  Print("long gap", JSON::Stringify(context, nested, Str("0123456789abcdef")));
  Print("empty gap", JSON::Stringify(context, nested, String::Empty(isolate)));
}
