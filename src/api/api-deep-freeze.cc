#include "src/api/api-internal.h"
#include "src/bytecode/unlinked-code.h"
#include "src/runtime/environments/scopes.h"
#include "src/runtime/functions/linker.h"
#include "src/runtime/iteration/value-list.h"
#include "src/runtime/properties/property-internal.h"

// Context::DeepFreeze: first everything that can be reached is looked at, and refused where it has state that freezing
// does not reach; then all of it is frozen.
namespace v8 {

namespace internal {

namespace {

class DeepFreezer {
 public:
  DeepFreezer(Isolate* isolate, v8::Context::DeepFreezeDelegate* delegate)
      : isolate_(isolate), delegate_(delegate), objects_(isolate) {}

  Result<void> Freeze(Tagged<NativeContext> realm) {
    seen_ = TRY(OrderedHashSet::New(isolate_, 1024));
    TRY(Visit(realm->global_object()));
    TRY(VisitLexicalNames(realm));
    for (int next = 0; next < objects_.length(); ++next) {
      if (!isolate_->Poll()) return Exception();
      TRY(VisitPartsOf(Cast<JSObject>(objects_[next])));
    }
    for (int k = 0; k < objects_.length(); ++k) {
      TRY(SetIntegrityLevel(isolate_, Cast<JSObject>(objects_[k]), FROZEN, ShouldThrow::kThrow));
    }
    return Ok();
  }

 private:
  // Notes an object, once; other values are as they are.
  Result<void> Visit(Value value) {
    if (!IsJSReceiver(value)) return Ok();
    if (IsJSGlobalProxy(value)) {
      const Value global = Cast<JSReceiver>(value)->map()->prototype();
      return IsJSReceiver(global) ? Visit(global) : Refuse(value);
    }
    const int before = seen_->number_of_elements();
    seen_ = TRY(OrderedHashSet::Add(isolate_, seen_, value));
    if (seen_->number_of_elements() == before) return Ok();
    if (!HasPropertiesOnly(Cast<JSReceiver>(value))) return Refuse(value);
    return objects_.Add(value);
  }

  // Whether all that the object can remember is in its properties and what is visited with them.
  static bool HasPropertiesOnly(Tagged<JSReceiver> object) {
    switch (object->instance_type()) {
      case JS_OBJECT_TYPE:
      case JS_API_OBJECT_TYPE:
      case JS_SPECIAL_API_OBJECT_TYPE:
      case JS_EXTERNAL_OBJECT_TYPE:
      case JS_GLOBAL_OBJECT_TYPE:
      case JS_ARRAY_TYPE:
      case JS_ARGUMENTS_OBJECT_TYPE:
      case JS_ERROR_TYPE:
      case JS_PRIMITIVE_WRAPPER_TYPE:
      case JS_REGEXP_TYPE:
      case JS_BOUND_FUNCTION_TYPE:
      case JS_FUNCTION_TYPE: return true;
      default: return false;
    }
  }

  Result<void> Refuse(Value object) {
    const char* name = "Object";
    switch (Cast<JSReceiver>(object)->instance_type()) {
      case JS_GENERATOR_OBJECT_TYPE: name = "Generator"; break;
      case JS_ARRAY_ITERATOR_TYPE: name = "Array Iterator"; break;
      case JS_MAP_ITERATOR_TYPE: name = "Map Iterator"; break;
      case JS_SET_ITERATOR_TYPE: name = "Set Iterator"; break;
      default: {
        const Value constructor = Cast<JSReceiver>(object)->map()->GetConstructor();
        if (!IsJSFunction(constructor) || Cast<JSFunction>(constructor)->shared()->is_api_function()) break;
        return Throw(isolate_, MessageTemplate::kCannotDeepFreezeObject, Cast<JSFunction>(constructor)->shared()->name());
      }
    }
    return Throw(isolate_, MessageTemplate::kCannotDeepFreezeObject, TRY(NewStringFromAscii(isolate_, name)));
  }

  // Top-level let, const and class.
  Result<void> VisitLexicalNames(Tagged<NativeContext> realm) {
    if (!realm->script_context_names().IsCell()) return Ok();
    const Tagged<NameDictionary> names = Cast<NameDictionary>(realm->script_context_names());
    for (int entry = 0; entry < names->used(); ++entry) {
      if (names->IsDeleted(entry)) continue;
      if (!names->DetailsAt(entry).IsReadOnly()) {
        return Throw(isolate_, MessageTemplate::kCannotDeepFreezeValue, names->NameAt(entry));
      }
      const uint64_t where = static_cast<uint64_t>(names->ValueAt(entry).AsNumber());
      const Value context = ListGet(realm->script_context_table(), static_cast<int>(where >> 32));
      TRY(Visit(Cast<Context>(context)->get(static_cast<int>(where & 0xFFFFFFFFu))));
    }
    return Ok();
  }

