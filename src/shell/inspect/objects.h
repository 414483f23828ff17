#ifndef FLAT8_SRC_SHELL_INSPECT_OBJECTS_H_
#define FLAT8_SRC_SHELL_INSPECT_OBJECTS_H_

#include <string>
#include <vector>

#include "include/v8-container.h"
#include "include/v8-context.h"
#include "include/v8-function.h"
#include "include/v8-object.h"

// Reads objects for inspection. Proxies, in the prototype chain too, are read through to their targets: no trap runs.
namespace flat8::shell {

// An exception of the engine's is pending (or the script is being terminated). It unwinds inspection up to its entry
// functions and goes no further.
struct ScriptThrew {};

template <class T>
v8::Local<T> Check(v8::MaybeLocal<T> maybe) {
  v8::Local<T> result;
  if (!maybe.ToLocal(&result)) throw ScriptThrew();
  return result;
}
template <class T>
T Check(v8::Maybe<T> maybe) {
  T result;
  if (!maybe.To(&result)) throw ScriptThrew();
  return result;
}

// What a property is made of; `value`, `get` and `set` are empty where it has none.
struct PropertyParts {
  bool exists = false;
  bool enumerable = true;
  v8::Local<v8::Value> value, get, set;
};

class ObjectReader {
 public:
  explicit ObjectReader(v8::Local<v8::Context> context);

  v8::Isolate* isolate() const { return isolate_; }
  v8::Local<v8::Context> context() const { return context_; }

  // The target of the target ... of a proxy; null for a revoked one, the value itself where it is no proxy.
  v8::Local<v8::Value> Unwrap(v8::Local<v8::Value> value) const;
  // The prototype, read through proxies; null at the end of the chain.
  v8::Local<v8::Value> PrototypeOf(v8::Local<v8::Object> object) const;

  PropertyParts OwnProperty(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const;
  PropertyParts OwnProperty(v8::Local<v8::Object> object, uint32_t index) const;
  bool HasOwn(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const;
  // Of a property anywhere in the chain; `exists` is false where there is none.
  PropertyParts FindProperty(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const;
  // The value of a property anywhere in the chain, for which a getter is called; undefined where there is none.
  v8::Local<v8::Value> Get(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const;
  // The same, but undefined where a getter throws.
  v8::Local<v8::Value> TryGet(v8::Local<v8::Object> object, v8::Local<v8::Name> key) const;

  // Names and symbols of own properties, in their order.
  std::vector<v8::Local<v8::Value>> Keys(v8::Local<v8::Object> object, bool with_hidden, bool with_indices) const;

  // Whether it is a constructor of the engine's or the host's that the global object has; false for an empty value.
  bool IsGlobalConstructor(v8::Local<v8::Value> value) const;

  // OrdinaryHasInstance.
  bool IsInstance(v8::Local<v8::Object> object, v8::Local<v8::Function> constructor) const;

  v8::Local<v8::String> Name(const char* name) const;
  std::string Text(v8::Local<v8::Value> value) const;
  // A property's text; empty where it is none.
  std::string TextOf(v8::Local<v8::Object> object, const char* name) const;

 private:
  bool HasProxyInChain(v8::Local<v8::Object> object) const;
  PropertyParts Parts(v8::Local<v8::Value> descriptor) const;

  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
  const v8::Local<v8::String> value_, get_, set_, enumerable_;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_INSPECT_OBJECTS_H_
