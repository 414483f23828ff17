// Local, MaybeLocal, LocalVector, Persistent, Global, Eternal and the scopes.

#include <utility>
#include <vector>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

v8::Isolate* Isolate() { return CcTest::isolate(); }
size_t Globals() { return CcTest::heap()->global_handles()->handles_count(); }
v8::Local<v8::Object> NewObject() { return v8::Object::New(Isolate()); }

v8::Local<v8::String> EscapeText(bool through_maybe) {
  v8::EscapableHandleScope scope(Isolate());
  for (int i = 0; i < 100; ++i) NewObject();
  if (through_maybe) return scope.EscapeMaybe(v8::MaybeLocal<v8::String>(v8_str("escaped"))).ToLocalChecked();
  return scope.Escape(v8_str("escaped"));
}

}  // namespace

TEST(LocalsCompareByIdentity) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::Local<v8::Object> object = NewObject(), other = NewObject(), empty;
  v8::Local<v8::Object> same = v8::Local<v8::Object>::New(Isolate(), object);
  CHECK(empty.IsEmpty());
  CHECK(same == object);
  CHECK(object != other);
  CHECK(empty != object);
  CHECK(empty == v8::Local<v8::Value>());
  v8::Local<v8::Value> value = object;
  CHECK(value == object);
  CHECK(v8::Local<v8::Object>::Cast(value) == object);
  CHECK(value.As<v8::Object>() == object);
  v8::Global<v8::Object> global(Isolate(), object);
  CHECK(object == global);
  CHECK(global == object);
  CHECK(other != global);
  same.Clear();
  CHECK(same.IsEmpty());
}

TEST(MaybeLocals) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::MaybeLocal<v8::String> empty, full = v8_str("text");
  CHECK(empty.IsEmpty() && !full.IsEmpty());
  v8::Local<v8::Value> out = v8_str("before");
  CHECK(!empty.ToLocal(&out));
  CHECK(out.IsEmpty());
  CHECK(full.ToLocal(&out));
  CHECK(v8_str("text")->StrictEquals(out));
  CHECK(v8_str("other")->StrictEquals(empty.FromMaybe(v8_str("other"))));
  CHECK(v8_str("text")->StrictEquals(full.FromMaybe(v8_str("other"))));
  v8::MaybeLocal<v8::Value> wider = full;
  CHECK(v8_str("text")->StrictEquals(wider.As<v8::String>().ToLocalChecked()));
  CHECK(empty.As<v8::Value>().IsEmpty());
}

TEST(LocalVectors) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::LocalVector<v8::Value> list(Isolate(), {v8_num(1), v8_num(2)});
  list.push_back(v8_num(3));
  list.emplace_back(v8_num(4));
  list.insert(list.begin(), v8_num(0));
  CHECK_EQ(5u, list.size());
  i::heap::InvokeMajorGC(CcTest::heap());
  double sum = 0;
  for (v8::Local<v8::Value> value : list) sum += value.As<v8::Number>()->Value();
  CHECK_EQ(10, sum);
  CHECK_EQ(0, list.front().As<v8::Number>()->Value());
  CHECK_EQ(4, list.back().As<v8::Number>()->Value());
  CHECK_EQ(2, list[2].As<v8::Number>()->Value());
  CHECK_EQ(2, list.at(2).As<v8::Number>()->Value());
  CHECK_EQ(5u, v8::Array::New(Isolate(), list.data(), list.size())->Length());
  list.pop_back();
  list.resize(6);
  CHECK(list[5].IsEmpty());
  v8::LocalVector<v8::Value> other(Isolate(), 2);
  other.swap(list);
  CHECK_EQ(2u, list.size());
  list = {v8_num(7)};
  list.reserve(10);
  list.shrink_to_fit();
  CHECK_EQ(1u, list.size());
  list.clear();
  CHECK(list.empty());
}

