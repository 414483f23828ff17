#ifndef FLAT8_TEST_CCTEST_OWN_ISOLATE_H_
#define FLAT8_TEST_CCTEST_OWN_ISOLATE_H_

#include "test/cctest/cctest.h"

// Runs `body(isolate, context)` in a fresh context of an isolate made for it.
template <typename Body>
void WithOwnIsolate(const v8::Isolate::CreateParams& params, Body body) {
  v8::Isolate* const isolate = v8::Isolate::New(params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    body(isolate, context);
  }
  isolate->Dispose();
}

#endif  // FLAT8_TEST_CCTEST_OWN_ISOLATE_H_
