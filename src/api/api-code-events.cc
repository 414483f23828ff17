#include <algorithm>
#include <vector>

#include "include/v8-profiler.h"
#include "src/api/api-internal.h"
#include "src/api/api-measurements.h"
#include "src/api/api-utf8.h"
#include "src/execution/script-location.h"
#include "src/heap/heap-inl.h"
#include "src/heap/object-visiting.h"

// Isolate::SetJitCodeEventHandler and CodeEventHandler: events about bytecode, the only code that is made.
namespace v8 {

namespace internal {

namespace {

// What v8::CodeEvent shows; lives for the call.
struct CodeEventData {
  Isolate* isolate;
  Tagged<SharedFunctionInfo> shared;
  Tagged<Code> code;
  int line = 0;
  int column = 0;
};

void TellJitHandler(Isolate* isolate, v8::JitCodeEventHandler handler, Tagged<SharedFunctionInfo> shared,
                    Tagged<Code> code) {
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
    handler(&event);
  });
}

void TellCodeEventHandler(Isolate* isolate, v8::CodeEventHandler* handler, Tagged<SharedFunctionInfo> shared,
                          Tagged<Code> code) {
  CodeEventData data{isolate, shared, code};
  ScriptLocation location;
  if (shared->IsUserJavaScript() &&
      !GetScriptLocation(isolate, shared->script(), shared->start_position(), &location).IsException()) {
    data.line = location.line + 1;
    data.column = location.column + 1;
  }
  Callout(isolate, [&] { handler->Handle(reinterpret_cast<v8::CodeEvent*>(&data)); });
}

void TellOfCode(Isolate* isolate, Tagged<SharedFunctionInfo> shared, Tagged<Code> code) {
  ApiData* const api = isolate->api_data;
  const v8::JitCodeEventHandler jit_handler =
      api->measurements == nullptr ? nullptr : api->measurements->code_event_handler;
  if (jit_handler != nullptr) TellJitHandler(isolate, jit_handler, shared, code);
  // A handler may take itself out of the list.
  const std::vector<v8::CodeEventHandler*> handlers = api->code_event_handlers;
  for (v8::CodeEventHandler* handler : handlers) TellCodeEventHandler(isolate, handler, shared, code);
}

void UpdateCodeHook(Isolate* isolate) {
  const ApiData* const api = isolate->api_data;
  const bool has_jit_handler = api->measurements != nullptr && api->measurements->code_event_handler != nullptr;
  isolate->code_hook = has_jit_handler || !api->code_event_handlers.empty() ? &TellOfCode : nullptr;
}

// The functions that have bytecode.
template <typename Tell>
V8_NOINLINE void TellOfExistingCode(Isolate* isolate, const Tell& tell) {
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
    tell(shared, shared->code());
  }
}

CodeEventData* Data(v8::CodeEvent* event) { return reinterpret_cast<CodeEventData*>(event); }

}  // namespace

}  // namespace internal

void Isolate::SetJitCodeEventHandler(JitCodeEventOptions options, JitCodeEventHandler event_handler) {
  i::Isolate* const isolate = i::Internal(this);
  i::Measurements::Of(isolate)->code_event_handler = event_handler;
  i::UpdateCodeHook(isolate);
  if (event_handler == nullptr || options != kJitCodeEventEnumExisting) return;
  HandleScope handles(this);
  i::TellOfExistingCode(isolate, [&](i::Tagged<i::SharedFunctionInfo> shared, i::Tagged<i::Code> code) {
    i::TellJitHandler(isolate, event_handler, shared, code);
  });
}

// --- CodeEvent

uintptr_t CodeEvent::GetCodeStartAddress() { return reinterpret_cast<uintptr_t>(i::Data(this)->code->entry()); }
size_t CodeEvent::GetCodeSize() { return static_cast<size_t>(i::Data(this)->code->unit_count()) * sizeof(uint16_t); }
Local<String> CodeEvent::GetFunctionName() {
  return i::MakeLocal<String>(i::Data(this)->isolate, i::Data(this)->shared->Name());
}
Local<String> CodeEvent::GetScriptName() {
  i::Isolate* const isolate = i::Data(this)->isolate;
  const i::Value script = i::Data(this)->shared->script_or_undefined();
  const i::Value name = i::IsScript(script) ? i::GetScriptNameOrSourceURL(i::Cast<i::Script>(script)) : script;
  if (!i::IsString(name)) return String::Empty(i::External(isolate));
  return i::MakeLocal<String>(isolate, i::Cast<i::String>(name));
}
int CodeEvent::GetScriptLine() { return i::Data(this)->line; }
int CodeEvent::GetScriptColumn() { return i::Data(this)->column; }
CodeEventType CodeEvent::GetCodeType() {
  const i::Tagged<i::SharedFunctionInfo> shared = i::Data(this)->shared;
  if (!shared->is_toplevel()) return kFunctionType;
  const bool is_eval = shared->IsUserJavaScript() && !shared->script()->eval_from_shared().IsUndefined();
  return is_eval ? kEvalType : kScriptType;
}
const char* CodeEvent::GetComment() { return ""; }
const char* CodeEvent::GetCodeEventTypeName(CodeEventType code_event_type) {
  switch (code_event_type) {
    case kUnknownType:
      return "Unknown";
#define TYPE_NAME(Name) \
  case k##Name##Type:   \
    return #Name;
      CODE_EVENTS_LIST(TYPE_NAME)
#undef TYPE_NAME
  }
  return "Unknown";
}
uintptr_t CodeEvent::GetPreviousCodeStartAddress() { return 0; }

// --- CodeEventHandler

CodeEventHandler::CodeEventHandler(Isolate* isolate) : internal_listener_(isolate) {}
CodeEventHandler::~CodeEventHandler() { Disable(); }

void CodeEventHandler::Enable() {
  i::Isolate* const isolate = i::Internal(static_cast<Isolate*>(internal_listener_));
  std::vector<CodeEventHandler*>& handlers = isolate->api_data->code_event_handlers;
  if (std::find(handlers.begin(), handlers.end(), this) != handlers.end()) return;
  handlers.push_back(this);
  i::UpdateCodeHook(isolate);
  HandleScope handles(i::External(isolate));
  i::TellOfExistingCode(isolate, [&](i::Tagged<i::SharedFunctionInfo> shared, i::Tagged<i::Code> code) {
    i::TellCodeEventHandler(isolate, this, shared, code);
  });
}

void CodeEventHandler::Disable() {
  i::Isolate* const isolate = i::Internal(static_cast<Isolate*>(internal_listener_));
  std::vector<CodeEventHandler*>& handlers = isolate->api_data->code_event_handlers;
  handlers.erase(std::remove(handlers.begin(), handlers.end(), this), handlers.end());
  i::UpdateCodeHook(isolate);
}

}  // namespace v8
