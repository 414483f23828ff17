#include "include/v8-isolate.h"
#include "src/api/api-internal.h"
#include "src/heap/external-resources.h"
#include "src/heap/object-visiting.h"

// External strings: made of a resource of the host's, or turned into one where they are.
namespace v8::internal {

namespace {

void DisposeResource(Isolate* isolate, void* data) {
  auto* const resource = static_cast<ExternalString::ResourceBase*>(data);
  resource->Unaccount(External(isolate));
  ExternalResourceAccess::Dispose(resource);
}

// What the heap keeps for a string of the resource.
ExternalResource* NewNode(Isolate* isolate, ExternalString::ResourceBase* resource, size_t bytes) {
  ExternalResource* const node = ExternalResource::New(resource, bytes, &DisposeResource);
  if (node == nullptr) FatalOutOfMemory(isolate, "v8::String::NewExternal");
  return node;
}

// The form of its kind that is external.
Tagged<Map> ExternalMap(bool is_internalized, bool is_one_byte) {
  if (is_internalized) {
    return is_one_byte ? ReadOnlyRoots::external_internalized_one_byte_string_map()
                       : ReadOnlyRoots::external_internalized_two_byte_string_map();
  }
  return is_one_byte ? ReadOnlyRoots::external_one_byte_string_map() : ReadOnlyRoots::external_two_byte_string_map();
}

template <typename Resource>
constexpr bool kIsOneByte = std::is_same_v<Resource, v8::String::ExternalOneByteStringResource>;

template <typename Resource>
MaybeLocal<v8::String> NewExternal(Isolate* isolate, Resource* resource) {
  EntryScope entry(isolate);
  const size_t length = resource->length();
  if (length > kMaxStringLength) return MaybeLocal<v8::String>();
  if (length == 0) {
    // There is only one empty string; the resource has done its service.
    DisposeResource(isolate, static_cast<ExternalString::ResourceBase*>(resource));
    return v8::String::Empty(External(isolate));
  }
  const size_t bytes = length * (kIsOneByte<Resource> ? 1 : 2);
  const bool fits = isolate->heap()->MakeRoomForExternalMemory(bytes);
  ExternalResource* const node = NewNode(isolate, resource, bytes);
  resource->UpdateDataCache();
  Local<v8::String> result =
      MakeInfallibly<v8::String>(isolate, "v8::String::NewExternal", [&]() -> Result<Tagged<String>> {
        // Old, so that it can be internalized where it is.
        auto string = TRY(AllocateObjectOf<ExternalString>(isolate, ExternalMap(false, kIsOneByte<Resource>),
                                                           sizeof(ExternalString), AllocationType::kOld));
        string->InitializeExternal(static_cast<uint32_t>(length), resource);
        isolate->heap()->external_resources().Add(string->address(), node);
        return Tagged<String>(string);
      });
  if (!fits) isolate->heap()->ReportExternalMemoryOverLimit();
  return result;
}

bool SupportsExternalization(Tagged<String> string, bool to_one_byte) {
  return !string->IsExternal() && string->IsOneByteRepresentation() == to_one_byte && string->length() != 0 &&
         !PageMetadata::FromAddress(string->address())->Is(PageMetadata::kReadOnlyPage);
}

template <typename Resource>
bool MakeExternal(Isolate* isolate, Tagged<String> string, Resource* resource) {
  EntryScope entry(isolate);
  string = UnwrapThin(string);
  if (!SupportsExternalization(string, kIsOneByte<Resource>)) return false;
  DCHECK_EQ(resource->length(), string->length());
  const size_t bytes = resource->length() * (kIsOneByte<Resource> ? 1 : 2);
  const bool fits = isolate->heap()->MakeRoomForExternalMemory(bytes);
  ExternalResource* const node = NewNode(isolate, resource, bytes);
  resource->UpdateDataCache();
  // What lies behind the new, shorter object becomes a filler before the map says that it is shorter.
  const size_t size = SizeOfObject(string->address());
  const bool is_internalized = string->IsInternalized();
  isolate->heap()->CreateFillerObjectAt(string->address() + sizeof(ExternalString),
                                        static_cast<int>(size - sizeof(ExternalString)));
  UncheckedCast<ExternalString>(string)->set_resource_base(resource);
  string->set_map(ExternalMap(is_internalized, kIsOneByte<Resource>));
  isolate->heap()->external_resources().Add(string->address(), node);
  if (!fits) isolate->heap()->ReportExternalMemoryOverLimit();
  return true;
}

// The external string behind a thin one, or empty.
Tagged<ExternalString> OpenExternal(const v8::String* that) {
  const Tagged<String> string = UnwrapThin(OpenAs<String>(that));
  return string->IsExternal() ? Cast<ExternalString>(string) : Tagged<ExternalString>();
}
// The same with one or two bytes a character.
Tagged<ExternalString> OpenExternal(const v8::String* that, bool is_one_byte) {
  const Tagged<ExternalString> string = OpenExternal(that);
  return !string.is_empty() && string->IsOneByteRepresentation() == is_one_byte ? string : Tagged<ExternalString>();
}

}  // namespace

}  // namespace v8::internal

