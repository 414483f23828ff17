#ifndef FLAT8_SRC_SHELL_PROMISE_REJECTIONS_H_
#define FLAT8_SRC_SHELL_PROMISE_REJECTIONS_H_

#include <vector>

#include "include/v8-message.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-promise.h"

namespace flat8::shell {

// Promises that were rejected and that nobody handles. Handlers may still come while jobs run, so the report waits
// until the queue is empty.
class PromiseRejections {
 public:
  static void Listen(v8::Isolate* isolate);

  // Prints every unhandled rejection as an uncaught error and forgets it; false where there were none.
  bool Report(v8::Isolate* isolate);
  void Clear() { rejections_.clear(); }

 private:
  struct Rejection {
    v8::Global<v8::Promise> promise;
    v8::Global<v8::Value> value;
    v8::Global<v8::Message> message;
  };

  static void OnEvent(v8::PromiseRejectMessage event);

  std::vector<Rejection> rejections_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_PROMISE_REJECTIONS_H_
