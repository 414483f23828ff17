#include "src/shell/module-resolver.h"

#include "src/shell/file-path.h"

namespace flat8::shell {

namespace {

// "https:", "node:", ...: a scheme of two letters or more.
bool HasScheme(const std::string& specifier) {
  const size_t colon = specifier.find(':');
  if (colon == std::string::npos || colon < 2) return false;
  for (size_t i = 0; i < colon; ++i) {
    const char c = specifier[i];
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) return false;
  }
  return true;
}

bool IsPathSpecifier(const std::string& specifier) {
  return StartsWith(specifier, "./") || StartsWith(specifier, "../") || StartsWith(specifier, "/") ||
         specifier == "." || specifier == "..";
}

std::string Quoted(const std::string& specifier, const std::string& importer) {
  return "Cannot find module '" + specifier + "' imported from " + importer;
}

// What there is instead of a file that is missing.
std::string WhatIsThere(const std::string& path) {
  const std::string directory = DirectoryOf(path);
  if (IsDirectory(path)) return path + " is a directory: an import names a file";
  if (!IsDirectory(directory)) return "there is no directory " + directory;
  std::string name = BaseName(path);
  const size_t dot = name.find('.', 1);
  const std::vector<std::string> similar = NamesBeginningWith(directory, name.substr(0, dot));
  std::string text = "there is no " + name + " in " + directory;
  for (size_t i = 0; i < similar.size() && i < 5; ++i) text += (i == 0 ? ", but " : ", ") + similar[i];
  return text;
}

}  // namespace

Resolution ModuleResolver::Resolve(const std::string& specifier, const std::string& importer, ImportKind kind) {
  if (importer != kEmptyModulePath && !IsPathSpecifier(specifier)) {
    const Package* const package = packages_.For(importer);
    const std::optional<std::string> replacement =
        package == nullptr ? std::nullopt : package->BrowserReplacement(specifier);
    if (replacement) return ReplaceName(*replacement, importer, kind);
  }
  const Resolution found = ResolveSpecifier(specifier, importer, kind);
  return found.path.empty() ? found : ReplaceFile(found.path);
}

Resolution ModuleResolver::ReplaceName(const std::string& replacement, const std::string& importer, ImportKind kind) {
  if (replacement.empty()) return {kEmptyModulePath, ""};
  if (!IsPathSpecifier(replacement)) return ResolvePackage(replacement, importer, kind);
  const std::string& directory = packages_.For(importer)->directory();
  return ResolveFile(JoinPath(directory, replacement), replacement, directory, ImportKind::kRequire);
}

Resolution ModuleResolver::ReplaceFile(const std::string& path) {
  const Package* const package = packages_.For(path);
  if (package == nullptr) return {path, ""};
  const std::string& directory = package->directory();
  const std::string inside = path.substr(directory == "/" ? 0 : directory.size());
  const std::optional<std::string> replacement = package->BrowserReplacement("." + inside);
  return replacement ? ReplaceName(*replacement, path, ImportKind::kRequire) : Resolution{path, ""};
}

Resolution ModuleResolver::ResolveSpecifier(const std::string& specifier, const std::string& importer,
                                            ImportKind kind) {
  const bool is_path = IsPathSpecifier(specifier);
  std::string path;
  if (is_path) path = JoinPath(DirectoryOf(importer), specifier);
  if (StartsWith(specifier, "file:")) {
    path = PathOfFileUrl(specifier);
    if (path.empty()) return {"", Quoted(specifier, importer) + ": a file: URL has no host and an absolute path"};
  }
  if (import_map_ != nullptr) {
    const std::string mapped = import_map_->Resolve(path.empty() ? specifier : path, importer);
    if (!mapped.empty()) return ResolveFile(mapped, specifier, importer, kind);
  }
  if (!path.empty()) return ResolveFile(path, specifier, importer, kind);
  if (HasScheme(specifier)) {
    return {"", Quoted(specifier, importer) + ": only files can be loaded"};
  }
  if (StartsWith(specifier, "#")) return ResolvePackageImport(specifier, importer, kind);
  return ResolvePackage(specifier, importer, kind);
}

// A package without a `type` has its modules for bundlers, which guess extensions as require() does.
bool ModuleResolver::IsWrittenForBundlers(const std::string& file) {
  if (file.find("/node_modules/") == std::string::npos) return false;
  const Package* const package = packages_.For(file);
  return package != nullptr && package->StringField("type") != "module";
}

