#include "src/shell/edit-library.h"

#include <dlfcn.h>

#include <initializer_list>

namespace flat8::shell {

const EditLibrary* EditLibrary::Load() {
  static EditLibrary library;
  static const bool is_there = [] {
    void* handle = nullptr;
    // Debian's name, that of upstream's releases, and the one that development packages have.
    for (const char* name : {"libedit.so.2", "libedit.so.0", "libedit.so"}) {
      if (handle == nullptr) handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    }
    if (handle == nullptr) return false;
#define FLAT8_EDIT_FUNCTION(name)                                          \
  library.name = reinterpret_cast<decltype(&::name)>(dlsym(handle, #name)); \
  if (library.name == nullptr) return false;
    FLAT8_EDIT_FUNCTIONS(FLAT8_EDIT_FUNCTION)
#undef FLAT8_EDIT_FUNCTION
    return true;
  }();
  return is_there ? &library : nullptr;
}

}  // namespace flat8::shell
