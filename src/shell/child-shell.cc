#include "src/shell/child-shell.h"

#include <utility>

namespace flat8::shell {

ChildShell::ChildShell(Shell* parent, const Options& options, std::function<void(Shell*)> prepare,
                       std::function<void(Shell*)> run)
    : parent_(parent), thread_([this, options, prepare = std::move(prepare), run = std::move(run)] {
        RunThread(options, prepare, run);
      }) {
  std::unique_lock<std::mutex> lock(mutex_);
  started_.wait(lock, [this] { return shell_ != nullptr || has_ended_; });
}

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
      started_.notify_one();
    }
    shell.RunInContext([&] {
      run(&shell);
      return 0;
    });
    std::lock_guard<std::mutex> lock(mutex_);
    shell_ = nullptr;
    has_ended_ = true;
  }
  parent_->Wake();
}

void ChildShell::Terminate() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (shell_ != nullptr) shell_->End();
}

void ChildShell::PostTask(const std::function<std::unique_ptr<v8::Task>(Shell*)>& make_task) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (shell_ != nullptr) shell_->PostTask(make_task(shell_));
}

}  // namespace flat8::shell
