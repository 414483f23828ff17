// Data: the root of the API's type hierarchy.

#ifndef INCLUDE_V8_DATA_H_
#define INCLUDE_V8_DATA_H_

#include "v8-internal.h"      // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// Anything a handle can refer to: values of the language, and things that script never sees (templates, contexts,
// scripts, private symbols).
//
// As all classes below it, Data is never instantiated, copied or deleted by hosts: they hold a Local<Data>, and a
// `Data*` is the address of a handle's slot.
class V8_EXPORT Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kData;

  Data() = delete;

  // Whether this is a value of the language.
  bool IsValue() const;
  bool IsPrivate() const;
  bool IsObjectTemplate() const;
  bool IsFunctionTemplate() const;
  bool IsContext() const;
  bool IsFixedArray() const;
  bool IsModule() const;
  bool IsModuleRequest() const;
};

// A list of the engine's own, which script never sees.
class V8_EXPORT FixedArray : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kFixedArray;

  int Length() const;
  Local<Data> Get(Local<Context> context, int i) const;
  Local<Data> Get(int i) const;
  V8_INLINE static FixedArray* Cast(Data* data) { return internal::ApiCast<FixedArray>(data); }
};

}  // namespace v8

#endif  // INCLUDE_V8_DATA_H_
