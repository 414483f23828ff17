#ifndef FLAT8_SRC_OBJECTS_STRING_H_
#define FLAT8_SRC_OBJECTS_STRING_H_

#include <memory>

#include "include/v8-primitive.h"
#include "src/base/poller.h"
#include "src/base/vector.h"
#include "src/objects/name.h"
#include "src/objects/result.h"

namespace v8::internal {

template <typename T>
class Handle;

// Immutable sequences of UTF-16 code units, stored with one byte a unit where all fit into Latin-1. Representations:
// sequential, cons (a concatenation not yet written out), sliced, thin (stands for an internalized string), external.
// Internalized strings are unique by content within an isolate and sequential or external.
class String : public Name {
 public:
  static constexpr uint32_t kMaxLength = kMaxStringLength;

  uint32_t length() const { return length_; }
  bool IsOneByteRepresentation() const { return (instance_type() & 1) == 0; }
  bool IsTwoByteRepresentation() const { return (instance_type() & 1) != 0; }
  bool IsInternalized() const { return instance_type() <= LAST_INTERNALIZED_STRING_TYPE; }
  bool IsSequential() const {
    return static_cast<unsigned>(instance_type() - FIRST_SEQ_STRING_TYPE) <= LAST_SEQ_STRING_TYPE - FIRST_SEQ_STRING_TYPE;
  }
  bool IsExternal() const {
    const int kind = instance_type() & ~1;
    return kind == EXTERNAL_ONE_BYTE_STRING_TYPE || kind == EXTERNAL_INTERNALIZED_ONE_BYTE_STRING_TYPE;
  }
  bool IsCons() const { return (instance_type() & ~1) == CONS_ONE_BYTE_STRING_TYPE; }
  bool IsSliced() const { return (instance_type() & ~1) == SLICED_ONE_BYTE_STRING_TYPE; }
  bool IsThin() const { return (instance_type() & ~1) == THIN_ONE_BYTE_STRING_TYPE; }

  // The hash of the content (equal contents, equal hashes, whatever the representation); computes it when necessary.
  uint32_t EnsureHash() {
    if (V8_LIKELY(HasHashCode())) return hash_ >> kHashShift;
    return ComputeHash() >> kHashShift;
  }
  // The raw field, computed.
  uint32_t EnsureRawHash() { return HasHashCode() ? hash_ : ComputeHash(); }
  // Whether the content is a canonical array index, and which.
  bool AsArrayIndex(uint32_t* index);

  // The code unit at `index`; any representation.
  uint16_t Get(uint32_t index);

  // A string with the same content that is sequential or external (or a slice/thin of such: see FlatContent). Allocates
  // for cons strings; the cons then refers to the flat string. Never recurses. Fails when memory runs out.
  static Result<Tagged<String>> Flatten(Isolate* isolate, Tagged<String> string);
  bool IsFlat() const;

  // The characters of a flat string: good until the next allocation.
  class FlatContent {
   public:
    FlatContent(const uint8_t* start, uint32_t length) : one_byte_(start), length_(length) {}
    FlatContent(const uint16_t* start, uint32_t length) : two_byte_(start), length_(length) {}
    bool IsOneByte() const { return one_byte_ != nullptr; }
    base::Vector<const uint8_t> ToOneByteVector() const { return {one_byte_, length_}; }
    base::Vector<const uint16_t> ToUC16Vector() const { return {two_byte_, length_}; }
    uint32_t length() const { return length_; }
    uint16_t Get(uint32_t i) const { return one_byte_ != nullptr ? one_byte_[i] : two_byte_[i]; }

   private:
    const uint8_t* one_byte_ = nullptr;
    const uint16_t* two_byte_ = nullptr;
    uint32_t length_;
  };
  FlatContent GetFlatContent();  // the string must be flat

  // Copies code units [from, to) into `sink`, any representation, without allocating in the heap and without recursion.
  // With a poller half of it may be missing at the end.
  static void WriteToFlat(Tagged<String> source, uint8_t* sink, uint32_t from, uint32_t to,
                          base::Poller* poller = nullptr);
  static void WriteToFlat(Tagged<String> source, uint16_t* sink, uint32_t from, uint32_t to,
                          base::Poller* poller = nullptr);

  // Content equality; walks any representation without allocating. The poller is for long strings.
  static bool Equals(Tagged<String> a, Tagged<String> b, base::Poller* poller = nullptr) {
    if (a == b) return true;
    if (a->IsInternalized() && b->IsInternalized()) return false;
    return SlowEquals(a, b, poller);
  }
  static bool SlowEquals(Tagged<String> a, Tagged<String> b, base::Poller* poller = nullptr);
  bool IsEqualTo(base::Vector<const uint8_t> chars);
  bool IsEqualTo(const char* ascii);
  // <0, 0, >0: code unit order. Flattens.
  static Result<int> Compare(Isolate* isolate, Tagged<String> a, Tagged<String> b);

