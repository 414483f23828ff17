// Interceptors: which callbacks run for which operation, and what they change.

#include "host.h"

namespace {

void Getter(Local<Name> name, const PropertyCallbackInfo<Value>& info) {
  Log("get:" + ToStd(name));
  if (name->IsString() && ToStd(name) == "virtual") info.GetReturnValue().Set(Str("from interceptor"));
  if (name->IsString() && ToStd(name) == "throws") info.GetIsolate()->ThrowException(Exception::RangeError(Str("get")));
}

void Setter(Local<Name> name, Local<Value> value, const PropertyCallbackInfo<Value>& info) {
  Log("set:" + ToStd(name) + "=" + Describe(value));
  if (ToStd(name) == "virtual") info.GetReturnValue().Set(value);
  if (ToStd(name) == "throws") info.GetIsolate()->ThrowException(Exception::RangeError(Str("set")));
}

void Query(Local<Name> name, const PropertyCallbackInfo<Integer>& info) {
  Log("query:" + ToStd(name));
  if (ToStd(name) == "virtual") info.GetReturnValue().Set(int32_t{ReadOnly});
}

void Deleter(Local<Name> name, const PropertyCallbackInfo<Boolean>& info) {
  Log("delete:" + ToStd(name));
  if (ToStd(name) == "virtual") info.GetReturnValue().Set(false);
  if (ToStd(name) == "gone") info.GetReturnValue().Set(true);
}

void Enumerator(const PropertyCallbackInfo<Array>& info) {
  Log("enumerate");
  Local<Value> names[] = {Str("virtual"), Str("plain")};
  info.GetReturnValue().Set(Array::New(info.GetIsolate(), names, 2));
}

void Definer(Local<Name> name, const PropertyDescriptor& descriptor, const PropertyCallbackInfo<Value>& info) {
  Log("define:" + ToStd(name) + (descriptor.has_value() ? "=" + Describe(descriptor.value()) : "") +
      (descriptor.has_get() ? " get" : "") +
      (descriptor.has_writable() ? descriptor.writable() ? " writable" : " read-only" : ""));
}

void Descriptor(Local<Name> name, const PropertyCallbackInfo<Value>& info) {
  Log("descriptor:" + ToStd(name));
  if (ToStd(name) == "virtual")
    info.GetReturnValue().Set(RunChecked("({value: 'described', enumerable: true, configurable: true})"));
}

const char* const kOperations[] = {"o.virtual",
                                   "o.plain",
                                   "o.missing",
                                   "o.virtual = 1",
                                   "o.plain = 2",
                                   "o.fresh = 3",
                                   "'virtual' in o",
                                   "'missing' in o",
                                   "o.hasOwnProperty('virtual')",
                                   "o.hasOwnProperty('plain')",
                                   "delete o.virtual",
                                   "delete o.gone",
                                   "delete o.fresh",
                                   "'use strict'; delete o.virtual",
                                   "Object.keys(o).join()",
                                   "var r = []; for (var k in o) r.push(k); r.join()",
                                   "Object.getOwnPropertyNames(o).join()",
                                   "JSON.stringify(Object.getOwnPropertyDescriptor(o, 'virtual'))",
                                   "JSON.stringify(Object.getOwnPropertyDescriptor(o, 'plain'))",
                                   "Object.defineProperty(o, 'defined', {value: 4}).defined",
                                   "o.throws",
                                   "o.throws = 1",
                                   "o.virtual++",
                                   "o.virtual ?? 1",
                                   "Reflect.set(o, 'virtual', 5)",
                                   "Object.create(o).virtual",
                                   "Object.create(o).plain = 1",
                                   "JSON.stringify(o)",
                                   "({...o}).virtual",
                                   "o[Symbol.toPrimitive]",
                                   "Object.isFrozen(o)",
                                   "o.toString !== undefined"};

void PrintOperations(Isolate* isolate, Local<Context> context, const NamedPropertyHandlerConfiguration& configuration) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->Set(isolate, "plain", Str("own property"));
  object->SetHandler(configuration);
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  host_log.clear();
  for (const char* source : kOperations) {
    PrintRun(source);
    PrintLog("  log");
  }
}

}  // namespace

