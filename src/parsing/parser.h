#ifndef FLAT8_SRC_PARSING_PARSER_H_
#define FLAT8_SRC_PARSING_PARSER_H_

#include <cstdint>

#include "src/ast/ast.h"
#include "src/ast/modules.h"
#include "src/ast/scopes.h"
#include "src/base/growable-array.h"
#include "src/parsing/parse-info.h"
#include "src/parsing/scanner.h"
#include "src/zone/zone-containers.h"

namespace v8::internal {

// Recursive descent over the tokens; ECMA-262 §12–16 and Annex B. Where the grammar is ambiguous until `=` or `=>` is
// seen (patterns, arrow parameters) an expression is parsed and converted, and what would be wrong with either reading
// is kept in a CoverErrors until one of them is chosen. The first error ends the parse by throwing; the entry functions
// catch.
class Parser {
 public:
  explicit Parser(ParseInfo* info);
  FunctionLiteral* ParseProgram();
  FunctionLiteral* ParseFunction();
  void Publish();  // Results beside the tree.

 private:
  // What a call's argument count can be, less the receiver.
  static constexpr int kMaximumParameters = 65534;

  // ---- State
  struct Label {
    const AstRawString* name;
    LabelledStatement* statement;
    IterationStatement* loop;  // When the label stands directly before a loop.
    Label* outer;
  };
  struct Target {
    BreakableStatement* statement;
    Target* outer;
  };
  struct NestedVar {
    const AstRawString* name;
    Scope* scope;
    int position;
    NestedVar* next;
  };
  struct FunctionState {
    FunctionState(Parser* parser, DeclarationScope* scope, FunctionKind kind);
    ~FunctionState();
    Parser* parser;
    FunctionState* outer;
    DeclarationScope* scope;
    Scope* saved_scope;
    FunctionKind kind;
    Label* labels = nullptr;
    Target* targets = nullptr;
    NestedVar* nested_vars = nullptr;
    bool in_class_initializer;  // `arguments` is an error; inherited by arrow functions.
    bool in_parameters = false;
    int saved_yield_position;
    int saved_await_position;
    int saved_await_identifier_position;
  };
  struct ScopeState {
    ScopeState(Parser* parser, Scope* scope) : parser(parser), saved(parser->scope_) { parser->scope_ = scope; }
    ~ScopeState() { parser->scope_ = saved; }
    Parser* parser;
    Scope* saved;
  };
  struct TargetState {
    TargetState(Parser* parser, BreakableStatement* statement)
        : parser(parser), target{statement, parser->function_state_->targets} {
      parser->function_state_->targets = &target;
    }
    ~TargetState() { parser->function_state_->targets = target.outer; }
    Parser* parser;
    Target target;
  };
  // Positions of what would be an error if the text turned out to be an expression / a pattern; -1: nothing.
  struct CoverErrors {
    int shorthand_initializer = -1;  // {a = 1}: not an expression.
    int double_proto = -1;           // Not an expression.
    int trailing_comma = -1;         // After a rest element: not a pattern.
    int parenthesized_assign = -1;   // ([a]) and ({a}): not a pattern.
    int parenthesized_bind = -1;     // (a): not a binding.
  };
  // Where what turns out to be an arrow function began.
  struct ArrowHead {
    ArrowHead(Parser* parser, int begin)
        : snapshot(parser->scope_),
          first_id(parser->next_function_id_),
          first_dropped(parser->dropped_functions_.size()),
          is_likely_called(parser->likely_called_position_ == begin) {}
    Scope::Snapshot snapshot;
    int first_id;
    size_t first_dropped;
    bool is_likely_called;
  };
  // A list under construction on the parser's pointer stack.
  template <typename T>
  class PointerList {
   public:
    explicit PointerList(Parser* parser) : parser_(parser), begin_(parser->pointers_.size()) {}
    ~PointerList() { parser_->pointers_.Truncate(begin_); }
    void Add(T* value) {
      if (!parser_->pointers_.TryAdd(const_cast<void*>(static_cast<const void*>(value)))) {
        throw CompileAbort{CompileAbort::kOutOfMemory};
      }
    }
    size_t size() const { return parser_->pointers_.size() - begin_; }
    T* at(size_t i) const { return static_cast<T*>(parser_->pointers_[begin_ + i]); }
    AstList<T*> Finish() {
      const size_t count = size();
      T** data = parser_->zone_->template AllocateArray<T*>(count);
      for (size_t i = 0; i < count; ++i) data[i] = at(i);
      return {data, static_cast<uint32_t>(count)};
    }

