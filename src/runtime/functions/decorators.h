#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_DECORATORS_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_DECORATORS_H_

#include "src/common/decorator-kind.h"
#include "src/execution/isolate.h"
#include "src/objects/objects-inl.h"

// Decorators and auto-accessors (not in the specification, but in the proposal on decorators).
namespace v8::internal {

// What is known of a decorated class element or an auto-accessor: the proposal's ClassElementDefinition Record, a
// FixedArray. Those that only collect initializers have nothing else.
struct ElementRecord {
  enum Slot : int {
    kFlags,  // DecoratorKind and kDecorated… flags.
    kKey,    // Property key, or private name: the symbol of a field, else its text.
    kValue,  // The function of a method.
    kGetter,
    kSetter,
    kStorage,       // The private name under which an auto-accessor keeps its value.
    kBrand,         // Of the objects that have the private method or accessor.
    kDecorators,    // List of receivers and decorators, in turn; undefined when there are none.
    kInitializers,  // Lists in arrays with room, and how many they are. Of the first value, the last one first.
    kInitializerCount,
    kExtraInitializers,  // Those that were added: run behind the first value.
    kExtraInitializerCount,
    kSlotCount
  };
  explicit ElementRecord(Value record) : slots(Cast<FixedArray>(record)) {}
  DecoratorKind kind() const { return static_cast<DecoratorKind>(slots->get(kFlags).AsInt() & kDecoratorKindMask); }
  bool is_static() const { return (slots->get(kFlags).AsInt() & kDecoratedStatic) != 0; }
  bool is_private() const { return (slots->get(kFlags).AsInt() & kDecoratedPrivate) != 0; }
  Value key() const { return slots->get(kKey); }

  Tagged<FixedArray> slots;
};

// Appends to one of the lists of initializers.
Result<void> AddInitializer(Isolate* isolate, ElementRecord record, ElementRecord::Slot list, Value initializer);

// What the access object of a decorator's context does with an object (CreateDecoratorAccessObject).
Result<bool> DecoratedElementHas(Isolate* isolate, ElementRecord record, Value object);
Result<Value> DecoratedElementGet(Isolate* isolate, ElementRecord record, Value object);
Result<void> DecoratedElementSet(Isolate* isolate, ElementRecord record, Value object, Value value);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_DECORATORS_H_