TEST(ScopesFreeTheirHandles) {
  v8::HandleScope outer(Isolate());
  LocalContext context;
  const int before = v8::HandleScope::NumberOfHandles(Isolate());
  {
    v8::HandleScope inner(Isolate());
    CHECK_EQ(Isolate(), inner.GetIsolate());
    for (int i = 0; i < 5000; ++i) NewObject();
    CHECK_GE(v8::HandleScope::NumberOfHandles(Isolate()), before + 5000);
  }
  CHECK_EQ(before, v8::HandleScope::NumberOfHandles(Isolate()));
  v8::Local<v8::String> first = EscapeText(false), second = EscapeText(true);
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK(v8_str("escaped")->StrictEquals(first));
  CHECK(v8_str("escaped")->StrictEquals(second));
  v8::EscapableHandleScope of_nothing(Isolate());
  CHECK(of_nothing.Escape(v8::Local<v8::Value>()).IsEmpty());
}

TEST(SealedScopesHaveScopesWithin) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::SealHandleScope seal(Isolate());
  v8::HandleScope inner(Isolate());
  CHECK(NewObject()->IsObject());
}

TEST(GlobalsMove) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  const size_t before = Globals();
  v8::Local<v8::Object> object = NewObject();
  {
    v8::Global<v8::Object> first(Isolate(), object);
    v8::Global<v8::Object> second(std::move(first));
    CHECK(first.IsEmpty());
    CHECK(second == object);
    v8::Global<v8::Value> wider;
    wider = std::move(second);
    CHECK(second.IsEmpty());
    CHECK(wider == object);
    v8::Global<v8::Value> passed = wider.Pass();
    CHECK(wider.IsEmpty());
    CHECK_EQ(before + 1, Globals());
    v8::Global<v8::Value> copy(Isolate(), passed);
    CHECK_EQ(before + 2, Globals());
    copy.Reset(Isolate(), v8_str("another"));
    CHECK(passed == object);
    copy.Reset(Isolate(), passed);
    CHECK(copy == passed);
    copy.Reset();
    CHECK(copy.IsEmpty());
    CHECK(copy.Get(Isolate()).IsEmpty());
    copy.SetWrapperClassId(7);
    passed.SetWrapperClassId(7);
    CHECK_EQ(0, copy.WrapperClassId());
    CHECK_EQ(7, passed.WrapperClassId());
    passed.AnnotateStrongRetainer("label");
    std::vector<v8::Global<v8::Value>> list;
    for (int i = 0; i < 100; ++i) list.emplace_back(Isolate(), v8_num(i));
    CHECK_EQ(42, list[42].Get(Isolate()).As<v8::Number>()->Value());
  }
  CHECK_EQ(before, Globals());
}

TEST(WeakGlobalsFollowTheirHandles) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::Global<v8::Object> weak, kept;
  v8::Local<v8::Object> object = NewObject();
  kept.Reset(Isolate(), object);
  kept.SetWeak();
  {
    v8::HandleScope inner(Isolate());
    weak.Reset(Isolate(), NewObject());
    weak.SetWeak();
    CHECK(weak.IsWeak());
  }
  v8::Global<v8::Object> moved(std::move(weak));
  CHECK(moved.IsWeak());
  {
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
  }
  CHECK(moved.IsEmpty());
  CHECK(!moved.IsWeak());
  CHECK(kept == object);
  int parameter = 0;
  kept.ClearWeak();
  CHECK(!kept.IsWeak());
  kept.SetWeak<int>(
      &parameter, [](const v8::WeakCallbackInfo<int>&) {}, v8::WeakCallbackType::kParameter);
  CHECK_EQ(&parameter, kept.ClearWeak<int>());
  CHECK_NULL(kept.ClearWeak<int>());
}

TEST(PersistentsStayUntilReset) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  const size_t before = Globals();
  v8::Local<v8::Object> object = NewObject();
  v8::Persistent<v8::Object> persistent(Isolate(), object);
  {
    v8::Persistent<v8::Value> other(Isolate(), persistent);
    CHECK(other == persistent);
    CHECK_EQ(before + 2, Globals());
    CHECK(v8::Persistent<v8::Object>::Cast(other) == object);
    CHECK((other.As<v8::Object, v8::NonCopyablePersistentTraits<v8::Object>>() == object));
    // It does not reset itself.
    other.Reset();
  }
  CHECK_EQ(before + 1, Globals());
  persistent.Reset();
  CHECK_EQ(before, Globals());
}

