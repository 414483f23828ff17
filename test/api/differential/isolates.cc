// Termination, interrupts, lockers, handles, weak handles, several isolates.

#include <atomic>
#include <thread>

#include "host.h"

HOST(HandlesGlobal) {
  Global<Object> global(isolate, Object::New(isolate));
  Print("empty", global.IsEmpty());
  Print("same", global == global.Get(isolate));
  Global<Object> moved = std::move(global);
  Print("moved from", global.IsEmpty());
  Print("moved to", moved.IsEmpty());
  moved.Reset();
  Print("reset", moved.IsEmpty());
  Print("get of an empty one", moved.Get(isolate).IsEmpty());
  Persistent<String> persistent(isolate, Str("kept"));
  Print("persistent", persistent.Get(isolate));
  Print("not weak", persistent.IsWeak());
  persistent.Reset();
  Eternal<String> eternal(isolate, Str("for ever"));
  Print("eternal", eternal.Get(isolate));
  Print("unset", Eternal<String>().IsEmpty());
}

static Local<Value> Escaped(Isolate* isolate) {
  EscapableHandleScope scope(isolate);
  Local<Value> inner = Str("escaped");
  return scope.Escape(inner);
}

HOST(HandlesScopes) {
  int before = HandleScope::NumberOfHandles(isolate);
  {
    HandleScope scope(isolate);
    for (int i = 0; i < 1000; i++) Object::New(isolate);
    Print("at least", HandleScope::NumberOfHandles(isolate) >= before + 1000);
  }
  Print("gone", HandleScope::NumberOfHandles(isolate) == before);
  Print("escaped", Escaped(isolate));
  Local<Value> empty;
  Print("empty", empty.IsEmpty());
  Print("empty equals empty", empty == Local<Value>());
  Print("equal objects", context->Global() == context->Global());
}

struct WeakData {
  Global<Object> handle;
  std::string name;
};

static void FirstPass(const WeakCallbackInfo<WeakData>& info) {
  WeakData* data = info.GetParameter();
  data->handle.Reset();
  Log("first:" + data->name);
  info.SetSecondPassCallback(
      [](const WeakCallbackInfo<WeakData>& second) { Log("second:" + second.GetParameter()->name); });
}

HOST(WeakCallbacks) {
  WeakData dead{{}, "dead"}, alive{{}, "alive"};
  Local<Object> kept = Object::New(isolate);
  {
    HandleScope scope(isolate);
    dead.handle.Reset(isolate, Object::New(isolate));
    alive.handle.Reset(isolate, kept);
    dead.handle.SetWeak(&dead, FirstPass, WeakCallbackType::kParameter);
    alive.handle.SetWeak(&alive, FirstPass, WeakCallbackType::kParameter);
    Print("weak", dead.handle.IsWeak());
  }
  Collect(isolate);
  Collect(isolate);
  PrintLog("log");
  Print("dead", dead.handle.IsEmpty());
  Print("alive", alive.handle.IsEmpty());
  Print("cleared parameter", alive.handle.ClearWeak<WeakData>() == &alive);
  Print("weak", alive.handle.IsWeak());
}

HOST(WeakWithoutCallback) {
  Global<Object> dead, alive;
  Local<Object> kept = Object::New(isolate);
  {
    HandleScope scope(isolate);
    dead.Reset(isolate, Object::New(isolate));
    dead.SetWeak();
    alive.Reset(isolate, kept);
    alive.SetWeak();
  }
  Collect(isolate);
  Collect(isolate);
  Print("dead", dead.IsEmpty());
  Print("alive", alive.IsEmpty());
}

HOST(WeakInternalFields) {
  static int first_field, second_field;
  static bool right = false;
  Global<Object> handle;
  {
    HandleScope scope(isolate);
    Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
    object->SetInternalFieldCount(2);
    Local<Object> instance = object->NewInstance(context).ToLocalChecked();
    instance->SetAlignedPointerInInternalField(0, &first_field);
    instance->SetAlignedPointerInInternalField(1, &second_field);
    handle.Reset(isolate, instance);
    handle.SetWeak(
        &handle,
        [](const WeakCallbackInfo<Global<Object>>& info) {
          right = info.GetInternalField(0) == &first_field && info.GetInternalField(1) == &second_field;
          info.GetParameter()->Reset();
        },
        WeakCallbackType::kInternalFields);
  }
  Collect(isolate);
  Collect(isolate);
  Print("empty", handle.IsEmpty());
  Print("fields", right);
}

