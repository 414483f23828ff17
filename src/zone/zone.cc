#include "src/zone/zone.h"

#include <cstdlib>

#include "src/base/fault-injector.h"

namespace v8::internal {

void Zone::ThrowOutOfMemory() { throw CompileAbort{CompileAbort::kOutOfMemory}; }

void Zone::ThrowStopped() { throw CompileAbort{CompileAbort::kStopped}; }

void* Zone::AllocateSlow(size_t size) {
  Poll();
  // Chunks double with the zone's size, so that small compilations stay small and large ones ask rarely.
  size_t chunk_size = total_ < kMinimumChunk ? kMinimumChunk : total_;
  if (chunk_size > kMaximumChunk) chunk_size = kMaximumChunk;
  if (chunk_size < size + sizeof(Chunk)) chunk_size = size + sizeof(Chunk);
  if (base::FaultInjector::ShouldFail(base::Gate::kZone)) throw CompileAbort{CompileAbort::kOutOfMemory};
  Chunk* chunk = static_cast<Chunk*>(std::malloc(chunk_size));
  if (chunk == nullptr) throw CompileAbort{CompileAbort::kOutOfMemory};
  chunk->next = chunks_;
  chunk->size = chunk_size;
  chunks_ = chunk;
  total_ += chunk_size;
  char* start = reinterpret_cast<char*>(chunk + 1);
  position_ = start + size;
  limit_ = reinterpret_cast<char*>(chunk) + chunk_size;
  return start;
}

void Zone::Reset() {
  while (chunks_ != nullptr) {
    Chunk* next = chunks_->next;
    std::free(chunks_);
    chunks_ = next;
  }
  position_ = limit_ = nullptr;
  total_ = 0;
}

}  // namespace v8::internal
