// What the interpreter records for compilers: kinds of slots, callees and counts, profile bytes, the budget.

#include "src/api/api-inl.h"
#include "src/ic/feedback.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace i = v8::internal;

namespace {

// The function that the script ends with.
i::Tagged<i::JSFunction> Function(const char* source) {
  return i::Cast<i::JSFunction>(i::Tagged<i::Object>(*v8::Utils::OpenDirectHandle(*CompileRun(source))));
}

i::Tagged<i::FeedbackVector> VectorOf(i::Tagged<i::JSFunction> function) {
  return i::Cast<i::FeedbackVector>(function->feedback());
}

// Index of the n-th slot of that kind.
int SlotOf(i::Tagged<i::FeedbackVector> vector, i::FeedbackKind kind, int n = 0) {
  int found = -1;
  vector->ForEachSlot([&](i::FeedbackKind at, int index) {
    if (at == kind && n-- == 0) found = index;
  });
  CHECK_GE(found, 0);
  return found;
}

// All profile bytes of the function or'ed: what its only operator has met.
uint16_t ProfileOf(i::Tagged<i::JSFunction> function) {
  const auto bytes = i::Cast<i::ByteArray>(VectorOf(function)->profile());
  uint16_t bits = 0;
  // The first two bytes of every instruction: units of operands have none.
  for (int n = 0; n + 1 < bytes->length(); n++) {
    if (bytes->get(n) != 0 || bytes->get(n + 1) != 0) {
      return static_cast<uint16_t>(bytes->get(n) | bytes->get(n + 1) << 8);
    }
  }
  return bits;
}

constexpr uint16_t Bits(int first, int second) { return static_cast<uint16_t>(first | second << 8); }

}  // namespace

TEST(FeedbackSlotsHaveTheKindsOfTheirSites) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto vector = VectorOf(Function("function f(o, k) { o.a; o.b = 1; o[k]; o[k] = 2; f2(o); new f2(); return g1; }"
                                        "var g1 = 0; function f2() {} f({}, 'x'); f({}, 'x'); f"));
  int words = 0;
  vector->ForEachSlot([&](i::FeedbackKind kind, int index) {
    CHECK_EQ(words, index);
    words += i::FeedbackWordsOf(kind);
  });
  CHECK_EQ(vector->length(), i::FeedbackVector::kHeaderWords + words);
  for (const i::FeedbackKind kind :
       {i::FeedbackKind::kGetNamed, i::FeedbackKind::kSetNamed, i::FeedbackKind::kGetKeyed, i::FeedbackKind::kSetKeyed,
        i::FeedbackKind::kCall, i::FeedbackKind::kConstruct, i::FeedbackKind::kLoadGlobal}) {
    SlotOf(vector, kind);
  }
}

TEST(CallSitesKnowCalleeAndCount) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto f = Function("function callee() {} function f(c) { c(); } f(callee); f(callee); f(callee); f(callee); f");
  // The first call of f has made no vector yet.
  const int slot = SlotOf(VectorOf(f), i::FeedbackKind::kCall);
  CHECK_EQ(VectorOf(f)->get(slot), i::Value(Function("callee")));
  CHECK_EQ(3, VectorOf(f)->get(slot + 1).AsInt());
  // Another closure of one function literal: the literal is what the site knows.
  CompileRun("function make() { return function() {}; } var a = make(), b = make();"
             "function g(c) { c(); } g(a); g(a); g(b); g(b);");
  const auto g = Function("g");
  const int closures = SlotOf(VectorOf(g), i::FeedbackKind::kCall);
  CHECK_EQ(VectorOf(g)->get(closures), i::Value(Function("a")->shared()));
  CHECK_EQ(3, VectorOf(g)->get(closures + 1).AsInt());
  // Anything else: too many.
  CompileRun("g(callee);");
  CHECK(VectorOf(g)->IsInState(closures, i::FeedbackState::kMegamorphic));
  CompileRun("g(a);");
  CHECK(VectorOf(g)->IsInState(closures, i::FeedbackState::kMegamorphic));
  // What is no plain function is not remembered.
  CompileRun("function h(c) { c(); } var bound = callee.bind(); h(bound); h(bound);");
  CHECK(VectorOf(Function("h"))->IsInState(SlotOf(VectorOf(Function("h")), i::FeedbackKind::kCall),
                                          i::FeedbackState::kMegamorphic));
}

