#include "src/bytecode/bytecode-generation.h"

#include "src/ast/unlinked-scope.h"
#include "src/bytecode/bytecode-generator.h"
#include "src/bytecode/disassembler.h"
#include "src/bytecode/unlinked-code.h"
#include "src/bytecode/unlinked-module.h"
#include "src/bytecode/verifier.h"

namespace v8::internal {

namespace {

UnlinkedString Unlinked(const AstRawString* string) {
  if (string == nullptr) return {};
  const void* const data =
      string->is_one_byte() ? static_cast<const void*>(string->one_byte_data()) : string->two_byte_data();
  // A string without characters is one all the same.
  return {data != nullptr ? data : "", string->length(), string->is_one_byte()};
}

}  // namespace

CompilationSession::~CompilationSession() {
  for (const Made& made : made_) made.function->Release();
}

UnlinkedFunction* CompilationSession::FunctionFor(FunctionLiteral* literal, const ClassLiteral* class_literal,
                                                  bool is_toplevel) {
  UnlinkedFunction::Properties properties;
  properties.kind = literal->kind();
  properties.language_mode = literal->language_mode();
  properties.syntax = literal->syntax();
  properties.function_length = literal->function_length();
  properties.parameter_count = literal->parameter_count();
  properties.start_position = literal->start_position();
  properties.function_start_position = literal->function_start_position();
  properties.end_position = literal->end_position();
  if (class_literal != nullptr) {
    properties.class_start_position = class_literal->start_position();
    properties.class_end_position = class_literal->end_position();
  }
  properties.function_literal_id = literal->function_literal_id();
  properties.first_function_literal_id = literal->first_function_literal_id();
  properties.preparsed_functions = literal->preparsed_functions();
  properties.is_toplevel = is_toplevel;
  properties.is_anonymous_expression = literal->is_anonymous_expression();
  properties.has_simple_parameters = literal->has_simple_parameters();
  properties.calls_direct_eval = literal->calls_direct_eval();
  properties.instance_field_count = literal->instance_field_count();
  properties.requires_instance_members_initializer = literal->requires_instance_members_initializer();
  properties.class_scope_has_private_brand = literal->class_scope_has_private_brand();
  const UnlinkedScope* outer = info_->outer_scope;
  if (literal->outer_scope() != nullptr) {
    outer = info_->UnlinkedScopeFor(literal->outer_scope());
    if (outer == nullptr && !is_toplevel) throw CompileAbort{CompileAbort::kOutOfMemory};
  }
  made_.reserve(made_.size() + 1);  // Nothing may fail between making the function and owning it.
  UnlinkedFunction* function = UnlinkedFunction::New(properties, Unlinked(literal->name()),
                                                     Unlinked(literal->inferred_name()), outer, literal->preparse_data());
  if (function == nullptr) throw CompileAbort{CompileAbort::kOutOfMemory};
  made_.push_back({function, literal});
  return function;
}

void CompilationSession::Run() {
  // The list grows while functions are compiled.
  for (size_t i = 0; i < made_.size(); ++i) {
    const Made made = made_[i];
    const bool has_code = made.literal->scope() != nullptr || IsDefaultConstructor(made.literal->kind());
    if (!has_code || (i != 0 && !made.literal->is_compiled_eagerly() && !IsDefaultConstructor(made.literal->kind()))) {
      continue;
    }
    BytecodeGenerator generator(this, made.literal);
    UnlinkedCode* code = generator.Generate();
    made.function->SetCode(code);
#if FLAT8_DEBUG_CHECKS
    int bad_offset = 0;
    if (const char* error = VerifyBytecode(*code, &bad_offset)) {
      PrintBytecode(*code, "code that does not verify");
      FATAL("Bytecode does not verify: %s at %d", error, bad_offset);
    }
#endif
  }
}

bool GenerateBytecode(ParseInfo* info, UnlinkedFunction** toplevel) {
  *toplevel = nullptr;
  info->failure = ParseInfo::Failure::kNone;
  try {
    CompilationSession session(info);
    FunctionLiteral* literal = info->literal;
    const bool is_function =
        literal->scope() == nullptr || literal->scope()->is_function_scope() || IsDefaultConstructor(literal->kind());
    UnlinkedFunction* function = session.FunctionFor(literal, nullptr, !is_function);
    if (info->module != nullptr) {
      const UnlinkedModule* const module = UnlinkedModule::New(*info->module);
      if (module == nullptr) throw CompileAbort{CompileAbort::kOutOfMemory};
      function->SetModule(module);
    }
    session.Run();
    function->Retain();
    *toplevel = function;
    return true;
  } catch (const CompileAbort& abort) {
    info->NoteAbort(abort);
    return false;
  }
}

}  // namespace v8::internal
