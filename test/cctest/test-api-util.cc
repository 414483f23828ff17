// v8-util.h: maps and lists of persistent handles; v8-external-memory-accounter.h.

#include <string>

#include "include/v8-external-memory-accounter.h"
#include "include/v8-util.h"
#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

size_t Handles() { return CcTest::heap()->global_handles()->handles_count(); }

void CollectAll() {
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  i::heap::InvokeMajorGC(CcTest::heap());
}

int g_disposed = 0, g_disposed_data = 0, g_told = 0, g_told_later = 0;

// What the callbacks of the weak maps below need.
template <typename Map>
struct WeakData {
  Map* map;
  int key;
};

// What weak maps of both kinds hand to their callbacks: the map and the key.
template <typename Map, typename Base, typename K, typename V>
struct WeakParameters : public Base {
  using MapType = Map;
  using WeakCallbackDataType = WeakData<Map>;

  static WeakCallbackDataType* WeakCallbackParameter(Map* map, const K& key, v8::Local<V> value) {
    CHECK(!value.IsEmpty());
    return new WeakCallbackDataType{map, key};
  }
  static Map* MapFromWeakCallbackInfo(const v8::WeakCallbackInfo<WeakCallbackDataType>& info) {
    return info.GetParameter()->map;
  }
  static K KeyFromWeakCallbackInfo(const v8::WeakCallbackInfo<WeakCallbackDataType>& info) {
    return info.GetParameter()->key;
  }
  static void DisposeCallbackData(WeakCallbackDataType* data) {
    ++g_disposed_data;
    delete data;
  }
};

template <typename K, typename V>
struct WeakTraits : public WeakParameters<v8::PersistentValueMap<K, V, WeakTraits<K, V>>,
                                          v8::DefaultPersistentValueMapTraits<K, V>, K, V> {
  static const v8::PersistentContainerCallbackType kCallbackType = v8::kWeakWithParameter;

  static void Dispose(v8::Isolate*, v8::Global<V>, K) { ++g_disposed; }
};

template <typename K, typename V>
struct WeakGlobalTraits
    : public WeakParameters<v8::GlobalValueMap<K, V, WeakGlobalTraits<K, V>>, v8::DefaultGlobalMapTraits<K, V>, K, V> {
  static const v8::PersistentContainerCallbackType kCallbackType = v8::kWeakWithInternalFields;
  using WeakCallbackDataType = WeakData<v8::GlobalValueMap<K, V, WeakGlobalTraits<K, V>>>;

  static void OnWeakCallback(const v8::WeakCallbackInfo<WeakCallbackDataType>&) { ++g_told; }
  static void DisposeWeak(const v8::WeakCallbackInfo<WeakCallbackDataType>& info) {
    // The heap may be used here.
    v8::HandleScope handles(info.GetIsolate());
    CHECK_EQ(0, v8::Array::New(info.GetIsolate())->Length());
    ++g_told_later;
    WeakGlobalTraits::DisposeCallbackData(info.GetParameter());
  }
  static void Dispose(v8::Isolate*, v8::Global<V>, K) { ++g_disposed; }
};

// What both kinds of map do.
template <typename Map>
void CheckMap() {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const size_t handles_before = Handles();
  {
    Map map(isolate);
    CHECK_EQ(isolate, map.GetIsolate());
    CHECK_EQ(0u, map.Size());
    CHECK(map.Get(7).IsEmpty());
    CHECK(!map.Contains(7));
    v8::Local<v8::Object> first = v8::Object::New(isolate), second = v8::Object::New(isolate);
    CHECK(map.Set(7, first).IsEmpty());
    CHECK_EQ(handles_before + 1, Handles());
    CHECK(map.Get(7) == first);
    CHECK(map.Contains(7));
    CHECK(map.Set(7, second) == first);
    CHECK(map.Get(7) == second);
    CHECK_EQ(1u, map.Size());
    v8::Global<v8::Object> handle(isolate, first);
    CHECK(map.SetUnique(8, &handle).IsEmpty());
    CHECK(handle.IsEmpty());
    typename Map::PersistentValueReference reference = map.GetReference(8);
    CHECK(!reference.IsEmpty());
    CHECK(reference.NewLocal(isolate) == first);
    typename Map::PersistentValueReference copy(reference);
    reference.Reset();
    CHECK(reference.IsEmpty());
    CHECK(copy.NewLocal(isolate) == first);
    CHECK(map.Set(9, v8::Global<v8::Object>(isolate, second), &copy).IsEmpty());
    CHECK(copy.NewLocal(isolate) == second);
    CHECK(map.GetReference(10).IsEmpty());
    CHECK(map.Remove(8) == first);
    CHECK(map.Remove(8).IsEmpty());
    CHECK_EQ(2u, map.Size());
    map.Clear();
    CHECK_EQ(0u, map.Size());
    CHECK_EQ(handles_before, Handles());
    map.Set(1, first);
  }
  // What is left goes with the map.
  CHECK_EQ(handles_before, Handles());
}

