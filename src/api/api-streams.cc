#include <ostream>

#include "src/api/api-internal.h"
#include "src/api/api-message.h"

// What writes to a host's std::ostream. Streams bring the C++ library's locales with them, a sixth of a small program: so
// this is a file of its own, which a host links with when it calls these functions.
namespace v8 {

void Message::PrintCurrentStackTrace(Isolate* isolate, std::ostream& out) { out << i::CurrentStackTraceText(isolate); }

}  // namespace v8