TEST(CopyablePersistents) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  const size_t before = Globals();
  using Copyable = v8::Persistent<v8::Object, v8::CopyablePersistentTraits<v8::Object>>;
  v8::Local<v8::Object> object = NewObject();
  {
    Copyable first(Isolate(), object);
    Copyable second = first, third;
    third = second;
    third = third;  // NOLINT
    CHECK_EQ(before + 3, Globals());
    first.Reset();
    CHECK(second == object);
    CHECK(third == second);
    third = first;
    CHECK(third.IsEmpty());
  }
  CHECK_EQ(before, Globals());
}

TEST(EternalsAreForever) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::Eternal<v8::String> empty, text;
  CHECK(empty.IsEmpty());
  CHECK(empty.Get(Isolate()).IsEmpty());
  {
    v8::HandleScope inner(Isolate());
    text.Set(Isolate(), v8_str("eternal"));
  }
  const v8::Eternal<v8::Value> number(Isolate(), v8_num(1.5));
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK(v8_str("eternal")->StrictEquals(text.Get(Isolate())));
  CHECK_EQ(1.5, number.Get(Isolate()).As<v8::Number>()->Value());
  text.Clear();
  CHECK(text.IsEmpty());
}

namespace {

struct DyingString {
  v8::Global<v8::String> handle;
  bool collects;
};
int g_second_pass_depth = 0;
std::vector<bool> g_second_passes;

void MakeDyingString(bool collects) {
  v8::HandleScope handles(Isolate());
  DyingString* const dying = new DyingString{v8::Global<v8::String>(Isolate(), v8_str("a string to die")), collects};
  const auto second_pass = [](const v8::WeakCallbackInfo<DyingString>& info) {
    // Not while another one runs.
    CHECK_EQ(0, g_second_pass_depth++);
    const std::unique_ptr<DyingString> dying(info.GetParameter());
    g_second_passes.push_back(dying->collects);
    if (dying->collects) {
      MakeDyingString(false);
      i::heap::InvokeMajorGC(CcTest::heap());
    }
    g_second_pass_depth--;
  };
  static v8::WeakCallbackInfo<DyingString>::Callback second;
  second = second_pass;
  dying->handle.SetWeak(
      dying,
      [](const v8::WeakCallbackInfo<DyingString>& info) {
        info.GetParameter()->handle.Reset();
        info.SetSecondPassCallback(second);
      },
      v8::WeakCallbackType::kParameter);
}

}  // namespace

// What dies in a collection that a second pass makes has its second pass afterwards, in the same outermost collection.
TEST(SecondPassesDoNotNest) {
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  g_second_passes.clear();
  MakeDyingString(true);
  MakeDyingString(true);
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ(0, g_second_pass_depth);
  CHECK_EQ(4u, g_second_passes.size());
  CHECK(g_second_passes[0] && g_second_passes[1]);
  CHECK(!g_second_passes[2] && !g_second_passes[3]);
}

// Contexts that the engine knows of are none of the host's handles.
TEST(ContextsAreNotCountedAsHandles) {
  v8::Isolate* const isolate = CcTest::isolate();
  i::GlobalHandles* const handles = CcTest::i_isolate()->global_handles();
  const size_t before = handles->handles_count();
  {
    const v8::HandleScope scope(isolate);
    v8::Context::New(isolate);
    CHECK_EQ(before, handles->handles_count());
  }
  v8::HeapStatistics statistics;
  isolate->GetHeapStatistics(&statistics);
  CHECK_EQ(1u, statistics.number_of_native_contexts());
  {
    i::DisableConservativeStackScanningScopeForTesting no_scanning(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
  }
  isolate->GetHeapStatistics(&statistics);
  CHECK_EQ(0u, statistics.number_of_native_contexts());
  CHECK_EQ(before, handles->handles_count());
}
