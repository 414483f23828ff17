// Message and StackTrace: lines, columns, names, frames.

#include "host.h"

static void PrintMessage(Local<Context> context, const TryCatch& try_catch) {
  Local<Message> message = try_catch.Message();
  Print("text", message->Get());
  Print("resource", message->GetScriptResourceName());
  Print("line", message->GetLineNumber(context));
  Print("start column", message->GetStartColumn());
  Print("end column", message->GetEndColumn());
  Print("start position", message->GetStartPosition());
  Print("end position", message->GetEndPosition());
  Print("source line", message->GetSourceLine(context));
  Print("shared", message->IsSharedCrossOrigin());
  Print("opaque", message->IsOpaque());
  Print("level", message->ErrorLevel());
  Print("stack trace", message->GetStackTrace().IsEmpty());
}

HOST(MessagesBasic) {
  TryCatch try_catch(isolate);
  Run("var a = 1;\nvar b = 2;\n  throw new Error('third line');\nvar c;", "basic.js").IsEmpty();
  PrintMessage(context, try_catch);
}

HOST(MessagesOffset) {
  for (const char* source : {"throw 1", "\nthrow 1", "  function f() { missing() }; f()"}) {
    ScriptOrigin origin(isolate, Str("offset.html"), 10, 20, true, -1, Str("map.json"), true);
    TryCatch try_catch(isolate);
    Script::Compile(context, Str(source), &origin).ToLocalChecked()->Run(context).IsEmpty();
    PrintMessage(context, try_catch);
    ScriptOrigin of_message = try_catch.Message()->GetScriptOrigin();
    Print("line offset", of_message.LineOffset());
    Print("column offset", of_message.ColumnOffset());
    Print("source map", of_message.SourceMapUrl());
    Print("resource", of_message.ResourceName());
  }
}

HOST(MessagesSyntaxError) {
  ScriptOrigin origin(isolate, Str("syntax.js"), 3, 7);
  for (const char* source : {"var 1a", "\n  foo bar", "f(", "'abc\n'"}) {
    TryCatch try_catch(isolate);
    Print("empty", Script::Compile(context, Str(source), &origin).IsEmpty());
    Local<Message> message = try_catch.Message();
    Print("place", DescribePlace(message));
    Print("positions", std::to_string(message->GetStartPosition()) + "-" + std::to_string(message->GetEndPosition()));
    Print("resource", message->GetScriptResourceName());
    Print("stack", try_catch.StackTrace(context));
  }
}

HOST(MessagesSourceUrl) {
  TryCatch try_catch(isolate);
  Run("throw 1\n//# sourceURL=named.js\n//# sourceMappingURL=map.js", "resource.js").IsEmpty();
  Print("resource", try_catch.Message()->GetScriptResourceName());
  Print("source map", try_catch.Message()->GetScriptOrigin().SourceMapUrl());
  try_catch.Reset();
  Run("eval('\\n\\n throw 2\\n//# sourceURL=evaluated.js')", "resource.js").IsEmpty();
  Print("resource", try_catch.Message()->GetScriptResourceName());
  Print("line", try_catch.Message()->GetLineNumber(context));
  try_catch.Reset();
  Run("new Function('throw 3')()", "resource.js").IsEmpty();
  Print("resource", try_catch.Message()->GetScriptResourceName());
  Print("line", try_catch.Message()->GetLineNumber(context));
}

HOST(MessagesCreate) {
  Local<Value> error = RunChecked("\n\nfunction make() {\n  return new TypeError('made') }\nmake()");
  Local<Message> message = Exception::CreateMessage(isolate, error);
  Print("text", message->Get());
  Print("place", DescribePlace(message));
  Print("resource", message->GetScriptResourceName());
  Print("stack", Exception::GetStackTrace(error).IsEmpty());
  message = Exception::CreateMessage(isolate, Str("just text"));
  Print("text", message->Get());
  Print("place", DescribePlace(message));
  Print("stack of text", Exception::GetStackTrace(Str("x")).IsEmpty());
}

