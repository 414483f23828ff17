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
  // deserialisation callbacks are told of pointers in a snapshot's objects. In an isolate that was made from a snapshot the
  // context begins as the snapshot's default one. Empty when the isolate is being terminated or out of memory.
  static Local<Context> New(
      Isolate* isolate, ExtensionConfiguration* extensions = nullptr,
      MaybeLocal<ObjectTemplate> global_template = MaybeLocal<ObjectTemplate>(),
      MaybeLocal<Value> global_object = MaybeLocal<Value>(),
      DeserializeInternalFieldsCallback internal_fields_deserializer = DeserializeInternalFieldsCallback(),
      MicrotaskQueue* microtask_queue = nullptr,
      DeserializeContextDataCallback context_data_deserializer = DeserializeContextDataCallback(),
      DeserializeAPIWrapperCallback api_wrapper_deserializer = DeserializeAPIWrapperCallback());

  // A new context from the one that the isolate's snapshot holds under the index (SnapshotCreator::AddContext). Empty when
  // there is none, or as New.
  static MaybeLocal<Context> FromSnapshot(
      Isolate* isolate, size_t context_snapshot_index,
      DeserializeInternalFieldsCallback internal_fields_deserializer = DeserializeInternalFieldsCallback(),
      ExtensionConfiguration* extensions = nullptr, MaybeLocal<Value> global_object = MaybeLocal<Value>(),
      MicrotaskQueue* microtask_queue = nullptr,
      DeserializeContextDataCallback context_data_deserializer = DeserializeContextDataCallback(),
      DeserializeAPIWrapperCallback api_wrapper_deserializer = DeserializeAPIWrapperCallback());
  // What SnapshotCreator::AddData added to this context's snapshot under the index; empty when it has been taken already
  // or is not there.
  template <class T>
  V8_INLINE MaybeLocal<T> GetDataFromSnapshotOnce(size_t index) {
    internal::Address* const slot = GetDataFromSnapshotOnce(index);
    return slot == nullptr ? MaybeLocal<T>() : Local<Data>::FromSlot(slot).template As<T>();
  }

  // A global proxy for a global object in another process: there is no context here. Whatever is done to it is refused by
  // the template's access check, whose handlers answer (ObjectTemplate::SetAccessCheckCallbackAndHandler; the template
  // must have them). `global_object`: a proxy, detached from its context, that becomes this. Later a Context::New may
  // take the proxy. Empty when an exception was thrown.
  static MaybeLocal<Object> NewRemoteContext(Isolate* isolate, Local<ObjectTemplate> global_template,
                                             MaybeLocal<Value> global_object = MaybeLocal<Value>());

  // The global proxy: what script's globalThis is. It stands for the global object until DetachGlobal; from then on this
  // is the global object itself, which script must not see. Both have the internal fields of the context's template.
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

  // Contexts with the same token may access each other's global object; each has a token of its own at first. Without
  // it, and without leave from an access check (ObjectTemplate::SetAccessCheckCallback), whatever is done to the other's
  // global proxy throws. So does whatever is done to a proxy that was detached. Other objects are not guarded.
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
  // There is no WebAssembly: no effect.
  void SetErrorMessageForWasmCodeGeneration(Local<String> message);

  // From now on, until the callback is null, no script runs in the context: where the host runs a script or calls a
  // function that is script's, the callback is called and an exception thrown. Functions of the host still run, and so does
  // script that other script calls.
  using AbortScriptExecutionCallback = void (*)(Isolate* isolate, Local<Context> context);
  void SetAbortScriptExecution(AbortScriptExecutionCallback callback);

  // Freezes all that script can reach from the context's global object and lexical names, prototypes, closures' variables
  // and the library included, so that no function of the context can keep anything from one call to the next. The
  // context must be the only one that has these objects. Throws a TypeError, leaving some objects frozen, where something
  // cannot be frozen: a variable that is no const, an object whose state lies outside of its properties (iterators,
  // generators, proxies, ...), a host's object without a delegate that freezes it.
  class DeepFreezeDelegate {
   public:
    // Freezes the host's side of an object with internal fields or of an External, and adds to `children_out` the objects
    // that it refers to. False when it cannot be frozen, without an exception. Must not run script.
    virtual bool FreezeEmbedderObjectAndGetChildren(Local<Object> object, LocalVector<Object>& children_out) = 0;
  };
  V8_WARN_UNUSED_RESULT Maybe<void> DeepFreeze(DeepFreezeDelegate* delegate = nullptr);

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

  // While it lives, and until script is called below it, Isolate::GetIncumbentContext() gives `backup_incumbent_context`:
  // for hosts that run a callback whose incumbent they have kept (HTML's "prepare to run a callback"). Stack only.
  class V8_EXPORT V8_NODISCARD BackupIncumbentScope final {
   public:
    explicit BackupIncumbentScope(Local<Context> backup_incumbent_context);
    ~BackupIncumbentScope();
    BackupIncumbentScope(const BackupIncumbentScope&) = delete;
    BackupIncumbentScope& operator=(const BackupIncumbentScope&) = delete;

   private:
    friend class internal::ApiAccess;
    Local<Context> backup_incumbent_context_;
    // Where the VM stack stood.
    const void* script_frame_;
    const BackupIncumbentScope* previous_;
  };

  V8_INLINE static Context* Cast(Data* data) { return internal::ApiCast<Context>(data); }

 private:
  internal::Address* GetDataFromSnapshotOnce(size_t index);
};

}  // namespace v8

#endif  // INCLUDE_V8_CONTEXT_H_