   private:
    Parser* parser_;
    size_t begin_;
  };
  template <typename T>
  static AstList<T> ListOf(ZoneVector<T>& vector) {
    return {vector.data(), static_cast<uint32_t>(vector.size())};
  }
  struct BoundNames {
    explicit BoundNames(Zone* zone) : names(zone) {}
    ZoneVector<VariableProxy*> names;
  };
  struct Parameters {
    explicit Parameters(Zone* zone) : list(zone), bound(zone) {}
    ZoneVector<Parameter> list;
    BoundNames bound;
    bool is_simple = true;
    bool has_expressions = false;
    bool has_rest = false;
    int length = 0;  // Of the `length` property.
    int count = 0;   // Without the rest parameter.
    bool length_closed = false;
    int end_position = -1;
  };

  // ---- Tokens
  Token peek() const { return scanner_.peek(); }
  Token Next() { return scanner_.Next(); }
  int position() const { return scanner_.current().begin; }
  int end_position() const { return scanner_.current().end; }
  int peek_position() const { return scanner_.next().begin; }
  bool Check(Token token) {
    if (peek() != token) return false;
    Next();
    return true;
  }
  void Expect(Token token) {
    if (V8_UNLIKELY(Next() != token)) ReportUnexpectedCurrent();
  }
  bool NewlineBeforeNext() const { return scanner_.next().newline_before; }
  void ExpectSemicolon();
  // The next token is this contextual word, written without escapes.
  bool PeekContextual(Token token) const { return peek() == token && !scanner_.next().has_escapes; }
  bool CheckContextual(Token token) {
    if (!PeekContextual(token)) return false;
    Next();
    return true;
  }
  void ExpectContextual(Token token) {
    if (!CheckContextual(token)) ReportUnexpectedNext();
  }
  void CheckStack() {
    if (V8_UNLIKELY(reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < stack_limit_)) {
      throw CompileAbort{CompileAbort::kStackOverflow};
    }
  }

  // ---- Errors
  [[noreturn]] FLAT8_COLD void Fail(MessageTemplate message, int begin, int end, const AstRawString* argument = nullptr,
                                    const AstRawString* argument2 = nullptr, const AstRawString* argument3 = nullptr);
  [[noreturn]] FLAT8_COLD void Fail(MessageTemplate message, const AstNode* node);
  [[noreturn]] FLAT8_COLD void FailCurrent(MessageTemplate message, const AstRawString* argument = nullptr) {
    Fail(message, position(), end_position(), argument);
  }
  [[noreturn]] FLAT8_COLD void ReportUnexpected(const TokenInfo& token);
  [[noreturn]] FLAT8_COLD void ReportUnexpectedCurrent() { ReportUnexpected(scanner_.current()); }
  [[noreturn]] FLAT8_COLD void ReportUnexpectedNext() { ReportUnexpected(scanner_.next()); }
  // Reports what cannot stand in an expression and was found at or after `from`.
  void CheckExpressionErrors(const CoverErrors& errors, int from = 0);
  void CheckPatternErrors(const CoverErrors& errors, bool is_binding);

  // ---- Contexts
  bool is_strict_mode_requested() const { return info_->language_mode == LanguageMode::kStrict; }
  bool is_strict() const { return scope_->is_strict(); }
  bool is_generator() const { return IsGeneratorFunction(function_state_->kind); }
  bool is_async() const { return IsAsyncFunction(function_state_->kind); }
  bool is_module() const { return info_->kind == ParseKind::kModule; }
  // `await` is an operator here.
  bool is_await_allowed() const;
  bool is_await_reserved() const;
  template <typename T, typename... Arguments>
  T* New(Arguments&&... arguments) {
    return zone_->New<T>(std::forward<Arguments>(arguments)...);
  }
  DeclarationScope* NewFunctionScope(FunctionKind kind) {
    return New<DeclarationScope>(zone_, scope_, ScopeType::kFunction, kind);
  }
  Scope* NewScope(ScopeType type) { return New<Scope>(zone_, scope_, type); }
  Scope* FinishBlockScope(Scope* scope, int end);

  // ---- Programs (parser.cc)
  DeclarationScope* MakeOuterScopes();
  void ParseStatementList(PointerList<Statement>* list, Token end, bool directives);
  void ParseDirectives(PointerList<Statement>* list, Token end);
  FunctionLiteral* ParseFunctionConstructor();
  void CheckNestedVarConflicts();

