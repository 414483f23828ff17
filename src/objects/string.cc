#include "src/objects/string.h"

#include <cstring>

#include "src/base/memory.h"
#include "src/heap/object-factory.h"
#include "src/objects/isolate-access.h"
#include "src/objects/objects.h"
#include "src/objects/property-key.h"
#include "src/objects/string-table.h"
#include "src/strings/char-span.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

namespace {

// What a string's characters [from, from + length) are, after thin strings, slices and one-sided cons strings have been
// followed: a flat string or a cons.
struct Piece {
  Tagged<String> string;
  uint32_t from;
};
V8_INLINE Piece Resolve(Tagged<String> string, uint32_t from) {
  while (true) {
    if (V8_LIKELY(string->IsSequential())) return {string, from};
    switch (string->instance_type() & ~1) {
      case THIN_ONE_BYTE_STRING_TYPE:
        string = Cast<ThinString>(string)->actual();
        break;
      case SLICED_ONE_BYTE_STRING_TYPE:
        from += static_cast<uint32_t>(Cast<SlicedString>(string)->offset());
        string = Cast<SlicedString>(string)->parent();
        break;
      case CONS_ONE_BYTE_STRING_TYPE:
        if (Cast<ConsString>(string)->second()->length() != 0) return {string, from};
        string = Cast<ConsString>(string)->first();
        break;
      default:
        return {string, from};
    }
  }
}

}  // namespace

const void* ExternalString::data() const {
  if (const void* const cached = ExternalResourceAccess::CachedData(resource_)) return cached;
  return IsOneByteRepresentation() ? static_cast<const void*>(static_cast<ExternalOneByteString::Resource*>(resource_)->data())
                                   : static_cast<ExternalTwoByteString::Resource*>(resource_)->data();
}

namespace {

const void* FlatChars(Tagged<String> string) {
  if (string->IsExternal()) return Cast<ExternalString>(string)->data();
  DCHECK(string->IsSequential());
  return reinterpret_cast<const uint8_t*>(string.ptr()) + SeqOneByteString::kHeaderSize;
}

// The characters [from, from + length) of what Resolve has found to be flat.
template <typename Char>
void CopyPiece(Piece piece, Char* sink, uint32_t length, base::Poller* poller) {
  const void* chars = FlatChars(piece.string);
  if (piece.string->IsOneByteRepresentation()) {
    CopyChars(sink, static_cast<const uint8_t*>(chars) + piece.from, length, poller);
  } else {
    CopyChars(sink, static_cast<const uint16_t*>(chars) + piece.from, length, poller);
  }
}

// The characters [from, to) of a string that need not be flat.
template <typename Char>
void WriteRope(Tagged<String> string, Char* sink, uint32_t from, uint32_t to, base::Poller* poller) {
  // Without constructor: of the stack only what is used is written.
  struct Part {
    Address string;
    Char* sink;
    uint32_t from;
    uint32_t to;
  };
  // Of the halves of a cons the shorter is written first and the longer waits: the current part halves with every entry,
  // so the stack never has more entries than a length has bits.
  Part stack[32];
  int depth = 0;
  Part part = {string.ptr(), sink, from, to};
  for (size_t step = 0;; ++step) {
    if (!poller->At(step)) return;
    const Piece piece = Resolve(Tagged<String>(part.string), part.from);
    const uint32_t length = part.to - part.from;
    if (!piece.string->IsCons()) {
      CopyPiece(piece, part.sink, length, poller);
      if (poller->stopped() || depth == 0) return;
      part = stack[--depth];
      continue;
    }
    const Tagged<ConsString> cons = Cast<ConsString>(piece.string);
    const uint32_t boundary = cons->first()->length();
    const uint32_t end = piece.from + length;
    if (end <= boundary) {
      part = {cons->first().ptr(), part.sink, piece.from, end};
    } else if (piece.from >= boundary) {
      part = {cons->second().ptr(), part.sink, piece.from - boundary, end - boundary};
    } else {
      const uint32_t left = boundary - piece.from, right = end - boundary;
      const Part first = {cons->first().ptr(), part.sink, piece.from, boundary};
      const Part second = {cons->second().ptr(), part.sink + left, 0, right};
      DCHECK(depth < 32);
      stack[depth++] = left > right ? first : second;
      part = left > right ? second : first;
    }
  }
}

template <typename Char>
V8_INLINE void WriteFlat(Tagged<String> source, Char* sink, uint32_t from, uint32_t to, base::Poller* poller) {
  if (from >= to) return;
  base::Poller never;
  if (poller == nullptr) poller = &never;
  const Piece piece = Resolve(source, from);
  if (V8_LIKELY(!piece.string->IsCons())) return CopyPiece(piece, sink, to - from, poller);
  WriteRope(piece.string, sink, piece.from, piece.from + (to - from), poller);
}

// Compares through small windows, so that no representation has to be flattened.
bool EqualByWindows(Tagged<String> a, Tagged<String> b, base::Poller* poller) {
  constexpr uint32_t kWindow = 512;
  uint16_t window_a[kWindow], window_b[kWindow];
  const uint32_t length = a->length();
  for (uint32_t at = 0; at < length; at += kWindow) {
    const uint32_t end = length - at < kWindow ? length : at + kWindow;
    WriteFlat(a, window_a, at, end, nullptr);
    WriteFlat(b, window_b, at, end, nullptr);
    if (!EqualChars(window_a, window_b, end - at) || !(*poller)()) return false;
  }
  return true;
}

}  // namespace

