#include "src/parsing/parser.h"
#include "src/strings/unicode.h"

// Modules (ECMA-262 §16.2).
namespace v8::internal {

void Parser::ParseModuleItemList(PointerList<Statement>* list) {
  while (peek() != Token::kEndOfSource) {
    if (peek() == Token::kImport && scanner_.PeekAhead() != Token::kLeftParen &&
        scanner_.PeekAhead() != Token::kPeriod) {
      list->Add(ParseImportDeclaration());
    } else if (peek() == Token::kExport) {
      list->Add(ParseExportDeclaration());
    } else if (peek() == Token::kAt) {
      const int begin = peek_position();
      const AstList<Expression*> decorators = ParseDecorators();
      list->Add(peek() == Token::kExport ? ParseDecoratedExport(decorators)
                                         : ParseDecoratedClass(begin, decorators, false));
    } else {
      list->Add(ParseStatementListItem());
    }
  }
}

const AstRawString* Parser::ParseModuleSpecifier(int* position_out) {
  Expect(Token::kString);
  *position_out = position();
  return scanner_.current().string;
}

const AstRawString* Parser::ParseModuleExportName(bool* is_string) {
  *is_string = peek() == Token::kString;
  if (!*is_string) return ParseIdentifierName();
  Next();
  const AstRawString* name = scanner_.current().string;
  for (uint32_t i = 0; i < name->length(); ++i) {
    const uint32_t c = name->At(i);
    if (!IsSurrogate(c)) continue;
    if (IsLeadSurrogate(c) && i + 1 < name->length() && IsTrailSurrogate(name->At(i + 1))) {
      ++i;
    } else {
      FailCurrent(MessageTemplate::kInvalidModuleExportNameString);
    }
  }
  return name;
}

// Attributes, and the request's number.
int Parser::ParseModuleRequest(const AstRawString* specifier, int specifier_position, ImportPhase phase) {
  ZoneVector<ModuleDescriptor::ImportAttribute> attributes(zone_);
  if (Check(Token::kWith)) {
    Expect(Token::kLeftBrace);
    while (peek() != Token::kRightBrace) {
      const int key_begin = peek_position();
      const AstRawString* key;
      if (Check(Token::kString)) {
        key = scanner_.current().string;
      } else {
        key = ParseIdentifierName();
      }
      Expect(Token::kColon);
      Expect(Token::kString);
      for (const auto& attribute : attributes) {
        if (attribute.key == key) {
          Fail(MessageTemplate::kImportAttributesDuplicateKey, key_begin, end_position(), key);
        }
      }
      attributes.push_back({key, scanner_.current().string, key_begin});
      if (!Check(Token::kComma)) break;
    }
    Expect(Token::kRightBrace);
  }
  auto less = [](const AstRawString* a, const AstRawString* b) {
    for (uint32_t i = 0; i < a->length() && i < b->length(); ++i) {
      if (a->At(i) != b->At(i)) return a->At(i) < b->At(i);
    }
    return a->length() < b->length();
  };
  for (size_t i = 1; i < attributes.size(); ++i) {
    for (size_t j = i; j > 0 && less(attributes[j].key, attributes[j - 1].key); --j) {
      const auto swapped = attributes[j];
      attributes[j] = attributes[j - 1];
      attributes[j - 1] = swapped;
    }
  }
  for (size_t i = 0; i < module_->requests.size(); ++i) {
    const ModuleDescriptor::Request& request = module_->requests[i];
    if (request.specifier != specifier || request.phase != phase) continue;
    if (request.attribute_count != attributes.size()) continue;
    bool same = true;
    for (uint32_t j = 0; j < request.attribute_count; ++j) {
      same &= request.attributes[j].key == attributes[j].key && request.attributes[j].value == attributes[j].value;
    }
    if (same) return static_cast<int>(i);
  }
  module_->requests.push_back(
      {specifier, attributes.data(), static_cast<uint32_t>(attributes.size()), phase, specifier_position});
  return module_->requests.length() - 1;
}

Statement* Parser::ParseImportDeclaration() {
  const int begin = peek_position();
  Expect(Token::kImport);
  if (peek() == Token::kString) {
    int specifier_position;
    const AstRawString* specifier = ParseModuleSpecifier(&specifier_position);
    ParseModuleRequest(specifier, specifier_position, ImportPhase::kEvaluation);
    ExpectSemicolon();
    return New<EmptyStatement>(begin);
  }
  ZoneVector<ModuleDescriptor::Entry> imports(zone_);
  const AstRawString* namespace_name = nullptr;
  int namespace_position = -1;
  auto binding = [&] {
    const int name_position = peek_position();
    const AstRawString* name = ParseIdentifier();
    CheckBindingName(name, name_position);
    return name;
  };
  const ImportPhase phase = ParseImportPhase();
  if (phase == ImportPhase::kDefer) {
    Expect(Token::kMul);
    ExpectContextual(Token::kAs);
    namespace_position = peek_position();
    namespace_name = binding();
  } else if (phase == ImportPhase::kSource) {
    namespace_position = peek_position();
    namespace_name = binding();
  }
  bool more = phase == ImportPhase::kEvaluation;
  if (more && peek() != Token::kMul && peek() != Token::kLeftBrace) {
    ModuleDescriptor::Entry entry;
    entry.position = peek_position();
    entry.local_name = binding();
    entry.end_position = end_position();
    entry.import_name = factory_->default_string();
    imports.push_back(entry);
    more = Check(Token::kComma);
  }
  if (more) {
    if (Check(Token::kMul)) {
      ExpectContextual(Token::kAs);
      namespace_position = peek_position();
      namespace_name = binding();
    } else {
      Expect(Token::kLeftBrace);
      while (peek() != Token::kRightBrace) {
        ModuleDescriptor::Entry entry;
        const TokenInfo token = scanner_.next();
        entry.position = token.begin;
        bool is_string;
        entry.import_name = ParseModuleExportName(&is_string);
        if (CheckContextual(Token::kAs)) {
          entry.position = peek_position();
          entry.local_name = binding();
        } else {
          if (is_string) ReportUnexpectedNext();
          CheckIdentifier(token);
          CheckBindingName(entry.import_name, token.begin);
          entry.local_name = entry.import_name;
        }
        entry.end_position = end_position();
        imports.push_back(entry);
        if (!Check(Token::kComma)) break;
      }
      Expect(Token::kRightBrace);
    }
  }
  const int request = ParseFromClause(phase);
  ExpectSemicolon();
  for (ModuleDescriptor::Entry& entry : imports) {
    Variable* var = DeclareLexical(entry.local_name, VariableMode::kConst, VariableKind::kImport, entry.position);
    entry.module_request = request;
    entry.slot = AllocateCell(var);
    module_->regular_imports.push_back(entry);
  }
  if (namespace_name != nullptr) {
    Variable* var = DeclareLexical(namespace_name, VariableMode::kConst, VariableKind::kNormal, namespace_position);
    var->set_initializer_position(0);  // Before the module's code runs.
    ModuleDescriptor::Entry entry;
    entry.slot = AllocateCell(var);
    entry.local_name = namespace_name;
    entry.module_request = request;
    entry.position = namespace_position;
    module_->namespace_imports.push_back(entry);
  }
  return New<EmptyStatement>(begin);
}

// `defer` before `*`, `source` before a binding that is followed by `from`: else both are names.
ImportPhase Parser::ParseImportPhase() {
  const TokenInfo& token = scanner_.next();
  if (token.token != Token::kIdentifier || token.has_escapes) return ImportPhase::kEvaluation;
  if (token.string == factory_->defer_string() && scanner_.PeekAhead() == Token::kMul) {
    Next();
    return ImportPhase::kDefer;
  }
  if (token.string == factory_->source_string()) {
    // `import source from "x"` binds `source`; `import source from from "x"` binds `from`.
    const Token ahead = scanner_.PeekAhead();
    if (!IsAnyIdentifier(ahead)) return ImportPhase::kEvaluation;
    if (ahead == Token::kFrom && scanner_.AheadAhead().token != Token::kFrom) return ImportPhase::kEvaluation;
    Next();
    return ImportPhase::kSource;
  }
  return ImportPhase::kEvaluation;
}

// The slot of the module's context for the cell that holds the variable.
int Parser::AllocateCell(Variable* var) {
  const int slot = Scope::kMinContextSlots + module_->cell_count++;
  var->AllocateTo(VariableLocation::kModule, slot);
  var->set_is_used();
  return slot;
}

void Parser::CheckExportName(const AstRawString* name, int begin, int end) {
  if (export_names_.Lookup(name) != nullptr) Fail(MessageTemplate::kDuplicateExport, begin, end, name);
  export_names_.Add(zone_, New<Variable>(nullptr, name, VariableMode::kConst, VariableKind::kNormal));
}

void Parser::AddLocalExport(const AstRawString* local, const AstRawString* exported, int begin, int end) {
  CheckExportName(exported, begin, end);
  ModuleDescriptor::Entry entry;
  entry.local_name = local;
  entry.export_name = exported;
  entry.position = begin;
  entry.end_position = end;
  module_->local_exports.push_back(entry);
}

// §16.2.3 ExportDeclaration
Statement* Parser::ParseExportDeclaration() {
  const int begin = peek_position();
  Expect(Token::kExport);
  switch (peek()) {
    case Token::kDefault:
      return ParseExportDefault();
    case Token::kMul:
      ParseExportStar(begin);
      return New<EmptyStatement>(begin);
    case Token::kLeftBrace:
      ParseExportClause();
      return New<EmptyStatement>(begin);
    case Token::kVar:
    case Token::kConst:
    case Token::kLet:
      return ParseExportedVariables();
    default:
      return ParseExportedFunctionOrClass();
  }
}

// The decorators of an exported class may stand on either side of `export`, not on both. Those in front of it are no part
// of the class's text.
Statement* Parser::ParseDecoratedExport(const AstList<Expression*>& decorators) {
  Expect(Token::kExport);
  const bool is_default = Check(Token::kDefault);
  const int begin = position(), end = end_position();
  Statement* statement = ParseDecoratedClass(peek_position(), decorators, is_default);
  const VariableProxy* proxy = statement->AsClassDeclaration()->proxy();
  if (is_default) {
    AddLocalExport(proxy->raw_name(), factory_->default_string(), begin, end);
  } else {
    AddLocalExport(proxy);
  }
  return statement;
}

// FromClause: the number of its request.
int Parser::ParseFromClause(ImportPhase phase) {
  ExpectContextual(Token::kFrom);
  int position;
  const AstRawString* specifier = ParseModuleSpecifier(&position);
  return ParseModuleRequest(specifier, position, phase);
}

// export * from "…", export * as name from "…"
void Parser::ParseExportStar(int begin) {
  Next();
  ModuleDescriptor::Entry entry;
  entry.position = begin;
  if (CheckContextual(Token::kAs)) {
    const int name_begin = peek_position();
    bool is_string = false;
    entry.export_name = ParseModuleExportName(&is_string);
    CheckExportName(entry.export_name, name_begin, end_position());
  }
  entry.module_request = ParseFromClause();
  ExpectSemicolon();
  (entry.export_name != nullptr ? module_->indirect_exports : module_->star_exports).push_back(entry);
}

// export { a, b as c }, of this module or from another one.
void Parser::ParseExportClause() {
  Next();
  ZoneVector<ModuleDescriptor::Entry> entries(zone_);
  // The first that can only be a name of another module.
  TokenInfo reserved;
  bool has_reserved = false;
  int string_position = -1;
  while (peek() != Token::kRightBrace) {
    const TokenInfo token = scanner_.next();
    bool is_string;
    entries.push_back(ParseExportSpecifier(&is_string));
    if (is_string) {
      if (string_position < 0) string_position = token.begin;
    } else if (!has_reserved &&
               (!IsAnyIdentifier(token.token) || IsStrictReserved(token.token) || token.token == Token::kAwait)) {
      has_reserved = true;
      reserved = token;
    }
    if (!Check(Token::kComma)) break;
  }
  Expect(Token::kRightBrace);
  if (PeekContextual(Token::kFrom)) {
    const int request = ParseFromClause();
    for (ModuleDescriptor::Entry& entry : entries) {
      CheckExportName(entry.export_name, entry.position, entry.end_position);
      entry.import_name = entry.local_name;
      entry.local_name = nullptr;
      entry.module_request = request;
      module_->indirect_exports.push_back(entry);
    }
  } else {
    if (string_position >= 0) {
      Fail(MessageTemplate::kModuleExportNameWithoutFromClause, string_position, string_position + 1);
    }
    if (has_reserved) ReportUnexpected(reserved);
    for (const ModuleDescriptor::Entry& entry : entries) {
      AddLocalExport(entry.local_name, entry.export_name, entry.position, entry.end_position);
    }
  }
  ExpectSemicolon();
}

// ExportSpecifier; whether its first name is a string.
ModuleDescriptor::Entry Parser::ParseExportSpecifier(bool* is_string) {
  ModuleDescriptor::Entry entry;
  entry.position = peek_position();
  entry.export_name = entry.local_name = ParseModuleExportName(is_string);
  if (CheckContextual(Token::kAs)) {
    bool exported_is_string;
    entry.export_name = ParseModuleExportName(&exported_is_string);
  }
  entry.end_position = end_position();
  return entry;
}

// export var, let, const
Statement* Parser::ParseExportedVariables() {
  const VariableMode mode = peek() == Token::kVar     ? VariableMode::kVar
                            : peek() == Token::kConst ? VariableMode::kConst
                                                      : VariableMode::kLet;
  if (scanner_.next().has_escapes) ReportUnexpectedNext();
  BoundNames bound(zone_);
  Statement* statement = ParseVariableDeclarations(mode, false, &bound);
  ExpectSemicolon();
  for (VariableProxy* proxy : bound.names) AddLocalExport(proxy);
  return statement;
}

Statement* Parser::ParseExportedFunctionOrClass() {
  if (peek() == Token::kClass || peek() == Token::kAt) {
    Statement* statement = ParseClassDeclaration();
    AddLocalExport(statement->AsClassDeclaration()->proxy());
    return statement;
  }
  const bool is_async = peek() == Token::kAsync;
  if (is_async
          ? scanner_.next().has_escapes || scanner_.PeekAhead() != Token::kFunction || scanner_.Ahead().newline_before
          : peek() != Token::kFunction) {
    ReportUnexpectedNext();
  }
  Statement* statement = ParseFunctionDeclaration(is_async);
  AddLocalExport(statement->AsFunctionDeclaration()->block_binding());
  return statement;
}

// export default: a declaration, or an expression bound to a name that cannot be written.
Statement* Parser::ParseExportDefault() {
  Next();
  const int begin = position();
  const int end = end_position();
  const AstRawString* local = factory_->dot_default_string();
  Statement* statement;
  if (peek() == Token::kFunction || (peek() == Token::kAsync && !scanner_.next().has_escapes &&
                                     scanner_.PeekAhead() == Token::kFunction && !scanner_.Ahead().newline_before)) {
    statement = ParseDefaultFunction(peek() == Token::kAsync);
    local = statement->AsFunctionDeclaration()->block_binding()->raw_name();
  } else if (peek() == Token::kClass || peek() == Token::kAt) {
    statement = ParseClassDeclaration(true);
    local = statement->AsClassDeclaration()->proxy()->raw_name();
  } else {
    const int value_begin = peek_position();
    Expression* value = ParseAssignment();
    SetNameOf(value, factory_->default_string());
    Variable* var = DeclareLexical(local, VariableMode::kConst, VariableKind::kNormal, begin);
    var->set_initializer_position(end_position());
    VariableProxy* proxy = New<VariableProxy>(begin, local);
    proxy->BindTo(var);
    ExpectSemicolon();
    ZoneVector<VariableDeclarator> list(zone_);
    list.push_back({proxy, value, value_begin});
    statement = New<VariableDeclaration>(begin, VariableMode::kConst, ListOf(list));
  }
  AddLocalExport(local, factory_->default_string(), begin, end);
  return statement;
}

Statement* Parser::ParseDefaultFunction(bool is_async) {
  // A `*` may stand between `function` and the parameters of an anonymous function.
  return ParseFunctionDeclaration(is_async, true);
}

// The import that binds the variable to the namespace of a module, or to its source; else null.
const ModuleDescriptor::Entry* Parser::NamespaceImport(const Variable* var) const {
  for (const ModuleDescriptor::Entry& import : module_->namespace_imports) {
    if (import.slot == var->index() && var->IsModule()) {
      return module_->requests[import.module_request].phase == ImportPhase::kDefer ? nullptr : &import;
    }
  }
  return nullptr;
}

// Cells for exports; exports of imports become indirect ones.
void Parser::FinishModule(DeclarationScope* scope) {
  ZoneVector<ModuleDescriptor::Entry> locals(zone_);
  for (ModuleDescriptor::Entry entry : module_->local_exports) {
    Variable* var = scope->LookupLocal(entry.local_name);
    if (var == nullptr) {
      Fail(MessageTemplate::kModuleExportUndefined, entry.position, entry.end_position, entry.local_name);
    }
    if (var->kind() == VariableKind::kImport) {
      for (const ModuleDescriptor::Entry& import : module_->regular_imports) {
        if (import.local_name != entry.local_name) continue;
        entry.import_name = import.import_name;
        entry.module_request = import.module_request;
        entry.local_name = nullptr;
        module_->indirect_exports.push_back(entry);
        break;
      }
      continue;
    }
    // An imported namespace, or source, is the same as `export * as name from` makes it. (A deferred one is not.)
    if (const ModuleDescriptor::Entry* import = NamespaceImport(var)) {
      entry.module_request = import->module_request;
      entry.local_name = nullptr;
      module_->indirect_exports.push_back(entry);
      continue;
    }
    entry.slot = var->IsModule() ? var->index() : AllocateCell(var);
    entry.is_var = !var->IsLexical() && var->kind() != VariableKind::kFunction;
    locals.push_back(entry);
  }
  module_->local_exports = locals;
}

}  // namespace v8::internal
