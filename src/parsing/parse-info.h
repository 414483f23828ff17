#ifndef FLAT8_SRC_PARSING_PARSE_INFO_H_
#define FLAT8_SRC_PARSING_PARSE_INFO_H_

#include <cstdint>

#include "src/ast/ast-fwd.h"
#include "src/ast/ast-value-factory.h"
#include "src/ast/unlinked-scope.h"
#include "src/common/function-kind.h"
#include "src/common/message-template.h"
#include "src/common/use-counters.h"
#include "src/parsing/preparse-data.h"
#include "src/zone/zone.h"

// Parsing: source text to a resolved syntax tree. scanner.h makes tokens of characters, parser.h nodes and scopes of
// tokens (one recursive-descent parser, split over files by subject), src/ast/ says what they are. Nothing here knows
// the heap: a ParseInfo goes in with the source and a chain of UnlinkedScopes, and comes out with a FunctionLiteral or
// an error; any thread may do it. Functions that are unlikely to run soon are parsed, checked and dropped, and parsed
// again by ParseFunction when they are first called; preparse-data.h is what is kept of them.

namespace v8::internal {

// Source text, not owned; must not move or change while parsing and while the tree is used.
struct SourceText {
  const uint8_t* one_byte = nullptr;  // Latin-1; else
  const char16_t* two_byte = nullptr;
  uint32_t length = 0;

  char16_t operator[](uint32_t k) const { return one_byte != nullptr ? one_byte[k] : two_byte[k]; }
};

enum class ParseKind : uint8_t {
  kScript,
  kModule,
  kEval,                 // Direct: scope() is the caller's; indirect: null.
  kFunction,             // ParseFunction.
  kFunctionConstructor,  // new Function and its kin: the source is one function expression, see
                         // parameters_end_position.
  kWrappedFunction,      // A function body; the parameters are given by name: wrapped_parameters.
};

class ParseInfo {
 public:
  explicit ParseInfo(ParseKind kind) : kind(kind), factory(&zone) {}
  ParseInfo(const ParseInfo&) = delete;
  ParseInfo& operator=(const ParseInfo&) = delete;

  // ---- In
  ParseKind kind;
  SourceText source;
  // Native stack addresses below this one are not used (the stack grows down).
  uintptr_t stack_limit = 0;
  // kFunction and direct kEval: the scopes around. Null: none but the global ones. Not owned.
  const UnlinkedScope* outer_scope = nullptr;
  LanguageMode language_mode = LanguageMode::kSloppy;  // Of the caller of a direct eval; of the function.
  // kFunction: as the FunctionLiteral (is_toplevel functions of modules as well) said when it was first parsed.
  FunctionKind function_kind = FunctionKind::kNormalFunction;
  uint8_t function_syntax = 0;  // FunctionLiteral::Syntax.
  int function_start_position = 0;
  int end_position = 0;
  int start_position = 0;  // Of toString: FunctionLiteral::position().
  int function_literal_id = 0;
  int first_function_literal_id = 0;
  const AstRawString* function_name = nullptr;  // Of factory; empty or null: anonymous. A kNamedExpression binds it.
  // What the first parse wrote down of the functions within; 0: nothing, they are parsed again. Not owned.
  const PreparseData* preparse_data = nullptr;
  uint32_t preparsed_functions = 0;
  bool requires_instance_members_initializer = false;
  int instance_field_count = 0;
  bool class_scope_has_private_brand = false;
  // kFunctionConstructor: position of the `)` that must close the parameters; else -1.
  int parameters_end_position = -1;
  // kWrappedFunction.
  const AstRawString* const* wrapped_parameters = nullptr;
  int wrapped_parameter_count = 0;
  bool allow_lazy = true;  // False: every function gets its tree.
  // Says of a function that would be dropped, by the position where its parameters begin, whether it gets its tree
  // nevertheless. May be null.
  bool (*compile_hint)(int position, void* data) = nullptr;
  void* compile_hint_data = nullptr;
  bool allow_html_comments = true;
  bool allow_natives_syntax = false;  // %Name(...)
  // kScript: an entry of an interactive shell. Its top level is an async function, and later entries may declare its let,
  // const and class anew.
  bool is_repl = false;

  // ---- Out
  Zone zone;
  AstValueFactory factory;
  UnlinkedScopeKeeper unlinked_scopes;
  PreparseDataKeeper preparsed;
  // The whole script, module, eval code, or the one function. Null on failure.
  FunctionLiteral* literal = nullptr;
  // kModule: its imports and exports.
  const ModuleDescriptor* module = nullptr;
  // Highest function number + 1.
  int function_literal_count = 0;
  // //# sourceURL= and sourceMappingURL= of the source; null when absent.
  const AstRawString* source_url = nullptr;
  const AstRawString* source_mapping_url = nullptr;
  // What the source has of the features that hosts count: bit n is UseCounter n. Also of a source with an error.
  uint64_t used_features = 0;

  enum class Failure : uint8_t { kNone, kSyntaxError, kOutOfMemory, kStackOverflow, kStopped };
  Failure failure = Failure::kNone;
  void CountUsage(UseCounter feature) { used_features |= uint64_t{1} << static_cast<int>(feature); }
  // Notes why the compilation was given up; a reason that is known already stays.
  void NoteAbort(const CompileAbort& abort) {
    if (failure != Failure::kNone) return;
    failure = abort.reason == CompileAbort::kStackOverflow ? Failure::kStackOverflow
              : abort.reason == CompileAbort::kStopped     ? Failure::kStopped
                                                           : Failure::kOutOfMemory;
  }
  // kSyntaxError: the message (its type is SyntaxError but for a few ReferenceErrors), its arguments, and the range.
  MessageTemplate error_message = MessageTemplate::kNone;
  const AstRawString* error_arguments[3] = {nullptr, nullptr, nullptr};
  int error_start = 0;
  int error_end = 0;
  // Nothing is wrong with what is there: the source ends too early.
  bool error_is_end_of_source = false;

  // UnlinkedScope::For with this compilation as keeper. Null when memory has run out.
  const UnlinkedScope* UnlinkedScopeFor(Scope* scope) { return UnlinkedScope::For(scope, &unlinked_scopes); }
};

// Parse and analyse. False: ParseInfo::failure says why. ParseProgram does everything but kFunction.
bool ParseProgram(ParseInfo* info);
bool ParseFunction(ParseInfo* info);

// Names for ParseInfo::function_name and wrapped_parameters, for callers that cannot catch: null when memory has run
// out.
const AstRawString* InternName(ParseInfo* info, const uint8_t* chars, uint32_t length);
const AstRawString* InternName(ParseInfo* info, const char16_t* chars, uint32_t length);

}  // namespace v8::internal

#endif  // FLAT8_SRC_PARSING_PARSE_INFO_H_
