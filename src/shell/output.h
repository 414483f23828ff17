#ifndef FLAT8_SRC_SHELL_OUTPUT_H_
#define FLAT8_SRC_SHELL_OUTPUT_H_

#include <string>

namespace flat8::shell {

// Writes to standard output, which is buffered unless it is a terminal. What has been written reaches its file within a
// fraction of a second, also while script runs on, and before SIGTERM or SIGINT ends the process.
void WriteOutput(const std::string& text);
// Writes to standard error, behind all that has been written to standard output.
void WriteErrorOutput(const std::string& text);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_OUTPUT_H_
