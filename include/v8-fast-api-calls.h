// CFunction: a C++ function that compiled script may call without the ceremony of a FunctionCallback.
//
//   int32_t Add(v8::Local<v8::Object> receiver, int32_t a, int32_t b) { return a + b; }
//   void SlowAdd(const v8::FunctionCallbackInfo<v8::Value>& info);
//
//   v8::CFunction fast = v8::CFunction::Make(Add);
//   auto function = v8::FunctionTemplate::New(isolate, SlowAdd, {}, {}, 2, v8::ConstructorBehavior::kThrow,
//                                             v8::SideEffectType::kHasSideEffect, &fast);
//
// The first parameter is the receiver; the types of the others say what the arguments have to be, and arguments that are
// something else take the slow way. FunctionTemplates accept these functions. No compiler calls them yet: it is always the
// FunctionCallback that is called, which has to be able to do the same.

#ifndef INCLUDE_V8_FAST_API_CALLS_H_
#define INCLUDE_V8_FAST_API_CALLS_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <type_traits>
#include <utility>

#include "v8-internal.h"      // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-typed-array.h"   // NOLINT(build/include_directory)
#include "v8-value.h"         // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

class Isolate;

// The type of a parameter or a result.
class CTypeInfo {
 public:
  enum class Type : uint8_t {
    kVoid,
    kBool,
    kUint8,
    kInt32,
    kUint32,
    kInt64,
    kUint64,
    kFloat32,
    kFloat64,
    kPointer,
    kV8Value,
    kSeqOneByteString,
    kApiObject,  // of tests only
    kAny,        // an AnyCType
  };
  // The last parameter of functions that want FastApiCallbackOptions.
  static constexpr Type kCallbackOptionsType = static_cast<Type>(255);

  enum class SequenceType : uint8_t {
    kScalar,
    kIsSequence,    // an array of such values
    kIsTypedArray,  // a typed array or ArrayBufferView
    kIsArrayBuffer,
  };

  enum class Flags : uint8_t {
    kNone = 0,
    kAllowSharedBit = 1 << 0,   // of buffers: shared ones too
    kEnforceRangeBit = 1 << 1,  // of integers: what does not fit is an error
    kClampBit = 1 << 2,         // of integers: what does not fit is the nearest that does
    kIsRestrictedBit = 1 << 3,  // of floats: no NaN and no infinity
  };

  explicit constexpr CTypeInfo(Type type, SequenceType sequence_type = SequenceType::kScalar,
                               Flags flags = Flags::kNone)
      : type_(type), sequence_type_(sequence_type), flags_(flags) {}

  // All three in a number, as a template argument.
  using Identifier = uint32_t;
  explicit constexpr CTypeInfo(Identifier identifier)
      : type_(static_cast<Type>(identifier >> 16)),
        sequence_type_(static_cast<SequenceType>((identifier >> 8) & 0xff)),
        flags_(static_cast<Flags>(identifier & 0xff)) {}
  constexpr Identifier GetId() const {
    return static_cast<uint32_t>(type_) << 16 | static_cast<uint32_t>(sequence_type_) << 8 |
           static_cast<uint32_t>(flags_);
  }

  constexpr Type GetType() const { return type_; }
  constexpr SequenceType GetSequenceType() const { return sequence_type_; }
  constexpr Flags GetFlags() const { return flags_; }

  static constexpr bool IsIntegralType(Type type) {
    return type == Type::kUint8 || type == Type::kInt32 || type == Type::kUint32 || type == Type::kInt64 ||
           type == Type::kUint64;
  }
  static constexpr bool IsFloatingPointType(Type type) { return type == Type::kFloat32 || type == Type::kFloat64; }
  static constexpr bool IsPrimitive(Type type) {
    return IsIntegralType(type) || IsFloatingPointType(type) || type == Type::kBool;
  }

 private:
  Type type_;
  SequenceType sequence_type_;
  Flags flags_;
};

constexpr CTypeInfo::Flags operator|(CTypeInfo::Flags a, CTypeInfo::Flags b) {
  return static_cast<CTypeInfo::Flags>(static_cast<uint8_t>(a) | static_cast<uint8_t>(b));
}

// The elements of a typed array argument.
struct V8_EXPORT FastApiTypedArrayBase {
 public:
  // Elements.
  size_t length() const { return length_; }
  void ValidateIndex(size_t index) const;

