#ifndef FLAT8_SRC_OBJECTS_DATA_HANDLER_H_
#define FLAT8_SRC_OBJECTS_DATA_HANDLER_H_

#include "src/objects/maybe-object.h"
#include "src/objects/prototype-info.h"

// An object with one weak slot, as V8's tests of weak references want it. What our inline caches hold is a word
// (property-handler.h).
namespace v8::internal {

class LoadHandler : public WeakFixedArray {
 public:
  static constexpr int kLength = 3;
  Tagged<MaybeObject> data1() const { return Tagged<MaybeObject>::FromWeakSlot(get(0)); }
  void set_data1(Tagged<MaybeObject> value) { set(0, value.SlotContent()); }
  void set_smi_handler(Tagged<Smi> value) { set_no_barrier(1, value); }
  void set_validity_cell(Tagged<Smi> value) { set_no_barrier(2, value); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_DATA_HANDLER_H_
