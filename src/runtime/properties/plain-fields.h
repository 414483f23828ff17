#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_PLAIN_FIELDS_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_PLAIN_FIELDS_H_

#include "src/objects/js-object-ops.h"

// Objects whose enumerable properties are all fields that their map names: the library copies and lists them without
// making a list of keys and looking each of them up. Every use is a fast path, under --plain-object-paths.
namespace v8::internal {

// Whether `object` is one, and reading all of its enumerable own properties runs no script.
bool HasPlainFields(Tagged<JSReceiver> object);

// Calls `visit(name, field_index)`, which returns a Result<void>, for the enumerable properties of such objects in the
// order of [[OwnPropertyKeys]]: strings, then symbols. There are few, so that nobody has to poll.
template <typename Visit>
Result<void> ForEachPlainField(Tagged<Map> map, Visit visit) {
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  bool has_symbols = false;
  for (const bool wants_symbols : {false, true}) {
    for (int i = 0; i < map->number_of_own_descriptors(); ++i) {
      const Tagged<Name> name = descriptors->GetKey(i);
      const bool is_symbol = name->instance_type() == SYMBOL_TYPE;
      has_symbols |= is_symbol;
      if (is_symbol != wants_symbols) continue;
      const PropertyDetails details = descriptors->GetDetails(i);
      if ((details.attributes() & DONT_ENUM) != 0) continue;  // As are all private names.
      TRY(visit(name, details.field_index()));
    }
    if (!has_symbols) break;
  }
  return Ok();
}

// Lets `target`, which has no properties, share the map of `source`, which has plain fields, and copies them all. False
// when the two have too little in common.
Result<bool> CopyPlainFieldsWithMap(Isolate* isolate, Tagged<JSObject> target, Tagged<JSObject> source);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_PLAIN_FIELDS_H_
