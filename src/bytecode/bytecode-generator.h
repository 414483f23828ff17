#ifndef FLAT8_SRC_BYTECODE_BYTECODE_GENERATOR_H_
#define FLAT8_SRC_BYTECODE_BYTECODE_GENERATOR_H_

#include <optional>

#include "src/ast/ast.h"
#include "src/ast/scopes.h"
#include "src/bytecode/bytecode-builder.h"
#include "src/parsing/parse-info.h"

namespace v8::internal {

// What the functions of one compilation share: their descriptions, and the functions still to be compiled.
class CompilationSession {
 public:
  explicit CompilationSession(ParseInfo* info) : info_(info), made_(&info->zone) {}
  ~CompilationSession();
  DISALLOW_COPY(CompilationSession);

  ParseInfo* info() const { return info_; }
  // A description of the function, not yet with code; the session holds the reference. Queued for compilation when the
  // literal has a tree. `class_literal`: of which it is the constructor, or null.
  UnlinkedFunction* FunctionFor(FunctionLiteral* literal, const ClassLiteral* class_literal, bool is_toplevel);
  // Compiles everything queued, until nothing is.
  void Run();

 private:
  struct Made {
    UnlinkedFunction* function;
    FunctionLiteral* literal;
  };
  ParseInfo* info_;
  ZoneVector<Made> made_;
};

// Compiles one function. Destination-driven: the visitor of an expression is told where its value is wanted. Values of
// variables that live in registers are used where they are; `StableOperand` copies one that a later operand may assign.
class BytecodeGenerator {
 public:
  BytecodeGenerator(CompilationSession* session, FunctionLiteral* literal);
  DISALLOW_COPY(BytecodeGenerator);
  UnlinkedCode* Generate();

 private:
  // A context that was entered in this function: how to get back out of it.
  struct ContextEntry {
    ContextEntry* outer;
    Register outer_context;
  };
  // Enters a block-like scope: context, uninitialised bindings, functions. Leave() goes back on the normal way out;
  // jumps and handlers restore the context themselves.
  class ScopeEntry {
   public:
    ScopeEntry(BytecodeGenerator* generator, Scope* scope, bool instantiate = true);
    ~ScopeEntry();
    void Leave();

   private:
    BytecodeGenerator* generator_;
    Scope* scope_;
    Scope* saved_scope_;
    ContextEntry entry_;
    ContextEntry* saved_context_;
  };

  // ---- Control flow (generator-control.cc)
  enum class Exit : uint8_t { kBreak, kContinue, kReturn };
  // Something that jumps out of statements meet on their way.
  struct ControlScope {
    enum Kind : uint8_t {
      kBreakTarget,
      kContinueTarget,
      kRegion,    // A try block with a catch.
      kFinally,   // A try block with a finally.
      kIterator,  // Leaving closes the iterator.
      kFunction   // The outermost, of resumable functions.
    };
    ControlScope(BytecodeGenerator* generator, Kind kind)
        : generator(generator), outer(generator->control_), context(generator->context_), kind(kind) {
      generator->control_ = this;
    }
    ~ControlScope() { Pop(); }
    void Pop() { generator->control_ = outer; }

    BytecodeGenerator* generator;
    ControlScope* outer;
    ContextEntry* context;
    Kind kind;
    const Statement* statement = nullptr;  // Targets.
    BytecodeLabel* label = nullptr;        // Targets; kFinally: where the finally block begins.
    HandlerRegion* region = nullptr;       // All but targets.
    // kFinally
    struct Deferred {
      Exit exit;
      const Statement* target;
    };
    ZoneVector<Deferred>* deferred = nullptr;
    Register token;   // kFinally: which way on.
    Register result;  // kFinally: the value returned or exception.
    // kIterator
    Register iterator;
    bool is_async = false;
    bool may_be_done = false;  // The iterator's register is undefined when it is exhausted.
  };
  // A part of the function that is left through code which follows it, whichever way it is left: `try` with `finally`.
  class FinallyRegion {
   public:
    explicit FinallyRegion(BytecodeGenerator* generator);
    // Ends the protected part; what is emitted then runs on every way out. False: nothing gets there.
    bool EnterFinally();
    // Behind the finally code: goes on with what was under way.
    void Leave();
    // -1: the next statement follows, 0: an exception is thrown again, else an exit.
    Register token() const { return token_; }
    Register result() const { return result_; }  // The exception or the value returned.

