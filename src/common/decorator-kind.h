#ifndef FLAT8_SRC_COMMON_DECORATOR_KIND_H_
#define FLAT8_SRC_COMMON_DECORATOR_KIND_H_

namespace v8::internal {

// What a decorator stands before; bytecode passes it on together with the flags.
enum class DecoratorKind : int { kClass, kMethod, kGetter, kSetter, kField, kAccessor };
constexpr int kDecoratorKindMask = 7;
constexpr int kDecoratedStatic = 8;
constexpr int kDecoratedPrivate = 16;

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_DECORATOR_KIND_H_
