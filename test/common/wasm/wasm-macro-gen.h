#ifndef FLAT8_TEST_COMMON_WASM_WASM_MACRO_GEN_H_
#define FLAT8_TEST_COMMON_WASM_WASM_MACRO_GEN_H_

// There is no WebAssembly. The path is here because tests of the API include it.

#endif  // FLAT8_TEST_COMMON_WASM_WASM_MACRO_GEN_H_
