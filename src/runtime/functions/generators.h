#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_GENERATORS_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_GENERATORS_H_

#include "src/execution/isolate.h"

namespace v8::internal {

Result<Value> CreateGeneratorObject(Isolate* isolate, uint64_t* fp);
// Copies arguments and registers of the frame into the generator.
Result<void> SuspendGenerator(Isolate* isolate, uint64_t* fp, Tagged<JSGeneratorObject> generator,
                              const uint16_t* pc);
// Pushes the generator's frame again and runs it: used by next/return/throw and by await.
Result<Value> ResumeGenerator(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value,
                              JSGeneratorObject::ResumeMode mode);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_GENERATORS_H_
