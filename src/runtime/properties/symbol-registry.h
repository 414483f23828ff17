#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_SYMBOL_REGISTRY_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_SYMBOL_REGISTRY_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// ECMA-262 §20.4.2.2: the symbol that all realms of the isolate share under this key; made on first use.
Result<Tagged<Symbol>> SymbolFor(Isolate* isolate, Tagged<String> key);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_SYMBOL_REGISTRY_H_
