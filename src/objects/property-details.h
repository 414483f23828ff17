#ifndef FLAT8_SRC_OBJECTS_PROPERTY_DETAILS_H_
#define FLAT8_SRC_OBJECTS_PROPERTY_DETAILS_H_

#include "src/objects/tagged.h"

namespace v8::internal {

enum class PropertyKind : uint8_t { kData, kAccessor };
// kField: the value lies in the object's field `field_index`. kDescriptor: in the descriptor array itself (accessor
// pairs and native accessors).
enum class PropertyLocation : uint8_t { kField, kDescriptor };
// kConst: the field of a prototype has been written once only; its descriptor has the value as well.
enum class PropertyConstness : uint8_t { kMutable, kConst };

// What an int32 next to each property key says about it.
class PropertyDetails {
 public:
  constexpr PropertyDetails(PropertyKind kind, PropertyAttributes attributes, PropertyLocation location,
                            PropertyConstness constness, int field_index = 0)
      : bits_(static_cast<uint32_t>(kind) | static_cast<uint32_t>(location) << 1 |
              static_cast<uint32_t>(constness) << 2 | static_cast<uint32_t>(attributes) << 3 |
              static_cast<uint32_t>(field_index) << 8) {}
  // For dictionaries.
  constexpr PropertyDetails(PropertyKind kind, PropertyAttributes attributes)
      : PropertyDetails(kind, attributes, PropertyLocation::kField, PropertyConstness::kMutable) {}
  explicit constexpr PropertyDetails(int32_t bits) : bits_(static_cast<uint32_t>(bits)) {}
  static constexpr PropertyDetails Empty() { return PropertyDetails(PropertyKind::kData, NONE); }

  constexpr PropertyKind kind() const { return static_cast<PropertyKind>(bits_ & 1); }
  constexpr PropertyLocation location() const { return static_cast<PropertyLocation>((bits_ >> 1) & 1); }
  constexpr PropertyConstness constness() const { return static_cast<PropertyConstness>((bits_ >> 2) & 1); }
  constexpr PropertyAttributes attributes() const { return static_cast<PropertyAttributes>((bits_ >> 3) & 7); }
  constexpr int field_index() const { return static_cast<int>(bits_ >> 8); }
  constexpr bool IsAccessor() const { return kind() == PropertyKind::kAccessor; }
  constexpr bool IsReadOnly() const { return (attributes() & READ_ONLY) != 0; }
  constexpr bool IsEnumerable() const { return (attributes() & DONT_ENUM) == 0; }
  constexpr bool IsConfigurable() const { return (attributes() & DONT_DELETE) == 0; }
  constexpr PropertyDetails WithAttributes(PropertyAttributes attributes) const {
    return PropertyDetails(kind(), attributes, location(), constness(), field_index());
  }
  constexpr PropertyDetails WithConstness(PropertyConstness constness) const {
    return PropertyDetails(kind(), attributes(), location(), constness, field_index());
  }
  constexpr int32_t AsInt() const { return static_cast<int32_t>(bits_); }
  friend constexpr bool operator==(PropertyDetails a, PropertyDetails b) { return a.bits_ == b.bits_; }

 private:
  uint32_t bits_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_PROPERTY_DETAILS_H_
