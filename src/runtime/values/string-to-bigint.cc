#include "src/bigint/bigint-digits.h"
#include "src/bigint/bigint-scanner.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/text/string-characters.h"
#include "src/runtime/values/bigint-operations.h"

namespace v8::internal {

namespace {

// False when the text is no number; else the digits as bytes, null when there is no memory. The scanner has seen that each
// is a digit of the radix, hence ASCII.
template <typename Char>
bool Scan(base::Vector<const Char> text, bigint::ScannedText* scanned, uint8_t** out, base::Poller* poller) {
  if (!bigint::ScanText(text, scanned, poller)) return false;
  *out = base::NewArray<uint8_t>(scanned->length + 1);
  if (*out != nullptr) CopyChars(*out, text.begin() + scanned->start, scanned->length, poller);
  return true;
}

}  // namespace

Result<Value> StringToBigInt(Isolate* isolate, Tagged<String> string) {
  string = TRY(String::Flatten(isolate, string));
  bigint::ScannedText scanned;
  uint8_t* text = nullptr;
  const Result<bool> is_valid = VisitCharactersPolling(isolate, string, [&](auto characters, base::Poller* poller) {
    return Scan(characters, &scanned, &text, poller);
  });
  if (is_valid.IsException()) {
    base::Free(text);
    return Exception();
  }
  if (!is_valid.value()) return Undefined();
  if (text == nullptr) return ReportOutOfMemory(isolate, "BigInt");
  const size_t room = bigint::FromStringLength(scanned.length, scanned.radix);
  // One digit more than the limit is room for rounding up; Publish looks at the result's true length.
  uint64_t* digits = room > bigint::kMaxDigits + 1 ? nullptr : base::NewArray<uint64_t>(room == 0 ? 1 : room);
  Result<Value> result = Exception();
  if (room > bigint::kMaxDigits + 1) {
    Throw(isolate, MessageTemplate::kBigIntTooBig);
  } else if (digits == nullptr) {
    ReportOutOfMemory(isolate, "BigInt");
  } else {
    bigint::Context context(PollerOf(isolate));
    size_t length = 0;
    const bigint::Status status = bigint::FromString(&context, digits, &length,
                                                     {reinterpret_cast<const char*>(text), scanned.length}, scanned.radix);
    if (status == bigint::Status::kOutOfMemory) {
      ReportOutOfMemory(isolate, "BigInt");
    } else if (status == bigint::Status::kOk) {
      result = BigIntFromDigits(isolate, scanned.negative, digits, length);
    }
  }
  base::Free(digits);
  base::Free(text);
  return result;
}

}  // namespace v8::internal
