#ifndef FLAT8_SRC_SHELL_NEAREST_H_
#define FLAT8_SRC_SHELL_NEAREST_H_

#include <string>
#include <vector>

namespace flat8::shell {

// The name that somebody who wrote `wrong` most likely meant; empty where none is near enough.
std::string Nearest(const std::string& wrong, const std::vector<std::string>& names);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_NEAREST_H_
