#ifndef FLAT8_SRC_COMPILER_GLOBALS_H_
#define FLAT8_SRC_COMPILER_GLOBALS_H_

// There is no optimising compiler. The path is here because tests of the API include it.

#endif  // FLAT8_SRC_COMPILER_GLOBALS_H_
