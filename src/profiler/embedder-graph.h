#ifndef FLAT8_SRC_PROFILER_EMBEDDER_GRAPH_H_
#define FLAT8_SRC_PROFILER_EMBEDDER_GRAPH_H_

#include "include/v8-profiler.h"
#include "src/base/growable-array.h"

namespace v8::internal {

// The host's part of a snapshot, as its callbacks have described it. The graph that they are shown is made by src/api.
class EmbedderGraphNodes {
 public:
  struct Edge {
    v8::EmbedderGraph::Node* from;
    v8::EmbedderGraph::Node* to;
    const char* name;
  };
  const base::GrowableArray<v8::EmbedderGraph::Node*>& nodes() const { return nodes_; }
  const base::GrowableArray<Edge>& edges() const { return edges_; }
  // Of a node that V8Node has given: the object, now.
  virtual uint64_t ValueOf(v8::EmbedderGraph::Node* node) const = 0;

 protected:
  ~EmbedderGraphNodes() = default;
  base::GrowableArray<v8::EmbedderGraph::Node*> nodes_;  // of the host alone
  base::GrowableArray<Edge> edges_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_EMBEDDER_GRAPH_H_
