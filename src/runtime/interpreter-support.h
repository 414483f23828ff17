#ifndef FLAT8_SRC_RUNTIME_INTERPRETER_SUPPORT_H_
#define FLAT8_SRC_RUNTIME_INTERPRETER_SUPPORT_H_

#include "src/execution/arguments.h"
#include "src/ic/stub-cache.h"
#include "src/interpreter/runtime-functions.h"
#include "src/runtime/operators.h"
#include "src/runtime/property.h"

// What the interpreter calls when an instruction has no fast way: inline cache misses, allocation, scopes, iteration,
// generators. All may run script and collect garbage unless said otherwise.
namespace v8::internal {

// ---- Inline caches (load-ic.cc, store-ic.cc). `vector` may be empty (no feedback yet); `slot` is its word index.
Result<Value> LoadICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name);
// The handler of an own data property in a dictionary; false when there is none.
bool DictionaryHandler(Tagged<JSObject> object, Tagged<Name> name, bool for_store, PropertyHandlerEntry* entry);
// Puts a handler into a property slot: monomorphic, polymorphic, at last megamorphic; then into `megamorphic_cache`, which
// may be null. Never fails: without memory it does nothing.
void UpdatePropertySlot(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<Name> name,
                        const PropertyHandlerEntry& entry, StubCache* megamorphic_cache);
Result<void> StoreICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name,
                         Value value, LanguageMode mode);
Result<void> DefineNamedOwnICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<JSObject> object,
                                  Tagged<Name> name, Value value);
Result<Value> KeyedLoadMiss(Isolate* isolate, Value base, Value key);
Result<void> KeyedStoreMiss(Isolate* isolate, Value base, Value key, Value value, LanguageMode mode);
Result<Value> LoadGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name,
                             bool inside_typeof);
Result<void> StoreGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name, Value value,
                             LanguageMode mode);

// Where a top-level let, const or class of the realm lives; false when there is none of that name.
bool FindScriptContextSlot(Isolate* isolate, Tagged<String> name, Tagged<Context>* context, int* slot, bool* immutable);

// ---- Variables by name (scopes.cc)
Result<Value> LoadLookup(Isolate* isolate, Tagged<String> name, bool inside_typeof);
Result<void> LoadLookupForCall(Isolate* isolate, Tagged<String> name, Value* callee, Value* receiver);
Result<void> StoreLookup(Isolate* isolate, Tagged<String> name, Value value, LanguageMode mode);

// ---- Functions
// The feedback vector of the function, made when there has been enough use; empty otherwise (never an exception).
Tagged<FeedbackVector> EnsureFeedbackVector(Isolate* isolate, Tagged<JSFunction> function);
Tagged<FeedbackVector> EnsureFeedbackVectorNow(Isolate* isolate, Tagged<JSFunction> function);
// Gives the function its bytecode. SyntaxErrors of lazily compiled functions were reported with the script.
Result<Tagged<Code>> CompileLazily(Isolate* isolate, Tagged<JSFunction> function);
// `this` of a sloppy function: objects stay, undefined and null become the global proxy, other primitives objects.
Result<Value> ConvertReceiver(Isolate* isolate, Value receiver, Tagged<JSFunction> function);
// The receiver that `new` makes for a base constructor.
Result<Tagged<JSObject>> CreateReceiver(Isolate* isolate, Tagged<JSFunction> constructor, Value new_target);
// Too deep, or an interrupt was requested: handles interrupts. An exception when the frame does not fit.
Result<void> HandleStackCheck(Isolate* isolate, uint64_t* lowest);
// Direct eval of the frame: non-strings are returned as they are.
Result<Value> DirectEvalFromInterpreter(Isolate* isolate, uint64_t* fp, Value source, Value scope_info);
// Proxies and callable API objects (CallHooks).
Result<Value> CallExotic(Isolate* isolate, Value callee, Value receiver, const Value* arguments, int count);
Result<Value> ConstructExotic(Isolate* isolate, Value callee, const Value* arguments, int count, Value new_target);
// `run` begins with the receiver, then `argc` arguments.
Result<Value> CallFromInterpreter(Isolate* isolate, Value callee, uint64_t* run, int argc);
Result<Value> ConstructFromInterpreter(Isolate* isolate, Value callee, uint64_t* arguments, int argc, Value new_target);
Result<Value> CallWithArrayLike(Isolate* isolate, Value callee, Value receiver, Tagged<JSArray> arguments);
Result<Value> ConstructWithArrayLike(Isolate* isolate, Value callee, Tagged<JSArray> arguments, Value new_target);
void ThrowNotConstructor(Isolate* isolate, Value callee);
void ThrowClassConstructorCalled(Isolate* isolate, Tagged<JSFunction> function);

