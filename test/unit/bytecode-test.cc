// src/interpreter without the engine: everything compiles to code that verifies, lazily and eagerly; some code is compared
// instruction by instruction; failure of memory and stack. `unit-bytecode-test FILE…` prints the bytecode of scripts.

#include <cstdio>
#include <cstring>
#include <string>

#include "src/ast/ast.h"
#include "src/ast/unlinked-scope.h"
#include "src/base/fault-injector.h"
#include "src/bytecode/bytecodes.h"
#include "src/bytecode/disassembler.h"
#include "src/bytecode/liveness.h"
#include "src/bytecode/verifier.h"
#include "src/bytecode/bytecode-generation.h"
#include "src/bytecode/unlinked-code.h"
#include "src/parsing/parse-info.h"

namespace v8::internal {
namespace {

int failures = 0;

void Fail(const std::string& source, const std::string& what) {
  ++failures;
  std::printf("FAIL %s\n  %s\n", source.c_str(), what.c_str());
}

void Prepare(ParseInfo* info, const std::string& source) {
  info->source.one_byte = reinterpret_cast<const uint8_t*>(source.data());
  info->source.length = static_cast<uint32_t>(source.size());
  info->stack_limit = reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - 400 * 1024;
}

const char* FailureText(const ParseInfo& info) {
  switch (info.failure) {
    case ParseInfo::Failure::kNone: return "no failure";
    case ParseInfo::Failure::kSyntaxError: return MessageText(info.error_message);
    case ParseInfo::Failure::kOutOfMemory: return "out of memory";
    case ParseInfo::Failure::kStackOverflow: return "stack overflow";
    case ParseInfo::Failure::kStopped: return "stopped";
  }
  return "";
}

std::string Disassemble(const UnlinkedCode& code) {
  std::string text;
  const auto units = code.units();
  for (size_t offset = 0; offset < units.size(); offset += Instruction(units.begin() + offset).length()) {
    char line[256];
    DisassembleInstruction(units.begin() + offset, static_cast<int>(offset), &code, line, sizeof(line));
    if (!text.empty()) text += "; ";
    text += line;
  }
  return text;
}

// Compiles a function that was left out, as its first call would.
UnlinkedFunction* CompileLazy(const std::string& source, const UnlinkedFunction& function) {
  const UnlinkedFunction::Properties& p = function.properties();
  ParseInfo info(ParseKind::kFunction);
  Prepare(&info, source);
  info.outer_scope = function.outer_scope();
  info.language_mode = p.language_mode;
  info.function_kind = p.kind;
  info.function_syntax = p.syntax;
  info.start_position = p.start_position;
  info.function_start_position = p.function_start_position;
  info.end_position = p.end_position;
  info.function_literal_id = p.function_literal_id;
  info.first_function_literal_id = p.first_function_literal_id;
  info.instance_field_count = p.instance_field_count;
  info.requires_instance_members_initializer = p.requires_instance_members_initializer;
  info.class_scope_has_private_brand = p.class_scope_has_private_brand;
  info.factory.Initialize();
  const UnlinkedString name = function.name();
  info.function_name = name.data == nullptr  ? nullptr
                       : name.is_one_byte ? info.factory.GetOneByteString(name.one_byte_data(), name.length)
                                          : info.factory.GetTwoByteString(name.two_byte_data(), name.length);
  UnlinkedFunction* result = nullptr;
  if (!ParseFunction(&info) || !GenerateBytecode(&info, &result)) {
    Fail(source, std::string("lazy function: ") + FailureText(info));
    return nullptr;
  }
  return result;
}

void Check(const std::string& source, const UnlinkedFunction& function) {
  const UnlinkedCode* code = function.code();
  UnlinkedFunction* lazy = nullptr;
  if (code == nullptr) {
    lazy = CompileLazy(source, function);
    if (lazy == nullptr) return;
    code = lazy->code();
  }
  int offset = 0;
  if (const char* error = VerifyBytecode(*code, &offset)) {
    Fail(source, std::string(error) + " at " + std::to_string(offset) + ": " + Disassemble(*code));
  } else {
    for (int i = 0; i < code->constant_count(); ++i) {
      const UnlinkedConstant& constant = code->constant(i);
      if (constant.kind() == UnlinkedConstant::kFunction) Check(source, *constant.function());
      if (constant.kind() != UnlinkedConstant::kArray) continue;
      for (uint32_t j = 0; j < constant.array_length(); ++j) {
        const UnlinkedConstant& element = code->array_element(constant, j);
        if (element.kind() == UnlinkedConstant::kFunction) Check(source, *element.function());
      }
    }
  }
  if (lazy != nullptr) lazy->Release();
}

UnlinkedFunction* Compile(const std::string& source, ParseKind kind, bool allow_lazy, const char** error) {
  ParseInfo info(kind);
  Prepare(&info, source);
  info.allow_lazy = allow_lazy;
  UnlinkedFunction* function = nullptr;
  if (!ParseProgram(&info) || !GenerateBytecode(&info, &function)) {
    *error = FailureText(info);
    return nullptr;
  }
  return function;
}

void Compiles(const std::string& source, ParseKind kind = ParseKind::kScript) {
  for (const bool allow_lazy : {true, false}) {
    const char* error = nullptr;
    UnlinkedFunction* function = Compile(source, kind, allow_lazy, &error);
    if (function == nullptr) return Fail(source, error);
    Check(source, *function);
    function->Release();
  }
}

void FailsWith(const std::string& source, const char* message, ParseKind kind = ParseKind::kScript) {
  const char* error = "compiles";
  UnlinkedFunction* function = Compile(source, kind, true, &error);
  if (function != nullptr) function->Release();
  if (std::strcmp(error, message) != 0) Fail(source, error);
}

// The code of the first function declared in the script.
void HasCode(const std::string& source, const std::string& expected) {
  const char* error = nullptr;
  UnlinkedFunction* function = Compile(source, ParseKind::kScript, false, &error);
  if (function == nullptr) return Fail(source, error);
  const UnlinkedCode& code = *function->code();
  for (int i = 0; i < code.constant_count(); ++i) {
    if (code.constant(i).kind() != UnlinkedConstant::kArray) continue;
    const UnlinkedConstant& declared = code.array_element(code.constant(i), 1);
    const std::string actual = Disassemble(*declared.function()->code());
    if (actual != expected) Fail(source, "expected: " + expected + "\n  actual:   " + actual);
    break;
  }
  function->Release();
}

void TestLanguage() {
  Compiles("");
  Compiles("1; { 2; var x = 3; } if (x) 4; else { }");
  Compiles("var a = 1, b = a + 2; let c = a; const d = c; class E {} function f() { return c + d + E; } f();");
  Compiles("function f(a, b) { return a + (a = 1) + b++ + --b + -a + !b + typeof a + typeof q + void 0 + ~a; }");
  Compiles("function f(a) { a.b.c(1, 2)[a].d \?\?= a?.b?.(c)?.[d].e; delete a?.b; (a?.b)(); a.x ||= 1; a[1] &&= 2; a **= 3; }");
  Compiles("function f() { for (let i = 0; i < 3; i++) { g(() => i); if (i) continue; else break; } }");
  Compiles("function f(o) { l: for (var k in o) { for (const v of o[k]) { if (v) continue l; else if (k) break l; else return v; } } }");
  Compiles("function f(o) { for (let [a, {b, ...c} = {}, ...d] of o) g(() => a + b); for (o.x of o); for ([o.y, o.z] of o); }");
  Compiles("function f() { try { g(); } catch { h(); } finally { i(); } try { return 1; } catch ({a, b}) { return a; } finally { j(); } }");
  Compiles("function f() { a: while (1) { try { if (x) break a; else continue a; } finally { try { y(); } finally { return 2; } } } }");
  Compiles("function f(x) { switch (x) { case 1: let a = 2; g(() => a); case 'b': break; default: return a; case f(): } }");
  Compiles("function f(a, b = a, {c, d = 1}, [e] = [], ...g) { var a; return function () { return a + b + c + d + e + g; } }");
  Compiles("function f(a, b = () => a) { var a = 2; var c = eval('a'); return arguments; }");
  Compiles("function f(a, a) { arguments[0] = 1; return () => arguments.length + new.target; }");
  Compiles("function f() { return `a${1}b${this.x}` + g`x${2}\\u{1}y` + o.g`` + /x/g.test(y); }");
  Compiles("var o = {a: 1, 'b': 2, 3: 4, [f()]: 5, get g() {}, set g(v) {}, m() { return super.m(); }, ...r, __proto__: p, *h() {}, async i() {}};");
  Compiles("var a = [1, , 'x', -2, 1.5, null, f(), ...g, , ];");
  Compiles("function f(...a) { g(...a); new g(1, ...a); a.b(...a, 2); return new g; }");
  Compiles("with (o) { x = y; f(); delete x; typeof x; for (var z in o) (() => x)(); }");
  Compiles("function* g(a = 1) { const x = yield a; try { yield* g(); } finally { yield 2; } for (var v of g()) { if (v) return yield; } [a = yield, ...a[yield]] = g(); }");
  Compiles("async function f(a = await1) { await a; for await (const x of a) { if (x) break; else if (a) return 1; await x; } try { return await a; } finally { await 2; } }");
  Compiles("async function* g() { yield 1; yield* h(); const x = await y; for await (x.y of z) return yield; try { return 3; } finally { yield 4; } }");
  Compiles("var f = async x => await x, g = async (a, {b}) => { await a; }, h = (x = 1) => ({x}), i = () => this;");
  Compiles("class A { constructor() { this.x = 1; } m() {} static s() { return super.toString(); } get a() {} set a(v) {} ['c' + 1]() {} *g() {} }");
  Compiles("class B extends A { constructor(x) { if (x) { (() => super(x))(); } else { super(...x); return; } try { return this; } finally { f(); } } m() { super.m(); super.x = super[this.y]++; return () => super.z; } }");
  Compiles("class C extends null {} class D { } class E extends D { x = 1; } new E;");
  Compiles("class P { #f = 1; #m() { return this.#f; } get #a() { return 1; } set #a(v) {} static #s = 2; static #t() { return P.#s; } "
           "x = this.#m(); ['y'] = 2; static z; static { this.w = P.#t(); } test(o) { o.#f++; o.#a += 2; o.#f \?\?= 3; o?.#m(); return #f in o && #m in o; } }");
  Compiles("class Q { get #g() {} set #w(v) {} t() { this.#g = 1; return this.#w; } static #p() {} static q() { return Q.#p(); } }");
  Compiles("var f = function g() { g = 1; return g; }; (function () { 'use strict'; const x = 1; x = 2; x += 3; x++; })();");
  Compiles("{ function h() {} } if (x) function i() {} switch (1) { case 1: function j() {} }");
  Compiles("eval('x'); (function () { var x; eval('y'); return () => eval('x') + y; })();");
  Compiles("x = 1; x += 2; x++; typeof x; delete x; undefined; y.z = 0; y['w'] = 1; y[0] = 2; 123n + -1n; 1e100;");
  Compiles("do { 1; if (a) break; } while (b); while (a && (b || !c)) d(); for (;;) { if (a) break; } for (; !a || b < 1 && c >= 2;);");
  Compiles("var {a, b: {c} = {}, [x]: d, ...e} = o; ({a, b: o.p, ['q']: [z.w = 1]} = o); [a, , b = 2, ...[c]] = o; [] = o; ({} = o);");
  Compiles("l: { if (a) break l; m: { break l; } } n: for (;;) { try { continue n; } finally { if (b) break n; } }");
  Compiles("throw 1; unreachable(); { let x; }");
  Compiles("import('x'); function f() { return new.target; } debugger; a ? b : c ? d : e; a, b, c;");
  Compiles("a = b = c = d; (a = 1, b); x = y || x; x = x && y || z; var u = u ?? u, v = v || v && 1;");
  Compiles("function f(a) { return a != null && undefined !== a && a == undefined && a === null && a !== 1 && 1 < a && a in b && a instanceof c; }");
  Compiles("function f(){ while (true) { for (const x of y) { try { for (const z of x) { if (z) return z; else break; } } catch (e) { continue; } } } }");
  Compiles("f() = 1; f()++; for (f() in x);");
  Compiles("var x; let y; function g() {} x; function h() { y = x + g; }", ParseKind::kEval);
  Compiles("'use strict'; var x = () => x; let z = 1; z", ParseKind::kEval);
  Compiles("import {a} from 'x'; export let b = a; b = () => a; export default this; import.meta;", ParseKind::kModule);
  Compiles("export const a = await 1; for await (const x of a) { a; } import.defer('x', {});", ParseKind::kModule);
  // More variables than an operand can name.
  std::string exports;
  for (int i = 0; i < 70000; ++i) exports += "export let v" + std::to_string(i) + " = 1;";
  Compiles(exports + "v69999 = v69998; f(() => v69997)", ParseKind::kModule);
}

void TestFailures() {
  std::string deep = "x = ";
  for (int i = 0; i < 100000; ++i) deep += "[";
  FailsWith(deep, "stack overflow");
  std::string sum = "x = 1";
  for (int i = 0; i < 100000; ++i) sum += " + y";
  Compiles(sum);
  // More constants and feedback than 16 bits can name.
  std::string names = "x = [";
  for (int i = 0; i < 70000; ++i) names += "y.n" + std::to_string(i) + ",";
  Compiles(names + "];");
  std::string strings = "[f(), ";
  for (int i = 0; i < 70000; ++i) strings += "'n" + std::to_string(i) + "',";
  Compiles(strings + "];");
  std::string chain = "x";
  for (int i = 0; i < 400; ++i) chain += " - y * z";
  Compiles(chain);
}

// The registers that are live before each instruction of the function that the script declares, as `offset: r0 r2`.
std::string Liveness(const std::string& source) {
  const char* error = nullptr;
  UnlinkedFunction* script = Compile(source, ParseKind::kScript, false, &error);
  if (script == nullptr) return error;
  std::string text;
  const UnlinkedCode* code = nullptr;
  for (int i = 0; i < script->code()->constant_count(); ++i) {
    const UnlinkedConstant& constant = script->code()->constant(i);
    if (constant.kind() == UnlinkedConstant::kFunction) code = constant.function()->code();
    for (uint32_t j = 0; constant.kind() == UnlinkedConstant::kArray && j < constant.array_length(); ++j) {
      const UnlinkedConstant& element = script->code()->array_element(constant, j);
      if (element.kind() == UnlinkedConstant::kFunction) code = element.function()->code();
    }
  }
  Zone zone;
  const BytecodeLiveness liveness(&zone, *code);
  for (size_t offset = 0; offset < code->units().size();) {
    const Instruction instruction(code->units().begin() + offset);
    text += instruction.info().name;
    text += ":";
    for (int r = 0; r < code->register_count(); ++r) {
      if (liveness.IsLiveBefore(static_cast<int>(offset), r)) text += " r" + std::to_string(r);
    }
    text += "; ";
    offset += static_cast<size_t>(instruction.length());
  }
  script->Release();
  return text;
}

void LiveRegistersAre(const std::string& source, const std::string& expected) {
  const std::string actual = Liveness(source);
  if (actual != expected) Fail(source, "live registers\n  expected: " + expected + "\n  actual:   " + actual);
}

void TestLiveness() {
  // Around a loop: the counter and the sum live to its end, the bound is an argument.
  LiveRegistersAre("function f(n) { var s = 0; for (var i = 0; i < n; i++) s += i; return s; }",
                   "LoadInt:; LoadInt: r0; Jump: r0 r1; Add: r0 r1; Inc: r0 r1; JumpLoopIfLess: r0 r1; Return: r0; ");
  // A call takes the words of its run with it, and its destination is not live before it.
  LiveRegistersAre("function f(g, x) { return g(x, 1); }",
                   "Move:; LoadInt: r2; CallUndefinedReceiver: r1 r2; Return: r0; ");
  // What a handler reads lives through everything that can throw inside of its region; a branch that ends a loop leaves
  // the old value of its destination alone.
  LiveRegistersAre("function f(g) { var x = 1; try { x = g(); } catch { return x; } return x; }",
                   "LoadInt:; Move: r0; CallUndefinedReceiver: r0 r1; Jump: r0; Return: r0; Return: r0; ");
}

void TestCode() {
  // Four instructions an iteration: the test is the back edge.
  HasCode("function f(a, n) { var s = 0; for (var i = 0; i < n; i++) s += a[i]; return s; }",
          "LoadInt r0, #0; LoadInt r1, #0; Jump -> 21; GetKeyed r2, a0, r1, @0; Add r0, r0, r2; Inc r1, r1; "
          "JumpLoopIfLess r1, a1, -> 9; Return r0");
  // The method goes into the callee's register, the receiver straight into the run.
  HasCode("function f(o, x) { return o.m(x + 1, 2); }",
          "Move r4, a0; GetNamed r1, r4, \"m\", @0; AddInt r3, a1, #1; LoadInt r2, #2; Call r0, r1, r4, #2, @3; Return r0");
  // What evaluating the arguments cannot be told from is one instruction, with the object where it is.
  HasCode("function f(o, x) { o.m(x, 1); }",
          "Move r1, a1; LoadInt r0, #1; CallNamed r0, a0, r2, #2, \"m\", @0, @2; ReturnUndefined");
  HasCode("function f(o) { return o.p.m(); }",
          "GetNamed r1, a0, \"p\", @0; CallNamed r0, r1, r1, #0, \"m\", @3, @5; Return r0");
  // The value of a plain assignment is where the variable is; only finished values reach a variable.
  HasCode("function f(a, i) { return a[++i]; }", "Inc a1, a1; GetKeyed r0, a0, a1, @0; Return r0");
  HasCode("function f(a, i) { return a[i--]; }", "PostfixDec r0, a1; GetKeyed r0, a0, r0, @0; Return r0");
  HasCode("function f(a, b) { a = b + a + b; }", "Add r0, a1, a0; Add a0, r0, a1; ReturnUndefined");
  HasCode("function f(a, b) { a = b || a; }", "Move r0, a1; JumpIfTrue r0, -> 10; Move r0, a0; Move a0, r0; ReturnUndefined");
  HasCode("function f(a, i) { return a[i + 1 | 0] | 0; }",
          "AddIntToInt32 r0, a1, #1; GetKeyedToInt32 r0, a0, r0, @0; Return r0");
  HasCode("function f(a, b) { return (a - b | 0) * (a + b | 1); }",
          "SubToInt32 r0, a0, a1; Add r1, a0, a1; BitOrInt r1, r1, #1; Mul r0, r0, r1; Return r0");
  // An operand that a later one assigns is copied.
  HasCode("function f(a) { return ++a + a++; }", "Inc a0, a0; Move r0, a0; PostfixInc r1, a0; Add r0, r0, r1; Return r0");
  HasCode("function f(a) { return a + (a = 1); }", "Move r0, a0; LoadInt a0, #1; Add r0, r0, a0; Return r0");
  HasCode("function f(n) { while (n >= 0) n--; return 0; }",
          "Jump -> 6; Dec a0, a0; JumpLoopIfGreaterEqualInt a0, #0, -> 3; LoadInt r0, #0; Return r0");
  HasCode("function f(n) { for (;;) { if (n == 3) break; if (n) continue; else n++; } }",
          "JumpIfEqualInt a0, #3, -> 15; JumpIfTrue a0, -> 12; Inc a0, a0; JumpLoop -> 0; ReturnUndefined");
  HasCode("function f(a, b) { return a < b && b !== null ? a : 1; }",
          "JumpIfNotLess a0, a1, -> 15; JumpIfNull a1, -> 15; Move r0, a0; Jump -> 18; LoadInt r0, #1; Return r0");
}

// The constructor of the class that the script declares counts the fields of its objects.
void CountsFields(const std::string& source, int expected) {
  for (const bool allow_lazy : {true, false}) {
    const char* error = nullptr;
    UnlinkedFunction* script = Compile(source, ParseKind::kScript, allow_lazy, &error);
    if (script == nullptr) return Fail(source, error);
    for (int i = 0; i < script->code()->constant_count(); ++i) {
      if (script->code()->constant(i).kind() != UnlinkedConstant::kFunction) continue;
      const UnlinkedFunction& constructor = *script->code()->constant(i).function();
      UnlinkedFunction* lazy = constructor.code() == nullptr ? CompileLazy(source, constructor) : nullptr;
      const UnlinkedCode* code = lazy == nullptr ? constructor.code() : lazy->code();
      const int count = code->expected_property_count();
      if (count != expected) Fail(source, "expected fields: " + std::to_string(count));
      if (lazy != nullptr) lazy->Release();
      break;
    }
    script->Release();
  }
}

void TestFieldCounts() {
  CountsFields("class A {}", 0);
  CountsFields("class A { constructor(x) { this.x = x; this.y = 1; } }", 2);
  CountsFields("class A { x; y = 1; #z; ['w'] = 2; static s = 3; m() {} #p() {} }", 4);
  CountsFields("class A extends Object { x = 1; constructor() { super(); this.y = 2; } }", 2);
}

// Every allocation fails once; nothing crashes or leaks, and the failure says so.
void TestOutOfMemory() {
  const std::string source =
      "class A { #x = 1; m(a, {b, ...c} = {}) { try { return () => this.#x + a; } finally { [b] = c; } } } "
      "function* g() { for (const x of y) yield* x; } let z = `a${g}`; eval('z');";
  for (const base::Gate gate : {base::Gate::kZone, base::Gate::kMalloc}) {
    for (uint64_t n = 1;; ++n) {
      ParseInfo info(ParseKind::kScript);
      Prepare(&info, source);
      info.allow_lazy = false;
      if (!ParseProgram(&info)) return Fail(source, FailureText(info));
      UnlinkedFunction* function = nullptr;
      base::FaultInjector::FailAt(n, 1u << static_cast<int>(gate));
      const bool ok = GenerateBytecode(&info, &function);
      base::FaultInjector::Reset();
      if (ok) {
        function->Release();
        break;
      }
      if (info.failure != ParseInfo::Failure::kOutOfMemory) Fail(source, FailureText(info));
    }
  }
}

}  // namespace

int Main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::FILE* file = std::fopen(argv[i], "rb");
    if (file == nullptr) return 2;
    std::string source;
    char buffer[65536];
    for (size_t n; (n = std::fread(buffer, 1, sizeof(buffer), file)) > 0;) source.append(buffer, n);
    std::fclose(file);
    const char* error = nullptr;
    UnlinkedFunction* function = Compile(source, ParseKind::kScript, false, &error);
    if (function == nullptr) {
      std::printf("%s: %s\n", argv[i], error);
      return 1;
    }
    Check(source, *function);
    PrintBytecode(*function->code(), argv[i]);
    function->Release();
  }
  if (argc > 1) return failures != 0;
  TestLanguage();
  TestCode();
  TestFieldCounts();
  TestLiveness();
  TestFailures();
  TestOutOfMemory();
  if (failures == 0) std::printf("ok\n");
  return failures != 0;
}

}  // namespace v8::internal

int main(int argc, char** argv) { return v8::internal::Main(argc, argv); }
