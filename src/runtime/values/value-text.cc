#include "src/runtime/values/value-text.h"

#include "src/runtime/values/bigint-operations.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/text/string-builder.h"

namespace v8::internal {

Value GetDataPropertyNoSideEffects(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  Value holder = object;
  for (int depth = 0; depth < 1000 && IsJSReceiver(holder) && !IsJSProxy(holder); ++depth) {
    const Tagged<JSReceiver> current = Cast<JSReceiver>(holder);
    const Value value = GetOwnDataPropertyNoSideEffects(isolate, current, key);
    if (!value.is_empty()) return value;
    holder = current->map()->prototype();
  }
  return Value();
}

Tagged<String> FunctionDebugName(Isolate* isolate, Tagged<JSFunction> function) {
  const Value own = GetOwnDataPropertyNoSideEffects(isolate, function, ReadOnlyRoots::name_string());
  if (!own.is_empty() && IsString(own) && Cast<String>(own)->length() != 0) return Cast<String>(own);
  const Tagged<SharedFunctionInfo> shared = function->shared();
  if (shared->Name()->length() != 0) return shared->Name();
  if (IsString(shared->inferred_name())) return Cast<String>(shared->inferred_name());
  return ReadOnlyRoots::empty_string();
}

Result<Tagged<String>> ConstructorNameForMessage(Isolate* isolate, Tagged<JSReceiver> object) {
  if (IsJSProxy(object)) return ReadOnlyRoots::Proxy_string();
  if (IsCallable(object)) return ReadOnlyRoots::Function_string();
  const Value tag = GetDataPropertyNoSideEffects(isolate, object, ReadOnlyRoots::to_string_tag_symbol());
  if (!tag.is_empty() && IsString(tag) && Cast<String>(tag)->length() != 0) return Cast<String>(tag);
  // A prototype's own constructor is that of its instances, not the one that made it.
  const Value prototype = object->map()->prototype();
  const Value constructor =
      IsJSReceiver(prototype) ? GetDataPropertyNoSideEffects(isolate, Cast<JSReceiver>(prototype),
                                                             ReadOnlyRoots::constructor_string())
                              : Value();
  if (!constructor.is_empty() && IsJSFunction(constructor)) {
    const Tagged<String> name = FunctionDebugName(isolate, Cast<JSFunction>(constructor));
    if (name->length() != 0) return name;
  }
  // No object that it inherits from says so any more: whose instance was it when it was made?
  const Value maker = object->map()->GetConstructor();
  if (!object->map()->is_prototype_map() && IsJSFunction(maker)) {
    const Tagged<String> name = FunctionDebugName(isolate, Cast<JSFunction>(maker));
    if (name->length() != 0) return name;
  }
  return ReadOnlyRoots::Object_string();
}

namespace {

// A function whose source has its body only.
Result<Tagged<String>> WrappedFunctionText(Isolate* isolate, Tagged<SharedFunctionInfo> shared,
                                           Tagged<FixedArray> wrapped, Tagged<String> body) {
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("function "));
  TRY(builder.AppendString(shared->Name()));
  TRY(builder.AppendCharacter('('));
  for (int i = 1; i < wrapped->length(); ++i) {
    if (i > 1) TRY(builder.AppendAscii(", "));
    TRY(builder.AppendString(Cast<String>(wrapped->get(i))));
  }
  TRY(builder.AppendAscii(") {\n"));
  TRY(builder.AppendString(body));
  TRY(builder.AppendAscii("\n}"));
  return builder.ToString();
}

}  // namespace

Result<Tagged<String>> FunctionSourceText(Isolate* isolate, Tagged<JSFunction> function) {
  const Tagged<SharedFunctionInfo> shared = function->shared();
  if (shared->IsUserJavaScript()) {
    // Of a class, the whole class.
    const bool is_class = shared->class_end_position() != 0;
    const int start = is_class ? shared->class_start_position() : shared->start_position();
    const int end = is_class ? shared->class_end_position() : shared->end_position();
    const Tagged<String> source = shared->script()->source();
    const Value wrapped = shared->script()->wrapped_function();
    if (IsFixedArray(wrapped) && Cast<FixedArray>(wrapped)->get(0) == shared) {
      return WrappedFunctionText(isolate, shared, Cast<FixedArray>(wrapped), source);
    }
    if (start >= 0 && start <= end && static_cast<uint32_t>(end) <= source->length()) {
      return NewSubString(isolate, source, static_cast<uint32_t>(start), static_cast<uint32_t>(end));
    }
  }
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("function "));
  TRY(builder.AppendString(shared->Name()));
  TRY(builder.AppendAscii("() { [native code] }"));
  return builder.ToString();
}

namespace {

Result<Tagged<String>> SymbolText(Isolate* isolate, Tagged<Symbol> symbol) {
  // Private names are shown as they are written.
  if (symbol->is_private_name() && IsString(symbol->description())) return Cast<String>(symbol->description());
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("Symbol("));
  if (IsString(symbol->description())) TRY(builder.AppendString(Cast<String>(symbol->description())));
  TRY(builder.AppendCharacter(')'));
  return builder.ToString();
}

