#ifndef FLAT8_SRC_SHELL_MESSAGE_PORT_H_
#define FLAT8_SRC_SHELL_MESSAGE_PORT_H_

#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include "include/v8-object.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-weak-callback-info.h"
#include "src/shell/structured-clone.h"

namespace flat8::shell {

class Shell;

// Gives script a message, in the current context: calls deliver(target, isRead, data, ports) of a script of web/.
// Reports what is thrown.
void DeliverMessage(Shell* shell, ClonedValue* message, const char* script, v8::Local<v8::Value> target);

// One end of a MessageChannel: what has been sent to it, and where it is. It belongs to a shell, which has an object of
// web/messaging.js for it, or is on its way to one in a message. All of it is guarded by the lock of its channel.
class Port {
 public:
  using Pair = std::pair<std::shared_ptr<Port>, std::shared_ptr<Port>>;
  static Pair NewPair();

 private:
  friend class Ports;

  std::shared_ptr<std::mutex> lock_;
  std::weak_ptr<Port> peer_;
  std::deque<ClonedValue> messages_;
  Shell* shell_ = nullptr;  // null while it is under way
  int id_ = 0;              // in that shell
  bool is_started_ = false;
  bool is_peer_closed_ = false;
};

// The ports of a shell, by numbers that their objects have. The functions are for the shell's own thread, but Port's
// other end may be anywhere.
class Ports {
 public:
  explicit Ports(Shell* shell) : shell_(shell) {}
  ~Ports() { Clear(); }

  // Whether there has been one, so that objects may be ports.
  bool any() const { return last_id_ != 0; }

  // Makes a port `object`'s.
  void Attach(v8::Local<v8::Object> object, std::shared_ptr<Port> port);
  // The port of an object, or null: it is none, is closed, or has been transferred.
  std::shared_ptr<Port> Find(v8::Local<v8::Object> object) const;
  bool IsPort(v8::Local<v8::Object> object) const;
  // Takes it from its object, to be sent.
  std::shared_ptr<Port> Detach(v8::Local<v8::Object> object);

  // Sends a message to the other end.
  void Post(const std::shared_ptr<Port>& port, ClonedValue message);
  // Messages are delivered from now on.
  void Start(v8::Local<v8::Object> object);
  // No more messages to either end, but for those on their way to the other.
  void Close(v8::Local<v8::Object> object);
  void Clear();

 private:
  class Delivery;
  struct Entry {
    std::shared_ptr<Port> port;
    v8::Global<v8::Object> object;  // weak until the port is started
    Ports* ports;
    int id;
  };

  int IdOf(v8::Local<v8::Object> object) const;
  // Gives the event loop of the port's shell something to deliver. With the lock.
  static void Schedule(Port* port);
  void Deliver(int id);
  void Close(Port* port);
  static void OnCollected(const v8::WeakCallbackInfo<Entry>& info);

  Shell* const shell_;
  int last_id_ = 0;
  std::map<int, Entry> entries_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_MESSAGE_PORT_H_
