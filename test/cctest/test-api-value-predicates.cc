// What Value's Is…() functions say about values of every kind.

#include <utility>

#include "test/cctest/cctest.h"

namespace {

using Predicate = bool (v8::Value::*)() const;

// The predicate holds for what the first source gives, and for nothing that the others give.
void CheckTells(Predicate predicate, const char* source, std::initializer_list<const char*> others) {
  CHECK(((*CompileRun(source))->*predicate)());
  for (const char* other : others) {
    if (((*CompileRun(other))->*predicate)()) {
      printf("%s is taken for %s\n", other, source);
      abort();
    }
  }
}

}  // namespace

TEST(NullUndefinedAndBooleans) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CheckTells(&v8::Value::IsNullOrUndefined, "null", {"0", "''", "false", "NaN", "({})"});
  CheckTells(&v8::Value::IsNullOrUndefined, "undefined", {"'undefined'", "[]"});
  CheckTells(&v8::Value::IsFalse, "false", {"true", "0", "null", "undefined", "''", "new Boolean(false)"});
}

TEST(FunctionPredicates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CheckTells(&v8::Value::IsFunction, "(function() {})", {"({})", "/x/", "'f'", "new Proxy({}, {})", "Object('f')"});
  CheckTells(&v8::Value::IsFunction, "class C {}; C", {"new C"});
  CheckTells(&v8::Value::IsFunction, "new Proxy(Date, {})", {"new Date"});
  CheckTells(&v8::Value::IsFunction, "Date.bind(0)", {"undefined"});
  CheckTells(&v8::Value::IsAsyncFunction, "(async () => {})", {"(() => {})", "(function*() {})", "Promise.resolve()"});
  CheckTells(&v8::Value::IsGeneratorFunction, "(function*() {})", {"(function() {})", "(async () => {})"});
  CheckTells(&v8::Value::IsGeneratorObject, "(function*() {})()", {"(function*() {})", "[].values()", "({next() {}})"});
  CheckTells(&v8::Value::IsArgumentsObject, "(function() { return arguments; })()",
             {"[]", "({length: 0})", "(function() { return this; })()"});
  CheckTells(&v8::Value::IsArgumentsObject, "(function() { 'use strict'; return arguments; })(1)", {"[1]"});
}

// Uint32 is about the value, not about how it is kept.
TEST(Uint32Range) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CheckTells(&v8::Value::IsUint32, "0", {"-1", "0.5", "4294967296", "NaN", "'0'", "-0", "Infinity"});
  CheckTells(&v8::Value::IsUint32, "4294967295", {"-4294967295", "new Number(1)", "1n"});
}

TEST(CollectionPredicates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CheckTells(&v8::Value::IsMap, "new Map",
             {"new Set", "new WeakMap", "({})", "Map.prototype", "new Proxy(new Map, {})"});
  CheckTells(&v8::Value::IsSet, "new Set", {"new Map", "new WeakSet", "[]", "Set.prototype"});
  CheckTells(&v8::Value::IsMapIterator, "new Map().entries()", {"new Set().values()", "[].entries()", "new Map"});
  CheckTells(&v8::Value::IsMapIterator, "new Map().keys()", {"Object.create(new Map().keys())"});
  CheckTells(&v8::Value::IsSetIterator, "new Set().values()", {"new Map().values()", "[].values()", "new Set"});
}

TEST(WeakPredicates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CheckTells(&v8::Value::IsWeakMap, "new WeakMap", {"new Map", "new WeakSet", "WeakMap.prototype"});
  CheckTells(&v8::Value::IsWeakSet, "new WeakSet", {"new Set", "new WeakMap", "WeakSet.prototype"});
  CheckTells(&v8::Value::IsWeakRef, "new WeakRef({})",
             {"({})", "new WeakMap", "WeakRef.prototype", "new FinalizationRegistry(() => {})"});
}

// A revoked proxy is one still; a subclass's instance is what its base is.
TEST(ProxyAndSubclassPredicates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CheckTells(&v8::Value::IsProxy, "new Proxy({}, {})", {"({})", "Object.create(new Proxy({}, {}))", "Proxy"});
  CheckTells(&v8::Value::IsProxy, "var r = Proxy.revocable([], {}); r.revoke(); r.proxy", {"r"});
  CheckTells(&v8::Value::IsMap, "new class extends Map {}", {"Object.setPrototypeOf({}, Map.prototype)"});
  CheckTells(&v8::Value::IsMap, "Object.setPrototypeOf(new Map, null)", {"Object.create(null)"});
}
