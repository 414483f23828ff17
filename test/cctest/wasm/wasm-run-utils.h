#ifndef FLAT8_TEST_CCTEST_WASM_WASM_RUN_UTILS_H_
#define FLAT8_TEST_CCTEST_WASM_WASM_RUN_UTILS_H_

// There is no WebAssembly. The path is here because tests of the API include it.

#endif  // FLAT8_TEST_CCTEST_WASM_WASM_RUN_UTILS_H_