HOST(MessagesLongLines) {
  std::string source(5000, ' ');
  source += "throw 1; ";
  source += std::string(5000, 'x');
  TryCatch try_catch(isolate);
  Run(source.c_str()).IsEmpty();
  Print("column", try_catch.Message()->GetStartColumn());
  Print("line length", try_catch.Message()->GetSourceLine(context).ToLocalChecked()->Length());
  try_catch.Reset();
  Run("// \xE2\x82\xAC\xE2\x82\xAC\r\nvar \xC3\xA9 = '\xF0\x9F\x98\x80'; throw \xC3\xA9\r\n1").IsEmpty();
  Print("place", DescribePlace(try_catch.Message()));
  try_catch.Reset();
  Run("1;\xE2\x80\xA8 2;\r 3;\n throw 4").IsEmpty();
  Print("line terminators", DescribePlace(try_catch.Message()));
}

static void PrintStack(const FunctionCallbackInfo<Value>& info) {
  Isolate* isolate = info.GetIsolate();
  Local<StackTrace> stack = StackTrace::CurrentStackTrace(
      isolate, info.Length() > 0 ? info[0].As<Int32>()->Value() : 10, StackTrace::kDetailed);
  Print("frames", stack->GetFrameCount());
  for (int i = 0; i < stack->GetFrameCount(); i++) {
    Local<StackFrame> frame = stack->GetFrame(isolate, i);
    PrintLine("  frame", Describe(frame->GetFunctionName()) + " " + Describe(frame->GetScriptName()) + " " +
                             Text(frame->GetLineNumber()) + ":" + Text(frame->GetColumn()) + " " +
                             Describe(frame->GetScriptNameOrSourceURL()) + (frame->IsEval() ? " eval" : "") +
                             (frame->IsConstructor() ? " constructor" : "") + (frame->IsWasm() ? " wasm" : "") +
                             (frame->IsUserJavaScript() ? " user" : ""));
  }
}

HOST(StackTraceCurrent) {
  SetFunction(context, "stack", PrintStack);
  Run("function outer() {\n  inner();\n}\nfunction inner() {\n  var f = function () { stack() };\n  f()\n}\nouter()",
      "stack.js")
      .IsEmpty();
  Run("new (class Klass { constructor() { stack() } })", "stack.js").IsEmpty();
  Run("eval('\\nstack()')", "stack.js").IsEmpty();
  Run("[1].forEach(() => stack())", "stack.js").IsEmpty();
  Run("({method() { stack() }}).method()", "stack.js").IsEmpty();
  Run("({get x() { stack() }}).x", "stack.js").IsEmpty();
  Run("stack()\n//# sourceURL=url.js", "stack.js").IsEmpty();
  Run("(function f(n) { n ? f(n - 1) : stack(3) })(10)", "stack.js").IsEmpty();
  Run("Promise.resolve().then(function reaction() { stack() })", "stack.js").IsEmpty();
  Run("var g = (function* () { stack(); yield 1 })(); g.next()", "stack.js").IsEmpty();
  Run("(async function later() { await 1; stack() })()", "stack.js").IsEmpty();
  Run("class S { static { stack() } field = stack() } new S", "stack.js").IsEmpty();
  Run("`${{toString: () => stack()}}`", "stack.js").IsEmpty();
  Run("new Function('stack()')()", "stack.js").IsEmpty();
}

HOST(StackTraceOutside) {
  Local<StackTrace> stack = StackTrace::CurrentStackTrace(isolate, 10);
  Print("frames", stack->GetFrameCount());
  Print("name", StackTrace::CurrentScriptNameOrSourceURL(isolate));
}

