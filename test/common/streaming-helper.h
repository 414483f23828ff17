#ifndef FLAT8_TEST_COMMON_STREAMING_HELPER_H_
#define FLAT8_TEST_COMMON_STREAMING_HELPER_H_

#include <cstring>
#include <string>

#include "include/v8-script.h"

namespace v8::internal {

// Gives the strings of a list, which ends with a null pointer, piece by piece.
class TestSourceStream : public v8::ScriptCompiler::ExternalSourceStream {
 public:
  explicit TestSourceStream(const char** chunks) : next_(chunks) {}

  size_t GetMoreData(const uint8_t** src) override {
    if (*next_ == nullptr) return 0;
    const size_t length = strlen(*next_);
    uint8_t* const piece = new uint8_t[length];
    memcpy(piece, *next_++, length);
    *src = piece;
    return length;
  }

  // The pieces in one; the caller deletes the array.
  static char* FullSourceString(const char** chunks) {
    std::string text;
    for (; *chunks != nullptr; ++chunks) text += *chunks;
    char* const copy = new char[text.size() + 1];
    memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
  }

 private:
  const char** next_;
};

}  // namespace v8::internal

#endif  // FLAT8_TEST_COMMON_STREAMING_HELPER_H_
