// When microtasks run.

#ifndef INCLUDE_V8_MICROTASKS_H_
#define INCLUDE_V8_MICROTASKS_H_

namespace v8 {

class Isolate;

using MicrotasksCompletedCallbackWithData = void (*)(Isolate* isolate, void* data);
// A microtask of the host.
using MicrotaskCallback = void (*)(void* data);

// kExplicit: when the host says (Isolate::PerformMicrotaskCheckpoint). kScoped: when the outermost MicrotasksScope of
// type kRunMicrotasks closes. kAuto: when the outermost call into script returns; the default.
enum class MicrotasksPolicy { kExplicit, kScoped, kAuto };

}  // namespace v8

#endif  // INCLUDE_V8_MICROTASKS_H_
