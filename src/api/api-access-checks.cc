#include "src/api/api-internal.h"
#include "src/execution/hooks.h"
#include "src/runtime/properties/property-internal.h"

// Who may look into which object: the host's side of access checks, and objects that stand for something in another
// process and answer through nothing but their handlers.
namespace v8 {

namespace internal {

namespace {

// A realm may look into another's global object when both have the same security token; else, and into objects made from
// templates with an access check, when the template's callback says so.
Result<bool> MayRealmAccess(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSObject> object) {
  if (realm.is_empty()) return false;
  if (IsJSGlobalProxy(object)) {
    const Value owner = Cast<JSGlobalProxy>(object)->native_context();
    if (!IsNativeContext(owner)) return false;
    if (Cast<NativeContext>(owner)->security_token() == realm->security_token()) return true;
  }
  const Tagged<AccessCheckInfo> info = AccessCheckInfoOf(object);
  if (info.is_empty() || info->callback() == nullptr) return false;
  bool allowed = false;
  Callout(isolate, [&] {
    allowed = reinterpret_cast<v8::AccessCheckCallback>(info->callback())(
        MakeLocal<v8::Context>(isolate, realm), MakeLocal<v8::Object>(isolate, object),
        MakeLocal<v8::Value>(isolate, info->data()));
  });
  if (isolate->has_pending_exception()) return Exception();
  return allowed;
}

Result<bool> MayAccessObject(Isolate* isolate, Tagged<JSObject> object) {
  return MayRealmAccess(isolate, isolate->realm(), object);
}

Result<bool> MayEnteredContextCompile(Isolate* isolate) {
  const auto& entered = isolate->api_data->entered_contexts;
  if (entered.empty()) return true;
  const Tagged<NativeContext> realm(entered.back().context);
  return realm == isolate->realm() || TRY(MayRealmAccess(isolate, realm, isolate->realm()->global_proxy()));
}

Result<void> TellOfFailedAccess(Isolate* isolate, Tagged<JSObject> object) {
  const v8::FailedAccessCheckCallback callback = isolate->api_data->failed_access_check;
  const Tagged<AccessCheckInfo> info = AccessCheckInfoOf(object);
  if (callback == nullptr || info.is_empty()) return Ok();
  Callout(isolate, [&] {
    callback(MakeLocal<v8::Object>(isolate, object), v8::ACCESS_HAS, MakeLocal<v8::Value>(isolate, info->data()));
  });
  if (isolate->has_pending_exception()) return Exception();
  return Ok();
}

}  // namespace

void InstallAccessCheckHooks() {
  ApiCallbacks& api = ProcessHooks()->api;
  api.may_access = &MayAccessObject;
  api.may_compile = &MayEnteredContextCompile;
  api.report_failed_access = &TellOfFailedAccess;
}

}  // namespace internal

void Isolate::SetFailedAccessCheckCallbackFunction(FailedAccessCheckCallback callback) {
  i::Internal(this)->api_data->failed_access_check = callback;
}

// --- Security tokens --------------------------------------------------------------------------------------------------

void Context::SetSecurityToken(Local<Value> token) { i::OpenAs<i::NativeContext>(this)->set_security_token(i::Open(token)); }
void Context::UseDefaultSecurityToken() {
  const auto realm = i::OpenAs<i::NativeContext>(this);
  realm->set_security_token(realm->global_object());
}
Local<Value> Context::GetSecurityToken() {
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::NativeContext>(this)->security_token());
}

// --- Remote objects ---------------------------------------------------------------------------------------------------

namespace {

// The template's function, if its access check has handlers: without them nobody could do anything with the object.
i::Tagged<i::FunctionTemplateInfo> TemplateOfRemote(i::Value function, const char* location) {
  i::Tagged<i::FunctionTemplateInfo> info;
  if (i::IsFunctionTemplateInfo(function)) info = i::Cast<i::FunctionTemplateInfo>(function);
  const bool has_check = !info.is_empty() && info->needs_access_check();
  if (!i::ApiCheck(has_check, location, "Instance template needs to have access checks enabled")) return {};
  const auto check = i::Cast<i::AccessCheckInfo>(info->access_check_info());
  if (!i::ApiCheck(!check->named_interceptor().IsUndefined(), location,
                   "Instance template needs to have access check handlers")) {
    return {};
  }
  return info;
}

}  // namespace

MaybeLocal<Object> Context::NewRemoteContext(Isolate* external, Local<ObjectTemplate> global_template,
                                             MaybeLocal<Value> global_object) {
  i::Isolate* const isolate = i::Internal(external);
  const auto instance = i::OpenAs<i::ObjectTemplateInfo>(global_template);
  const auto info = TemplateOfRemote(instance->constructor(), "v8::Context::NewRemoteContext");
  if (info.is_empty()) return MaybeLocal<Object>();
  Local<Value> old_proxy;
  i::Tagged<i::JSGlobalProxy> proxy;
  if (global_object.ToLocal(&old_proxy)) {
    if (!i::ApiCheck(i::IsJSGlobalProxy(i::Open(old_proxy)), "v8::Context::NewRemoteContext",
                     "The global object must be one of a context that was detached from it")) {
      return MaybeLocal<Object>();
    }
    proxy = i::OpenAs<i::JSGlobalProxy>(old_proxy);
  }
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return MaybeLocal<Object>();
  return scope.Return<Object>(i::NewRemoteGlobalProxy(isolate, info, proxy));
}

MaybeLocal<Object> FunctionTemplate::NewRemoteInstance() {
  i::Isolate* const isolate = i::IsolateOf(this);
  const auto info = TemplateOfRemote(i::Open(this), "v8::FunctionTemplate::NewRemoteInstance");
  if (info.is_empty()) return MaybeLocal<Object>();
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return MaybeLocal<Object>();
  return scope.Return<Object>(i::NewRemoteObject(isolate, info));
}

}  // namespace v8
