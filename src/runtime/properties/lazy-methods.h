#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_LAZY_METHODS_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_LAZY_METHODS_H_

#include "src/runtime/functions/function-accessors.h"

// Most of the functions that the specification puts into a realm are never called. Their properties are native accessors
// in the read-only space, one per function for the whole process, which look like data properties; the first read makes
// the function, in the realm that the object belongs to, and turns the property into an ordinary one in place: neither
// the object's map nor what inline caches know changes. An object that has such properties has a map of its own, that of
// a prototype.
namespace v8::internal {

class LookupIterator;

// `data` of the AccessorInfo: the SharedFunctionInfo.
InternalAccessor LazyMethodAccessor();
V8_INLINE bool IsLazyMethod(Value accessor) {
  return IsAccessorInfo(accessor) && (Cast<AccessorInfo>(accessor)->flags() & AccessorInfo::kIsLazyMethod) != 0;
}
// Whether the search has ended at one.
bool IsLazyMethod(const LookupIterator& it);
// Makes all functions that the object itself still has to make, before something takes its properties as they are.
Result<void> MakeLazyMethods(Isolate* isolate, Tagged<JSObject> object);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_LAZY_METHODS_H_
