// Extensions: script source with native functions that is installed in new contexts.

#ifndef INCLUDE_V8_EXTENSION_H_
#define INCLUDE_V8_EXTENSION_H_

#include <stddef.h>

#include <memory>

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-template.h"      // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// The source runs as a script in each context that asks for it (ExtensionConfiguration) before other code does. In it
// `native function name();` declares functions that GetNativeFunctionTemplate supplies.
class V8_EXPORT Extension {
 public:
  // All strings must outlive the extension. `source_length` is in bytes, -1 for a zero-terminated string. The
  // extensions named in `deps` are installed first.
  explicit Extension(const char* name, const char* source = nullptr, int dep_count = 0, const char** deps = nullptr,
                     int source_length = -1);
  virtual ~Extension();
  Extension(const Extension&) = delete;
  void operator=(const Extension&) = delete;

  virtual Local<FunctionTemplate> GetNativeFunctionTemplate(Isolate* isolate, Local<String> name);

  const char* name() const { return name_; }
  const char* source() const { return source_; }
  size_t source_length() const { return source_length_; }
  int dependency_count() const { return dep_count_; }
  const char** dependencies() const { return deps_; }
  // Installed in every context.
  void set_auto_enable(bool value) { auto_enable_ = value; }
  bool auto_enable() const { return auto_enable_; }

 private:
  const char* name_;
  const char* source_;
  size_t source_length_;
  int dep_count_;
  const char** deps_;
  bool auto_enable_;
};

// Makes the extension known, for good; before the first context is made.
void V8_EXPORT RegisterExtension(std::unique_ptr<Extension> extension);

}  // namespace v8

#endif  // INCLUDE_V8_EXTENSION_H_
