#ifndef FLAT8_SRC_SHELL_MODULE_RESOLVER_H_
#define FLAT8_SRC_SHELL_MODULE_RESOLVER_H_

#include <string>

#include "src/shell/import-map.h"
#include "src/shell/package.h"

namespace flat8::shell {

// The path of the module that has nothing in it: a package's `browser` field puts it in the place of what it can do
// without.
inline constexpr char kEmptyModulePath[] = "flat8:empty";

// What a specifier was resolved to: a file, or why there is none.
struct Resolution {
  std::string path;   // Empty: not found.
  std::string error;  // For people: what was looked for, from where, what is there.
};

// From specifiers to files, as node does it: relative and absolute paths, file: URLs, `#names` of the package, bare
// names through the import map and the node_modules directories above the importer. None of node's own modules are
// here, so that a package's `browser` map counts, which says how it does without them.
class ModuleResolver {
 public:
  explicit ModuleResolver(v8::Isolate* isolate) : packages_(isolate) {}

  // Null: none. Not owned.
  void set_import_map(const ImportMap* map) { import_map_ = map; }
  PackageFiles& packages() { return packages_; }

  // `importer`: the file that asks. An import names files in full; require() tries extensions and directories.
  Resolution Resolve(const std::string& specifier, const std::string& importer, ImportKind kind);

 private:
  Resolution ResolveSpecifier(const std::string& specifier, const std::string& importer, ImportKind kind);
  // What `browser` of the importer's package has for a name; of the file's own package for a file.
  Resolution ReplaceName(const std::string& replacement, const std::string& importer, ImportKind kind);
  Resolution ReplaceFile(const std::string& path);
  Resolution ResolveFile(const std::string& path, const std::string& specifier, const std::string& importer,
                         ImportKind kind);
  Resolution ResolvePackage(const std::string& specifier, const std::string& importer, ImportKind kind);
  Resolution ResolvePackageImport(const std::string& specifier, const std::string& importer, ImportKind kind);
  bool IsWrittenForBundlers(const std::string& file);
  // The entry of a package without `exports`.
  std::string MainOf(const std::string& directory, ImportKind kind);
  // The file that require() finds for a path; empty: none.
  std::string WithExtensions(const std::string& path);
  std::string AsDirectory(const std::string& path);

  const ImportMap* import_map_ = nullptr;
  PackageFiles packages_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_MODULE_RESOLVER_H_
