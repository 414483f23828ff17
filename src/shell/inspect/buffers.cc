#include <algorithm>

#include "include/v8-array-buffer.h"
#include "include/v8-typed-array.h"
#include "src/shell/inspect/inspector.h"

namespace flat8::shell {

namespace {

std::string Bytes(const uint8_t* data, size_t count) {
  std::string result;
  for (size_t i = 0; i < count; i++) {
    if (i > 0) result += ' ';
    result += "0123456789abcdef"[data[i] >> 4];
    result += "0123456789abcdef"[data[i] & 15];
  }
  return result;
}

}  // namespace

void Inspector::FormatArrayBuffer(const Subject& subject, double depth, Entries* entries) {
  const bool is_shared = subject.object->IsSharedArrayBuffer();
  if (!is_shared && subject.object.As<v8::ArrayBuffer>()->WasDetached()) {
    entries->push_back(Styled("(detached)", Style::kSpecial));
  } else {
    const size_t length = is_shared ? subject.object.As<v8::SharedArrayBuffer>()->ByteLength()
                                    : subject.object.As<v8::ArrayBuffer>()->ByteLength();
    const void* data =
        is_shared ? subject.object.As<v8::SharedArrayBuffer>()->Data() : subject.object.As<v8::ArrayBuffer>()->Data();
    const double shown = std::min(static_cast<double>(length), std::max(options_.max_array_length, 0.0));
    std::string bytes = Bytes(static_cast<const uint8_t*>(data), static_cast<size_t>(shown));
    if (shown < static_cast<double>(length)) {
      bytes += Concat({" ", Remaining(static_cast<double>(length) - shown, "byte")});
    }
    entries->push_back(Concat({Styled("[Uint8Contents]", Style::kSpecial), ": <", bytes, ">"}));
  }
  FormatByteLength(subject, depth, entries);
}

void Inspector::FormatByteLength(const Subject& subject, double, Entries* entries) {
  entries->push_back(ByteLength(subject.object));
}

std::string Inspector::ByteLength(v8::Local<v8::Object> buffer) const {
  const size_t length = buffer->IsSharedArrayBuffer() ? buffer.As<v8::SharedArrayBuffer>()->ByteLength()
                                                      : buffer.As<v8::ArrayBuffer>()->ByteLength();
  return "byteLength: " + FormatNumberText(std::to_string(length), options_.colors, Style::kNumber);
}

void Inspector::FormatDataView(const Subject& subject, double depth, Entries* entries) {
  v8::Local<v8::DataView> view = subject.object.As<v8::DataView>();
  const auto number = [this](size_t value) {
    return FormatNumberText(std::to_string(value), options_.colors, Style::kNumber);
  };
  entries->push_back("byteLength: " + number(view->ByteLength()));
  entries->push_back("byteOffset: " + number(view->ByteOffset()));
  Indentation indentation(this);
  entries->push_back("buffer: " + FormatValue(view->Buffer(), depth));
}

}  // namespace flat8::shell