bool String::IsFlat() const {
  return !Resolve(Tagged<String>(const_cast<String*>(this)), 0).string->IsCons();
}

String::FlatContent String::GetFlatContent() {
  const Piece piece = Resolve(Tagged<String>(this), 0);
  DCHECK(!piece.string->IsCons());
  const void* chars = FlatChars(piece.string);
  if (piece.string->IsOneByteRepresentation()) {
    return FlatContent(static_cast<const uint8_t*>(chars) + piece.from, length());
  }
  return FlatContent(static_cast<const uint16_t*>(chars) + piece.from, length());
}

uint16_t String::Get(uint32_t index) {
  DCHECK(index < length());
  if (V8_LIKELY(IsSequential())) {
    return IsOneByteRepresentation() ? static_cast<SeqOneByteString*>(this)->chars()[index]
                                     : static_cast<SeqTwoByteString*>(this)->chars()[index];
  }
  Piece piece = Resolve(Tagged<String>(this), index);
  while (piece.string->IsCons()) {
    const Tagged<ConsString> cons = Cast<ConsString>(piece.string);
    const uint32_t boundary = cons->first()->length();
    piece = piece.from < boundary ? Resolve(cons->first(), piece.from) : Resolve(cons->second(), piece.from - boundary);
  }
  const void* chars = FlatChars(piece.string);
  return piece.string->IsOneByteRepresentation() ? static_cast<const uint8_t*>(chars)[piece.from]
                                                 : static_cast<const uint16_t*>(chars)[piece.from];
}

Result<Tagged<String>> String::Flatten(Isolate* isolate, Tagged<String> string) {
  if (V8_LIKELY(string->IsSequential())) return string;
  string = UnwrapThin(string);
  if (!string->IsCons()) return string;
  const Tagged<ConsString> cons = Cast<ConsString>(string);
  if (cons->second()->length() == 0) return UnwrapThin(cons->first());
  const uint32_t length = cons->length();
  base::Poller poller = PollerOf(isolate);
  Tagged<String> flat;
  if (cons->IsOneByteRepresentation()) {
    const Tagged<SeqOneByteString> result = TRY(NewRawOneByteString(isolate, length));
    WriteFlat(string, result->chars(), 0, length, &poller);
    flat = result;
  } else {
    const Tagged<SeqTwoByteString> result = TRY(NewRawTwoByteString(isolate, length));
    WriteFlat(string, result->chars(), 0, length, &poller);
    flat = result;
  }
  if (poller.stopped()) return Exception();
  flat->set_raw_hash_field(cons->raw_hash_field());
  cons->set_first(flat);
  cons->set_second(ReadOnlyRoots::empty_string());
  return flat;
}

void String::WriteToFlat(Tagged<String> source, uint8_t* sink, uint32_t from, uint32_t to, base::Poller* poller) {
  WriteFlat(source, sink, from, to, poller);
}
void String::WriteToFlat(Tagged<String> source, uint16_t* sink, uint32_t from, uint32_t to, base::Poller* poller) {
  WriteFlat(source, sink, from, to, poller);
}

