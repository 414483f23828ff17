#ifndef FLAT8_SRC_SNAPSHOT_SNAPSHOT_FORMAT_H_
#define FLAT8_SRC_SNAPSHOT_SNAPSHOT_FORMAT_H_

#include <cstddef>
#include <cstdint>

#include "src/bytecode/code-cache.h"
#include "src/objects/tagged.h"

// A start-up snapshot: the objects of an isolate and of contexts as an image of memory, with references instead of
// addresses. Docs: docs/snapshots.md.
//
//   header · offsets of the sections · unlinked functions · sections
//
// Section 0 has what contexts share (strings, symbols, functions' texts, templates); the others have a context each.
// A section is made of segments, pieces of memory that are allocated as one; behind each, two bitmaps say which words
// are references and which objects' headers name maps of the snapshot. Fixups are what cannot be said by a reference.
namespace v8::internal {

struct SnapshotHeader {
  static constexpr uint64_t kMagic = 0x0A3870616E533846;  // "F8Snap8\n"
  static constexpr uint32_t kFormat = 1;
  uint64_t magic;
  uint32_t format;
  uint32_t engine;     // hash of the engine's version and of its bytecode
  uint32_t flags;      // of FlagList
  uint32_t read_only;  // hash of the read-only space's layout
  uint64_t size;       // of the whole
  uint64_t checksum;   // of everything behind it
  uint32_t context_count;
  uint32_t external_reference_count;  // that whoever loads it has to know
  uint64_t code_offset;
  uint64_t code_size;
};
static_assert(sizeof(SnapshotHeader) % 8 == 0);

enum class SnapshotSpace : uint32_t { kOld, kMap, kLarge };

struct SnapshotSection {
  uint32_t segment_count;
  uint32_t fixup_count;
  uint64_t payload_size;
  uint64_t root;  // a reference to a FixedArray
};

// Behind it: `size` bytes, then the bitmaps.
struct SnapshotSegment {
  SnapshotSpace space;
  uint32_t size;
  size_t bitmap_words() const { return (size / 8 + 63) / 64; }
};

struct SnapshotFixup {
  enum Kind : uint32_t {
    kMap,                 // an object: writes its own reference
    kInternalizedString,  // goes into the string table
    kNameDictionary,      // hashes differ from process to process
    kOrderedHashMap,
    kOrderedHashSet,
    kShared,             // the unlinked function with the number `value`
    kScopeInfo,          // the unlinked scope with the number `value`
    kExternalReference,  // the word becomes the pointer with the number `value`
  };
  uint32_t segment;
  uint32_t offset;
  Kind kind;
  uint32_t value;
};

// A reference within an image: which base is to be added to which offset.
struct SnapshotReference {
  static constexpr uint64_t kReadOnlyBase = 0;   // the cage's start
  static constexpr uint64_t kSharedObjects = 1;  // an index in the isolate's list of shared objects
  static constexpr uint64_t kFirstSegment = 2;
  static constexpr uint64_t Make(uint64_t base, uint64_t offset) { return base << 32 | offset; }
};

// References to maps of the image in headers: 32 bits, segment and offset.
struct SnapshotMapReference {
  static constexpr int kOffsetBits = 14;  // in words; a segment of maps has at most 128 KiB
  static constexpr uint32_t Make(uint32_t segment, uint32_t offset) { return segment << kOffsetBits | offset >> 3; }
  static constexpr uint32_t SegmentOf(uint32_t reference) { return reference >> kOffsetBits; }
  static constexpr uint32_t OffsetOf(uint32_t reference) { return (reference & ((1u << kOffsetBits) - 1)) << 3; }
};

// Indices in the root array of section 0.
enum SnapshotIsolateRoot : int {
  kSharedObjectsRoot,
  kIsolateDataRoot,
  kSymbolRegistryRoot,
  kPrivateSymbolRegistryRoot,
  kApiSymbolRegistryRoot,
  kNextScriptIdRoot,
  kNextTemplateSerialRoot,
  kIsolateRootCount
};

// Indices in the root array of a context's section.
enum SnapshotContextRoot : int {
  kContextRoot,
  kContextDataRoot,
  kBuffersRoot,    // FixedArray: array buffer, offset of its SnapshotBuffer in the payload, …
  kViewsRoot,      // FixedArray of typed arrays
  kHoldersRoot,    // FixedArray: object or context, index of its field, offset of its SnapshotField in the payload, …
  kSuspendedRoot,  // FixedArray of suspended generators, whose code is wanted before they go on
  kContextRootCount
};

// Behind each: its bytes.
struct SnapshotBuffer {
  uint64_t byte_length;
  uint64_t max_byte_length;
};
struct SnapshotField {
  uint64_t size;
};

// What tells builds and processes apart that cannot read each other's snapshots.
uint32_t SnapshotEngineHash();
uint32_t ReadOnlyLayoutHash();
uint64_t SnapshotChecksum(const uint8_t* bytes, size_t size);

}  // namespace v8::internal

#endif  // FLAT8_SRC_SNAPSHOT_SNAPSHOT_FORMAT_H_
