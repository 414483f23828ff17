#ifndef FLAT8_SRC_SHELL_LINE_EDITOR_H_
#define FLAT8_SRC_SHELL_LINE_EDITOR_H_


#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "src/shell/repl-history.h"

namespace flat8::shell {

// Reads lines from the terminal, with editing, history and completion, or from whatever standard input is, without. The
// program's event loop goes on meanwhile.
//
// A terminal tells where pasted text begins and ends (bracketed paste): its lines come one after the other,
// is_pasting() until the last, and nothing in it is taken for a key.
class LineEditor {
 public:
  struct Completions {
    size_t begin = 0;  // Of the word that is completed, in the line up to the cursor.
    std::vector<std::string> words;
  };
  struct Host {
    // The milliseconds until run_tasks has something to do; 0: now, -1: never by itself.
    std::function<int()> time_to_task;
    std::function<void()> run_tasks;
    // For the line up to the cursor.
    std::function<Completions(const std::string& line)> complete;
  };

  explicit LineEditor(Host host);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  enum Status { kLine, kInterrupted, kEnd };
  Status Read(const char* prompt, std::string* line);
  bool is_pasting() const { return !pasted_.empty(); }
  bool is_terminal() const { return edit_ != nullptr; }
  void Remember(const std::string& entry) {
    if (history_ != nullptr) history_->Add(entry);
  }

  // From the handler of a signal: the wait for a line, or WaitForInterrupt, ends. Read gives kInterrupted.
  void Interrupt();
  // Waits so many milliseconds, or for ever (-1); true when an Interrupt has come.
  bool WaitForInterrupt(int milliseconds);
  // From the handler of SIGWINCH.
  void NoteResize() { resized_ = 1; }

 private:
  static LineEditor* Of(EditLine* edit);
  static char* Prompt(EditLine* edit);
  static int GetCharacter(EditLine* edit, wchar_t* result);
  static unsigned char Complete(EditLine* edit, int key);
  static unsigned char Paste(EditLine* edit, int key);

  // Waits for input and runs tasks meanwhile; false when an Interrupt has come.
  bool WaitForInput();
  // The next byte of the terminal; -1 at its end, or when an Interrupt has come.
  int NextByte();
  int NextCharacter(wchar_t* result);
  void ReadPaste();
  void List(const std::vector<std::string>& words);

  const Host host_;
  std::unique_ptr<ReplHistory> history_;
  EditLine* edit_ = nullptr;  // null: no terminal, or no library for it
  bool understands_escapes_ = false;
  std::string prompt_;
  int wake_pipe_[2] = {-1, -1};
  volatile int resized_ = 0;
  bool interrupted_ = false;
  std::string bytes_;               // Read and not used yet.
  std::deque<wchar_t> keys_;        // As if they had been typed.
  std::deque<std::string> pasted_;  // Lines.
  bool paste_ends_line_ = false;    // The last of them is complete.
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_LINE_EDITOR_H_