  Result<void> VisitPartsOf(Tagged<JSObject> object) {
    TRY(Visit(object->map()->prototype()));
    const Tagged<FixedArray> keys = TRY(OwnKeys(object));
    for (int k = 0; k < keys->length(); ++k) {
      if (!isolate_->Poll()) return Exception();
      TRY(VisitProperty(object, TRY(ToPropertyKey(isolate_, keys->get(k)))));
    }
    if (IsJSFunction(object)) return VisitVariablesOf(Cast<JSFunction>(object)->context());
    if (IsJSBoundFunction(object)) {
      const Tagged<JSBoundFunction> bound = Cast<JSBoundFunction>(object);
      TRY(Visit(bound->bound_target_function()));
      TRY(Visit(bound->bound_this()));
      const Tagged<FixedArray> arguments = bound->bound_arguments();
      for (int k = 0; k < arguments->length(); ++k) TRY(Visit(arguments->get(k)));
      return Ok();
    }
    if (object->GetEmbedderFieldCount() > 0 || IsJSExternalObject(object)) return VisitEmbedderPart(object);
    return Ok();
  }

  // The keys of what the object itself has: handlers of the host's do not come into it.
  Result<Tagged<FixedArray>> OwnKeys(Tagged<JSObject> object) {
    TRY(CheckAccess(isolate_, object));
    return OwnPropertyKeys(isolate_, object);
  }

  Result<void> VisitProperty(Tagged<JSObject> object, PropertyKey key) {
    LookupIterator it(isolate_, object, key, LookupIterator::kOwnSkipInterceptor);
    if (!it.IsFound()) return Ok();  // a name that an interceptor gave
    const Value stored = TRY(it.GetStoredValue());
    if (it.state() == LookupIterator::kData) return Visit(stored);
    if (IsAccessorPair(stored)) {
      TRY(Visit(TRY(AccessorComponent(isolate_, Cast<AccessorPair>(stored)->getter()))));
      return Visit(TRY(AccessorComponent(isolate_, Cast<AccessorPair>(stored)->setter())));
    }
    // A function's prototype and the like.
    if ((Cast<AccessorInfo>(stored)->flags() & AccessorInfo::kIsInternal) == 0) return Ok();
    return Visit(TRY(CallGetter(isolate_, &it)));
  }

  // What a closure can see: variables that never change, of scopes that no eval adds to.
  Result<void> VisitVariablesOf(Tagged<Context> context) {
    for (; !IsNativeContext(context); context = context->previous()) {
      const Value info = context->get(Context::kScopeInfoOrExtension);
      TRY(Visit(EvalVariablesOf(info)));
      const Tagged<ScopeInfo> scope_info = ScopeInfoOf(info);
      if (scope_info.is_empty()) {
        TRY(Visit(info));  // `with`
        continue;
      }
      const UnlinkedScope* const scope = scope_info->scope();
      for (int k = 0; k < scope->entry_count(); ++k) {
        const UnlinkedScope::Entry& entry = scope->entry(k);
        if (entry.location != VariableLocation::kContext) continue;
        if (!IsImmutable(entry)) {
          const UnlinkedString name{scope->name_data(entry), entry.name_length, entry.name_is_one_byte};
          return Throw(isolate_, MessageTemplate::kCannotDeepFreezeValue, TRY(InternalizeUnlinked(isolate_, name)));
        }
        TRY(Visit(context->get(entry.index)));
      }
    }
    return Ok();
  }

  static bool IsImmutable(const UnlinkedScope::Entry& entry) {
    switch (entry.mode) {
      case VariableMode::kLet:
      case VariableMode::kVar:
      case VariableMode::kDynamic: break;
      default: return true;
    }
    switch (entry.kind) {
      case VariableKind::kNormal:
      case VariableKind::kParameter:
      case VariableKind::kFunction:
      case VariableKind::kCatchParameter:
      case VariableKind::kArguments: return false;
      default: return true;
    }
  }

  // The host's side of an object with internal fields, and of an External.
  Result<void> VisitEmbedderPart(Tagged<JSObject> object) {
    if (delegate_ == nullptr) return Refuse(object);
    bool frozen = false;
    Result<void> visited = Ok();
    Callout(isolate_, [&] {
      v8::LocalVector<v8::Object> children(External(isolate_));
      frozen = delegate_->FreezeEmbedderObjectAndGetChildren(MakeLocal<v8::Object>(isolate_, object), children);
      if (!frozen) return;
      EntryScope entry(isolate_);
      for (const Local<v8::Object>& child : children) {
        if (!visited.IsException()) visited = Visit(Open(child));
      }
    });
    if (!frozen) return Refuse(object);
    return visited;
  }

  Isolate* const isolate_;
  v8::Context::DeepFreezeDelegate* const delegate_;
  ValueList objects_;
  Tagged<OrderedHashSet> seen_;
};

}  // namespace

}  // namespace internal

Maybe<void> Context::DeepFreeze(DeepFreezeDelegate* delegate) {
  i::CallScope scope(i::IsolateOf(this), i::Open(this));
  if (scope.MustReturn()) return Nothing<void>();
  i::DeepFreezer freezer(scope.isolate(), delegate);
  if (scope.ReturnTrue(freezer.Freeze(i::OpenAs<i::NativeContext>(this))).IsNothing()) return Nothing<void>();
  return JustVoid();
}

}  // namespace v8
