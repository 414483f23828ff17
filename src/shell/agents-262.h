#ifndef FLAT8_SRC_SHELL_AGENTS_262_H_
#define FLAT8_SRC_SHELL_AGENTS_262_H_

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "include/v8-array-buffer.h"
#include "include/v8-function-callback.h"
#include "src/shell/child-shell.h"

namespace flat8::shell {

// The agents that a test of test262 starts with $262.agent, and what goes between them and the test: broadcasts of a
// SharedArrayBuffer with a number, and reports, which are strings.
class Agents262 {
 public:
  explicit Agents262(Shell* shell) : shell_(shell) {}
  // Ends those that still run.
  ~Agents262();

  // The object `agent` of $262: the one for the test itself, or for an agent.
  static v8::Local<v8::Object> NewAgentObject(v8::Local<v8::Context> context);

 private:
  friend class Agent262;
  using Info = v8::FunctionCallbackInfo<v8::Value>;

  // What is broadcast.
  struct Message {
    std::shared_ptr<v8::BackingStore> store;
    bool is_bigint = false;
    int64_t bits = 0;
    double number = 0;
  };

  static void Sleep(const Info& info);
  static void Start(const Info& info);
  static void Broadcast(const Info& info);
  static void GetReport(const Info& info);

  Shell* const shell_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::deque<std::string> reports_;
  int broadcasts_ = 0;  // so far; the last one is message_
  Message message_;
  std::vector<std::unique_ptr<class Agent262>> agents_;
};

// One agent.
class Agent262 {
 public:
  Agent262(Agents262* all, const std::string& source);

  static void ReceiveBroadcast(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void Report(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void Leaving(const v8::FunctionCallbackInfo<v8::Value>& info);

 private:
  friend class Agents262;

  void Leave();

  Agents262* const all_;
  // Guarded by the mutex of all.
  bool is_running_ = false;
  bool has_left_ = false;
  int received_;  // broadcasts
  ChildShell thread_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_AGENTS_262_H_
