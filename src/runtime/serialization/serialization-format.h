#ifndef FLAT8_SRC_RUNTIME_SERIALIZATION_SERIALIZATION_FORMAT_H_
#define FLAT8_SRC_RUNTIME_SERIALIZATION_SERIALIZATION_FORMAT_H_

#include <cstdint>

// The bytes of a cloned value: V8's wire format, version 15, which hosts exchange with each other and keep.
//
// A value is a tag and what belongs to it. Integers are LEB128 varints (signed ones zigzag), doubles and 16-bit characters
// are in the machine's byte order, the latter aligned to two bytes. Objects are numbered in the order in which their tags
// come; kObjectReference names one that came before, so that cycles and shared parts survive. A view follows its buffer.
//
// Older versions, which are read where the host asks for it, differ as follows. Before 15: no shared objects (nor are they
// ever read or written here). Before 14: views have no flags. Before 13: host objects have no tag, every unknown tag is the
// first byte of one. Before 12: the strings of regexps and string objects are UTF-8 without a tag. Before 11: undefined in
// an array may be a hole. Before 1: no version, and objects have no tag at their beginning: the tags at their ends say how
// many of the values before belong to them.
namespace v8::internal {

inline constexpr uint32_t kLatestSerializationVersion = 15;
// What is read unless the host asks for older ones.
inline constexpr uint32_t kOldestSerializationVersion = 13;

enum class SerializationTag : uint8_t {
  kVersion = 0xFF,             // version: varint
  kPadding = '\0',
  kVerifyObjectCount = '?',    // count: varint, of no meaning; the value follows
  kTheHole = '-',
  kUndefined = '_',
  kNull = '0',
  kTrue = 'T',
  kFalse = 'F',
  kInt32 = 'I',                // zigzag varint
  kUint32 = 'U',               // varint
  kDouble = 'N',
  kBigInt = 'Z',               // bit field: varint (sign, length in bytes * 2), digits
  kUtf8String = 'S',           // length: varint, bytes
  kOneByteString = '"',
  kTwoByteString = 'c',        // length in bytes
  kObjectReference = '^',      // number: varint
  kBeginJSObject = 'o',        // key, value, ...
  kEndJSObject = '{',          // count of properties: varint
  kBeginSparseJSArray = 'a',   // length: varint, key, value, ...
  kEndSparseJSArray = '@',     // count of properties, length
  kBeginDenseJSArray = 'A',    // length: varint, elements, key, value, ...
  kEndDenseJSArray = '$',      // count of properties, length
  kDate = 'D',                 // double
  kTrueObject = 'y',
  kFalseObject = 'x',
  kNumberObject = 'n',
  kBigIntObject = 'z',
  kStringObject = 's',
  kRegExp = 'R',               // pattern: string, flags: varint
  kBeginJSMap = ';',           // key, value, ...
  kEndJSMap = ':',             // count of both together: varint
  kBeginJSSet = '\'',
  kEndJSSet = ',',
  kArrayBuffer = 'B',          // length: varint, bytes
  kResizableArrayBuffer = '~', // length, maximum, bytes
  kArrayBufferTransfer = 't',  // number of the transferred buffer: varint
  kArrayBufferView = 'V',      // ViewTag, offset, length, ViewFlags: varints
  kSharedArrayBuffer = 'u',    // the host's number for it: varint
  kHostObject = '\\',          // whatever the host wrote
  kError = 'r',                // ErrorTags
};

enum class ViewTag : uint8_t {
  kInt8Array = 'b',
  kUint8Array = 'B',
  kUint8ClampedArray = 'C',
  kInt16Array = 'w',
  kUint16Array = 'W',
  kInt32Array = 'd',
  kUint32Array = 'D',
  kFloat16Array = 'h',
  kFloat32Array = 'f',
  kFloat64Array = 'F',
  kBigInt64Array = 'q',
  kBigUint64Array = 'Q',
  kDataView = '?',
};
enum ViewFlags : uint32_t { kTracksLength = 1, kIsOnResizableBuffer = 2 };

// What an error consists of, in any order up to kEnd. Without a kind it is an Error.
enum class ErrorTag : uint8_t {
  kEvalError = 'E',
  kRangeError = 'R',
  kReferenceError = 'F',
  kSyntaxError = 'S',
  kTypeError = 'T',
  kUriError = 'U',
  kMessage = 'm',  // string
  kCause = 'c',    // value
  kStack = 's',    // string
  kEnd = '.',
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_SERIALIZATION_SERIALIZATION_FORMAT_H_
