#include "src/shell/code-cache-files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <utility>

#include "src/shell/file-io.h"
#include "src/shell/file-path.h"

namespace flat8::shell {

namespace {

using CachedData = v8::ScriptCompiler::CachedData;

uint64_t HashOf(const std::string& text, uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001B3u;  // FNV-1a
  return hash;
}

bool WriteAll(int file, const uint8_t* data, size_t size) {
  while (size != 0) {
    const ssize_t written = write(file, data, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    size -= static_cast<size_t>(written);
  }
  return true;
}

// The whole of it, or nothing; the reason is in errno.
bool WriteFile(const std::string& name, const uint8_t* data, size_t size) {
  static std::atomic<unsigned> count{0};
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  const std::string fresh = name + "." + std::to_string(getpid()) + "." + std::to_string(++count) + "." +
                            std::to_string(now) + ".new";
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return false;
  bool is_done = WriteAll(file, data, size);
  int error = errno;
  if (close(file) != 0 && is_done) {
    is_done = false;
    error = errno;
  }
  if (is_done) {
    if (rename(fresh.c_str(), name.c_str()) == 0) return true;
    error = errno;
  }
  unlink(fresh.c_str());
  errno = error;
  return false;
}

const char* ReasonOf(CachedData* cache, v8::Isolate* isolate) {
  switch (cache->CompatibilityCheck(isolate)) {
    case CachedData::kSuccess:
      return "rejected, the text is another one";
    case CachedData::kChecksumMismatch:
      return "rejected, the checksum is wrong";
    case CachedData::kLengthMismatch:
    case CachedData::kInvalidHeader:
      return "rejected, it is cut off";
    case CachedData::kVersionMismatch:
      return "rejected, it is of another version";
    case CachedData::kFlagsMismatch:
      return "rejected, it is of other flags";
    default:
      return "rejected, it is no code cache";
  }
}

// Bytes of bytecode made in the isolate of this thread, the shell's own scripts included.
thread_local int compiled_bytes = 0;
int* CompiledBytes(const char* counter) {
  return strcmp(counter, "c:V8.TotalCompileSize") == 0 ? &compiled_bytes : nullptr;
}

struct MakeCache {
  v8::Isolate* isolate;
  CachedData* operator()(const v8::Global<v8::UnboundScript>& script) const {
    return v8::ScriptCompiler::CreateCodeCache(script.Get(isolate));
  }
  CachedData* operator()(const v8::Global<v8::UnboundModuleScript>& module) const {
    return v8::ScriptCompiler::CreateCodeCache(module.Get(isolate));
  }
  CachedData* operator()(const v8::Global<v8::Function>& function) const {
    return v8::ScriptCompiler::CreateCodeCacheForFunction(function.Get(isolate));
  }
};

}  // namespace

CodeCacheFiles::CodeCacheFiles(v8::Isolate* isolate, const std::string& folder, bool trace)
    : isolate_(isolate), folder_(folder), trace_(trace) {
  if (folder_.empty()) return;
  compiled_bytes = 0;
  isolate->SetCounterFunction(CompiledBytes);
}

void CodeCacheFiles::Trace(const char* what, const std::string& path) const {
  if (trace_) fprintf(stderr, "[code cache] %s: %s\n", path.c_str(), what);
}

std::string CodeCacheFiles::FileFor(Kind kind, const std::string& path) const {
  char version[16], name[32];
  snprintf(version, sizeof version, "%08x", v8::ScriptCompiler::CachedDataVersionTag());
  const uint64_t hash = HashOf(path, HashOf(std::to_string(static_cast<int>(kind)), 0xCBF29CE484222325u));
  snprintf(name, sizeof name, "%016llx", static_cast<unsigned long long>(hash));
  return folder_ + "/" + version + "/" + name;
}

CachedData* CodeCacheFiles::Read(const std::string& path, const std::string& file) {
  const int input = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (input < 0 || fstat(input, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > INT_MAX) {
    if (input >= 0) close(input);
    Trace("nothing there", path);
    return nullptr;
  }
  const size_t size = static_cast<size_t>(status.st_size);
  std::unique_ptr<uint8_t[]> bytes(new uint8_t[size]);
  size_t count = 0;
  while (count < size) {
    const ssize_t step = read(input, bytes.get() + count, size - count);
    if (step < 0 && errno == EINTR) continue;
    if (step <= 0) break;
    count += static_cast<size_t>(step);
  }
  close(input);
  return new CachedData(bytes.release(), static_cast<int>(count), CachedData::BufferOwned);
}

template <typename T, typename Compile, typename CompiledOf>
v8::MaybeLocal<T> CodeCacheFiles::CompileWithCache(Kind kind, const std::string& path, v8::Local<v8::String> text,
                                                   const v8::ScriptOrigin& origin, Compile compile,
                                                   CompiledOf compiled_of) {
  if (folder_.empty()) {
    v8::ScriptCompiler::Source source(text, origin);
    return compile(&source, v8::ScriptCompiler::kNoCompileOptions);
  }
  const std::string file = FileFor(kind, path);
  CachedData* const cache = Read(path, file);  // Becomes the source's.
  v8::ScriptCompiler::Source source(text, origin, cache);
  v8::Local<T> made;
  if (!compile(&source, cache == nullptr ? v8::ScriptCompiler::kNoCompileOptions : v8::ScriptCompiler::kConsumeCodeCache)
           .ToLocal(&made)) {
    return {};
  }
  const bool is_accepted = cache != nullptr && !cache->rejected;
  if (trace_ && cache != nullptr) {
    Trace(is_accepted ? "accepted" : ReasonOf(cache, isolate_), path);
  }
  // Of what is compiled again, in another realm, the first counts.
  units_.try_emplace(file, Unit{path, is_accepted ? cache->length : 0, compiled_of(made)});
  return made;
}

v8::MaybeLocal<v8::Script> CodeCacheFiles::CompileScript(v8::Local<v8::Context> context, const std::string& path,
                                                         v8::Local<v8::String> text, const v8::ScriptOrigin& origin) {
  return CompileWithCache<v8::Script>(
      Kind::kScript, path, text, origin,
      [&](auto* source, auto options) { return v8::ScriptCompiler::Compile(context, source, options); },
      [&](v8::Local<v8::Script> script) {
        return v8::Global<v8::UnboundScript>(isolate_, script->GetUnboundScript());
      });
}

v8::MaybeLocal<v8::Module> CodeCacheFiles::CompileModule(const std::string& path, v8::Local<v8::String> text,
                                                         const v8::ScriptOrigin& origin) {
  return CompileWithCache<v8::Module>(
      Kind::kModule, path, text, origin,
      [&](auto* source, auto options) { return v8::ScriptCompiler::CompileModule(isolate_, source, options); },
      [&](v8::Local<v8::Module> module) {
        return v8::Global<v8::UnboundModuleScript>(isolate_, module->GetUnboundModuleScript());
      });
}

v8::MaybeLocal<v8::Function> CodeCacheFiles::CompileFunction(v8::Local<v8::Context> context, const std::string& path,
                                                             v8::Local<v8::String> text, const v8::ScriptOrigin& origin,
                                                             size_t parameter_count,
                                                             v8::Local<v8::String> parameters[]) {
  return CompileWithCache<v8::Function>(
      Kind::kFunction, path, text, origin,
      [&](auto* source, auto options) {
        return v8::ScriptCompiler::CompileFunction(context, source, parameter_count, parameters, 0, nullptr, options);
      },
      [&](v8::Local<v8::Function> function) { return v8::Global<v8::Function>(isolate_, function); });
}

void CodeCacheFiles::WriteUnit(const std::string& file, const Unit& unit) {
  const std::unique_ptr<CachedData> cache(std::visit(MakeCache{isolate_}, unit.compiled));
  if (cache == nullptr || cache->length <= unit.accepted_size) return;
  if (MakeFolders(DirectoryOf(file)) && WriteFile(file, cache->data, static_cast<size_t>(cache->length))) {
    return Trace("written", unit.path);
  }
  const std::string reason = strerror(errno);
  Trace("not written", unit.path);
  // What only would have become more may lie in a folder that is not to be written to.
  static std::atomic<bool> is_reported{false};
  if (unit.accepted_size == 0 && !is_reported.exchange(true)) {
    fprintf(stderr, "flat8: --code-cache: %s: %s\n", folder_.c_str(), reason.c_str());
  }
}

// To write a cache down only to see that it is as long as it was took 17 ms of the 80 that TypeScript's compiler needs to
// start with one.
bool CodeCacheFiles::MayHaveGrown() const {
  int64_t accepted = 0;
  for (const auto& [file, unit] : units_) accepted += unit.accepted_size;
  return compiled_bytes > accepted / 32;
}

void CodeCacheFiles::Write() {
  if (units_.empty()) return;
  v8::HandleScope handles(isolate_);
  const bool may_have_grown = MayHaveGrown();
  for (const auto& [file, unit] : units_) {
    if (unit.accepted_size == 0 || may_have_grown) WriteUnit(file, unit);
  }
  units_.clear();
}

}  // namespace flat8::shell
