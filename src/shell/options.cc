#include "src/shell/options.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "flat8-config.h"
#include "include/v8-initialization.h"

namespace flat8::shell {

namespace {

// The engine takes what it knows; the rest is the shell's. Returns true where the engine knew the flag.
bool GiveToEngine(char* program, char* flag) {
  char* arguments[] = {program, flag, nullptr};
  int count = 2;
  v8::V8::SetFlagsFromCommandLine(&count, arguments, true);
  return count == 1;
}

bool IsShellOption(const char* argument) {
  static const char* const kNames[] = {"--help",     "--version", "--eval",        "--host-262",
                                       "--host_262", "--timeout", "--interactive", "--shell",
                                       "--no-atomics-wait", "--host-262-strict", "--import-map",
                                       "--conditions"};
  const char* equals = strchr(argument, '=');
  const size_t length = equals != nullptr ? static_cast<size_t>(equals - argument) : strlen(argument);
  for (const char* name : kNames) {
    if (strlen(name) == length && memcmp(name, argument, length) == 0) return true;
  }
  return false;
}

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App*, std::string) const override {
    return "Usage: flat8 [flags] [file.js ... | -e code | -] [-- arguments]\n";
  }
};

}  // namespace

bool ParseCommandLine(int argc, char** argv, Options* options, int* exit_code) {
  CLI::App app{"flat8: runs JavaScript", "flat8"};
  app.formatter(std::make_shared<HelpFormatter>());
  app.footer(
      "Files run in order in one global scope. Without a file: the interactive shell, or standard input where it is no\n"
      "terminal. What follows -- is `arguments` in the script. Engine flags are V8's: --expose-gc, --max-heap-size=MiB,\n"
      "--stack-size=KiB, --trace-gc, ...\n"
      "Exit codes: 0 success, 1 uncaught error, 2 usage, 3 out of memory, 4 terminated.");
  app.set_version_flag("--version", std::string("flat8 ") + FLAT8_VERSION_STRING + " (V8 API " +
                                        v8::V8::GetVersion() + ")");
  app.set_help_flag("-h,--help", "Print this and exit");
  app.add_flag("--host-262,--host_262", options->host_262, "Provide test262's $262");
  app.add_flag("--no-atomics-wait", options->no_atomics_wait, "Atomics.wait throws, as in a page's main thread");
  app.add_flag("--host-262-strict", options->strict_262, "Run the last file as if it began with \"use strict\"");
  app.add_flag("-i,--interactive,--shell", options->interactive, "Enter the interactive shell after the files");
  bool is_module = false;
  app.add_flag("-m,--module", is_module, "Run what follows as modules (files that end in .mjs are)");
  app.add_option("--import-map", options->import_map, "Names for imports, from a JSON file");
  app.add_option("--conditions", options->conditions, "Further conditions of packages' exports, such as browser")
      ->delimiter(',');
  app.add_option("--timeout", options->timeout_ms, "Terminate the script after so many milliseconds")
      ->check(CLI::NonNegativeNumber);

  // Files and -e take turns, so their order is kept by hand; CLI11 sees the options, and what nobody knows.
  std::vector<std::string> own;
  for (int i = 1; i < argc; i++) {
    char* argument = argv[i];
    if (strcmp(argument, "--") == 0) {
      options->script_arguments.assign(argv + i + 1, argv + argc);
      break;
    }
    const bool short_eval = strcmp(argument, "-e") == 0 || strcmp(argument, "--eval") == 0;
    if (short_eval || strncmp(argument, "--eval=", 7) == 0) {
      if (short_eval && i + 1 >= argc) {
        fprintf(stderr, "flat8: %s needs the code to run\nTry: flat8 -e 'print(1 + 2)'\n", argument);
        *exit_code = kUsageError;
        return false;
      }
      options->inputs.push_back({Input::kCode, short_eval ? argv[++i] : argument + 7, is_module});
    } else if (strcmp(argument, "-") == 0) {
      options->inputs.push_back({Input::kStandardInput, "", is_module});
    } else if (strcmp(argument, "-m") == 0 || strcmp(argument, "--module") == 0) {
      is_module = true;
    } else if (argument[0] != '-') {
      options->inputs.push_back({Input::kFile, argument, is_module});
    } else if ((strcmp(argument, "--timeout") == 0 || strcmp(argument, "--import-map") == 0 ||
                strcmp(argument, "--conditions") == 0) && i + 1 < argc) {
      own.push_back(argument);
      own.push_back(argv[++i]);
    } else if (argument[1] != '-' || IsShellOption(argument) || !GiveToEngine(argv[0], argument)) {
      own.push_back(argument);
    }
  }
  try {
    std::vector<std::string> reversed(own.rbegin(), own.rend());
    app.parse(reversed);
  } catch (const CLI::Success& end) {
    *exit_code = app.exit(end);
    return false;
  } catch (const CLI::ExtrasError&) {
    fprintf(stderr, "flat8: unknown flag %s\nTry: flat8 --help\n", app.remaining().empty() ? "" : app.remaining().front().c_str());
    *exit_code = kUsageError;
    return false;
  } catch (const CLI::ParseError& error) {
    fprintf(stderr, "flat8: %s\nTry: flat8 --help\n", error.what());
    *exit_code = kUsageError;
    return false;
  }
  if (options->inputs.empty() && !options->interactive) {
    if (isatty(STDIN_FILENO)) {
      options->interactive = true;
    } else {
      options->inputs.push_back({Input::kStandardInput, "", is_module});
    }
  }
  return true;
}

}  // namespace flat8::shell
