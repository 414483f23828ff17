// Primitive values: undefined, null, Boolean, String, Symbol, Number, BigInt.

#ifndef INCLUDE_V8_PRIMITIVE_H_
#define INCLUDE_V8_PRIMITIVE_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-internal.h"      // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-value.h"         // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// kInternalized asks for the canonical string of these characters: worth its lookup for property names.
enum class NewStringType { kNormal, kInternalized };

// The superclass of primitive values (ECMA-262 §6.1).
class V8_EXPORT Primitive : public Value {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kPrimitive;
  V8_INLINE static Primitive* Cast(Data* data) { return internal::ApiCast<Primitive>(data); }
};

class V8_EXPORT Boolean : public Primitive {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kBoolean;

  bool Value() const;
  V8_INLINE static Local<Boolean> New(Isolate* isolate, bool value);
  V8_INLINE static Boolean* Cast(Data* data) { return internal::ApiCast<Boolean>(data); }
};

// A fixed-length array of primitives that script never sees; for host-defined options of scripts.
class V8_EXPORT PrimitiveArray : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kPrimitiveArray;

  // All elements are undefined at first.
  static Local<PrimitiveArray> New(Isolate* isolate, int length);
  int Length() const;
  // An index outside [0, Length()) is fatal.
  void Set(Isolate* isolate, int index, Local<Primitive> item);
  Local<Primitive> Get(Isolate* isolate, int index);
  V8_DEPRECATE_SOON("Pass the isolate") void Set(int index, Local<Primitive> item);
  V8_DEPRECATE_SOON("Pass the isolate") Local<Primitive> Get(int index);

  V8_INLINE static PrimitiveArray* Cast(Data* data) { return internal::ApiCast<PrimitiveArray>(data); }
};

// A property key that is not an index: a String or a Symbol.
class V8_EXPORT Name : public Primitive {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kName;

  // A hash that stays the same for the life of the value; never 0; not unique.
  int GetIdentityHash();
  V8_INLINE static Name* Cast(Data* data) { return internal::ApiCast<Name>(data); }
};

// An immutable sequence of 16-bit code units (ECMA-262 §6.1.4).
class V8_EXPORT String : public Name {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kString;

  // The longest string, in code units.
  static constexpr int kMaxLength = (1 << 29) - 24;

  enum Encoding { UNKNOWN_ENCODING = 0x1, TWO_BYTE_ENCODING = 0x0, ONE_BYTE_ENCODING = 0x8 };

  // Code units.
  int Length() const;
  // Bytes in UTF-8, without a terminator; lone surrogates count three bytes.
  int Utf8Length(Isolate* isolate) const;
  // Whether the representation is one byte a unit; true does not say more than false about the characters.
  bool IsOneByte() const;
  // Whether all units are below 256; scans the string if need be.
  bool ContainsOnlyOneByte() const;

  // --- Copying out ---
  enum WriteOptions {
    NO_OPTIONS = 0,
    HINT_MANY_WRITES_EXPECTED = 1,
    NO_NULL_TERMINATION = 2,
    PRESERVE_ONE_BYTE_NULL = 4,
    // Lone surrogates become U+FFFD instead of three bytes of generalised UTF-8.
    REPLACE_INVALID_UTF8 = 8
  };
  // Copy at most `length` units (-1: as many as there are) from `start` on. They append a terminating zero where it
  // fits, unless NO_NULL_TERMINATION is set. Result: the units written, the terminator not counted.
  int Write(Isolate* isolate, uint16_t* buffer, int start = 0, int length = -1, int options = NO_OPTIONS) const;
  int WriteOneByte(Isolate* isolate, uint8_t* buffer, int start = 0, int length = -1, int options = NO_OPTIONS) const;
  // Writes whole characters as UTF-8 into `length` bytes (-1: enough room). Result: the bytes written, here with the
  // terminator when there is one. `*nchars_ref`, if given, gets the code units consumed.
  int WriteUtf8(Isolate* isolate, char* buffer, int length = -1, int* nchars_ref = nullptr,
                int options = NO_OPTIONS) const;

