// Which objects have fields and which a dictionary.

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace i = v8::internal;

namespace {

bool IsDictionary(const char* source) {
  const auto value = i::Tagged<i::Object>(*v8::Utils::OpenDirectHandle(*CompileRun(source)));
  return i::Cast<i::JSObject>(value)->map()->is_dictionary_map();
}

}  // namespace

TEST(ComputedKeysMakeDictionariesAndLeaveTheRest) {
  for (const char* add : {"const o = {}; o['k' + i] = i; return o", "return {['k' + i]: i}",
                          "return Object.fromEntries([['k' + i, i]])"}) {
    v8::HandleScope handles(CcTest::isolate());
    LocalContext context;
    CompileRun((std::string("function make(i) {") + add + "} const all = [make(0)]").c_str());
    CompileRun("for (let i = 1; i < 2000; i++) all[i] = make(i)");
    CHECK(IsDictionary("all[1999]"));
    CHECK(!IsDictionary("all[0]"));
    CHECK(!IsDictionary("make(0)"));
    // Not for the names of a program.
    CHECK(!IsDictionary("({...{first: 1}, second: 2})"));
    CHECK(!IsDictionary("const named = {}; named.other = 1; named"));
    CHECK(!IsDictionary("Object.freeze({third: 1})"));
    CHECK(!IsDictionary("JSON.parse('{\"fourth\": 1}')"));
    CHECK_EQ(1999 * 2, CompileRun("all[1999].k1999 + make(1999).k1999").As<v8::Int32>()->Value());
  }
}
