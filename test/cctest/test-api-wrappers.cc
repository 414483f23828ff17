// C++ objects behind objects of script: Object::Wrap and Unwrap.

#include <v8-sandbox.h>
#include <v8-traced-handle.h>

#include "test/cctest/cctest.h"

namespace {

constexpr auto kShape = static_cast<v8::CppHeapPointerTag>(10);
constexpr auto kCircle = static_cast<v8::CppHeapPointerTag>(11);
constexpr auto kOther = static_cast<v8::CppHeapPointerTag>(20);
constexpr v8::CppHeapPointerTagRange kShapes(kShape, kCircle);

struct Circle {
  int radius;
};

}  // namespace

TEST(WrappersKnowTheirObjectAndItsKind) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::Local<v8::Object> wrapper = v8::ObjectTemplate::New(isolate)->NewInstance(context.local()).ToLocalChecked();
  CHECK_NULL(v8::Object::Unwrap<Circle>(isolate, wrapper, v8::kAnyCppHeapPointer));
  Circle circle{5};
  v8::Object::Wrap<kCircle>(isolate, wrapper, &circle);
  CHECK_EQ(&circle, (v8::Object::Unwrap<kCircle, Circle>(isolate, wrapper)));
  CHECK_EQ(5, v8::Object::Unwrap<Circle>(isolate, wrapper, kShapes)->radius);
  CHECK_NULL((v8::Object::Unwrap<kOther>(isolate, wrapper)));
  CHECK_NULL((v8::Object::Unwrap<kShape>(isolate, wrapper)));

  v8::Global<v8::Object> global(isolate, wrapper);
  v8::TracedReference<v8::Object> traced(isolate, wrapper);
  CHECK_EQ(&circle, (v8::Object::Unwrap<kCircle, Circle>(isolate, global)));
  CHECK_EQ(&circle, (v8::Object::Unwrap<kCircle, Circle>(isolate, traced)));
  Circle other{6};
  v8::Object::Wrap(isolate, traced, &other, kOther);
  CHECK_NULL((v8::Object::Unwrap<kCircle>(isolate, wrapper)));
  CHECK_EQ(&other, (v8::Object::Unwrap<kOther, Circle>(isolate, global)));
  v8::Object::Wrap<kOther>(isolate, global, nullptr);
  CHECK_NULL((v8::Object::Unwrap<kOther>(isolate, wrapper)));
  // Script sees nothing of it.
  CHECK_EQ(0u, wrapper->GetPropertyNames(context.local()).ToLocalChecked()->Length());
}

TEST(WrappersOutliveCollections) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  Circle circle{7};
  v8::Global<v8::Object> global;
  {
    v8::HandleScope inner(isolate);
    global.Reset(isolate, v8::Object::New(isolate));
  }
  v8::Object::Wrap<kCircle>(isolate, global, &circle);
  isolate->LowMemoryNotification();
  CHECK_EQ(7, (v8::Object::Unwrap<kCircle, Circle>(isolate, global)->radius));
}
