#include "src/init/v8.h"

#include "src/builtins/iterator-support.h"
#include "src/execution/hooks.h"
#include "src/flags/flags.h"
#include "src/heap/heap-inl.h"
#include "src/ic/stub-cache.h"
#include "src/init/read-only-roots.h"
#include "src/interpreter/interpreter.h"
#include "src/modules/modules.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/functions/function-calls.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

namespace {
bool g_initialized = false;
v8::Platform* g_platform = nullptr;
}  // namespace

bool V8::Initialize() {
  if (g_initialized) return true;
  // The strings of the read-only roots keep their hashes for the life of the process, so the seed does not change again.
  static bool seeded = false;
  if (!seeded && v8_flags.hash_seed != 0u) SetHashSeed(v8_flags.hash_seed);
  if (!seeded && v8_flags.hash_seed == 0u && v8_flags.predictable) SetHashSeed(1);
  seeded = true;
  if (!Cage::Initialize() || !SetUpReadOnlyRoots()) return false;
  Hooks* const hooks = ProcessHooks();
  hooks->run_frame = ChooseLoop();
  hooks->records_profiles = !v8_flags.jitless;
  hooks->compile_lazily = &CompileLazily;
  hooks->create_receiver = &CreateReceiver;
  hooks->call_exotic = &CallExotic;
  hooks->construct_exotic = &ConstructExotic;
  hooks->step_iterator_helper = &StepIteratorHelper;
  RegisterStubCaches(hooks);
  RegisterModules(hooks);
  Heap::ApplyFaultInjectionFlags();
  g_initialized = true;
  return true;
}

void V8::Dispose() { g_initialized = false; }
bool V8::is_initialized() { return g_initialized; }

void V8::InitializePlatform(v8::Platform* platform) { g_platform = platform; }
void V8::DisposePlatform() { g_platform = nullptr; }
v8::Platform* V8::GetCurrentPlatform() { return g_platform; }

}  // namespace v8::internal