  // The newer forms: sizes are size_t, the terminator is asked for.
  struct WriteFlags {
    enum { kNone = 0, kNullTerminate = 1, kReplaceInvalidUtf8 = 2 };
  };
  size_t Utf8LengthV2(Isolate* isolate) const;
  // Copies exactly `length` units from `offset` on.
  void WriteV2(Isolate* isolate, uint32_t offset, uint32_t length, uint16_t* buffer,
               int flags = WriteFlags::kNone) const;
  void WriteOneByteV2(Isolate* isolate, uint32_t offset, uint32_t length, uint8_t* buffer,
                      int flags = WriteFlags::kNone) const;
  // Result: the bytes written, the terminator included. `*processed_characters` gets the code units consumed.
  size_t WriteUtf8V2(Isolate* isolate, char* buffer, size_t capacity, int flags = WriteFlags::kNone,
                     size_t* processed_characters = nullptr) const;

  // --- Making strings ---
  static Local<String> Empty(Isolate* isolate);

  // From UTF-8; invalid sequences become U+FFFD. `length` is in bytes, -1 for a zero-terminated string. Empty, without
  // an exception, when the string would be longer than kMaxLength; out-of-memory ends in termination.
  static V8_WARN_UNUSED_RESULT MaybeLocal<String> NewFromUtf8(Isolate* isolate, const char* data,
                                                              NewStringType type = NewStringType::kNormal,
                                                              int length = -1);
  static V8_WARN_UNUSED_RESULT MaybeLocal<String> NewFromOneByte(Isolate* isolate, const uint8_t* data,
                                                                 NewStringType type = NewStringType::kNormal,
                                                                 int length = -1);
  static V8_WARN_UNUSED_RESULT MaybeLocal<String> NewFromTwoByte(Isolate* isolate, const uint16_t* data,
                                                                 NewStringType type = NewStringType::kNormal,
                                                                 int length = -1);
  // From a string literal; its length is the array's, so embedded zeros are kept. Cannot fail.
  template <int N>
  static V8_WARN_UNUSED_RESULT Local<String> NewFromUtf8Literal(Isolate* isolate, const char (&literal)[N],
                                                                NewStringType type = NewStringType::kNormal) {
    static_assert(N <= kMaxLength, "the literal is too long");
    return NewFromUtf8Literal(isolate, literal, type, N - 1);
  }

  static Local<String> Concat(Isolate* isolate, Local<String> left, Local<String> right);
  // The canonical string with these characters.
  Local<String> InternalizeString(Isolate* isolate);
  // Whether both have the same characters.
  bool StringEquals(Local<String> that) const;

  // --- External strings: characters that the host owns ---
  // The engine reads the characters whenever it likes, and calls Dispose() once when the string dies or its isolate is
  // disposed of, on the isolate's thread. The default Dispose() deletes the resource.
  class V8_EXPORT ExternalStringResourceBase {
   public:
    virtual ~ExternalStringResourceBase() = default;
    ExternalStringResourceBase(const ExternalStringResourceBase&) = delete;
    void operator=(const ExternalStringResourceBase&) = delete;

    // False: the pointer that data() returns may change between calls.
    virtual bool IsCacheable() const { return true; }
    // The isolate no longer accounts for the memory: called once, before Dispose().
    virtual void Unaccount(Isolate*) {}

   protected:
    friend class internal::ExternalResourceAccess;
    ExternalStringResourceBase() = default;
    virtual void Dispose() { delete this; }
    // Bracket uses of the characters off the isolate's thread.
    virtual void Lock() const {}
    virtual void Unlock() const {}