 protected:
  size_t length_ = 0;
};
template <typename T>
struct FastApiTypedArray : public FastApiTypedArrayBase {
 public:
  // An index beyond the length ends the process.
  T get(size_t index) const {
    ValidateIndex(index);
    T value;
    memcpy(&value, reinterpret_cast<const T*>(data_) + index, sizeof(T));
    return value;
  }
  // False when the memory is not aligned for T.
  bool getStorageIfAligned(T** elements) const {
    if (reinterpret_cast<uintptr_t>(data_) % alignof(T) != 0) return false;
    *elements = reinterpret_cast<T*>(data_);
    return true;
  }

 private:
  void* data_ = nullptr;
};
struct FastApiArrayBufferView {
  void* data;
  size_t byte_length;
};
struct FastApiArrayBuffer {
  void* data;
  size_t byte_length;
};
// The characters of a sequential string argument, without a terminator.
struct FastOneByteString {
  const char* data;
  uint32_t length;
};

// The types of a function.
class V8_EXPORT CFunctionInfo {
 public:
  // What 64-bit integers are in script.
  enum class Int64Representation : uint8_t { kNumber = 0, kBigInt = 1 };

  // `arg_info` describes the parameters, options included, and has to outlive this.
  CFunctionInfo(const CTypeInfo& return_info, unsigned int arg_count, const CTypeInfo* arg_info,
                Int64Representation repr = Int64Representation::kNumber)
      : return_info_(return_info), repr_(repr), arg_count_(arg_count), arg_info_(arg_info) {}

  const CTypeInfo& ReturnInfo() const { return return_info_; }
  // Without the options.
  unsigned int ArgumentCount() const { return HasOptions() ? arg_count_ - 1 : arg_count_; }
  Int64Representation GetInt64Representation() const { return repr_; }
  // The parameter, the receiver being the first.
  const CTypeInfo& ArgumentInfo(unsigned int index) const { return arg_info_[index]; }
  bool HasOptions() const {
    return arg_count_ > 0 && arg_info_[arg_count_ - 1].GetType() == CTypeInfo::kCallbackOptionsType;
  }

 private:
  const CTypeInfo return_info_;
  const Int64Representation repr_;
  const unsigned int arg_count_;
  const CTypeInfo* arg_info_;
};

struct FastApiCallbackOptions;

// Any parameter, for the functions that tests put in another's place.
struct AnyCType {
  AnyCType() : int64_value(0) {}

  union {
    bool bool_value;
    int32_t int32_value;
    uint32_t uint32_value;
    int64_t int64_value;
    uint64_t uint64_value;
    float float_value;
    double double_value;
    void* pointer_value;
    Local<Object> object_value;
    Local<Array> sequence_value;
    const FastOneByteString* string_value;
    FastApiCallbackOptions* options_value;
  };
};
static_assert(sizeof(AnyCType) == 8, "AnyCType is one word");

// A function and its types. Cheap to copy.
class V8_EXPORT CFunction {
 public:
  constexpr CFunction() : address_(nullptr), type_info_(nullptr) {}
  // `type_info` has to outlive this.
  CFunction(const void* address, const CFunctionInfo* type_info) : address_(address), type_info_(type_info) {}

  const CTypeInfo& ReturnInfo() const { return type_info_->ReturnInfo(); }
  const CTypeInfo& ArgumentInfo(unsigned int index) const { return type_info_->ArgumentInfo(index); }
  unsigned int ArgumentCount() const { return type_info_->ArgumentCount(); }
  const void* GetAddress() const { return address_; }
  CFunctionInfo::Int64Representation GetInt64Representation() const { return type_info_->GetInt64Representation(); }
  const CFunctionInfo* GetTypeInfo() const { return type_info_; }

  // Whether two functions under one name can be told apart, and when: by the number of parameters or by what the
  // arguments are. One parameter that is a sequence here and a typed array there can be looked at when called.
  enum class OverloadResolution { kImpossible, kAtRuntime, kAtCompileTime };
  OverloadResolution GetOverloadResolution(const CFunction* other) const {
    if (ArgumentCount() != other->ArgumentCount()) return OverloadResolution::kAtCompileTime;
    int differences = 0;
    for (unsigned int i = 0; i < ArgumentCount(); ++i) {
      if (ArgumentInfo(i).GetSequenceType() != other->ArgumentInfo(i).GetSequenceType()) {
        ++differences;
      } else if (ArgumentInfo(i).GetType() != other->ArgumentInfo(i).GetType()) {
        return OverloadResolution::kImpossible;
      }
    }
    return differences == 1 ? OverloadResolution::kAtRuntime : OverloadResolution::kImpossible;
  }

