// Compiler, platform and attribute macros used by the public headers.
//
// Everything here is compile-time only. A host may define V8_DEPRECATION_WARNINGS to be warned about deprecated names,
// and V8_ENABLE_CHECKS to have unchecked conversions (Local<T>::Cast, T::Cast) verified at run time. The build-mode
// macros of other engines' builds (V8_COMPRESS_POINTERS, V8_ENABLE_SANDBOX, ...) are tolerated and change nothing.

#ifndef V8CONFIG_H_
#define V8CONFIG_H_

// ---------------------------------------------------------------------------------------------------------------------
// Operating system and architecture.

#if defined(__ANDROID__)
#define V8_OS_ANDROID 1
#define V8_OS_LINUX 1
#define V8_OS_POSIX 1
#define V8_OS_STRING "android"
#elif defined(__APPLE__)
#define V8_OS_DARWIN 1
#define V8_OS_MACOS 1
#define V8_OS_BSD 1
#define V8_OS_POSIX 1
#define V8_OS_STRING "macos"
#elif defined(__linux__)
#define V8_OS_LINUX 1
#define V8_OS_POSIX 1
#define V8_OS_STRING "linux"
#elif defined(__FreeBSD__)
#define V8_OS_FREEBSD 1
#define V8_OS_BSD 1
#define V8_OS_POSIX 1
#define V8_OS_STRING "freebsd"
#elif defined(_WIN32)
#define V8_OS_WIN 1
#define V8_OS_STRING "windows"
#endif

#if defined(V8_OS_LINUX)
#define V8_TARGET_OS_LINUX 1
#elif defined(V8_OS_MACOS)
#define V8_TARGET_OS_MACOS 1
#elif defined(V8_OS_WIN)
#define V8_TARGET_OS_WIN 1
#endif

// Promise reactions and microtasks run with the continuation data that was set when they were registered.
#define V8_ENABLE_CONTINUATION_PRESERVED_EMBEDDER_DATA 1

#if defined(__x86_64__) || defined(_M_X64)
#define V8_HOST_ARCH_X64 1
#define V8_TARGET_ARCH_X64 1
#define V8_HOST_ARCH_64_BIT 1
#define V8_TARGET_ARCH_64_BIT 1
#elif defined(__aarch64__) || defined(_M_ARM64)
#define V8_HOST_ARCH_ARM64 1
#define V8_TARGET_ARCH_ARM64 1
#define V8_HOST_ARCH_64_BIT 1
#define V8_TARGET_ARCH_64_BIT 1
#elif defined(__riscv) && __riscv_xlen == 64
#define V8_HOST_ARCH_RISCV64 1
#define V8_TARGET_ARCH_RISCV64 1
#define V8_HOST_ARCH_64_BIT 1
#define V8_TARGET_ARCH_64_BIT 1
#else
#error "flat8 needs a 64-bit, little-endian machine"
#endif
#define V8_TARGET_LITTLE_ENDIAN 1

// ---------------------------------------------------------------------------------------------------------------------
// Compiler and its features.

#if defined(__clang__)
#define V8_CC_CLANG 1
#define V8_CC_GNU 1
#elif defined(__GNUC__)
#define V8_CC_GNU 1
#elif defined(_MSC_VER)
#define V8_CC_MSVC 1
#endif

#if defined(V8_CC_GNU)
#define V8_HAS_ATTRIBUTE_ALWAYS_INLINE 1
#define V8_HAS_ATTRIBUTE_NOINLINE 1
#define V8_HAS_ATTRIBUTE_VISIBILITY 1
#define V8_HAS_ATTRIBUTE_WARN_UNUSED_RESULT 1
#define V8_HAS_BUILTIN_EXPECT 1
#define V8_HAS_BUILTIN_UNREACHABLE 1
#define V8_HAS_BUILTIN_CLZ 1
#define V8_HAS_BUILTIN_CTZ 1
#define V8_HAS_BUILTIN_POPCOUNT 1
#define V8_HAS_COMPUTED_GOTO 1
#endif

#if defined(__cplusplus)
#if defined(__has_cpp_attribute)
#define V8_HAS_CPP_ATTRIBUTE(FEATURE) __has_cpp_attribute(FEATURE)
#else
#define V8_HAS_CPP_ATTRIBUTE(FEATURE) 0
#endif
// g++ 12 refuses [[nodiscard]] after V8_EXPORT in a class head, an order that hosts use.
#if defined(__clang__) && V8_HAS_CPP_ATTRIBUTE(nodiscard)
#define V8_HAS_CPP_ATTRIBUTE_NODISCARD 1
#endif
#if V8_HAS_CPP_ATTRIBUTE(no_unique_address)
#define V8_HAS_CPP_ATTRIBUTE_NO_UNIQUE_ADDRESS 1
#endif
#endif

