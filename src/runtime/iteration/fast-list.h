#ifndef FLAT8_SRC_RUNTIME_ITERATION_FAST_LIST_H_
#define FLAT8_SRC_RUNTIME_ITERATION_FAST_LIST_H_

#include "src/flags/flags.h"
#include "src/execution/isolate.h"
#include "src/objects/objects.h"

namespace v8::internal {

// An array-like whose length and elements are read without running script: an array without holes, or an arguments
// object whose own properties are still those that it was made with. Holds a raw reference: nothing may be allocated
// between From() and the last at(). Longer ones than loops without polls may go through are none.
class FastList {
 public:
  static constexpr int kMaxLength = 1 << 20;
  // False when `value` is none.
  static V8_INLINE bool From(Isolate* isolate, Value value, FastList* list) {
    if (!value.IsCell() || !v8_flags.plain_array_paths) return false;
    const InstanceType type = Tagged<HeapObject>(value.ptr())->instance_type();
    if (type != JS_ARRAY_TYPE && type != JS_ARGUMENTS_OBJECT_TYPE) return false;
    const Tagged<JSObject> object(value.ptr());
    const ElementsKind kind = object->elements_kind();
    if (kind > HOLEY_ELEMENTS) return false;
    Value length;
    if (type == JS_ARRAY_TYPE) {
      length = Tagged<JSArray>(value.ptr())->length();
    } else {
      const Tagged<Map> map = object->map();
      const Tagged<NativeContext> realm = isolate->realm();
      if (map != realm->sloppy_arguments_map() && map != realm->strict_arguments_map() &&
          map != realm->mapped_arguments_map()) {
        return false;
      }
      length = object->FieldAt(map, 0);
    }
    list->elements_ = Tagged<ArrayBase>(object->elements().ptr());
    list->is_double_ = IsDoubleElementsKind(kind);
    const int most = list->elements_->length() < kMaxLength ? list->elements_->length() : kMaxLength;
    if (!length.IsInt() || length.AsInt() < 0 || length.AsInt() > most) return false;
    list->length_ = length.AsInt();
    return !IsHoleyElementsKind(kind) || !list->HasHole();
  }

  int length() const { return length_; }
  Value at(int index) const {
    return is_double_ ? Value(Tagged<FixedDoubleArray>(elements_.ptr())->get(index))
                      : Tagged<FixedArray>(elements_.ptr())->get(index);
  }

 private:
  bool HasHole() const {
    for (int i = 0; i < length_; ++i) {
      if (at(i).IsTheHole()) return true;
    }
    return false;
  }

  Tagged<ArrayBase> elements_;
  int length_ = 0;
  bool is_double_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ITERATION_FAST_LIST_H_
