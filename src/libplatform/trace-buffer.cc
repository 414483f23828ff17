#include <mutex>

#include "include/libplatform/v8-tracing.h"

namespace v8::platform::tracing {

namespace {

// Chunks are made when they are first needed, and used again in turn once there are as many as there may be. A handle
// is the place of an event and the number of its chunk, by which it is known whether the chunk has been used again.
class RingBuffer final : public TraceBuffer {
 public:
  RingBuffer(size_t max_chunks, TraceWriter* writer) : chunks_(max_chunks == 0 ? 1 : max_chunks), writer_(writer) {}

  TraceObject* AddTraceEvent(uint64_t* handle) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (is_empty_ || chunks_[current_]->IsFull()) {
      current_ = is_empty_ ? 0 : (current_ + 1) % chunks_.size();
      is_empty_ = false;
      if (chunks_[current_] == nullptr) {
        chunks_[current_] = std::make_unique<TraceBufferChunk>(next_number_++);
      } else {
        chunks_[current_]->Reset(next_number_++);
      }
    }
    size_t index;
    TraceObject* const event = chunks_[current_]->AddTraceEvent(&index);
    *handle = (uint64_t{chunks_[current_]->seq()} * chunks_.size() + current_) * TraceBufferChunk::kChunkSize + index;
    return event;
  }

  TraceObject* GetEventByHandle(uint64_t handle) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    const size_t index = handle % TraceBufferChunk::kChunkSize;
    handle /= TraceBufferChunk::kChunkSize;
    const std::unique_ptr<TraceBufferChunk>& chunk = chunks_[handle % chunks_.size()];
    if (chunk == nullptr || chunk->seq() != handle / chunks_.size() || index >= chunk->size()) return nullptr;
    return chunk->GetEventAt(index);
  }

  bool Flush() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!is_empty_) {
      for (size_t i = 1; i <= chunks_.size(); ++i) {
        const std::unique_ptr<TraceBufferChunk>& chunk = chunks_[(current_ + i) % chunks_.size()];
        if (chunk == nullptr) continue;
        for (size_t k = 0; k < chunk->size(); ++k) writer_->AppendTraceEvent(chunk->GetEventAt(k));
        chunk->Reset(next_number_++);
      }
    }
    writer_->Flush();
    is_empty_ = true;
    return true;
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<TraceBufferChunk>> chunks_;
  const std::unique_ptr<TraceWriter> writer_;
  size_t current_ = 0;
  uint32_t next_number_ = 1;
  bool is_empty_ = true;
};

}  // namespace

TraceBuffer* TraceBuffer::CreateTraceBufferRingBuffer(size_t max_chunks, TraceWriter* trace_writer) {
  return new RingBuffer(max_chunks, trace_writer);
}

}  // namespace v8::platform::tracing
