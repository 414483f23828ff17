#ifndef FLAT8_SRC_INIT_BOOTSTRAPPER_H_
#define FLAT8_SRC_INIT_BOOTSTRAPPER_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// Makes a realm: the intrinsics of the tables in common/ (builtin-holders.def, builtins.def), their maps, a global object
// and its proxy. The realm is not entered. Fails when memory runs out (the isolate is then terminating).
Result<Tagged<NativeContext>> CreateRealm(Isolate* isolate, int global_fields = 0, int proxy_fields = 0);
// Called once for each realm, however it came to be.
void NoteRealmCreated(Isolate* isolate);

}  // namespace v8::internal

#endif  // FLAT8_SRC_INIT_BOOTSTRAPPER_H_
