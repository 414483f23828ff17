#include "src/shell/repl.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <utility>

#include "flat8-config.h"
#include "include/v8-context.h"
#include "include/v8-external.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-message.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "include/v8-promise.h"
#include "src/shell/completion.h"
#include "src/shell/file-io.h"
#include "src/shell/inspect.h"
#include "src/shell/report-error.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// For the signal handlers: the shell whose script a Ctrl-C ends, null while there is none, and the editor of lines.
std::atomic<Shell*> running{nullptr};
std::atomic<LineEditor*> reading{nullptr};

class RunningScope {
 public:
  explicit RunningScope(Shell* shell) : shell_(shell) { running = shell; }
  ~RunningScope() {
    running = nullptr;
    // It came when everything was done.
    shell_->CancelTermination();
  }

 private:
  Shell* const shell_;
};

// https://no-color.org
bool TakesColors() {
  const char* no_color = getenv("NO_COLOR");
  const char* terminal = getenv("TERM");
  return isatty(STDOUT_FILENO) && (no_color == nullptr || no_color[0] == '\0') && terminal != nullptr &&
         strcmp(terminal, "dumb") != 0;
}

std::string Trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

}  // namespace

struct Repl::Command {
  const char* name;
  void (Repl::*run)(const std::string& argument);
  bool inside_entry;  // Also where a line of the program may begin with a dot.
  const char* help;
};

const Repl::Command Repl::kCommands[] = {
    {".break", &Repl::Break, true, "Forget the entry that is half typed (Ctrl-C does that, too)"},
    {".clear", &Repl::Clear, true, "Forget that, and everything that was declared"},
    {".editor", &Repl::Editor, false, "Write several lines, then run them"},
    {".exit", &Repl::Exit, true, "Leave (Ctrl-D does that, too)"},
    {".help", &Repl::Help, true, "Print this"},
    {".load", &Repl::Load, false, "Run a file: .load FILE"},
    {".save", &Repl::Save, false, "Write the entries of this session to a file: .save FILE"},
};

Repl::Repl(Shell* shell)
    : shell_(shell),
      isolate_(shell->isolate()),
      editor_({[shell] { return shell->TimeToTask(); }, [this] { RunTasks(); },
               [this](const std::string& line) { return Complete(line); }}),
      colors_(TakesColors()) {
  reading = &editor_;
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = OnInterrupt;
  sigaction(SIGINT, &action, nullptr);
  action.sa_handler = OnResize;
  if (editor_.is_terminal()) sigaction(SIGWINCH, &action, nullptr);
}

Repl::~Repl() {
  signal(SIGINT, SIG_DFL);
  signal(SIGWINCH, SIG_DFL);
  reading = nullptr;
}

void Repl::OnInterrupt(int) {
  if (Shell* shell = running) {
    shell->Interrupt();
  } else if (LineEditor* editor = reading) {
    editor->Interrupt();
  }
}

void Repl::OnResize(int) {
  if (LineEditor* editor = reading) editor->NoteResize();
}

void Repl::Run() {
  InstallLastValues();
  if (editor_.is_terminal()) printf("flat8 %s. Type .help for what there is.\n", FLAT8_VERSION_STRING);
  RunTasks();
  while (!is_done_) {
    std::string line;
    const LineEditor::Status status = editor_.Read(text_.empty() ? "> " : "... ", &line);
    if (status == LineEditor::kInterrupted) {
      if (text_.empty() && editor_.is_terminal()) printf("(.exit or Ctrl-D leaves)\n");
      text_.clear();
      continue;
    }
    if (status == LineEditor::kEnd) {
      // What was begun says what is missing.
      if (!text_.empty() && !editor_.is_terminal()) Evaluate(std::exchange(text_, ""), "repl", false);
      if (editor_.is_terminal()) fputc('\n', stdout);
      break;
    }
    if (!editor_.is_pasting() && RunCommand(line)) continue;
    text_ += text_.empty() ? line : '\n' + line;
    if (Trimmed(text_).empty()) text_.clear();
    if (text_.empty() || editor_.is_pasting()) continue;
    if (Evaluate(text_, "repl", true) == Outcome::kIncomplete) continue;
    editor_.Remember(text_);
    session_.push_back(std::exchange(text_, ""));
  }
  fflush(stdout);
}

// ---- Entries