HOST(StackTraceOfException) {
  isolate->SetCaptureStackTraceForUncaughtExceptions(true, 10, StackTrace::kDetailed);
  // Without a listener V8 prints what a verbose TryCatch catches.
  isolate->AddMessageListener([](Local<Message>, Local<Value>) {});
  TryCatch try_catch(isolate);
  try_catch.SetVerbose(true);
  Run("function a() {\n b() }\nfunction b() { throw new Error('x') }\n a()", "trace.js").IsEmpty();
  Local<StackTrace> stack = try_catch.Message()->GetStackTrace();
  Print("empty", stack.IsEmpty());
  if (stack.IsEmpty()) return;
  for (int i = 0; i < stack->GetFrameCount(); i++) {
    Local<StackFrame> frame = stack->GetFrame(isolate, i);
    PrintLine("frame",
              Describe(frame->GetFunctionName()) + " " + Text(frame->GetLineNumber()) + ":" + Text(frame->GetColumn()));
  }
  try_catch.Reset();
  Run("function c() { throw 'primitive' }\n c()", "trace.js").IsEmpty();
  stack = try_catch.Message()->GetStackTrace();
  Print("of a primitive", stack.IsEmpty() ? -1 : stack->GetFrameCount());
}

HOST(StackProperty) {
  for (const char* source :
       {"function f() { return new Error('m').stack } f()",
        "new Error('m').stack",
        "new (class A extends Error {})('x').stack",
        "Error('called').stack",
        "(() => { try { null.x } catch (e) { return e.stack.split('\\n').slice(1).join() } })()",
        "class B { m() { return new Error().stack } static s() { return new Error().stack } } new B().m()",
        "B.s()",
        "[1].map(() => new Error().stack)[0]",
        "eval('new Error().stack')",
        "new Function('return new Error().stack')()",
        "({get g() { return new Error().stack }}).g",
        "var o = {f() { return new Error().stack }}; o.f()",
        "new (function Ctor() { this.s = new Error().stack })().s",
        "var e = new Error('before'); e.message = 'after'; e.stack",
        "Object.getOwnPropertyNames(new Error('x')).join()",
        "Error.stackTraceLimit",
        "Error.stackTraceLimit = 1; (function a() { return (function b() { return new Error().stack })() })()",
        "Error.stackTraceLimit = 10; var c = {}; Error.captureStackTrace(c); c.stack",
        "function hide() { var t = {}; Error.captureStackTrace(t, hide); return t.stack } function caller() { return "
        "hide() } caller()",
        "new RangeError('r', {cause: 1}).stack",
        "Reflect.construct(Error, ['x'], class Z {}).stack",
        "Array.from({length: 1}, () => new Error().stack)[0]",
        "'a'.replace(/a/, () => new Error().stack)",
        "JSON.stringify({toJSON() { return new Error().stack }})"}) {
    PrintRun(source);
  }
}

HOST(StackPrepare) {
  RunChecked(
      "Error.prepareStackTrace = (error, sites) => sites.map(s => [s.getFunctionName(), s.getTypeName(), "
      "s.getMethodName(), s.getFileName(), s.getLineNumber(), s.getColumnNumber(), s.isToplevel(), s.isEval(), "
      "s.isNative(), s.isConstructor(), s.isAsync(), typeof s.getThis(), typeof s.getFunction()].join(' '))");
  PrintRun("function f() {\n  return new Error().stack\n}\nf()");
  PrintRun("new (class K { constructor() { this.s = new Error().stack } })().s");
  PrintRun("({method() { return new Error().stack }}).method()");
  PrintRun("eval('new Error().stack')");
  PrintRun("[1].map(function cb() { return new Error().stack })[0]");
  PrintRun("Error.prepareStackTrace = () => { throw new RangeError('prepare') }; new Error().stack");
  PrintRun("Error.prepareStackTrace = () => 42; new Error().stack");
  PrintRun("Error.prepareStackTrace = 3; typeof new Error().stack");
}

static MaybeLocal<Value> Prepare(Local<Context> context, Local<Value> error, Local<Array> sites) {
  Log("prepare " + Describe(error) + " " + Text(sites->Length()));
  return Str("prepared by the host").As<Value>();
}

HOST(StackPrepareCallback) {
  isolate->SetPrepareStackTraceCallback(Prepare);
  PrintRun("(function f() { return new Error('x').stack })()");
  PrintRun("var o = {}; Error.captureStackTrace(o); o.stack");
  PrintRun("Error.prepareStackTrace = () => 'by script'; new Error().stack");
  PrintLog("log");
}
