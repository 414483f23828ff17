#include "src/runtime/environments/scopes.h"

namespace v8::internal {

Tagged<ScopeInfo> ScopeInfoOf(Value slot) {
  if (IsScopeInfo(slot)) return Cast<ScopeInfo>(slot);
  if (IsFixedArray(slot)) return Cast<ScopeInfo>(Cast<FixedArray>(slot)->get(0));
  return Tagged<ScopeInfo>();
}

Value EvalVariablesOf(Value slot) {
  return IsFixedArray(slot) ? Cast<FixedArray>(slot)->get(1) : Undefined();
}

const UnlinkedScope::Entry* LookupEntry(const UnlinkedScope* scope, Tagged<String> name) {
  const String::FlatContent content = name->GetFlatContent();
  if (content.IsOneByte()) return scope->Lookup(content.ToOneByteVector().begin(), content.length());
  return scope->Lookup(reinterpret_cast<const char16_t*>(content.ToUC16Vector().begin()), content.length());
}

}  // namespace v8::internal
