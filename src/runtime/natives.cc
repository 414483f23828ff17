#include "src/runtime/natives.h"

#include "src/execution/call.h"
#include "src/ic/feedback.h"
#include "src/objects/js-object-ops.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/values/conversions.h"

namespace v8::internal {

namespace {

// Arguments that are missing are undefined.
class NativeArguments {
 public:
  NativeArguments(const uint64_t* words, int count) : words_(words), count_(count) {}
  Value operator[](int k) const { return k < count_ ? Value(words_[k]) : Undefined(); }

 private:
  const uint64_t* words_;
  int count_;
};

using Native = Result<Value> (*)(Isolate* isolate, const NativeArguments& arguments);

Result<Tagged<JSReceiver>> ReceiverAt(Isolate* isolate, const NativeArguments& arguments, int index) {
  if (IsJSReceiver(arguments[index])) return Cast<JSReceiver>(arguments[index]);
  return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "a native function")));
}
Result<Tagged<String>> StringAt(Isolate* isolate, const NativeArguments& arguments, int index) {
  return ToString(isolate, arguments[index]);
}

Result<Value> Nothing(Isolate*, const NativeArguments&) { return Undefined(); }
Result<Value> No(Isolate*, const NativeArguments&) { return False(); }
Result<Value> Yes(Isolate*, const NativeArguments&) { return True(); }

// Compiles the function, and has it learn from its first call on.
Result<Value> EnsureFeedbackVectorForFunction(Isolate* isolate, const NativeArguments& arguments) {
  if (!IsJSFunction(arguments[0])) return Undefined();
  const Tagged<JSFunction> function = Cast<JSFunction>(arguments[0]);
  TRY(EnsureCompiled(isolate, function->shared()));
  EnsureFeedbackVectorNow(isolate, function);
  return Undefined();
}

// A function, which is interpreted: bits of V8's OptimizationStatus.
Result<Value> GetOptimizationStatus(Isolate*, const NativeArguments&) {
  constexpr int kIsFunction = 1, kInterpreted = 1 << 6;
  return Value::Int(kIsFunction | kInterpreted);
}

Result<Value> HasFastProperties(Isolate* isolate, const NativeArguments& arguments) {
  return Value::Bool(!TRY(ReceiverAt(isolate, arguments, 0))->map()->is_dictionary_map());
}
Result<Value> HaveSameMap(Isolate* isolate, const NativeArguments& arguments) {
  return Value::Bool(TRY(ReceiverAt(isolate, arguments, 0))->map() == TRY(ReceiverAt(isolate, arguments, 1))->map());
}
Result<Value> OptimizeObjectForAddingMultipleProperties(Isolate* isolate, const NativeArguments& arguments) {
  const auto object = TRY(ReceiverAt(isolate, arguments, 0));
  if (IsJSObject(object) && !object->map()->is_dictionary_map())
    TRY(NormalizeProperties(isolate, Cast<JSObject>(object)));
  return object;
}

Result<PropertyKey> KeyAt(Isolate* isolate, const NativeArguments& arguments, int index) {
  return ToPropertyKey(isolate, arguments[index]);
}
Result<Value> GetPropertyNative(Isolate* isolate, const NativeArguments& arguments) {
  return Get(isolate, arguments[0], TRY(KeyAt(isolate, arguments, 1)));
}
Result<Value> HasPropertyNative(Isolate* isolate, const NativeArguments& arguments) {
  const auto object = TRY(ReceiverAt(isolate, arguments, 0));
  return Value::Bool(TRY(HasProperty(isolate, object, TRY(KeyAt(isolate, arguments, 1)))));
}
Result<Value> SetPropertyNative(Isolate* isolate, const NativeArguments& arguments) {
  TRY(Set(isolate, arguments[0], TRY(KeyAt(isolate, arguments, 1)), arguments[2], ShouldThrow::kThrow));
  return arguments[2];
}
// (object, key, language mode: 0 for sloppy).
Result<Value> DeletePropertyNative(Isolate* isolate, const NativeArguments& arguments) {
  const auto object = TRY(ReceiverAt(isolate, arguments, 0));
  const bool is_strict = arguments[2].IsInt() && arguments[2].AsInt() != 0;
  return Value::Bool(TRY(DeleteProperty(isolate, object, TRY(KeyAt(isolate, arguments, 1)),
                                        is_strict ? ShouldThrow::kThrow : ShouldThrow::kDontThrow)));
}
Result<Value> GetOwnPropertyKeys(Isolate* isolate, const NativeArguments& arguments) {
  const auto filter = static_cast<PropertyFilter>(arguments[1].IsInt() ? arguments[1].AsInt() : 0);
  const auto keys = TRY(OwnPropertyKeys(isolate, TRY(ReceiverAt(isolate, arguments, 0)), filter));
  return TRY(NewJSArrayWithElements(isolate, keys));
}
// (object, name, getter, setter, attributes).
Result<Value> DefineAccessorPropertyUnchecked(Isolate* isolate, const NativeArguments& arguments) {
  const auto object = TRY(ReceiverAt(isolate, arguments, 0));
  PropertyDescriptor descriptor;
  descriptor.get = arguments[2].IsNull() ? Undefined() : arguments[2];
  descriptor.set = arguments[3].IsNull() ? Undefined() : arguments[3];
  const int attributes = arguments[4].IsInt() ? arguments[4].AsInt() : 0;
  descriptor.has_enumerable = descriptor.has_configurable = true;
  descriptor.enumerable = (attributes & DONT_ENUM) == 0;
  descriptor.configurable = (attributes & DONT_DELETE) == 0;
  TRY(DefineOwnProperty(isolate, object, TRY(KeyAt(isolate, arguments, 1)), descriptor, ShouldThrow::kThrow));
  return Undefined();
}

