#include "src/runtime/properties/symbol-registry.h"

namespace v8::internal {

namespace {

Result<Tagged<Symbol>> SymbolIn(Isolate* isolate, Isolate::Root registry, Tagged<String> key, uint32_t flags) {
  Tagged<OrderedHashMap> table;
  if (isolate->root(registry).IsUndefined()) {
    table = TRY(OrderedHashMap::New(isolate));
    isolate->set_root(registry, table);
  } else {
    table = Cast<OrderedHashMap>(isolate->root(registry));
  }
  const int entry = TRY(OrderedHashMap::FindEntry(isolate, table, key));
  if (entry != OrderedTable::kNotFound) return Cast<Symbol>(table->ValueAt(entry));
  const Tagged<Symbol> symbol = TRY(NewSymbol(isolate, key, flags));
  table = TRY(OrderedHashMap::Add(isolate, table, key, symbol));
  isolate->set_root(registry, table);
  return symbol;
}

}  // namespace

Result<Tagged<Symbol>> SymbolFor(Isolate* isolate, Tagged<String> key) {
  return SymbolIn(isolate, Isolate::kSymbolRegistry, key, Symbol::kInPublicTable);
}

}  // namespace v8::internal
