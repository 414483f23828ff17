#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PROGRAM_BUILDER_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PROGRAM_BUILDER_H_

#include "src/regexp/syntax/regexp-lookahead.h"
#include "src/regexp/syntax/regexp-program.h"
#include "src/regexp/syntax/regexp-tree.h"

namespace v8::internal {

// Collects the parts of a program: code, classes (equal ones are shared), and how to look for a start.
class RegExpProgramBuilder {
 public:
  explicit RegExpProgramBuilder(Zone* zone) : zone_(zone), code_(zone), classes_(zone), boundaries_(zone) {}

  ZoneVector<uint32_t>& code() { return code_; }
  uint32_t AddClass(const CodePointSet& set);
  // With kClassOrEnd where the filter takes the end.
  uint32_t AddFilter(const CharFilter& filter);

  // Decides how to look for the start of a match.
  void ChooseSearch(const RegExpTree* tree);

  // nullptr when out of memory.
  RegExpProgram* Build(const RegExpTree* tree, RegExpFlags flags, uint32_t register_count);

 private:
  struct Class {
    uint64_t bits[4];
    uint32_t first, count;
    uint32_t hash;
  };
  uint32_t AddBoundaries(const Class& cls, const ZoneVector<uint32_t>& boundaries);
  void ChooseLeadingRun(const RegExpNode* root);
  void FillWindow(const RegExpLookahead& lookahead, int length);

  Zone* const zone_;
  ZoneVector<uint32_t> code_;
  ZoneVector<Class> classes_;
  ZoneVector<uint32_t> boundaries_;
  RegExpProgram header_ = {};
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PROGRAM_BUILDER_H_
