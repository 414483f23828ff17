#ifndef FLAT8_SRC_SHELL_OPTIONS_H_
#define FLAT8_SRC_SHELL_OPTIONS_H_

#include <string>
#include <vector>

namespace flat8::shell {

// The shell's exit codes; scripts may choose others with quit().
enum ExitCode { kSuccess = 0, kUncaughtError = 1, kUsageError = 2, kOutOfMemory = 3, kTerminated = 4 };

// One thing to run, in the order of the command line.
struct Input {
  enum Kind { kFile, kCode, kPrint, kStandardInput };
  Kind kind;
  std::string text;  // File name or code; kPrint: code whose value is printed.
  bool is_module = false;
};

struct Options {
  std::vector<Input> inputs;
  std::vector<std::string> script_arguments;  // What follows the program: its `arguments`.
  bool host_262 = false;
  bool strict_262 = false;              // The last input is strict code.
  bool no_atomics_wait = false;         // Atomics.wait throws, as in a page's main thread.
  std::string import_map;               // File; empty: none.
  std::vector<std::string> conditions;  // Of packages' exports, further ones.
  bool check = false;                   // The inputs are compiled and not run.
  bool interactive = false;             // The REPL, after the inputs.
  int timeout_ms = 0;                   // 0: none.
  bool cpu_prof = false;                // A CPU profile of the run is written.
  std::string cpu_prof_dir;             // Its folder; empty: the current one.
  std::string cpu_prof_name;            // Its name; empty: one with the time.
  int cpu_prof_interval_us = 1000;      // Between its samples.
  bool heap_prof = false;               // A profile of allocations is written.
  std::string heap_prof_dir;            // The folder for profiles of the heap; empty: the current one.
  std::string heap_prof_name;           // Its name; empty: one with the time.
  unsigned heap_prof_interval = 512 * 1024;  // Bytes between its samples.
  bool heap_snapshot_on_exit = false;
  bool heap_snapshot_allocations = false;  // With who has allocated each object.
  std::string code_cache;         // The folder where files' code is kept; empty: nowhere.
  bool trace_code_cache = false;  // Say what of it is taken and written.
};

// Reads the command line and gives the engine its flags. Returns true to go on; false to end with *exit_code at once
// (--help, --version, a mistake), everything having been printed.
//
//     flat8 [flags] file.js arguments ...
//     flat8 [flags] -e CODE arguments ...
//
// Flags end where the program is named. Other files that belong to it come before it: --script FILE, as often as
// needed.
bool ParseCommandLine(int argc, char** argv, Options* options, int* exit_code);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_OPTIONS_H_
