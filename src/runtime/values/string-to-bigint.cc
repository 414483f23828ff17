#include "src/bigint/bigint-digits.h"
#include "src/bigint/bigint-scanner.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/values/bigint-operations.h"

namespace v8::internal {

namespace {

// The digits as bytes. The scanner has seen that each is a digit of the radix, hence ASCII.
template <typename Char>
void Narrow(base::Vector<const Char> text, const bigint::ScannedText& scanned, char* out) {
  for (size_t i = 0; i < scanned.length; ++i) out[i] = static_cast<char>(text[scanned.start + i]);
}

template <typename Char>
bool Scan(base::Vector<const Char> text, bigint::ScannedText* scanned, char** out) {
  if (!bigint::ScanText(text, scanned)) return false;
  *out = base::NewArray<char>(scanned->length + 1);
  if (*out != nullptr) Narrow(text, *scanned, *out);
  return true;
}

}  // namespace

Result<Value> StringToBigInt(Isolate* isolate, Tagged<String> string) {
  string = TRY(String::Flatten(isolate, string));
  bigint::ScannedText scanned;
  char* text = nullptr;
  const String::FlatContent content = string->GetFlatContent();
  const bool is_valid = content.IsOneByte() ? Scan(content.ToOneByteVector(), &scanned, &text)
                                            : Scan(content.ToUC16Vector(), &scanned, &text);
  if (!is_valid) return Undefined();
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
    bigint::Context context([](void* data) { return !static_cast<Isolate*>(data)->Poll(); }, isolate);
    size_t length = 0;
    const bigint::Status status = bigint::FromString(&context, digits, &length,
                                                     base::Vector<const char>(text, scanned.length), scanned.radix);
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