HOST(InterceptorsGetter) { PrintOperations(isolate, context, NamedPropertyHandlerConfiguration(Getter)); }

HOST(InterceptorsGetterSetter) { PrintOperations(isolate, context, NamedPropertyHandlerConfiguration(Getter, Setter)); }

HOST(InterceptorsGetterQuery) {
  PrintOperations(isolate, context, NamedPropertyHandlerConfiguration(Getter, nullptr, Query));
}

HOST(InterceptorsAll) {
  PrintOperations(isolate, context, NamedPropertyHandlerConfiguration(Getter, Setter, Query, Deleter, Enumerator));
}

HOST(InterceptorsEnumerator) {
  PrintOperations(isolate, context, NamedPropertyHandlerConfiguration(Getter, nullptr, nullptr, nullptr, Enumerator));
}

HOST(InterceptorsDefiner) {
  PrintOperations(isolate, context,
                  NamedPropertyHandlerConfiguration(Getter, Setter, Descriptor, Deleter, Enumerator, Definer));
}

HOST(InterceptorsNonMasking) {
  PrintOperations(isolate, context,
                  NamedPropertyHandlerConfiguration(Getter, Setter, Query, Deleter, Enumerator, Local<Value>(),
                                                    PropertyHandlerFlags::kNonMasking));
}

HOST(InterceptorsOnlyStrings) {
  PrintOperations(isolate, context,
                  NamedPropertyHandlerConfiguration(Getter, Setter, Query, Deleter, Enumerator, Local<Value>(),
                                                    PropertyHandlerFlags::kOnlyInterceptStrings));
}

HOST(InterceptorsSeenByApi) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->Set(isolate, "plain", Str("own property"));
  object->SetHandler(NamedPropertyHandlerConfiguration(Getter, Setter, Query, Deleter, Enumerator));
  Local<Object> instance = object->NewInstance(context).ToLocalChecked();
  host_log.clear();
  for (const char* name : {"virtual", "plain", "missing"}) {
    Print(std::string("Get ") + name, instance->Get(context, Str(name)));
    Print(std::string("Has ") + name, instance->Has(context, Str(name)));
    Print(std::string("HasOwnProperty ") + name, instance->HasOwnProperty(context, Str(name)));
    Print(std::string("HasRealNamedProperty ") + name, instance->HasRealNamedProperty(context, Str(name)));
    Print(std::string("GetRealNamedProperty ") + name, instance->GetRealNamedProperty(context, Str(name)));
    Print(std::string("GetPropertyAttributes ") + name, instance->GetPropertyAttributes(context, Str(name)));
    PrintLog("  log");
    Print(std::string("Set ") + name, instance->Set(context, Str(name), Int(1)));
    Print(std::string("Delete ") + name, instance->Delete(context, Str(name)));
    PrintLog("  log");
    Print(std::string("CreateDataProperty ") + name, instance->CreateDataProperty(context, Str(name), Int(1)));
    PrintLog("  log");
    Print(std::string("DefineOwnProperty ") + name, instance->DefineOwnProperty(context, Str(name), Int(1)));
    PrintLog("  log");
  }
  Print("names", instance->GetPropertyNames(context));
  Print("own names", instance->GetOwnPropertyNames(context));
  Print("HasNamedLookupInterceptor", instance->HasNamedLookupInterceptor());
  Print("HasIndexedLookupInterceptor", instance->HasIndexedLookupInterceptor());
  PrintLog("  log");
}

