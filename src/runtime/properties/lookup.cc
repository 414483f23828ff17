#include "src/runtime/properties/lookup.h"

#include <cmath>

#include "src/objects/dependents.h"
#include "src/numbers/number-to-string.h"
#include "src/numbers/string-to-number.h"
#include "src/objects/lookup-cache.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

Tagged<JSReceiver> PrototypeOfPrimitive(Isolate* isolate, Value value) {
  const Tagged<NativeContext> realm = isolate->realm();
  if (value.IsNumber()) return realm->initial_number_prototype();
  if (value.IsBoolean()) return realm->initial_boolean_prototype();
  if (!value.IsCell()) return {};
  if (IsString(value)) return realm->initial_string_prototype();
  if (IsSymbol(value)) return realm->initial_symbol_prototype();
  if (IsBigInt(value)) return realm->initial_bigint_prototype();
  return {};
}

bool IsCanonicalNumericString(Isolate* isolate, Tagged<Name> name, bool* is_index, uint64_t* index) {
  *is_index = false;
  if (name->instance_type() == SYMBOL_TYPE) return false;
  const Tagged<String> string = Cast<String>(name);
  const uint32_t length = string->length();
  if (length == 0 || length > 24) return false;
  const uint16_t first = string->Get(0);
  const bool candidate = (first >= '0' && first <= '9') || first == '-' || first == 'I' || first == 'N';
  if (!candidate) return false;
  if (string->IsEqualTo("-0")) return true;
  uint8_t text[24];
  if (!string->HasOnlyOneByteChars()) return false;
  String::WriteToFlat(string, text, 0, length);
  if (TryParseIntegerIndex(OneByteSpan(text, length), index)) {
    *is_index = true;
    return true;
  }
  static_cast<void>(isolate);
  base::Poller never;
  const double number = StringToNumber(OneByteSpan(text, length), &never);
  char buffer[kNumberBufferSize];
  const size_t written = NumberToString(number, buffer);
  return written == length && std::memcmp(buffer, text, written) == 0;
}

Tagged<FunctionTemplateInfo> TemplateOf(Tagged<JSReceiver> object) {
  Value info = object->map()->GetConstructor();
  if (IsJSFunction(info)) info = Cast<JSFunction>(info)->shared()->api_function_data();
  return IsFunctionTemplateInfo(info) ? Cast<FunctionTemplateInfo>(info) : Tagged<FunctionTemplateInfo>();
}

bool IsCodeLike(Value value) {
  if (!IsJSObject(value)) return false;
  const Tagged<FunctionTemplateInfo> info = TemplateOf(Cast<JSReceiver>(value));
  return !info.is_empty() && IsObjectTemplateInfo(info->instance_template()) &&
         (Cast<ObjectTemplateInfo>(info->instance_template())->flags() & ObjectTemplateInfo::kCodeLike) != 0;
}

Tagged<InterceptorInfo> GetInterceptor(Tagged<JSObject> object, bool indexed) {
  const Tagged<FunctionTemplateInfo> info = TemplateOf(object);
  if (info.is_empty()) return {};
  const Value instance = info->instance_template();
  if (!IsObjectTemplateInfo(instance)) return {};
  const Tagged<ObjectTemplateInfo> object_template = Cast<ObjectTemplateInfo>(instance);
  const Value interceptor = indexed ? object_template->indexed_interceptor() : object_template->named_interceptor();
  if (!HasInstanceType(interceptor, INTERCEPTOR_INFO_TYPE)) return {};
  return Cast<InterceptorInfo>(interceptor);
}

LookupIterator::LookupIterator(Isolate* isolate, Value receiver, PropertyKey key, Configuration configuration)
    : isolate_(isolate), receiver_(receiver), key_(key), configuration_(configuration) {
  if (IsJSReceiver(receiver)) {
    Start(Cast<JSReceiver>(receiver));
  } else {
    const Tagged<JSReceiver> prototype = PrototypeOfPrimitive(isolate, receiver);
    if (!prototype.is_empty()) Start(prototype);
  }
}

