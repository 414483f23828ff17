#include "src/heap/external-resources.h"

#include "src/base/memory.h"
#include "src/heap/object-header.h"

namespace v8::internal {

ExternalResource* ExternalResource::New(void* data, size_t bytes, Release release) {
  return base::New<ExternalResource>(data, bytes, release);
}

void ExternalResource::Dispose(Isolate* isolate, ExternalResource* resource) {
  DCHECK_NULL(resource->list_);
  resource->release_(isolate, resource->data_);
  base::Delete(resource);
}

void* ExternalResource::Detach(ExternalResource* resource) {
  DCHECK_NULL(resource->list_);
  void* data = resource->data_;
  base::Delete(resource);
  return data;
}

void ExternalResourceList::Add(ExternalResource* resource) {
  resource->list_ = this;
  resource->previous_ = nullptr;
  resource->next_ = first_;
  if (first_ != nullptr) first_->previous_ = resource;
  first_ = resource;
  bytes_ += resource->bytes_;
  count_++;
}

void ExternalResourceList::Remove(ExternalResource* resource) {
  DCHECK(resource->list_ == this);
  (resource->previous_ != nullptr ? resource->previous_->next_ : first_) = resource->next_;
  if (resource->next_ != nullptr) resource->next_->previous_ = resource->previous_;
  resource->list_ = nullptr;
  bytes_ -= resource->bytes_;
  count_--;
}

void ExternalResourceList::AdjustBytes(ExternalResource* resource, size_t bytes) {
  bytes_ = bytes_ - resource->bytes_ + bytes;
  resource->bytes_ = bytes;
}

void ExternalResources::Add(Address object, ExternalResource* resource) {
  resource->object_ = object;
  (GcStateOf(object) == kYoungObject ? young_ : old_).Add(resource);
}

void ExternalResources::Remove(ExternalResource* resource) {
  resource->list_->Remove(resource);
  resource->object_ = kNullAddress;
}

void ExternalResources::Resize(ExternalResource* resource, size_t bytes) { resource->list_->AdjustBytes(resource, bytes); }

void ExternalResources::ProcessWeakReferences(WeakReferences* references) {
  ProcessList(&young_, references);
  if (!references->is_minor()) ProcessList(&old_, references);
}

void ExternalResources::ProcessList(ExternalResourceList* list, WeakReferences* references) {
  for (ExternalResource* resource = list->first(); resource != nullptr;) {
    ExternalResource* next = resource->next_;
    const Address object = references->NewAddress(resource->object_);
    if (object == kNullAddress) {
      list->Remove(resource);
      resource->object_ = kNullAddress;
      dead_.Add(resource);
    } else {
      resource->object_ = object;
      if (list == &young_ && GcStateOf(object) < kYoungObject) {
        young_.Remove(resource);
        old_.Add(resource);
      }
    }
    resource = next;
  }
}

void ExternalResources::ReleaseDead(Isolate* isolate) {
  // A deleter may come back with another resource or another collection; each node is out of the list before it runs.
  while (ExternalResource* resource = dead_.first()) {
    dead_.Remove(resource);
    ExternalResource::Dispose(isolate, resource);
  }
}

void ExternalResources::TearDown(Isolate* isolate) {
  for (ExternalResourceList* list : {&young_, &old_}) {
    while (ExternalResource* resource = list->first()) {
      list->Remove(resource);
      dead_.Add(resource);
    }
  }
  ReleaseDead(isolate);
}

}  // namespace v8::internal
