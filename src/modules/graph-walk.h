#ifndef FLAT8_SRC_MODULES_GRAPH_WALK_H_
#define FLAT8_SRC_MODULES_GRAPH_WALK_H_

#include "src/modules/module-internal.h"

namespace v8::internal {

// The walk that InnerModuleLinking and InnerModuleEvaluation are: depth first through what modules require, finding the
// strongly connected components on the way (Tarjan). Its stack and its way back are links in the modules, so that a graph
// may be as deep as memory allows.
//
// A Visitor has
//   Result<Tagged<FixedArray>> Enter(module)  the module is walked now: what it requires
//   bool ShouldEnter(module)                  it has not been walked
//   Result<void> Visit(module, required)      `required`, of any kind, has been dealt with, or is being walked
//   Result<void> Finish(module)               all that it requires has been visited
//   void Leave(module, root)                  it leaves the stack with its component, whose root is `root`
class GraphWalk {
 public:
  explicit GraphWalk(Isolate* isolate) : isolate_(isolate) {}

  template <typename Visitor>
  Result<void> Run(Tagged<SourceTextModule> start, Visitor* visitor) {
    TRY(Enter(start, Undefined(), visitor));
    for (Tagged<SourceTextModule> module = start;;) {
      if (!isolate_->Poll()) return Exception();
      const Tagged<FixedArray> children = module->walk_children();
      if (module->walk_position() < children->length()) {
        const Value child = children->get(module->walk_position());
        if (IsSourceTextModule(child) && visitor->ShouldEnter(Cast<SourceTextModule>(child))) {
          // It is visited when the walk has come back.
          TRY(Enter(Cast<SourceTextModule>(child), module, visitor));
          module = Cast<SourceTextModule>(child);
          continue;
        }
        TRY(visitor->Visit(module, child));
        module->set_walk_position(module->walk_position() + 1);
        continue;
      }
      TRY(visitor->Finish(module));
      const Value parent = module->walk_parent();
      if (module->dfs_ancestor_index() == module->dfs_index()) {
        Tagged<SourceTextModule> member;
        do {
          member = Pop();
          visitor->Leave(member, module);
        } while (member != module);
      }
      if (parent.IsUndefined()) return Ok();
      module = Cast<SourceTextModule>(parent);
    }
  }

  // After a failure: every module that was on the stack.
  template <typename Callback>
  void ForEachOnStack(Callback callback) {
    while (!stack_.IsUndefined()) callback(Pop());
  }

 private:
  template <typename Visitor>
  Result<void> Enter(Tagged<SourceTextModule> module, Value parent, Visitor* visitor) {
    module->set_dfs_index(index_);
    module->set_dfs_ancestor_index(index_++);
    module->set_walk_parent(parent);
    module->set_walk_position(0);
    module->set_walk_stack_next(stack_);
    stack_ = module;
    module->set_walk_children(TRY(visitor->Enter(module)));
    return Ok();
  }
  Tagged<SourceTextModule> Pop() {
    const Tagged<SourceTextModule> module = Cast<SourceTextModule>(stack_);
    stack_ = module->walk_stack_next();
    module->set_walk_stack_next(Undefined());
    module->set_walk_parent(Undefined());
    module->set_walk_children(ReadOnlyRoots::empty_fixed_array());
    return module;
  }

  Isolate* const isolate_;
  Value stack_ = Undefined();
  int index_ = 0;
};

// A required module that is still on the stack belongs to the same component.
inline void JoinComponent(Tagged<SourceTextModule> module, Tagged<SourceTextModule> required) {
  if (required->dfs_ancestor_index() < module->dfs_ancestor_index()) {
    module->set_dfs_ancestor_index(required->dfs_ancestor_index());
  }
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_MODULES_GRAPH_WALK_H_
