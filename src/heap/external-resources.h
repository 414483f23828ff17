#ifndef FLAT8_SRC_HEAP_EXTERNAL_RESOURCES_H_
#define FLAT8_SRC_HEAP_EXTERNAL_RESOURCES_H_

#include <cstddef>

#include "src/heap/root-visitor.h"

namespace v8::internal {

class ExternalResourceList;

// Memory outside the heap that an object of the heap owns: the backing store of an array buffer, the resource of an
// external string, unlinked code. The node is made before the object takes the resource over, so that nothing can fail
// afterwards; the heap counts its bytes, and calls `release` exactly once: when the object has died, or never, when the
// resource was taken back with Remove.
class ExternalResource {
 public:
  using Release = void (*)(Isolate* isolate, void* data);

  // A node that is in no list; null when memory is short.
  [[nodiscard]] static ExternalResource* New(void* data, size_t bytes, Release release);
  // Calls the release function and frees the node.
  static void Dispose(Isolate* isolate, ExternalResource* resource);
  // Frees the node alone; whoever calls owns the data again.
  static void* Detach(ExternalResource* resource);

  // For New().
  ExternalResource(void* data, size_t bytes, Release release) : data_(data), bytes_(bytes), release_(release) {}

  void* data() const { return data_; }
  size_t bytes() const { return bytes_; }
  Address object() const { return object_; }
  const ExternalResource* next() const { return next_; }

 private:
  friend class ExternalResourceList;
  friend class ExternalResources;

  ExternalResource* next_ = nullptr;
  ExternalResource* previous_ = nullptr;
  ExternalResourceList* list_ = nullptr;
  Address object_ = kNullAddress;
  void* data_;
  size_t bytes_;
  Release release_;
};

class ExternalResourceList {
 public:
  void Add(ExternalResource* resource);
  void Remove(ExternalResource* resource);
  ExternalResource* first() const { return first_; }
  size_t bytes() const { return bytes_; }
  size_t count() const { return count_; }
  void AdjustBytes(ExternalResource* resource, size_t bytes);

 private:
  ExternalResource* first_ = nullptr;
  size_t bytes_ = 0;
  size_t count_ = 0;
};

// The resources of one heap, in a list for the young objects and one for the old.
class ExternalResources {
 public:
  // `object` owns the resource from now on.
  void Add(Address object, ExternalResource* resource);
  // Takes the resource out; it is the caller's again.
  void Remove(ExternalResource* resource);
  // The resource has grown or shrunk.
  void Resize(ExternalResource* resource, size_t bytes);

  // After a scavenge, a marking or an evacuation: follows moved objects and sets the resources of dead ones aside.
  void ProcessWeakReferences(WeakReferences* references);
  // Releases what was set aside. Runs embedders' deleters: not while the collection works.
  void ReleaseDead(Isolate* isolate);
  void TearDown(Isolate* isolate);

  template <typename Function>
  void ForEach(Function function) const {
    for (const ExternalResourceList* list : {&young_, &old_}) {
      for (ExternalResource* resource = list->first(); resource != nullptr; resource = resource->next_) function(resource);
    }
  }

  const ExternalResourceList& young() const { return young_; }
  const ExternalResourceList& old() const { return old_; }
  size_t young_bytes() const { return young_.bytes(); }
  size_t bytes() const { return young_.bytes() + old_.bytes(); }
  size_t count() const { return young_.count() + old_.count(); }

 private:
  void ProcessList(ExternalResourceList* list, WeakReferences* references);

  ExternalResourceList young_;
  ExternalResourceList old_;
  ExternalResourceList dead_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_EXTERNAL_RESOURCES_H_
