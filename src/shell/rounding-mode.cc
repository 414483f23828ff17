#include <fenv.h>

// The C++ library's part that reads doubles comes with one that reads long doubles, which nobody calls, and which asks for
// the rounding mode: libm would be loaded at each start for these two functions. Nobody changes the mode.
extern "C" {
int fegetround() noexcept { return FE_TONEAREST; }
int fesetround(int mode) noexcept { return mode == FE_TONEAREST ? 0 : 1; }
}
