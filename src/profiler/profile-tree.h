#ifndef FLAT8_SRC_PROFILER_PROFILE_TREE_H_
#define FLAT8_SRC_PROFILER_PROFILE_TREE_H_

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "src/profiler/stack-sample.h"

namespace v8::internal {

class ProfileTree;

// A function called along one path; what v8::CpuProfileNode shows.
class ProfileNode {
 public:
  ProfileNode(ProfileTree* tree, unsigned id, const CodeEntry* entry, ProfileNode* parent, int call_line)
      : tree_(tree), id_(id), entry_(entry), parent_(parent), call_line_(call_line) {}

  ProfileTree* tree() const { return tree_; }
  unsigned id() const { return id_; }
  const CodeEntry* entry() const { return entry_; }
  ProfileNode* parent() const { return parent_; }
  // Of the call, where nodes are told apart by that; else of the function.
  int line_number() const { return call_line_ != 0 ? call_line_ : entry_->line; }
  unsigned self_ticks() const { return self_ticks_; }
  const std::vector<ProfileNode*>& children() const { return children_; }
  // Line to hits.
  const std::map<int, unsigned>& line_ticks() const { return line_ticks_; }
  const std::vector<v8::CpuProfileDeoptInfo>& deopt_infos() const { return deopt_infos_; }

 private:
  friend class ProfileTree;

  ProfileTree* const tree_;
  const unsigned id_;
  const CodeEntry* const entry_;
  ProfileNode* const parent_;
  const int call_line_;
  unsigned self_ticks_ = 0;
  std::vector<ProfileNode*> children_;
  std::map<int, unsigned> line_ticks_;
  const std::vector<v8::CpuProfileDeoptInfo> deopt_infos_;
};

// The tree of calls, from "(root)" down.
class ProfileTree {
 public:
  ProfileTree(Isolate* isolate, std::shared_ptr<CodeEntries> entries, v8::CpuProfilingMode mode);
  ProfileTree(const ProfileTree&) = delete;
  ProfileTree& operator=(const ProfileTree&) = delete;

  Isolate* isolate() const { return isolate_; }
  ProfileNode* root() const { return nodes_[0].get(); }
  // In the order of their ids.
  const std::vector<std::unique_ptr<ProfileNode>>& nodes() const { return nodes_; }
  // The node of the sample's innermost function, made where there is none; `hits` are added. With a realm only its frames
  // count.
  ProfileNode* Add(const StackSample& sample, uint64_t realm_filter, unsigned hits);

 private:
  struct Edge {
    const ProfileNode* parent;
    const CodeEntry* entry;
    int call_line;
    bool operator==(const Edge& other) const {
      return parent == other.parent && entry == other.entry && call_line == other.call_line;
    }
  };
  struct HashEdge {
    size_t operator()(const Edge& edge) const {
      const uint64_t bits = reinterpret_cast<uintptr_t>(edge.parent) * 31 + reinterpret_cast<uintptr_t>(edge.entry) +
                            static_cast<uint64_t>(edge.call_line) * 64;
      return static_cast<size_t>(bits * 0x9E3779B97F4A7C15u >> 7);
    }
  };
  ProfileNode* FindOrAddChild(ProfileNode* parent, const CodeEntry* entry, int call_line);

  Isolate* const isolate_;
  const std::shared_ptr<CodeEntries> entries_;
  const v8::CpuProfilingMode mode_;
  std::vector<std::unique_ptr<ProfileNode>> nodes_;
  std::unordered_map<Edge, ProfileNode*, HashEdge> edges_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_PROFILE_TREE_H_
