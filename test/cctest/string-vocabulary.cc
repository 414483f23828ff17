#include "src/objects/string-vocabulary.h"

#include "src/api/api-inl.h"
#include "src/execution/messages.h"
#include "src/heap/external-resources.h"
#include "src/heap/heap-inl.h"
#include "src/heap/heap-vocabulary.h"
#include "src/objects/string-table.h"
#include "src/runtime/errors/messages.h"
#include "src/strings/char-span.h"
#include "test/cctest/cctest.h"

// What V8's tests ask of strings and the engine does not.
namespace v8::internal {

// --- Parts and characters --------------------------------------------------------------------------------------------

Tagged<String> ConsStringIterator::Next(int* offset_out) {
  while (!rest_.empty()) {
    Tagged<String> string = UnwrapThin(rest_.back());
    rest_.pop_back();
    if (offset_ >= string->length()) {
      offset_ -= string->length();
      continue;
    }
    while (string->IsCons()) {
      const Tagged<ConsString> cons = Cast<ConsString>(string);
      if (offset_ < cons->first()->length()) {
        rest_.push_back(cons->second());
        string = UnwrapThin(cons->first());
      } else {
        offset_ -= cons->first()->length();
        string = UnwrapThin(cons->second());
      }
    }
    *offset_out = static_cast<int>(offset_);
    offset_ = 0;
    return string;
  }
  return {};
}

uint16_t StringCharacterStream::GetNext() {
  const uint16_t unit = segment_.Get(position_++);
  if (!HasMore()) NextPart();
  return unit;
}

void StringCharacterStream::NextPart() {
  int offset;
  const Tagged<String> part = parts_.Next(&offset);
  if (part.is_null()) return;
  segment_ = part->GetFlatContent();
  position_ = static_cast<uint32_t>(offset);
}

// --- String, StringTable ---------------------------------------------------------------------------------------------

bool String::IsAscii(const char* text, int length) {
  return internal::IsAscii(reinterpret_cast<const uint8_t*>(text), static_cast<size_t>(length));
}
bool String::IsOneByte(const uint16_t* text, int length) {
  return internal::IsOneByte(text, static_cast<size_t>(length));
}
bool String::MakeExternal(Isolate* isolate, v8::String::ExternalStringResource* resource) {
  return Utils::ToLocal(handle(Tagged<String>(this), isolate))
      ->MakeExternal(reinterpret_cast<v8::Isolate*>(isolate), resource);
}
bool String::MakeExternal(Isolate* isolate, v8::String::ExternalOneByteStringResource* resource) {
  return Utils::ToLocal(handle(Tagged<String>(this), isolate))
      ->MakeExternal(reinterpret_cast<v8::Isolate*>(isolate), resource);
}

Address StringTable::TryStringToIndexOrLookupExisting(Isolate* isolate, Address string_word) {
  Tagged<String> string = UnwrapThin(Tagged<String>(string_word));
  if (string->IsInternalized()) return string.ptr();
  if (!string->IsFlat()) return Smi::FromInt(ResultSentinel::kUnsupported).ptr();
  uint32_t index;
  if (string->AsArrayIndex(&index) && index <= static_cast<uint32_t>(kMaxInt)) {
    return Smi::FromInt(static_cast<int>(index)).ptr();
  }
  const uint32_t raw_hash = string->EnsureRawHash();
  const Tagged<String> found = VisitCharacters(string, [&](auto chars) {
    const Tagged<String> shared = ReadOnly()->Lookup(chars, raw_hash);
    return shared.is_empty() ? isolate->string_table()->Lookup(chars, raw_hash) : shared;
  });
  return found.is_empty() ? Smi::FromInt(ResultSentinel::kNotFound).ptr() : found.ptr();
}

// --- External strings ------------------------------------------------------------------------------------------------

namespace {

ExternalResource* ResourceNodeOf(Isolate* isolate, Address string) {
  ExternalResource* found = nullptr;
  isolate->heap()->external_resources().ForEach([&](ExternalResource* resource) {
    if (resource->object() == string) found = resource;
  });
  return found;
}

void DisposeResource(Isolate* isolate, void* data) {
  auto* const resource = static_cast<ExternalString::ResourceBase*>(data);
  resource->Unaccount(reinterpret_cast<v8::Isolate*>(isolate));
  ExternalResourceAccess::Dispose(resource);
}

// The old resource is the caller's again; without a new one the string must not be looked at any more.
template <typename Resource>
void ReplaceResource(Isolate* isolate, Tagged<ExternalString> string, const Resource* new_resource, size_t unit_size) {
  auto* const resource = const_cast<Resource*>(new_resource);
  if (ExternalResource* const node = ResourceNodeOf(isolate, string->address())) {
    isolate->heap()->external_resources().Remove(node);
    ExternalResource::Detach(node);
  }
  string->set_resource_base(resource);
  if (resource == nullptr) return;
  resource->UpdateDataCache();
  ExternalResource* const node = ExternalResource::New(static_cast<ExternalString::ResourceBase*>(resource),
                                                       resource->length() * unit_size, &DisposeResource);
  CHECK_NOT_NULL(node);
  isolate->heap()->external_resources().Add(string->address(), node);
}

}  // namespace

void ExternalOneByteString::SetResource(Isolate* isolate, const Resource* resource) {
  ReplaceResource(isolate, this, resource, 1);
}
void ExternalTwoByteString::SetResource(Isolate* isolate, const Resource* resource) {
  ReplaceResource(isolate, this, resource, 2);
}

void HeapVocabulary::UpdateExternalString(Tagged<String> string, size_t, size_t new_size) {
  Heap* const heap = static_cast<Heap*>(this);
  ExternalResource* const node = ResourceNodeOf(heap->isolate(), string->address());
  CHECK_NOT_NULL(node);
  heap->external_resources().Resize(node, new_size);
}

// --- Messages --------------------------------------------------------------------------------------------------------

MaybeHandle<String> MessageFormatter::TryFormat(Isolate* isolate, MessageTemplate message,
                                                base::Vector<const DirectHandle<String>> arguments) {
  CHECK_LE(arguments.size(), 3);
  Value values[3];
  for (size_t k = 0; k < arguments.size(); ++k) values[k] = *arguments[k];
  const auto text = FormatMessage(isolate, message, values[0], values[1], values[2]);
  return text.IsException() ? MaybeHandle<String>() : handle(text.value(), isolate);
}

}  // namespace v8::internal
