#ifndef FLAT8_SRC_SHELL_FILE_IO_H_
#define FLAT8_SRC_SHELL_FILE_IO_H_

#include <stdio.h>

#include <string>

namespace flat8::shell {

// Reads all of a file or stream. On failure returns false, with the reason in *error ("name: No such file or directory").
bool ReadFile(const std::string& name, std::string* contents, std::string* error);
bool ReadStream(FILE* stream, std::string* contents);

// One line without its end; false at the end of the input.
bool ReadLine(FILE* stream, std::string* line);

// Makes a folder, and those that it lies in, where they are not there yet. On failure returns false, with the reason in
// errno. (std::filesystem would bring the C++ library's locales with it.)
bool MakeFolders(const std::string& folder);

// Flushes stdout and stderr and leaves the process at once.
[[noreturn]] void ExitNow(int code);
// What ExitNow calls before: it puts back what has been changed outside of the process. Null: nothing.
void SetBeforeExit(void (*callback)());

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_FILE_IO_H_