    // What data() said when a string was made of a cacheable resource; null before that and of others.
    const void* cached_data_ = nullptr;
  };
  // Immutable 16-bit units, the same for the life of the resource.
  class V8_EXPORT ExternalStringResource : public ExternalStringResourceBase {
   public:
    ~ExternalStringResource() override = default;
    virtual const uint16_t* data() const = 0;
    // Units.
    virtual size_t length() const = 0;
    // Asks data() once and for all; of a cacheable resource, before a string is made of it. The engine does so itself.
    void UpdateDataCache();
    const uint16_t* cached_data() const { return static_cast<const uint16_t*>(cached_data_); }

   protected:
    ExternalStringResource() = default;
  };
  // Immutable Latin-1 characters.
  class V8_EXPORT ExternalOneByteStringResource : public ExternalStringResourceBase {
   public:
    ~ExternalOneByteStringResource() override = default;
    virtual const char* data() const = 0;
    virtual size_t length() const = 0;
    void UpdateDataCache();
    const char* cached_data() const { return static_cast<const char*>(cached_data_); }

   protected:
    ExternalOneByteStringResource() = default;
  };

  bool IsExternal() const;
  bool IsExternalTwoByte() const;
  bool IsExternalOneByte() const;
  // The resource behind an external string and its encoding; null for other strings.
  ExternalStringResourceBase* GetExternalStringResourceBase(Isolate* isolate, Encoding* encoding_out) const;
  ExternalStringResourceBase* GetExternalStringResourceBase(Encoding* encoding_out) const;
  ExternalStringResource* GetExternalStringResource() const;
  const ExternalOneByteStringResource* GetExternalOneByteStringResource() const;
  // Makes a string of the resource and takes it over. Empty, and the resource still the caller's, when it is too long.
  static V8_WARN_UNUSED_RESULT MaybeLocal<String> NewExternalTwoByte(Isolate* isolate,
                                                                     ExternalStringResource* resource);
  static V8_WARN_UNUSED_RESULT MaybeLocal<String> NewExternalOneByte(Isolate* isolate,
                                                                     ExternalOneByteStringResource* resource);
  // Makes this string external where it is, so that all that refer to it use the resource, which it takes over. The
  // resource has the same characters; nobody checks. False, and the resource still the caller's, when the string has
  // another representation than the resource (one byte or two), is external already, empty or one of the constants that
  // all isolates share.
  bool MakeExternal(Isolate* isolate, ExternalStringResource* resource);
  bool MakeExternal(Isolate* isolate, ExternalOneByteStringResource* resource);
  // Whether MakeExternal would do that, and the string has lived for some time: of a fresh one it is not known whether it
  // is worth it.
  bool CanMakeExternal(Encoding encoding) const;

  // --- Converting values for C++ ---
  // A value converted with ToString, as UTF-8. On failure `*value` is null, length() 0, and the exception is swallowed.
  //
  //   v8::String::Utf8Value text(isolate, value);
  //   printf("%s\n", *text ? *text : "<unprintable>");
  class V8_EXPORT Utf8Value {
   public:
    Utf8Value(Isolate* isolate, Local<v8::Value> object, WriteOptions options = REPLACE_INVALID_UTF8);
    V8_DEPRECATE_SOON("Pass the isolate") explicit Utf8Value(Local<v8::Value> object);
    ~Utf8Value();
    Utf8Value(const Utf8Value&) = delete;
    void operator=(const Utf8Value&) = delete;

    // Zero-terminated; lives as long as this object.
    char* operator*() { return data_; }
    const char* operator*() const { return data_; }
    // Bytes, without the terminator.
    int length() const { return length_; }

   private:
    void Initialize(Isolate* isolate, Local<v8::Value> object, WriteOptions options);

    char* data_ = nullptr;
    int length_ = 0;
  };
  // The same as 16-bit units.
  class V8_EXPORT Value {
   public:
    Value(Isolate* isolate, Local<v8::Value> object);
    V8_DEPRECATE_SOON("Pass the isolate") explicit Value(Local<v8::Value> object);
    ~Value();
    Value(const Value&) = delete;
    void operator=(const Value&) = delete;

