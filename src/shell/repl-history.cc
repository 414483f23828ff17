#include "src/shell/repl-history.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vector>

#include "src/shell/edit-library.h"
#include "src/shell/file-io.h"

namespace flat8::shell {

namespace {

std::string Escape(const std::string& entry) {
  std::string line;
  for (const char c : entry) {
    if (c == '\n') {
      line += "\\n";
    } else {
      if (c == '\\') line += '\\';
      line += c;
    }
  }
  return line + '\n';
}

std::string Unescape(const std::string& line) {
  std::string entry;
  for (size_t i = 0; i < line.size(); i++) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      entry += line[++i] == 'n' ? '\n' : line[i];
    } else {
      entry += line[i];
    }
  }
  return entry;
}

std::string HistoryFile() {
  if (const char* file = getenv("FLAT8_HISTORY")) return file;
  if (const char* state = getenv("XDG_STATE_HOME"); state != nullptr && state[0] == '/') {
    const std::string folder = std::string(state) + "/flat8";
    mkdir(state, 0700);
    mkdir(folder.c_str(), 0700);
    return folder + "/history";
  }
  const char* home = getenv("HOME");
  return home != nullptr ? std::string(home) + "/.flat8_history" : "";
}

// False when the file cannot be written: history is not worth a message.
bool Write(const std::string& file, int flags, const std::string& text) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
  if (descriptor < 0) return false;
  const bool written = write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(descriptor);
  return written;
}

}  // namespace

ReplHistory::ReplHistory() : list_(Edit().history_init()), file_(HistoryFile()) {
  HistEvent event;
  Edit().history(list_, &event, H_SETSIZE, kMaximumEntries);
  Edit().history(list_, &event, H_SETUNIQUE, 1);
  if (!file_.empty()) Load();
}

ReplHistory::~ReplHistory() { Edit().history_end(list_); }

void ReplHistory::Load() {
  std::string text, error;
  if (!ReadFile(file_, &text, &error)) return;
  std::vector<std::string> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  const size_t first = lines.size() > kMaximumEntries ? lines.size() - kMaximumEntries : 0;
  std::string kept;
  HistEvent event;
  for (size_t i = first; i < lines.size(); i++) {
    Edit().history(list_, &event, H_ENTER, Unescape(lines[i]).c_str());
    kept += lines[i] + '\n';
  }
  if (!lines.empty()) last_ = Unescape(lines.back());
  // Not each time: only when a session's worth has come together.
  if (lines.size() <= 2 * kMaximumEntries) return;
  const std::string fresh = file_ + "." + std::to_string(getpid());
  if (Write(fresh, O_TRUNC, kept)) rename(fresh.c_str(), file_.c_str());
}

void ReplHistory::Add(const std::string& entry) {
  if (entry == last_ || entry.size() > kMaximumLength) return;
  last_ = entry;
  HistEvent event;
  Edit().history(list_, &event, H_ENTER, entry.c_str());
  if (!file_.empty()) Write(file_, O_APPEND, Escape(entry));
}

}  // namespace flat8::shell