   private:
    BytecodeGenerator* generator_;
    BytecodeBuilder& builder_;
    RegisterScope registers_;
    Register context_;
    Register token_;
    Register result_;
    BytecodeLabel finally_;
    HandlerRegion region_;
    ZoneVector<ControlScope::Deferred> deferred_;
    ControlScope control_;
  };
  // The statements of a scope with `using` declarations: what was declared is disposed of on every way out.
  class DisposalScope {
   public:
    DisposalScope(BytecodeGenerator* generator, const Scope* scope);
    void Leave();

   private:
    BytecodeGenerator* generator_;
    DisposeHint hint_;
    Register capability_;
    Register saved_capability_;
    std::optional<FinallyRegion> finally_;
  };
  void AddDisposableResource(Register value, DisposeHint hint, int position);
  void EmitAsyncDisposal(Register capability, const FinallyRegion& finally);
  // Where `break` and `continue` of a statement go.
  struct BreakScope : ControlScope {
    BreakScope(BytecodeGenerator* generator, const Statement* statement, BytecodeLabel* end)
        : BreakScope(generator, kBreakTarget, statement, end) {}

   protected:
    BreakScope(BytecodeGenerator* generator, Kind kind, const Statement* of, BytecodeLabel* to)
        : ControlScope(generator, kind) {
      statement = of;
      label = to;
    }
  };
  struct ContinueScope : BreakScope {
    ContinueScope(BytecodeGenerator* generator, const Statement* statement, BytecodeLabel* next)
        : BreakScope(generator, kContinueTarget, statement, next) {}
  };
  // Leaves for `target` (or the caller) through everything between.
  void PerformExit(Exit exit, const Statement* target, Register value);
  // The label that a break or continue goes to when nothing has to be done on the way, else null.
  BytecodeLabel* DirectTargetOf(const Statement* statement);
  void EmitReturn(Register value);
  void RestoreContext(ContextEntry* entry);
  // Of an async iterator: result = await iterator.return(), or to `no_method` when there is none.
  void EmitAwaitReturnMethod(Register iterator, Register method, Register result, BytecodeLabel* no_method);
  void EmitIteratorClose(Register iterator, bool is_async, bool may_be_done);
  void EmitIteratorCloseSilently(Register iterator, bool is_async, bool may_be_done);

  // ---- Functions (bytecode-generator.cc)
  void CheckStack() {
    if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < stack_limit_) {
      throw CompileAbort{CompileAbort::kStackOverflow};
    }
    zone_->Poll();
  }
  void GenerateProlog();
  void GenerateParameters();
  void GenerateBody();
  void GenerateModule();
  void EmitReject(Register exception);
  void GenerateDefaultConstructor();
  void DeclareGlobals(DeclarationScope* scope);
  void InstantiateScope(Scope* scope);
  void InitializeInternalVariable(Variable* variable, Register value);
  void InitializeInstanceMembers(Register constructor, Register instance, int position);

  // ---- Variables (generator-variables.cc)
  // The register that a variable lives in; invalid when it lives elsewhere.
  static Register RegisterOf(const Variable* variable);
  int ContextDepth(const Scope* scope);
  void LoadVariable(VariableProxy* proxy, Register dst, bool inside_typeof = false);
  void LoadVariable(Variable* variable, Register dst);
  Register ParameterRegister(int index);
  void CreateContext(Scope* scope);
  void CreateModuleContext(Scope* scope);
  void LoadContextSlot(Register dst, int slot, int depth);
  void StoreContextSlot(int slot, int depth, Register value);
  void LoadModuleVariable(const Variable* variable, Register dst);
  void StoreModuleVariable(const Variable* variable, Register value);
  void LoadTopLevelThis(const Variable* variable, Register dst);
  void CheckHole(Variable* variable, Register value, int position);
  enum class Store : uint8_t { kInitialize, kAssign };
  void StoreVariable(VariableProxy* proxy, Register value, Store store);
  void StoreVariable(Variable* variable, Register value, Store store, bool hole_check, int position);
  // Whether storing is a mere write of RegisterOf(variable).
  static bool IsPlainStore(const VariableProxy* proxy, Store store);
  const UnlinkedScope* UnlinkedScopeOf(Scope* scope);
  const AstRawString* Name(const char* text) { return info_->factory.GetString(text); }