  // The types are those of F, a function type.
  template <typename F>
  static CFunction Make(F* function,
                        CFunctionInfo::Int64Representation int64_rep = CFunctionInfo::Int64Representation::kNumber) {
    return ArgUnwrap<F*>::Make(function, int64_rep);
  }
  // For tests: the second function is called, which takes AnyCTypes, but the types are the first one's.
  template <typename R, typename... Args, typename R_Patch, typename... Args_Patch>
  static CFunction Make(R (*function)(Args...), R_Patch (*patching)(Args_Patch...),
                        CFunctionInfo::Int64Representation int64_rep = CFunctionInfo::Int64Representation::kNumber);

 private:
  // Of pointers to functions only.
  template <typename F>
  class ArgUnwrap;
  template <typename R, typename... Args>
  class ArgUnwrap<R (*)(Args...)> {
   public:
    static CFunction Make(R (*function)(Args...),
                          CFunctionInfo::Int64Representation int64_rep = CFunctionInfo::Int64Representation::kNumber);
  };

  const void* address_;
  const CFunctionInfo* type_info_;
};

// The last parameter of functions that want one.
struct FastApiCallbackOptions {
  // Null but for the isolate.
  static FastApiCallbackOptions CreateForTesting(Isolate* isolate) { return {isolate, Local<Value>()}; }

  Isolate* isolate = nullptr;
  // What the template was given.
  Local<Value> data;
};

namespace internal {

// The CTypeInfo of a C++ type; no type that script cannot give has one.
template <typename T>
struct CTypeOf {
  static_assert(sizeof(T) != sizeof(T), "this type cannot be passed to or from script");
};
template <CTypeInfo::Type kType, CTypeInfo::SequenceType kSequence = CTypeInfo::SequenceType::kScalar>
struct CTypeIs {
  static constexpr CTypeInfo::Type type = kType;
  static constexpr CTypeInfo::SequenceType sequence_type = kSequence;
  static constexpr CTypeInfo Build(CTypeInfo::Flags flags = CTypeInfo::Flags::kNone) {
    return CTypeInfo(kType, kSequence, flags);
  }
};

#define V8_C_TYPE_OF(T, ...) \
  template <>                \
  struct CTypeOf<T> : CTypeIs<__VA_ARGS__> {};
V8_C_TYPE_OF(void, CTypeInfo::Type::kVoid)
V8_C_TYPE_OF(bool, CTypeInfo::Type::kBool)
V8_C_TYPE_OF(uint8_t, CTypeInfo::Type::kUint8)
V8_C_TYPE_OF(int32_t, CTypeInfo::Type::kInt32)
V8_C_TYPE_OF(uint32_t, CTypeInfo::Type::kUint32)
V8_C_TYPE_OF(int64_t, CTypeInfo::Type::kInt64)
V8_C_TYPE_OF(uint64_t, CTypeInfo::Type::kUint64)
V8_C_TYPE_OF(float, CTypeInfo::Type::kFloat32)
V8_C_TYPE_OF(double, CTypeInfo::Type::kFloat64)
V8_C_TYPE_OF(void*, CTypeInfo::Type::kPointer)
V8_C_TYPE_OF(AnyCType, CTypeInfo::Type::kAny)
V8_C_TYPE_OF(Local<Value>, CTypeInfo::Type::kV8Value)
V8_C_TYPE_OF(Local<Object>, CTypeInfo::Type::kV8Value)
V8_C_TYPE_OF(Local<Array>, CTypeInfo::Type::kV8Value, CTypeInfo::SequenceType::kIsSequence)
V8_C_TYPE_OF(const FastOneByteString&, CTypeInfo::Type::kSeqOneByteString)
V8_C_TYPE_OF(FastApiCallbackOptions&, CTypeInfo::kCallbackOptionsType)
V8_C_TYPE_OF(const FastApiArrayBufferView&, CTypeInfo::Type::kVoid, CTypeInfo::SequenceType::kIsTypedArray)
V8_C_TYPE_OF(const FastApiArrayBuffer&, CTypeInfo::Type::kVoid, CTypeInfo::SequenceType::kIsArrayBuffer)
#undef V8_C_TYPE_OF
template <typename T>
struct CTypeOf<const FastApiTypedArray<T>&> : CTypeIs<CTypeOf<T>::type, CTypeInfo::SequenceType::kIsTypedArray> {};

// The infos of a function's types, one object for each list of types.
template <CTypeInfo::Identifier kReturn, CFunctionInfo::Int64Representation kRepresentation,
          CTypeInfo::Identifier... kArguments>
class StaticCFunctionInfo : public CFunctionInfo {
 public:
  static const CFunctionInfo* Get() {
    static const StaticCFunctionInfo info;
    return &info;
  }

