#ifndef FLAT8_SRC_API_API_COMPILATION_H_
#define FLAT8_SRC_API_API_COMPILATION_H_

#include "src/api/api-internal.h"
#include "src/runtime/functions/compilation.h"

// What the entrances to the compiler share: api-script.cc, api-streaming.cc, api-code-cache.cc.
namespace v8::internal {

ScriptDetails DetailsOf(const v8::ScriptOrigin* origin);

// For functions that may throw but run no script: as CallScope, but that nothing forbids them and that no microtasks
// run on the way out.
class NoScriptScope {
 public:
  FLAT8_IN_CALLERS_FRAME NoScriptScope(Isolate* isolate, Value context)
      : entry_(isolate), isolate_(isolate), saved_realm_(isolate->realm()), saved_exception_(isolate->exception()) {
    if (saved_exception_.ptr() != 0 && !isolate->is_terminating()) isolate->clear_pending_exception();
    if (!context.is_empty()) isolate->set_realm(Tagged<NativeContext>(context.ptr()));
  }
  FLAT8_IN_CALLERS_FRAME explicit NoScriptScope(Local<v8::Context> context)
      : NoScriptScope(IsolateOf(context), i::Open(context)) {}
  FLAT8_IN_CALLERS_FRAME ~NoScriptScope() {
    isolate_->set_realm(saved_realm_);
    if (saved_exception_.ptr() != 0 && !isolate_->has_pending_exception()) {
      isolate_->pending_exception = saved_exception_.ptr();
    }
  }
  DISALLOW_COPY(NoScriptScope);

  Isolate* isolate() const { return isolate_; }
  bool MustReturn() const { return isolate_->is_terminating(); }
  template <typename T, typename X>
  MaybeLocal<T> Return(Result<Tagged<X>> result) {
    if (V8_UNLIKELY(result.IsException())) {
      DispatchException(isolate_);
      return MaybeLocal<T>();
    }
    return MakeLocal<T>(isolate_, result.value());
  }

 private:
  EntryScope entry_;
  Isolate* const isolate_;
  Tagged<NativeContext> saved_realm_;
  Value saved_exception_;
};

// As v8::Script::Compile, of the source of a v8::Extension.
MaybeLocal<v8::Script> CompileExtension(Local<v8::Context> context, Local<v8::String> source);

// Looks at the code cache of a source that is to be compiled with kConsumeCodeCache: notes whether it can be used, and
// gives what it has. The second is for functions that CompileFunction makes.
void ConsumeCodeCache(Isolate* isolate, v8::ScriptCompiler::Source* source, v8::ScriptCompiler::CompileOptions options,
                      CachedCode* code);
void ConsumeFunctionCodeCache(Isolate* isolate, v8::ScriptCompiler::Source* source,
                              v8::ScriptCompiler::CompileOptions options, size_t parameter_count,
                              Local<v8::String> parameters[], size_t extension_count, CachedCode* code);

}  // namespace v8::internal

// As ENTER_CONTEXT, for functions that run no script.
#define ENTER_CONTEXT_NO_SCRIPT(context, empty) \
  i::NoScriptScope scope(context);              \
  i::Isolate* isolate = scope.isolate();        \
  (void)isolate;                                \
  if (V8_UNLIKELY(scope.MustReturn())) return empty

#endif  // FLAT8_SRC_API_API_COMPILATION_H_
