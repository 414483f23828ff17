#ifndef FLAT8_SRC_API_API_COMPILATION_H_
#define FLAT8_SRC_API_API_COMPILATION_H_

#include "include/v8.h"
#include "src/runtime/functions/compilation.h"

// What the entrances to the compiler share: api-script.cc, api-streaming.cc, api-code-cache.cc.
namespace v8::internal {

ScriptDetails DetailsOf(const v8::ScriptOrigin* origin);

// Looks at the code cache of a source that is to be compiled with kConsumeCodeCache and notes whether it can be used.
void CheckCodeCache(v8::ScriptCompiler::Source* source, v8::ScriptCompiler::CompileOptions options);

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_COMPILATION_H_