  // ---- Statements
  void VisitStatements(AstList<Statement*> statements);
  void VisitStatement(Statement* statement);
  void VisitBlock(Block* block);
  void VisitExpressionStatement(ExpressionStatement* statement);
  void VisitLabelled(LabelledStatement* statement);
  void VisitThrow(ThrowStatement* statement);
  void VisitFunctionDeclaration(FunctionDeclaration* declaration);
  void VisitClassDeclaration(ClassDeclaration* declaration);
  void VisitIf(IfStatement* statement);
  void VisitSwitch(SwitchStatement* statement);
  void VisitWith(WithStatement* statement);
  void VisitTry(TryStatement* statement);
  void VisitTryCatch(TryStatement* statement);
  void VisitTryFinally(TryStatement* statement);
  void VisitVariableDeclaration(VariableDeclaration* declaration);
  void VisitReturn(ReturnStatement* statement);
  void VisitInitializeClassElements(InitializeClassElements* statement);
  void VisitWhile(IterationStatement* loop, Expression* condition, bool tests_first);
  void VisitFor(ForStatement* statement);
  void VisitForIn(ForInStatement* statement);
  void VisitForOf(ForOfStatement* statement);
  void VisitForSubject(ForEachStatement* statement, Register dst);
  // Where the values of a for-in or for-of may be written at once; invalid: through AssignForEach.
  Register DirectForEachTarget(ForEachStatement* statement);
  void AssignForEach(ForEachStatement* statement, Register value);
  void ResetCompletion() {
    if (completion_.is_valid()) builder_.LoadUndefined(completion_);
  }

  // ---- Expressions
  // The value goes to `dst`, written only when it is complete if `dst` is a variable's.
  void VisitForValue(Expression* expression, Register dst);
  // Any register that holds the value: the variable's own or a temporary, `hint` if that is given and is not a
  // variable's.
  Register VisitForRegister(Expression* expression, Register hint = Register());
  void VisitForEffect(Expression* expression);
  void VisitForTest(Expression* expression, BytecodeLabel* then_label, BytecodeLabel* else_label, bool then_follows);
  // As VisitForRegister, but the value stays although the later operands (null: none) are evaluated in between.
  Register StableOperand(Expression* expression, Expression* later1, Expression* later2 = nullptr,
                         Register hint = Register());
  static bool Assigns(Expression* expression, const Variable* variable, int* budget);
  bool IsVariableRegister(Register reg) const { return !reg.is_local() || reg.index() < builder_.locals(); }
  // `hint` if it can hold intermediate values, else a new temporary.
  Register Temporary(Register hint = Register()) {
    return hint.is_valid() && !IsVariableRegister(hint) ? hint : builder_.NewRegister();
  }

  void VisitLiteral(Literal* literal, Register dst);
  void VisitUnary(UnaryOperation* operation, Register dst);
  bool VisitToInt32(Expression* operand, Register dst);
  void VisitDelete(UnaryOperation* operation, Register dst);
  void VisitTypeof(UnaryOperation* operation, Register dst);
  void VisitBinary(BinaryOperation* operation, Register dst);
  // dst = left op right
  void EmitBinary(Token op, Register dst, Register left, Expression* right, int position);
  void EmitBinaryRegisters(Token op, Register dst, Register left, Register right, int position);
  void VisitNary(NaryOperation* operation, Register dst);
  void VisitLogical(Token op, Expression* left, Expression* right, Register dst);
  void EmitLogicalJump(Token op, Register value, BytecodeLabel* done);
  void VisitCompare(CompareOperation* operation, Register dst);
  void TestCompare(CompareOperation* operation, BytecodeLabel* then_label, BytecodeLabel* else_label,
                   bool then_follows);
  void TestLogical(Token op, Expression* left, Expression* right, BytecodeLabel* then_label, BytecodeLabel* else_label,
                   bool then_follows);
  void TestNary(NaryOperation* operation, BytecodeLabel* then_label, BytecodeLabel* else_label, bool then_follows);
  void TestRegister(Register value, BytecodeLabel* then_label, BytecodeLabel* else_label, bool then_follows);
  void VisitCount(CountOperation* operation, Register dst);  // dst invalid: for effect
  void VisitConditional(Conditional* conditional, Register dst);
  void VisitTemplate(TemplateLiteral* literal, Register dst);
  void VisitOptionalChain(OptionalChain* chain, Register dst);
  void VisitRegExp(RegExpLiteral* literal, Register dst);

