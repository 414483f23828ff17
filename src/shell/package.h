#ifndef FLAT8_SRC_SHELL_PACKAGE_H_
#define FLAT8_SRC_SHELL_PACKAGE_H_

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "include/v8-isolate.h"
#include "include/v8-object.h"
#include "include/v8-persistent-handle.h"

namespace flat8::shell {

enum class ImportKind { kImport, kRequire };

// A directory with a package.json.
class Package {
 public:
  Package(v8::Isolate* isolate, const std::string& directory, const std::set<std::string>& conditions)
      : isolate_(isolate), directory_(directory), conditions_(conditions) {}

  const std::string& directory() const { return directory_; }
  // A field that is a string; empty otherwise.
  std::string StringField(const char* name) const;
  bool HasField(const char* name) const { return !Field(name).IsEmpty(); }
  // The file that `exports` has for "." or "./subpath"; empty, with the reason, when it has none.
  std::string ResolveExport(const std::string& subpath, ImportKind kind, std::string* error) const;
  // What `imports` has for "#name": a file, or the name of another package, which *is_bare says.
  std::string ResolveImport(const std::string& name, ImportKind kind, bool* is_bare, std::string* error) const;

  // What the `browser` field, a map, has in the place of a name or of the package's file "./name": a file, another
  // package's name, or, if it says false, nothing: "".
  std::optional<std::string> BrowserReplacement(const std::string& name) const;

 private:
  friend class PackageFiles;
  v8::Local<v8::Value> Field(const char* name) const;
  // Picks from an `exports` or `imports` object by key or by pattern.
  std::string ResolveIn(v8::Local<v8::Object> map, const std::string& key, ImportKind kind) const;
  // A target: a string, an object of conditions, or a list of targets. Empty: nothing fits.
  std::string ResolveTarget(v8::Local<v8::Value> target, const std::string& wildcard, ImportKind kind, int depth) const;

  v8::Isolate* const isolate_;
  const std::string directory_;
  const std::set<std::string>& conditions_;
  v8::Global<v8::Object> json_;
};

// The package.json files, each read once.
class PackageFiles {
 public:
  explicit PackageFiles(v8::Isolate* isolate) : isolate_(isolate) {}
  // Null: there is none in the directory, or what is there is no object.
  const Package* In(const std::string& directory);
  // The nearest at or above the file; null: none.
  const Package* For(const std::string& file);
  // Of `exports` and `imports`, beside those that always hold.
  void AddCondition(const std::string& name) { conditions_.insert(name); }
  bool HasCondition(const char* name) const { return conditions_.count(name) != 0; }
  void Clear() { packages_.clear(); }

 private:
  v8::Isolate* const isolate_;
  std::set<std::string> conditions_;
  std::map<std::string, std::unique_ptr<Package>> packages_;  // By directory; null: none there.
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_PACKAGE_H_
