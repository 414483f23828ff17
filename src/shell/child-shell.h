#ifndef FLAT8_SRC_SHELL_CHILD_SHELL_H_
#define FLAT8_SRC_SHELL_CHILD_SHELL_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "src/shell/shell.h"

namespace flat8::shell {

// A shell with an isolate of its own on a thread of its own: what test262's agents and workers are made of. It belongs
// to the parent's shell, which ends it at the latest when it ends itself.
class ChildShell {
 public:
  // Starts the thread, which calls `prepare` before it makes the context, then `run` inside of it, and wakes the parent
  // when it has ended. Returns when there is an isolate.
  ChildShell(Shell* parent, const Options& options, std::function<void(Shell*)> prepare,
             std::function<void(Shell*)> run);
  // Ends it as Terminate does, and waits for it.
  ~ChildShell();
  ChildShell(const ChildShell&) = delete;
  ChildShell& operator=(const ChildShell&) = delete;

  // Stops its script, also one that waits, and keeps it from running more. From any thread but its own.
  void Terminate();
  // Gives its event loop a task, unless it has ended. From any thread.
  void PostTask(const std::function<std::unique_ptr<v8::Task>(Shell*)>& make_task);
  bool has_ended() const { return has_ended_.load(); }

 private:
  void RunThread(const Options& options, const std::function<void(Shell*)>& prepare,
                 const std::function<void(Shell*)>& run);

  Shell* const parent_;
  std::mutex mutex_;
  std::condition_variable started_;
  Shell* shell_ = nullptr;  // while it lives; guarded
  std::atomic<bool> has_ended_{false};
  std::thread thread_;  // the last: it uses the others
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_CHILD_SHELL_H_
