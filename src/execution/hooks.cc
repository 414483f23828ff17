#include "src/execution/hooks.h"

namespace v8::internal {

Hooks* ProcessHooks() {
  static Hooks hooks;
  return &hooks;
}

}  // namespace v8::internal