  // ---- Properties (generator-properties.cc)
  // A reference whose parts have been evaluated.
  struct Reference {
    enum Kind : uint8_t { kVariable, kLookup, kNamed, kKeyed, kSuper, kPrivate, kPattern, kInvalid };
    Kind kind = kInvalid;
    Expression* expression = nullptr;
    Register object;      // kSuper: the receiver. kLookup: where the variable is.
    Register key;         // kKeyed, kSuper.
    Register super_base;  // kSuper.
    const AstRawString* name = nullptr;
  };
  // Evaluates the parts; `later` is what runs between now and the use of the reference (null: nothing can assign).
  // `copy` forces parts into temporaries, for use after arbitrary code.
  Reference PrepareReference(Expression* target, Expression* later, bool copy = false);
  // Before a reference is both read and written: its key is converted to a property key once, its variable looked up
  // once.
  void FixKey(Reference* reference);
  void ResolveVariable(Reference* reference);
  void LoadReference(const Reference& reference, Register dst);
  void StoreReference(const Reference& reference, Register value, Store store, int position);
  // By an assignment whose operator is at `position`: that is also where it fails when the target is a variable.
  void StoreAssigned(const Reference& reference, Register value, int position);
  void LoadProperty(Property* property, Register object, Register dst);
  void LoadKeyed(Bytecode bytecode, Property* property, Register object, Register dst);
  void VisitProperty(Property* property, Register dst);
  Register VisitPropertyObject(Expression* object, bool is_optional, Expression* later, Register hint);
  void LoadSuper(SuperProperty* property, Register receiver, Register key, Register dst);
  void VisitSuperProperty(SuperProperty* property, Register dst);
  void LoadPrivate(VariableProxy* name, Register object, Register dst, int position);
  void StorePrivate(VariableProxy* name, Register object, Register value, int position);
  void CheckBrand(VariableProxy* name, Register object, int position);
  void VisitPrivateIn(PrivateIn* expression, Register dst);
  void GetNamed(Register dst, Register object, const AstRawString* name);

  // ---- Assignments and patterns (generator-assignments.cc)
  void VisitAssignment(Assignment* assignment, Register dst);  // dst invalid: for effect
  void VisitCompoundAssignment(Assignment* assignment, Register dst);
  void VisitLogicalAssignment(Assignment* assignment, Register dst);
  // Gives `value` (a temporary or variable that nothing in the target assigns) to a reference or pattern.
  void AssignTo(Expression* target, Register value, Store store, int position);
  void AssignPattern(Expression* pattern, Register value, Store store);
  void AssignObjectPattern(ObjectPattern* pattern, Register value, Store store);
  void AssignArrayPattern(ArrayPattern* pattern, Register value, Store store);
  // Replaces undefined in `value` (a temporary) by the initializer's value.
  void ApplyInitializer(Expression* initializer, Register value);

  // ---- Calls (generator-calls.cc)
  struct Run {
    int first = 0;
    int argument_count = 0;
    Register receiver() const { return Register::Local(first + argument_count); }
    Register argument(int i) const { return Register::Local(first + argument_count - 1 - i); }
  };
  // Whether the arguments are better passed in an array: there are spreads, or too many for registers in a row.
  bool PassesArray(const AstList<Expression*>& arguments, bool has_spread) const;
  Run NewCallRun(int argument_count) { return Run{builder_.NewRun(argument_count + 1), argument_count}; }
  Register DirectRegister(Expression* expression);
  Property* CalledByName(Call* call);
  // Without `dst` for effect: the result lands where the next statement begins, so that it keeps nothing alive.
  void VisitCall(Call* call, Register dst);
  void VisitCallNew(CallNew* call, Register dst);
  void VisitSuperCall(SuperCall* call, Register dst);
  void VisitTaggedTemplate(TaggedTemplate* literal, Register dst);
  void GetTemplateObject(TaggedTemplate* literal, Register dst);
  void VisitImportCall(ImportCall* call, Register dst);
  void VisitNativesCall(NativesCall* call, Register dst);
  // Callee and receiver of a call; true: the receiver is undefined and `receiver` was not written.
  bool VisitCallee(Expression* callee, Register callee_register, Register receiver);
  void VisitArguments(AstList<Expression*> arguments, const Run& run);
  // An array of the arguments, with spreads.
  void VisitArgumentsAsArray(AstList<Expression*> arguments, Register dst);
  void EmitCall(Register dst, Register callee, const Run& run, bool undefined_receiver, int position,
                bool is_tail_call = false);
  // The same, or a direct eval.
  void EmitCallOf(Call* call, Register dst, Register callee, const Run& run, bool undefined_receiver);
  // Whether a call whose value is returned here may take this function's frame.
  bool IsInTailPosition() const;
  void MarkTailCalls(Expression* expression);
  template <typename... Registers>
  void CallRuntime(RuntimeFunction function, Register dst, Registers... arguments) {
    RegisterScope scope(&builder_);
    const Register values[] = {arguments..., Register()};
    constexpr int kArgumentCount = sizeof...(arguments);
    const int first = builder_.NewRun(kArgumentCount);
    for (int i = 0; i < kArgumentCount; ++i) {
      builder_.Move(Register::Local(first + kArgumentCount - 1 - i), values[i]);
    }
    EmitCallRuntime(function, dst, first, kArgumentCount);
  }
  // Arguments are in the registers from `first` on, argument 0 in the last.
  void EmitCallRuntime(RuntimeFunction function, Register dst, int first, int count) {
    const int last = first + (count == 0 ? 0 : count - 1);
    builder_.Emit(Bytecode::kCallRuntime,
                  {dst.operand(), static_cast<int>(function), Register::Local(last).operand(), count});
  }

