#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_PROTOTYPE_WALK_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_PROTOTYPE_WALK_H_

#include "src/runtime/properties/property.h"

namespace v8::internal {

// A walk along a prototype chain by [[GetPrototypeOf]]: proxies are asked, and may lead in a circle. As in V8, a chain of
// very many proxies is a RangeError.
class PrototypeWalk {
 public:
  PrototypeWalk(Isolate* isolate, Value start) : isolate_(isolate), object_(start) {}

  bool AtEnd() const { return !IsJSReceiver(object_); }
  // null at the end.
  Value current() const { return object_; }
  Tagged<JSReceiver> object() const { return Tagged<JSReceiver>(object_.ptr()); }
  V8_INLINE Result<void> Next() {
    // Fast path: ordinary objects have their prototype in the map.
    if (V8_UNLIKELY(IsSpecialReceiver(object_))) return NextOfSpecial();
    object_ = object()->map()->prototype();
    return Ok();
  }
  // On to an object further along that has been reached in another way.
  void GoTo(Tagged<JSReceiver> object) { object_ = object; }

 private:
  static constexpr int kMaxProxies = 100'000;
  Result<void> NextOfSpecial();

  Isolate* isolate_;
  Value object_;
  int proxies_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_PROTOTYPE_WALK_H_