template <typename Map>
void CheckWeakMap(int* told) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  g_disposed = g_disposed_data = g_told = g_told_later = 0;
  Map map(isolate);
  CHECK(map.IsWeak());
  v8::Local<v8::Object> kept = v8::Object::New(isolate);
  map.Set(1, kept);
  {
    v8::HandleScope handles(isolate);
    map.Set(2, v8::Object::New(isolate));
  }
  CollectAll();
  CHECK_EQ(1, *told);
  CHECK_EQ(1u, map.Size());
  CHECK_EQ(1, g_disposed_data);
  CHECK(map.Get(1) == kept);
  CHECK(!map.Contains(2));
  // Taken out, a value is an ordinary handle.
  v8::Global<v8::Object> removed = map.Remove(1);
  CHECK(!removed.IsWeak());
  CHECK_EQ(2, g_disposed_data);
}

template <typename T>
void ReturnFromMap(const v8::FunctionCallbackInfo<v8::Value>& info) {
  T* const map = static_cast<T*>(info.Data().As<v8::External>()->Value());
  const int key = info[0]->Int32Value(info.GetIsolate()->GetCurrentContext()).FromJust();
  const bool by_reference = info[1]->IsTrue();
  const bool found = by_reference ? map->GetReference(key).SetReturnValue(info.GetReturnValue())
                                  : map->SetReturnValue(key, info.GetReturnValue());
  if (!found) info.GetReturnValue().Set(-1);
}

}  // namespace

TEST(PersistentValueMapOfObjects) { CheckMap<v8::StdPersistentValueMap<int, v8::Object>>(); }
TEST(GlobalValueMapOfObjects) { CheckMap<v8::StdGlobalValueMap<int, v8::Object>>(); }
TEST(MapsWithWeakTraitsAreMapsToo) {
  CheckMap<v8::PersistentValueMap<int, v8::Object, WeakTraits<int, v8::Object>>>();
  CheckMap<v8::GlobalValueMap<int, v8::Object, WeakGlobalTraits<int, v8::Object>>>();
}

TEST(MapsOfStrings) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::PersistentValueMap<std::string, v8::String, v8::DefaultPersistentValueMapTraits<std::string, v8::String>> map(
      CcTest::isolate());
  CHECK(!map.IsWeak());
  map.Set("one", v8_str("eins"));
  map.Set("two", v8_str("zwei"));
  CollectAll();
  CHECK(v8_str("zwei")->StringEquals(map.Get("two")));
  CHECK(map.Get("three").IsEmpty());
}

TEST(WeakPersistentValueMap) {
  CheckWeakMap<v8::PersistentValueMap<int, v8::Object, WeakTraits<int, v8::Object>>>(&g_disposed);
}
TEST(WeakGlobalValueMap) {
  CheckWeakMap<v8::GlobalValueMap<int, v8::Object, WeakGlobalTraits<int, v8::Object>>>(&g_told);
  CHECK_EQ(1, g_told_later);
}

TEST(MapsGiveReturnValues) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  using Map = v8::StdGlobalValueMap<int, v8::Value>;
  Map map(isolate);
  map.Set(1, v8_num(11));
  v8::Local<v8::Function> function =
      v8::Function::New(context.local(), ReturnFromMap<Map>, v8::External::New(isolate, &map)).ToLocalChecked();
  context->Global()->Set(context.local(), v8_str("get"), function).Check();
  ExpectInt32("get(1)", 11);
  ExpectInt32("get(2)", -1);
  ExpectInt32("get(1, true)", 11);
  ExpectInt32("get(2, true)", -1);
}

TEST(PersistentValueVectors) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const size_t handles_before = Handles();
  v8::PersistentValueVector<v8::Object> list(isolate);
  CHECK(list.IsEmpty());
  list.ReserveCapacity(8);
  v8::Local<v8::Object> first = v8::Object::New(isolate), second = v8::Object::New(isolate);
  list.Append(first);
  list.Append(v8::Global<v8::Object>(isolate, second));
  list.Append(first);
  CHECK_EQ(3u, list.Size());
  CHECK(list.Get(0) == first);
  CHECK(list.Get(1) == second);
  CHECK(list.Get(2) == first);
  CHECK(list.Get(3).IsEmpty());
  CHECK_EQ(handles_before + 3, Handles());
  list.Clear();
  CHECK(list.IsEmpty());
  CHECK_EQ(handles_before, Handles());
}

TEST(ExternalMemoryAccounts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const auto total = [&] {
    return v8::ExternalMemoryAccounter::GetTotalAmountOfExternalAllocatedMemoryForTesting(isolate);
  };
  const int64_t before = total();
  v8::ExternalMemoryAccounter account, other;
  account.Increase(isolate, 1000);
  other.Increase(isolate, 10);
  CHECK_EQ(before + 1010, total());
  account.Update(isolate, -400);
  account.Update(isolate, 100);
  CHECK_EQ(before + 710, total());
  v8::ExternalMemoryAccounter moved(std::move(account));
  moved.Decrease(isolate, 700);
  account = std::move(other);
  account.Decrease(isolate, 10);
  CHECK_EQ(before, total());
}
