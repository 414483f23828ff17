#include "src/shell/syntax-check.h"

#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-json.h"
#include "include/v8-module.h"
#include "include/v8-script.h"
#include "src/shell/values.h"

namespace flat8::shell {

bool CheckSyntax(v8::Local<v8::Context> context, SourceKind kind, const std::string& source, const std::string& name) {
  v8::Isolate* const isolate = context->GetIsolate();
  v8::Local<v8::String> text;
  if (!MaybeNewString(isolate, source).ToLocal(&text)) {
    ThrowError(isolate, name + " is too long for a string");
    return false;
  }
  const bool is_module = kind == SourceKind::kModule;
  const v8::ScriptOrigin origin(NewString(isolate, name), 0, 0, false, -1, {}, false, false, is_module);
  v8::ScriptCompiler::Source unit(text, origin);
  switch (kind) {
    case SourceKind::kScript:
      return !v8::ScriptCompiler::Compile(context, &unit).IsEmpty();
    case SourceKind::kModule:
      return !v8::ScriptCompiler::CompileModule(isolate, &unit).IsEmpty();
    case SourceKind::kCommonJs:
      return !v8::ScriptCompiler::CompileFunction(context, &unit).IsEmpty();
    case SourceKind::kJson:
      return !v8::JSON::Parse(context, text).IsEmpty();
  }
  return false;
}

}  // namespace flat8::shell