bool String::SlowEquals(Tagged<String> a, Tagged<String> b, base::Poller* poller) {
  base::Poller never;
  if (poller == nullptr) poller = &never;
  const uint32_t length = a->length();
  if (length != b->length()) return false;
  // Fast path: the strings that most comparisons are about.
  if (V8_LIKELY(a->IsSequential() && b->IsSequential() && a->IsOneByteRepresentation() && b->IsOneByteRepresentation() &&
                length - 1 < kCharsBetweenPolls)) {
    const uint8_t* const x = Cast<SeqOneByteString>(a)->chars();
    const uint8_t* const y = Cast<SeqOneByteString>(b)->chars();
    return x[length - 1] == y[length - 1] && std::memcmp(x, y, length) == 0;
  }
  a = UnwrapThin(a);
  b = UnwrapThin(b);
  if (a == b) return true;
  if (length == 0) return true;
  if (a->HasHashCode() && b->HasHashCode() && a->raw_hash_field() != b->raw_hash_field()) return false;
  if (a->IsInternalized() && b->IsInternalized()) return false;
  if (!a->IsFlat() || !b->IsFlat()) {
    return a->Get(0) == b->Get(0) && EqualByWindows(a, b, poller);
  }
  const bool equal = VisitCharacters(a, [&](auto x) {
    return VisitCharacters(b, [&](auto y) { return EqualChars(x.begin(), y.begin(), length, poller); });
  });
  base::KeepAlive(a);
  base::KeepAlive(b);
  return equal;
}

bool String::IsEqualTo(base::Vector<const uint8_t> chars) {
  if (length() != chars.size()) return false;
  if (!IsFlat()) {
    for (uint32_t i = 0; i < chars.size(); ++i) {
      if (Get(i) != chars[i]) return false;
    }
    return true;
  }
  return VisitCharacters(Tagged<String>(this),
                         [&](auto own) { return EqualChars(own.begin(), chars.begin(), chars.size()); });
}

bool String::IsEqualTo(const char* ascii) { return IsEqualTo(base::OneByteVector(ascii)); }

Result<int> String::Compare(Isolate* isolate, Tagged<String> a, Tagged<String> b) {
  if (a == b) return 0;
  a = TRY(Flatten(isolate, a));
  b = TRY(Flatten(isolate, b));
  base::Poller poller = PollerOf(isolate);
  const int order = VisitCharacters(
      a, [&](auto x) { return VisitCharacters(b, [&](auto y) { return CompareChars(x, y, &poller); }); });
  base::KeepAlive(a);
  base::KeepAlive(b);
  if (poller.stopped()) return Exception();
  return order;
}

bool String::HasOnlyOneByteChars() {
  if (IsOneByteRepresentation()) return true;
  if (IsFlat()) {
    const FlatContent content = GetFlatContent();
    return content.IsOneByte() || internal::IsOneByte(content.ToUC16Vector());
  }
  for (uint32_t i = 0; i < length(); ++i) {
    if (Get(i) > 0xff) return false;
  }
  return true;
}

uint32_t String::ComputeHash() {
  const Tagged<String> actual = UnwrapThin(Tagged<String>(this));
  if (actual->HasHashCode()) return hash_ = actual->raw_hash_field();
  if (actual->IsFlat()) {
    hash_ = VisitCharacters(actual, [](auto chars) { return StringTable::HashField(chars); });
    return hash_;
  }
  // Callers that may allocate flatten first; this is for those that may not.
  uint16_t* buffer = base::NewArray<uint16_t>(length());
  if (buffer == nullptr) FATAL("out of memory: hashing a string of %u characters", length());
  WriteFlat(actual, buffer, 0, length(), nullptr);
  hash_ = StringTable::HashField(base::Vector<const uint16_t>(buffer, length()));
  base::Free(buffer);
  return hash_;
}

bool String::AsArrayIndex(uint32_t* index) {
  if (length() == 0 || length() > 10) return false;
  if (HasHashCode() && (hash_ & kIsArrayIndex) == 0) return false;
  uint16_t chars[10];
  WriteFlat(Tagged<String>(this), chars, 0, length(), nullptr);
  return TryParseArrayIndex(TwoByteSpan(chars, length()), index);
}

PropertyKey PropertyKey::FromInternalized(Tagged<Name> name) {
  if (name->instance_type() != SYMBOL_TYPE && (name->raw_hash_field() & Name::kIsArrayIndex) != 0) {
    uint32_t index = 0;
    Tagged<String>(name.ptr())->AsArrayIndex(&index);
    return FromIndex(index);
  }
  return PropertyKey(name);
}

Result<Value> PropertyKey::ToValue(Isolate* isolate) const {
  if (is_name()) return word_;
  return Result<Value>(NumberToString(isolate, word_));
}

}  // namespace v8::internal
