#include "src/profiler/heap-snapshot.h"

namespace v8::internal {

HeapSnapshot::~HeapSnapshot() {
  if (view != nullptr) delete_view(view);
}

size_t HeapSnapshot::self_size(uint32_t node) const {
  const uint32_t size = nodes_[node].size;
  return size != kLargeSize ? size : *large_sizes_.Find(node);
}

uint8_t HeapSnapshot::detachedness(uint32_t node) const {
  const uint8_t* const value = detachedness_.Find(node);
  return value == nullptr ? 0 : *value;
}

size_t HeapSnapshot::MemoryBytes() const {
  return nodes_.capacity() * sizeof(Node) + edges_.capacity() + names_.MemoryBytes() +
         trace_nodes_.capacity() * sizeof(uint32_t);
}

bool HeapSnapshot::AddNode(v8::HeapGraphNode::Type type, uint32_t name, v8::SnapshotObjectId id, size_t size) {
  // Names and places are narrower than what a machine could have.
  if (edges_.size() > ~uint32_t{0} || name >> 28 != 0 || names_.failed()) return false;
  Node node;
  node.id = id;
  node.name = name & ((uint32_t{1} << 28) - 1);
  node.type = static_cast<uint32_t>(type) & 15;
  node.size = size < kLargeSize ? static_cast<uint32_t>(size) : kLargeSize;
  node.first_edge = static_cast<uint32_t>(edges_.size());
  if (node.size == kLargeSize && !large_sizes_.TryPut(node_count(), size)) return false;
  return nodes_.TryAdd(node);
}

bool HeapSnapshot::SetTraceNode(uint32_t id) {
  while (trace_nodes_.size() + 1 < node_count()) {
    if (!trace_nodes_.TryAdd(0)) return false;
  }
  return trace_nodes_.TryAdd(id);
}

bool HeapSnapshot::AddEdge(v8::HeapGraphEdge::Type type, uint32_t name_or_index, uint32_t to) {
  uint8_t bytes[20];
  size_t length = 0;
  const auto write = [&](uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes[length++] = static_cast<uint8_t>(value | 0x80);
    bytes[length++] = static_cast<uint8_t>(value);
  };
  write(uint64_t{name_or_index} << 3 | static_cast<uint64_t>(type));
  const int64_t distance = static_cast<int64_t>(to) - static_cast<int64_t>(node_count() - 1);
  write(static_cast<uint64_t>(distance) << 1 ^ static_cast<uint64_t>(distance >> 63));
  ++edge_count_;
  return edges_.TryAppend(bytes, length);
}

}  // namespace v8::internal