    uint16_t* operator*() { return data_; }
    const uint16_t* operator*() const { return data_; }
    int length() const { return length_; }

   private:
    void Initialize(Isolate* isolate, Local<v8::Value> object);

    uint16_t* data_ = nullptr;
    int length_ = 0;
  };
  // Reads a string's characters in place. While a view exists nothing may be allocated on the isolate's heap.
  class V8_EXPORT ValueView {
   public:
    ValueView(Isolate* isolate, Local<String> string);
    ~ValueView();
    ValueView(const ValueView&) = delete;
    void operator=(const ValueView&) = delete;

    // The characters; only the one that is_one_byte() says.
    const uint8_t* data8() const { return data8_; }
    const uint16_t* data16() const { return data16_; }
    int length() const { return length_; }
    bool is_one_byte() const { return is_one_byte_; }

   private:
    internal::Isolate* isolate_;
    Local<String> flat_;
    union {
      const uint8_t* data8_;
      const uint16_t* data16_;
    };
    int length_;
    bool is_one_byte_;
  };

  // Forms without an isolate use the current one.
  V8_DEPRECATE_SOON("Pass the isolate") int Utf8Length() const;
  V8_DEPRECATE_SOON("Pass the isolate")
  int Write(uint16_t* buffer, int start = 0, int length = -1, int options = NO_OPTIONS) const;
  V8_DEPRECATE_SOON("Pass the isolate")
  int WriteOneByte(uint8_t* buffer, int start = 0, int length = -1, int options = NO_OPTIONS) const;
  V8_DEPRECATE_SOON("Pass the isolate")
  int WriteUtf8(char* buffer, int length = -1, int* nchars_ref = nullptr, int options = NO_OPTIONS) const;
  V8_DEPRECATE_SOON("Pass the isolate") static Local<String> Concat(Local<String> left, Local<String> right);
  V8_DEPRECATE_SOON("Pass the isolate") bool MakeExternal(ExternalStringResource* resource);
  V8_DEPRECATE_SOON("Pass the isolate") bool MakeExternal(ExternalOneByteStringResource* resource);
  // Of the encoding that the string has.
  V8_DEPRECATE_SOON("Pass the encoding") bool CanMakeExternal() const;

  V8_INLINE static String* Cast(Data* data) { return internal::ApiCast<String>(data); }

 private:
  static Local<String> NewFromUtf8Literal(Isolate* isolate, const char* literal, NewStringType type, int length);
};

// What Isolate::VisitExternalResources calls. The handle is good for the call.
class V8_EXPORT ExternalResourceVisitor {
 public:
  virtual ~ExternalResourceVisitor() = default;
  virtual void VisitExternalString(Local<String>) {}
};

template <>
V8_INLINE V8_WARN_UNUSED_RESULT Local<String> String::NewFromUtf8Literal(Isolate* isolate, const char (&)[1],
                                                                         NewStringType) {
  return String::Empty(isolate);
}

// A unique property key (ECMA-262 §6.1.5).
class V8_EXPORT Symbol : public Name {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kSymbol;

  // The description: a String or undefined.
  Local<Value> Description(Isolate* isolate) const;
  V8_DEPRECATE_SOON("Pass the isolate") Local<Value> Description() const;

  static Local<Symbol> New(Isolate* isolate, Local<String> description = Local<String>());
  // The symbol that `Symbol.for(description)` gives (§20.4.2.2).
  static Local<Symbol> For(Isolate* isolate, Local<String> description);
  // As For, in a registry that script cannot reach.
  static Local<Symbol> ForApi(Isolate* isolate, Local<String> description);

  // The well-known symbols (§6.1.5.1).
  static Local<Symbol> GetAsyncIterator(Isolate* isolate);
  static Local<Symbol> GetHasInstance(Isolate* isolate);
  static Local<Symbol> GetIsConcatSpreadable(Isolate* isolate);
  static Local<Symbol> GetIterator(Isolate* isolate);
  static Local<Symbol> GetMatch(Isolate* isolate);
  static Local<Symbol> GetReplace(Isolate* isolate);
  static Local<Symbol> GetSearch(Isolate* isolate);
  static Local<Symbol> GetSplit(Isolate* isolate);
  static Local<Symbol> GetToPrimitive(Isolate* isolate);
  static Local<Symbol> GetToStringTag(Isolate* isolate);
  static Local<Symbol> GetUnscopables(Isolate* isolate);