void LookupIterator::Start(Tagged<JSReceiver> start) {
  if (key_.is_index()) {
    is_integer_ = true;
    element_.index = key_.index();
  }
  if (V8_UNLIKELY(start->instance_type() == JS_GLOBAL_PROXY_TYPE) &&
      (skip_interceptors() || !NeedsAccessCheck(isolate_, start))) {
    const Value target = start->map()->prototype();
    if (!IsJSReceiver(target)) return;  // detached
    start = Cast<JSReceiver>(target);
  }
  start_ = holder_ = start;
  if (!LookupInHolder(false, false)) Walk();
}

void LookupIterator::Next() {
  const State from = state_;
  state_ = kNotFound;
  if (from == kAccessCheck) {
    // From a proxy whose realm agrees the search goes on as if it had begun at the global object.
    if (IsJSGlobalProxy(holder_) && holder_ == start_) {
      const Value target = holder_->map()->prototype();
      if (!IsJSReceiver(target)) return;
      start_ = holder_ = Cast<JSReceiver>(target);
      if (!LookupInHolder(false, false)) Walk();
      return;
    }
    if (LookupInHolder(true, false)) return;
  }
  if (from == kInterceptor && LookupInHolder(true, true)) return;
  if (from == kTypedArrayAbsent || from == kProxy) return;
  Walk();
}

// On to the prototypes.
void LookupIterator::Walk() {
  while (true) {
    Value next = Null();
    const bool forwards = holder_->instance_type() == JS_GLOBAL_PROXY_TYPE;
    if (!own_only() || forwards) next = holder_->map()->prototype();
    if (!IsJSReceiver(next)) {
      if (!saw_non_masking_ || mode_ == InterceptorMode::kProcessNonMasking) return;
      // Once more from the beginning: now for the interceptors that only see what nothing else answers.
      mode_ = InterceptorMode::kProcessNonMasking;
      holder_ = start_;
    } else {
      holder_ = Cast<JSReceiver>(next);
    }
    if (LookupInHolder(false, false)) return;
  }
}

bool LookupIterator::LookupInHolder(bool after_access_check, bool after_interceptor) {
  const InstanceType type = holder_->instance_type();
  if (V8_LIKELY(type > LAST_SPECIAL_RECEIVER_TYPE && type != JS_API_OBJECT_TYPE)) {
    if (mode_ == InterceptorMode::kProcessNonMasking) return false;
    if (!is_integer_ || (!key_.is_index())) return LookupNamed(holder_object());
  } else {
    if (type == JS_PROXY_TYPE) {
      state_ = kProxy;
      return true;
    }
    const Tagged<Map> map = holder_->map();
    // The private symbols of an object are the engine's and the host's: nobody else has them.
    if (map->is_access_check_needed() && !after_access_check && !after_interceptor && !skip_interceptors() &&
        mode_ != InterceptorMode::kProcessNonMasking && !key_.is_private_symbol()) {
      state_ = kAccessCheck;
      return true;
    }
    if (type == JS_GLOBAL_PROXY_TYPE) return false;  // its prototype, the global object, comes next
    if (HasInterceptorFor(map, key_) && !after_interceptor && !skip_interceptors() && !key_.is_private_symbol()) {
      interceptor_ = GetInterceptor(holder_object(), key_.is_index());
      if (!interceptor_.is_empty() &&
          (!key_.is_symbol() || (interceptor_->flags() & InterceptorInfo::kCanInterceptSymbols) != 0)) {
        const bool non_masking = (interceptor_->flags() & InterceptorInfo::kNonMasking) != 0;
        if (non_masking) saw_non_masking_ = true;
        if (non_masking == (mode_ == InterceptorMode::kProcessNonMasking)) {
          state_ = kInterceptor;
          return true;
        }
      }
    }
    if (mode_ == InterceptorMode::kProcessNonMasking) return false;
    if (type == JS_MODULE_NAMESPACE_TYPE && !key_.is_symbol()) {
      state_ = kModuleNamespace;
      return true;
    }
    if (type == JS_TYPED_ARRAY_TYPE) {
      if (!key_.is_index() && !numeric_known_) {
        numeric_known_ = true;
        bool is_index = false;
        is_canonical_numeric_ = IsCanonicalNumericString(isolate_, key_.name(), &is_index, &element_.index);
        is_integer_ = is_index;
      }
      if (is_integer_ || is_canonical_numeric_) {
        if (is_integer_ && FindElement(holder_object(), element_.index, &element_)) {
          storage_ = kElement;
          details_ = element_.details;
          state_ = kData;
        } else {
          if (!is_integer_) element_.index = UINT64_MAX;
          state_ = kTypedArrayAbsent;
        }
        return true;
      }
    }
  }
  if (!key_.is_index()) return LookupNamed(holder_object());
  if (!FindElement(holder_object(), element_.index, &element_)) return false;
  storage_ = kElement;
  details_ = element_.details;
  state_ = details_.IsAccessor() ? kAccessor : kData;
  return true;
}

