#ifndef FLAT8_SRC_SHELL_WORKER_H_
#define FLAT8_SRC_SHELL_WORKER_H_

#include <memory>
#include <string>
#include <vector>

#include "include/v8-function-callback.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-template.h"
#include "src/shell/child-shell.h"
#include "src/shell/structured-clone.h"

namespace flat8::shell {

// A script in an isolate of its own on a thread of its own:
//
//     const worker = new Worker('counter.js');             // or new Worker('onmessage = ...', {eval: true})
//     worker.onmessage = event => print(event.data);
//     worker.postMessage(value, [buffer]);                 // a structured clone; buffers of the list move over
//     worker.terminate();
//
// and in it postMessage(value, list), onmessage, close(). What the worker throws and does not catch goes to
// worker.onerror, as {message}, or ends the program.
//
// A worker is busy until its script, its jobs and timers, and all messages to it are done. The program ends when its
// own script has nothing to do and no worker is busy: nothing could happen any more. Workers that wait for messages end
// then.
class Worker {
 public:
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // The constructor, for the global object of any realm.
  static v8::Local<v8::FunctionTemplate> NewTemplate(v8::Isolate* isolate);

  // Whether it has ended and nothing from it is under way; its object does nothing any more then.
  bool TryForget();
  // In its thread, of a message: counts it, and says whether there is still somebody to hear it.
  bool Accept() {
    received_++;
    return !is_closing_;
  }
  // From any thread: a message to it will come.
  void Expect() { outstanding_++; }
  bool is_busy() const { return outstanding_.load() > 0 && !thread_->has_ended(); }

 private:
  using Info = v8::FunctionCallbackInfo<v8::Value>;
  class MessageToWorker;
  class TaskOfParent;
  class MessageToParent;
  class ErrorToParent;

  explicit Worker(Shell* parent) : parent_(parent) {}
  static void New(const Info& info);
  static void PostMessage(const Info& info);
  static void Terminate(const Info& info);
  // In the worker.
  static void PostMessageToParent(const Info& info);
  static void Close(const Info& info);
  void Install(Shell* shell);
  void Run(Shell* shell, const std::string& source, const std::string& name);

  Shell* const parent_;
  v8::Global<v8::Object> object_;  // of the parent
  // The script and the messages that the worker has not done with.
  std::atomic<int> outstanding_{1};
  // Messages and errors to the parent that have not arrived. They may outlive the worker, in a queue that is dropped.
  const std::shared_ptr<std::atomic<int>> under_way_ = std::make_shared<std::atomic<int>>(0);
  std::atomic<bool> is_terminated_{false};
  // The worker's thread alone: messages since it last counted them, and whether it has called close().
  int received_ = 0;
  bool is_closing_ = false;
  std::unique_ptr<ChildShell> thread_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_WORKER_H_
