#include "include/v8-locker.h"
#include "test/cctest/cctest.h"

// Lockers inside Unlockers, and what a thread finds again.

namespace {

// Unlocks, locks again inside, and does `inside` there.
void UnlockAndLockAgain(const v8::FunctionCallbackInfo<v8::Value>& info, void (*inside)(v8::Isolate*)) {
  v8::Isolate* const isolate = info.GetIsolate();
  v8::Unlocker unlocker(isolate);
  CHECK(!v8::Locker::IsLocked(isolate));
  v8::Locker locker(isolate);
  CHECK(v8::Locker::IsLocked(isolate));
  v8::HandleScope handles(isolate);
  CHECK(isolate->InContext());
  inside(isolate);
}

class OtherThread : public v8::base::Thread {
 public:
  explicit OtherThread(v8::Isolate* isolate) : Thread(Options("other")), isolate_(isolate) {}
  void Run() override {
    v8::Locker locker(isolate_);
    v8::Isolate::Scope entered(isolate_);
    v8::HandleScope handles(isolate_);
    CHECK(!isolate_->InContext());
    LocalContext context(isolate_);
    v8::TryCatch try_catch(isolate_);
    CompileRun("function deep(n) { return n ? deep(n - 1) + 1 : 0 } deep(500); throw 'theirs'");
    CHECK(try_catch.HasCaught());
  }

 private:
  v8::Isolate* const isolate_;
};

void AddFunction(v8::Local<v8::Context> context, const char* name, v8::FunctionCallback callback) {
  CcTest::AddGlobalFunction(context, name, callback);
}

}  // namespace

TEST(LockersInsideUnlockersHaveTheThreadsContext) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Locker locker(isolate);
  v8::HandleScope handles(isolate);
  LocalContext context;
  AddFunction(context.local(), "sum", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    UnlockAndLockAgain(info, [](v8::Isolate*) { ExpectInt32("a + 1", 42); });
    info.GetReturnValue().Set(v8_str("done"));
  });
  ExpectString("var a = 41; let local = [1, 2]; sum() + local.join()", "done1,2");
  CHECK(v8::Locker::IsLocked(isolate));
}

TEST(ExceptionsGoOnAfterTheLockersThatTheyWereThrownIn) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Locker locker(isolate);
  v8::HandleScope handles(isolate);
  LocalContext context;
  AddFunction(context.local(), "thrower", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    UnlockAndLockAgain(info, [](v8::Isolate* i) { i->ThrowException(v8_str("from inside")); });
  });
  ExpectString("try { thrower() } catch (e) { e }", "from inside");
}

TEST(AnotherThreadsWorkLeavesNoTrace) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Locker locker(isolate);
  v8::HandleScope handles(isolate);
  LocalContext context;
  AddFunction(context.local(), "other", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Isolate* const i = info.GetIsolate();
    i->ThrowException(v8_str("mine"));
    i->Exit();
    {
      v8::Unlocker unlocker(i);
      OtherThread thread(i);
      CHECK(thread.Start());
      thread.Join();
    }
    i->Enter();
  });
  ExpectString("function f(a, b) { try { other() } catch (e) { return e + a + b } } f('-', [1, 2])", "mine-1,2");
}
