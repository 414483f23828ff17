#ifndef FLAT8_SRC_REGEXP_REGEXP_STACK_H_
#define FLAT8_SRC_REGEXP_REGEXP_STACK_H_

#include "src/regexp/regexp-matcher.h"

namespace v8::internal {

// What an isolate keeps between matches.
class RegExpStack {
 public:
  MatchContext* context() { return &context_; }

 private:
  MatchContext context_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_REGEXP_STACK_H_