// ---------------------------------------------------------------------------------------------------------------------
// Attributes.

#if defined(V8_CC_GNU)
// Inside the engine the first four have been defined by its own headers.
#ifndef V8_INLINE
#if defined(NDEBUG)
#define V8_INLINE inline __attribute__((always_inline))
#else
#define V8_INLINE inline
#endif
#endif
#ifndef V8_NOINLINE
#define V8_NOINLINE __attribute__((noinline))
#endif
#ifndef V8_LIKELY
#define V8_LIKELY(condition) (__builtin_expect(!!(condition), 1))
#endif
#ifndef V8_UNLIKELY
#define V8_UNLIKELY(condition) (__builtin_expect(!!(condition), 0))
#endif
#define V8_WARN_UNUSED_RESULT __attribute__((warn_unused_result))
#define V8_ASSUME_ALIGNED(ptr, alignment) __builtin_assume_aligned((ptr), (alignment))
#else
#define V8_INLINE inline
#define V8_NOINLINE
#define V8_LIKELY(condition) (condition)
#define V8_UNLIKELY(condition) (condition)
#define V8_WARN_UNUSED_RESULT
#define V8_ASSUME_ALIGNED(ptr, alignment) (ptr)
#endif

#if defined(V8_HAS_CPP_ATTRIBUTE_NODISCARD)
#define V8_NODISCARD [[nodiscard]]
#else
#define V8_NODISCARD
#endif

#if defined(V8_HAS_CPP_ATTRIBUTE_NO_UNIQUE_ADDRESS)
#define V8_NO_UNIQUE_ADDRESS [[no_unique_address]]
#else
#define V8_NO_UNIQUE_ADDRESS
#endif

#if defined(V8_CC_CLANG)
#define V8_CLANG_NO_SANITIZE(what) __attribute__((no_sanitize(what)))
#define V8_LIFETIME_BOUND [[clang::lifetimebound]]
#define V8_TRIVIAL_ABI
#else
#define V8_CLANG_NO_SANITIZE(what)
#define V8_LIFETIME_BOUND
#define V8_TRIVIAL_ABI
#endif

// Deprecated names keep working; hosts opt in to being told about them.
#if defined(V8_DEPRECATION_WARNINGS)
#define V8_DEPRECATED(message) [[deprecated(message)]]
#else
#define V8_DEPRECATED(message)
#endif
#if defined(V8_IMMINENT_DEPRECATION_WARNINGS)
#define V8_DEPRECATE_SOON(message) [[deprecated(message)]]
#else
#define V8_DEPRECATE_SOON(message)
#endif

#if defined(V8_CC_GNU)
#define START_ALLOW_USE_DEPRECATED() \
  _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"")
#define END_ALLOW_USE_DEPRECATED() _Pragma("GCC diagnostic pop")
#else
#define START_ALLOW_USE_DEPRECATED()
#define END_ALLOW_USE_DEPRECATED()
#endif
#define ALLOW_COPY_AND_MOVE_WITH_DEPRECATED_FIELDS(ClassName) \
  START_ALLOW_USE_DEPRECATED()                                \
  ClassName(const ClassName&) = default;                      \
  ClassName(ClassName&&) = default;                           \
  ClassName& operator=(const ClassName&) = default;           \
  ClassName& operator=(ClassName&&) = default;                \
  END_ALLOW_USE_DEPRECATED()

// V8_EXPORT marks what libflat8's shared form exports. BUILDING_V8_SHARED is set while building that library,
// USING_V8_SHARED while linking against it; hosts of the static library need neither. FLAT8_BUILDING_STATIC is set while
// building the static library: what is linked into a plug-in stays the plug-in's own, beside other copies in the process.
#if defined(_WIN32)
#if defined(BUILDING_V8_SHARED)
#define V8_EXPORT __declspec(dllexport)
#elif defined(USING_V8_SHARED)
#define V8_EXPORT __declspec(dllimport)
#else
#define V8_EXPORT
#endif
#elif defined(V8_HAS_ATTRIBUTE_VISIBILITY) && !defined(FLAT8_BUILDING_STATIC)
#define V8_EXPORT __attribute__((visibility("default")))
#else
#define V8_EXPORT
#endif
#define V8_EXPORT_PRIVATE V8_EXPORT

#endif  // V8CONFIG_H_
