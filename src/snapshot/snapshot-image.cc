#include "src/snapshot/snapshot-image.h"

#include "src/heap/page-metadata.h"

namespace v8::internal {

bool SnapshotImage::Allocate(SnapshotSpace space, size_t size, Place* place) {
  DCHECK_EQ(size % 8, 0u);
  if (space == SnapshotSpace::kOld && size > kMaxSegmentSize) space = SnapshotSpace::kLarge;
  uint32_t index = kNone;
  if (space != SnapshotSpace::kLarge) {
    index = open_[static_cast<int>(space)];
    if (index != kNone && segments_[index].size + size > kMaxSegmentSize) index = kNone;
  }
  if (index == kNone) {
    index = static_cast<uint32_t>(segments_.size());
    Segment segment;
    segment.space = space;
    if (!segments_.TryAdd(std::move(segment))) return false;
    if (space != SnapshotSpace::kLarge) open_[static_cast<int>(space)] = index;
  }
  Segment& segment = segments_[index];
  *place = {index, segment.size};
  segment.size += static_cast<uint32_t>(size);
  return true;
}

bool SnapshotImage::FinishAllocation() {
  for (Segment& segment : segments_) {
    const size_t bitmap_words = SnapshotSegment{segment.space, segment.size}.bitmap_words();
    if (!segment.words.TryResize(segment.size / 8) || !segment.references.TryResize(bitmap_words) ||
        !segment.maps.TryResize(bitmap_words)) {
      return false;
    }
  }
  return true;
}

void SnapshotImage::SetReference(Place object, size_t word, uint64_t reference) {
  Segment& segment = segments_[object.segment];
  const size_t index = object.offset / 8 + word;
  segment.words[index] = reference;
  segment.references[index / 64] |= uint64_t{1} << (index % 64);
}

void SnapshotImage::SetMap(Place object, Place map) {
  Segment& segment = segments_[object.segment];
  const size_t index = object.offset / 8;
  segment.words[index] = (segment.words[index] & ~uint64_t{0xFFFFFFFF}) | SnapshotMapReference::Make(map.segment, map.offset);
  segment.maps[index / 64] |= uint64_t{1} << (index % 64);
}

bool SnapshotImage::AddPayload(const void* header, size_t header_size, const void* bytes, size_t size,
                               uint32_t* offset) {
  if (!payload_.TryResize((payload_.size() + 7) & ~size_t{7})) return false;
  *offset = static_cast<uint32_t>(payload_.size());
  return payload_.TryAppend(static_cast<const uint8_t*>(header), header_size) &&
         payload_.TryAppend(static_cast<const uint8_t*>(bytes), size);
}

bool SnapshotImage::AppendTo(base::GrowableArray<uint8_t>* blob) const {
  const auto append = [blob](const void* data, size_t size) {
    return blob->TryAppend(static_cast<const uint8_t*>(data), size);
  };
  const size_t payload_size = (payload_.size() + 7) & ~size_t{7};
  const SnapshotSection section{static_cast<uint32_t>(segments_.size()), static_cast<uint32_t>(fixups_.size()),
                                payload_size, root_};
  if (!append(&section, sizeof section)) return false;
  for (const Segment& segment : segments_) {
    const SnapshotSegment header{segment.space, segment.size};
    if (!append(&header, sizeof header) || !append(segment.words.data(), segment.size) ||
        !append(segment.references.data(), segment.references.size() * 8) ||
        !append(segment.maps.data(), segment.maps.size() * 8)) {
      return false;
    }
  }
  if (!append(fixups_.data(), fixups_.size() * sizeof(SnapshotFixup)) ||
      !append(payload_.data(), payload_.size())) {
    return false;
  }
  return blob->TryResize(blob->size() + payload_size - payload_.size());
}

}  // namespace v8::internal
