#ifndef FLAT8_SRC_SHELL_CHILD_SHELL_H_
#define FLAT8_SRC_SHELL_CHILD_SHELL_H_

#include <functional>
#include <mutex>
#include <thread>

#include "src/shell/shell.h"

namespace flat8::shell {

// A shell with an isolate of its own on a thread of its own: what test262's agents and workers are made of. It belongs to
// the parent's shell, which ends it at the latest when it ends itself.
class ChildShell {
 public:
  // Starts the thread, which calls `prepare` before it makes the context, then `run` inside of it, and tells the parent
  // when it has ended.
  ChildShell(Shell* parent, const Options& options, std::function<void(Shell*)> prepare, std::function<void(Shell*)> run);
  // Ends it as Terminate does, and waits for it.
  ~ChildShell();
  ChildShell(const ChildShell&) = delete;
  ChildShell& operator=(const ChildShell&) = delete;

  // Stops its script, also one that waits, and keeps it from running more. From any thread but its own.
  void Terminate();
  // Has its event loop look around. From any thread.
  void Wake();
  bool has_ended() const { return has_ended_.load(); }

 private:
  void RunThread(const Options& options, const std::function<void(Shell*)>& prepare,
                 const std::function<void(Shell*)>& run);

  Shell* const parent_;
  std::mutex mutex_;
  Shell* shell_ = nullptr;  // while it lives; guarded
  bool terminated_ = false;
  std::atomic<bool> has_ended_{false};
  std::thread thread_;  // the last: it uses the others
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_CHILD_SHELL_H_
