#ifndef FLAT8_SRC_RUNTIME_TEXT_STRING_CHARACTERS_H_
#define FLAT8_SRC_RUNTIME_TEXT_STRING_CHARACTERS_H_

#include <type_traits>

#include "src/execution/isolate.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

// VisitCharacters (objects/string.h) for what may take long: `visit(span, poller)`, and an exception when it was stopped.
template <typename Visit>
V8_INLINE auto VisitCharactersPolling(Isolate* isolate, Tagged<String> string, Visit visit) {
  base::Poller poller = PollerOf(isolate);
  const auto value = VisitCharacters(string, [&](auto text) { return visit(text, &poller); });
  base::KeepAlive(string);
  using Outcome = Result<std::remove_const_t<decltype(value)>>;
  return poller.stopped() ? Outcome(Exception()) : Outcome(value);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_TEXT_STRING_CHARACTERS_H_
