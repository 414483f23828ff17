#include "src/modules/resolution.h"

#include "src/execution/call.h"

namespace v8::internal {

namespace {

// The resolveSet: the steps on the way to here. A module that the resolution came to with the same name before, on this
// way or on a finished one, has nothing more to say, which its stamp tells at once; the list is asked only where exports
// are renamed on the way.
struct Step {
  Tagged<Module> module;
  Tagged<String> name;
  const Step* outer;

  bool IsCircular() const {
    for (const Step* step = outer; step != nullptr; step = step->outer) {
      if (step->module == module && step->name == name) return true;
    }
    return false;
  }
};

class Resolver {
 public:
  explicit Resolver(Isolate* isolate) : isolate_(isolate), stamp_(isolate->next_module_resolution++) {}

  // 16.2.1.7.2.2 ResolveExport ( exportName [ , resolveSet ] )
  Result<Value> Resolve(Tagged<Module> module, Tagged<String> name, const Step* outer) {
    if (!HasNativeStackSpace(isolate_)) return isolate_->StackOverflow();
    const Step step{module, name, outer};
    // 2. For each Record r of resolveSet, if module and r.[[Module]] are the same and exportName is r.[[ExportName]]:
    //    this is a circular import request. Return null.
    if (module->resolve_stamp() == stamp_) {
      if (module->resolve_name() == name || step.IsCircular()) return ResolvedBinding::NotFound().value();
    }
    module->set_resolve_stamp(stamp_);
    module->set_resolve_name(name);
    const int entry = module->exports()->FindEntry(name);
    if (entry != NameDictionary::kNotFound) {
      const Value binding = module->exports()->ValueAt(entry);
      if (!IsModuleEntry(binding)) return binding;
      return ResolveIndirect(Cast<SourceTextModule>(module), Cast<ModuleEntry>(binding), &step);
    }
    if (!IsSourceTextModule(module)) return ResolvedBinding::NotFound().value();
    // 6. If exportName is "default": a default export cannot be provided by an export * declaration.
    if (name == ReadOnlyRoots::default_string()) return ResolvedBinding::NotFound().value();
    return ResolveStars(Cast<SourceTextModule>(module), name, &step);
  }

 private:
  Result<Value> ResolveIndirect(Tagged<SourceTextModule> module, Tagged<ModuleEntry> entry, const Step* step) {
    const Value imported = module->loaded_modules()->get(entry->request());
    if (entry->import_name().IsUndefined()) return imported;
    return Resolve(Cast<Module>(imported), Cast<String>(entry->import_name()), step);
  }

  Result<Value> ResolveStars(Tagged<SourceTextModule> module, Tagged<String> name, const Step* step) {
    ResolvedBinding star_resolution = ResolvedBinding::NotFound();
    const Tagged<FixedArray> stars = module->star_exports();
    for (int i = 0; i < stars->length(); ++i) {
      const Tagged<Module> imported = Cast<Module>(module->loaded_modules()->get(stars->get(i).AsInt()));
      const ResolvedBinding resolution = ResolvedBinding::FromValue(TRY(Resolve(imported, name, step)));
      if (resolution.IsAmbiguous()) return resolution.value();
      if (!resolution.IsFound()) continue;
      if (star_resolution.IsFound() && !(star_resolution == resolution)) return ResolvedBinding::Ambiguous().value();
      star_resolution = resolution;
    }
    return star_resolution.value();
  }

  Isolate* const isolate_;
  const int stamp_;
};

}  // namespace

Result<Value> ResolveExport(Isolate* isolate, Tagged<Module> module, Tagged<String> name) {
  const Value resolution = TRY(Resolver(isolate).Resolve(module, name, nullptr));
  // What another module's binding has been found to be it stays.
  const int entry = module->exports()->FindEntry(name);
  if (entry != NameDictionary::kNotFound && ResolvedBinding::FromValue(resolution).IsFound()) {
    module->exports()->ValueAtPut(entry, resolution);
  }
  return resolution;
}

// 16.2.1.7.2.1 GetExportedNames ( [ exportStarSet ] )
Result<Tagged<NameDictionary>> GetExportedNames(Isolate* isolate, Tagged<Module> module) {
  Tagged<NameDictionary> names = TRY(NameDictionary::New(isolate, module->exports()->number_of_elements()));
  const int stamp = isolate->next_module_resolution++;
  Value pending = TRY(ListAdd(isolate, Undefined(), module));
  for (int next = 0; next < ListLength(pending); ++next) {
    if (!isolate->Poll()) return Exception();
    const Tagged<Module> current = Cast<Module>(ListGet(pending, next));
    // 2. If exportStarSet contains module: we've reached the starting point of an export * circularity.
    if (current->resolve_stamp() == stamp) continue;
    current->set_resolve_stamp(stamp);
    current->set_resolve_name(Undefined());
    const Tagged<NameDictionary> exports = current->exports();
    for (int i = 0; i < exports->used(); ++i) {
      const Tagged<Name> name = exports->NameAt(i);
      if (current != module && name == ReadOnlyRoots::default_string()) continue;
      if (names->FindEntry(name) != NameDictionary::kNotFound) continue;
      names = TRY(NameDictionary::Add(isolate, names, name, Undefined(), PropertyDetails(PropertyKind::kData, NONE)));
    }
    if (!IsSourceTextModule(current)) continue;
    const Tagged<SourceTextModule> source_text = Cast<SourceTextModule>(current);
    for (int i = 0; i < source_text->star_exports()->length(); ++i) {
      const int request = source_text->star_exports()->get(i).AsInt();
      pending = TRY(ListAdd(isolate, pending, source_text->loaded_modules()->get(request)));
    }
  }
  return names;
}

}  // namespace v8::internal
