#include "src/builtins/builtins.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/properties/symbol-registry.h"

namespace v8::internal {

// ECMA-262 §20.4.1.1 Symbol ( [ description ] )
BUILTIN(SymbolConstructor) {
  // 1. If NewTarget is not undefined, throw a TypeError exception.
  if (arguments.IsConstructCall()) return Throw(isolate, MessageTemplate::kNotConstructor, ReadOnlyRoots::Symbol_string());
  if (arguments.at(0).IsUndefined()) return NewSymbol(isolate);
  return NewSymbol(isolate, TRY(ToString(isolate, arguments.at(0))));
}

// ECMA-262 §20.4.2.2 Symbol.for ( key )
BUILTIN(SymbolFor) { return SymbolFor(isolate, TRY(ToString(isolate, arguments.at(0)))); }

// ECMA-262 §20.4.2.6 Symbol.keyFor ( sym )
BUILTIN(SymbolKeyFor) {
  if (!IsSymbol(arguments.at(0))) return Throw(isolate, MessageTemplate::kSymbolKeyFor, arguments.at(0));
  const Tagged<Symbol> symbol = Cast<Symbol>(arguments.at(0));
  return symbol->is_in_public_symbol_table() ? symbol->description() : Undefined();
}

namespace {

// §20.4.3.4.1 ThisSymbolValue ( value )
Result<Tagged<Symbol>> ThisSymbolValue(Isolate* isolate, Value value, const char* method) {
  if (IsSymbol(value)) return Cast<Symbol>(value);
  if (IsJSPrimitiveWrapper(value) && IsSymbol(Cast<JSPrimitiveWrapper>(value)->value())) {
    return Cast<Symbol>(Cast<JSPrimitiveWrapper>(value)->value());
  }
  return Throw(isolate, MessageTemplate::kNotGeneric, TRY(NewStringFromAscii(isolate, method)),
               ReadOnlyRoots::Symbol_string());
}

}  // namespace

// ECMA-262 §20.4.3.2 get Symbol.prototype.description
BUILTIN(SymbolPrototypeDescription) {
  return TRY(ThisSymbolValue(isolate, arguments.receiver(), "Symbol.prototype.description"))->description();
}

// ECMA-262 §20.4.3.3 Symbol.prototype.toString ( )
BUILTIN(SymbolPrototypeToString) {
  const Tagged<Symbol> symbol = TRY(ThisSymbolValue(isolate, arguments.receiver(), "Symbol.prototype.toString"));
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("Symbol("));
  if (IsString(symbol->description())) TRY(builder.AppendString(Cast<String>(symbol->description())));
  TRY(builder.AppendCharacter(')'));
  return builder.ToString();
}

// ECMA-262 §20.4.3.4 Symbol.prototype.valueOf ( )
BUILTIN(SymbolPrototypeValueOf) {
  return ThisSymbolValue(isolate, arguments.receiver(), "Symbol.prototype.valueOf");
}

// ECMA-262 §20.4.3.5 Symbol.prototype [ %Symbol.toPrimitive% ] ( hint )
BUILTIN(SymbolPrototypeToPrimitive) {
  return ThisSymbolValue(isolate, arguments.receiver(), "Symbol.prototype [ @@toPrimitive ]");
}

}  // namespace v8::internal
