// v8::Promise, its Resolver and v8::Proxy, from C++.

#include "test/cctest/cctest.h"

namespace {

v8::Local<v8::Promise::Resolver> NewResolver(v8::Local<v8::Context> context) {
  return v8::Promise::Resolver::New(context).ToLocalChecked();
}
v8::Local<v8::Function> FunctionOf(const char* source) { return CompileRun(source).As<v8::Function>(); }

}  // namespace

TEST(ResolverRejects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Promise::Resolver> resolver = NewResolver(context.local());
  v8::Local<v8::Promise> promise = resolver->GetPromise();
  CHECK_EQ(v8::Promise::kPending, promise->State());
  CHECK(resolver->Reject(context.local(), v8_str("why")).FromJust());
  CHECK_EQ(v8::Promise::kRejected, promise->State());
  CHECK(promise->Result()->StrictEquals(v8_str("why")));
  // Settled once and for all.
  CHECK(resolver->Reject(context.local(), v8_str("again")).FromJust());
  CHECK(resolver->Resolve(context.local(), v8_str("fine")).FromJust());
  CHECK_EQ(v8::Promise::kRejected, promise->State());
  CHECK(promise->Result()->StrictEquals(v8_str("why")));
}

// Reject does not follow a promise, as Resolve does.
TEST(ResolverRejectsWithPromise) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Value> reason = CompileRun("Promise.resolve(1)");
  v8::Local<v8::Promise::Resolver> resolver = NewResolver(context.local());
  CHECK(resolver->Reject(context.local(), reason).FromJust());
  CHECK(resolver->GetPromise()->Result()->StrictEquals(reason));
}

TEST(PromiseThen) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Promise::Resolver> resolver = NewResolver(context.local());
  v8::Local<v8::Promise> promise = resolver->GetPromise();
  v8::Local<v8::Promise> doubled = promise->Then(context.local(), FunctionOf("(x => x * 2)")).ToLocalChecked();
  v8::Local<v8::Promise> thrown =
      promise->Then(context.local(), FunctionOf("(x => { throw x; })"), FunctionOf("(() => 'unused')"))
          .ToLocalChecked();
  CHECK_EQ(v8::Promise::kPending, doubled->State());
  CHECK(resolver->Resolve(context.local(), v8_num(21)).FromJust());
  CcTest::isolate()->PerformMicrotaskCheckpoint();
  CHECK_EQ(v8::Promise::kFulfilled, doubled->State());
  CHECK(doubled->Result()->StrictEquals(v8_num(42)));
  CHECK_EQ(v8::Promise::kRejected, thrown->State());
  CHECK(thrown->Result()->StrictEquals(v8_num(21)));
}

TEST(PromiseCatch) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Promise::Resolver> resolver = NewResolver(context.local());
  v8::Local<v8::Promise> caught =
      resolver->GetPromise()->Catch(context.local(), FunctionOf("(e => 'caught ' + e)")).ToLocalChecked();
  v8::Local<v8::Promise> both =
      resolver->GetPromise()
          ->Then(context.local(), FunctionOf("(() => 'fulfilled')"), FunctionOf("(e => 'rejected ' + e)"))
          .ToLocalChecked();
  CHECK(resolver->Reject(context.local(), v8_str("it")).FromJust());
  CcTest::isolate()->PerformMicrotaskCheckpoint();
  CHECK(caught->Result()->StrictEquals(v8_str("caught it")));
  CHECK(both->Result()->StrictEquals(v8_str("rejected it")));
  // Of a promise that is fulfilled Catch hands on the value.
  v8::Local<v8::Promise> passed = CompileRun("Promise.resolve('value')")
                                      .As<v8::Promise>()
                                      ->Catch(context.local(), FunctionOf("(() => 'unused')"))
                                      .ToLocalChecked();
  CcTest::isolate()->PerformMicrotaskCheckpoint();
  CHECK(passed->Result()->StrictEquals(v8_str("value")));
}

TEST(PromiseHasHandler) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Promise> promise = NewResolver(context.local())->GetPromise();
  CHECK(!promise->HasHandler());
  v8::Local<v8::Promise> derived = promise->Then(context.local(), FunctionOf("(() => {})")).ToLocalChecked();
  CHECK(promise->HasHandler());
  CHECK(!derived->HasHandler());
  derived->MarkAsHandled();
  CHECK(derived->HasHandler());
}

// A species that cannot make promises makes script's then() throw; the functions here do without it.
TEST(PromiseThenIgnoresScriptsThen) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("Promise.prototype.then = function() { throw 'then'; }; var p = Promise.resolve(1);");
  v8::Local<v8::Promise> promise = CompileRun("p").As<v8::Promise>();
  v8::Local<v8::Promise> next = promise->Then(context.local(), FunctionOf("(x => x + 1)")).ToLocalChecked();
  CcTest::isolate()->PerformMicrotaskCheckpoint();
  CHECK(next->Result()->StrictEquals(v8_num(2)));
}

TEST(ProxyParts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> target = v8::Object::New(CcTest::isolate());
  v8::Local<v8::Object> handler = CompileRun("({get: (target, key) => 'trapped ' + key})").As<v8::Object>();
  v8::Local<v8::Proxy> proxy = v8::Proxy::New(context.local(), target, handler).ToLocalChecked();
  CHECK(proxy->GetTarget()->StrictEquals(target));
  CHECK(proxy->GetHandler()->StrictEquals(handler));
  CHECK(!proxy->IsRevoked());
  CHECK(proxy->Get(context.local(), v8_str("x")).ToLocalChecked()->StrictEquals(v8_str("trapped x")));
}

TEST(ProxyRevoke) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Proxy> proxy =
      v8::Proxy::New(context.local(), v8::Object::New(CcTest::isolate()), v8::Object::New(CcTest::isolate()))
          .ToLocalChecked();
  proxy->Revoke();
  CHECK(proxy->IsRevoked());
  CHECK(proxy->GetTarget()->IsNull());
  CHECK(proxy->GetHandler()->IsNull());
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(proxy->Get(context.local(), v8_str("x")).IsEmpty());
  CHECK(try_catch.HasCaught());
  try_catch.Reset();
  // Again is no error.
  proxy->Revoke();
  CHECK(proxy->IsRevoked());
  CHECK(!try_catch.HasCaught());
}