bool LookupIterator::LookupNamed(Tagged<JSObject> object) {
  const Tagged<Map> map = object->map();
  const Tagged<Name> name = key_.name();
  if (V8_LIKELY(!map->is_dictionary_map())) {
    const int count = map->number_of_own_descriptors();
    const int index = count > LookupCache::kMinDescriptors ? isolate_->lookup_cache->Search(map, name)
                                                           : map->instance_descriptors()->Search(name, count);
    if (index < 0) return false;
    index_ = index;
    details_ = map->instance_descriptors()->GetDetails(index);
    storage_ = details_.location() == PropertyLocation::kField ? kField : kDescriptor;
  } else {
    const Tagged<NameDictionary> dictionary = PropertyDictionary(object);
    const int entry = dictionary->FindEntry(name);
    if (entry == OrderedTable::kNotFound) return false;
    index_ = entry;
    details_ = dictionary->DetailsAt(entry);
    storage_ = object->instance_type() == JS_GLOBAL_OBJECT_TYPE ? kGlobalCell : kDictionary;
  }
  state_ = details_.IsAccessor() ? kAccessor : kData;
  return true;
}

Tagged<PropertyCell> LookupIterator::property_cell() const {
  return Cast<PropertyCell>(PropertyDictionary(holder_)->ValueAt(index_));
}

Result<Value> LookupIterator::GetStoredValue() const {
  switch (storage_) {
    case kField: return holder_object()->FieldAt(holder_->map(), details_.field_index());
    case kDescriptor: return holder_->map()->instance_descriptors()->GetValue(index_);
    case kDictionary: return PropertyDictionary(holder_)->ValueAt(index_);
    case kGlobalCell: return property_cell()->value();
    case kElement: return LoadElement(isolate_, holder_object(), element_);
  }
  UNREACHABLE();
}

Result<void> LookupIterator::WriteDataValue(Value value) {
  switch (storage_) {
    case kField: {
      const Tagged<Map> map = holder_->map();
      if (details_.constness() == PropertyConstness::kConst) {
        // What was assumed constant (only prototypes' fields are) no longer is.
        if (holder_object()->FieldAt(map, details_.field_index()) == value) return Ok();
        details_ = details_.WithConstness(PropertyConstness::kMutable);
        map->instance_descriptors()->SetDetails(index_, details_);
        map->instance_descriptors()->SetValue(index_, Undefined());
        NotifyDependents(map);
        InvalidatePrototypeChains(map);
      }
      holder_object()->SetFieldAt(map, details_.field_index(), value);
      break;
    }
    case kDictionary: PropertyDictionary(holder_)->ValueAtPut(index_, value); break;
    case kGlobalCell: property_cell()->Store(value); break;
    case kElement: return StoreElement(isolate_, holder_object(), element_, value);
    case kDescriptor: UNREACHABLE();
  }
  if (V8_UNLIKELY((holder_->bits() & HeapObject::kIsPrototypeBit) != 0 ||
                  holder_->instance_type() == JS_FUNCTION_TYPE)) {
    UpdateProtectors(isolate_, holder_, key_);
  }
  return Ok();
}

