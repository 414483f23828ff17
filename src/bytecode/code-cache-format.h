#ifndef FLAT8_SRC_BYTECODE_CODE_CACHE_FORMAT_H_
#define FLAT8_SRC_BYTECODE_CODE_CACHE_FORMAT_H_

#include <cstdint>

// What writer and reader of the code cache agree on, beside the blocks of unlinked code.
namespace v8::internal {

struct CodeCacheCounts {
  uint32_t scopes;
  uint32_t preparse_data;
  uint32_t functions;
};

// Behind it: the entries, each with its name.
struct CodeCacheScope {
  uint32_t outer;  // Number plus one.
  int32_t entry_count;
  uint32_t name_bytes;  // Of all names, each rounded up to an even size.
  int32_t num_heap_slots;
  int32_t start_position;
  int32_t end_position;
  int32_t class_name;
  uint8_t type;
  uint8_t function_kind;
  uint8_t flags;
  uint8_t padding;
  enum Flag : uint8_t { kStrict = 1, kEvalCanExtend = 2, kDeclaration = 4, kSimpleParameters = 8, kBodyScope = 16 };
};

struct CodeCacheScopeEntry {
  uint32_t name_length;
  int32_t index;
  uint8_t mode;
  uint8_t kind;
  uint8_t location;
  uint8_t flags;
  enum Flag : uint8_t { kOneByte = 1, kAssigned = 2, kStatic = 4, kNeedsInit = 8, kThrowsOnConstAssign = 16 };
};

// Behind it: the properties, name, inferred name, code, and what there is of a module; the latter two behind their size.
struct CodeCacheFunction {
  uint32_t outer_scope;    // Number plus one.
  uint32_t preparse_data;  // Number plus one.
  uint32_t name_length;
  uint32_t inferred_name_length;
  uint8_t flags;
  uint8_t padding[3];
  enum Flag : uint8_t {
    kHasCode = 1,
    kHasName = 2,
    kNameOneByte = 4,
    kHasInferredName = 8,
    kInferredNameOneByte = 16,
    kHasModule = 32
  };
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_CODE_CACHE_FORMAT_H_
