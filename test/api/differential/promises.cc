// Promise, microtasks, rejections.

#include "host.h"

HOST(PromisesResolver) {
  Local<Promise::Resolver> resolver = Promise::Resolver::New(context).ToLocalChecked();
  Local<Promise> promise = resolver->GetPromise();
  Print("pending", promise->State());
  Print("handler", promise->HasHandler());
  Print("resolve", resolver->Resolve(context, Int(5)));
  Print("fulfilled", promise->State());
  Print("result", promise->Result());
  Print("again", resolver->Resolve(context, Int(6)));
  Print("reject after", resolver->Reject(context, Int(7)));
  Print("result", promise->Result());
  Local<Promise::Resolver> other = Promise::Resolver::New(context).ToLocalChecked();
  Print("reject", other->Reject(context, Str("why")));
  Print("rejected", other->GetPromise()->State());
  Print("reason", other->GetPromise()->Result());
  other->GetPromise()->MarkAsHandled();
  Print("handled", other->GetPromise()->HasHandler());
  Print("IsPromise", promise->IsPromise());
  Print("resolver", resolver->IsPromise());
}

HOST(PromisesThenables) {
  Local<Promise::Resolver> resolver = Promise::Resolver::New(context).ToLocalChecked();
  resolver->Resolve(context, RunChecked("({then(f) { f('from thenable') }})")).Check();
  Print("state", resolver->GetPromise()->State());
  isolate->PerformMicrotaskCheckpoint();
  Print("state", resolver->GetPromise()->State());
  Print("result", resolver->GetPromise()->Result());
  Local<Promise::Resolver> self = Promise::Resolver::New(context).ToLocalChecked();
  self->Resolve(context, self->GetPromise()).Check();
  Print("itself", self->GetPromise()->State());
  Print("reason", self->GetPromise()->Result());
  Local<Promise::Resolver> throws = Promise::Resolver::New(context).ToLocalChecked();
  {
    TryCatch try_catch(isolate);
    throws->Resolve(context, RunChecked("({get then() { throw 'getter' }})")).Check();
  }
  Print("throwing getter", throws->GetPromise()->State());
  Print("reason", throws->GetPromise()->Result());
}

static void Reaction(const FunctionCallbackInfo<Value>& info) {
  Log(ToStd(info.Data()) + "(" + Describe(info[0]) + ")");
  info.GetReturnValue().Set(Str("handled"));
}

HOST(PromisesThenCatch) {
  isolate->SetMicrotasksPolicy(MicrotasksPolicy::kExplicit);
  Local<Promise::Resolver> resolver = Promise::Resolver::New(context).ToLocalChecked();
  Local<Promise> promise = resolver->GetPromise();
  Local<Function> fulfilled = Function::New(context, Reaction, Str("fulfilled")).ToLocalChecked();
  Local<Function> rejected = Function::New(context, Reaction, Str("rejected")).ToLocalChecked();
  Local<Promise> then = promise->Then(context, fulfilled).ToLocalChecked();
  Local<Promise> both = promise->Then(context, fulfilled, rejected).ToLocalChecked();
  Local<Promise> caught = promise->Catch(context, rejected).ToLocalChecked();
  Print("handler", promise->HasHandler());
  resolver->Reject(context, Str("reason")).Check();
  PrintLog("before the checkpoint");
  isolate->PerformMicrotaskCheckpoint();
  PrintLog("after");
  for (Local<Promise> each : {then, both, caught}) {
    Print("state", each->State());
    Print("result", each->Result());
  }
}

static void Rejected(PromiseRejectMessage message) {
  static const char* const kNames[] = {"no handler", "handler added", "reject after resolved",
                                       "resolve after resolved"};
  Log(std::string(kNames[message.GetEvent()]) + " " +
      (message.GetValue().IsEmpty() ? "<empty>" : Describe(message.GetValue())) + ";");
}

HOST(PromisesRejectCallback) {
  isolate->SetPromiseRejectCallback(Rejected);
  for (const char* source :
       {"Promise.reject(1)", "Promise.reject(2).catch(() => {})", "var p = Promise.reject(3); p.then(() => {})",
        "var q = Promise.reject(4)", "q.catch(() => {})", "new Promise((f, r) => { f(1); r(2) })",
        "new Promise((f, r) => { f(1); f(2) })", "new Promise((f, r) => { r(1); f(2) }).catch(() => {})",
        "new Promise((f, r) => { r(1); throw 3 }).catch(() => {})", "(async () => { throw 5 })()",
        "(async () => { try { await Promise.reject(6) } catch {} })()",
        "Promise.all([Promise.reject(7), Promise.reject(8)])", "Promise.race([]).then()",
        "Promise.any([Promise.reject(9)])", "new Promise(() => { throw new TypeError('executor') })",
        "Promise.resolve().then(() => { throw 10 })", "Promise.resolve().finally(() => { throw 11 })",
        "Promise.allSettled([Promise.reject(12)])", "(async function* () { throw 13 })().next()"}) {
    PrintRun(source);
    PrintLog("  log");
  }
}

HOST(MicrotasksOrder) {
  RunChecked(
      "var log = []; Promise.resolve().then(() => log.push('a')).then(() => log.push('c')); Promise.resolve().then(() "
      "=> log.push('b')); (async () => { log.push('sync'); await null; log.push('awaited') })(); log.push('end')");
  PrintRun("log.join()");
  isolate->EnqueueMicrotask(Function::New(context, Reaction, Str("task")).ToLocalChecked());
  PrintLog("queued");
  RunChecked("0");
  PrintLog("after a script");
}

