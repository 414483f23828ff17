#ifndef FLAT8_TEST_COMMON_WASM_TEST_SIGNATURES_H_
#define FLAT8_TEST_COMMON_WASM_TEST_SIGNATURES_H_

// There is no WebAssembly. The path is here because tests of the API include it.

#endif  // FLAT8_TEST_COMMON_WASM_TEST_SIGNATURES_H_
