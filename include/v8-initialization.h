// Starting and stopping the engine.

#ifndef INCLUDE_V8_INITIALIZATION_H_
#define INCLUDE_V8_INITIALIZATION_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-callbacks.h"   // NOLINT(build/include_directory)
#include "v8-internal.h"    // NOLINT(build/include_directory)
#include "v8-isolate.h"     // NOLINT(build/include_directory)
#include "v8-platform.h"    // NOLINT(build/include_directory)
#include "v8-snapshot.h"    // NOLINT(build/include_directory)
#include "v8-statistics.h"  // NOLINT(build/include_directory)
#include "v8config.h"       // NOLINT(build/include_directory)

namespace v8 {

// Fills the buffer with random bytes; false when it cannot.
using EntropySource = bool (*)(unsigned char* buffer, size_t length);
using ReturnAddressLocationResolver = uintptr_t (*)(uintptr_t return_addr_location);
using DcheckErrorCallback = void (*)(const char* file, int line, const char* message);
using V8FatalErrorCallback = void (*)(const char* file, int line, const char* message);

// The process-wide switch. In this order, from one thread:
//
//   std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
//   v8::V8::InitializePlatform(platform.get());
//   v8::V8::Initialize();
//   ...  // Isolates, on any threads.
//   v8::V8::Dispose();
//   v8::V8::DisposePlatform();
//
// After that it may be started again, with a new platform.
class V8_EXPORT V8 {
 public:
  V8() = delete;

  // The platform must live until DisposePlatform; it is not deleted.
  static void InitializePlatform(Platform* platform);
  static void DisposePlatform();
  static void ShutdownPlatform() { DisposePlatform(); }
  static bool Initialize();
  // All isolates must be gone.
  static bool Dispose();

  // "13.2.152.0": the version of the API.
  static const char* GetVersion();

  // Flags by V8's names, separated by spaces; `-` and `_` are the same, `--no-x` switches off. Unknown flags are
  // ignored. Before Initialize(); some have an effect later too.
  static void SetFlagsFromString(const char* str);
  static void SetFlagsFromString(const char* str, size_t length);
  // With `remove_flags` the flags that were recognised are taken out of argv.
  static void SetFlagsFromCommandLine(int* argc, char** argv, bool remove_flags);

  // Not in V8: the `index`-th flag, for the messages and the help of hosts; false behind the last one.
  struct FlagDescription {
    enum Type { kBool, kInteger, kSize, kNumber, kText };
    const char* name;  // with `_` between words
    Type type;
    const char* help;
  };
  static bool DescribeFlag(int index, FlagDescription* description);

  // Where seeds of hashes and Math.random come from; before Initialize().
  static void SetEntropySource(EntropySource source);

  // Called before a fatal internal error is printed and the process aborts.
  static void SetFatalErrorHandler(V8FatalErrorCallback callback);
  // Called instead when an internal check of debug builds fails; if it returns, execution goes on.
  static void SetDcheckErrorHandler(DcheckErrorCallback callback);
  // Lack of memory that ends the process, where the isolate has no handler of its own.
  static void SetFatalMemoryErrorCallback(OOMErrorCallback callback);
  static void SetFatalMemoryErrorCallback(LegacyOOMErrorCallback callback);

  static void GetSharedMemoryStatistics(SharedMemoryStatistics* statistics);

  // --- There is nothing for these to do: they exist so that hosts need no change ---
  // No external Unicode data: true.
  static bool InitializeICU(const char* icu_data_file = nullptr);
  static bool InitializeICUDefaultLocation(const char* exec_path, const char* icu_data_file = nullptr);
  static char* RawICUData();
  // No start-up files are read.
  static void InitializeExternalStartupData(const char* directory_path);
  static void InitializeExternalStartupDataFromFile(const char* snapshot_blob);
  static void SetSnapshotDataBlob(StartupData* startup_blob);
  static void SetReturnAddressLocationResolver(ReturnAddressLocationResolver resolver);
  // No WebAssembly, no signal handler: true.
  static bool EnableWebAssemblyTrapHandler(bool use_v8_signal_handler);
  // No sandbox: false, 0, 0.
  static bool IsSandboxConfiguredSecurely();
  static size_t GetSandboxSizeInBytes();
  static size_t GetSandboxReservationSizeInBytes();
};

}  // namespace v8

#endif  // INCLUDE_V8_INITIALIZATION_H_
