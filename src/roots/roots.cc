#include "src/roots/roots.h"

namespace v8::internal {

uint64_t g_read_only_roots[static_cast<int>(RootIndex::kCount)] = {};

}  // namespace v8::internal
