#include "src/modules/module-internal.h"

namespace v8::internal {

Result<Tagged<SyntheticModule>> NewSyntheticModule(Isolate* isolate, Tagged<String> name,
                                                   Tagged<FixedArray> export_names, void* evaluation_steps) {
  const Tagged<SyntheticModule> module =
      TRY(NewStruct<SyntheticModule>(isolate, ReadOnlyRoots::synthetic_module_map(), AllocationType::kOld));
  module->set_name(name);
  module->set_export_names(export_names);
  module->set_evaluation_steps(evaluation_steps);
  TRY(InitializeModule(isolate, module, export_names->length()));
  for (int i = 0; i < export_names->length(); ++i) {
    const Tagged<String> export_name = TRY(InternalizeString(isolate, Cast<String>(export_names->get(i))));
    if (module->exports()->FindEntry(export_name) != NameDictionary::kNotFound) continue;
    TRY(AddExport(isolate, module, export_name, TRY(NewBindingCell(isolate, Undefined()))));
  }
  return module;
}

bool SetSyntheticModuleExport(Tagged<SyntheticModule> module, Tagged<String> name, Value value) {
  const int entry = module->exports()->FindEntry(name);
  if (entry == NameDictionary::kNotFound) return false;
  Cast<Cell>(module->exports()->ValueAt(entry))->set_value(value);
  return true;
}

}  // namespace v8::internal
