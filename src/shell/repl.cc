#include "src/shell/repl.h"

#include <errno.h>
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <atomic>
#include <string>

#include "include/v8-exception.h"
#include "include/v8-message.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "src/shell/file-io.h"
#include "src/shell/inspect.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// The isolate whose script a Ctrl-C stops; null while a line is being read.
std::atomic<v8::Isolate*> running{nullptr};

void OnInterrupt(int) {
  if (v8::Isolate* isolate = running.load()) isolate->TerminateExecution();
}

bool continuing = false;

char* Prompt(EditLine*) {
  static char first[] = "> ";
  static char more[] = "... ";
  return continuing ? more : first;
}

class LineEditor {
 public:
  LineEditor() {
    if (const char* home = getenv("HOME")) history_file_ = std::string(home) + "/.flat8_history";
    interactive_ = isatty(STDIN_FILENO);
    if (!interactive_) return;
    HistEvent event;
    history_ = history_init();
    history(history_, &event, H_SETSIZE, 1000);
    history(history_, &event, H_SETUNIQUE, 1);
    if (!history_file_.empty()) history(history_, &event, H_LOAD, history_file_.c_str());
    edit_ = el_init("flat8", stdin, stdout, stderr);
    el_set(edit_, EL_PROMPT, Prompt);
    el_set(edit_, EL_EDITOR, "emacs");
    el_set(edit_, EL_HIST, history, history_);
    el_set(edit_, EL_SIGNAL, 0);
    el_source(edit_, nullptr);
  }
  ~LineEditor() {
    if (edit_ != nullptr) el_end(edit_);
    if (history_ != nullptr) {
      HistEvent event;
      if (!history_file_.empty()) history(history_, &event, H_SAVE, history_file_.c_str());
      history_end(history_);
    }
  }
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  enum Status { kLine, kInterrupted, kEnd };

  Status Read(std::string* line) {
    fflush(stdout);
    if (!interactive_) return ReadLine(stdin, line) ? kLine : kEnd;
    int count = 0;
    errno = 0;
    const char* text = el_gets(edit_, &count);
    if (text == nullptr || count <= 0) {
      if (errno != EINTR) return kEnd;
      el_reset(edit_);
      clearerr(stdin);
      fputc('\n', stdout);
      return kInterrupted;
    }
    line->assign(text, count);
    if (!line->empty() && line->back() == '\n') line->pop_back();
    return kLine;
  }

  void Remember(const std::string& text) {
    HistEvent event;
    if (history_ != nullptr) history(history_, &event, H_ENTER, text.c_str());
  }

 private:
  std::string history_file_;
  bool interactive_ = false;
  EditLine* edit_ = nullptr;
  History* history_ = nullptr;
};

// Whether the text is the beginning of a script rather than a wrong one: the error lies at its very end.
bool IsUnfinished(v8::Isolate* isolate, const std::string& text) {
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::String> source;
  if (!MaybeNewString(isolate, text).ToLocal(&source)) {
    return false;
  }
  v8::Local<v8::Script> script;
  if (v8::Script::Compile(context, source).ToLocal(&script) || try_catch.Message().IsEmpty()) return false;
  const std::string message = ToUtf8(isolate, try_catch.Message()->Get());
  return message.find("Unexpected end of input") != std::string::npos ||
         message.find("Unterminated template") != std::string::npos ||
         (message.find("SyntaxError") != std::string::npos &&
          try_catch.Message()->GetStartPosition() >= source->Length());
}

bool Compiles(v8::Isolate* isolate, const std::string& text) {
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::String> source;
  return MaybeNewString(isolate, text).ToLocal(&source) &&
         !v8::Script::Compile(isolate->GetCurrentContext(), source).IsEmpty();
}

}  // namespace

void RunRepl(v8::Isolate* isolate, const std::function<void(const std::string& source)>& evaluate) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = OnInterrupt;  // Without SA_RESTART: a Ctrl-C ends the wait for a line.
  sigaction(SIGINT, &action, nullptr);

  LineEditor editor;
  std::string text, line;
  for (;;) {
    continuing = !text.empty();
    const LineEditor::Status status = editor.Read(&line);
    if (status == LineEditor::kInterrupted) {
      text.clear();
      continue;
    }
    if (status == LineEditor::kEnd && text.empty()) break;
    if (status == LineEditor::kLine) text += (text.empty() ? "" : "\n") + line;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
      text.clear();
      continue;
    }
    if (status == LineEditor::kLine && IsUnfinished(isolate, text)) continue;
    editor.Remember(text);
    // What begins with a brace is an object to a person, and a block to the grammar.
    const std::string parenthesized = "(" + text + ")";
    const bool as_object = text[0] == '{' && Compiles(isolate, parenthesized);
    running = isolate;
    evaluate(as_object ? parenthesized : text);
    running = nullptr;
    if (isolate->IsExecutionTerminating()) isolate->CancelTerminateExecution();
    text.clear();
  }
  signal(SIGINT, SIG_DFL);
}

}  // namespace flat8::shell
