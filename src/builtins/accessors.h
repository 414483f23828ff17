#ifndef FLAT8_SRC_BUILTINS_ACCESSORS_H_
#define FLAT8_SRC_BUILTINS_ACCESSORS_H_

#include "include/v8-function-callback.h"
#include "include/v8-object.h"
#include "src/handles/handles.h"
#include "src/objects/templates.h"

// Native accessors for tests: AccessorInfos that run C++ functions with the API's callback infos.
namespace v8::internal {

// As a v8::AccessorNameSetterCallback, but it reports success through a Boolean.
using AccessorNameBooleanSetterCallback = void (*)(Local<v8::Name> property, Local<v8::Value> value,
                                                   const PropertyCallbackInfo<v8::Boolean>& info);

class Accessors {
 public:
  static Handle<AccessorInfo> MakeAccessor(Isolate* isolate, Handle<Name> name,
                                           v8::AccessorNameGetterCallback getter,
                                           AccessorNameBooleanSetterCallback setter);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_ACCESSORS_H_
