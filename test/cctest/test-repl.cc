// ScriptCompiler::CompileReplEntry and what else the API has for interactive shells.

#include <string>

#include "test/cctest/cctest.h"

namespace {

v8::Isolate* isolate() { return CcTest::isolate(); }
std::string Text(v8::Local<v8::Value> value) { return *v8::String::Utf8Value(isolate(), value); }

v8::MaybeLocal<v8::Script> Compile(const char* source, bool* is_incomplete = nullptr) {
  v8::ScriptCompiler::Source unit(v8_str(source), v8::ScriptOrigin(v8_str("entry")));
  return v8::ScriptCompiler::CompileReplEntry(isolate()->GetCurrentContext(), &unit, is_incomplete);
}

// The value of an entry as a string, or what it was rejected with.
std::string Enter(const char* source) {
  v8::HandleScope handles(isolate());
  v8::TryCatch try_catch(isolate());
  const v8::Local<v8::Context> context = isolate()->GetCurrentContext();
  v8::Local<v8::Script> script;
  if (!Compile(source).ToLocal(&script)) return Text(try_catch.Exception());
  const v8::Local<v8::Promise> promise = script->Run(context).ToLocalChecked().As<v8::Promise>();
  isolate()->PerformMicrotaskCheckpoint();
  if (promise->State() == v8::Promise::kPending) return "(pending)";
  promise->MarkAsHandled();
  if (promise->State() == v8::Promise::kRejected) return Text(promise->Result());
  const v8::Local<v8::Value> value = promise->Result().As<v8::Object>()->Get(context, v8_str("value")).ToLocalChecked();
  return value->IsPromise() ? "(promise)" : Text(value);
}

bool IsIncomplete(const char* source) {
  v8::HandleScope handles(isolate());
  v8::TryCatch try_catch(isolate());
  bool is_incomplete = true;
  const bool is_complete = !Compile(source, &is_incomplete).IsEmpty();
  CHECK_EQ(!is_complete, try_catch.HasCaught());
  return is_incomplete;
}

}  // namespace

TEST(ReplEntryValue) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK_EQ(Enter("1 + 1"), "2");
  CHECK_EQ(Enter("if (true) { 'completion' }"), "completion");
  CHECK_EQ(Enter("let only = 1"), "undefined");
  CHECK_EQ(Enter("Promise.resolve(1)"), "(promise)");
  CHECK_EQ(Enter("({ then: 1 }).then"), "1");
  CHECK_EQ(Enter("globalThis.thenable = { then(resolve) { resolve('called') } }; thenable === await 1"), "false");
  CHECK_EQ(Enter("this === globalThis"), "true");
  CHECK_EQ(Enter("throw 'thrown'"), "thrown");
  CHECK_EQ(Enter("return 1"), "SyntaxError: Illegal return statement");
  // Not even where every object has a `then`.
  CHECK_EQ(Enter("Object.prototype.then = function(resolve) { resolve({ value: 'taken' }) }; 'own'"), "own");
}

TEST(ReplEntryAwaits) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK_EQ(Enter("await Promise.resolve('value')"), "value");
  CHECK_EQ(Enter("const x = await 1, f = () => x; await f() + 1"), "2");
  CHECK_EQ(Enter("let sum = 0; for await (const y of [1, Promise.resolve(2)]) sum += y; sum + f()"), "4");
  CHECK_EQ(Enter("await Promise.reject('reason')"), "reason");
  CHECK_EQ(Enter("try { await Promise.reject(1) } catch { 'caught' } finally { await 2 }"), "caught");
  CHECK_EQ(Enter("await new Promise(() => {})"), "(pending)");
  CHECK_EQ(Enter("function g() { await 1 }"),
           "SyntaxError: await is only valid in async functions and the top level bodies of modules");
  CHECK_EQ(Enter("var await").substr(0, 12), "SyntaxError:");
}

TEST(ReplEntryDeclaresAnew) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  // Functions of the same entry, of another one, and of a script; of each one that has cached where the variable is.
  Enter("let x = 'let'; const own = () => x, set = value => { x = value }, type = () => typeof x");
  Enter("function other() { return x }");
  CompileRun("function script() { return x } function setInScript(value) { x = value }");
  const auto look = [] {
    for (int i = 0; i < 10; ++i) CHECK_EQ(Enter("own() === other() && other() === script() && x === own()"), "true");
    return Enter("x + type()");
  };
  CHECK_EQ(look(), "letstring");
  for (int i = 0; i < 10; ++i) CHECK_EQ(Enter("set('set'); setInScript(x + 2); x"), "set2");
  CHECK_EQ(Enter("let x = 'again'"), "undefined");
  CHECK_EQ(look(), "againstring");
  CHECK_EQ(Enter("const x = 1"), "undefined");
  CHECK_EQ(look(), "1number");
  CHECK_EQ(Enter("set(2)"), "TypeError: Assignment to constant variable.");
  CHECK_EQ(Enter("setInScript(2)"), "TypeError: Assignment to constant variable.");
  CHECK_EQ(Enter("var x = 'var'"), "undefined");
  CHECK_EQ(look(), "varstring");
  CHECK_EQ(Enter("globalThis.x"), "var");
  CHECK_EQ(Enter("set('var2'); globalThis.x"), "var2");
  CHECK_EQ(Enter("let x = 'hides'; globalThis.x"), "var2");
  CHECK_EQ(look(), "hidesstring");
  CHECK_EQ(Enter("function x() {} typeof own() + typeof globalThis.x"), "functionfunction");
  CHECK_EQ(Enter("class x { static name = 'class' } own().name + other().name + script().name"), "classclassclass");
  CHECK_EQ(Enter("delete x"), "false");
}