static void NativeTask(void* data) { Log(std::string("native ") + static_cast<const char*>(data)); }
static void Completed(Isolate* isolate, void* data) { Log("completed"); }

HOST(MicrotasksExplicit) {
  isolate->SetMicrotasksPolicy(MicrotasksPolicy::kExplicit);
  isolate->AddMicrotasksCompletedCallback(Completed);
  static char name[] = "task";
  isolate->EnqueueMicrotask(NativeTask, name);
  RunChecked("var log = []; Promise.resolve().then(() => log.push('reaction'))");
  PrintLog("nothing yet");
  PrintRun("log.length");
  isolate->PerformMicrotaskCheckpoint();
  PrintLog("checkpoint");
  PrintRun("log.length");
  isolate->PerformMicrotaskCheckpoint();
  PrintLog("empty checkpoint");
  isolate->RemoveMicrotasksCompletedCallback(Completed);
  isolate->PerformMicrotaskCheckpoint();
  PrintLog("removed");
}

HOST(MicrotasksScoped) {
  isolate->SetMicrotasksPolicy(MicrotasksPolicy::kScoped);
  Print("policy", isolate->GetMicrotasksPolicy());
  RunChecked("var log = []");
  {
    MicrotasksScope outer(isolate, MicrotasksScope::kRunMicrotasks);
    {
      MicrotasksScope inner(isolate, MicrotasksScope::kRunMicrotasks);
      RunChecked("Promise.resolve().then(() => log.push('x'))");
      Print("depth", MicrotasksScope::GetCurrentDepth(isolate));
    }
    PrintRun("log.length");
  }
  {
    MicrotasksScope scope(isolate, MicrotasksScope::kDoNotRunMicrotasks);
    PrintRun("log.length");
    RunChecked("Promise.resolve().then(() => log.push('y'))");
  }
  {
    MicrotasksScope scope(isolate, MicrotasksScope::kDoNotRunMicrotasks);
    PrintRun("log.length");
    Print("running", MicrotasksScope::IsRunningMicrotasks(isolate));
  }
  MicrotasksScope::PerformCheckpoint(isolate);
  {
    MicrotasksScope scope(isolate, MicrotasksScope::kDoNotRunMicrotasks);
    PrintRun("log.join()");
  }
}

HOST(MicrotasksThrow) {
  isolate->SetMicrotasksPolicy(MicrotasksPolicy::kExplicit);
  isolate->AddMessageListener(
      [](Local<Message> message, Local<Value> data) { Log("message " + Describe(message->Get())); });
  isolate->EnqueueMicrotask(RunChecked("(function () { throw new Error('from a microtask') })").As<Function>());
  isolate->EnqueueMicrotask(RunChecked("(function () { log = 'ran' })").As<Function>());
  TryCatch try_catch(isolate);
  isolate->PerformMicrotaskCheckpoint();
  Print("caught", try_catch.HasCaught());
  PrintRun("log");
  PrintLog("log");
}

HOST(MicrotasksNested) {
  isolate->SetMicrotasksPolicy(MicrotasksPolicy::kExplicit);
  SetFunction(context, "checkpoint",
              [](const FunctionCallbackInfo<Value>& info) { info.GetIsolate()->PerformMicrotaskCheckpoint(); });
  RunChecked(
      "var log = []; Promise.resolve().then(() => { log.push(1); checkpoint(); log.push(2) }); "
      "Promise.resolve().then(() => log.push(3))");
  RunChecked("checkpoint(); log.push('script')");
  PrintRun("log.join()");
}

HOST(MicrotasksOwnQueue) {
  std::unique_ptr<MicrotaskQueue> queue = MicrotaskQueue::New(isolate, MicrotasksPolicy::kExplicit);
  Local<Context> own = Context::New(isolate, nullptr, MaybeLocal<ObjectTemplate>(), MaybeLocal<Value>(),
                                    DeserializeInternalFieldsCallback(), queue.get());
  {
    Context::Scope scope(own);
    RunChecked("var log = []; Promise.resolve().then(() => log.push('own'))");
    isolate->PerformMicrotaskCheckpoint();
    PrintRun("log.length");
    queue->PerformCheckpoint(isolate);
    PrintRun("log.length");
    static char name[] = "queue";
    queue->EnqueueMicrotask(isolate, NativeTask, name);
    queue->PerformCheckpoint(isolate);
    PrintLog("log");
    Print("running", queue->IsRunningMicrotasks());
    Print("depth", queue->GetMicrotasksScopeDepth());
  }
}

HOST(PromisesHooks) {
  isolate->SetPromiseHook([](PromiseHookType type, Local<Promise> promise, Local<Value> parent) {
    static const char* const kNames[] = {"init", "resolve", "before", "after"};
    Log(std::string(kNames[static_cast<int>(type)]) + (parent->IsPromise() ? "(parent)" : ""));
  });
  for (const char* source :
       {"Promise.resolve(1)", "new Promise(() => {})", "Promise.resolve(1).then(() => {})",
        "(async () => { await 1 })()", "Promise.all([1, 2])", "Promise.reject(1).catch(() => {})"}) {
    RunChecked(source);
    PrintLog(source);
  }
}

HOST(PromisesAsyncFunctions) {
  for (const char* source :
       {"(async () => 1)()", "(async () => { throw 2 })()", "(async () => { await null; return 3 })()",
        "(async () => { await new Promise(() => {}) })()", "Promise.resolve(Promise.resolve(4))",
        "(async () => Promise.reject(5))()"}) {
    Local<Promise> promise = RunChecked(source).As<Promise>();
    PrintLine(source, Text(promise->State()) +
                          (promise->State() == Promise::kPending ? "" : " " + Describe(promise->Result())));
  }
}