 private:
  StaticCFunctionInfo()
      : CFunctionInfo(CTypeInfo(kReturn), sizeof...(kArguments), arguments_, kRepresentation),
        arguments_{CTypeInfo(kArguments)..., CTypeInfo(CTypeInfo::Type::kVoid)} {}

  const CTypeInfo arguments_[sizeof...(kArguments) + 1];
};

template <CTypeInfo::Identifier kReturn, CTypeInfo::Identifier... kArguments>
const CFunctionInfo* CFunctionInfoOf(CFunctionInfo::Int64Representation representation) {
  using Representation = CFunctionInfo::Int64Representation;
  return representation == Representation::kNumber
             ? StaticCFunctionInfo<kReturn, Representation::kNumber, kArguments...>::Get()
             : StaticCFunctionInfo<kReturn, Representation::kBigInt, kArguments...>::Get();
}

}  // namespace internal

// The CTypeInfo of T with flags.
template <typename T, CTypeInfo::Flags... Flags>
class CTypeInfoBuilder {
 public:
  using BaseType = T;

  static constexpr CTypeInfo Build() {
    constexpr CTypeInfo::Flags kFlags =
        static_cast<CTypeInfo::Flags>((uint8_t{0} | ... | static_cast<uint8_t>(Flags)));
    using Type = internal::CTypeOf<T>;
    static_assert((static_cast<uint8_t>(kFlags) & static_cast<uint8_t>(CTypeInfo::Flags::kAllowSharedBit)) == 0 ||
                      Type::sequence_type == CTypeInfo::SequenceType::kIsTypedArray ||
                      Type::sequence_type == CTypeInfo::SequenceType::kIsArrayBuffer,
                  "only typed arrays and buffers can be shared");
    static_assert((static_cast<uint8_t>(kFlags) & (static_cast<uint8_t>(CTypeInfo::Flags::kEnforceRangeBit) |
                                                   static_cast<uint8_t>(CTypeInfo::Flags::kClampBit))) == 0 ||
                      CTypeInfo::IsIntegralType(Type::type),
                  "only integers have a range");
    static_assert((static_cast<uint8_t>(kFlags) & static_cast<uint8_t>(CTypeInfo::Flags::kIsRestrictedBit)) == 0 ||
                      CTypeInfo::IsFloatingPointType(Type::type),
                  "only floats can be restricted");
    return Type::Build(kFlags);
  }
};

namespace internal {

// A function whose types are still being refined. Arg and Ret give a parameter or the result flags.
template <typename RetBuilder, typename... ArgBuilders>
class CFunctionBuilderWithFunction {
 public:
  explicit constexpr CFunctionBuilderWithFunction(const void* function) : function_(function) {}

  template <CTypeInfo::Flags... Flags>
  constexpr auto Ret() {
    return CFunctionBuilderWithFunction<CTypeInfoBuilder<typename RetBuilder::BaseType, Flags...>, ArgBuilders...>(
        function_);
  }
  // The parameter with this index, the receiver being the first.
  template <unsigned int kIndex, CTypeInfo::Flags... Flags>
  constexpr auto Arg() {
    return ArgImpl<kIndex, Flags...>(std::make_index_sequence<sizeof...(ArgBuilders)>());
  }
  // For tests: another function is called, with the types of the first.
  template <typename R, typename... Args>
  auto Patch(R (*patching)(Args...)) {
    function_ = reinterpret_cast<const void*>(patching);
    return *this;
  }
  template <CFunctionInfo::Int64Representation kRepresentation = CFunctionInfo::Int64Representation::kNumber>
  CFunction Build() {
    return CFunction(function_, StaticCFunctionInfo<RetBuilder::Build().GetId(), kRepresentation,
                                                    ArgBuilders::Build().GetId()...>::Get());
  }

