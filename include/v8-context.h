// Context: a global object with its own set of built-in objects (a realm, ECMA-262 §9.3).

#ifndef INCLUDE_V8_CONTEXT_H_
#define INCLUDE_V8_CONTEXT_H_

#include <stdint.h>

#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-snapshot.h"      // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// Names of registered extensions (v8-extension.h) to install in a new context.
class V8_EXPORT ExtensionConfiguration {
 public:
  ExtensionConfiguration() : name_count_(0), names_(nullptr) {}
  ExtensionConfiguration(int name_count, const char* names[]) : name_count_(name_count), names_(names) {}

  const char** begin() const { return names_; }
  const char** end() const { return names_ + name_count_; }

 private:
  const int name_count_;
  const char** names_;
};

// A realm. Several may live in an isolate and exchange values freely.
class V8_EXPORT Context : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kContext;

  // A new context, not entered. The global object is made from `global_template` if given. With `global_object`, a
  // global proxy taken from a context with DetachGlobal, that proxy now stands for the new global object. The
  // deserialisation callbacks have no effect. Empty when the isolate is being terminated or out of memory.
  static Local<Context> New(
      Isolate* isolate, ExtensionConfiguration* extensions = nullptr,
      MaybeLocal<ObjectTemplate> global_template = MaybeLocal<ObjectTemplate>(),
      MaybeLocal<Value> global_object = MaybeLocal<Value>(),
      DeserializeInternalFieldsCallback internal_fields_deserializer = DeserializeInternalFieldsCallback(),
      MicrotaskQueue* microtask_queue = nullptr,
      DeserializeContextDataCallback context_data_deserializer = DeserializeContextDataCallback(),
      DeserializeAPIWrapperCallback api_wrapper_deserializer = DeserializeAPIWrapperCallback());

  // The global proxy: what script's globalThis is. It stands for the global object until DetachGlobal.
  Local<Object> Global();
  void DetachGlobal();
  // Not in V8: %AbstractModuleSource% (ECMA-262 §28.3.1), which no property of the global object is. A host's objects
  // that stand for the source of a module inherit from its prototype.
  Local<Function> GetAbstractModuleSource();

  // Not in V8's public API: the names of let, const and class at the top level of this context's scripts, which are no
  // properties of the global object. Empty when out of memory.
  MaybeLocal<Array> GetGlobalLexicalNames();

  // Makes this the current context until Exit(); they nest. Use Context::Scope.
  void Enter();
  void Exit();

  Isolate* GetIsolate();
  MicrotaskQueue* GetMicrotaskQueue();
  // Only while no microtasks run and nothing is queued in the old queue.
  void SetMicrotaskQueue(MicrotaskQueue* queue);

  // Contexts with equal tokens may access each other; each has a token of its own at first.
  void SetSecurityToken(Local<Value> token);
  void UseDefaultSecurityToken();
  Local<Value> GetSecurityToken();

  // Slots for the host, as many as needed. By convention index 0 is a debugger's.
  enum EmbedderDataFields { kDebugIdIndex = 0 };
  uint32_t GetNumberOfEmbedderDataFields();
  Local<Value> GetEmbedderData(int index);
  void SetEmbedderData(int index, Local<Value> value);
  // Even addresses only; null where none was stored.
  void* GetAlignedPointerFromEmbedderData(int index);
  V8_INLINE void* GetAlignedPointerFromEmbedderData(Isolate*, int index) {
    return GetAlignedPointerFromEmbedderData(index);
  }
  void SetAlignedPointerInEmbedderData(int index, void* value);

  // Whether eval and the Function constructors work (default: yes). If not, the isolate's callback is asked
  // (Isolate::SetModifyCodeGenerationFromStringsCallback); without one they throw an EvalError.
  void AllowCodeGenerationFromStrings(bool allow);
  bool IsCodeGenerationFromStringsAllowed() const;
  void SetErrorMessageForCodeGenerationFromStrings(Local<String> message);

  // Functions that are told of the life of promises, while this is the current context: init(promise, parent) when one is
  // made (`parent`: the promise that it follows, or undefined), resolve(promise) when it is about to be resolved or
  // rejected, before(promise) and after(promise) around its reaction job. Empty handles for none. What they throw is
  // reported as uncaught. See also Isolate::SetPromiseHook.
  void SetPromiseHooks(Local<Function> init_hook, Local<Function> before_hook, Local<Function> after_hook,
                       Local<Function> resolve_hook);

  // An object for the host's own use, one per context.
  Local<Object> GetExtrasBindingObject();

  // Enters a context for as long as it lives. Stack only.
  class V8_NODISCARD Scope {
   public:
    explicit V8_INLINE Scope(Local<Context> context) : context_(context) { context_->Enter(); }
    V8_INLINE ~Scope() { context_->Exit(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Local<Context> context_;
  };

  V8_INLINE static Context* Cast(Data* data) { return internal::ApiCast<Context>(data); }
};

}  // namespace v8

#endif  // INCLUDE_V8_CONTEXT_H_
