#ifndef FLAT8_SRC_SHELL_EDIT_LIBRARY_H_
#define FLAT8_SRC_SHELL_EDIT_LIBRARY_H_

#include <histedit.h>

namespace flat8::shell {

// libedit. Only who types at a terminal needs it: with the three libraries behind it, it would be a sixth of the time and
// a tenth of the memory of an empty script, so that it is loaded when a terminal is there.
struct EditLibrary {
#define FLAT8_EDIT_FUNCTIONS(V)                                                                                     \
  V(el_init) V(el_end) V(el_set) V(el_get) V(el_gets) V(el_reset) V(el_resize) V(el_source) V(el_insertstr) V(el_line) \
  V(history) V(history_init) V(history_end)
#define FLAT8_EDIT_FUNCTION(name) decltype(&::name) name;
  FLAT8_EDIT_FUNCTIONS(FLAT8_EDIT_FUNCTION)
#undef FLAT8_EDIT_FUNCTION

  // Null where it is not installed.
  static const EditLibrary* Load();
};

// For those who know that it is there.
inline const EditLibrary& Edit() { return *EditLibrary::Load(); }

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_EDIT_LIBRARY_H_