 private:
  template <bool kMerge, typename Builder, CTypeInfo::Flags... Flags>
  struct Merged {
    using Type = Builder;
  };
  template <typename Builder, CTypeInfo::Flags... Flags>
  struct Merged<true, Builder, Flags...> {
    using Type = CTypeInfoBuilder<typename Builder::BaseType, Flags...>;
  };
  template <unsigned int kIndex, CTypeInfo::Flags... Flags, size_t... I>
  constexpr auto ArgImpl(std::index_sequence<I...>) {
    static_assert(kIndex < sizeof...(ArgBuilders), "the function has no such parameter");
    return CFunctionBuilderWithFunction<RetBuilder, typename Merged<kIndex == I, ArgBuilders, Flags...>::Type...>(
        function_);
  }

  const void* function_;
};

class CFunctionBuilder {
 public:
  constexpr CFunctionBuilder() {}

  template <typename R, typename... Args>
  constexpr auto Fn(R (*function)(Args...)) {
    return CFunctionBuilderWithFunction<CTypeInfoBuilder<R>, CTypeInfoBuilder<Args>...>(
        reinterpret_cast<const void*>(function));
  }
};

}  // namespace internal

// CFunction::Make in steps: CFunctionBuilder().Fn(Add).Arg<1, CTypeInfo::Flags::kEnforceRangeBit>().Build().
using CFunctionBuilder = internal::CFunctionBuilder;

template <typename R, typename... Args>
CFunction CFunction::ArgUnwrap<R (*)(Args...)>::Make(R (*function)(Args...),
                                                     CFunctionInfo::Int64Representation int64_rep) {
  return CFunction(reinterpret_cast<const void*>(function),
                   internal::CFunctionInfoOf<internal::CTypeOf<R>::Build().GetId(),
                                             internal::CTypeOf<Args>::Build().GetId()...>(int64_rep));
}
template <typename R, typename... Args, typename R_Patch, typename... Args_Patch>
CFunction CFunction::Make(R (*function)(Args...), R_Patch (*patching)(Args_Patch...),
                          CFunctionInfo::Int64Representation int64_rep) {
  return CFunction(reinterpret_cast<const void*>(patching), Make(function, int64_rep).GetTypeInfo());
}

inline constexpr CTypeInfo kTypeInfoInt32(CTypeInfo::Type::kInt32);
inline constexpr CTypeInfo kTypeInfoFloat64(CTypeInfo::Type::kFloat64);

// Copies an array of numbers, converted, into `dst`. False when it has more than `max_length` elements, or one that is no
// number, or one that no data property holds: no script runs.
template <CTypeInfo::Identifier type_info_id, typename T>
bool V8_EXPORT V8_WARN_UNUSED_RESULT TryToCopyAndConvertArrayToCppBuffer(Local<Array> src, T* dst,
                                                                         uint32_t max_length);
template <>
bool V8_EXPORT V8_WARN_UNUSED_RESULT TryToCopyAndConvertArrayToCppBuffer<kTypeInfoInt32.GetId(), int32_t>(
    Local<Array> src, int32_t* dst, uint32_t max_length);
template <>
bool V8_EXPORT V8_WARN_UNUSED_RESULT TryToCopyAndConvertArrayToCppBuffer<
    CTypeInfo(CTypeInfo::Type::kUint32).GetId(), uint32_t>(Local<Array> src, uint32_t* dst, uint32_t max_length);
template <>
bool V8_EXPORT V8_WARN_UNUSED_RESULT TryToCopyAndConvertArrayToCppBuffer<
    CTypeInfo(CTypeInfo::Type::kFloat32).GetId(), float>(Local<Array> src, float* dst, uint32_t max_length);
template <>
bool V8_EXPORT V8_WARN_UNUSED_RESULT TryToCopyAndConvertArrayToCppBuffer<kTypeInfoFloat64.GetId(), double>(
    Local<Array> src, double* dst, uint32_t max_length);

}  // namespace v8

#endif  // INCLUDE_V8_FAST_API_CALLS_H_