HOST(WeakRefsAndFinalization) {
  RunChecked(
      "var cleaned = []; var registry = new FinalizationRegistry(held => cleaned.push(held)); var ref; (function () { "
      "var o = {}; ref = new WeakRef(o); registry.register(o, 'held') })()");
  PrintRun("typeof ref.deref()");
  isolate->ClearKeptObjects();
  Collect(isolate);
  PrintRun("cleaned.length");
}

static void Terminate(const FunctionCallbackInfo<Value>& info) {
  info.GetIsolate()->TerminateExecution();
  Log(info.GetIsolate()->IsExecutionTerminating() ? "terminating" : "requested");
}

HOST(TerminationInCallback) {
  SetFunction(context, "terminate", Terminate);
  {
    TryCatch try_catch(isolate);
    Print("result",
          Run("try { terminate(); while (true) {} } catch (e) { log = 'caught' } finally { log = 'finally' }"));
    Print("caught", try_catch.HasCaught());
    Print("terminated", try_catch.HasTerminated());
    Print("continue", try_catch.CanContinue());
    Print("message", try_catch.Message().IsEmpty());
    Print("exception", try_catch.Exception()->IsNull());
    Print("terminating", isolate->IsExecutionTerminating());
  }
  Print("after", isolate->IsExecutionTerminating());
  PrintRun("typeof log");
  PrintLog("log");
}

HOST(TerminationCancelled) {
  isolate->TerminateExecution();
  isolate->CancelTerminateExecution();
  PrintRun("'ran'");
  isolate->TerminateExecution();
  Print("terminating before entry", isolate->IsExecutionTerminating());
  {
    TryCatch try_catch(isolate);
    Print("result", Run("for (;;) {}"));
    Print("terminated", try_catch.HasTerminated());
  }
  PrintRun("'again'");
}

HOST(TerminationFromThread) {
  std::thread thread([isolate] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    isolate->TerminateExecution();
  });
  TryCatch try_catch(isolate);
  Print("result", Run("for (;;) {}"));
  thread.join();
  Print("terminated", try_catch.HasTerminated());
  isolate->CancelTerminateExecution();
  Print("runs", Run("1 + 1"));
}

static void Nested(const FunctionCallbackInfo<Value>& info) {
  Isolate* isolate = info.GetIsolate();
  TryCatch try_catch(isolate);
  Log(Text(Run("terminate(); for (;;) {}")));
  Log(try_catch.HasTerminated() ? "inner terminated" : "inner went on");
  if (info[0]->IsTrue()) {
    isolate->CancelTerminateExecution();
    Log(Text(Run("'after cancelling'")));
  }
}

HOST(TerminationNested) {
  SetFunction(context, "terminate", Terminate);
  SetFunction(context, "nested", Nested);
  {
    TryCatch try_catch(isolate);
    Print("result", Run("nested(true); 'outer goes on'"));
    Print("terminated", try_catch.HasTerminated());
    PrintLog("log");
  }
  {
    TryCatch try_catch(isolate);
    Print("result", Run("nested(false); for (;;) {}"));
    Print("terminated", try_catch.HasTerminated());
    PrintLog("log");
  }
}

HOST(Interrupts) {
  static int count = 0;
  isolate->RequestInterrupt(
      [](Isolate* isolate, void* data) {
        ++*static_cast<int*>(data);
        Log("interrupt");
      },
      &count);
  Print("not yet", count);
  RunChecked("for (var i = 0; i < 100000; i++) {}");
  Print("run", count);
  PrintLog("log");
}

HOST(TwoIsolates) {
  Isolate::CreateParams params;
  std::unique_ptr<ArrayBuffer::Allocator> allocator(ArrayBuffer::Allocator::NewDefaultAllocator());
  params.array_buffer_allocator = allocator.get();
  Isolate* other = Isolate::New(params);
  {
    Isolate::Scope isolate_scope(other);
    HandleScope scope(other);
    Local<Context> their_context = Context::New(other);
    Context::Scope context_scope(their_context);
    Print("current", Isolate::GetCurrent() == other);
    PrintRun("globalThis.x = 1");
  }
  Print("back", Isolate::GetCurrent() == isolate);
  PrintRun("typeof x");
  other->Dispose();
}

