#ifndef FLAT8_SRC_SHELL_REPL_HISTORY_H_
#define FLAT8_SRC_SHELL_REPL_HISTORY_H_

#include <histedit.h>

#include <string>

namespace flat8::shell {

// What was typed at the prompt, kept between sessions: in the file that FLAT8_HISTORY names (empty: in none), else
// $XDG_STATE_HOME/flat8/history, else ~/.flat8_history. Each entry is a line there, with `\n` and `\\` for line ends
// and backslashes; it is written at once, so that sessions side by side and those that are killed lose nothing. The
// last thousand entries stay.
class ReplHistory {
 public:
  ReplHistory();
  ~ReplHistory();
  ReplHistory(const ReplHistory&) = delete;
  ReplHistory& operator=(const ReplHistory&) = delete;

  // For the line editor.
  History* list() const { return list_; }
  void Add(const std::string& entry);

 private:
  static constexpr int kMaximumEntries = 1000;
  // What is longer was pasted, and nobody steps through it.
  static constexpr size_t kMaximumLength = 16 * 1024;

  void Load();

  History* const list_;
  std::string file_;  // Empty: none.
  std::string last_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_REPL_HISTORY_H_
