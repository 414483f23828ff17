#ifndef FLAT8_SRC_BUILTINS_BUILTINS_H_
#define FLAT8_SRC_BUILTINS_BUILTINS_H_

#include "src/common/builtin-ids.h"
#include "src/execution/arguments.h"
#include "src/execution/call.h"
#include "src/runtime/values/conversions.h"
#include "src/runtime/values/operators.h"
#include "src/runtime/properties/property.h"

// The functions of the library. Each is declared in a table (src/common/builtins/*.def), which also gives its name,
// length and place, and defined once:
//
//   // ECMA-262 §23.1.3.1 Array.prototype.at ( index )
//   BUILTIN(ArrayPrototypeAt) {
//     auto object = TRY(ToObject(isolate, arguments.receiver()));
//     ...
//   }
//
// Long loops poll: `if (!isolate->Poll()) return Exception();`.
namespace v8::internal {

#define BUILTIN(Name) Result<Value> Builtin_##Name([[maybe_unused]] Isolate* isolate, [[maybe_unused]] Arguments arguments)

#define BUILTIN_FUNCTION(Implementation) BUILTIN(Implementation);
#include "src/common/builtin-functions.def"

// For methods whose receiver must be of one class: the receiver, or
// `TypeError: Method Map.prototype.get called on incompatible receiver …`.
#define CHECK_RECEIVER(Type, name, method)                                                                   \
  if (!Is##Type(arguments.receiver())) {                                                                     \
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,                                      \
                 TRY(NewStringFromAscii(isolate, method)), arguments.receiver());                            \
  }                                                                                                          \
  auto name = Cast<Type>(arguments.receiver())

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_BUILTINS_H_