  // ---- Declarations (parser-declarations.cc)
  Variable* DeclareVar(const AstRawString* name, int position);
  Variable* DeclareLexical(const AstRawString* name, VariableMode mode, VariableKind kind, int position);
  void DeclareBoundNames(const BoundNames& bound, VariableMode mode);
  Variable* DeclareFunctionInScope(const AstRawString* name, int position, bool is_plain);
  [[noreturn]] void Redeclaration(const AstRawString* name, int position);
  VariableProxy* UseVariable(const AstRawString* name, int position);
  VariableProxy* UseThis(int position);
  VariableProxy* UseNewTarget(int position);
  VariableProxy* UseHomeObject(int position);
  void DeclareHomeObject(Scope* home, bool is_static, int position);
  void UsePrivateName(VariableProxy* proxy);
  void RecordEval(int position);

  // ---- Statements (parser-statements.cc)
  Statement* ParseStatementListItem();
  Statement* ParseStatement(Label* own_labels, bool allow_function = false);
  Statement* ParseExpressionOrLabelledStatement(Label* own_labels, bool allow_function);
  Block* ParseBlock();
  Block* ParseBlockWithScope(Scope* scope);
  // Up to and with the closing brace.
  void ParseStatementsOf(Block* block);
  Statement* ParseVariableStatement(VariableMode mode, DisposeHint hint = DisposeHint::kNone);
  VariableDeclaration* ParseVariableDeclarations(VariableMode mode, bool in_for, BoundNames* bound,
                                                 DisposeHint hint = DisposeHint::kNone);
  Statement* ParseIf();
  Statement* ParseScopedStatement();
  Statement* ParseDoWhile(Label* own_labels);
  Statement* ParseWhile(Label* own_labels);
  Statement* ParseFor(Label* own_labels);
  Statement* ParseForEach(Label* own_labels, ForEachStatement* loop, Expression* each, Scope* scope, BoundNames* bound);
  Statement* ParseForRest(Label* own_labels, ForStatement* loop, Statement* init, Scope* scope, bool has_let);
  void ParseLoopBody(IterationStatement* loop, Label* own_labels);
  Statement* ParseContinue();
  Statement* ParseBreak();
  Statement* ParseReturn();
  Statement* ParseThrow();
  Statement* ParseWith();
  Statement* ParseSwitch();
  Statement* ParseTry();
  Statement* ParseFunctionDeclaration(bool is_async, bool is_default_export = false);
  Statement* ParseClassDeclaration(bool is_default_export = false);
  // Behind its decorators; its text begins at `begin`.
  Statement* ParseDecoratedClass(int begin, const AstList<Expression*>& decorators, bool is_default_export);
  bool IsNextLetDeclaration();
  // The declaration with `using` or `await using` that begins here, if one does.
  DisposeHint NextUsingDeclaration(bool in_for);

  // ---- Modules (parser-modules.cc)
  void ParseModuleItemList(PointerList<Statement>* list);
  Statement* ParseImportDeclaration();
  Statement* ParseExportDeclaration();
  Statement* ParseDecoratedExport(const AstList<Expression*>& decorators);
  int ParseFromClause(ImportPhase phase = ImportPhase::kEvaluation);
  ImportPhase ParseImportPhase();
  int AllocateCell(Variable* var);
  void ParseExportStar(int begin);
  void ParseExportClause();
  ModuleDescriptor::Entry ParseExportSpecifier(bool* is_string);
  Statement* ParseExportedVariables();
  Statement* ParseExportedFunctionOrClass();
  Statement* ParseExportDefault();
  Statement* ParseDefaultFunction(bool is_async);
  const AstRawString* ParseModuleExportName(bool* is_string);
  const AstRawString* ParseModuleSpecifier(int* position);
  int ParseModuleRequest(const AstRawString* specifier, int position, ImportPhase phase);
  void AddLocalExport(const AstRawString* local, const AstRawString* exported, int begin, int end);
  void AddLocalExport(const VariableProxy* proxy) {
    AddLocalExport(proxy->raw_name(), proxy->raw_name(), proxy->position(), proxy->end_position());
  }
  void CheckExportName(const AstRawString* name, int begin, int end);
  const ModuleDescriptor::Entry* NamespaceImport(const Variable* var) const;
  void FinishModule(DeclarationScope* scope);

