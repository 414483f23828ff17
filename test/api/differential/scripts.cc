// Script, UnboundScript, ScriptCompiler: compiling once, running in contexts, compiling functions, code caches.

#include "host.h"

HOST(ScriptsCompletionValues) {
  for (const char* source : {"",
                             "1",
                             "var x = 1",
                             "if (0) 1",
                             "{ 2 }",
                             "function f() {}",
                             "1; var y",
                             "1; {}",
                             "for (var i = 0; i < 3; i++) i",
                             "do { 5; break } while (0)",
                             "try { 6 } finally { 7 }",
                             "L: { 8; break L }",
                             "switch (1) { case 1: 9 }",
                             "let z = 3",
                             "class C {}",
                             "'use strict'",
                             "1;;;",
                             "with ({}) 10",
                             "try { throw 1 } catch (e) { e + 1 }",
                             "(() => {})()",
                             "eval('var q = 1')",
                             "eval('3;')",
                             "// comment only",
                             "void 0",
                             "while (true) { 11; break }",
                             "if (1) {} else 2"}) {
    PrintRun(source);
  }
}

HOST(ScriptsRunTwice) {
  Local<Script> script =
      Script::Compile(context, Str("var count = (typeof count === 'undefined' ? 0 : count) + 1; count"))
          .ToLocalChecked();
  Print("first", script->Run(context));
  Print("second", script->Run(context));
  Local<UnboundScript> unbound = script->GetUnboundScript();
  Local<Context> other = Context::New(isolate);
  Context::Scope scope(other);
  Print("other context", unbound->BindToCurrentContext()->Run(other));
  Print("bound stays", script->Run(context));
  Print("id", unbound->GetId() > 0);
  Print("same id", script->GetUnboundScript()->GetId() == unbound->GetId());
}

HOST(ScriptsLexicalScope) {
  PrintRun("let a = 1; const b = 2; class C {}");
  PrintRun("[a, b, typeof C, 'a' in globalThis]");
  PrintRun("let a = 3");
  PrintRun("var a");
  PrintRun("var v = 1; let v");
  PrintRun("let late = missing_name; 1");
  PrintRun("late");
  PrintRun("let late = 2");
  PrintRun("function b() {}");
  Print("not on the global object", context->Global()->Get(context, Str("a")));
  PrintRun("let undefined");
  PrintRun("let NaN = 1");
}

HOST(ScriptsOrigin) {
  ScriptOrigin origin(isolate, Str("origin.js"), 4, 8, true, -1, Str("source.map"), true);
  Print("name", origin.ResourceName());
  Print("line", origin.LineOffset());
  Print("column", origin.ColumnOffset());
  Print("map", origin.SourceMapUrl());
  Print("cross-origin", origin.Options().IsSharedCrossOrigin());
  Print("opaque", origin.Options().IsOpaque());
  Print("module", origin.Options().IsModule());
  Local<Script> script =
      Script::Compile(context, Str("\nfunction f() {}\n//# sourceURL=url.js\n//# sourceMappingURL=comment.map"),
                      &origin)
          .ToLocalChecked();
  Local<UnboundScript> unbound = script->GetUnboundScript();
  Print("script name", unbound->GetScriptName());
  Print("source URL", unbound->GetSourceURL());
  Print("mapping URL", unbound->GetSourceMappingURL());
  Print("line of 0", unbound->GetLineNumber(0));
  Print("line of 2", unbound->GetLineNumber(2));
  Local<Script> plain = Script::Compile(context, Str("1")).ToLocalChecked();
  Print("plain name", plain->GetUnboundScript()->GetScriptName());
  Print("plain source URL", plain->GetUnboundScript()->GetSourceURL());
}

HOST(ScriptsMagicComments) {
  for (const char* source :
       {"//# sourceURL=a.js", "//@ sourceURL=old.js", "//# sourceURL=  spaced.js  ", "//# sourceURL=two words.js",
        "//# sourceURL=first.js\n//# sourceURL=second.js", "/*# sourceURL=block.js */", "//#sourceURL=tight.js",
        "//# sourceMappingURL=m.map", "//# sourceURL=", "//# sourceURL='quoted.js'", "'//# sourceURL=instring.js'",
        "//# sourceURL=x.js trailing", "1 //# sourceURL=after.js"}) {
    Local<UnboundScript> script = Script::Compile(context, Str(source)).ToLocalChecked()->GetUnboundScript();
    PrintLine(source, Describe(script->GetSourceURL()) + " " + Describe(script->GetSourceMappingURL()));
  }
}

