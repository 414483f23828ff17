#ifndef FLAT8_SRC_BUILTINS_BUILTINS_H_
#define FLAT8_SRC_BUILTINS_BUILTINS_H_

#include "src/common/builtin-ids.h"
#include "src/execution/arguments.h"
#include "src/execution/call.h"
#include "src/runtime/conversions.h"
#include "src/runtime/operators.h"
#include "src/runtime/property.h"

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

#define CLASS(Holder, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  BUILTIN(Implementation);
#define HIDDEN_CLASS CLASS
#define PROTOTYPE(Holder, Parent)
#define NAMESPACE(Holder, key)
#define HOLDER_SLOT(Holder, slot)
#include "src/common/builtin-holders.def"
#undef CLASS
#undef HIDDEN_CLASS
#undef PROTOTYPE
#undef NAMESPACE
#undef HOLDER_SLOT
#define BUILTIN_INTERNAL(Implementation) BUILTIN(Implementation);
#define BUILTIN_METHOD(Holder, key, length, Implementation) BUILTIN(Implementation);
#define BUILTIN_SYMBOL_METHOD(Holder, symbol, length, Implementation, attributes) BUILTIN(Implementation);
#define BUILTIN_GETTER(Holder, key, Implementation) BUILTIN(Implementation);
#define BUILTIN_ACCESSOR(Holder, key, Getter, Setter) \
  BUILTIN(Getter);                                    \
  BUILTIN(Setter);
#define BUILTIN_SYMBOL_GETTER(Holder, symbol, Implementation) BUILTIN(Implementation);
#define BUILTIN_SYMBOL_ACCESSOR(Holder, symbol, Getter, Setter) \
  BUILTIN(Getter);                                              \
  BUILTIN(Setter);
#define BUILTIN_TEXT_ACCESSOR(Holder, text, Getter, Setter) \
  BUILTIN(Getter);                                          \
  BUILTIN(Setter);
#define BUILTIN_ALIAS(Holder, key, OtherKey)
#define BUILTIN_SHARED_METHOD(Holder, key, Implementation)
#define BUILTIN_SYMBOL_ALIAS(Holder, symbol, OtherKey)
#define BUILTIN_CONSTANT(Holder, key, value, attributes)
#define BUILTIN_TO_STRING_TAG(Holder, text)
#define BUILTIN_FUNCTION_SLOT(Implementation, slot)
#include "src/common/builtins.def"
#include "src/common/builtins-undef.h"

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
