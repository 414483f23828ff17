#ifndef FLAT8_SRC_MODULES_RESOLUTION_H_
#define FLAT8_SRC_MODULES_RESOLUTION_H_

#include "src/modules/module-internal.h"

// §16.2.1.7.2: which names a module exports, and which binding each of them is.
namespace v8::internal {

// A ResolvedBinding Record, null or ambiguous. A binding is its cell, the module whose namespace it is, or the source
// object that it is; two are the same binding when their values are the same.
class ResolvedBinding {
 public:
  static ResolvedBinding NotFound() { return ResolvedBinding(Null()); }
  static ResolvedBinding Ambiguous() { return ResolvedBinding(True()); }
  // As value(), of one that was found.
  static ResolvedBinding FromValue(Value value) { return ResolvedBinding(value); }

  bool IsFound() const { return value_.IsCell(); }
  bool IsAmbiguous() const { return value_.IsTrue(); }
  bool IsVariable() const { return internal::IsCell(value_); }
  bool IsNamespace() const { return IsModule(value_); }
  Value value() const { return value_; }
  friend bool operator==(ResolvedBinding a, ResolvedBinding b) { return a.value_ == b.value_; }

 private:
  explicit ResolvedBinding(Value value) : value_(value) {}
  Value value_;
};

// ResolveExport ( exportName ): the ResolvedBinding's value().
Result<Value> ResolveExport(Isolate* isolate, Tagged<Module> module, Tagged<String> name);
// GetExportedNames ( ): the keys of the dictionary, whose values are undefined.
Result<Tagged<NameDictionary>> GetExportedNames(Isolate* isolate, Tagged<Module> module);

}  // namespace v8::internal

#endif  // FLAT8_SRC_MODULES_RESOLUTION_H_
