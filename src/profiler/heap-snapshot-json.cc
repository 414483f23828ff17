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
                                          0,  // no trace: allocations are not tracked
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
  writer.Write(",\"trace_function_count\":0},\n\"nodes\":[");
  WriteNodes(snapshot, &writer);
  writer.Write("],\n\"edges\":[");
  WriteEdges(snapshot, &writer);
  writer.Write("],\n\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],\n\"locations\":[");
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
