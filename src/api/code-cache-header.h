#ifndef FLAT8_SRC_API_CODE_CACHE_HEADER_H_
#define FLAT8_SRC_API_CODE_CACHE_HEADER_H_

#include <cstddef>
#include <cstdint>

#include "src/strings/string-hash.h"

namespace v8::internal {

// What a code cache begins with. Behind it: the payload (api-code-cache.cc).
struct CodeCacheHeader {
  uint32_t magic;
  uint32_t version;
  uint32_t flags;
  uint32_t source;
  uint32_t payload_length;
  uint32_t unused;
  uint64_t checksum;  // of what stands before and of the payload
};
static_assert(sizeof(CodeCacheHeader) == 32);

inline uint64_t ChecksumOf(const CodeCacheHeader& header, const uint8_t* payload) {
  const auto hash = [](const void* data, size_t size, uint64_t seed) {
    return HashWholeText(OneByteSpan(static_cast<const uint8_t*>(data), size), seed);
  };
  return hash(payload, header.payload_length, hash(&header, offsetof(CodeCacheHeader, checksum), 0));
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_CODE_CACHE_HEADER_H_
