#ifndef FLAT8_SRC_SHELL_INSPECT_FORMAT_H_
#define FLAT8_SRC_SHELL_INSPECT_FORMAT_H_

#include <optional>
#include <string>
#include <vector>

#include "src/shell/inspect.h"

namespace flat8::shell {

// What console.log prints, as node's `util.format`: the substitutions %s %d %i %f %j %o %O %c %% of a string that comes
// first, then the other values after spaces, strings as they are. Nothing, with an exception pending, as TryInspect.
std::optional<std::string> TryFormat(v8::Isolate* isolate, const std::vector<v8::Local<v8::Value>>& values,
                                     const InspectOptions& options = {});

// Whether String() runs code of the program's own for this object: `toString` or `Symbol.toPrimitive` of a class of its
// own. Not for functions.
bool HasConversionOfProgram(v8::Isolate* isolate, v8::Local<v8::Value> value);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_INSPECT_FORMAT_H_
