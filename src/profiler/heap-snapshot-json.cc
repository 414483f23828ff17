#include "src/profiler/heap-snapshot-json.h"

#include "src/profiler/chunk-writer.h"

namespace v8::internal {

namespace {

// The layout of the arrays that follow.
constexpr char kMeta[] =
    R"({"node_fields":["type","name","id","self_size","edge_count","trace_node_id","detachedness"],)"
    R"("node_types":[["hidden","array","string","object","code","closure","regexp","number","native","synthetic",)"
    R"("concatenated string","sliced string","symbol","bigint","object shape"],)"
    R"("string","number","number","number","number","number"],)"
    R"("edge_fields":["type","name_or_index","to_node"],)"
    R"("edge_types":[["context","element","property","internal","hidden","shortcut","weak"],"string_or_number","node"],)"
    R"("trace_function_info_fields":["function_id","name","script_name","script_id","line","column"],)"
    R"("trace_node_fields":["id","function_info_index","count","size","children"],)"
    R"("sample_fields":["timestamp_us","last_assigned_id"],)"
    R"("location_fields":["object_index","script_id","line","column"]})";
constexpr uint32_t kNodeFields = 7;

void WriteNodes(const HeapSnapshot& snapshot, ChunkWriter* writer) {
  for (uint32_t node = 0; node < snapshot.node_count() && !writer->aborted(); ++node) {
    uint64_t edges = 0;
    snapshot.ForEachEdge(node, [&edges](const SnapshotEdge&) { ++edges; });
    if (node != 0) writer->Write(',');
    const uint64_t fields[kNodeFields] = {static_cast<uint64_t>(snapshot.type(node)),
                                          snapshot.name(node),
                                          snapshot.id(node),
                                          snapshot.self_size(node),
                                          edges,
                                          snapshot.trace_node(node),
                                          snapshot.detachedness(node)};
    writer->WriteNumbers(fields, kNodeFields);
    writer->Write('\n');
  }
}

void WriteEdges(const HeapSnapshot& snapshot, ChunkWriter* writer) {
  bool is_first = true;
  for (uint32_t node = 0; node < snapshot.node_count() && !writer->aborted(); ++node) {
    snapshot.ForEachEdge(node, [&](const SnapshotEdge& edge) {
      if (!is_first) writer->Write(',');
      is_first = false;
      const uint64_t fields[3] = {static_cast<uint64_t>(edge.type), edge.name_or_index,
                                  uint64_t{edge.to} * kNodeFields};
      writer->WriteNumbers(fields, 3);
      writer->Write('\n');
    });
  }
}

void WriteLocations(const HeapSnapshot& snapshot, ChunkWriter* writer) {
  bool is_first = true;
  for (const EntrySourceLocation& location : snapshot.source_locations()) {
    if (!is_first) writer->Write(',');
    is_first = false;
    const uint64_t fields[4] = {uint64_t{location.entry_index} * kNodeFields, static_cast<uint64_t>(location.scriptId),
                                static_cast<uint64_t>(location.line), static_cast<uint64_t>(location.col)};
    writer->WriteNumbers(fields, 4);
    writer->Write('\n');
  }
}

void WriteTraceFunctions(const HeapSnapshot& snapshot, ChunkWriter* writer) {
  uint32_t number = 0;
  for (const SnapshotTraceFunction& function : snapshot.trace_functions()) {
    if (number != 0) writer->Write(',');
    const uint64_t fields[6] = {number++,
                                function.name,
                                function.script_name,
                                static_cast<uint64_t>(function.script_id),
                                static_cast<uint64_t>(function.line),
                                static_cast<uint64_t>(function.column)};
    writer->WriteNumbers(fields, 6);
    writer->Write('\n');
  }
}

// Writes the node at `*at`, with its children in brackets behind it, and leaves `*at` behind them. Recursive: no deeper
// than AllocationTracker::kMaxDepth.
void WriteTraceNode(const HeapSnapshot& snapshot, size_t* at, ChunkWriter* writer) {
  const SnapshotTraceNode& node = snapshot.trace_tree()[(*at)++];
  const uint64_t fields[4] = {node.id, node.function, node.count, node.size};
  writer->WriteNumbers(fields, 4);
  writer->Write(",[");
  for (uint32_t k = 0; k < node.children; ++k) {
    if (k != 0) writer->Write(',');
    WriteTraceNode(snapshot, at, writer);
  }
  writer->Write(']');
}

void WriteSamples(const HeapSnapshot& snapshot, ChunkWriter* writer) {
  bool is_first = true;
  for (const SnapshotSample& sample : snapshot.samples()) {
    if (!is_first) writer->Write(',');
    is_first = false;
    const uint64_t fields[2] = {static_cast<uint64_t>(sample.time_us), sample.last_id};
    writer->WriteNumbers(fields, 2);
    writer->Write('\n');
  }
}

}  // namespace

void SerializeHeapSnapshot(const HeapSnapshot& snapshot, v8::OutputStream* stream) {
  ChunkWriter writer(stream);
  if (!writer.SetUp()) return;
  writer.Write("{\"snapshot\":{\"meta\":");
  writer.Write(kMeta);
  writer.Write(",\"node_count\":");
  writer.WriteNumber(snapshot.node_count());
  writer.Write(",\"edge_count\":");
  writer.WriteNumber(snapshot.edge_count());
  writer.Write(",\"trace_function_count\":");
  writer.WriteNumber(snapshot.trace_function_count());
  writer.Write("},\n\"nodes\":[");
  WriteNodes(snapshot, &writer);
  writer.Write("],\n\"edges\":[");
  WriteEdges(snapshot, &writer);
  writer.Write("],\n\"trace_function_infos\":[");
  WriteTraceFunctions(snapshot, &writer);
  writer.Write("],\n\"trace_tree\":[");
  size_t at = 0;
  if (!snapshot.trace_tree().empty()) WriteTraceNode(snapshot, &at, &writer);
  writer.Write("],\n\"samples\":[");
  WriteSamples(snapshot, &writer);
  writer.Write("],\n\"locations\":[");
  WriteLocations(snapshot, &writer);
  writer.Write("],\n\"strings\":[");
  for (uint32_t name = 0; name < snapshot.names().count() && !writer.aborted(); ++name) {
    if (name != 0) writer.Write(",\n");
    writer.WriteString(snapshot.names().text(name), snapshot.names().length(name));
  }
  writer.Write("]}");
  writer.Finish();
}

}  // namespace v8::internal
