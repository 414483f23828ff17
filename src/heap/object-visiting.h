#ifndef FLAT8_SRC_HEAP_OBJECT_VISITING_H_
#define FLAT8_SRC_HEAP_OBJECT_VISITING_H_

#include "src/heap/fillers.h"
#include "src/heap/object-header.h"
#include "src/heap/page-metadata.h"
#include "src/objects/objects.h"

// How the collector walks objects: their size, and the value words of their bodies by the table of instance types.
namespace v8::internal {

// Whether the size of the objects of a type is in their map; in the others it follows from a length.
constexpr bool IsSizedByMap(InstanceType type) {
  switch (type) {
    case INTERNALIZED_ONE_BYTE_STRING_TYPE:
    case INTERNALIZED_TWO_BYTE_STRING_TYPE:
    case SEQ_ONE_BYTE_STRING_TYPE:
    case SEQ_TWO_BYTE_STRING_TYPE:
    case BIGINT_TYPE:
    case FILLER_TYPE:
    case FREE_SPACE_TYPE:
    case CONTEXT_TYPE:
    case NATIVE_CONTEXT_TYPE: return false;
    default: return type < BYTE_ARRAY_TYPE || type > SLOPPY_ARGUMENTS_MAP_TYPE;
  }
}
inline constexpr bool kIsSizedByMap[] = {
#define INSTANCE_TYPE(NAME, Class, Body) IsSizedByMap(NAME##_TYPE),
#include "src/common/instance-types.def"
#undef INSTANCE_TYPE
};

size_t SizeFromLength(Address object);

V8_INLINE size_t SizeOfObject(Address object) {
  const uint8_t type = InstanceTypeByteOf(object);
  if (V8_LIKELY(kIsSizedByMap[type])) {
    const Tagged<Map> map = reinterpret_cast<HeapObject*>(object)->map();
    DCHECK_EQ(map->instance_size(), reinterpret_cast<HeapObject*>(object)->SizeFromMap(map));
    return static_cast<size_t>(map->instance_size());
  }
  // Arrays and one-byte strings are most of the others.
  if (type == FIXED_ARRAY_TYPE) return FixedArray::SizeFor(reinterpret_cast<FixedArray*>(object)->length());
  if (type == SEQ_ONE_BYTE_STRING_TYPE) return SeqOneByteString::SizeFor(reinterpret_cast<String*>(object)->length());
  return SizeFromLength(object);
}

V8_INLINE Address MapAddressOf(Address object) { return g_cage_base + MapRefOf(object); }

// Calls on `visitor`:
//   VisitRange(begin, end)             value words that keep their cells alive
//   VisitWeakRange(host, begin, end)   value words that do not
//   VisitWeakCell(host, begin, end)    two value words that do not
//   VisitEphemerons(host, begin, end)  pairs of a key and a value that the key keeps alive
//   VisitFeedback(host, begin, end)    value words, among them encoded references to maps that do not keep them alive
// The map of the object is not visited.
template <typename Visitor>
V8_INLINE void VisitBody(Address object, size_t size, Visitor* visitor) {
  auto at = [object](size_t offset) { return reinterpret_cast<uint64_t*>(object + offset); };
  switch (kBodyKinds[InstanceTypeByteOf(object)]) {
    case BodyKind::kRaw:
      return;
    case BodyKind::kTagged:
      return visitor->VisitRange(at(8), at(size));
    case BodyKind::kTagged16:
      return visitor->VisitRange(at(16), at(size));
    case BodyKind::kMap:
      return visitor->VisitRange(at(Map::kMapTaggedStart), at(size));
    case BodyKind::kWeak:
      return visitor->VisitWeakRange(object, at(16), at(size));
    case BodyKind::kWeakCell:
      visitor->VisitWeakCell(object, at(8), at(24));
      return visitor->VisitRange(at(24), at(size));
    case BodyKind::kEphemeron:
      visitor->VisitRange(at(8), at(EphemeronHashTable::kEntriesOffset));
      return visitor->VisitEphemerons(object, at(EphemeronHashTable::kEntriesOffset), at(size));
    case BodyKind::kFeedback:
      return visitor->VisitFeedback(object, at(8), at(size));
  }
}

// A visitor that treats all references alike.
template <typename Function>
class AllSlotsVisitor {
 public:
  explicit AllSlotsVisitor(Function function) : function_(function) {}
  void VisitRange(uint64_t* begin, uint64_t* end) {
    for (uint64_t* slot = begin; slot < end; slot++) function_(slot);
  }
  void VisitWeakRange(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }
  void VisitWeakCell(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }
  void VisitEphemerons(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }
  void VisitFeedback(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }

 private:
  Function function_;
};

template <typename Function>
V8_INLINE void ForEachSlot(Address object, size_t size, Function function) {
  AllSlotsVisitor<Function> visitor(function);
  VisitBody(object, size, &visitor);
}

// Calls `function(object, size)` for every object of a walkable regular page, fillers included, and for the marked ones
// of a page that waits for its sweep. For large pages: the one object.
template <typename Function>
void ForEachObjectOnPage(PageMetadata* page, Function function) {
  const Address end = page->area_end();
  if (page->Is(PageMetadata::kLargePage)) {
    function(page->area_start(), SizeOfObject(page->area_start()));
  } else if (page->Is(PageMetadata::kNeedsSweeping)) {
    uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
    while (offset != PageBitmap::kNone) {
      const Address object = page->address() + offset;
      const size_t size = SizeOfObject(object);
      function(object, size);
      offset = page->mark_bits().FindNext(static_cast<uint32_t>(offset + size));
    }
  } else {
    for (Address object = page->area_start(); object < end;) {
      const size_t size = SizeOfObject(object);
      function(object, size);
      object += size;
    }
  }
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_OBJECT_VISITING_H_
