#include "include/v8-function.h"
#include "src/api/api-extensions.h"
#include "src/api/api-internal.h"
#include "src/flags/flags.h"

// gc(), which scripts have with --expose-gc: a full collection; gc(true) and gc({ type: 'minor' }) collect the young
// generation.
namespace v8::internal {

namespace {

bool AsksForMinor(const FunctionCallbackInfo<v8::Value>& info) {
  if (!info[0]->IsObject()) return info[0]->IsTrue();
  v8::Isolate* const isolate = info.GetIsolate();
  v8::Local<v8::Value> type;
  return info[0]
             .As<v8::Object>()
             ->Get(isolate->GetCurrentContext(), v8::String::NewFromUtf8Literal(isolate, "type"))
             .ToLocal(&type) &&
         type->StrictEquals(v8::String::NewFromUtf8Literal(isolate, "minor"));
}

void CollectGarbageForScript(const FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  const bool minor = AsksForMinor(info);
  Internal(isolate)->CountUsage(UseCounter::kForcedGC);
  EntryScope entry(Internal(isolate));
  if (minor) {
    Internal(isolate)->heap()->CollectGarbage(NEW_SPACE, GarbageCollectionReason::kRuntime, kGCCallbackFlagForced);
  } else {
    Internal(isolate)->heap()->PreciseCollectAllGarbage(GarbageCollectionReason::kRuntime, kGCCallbackFlagForced);
  }
}

}  // namespace

v8::FunctionCallback GcCallback() { return &CollectGarbageForScript; }

bool InstallGcExtension(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  const char* const name = v8_flags.expose_gc_as;
  if (!v8_flags.expose_gc && name == nullptr) return true;
  v8::HandleScope handles(isolate);
  v8::Local<v8::String> key;
  v8::Local<v8::Function> function;
  if (!v8::String::NewFromUtf8(isolate, name != nullptr ? name : "gc").ToLocal(&key) ||
      !v8::Function::New(context, CollectGarbageForScript, v8::Local<v8::Value>(), 0, v8::ConstructorBehavior::kThrow)
           .ToLocal(&function)) {
    return false;
  }
  function->SetName(key);
  return context->Global()->DefineOwnProperty(context, key, function).FromMaybe(false);
}

}  // namespace v8::internal
