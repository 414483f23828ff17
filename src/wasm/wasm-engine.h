#ifndef FLAT8_SRC_WASM_WASM_ENGINE_H_
#define FLAT8_SRC_WASM_WASM_ENGINE_H_

// There is no WebAssembly. The path is here because tests of the API include it.

#endif  // FLAT8_SRC_WASM_WASM_ENGINE_H_
