#ifndef FLAT8_SRC_RUNTIME_ACCESSORS_H_
#define FLAT8_SRC_RUNTIME_ACCESSORS_H_

#include "src/execution/api-callbacks.h"
#include "src/runtime/property.h"

// The engine's own native accessors: properties that look like data properties and are computed (or kept elsewhere).
// They stand in the descriptors of the maps of functions, arrays and string objects, so that making such an object
// writes none of them.
namespace v8::internal {

Result<Tagged<AccessorInfo>> NewInternalAccessor(Isolate* isolate, Tagged<Name> name, InternalGetter getter,
                                                 InternalSetter setter = nullptr);

// `length` of arrays: put it first among the map's descriptors, DONT_ENUM | DONT_DELETE.
Result<Tagged<AccessorInfo>> NewArrayLengthAccessor(Isolate* isolate);
// `length` of String objects: READ_ONLY | DONT_ENUM | DONT_DELETE.
Result<Tagged<AccessorInfo>> NewStringLengthAccessor(Isolate* isolate);
// `length` and `name` of functions: READ_ONLY | DONT_ENUM.
Result<Tagged<AccessorInfo>> NewFunctionLengthAccessor(Isolate* isolate);
Result<Tagged<AccessorInfo>> NewFunctionNameAccessor(Isolate* isolate);
// `prototype` of functions whose maps have a prototype slot: DONT_ENUM | DONT_DELETE (classes: READ_ONLY too).
Result<Tagged<AccessorInfo>> NewFunctionPrototypeAccessor(Isolate* isolate);

// The value of `prototype`; makes the object on first use.
Result<Value> GetFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function);
Result<void> SetFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function, Value value);
// The map of the objects that `new function` makes.
Result<Tagged<Map>> EnsureInitialMap(Isolate* isolate, Tagged<JSFunction> function);
// Makes `map` the initial map of `function`, and `prototype` its prototype (bootstrap).
Result<void> SetInitialMap(Isolate* isolate, Tagged<JSFunction> function, Tagged<Map> map, Value prototype);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ACCESSORS_H_
