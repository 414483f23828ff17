#include "src/shell/file-path.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace flat8::shell {

namespace {

bool HasMode(const std::string& path, mode_t mode) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && (status.st_mode & S_IFMT) == mode;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

bool IsFile(const std::string& path) { return HasMode(path, S_IFREG) || HasMode(path, S_IFIFO) || HasMode(path, S_IFCHR); }
bool IsDirectory(const std::string& path) { return HasMode(path, S_IFDIR); }

std::string DirectoryOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string BaseName(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string JoinPath(const std::string& directory, const std::string& path) {
  const std::string whole = StartsWith(path, "/") ? path : directory + "/" + path;
  std::string result;
  for (size_t begin = 0; begin < whole.size();) {
    size_t end = whole.find('/', begin);
    if (end == std::string::npos) end = whole.size();
    const std::string part = whole.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      result.erase(result.empty() ? 0 : result.rfind('/'));
    } else {
      result += "/" + part;
    }
  }
  return result.empty() ? "/" : result;
}

std::string CurrentDirectory() {
  char buffer[PATH_MAX];
  return getcwd(buffer, sizeof(buffer)) == nullptr ? "/" : buffer;
}

std::string RealPath(const std::string& path) {
  char buffer[PATH_MAX];
  return realpath(path.c_str(), buffer) == nullptr ? path : buffer;
}

std::string FileUrlOf(const std::string& path) {
  static const char kHexDigits[] = "0123456789ABCDEF";
  std::string url = "file://";
  for (const char c : path) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f && strchr("\"#%<>?`{}\\^|", c) == nullptr) {
      url += c;
    } else {
      url += '%';
      url += kHexDigits[byte >> 4];
      url += kHexDigits[byte & 15];
    }
  }
  return url;
}

std::string PathOfFileUrl(const std::string& url) {
  std::string rest;
  if (StartsWith(url, "file:///")) {
    rest = url.substr(7);
  } else if (StartsWith(url, "file://localhost/")) {
    rest = url.substr(16);
  } else if (StartsWith(url, "file:/") && !StartsWith(url, "file://")) {
    rest = url.substr(5);
  } else {
    return "";
  }
  std::string path;
  for (size_t i = 0; i < rest.size() && rest[i] != '?' && rest[i] != '#'; ++i) {
    const bool is_escape = rest[i] == '%' && i + 2 < rest.size() && HexDigit(rest[i + 1]) >= 0 && HexDigit(rest[i + 2]) >= 0;
    if (!is_escape) {
      path += rest[i];
      continue;
    }
    path += static_cast<char>(HexDigit(rest[i + 1]) * 16 + HexDigit(rest[i + 2]));
    i += 2;
  }
  return JoinPath("/", path);
}

bool StartsWith(const std::string& text, const char* start) { return text.compare(0, strlen(start), start) == 0; }

bool EndsWith(const std::string& text, const char* end) {
  const size_t length = strlen(end);
  return text.size() >= length && text.compare(text.size() - length, length, end) == 0;
}

std::vector<std::string> NamesBeginningWith(const std::string& directory, const std::string& stem) {
  std::vector<std::string> names;
  DIR* const stream = opendir(directory.c_str());
  if (stream == nullptr) return names;
  while (const dirent* entry = readdir(stream)) {
    const std::string name = entry->d_name;
    if (name != "." && name != ".." && StartsWith(name, stem.c_str())) names.push_back(name);
  }
  closedir(stream);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace flat8::shell