namespace {

void IndexedGetter(uint32_t index, const PropertyCallbackInfo<Value>& info) {
  Log("get:" + std::to_string(index));
  if (index < 3) info.GetReturnValue().Set(index * 10);
}

void IndexedSetter(uint32_t index, Local<Value> value, const PropertyCallbackInfo<Value>& info) {
  Log("set:" + std::to_string(index) + "=" + Describe(value));
  if (index < 3) info.GetReturnValue().Set(value);
}

void IndexedQuery(uint32_t index, const PropertyCallbackInfo<Integer>& info) {
  Log("query:" + std::to_string(index));
  if (index < 3) info.GetReturnValue().Set(int32_t{None});
}

void IndexedDeleter(uint32_t index, const PropertyCallbackInfo<Boolean>& info) {
  Log("delete:" + std::to_string(index));
  if (index < 3) info.GetReturnValue().Set(index != 0);
}

void IndexedEnumerator(const PropertyCallbackInfo<Array>& info) {
  Log("enumerate");
  Local<Value> names[] = {Int(0), Int(1), Int(2)};
  info.GetReturnValue().Set(Array::New(info.GetIsolate(), names, 3));
}

const char* const kIndexedOperations[] = {"o[0]",
                                          "o[2]",
                                          "o[3]",
                                          "o['1']",
                                          "o[1] = 5",
                                          "o[7] = 7",
                                          "o[7]",
                                          "0 in o",
                                          "5 in o",
                                          "delete o[0]",
                                          "delete o[1]",
                                          "delete o[7]",
                                          "Object.keys(o).join()",
                                          "o[-1]",
                                          "o[1.5]",
                                          "o[4294967295]",
                                          "o[4294967294]",
                                          "o.name = 1",
                                          "Array.prototype.map.call({__proto__: o, length: 2}, x => x).join()",
                                          "JSON.stringify(Object.getOwnPropertyDescriptor(o, 1))",
                                          "'use strict'; delete o[0]",
                                          "Object.create(o)[1]",
                                          "Object.defineProperty(o, 2, {value: 3})[2]"};

void PrintIndexedOperations(Isolate* isolate, Local<Context> context,
                            const IndexedPropertyHandlerConfiguration& configuration) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetHandler(configuration);
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  host_log.clear();
  for (const char* source : kIndexedOperations) {
    PrintRun(source);
    PrintLog("  log");
  }
}

}  // namespace

HOST(InterceptorsIndexedGetter) {
  PrintIndexedOperations(isolate, context, IndexedPropertyHandlerConfiguration(IndexedGetter));
}

HOST(InterceptorsIndexedAll) {
  PrintIndexedOperations(isolate, context,
                         IndexedPropertyHandlerConfiguration(IndexedGetter, IndexedSetter, IndexedQuery, IndexedDeleter,
                                                             IndexedEnumerator));
}

HOST(InterceptorsIndexedQuery) {
  PrintIndexedOperations(isolate, context, IndexedPropertyHandlerConfiguration(IndexedGetter, nullptr, IndexedQuery));
}

HOST(InterceptorsOnPrototype) {
  Local<FunctionTemplate> function = FunctionTemplate::New(isolate);
  function->PrototypeTemplate()->SetHandler(
      NamedPropertyHandlerConfiguration(Getter, Setter, Query, Deleter, Enumerator));
  SetGlobal(context, "F", function->GetFunction(context).ToLocalChecked());
  RunChecked("var o = new F; o.own = 1");
  host_log.clear();
  for (const char* source :
       {"o.own", "o.virtual", "o.missing", "o.own = 2", "o.virtual = 3", "o.fresh = 4", "'virtual' in o", "'own' in o",
        "delete o.virtual", "var r = []; for (var k in o) r.push(k); r.join()", "Object.keys(o).join()",
        "o.hasOwnProperty('virtual')", "o.hasOwnProperty('fresh')"}) {
    PrintRun(source);
    PrintLog("  log");
  }
}

HOST(InterceptorsOnGlobal) {
  Local<ObjectTemplate> global = ObjectTemplate::New(isolate);
  global->SetHandler(NamedPropertyHandlerConfiguration(Getter, Setter, Query));
  Local<Context> own = Context::New(isolate, nullptr, global);
  Context::Scope scope(own);
  host_log.clear();
  for (const char* source : {"virtual", "typeof missing", "missing", "virtual = 1", "x = 2", "x",
                             "var declared = 3; declared", "function f() {} typeof f", "let lexical = 4; lexical",
                             "this.virtual", "'virtual' in this", "'use strict'; undeclared = 1"}) {
    PrintRun(source);
    PrintLog("  log");
  }
}
