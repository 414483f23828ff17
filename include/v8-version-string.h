// V8_VERSION_STRING: "major.minor.build.patch" plus the embedder's suffix, as V8::GetVersion() returns it.

#ifndef V8_VERSION_STRING_H_
#define V8_VERSION_STRING_H_

#include "v8-version.h"  // NOLINT(build/include_directory)

// A host may set this to mark its own build; it becomes part of the string.
#ifndef V8_EMBEDDER_STRING
#define V8_EMBEDDER_STRING ""
#endif

#if V8_IS_CANDIDATE_VERSION
#define V8_CANDIDATE_STRING " (candidate)"
#else
#define V8_CANDIDATE_STRING ""
#endif

#define V8_SX(x) #x
#define V8_S(x) V8_SX(x)

#define V8_VERSION_STRING \
  V8_S(V8_MAJOR_VERSION)  \
  "." V8_S(V8_MINOR_VERSION) "." V8_S(V8_BUILD_NUMBER) "." V8_S(V8_PATCH_LEVEL) V8_EMBEDDER_STRING V8_CANDIDATE_STRING

#define FLAT8_VERSION_STRING V8_S(FLAT8_VERSION_MAJOR) "." V8_S(FLAT8_VERSION_MINOR) "." V8_S(FLAT8_VERSION_PATCH)

#endif  // V8_VERSION_STRING_H_
