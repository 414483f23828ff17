#ifndef FLAT8_SRC_AST_MODULES_H_
#define FLAT8_SRC_AST_MODULES_H_

#include "src/ast/ast-fwd.h"
#include "src/ast/ast-value-factory.h"
#include "src/common/import-phase.h"
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
    ImportPhase phase;
    int position;
  };
  struct Entry {
    const AstRawString* export_name = nullptr;
    const AstRawString* local_name = nullptr;
    const AstRawString* import_name = nullptr;
    int module_request = -1;  // Index in requests.
    int slot = -1;            // Of the module's context, which holds the binding's cell.
    bool is_var = false;      // An exported `var`: undefined from the start.
    int position = -1;
    int end_position = -1;
  };

  ZoneVector<Request> requests;         // Distinct (specifier, attributes, phase), in order of appearance.
  ZoneVector<Entry> regular_imports;    // import {a as b}: import_name a, local_name b.
  ZoneVector<Entry> namespace_imports;  // import * as ns, import source s: local_name.
  ZoneVector<Entry> local_exports;      // export {a as b}: entries with the same local_name share a cell.
  ZoneVector<Entry> indirect_exports;   // export {a as b} from: import_name a; import_name null: export * as b.
  ZoneVector<Entry> star_exports;       // export * from.
  int cell_count = 0;  // They take the first slots of the module's context.
  bool has_top_level_await = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_MODULES_H_