Result<Tagged<String>> PrimitiveText(Isolate* isolate, Value value) {
  if (IsString(value)) return Cast<String>(value);
  if (value.IsNumber()) return NumberToString(isolate, value);
  if (value.IsUndefined()) return ReadOnlyRoots::undefined_string();
  if (value.IsNull()) return ReadOnlyRoots::null_string();
  if (value.IsBoolean()) return ReadOnlyRoots::boolean_string(value.IsTrue());
  if (IsSymbol(value)) return SymbolText(isolate, Cast<Symbol>(value));
  if (IsBigInt(value)) return BigIntToString(isolate, Cast<BigInt>(value), 10);
  return ReadOnlyRoots::empty_string();
}

// Long functions are cut in the middle.
Result<Tagged<String>> FunctionText(Isolate* isolate, Tagged<JSFunction> function) {
  const Tagged<String> text = TRY(FunctionSourceText(isolate, function));
  constexpr uint32_t kLongest = 128, kPrefix = 111, kSuffix = 2;
  if (text->length() <= kLongest) return text;
  StringBuilder builder(isolate);
  TRY(builder.AppendSubString(text, 0, kPrefix));
  TRY(builder.AppendAscii("...<omitted>..."));
  TRY(builder.AppendSubString(text, text->length() - kSuffix, text->length()));
  return builder.ToString();
}

Result<Tagged<String>> ReceiverText(Isolate* isolate, Tagged<JSReceiver> object) {
  if (IsJSFunction(object)) return FunctionText(isolate, Cast<JSFunction>(object));
  if (IsCallable(object)) return NewStringFromAscii(isolate, "function () { [native code] }");
  if (IsJSError(object)) return ErrorTextNoSideEffects(isolate, object);
  const Tagged<NativeContext> realm = isolate->realm();
  StringBuilder builder(isolate);
  const Value to_string = GetDataPropertyNoSideEffects(isolate, object, ReadOnlyRoots::toString_string());
  if (!to_string.is_empty() && to_string == realm->error_to_string_function()) {
    return ErrorTextNoSideEffects(isolate, object);
  }
  if (!to_string.is_empty() && to_string == realm->object_prototype_to_string_function()) {
    const Value constructor = GetDataPropertyNoSideEffects(isolate, object, ReadOnlyRoots::constructor_string());
    if (!constructor.is_empty() && IsJSFunction(constructor)) {
      const Tagged<String> name = FunctionDebugName(isolate, Cast<JSFunction>(constructor));
      if (name->length() != 0) {
        TRY(builder.AppendAscii("#<"));
        TRY(builder.AppendString(name));
        TRY(builder.AppendCharacter('>'));
        return builder.ToString();
      }
    }
  }
  const Value tag = GetDataPropertyNoSideEffects(isolate, object, ReadOnlyRoots::to_string_tag_symbol());
  TRY(builder.AppendAscii("[object "));
  if (!tag.is_empty() && IsString(tag)) {
    TRY(builder.AppendString(Cast<String>(tag)));
  } else {
    TRY(builder.AppendString(IsJSArray(object)    ? ReadOnlyRoots::Array_string()
                             : IsJSDate(object)   ? ReadOnlyRoots::Date_string()
                             : IsJSRegExp(object) ? ReadOnlyRoots::RegExp_string()
                                                  : ReadOnlyRoots::Object_string()));
  }
  TRY(builder.AppendCharacter(']'));
  return builder.ToString();
}

}  // namespace

Result<Tagged<String>> JoinErrorText(Isolate* isolate, Tagged<String> name, Tagged<String> message) {
  if (name->length() == 0) return message;
  if (message->length() == 0) return name;
  StringBuilder builder(isolate);
  TRY(builder.AppendString(name));
  TRY(builder.AppendAscii(": "));
  TRY(builder.AppendString(message));
  return builder.ToString();
}

Result<Tagged<String>> ErrorTextNoSideEffects(Isolate* isolate, Tagged<JSReceiver> error) {
  const Value name = GetDataPropertyNoSideEffects(isolate, error, ReadOnlyRoots::name_string());
  const Value message = GetDataPropertyNoSideEffects(isolate, error, ReadOnlyRoots::message_string());
  const Tagged<String> name_text = name.is_empty() || name.IsUndefined()
                                       ? ReadOnlyRoots::Error_string()
                                       : TRY(PrimitiveText(isolate, name));
  const Tagged<String> message_text = message.is_empty() || message.IsUndefined()
                                          ? ReadOnlyRoots::empty_string()
                                          : TRY(PrimitiveText(isolate, message));
  return JoinErrorText(isolate, name_text, message_text);
}

Result<Tagged<String>> ValueForMessage(Isolate* isolate, Value value) {
  if (IsJSReceiver(value)) return ReceiverText(isolate, Cast<JSReceiver>(value));
  return PrimitiveText(isolate, value);
}

}  // namespace v8::internal