HOST(LockersBasic) {
  Isolate::CreateParams params;
  std::unique_ptr<ArrayBuffer::Allocator> allocator(ArrayBuffer::Allocator::NewDefaultAllocator());
  params.array_buffer_allocator = allocator.get();
  Isolate* other = Isolate::New(params);
  Print("locked", Locker::IsLocked(other));
  {
    Locker locker(other);
    Print("locked", Locker::IsLocked(other));
    {
      Locker again(other);
      Print("twice", Locker::IsLocked(other));
    }
    Print("still", Locker::IsLocked(other));
    {
      Unlocker unlocker(other);
      Print("unlocked", Locker::IsLocked(other));
    }
    Print("locked again", Locker::IsLocked(other));
  }
  Print("released", Locker::IsLocked(other));
  other->Dispose();
}

HOST(LockersThreads) {
  Isolate::CreateParams params;
  std::unique_ptr<ArrayBuffer::Allocator> allocator(ArrayBuffer::Allocator::NewDefaultAllocator());
  params.array_buffer_allocator = allocator.get();
  Isolate* shared = Isolate::New(params);
  Global<Context> shared_context;
  {
    Locker locker(shared);
    Isolate::Scope isolate_scope(shared);
    HandleScope scope(shared);
    shared_context.Reset(shared, Context::New(shared));
    Context::Scope context_scope(shared_context.Get(shared));
    RunChecked("var total = 0");
  }
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; i++) {
    threads.emplace_back([&] {
      for (int round = 0; round < 25; round++) {
        Locker locker(shared);
        Isolate::Scope isolate_scope(shared);
        HandleScope scope(shared);
        Context::Scope context_scope(shared_context.Get(shared));
        RunChecked("total++");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  {
    Locker locker(shared);
    Isolate::Scope isolate_scope(shared);
    HandleScope scope(shared);
    Context::Scope context_scope(shared_context.Get(shared));
    PrintRun("total");
    shared_context.Reset();
  }
  shared->Dispose();
}

HOST(GarbageCollectionCallbacks) {
  static int prologues = 0, epilogues = 0;
  isolate->AddGCPrologueCallback([](Isolate*, GCType, GCCallbackFlags) { prologues++; }, kGCTypeMarkSweepCompact);
  isolate->AddGCEpilogueCallback([](Isolate*, GCType, GCCallbackFlags) { epilogues++; }, kGCTypeMarkSweepCompact);
  Collect(isolate);
  Print("prologue", prologues > 0);
  Print("balanced", prologues == epilogues);
  PrintRun("typeof gc");
  int before = prologues;
  RunChecked("gc()");
  Print("by script", prologues > before);
}

HOST(HeapStatistics) {
  HeapStatistics statistics;
  isolate->GetHeapStatistics(&statistics);
  Print("used", statistics.used_heap_size() > 0);
  Print("used below total", statistics.used_heap_size() <= statistics.total_heap_size());
  Print("limit", statistics.heap_size_limit() > statistics.total_heap_size());
  Print("contexts", statistics.number_of_native_contexts());
  Print("detached", statistics.number_of_detached_contexts());
  int64_t before = isolate->AdjustAmountOfExternalAllocatedMemory(0);
  Print("external", isolate->AdjustAmountOfExternalAllocatedMemory(1000) - before);
  Print("external back", isolate->AdjustAmountOfExternalAllocatedMemory(-1000) - before);
}

HOST(CallCompletedAndDepth) {
  isolate->AddCallCompletedCallback([](Isolate*) { Log("completed"); });
  isolate->AddBeforeCallEnteredCallback([](Isolate*) { Log("entered"); });
  RunChecked("1");
  PrintLog("script");
  SetFunction(context, "inner", [](const FunctionCallbackInfo<Value>& info) { Run("2").ToLocalChecked(); });
  PrintLog("making a function");
  RunChecked("inner()");
  PrintLog("nested");
  Object::New(isolate)->Set(context, Str("a"), Int(1)).Check();
  PrintLog("setting");
}

HOST(DisallowedScript) {
  Local<Function> function = RunChecked("(function () { return 'ran' })").As<Function>();
  {
    Isolate::DisallowJavascriptExecutionScope scope(isolate,
                                                    Isolate::DisallowJavascriptExecutionScope::THROW_ON_FAILURE);
    PrintTry("call", [&] { return function->Call(context, Undefined(isolate), 0, nullptr); });
    {
      Isolate::AllowJavascriptExecutionScope allow(isolate);
      PrintTry("allowed inside", [&] { return function->Call(context, Undefined(isolate), 0, nullptr); });
    }
    Print("get without script", context->Global()->Get(context, Str("zzz")));
  }
  PrintTry("afterwards", [&] { return function->Call(context, Undefined(isolate), 0, nullptr); });
}

HOST(CorrespondingContextOfMicrotasks) {
  isolate->SetMicrotasksPolicy(MicrotasksPolicy::kExplicit);
  Local<Context> other = Context::New(isolate);
  SetGlobal(context, "name", Str("first"));
  SetGlobal(other, "name", Str("second"));
  other->SetSecurityToken(context->GetSecurityToken());
  {
    Context::Scope scope(other);
    SetFunction(other, "note", [](const FunctionCallbackInfo<Value>& info) {
      Local<Context> entered = info.GetIsolate()->GetEnteredOrMicrotaskContext();
      Log(ToStd(entered->Global()->Get(entered, Str("name")).ToLocalChecked()));
    });
    RunChecked("Promise.resolve().then(() => note())");
  }
  isolate->PerformMicrotaskCheckpoint();
  PrintLog("log");
}

// Which functions count as calls into script: hosts are told of them, and microtasks run after the outermost.
HOST(CallHooksOfEachFunction) {
  Local<Object> object = Object::New(isolate);
  Local<Function> function = RunChecked("(function () { return {} })").As<Function>();
  Local<Map> map = Map::New(isolate);
  Local<v8::Set> set = v8::Set::New(isolate);
  Local<Promise::Resolver> resolver = Promise::Resolver::New(context).ToLocalChecked();
  Local<Script> script = Script::Compile(context, Str("1")).ToLocalChecked();
  Local<Private> key = Private::New(isolate);
  Local<ObjectTemplate> object_template = ObjectTemplate::New(isolate);
  Local<FunctionTemplate> function_template = FunctionTemplate::New(isolate);
  Local<RegExp> regexp = RegExp::New(context, Str("a"), RegExp::kNone).ToLocalChecked();
  auto getter = [](Local<Name>, const PropertyCallbackInfo<Value>&) {};
  struct Case {
    const char* name;
    std::function<void()> call;
  };
  std::vector<Case> cases = {
      {"Script::Compile", [&] { Script::Compile(context, Str("2")).ToLocalChecked(); }},
      {"Script::Run", [&] { script->Run(context).ToLocalChecked(); }},
      {"Function::Call", [&] { function->Call(context, object, 0, nullptr).ToLocalChecked(); }},
      {"Function::NewInstance", [&] { function->NewInstance(context).ToLocalChecked(); }},
      {"Function::New", [&] { Function::New(context, Terminate).ToLocalChecked(); }},
      {"Function::SetName", [&] { function->SetName(Str("n")); }},
      {"CallAsFunction", [&] { function->CallAsFunction(context, object, 0, nullptr).ToLocalChecked(); }},
      {"CallAsConstructor", [&] { function->CallAsConstructor(context, 0, nullptr).ToLocalChecked(); }},
      {"Get", [&] { object->Get(context, Str("a")).ToLocalChecked(); }},
      {"Get index", [&] { object->Get(context, 0).ToLocalChecked(); }},
      {"Set", [&] { object->Set(context, Str("a"), Int(1)).Check(); }},
      {"Set index", [&] { object->Set(context, 0, Int(1)).Check(); }},
      {"Has", [&] { object->Has(context, Str("a")).Check(); }},
      {"Has index", [&] { object->Has(context, 0).Check(); }},
      {"HasOwnProperty", [&] { object->HasOwnProperty(context, Str("a")).Check(); }},
      {"HasRealNamedProperty", [&] { object->HasRealNamedProperty(context, Str("a")).Check(); }},
      {"GetRealNamedProperty", [&] { object->GetRealNamedProperty(context, Str("a")).ToLocalChecked(); }},
      {"GetPropertyAttributes", [&] { object->GetPropertyAttributes(context, Str("a")).Check(); }},
      {"GetOwnPropertyDescriptor", [&] { object->GetOwnPropertyDescriptor(context, Str("a")).ToLocalChecked(); }},
      {"CreateDataProperty", [&] { object->CreateDataProperty(context, Str("a"), Int(1)).Check(); }},
      {"CreateDataProperty index", [&] { object->CreateDataProperty(context, 0, Int(1)).Check(); }},
      {"DefineOwnProperty", [&] { object->DefineOwnProperty(context, Str("a"), Int(1)).Check(); }},
      {"DefineProperty",
       [&] {
         PropertyDescriptor descriptor(Int(1));
         object->DefineProperty(context, Str("a"), descriptor).Check();
       }},
      {"Delete", [&] { object->Delete(context, Str("a")).Check(); }},
      {"Delete index", [&] { object->Delete(context, 0).Check(); }},
      {"SetPrivate", [&] { object->SetPrivate(context, key, Int(1)).Check(); }},
      {"GetPrivate", [&] { object->GetPrivate(context, key).ToLocalChecked(); }},
      {"HasPrivate", [&] { object->HasPrivate(context, key).Check(); }},
      {"DeletePrivate", [&] { object->DeletePrivate(context, key).Check(); }},
      {"SetPrototype", [&] { object->SetPrototype(context, Null(isolate)).Check(); }},
      {"SetNativeDataProperty", [&] { object->SetNativeDataProperty(context, Str("n"), getter).Check(); }},
      {"SetLazyDataProperty", [&] { object->SetLazyDataProperty(context, Str("l"), getter).Check(); }},
      {"SetAccessorProperty", [&] { object->SetAccessorProperty(Str("p"), function); }},
      {"SetIntegrityLevel", [&] { Object::New(isolate)->SetIntegrityLevel(context, IntegrityLevel::kFrozen).Check(); }},
      {"GetPropertyNames", [&] { object->GetPropertyNames(context).ToLocalChecked(); }},
      {"GetOwnPropertyNames", [&] { object->GetOwnPropertyNames(context).ToLocalChecked(); }},
      {"ObjectProtoToString", [&] { object->ObjectProtoToString(context).ToLocalChecked(); }},
      {"Clone", [&] { object->Clone(); }},
      {"ToString", [&] { Int(1)->ToString(context).ToLocalChecked(); }},
      {"ToString of an object", [&] { function->ToString(context).ToLocalChecked(); }},
      {"ToNumber", [&] { Str("1")->ToNumber(context).ToLocalChecked(); }},
      {"ToObject", [&] { Int(1)->ToObject(context).ToLocalChecked(); }},
      {"NumberValue", [&] { Str("1")->NumberValue(context).Check(); }},
      {"Int32Value", [&] { Str("1")->Int32Value(context).Check(); }},
      {"Equals", [&] { Str("1")->Equals(context, Int(1)).Check(); }},
      {"InstanceOf", [&] { object->InstanceOf(context, function).Check(); }},
      {"Utf8Value", [&] { String::Utf8Value text(isolate, Int(5)); }},
      {"Map::Set", [&] { map->Set(context, Str("a"), Int(1)).ToLocalChecked(); }},
      {"Map::Get", [&] { map->Get(context, Str("a")).ToLocalChecked(); }},
      {"Map::Has", [&] { map->Has(context, Str("a")).Check(); }},
      {"Map::Delete", [&] { map->Delete(context, Str("a")).Check(); }},
      {"Set::Add", [&] { set->Add(context, Str("a")).ToLocalChecked(); }},
      {"Set::Has", [&] { set->Has(context, Str("a")).Check(); }},
      {"Set::Delete", [&] { set->Delete(context, Str("a")).Check(); }},
      {"Resolver::New", [&] { Promise::Resolver::New(context).ToLocalChecked(); }},
      {"Resolver::Resolve", [&] { resolver->Resolve(context, Int(1)).Check(); }},
      {"Resolver::Reject", [&] { resolver->Reject(context, Int(1)).Check(); }},
      {"Promise::Then", [&] { resolver->GetPromise()->Then(context, function).ToLocalChecked(); }},
      {"Promise::Catch", [&] { resolver->GetPromise()->Catch(context, function).ToLocalChecked(); }},
      {"Date::New", [&] { Date::New(context, 1).ToLocalChecked(); }},
      {"RegExp::New", [&] { RegExp::New(context, Str("b"), RegExp::kNone).ToLocalChecked(); }},
      {"RegExp::Exec", [&] { regexp->Exec(context, Str("b")).ToLocalChecked(); }},
      {"JSON::Parse", [&] { JSON::Parse(context, Str("1")).ToLocalChecked(); }},
      {"JSON::Stringify", [&] { JSON::Stringify(context, Int(1)).ToLocalChecked(); }},
      {"Proxy::New", [&] { Proxy::New(context, object, object).ToLocalChecked(); }},
      {"NewInstance of a template", [&] { object_template->NewInstance(context).ToLocalChecked(); }},
      {"GetFunction", [&] { function_template->GetFunction(context).ToLocalChecked(); }},
      {"Context::New", [&] { Context::New(isolate); }},
      {"Array::Get", [&] { Array::New(isolate, 3)->Get(context, 0).ToLocalChecked(); }},
  };
  isolate->AddCallCompletedCallback([](Isolate*) { Log("completed"); });
  isolate->AddBeforeCallEnteredCallback([](Isolate*) { Log("entered"); });
  for (const Case& each : cases) {
    each.call();
    PrintLog(each.name);
  }
}
