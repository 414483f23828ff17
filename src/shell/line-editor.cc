#include "src/shell/line-editor.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>

#include "src/shell/edit-library.h"
#include "src/shell/file-io.h"

namespace flat8::shell {

namespace {

// What terminals send around pasted text, and what asks them to.
constexpr const char* kPasteBegins = "\033[200~";
constexpr const char* kPasteEnds = "\033[201~";
constexpr const char* kAskForPaste = "\033[?2004h";
constexpr const char* kNoMorePaste = "\033[?2004l";

constexpr int kControlD = 4;

// Beyond that a list helps nobody.
constexpr size_t kMaximumListed = 300;

std::string CommonPrefix(const std::vector<std::string>& words) {
  std::string prefix = words.front();
  for (const std::string& word : words) {
    size_t length = 0;
    while (length < prefix.size() && length < word.size() && prefix[length] == word[length]) length++;
    prefix.resize(length);
  }
  return prefix;
}

// As it was before there was an editor, which changes it while a line is typed.
termios terminal_settings;

void RestoreTerminal() {
  tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal_settings);
  if (isatty(STDOUT_FILENO)) fputs("\r\n", stdout);
}

int TerminalWidth() {
  winsize size;
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

LineEditor::LineEditor(Host host) : host_(std::move(host)) {
  if (pipe2(wake_pipe_, O_CLOEXEC | O_NONBLOCK) != 0) wake_pipe_[0] = wake_pipe_[1] = -1;
  if (!isatty(STDIN_FILENO) || EditLibrary::Load() == nullptr) {
    // Nothing may hide from poll().
    setvbuf(stdin, nullptr, _IONBF, 0);
    return;
  }
  // The line editor's characters are those of the locale, and terminals write UTF-8.
  setlocale(LC_CTYPE, "");
  if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
  const char* terminal = getenv("TERM");
  understands_escapes_ = isatty(STDOUT_FILENO) && terminal != nullptr && strcmp(terminal, "dumb") != 0;
  history_ = std::make_unique<ReplHistory>();
  tcgetattr(STDIN_FILENO, &terminal_settings);
  edit_ = Edit().el_init("flat8", stdin, stdout, stderr);
  Edit().el_set(edit_, EL_CLIENTDATA, this);
  Edit().el_set(edit_, EL_PROMPT, Prompt);
  Edit().el_set(edit_, EL_EDITOR, "emacs");
  Edit().el_set(edit_, EL_HIST, Edit().history, history_->list());
  Edit().el_set(edit_, EL_SIGNAL, 0);
  Edit().el_set(edit_, EL_GETCFN, GetCharacter);
  Edit().el_set(edit_, EL_ADDFN, "flat8-complete", "Complete the word", Complete);
  Edit().el_set(edit_, EL_ADDFN, "flat8-paste", "Insert pasted text", Paste);
  const char* const keys[][2] = {
      {"^I", "flat8-complete"},           {kPasteBegins, "flat8-paste"}, {"^R", "em-inc-search-prev"},
      {"\033[3~", "ed-delete-next-char"}, {"\033[1~", "ed-move-to-beg"}, {"\033[4~", "ed-move-to-end"},
      {"\033[H", "ed-move-to-beg"},       {"\033[F", "ed-move-to-end"},  {"\033[1;5C", "em-next-word"},
      {"\033[1;5D", "ed-prev-word"},
  };
  for (const auto& key : keys) Edit().el_set(edit_, EL_BIND, key[0], key[1], nullptr);
  Edit().el_source(edit_, nullptr);
}

LineEditor::~LineEditor() {
  if (edit_ != nullptr) Edit().el_end(edit_);
  for (const int end : wake_pipe_) {
    if (end >= 0) close(end);
  }
}

LineEditor* LineEditor::Of(EditLine* edit) {
  LineEditor* editor = nullptr;
  Edit().el_get(edit, EL_CLIENTDATA, &editor);
  return editor;
}

char* LineEditor::Prompt(EditLine* edit) { return Of(edit)->prompt_.data(); }

LineEditor::Status LineEditor::Read(const char* prompt, std::string* line) {
  fflush(stdout);
  if (edit_ == nullptr) {
    if (!WaitForInput()) return kInterrupted;
    return ReadLine(stdin, line) ? kLine : kEnd;
  }
  prompt_ = prompt;
  interrupted_ = false;
  // The next line of what was pasted.
  if (is_pasting()) keys_.assign(kPasteBegins, kPasteBegins + strlen(kPasteBegins));
  if (understands_escapes_) fputs(kAskForPaste, stdout);
  int count = 0;
  const char* text = Edit().el_gets(edit_, &count);
  if (understands_escapes_) fputs(kNoMorePaste, stdout);
  fflush(stdout);
  if (interrupted_) {
    Edit().el_reset(edit_);
    clearerr(stdin);
    bytes_.clear();
    keys_.clear();
    pasted_.clear();
    fputc('\n', stdout);
    return kInterrupted;
  }
  if (text == nullptr || count <= 0) return kEnd;
  line->assign(text, static_cast<size_t>(count));
  if (line->back() == '\n') line->pop_back();
  return kLine;
}

// ---- Input

void LineEditor::Interrupt() {
  const int saved = errno;
  if (wake_pipe_[1] >= 0 && write(wake_pipe_[1], "!", 1) < 0) errno = 0;  // Full: it wakes up anyway.
  errno = saved;
}

bool LineEditor::WaitForInterrupt(int milliseconds) {
  pollfd wake = {wake_pipe_[0], POLLIN, 0};
  if (poll(&wake, 1, milliseconds) <= 0) return false;
  char bytes[64];
  while (read(wake_pipe_[0], bytes, sizeof(bytes)) > 0) continue;
  return true;
}

bool LineEditor::WaitForInput() {
  for (;;) {
    if (WaitForInterrupt(0)) return false;
    if (resized_ != 0 && edit_ != nullptr) {
      resized_ = 0;
      Edit().el_resize(edit_);
    }
    pollfd sources[] = {{STDIN_FILENO, POLLIN, 0}, {wake_pipe_[0], POLLIN, 0}};
    const int ready = poll(sources, 2, host_.time_to_task());
    if (ready < 0 && errno != EINTR) return true;
    if (ready > 0 && (sources[1].revents & POLLIN) != 0) continue;
    if (ready > 0 && sources[0].revents != 0) return true;
    if (ready != 0) continue;
    // What the tasks print comes where the line was, and the line below it. They may end the process.
    if (edit_ != nullptr) {
      fputs(understands_escapes_ ? "\r\033[J" : "\n", stdout);
      SetBeforeExit(RestoreTerminal);
    }
    host_.run_tasks();
    SetBeforeExit(nullptr);
    if (edit_ != nullptr) Edit().el_set(edit_, EL_REFRESH);
    fflush(stdout);
  }
}

int LineEditor::NextByte() {
  if (bytes_.empty()) {
    interrupted_ = !WaitForInput();
    if (interrupted_) return -1;
    char buffer[4096];
    const ssize_t count = read(STDIN_FILENO, buffer, sizeof(buffer));
    if (count <= 0) return -1;
    bytes_.assign(buffer, static_cast<size_t>(count));
  }
  const unsigned char byte = static_cast<unsigned char>(bytes_[0]);
  bytes_.erase(0, 1);
  // A Ctrl-D that was typed while the terminal still gathered lines, before the editor set it up, arrives as a zero.
  return byte == 0 ? kControlD : byte;
}

// A code point of UTF-8.
int LineEditor::NextCharacter(wchar_t* result) {
  int byte = NextByte();
  if (byte < 0) return byte;
  int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
  uint32_t code = static_cast<uint32_t>(more == 0 ? byte : byte & (0x3F >> more));
  for (; more > 0; more--) {
    byte = NextByte();
    if (byte < 0) return byte;
    code = code << 6 | (static_cast<uint32_t>(byte) & 0x3F);
  }
  *result = static_cast<wchar_t>(code);
  return 1;
}

int LineEditor::GetCharacter(EditLine* edit, wchar_t* result) {
  LineEditor* const editor = Of(edit);
  if (editor->interrupted_) return -1;
  if (!editor->keys_.empty()) {
    *result = editor->keys_.front();
    editor->keys_.pop_front();
    return 1;
  }
  const int count = editor->NextCharacter(result);
  return editor->interrupted_ ? -1 : std::max(count, 0);
}

// ---- Pasting

// Fills pasted_ with what comes before the end of the paste.
void LineEditor::ReadPaste() {
  std::string text;
  const size_t end_length = strlen(kPasteEnds);
  for (int byte; (byte = NextByte()) >= 0;) {
    // Terminals send the Return key for line ends.
    text += byte == '\r' ? '\n' : static_cast<char>(byte);
    if (text.size() < end_length || text.compare(text.size() - end_length, end_length, kPasteEnds) != 0) continue;
    text.resize(text.size() - end_length);
    break;
  }
  paste_ends_line_ = !text.empty() && text.back() == '\n';
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    pasted_.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

// One line of it; the next one comes with the next Read. What is behind the last line end stays to be edited.
unsigned char LineEditor::Paste(EditLine* edit, int) {
  LineEditor* const editor = Of(edit);
  if (editor->pasted_.empty()) editor->ReadPaste();
  if (editor->pasted_.empty()) return CC_NORM;
  const std::string line = editor->pasted_.front();
  editor->pasted_.pop_front();
  if (!line.empty() && Edit().el_insertstr(edit, line.c_str()) != 0) return CC_ERROR;
  if (editor->is_pasting() || editor->paste_ends_line_) editor->keys_.push_back('\n');
  return CC_REFRESH;
}

// ---- Completion

void LineEditor::List(const std::vector<std::string>& words) {
  size_t width = 0;
  for (const std::string& word : words) width = std::max(width, word.size() + 2);
  const size_t columns = std::max<size_t>(1, static_cast<size_t>(TerminalWidth()) / width);
  const size_t count = std::min(words.size(), kMaximumListed);
  const size_t rows = (count + columns - 1) / columns;
  fputc('\n', stdout);
  for (size_t row = 0; row < rows; row++) {
    for (size_t i = row; i < count; i += rows) {
      const int padding = i + rows < count ? static_cast<int>(width - words[i].size()) : 0;
      printf("%s%*s", words[i].c_str(), padding, "");
    }
    fputc('\n', stdout);
  }
  if (count < words.size()) printf("... and %zu more\n", words.size() - count);
  fflush(stdout);
}

unsigned char LineEditor::Complete(EditLine* edit, int) {
  LineEditor* const editor = Of(edit);
  const LineInfo* const info = Edit().el_line(edit);
  const std::string line(info->buffer, static_cast<size_t>(info->cursor - info->buffer));
  // Where there is no word yet, Tab indents.
  if (line.find_first_not_of(" \t") == std::string::npos) {
    return Edit().el_insertstr(edit, "  ") == 0 ? CC_REFRESH : CC_ERROR;
  }
  const Completions completions = editor->host_.complete(line);
  if (completions.words.empty()) return CC_REFRESH_BEEP;
  const std::string prefix = CommonPrefix(completions.words);
  const size_t typed = line.size() - completions.begin;
  if (prefix.size() > typed) {
    return Edit().el_insertstr(edit, prefix.c_str() + typed) == 0 ? CC_REFRESH : CC_ERROR;
  }
  if (completions.words.size() == 1) return CC_REFRESH_BEEP;
  editor->List(completions.words);
  return CC_REDISPLAY;
}

}  // namespace flat8::shell
