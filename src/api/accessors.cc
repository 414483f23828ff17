#include "src/builtins/accessors.h"

#include "src/api/api-internal.h"

namespace v8::internal {

Handle<AccessorInfo> Accessors::MakeAccessor(Isolate* isolate, Handle<Name> name,
                                             v8::AccessorNameGetterCallback getter,
                                             AccessorNameBooleanSetterCallback setter) {
  Tagged<Name> key = *name;
  if (IsString(key)) key = MUST(InternalizeString(isolate, Cast<String>(key)));
  return Handle<AccessorInfo>(
      MUST(NewAccessorInfo(isolate, key, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), Undefined(),
                           NONE, AccessorInfo::kSetterReturnsBoolean)),
      isolate);
}

}  // namespace v8::internal
