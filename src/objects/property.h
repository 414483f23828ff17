#ifndef FLAT8_SRC_OBJECTS_PROPERTY_H_
#define FLAT8_SRC_OBJECTS_PROPERTY_H_

#include <utility>

#include "src/objects/name.h"
#include "src/objects/property-details.h"

namespace v8::internal {

// A property that is about to be put into a descriptor array: key, details and, for accessors, the value.
class Descriptor {
 public:
  Descriptor(Tagged<Name> key, PropertyDetails details, Value value = Undefined())
      : key_(key), details_(details), value_(value) {}

  static Descriptor DataField(Tagged<Name> key, int field_index, PropertyAttributes attributes) {
    return Descriptor(key, PropertyDetails(PropertyKind::kData, attributes, PropertyLocation::kField,
                                           PropertyConstness::kMutable, field_index));
  }
  // `accessor`: an AccessorPair or AccessorInfo.
  static Descriptor AccessorConstant(Tagged<Name> key, Value accessor, PropertyAttributes attributes) {
    return Descriptor(key,
                      PropertyDetails(PropertyKind::kAccessor, attributes, PropertyLocation::kDescriptor,
                                      PropertyConstness::kConst),
                      accessor);
  }
  // The same through handles.
  template <typename NameHandle>
  static Descriptor DataField(Isolate*, NameHandle key, int field_index, PropertyAttributes attributes) {
    return DataField(Tagged<Name>((*key).ptr()), field_index, attributes);
  }
  template <typename NameHandle, typename ValueHandle, typename = decltype(*std::declval<NameHandle>())>
  static Descriptor AccessorConstant(NameHandle key, ValueHandle accessor, PropertyAttributes attributes) {
    return AccessorConstant(Tagged<Name>((*key).ptr()), Value((*accessor).ptr()), attributes);
  }

  Tagged<Name> GetKey() const { return key_; }
  PropertyDetails GetDetails() const { return details_; }
  Value GetValue() const { return value_; }

 private:
  Tagged<Name> key_;
  PropertyDetails details_;
  Value value_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_PROPERTY_H_
