#!/bin/sh
# Compiles each public header alone, and compile-embedders.cc, in the languages and modes that hosts use. Warnings fail.
#   test/api/check-headers.sh [compiler ...]      (default: those of g++, clang++ and clang++-16 that there are)
set -u
cd "$(dirname "$0")/../.." || exit 2
if [ $# -eq 0 ]; then
  for compiler in g++ clang++ clang++-16; do
    command -v "$compiler" >/dev/null 2>&1 && set -- "$@" "$compiler"
  done
fi
failures=0
checked=0
common='-fsyntax-only -Wall -Wextra -Wpedantic -Werror -Iinclude -I.'
for compiler in "$@"; do
  for mode in '-std=c++17' '-std=c++20 -fno-rtti -fno-exceptions' '-std=c++17 -DV8_ENABLE_CHECKS -DV8_DEPRECATION_WARNINGS'; do
    for header in include/*.h include/libplatform/*.h; do
      case $mode in *V8_ENABLE_CHECKS*) break ;; esac  # The hosts below instantiate what that changes.
      # Twice: the include guard works.
      printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
        $compiler $mode $common -x c++ - || { echo "FAILED: $compiler $mode $header"; failures=$((failures + 1)); }
      checked=$((checked + 1))
    done
    $compiler $mode $common test/api/compile-embedders.cc ||
      { echo "FAILED: $compiler $mode compile-embedders.cc"; failures=$((failures + 1)); }
    checked=$((checked + 1))
  done
done
# Headers do not reach into the engine.
if grep -n '#include "src/' include/*.h include/libplatform/*.h; then failures=$((failures + 1)); fi
echo "Checked $checked units, $failures failures."
[ "$checked" -gt 0 ] && [ "$failures" -eq 0 ]
