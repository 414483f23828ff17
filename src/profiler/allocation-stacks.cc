#include "src/profiler/allocation-stacks.h"

#include "src/execution/frames.h"
#include "src/heap/heap.h"

namespace v8::internal {

AllocationStacks::AllocationStacks(Isolate* isolate, int depth)
    : isolate_(isolate), depth_(depth < kMaxDepth ? depth : kMaxDepth) {
  root_.id = last_id_;
  root_.name = names_.Add("(root)");
}

AllocationStacks::~AllocationStacks() {
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

// What has been found moves to the front of the list: the same function will allocate again.
AllocationStacks::Node* AllocationStacks::FindChild(Node* parent, int script_id, int function_literal_id) {
  for (Node** link = &parent->first_child; *link != nullptr; link = &(*link)->next_sibling) {
    Node* const child = *link;
    if (child->script_id != script_id || child->function_literal_id != function_literal_id) continue;
    *link = child->next_sibling;
    child->next_sibling = parent->first_child;
    parent->first_child = child;
    return child;
  }
  return nullptr;
}

AllocationStacks::Node* AllocationStacks::AddChild(Node* parent, uint32_t name, int script_id, int function_literal_id,
                                                   int start_position) {
  Node* const child = static_cast<Node*>(base::Calloc(1, sizeof(Node)));
  if (child == nullptr) return nullptr;
  *child = {parent, nullptr, parent->first_child, ++last_id_, name, script_id, function_literal_id, start_position, 0, 0};
  parent->first_child = child;
  return child;
}

bool AllocationStacks::KeepScript(Tagged<Script> script) {
  if (scripts_.Contains(script->id())) return true;
  Address* const handle = isolate_->heap()->global_handles()->Create(script);
  if (handle == nullptr) return false;
  if (!script_handles_.TryAdd(handle)) {
    GlobalHandles::Destroy(handle);
    return false;
  }
  return scripts_.TryPut(script->id(), handle);
}

AllocationStacks::Node* AllocationStacks::FindCurrent() {
  const SharedFunctionInfo* functions[kMaxDepth];
  int depth = 0;
  for (uint64_t* fp = isolate_->vm_fp; fp != nullptr && depth < depth_; fp = Frame(fp).caller_fp()) {
    const Tagged<SharedFunctionInfo> shared = Frame(fp).function()->shared();
    if (shared->IsUserJavaScript()) functions[depth++] = reinterpret_cast<SharedFunctionInfo*>(shared.ptr());
  }
  Node* node = &root_;
  if (depth == 0) {
    Node* const api = FindChild(node, 0, 0);
    return api != nullptr ? api : AddChild(node, names_.Add("(V8 API)"), 0, 0, 0);
  }
  while (depth > 0 && node != nullptr) {
    const SharedFunctionInfo* const shared = functions[--depth];
    const Tagged<Script> script = shared->script();
    Node* const child = FindChild(node, script->id(), shared->function_literal_id());
    if (child != nullptr) {
      node = child;
    } else if (!KeepScript(script)) {
      return nullptr;
    } else {
      node = AddChild(node, names_.Add(shared->Name()), script->id(), shared->function_literal_id(),
                      PositionOfParameters(Tagged<SharedFunctionInfo>(reinterpret_cast<Address>(shared))));
    }
  }
  return node;
}

Tagged<Script> AllocationStacks::ScriptOf(int script_id) const {
  Address* const* const handle = scripts_.Find(script_id);
  return handle == nullptr ? Tagged<Script>() : Tagged<Script>(**handle);
}

}  // namespace v8::internal
