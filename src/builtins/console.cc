#include "src/builtins/builtins.h"

// https://console.spec.whatwg.org/#console-namespace. Not in the specification: nothing is printed, no timer or counter
// kept. V8 has such a console as long as no inspector listens; programs rely on its being there.
namespace v8::internal {

BUILTIN(ConsoleDebug) { return Undefined(); }
BUILTIN(ConsoleError) { return Undefined(); }
BUILTIN(ConsoleInfo) { return Undefined(); }
BUILTIN(ConsoleLog) { return Undefined(); }
BUILTIN(ConsoleWarn) { return Undefined(); }
BUILTIN(ConsoleDir) { return Undefined(); }
BUILTIN(ConsoleDirxml) { return Undefined(); }
BUILTIN(ConsoleTable) { return Undefined(); }
BUILTIN(ConsoleTrace) { return Undefined(); }
BUILTIN(ConsoleGroup) { return Undefined(); }
BUILTIN(ConsoleGroupCollapsed) { return Undefined(); }
BUILTIN(ConsoleGroupEnd) { return Undefined(); }
BUILTIN(ConsoleClear) { return Undefined(); }
BUILTIN(ConsoleCount) { return Undefined(); }
BUILTIN(ConsoleCountReset) { return Undefined(); }
BUILTIN(ConsoleAssert) { return Undefined(); }
BUILTIN(ConsoleProfile) { return Undefined(); }
BUILTIN(ConsoleProfileEnd) { return Undefined(); }
BUILTIN(ConsoleTime) { return Undefined(); }
BUILTIN(ConsoleTimeLog) { return Undefined(); }
BUILTIN(ConsoleTimeEnd) { return Undefined(); }
BUILTIN(ConsoleTimeStamp) { return Undefined(); }

}  // namespace v8::internal
