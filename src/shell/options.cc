#include "src/shell/options.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>

#include "flat8-config.h"
#include "include/v8-initialization.h"
#include "src/shell/nearest.h"

namespace flat8::shell {

namespace {

enum class Flag {
  kEval,
  kPrint,
  kScript,
  kModule,
  kCheck,
  kInteractive,
  kImportMap,
  kConditions,
  kTimeout,
  kCpuProf,
  kCpuProfDir,
  kCpuProfName,
  kCpuProfInterval,
  kHeapProf,
  kHeapProfDir,
  kHeapProfName,
  kHeapProfInterval,
  kHeapSnapshotOnExit,
  kHeapSnapshotAllocations,
  kCodeCache,
  kTraceCodeCache,
  kNoAtomicsWait,
  kHost262,
  kHost262Strict,
  kEngineFlags,
  kVersion,
  kHelp,
};

struct FlagInfo {
  Flag flag;
  char letter;        // 0: none
  const char* name;   // without the dashes
  const char* value;  // null: the flag has none
  const char* help;
};

const FlagInfo kFlags[] = {
    {Flag::kEval, 'e', "eval", "CODE", "Run CODE"},
    {Flag::kPrint, 'p', "print", "CODE", "Run CODE and print its value"},
    {Flag::kScript, 0, "script", "FILE", "Run FILE first, in the same global scope; may be repeated"},
    {Flag::kModule, 'm', "module", nullptr, "What follows is a module (files that end in .mjs are)"},
    {Flag::kCheck, 'c', "check", nullptr, "Only check the syntax of the files"},
    {Flag::kInteractive, 'i', "interactive", nullptr, "Enter the interactive shell afterwards"},
    {Flag::kInteractive, 0, "shell", nullptr, nullptr},
    {Flag::kImportMap, 0, "import-map", "FILE", "Names for imports, from a JSON file"},
    {Flag::kConditions, 0, "conditions", "A,B", "Further conditions of packages' exports, such as browser"},
    {Flag::kTimeout, 0, "timeout", "MS", "Terminate the script after so many milliseconds"},
    {Flag::kCpuProf, 0, "cpu-prof", nullptr, "Write a CPU profile of the run, for DevTools"},
    {Flag::kCpuProfDir, 0, "cpu-prof-dir", "DIR", "The folder for it, made where there is none"},
    {Flag::kCpuProfName, 0, "cpu-prof-name", "FILE", "Its name; otherwise one with the time and the process"},
    {Flag::kCpuProfInterval, 0, "cpu-prof-interval", "US", "Microseconds between its samples, 1000 otherwise"},
    {Flag::kHeapProf, 0, "heap-prof", nullptr, "Write a profile of what allocates, for DevTools"},
    {Flag::kHeapProfDir, 0, "heap-prof-dir", "DIR", "The folder for it and for snapshots, made where there is none"},
    {Flag::kHeapProfName, 0, "heap-prof-name", "FILE", "Its name; otherwise one with the time and the process"},
    {Flag::kHeapProfInterval, 0, "heap-prof-interval", "BYTES", "Bytes between its samples, 524288 otherwise"},
    {Flag::kHeapSnapshotOnExit, 0, "heap-snapshot-on-exit", nullptr, "Write what the heap holds at the end"},
    {Flag::kHeapSnapshotAllocations, 0, "heap-snapshot-allocations", nullptr, "The same, with who allocated each object"},
    {Flag::kCodeCache, 0, "code-cache", "DIR", "Keep what files are compiled to in DIR, and take it from there"},
    {Flag::kTraceCodeCache, 0, "trace-code-cache", nullptr, "Say what of it is taken and written"},
    {Flag::kNoAtomicsWait, 0, "no-atomics-wait", nullptr, "Atomics.wait throws, as in a page's main thread"},
    {Flag::kHost262, 0, "host-262", nullptr, "Provide test262's $262; every file named is run"},
    {Flag::kHost262Strict, 0, "host-262-strict", nullptr, "Run the last file as if it began with \"use strict\""},
    {Flag::kEngineFlags, 0, "engine-flags", nullptr, "List the flags of the engine and exit"},
    {Flag::kVersion, 'v', "version", nullptr, "Print the version and exit"},
    {Flag::kHelp, 'h', "help", nullptr, "Print this and exit"},
};

void PrintHelp() {
  printf(
      "flat8: runs JavaScript\n"
      "\n"
      "Usage: flat8 [flags] file.js [arguments ...]\n"
      "       flat8 [flags] -e CODE [arguments ...]\n"
      "       flat8 [flags] - [arguments ...]      standard input\n"
      "       flat8 [flags]                        the interactive shell, or standard input where it is no terminal\n"
      "\n"
      "What follows the program is its `arguments`, flags as well. A `--` behind the file is left out.\n"
      "\n"
      "Flags:\n");
  for (const FlagInfo& info : kFlags) {
    if (info.help == nullptr) continue;
    std::string name = std::string("--") + info.name;
    if (info.letter != 0) name = std::string("-") + info.letter + ", " + name;
    if (info.value != nullptr) name += std::string(info.letter != 0 ? " " : "=") + info.value;
    printf("  %-26s %s\n", name.c_str(), info.help);
  }
  printf(
      "\n"
      "Flags of the engine are V8's: --expose-gc, --max-heap-size=MiB, --stack-size=KiB, --trace-gc, ...\n"
      "\n"
      "FLAT8_HISTORY names the file that keeps the interactive shell's history; empty: none. NO_COLOR turns colours "
      "off.\n"
      "\n"
      "Exit codes: 0 success, 1 uncaught error, 2 usage, 3 out of memory, 4 terminated.\n");
}

// As on the command line: `-` and `_` are the same there.
std::string Dashed(const char* name) {
  std::string text = name;
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

void PrintEngineFlags() {
  v8::V8::FlagDescription flag;
  for (int i = 0; v8::V8::DescribeFlag(i, &flag); i++) printf("  --%-32s %s\n", Dashed(flag.name).c_str(), flag.help);
}

bool FindEngineFlag(const std::string& name, v8::V8::FlagDescription* flag) {
  for (int i = 0; v8::V8::DescribeFlag(i, flag); i++) {
    if (Dashed(flag->name) == name) return true;
  }
  return false;
}

// The engine takes what it knows. Returns true where it knew the flag, and its value was good.
bool GiveToEngine(std::string flag) {
  char program[] = "flat8";
  char* arguments[] = {program, flag.data(), nullptr};
  int count = 2;
  v8::V8::SetFlagsFromCommandLine(&count, arguments, true);
  return count == 1;
}

const char* ExpectedValue(v8::V8::FlagDescription::Type type) {
  switch (type) {
    case v8::V8::FlagDescription::kBool:
      return "true or false";
    case v8::V8::FlagDescription::kInteger:
      return "a whole number";
    case v8::V8::FlagDescription::kSize:
      return "a whole number from 0 up";
    case v8::V8::FlagDescription::kNumber:
      return "a number";
    case v8::V8::FlagDescription::kText:
      return "a text";
  }
  return "";
}

class CommandLine {
 public:
  CommandLine(int argc, char** argv, Options* options) : arguments_(argv + 1, argv + argc), options_(options) {}

  // False: the program ends with exit_code().
  bool Parse() {
    while (at_ < arguments_.size()) {
      const std::string& argument = arguments_[at_++];
      if (!flags_ended_ && argument.size() > 1 && argument[0] == '-') {
        if (argument == "--") {
          flags_ended_ = true;
        } else if (!ParseFlag(argument)) {
          return false;
        }
        continue;
      }
      if (has_program_) {
        options_->script_arguments.push_back(argument);
        flags_ended_ = true;
        continue;
      }
      AddInput(argument == "-" ? Input::kStandardInput : Input::kFile, argument);
      if (options_->host_262 || options_->check) continue;
      has_program_ = flags_ended_ = true;
      if (at_ < arguments_.size() && arguments_[at_] == "--") at_++;
    }
    return Finish();
  }

  int exit_code() const { return exit_code_; }

 private:
  bool ParseFlag(const std::string& argument) {
    const size_t equals = argument.find('=');
    const std::string spelled = argument.substr(0, equals);
    std::string name = spelled.substr(spelled.compare(0, 2, "--") == 0 ? 2 : 1);
    std::replace(name.begin(), name.end(), '_', '-');
    // The one pair of letters that people write together.
    if (spelled == "-pe") name = "p";
    for (const FlagInfo& info : kFlags) {
      const bool is_letter = spelled[1] != '-' && name.size() == 1 && name[0] == info.letter;
      if (!is_letter && !(spelled[1] == '-' && name == info.name)) continue;
      std::string value;
      if (info.value != nullptr && equals != std::string::npos) {
        value = argument.substr(equals + 1);
      } else if (info.value != nullptr && at_ < arguments_.size()) {
        value = arguments_[at_++];
      } else if (info.value != nullptr) {
        return Mistake(spelled + " needs the " + WhatValueIs(info.flag),
                       info.flag == Flag::kEval || info.flag == Flag::kPrint ? "flat8 " + spelled + " '1 + 2'"
                                                                             : "flat8 " + spelled + "=" + info.value);
      } else if (equals != std::string::npos) {
        return Mistake(spelled + " takes no value");
      }
      return Apply(info, spelled, value);
    }
    return ParseEngineFlag(argument, name, equals != std::string::npos);
  }

  bool Apply(const FlagInfo& info, const std::string& spelled, const std::string& value) {
    switch (info.flag) {
      case Flag::kEval:
      case Flag::kPrint:
        AddInput(info.flag == Flag::kEval ? Input::kCode : Input::kPrint, value);
        has_program_ = true;
        break;
      case Flag::kScript:
        AddInput(Input::kFile, value);
        break;
      case Flag::kModule:
        is_module_ = true;
        break;
      case Flag::kCheck:
        options_->check = true;
        break;
      case Flag::kInteractive:
        options_->interactive = true;
        break;
      case Flag::kImportMap:
        options_->import_map = value;
        break;
      case Flag::kConditions:
        for (size_t begin = 0; begin < value.size();) {
          const size_t end = std::min(value.find(',', begin), value.size());
          if (end > begin) options_->conditions.push_back(value.substr(begin, end - begin));
          begin = end + 1;
        }
        break;
      case Flag::kTimeout:
        if (!ParseCount(value, 0, &options_->timeout_ms)) {
          return Mistake(spelled + " takes a number of milliseconds, not '" + value + "'");
        }
        break;
      case Flag::kCpuProf:
        options_->cpu_prof = true;
        break;
      case Flag::kCpuProfDir:
        options_->cpu_prof_dir = value;
        of_cpu_prof_ = spelled;
        break;
      case Flag::kCpuProfName:
        options_->cpu_prof_name = value;
        of_cpu_prof_ = spelled;
        break;
      case Flag::kCpuProfInterval:
        if (!ParseCount(value, 1, &options_->cpu_prof_interval_us)) {
          return Mistake(spelled + " takes a number of microseconds from 1 up, not '" + value + "'");
        }
        of_cpu_prof_ = spelled;
        break;
      case Flag::kHeapProf:
        options_->heap_prof = true;
        break;
      case Flag::kHeapProfDir:
        options_->heap_prof_dir = value;
        break;
      case Flag::kHeapProfName:
        options_->heap_prof_name = value;
        break;
      case Flag::kHeapProfInterval:
        if (!ParseCount(value, 1, &options_->heap_prof_interval)) {
          return Mistake(spelled + " takes a number of bytes from 1 up, not '" + value + "'");
        }
        break;
      case Flag::kHeapSnapshotOnExit:
        options_->heap_snapshot_on_exit = true;
        break;
      case Flag::kHeapSnapshotAllocations:
        options_->heap_snapshot_on_exit = options_->heap_snapshot_allocations = true;
        break;
      case Flag::kCodeCache:
        if (value.empty()) return Mistake(spelled + " needs the name of a folder", "flat8 --code-cache=DIR");
        options_->code_cache = value;
        break;
      case Flag::kTraceCodeCache:
        options_->trace_code_cache = true;
        break;
      case Flag::kNoAtomicsWait:
        options_->no_atomics_wait = true;
        break;
      case Flag::kHost262:
        options_->host_262 = true;
        break;
      case Flag::kHost262Strict:
        options_->strict_262 = true;
        break;
      case Flag::kEngineFlags:
        PrintEngineFlags();
        return false;
      case Flag::kVersion:
        printf("flat8 %s (V8 API %s)\n", FLAT8_VERSION_STRING, v8::V8::GetVersion());
        return false;
      case Flag::kHelp:
        PrintHelp();
        return false;
    }
    return true;
  }

  // A decimal number that is not below `lowest`.
  template <typename Int>
  static bool ParseCount(const std::string& text, long lowest, Int* count) {
    char* end = nullptr;
    errno = 0;
    const long parsed = strtol(text.c_str(), &end, 10);
    if (text.empty() || *end != '\0' || errno != 0 || parsed < lowest || parsed > INT_MAX) return false;
    *count = static_cast<Int>(parsed);
    return true;
  }

  static const char* WhatValueIs(Flag flag) {
    switch (flag) {
      case Flag::kEval:
      case Flag::kPrint:
        return "code to run";
      case Flag::kTimeout:
        return "number of milliseconds";
      case Flag::kCpuProfInterval:
        return "number of microseconds";
      case Flag::kHeapProfInterval:
        return "number of bytes";
      case Flag::kCpuProfDir:
      case Flag::kHeapProfDir:
      case Flag::kCodeCache:
        return "name of a folder";
      case Flag::kConditions:
        return "names of conditions";
      default:
        return "name of a file";
    }
  }

  bool ParseEngineFlag(const std::string& argument, const std::string& name, bool has_value) {
    if (GiveToEngine(argument)) return true;
    v8::V8::FlagDescription flag;
    const bool is_negated = name.compare(0, 3, "no-") == 0 && FindEngineFlag(name.substr(3), &flag);
    if (argument[1] != '-' || (!is_negated && !FindEngineFlag(name, &flag))) return UnknownFlag(argument, name);
    const std::string spelled = "--" + name;
    if (is_negated)
      return Mistake(spelled + (has_value ? " takes no value" : ": " + name.substr(3) + " cannot be off"));
    std::string value;
    if (has_value) {
      value = argument.substr(argument.find('=') + 1);
    } else {
      if (at_ == arguments_.size()) return Mistake(spelled + " needs a value: " + ExpectedValue(flag.type));
      value = arguments_[at_++];
      if (GiveToEngine(argument + "=" + value)) return true;
    }
    return Mistake(spelled + " takes " + ExpectedValue(flag.type) + ", not '" + value + "'", "", flag.help);
  }

  bool UnknownFlag(const std::string& argument, const std::string& name) {
    std::vector<std::string> names;
    for (const FlagInfo& info : kFlags) names.push_back(info.name);
    v8::V8::FlagDescription flag;
    for (int i = 0; v8::V8::DescribeFlag(i, &flag); i++) {
      names.push_back(Dashed(flag.name));
      if (flag.type == v8::V8::FlagDescription::kBool) names.push_back("no-" + names.back());
    }
    const std::string nearest = name.size() > 1 ? Nearest(name, names) : "";
    return Mistake("unknown flag " + argument.substr(0, argument.find('=')), "",
                   nearest.empty() ? "" : "Did you mean --" + nearest + "?");
  }

  void AddInput(Input::Kind kind, const std::string& text) { options_->inputs.push_back({kind, text, is_module_}); }

  bool Finish() {
    if (!of_cpu_prof_.empty() && !options_->cpu_prof) {
      return Mistake(of_cpu_prof_ + " is for --cpu-prof, which is not there", "flat8 --cpu-prof file.js");
    }
    for (const Input& input : options_->inputs) {
      if (input.kind == Input::kPrint && input.is_module) {
        return Mistake("-p prints the value of a script, and a module has none", "flat8 --module -e CODE");
      }
    }
    if (!options_->inputs.empty() || options_->interactive) return true;
    if (isatty(STDIN_FILENO) && !options_->check) {
      options_->interactive = true;
    } else {
      AddInput(Input::kStandardInput, "-");
    }
    return true;
  }

  bool Mistake(const std::string& message, const std::string& example = "", const std::string& note = "") {
    fprintf(stderr, "flat8: %s\n", message.c_str());
    if (!note.empty()) fprintf(stderr, "%s\n", note.c_str());
    fprintf(stderr, "Try: %s\n", example.empty() ? "flat8 --help" : example.c_str());
    exit_code_ = kUsageError;
    return false;
  }

  const std::vector<std::string> arguments_;
  Options* const options_;
  size_t at_ = 0;
  bool flags_ended_ = false;
  bool has_program_ = false;  // What follows is for it.
  bool is_module_ = false;
  int exit_code_ = kSuccess;
  std::string of_cpu_prof_;  // A flag that needs --cpu-prof.
};

}  // namespace

bool ParseCommandLine(int argc, char** argv, Options* options, int* exit_code) {
  CommandLine command_line(argc, argv, options);
  if (command_line.Parse()) return true;
  *exit_code = command_line.exit_code();
  return false;
}

}  // namespace flat8::shell
