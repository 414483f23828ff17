#ifndef FLAT8_SRC_RUNTIME_ENVIRONMENTS_DIRECT_EVAL_H_
#define FLAT8_SRC_RUNTIME_ENVIRONMENTS_DIRECT_EVAL_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// Direct eval of the frame: non-strings are returned as they are.
Result<Value> DirectEvalFromInterpreter(Isolate* isolate, uint64_t* fp, Value source, Value scope_info);

// What the code of a sloppy eval does with its declarations. `function` undefined: a var.
Result<Value> DeclareEvalBinding(Isolate* isolate, Tagged<String> name, Value function);
Result<Value> CheckEvalDeclaration(Isolate* isolate, Tagged<String> name, bool is_function);
Result<Value> StoreEvalVar(Isolate* isolate, Tagged<String> name, Value function);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ENVIRONMENTS_DIRECT_EVAL_H_
