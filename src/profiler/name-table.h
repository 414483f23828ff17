#ifndef FLAT8_SRC_PROFILER_NAME_TABLE_H_
#define FLAT8_SRC_PROFILER_NAME_TABLE_H_

#include "src/base/growable-array.h"
#include "src/objects/string.h"
#include "src/strings/char-span.h"

namespace v8::internal {

// Texts in UTF-8 (lone surrogates in three bytes), each once, named by numbers from 0, which is the empty one. All in
// one block, because a snapshot has as many of them as the heap has strings.
class NameTable {
 public:
  static constexpr uint32_t kEmpty = 0;
  // Of longer strings the beginning has to do.
  static constexpr uint32_t kMaxStringLength = 1024;

  NameTable() = default;
  ~NameTable() { base::Free(slots_); }
  NameTable(const NameTable&) = delete;
  NameTable& operator=(const NameTable&) = delete;

  // The number of the text; kEmpty, with failed() from then on, when there is no memory.
  uint32_t Add(const char* text, size_t length);
  uint32_t Add(const char* text) { return Add(text, std::strlen(text)); }
  uint32_t Add(Tagged<String> string);
  uint32_t Add(OneByteSpan text);
  uint32_t Add(TwoByteSpan text);
  uint32_t AddFormatted(const char* format, ...) __attribute__((format(printf, 2, 3)));

  bool failed() const { return failed_; }
  uint32_t count() const { return static_cast<uint32_t>(ends_.size()) + 1; }
  // Terminated by a zero, which is not counted. Good until the next text is added.
  const char* text(uint32_t name) const { return name == kEmpty ? "" : bytes_.data() + Begin(name); }
  size_t length(uint32_t name) const { return name == kEmpty ? 0 : ends_[name - 1] - Begin(name) - 1; }
  size_t MemoryBytes() const { return bytes_.capacity() + ends_.capacity() * 4 + slot_count_ * 4; }
  // No text will be looked up again.
  void DropIndex();

 private:
  uint32_t Begin(uint32_t name) const { return name == 1 ? 0 : ends_[name - 2]; }
  bool Grow();

  base::GrowableArray<char> bytes_;
  base::GrowableArray<uint32_t> ends_;  // of name k + 1, behind the zero
  uint32_t* slots_ = nullptr;           // an open hash table of names; 0: free
  size_t slot_count_ = 0;
  bool failed_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_NAME_TABLE_H_
