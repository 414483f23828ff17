#ifndef FLAT8_SRC_OBJECTS_ISOLATE_ACCESS_H_
#define FLAT8_SRC_OBJECTS_ISOLATE_ACCESS_H_

#include "src/base/poller.h"
#include "src/common/message-template.h"
#include "src/objects/objects.h"
#include "src/objects/result.h"

// What the object model needs of the isolate, which stands floors above: declared here, defined in execution/.
namespace v8::internal {

class StringTable;

ExceptionPending Throw(Isolate* isolate, MessageTemplate message, Value a, Value b, Value c);
inline ExceptionPending ThrowMessage(Isolate* isolate, MessageTemplate message, Value a = Value()) {
  return Throw(isolate, message, a, Value(), Value());
}

StringTable* StringTableOf(Isolate* isolate);
// A fresh identity hash: 1 … 2^21 - 1.
uint32_t NextIdentityHash(Isolate* isolate);
// Names and maps that the lookup cache knows have changed in place.
void ClearLookupCache(Isolate* isolate);

// For long loops of the object model: handles interrupts that were asked for; false when an exception is pending then.
bool HandlePendingInterrupts(Isolate* isolate);
V8_INLINE bool PollInterrupts(Isolate* isolate) {
  const bool requested = IsolateData::From(isolate)->interrupt_requested.load(std::memory_order_relaxed) != 0;
  return V8_LIKELY(!requested) || HandlePendingInterrupts(isolate);
}

// The same for one step of many that take next to no time, by its number.
inline constexpr int kWordsBetweenPolls = 64 * 1024;
V8_INLINE bool PollInterruptsAt(Isolate* isolate, uint64_t step) {
  return V8_LIKELY(step % kWordsBetweenPolls != kWordsBetweenPolls - 1) || PollInterrupts(isolate);
}

// The same for computations that know no isolate.
inline base::Poller PollerOf(Isolate* isolate) {
  return base::Poller(&IsolateData::From(isolate)->interrupt_requested,
                      [](void* data) { return HandlePendingInterrupts(static_cast<Isolate*>(data)); }, isolate);
}

inline Tagged<NativeContext> RealmOf(Isolate* isolate) {
  return Tagged<NativeContext>(IsolateData::From(isolate)->native_context);
}
// Begins the termination for want of memory outside the heap (malloc).
inline ExceptionPending ReportOutOfMemory(Isolate* isolate, const char* location) {
  IsolateData* data = IsolateData::From(isolate);
  if (data->report_out_of_memory != nullptr) data->report_out_of_memory(isolate, location);
  return Exception();
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_ISOLATE_ACCESS_H_
