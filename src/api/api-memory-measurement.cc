#include <atomic>
#include <deque>

#include "include/v8-platform.h"
#include "src/api/api-context-list.h"
#include "src/api/api-internal.h"
#include "src/api/api-object-support.h"
#include "src/heap/fillers.h"
#include "src/heap/heap-inl.h"
#include "src/heap/object-visiting.h"
#include "src/init/v8.h"
#include "src/numbers/math-functions.h"
#include "src/strings/string-hash.h"

// Isolate::MeasureMemory: how much of the heap belongs to which context. A task collects and then walks the heap once;
// an object with a creation context counts, with its properties and elements, for that.
namespace v8 {

namespace internal {

namespace {

constexpr double kDefaultDelaySeconds = 5;

// Measurements that are asked for at the same time (by each of a process's isolates) do not all fall on one moment.
double SpreadDelaySeconds() {
  static std::atomic<uint64_t> count{0};
  return kDefaultDelaySeconds * (1 + RandomNumberGenerator(HashSeed() + ++count).NextDouble());
}

// Of an object and of what it alone refers to.
size_t SizeWithStores(Tagged<HeapObject> object, size_t size) {
  if (!IsJSObject(object)) return size;
  const auto add = [&](Value store) {
    // What is shared (the empty arrays) lies in no page of this heap.
    if (store.IsHeapObjectWord() && IsolateDataOfPage(store.ptr()) != nullptr &&
        IsolateDataOfPage(store.ptr())->heap != nullptr) {
      size += SizeOfObject(store.ptr());
    }
  };
  add(Cast<JSObject>(object)->properties_or_hash());
  add(Cast<JSObject>(object)->elements());
  return size;
}

class MeasureTask final : public v8::Task {
 public:
  MeasureTask(std::shared_ptr<Isolate*> token, std::unique_ptr<v8::MeasureMemoryDelegate> delegate,
              std::vector<v8::Global<v8::Context>> contexts)
      : token_(std::move(token)), delegate_(std::move(delegate)), contexts_(std::move(contexts)) {}

  // Where the isolate is gone, its handles are as well.
  ~MeasureTask() override {
    if (*token_ != nullptr) return;
    for (auto& context : contexts_) context.Clear();
  }

  void Run() override {
    Isolate* const isolate = *token_;
    if (isolate == nullptr) return;
    v8::Isolate* const external = External(isolate);
    const v8::Isolate::Scope isolate_scope(external);
    const v8::HandleScope handles(external);
    CollectAll(isolate);
    std::vector<Local<v8::Context>> contexts;
    for (auto& context : contexts_) {
      if (!context.IsEmpty()) contexts.push_back(context.Get(external));
    }
    std::vector<size_t> sizes(contexts.size());
    const size_t unattributed = Measure(isolate, contexts, sizes);
    delegate_->MeasurementComplete({MemorySpan<const Local<v8::Context>>(contexts.data(), contexts.size()),
                                    MemorySpan<const size_t>(sizes.data(), sizes.size()), unattributed, 0, 0});
  }

 private:
  static V8_NOINLINE void CollectAll(Isolate* isolate) {
    EntryScope entry(isolate);
    isolate->heap()->PreciseCollectAllGarbage(GarbageCollectionReason::kTesting);
  }
  // Adds up what belongs to each context; the rest of the heap.
  static V8_NOINLINE size_t Measure(Isolate* isolate, const std::vector<Local<v8::Context>>& contexts,
                                    std::vector<size_t>& sizes) {
    EntryScope entry(isolate);
    isolate->heap()->MakeIterable();
    size_t total = 0, attributed = 0;
    isolate->heap()->ForEachPage([&](PageMetadata* page) {
      ForEachObjectOnPage(page, [&](Address address, size_t size) {
        const Tagged<HeapObject> object(address);
        if (IsFiller(address)) return;
        total += size;
        const Value realm = IsJSReceiver(object) ? CreationContextOf(Cast<JSReceiver>(object))
                            : IsContext(object)  ? Value(Cast<Context>(object)->native_context())
                                                 : Undefined();
        if (!IsNativeContext(realm)) return;
        for (size_t k = 0; k < contexts.size(); ++k) {
          if (Open(contexts[k]) != realm) continue;
          const size_t with_stores = SizeWithStores(object, size);
          sizes[k] += with_stores;
          attributed += with_stores;
          return;
        }
      });
    });
    return total > attributed ? total - attributed : 0;
  }

