#ifndef FLAT8_SRC_PROFILER_ALLOCATION_STACKS_H_
#define FLAT8_SRC_PROFILER_ALLOCATION_STACKS_H_

#include "src/execution/isolate.h"
#include "src/profiler/name-table.h"
#include "src/profiler/source-lines.h"

namespace v8::internal {

// Who allocates: the functions of scripts on the stack, as a tree of the paths along which they call each other. Nothing
// here allocates in the heap.
class AllocationStacks {
 public:
  // A function, called along one path. Children are a list.
  struct Node {
    Node* parent;
    Node* first_child;
    Node* next_sibling;
    uint32_t id;
    uint32_t name;
    int script_id;  // 0: no function, but what the engine was doing
    int function_literal_id;
    int start_position;  // PositionOfParameters
    // Of whoever counts.
    uint32_t count;
    size_t size;
  };

  // Of each stack the innermost functions.
  AllocationStacks(Isolate* isolate, int depth);
  ~AllocationStacks();
  AllocationStacks(const AllocationStacks&) = delete;
  AllocationStacks& operator=(const AllocationStacks&) = delete;

  // For the stack as it is: the innermost function's. Null without memory.
  Node* FindCurrent();
  Node* root() { return &root_; }
  const Node* root() const { return &root_; }
  const NameTable& names() const { return names_; }
  // The script of that id in which a function of the tree is; empty when there is none.
  Tagged<Script> ScriptOf(int script_id) const;
  SourceLines& lines() { return lines_; }

 private:
  static constexpr int kMaxDepth = 256;
  // Null where there is none.
  static Node* FindChild(Node* parent, int script_id, int function_literal_id);
  Node* AddChild(Node* parent, uint32_t name, int script_id, int function_literal_id, int start_position);
  bool KeepScript(Tagged<Script> script);

  Isolate* const isolate_;
  const int depth_;
  uint32_t last_id_ = 1;
  NameTable names_;
  SourceLines lines_;
  Node root_{};
  base::Table<int, Address*> scripts_;  // handles, by id
  base::GrowableArray<Address*> script_handles_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_ALLOCATION_STACKS_H_
