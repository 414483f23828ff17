#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_FUNCTION_ACCESSORS_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_FUNCTION_ACCESSORS_H_

#include "src/execution/isolate.h"

// The properties that every closure has without storing them: length, name and prototype (of sloppy functions also
// arguments and caller) are native accessors in the descriptors of the function maps, computed from the SharedFunctionInfo.
namespace v8::internal {

// The value of `prototype`; makes the object on first use. The function must have a prototype slot.
Result<Value> GetFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function);
Result<void> SetFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function, Value prototype);
// The map of the objects that `new` makes; made on first use.
Result<Tagged<Map>> EnsureInitialMap(Isolate* isolate, Tagged<JSFunction> function);

// What stands behind the native accessors of closures, arrays and String objects, for the read-only AccessorInfos.
struct InternalAccessor {
  InternalAccessorGetter getter;
  InternalAccessorSetter setter;  // null: read-only
};
InternalAccessor FunctionLengthAccessor();
InternalAccessor FunctionNameAccessor();
InternalAccessor FunctionPrototypeAccessor();
InternalAccessor FunctionArgumentsAccessor();
InternalAccessor FunctionCallerAccessor();

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_FUNCTION_ACCESSORS_H_
