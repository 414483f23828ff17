#ifndef FLAT8_SRC_SHELL_IMPORT_MAP_H_
#define FLAT8_SRC_SHELL_IMPORT_MAP_H_

#include <string>
#include <utility>
#include <vector>

#include "include/v8-isolate.h"

namespace flat8::shell {

// An import map as HTML has it: {"imports": {name: address}, "scopes": {prefix: {name: address}}}, from a file whose
// place relative addresses start from.
class ImportMap {
 public:
  // False, with the reason, when the file cannot be read or is no import map.
  bool Read(v8::Isolate* isolate, const std::string& file, std::string* error);

  // The path that the map gives the specifier for the importer; empty: it says nothing. `specifier` is a bare name, or the
  // path that it stands for.
  std::string Resolve(const std::string& specifier, const std::string& importer) const;

 private:
  // Longest keys first; a key that ends in '/' stands for all names that begin with it.
  using Entries = std::vector<std::pair<std::string, std::string>>;
  static std::string ResolveIn(const Entries& entries, const std::string& specifier);

  Entries imports_;
  std::vector<std::pair<std::string, Entries>> scopes_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_IMPORT_MAP_H_