Result<void> LookupIterator::Reconfigure(Value value, PropertyKind kind, PropertyAttributes attributes) {
  const Tagged<JSObject> object = holder_object();
  UpdateProtectors(isolate_, holder_, key_);
  if (storage_ == kElement) return ReconfigureElement(isolate_, object, element_, value, kind, attributes);
  const PropertyDetails slow_details(kind, attributes);
  if (storage_ == kDictionary || storage_ == kGlobalCell) {
    InvalidatePrototypeChains(object->map());
    const Tagged<NameDictionary> dictionary = PropertyDictionary(holder_);
    if (storage_ == kGlobalCell) {
      const Tagged<PropertyCell> old_cell = property_cell();
      if (old_cell->details() == slow_details && kind == PropertyKind::kData) {
        old_cell->Store(value);
        return Ok();
      }
      // Inline caches know the old cell: it becomes one of a property that is gone.
      const Tagged<PropertyCell> cell = TRY(NewPropertyCell(isolate_, key_.name(), value, slow_details));
      old_cell->Invalidate();
      dictionary->ValueAtPut(index_, cell);
    } else {
      dictionary->ValueAtPut(index_, value);
    }
    dictionary->DetailsAtPut(index_, slow_details);
    return Ok();
  }
  const Tagged<Map> map = object->map();
  if (kind == PropertyKind::kData) {
    if (storage_ == kField && details_.attributes() == attributes) return WriteDataValue(value);
    const int field = storage_ == kField ? details_.field_index() : map->used_fields();
    const PropertyConstness constness = PropertyConstness::kMutable;
    const Tagged<Map> target = TRY(CopyMapReplacingDescriptor(
        isolate_, map, index_,
        PropertyDetails(PropertyKind::kData, attributes, PropertyLocation::kField, constness, field), Undefined()));
    TRY(MigrateToMap(isolate_, object, target));
    object->SetFieldAt(target, field, value);
    return Ok();
  }
  const Tagged<Map> target = TRY(CopyMapReplacingDescriptor(
      isolate_, map, index_,
      PropertyDetails(PropertyKind::kAccessor, attributes, PropertyLocation::kDescriptor, PropertyConstness::kConst),
      value));
  if (storage_ == kField) object->SetFieldAt(map, details_.field_index(), Undefined());
  return MigrateToMap(isolate_, object, target);
}

Result<void> LookupIterator::Delete() {
  const Tagged<JSObject> object = holder_object();
  UpdateProtectors(isolate_, holder_, key_);
  if (storage_ == kElement) return RemoveElement(isolate_, object, element_);
  const Tagged<Map> map = object->map();
  if (!map->is_dictionary_map()) {
    const Value back = map->GetBackPointer();
    const int count = map->number_of_own_descriptors();
    // The property added last: back to the map before.
    if (index_ == count - 1 && IsMap(back) && Cast<Map>(back)->number_of_own_descriptors() == count - 1 &&
        Cast<Map>(back)->prototype() == map->prototype() && Cast<Map>(back)->is_extensible() == map->is_extensible() &&
        !Cast<Map>(back)->is_dictionary_map() &&
        Cast<Map>(back)->used_fields() == map->used_fields() - (storage_ == kField ? 1 : 0)) {
      if (storage_ == kField) object->SetFieldAt(map, details_.field_index(), Undefined());
      NoteMapLeft(map);
      object->set_map(Cast<Map>(back));
      return Ok();
    }
    if (map->is_prototype_map()) {
      const Tagged<Map> target = TRY(CopyMapWithoutDescriptor(isolate_, map, index_));
      if (storage_ == kField) object->SetFieldAt(map, details_.field_index(), Undefined());
      return MigrateToMap(isolate_, object, target);
    }
    TRY(NormalizeProperties(isolate_, object));
  }
  const Tagged<NameDictionary> dictionary = PropertyDictionary(holder_);
  const int entry = dictionary->FindEntry(key_.name());
  if (object->instance_type() == JS_GLOBAL_OBJECT_TYPE) {
    Cast<PropertyCell>(dictionary->ValueAt(entry))->Invalidate();
  }
  NameDictionary::DeleteEntry(dictionary, entry);
  InvalidatePrototypeChains(object->map());
  return Ok();
}

}  // namespace v8::internal
