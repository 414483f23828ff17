#ifndef FLAT8_SRC_SHELL_SYNTAX_CHECK_H_
#define FLAT8_SRC_SHELL_SYNTAX_CHECK_H_

#include <string>

#include "include/v8-context.h"
#include "include/v8-local-handle.h"

namespace flat8::shell {

enum class SourceKind { kScript, kModule, kCommonJs, kJson };

// Compiles the text and runs nothing. False: a SyntaxError is pending.
bool CheckSyntax(v8::Local<v8::Context> context, SourceKind kind, const std::string& source, const std::string& name);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_SYNTAX_CHECK_H_
