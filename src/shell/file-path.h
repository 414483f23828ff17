#ifndef FLAT8_SRC_SHELL_FILE_PATH_H_
#define FLAT8_SRC_SHELL_FILE_PATH_H_

#include <string>
#include <vector>

namespace flat8::shell {

// Names of files: absolute paths with '/' between their parts, and no "." or ".." among them.

bool IsFile(const std::string& path);
bool IsDirectory(const std::string& path);
// Without the last part; "/" of "/".
std::string DirectoryOf(const std::string& path);
// The last part.
std::string BaseName(const std::string& path);
// Absolute, and free of "." and ".."; `path` is taken from `directory` on unless it is absolute.
std::string JoinPath(const std::string& directory, const std::string& path);
std::string CurrentDirectory();
// Where symbolic links lead; the path itself when there is no such file.
std::string RealPath(const std::string& path);

// file: URLs. From a URL without the scheme "file:", or with a host: empty.
std::string FileUrlOf(const std::string& path);
std::string PathOfFileUrl(const std::string& url);

bool StartsWith(const std::string& text, const char* start);
bool EndsWith(const std::string& text, const char* end);

// The names in a directory, sorted, which begin with `stem`.
std::vector<std::string> NamesBeginningWith(const std::string& directory, const std::string& stem);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_FILE_PATH_H_
