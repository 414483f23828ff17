#ifndef FLAT8_SRC_PROFILER_CHUNK_WRITER_H_
#define FLAT8_SRC_PROFILER_CHUNK_WRITER_H_

#include <cstring>

#include "include/v8-profiler.h"
#include "src/base/memory.h"

namespace v8::internal {

// JSON text for a stream of the host's, in pieces as large as it wants them. ASCII alone: other characters are escaped.
// Once the stream aborts, nothing more is written.
class ChunkWriter {
 public:
  explicit ChunkWriter(v8::OutputStream* stream) : stream_(stream) {}
  ~ChunkWriter() { base::Free(buffer_); }
  ChunkWriter(const ChunkWriter&) = delete;
  ChunkWriter& operator=(const ChunkWriter&) = delete;

  // False without memory.
  [[nodiscard]] bool SetUp();
  bool aborted() const { return aborted_; }

  void Write(char character) {
    buffer_[used_++] = character;
    if (used_ == size_) Flush();
  }
  void Write(const char* text) { Write(text, std::strlen(text)); }
  void Write(const char* text, size_t length) {
    for (size_t i = 0; i < length; ++i) Write(text[i]);
  }
  void WriteNumber(uint64_t value);
  // With commas between them.
  void WriteNumbers(const uint64_t* values, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      if (i != 0) Write(',');
      WriteNumber(values[i]);
    }
  }
  // Quoted, from UTF-8 in which lone surrogates have three bytes.
  void WriteString(const char* text, size_t length);
  // Hands on what is left, and the end.
  void Finish();

 private:
  void Flush();
  void WriteUnit(uint32_t unit);

  v8::OutputStream* const stream_;
  char* buffer_ = nullptr;
  size_t size_ = 0;
  size_t used_ = 0;
  bool aborted_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_CHUNK_WRITER_H_
