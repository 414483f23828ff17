#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_GENERATORS_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_GENERATORS_H_

#include "src/execution/isolate.h"

namespace v8::internal {

Result<Value> CreateGeneratorObject(Isolate* isolate, uint64_t* fp);
// Copies arguments and registers of the frame into the generator.
Result<void> SuspendGenerator(Isolate* isolate, uint64_t* fp, Tagged<JSGeneratorObject> generator,
                              const uint16_t* pc);
// Lays the frame of a suspended generator out again, with its arguments right below `top`, and makes it the top frame: its
// pc is that of the instruction that suspended it, whose registers have got what is sent. `flags` are the frame's. The
// caller has checked that there is room (GeneratorFrameWords).
uint64_t* PushGeneratorFrame(Isolate* isolate, uint64_t* top, Tagged<JSGeneratorObject> generator, Value value,
                             JSGeneratorObject::ResumeMode mode, int flags);
// Words of that frame, from its lowest register to its last argument.
int GeneratorFrameWords(Tagged<JSGeneratorObject> generator);
// Runs a generator on a frame of its own until it suspends or ends: used by next, return and throw, and by await.
Result<Value> ResumeGenerator(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value,
                              JSGeneratorObject::ResumeMode mode);
// The same for what iterates over a generator: the next value, or the hole when it is done.
Result<Value> StepGenerator(Isolate* isolate, Tagged<JSGeneratorObject> generator);
// Whether iterating with these may step the generator: one that is not async, with the next method that it was made with.
bool IsSteppableGenerator(Value iterator, Value next_method);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_GENERATORS_H_
