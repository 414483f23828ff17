#ifndef FLAT8_SRC_OBJECTS_MAP_H_
#define FLAT8_SRC_OBJECTS_MAP_H_

#include "src/objects/heap-object.h"
#include "src/objects/property-details.h"

namespace v8::internal {

class DescriptorArray;
class Name;
class Descriptor;
class JSReceiver;
class NativeContext;

// A hidden class: the layout and prototype that a set of objects share. Objects move from map to map along transitions
// as properties are added; maps themselves never move (map space) and are named by 32-bit references. Field values carry
// no type information (every slot is a full value), so maps are never deprecated.
//
// The elements kind is not part of the map: it lives in each object's header.
class Map : public HeapObject {
 private:
  uint64_t instance_header_;
  uint16_t instance_size_;
  uint16_t used_fields_;
  uint16_t number_of_own_descriptors_;
  uint8_t inobject_properties_;
  uint8_t embedder_field_count_;
  uint32_t flags_;
  uint32_t padding_;

 public:
  // Words of the body from here on are values; what lies before is raw.
  static constexpr int kMapTaggedStart = 32;
  static const int kSize;

  // What the header of a fresh instance holds, apart from gc state: map reference, instance type and bits.
  uint64_t instance_header() const { return instance_header_; }
  InstanceType instance_type_of_instances() const {
    return static_cast<InstanceType>((instance_header_ >> 32) & 0xff);
  }
  uint8_t instance_bits() const { return static_cast<uint8_t>(instance_header_ >> 40); }
  void set_instance_header(InstanceType type, uint8_t bits) {
    instance_header_ = map_ref_of_this() | uint64_t{type} << 32 | uint64_t{bits} << 40;
  }
  uint32_t map_ref_of_this() const { return static_cast<uint32_t>(address() - g_cage_base); }
  ElementsKind initial_elements_kind() const { return static_cast<ElementsKind>(instance_bits() & kElementsKindMask); }

  // Bytes of an instance with fixed size; 0 for types whose instances have a length of their own.
  int instance_size() const { return instance_size_; }
  void set_instance_size(int size) { instance_size_ = static_cast<uint16_t>(size); }
  // In-object properties are the last `inobject_properties` words of the instance.
  int inobject_properties() const { return inobject_properties_; }
  void set_inobject_properties(int count) { inobject_properties_ = static_cast<uint8_t>(count); }
  int inobject_start() const { return instance_size_ - inobject_properties_ * kTaggedSize; }
  // Byte offset of the in-object property with this field index.
  int InobjectOffset(int field_index) const { return inobject_start() + field_index * kTaggedSize; }
  int embedder_field_count() const { return embedder_field_count_; }
  void set_embedder_field_count(int count) { embedder_field_count_ = static_cast<uint8_t>(count); }
  int embedder_fields_start() const { return inobject_start() - embedder_field_count_ * kTaggedSize; }

  // Fields used so far (in-object ones first, then those of the property array).
  int used_fields() const { return used_fields_; }
  void set_used_fields(int count) { used_fields_ = static_cast<uint16_t>(count); }
  // Own descriptors: how many entries of the (possibly shared) descriptor array belong to this map.
  int number_of_own_descriptors() const { return number_of_own_descriptors_; }
  void set_number_of_own_descriptors(int count) { number_of_own_descriptors_ = static_cast<uint16_t>(count); }

#define MAP_FLAG(name, bit)                                          \
  bool name() const { return (flags_ & (1u << (bit))) != 0; }        \
  void set_##name(bool value) {                                      \
    flags_ = value ? flags_ | (1u << (bit)) : flags_ & ~(1u << (bit)); \
  }
  MAP_FLAG(is_dictionary_map, 0)
  MAP_FLAG(is_extensible, 1)
  MAP_FLAG(is_constructor, 2)
  MAP_FLAG(is_prototype_map, 3)        // instances are (or were) prototypes of others; such maps are not shared
  MAP_FLAG(owns_descriptors, 4)        // may append to the descriptor array in place
  MAP_FLAG(has_named_interceptor, 5)
  MAP_FLAG(has_indexed_interceptor, 6)
  MAP_FLAG(is_access_check_needed, 7)
  MAP_FLAG(is_immutable_prototype, 8)
  MAP_FLAG(has_prototype_slot, 9)      // functions with prototype_or_initial_map
  MAP_FLAG(may_have_interesting_symbols, 10)  // @@toStringTag, @@toPrimitive, ... among own or dictionary properties
  MAP_FLAG(is_undetectable, 11)
  MAP_FLAG(has_read_only_elements_or_sealed, 12)
  MAP_FLAG(is_unstable, 14)            // an object has left it for another map
  MAP_FLAG(is_outgrown, 13)            // a constructor's initial map, whose objects have had more fields than fit in them
#undef MAP_FLAG
  bool is_callable() const { return (instance_bits() & kCallableBit) != 0; }

  // A JSReceiver or null.
  TAGGED_FIELD(Object, prototype_field)
  Value prototype() const { return prototype_field(); }
  // The function that made the root of this transition tree, or the map that this one was a transition of.
  TAGGED_FIELD(Object, constructor_or_back_pointer)
  TAGGED_FIELD(DescriptorArray, instance_descriptors_field)
  // undefined, one Map (the only transition), or a TransitionArray.
  TAGGED_FIELD(Object, transitions)
  // Prototype maps: a Cell whose value is true while no handler that walked over this prototype is outdated; undefined
  // until somebody asks for it.
  TAGGED_FIELD(Object, validity_cell)
  // Prototype maps: WeakFixedArray of the maps whose instances have this object as prototype and take part in validity
  // chains; undefined when none.
  TAGGED_FIELD(Object, prototype_users)
  // For-in: EnumCache of the own enumerable string keys, or undefined.
  TAGGED_FIELD(Object, enum_cache)
  TAGGED_FIELD(Object, native_context_or_undefined)
  TAGGED_FIELD(Object, dependents)  // see objects/dependents.h

  Tagged<DescriptorArray> instance_descriptors() const { return instance_descriptors_field(); }
  Tagged<DescriptorArray> instance_descriptors(Isolate*) const { return instance_descriptors_field(); }
  Value GetBackPointer() const;   // a Map or undefined
  Value GetConstructor() const;   // follows back pointers to the root map

  // The raw part as the maker of maps fills it.
  void ClearRawPart() {
    instance_header_ = 0;
    instance_size_ = used_fields_ = number_of_own_descriptors_ = 0;
    inobject_properties_ = embedder_field_count_ = 0;
    flags_ = 0;
    padding_ = 0;
  }
  void CopyRawPartFrom(Tagged<Map> other);

  // V8's test vocabulary. Makes room for `slack` more descriptors.
  template <typename MapHandle>
  static void EnsureDescriptorSlack(Isolate* isolate, MapHandle map, int slack) {
    EnsureDescriptorSlackImpl(isolate, *map, slack);
  }
  static void EnsureDescriptorSlackImpl(Isolate* isolate, Tagged<Map> map, int slack);
  // Appends in place: instances made from now on (and existing ones) have the property. There must be slack.
  void AppendDescriptor(Isolate* isolate, Descriptor* descriptor);

};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_MAP_H_
