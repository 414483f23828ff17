#include "src/profiler/profile-tree.h"

namespace v8::internal {

ProfileTree::ProfileTree(Isolate* isolate, std::shared_ptr<CodeEntries> entries, v8::CpuProfilingMode mode)
    : isolate_(isolate), entries_(std::move(entries)), mode_(mode) {
  nodes_.push_back(std::make_unique<ProfileNode>(this, 1, entries_->root(), nullptr, 0));
}

ProfileNode* ProfileTree::FindOrAddChild(ProfileNode* parent, const CodeEntry* entry, int call_line) {
  ProfileNode*& child = edges_[{parent, entry, call_line}];
  if (child == nullptr) {
    const unsigned id = static_cast<unsigned>(nodes_.size()) + 1;
    nodes_.push_back(std::make_unique<ProfileNode>(this, id, entry, parent, call_line));
    child = nodes_.back().get();
    parent->children_.push_back(child);
  }
  return child;
}

ProfileNode* ProfileTree::Add(const StackSample& sample, uint64_t realm_filter, unsigned hits) {
  ProfileNode* node = root();
  int call_line = 0, line = 0;
  for (size_t i = sample.frames.size(); i-- > 0;) {
    const StackSample::SampledFrame& frame = sample.frames[i];
    if (realm_filter != 0 && frame.realm != realm_filter) continue;
    node = FindOrAddChild(node, frame.entry, mode_ == v8::kCallerLineNumbers ? call_line : 0);
    call_line = frame.line;
    line = i == 0 ? frame.line : 0;
  }
  if (node == root()) {
    const CodeEntry* const entry = sample.state == GC     ? entries_->garbage_collector()
                                   : sample.state == IDLE ? entries_->idle()
                                                          : entries_->program();
    node = FindOrAddChild(node, entry, 0);
  }
  node->self_ticks_ += hits;
  if (hits != 0 && line > 0) node->line_ticks_[line] += hits;
  return node;
}

}  // namespace v8::internal