TEST(ConstructSitesKnowTheirConstructor) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto f = Function("class C {} function f() { return new C(); } f(); f(); f(); f");
  const int slot = SlotOf(VectorOf(f), i::FeedbackKind::kConstruct);
  CHECK_EQ(VectorOf(f)->get(slot), i::Value(Function("C")));
  CHECK_EQ(2, VectorOf(f)->get(slot + 1).AsInt());
}

TEST(CalleesAreWeak) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun("function f(c) { c(); } var callee = function() {}; f(callee); f(callee); f(callee);");
  int slot;
  {
    const auto f = Function("f");
    slot = SlotOf(VectorOf(f), i::FeedbackKind::kCall);
    CHECK(i::IsJSFunction(VectorOf(f)->get(slot)));
  }
  CompileRun("callee = undefined");
  {
    i::DisableConservativeStackScanningScopeForTesting no_stack(CcTest::heap());
    CcTest::CollectAllGarbage();
    CcTest::CollectAllGarbage();
  }
  CHECK(VectorOf(Function("f"))->IsInState(slot, i::FeedbackState::kUninitialized));
}

TEST(ProfilesRecordWhatIsNoInt) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const struct {
    const char* body;
    const char* arguments;
    uint16_t expected;
  } kCases[] = {
      {"a + b", "1, 2", 0},
      {"a + b", "1.5, 2", Bits(i::profile_bits::kDouble, 0)},
      {"a + b", "1.5, 2.5", Bits(i::profile_bits::kDouble, 0)},
      {"a + b", "2147483647, 1", Bits(0, i::profile_bits::kIntOverflow)},
      {"a + b", "'x', 1", Bits(0, i::profile_bits::kString)},
      {"a + b", "1n, 2n", Bits(0, i::profile_bits::kBigInt)},
      {"a + b", "{}, 1", Bits(0, i::profile_bits::kOther)},
      {"a - 1", "-2147483648, 0", Bits(0, i::profile_bits::kIntOverflow)},
      {"a * b", "3, 4", 0},
      {"a * b", "0, -1", Bits(0, i::profile_bits::kMinusZero)},
      {"a * b", "65536, 65536", Bits(0, i::profile_bits::kIntOverflow)},
      {"a / b", "6, 3", 0},
      {"a / b", "1, 3", Bits(i::profile_bits::kDouble, 0)},
      {"a % b", "7, 3", 0},
      {"a % b", "-3, 3", Bits(0, i::profile_bits::kMinusZero)},
      {"a % b", "7.5, 3", Bits(i::profile_bits::kDouble, 0)},
      {"a & b", "5, 3", 0},
      {"a & b", "5.5, 3", Bits(i::profile_bits::kDouble, 0)},
      {"a >> b", "'5', 3", Bits(0, i::profile_bits::kString)},
      {"-a", "1, 0", 0},
      {"-a", "0, 0", Bits(0, i::profile_bits::kMinusZero)},
      {"-a", "1.5, 0", Bits(i::profile_bits::kDouble, 0)},
      {"~a", "1.5, 0", Bits(i::profile_bits::kDouble, 0)},
      {"a < b", "1, 2", 0},
      {"a < b", "1.5, 2", Bits(i::profile_bits::kDouble, 0)},
      {"a < b", "'a', 'b'", Bits(0, i::profile_bits::kString)},
      {"++a", "2147483647, 0", Bits(i::profile_bits::kDouble, i::profile_bits::kIntOverflow)},
  };
  for (const auto& test : kCases) {
    char source[256];
    // Twice with ints first, which makes the vector and records nothing.
    snprintf(source, sizeof(source), "(function() { function f(a, b) { return %s; } f(1, 1); f(1, 1); return f; })()",
             test.body);
    const auto f = Function(source);
    CHECK_EQ(0, ProfileOf(f));
    v8::Local<v8::Function> function = v8::Local<v8::Function>::Cast(v8::Utils::ToLocal(
        i::Handle<i::JSObject>(i::Cast<i::JSObject>(i::Value(f)), CcTest::i_isolate())));
    context->Global()->Set(context.local(), v8_str("f"), function).Check();
    snprintf(source, sizeof(source), "f(%s)", test.arguments);
    CompileRun(source);
    if (test.expected != ProfileOf(f)) printf("%s of %s\n", test.body, test.arguments);
    CHECK_EQ(test.expected, ProfileOf(f));
  }
}