// ---- Literals
Result<Tagged<JSObject>> CreateObjectLiteral(Isolate* isolate, int property_count);
Result<Tagged<JSArray>> CreateArrayLiteral(Isolate* isolate, Tagged<FixedArray> constants);
Result<Value> CreateRegExpLiteral(Isolate* isolate, Tagged<String> pattern, Tagged<String> flags);
// One per site and realm: cached in the realm by the description's identity.
Result<Tagged<JSArray>> GetTemplateObject(Isolate* isolate, Tagged<FixedArray> description, Tagged<JSFunction> function);
Result<Tagged<JSObject>> CreateMappedArguments(Isolate* isolate, uint64_t* fp);
Result<Tagged<JSObject>> CreateUnmappedArguments(Isolate* isolate, uint64_t* fp);
Result<Tagged<JSArray>> CreateRestParameter(Isolate* isolate, uint64_t* fp, int first);
Result<void> ArrayAppend(Isolate* isolate, Tagged<JSArray> array, Value value);
Result<void> DefineKeyedOwn(Isolate* isolate, Tagged<JSReceiver> object, Value key, Value value, int flags);
Result<void> DefineLiteralAccessor(Isolate* isolate, Tagged<JSReceiver> object, Value key, Value function, int flags,
                                   bool is_getter);
// §10.2.9 SetFunctionName with a computed key.
Result<void> SetFunctionNameFromKey(Isolate* isolate, Value function, Value key);
// Private properties (fields, brands, API privates) of any object, also of proxies, whose handlers do not see them.
Result<bool> HasPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name);
// The hole when there is none.
Result<Value> GetPrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name);
Result<void> DefinePrivateProperty(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name, Value value);
Result<Value> GetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key);
Result<void> SetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key, Value value,
                              LanguageMode mode);

// ---- For-in. `keys` is a FixedArray; filtering is by HasProperty unless the enumerated map is unchanged.
// The next key from `index` on, or the hole at the end; *index is advanced.
Result<Value> ForInNext(Isolate* isolate, Value object, Value keys, int32_t* index);

// ---- Generators
Result<Value> CreateGeneratorObject(Isolate* isolate, uint64_t* fp);
// Copies arguments and registers of the frame into the generator.
Result<void> SuspendGenerator(Isolate* isolate, uint64_t* fp, Tagged<JSGeneratorObject> generator,
                              const uint16_t* pc);
// Pushes the generator's frame again and runs it: used by next/return/throw and by await.
Result<Value> ResumeGenerator(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value,
                              JSGeneratorObject::ResumeMode mode);

// The interpreter (interpreter/interpreter.cc): runs the bytecode frame `fp`, which is the top frame and has the entry
// flag, from its saved pc until it returns or throws; the frame is popped either way. Registered as g_run_frame.
Result<Value> RunFrame(Isolate* isolate, uint64_t* fp);

// ---- Exceptions
struct HandlerTarget {
  bool found;
  const uint16_t* pc;
  int context_register;    // operand encoding
  int exception_register;  // operand encoding
};
HandlerTarget FindExceptionHandler(Tagged<Code> code, const uint16_t* pc);

// The C++ functions of runtime-functions.def.
using RuntimeFunctionPointer = Result<Value> (*)(Isolate* isolate, const uint64_t* arguments, int count);
extern const RuntimeFunctionPointer kRuntimeFunctions[];

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_INTERPRETER_SUPPORT_H_
