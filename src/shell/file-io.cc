#include "src/shell/file-io.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>

namespace flat8::shell {

bool ReadStream(FILE* stream, std::string* contents) {
  char buffer[16384];
  size_t count;
  while ((count = fread(buffer, 1, sizeof(buffer), stream)) > 0) contents->append(buffer, count);
  return ferror(stream) == 0;
}

bool ReadFile(const std::string& name, std::string* contents, std::string* error) {
  FILE* file = fopen(name.c_str(), "rb");
  struct stat status;
  bool done = false;
  if (file != nullptr && fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
  } else if (file != nullptr) {
    done = ReadStream(file, contents);
  }
  if (!done) *error = name + ": " + strerror(errno);
  if (file != nullptr) fclose(file);
  return done;
}

bool ReadLine(FILE* stream, std::string* line) {
  line->clear();
  int character;
  while ((character = getc(stream)) != EOF) {
    if (character == '\n') return true;
    line->push_back(static_cast<char>(character));
  }
  return !line->empty();
}

namespace {
std::atomic<void (*)()> before_exit{nullptr};
}  // namespace

void SetBeforeExit(void (*callback)()) { before_exit = callback; }

bool MakeFolders(const std::string& folder) {
  for (size_t end = 0; end != std::string::npos;) {
    end = folder.find('/', end + 1);
    // What is wrong further up shows further down.
    if (mkdir(folder.substr(0, end).c_str(), 0777) == 0 || end != std::string::npos) continue;
    if (errno != EEXIST) return false;
    struct stat status;
    if (stat(folder.c_str(), &status) != 0) return false;
    errno = ENOTDIR;
    return S_ISDIR(status.st_mode);
  }
  return true;
}

void ExitNow(int code) {
  if (void (*callback)() = before_exit) callback();
  fflush(stdout);
  fflush(stderr);
  _exit(code);
}

}  // namespace flat8::shell
