#include "src/shell/heap-profile-file.h"

#include <stdio.h>

#include <memory>
#include <string>

#include "include/v8-local-handle.h"
#include "include/v8-primitive.h"
#include "include/v8-profiler.h"
#include "src/shell/profile-files.h"

namespace flat8::shell {

namespace {

constexpr int kStackDepth = 128;

void WriteText(FILE* file, v8::Isolate* isolate, v8::Local<v8::String> string) {
  const v8::String::Utf8Value text(isolate, string);
  fputc('"', file);
  for (int i = 0; i < text.length(); ++i) {
    const unsigned char c = static_cast<unsigned char>((*text)[i]);
    if (c == '"' || c == '\\') {
      fprintf(file, "\\%c", c);
    } else if (c < 0x20) {
      fprintf(file, "\\u%04x", c);
    } else {
      fputc(c, file);
    }
  }
  fputc('"', file);
}

void WriteNode(FILE* file, v8::Isolate* isolate, const v8::AllocationProfile::Node& node) {
  size_t size = 0;
  for (const auto& allocation : node.allocations) size += allocation.size * allocation.count;
  fputs("{\"callFrame\":{\"functionName\":", file);
  WriteText(file, isolate, node.name);
  fprintf(file, ",\"scriptId\":\"%d\",\"url\":", node.script_id);
  WriteText(file, isolate, node.script_name);
  // Lines and columns count from 0 there.
  fprintf(file, ",\"lineNumber\":%d,\"columnNumber\":%d},\"selfSize\":%zu,\"id\":%u,\"children\":[",
          node.line_number - 1, node.column_number - 1, size, node.node_id);
  bool is_first = true;
  for (const v8::AllocationProfile::Node* child : node.children) {
    if (!is_first) fputc(',', file);
    is_first = false;
    WriteNode(file, isolate, *child);
  }
  fputs("]}", file);
}

}  // namespace

void HeapProfileFile::Begin(v8::Isolate* isolate) {
  isolate_ = isolate;
  if (options_.heap_snapshot_allocations) isolate_->GetHeapProfiler()->StartTrackingHeapObjects(true);
  if (!options_.heap_prof) return;
  is_sampling_ = isolate_->GetHeapProfiler()->StartSamplingHeapProfiler(
      static_cast<uint64_t>(options_.heap_prof_interval), kStackDepth);
}

void HeapProfileFile::End() {
  if (isolate_ == nullptr) return;
  {
    const v8::HandleScope handles(isolate_);
    if (is_sampling_) WriteProfile();
    if (options_.heap_snapshot_on_exit) WriteSnapshot();
  }
  isolate_ = nullptr;
}

void HeapProfileFile::WriteProfile() {
  v8::HeapProfiler* const profiler = isolate_->GetHeapProfiler();
  const std::unique_ptr<v8::AllocationProfile> profile(profiler->GetAllocationProfile());
  const std::string name =
      options_.heap_prof_name.empty() ? NewProfileName("Heap", "heapprofile") : options_.heap_prof_name;
  WriteProfileFile("--heap-prof", options_.heap_prof_dir, name, [&](FILE* file) {
    fputs("{\"head\":", file);
    WriteNode(file, isolate_, *profile->GetRootNode());
    fputs(",\"samples\":[", file);
    bool is_first = true;
    for (const v8::AllocationProfile::Sample& sample : profile->GetSamples()) {
      fprintf(file, "%s{\"size\":%zu,\"nodeId\":%u,\"ordinal\":%llu}", is_first ? "" : ",", sample.size * sample.count,
              sample.node_id, static_cast<unsigned long long>(sample.sample_id));
      is_first = false;
    }
    return fputs("]}", file) >= 0;
  });
  profiler->StopSamplingHeapProfiler();
}

void HeapProfileFile::WriteSnapshot() {
  const v8::HeapSnapshot* const snapshot = isolate_->GetHeapProfiler()->TakeHeapSnapshot();
  if (snapshot == nullptr) {
    fprintf(stderr, "flat8: --heap-snapshot-on-exit: there is not enough memory\n");
    return;
  }
  // DevTools looks for the traces only where the name says that there may be some.
  const std::string name =
      NewProfileName("Heap", options_.heap_snapshot_allocations ? "heaptimeline" : "heapsnapshot");
  WriteProfileFile("--heap-snapshot-on-exit", options_.heap_prof_dir, name, [snapshot](FILE* file) {
    FileStream stream(file);
    snapshot->Serialize(&stream);
    return stream.is_complete();
  });
  const_cast<v8::HeapSnapshot*>(snapshot)->Delete();
}

}  // namespace flat8::shell
