#include "src/execution/exception-handler.h"
#include "src/bytecode/unlinked-code.h"

namespace v8::internal {

HandlerTarget FindExceptionHandler(Tagged<Code> code, const uint16_t* pc) {
  HandlerTarget target{false, nullptr, 0, 0};
  if (!code->is_bytecode()) return target;
  const uint16_t* entry = static_cast<const uint16_t*>(code->entry());
  const HandlerEntry* handler = code->unlinked()->HandlerAt(static_cast<int>(pc - entry));
  if (handler == nullptr) return target;
  return {true, entry + handler->handler, handler->context_register, handler->exception_register};
}

}  // namespace v8::internal
