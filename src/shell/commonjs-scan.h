#ifndef FLAT8_SRC_SHELL_COMMONJS_SCAN_H_
#define FLAT8_SRC_SHELL_COMMONJS_SCAN_H_

#include <set>
#include <string>
#include <vector>

namespace flat8::shell {

// What can be told of a source text without parsing it: whether it is a module, and what a CommonJS module will export.
// A guess by its tokens: names that are computed, or exported under another name of `exports`, are not found; importers
// reach them through the default export.
struct CommonJsScan {
  bool has_module_syntax = false;  // import and export declarations, import.meta
  bool has_commonjs_syntax = false;  // exports, module.exports, require(…)
  std::set<std::string> export_names;
  std::vector<std::string> reexports;  // specifiers of module.exports = require(…), __exportStar(require(…), exports)
};

CommonJsScan ScanForExports(const std::string& source);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_COMMONJS_SCAN_H_
