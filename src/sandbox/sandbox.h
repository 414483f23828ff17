#ifndef FLAT8_SRC_SANDBOX_SANDBOX_H_
#define FLAT8_SRC_SANDBOX_SANDBOX_H_

// There is no sandbox (V8_ENABLE_SANDBOX_BOOL). The path is here because tests of the API include it.

#endif  // FLAT8_SRC_SANDBOX_SANDBOX_H_
