#ifndef FLAT8_SRC_OBJECTS_TRANSITIONS_H_
#define FLAT8_SRC_OBJECTS_TRANSITIONS_H_

// Transitions between maps, as V8's tests count them.
#include "src/objects/map-transitions.h"

namespace v8::internal {

class TransitionsAccessor {
 public:
  TransitionsAccessor(Isolate*, Tagged<Map> map) : transitions_(map->transitions()) {}
  // Those whose target lives.
  int NumberOfTransitions() const {
    if (!HasInstanceType(transitions_, TRANSITION_ARRAY_TYPE)) return HasInstanceType(transitions_, MAP_TYPE) ? 1 : 0;
    const Tagged<TransitionArray> array = Cast<TransitionArray>(transitions_);
    int count = 0;
    for (int i = 0; i < array->entry_count(); ++i) count += array->GetTarget(i).IsCell() ? 1 : 0;
    return count;
  }

 private:
  const Value transitions_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_TRANSITIONS_H_
