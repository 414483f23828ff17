#ifndef FLAT8_SRC_COMMON_FUNCTION_KIND_H_
#define FLAT8_SRC_COMMON_FUNCTION_KIND_H_

#include <cstdint>

namespace v8::internal {

enum class LanguageMode : uint8_t { kSloppy, kStrict };

// Of a declaration: const, `using`, `await using`. Of a resource: how it is disposed of.
enum class DisposeHint : uint8_t { kNone, kSync, kAsync };
inline bool is_strict(LanguageMode mode) { return mode == LanguageMode::kStrict; }

// What a function was written as. Ordered so that the predicates below are range checks.
enum class FunctionKind : uint8_t {
  kNormalFunction,  // Also scripts and evals.
  kModule,          // Body of a module; a module with top-level await is kAsyncModule.
  kAsyncModule,
  kGeneratorFunction,
  kAsyncFunction,
  kAsyncGeneratorFunction,
  kArrowFunction,
  kAsyncArrowFunction,
  // Methods: have a home object, no [[Construct]].
  kConciseMethod,
  kGeneratorMethod,
  kAsyncMethod,
  kAsyncGeneratorMethod,
  kGetter,
  kSetter,
  kStaticConciseMethod,
  kStaticGeneratorMethod,
  kStaticAsyncMethod,
  kStaticAsyncGeneratorMethod,
  kStaticGetter,
  kStaticSetter,
  kClassMembersInitializer,  // Synthetic: fields of instances.
  kClassStaticInitializer,   // Synthetic: static fields and static blocks.
  kBaseConstructor,
  kDefaultBaseConstructor,
  kDerivedConstructor,
  kDefaultDerivedConstructor,
};

inline bool IsArrowFunction(FunctionKind k) {
  return k == FunctionKind::kArrowFunction || k == FunctionKind::kAsyncArrowFunction;
}
inline bool IsModule(FunctionKind k) { return k == FunctionKind::kModule || k == FunctionKind::kAsyncModule; }
inline bool IsGeneratorFunction(FunctionKind k) {  // Plain and async generators.
  switch (k) {
    case FunctionKind::kGeneratorFunction:
    case FunctionKind::kAsyncGeneratorFunction:
    case FunctionKind::kGeneratorMethod:
    case FunctionKind::kAsyncGeneratorMethod:
    case FunctionKind::kStaticGeneratorMethod:
    case FunctionKind::kStaticAsyncGeneratorMethod:
      return true;
    default:
      return false;
  }
}
inline bool IsAsyncGeneratorFunction(FunctionKind k) {
  return k == FunctionKind::kAsyncGeneratorFunction || k == FunctionKind::kAsyncGeneratorMethod ||
         k == FunctionKind::kStaticAsyncGeneratorMethod;
}
inline bool IsAsyncFunction(FunctionKind k) {  // Everything in which `await` is an operator, functions only.
  switch (k) {
    case FunctionKind::kAsyncFunction:
    case FunctionKind::kAsyncArrowFunction:
    case FunctionKind::kAsyncMethod:
    case FunctionKind::kStaticAsyncMethod:
      return true;
    default:
      return IsAsyncGeneratorFunction(k);
  }
}
inline bool IsResumableFunction(FunctionKind k) {
  return IsGeneratorFunction(k) || IsAsyncFunction(k) || k == FunctionKind::kAsyncModule;
}
inline bool IsGetter(FunctionKind k) { return k == FunctionKind::kGetter || k == FunctionKind::kStaticGetter; }
inline bool IsSetter(FunctionKind k) { return k == FunctionKind::kSetter || k == FunctionKind::kStaticSetter; }
inline bool IsStaticElement(FunctionKind k) {
  return (k >= FunctionKind::kStaticConciseMethod && k <= FunctionKind::kStaticSetter) ||
         k == FunctionKind::kClassStaticInitializer;
}
inline bool IsClassElementsInitializer(FunctionKind k) {
  return k == FunctionKind::kClassMembersInitializer || k == FunctionKind::kClassStaticInitializer;
}
inline bool IsClassConstructor(FunctionKind k) { return k >= FunctionKind::kBaseConstructor; }
inline bool IsDerivedConstructor(FunctionKind k) { return k >= FunctionKind::kDerivedConstructor; }
inline bool IsDefaultConstructor(FunctionKind k) {
  return k == FunctionKind::kDefaultBaseConstructor || k == FunctionKind::kDefaultDerivedConstructor;
}
// super.x is allowed in it.
inline bool BindsHomeObject(FunctionKind k) { return k >= FunctionKind::kConciseMethod; }

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_FUNCTION_KIND_H_
