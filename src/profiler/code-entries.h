#ifndef FLAT8_SRC_PROFILER_CODE_ENTRIES_H_
#define FLAT8_SRC_PROFILER_CODE_ENTRIES_H_

#include <memory>
#include <string>
#include <unordered_map>

#include "include/v8-profiler.h"
#include "src/execution/isolate.h"
#include "src/profiler/source-lines.h"

namespace v8::internal {

// What a profile says of a function. Knows nothing of the heap, and outlives the function.
struct CodeEntry {
  static constexpr char kRootEntryName[] = "(root)";
  static constexpr char kProgramEntryName[] = "(program)";
  static constexpr char kIdleEntryName[] = "(idle)";
  static constexpr char kGarbageCollectorEntryName[] = "(garbage collector)";
  // Of what V8 cannot make out, for tests: there is nothing such here.
  static constexpr char kUnresolvedFunctionName[] = "(unresolved function)";

  std::string name;
  std::string resource_name;
  int script_id = 0;
  int line = v8::CpuProfileNode::kNoLineNumberInfo;  // both from 1
  int column = v8::CpuProfileNode::kNoColumnNumberInfo;
  bool is_shared_cross_origin = false;
  v8::CpuProfileNode::SourceType source_type = v8::CpuProfileNode::kScript;
};

// The functions that samples have met, each once. Functions are told apart by what stays the same while they move: where
// they stand in which script, which builtin they are, of which template.
class CodeEntries {
 public:
  explicit CodeEntries(v8::CpuProfilingNamingMode naming);
  CodeEntries(const CodeEntries&) = delete;
  CodeEntries& operator=(const CodeEntries&) = delete;

  // Null for what no profile shows: the engine's own closures, and builtins that only call another function. Allocates
  // nothing in the heap.
  const CodeEntry* Of(Tagged<JSFunction> function, Tagged<Code> code);
  // The line, from 1, of a position in the source; 0 when it is not known.
  int LineOf(Tagged<Script> script, int position);

  const CodeEntry* root() const { return &root_; }
  const CodeEntry* program() const { return &program_; }
  const CodeEntry* idle() const { return &idle_; }
  const CodeEntry* garbage_collector() const { return &garbage_collector_; }
  // Of functions.
  size_t size() const { return entries_.size(); }

 private:
  enum Kind { kScriptFunction, kBuiltinFunction, kTemplateFunction };
  struct Key {
    Kind kind;
    int script_id;
    int start;
    int end;
    bool operator==(const Key& other) const {
      return kind == other.kind && script_id == other.script_id && start == other.start && end == other.end;
    }
  };
  struct HashKey {
    size_t operator()(const Key& key) const {
      const uint64_t bits = static_cast<uint64_t>(static_cast<uint32_t>(key.start)) << 32 |
                            static_cast<uint32_t>(key.script_id * 4 + key.kind);
      return static_cast<size_t>((bits ^ static_cast<uint64_t>(key.end) << 13) * 0x9E3779B97F4A7C15u >> 7);
    }
  };
  std::unique_ptr<CodeEntry> NewEntry(Tagged<JSFunction> function, Kind kind);

  const v8::CpuProfilingNamingMode naming_;
  CodeEntry root_, program_, idle_, garbage_collector_;
  std::unordered_map<Key, std::unique_ptr<CodeEntry>, HashKey> entries_;
  SourceLines lines_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_CODE_ENTRIES_H_
