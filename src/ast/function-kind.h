#ifndef FLAT8_SRC_AST_FUNCTION_KIND_H_
#define FLAT8_SRC_AST_FUNCTION_KIND_H_

#include "src/common/function-kind.h"

#endif  // FLAT8_SRC_AST_FUNCTION_KIND_H_