  // ---- Literals, functions, classes
  void VisitObjectLiteral(ObjectLiteral* literal, Register dst);
  void VisitArrayLiteral(ArrayLiteral* literal, Register dst);
  void AppendElements(Expression* const* begin, Expression* const* end, Register array);
  bool ConstantOf(Expression* expression, ConstantDraft* draft);
  void VisitFunctionLiteral(FunctionLiteral* literal, Register dst, const ClassLiteral* class_literal = nullptr);
  void VisitClassLiteral(ClassLiteral* literal, Register dst);
  void BuildClass(ClassLiteral* literal, Register decorators, Register dst);
  void DefineClassElement(ClassElement* element, Register target);
  void DefineMethod(ClassElement* element, Register target, Register key, Register function);
  void StorePrivateMethod(ClassElement* element, Register function);
  void DefinePrivateMethods(ClassLiteral* literal);
  // The key as a property key in a register.
  Register VisitPropertyKey(Expression* key, bool is_computed);

  // ---- Decorators and auto-accessors (generator-decorators.cc)
  // What is known of a class while its elements are evaluated.
  struct ClassDecoration {
    explicit ClassDecoration(Zone* zone) : elements(zone) {}
    struct Element {
      ClassElement* element;
      Register record;
    };
    ZoneVector<Element> elements;  // Those with decorators.
    Register metadata;
    // Of the initializers that decorators add: of static methods, of the class.
    Register static_method_record;
    Register class_record;
  };
  // An array of a receiver and a decorator each.
  Register VisitDecorators(AstList<Expression*> decorators);
  void DefineElementWithRecord(ClassElement* element, Register target, ClassScope* scope, ClassDecoration* decoration);
  void DefineAutoAccessor(ClassElement* element, Register target, Register key, Register record);
  void DecorateElements(ClassLiteral* literal, Register constructor, Register prototype, ClassDecoration* decoration);
  void DecorateClass(ClassLiteral* literal, Register constructor, Register decorators, ClassDecoration* decoration);
  Register NewRecord();
  // Of a field or auto-accessor: its record is loaded, and its first value is changed by the initializers.
  Register RunInitializers(ClassElement* element, Register object, Register key, Register value, Register record);
  void RunExtraInitializers(Register record, Register object);

  // ---- Generators and async functions (generator-resumable.cc)
  bool is_generator() const { return IsGeneratorFunction(kind_); }
  // Returns to a promise: of a module with top-level await as well.
  bool is_async() const { return IsAsyncFunction(kind_) || kind_ == FunctionKind::kAsyncModule; }
  bool is_async_generator() const { return IsAsyncGeneratorFunction(kind_); }
  void VisitYield(Yield* yield, Register dst);
  void VisitYieldStar(YieldStar* yield, Register dst);
  void VisitYieldStarStep(YieldStar* yield, Register iterator, Register next, Register received, Register mode,
                          Register inner);
  // Replaces the value in a temporary by what it settles to.
  void EmitAwait(Register value, int position);
  void EmitSuspend(Register value_in, Register mode, Register value_out);
  // Goes on for mode 0; throws or returns `value` for the others.
  void DispatchResume(Register mode, Register value);
  void EmitInitialSuspend();

  CompilationSession* session_;
  ParseInfo* info_;
  Zone* zone_;
  FunctionLiteral* literal_;
  DeclarationScope* closure_scope_;
  FunctionKind kind_;
  uintptr_t stack_limit_;
  BytecodeBuilder builder_;
  Scope* scope_;
  ContextEntry* context_ = nullptr;
  ControlScope* control_ = nullptr;
  BytecodeLabel* optional_chain_exit_ = nullptr;
  Register generator_;
  Register dispose_capability_;  // Of the innermost DisposalScope.
  Register completion_;  // Of scripts and evals, where the value of statements matters.
  int end_position_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_BYTECODE_GENERATOR_H_
