#ifndef FLAT8_SRC_SNAPSHOT_SNAPSHOT_IMAGE_H_
#define FLAT8_SRC_SNAPSHOT_SNAPSHOT_IMAGE_H_

#include "src/base/growable-array.h"
#include "src/snapshot/snapshot-format.h"

namespace v8::internal {

// One section while it is written. Memory is given out first, then filled. Every function that can fail does so for want
// of memory.
class SnapshotImage {
 public:
  struct Place {
    uint32_t segment;
    uint32_t offset;
    uint64_t AsReference() const {
      return SnapshotReference::Make(SnapshotReference::kFirstSegment + segment, offset);
    }
  };

  // Memory for an object.
  [[nodiscard]] bool Allocate(SnapshotSpace space, size_t size, Place* place);
  // After the last Allocate: all memory is there, and zero.
  [[nodiscard]] bool FinishAllocation();

  uint64_t* WordsAt(Place place) { return segments_[place.segment].words.data() + place.offset / 8; }
  // The word is a reference.
  void SetReference(Place object, size_t word, uint64_t reference);
  // The header's map is one of the image.
  void SetMap(Place object, Place map);
  [[nodiscard]] bool AddFixup(Place place, SnapshotFixup::Kind kind, uint32_t value = 0) {
    return fixups_.TryAdd({place.segment, place.offset, kind, value});
  }
  // Appends to the payload, at a multiple of 8; `*offset` is where.
  [[nodiscard]] bool AddPayload(const void* header, size_t header_size, const void* bytes, size_t size,
                                uint32_t* offset);
  void set_root(Place array) { root_ = array.AsReference(); }

  [[nodiscard]] bool AppendTo(base::GrowableArray<uint8_t>* blob) const;

 private:
  struct Segment {
    SnapshotSpace space;
    uint32_t size = 0;
    base::GrowableArray<uint64_t> words;
    base::GrowableArray<uint64_t> references;
    base::GrowableArray<uint64_t> maps;
  };
  static constexpr uint32_t kMaxSegmentSize = 120 * 1024;
  static constexpr uint32_t kNone = 0xFFFFFFFFu;

  base::GrowableArray<Segment> segments_;
  uint32_t open_[2] = {kNone, kNone};  // by space
  base::GrowableArray<SnapshotFixup> fixups_;
  base::GrowableArray<uint8_t> payload_;
  uint64_t root_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_SNAPSHOT_SNAPSHOT_IMAGE_H_
