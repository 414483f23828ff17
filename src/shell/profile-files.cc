#include "src/shell/profile-files.h"

#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "src/shell/file-io.h"

namespace flat8::shell {

std::string NewProfileName(const char* kind, const char* extension) {
  const time_t now = time(nullptr);
  struct tm local;
  localtime_r(&now, &local);
  char date[32];
  strftime(date, sizeof date, "%Y%m%d.%H%M%S", &local);
  return std::string(kind) + "." + date + "." + std::to_string(getpid()) + ".0.001." + extension;
}

void WriteProfileFile(const char* flag, const std::string& folder, const std::string& name,
                      const std::function<bool(FILE*)>& fill) {
  std::string path = name;
  if (!folder.empty()) {
    MakeFolders(folder);  // Where it cannot be made, neither can the file.
    if (name.empty() || name[0] != '/') path = folder + (folder.back() == '/' ? "" : "/") + name;
  }
  bool is_written = false;
  if (FILE* const file = fopen(path.c_str(), "w")) {
    is_written = fill(file) && ferror(file) == 0;
    is_written = (fclose(file) == 0) && is_written;
  }
  if (!is_written) fprintf(stderr, "flat8: %s: %s: %s\n", flag, path.c_str(), strerror(errno));
}

}  // namespace flat8::shell