namespace v8 {

void String::ExternalStringResource::UpdateDataCache() {
  if (IsCacheable()) cached_data_ = data();
}
void String::ExternalOneByteStringResource::UpdateDataCache() {
  if (IsCacheable()) cached_data_ = data();
}

MaybeLocal<String> String::NewExternalTwoByte(Isolate* isolate, ExternalStringResource* resource) {
  return i::NewExternal(i::Internal(isolate), resource);
}
MaybeLocal<String> String::NewExternalOneByte(Isolate* isolate, ExternalOneByteStringResource* resource) {
  return i::NewExternal(i::Internal(isolate), resource);
}

bool String::MakeExternal(Isolate* isolate, ExternalStringResource* resource) {
  return i::MakeExternal(i::Internal(isolate), i::OpenAs<i::String>(this), resource);
}
bool String::MakeExternal(Isolate* isolate, ExternalOneByteStringResource* resource) {
  return i::MakeExternal(i::Internal(isolate), i::OpenAs<i::String>(this), resource);
}
bool String::MakeExternal(ExternalStringResource* resource) { return MakeExternal(Isolate::GetCurrent(), resource); }
bool String::MakeExternal(ExternalOneByteStringResource* resource) {
  return MakeExternal(Isolate::GetCurrent(), resource);
}
bool String::CanMakeExternal(Encoding encoding) const {
  const i::Tagged<i::String> string = i::UnwrapThin(i::OpenAs<i::String>(this));
  return encoding != UNKNOWN_ENCODING && i::SupportsExternalization(string, encoding == ONE_BYTE_ENCODING) &&
         string->gc_state() < i::kYoungObject;
}
bool String::CanMakeExternal() const { return CanMakeExternal(IsOneByte() ? ONE_BYTE_ENCODING : TWO_BYTE_ENCODING); }

bool String::IsExternal() const { return !i::OpenExternal(this).is_empty(); }
bool String::IsExternalTwoByte() const { return !i::OpenExternal(this, false).is_empty(); }
bool String::IsExternalOneByte() const { return !i::OpenExternal(this, true).is_empty(); }

String::ExternalStringResourceBase* String::GetExternalStringResourceBase(Isolate*, Encoding* encoding_out) const {
  return GetExternalStringResourceBase(encoding_out);
}
String::ExternalStringResourceBase* String::GetExternalStringResourceBase(Encoding* encoding_out) const {
  *encoding_out = IsOneByte() ? ONE_BYTE_ENCODING : TWO_BYTE_ENCODING;
  const auto string = i::OpenExternal(this);
  return string.is_empty() ? nullptr : string->resource_base();
}
String::ExternalStringResource* String::GetExternalStringResource() const {
  const auto string = i::OpenExternal(this, false);
  return string.is_empty() ? nullptr : static_cast<ExternalStringResource*>(string->resource_base());
}
const String::ExternalOneByteStringResource* String::GetExternalOneByteStringResource() const {
  const auto string = i::OpenExternal(this, true);
  return string.is_empty() ? nullptr : static_cast<ExternalOneByteStringResource*>(string->resource_base());
}

void Isolate::VisitExternalResources(ExternalResourceVisitor* visitor) {
  i::Isolate* const isolate = i::Internal(this);
  i::EntryScope entry(isolate);
  // The visitor may drop strings, and with them resources: all are put down first.
  LocalVector<String> strings(this);
  HandleScope handles(this);
  isolate->heap()->external_resources().ForEach([&](i::ExternalResource* resource) {
    const i::Tagged<i::HeapObject> object(resource->object());
    if (i::IsString(object)) strings.push_back(i::MakeLocal<String>(isolate, object));
  });
  for (const Local<String>& string : strings) i::Callout(isolate, [&] { visitor->VisitExternalString(string); });
}

}  // namespace v8
