#ifndef FLAT8_SRC_EXECUTION_PROTECTORS_H_
#define FLAT8_SRC_EXECUTION_PROTECTORS_H_

#include "src/execution/isolate.h"

// What the current realm has left as it was made (runtime/properties/protectors.cc), by V8's names, for tests.
namespace v8::internal {

class Protectors {
 public:
  Protectors() = delete;

#define PROTECTOR(Name, cell) \
  static bool Is##Name##Intact(Isolate* isolate) { return isolate->realm()->cell##_protector()->value().IsTrue(); }
  PROTECTOR(ArrayIteratorLookupChain, array_iterator)
  PROTECTOR(ArraySpeciesLookupChain, array_species)
  PROTECTOR(TypedArraySpeciesLookupChain, typed_array_species)
  PROTECTOR(PromiseSpeciesLookupChain, promise_species)
  PROTECTOR(PromiseThenLookupChain, promise_then)
  PROTECTOR(PromiseResolveLookupChain, promise_resolve)
  PROTECTOR(RegExpSpeciesLookupChain, regexp_species)
  PROTECTOR(MapIteratorLookupChain, map_iterator)
  PROTECTOR(SetIteratorLookupChain, set_iterator)
  PROTECTOR(StringIteratorLookupChain, string_iterator)
  PROTECTOR(NoElements, no_elements)
  PROTECTOR(IsConcatSpreadableLookupChain, is_concat_spreadable)
  PROTECTOR(StringWrapperToPrimitive, string_wrapper_to_primitive)
  PROTECTOR(NumberStringNotRegexpLike, number_string_not_regexp_like)
#undef PROTECTOR
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_PROTECTORS_H_
