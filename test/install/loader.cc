// Loads modules that hold a copy of flat8 each, runs them, unloads them, several times:
//   loader MODULE...
// With FLAT8_IN_LOADER it uses a copy of its own (the shared library's) besides.

#include <dlfcn.h>

#include <cstdio>
#include <cstring>

#if defined(FLAT8_IN_LOADER)
#include <v8.h>
#endif

namespace {

bool IsMapped(const char* path) {
  std::FILE* maps = std::fopen("/proc/self/maps", "r");
  char line[4096];
  bool found = false;
  while (std::fgets(line, sizeof line, maps) != nullptr) found |= std::strstr(line, path) != nullptr;
  std::fclose(maps);
  return found;
}

int Fail(const char* what, const char* path) {
  std::fprintf(stderr, "loader: %s: %s\n", path, what);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
#if defined(FLAT8_IN_LOADER)
  if (v8::V8::GetVersion() == nullptr) return 1;
#endif
  for (int round = 0; round < 3; round++) {
    void* modules[8];
    for (int i = 1; i < argc; i++) {
      modules[i] = dlopen(argv[i], RTLD_NOW | RTLD_LOCAL);
      if (modules[i] == nullptr) return Fail(dlerror(), argv[i]);
    }
    for (int i = 1; i < argc; i++) {
      int (*run)() = reinterpret_cast<int (*)()>(dlsym(modules[i], "RunPlugin"));
      if (run == nullptr || run() != 42) return Fail("did not run", argv[i]);
#if defined(FLAT8_IN_LOADER)
      // A module that bound to the loader's copy would have left its version string's address.
      const char* (*version)() = reinterpret_cast<const char* (*)()>(dlsym(modules[i], "_ZN2v82V810GetVersionEv"));
      if (version != nullptr && version != &v8::V8::GetVersion) return Fail("exports the engine", argv[i]);
#endif
    }
    for (int i = 1; i < argc; i++) dlclose(modules[i]);
    for (int i = 1; i < argc; i++) {
      if (IsMapped(argv[i])) return Fail("is still mapped after dlclose", argv[i]);
    }
  }
  return 0;
}
