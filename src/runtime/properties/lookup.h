#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_LOOKUP_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_LOOKUP_H_

#include "src/execution/hooks.h"
#include "src/execution/isolate.h"
#include "src/objects/elements.h"
#include "src/objects/js-object-ops.h"
#include "src/objects/property-key.h"

namespace v8::internal {

// Finds a property on an object and its prototypes, one candidate after the other. Each state says what stands in the
// way or was found; the caller deals with it and either stops or calls Next(). Allocates nothing itself.
//
//   for (LookupIterator it(isolate, receiver, key); it.IsFound(); it.Next()) { switch (it.state()) … }
class LookupIterator {
 public:
  enum State : uint8_t {
    kNotFound,
    kAccessCheck,       // the holder wants to be asked first
    kProxy,             // the holder is a JSProxy, which takes over
    kInterceptor,       // the holder has an interceptor for such keys: interceptor()
    kModuleNamespace,   // the holder is one, and the key a string
    kTypedArrayAbsent,  // a canonical numeric string outside the typed array: the search ends here
    kAccessor,          // AccessorPair or AccessorInfo: GetStoredValue()
    kData
  };
  enum Storage : uint8_t { kField, kDescriptor, kDictionary, kGlobalCell, kElement };
  enum Configuration : uint8_t { kOwn, kPrototypeChain, kOwnSkipInterceptor, kPrototypeChainSkipInterceptor };

  // The Skip configurations are the engine's own look: past interceptors and access checks.
  //
  // `receiver` may be a primitive: the search begins at its prototype (strings: their own characters and length are not
  // found here, see GetSlow).
  LookupIterator(Isolate* isolate, Value receiver, PropertyKey key, Configuration configuration = kPrototypeChain);
  LookupIterator(Isolate* isolate, Value receiver, PropertyKey key, Tagged<JSReceiver> start,
                 Configuration configuration = kPrototypeChain)
      : isolate_(isolate), receiver_(receiver), key_(key), configuration_(configuration) {
    Start(start);
  }

  State state() const { return state_; }
  bool IsFound() const { return state_ != kNotFound; }
  void Next();

  Isolate* isolate() const { return isolate_; }
  PropertyKey key() const { return key_; }
  Value receiver() const { return receiver_; }
  // Where the search began (the global object for a global proxy); empty when there was nothing to search.
  Tagged<JSReceiver> start() const { return start_; }
  Tagged<JSReceiver> holder() const { return holder_; }
  Tagged<JSObject> holder_object() const { return Tagged<JSObject>(holder_.ptr()); }
  Tagged<Map> holder_map() const { return holder_->map(); }
  bool HolderIsStart() const { return holder_ == start_; }
  Tagged<InterceptorInfo> interceptor() const { return interceptor_; }
  bool is_element() const { return is_integer_; }

  // ---- Of kData and kAccessor
  PropertyDetails details() const { return details_; }
  Storage storage() const { return storage_; }
  int field_index() const { return details_.field_index(); }
  Tagged<PropertyCell> property_cell() const;
  const ElementEntry& element() const { return element_; }
  // The value of kData; the AccessorPair or AccessorInfo of kAccessor. Fails only for want of memory (typed arrays).
  Result<Value> GetStoredValue() const;
  // Writes the value of kData. Typed arrays: converted already.
  Result<void> WriteDataValue(Value value);
  // Makes the found own property another kind, with other attributes and value (accessor).
  Result<void> Reconfigure(Value value, PropertyKind kind, PropertyAttributes attributes);
  // Removes the found own property.
  Result<void> Delete();

 private:
  enum class InterceptorMode : uint8_t { kUninitialized, kSkipNonMasking, kProcessNonMasking };
  void Start(Tagged<JSReceiver> start);
  // Examines holder_ from `stage` on. True when a state was set.
  bool LookupInHolder(bool after_access_check, bool after_interceptor);
  bool LookupNamed(Tagged<JSObject> object);
  void Walk();
  bool own_only() const { return configuration_ == kOwn || configuration_ == kOwnSkipInterceptor; }
  bool skip_interceptors() const {
    return configuration_ == kOwnSkipInterceptor || configuration_ == kPrototypeChainSkipInterceptor;
  }

  Isolate* isolate_;
  Value receiver_;
  PropertyKey key_;
  Configuration configuration_;
  State state_ = kNotFound;
  Storage storage_ = kField;
  InterceptorMode mode_ = InterceptorMode::kUninitialized;
  bool saw_non_masking_ = false;
  bool is_integer_ = false;         // an index, or in typed arrays an integer beyond
  bool is_canonical_numeric_ = false;  // a string that is one, other than an index
  bool numeric_known_ = false;
  PropertyDetails details_ = PropertyDetails::Empty();
  int index_ = 0;
  Tagged<JSReceiver> start_;
  Tagged<JSReceiver> holder_;
  Tagged<InterceptorInfo> interceptor_;
  ElementEntry element_;
};

// ECMA-262 §7.1.21 for strings that are not array indices: whether it is one, and the integer index if it is one.
bool IsCanonicalNumericString(Isolate* isolate, Tagged<Name> name, bool* is_index, uint64_t* index);
// The template behind an object that was made from one; empty for others.
Tagged<FunctionTemplateInfo> TemplateOf(Tagged<JSReceiver> object);
// Whether the value is an object whose template says that it stands for code.
bool IsCodeLike(Value value);
// The interceptor (named or indexed) of an API object, or empty.
Tagged<InterceptorInfo> GetInterceptor(Tagged<JSObject> object, bool indexed);
inline bool HasInterceptors(Tagged<JSReceiver> object) {
  return object->map()->has_named_interceptor() || object->map()->has_indexed_interceptor();
}
// Whether the objects of the map have one that is asked for such a key.
inline bool HasInterceptorFor(Tagged<Map> map, PropertyKey key) {
  return key.is_index() ? map->has_indexed_interceptor() : map->has_named_interceptor();
}
// Whether the host has to be asked before the current realm looks into the object. Into its own global object each realm
// may look; what a global proxy of another realm stands for is that realm's secret.
inline bool NeedsAccessCheck(Isolate* isolate, Tagged<JSReceiver> object) {
  return V8_UNLIKELY(object->map()->is_access_check_needed()) &&
         !(IsJSGlobalProxy(object) && Cast<JSGlobalProxy>(object)->native_context() == Value(isolate->realm()));
}
// The prototype object on which properties of a primitive are found; empty for undefined and null.
Tagged<JSReceiver> PrototypeOfPrimitive(Isolate* isolate, Value value);
// Notes that a property that the engine has assumptions about is being changed on `holder`.
void UpdateProtectors(Isolate* isolate, Tagged<JSReceiver> holder, PropertyKey key);
// Whether a property that the object gets may concern them: plain objects that are nobody's prototype have nothing that
// the engine assumes things about.
V8_INLINE bool MayConcernProtectors(Tagged<JSReceiver> object, PropertyKey key) {
  return (object->bits() & HeapObject::kIsPrototypeBit) != 0 ||
         (object->instance_type() != JS_OBJECT_TYPE && key.is_name());
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_LOOKUP_H_
