// The version of the embedding API that these headers provide.
//
// The numbers are those of the V8 release whose API is modelled, so that hosts' version switches pick the right branch;
// FLAT8_VERSION_* is the version of this engine.

#ifndef V8_INCLUDE_VERSION_H_
#define V8_INCLUDE_VERSION_H_

#define V8_MAJOR_VERSION 13
#define V8_MINOR_VERSION 2
#define V8_BUILD_NUMBER 152
#define V8_PATCH_LEVEL 0

// 1 for a candidate, 0 for a release.
#define V8_IS_CANDIDATE_VERSION 0

#define FLAT8_VERSION_MAJOR 0
#define FLAT8_VERSION_MINOR 1
#define FLAT8_VERSION_PATCH 0

#endif  // V8_INCLUDE_VERSION_H_
