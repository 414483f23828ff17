#ifndef FLAT8_SRC_INIT_V8_H_
#define FLAT8_SRC_INIT_V8_H_

// Starting and stopping the engine as a whole.
namespace v8 {
class Platform;
}

namespace v8::internal {

class V8 {
 public:
  // Makes what all isolates share: address space, read-only roots, hooks between the floors. False when memory cannot be
  // had. May be called again after Dispose(); the read-only roots then stay as they are.
  static bool Initialize();
  static void Dispose();
  static bool is_initialized();

  static void InitializePlatform(v8::Platform* platform);
  static void InitializePlatformForTesting(v8::Platform* platform) { InitializePlatform(platform); }
  static void DisposePlatform();
  static v8::Platform* GetCurrentPlatform();
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_INIT_V8_H_
