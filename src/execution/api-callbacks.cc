#include "src/execution/api-callbacks.h"

namespace v8::internal {

ApiCallbacks g_api_callbacks;
ModuleNamespaceCallbacks g_module_namespace_callbacks;

}  // namespace v8::internal
