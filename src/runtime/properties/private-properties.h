#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_PRIVATE_PROPERTIES_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_PRIVATE_PROPERTIES_H_

#include "src/execution/isolate.h"

// Private properties (fields, brands, API privates) of any object, also of proxies, whose handlers do not see them.
namespace v8::internal {

Result<bool> HasPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name);
// The hole when there is none.
Result<Value> GetPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name);
Result<void> DefinePrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name, Value value);

// There need not be one.
Result<void> DeletePrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_PRIVATE_PROPERTIES_H_