v8::MaybeLocal<v8::Script> Repl::Compile(const std::string& text, const std::string& name, bool* is_incomplete) {
  v8::Local<v8::String> source;
  if (!MaybeNewString(isolate_, text).ToLocal(&source)) return {};
  v8::ScriptCompiler::Source unit(source, v8::ScriptOrigin(NewString(isolate_, name)));
  return v8::ScriptCompiler::CompileReplEntry(shell_->context(), &unit, is_incomplete);
}

Repl::Outcome Repl::Evaluate(const std::string& text, const std::string& name, bool may_be_incomplete) {
  v8::HandleScope handles(isolate_);
  v8::Context::Scope scope(shell_->context());
  v8::Local<v8::Script> script;
  bool is_incomplete = false;
  // What begins with a brace is an object to a person, and a block to the grammar.
  if (Trimmed(text).compare(0, 1, "{") == 0) {
    v8::TryCatch try_catch(isolate_);
    if (!Compile("(" + text + ")", name, &is_incomplete).ToLocal(&script)) {
      // Whether it may become an object, the parenthesis behind it must not tell.
      static_cast<void>(Compile("(" + text, name, &is_incomplete).IsEmpty());
    }
  }
  if (script.IsEmpty()) {
    v8::TryCatch try_catch(isolate_);
    bool block_is_incomplete = false;
    if (!Compile(text, name, &block_is_incomplete).ToLocal(&script)) {
      if (may_be_incomplete && (block_is_incomplete || is_incomplete)) return Outcome::kIncomplete;
      if (!try_catch.HasCaught()) return Outcome::kDone;
      Report(try_catch.Exception(), try_catch.Message());
      if (Trimmed(text).compare(0, 7, "import ") == 0) {
        fprintf(stderr, "At the prompt: const { name } = await import('module')\n");
      }
      return Outcome::kDone;
    }
  }
  RunEntry(script);
  return Outcome::kDone;
}

void Repl::RunEntry(v8::Local<v8::Script> script) {
  const v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Value> value;
  {
    const RunningScope running_scope(shell_);
    const bool has_run = script->Run(context).ToLocal(&value);
    if (try_catch.HasTerminated() || shell_->IsTerminating()) {
      shell_->ReportTermination();
      return;
    }
    if (!has_run) return Report(try_catch.Exception(), try_catch.Message());
  }
  const v8::Local<v8::Promise> entry = value.As<v8::Promise>();
  entry->MarkAsHandled();
  if (!WaitFor(entry)) return;
  if (entry->State() == v8::Promise::kRejected) {
    return Report(entry->Result(), v8::Exception::CreateMessage(isolate_, entry->Result()));
  }
  const v8::Local<v8::String> key = v8::String::NewFromUtf8Literal(isolate_, "value");
  if (!entry->Result().As<v8::Object>()->Get(context, key).ToLocal(&value)) return;
  last_[0].value.Reset(isolate_, value);
  Print(value);
}

bool Repl::WaitFor(v8::Local<v8::Promise> promise) {
  for (;;) {
    RunTasks();
    if (promise->State() != v8::Promise::kPending) return true;
    const int milliseconds = shell_->TimeToTask();
    if (milliseconds < 0 && !editor_.is_terminal()) {
      fprintf(stderr, "Uncaught Error: nothing is left that could go on with the await\n");
      return false;
    }
    if (editor_.WaitForInterrupt(milliseconds)) {
      fprintf(stderr, "flat8: interrupted\n");
      return false;
    }
  }
}

void Repl::Report(v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  last_[1].value.Reset(isolate_, error);
  ReportError(isolate_, error, message);
}

void Repl::Print(v8::Local<v8::Value> value) {
  if (value->IsUndefined()) return;
  InspectOptions options;
  options.colors = colors_;
  const RunningScope running_scope(shell_);
  // The program's own hooks may throw, and so may what they are interrupted by.
  const std::string text = Inspect(isolate_, value, options);
  printf("%s\n", text.c_str());
  fflush(stdout);
}

void Repl::RunTasks() {
  v8::HandleScope handles(isolate_);
  v8::Context::Scope scope(shell_->context());
  const RunningScope running_scope(shell_);
  shell_->RunReady();
  fflush(stdout);
}

// ---- Commands

