#include "src/profiler/chunk-writer.h"

namespace v8::internal {

bool ChunkWriter::SetUp() {
  const int wanted = stream_->GetChunkSize();
  size_ = wanted > 0 ? static_cast<size_t>(wanted) : 1;
  buffer_ = static_cast<char*>(base::Malloc(size_));
  return buffer_ != nullptr;
}

void ChunkWriter::Flush() {
  if (!aborted_ && used_ != 0) {
    aborted_ = stream_->WriteAsciiChunk(buffer_, static_cast<int>(used_)) == v8::OutputStream::kAbort;
  }
  used_ = 0;
}

void ChunkWriter::Finish() {
  Flush();
  if (!aborted_) stream_->EndOfStream();
}

void ChunkWriter::WriteNumber(uint64_t value) {
  char digits[20];
  size_t count = 0;
  do {
    digits[count++] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  while (count != 0) Write(digits[--count]);
}

void ChunkWriter::WriteUnit(uint32_t unit) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  Write("\\u", 2);
  for (int shift = 12; shift >= 0; shift -= 4) Write(kDigits[(unit >> shift) & 15]);
}

void ChunkWriter::WriteString(const char* text, size_t length) {
  Write('"');
  for (size_t i = 0; i < length;) {
    const uint8_t first = static_cast<uint8_t>(text[i++]);
    if (first < 0x80) {
      switch (first) {
        case '"':
        case '\\':
          Write('\\');
          Write(static_cast<char>(first));
          break;
        case '\n':
          Write("\\n", 2);
          break;
        case '\r':
          Write("\\r", 2);
          break;
        case '\t':
          Write("\\t", 2);
          break;
        default:
          if (first < 0x20 || first == 0x7f) {
            WriteUnit(first);
          } else {
            Write(static_cast<char>(first));
          }
      }
      continue;
    }
    const int following = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    uint32_t code_point = first & (0x3F >> following);
    for (int k = 0; k < following && i < length; ++k) code_point = code_point << 6 | (text[i++] & 0x3F);
    if (code_point >= 0x10000) {
      WriteUnit(0xD7C0 + (code_point >> 10));
      WriteUnit(0xDC00 + (code_point & 0x3FF));
    } else {
      WriteUnit(code_point);
    }
  }
  Write('"');
}

}  // namespace v8::internal