Resolution ModuleResolver::ResolveFile(const std::string& path, const std::string& specifier,
                                       const std::string& importer, ImportKind kind) {
  std::string found = IsFile(path) ? path : "";
  if (found.empty() && (kind == ImportKind::kRequire || IsWrittenForBundlers(importer))) found = WithExtensions(path);
  if (!found.empty()) return {RealPath(found), ""};
  return {"", Quoted(specifier, importer) + ": " + WhatIsThere(path)};
}

std::string ModuleResolver::WithExtensions(const std::string& path) {
  if (IsFile(path)) return path;
  for (const char* extension : {".js", ".json", ".cjs", ".mjs"}) {
    if (IsFile(path + extension)) return path + extension;
  }
  return IsDirectory(path) ? AsDirectory(path) : "";
}

std::string ModuleResolver::AsDirectory(const std::string& path) {
  if (packages_.In(path) != nullptr) {
    const std::string main = MainOf(path, ImportKind::kRequire);
    if (!main.empty()) return main;
  }
  for (const char* name : {"index.js", "index.json", "index.cjs"}) {
    const std::string file = JoinPath(path, name);
    if (IsFile(file)) return file;
  }
  return "";
}

std::string ModuleResolver::MainOf(const std::string& directory, ImportKind kind) {
  const Package* const package = packages_.In(directory);
  if (package != nullptr) {
    for (const std::string field : {"browser", "module", "main"}) {
      if (field == "module" && kind == ImportKind::kRequire) continue;
      if (field == "browser" && !packages_.HasCondition("browser")) continue;
      const std::string main = package->StringField(field.c_str());
      if (main.empty()) continue;
      const std::string path = JoinPath(directory, main);
      if (path == directory) continue;
      const std::string file = WithExtensions(path);
      if (!file.empty()) return file;
    }
  }
  const std::string index = JoinPath(directory, "index.js");
  return IsFile(index) ? index : "";
}

Resolution ModuleResolver::ResolvePackageImport(const std::string& specifier, const std::string& importer,
                                                ImportKind kind) {
  const Package* const package = packages_.For(importer);
  if (package == nullptr) {
    return {"", Quoted(specifier, importer) + ": there is no package.json above the importer to look in"};
  }
  bool is_bare = false;
  std::string error;
  const std::string target = package->ResolveImport(specifier, kind, &is_bare, &error);
  if (target.empty()) return {"", Quoted(specifier, importer) + ": " + error};
  if (is_bare) return ResolvePackage(target, importer, kind);
  return ResolveFile(target, specifier, importer, kind);
}

Resolution ModuleResolver::ResolvePackage(const std::string& specifier, const std::string& importer, ImportKind kind) {
  // "name/sub/path" or "@scope/name/sub/path".
  size_t end = specifier.find('/');
  if (StartsWith(specifier, "@") && end != std::string::npos) end = specifier.find('/', end + 1);
  const std::string name = specifier.substr(0, end);
  const std::string subpath = end == std::string::npos ? "." : "." + specifier.substr(end);
  if (name.empty()) return {"", Quoted(specifier, importer) + ": the specifier is empty"};
  std::string error;
  // A package may name itself.
  const Package* const self = packages_.For(importer);
  if (self != nullptr && self->HasField("exports") && self->StringField("name") == name) {
    const std::string path = self->ResolveExport(subpath, kind, &error);
    if (path.empty()) return {"", Quoted(specifier, importer) + ": " + error};
    return ResolveFile(path, specifier, importer, ImportKind::kImport);
  }
  for (std::string directory = DirectoryOf(importer);; directory = DirectoryOf(directory)) {
    const std::string package = JoinPath(directory, "node_modules/" + name);
    if (BaseName(directory) != "node_modules" && IsDirectory(package)) {
      const Package* const json = packages_.In(package);
      if (json != nullptr && json->HasField("exports")) {
        const std::string path = json->ResolveExport(subpath, kind, &error);
        if (path.empty()) return {"", Quoted(specifier, importer) + ": " + error};
        return ResolveFile(path, specifier, importer, ImportKind::kImport);
      }
      if (subpath != ".") {
        // Without `exports` an import may leave the extension away, too: such packages were written for require().
        return ResolveFile(JoinPath(package, subpath), specifier, importer, ImportKind::kRequire);
      }
      const std::string main = MainOf(package, kind);
      if (!main.empty()) return {RealPath(main), ""};
      return {"", Quoted(specifier, importer) + ": " + package + " names no file as its \"main\", and has no index.js"};
    }
    if (directory == "/") break;
  }
  return {"", Quoted(specifier, importer) + ": there is no package '" + name +
                  "' in a node_modules directory at or above " + DirectoryOf(importer) +
                  " (files are named by ./ or /)"};
}

}  // namespace flat8::shell
