#include "src/profiler/allocation-tracker.h"

#include "src/execution/script-location.h"
#include "src/heap/heap.h"
#include "src/profiler/heap-snapshot.h"

namespace v8::internal {

AllocationTracker::AllocationTracker(Isolate* isolate) : isolate_(isolate), stacks_(isolate, kMaxDepth) {
  Heap* const heap = isolate->heap();
  heap->AddAllocationObserver(NEW_SPACE, &new_space_);
  heap->AddAllocationObserver(NEW_LO_SPACE, &new_large_);
  heap->AddAllocationObserver(OLD_SPACE, &old_space_);
  heap->AddAllocationObserver(LO_SPACE, &large_);
}

AllocationTracker* AllocationTracker::New(Isolate* isolate) { return base::New<AllocationTracker>(isolate); }

AllocationTracker::~AllocationTracker() {
  for (Observer* observer : {&new_space_, &new_large_, &old_space_, &large_}) {
    isolate_->heap()->RemoveAllocationObserver(observer);
  }
}

void AllocationTracker::Note(Address object, size_t size) {
  AllocationStacks::Node* const node = stacks_.FindCurrent();
  if (node == nullptr) return;
  ++node->count;
  node->size += size;
  if (fresh_.size() >= kMaxFresh) PutFresh();
  (void)fresh_.TryAdd({object, node->id});
}

void AllocationTracker::PutFresh() {
  traces_.Put(fresh_.begin(), fresh_.size());
  fresh_.Clear();
}

void AllocationTracker::Update(WeakReferences* references) {
  PutFresh();
  traces_.Update(references);
}

bool AllocationTracker::WriteTo(HeapSnapshot* snapshot) {
  base::Table<uint64_t, uint32_t> functions;
  return WriteNode(snapshot, *stacks_.root(), &functions);
}

// Recursive: no deeper than kMaxDepth.
bool AllocationTracker::WriteNode(HeapSnapshot* snapshot, const AllocationStacks::Node& node,
                                  base::Table<uint64_t, uint32_t>* functions) {
  // The root is no function either, but has a place of its own.
  const uint64_t key = node.parent == nullptr
                           ? ~uint64_t{0}
                           : uint64_t{static_cast<uint32_t>(node.script_id)} << 32 |
                                 static_cast<uint32_t>(node.function_literal_id);
  const uint32_t* const known = functions->Find(key);
  uint32_t function = snapshot->trace_function_count();
  if (known != nullptr) {
    function = *known;
  } else {
    SnapshotTraceFunction info{};
    info.name = snapshot->names().Add(stacks_.names().text(node.name), stacks_.names().length(node.name));
    const Tagged<Script> script = stacks_.ScriptOf(node.script_id);
    ScriptLocation location;
    if (!script.is_empty()) {
      info.script_id = node.script_id;
      const Value script_name = GetScriptNameOrSourceURL(script);
      if (IsString(script_name)) info.script_name = snapshot->names().Add(Cast<String>(script_name));
      if (stacks_.lines().Find(script, node.start_position, &location)) {
        info.line = location.line + 1;
        info.column = location.column + 1;
      }
    }
    if (!functions->TryPut(key, function) || !snapshot->AddTraceFunction(info)) return false;
  }
  uint32_t children = 0;
  for (const auto* child = node.first_child; child != nullptr; child = child->next_sibling) ++children;
  if (!snapshot->AddTraceNode({node.id, function, node.count, children, node.size})) return false;
  for (const auto* child = node.first_child; child != nullptr; child = child->next_sibling) {
    if (!WriteNode(snapshot, *child, functions)) return false;
  }
  return true;
}

}  // namespace v8::internal