  const std::shared_ptr<Isolate*> token_;
  const std::unique_ptr<v8::MeasureMemoryDelegate> delegate_;
  std::vector<v8::Global<v8::Context>> contexts_;  // weak
};

// MeasureMemoryDelegate::Default.
class PromiseDelegate final : public v8::MeasureMemoryDelegate {
 public:
  PromiseDelegate(v8::Isolate* isolate, Local<v8::Context> context, Local<v8::Promise::Resolver> resolver,
                  v8::MeasureMemoryMode mode)
      : isolate_(isolate), context_(isolate, context), resolver_(isolate, resolver), mode_(mode) {}

  bool ShouldMeasure(Local<v8::Context> context) override {
    return context_.Get(isolate_)->GetSecurityToken()->StrictEquals(context->GetSecurityToken());
  }

  void MeasurementComplete(Result result) override {
    Local<v8::Context> context = context_.Get(isolate_);
    const v8::Context::Scope scope(context);
    size_t total = 0, current = 0;
    for (size_t size : result.sizes_in_bytes) total += size;
    std::vector<Local<v8::Value>> others;
    for (size_t k = 0; k < result.contexts.size(); ++k) {
      if (result.contexts.begin()[k] == context) {
        current = result.sizes_in_bytes.begin()[k];
      } else {
        others.push_back(Figures(context, result.sizes_in_bytes.begin()[k], result.unattributed_size_in_bytes));
      }
    }
    Local<v8::Object> answer = v8::Object::New(isolate_);
    Add(context, answer, "total", Figures(context, total, result.unattributed_size_in_bytes));
    if (mode_ == v8::MeasureMemoryMode::kDetailed) {
      Add(context, answer, "current", Figures(context, current, result.unattributed_size_in_bytes));
      Add(context, answer, "other", v8::Array::New(isolate_, others.data(), others.size()));
    }
    resolver_.Get(isolate_)->Resolve(context, answer).FromMaybe(false);
  }

 private:
  void Add(Local<v8::Context> context, Local<v8::Object> object, const char* name, Local<v8::Value> value) const {
    object->CreateDataProperty(context, v8::String::NewFromUtf8(isolate_, name).ToLocalChecked(), value)
        .FromMaybe(false);
  }
  Local<v8::Object> Figures(Local<v8::Context> context, size_t size, size_t unattributed) const {
    const auto number = [&](size_t value) -> Local<v8::Value> {
      return v8::Number::New(isolate_, static_cast<double>(value));
    };
    Local<v8::Value> range[] = {number(size), number(size + unattributed)};
    Local<v8::Object> figures = v8::Object::New(isolate_);
    Add(context, figures, "jsMemoryEstimate", number(size));
    Add(context, figures, "jsMemoryRange", v8::Array::New(isolate_, range, 2));
    return figures;
  }

  v8::Isolate* const isolate_;
  const v8::Global<v8::Context> context_;
  const v8::Global<v8::Promise::Resolver> resolver_;
  const v8::MeasureMemoryMode mode_;
};

}  // namespace

}  // namespace internal

std::unique_ptr<MeasureMemoryDelegate> MeasureMemoryDelegate::Default(Isolate* isolate, Local<Context> context,
                                                                      Local<Promise::Resolver> promise_resolver,
                                                                      MeasureMemoryMode mode) {
  return std::make_unique<i::PromiseDelegate>(isolate, context, promise_resolver, mode);
}

bool Isolate::MeasureMemory(std::unique_ptr<MeasureMemoryDelegate> delegate, MeasureMemoryExecution execution) {
  i::ApiData* const api = i::Api(this);
  Platform* const platform = i::V8::GetCurrentPlatform();
  const std::shared_ptr<TaskRunner> runner = platform == nullptr ? nullptr : platform->GetForegroundTaskRunner(this);
  if (runner == nullptr) return false;
  HandleScope handles(this);
  std::vector<Global<Context>> contexts;
  for (const auto& entry : api->contexts.entries()) {
    if (entry->context == 0) continue;
    const Local<Context> context = i::MakeLocal<Context>(i::Internal(this), i::Value(entry->context));
    if (!delegate->ShouldMeasure(context)) continue;
    contexts.emplace_back(this, context);
    contexts.back().SetWeak();
  }
  auto task = std::make_unique<i::MeasureTask>(api->task_token, std::move(delegate), std::move(contexts));
  if (execution == MeasureMemoryExecution::kEager) {
    runner->PostTask(std::move(task));
  } else {
    runner->PostDelayedTask(std::move(task), i::SpreadDelaySeconds());
  }
  return true;
}

}  // namespace v8
