#include "src/profiler/sampling-heap-profiler.h"

#include <cmath>

#include "src/execution/frames.h"
#include "src/flags/flags.h"
#include "src/heap/heap.h"
#include "src/numbers/ieee754.h"

namespace v8::internal {

namespace {
constexpr int kMaxStackDepth = 256;
}  // namespace

SamplingHeapProfiler::SamplingHeapProfiler(Isolate* isolate, uint64_t interval, int stack_depth, int flags)
    : isolate_(isolate),
      interval_(interval),
      stack_depth_(stack_depth < kMaxStackDepth ? stack_depth : kMaxStackDepth),
      flags_(flags),
      random_(interval * 0x9E3779B97F4A7C15ull | 1),
      new_space_(this, static_cast<intptr_t>(interval)),
      new_large_(this, static_cast<intptr_t>(interval)),
      old_space_(this, static_cast<intptr_t>(interval)),
      large_(this, static_cast<intptr_t>(interval)) {
  root_.id = last_node_id_;
  root_.name = names_.Add("(root)");
  root_.is_state = true;
  Heap* const heap = isolate->heap();
  heap->AddAllocationObserver(NEW_SPACE, &new_space_);
  heap->AddAllocationObserver(NEW_LO_SPACE, &new_large_);
  heap->AddAllocationObserver(OLD_SPACE, &old_space_);
  heap->AddAllocationObserver(LO_SPACE, &large_);
}

SamplingHeapProfiler* SamplingHeapProfiler::New(Isolate* isolate, uint64_t interval, int stack_depth, int flags) {
  return base::New<SamplingHeapProfiler>(isolate, interval, stack_depth, flags);
}

SamplingHeapProfiler::~SamplingHeapProfiler() {
  for (Observer* observer : {&new_space_, &new_large_, &old_space_, &large_}) {
    isolate_->heap()->RemoveAllocationObserver(observer);
  }
  while (first_ != nullptr) {
    GlobalHandles::Destroy(first_->handle);
    Remove(first_);
  }
  for (Address* handle : script_handles_) GlobalHandles::Destroy(handle);
  // The tree, leaves first.
  for (Node* node = root_.first_child; node != nullptr;) {
    if (node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    Node* const parent = node->parent;
    parent->first_child = node->next_sibling;
    base::Free(node);
    node = parent->first_child != nullptr ? parent->first_child : parent == &root_ ? nullptr : parent;
  }
}

intptr_t SamplingHeapProfiler::NextDistance() {
  constexpr double kMax = 1 << 30;
  double distance = static_cast<double>(interval_);
  if (!v8_flags.sampling_heap_profiler_suppress_randomness) {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    random_ ^= random_ << 17;
    const double uniform = (static_cast<double>(random_ >> 11) + 1) / 9007199254740993.0;
    distance *= -ieee754::Log(uniform);
  }
  return distance < 8 ? 8 : static_cast<intptr_t>(distance < kMax ? distance : kMax);
}

SamplingHeapProfiler::Node* SamplingHeapProfiler::FindChild(Node* parent, uint32_t name, int script_id,
                                                            int start_position, bool is_state) {
  for (Node* child = parent->first_child; child != nullptr; child = child->next_sibling) {
    if (child->name == name && child->script_id == script_id && child->start_position == start_position) return child;
  }
  Node* const child = static_cast<Node*>(base::Calloc(1, sizeof(Node)));
  if (child == nullptr) return nullptr;
  *child = {parent, nullptr, parent->first_child, ++last_node_id_, name, script_id, start_position, is_state};
  parent->first_child = child;
  return child;
}

SamplingHeapProfiler::Node* SamplingHeapProfiler::FindStack() {
  const SharedFunctionInfo* functions[kMaxStackDepth];
  int depth = 0;
  for (uint64_t* fp = isolate_->vm_fp; fp != nullptr && depth < stack_depth_; fp = Frame(fp).caller_fp()) {
    const Tagged<SharedFunctionInfo> shared = Frame(fp).function()->shared();
    if (shared->IsUserJavaScript()) functions[depth++] = reinterpret_cast<SharedFunctionInfo*>(shared.ptr());
  }
  Node* node = &root_;
  if (depth == 0) return FindChild(node, names_.Add("(V8 API)"), 0, 0, true);
  while (depth > 0 && node != nullptr) {
    const SharedFunctionInfo* const shared = functions[--depth];
    const Tagged<Script> script = shared->script();
    if (!scripts_.Contains(script->id())) {
      Address* const handle = isolate_->heap()->global_handles()->Create(script);
      if (handle == nullptr) return nullptr;
      if (!script_handles_.TryAdd(handle)) {
        GlobalHandles::Destroy(handle);
        return nullptr;
      }
      if (!scripts_.TryPut(script->id(), handle)) return nullptr;
    }
    node = FindChild(node, names_.Add(shared->Name()), script->id(), shared->start_position(), false);
  }
  return node;
}

void SamplingHeapProfiler::TakeSample(Address object, size_t size) {
  // Without memory there is one sample less.
  Node* const node = FindStack();
  Sample* const sample = node == nullptr ? nullptr : base::New<Sample>();
  if (sample == nullptr) return;
  Address* const handle = isolate_->heap()->global_handles()->Create(object);
  if (handle == nullptr) return base::Delete(sample);
  *sample = {this, last_, nullptr, node, handle, size, ++last_sample_id_};
  (last_ != nullptr ? last_->next : first_) = sample;
  last_ = sample;
  GlobalHandles::MakeWeak(handle, sample, &OnDeath, v8::WeakCallbackType::kParameter);
}

void SamplingHeapProfiler::OnDeath(const v8::WeakCallbackInfo<void>& info) {
  Sample* const sample = static_cast<Sample*>(info.GetParameter());
  SamplingHeapProfiler* const profiler = sample->profiler;
  GlobalHandles::Destroy(sample->handle);
  sample->handle = nullptr;
  const bool is_minor = profiler->isolate_->heap()->collector() == GarbageCollector::kScavenger;
  const int kept = is_minor ? v8::HeapProfiler::kSamplingIncludeObjectsCollectedByMinorGC
                            : v8::HeapProfiler::kSamplingIncludeObjectsCollectedByMajorGC;
  if ((profiler->flags_ & kept) == 0) profiler->Remove(sample);
}

void SamplingHeapProfiler::Remove(Sample* sample) {
  (sample->previous != nullptr ? sample->previous->next : first_) = sample->next;
  (sample->next != nullptr ? sample->next->previous : last_) = sample->previous;
  base::Delete(sample);
}

Tagged<Script> SamplingHeapProfiler::ScriptOf(int script_id) const {
  Address* const* const handle = scripts_.Find(script_id);
  return handle == nullptr ? Tagged<Script>() : Tagged<Script>(**handle);
}

unsigned SamplingHeapProfiler::EstimateCount(size_t size, unsigned samples) const {
  // The chance of an object to be sampled grows with its size.
  const double chance = 1 - ieee754::Exp(-static_cast<double>(size) / static_cast<double>(interval_));
  return static_cast<unsigned>(samples / chance + 0.5);
}

}  // namespace v8::internal
