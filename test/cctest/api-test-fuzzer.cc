#include "test/cctest/cctest.h"

// Where no test takes turns with others there is nobody to give the turn to. V8's test-api.cc has a stronger
// definition.
__attribute__((weak)) void ApiTestFuzzer::Fuzz() {}