Result<Value> ConstructConsString(Isolate* isolate, const NativeArguments& arguments) {
  return Value(TRY(NewConsString(isolate, TRY(StringAt(isolate, arguments, 0)), TRY(StringAt(isolate, arguments, 1)))));
}
Result<Value> StringLastIndexOf(Isolate* isolate, const NativeArguments& arguments) {
  return Invoke(isolate, TRY(StringAt(isolate, arguments, 0)),
                TRY(ToPropertyKey(isolate, TRY(NewStringFromAscii(isolate, "lastIndexOf")))), {arguments[1]});
}
Result<Value> CreatePrivateSymbol(Isolate* isolate, const NativeArguments& arguments) {
  const Value description = arguments[0];
  return Value(TRY(NewSymbol(isolate, IsString(description) ? description : Undefined(), Symbol::kPrivate)));
}

struct NativeEntry {
  const char* name;
  Native function;
};
constexpr NativeEntry kNatives[] = {
    // Hints for compilers.
    {"ClearFunctionFeedback", &Nothing},
    {"CompileBaseline", &Nothing},
    {"DeoptimizeFunction", &Nothing},
    {"DeoptimizeNow", &Nothing},
    {"DisableOptimizationFinalization", &Nothing},
    {"EnsureFeedbackVectorForFunction", &EnsureFeedbackVectorForFunction},
    {"FinalizeOptimization", &Nothing},
    {"NeverOptimizeFunction", &Nothing},
    {"OptimizeFunctionOnNextCall", &Nothing},
    {"OptimizeMaglevOnNextCall", &Nothing},
    {"OptimizeOsr", &Nothing},
    {"PrepareFunctionForOptimization", &EnsureFeedbackVectorForFunction},
    {"WaitForBackgroundOptimization", &Nothing},
    // What compilers there are.
    {"ActiveTierIsIgnition", &Yes},
    {"ActiveTierIsMaglev", &No},
    {"ActiveTierIsSparkplug", &No},
    {"ActiveTierIsTurbofan", &No},
    {"GetOptimizationStatus", &GetOptimizationStatus},
    {"IsBeingInterpreted", &Yes},
    {"IsMaglevEnabled", &No},
    {"IsSparkplugEnabled", &No},
    {"IsTurbofanEnabled", &No},
    // Objects.
    {"DefineAccessorPropertyUnchecked", &DefineAccessorPropertyUnchecked},
    {"DeleteProperty", &DeletePropertyNative},
    {"GetOwnPropertyKeys", &GetOwnPropertyKeys},
    {"GetProperty", &GetPropertyNative},
    {"HasFastProperties", &HasFastProperties},
    {"HasProperty", &HasPropertyNative},
    {"HaveSameMap", &HaveSameMap},
    {"OptimizeObjectForAddingMultipleProperties", &OptimizeObjectForAddingMultipleProperties},
    {"SetKeyedProperty", &SetPropertyNative},
    {"SetNamedProperty", &SetPropertyNative},
    // Strings and symbols.
    {"ConstructConsString", &ConstructConsString},
    {"CreatePrivateSymbol", &CreatePrivateSymbol},
    {"StringLastIndexOf", &StringLastIndexOf},
};

}  // namespace

Result<Value> CallNative(Isolate* isolate, Tagged<String> name, const uint64_t* arguments, int count) {
  for (const NativeEntry& entry : kNatives) {
    if (name->IsEqualTo(entry.name)) return entry.function(isolate, NativeArguments(arguments, count));
  }
  return Throw(isolate, MessageTemplate::kNotDefined,
               TRY(NewConsString(isolate, TRY(NewStringFromAscii(isolate, "%")), name)));
}

}  // namespace v8::internal