TEST(ProfilesSurviveMovingCollections) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto f = Function("function f(a, b) { return a + b; } f(1, 1); f(1, 1); f(1.5, 1); f");
  for (int n = 0; n < 3; n++) {
    i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
    CompileRun("f('x', 1)");
  }
  CHECK_EQ(Bits(i::profile_bits::kDouble, i::profile_bits::kString), ProfileOf(f));
}

TEST(KeyedSitesRecordWhatTheirShortWaysCannotDo) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto bits = [](const char* source) {
    const auto f = Function(source);
    int found = 0;
    VectorOf(f)->ForEachSlot([&](i::FeedbackKind kind, int index) {
      if (kind == i::FeedbackKind::kGetKeyed || kind == i::FeedbackKind::kSetKeyed) found = VectorOf(f)->get(index).AsInt();
    });
    return found;
  };
  CHECK_EQ(0, bits("(() => { function f(a, i) { return a[i]; } f([1], 0); f([1], 0); f([1], 0); return f; })()"));
  CHECK_EQ(i::keyed_feedback::kOutOfBounds,
           bits("(() => { function f(a, i) { return a[i]; } f([1], 0); f([1], 0); f([1], 5); return f; })()"));
  CHECK_EQ(i::keyed_feedback::kHole,
           bits("(() => { function f(a, i) { return a[i]; } f([1], 0); f([1], 0); f([1, , 2], 1); return f; })()"));
  CHECK_EQ(i::keyed_feedback::kNotAnIndex,
           bits("(() => { function f(a, i) { return a[i]; } f([1], 0); f([1], 0); f([1], {}); return f; })()"));
  CHECK_EQ(i::keyed_feedback::kGrows,
           bits("(() => { function f(a, i) { a[i] = 1; } f([1], 0); f([1], 0); f([1], 40); return f; })()"));
}

TEST(BudgetsAreUsedUpByCallsAndBackEdges) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("function f(n) { for (let i = 0; i < n; i++) {} } f(0); f(0);");
  const auto f = Function("f");
  const int fresh = VectorOf(f)->budget();
  CompileRun("f(0)");
  const int of_a_call = fresh - VectorOf(f)->budget();
  CHECK_EQ(f->code()->unit_count(), of_a_call);
  CompileRun("f(100)");
  const int of_a_loop = fresh - of_a_call - VectorOf(f)->budget();
  CHECK_GT(of_a_loop, of_a_call + 99);
  CHECK_LT(of_a_loop, 100 * f->code()->unit_count());
  // It begins anew when it is used up.
  CompileRun("f(1e6)");
  CHECK_GE(VectorOf(f)->budget(), 0);
}

TEST(SitesBeyondWhatOperandsNameShareASlot) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  // 23,000 named loads need more words than 16 bits count: the last ones share a slot, which must not answer for others.
  CHECK_EQ(25992, CompileRun("let source = 'let t = 0;';"
                             "for (let i = 0; i < 23000; i++) source += 't += o.a' + (i > 22000 ? i % 7 : 0) + ';';"
                             "const sum = new Function('o', source + 'return t');"
                             "const o = { a0: 1, a1: 2, a2: 3, a3: 4, a4: 5, a5: 6, a6: 7 };"
                             "sum(o) === sum(o) && sum(o) === sum(o) ? sum(o) : 0")
                       ->Int32Value(context.local())
                       .FromJust());
}