  // ---- Expressions (parser-expressions.cc)
  Expression* ParseExpression(bool accept_in = true, CoverErrors* errors = nullptr);
  Expression* ParseAssignment(bool accept_in = true, CoverErrors* errors = nullptr);
  Expression* ParseConditional(bool accept_in, CoverErrors* errors);
  Expression* ParseBinary(int minimum, bool accept_in, CoverErrors* errors);
  Expression* ParseBinaryContinuation(Expression* left, int minimum, bool accept_in, bool left_is_unary);
  Expression* CollapseBinary(Token op, Expression* left, Expression* right, int position);
  Expression* ParseUnary(CoverErrors* errors);
  Expression* ParsePostfix(CoverErrors* errors);
  Expression* ParseLeftHandSide(CoverErrors* errors);
  Expression* ParseMemberContinuation(Expression* expression, bool* is_chain);
  Expression* ParseMemberName(Expression* object, bool is_optional);  // Behind the period.
  Expression* ParseNew();
  Expression* ParseSuper(bool is_new);
  Expression* ParseImportExpression(bool is_new);
  Expression* ParseImportCall(int begin, ImportPhase phase, bool is_new);
  Expression* ParseYield(bool accept_in);
  Expression* ParseAwait();
  AstList<Expression*> ParseArguments(CoverErrors* cover = nullptr);
  Expression* ParseAsyncCallOrArrow(const AstRawString* name, int begin, bool* is_arrow);
  void SetNameOf(Expression* value, const AstRawString* name);
  void InferName(Expression* target, Expression* value);
  // Names the functions of a value, and of the object literals in it, after what it is stored in.
  void InferNames(const AstRawString* name, Expression* value, int depth = 0);
  // The target of =, ++ or for-in: checks it. Calls are allowed in sloppy code (an error when evaluated).
  Expression* CheckSimpleTarget(Expression* expression, int begin, MessageTemplate message, bool allow_call);

  // ---- Primary expressions and literals (parser-literals.cc)
  Expression* ParsePrimary(CoverErrors* errors);
  Expression* ParseParenthesized(CoverErrors* errors);
  Expression* ParseArrayLiteral(CoverErrors* errors);
  // What may stand before the name of a method.
  struct MethodModifiers {
    bool is_async = false;
    bool is_star = false;
    Token accessor = Token::kIllegal;  // kGet, kSet.

    // Without them a name may begin something else.
    bool MakeMethod() const { return is_async || is_star || accessor != Token::kIllegal; }
    FunctionKind Kind(bool is_static) const;
  };
  struct PropertyName;
  struct ObjectLiteralParts;
  static bool BeginsPropertyName(Token token);
  MethodModifiers ParseMethodModifiers();
  const AstRawString* MethodName(const PropertyName& name, const MethodModifiers& modifiers);
  Expression* ParseObjectLiteral(CoverErrors* errors);
  ObjectLiteralProperty ParsePropertyDefinition(ObjectLiteralParts* parts);
  void ParseObjectMethod(ObjectLiteralParts* parts, const PropertyName& name, const MethodModifiers& modifiers,
                         ObjectLiteralProperty* property);
  void ParsePropertyValue(ObjectLiteralParts* parts, const PropertyName& name, ObjectLiteralProperty* property);
  Expression* ParseShorthandProperty(const PropertyName& name, const TokenInfo& token, CoverErrors* errors);
  Expression* ParseTemplate(Expression* tag, int position);
  Expression* ParseRegExp();
  Expression* NumberLiteral();
  // key of a property definition; computed ones are marked.
  struct PropertyName {
    Expression* key = nullptr;
    const AstRawString* name = nullptr;  // Null: computed.
    bool is_computed = false;
    bool is_private = false;
    int begin = 0;
  };
  PropertyName ParsePropertyName(bool allow_private);
  const AstRawString* BigIntToDecimal(const AstRawString* digits);
  const AstRawString* ParseIdentifierName();
  // An IdentifierReference, BindingIdentifier or LabelIdentifier with its early errors.
  const AstRawString* ParseIdentifier();
  void CheckIdentifier(const TokenInfo& token);
  Expression* ParseIdentifierReference();

  // ---- Patterns (parser-patterns.cc)
  Expression* ParseBindingTarget(BoundNames* bound);
  Expression* ParseBindingElement(BoundNames* bound);
  Expression* ParseBindingPattern(BoundNames* bound);
  VariableProxy* ParseBindingIdentifier(BoundNames* bound);
  // Converts an expression to the assignment target (bound null) or binding that it spells.
  Expression* ToPattern(Expression* expression, BoundNames* bound);
  void BindPattern(Expression* pattern, BoundNames* bound);
  Expression* ToPatternElement(Expression* expression, BoundNames* bound);
  void CheckBindingName(const AstRawString* name, int position);