  // V8's names, for tests; defined in test/cctest/object-vocabulary.cc and string-vocabulary.cc.
  enum class HashFieldType : uint32_t { kHash = kHashComputed };
  static constexpr uint32_t CreateHashFieldValue(uint32_t hash, HashFieldType type) {
    return hash << kHashShift | static_cast<uint32_t>(type);
  }
  static Handle<String> Flatten(Isolate* isolate, Handle<String> string);
  static bool Equals(Isolate* isolate, DirectHandle<String> a, DirectHandle<String> b);
  bool Equals(Tagged<String> other) { return Equals(Tagged<String>(this), other); }
  bool IsOneByteEqualTo(base::Vector<const uint8_t> chars) { return IsEqualTo(chars); }
  bool IsOneByteEqualTo(base::Vector<const char> chars);
  std::unique_ptr<char[]> ToCString();
  static bool IsAscii(const char* text, int length);
  static bool IsOneByte(const uint16_t* text, int length);
  bool MakeExternal(Isolate* isolate, v8::String::ExternalStringResource* resource);
  bool MakeExternal(Isolate* isolate, v8::String::ExternalOneByteStringResource* resource);

  // True when every code unit fits one byte although the representation has two.
  bool HasOnlyOneByteChars();

 protected:
  uint32_t ComputeHash();
};

// Calls `visit` with the characters of a flat string, one byte or two bytes wide. It must not allocate in the heap.
template <typename Visit>
V8_INLINE auto VisitCharacters(Tagged<String> string, Visit visit) {
  const String::FlatContent content = string->GetFlatContent();
  return content.IsOneByte() ? visit(content.ToOneByteVector()) : visit(content.ToUC16Vector());
}

class SeqOneByteString : public String {
 public:
  static constexpr int kHeaderSize = 16;
  static constexpr int SizeFor(uint32_t length) {
    return static_cast<int>((kHeaderSize + length + kObjectAlignment - 1) & ~uint32_t{kObjectAlignment - 1});
  }
  uint8_t* chars() { return reinterpret_cast<uint8_t*>(this) + kHeaderSize; }
  void Initialize(uint32_t length) {
    hash_ = 0;
    length_ = length;
  }
};

class SeqTwoByteString : public String {
 public:
  static constexpr int kHeaderSize = 16;
  static constexpr int SizeFor(uint32_t length) {
    return static_cast<int>((kHeaderSize + 2 * length + kObjectAlignment - 1) & ~uint32_t{kObjectAlignment - 1});
  }
  uint16_t* chars() { return reinterpret_cast<uint16_t*>(reinterpret_cast<uint8_t*>(this) + kHeaderSize); }
  void Initialize(uint32_t length) {
    hash_ = 0;
    length_ = length;
  }
};

// A concatenation of at least kMinLength characters. A flattened one has its content as `first` and the empty string as
// `second`.
class ConsString : public String {
 public:
  static constexpr uint32_t kMinLength = 13;
  void InitializeLength(uint32_t length) {
    hash_ = 0;
    length_ = length;
  }
  TAGGED_FIELD(String, first)
  TAGGED_FIELD(String, second)
};

// A substring of at least kMinLength characters; the parent is flat and neither cons, sliced nor thin.
class SlicedString : public String {
 public:
  static constexpr uint32_t kMinLength = 13;
  void InitializeLength(uint32_t length) {
    hash_ = 0;
    length_ = length;
  }
  TAGGED_FIELD(String, parent)
  INT_FIELD(offset)
};

class ThinString : public String {
 public:
  TAGGED_FIELD(String, actual)
};

// What of the embedder's resources is not public.
class ExternalResourceAccess {
 public:
  static const void* CachedData(const v8::String::ExternalStringResourceBase* resource) {
    return resource->cached_data_;
  }
  static void Dispose(v8::String::ExternalStringResourceBase* resource) { resource->Dispose(); }
};

// The characters belong to the embedder's resource (v8::String::ExternalStringResource), which is disposed of when the
// string dies. No larger than the shortest sequential string, so that any string can become external where it is. Raw: the
// word is a plain pointer.
class ExternalString : public String {
 public:
  using ResourceBase = v8::String::ExternalStringResourceBase;

  void InitializeExternal(uint32_t length, ResourceBase* resource) {
    hash_ = 0;
    length_ = length;
    resource_ = resource;
  }
  ResourceBase* resource_base() const { return resource_; }
  void set_resource_base(ResourceBase* resource) { resource_ = resource; }
  // The characters, as the resource says: where they are may change from call to call if it is uncached.
  const void* data() const;
  // Whether the resource is asked each time, because it forbids to keep the pointer.
  bool is_uncached() const { return !resource_->IsCacheable(); }

 private:
  ResourceBase* resource_;
};
class ExternalOneByteString : public ExternalString {
 public:
  using Resource = v8::String::ExternalOneByteStringResource;
  const Resource* resource() const { return static_cast<const Resource*>(resource_base()); }
  const uint8_t* chars() const { return static_cast<const uint8_t*>(data()); }
  // For tests.
  void SetResource(Isolate* isolate, const Resource* resource);
};
class ExternalTwoByteString : public ExternalString {
 public:
  using Resource = v8::String::ExternalStringResource;
  const Resource* resource() const { return static_cast<const Resource*>(resource_base()); }
  const uint16_t* chars() const { return static_cast<const uint16_t*>(data()); }
  // For tests.
  void SetResource(Isolate* isolate, const Resource* resource);
};

// Follows thin strings to what they stand for.
V8_INLINE Tagged<String> UnwrapThin(Tagged<String> string) {
  return string->IsThin() ? Cast<ThinString>(string)->actual() : string;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_STRING_H_