  V8_INLINE static Symbol* Cast(Data* data) { return internal::ApiCast<Symbol>(data); }
};

// A Number or a BigInt.
class V8_EXPORT Numeric : public Primitive {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kNumeric;
  V8_INLINE static Numeric* Cast(Data* data) { return internal::ApiCast<Numeric>(data); }
};

// An IEEE 754 double (ECMA-262 §6.1.6.1).
class V8_EXPORT Number : public Numeric {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kNumber;

  double Value() const;
  static Local<Number> New(Isolate* isolate, double value);
  V8_INLINE static Number* Cast(Data* data) { return internal::ApiCast<Number>(data); }
};

// A Number without a fraction.
class V8_EXPORT Integer : public Number {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kInteger;

  static Local<Integer> New(Isolate* isolate, int32_t value);
  static Local<Integer> NewFromUnsigned(Isolate* isolate, uint32_t value);
  int64_t Value() const;
  V8_INLINE static Integer* Cast(Data* data) { return internal::ApiCast<Integer>(data); }
};

class V8_EXPORT Int32 : public Integer {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kInt32;

  int32_t Value() const;
  V8_INLINE static Int32* Cast(Data* data) { return internal::ApiCast<Int32>(data); }
};

class V8_EXPORT Uint32 : public Integer {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUint32;

  uint32_t Value() const;
  V8_INLINE static Uint32* Cast(Data* data) { return internal::ApiCast<Uint32>(data); }
};

// An integer of any size (ECMA-262 §6.1.6.2).
class V8_EXPORT BigInt : public Numeric {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kBigInt;

  static Local<BigInt> New(Isolate* isolate, int64_t value);
  static Local<BigInt> NewFromUnsigned(Isolate* isolate, uint64_t value);
  // From sign (1 for negative) and magnitude, least significant word first. A RangeError when it is too large.
  static V8_WARN_UNUSED_RESULT MaybeLocal<BigInt> NewFromWords(Local<Context> context, int sign_bit, int word_count,
                                                               const uint64_t* words);

  // The value modulo 2^64; `*lossless` says whether that changed it.
  uint64_t Uint64Value(bool* lossless = nullptr) const;
  int64_t Int64Value(bool* lossless = nullptr) const;

  // The words that ToWordsArray needs.
  int WordCount() const;
  // `*word_count` is the room in `words` on entry and the words needed on return.
  void ToWordsArray(int* sign_bit, int* word_count, uint64_t* words) const;

  V8_INLINE static BigInt* Cast(Data* data) { return internal::ApiCast<BigInt>(data); }
};

// The singletons. They need no handle scope and cannot fail.
V8_INLINE Local<Primitive> Undefined(Isolate*) {
  return Local<Primitive>::FromSlot(const_cast<internal::Address*>(&internal::kUndefinedSlot));
}
V8_INLINE Local<Primitive> Null(Isolate*) {
  return Local<Primitive>::FromSlot(const_cast<internal::Address*>(&internal::kNullSlot));
}
V8_INLINE Local<Boolean> True(Isolate*) {
  return Local<Boolean>::FromSlot(const_cast<internal::Address*>(&internal::kTrueSlot));
}
V8_INLINE Local<Boolean> False(Isolate*) {
  return Local<Boolean>::FromSlot(const_cast<internal::Address*>(&internal::kFalseSlot));
}

Local<Boolean> Boolean::New(Isolate* isolate, bool value) { return value ? True(isolate) : False(isolate); }

}  // namespace v8

#endif  // INCLUDE_V8_PRIMITIVE_H_
