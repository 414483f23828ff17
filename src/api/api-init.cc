#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "include/v8-version.h"
#include "src/api/api-compilation.h"
#include "src/api/api-extensions.h"
#include "src/api/api-internal.h"
#include "src/base/entropy.h"
#include "src/flags/flags.h"
#include "src/heap/read-only-space.h"
#include "src/init/v8.h"

// V8, the process-wide switch; extensions.
namespace v8 {

void V8::InitializePlatform(Platform* platform) { i::V8::InitializePlatform(platform); }
void V8::DisposePlatform() { i::V8::DisposePlatform(); }

bool V8::Initialize() {
  i::FlagList::EnforceFlagImplications();
  if (!i::V8::Initialize()) return false;
  i::InstallApiCallbacks();
  i::InstallModuleHooks();
  if (i::v8_flags.freeze_flags_after_init) i::FlagList::FreezeFlags();
  return true;
}
bool V8::Dispose() {
  i::V8::Dispose();
  return true;
}

#define TO_TEXT_(x) #x
#define TO_TEXT(x) TO_TEXT_(x)
const char* V8::GetVersion() {
  return TO_TEXT(V8_MAJOR_VERSION) "." TO_TEXT(V8_MINOR_VERSION) "." TO_TEXT(V8_BUILD_NUMBER) "." TO_TEXT(
      V8_PATCH_LEVEL);
}
#undef TO_TEXT
#undef TO_TEXT_

void V8::SetFlagsFromString(const char* str) { i::FlagList::SetFlagsFromString(str); }
void V8::SetFlagsFromString(const char* str, size_t length) { i::FlagList::SetFlagsFromString(str, length); }
bool V8::DescribeFlag(int index, FlagDescription* description) {
  i::FlagType type;
  if (!i::FlagList::Describe(index, &description->name, &type, &description->help)) return false;
  switch (type) {
    case i::FlagType::kBool:
      description->type = FlagDescription::kBool;
      break;
    case i::FlagType::kInt:
      description->type = FlagDescription::kInteger;
      break;
    case i::FlagType::kUint:
    case i::FlagType::kSize:
      description->type = FlagDescription::kSize;
      break;
    case i::FlagType::kFloat:
      description->type = FlagDescription::kNumber;
      break;
    case i::FlagType::kString:
      description->type = FlagDescription::kText;
      break;
  }
  return true;
}
void V8::SetFlagsFromCommandLine(int* argc, char** argv, bool remove_flags) {
  i::FlagList::SetFlagsFromCommandLine(argc, argv, remove_flags);
}

namespace {

OOMErrorCallback g_fatal_memory_error = nullptr;
LegacyOOMErrorCallback g_legacy_fatal_memory_error = nullptr;

}  // namespace

void internal::CallFatalMemoryErrorCallback(const char* location) {
  if (g_fatal_memory_error != nullptr) {
    OOMDetails details;
    details.is_heap_oom = true;
    g_fatal_memory_error(location, details);
  } else if (g_legacy_fatal_memory_error != nullptr) {
    g_legacy_fatal_memory_error(location, true);
  }
}

void V8::SetEntropySource(EntropySource source) { base::SetEntropySource(source); }
void V8::SetFatalErrorHandler(V8FatalErrorCallback callback) { base::SetFatalFunction(callback); }
void V8::SetDcheckErrorHandler(DcheckErrorCallback callback) { base::SetDcheckFunction(callback); }
void V8::SetFatalMemoryErrorCallback(OOMErrorCallback callback) { g_fatal_memory_error = callback; }
void V8::SetFatalMemoryErrorCallback(LegacyOOMErrorCallback callback) { g_legacy_fatal_memory_error = callback; }

bool V8::InitializeICU(const char*) { return true; }
bool V8::InitializeICUDefaultLocation(const char*, const char*) { return true; }
char* V8::RawICUData() { return nullptr; }
void V8::InitializeExternalStartupData(const char*) {}
void V8::InitializeExternalStartupDataFromFile(const char*) {}
void V8::SetSnapshotDataBlob(StartupData*) {}
void V8::SetReturnAddressLocationResolver(ReturnAddressLocationResolver) {}
bool V8::EnableWebAssemblyTrapHandler(bool) { return true; }
bool V8::IsSandboxConfiguredSecurely() { return false; }
size_t V8::GetSandboxSizeInBytes() { return 0; }
size_t V8::GetSandboxReservationSizeInBytes() { return 0; }

// --- Extensions -------------------------------------------------------------------------------------------------------

namespace {

std::mutex g_extensions_mutex;
std::vector<std::unique_ptr<Extension>>& Extensions() {
  static auto* const extensions = new std::vector<std::unique_ptr<Extension>>;
  return *extensions;
}

}  // namespace

Extension::Extension(const char* name, const char* source, int dep_count, const char** deps, int source_length)
    : name_(name),
      source_(source),
      source_length_(source_length >= 0   ? static_cast<size_t>(source_length)
                     : source != nullptr ? strlen(source)
                                         : 0),
      dep_count_(dep_count),
      deps_(deps),
      auto_enable_(false) {}
Extension::~Extension() = default;
Local<FunctionTemplate> Extension::GetNativeFunctionTemplate(Isolate*, Local<String>) {
  return Local<FunctionTemplate>();
}

void RegisterExtension(std::unique_ptr<Extension> extension) {
  const std::lock_guard<std::mutex> lock(g_extensions_mutex);
  Extensions().push_back(std::move(extension));
}

namespace {

// The extension of that name that was registered last; null when there is none. Under the lock.
Extension* NewestExtension(const char* name) {
  const auto& extensions = Extensions();
  for (auto extension = extensions.rbegin(); extension != extensions.rend(); ++extension) {
    if (strcmp((*extension)->name(), name) == 0) return extension->get();
  }
  return nullptr;
}

Extension* FindExtension(const char* name) {
  const std::lock_guard<std::mutex> lock(g_extensions_mutex);
  return NewestExtension(name);
}

// Takes the lines `native function name();` out of an extension's source; the rest is ordinary script.
std::string TakeNativeDeclarations(const std::string& source, std::vector<std::string>* names) {
  static const char kIntroduction[] = "native function ";
  std::string script;
  size_t position = 0;
  while (true) {
    const size_t found = source.find(kIntroduction, position);
    if (found == std::string::npos) break;
    const size_t name_start = found + strlen(kIntroduction);
    const size_t name_end = source.find('(', name_start);
    const size_t end = source.find(';', name_start);
    if (name_end == std::string::npos || end == std::string::npos) break;
    script.append(source, position, found - position);
    names->push_back(source.substr(name_start, name_end - name_start));
    position = end + 1;
  }
  return script.append(source, position, std::string::npos);
}

bool Install(Isolate* isolate, Local<Context> context, Extension* extension, std::map<Extension*, int>* states) {
  int& state = (*states)[extension];
  if (state == 2) return true;
  if (state == 1) {
    i::ReportApiFailure(i::Internal(isolate), "v8::Context::New()", "Circular extension dependency");
    return false;
  }
  state = 1;
  for (int k = 0; k < extension->dependency_count(); ++k) {
    Extension* const dependency = FindExtension(extension->dependencies()[k]);
    if (dependency == nullptr) {
      i::ReportApiFailure(i::Internal(isolate), "v8::Context::New()", "Cannot find required extension");
      return false;
    }
    if (!Install(isolate, context, dependency, states)) return false;
  }
  (*states)[extension] = 2;
  if (extension->source() == nullptr) return true;
  HandleScope handles(isolate);
  Context::Scope context_scope(context);
  std::vector<std::string> natives;
  const std::string script =
      TakeNativeDeclarations(std::string(extension->source(), extension->source_length()), &natives);
  for (const std::string& native : natives) {
    Local<String> name = String::NewFromUtf8(isolate, native.c_str()).ToLocalChecked();
    Local<FunctionTemplate> function_template = extension->GetNativeFunctionTemplate(isolate, name);
    Local<Function> function;
    if (function_template.IsEmpty() || !function_template->GetFunction(context).ToLocal(&function)) return false;
    function->SetName(name);
    if (context->Global()->Set(context, name, function).IsNothing()) return false;
  }
  Local<String> source;
  Local<Script> compiled;
  return String::NewFromUtf8(isolate, script.data(), NewStringType::kNormal, static_cast<int>(script.size()))
             .ToLocal(&source) &&
         i::CompileExtension(context, source).ToLocal(&compiled) && !compiled->Run(context).IsEmpty();
}

}  // namespace

bool internal::InstallExtensions(v8::Isolate* isolate, Local<v8::Context> context,
                                 const ExtensionConfiguration* requested) {
  if (!InstallGcExtension(isolate, context)) return false;
  std::map<Extension*, int> states;
  std::vector<Extension*> automatic;
  {
    const std::lock_guard<std::mutex> lock(g_extensions_mutex);
    for (const auto& extension : Extensions()) {
      const bool is_newest = NewestExtension(extension->name()) == extension.get();
      if (is_newest && extension->auto_enable()) automatic.push_back(extension.get());
    }
  }
  for (Extension* extension : automatic) {
    if (!Install(isolate, context, extension, &states)) return false;
  }
  if (requested == nullptr) return true;
  ExtensionConfiguration* const list = const_cast<ExtensionConfiguration*>(requested);
  for (const char** name = list->begin(); name != list->end(); ++name) {
    Extension* const extension = FindExtension(*name);
    if (extension == nullptr) {
      ReportApiFailure(Internal(isolate), "v8::Context::New()", "Cannot find required extension");
      return false;
    }
    if (!Install(isolate, context, extension, &states)) return false;
  }
  return true;
}

}  // namespace v8