HOST(ScriptsCompileFunction) {
  Local<String> parameters[] = {Str("a"), Str("b")};
  ScriptOrigin origin(isolate, Str("function.js"), 5, 2);
  ScriptCompiler::Source source(Str("return [a, b, arguments.length, typeof this, x]"), origin);
  Local<Object> extension = RunChecked("({x: 'from the extension'})").As<Object>();
  Local<Function> function =
      ScriptCompiler::CompileFunction(context, &source, 2, parameters, 1, &extension).ToLocalChecked();
  Local<Value> arguments[] = {Int(1), Int(2)};
  Print("call", function->Call(context, Undefined(isolate), 2, arguments));
  Print("name", function->GetName());
  Print("line", function->GetScriptLineNumber());
  Print("length", function->Get(context, Str("length")));
  SetGlobal(context, "f", function);
  PrintRun("f.toString()");
  PrintRun("f.call(1, 2)[3]");
  extension->Set(context, Str("x"), Str("changed")).Check();
  Print("again", function->Call(context, Undefined(isolate), 0, nullptr));
  for (const char* body : {"return }", "}; function g() {", "throw new Error('in body')", "'use strict'; return this",
                           "let a = 1", "return new.target", "await 1", "*/"}) {
    ScriptCompiler::Source failing(Str(body), origin);
    PrintTry(std::string("compile ") + body, [&]() -> MaybeLocal<Value> {
      Local<Function> compiled;
      if (!ScriptCompiler::CompileFunction(context, &failing, 2, parameters, 0, nullptr).ToLocal(&compiled)) return {};
      return compiled->Call(context, Undefined(isolate), 0, nullptr);
    });
  }
  Local<String> bad_parameters[] = {Str("a b")};
  ScriptCompiler::Source again(Str("return 1"), origin);
  PrintTry("bad parameter",
           [&] { return ScriptCompiler::CompileFunction(context, &again, 1, bad_parameters, 0, nullptr); });
}

HOST(ScriptsCompileOptions) {
  for (auto options : {ScriptCompiler::kNoCompileOptions, ScriptCompiler::kEagerCompile}) {
    ScriptCompiler::Source source(Str("(function () { return 'compiled' })()"));
    Print("run", ScriptCompiler::Compile(context, &source, options).ToLocalChecked()->Run(context));
  }
  ScriptCompiler::Source source(Str("x +"));
  PrintTry("syntax error", [&] { return ScriptCompiler::Compile(context, &source).IsEmpty(); });
  ScriptCompiler::Source unbound(Str("y +"));
  PrintTry("unbound syntax error", [&] { return ScriptCompiler::CompileUnboundScript(isolate, &unbound).IsEmpty(); });
}

HOST(ScriptsEvalForbidden) {
  context->AllowCodeGenerationFromStrings(false);
  Print("allowed", context->IsCodeGenerationFromStringsAllowed());
  context->SetErrorMessageForCodeGenerationFromStrings(Str("eval is off"));
  PrintRun("eval('1')");
  PrintRun("try { eval('1') } catch (e) { e.message }");
  PrintRun("new Function('return 1')");
  PrintRun("(0, eval)('1')");
  PrintRun("eval(3)");
  PrintRun("setTimeoutMissing");
  context->AllowCodeGenerationFromStrings(true);
  PrintRun("eval('1')");
}

HOST(ScriptsStrictAndHashbang) {
  for (const char* source :
       {"#!/usr/bin/env host\n1", " #! no",
        "\xEF\xBB\xBF"
        "2",
        "<!-- html comment\n3", "4\n--> also", "'use strict'; 010", "010", "08", "'use strict'; delete x", "arguments",
        "this === globalThis", "'use strict'; this === globalThis", "typeof await", "var await = 1; await",
        "var yield_ = 1; yield_", "var let = 1; let", "async: 1", "var async = 2; async", "\\u0061 = 1; a"}) {
    PrintRun(source);
  }
}
