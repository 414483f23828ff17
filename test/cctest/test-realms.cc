// Realms share what the process has made once; what script changes in one is not seen in another.

#include "test/cctest/cctest.h"

namespace {

// Every property of every object that the global object leads to: place, attributes, name and length of functions.
const char* kDescribe = R"js((function() {
  const names = new Map([[globalThis, 'global']]);
  const pending = [globalThis];
  const lines = [];
  const name = (value, path) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return String(value);
    if (!names.has(value)) {
      names.set(value, path);
      pending.push(value);
    }
    return names.get(value);
  };
  while (pending.length > 0) {
    const object = pending.shift();
    const path = names.get(object);
    lines.push(path + ' < ' + name(Object.getPrototypeOf(object), path + '.__proto__') + Object.isExtensible(object));
    for (const key of Reflect.ownKeys(object)) {
      const d = Object.getOwnPropertyDescriptor(object, key);
      const at = path + '.' + String(key);
      lines.push([String(key), d.writable, d.enumerable, d.configurable, name(d.value, at), name(d.get, at + '.get'),
                  name(d.set, at + '.set')].join());
    }
  }
  return lines.join('\n');
})())js";

std::string DescribeFreshRealm() {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  return *v8::String::Utf8Value(CcTest::isolate(), CompileRun(kDescribe));
}

}  // namespace

TEST(RealmsDoNotSeeEachOthersChanges) {
  v8::HandleScope handles(CcTest::isolate());
  const std::string before = DescribeFreshRealm();
  {
    LocalContext context;
    CompileRun(
        "Object.defineProperty(Array.prototype.map, 'name', { value: 'changed' });"
        "Object.defineProperty(Function, 'length', { value: 7 });"
        "Array.prototype.at = 1; Math.abs = 2; Math.PIE = 3; delete String.prototype.trim;"
        "Error.stackTraceLimit = 4; Object.freeze(Promise); Object.freeze(Promise.prototype);"
        "Function.prototype.added = 5; Map.prototype.get = Map.prototype.set; globalThis.JSON = 6;"
        "Object.setPrototypeOf(Set, Map); Number.prototype[Symbol.toStringTag] = 'x';"
        "Object.defineProperty((function() {}).prototype, 'constructor', { value: 8 });"
        "class A extends Array {}; A.prototype.name = 9; function f() {}; f.prototype = 10;"
        "for (let i = 0; i < 100; i++) Reflect['p' + i] = RegExp.prototype['p' + i] = i;");
    CHECK_EQ(99, v8_run_int32value(v8_compile("Reflect.p98 + RegExp.prototype.p1")));
    CHECK(DescribeFreshRealm() == before);
  }
  CHECK(DescribeFreshRealm() == before);
}

TEST(FreshRealmsIterateArraysUntouched) {
  // The assumptions about a realm's prototypes hold from the beginning and end with the first change, in that realm only.
  v8::HandleScope handles(CcTest::isolate());
  LocalContext first;
  LocalContext second;
  CompileRun(
      "Array.prototype[Symbol.iterator] = function*() { yield 'changed'; };"
      "Object.prototype[Symbol.toPrimitive] = () => 'primitive';"
      "Promise.prototype.then = function() { return 'then'; };");
  CHECK(v8_str("changed")->StringEquals(CompileRun("[...[1, 2]].join()").As<v8::String>()));
  CHECK(v8_str("primitive")->StringEquals(CompileRun("new String('a') + ''").As<v8::String>()));
  CHECK(v8_str("then")->StringEquals(CompileRun("Promise.resolve(1).then()").As<v8::String>()));
  first->Enter();
  CHECK(v8_str("1,2")->StringEquals(CompileRun("[...[1, 2]].join()").As<v8::String>()));
  CHECK(v8_str("a")->StringEquals(CompileRun("new String('a') + ''").As<v8::String>()));
  first->Exit();
}
