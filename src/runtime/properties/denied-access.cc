#include "src/runtime/properties/denied-access.h"

namespace v8::internal {

Result<bool> MayAccess(Isolate* isolate, Tagged<JSReceiver> object) {
  if (!NeedsAccessCheck(isolate, object) || isolate->hooks->api.may_access == nullptr) return true;
  return isolate->hooks->api.may_access(isolate, Cast<JSObject>(object));
}

Result<void> CheckAccess(Isolate* isolate, Tagged<JSReceiver> object) {
  if (TRY(MayAccess(isolate, object))) return Ok();
  return ThrowNoAccess(isolate, Cast<JSObject>(object));
}

Tagged<AccessCheckInfo> AccessCheckInfoOf(Tagged<JSReceiver> object) {
  const Tagged<FunctionTemplateInfo> info = TemplateOf(object);
  if (info.is_empty() || !HasInstanceType(info->access_check_info(), ACCESS_CHECK_INFO_TYPE)) return {};
  return Cast<AccessCheckInfo>(info->access_check_info());
}

Tagged<InterceptorInfo> InterceptorForStrangers(Tagged<JSObject> object, bool indexed) {
  const Tagged<AccessCheckInfo> info = AccessCheckInfoOf(object);
  if (info.is_empty()) return {};
  const Value interceptor = indexed ? info->indexed_interceptor() : info->named_interceptor();
  return HasInstanceType(interceptor, INTERCEPTOR_INFO_TYPE) ? Cast<InterceptorInfo>(interceptor)
                                                             : Tagged<InterceptorInfo>();
}

namespace {

// The handler that answers for such a key; empty when there is none.
Tagged<InterceptorInfo> InterceptorFor(LookupIterator* it) {
  const Tagged<InterceptorInfo> info = InterceptorForStrangers(it->holder_object(), it->key().is_index());
  if (info.is_empty()) return info;
  const bool intercepts = !it->key().is_symbol() || (info->flags() & InterceptorInfo::kCanInterceptSymbols) != 0;
  return intercepts ? info : Tagged<InterceptorInfo>();
}

}  // namespace

ExceptionPending ThrowNoAccess(Isolate* isolate, Tagged<JSObject> object) {
  if (isolate->hooks->api.report_failed_access != nullptr) {
    if (isolate->hooks->api.report_failed_access(isolate, object).IsException()) return Exception();
  }
  return Throw(isolate, MessageTemplate::kNoAccess);
}

Result<Value> GetDenied(Isolate* isolate, LookupIterator* it) {
  const Tagged<InterceptorInfo> info = InterceptorFor(it);
  if (!info.is_empty() && info->getter() != nullptr) {
    const Value value =
        TRY(isolate->hooks->api.interceptor_getter(isolate, info, it->receiver(), it->holder_object(), it->key()));
    if (!value.IsTheHole()) return value;
  }
  // HTML §7.2.1.3 CrossOriginGetOwnPropertyHelper: the library itself looks for these, on whatever it is given.
  if (it->key().is_symbol() && Cast<Symbol>(it->key().word())->is_well_known()) return Undefined();
  return ThrowNoAccess(isolate, it->holder_object());
}

Result<PropertyAttributes> AttributesDenied(Isolate* isolate, LookupIterator* it) {
  const Tagged<InterceptorInfo> info = InterceptorFor(it);
  if (!info.is_empty()) {
    const PropertyAttributes attributes =
        TRY(isolate->hooks->api.interceptor_query(isolate, info, it->receiver(), it->holder_object(), it->key()));
    if (attributes != ABSENT) return attributes;
  }
  return ThrowNoAccess(isolate, it->holder_object());
}

Result<bool> GetOwnPropertyDenied(Isolate* isolate, LookupIterator* it, PropertyDescriptor* descriptor) {
  const Tagged<InterceptorInfo> info = InterceptorFor(it);
  if (!info.is_empty()) {
    const Tagged<JSObject> holder = it->holder_object();
    const ApiCallbacks& api = isolate->hooks->api;
    if (info->descriptor() != nullptr &&
        TRY(api.interceptor_descriptor(isolate, info, it->receiver(), holder, it->key(), descriptor))) {
      return true;
    }
    const PropertyAttributes attributes = TRY(api.interceptor_query(isolate, info, it->receiver(), holder, it->key()));
    if (attributes != ABSENT) {
      const Value value = TRY(api.interceptor_getter(isolate, info, it->receiver(), holder, it->key()));
      *descriptor = PropertyDescriptor::Data(value.IsTheHole() ? Undefined() : value, attributes);
      return true;
    }
  }
  return ThrowNoAccess(isolate, it->holder_object());
}

Result<bool> SetDenied(Isolate* isolate, LookupIterator* it, Value value, ShouldThrow should_throw) {
  const Tagged<InterceptorInfo> info = InterceptorFor(it);
  if (!info.is_empty() && info->setter() != nullptr) {
    bool intercepted = false;
    const bool result = TRY(isolate->hooks->api.interceptor_setter(isolate, info, it->receiver(), it->holder_object(),
                                                                   it->key(), value, Throws(should_throw),
                                                                   &intercepted));
    if (intercepted) return result;
  }
  return ThrowNoAccess(isolate, it->holder_object());
}

}  // namespace v8::internal
