#include "src/shell/child-shell.h"

#include <utility>

namespace flat8::shell {

ChildShell::ChildShell(Shell* parent, const Options& options, std::function<void(Shell*)> prepare,
                       std::function<void(Shell*)> run)
    : parent_(parent),
      thread_([this, options, prepare = std::move(prepare), run = std::move(run)] { RunThread(options, prepare, run); }) {}

ChildShell::~ChildShell() {
  Terminate();
  thread_.join();
}

void ChildShell::RunThread(const Options& options, const std::function<void(Shell*)>& prepare,
                           const std::function<void(Shell*)>& run) {
  {
    Shell shell(parent_->platform(), options);
    prepare(&shell);
    {
      std::lock_guard<std::mutex> lock(mutex_);
      shell_ = &shell;
      if (terminated_) shell.End();
    }
    shell.RunInContext([&] {
      run(&shell);
      return 0;
    });
    std::lock_guard<std::mutex> lock(mutex_);
    shell_ = nullptr;
  }
  has_ended_ = true;
  parent_->Wake();
}

void ChildShell::Terminate() {
  std::lock_guard<std::mutex> lock(mutex_);
  terminated_ = true;
  if (shell_ != nullptr) shell_->End();
}

void ChildShell::Wake() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (shell_ != nullptr) shell_->Wake();
}

}  // namespace flat8::shell
