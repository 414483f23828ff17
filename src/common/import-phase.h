#ifndef FLAT8_SRC_COMMON_IMPORT_PHASE_H_
#define FLAT8_SRC_COMMON_IMPORT_PHASE_H_

namespace v8::internal {

// How far an import takes a module: to its source (`import source`), until something of it is used (`import defer`), or
// all the way. The values equal v8::ModuleImportPhase's.
enum class ImportPhase : int { kSource, kDefer, kEvaluation };

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_IMPORT_PHASE_H_