bool Repl::RunCommand(const std::string& line) {
  const std::string trimmed = Trimmed(line);
  // A number may begin with a dot, and a spread with three.
  if (trimmed.size() < 2 || trimmed[0] != '.' || strchr(".0123456789", trimmed[1]) != nullptr) return false;
  const size_t space = std::min(trimmed.find_first_of(" \t"), trimmed.size());
  const std::string name = trimmed.substr(0, space);
  for (const Command& command : kCommands) {
    if (name != command.name) continue;
    if (!text_.empty() && (!command.inside_entry || space != trimmed.size())) return false;
    (this->*command.run)(Trimmed(trimmed.substr(space)));
    return true;
  }
  // Inside of an entry it is a call of a method.
  if (!text_.empty()) return false;
  fprintf(stderr, "There is no %s here; .help lists what there is\n", name.c_str());
  return true;
}

void Repl::Help(const std::string&) {
  for (const Command& command : kCommands) printf("%-9s %s\n", command.name, command.help);
  printf("\n_ is the last value, _error the last error that was not caught. Tab completes names.\n");
}

void Repl::Break(const std::string&) { text_.clear(); }

void Repl::Clear(const std::string&) {
  text_.clear();
  if (shell_->ResetContext()) InstallLastValues();
}

void Repl::Exit(const std::string&) { is_done_ = true; }

void Repl::Load(const std::string& argument) {
  std::string source, error;
  if (argument.empty()) {
    fprintf(stderr, "Which file? .load FILE\n");
  } else if (!ReadFile(argument, &source, &error)) {
    fprintf(stderr, "%s\n", error.c_str());
  } else {
    Evaluate(source, argument, false);
    session_.push_back(source);
  }
}

void Repl::Save(const std::string& argument) {
  if (argument.empty()) {
    fprintf(stderr, "Which file? .save FILE\n");
    return;
  }
  FILE* const file = fopen(argument.c_str(), "w");
  bool saved = file != nullptr;
  for (const std::string& entry : session_) {
    if (saved) saved = fprintf(file, "%s\n", entry.c_str()) >= 0;
  }
  if (file != nullptr) saved = fclose(file) == 0 && saved;
  if (!saved) perror(argument.c_str());
}

void Repl::Editor(const std::string&) {
  printf("Ctrl-D runs the lines, Ctrl-C forgets them\n");
  std::string text, line;
  for (;;) {
    const LineEditor::Status status = editor_.Read("", &line);
    if (status == LineEditor::kInterrupted) return;
    if (status == LineEditor::kEnd) break;
    text += line + '\n';
  }
  if (Trimmed(text).empty()) return;
  Evaluate(text, "repl", false);
  editor_.Remember(Trimmed(text));
  session_.push_back(text);
}

// ---- Completion and the last values

LineEditor::Completions Repl::Complete(const std::string& line) {
  LineEditor::Completions completions;
  if (text_.empty() && line[0] == '.') {
    for (const Command& command : kCommands) {
      if (line.compare(0, line.size(), command.name, line.size()) == 0) completions.words.push_back(command.name);
    }
  } else {
    completions.words = CompletionsOf(shell_->context(), line, &completions.begin);
  }
  return completions;
}

void Repl::InstallLastValues() {
  v8::HandleScope handles(isolate_);
  const v8::Local<v8::Context> context = shell_->context();
  v8::Context::Scope scope(context);
  for (LastValue& last : last_) {
    last.value.Reset(isolate_, v8::Undefined(isolate_));
    const v8::Local<v8::External> data = v8::External::New(isolate_, &last);
    v8::Local<v8::Function> getter, setter;
    if (!v8::Function::New(context, GetLast, data).ToLocal(&getter) ||
        !v8::Function::New(context, SetLast, data).ToLocal(&setter)) {
      return;
    }
    context->Global()->SetAccessorProperty(NewName(isolate_, last.name), getter, setter, v8::DontEnum);
  }
}

void Repl::GetLast(const v8::FunctionCallbackInfo<v8::Value>& info) {
  const LastValue* last = static_cast<LastValue*>(info.Data().As<v8::External>()->Value());
  info.GetReturnValue().Set(last->value.Get(info.GetIsolate()));
}

// An assignment makes it a property like any other.
void Repl::SetLast(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  const LastValue* last = static_cast<LastValue*>(info.Data().As<v8::External>()->Value());
  const v8::Local<v8::Context> context = isolate->GetCurrentContext();
  printf("%s is a variable of yours from now on\n", last->name);
  context->Global()->DefineOwnProperty(context, NewName(isolate, last->name), info[0]).Check();
}

}  // namespace flat8::shell
