#ifndef FLAT8_SRC_SHELL_REPL_H_
#define FLAT8_SRC_SHELL_REPL_H_

#include <memory>
#include <string>
#include <vector>

#include "include/v8-exception.h"
#include "include/v8-function-callback.h"
#include "include/v8-local-handle.h"
#include "include/v8-maybe.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-script.h"
#include "src/shell/line-editor.h"

namespace flat8::shell {

class Shell;

// The interactive shell: reads, runs, prints, until the end of the input.
//
// What is typed is an entry when it parses; while only its end is missing, lines are added to it. Each entry runs as
// ScriptCompiler::CompileReplEntry has it: it may await, and declare anew what is declared. Its value is `_` for the
// next, an error that nobody caught `_error`. Jobs, timers and messages go on while a line is being typed. A Ctrl-C
// ends what runs, or forgets the half-typed entry.
class Repl {
 public:
  explicit Repl(Shell* shell);
  ~Repl();
  Repl(const Repl&) = delete;
  Repl& operator=(const Repl&) = delete;

  void Run();

 private:
  enum class Outcome { kDone, kIncomplete };
  struct Command;
  static const Command kCommands[];
  struct LastValue {
    const char* name;
    v8::Global<v8::Value> value;
  };

  // Runs an entry, or says that it is not complete, if it may be that.
  Outcome Evaluate(const std::string& text, const std::string& name, bool may_be_incomplete);
  v8::MaybeLocal<v8::Script> Compile(const std::string& text, const std::string& name, bool* is_incomplete);
  void RunEntry(v8::Local<v8::Script> script);
  // Until the promise is settled; false when that was interrupted, or nothing is left that could settle it.
  bool WaitFor(v8::Local<v8::Promise> promise);
  void Report(v8::Local<v8::Value> error, v8::Local<v8::Message> message);
  void Print(v8::Local<v8::Value> value);
  void RunTasks();

  // Lines that begin with a dot. False: not a command, but the program's.
  bool RunCommand(const std::string& line);
  void Help(const std::string& argument);
  void Break(const std::string& argument);
  void Clear(const std::string& argument);
  void Exit(const std::string& argument);
  void Load(const std::string& argument);
  void Save(const std::string& argument);
  void Editor(const std::string& argument);

  LineEditor::Completions Complete(const std::string& line);
  // `_` and `_error`, until the program assigns to them.
  void InstallLastValues();
  static void GetLast(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void SetLast(const v8::FunctionCallbackInfo<v8::Value>& info);

  static void OnInterrupt(int);
  static void OnResize(int);

  Shell* const shell_;
  v8::Isolate* const isolate_;
  LineEditor editor_;
  const bool colors_;
  std::string text_;                  // The entry so far.
  std::vector<std::string> session_;  // The entries that were run, for .save.
  LastValue last_[2] = {{"_", {}}, {"_error", {}}};
  bool is_done_ = false;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_REPL_H_