  // ---- Functions (parser-functions.cc)
  FunctionLiteral* ParseFunctionLiteral(const AstRawString* name, int name_position, bool name_is_strict_reserved,
                                        FunctionKind kind, FunctionLiteral::Syntax syntax, int begin, bool eager);
  Expression* ParseFunctionExpression();
  Expression* ParseAsyncFunctionExpression(int begin);
  Expression* ParseFunctionExpressionRest(bool is_async, int begin);
  void ParseFormalParameters(Parameters* parameters);
  void AddParameter(Parameters* parameters, Expression* element, int begin);
  static bool IsStrictReservedName(const AstRawString* name);
  void DeclareParameters(DeclarationScope* scope, const Parameters& parameters, bool no_duplicates,
                         FunctionLiteral* literal);
  void ParseFunctionBody(FunctionLiteral* literal, DeclarationScope* scope, Parameters* parameters, bool is_arrow,
                         bool accept_in);
  // How the tree of a function is treated.
  enum class Treatment {
    kKeep,          // Compiled together with the function around it.
    kDrop,          // Compiled apart from it: only checked now.
    kDropWithOuter  // To be kept, but for the function around it, which is dropped.
  };
  Treatment TreatmentOf(bool eager, int parameters_position) const;
  Zone* ZoneFor(Treatment treatment);
  void FinishFunction(FunctionLiteral* literal, DeclarationScope* scope, Treatment treatment, Zone* outer_zone,
                      size_t first_dropped);
  void DropFunction(FunctionLiteral* literal, DeclarationScope* scope, Zone* outer_zone, size_t first_dropped);
  void StepOver(FunctionLiteral* literal, const PreparsedFunctions::Function& function);
  // The arrow function that begins here, when it can be stepped over; else null.
  FunctionLiteral* StepOverArrow();
  Expression* ParseArrow(AstList<Expression*> elements, FunctionKind kind, int begin, ArrowHead* head, bool accept_in);

  // ---- Classes (parser-classes.cc)
  ClassLiteral* ParseClassLiteral(const AstRawString* name, int name_position, int begin, bool is_anonymous,
                                  AstList<Expression*> decorators);
  AstList<Expression*> ParseDecorators();
  Expression* ParseDecorator();
  // A variable of the class scope that no source can name.
  VariableProxy* DeclareInternal(ClassScope* scope, const char* prefix, int number, int position);
  struct ClassElementHead;
  void ParseClassElement(ClassScope* scope, struct ClassParts* parts);
  void ParseStaticBlock(ClassElement* element, ClassParts* parts);
  void DeclarePrivateElement(ClassScope* scope, ClassParts* parts, ClassElement* element,
                             const ClassElementHead& head, bool is_method);
  void ParseClassMethod(ClassParts* parts, ClassElement* element, const ClassElementHead& head);
  void ParseClassField(ClassScope* scope, ClassParts* parts, ClassElement* element, const ClassElementHead& head);
  FunctionLiteral* DefaultConstructor(const AstRawString* name, bool is_derived, int begin, int end);
  FunctionLiteral* NewInitializer(bool is_static, int begin);
  // A strict function that the class has without text of its own.
  FunctionLiteral* NewFunctionOfClass(FunctionKind kind, const AstRawString* name, int begin);

  friend struct FunctionState;

  ParseInfo* info_;
  AstValueFactory* factory_;
  Scanner scanner_;
  uintptr_t stack_limit_;
  Zone* zone_;  // Of new nodes: the compilation's, or dropped_zone_ in functions that are not kept.
  Zone dropped_zone_;
  Scope* scope_ = nullptr;
  FunctionState* function_state_ = nullptr;
  ModuleDescriptor* module_ = nullptr;
  base::GrowableArray<void*, 64> pointers_;
  VariableMap export_names_;
  int next_function_id_ = 0;
  // First yield / await expression since the innermost parameter list or parenthesis began; -1: none.
  int yield_position_ = -1;
  int await_position_ = -1;
  int await_identifier_position_ = -1;  // First `await` used as a name, which async arrow parameters may not.
  // An assignment expression that starts here may be an arrow function (not a mere operand).
  int potential_arrow_position_ = -1;
  // A function that begins here stands in parentheses or behind `!`: it is worth having code of it at once.
  int likely_called_position_ = -1;
  // Functions dropped within the function being parsed, when that will be dropped as well.
  base::GrowableArray<DroppedFunction*> dropped_functions_;
  // ParseFunction: the functions that can be stepped over.
  PreparsedFunctions preparsed_;
  bool no_in_ = false;  // The head of a for statement: the body of an arrow function there does not extend over `in`.
  // ParseMemberContinuation: `?.` was read before the [ or ( that comes.
  bool continue_with_optional_ = false;
  // The arguments read by ParseAsyncCallOrArrow when it was a call.
  AstList<Expression*> pending_arguments_;
  // A function expression is being parsed again by ParseFunction and must keep its tree.
  int forced_eager_position_ = -1;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PARSING_PARSER_H_
