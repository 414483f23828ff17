// src/ast and src/parsing without the engine: what parses, which error the rest gives, where variables are stored, lazy
// functions, failure of memory and stack.

#include <cstdio>
#include <cstring>
#include <string>

#include "src/ast/ast-printer.h"
#include "src/base/fault-injector.h"
#include "src/base/logging.h"
#include "src/parsing/parse-info.h"

namespace v8::internal {
namespace {

int failures = 0;

uintptr_t StackLimit() { return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - 400 * 1024; }

void Prepare(ParseInfo* info, const std::string& source) {
  info->source.one_byte = reinterpret_cast<const uint8_t*>(source.data());
  info->source.length = static_cast<uint32_t>(source.size());
  info->stack_limit = StackLimit();
}

std::string Text(const AstRawString* string) {
  std::string text;
  for (uint32_t i = 0; string != nullptr && i < string->length(); ++i) text += static_cast<char>(string->At(i));
  return text;
}

std::string ErrorOf(const ParseInfo& info) {
  switch (info.failure) {
    case ParseInfo::Failure::kNone:
      return "";
    case ParseInfo::Failure::kOutOfMemory:
      return "out of memory";
    case ParseInfo::Failure::kStackOverflow:
      return "stack overflow";
    case ParseInfo::Failure::kStopped:
      return "stopped";
    case ParseInfo::Failure::kSyntaxError:
      break;
  }
  std::string text;
  int argument = 0;
  for (const char* p = MessageText(info.error_message); *p != 0; ++p) {
    if (*p == '%') {
      text += Text(info.error_arguments[argument++]);
    } else {
      text += *p;
    }
  }
  return text;
}

void Expect(const std::string& what, const std::string& expected, const std::string& actual) {
  if (expected == actual) return;
  ++failures;
  std::printf("FAIL %s\n  expected: %s\n  actual:   %s\n", what.c_str(), expected.c_str(), actual.c_str());
}

// The functions that were dropped parse again to the same thing.
void CheckLazyFunctions(const std::string& source, ParseInfo* outer, const AstPrinter& printer, std::string* text);

std::string Parse(const std::string& source, ParseKind kind = ParseKind::kScript, std::string* tree = nullptr,
                  const UnlinkedScope* scope = nullptr) {
  ParseInfo info(kind);
  Prepare(&info, source);
  info.outer_scope = scope;
  if (!ParseProgram(&info)) return ErrorOf(info);
  AstPrinter printer;
  const char* printed = printer.Print(info.literal);
  CHECK(printed != nullptr);
  std::string text = printed;
  CheckLazyFunctions(source, &info, printer, &text);
  if (tree != nullptr) *tree = text;
  return "";
}

// Parses a function that was dropped; with what was written down of the functions within it, or without.
bool ParseAgain(const std::string& source, ParseInfo* outer, FunctionLiteral* f, bool with_data, ParseInfo* info) {
  Prepare(info, source);
  info->outer_scope = outer->UnlinkedScopeFor(f->outer_scope());
  CHECK(info->outer_scope != nullptr);
  info->language_mode = f->language_mode();
  info->function_kind = f->kind();
  info->function_syntax = f->syntax();
  info->function_start_position = f->function_start_position();
  info->start_position = f->start_position();
  info->end_position = f->end_position();
  info->function_literal_id = f->function_literal_id();
  info->first_function_literal_id = f->first_function_literal_id();
  if (with_data) {
    info->preparse_data = f->preparse_data();
    info->preparsed_functions = f->preparsed_functions();
  }
  info->factory.Initialize();
  const std::string name = Text(f->name());
  info->function_name = info->factory.GetString(name.c_str());
  const bool ok = ParseFunction(info);
  Expect("lazy function " + source.substr(f->start_position(), f->end_position() - f->start_position()), "",
         ok ? "" : ErrorOf(*info));
  return ok;
}

void CheckLazyFunctions(const std::string& source, ParseInfo* outer, const AstPrinter& printer, std::string* text) {
  for (FunctionLiteral* f : printer.lazy_functions()) {
    ParseInfo info(ParseKind::kFunction);
    if (!ParseAgain(source, outer, f, true, &info)) continue;
    CHECK_EQ(info.literal->function_literal_id(), f->function_literal_id());
    CHECK_EQ(info.literal->end_position(), f->end_position());
    CHECK_EQ(info.literal->function_length(), f->function_length());
    AstPrinter inner;
    const std::string tree = inner.Print(info.literal);
    // Stepping over the functions within gives the same tree, and the same of the variables, as parsing them again.
    ParseInfo anew(ParseKind::kFunction);
    if (ParseAgain(source, outer, f, false, &anew)) {
      AstPrinter other;
      Expect("functions within " + source.substr(f->start_position(), f->end_position() - f->start_position()),
             other.Print(anew.literal), tree);
    }
    *text += "\n" + tree;
    CheckLazyFunctions(source, &info, inner, text);
  }
}

// ---- Errors

struct Case {
  const char* source;
  const char* error;  // Empty: parses.
};

const Case kScripts[] = {
    {"", ""},
    {"var x = 1, y", ""},
    {"#!/usr/bin/env flat8\nx", ""},
    {"<!-- html\nx\n--> also", ""},
    {"a\n++b", ""},
    {"1_000 + 0x1F + 0b11 + 0o17 + 017 + 089 + .5e-3 + 12n", ""},
    {"\"\\x41\\u0041\\u{41}\\0\\\n\"", ""},
    {"`a${b}c${`d${e}`}`; f`\\unicode ${1}`", ""},
    {"/[/]\\//gu.test(x) / 2", ""},
    {"var {a, b: [c = 1, ...d], ...e} = {}; [a, b.c, d[e] = 1] = [];", ""},
    {"({a = 1} = {}); [{b = 2}.c] = []", "Invalid shorthand property initializer"},
    {"(a, {b, c = 1}, [d], ...e) => a", ""},
    {"async (x) => await x; async x => x; async(x); async\n(x)", ""},
    {"for (var i = 0 in {}); for (let of of []); for (const [x] of y); for (let in {});", ""},
    {"label: for (;;) { continue label } block: { break block }", ""},
    {"class A extends B { static #x = 1; #m() {} get [k]() {} static async *g() {} static {} 'f'; }", ""},
    {"a?.b?.[c]?.(d); a ?? (b || c); a ||= b; a **= 2; (-1) ** 2", ""},
    {"if (1) function f() {} else function g() {}", ""},
    {"switch (x) { case 1: let a; default: }", ""},
    {"try {} catch { } finally { }; try {} catch ({message}) {}", ""},
    {"var yield_, async, of, get, let, static; yield = await", ""},
    {"function* g() { yield; yield* g(); const x = yield }", ""},
    {"new.target", "new.target expression is not allowed here"},
    {"var a = ", "Unexpected end of input"},
    {"foo(1 2)", "missing ) after argument list"},
    {"a b", "Unexpected identifier 'b'"},
    {"1 2", "Unexpected number"},
    {"a 'b'", "Unexpected string"},
    {"}", "Unexpected token '}'"},
    {"var 1", "Unexpected number"},
    {"\x01", "Invalid or unexpected token"},
    {"@", "Invalid or unexpected token"},
    {"'abc", "Invalid or unexpected token"},
    {"\"\\u{110000}\"", "Undefined Unicode code-point"},
    {"`abc", "Unterminated template literal"},
    {"/abc", "Invalid regular expression: missing /"},
    {"/(/", "Invalid regular expression: /(/: Unterminated group"},
    {"/a/gg", "Invalid regular expression flags"},
    {"const x", "Missing initializer in const declaration"},
    {"let [x]", "Missing initializer in destructuring declaration"},
    {"let x; let x", "Identifier 'x' has already been declared"},
    {"let x; { var x }", "Identifier 'x' has already been declared"},
    {"{ function f() {} let f }", "Identifier 'f' has already been declared"},
    {"function f(a) { let a }", "Identifier 'a' has already been declared"},
    {"try {} catch (e) { let e }", "Identifier 'e' has already been declared"},
    {"let let = 1", "let is disallowed as a lexically bound name"},
    {"return", "Illegal return statement"},
    {"break", "Illegal break statement"},
    {"continue", "Illegal continue statement: no surrounding iteration statement"},
    {"x: { continue x }", "Illegal continue statement: 'x' does not denote an iteration statement"},
    {"while (1) break y", "Undefined label 'y'"},
    {"x: x: ;", "Label 'x' has already been declared"},
    {"throw\nx", "Illegal newline after throw"},
    {"try {}", "Missing catch or finally after try"},
    {"1 = 2", "Invalid left-hand side in assignment"},
    {"1++", "Invalid left-hand side expression in postfix operation"},
    {"++1", "Invalid left-hand side expression in prefix operation"},
    {"for (1 of []);", "Invalid left-hand side in for-loop"},
    {"for (let.x of []);", "The left-hand side of a for-of loop may not be 'let'."},
    {"for (let x = 1 of []);", "for-of loop variable declaration may not have an initializer."},
    {"[a, ...b, c] = d", "Rest element must be last element"},
    {"(a, ...b, c) => d", "Rest parameter must be last formal parameter"},
    {"({__proto__: 1, __proto__: 2})", "Duplicate __proto__ fields are not allowed in object literals"},
    {"({a = 1})", "Invalid shorthand property initializer"},
    {"({get a(b) {}})", "Getter must not have any formal parameters."},
    {"({set a() {}})", "Setter must have exactly one formal parameter."},
    {"class A { constructor() {} constructor() {} }", "A class may only have one constructor"},
    {"class A { get constructor() {} }", "Class constructor may not be an accessor"},
    {"class A { #a; #a }", "Identifier '#a' has already been declared"},
    {"a.#b", "Private field '#b' must be declared in an enclosing class"},
    {"class A { m() { delete this.#a } #a }", "Private fields can not be deleted"},
    {"class A { x = arguments }",
     "'arguments' is not allowed in class field initializer or static initialization block"},
    {"super()", "'super' keyword unexpected here"},
    {"class A { constructor() { super() } }", "'super' keyword unexpected here"},
    {"-1 ** 2",
     "Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate "
     "operator precedence"},
    {"a ?? b || c", "Unexpected token '||'"},
    {"new a?.b()", "Invalid optional chain from new expression"},
    {"a?.`b`", "Invalid tagged template on optional chain"},
    {"'use strict'; with (a) {}", "Strict mode code may not include a with statement"},
    {"'use strict'; delete a", "Delete of an unqualified identifier in strict mode."},
    {"'use strict'; 010", "Octal literals are not allowed in strict mode."},
    {"'use strict'; '\\01'", "Octal escape sequences are not allowed in strict mode."},
    {"'use strict'; eval = 1", "Unexpected eval or arguments in strict mode"},
    {"'use strict'; var public", "Unexpected strict mode reserved word"},
    {"function f(a, a) { 'use strict' }", "Duplicate parameter name not allowed in this context"},
    {"(a, a) => 1", "Duplicate parameter name not allowed in this context"},
    {"function f(a = 1) { 'use strict' }", "Illegal 'use strict' directive in function with non-simple parameter list"},
    {"function* g(a = yield) {}", "Yield expression not allowed in formal parameter"},
    {"async (a = await 1) => a", "missing ) after argument list"},
    {"await 1", "await is only valid in async functions and the top level bodies of modules"},
    {"import a from 'b'", "Cannot use import statement outside a module"},
    {"import.meta", "Cannot use 'import.meta' outside a module"},
    {"v\\u0061r x", "Keyword must not contain escaped characters"},
    {"3in []", "Invalid or unexpected token"},
    {"1__0", "Only one underscore is allowed as numeric separator"},
    {"function f( {", "Unexpected end of input"},
    {"while (0) function f() {}",
     "In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if "
     "statement."},
};

const Case kModules[] = {
    {"import a, {b as c, default as d} from 'm' with {type: 'json'}; import * as n from 'm'; import 'x'", ""},
    {"export {a as b, c as 'a string'}; var a, c; export default class {} export * from 'm'; export * as q from 'm'",
     ""},
    {"await x; for await (const y of z);", ""},
    {"import defer * as a from 'm'; import source b from 'm'; import source from 'm'; import source from from 'm'", ""},
    {"import defer, * as defer2 from 'm'; import.defer('m'); import.source('m'); export {defer2 as default}", ""},
    {"import defer {a} from 'm'", "Unexpected token '{'"},
    {"import defer a from 'm'", "Unexpected identifier 'a'"},
    {"import source * as a from 'm'", "Unexpected token '*'"},
    {"import.other('m')", "Unexpected identifier 'other'"},
    {"import.defer", "Unexpected end of input"},
    {"new import.source('m')", "Cannot use new with import"},
    {"export {a}", "Export 'a' is not defined in module"},
    {"export var a; export {a}", "Duplicate export of 'a'"},
    {"import {a, a} from 'm'", "Identifier 'a' has already been declared"},
    {"var await", "Unexpected reserved word"},
    {"<!-- x", "HTML comments are not allowed in modules"},
    {"@a export class C {} @b.c() export default class {} export @d class E {} export @e @f default_", "Unexpected identifier 'default_'"},
    {"@a export @b class C {}", "Unexpected token '@'"},
    {"export @a export class C {}", "Unexpected token 'export'"},
    {"@a export default @b class C {}", "Unexpected token '@'"},
    {"@a export function f() {}", "Unexpected token 'function'"},
    {"@a export default 1", "Unexpected number"},
    {"@a export {}", "Unexpected token '{'"},
    {"@a import 'm'", "Unexpected token 'import'"},
    {"{ @a export class C {} }", "Unexpected token 'export'"},
    {"@a export class C {} export class C {}", "Identifier 'C' has already been declared"},
};

void TestErrors() {
  for (const Case& c : kScripts) Expect(c.source, c.error, Parse(c.source));
  for (const Case& c : kModules) Expect(c.source, c.error, Parse(c.source, ParseKind::kModule));
}

// ---- Scopes

void ExpectTree(const char* source, const char* part, ParseKind kind = ParseKind::kScript) {
  std::string tree;
  Expect(source, "", Parse(source, kind, &tree));
  if (tree.find(part) != std::string::npos) return;
  ++failures;
  std::printf("FAIL %s\n  not found: %s\n  in: %s\n", source, part, tree.c_str());
}

void TestScopes() {
  // Parameters and locals stay out of contexts unless they are captured.
  ExpectTree("function f(a) { var b = a; return b }", "(var b@r0 = a@p0)");
  ExpectTree("function f(a) { var b; return () => a + b }", "(return (+ a@c2 b@c3))");
  ExpectTree("function f() { function g() { h(x) } var x, h; return g }", "(call h@c3 x@c2)");
  // Hole checks only where the use may come first.
  ExpectTree("{ let x = 1; x }", "x@r0)");
  ExpectTree("{ x; let x = 1 }", "x@r0!");
  ExpectTree("{ let x = x }", "(let x@r0 = x@r0!)");
  ExpectTree("{ let x; f(() => x) }", "(return x@c2!)");
  ExpectTree("switch (1) { case 0: let x; case 1: x }", "x@r0!");
  ExpectTree("(function (a = b, b) { return b })()", "(parameter (default a@r0 b@r1!))");
  // Loops copy their bindings when they are captured.
  ExpectTree("for (let i = 0; i < 9; i++) f(() => i)", "(for [context 3] [copied]");
  ExpectTree("for (let i = 0; i < 9; i++) f(i)", "(for (let i@r0 = 0)");
  ExpectTree("for (let x of [x]);", "(for-of [tdz] x@r0 (array x@r0!)");
  // with and direct eval.
  ExpectTree("(function (x) { with (x) { y } })()", "y@?");
  ExpectTree("(function (x) { eval(s); return x })()", "(return x@c2)");
  ExpectTree("(function () { eval(s); return y })()", "(return y@?)");
  ExpectTree("(function () { 'use strict'; eval(s); return y })()", "(return y@g)");
  // The arguments object aliases parameters of sloppy functions only.
  ExpectTree("(function (a) { arguments; return a })()", "(return a@c2)");
  ExpectTree("(function (a) { 'use strict'; arguments; return a })()", "(return a@p0)");
  // Arrow functions see the surrounding this, arguments and new.target.
  ExpectTree("function f() { return () => this + arguments.length + new.target }", "this@c2");
  ExpectTree("function f() { return () => { g(this) } }", "(call g@g this@c2)");
  // Top level: let is reachable from all scripts, var is a property of the global object.
  ExpectTree("let a; var b; a; b", "a@s2");
  ExpectTree("let a; var b; a; b", "b@g");
  ExpectTree("let a; function f() { return a }", "(return a@s2!)");
  // Annex B: functions in blocks.
  ExpectTree("(function () { { function g() {} } return g })()", "(hoist g@r1 g@r0)");
  ExpectTree("(function () { let g; { function g() {} } return g })()", "(function-here)");
  ExpectTree("(function () { 'use strict'; { function g() {} } return g })()", "(return g@g)");
  // A body with its own var scope when parameter expressions could tell.
  ExpectTree("(function (a, b = () => a) { var a = 1; return b })()", "(body-scope");
  ExpectTree("(function (a, b = 1) { var a = 1; return a })()", "(var a@r0 = 1)");
  // Private names and home objects live in the class's context.
  ExpectTree("class A { #x = 1; m() { return this.#x } }", "(. this@p-1 #x@c2)");
  ExpectTree("({m() { return super.x }})", "(super. .home_object@c2 \"x\")");
  ExpectTree("class A extends B { constructor() { (() => super())() } m() {} }", "(super)");
  // Modules.
  ExpectTree("import {a} from 'm'; export let b = a", "(let b@m3 = a@m2!)", ParseKind::kModule);
  ExpectTree("let b; f(() => b)", "(return b@c2!)", ParseKind::kModule);
  // Long chains of an operator do not nest.
  ExpectTree("a + b + c + d", "(+ a@g b@g c@g d@g)");
  // Names of anonymous functions.
  ExpectTree("var f = function () {}", "(function f ");
  ExpectTree("x = {a: () => 1}", "(function a ");
  ExpectTree("({get a() { return 1 }})", "(function get a ");
}

// A direct eval sees the variables around it through their description.
void TestEvalScopes() {
  const std::string source = "(function (a, b) { let c; return () => eval('') })()";
  ParseInfo info(ParseKind::kScript);
  Prepare(&info, source);
  info.allow_lazy = false;
  CHECK(ParseProgram(&info));
  Call* call = info.literal->body()[0]->AsExpressionStatement()->expression()->AsCall();
  FunctionLiteral* function = call->callee()->AsFunctionLiteral();
  FunctionLiteral* arrow = function->body()[1]->AsReturnStatement()->expression()->AsFunctionLiteral();
  const UnlinkedScope* scope = info.UnlinkedScopeFor(arrow->scope());
  CHECK(scope != nullptr);
  std::string tree;
  Expect("eval", "", Parse("var d = a + c; let e = d; this", ParseKind::kEval, &tree, scope));
  Expect("eval", "(function  #0 length=0\n  (declare d@?)\n  (var d@? = (+ a@? c@?!))\n  (let e@- = d@?)\n  this@c",
         tree.substr(0, tree.find("this@c") + 6));
  Expect("strict eval", "", Parse("'use strict'; var d = a", ParseKind::kEval, &tree, scope));
  CHECK(tree.find("(var d@r0 = a@") != std::string::npos);
  Expect("eval", "'super' keyword unexpected here", Parse("super.x", ParseKind::kEval, &tree, scope));
  Expect("eval", "", Parse("new.target", ParseKind::kEval, &tree, scope));
}

// Parsing a function again costs what the function needs, however many variables there are around it.
void TestLazyFunctionsAmongManyVariables() {
  const auto zone_bytes = [](int variables) {
    std::string source = "(function() { function use() { return v7; }\n";
    for (int i = 0; i < variables; ++i)
      source += "let v" + std::to_string(i) + "; () => { v" + std::to_string(i) + " };\n";
    source += "})";
    ParseInfo outer(ParseKind::kScript);
    Prepare(&outer, source);
    CHECK(ParseProgram(&outer));
    AstPrinter printer;
    printer.Print(outer.literal);
    FunctionLiteral* function = printer.lazy_functions()[0];
    ParseInfo info(ParseKind::kFunction);
    Prepare(&info, source);
    info.outer_scope = outer.UnlinkedScopeFor(function->outer_scope());
    info.function_syntax = function->syntax();
    info.function_start_position = function->function_start_position();
    info.start_position = function->start_position();
    CHECK(ParseFunction(&info));
    AstPrinter inner;
    CHECK(std::strstr(inner.Print(info.literal), "v7@c") != nullptr);
    return info.zone.allocation_size();
  };
  CHECK_EQ(zone_bytes(10), zone_bytes(5000));
}

// What Parse() compares: functions that the first parse wrote down, beside the same parsed again.
void TestFunctionsWithinDroppedOnes() {
  const char* const sources[] = {
      "function f(a) { function g() { return a++ } const h = () => { a = h; return this }; return g }",
      "function f() { class A { #p = () => { this.#p }; m() { return super.m + (() => { super.n }) } static s() { "
      "super.s } } }",
      "function f() { return { m() { super.m; return async (x) => { await super.n(x) } } } }",
      "function f(x) { return function() { let y; return () => { eval('x + y') } } }",
      "function f(a, b = () => { c(); return a }, { d = function() { return d } } = {}) { var a, c }",
      "function f() { 'use strict'; return function* g() { yield arguments; yield () => { new.target } } }",
      "function f() { var \\u0061b; return function() { return ab + \\u{61}b } }",
      "function f() { var x; with (o) { (function() { x }); return function() { x = y } } }",
      "function f() { (function() { let x; return function() { return x } })(); !function() { return () => { z } } }",
      "function f(a = (b, c = function() { return b }) => { return function() { return c } }) { return async a => { "
      "await a } }",
      "function f() { { function g() { h } } switch (g) { case 1: let h; function i() { return h } } }",
  };
  for (const char* source : sources) Expect(source, "", Parse(source));

  // Stepped over, not parsed: what stands there does not matter any more.
  std::string source = "function f() { function g() { return 1 + 2 } return () => { 3 } }";
  ParseInfo outer(ParseKind::kScript);
  Prepare(&outer, source);
  CHECK(ParseProgram(&outer));
  AstPrinter printer;
  printer.Print(outer.literal);
  for (const char* within : {"1 + 2", "3 }"}) source[source.find(within)] = ')';
  ParseInfo info(ParseKind::kFunction);
  CHECK(ParseAgain(source, &outer, printer.lazy_functions()[0], true, &info));
}

void TestFunctionConstructor() {
  const std::string source = "function anonymous(a,b\n) {\nreturn a + b\n}";
  ParseInfo info(ParseKind::kFunctionConstructor);
  Prepare(&info, source);
  info.parameters_end_position = 23;
  CHECK(ParseProgram(&info));
  CHECK_EQ(info.literal->parameter_count(), 2);
  const std::string bad = "function anonymous(a) {}, function(\n) {\n\n}";
  ParseInfo second(ParseKind::kFunctionConstructor);
  Prepare(&second, bad);
  second.parameters_end_position = 36;
  CHECK(!ParseProgram(&second));
}

// ---- Limits

void TestDeepNesting() {
  const char* const kPieces[] = {"(",
                                 "[",
                                 "{",
                                 "function f(){",
                                 "a=>",
                                 "a?",
                                 "a?b:",
                                 "!",
                                 "-",
                                 "new ",
                                 "x=",
                                 "a**",
                                 "if(1)",
                                 "while(1)",
                                 "`${",
                                 "({a:",
                                 "do ",
                                 "super.x",
                                 "try{",
                                 "with(a)",
                                 "x.y(",
                                 "a[",
                                 "var {a:",
                                 "function f(a=",
                                 "l:",
                                 "yield ",
                                 "async()=>",
                                 "class A extends ",
                                 "class A{m(){",
                                 "(a=",
                                 "switch(1){case 1:"};
  for (const char* piece : kPieces) {
    std::string source;
    for (int i = 0; i < 100000; ++i) source += piece;
    for (const bool lazy : {false, true}) {
      ParseInfo info(ParseKind::kScript);
      Prepare(&info, source);
      info.allow_lazy = lazy;
      CHECK(!ParseProgram(&info));
      CHECK(info.failure == ParseInfo::Failure::kStackOverflow || info.failure == ParseInfo::Failure::kSyntaxError);
    }
  }
  std::string chain = "1";
  for (int i = 0; i < 100000; ++i) chain += "+a-b";
  ParseInfo info(ParseKind::kScript);
  Prepare(&info, chain);
  CHECK(ParseProgram(&info));
}

void TestOutOfMemory() {
  std::string source;
  for (int i = 0; i < 200; ++i) {
    source += "function f" + std::to_string(i) + "(a, b = 1) { let c = a + b; class D { #x; m() { return this.#x } } " +
              "return () => [c, ...`t${a}`] }\n";
  }
  for (int n = 1;; ++n) {
    base::FaultInjector::FailFrom(static_cast<uint64_t>(n));
    bool ok;
    {
      ParseInfo info(ParseKind::kScript);
      Prepare(&info, source);
      info.allow_lazy = n % 2 == 0;
      ok = ParseProgram(&info);
      if (!ok) CHECK(info.failure == ParseInfo::Failure::kOutOfMemory);
    }
    base::FaultInjector::Reset();
    if (ok) break;
    CHECK_LT(n, 100000);
  }
}

// Every prefix of a program either parses or fails; nothing else happens.
void TestPrefixes() {
  const std::string source =
      "class A extends B { static #x = `a${1}b`; get [k]() { return super.q } static { var z } }\n"
      "async function* f({a, b: [c = 1]}, ...d) { for await (const x of y) yield* x; label: for (;;) continue label }\n"
      "var r = /[a-z]+(?<n>b)\\k<n>/giu, t = f`x${a => ({a, ...b})}`; switch (r) { case 1n: default: let q = a ?? b }\n"
      "try { with_ = a?.b?.[c] } catch ({e}) { (a, [b], {c = 1}) => { 'use strict' } } finally { new.t }\n";
  for (size_t n = 0; n <= source.size(); ++n) Parse(source.substr(0, n));
}

// With names of files: whether they parse, and their functions, too.
int CheckFiles(char** names) {
  for (; *names != nullptr; ++names) {
    std::string source;
    std::FILE* file = std::fopen(*names, "r");
    CHECK(file != nullptr);
    char buffer[65536];
    while (const size_t size = std::fread(buffer, 1, sizeof(buffer), file)) source.append(buffer, size);
    std::fclose(file);
    Expect(*names, "", Parse(source));
  }
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace v8::internal

int main(int argc, char** argv) {
  using namespace v8::internal;
  if (argc > 1) return CheckFiles(argv + 1);
  TestErrors();
  TestScopes();
  TestEvalScopes();
  TestLazyFunctionsAmongManyVariables();
  TestFunctionsWithinDroppedOnes();
  TestFunctionConstructor();
  TestDeepNesting();
  TestOutOfMemory();
  TestPrefixes();
  if (failures == 0) std::puts("parser-test: ok");
  return failures == 0 ? 0 : 1;
}
