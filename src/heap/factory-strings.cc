#include <cstring>

#include "src/heap/object-factory.h"
#include "src/heap/oversized-request.h"
#include "src/numbers/number-to-string.h"
#include "src/objects/isolate-access.h"
#include "src/objects/string-table.h"
#include "src/strings/char-span.h"
#include "src/strings/encoding.h"

namespace v8::internal {

Result<Tagged<SeqOneByteString>> NewRawOneByteString(Isolate* isolate, uint32_t length, AllocationType type) {
  if (V8_UNLIKELY(length > String::kMaxLength)) return ThrowMessage(isolate, MessageTemplate::kInvalidStringLength);
  const int size = SeqOneByteString::SizeFor(length);
  if (V8_UNLIKELY(IsOversizedRequest(isolate, static_cast<size_t>(size)))) {
    return ThrowMessage(isolate, MessageTemplate::kInvalidStringLength);
  }
  const Tagged<SeqOneByteString> string =
      TRY(AllocateObjectOf<SeqOneByteString>(isolate, ReadOnlyRoots::seq_one_byte_string_map(), size, type));
  string->Initialize(length);
  return string;
}

Result<Tagged<SeqTwoByteString>> NewRawTwoByteString(Isolate* isolate, uint32_t length, AllocationType type) {
  if (V8_UNLIKELY(length > String::kMaxLength)) return ThrowMessage(isolate, MessageTemplate::kInvalidStringLength);
  const int size = SeqTwoByteString::SizeFor(length);
  if (V8_UNLIKELY(IsOversizedRequest(isolate, static_cast<size_t>(size)))) {
    return ThrowMessage(isolate, MessageTemplate::kInvalidStringLength);
  }
  const Tagged<SeqTwoByteString> string =
      TRY(AllocateObjectOf<SeqTwoByteString>(isolate, ReadOnlyRoots::seq_two_byte_string_map(), size, type));
  string->Initialize(length);
  return string;
}

namespace {

uint32_t ClampedLength(size_t length) {
  return length > String::kMaxLength ? String::kMaxLength + 1 : static_cast<uint32_t>(length);
}

// Where the embedder is promised a string, interrupts wait.
base::Poller PollerOfFactory(Isolate* isolate) {
  return Heap::FromIsolate(isolate)->always_allocate() ? base::Poller() : PollerOf(isolate);
}

// Copies characters into a fresh string.
template <typename To, typename From>
Result<Tagged<String>> CopyInto(Isolate* isolate, Tagged<To> string, const From* chars, size_t length) {
  if (V8_LIKELY(length <= kCharsBetweenPolls)) {
    CopyChars(string->chars(), chars, length);
    return string;
  }
  base::Poller poller = PollerOfFactory(isolate);
  CopyChars(string->chars(), chars, length, &poller);
  base::KeepAlive(string);
  if (poller.stopped()) return Exception();
  return string;
}

// Copies characters that may lie in `holder` (which keeps them alive): the address is taken after the allocation.
template <typename Char>
Result<Tagged<String>> CopyFlat(Isolate* isolate, Tagged<String> holder, uint32_t begin, uint32_t length) {
  if constexpr (sizeof(Char) == 1) {
    const Tagged<SeqOneByteString> result = TRY(NewRawOneByteString(isolate, length));
    CopyChars(result->chars(), holder->GetFlatContent().ToOneByteVector().begin() + begin, length);
    return result;
  } else {
    const uint16_t* chars = holder->GetFlatContent().ToUC16Vector().begin() + begin;
    if (IsOneByte(chars, length)) {
      const Tagged<SeqOneByteString> result = TRY(NewRawOneByteString(isolate, length));
      CopyChars(result->chars(), holder->GetFlatContent().ToUC16Vector().begin() + begin, length);
      return result;
    }
    const Tagged<SeqTwoByteString> result = TRY(NewRawTwoByteString(isolate, length));
    CopyChars(result->chars(), holder->GetFlatContent().ToUC16Vector().begin() + begin, length);
    return result;
  }
}

}  // namespace

Result<Tagged<String>> NewStringFromOneByte(Isolate* isolate, base::Vector<const uint8_t> chars, AllocationType type) {
  if (chars.size() == 0) return ReadOnlyRoots::empty_string();
  if (chars.size() == 1) return ReadOnlyRoots::SingleCharacterString(chars[0]);
  return CopyInto(isolate, TRY(NewRawOneByteString(isolate, ClampedLength(chars.size()), type)), chars.begin(),
                  chars.size());
}

Result<Tagged<String>> NewStringFromTwoByte(Isolate* isolate, base::Vector<const uint16_t> chars, AllocationType type) {
  if (chars.size() == 0) return ReadOnlyRoots::empty_string();
  if (chars.size() == 1 && chars[0] <= 0xff) {
    return ReadOnlyRoots::SingleCharacterString(static_cast<uint8_t>(chars[0]));
  }
  bool is_one_byte;
  if (V8_LIKELY(chars.size() <= kCharsBetweenPolls)) {
    is_one_byte = IsOneByte(chars);
  } else {
    base::Poller poller = PollerOfFactory(isolate);
    is_one_byte = IsOneByte(chars, &poller);
    if (poller.stopped()) return Exception();
  }
  const uint32_t length = ClampedLength(chars.size());
  if (is_one_byte) return CopyInto(isolate, TRY(NewRawOneByteString(isolate, length, type)), chars.begin(), length);
  return CopyInto(isolate, TRY(NewRawTwoByteString(isolate, length, type)), chars.begin(), length);
}

Result<Tagged<String>> NewStringFromAscii(Isolate* isolate, const char* text) {
  return NewStringFromOneByte(isolate, base::OneByteVector(text));
}

Result<Tagged<String>> NewStringFromUtf8(Isolate* isolate, base::Vector<const char> text, AllocationType type) {
  const Utf8Scan scan = ScanUtf8(text);
  if (scan.is_ascii) {
    return NewStringFromOneByte(isolate, {reinterpret_cast<const uint8_t*>(text.begin()), text.size()}, type);
  }
  const uint32_t length = ClampedLength(scan.units);
  if (scan.is_one_byte) {
    const Tagged<SeqOneByteString> result = TRY(NewRawOneByteString(isolate, length, type));
    DecodeUtf8(text, result->chars());
    if (length == 1) return ReadOnlyRoots::SingleCharacterString(result->chars()[0]);
    return result;
  }
  const Tagged<SeqTwoByteString> result = TRY(NewRawTwoByteString(isolate, length, type));
  DecodeUtf8(text, result->chars());
  return result;
}

Result<Tagged<String>> LookupSingleCharacterString(Isolate* isolate, uint16_t code_unit) {
  if (code_unit <= 0xff) return ReadOnlyRoots::SingleCharacterString(static_cast<uint8_t>(code_unit));
  return NewStringFromTwoByte(isolate, {&code_unit, 1});
}

Result<Tagged<String>> NewConsString(Isolate* isolate, Tagged<String> left, Tagged<String> right) {
  const uint32_t left_length = left->length(), right_length = right->length();
  if (left_length == 0) return right;
  if (right_length == 0) return left;
  const uint32_t length = left_length + right_length;
  if (V8_UNLIKELY(length > String::kMaxLength)) return ThrowMessage(isolate, MessageTemplate::kInvalidStringLength);
  const bool one_byte = left->IsOneByteRepresentation() && right->IsOneByteRepresentation();
  if (length < ConsString::kMinLength) {
    if (one_byte) {
      const Tagged<SeqOneByteString> result = TRY(NewRawOneByteString(isolate, length));
      String::WriteToFlat(left, result->chars(), 0, left_length);
      String::WriteToFlat(right, result->chars() + left_length, 0, right_length);
      return result;
    }
    const Tagged<SeqTwoByteString> result = TRY(NewRawTwoByteString(isolate, length));
    String::WriteToFlat(left, result->chars(), 0, left_length);
    String::WriteToFlat(right, result->chars() + left_length, 0, right_length);
    return result;
  }
  const Tagged<ConsString> cons = TRY(AllocateObjectOf<ConsString>(
      isolate, one_byte ? ReadOnlyRoots::cons_one_byte_string_map() : ReadOnlyRoots::cons_two_byte_string_map()));
  cons->InitializeLength(length);
  cons->set_first_no_barrier(Tagged<String>());
  cons->set_second_no_barrier(Tagged<String>());
  cons->set_first(left);
  cons->set_second(right);
  return cons;
}

Result<Tagged<String>> NewSubString(Isolate* isolate, Tagged<String> string, uint32_t begin, uint32_t end) {
  DCHECK(begin <= end && end <= string->length());
  const uint32_t length = end - begin;
  if (length == 0) return ReadOnlyRoots::empty_string();
  if (length == string->length()) return string;
  if (length == 1) return LookupSingleCharacterString(isolate, string->Get(begin));
  string = TRY(String::Flatten(isolate, string));
  if (string->IsSliced()) {
    begin += static_cast<uint32_t>(Cast<SlicedString>(string)->offset());
    string = Cast<SlicedString>(string)->parent();
  }
  string = UnwrapThin(string);
  if (length < SlicedString::kMinLength) {
    return string->IsOneByteRepresentation() ? CopyFlat<uint8_t>(isolate, string, begin, length)
                                             : CopyFlat<uint16_t>(isolate, string, begin, length);
  }
  const Tagged<SlicedString> slice = TRY(AllocateObjectOf<SlicedString>(
      isolate, string->IsOneByteRepresentation() ? ReadOnlyRoots::sliced_one_byte_string_map()
                                                 : ReadOnlyRoots::sliced_two_byte_string_map()));
  slice->InitializeLength(length);
  slice->set_parent_no_barrier(Tagged<String>());
  slice->set_parent(string);
  slice->set_offset(static_cast<int>(begin));
  return slice;
}

namespace {

template <typename Char>
Tagged<String> FindInternalized(Isolate* isolate, base::Vector<const Char> chars, uint32_t raw_hash) {
  const Tagged<String> shared = StringTable::ReadOnly()->Lookup(chars, raw_hash);
  if (!shared.is_empty()) return shared;
  return StringTableOf(isolate)->Lookup(chars, raw_hash);
}

// Characters that do not lie in the heap.
template <typename Char>
Result<Tagged<String>> InternalizeChars(Isolate* isolate, base::Vector<const Char> chars) {
  const uint32_t raw_hash = StringTable::HashField(chars);
  const Tagged<String> found = FindInternalized(isolate, chars, raw_hash);
  if (!found.is_empty()) return found;
  Tagged<String> result;
  if (sizeof(Char) == 1 || IsOneByte(reinterpret_cast<const uint16_t*>(chars.begin()), chars.size())) {
    const Tagged<SeqOneByteString> string =
        TRY(NewRawOneByteString(isolate, ClampedLength(chars.size()), AllocationType::kOld));
    CopyChars(string->chars(), chars.begin(), chars.size());
    string->set_map(ReadOnlyRoots::internalized_one_byte_string_map());
    result = string;
  } else {
    const Tagged<SeqTwoByteString> string =
        TRY(NewRawTwoByteString(isolate, ClampedLength(chars.size()), AllocationType::kOld));
    CopyChars(reinterpret_cast<Char*>(string->chars()), chars.begin(), chars.size());
    string->set_map(ReadOnlyRoots::internalized_two_byte_string_map());
    result = string;
  }
  result->set_raw_hash_field(raw_hash);
  StringTable* table = StringTableOf(isolate);
  if (!table->TryReserve()) return ReportOutOfMemory(isolate, "string table");
  table->Insert(result);
  return result;
}

}  // namespace

Result<Tagged<String>> InternalizeOneByte(Isolate* isolate, base::Vector<const uint8_t> chars) {
  return InternalizeChars(isolate, chars);
}
Result<Tagged<String>> InternalizeTwoByte(Isolate* isolate, base::Vector<const uint16_t> chars) {
  return InternalizeChars(isolate, chars);
}
Result<Tagged<String>> InternalizeAscii(Isolate* isolate, const char* text) {
  return InternalizeChars(isolate, base::OneByteVector(text));
}

namespace {

Tagged<String> FindInternalized(Isolate* isolate, Tagged<String> flat, uint32_t raw_hash) {
  return VisitCharacters(flat, [&](auto chars) { return FindInternalized(isolate, chars, raw_hash); });
}

}  // namespace

Result<Tagged<String>> InternalizeString(Isolate* isolate, Tagged<String> string) {
  string = UnwrapThin(string);
  if (string->IsInternalized()) return string;
  // A cons keeps the internalized string as its flattened content, which makes the next time cheap.
  const Tagged<String> original = string;
  string = UnwrapThin(TRY(String::Flatten(isolate, string)));
  if (string->IsInternalized()) return string;
  const uint32_t raw_hash = string->EnsureRawHash();
  Tagged<String> result = FindInternalized(isolate, string, raw_hash);
  if (result.is_empty()) {
    base::Poller poller = PollerOfFactory(isolate);
    StringTable* table = StringTableOf(isolate);
    const uint32_t length = string->length();
    if (string->IsExternal() && string->gc_state() < kYoungObject && !Cast<ExternalString>(string)->is_uncached()) {
      string->set_map(string->IsOneByteRepresentation() ? ReadOnlyRoots::external_internalized_one_byte_string_map()
                                                        : ReadOnlyRoots::external_internalized_two_byte_string_map());
      result = string;
    } else if (string->IsSequential() && string->gc_state() < kYoungObject && string->IsOneByteRepresentation()) {
      string->set_map(ReadOnlyRoots::internalized_one_byte_string_map());
      result = string;
    } else if (string->HasOnlyOneByteChars()) {
      const Tagged<SeqOneByteString> copy = TRY(NewRawOneByteString(isolate, length, AllocationType::kOld));
      String::WriteToFlat(string, copy->chars(), 0, length, &poller);
      copy->set_map(ReadOnlyRoots::internalized_one_byte_string_map());
      result = copy;
    } else if (string->IsSequential() && string->gc_state() < kYoungObject) {
      string->set_map(ReadOnlyRoots::internalized_two_byte_string_map());
      result = string;
    } else {
      const Tagged<SeqTwoByteString> copy = TRY(NewRawTwoByteString(isolate, length, AllocationType::kOld));
      String::WriteToFlat(string, copy->chars(), 0, length, &poller);
      copy->set_map(ReadOnlyRoots::internalized_two_byte_string_map());
      result = copy;
    }
    if (poller.stopped()) return Exception();
    result->set_raw_hash_field(raw_hash);
    if (!table->TryReserve()) return ReportOutOfMemory(isolate, "string table");
    table->Insert(result);
  }
  if (original->IsCons()) {
    Cast<ConsString>(original)->set_first(result);
    Cast<ConsString>(original)->set_second(ReadOnlyRoots::empty_string());
  }
  return result;
}

Result<Tagged<Symbol>> NewSymbol(Isolate* isolate, Value description, uint32_t flags) {
  const Tagged<Symbol> symbol = TRY(AllocateObjectOf<Symbol>(isolate, ReadOnlyRoots::symbol_map(), sizeof(Symbol),
                                                             AllocationType::kOld));
  symbol->set_flags(flags);
  symbol->set_description_no_barrier(Undefined());
  symbol->set_description(description);
  symbol->set_raw_hash_field(NextIdentityHash(isolate) << Name::kHashShift | Name::kHashComputed);
  return symbol;
}

Result<Tagged<Symbol>> NewPrivateNameSymbol(Isolate* isolate, Tagged<String> name) {
  return NewSymbol(isolate, name, Symbol::kPrivate | Symbol::kPrivateName);
}

Result<Tagged<String>> NumberToString(Isolate* isolate, Value number) {
  if (number.IsInt() && static_cast<uint32_t>(number.AsInt()) < 10) {
    return ReadOnlyRoots::SingleCharacterString(static_cast<uint8_t>('0' + number.AsInt()));
  }
  char buffer[kNumberBufferSize];
  const size_t length = number.IsInt() ? Int32ToString(number.AsInt(), buffer)
                                       : NumberToString(number.AsDouble(), buffer);
  return NewStringFromOneByte(isolate, {reinterpret_cast<const uint8_t*>(buffer), length});
}

Result<Tagged<BigInt>> NewBigInt(Isolate* isolate, uint32_t digits, bool sign) {
  if (V8_UNLIKELY(digits > BigInt::kMaxLength ||
                  IsOversizedRequest(isolate, static_cast<size_t>(BigInt::SizeFor(digits))))) {
    return ThrowMessage(isolate, MessageTemplate::kBigIntTooBig);
  }
  const Tagged<BigInt> result =
      TRY(AllocateObjectOf<BigInt>(isolate, ReadOnlyRoots::bigint_map(), BigInt::SizeFor(digits)));
  result->Initialize(digits, sign);
  return result;
}

}  // namespace v8::internal
