#ifndef FLAT8_SRC_AST_MODULES_H_
#define FLAT8_SRC_AST_MODULES_H_

#include "src/ast/ast-fwd.h"
#include "src/ast/ast-value-factory.h"
#include "src/zone/zone-containers.h"

namespace v8::internal {

// The imports and exports of a module, collected by the parser (ECMA-262 §16.2.1.7 ParseModule).
class ModuleDescriptor {
 public:
  explicit ModuleDescriptor(Zone* zone)
      : requests(zone),
        regular_imports(zone),
        namespace_imports(zone),
        local_exports(zone),
        indirect_exports(zone),
        star_exports(zone) {}

  struct ImportAttribute {
    const AstRawString* key;
    const AstRawString* value;
    int position;
  };
  struct Request {
    const AstRawString* specifier;
    const ImportAttribute* attributes;  // In order of keys.
    uint32_t attribute_count;
    int position;
  };
  struct Entry {
    const AstRawString* export_name = nullptr;
    const AstRawString* local_name = nullptr;
    const AstRawString* import_name = nullptr;
    int module_request = -1;  // Index in requests.
    int cell_index = 0;       // > 0: exports, < 0: imports, 0: none (namespace imports are ordinary variables).
    int position = -1;
    int end_position = -1;
  };

  ZoneVector<Request> requests;         // Distinct (specifier, attributes), in order of appearance.
  ZoneVector<Entry> regular_imports;    // import {a as b}: import_name a, local_name b, cell -1, -2, …
  ZoneVector<Entry> namespace_imports;  // import * as ns: local_name.
  ZoneVector<Entry> local_exports;      // export {a as b}: entries with the same local_name share a cell 1, 2, …
  ZoneVector<Entry> indirect_exports;   // export {a as b} from: import_name a; import_name null: export * as b.
  ZoneVector<Entry> star_exports;       // export * from.
  int export_cell_count = 0;
  bool has_top_level_await = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_MODULES_H_