TEST(ReplEntryDeclaresNothingWhenItCannot) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK_EQ(Enter("let y = 'old'; undefined"), "undefined");
  CHECK_EQ(Enter("let y = 'new', undefined = 1"), "SyntaxError: Identifier 'undefined' has already been declared");
  CHECK_EQ(Enter("y"), "old");
  CHECK_EQ(Enter("let y = 1; let y = 2"), "SyntaxError: Identifier 'y' has already been declared");
  CHECK_EQ(Enter("y"), "old");
  CHECK_EQ(Enter("let y = missing"), "ReferenceError: missing is not defined");
  CHECK_EQ(Enter("y"), "ReferenceError: Cannot access 'y' before initialization");
  CHECK_EQ(Enter("typeof y"), "ReferenceError: Cannot access 'y' before initialization");
  CHECK_EQ(Enter("y = 1"), "ReferenceError: Cannot access 'y' before initialization");
  CHECK_EQ(Enter("let y = 3; y"), "3");
  // Scripts keep to the rules.
  v8::TryCatch try_catch(isolate());
  CHECK(CompileRun("let y = 4").IsEmpty());
  CHECK_EQ(Text(try_catch.Exception()), "SyntaxError: Identifier 'y' has already been declared");
}

TEST(ReplEntryIsIncomplete) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  std::string wrong;
  for (const char* source : {"{",
                             "f(",
                             "f(1,",
                             "f(1",
                             "[1,",

                             "let x =",
                             "x => {",
                             "function f() {",
                             "class A {",
                             "if (x)",
                             "a ?",
                             "a ? b",
                             "`a",
                             "`a${",
                             "`a${1",
                             "`a${1}b",
                             "/* a",
                             "'a\\",
                             "'a\\\n",
                             "'a\\\nb\\",
                             "try {}",
                             "do x()",
                             "for (;;",
                             "switch (x) { case 1:",
                             "(",
                             "new",
                             "x.",
                             "x?.",
                             "@dec",
                             "import(",
                             "for (const x of",
                             "while (true)",
                             "label:",
                             "a +",
                             "({ get a() {",
                             "1 +\n// c"}) {
    if (!IsIncomplete(source)) wrong += std::string(source) + " ";
  }
  for (const char* source :
       {"1",   "",      "}",   "f(1 2",       "'a",     "'a\n",       "/a",  "var 1",       "let x = ;", "const x",
        "f(]", "`a` b", "x y", "1 /* a */ 2", "({ a b", "'a\\\nb' c", "\"a", "if (x) else", "#a",        "1a"}) {
    if (IsIncomplete(source)) wrong += std::string(source) + " ";
  }
  CHECK_EQ(wrong, "");
}

TEST(GlobalLexicalNames) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto names = [&] {
    std::string text;
    const v8::Local<v8::Array> array = context->GetGlobalLexicalNames().ToLocalChecked();
    for (uint32_t i = 0; i < array->Length(); ++i) text += Text(array->Get(context.local(), i).ToLocalChecked()) + " ";
    return text;
  };
  CHECK_EQ(names(), "");
  CompileRun("let a, b; var c; const d = 1; class E {} { let f }");
  CHECK_EQ(names(), "a b d E ");
  Enter("let a = 2, g");
  CHECK_EQ(names(), "b d E a g ");
  Enter("var b");
  CHECK_EQ(names(), "d E a g ");
  LocalContext other;
  CHECK_EQ(other->GetGlobalLexicalNames().ToLocalChecked()->Length(), 0u);
}

TEST(DescribeFlag) {
  v8::V8::FlagDescription flag;
  bool found_expose_gc = false;
  int count = 0;
  for (; v8::V8::DescribeFlag(count, &flag); ++count) {
    CHECK_NE(flag.help[0], '\0');
    if (std::string(flag.name) == "expose_gc") found_expose_gc = flag.type == v8::V8::FlagDescription::kBool;
    if (std::string(flag.name) == "max_heap_size") CHECK_EQ(flag.type, v8::V8::FlagDescription::kSize);
  }
  CHECK(found_expose_gc);
  CHECK_GT(count, 20);
}
