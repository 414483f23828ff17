#ifndef FLAT8_SRC_RUNTIME_ERRORS_CALL_SITE_TEXT_H_
#define FLAT8_SRC_RUNTIME_ERRORS_CALL_SITE_TEXT_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// The source text of the expression that the innermost script frame is evaluating (`obj.foo` in `obj.foo()`), for messages
// such as "obj.foo is not a function"; falls back to a description of `value` where there is no such text.
Result<Tagged<String>> RenderCallSite(Isolate* isolate, Value value);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ERRORS_CALL_SITE_TEXT_H_
