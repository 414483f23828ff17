#include <vector>

#include "src/api/api-internal.h"
#include "src/api/api-measurements.h"
#include "src/api/api-utf8.h"
#include "src/heap/heap-inl.h"
#include "src/heap/object-visiting.h"

// Isolate::SetJitCodeEventHandler: events about bytecode, the only code that is made.
namespace v8 {

namespace internal {

namespace {

void TellOfCode(Isolate* isolate, Tagged<SharedFunctionInfo> shared, Tagged<Code> code) {
  Callout(isolate, [&] {
    const std::string name = StringToUtf8(shared->Name(), true);
    v8::JitCodeEvent event;
    event.type = v8::JitCodeEvent::CODE_ADDED;
    event.code_type = v8::JitCodeEvent::BYTE_CODE;
    event.code_start = code->entry();
    event.code_len = static_cast<size_t>(code->unit_count()) * sizeof(uint16_t);
    event.script = MakeLocal<v8::UnboundScript>(isolate, shared);
    event.user_data = nullptr;
    event.name = {name.data(), name.size()};
    event.isolate = External(isolate);
    isolate->api_data->measurements->code_event_handler(&event);
  });
}

// The functions that have bytecode.
V8_NOINLINE void TellOfExistingCode(Isolate* isolate) {
  EntryScope entry(isolate);
  isolate->heap()->MakeIterable();
  // Walking and calling the host, which may allocate, are done one after the other.
  std::vector<v8::Global<v8::UnboundScript>> functions;
  isolate->heap()->ForEachPage([&](PageMetadata* page) {
    ForEachObjectOnPage(page, [&](Address address, size_t) {
      const Tagged<HeapObject> object(address);
      if (!IsSharedFunctionInfo(object)) return;
      const auto shared = Cast<SharedFunctionInfo>(object);
      if (!shared->code()->is_bytecode()) return;
      functions.emplace_back(External(isolate), MakeLocal<v8::UnboundScript>(isolate, shared));
    });
  });
  for (const auto& function : functions) {
    const auto shared = OpenAs<SharedFunctionInfo>(function.Get(External(isolate)));
    TellOfCode(isolate, shared, shared->code());
  }
}

}  // namespace

}  // namespace internal

void Isolate::SetJitCodeEventHandler(JitCodeEventOptions options, JitCodeEventHandler event_handler) {
  i::Isolate* const isolate = i::Internal(this);
  i::Measurements::Of(isolate)->code_event_handler = event_handler;
  isolate->code_hook = event_handler == nullptr ? nullptr : &i::TellOfCode;
  if (event_handler == nullptr || options != kJitCodeEventEnumExisting) return;
  HandleScope handles(this);
  i::TellOfExistingCode(isolate);
}

}  // namespace v8
