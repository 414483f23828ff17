#ifndef FLAT8_SRC_AST_UNLINKED_SCOPE_H_
#define FLAT8_SRC_AST_UNLINKED_SCOPE_H_

#include <atomic>
#include <cstdint>

#include "src/ast/ast-fwd.h"
#include "src/ast/scopes.h"
#include "src/ast/variables.h"
#include "src/common/function-kind.h"

namespace v8::internal {

// A scope and (through outer()) the scopes around it as they are after analysis: immutable, one block of malloc'ed
// memory, reference-counted, shareable between threads. Made for scopes that hold functions compiled later or direct
// evals, and for those with a context. Scopes that matter to neither names nor `this`, `super` and `new.target` are
// left out of the chain.
class UnlinkedScope {
 public:
  // One name of the scope that is reachable from inner functions and evals.
  struct Entry {
    uint32_t name_offset;  // In bytes, in the characters of the block.
    uint32_t name_length;  // In characters.
    uint32_t name_hash;    // AstRawString::hash().
    int32_t index;         // As Variable::index().
    VariableMode mode;
    VariableKind kind;
    VariableLocation location;  // kContext, kScriptContext, kReplBinding, kModule, kGlobal or kLookup.
    bool name_is_one_byte : 1;
    bool maybe_assigned : 1;
    bool is_static : 1;  // Private methods.
    bool binding_needs_init : 1;
    bool throws_on_const_assign : 1;
  };

  const UnlinkedScope* outer() const { return outer_; }
  ScopeType type() const { return type_; }
  FunctionKind function_kind() const { return function_kind_; }
  LanguageMode language_mode() const { return strict_ ? LanguageMode::kStrict : LanguageMode::kSloppy; }
  bool NeedsContext() const { return num_heap_slots_ > 0; }
  int num_heap_slots() const { return num_heap_slots_; }
  bool sloppy_eval_can_extend_vars() const { return sloppy_eval_can_extend_vars_; }
  // A `var` environment: script, module, function, function body, eval of strict code.
  bool is_declaration_scope() const { return is_declaration_scope_; }
  // A function whose body is a scope of its own: this one has the parameters alone.
  bool has_body_scope() const { return has_body_scope_; }
  int start_position() const { return start_position_; }
  int end_position() const { return end_position_; }

  int entry_count() const { return entry_count_; }
  const Entry& entry(int i) const { return entries()[i]; }
  // The characters of a name: const uint8_t* or const char16_t*, as the entry says.
  const void* name_data(const Entry& entry) const { return reinterpret_cast<const char*>(this) + entry.name_offset; }
  // By name; null when there is none. Characters up to 0xFF must be given as one byte.
  const Entry* Lookup(const uint8_t* name, uint32_t length) const;
  const Entry* Lookup(const char16_t* name, uint32_t length) const;
  const Entry* Lookup(const AstRawString* name) const;
  // The inner name of a class; null when it has none.
  const Entry* class_name() const { return class_name_ < 0 ? nullptr : entries() + class_name_; }

  // The description of `scope`, made on first use and remembered in it; without a reference for the caller (see
  // ParseInfo, which keeps all of them alive). Null when memory has run out.
  static const UnlinkedScope* For(Scope* scope, class UnlinkedScopeKeeper* keeper);
  // What surrounds code inside of `depth` nested `with` statements in a script: with a reference for the caller. Null
  // when memory has run out.
  static const UnlinkedScope* NewWithScopes(int depth);
  // The chain as scopes, for a parse inside of it. Their variables are made as they are looked up: the cost is that of
  // the names that are used, not of those that are there. Throws CompileAbort.
  static Scope* Deserialize(Zone* zone, AstValueFactory* factory, const UnlinkedScope* unlinked);

  void Retain() const { references_.fetch_add(1, std::memory_order_relaxed); }
  void Release() const;

 private:
  friend class CodeCacheWriter;
  friend class CodeCacheReader;
  UnlinkedScope() = default;
  // With uninitialised entries, and `bytes` for their names behind them; retains `outer`.
  static UnlinkedScope* New(ScopeType type, const UnlinkedScope* outer, uint32_t entry_count, size_t bytes);
  const Entry* entries() const { return reinterpret_cast<const Entry*>(this + 1); }
  Entry* entries() { return reinterpret_cast<Entry*>(this + 1); }
  // Of scopes with more than kMaximumScanned entries, behind these: an open hash table of numbers of entries.
  static constexpr uint32_t kMaximumScanned = 8;
  static constexpr uint32_t kNoEntry = 0xFFFFFFFFu;
  static uint32_t TableSizeFor(uint32_t entries);
  const uint32_t* table() const { return reinterpret_cast<const uint32_t*>(entries() + entry_count_); }
  void FillTable();
  template <typename Char>
  const Entry* Lookup(const Char* name, uint32_t length, uint32_t hash) const;

  mutable std::atomic<uint32_t> references_{1};
  uint32_t table_size_ = 0;  // A power of two, or 0.
  const UnlinkedScope* outer_ = nullptr;
  int32_t entry_count_ = 0;
  int32_t num_heap_slots_ = 0;
  int32_t start_position_ = 0;
  int32_t end_position_ = 0;
  int32_t class_name_ = -1;  // The number of its entry.
  ScopeType type_ = ScopeType::kScript;
  FunctionKind function_kind_ = FunctionKind::kNormalFunction;
  bool strict_ : 1 = false;
  bool sloppy_eval_can_extend_vars_ : 1 = false;
  bool is_declaration_scope_ : 1 = false;
  bool has_simple_parameters_ : 1 = true;
  bool has_body_scope_ : 1 = false;
};

// Owns the descriptions made during one compilation. What outlives it (unlinked code) retains what it refers to.
class UnlinkedScopeKeeper {
 public:
  UnlinkedScopeKeeper() = default;
  UnlinkedScopeKeeper(const UnlinkedScopeKeeper&) = delete;
  UnlinkedScopeKeeper& operator=(const UnlinkedScopeKeeper&) = delete;
  ~UnlinkedScopeKeeper();
  // Takes over one reference; false (and released) when memory has run out.
  bool Keep(const UnlinkedScope* scope);

 private:
  const UnlinkedScope** scopes_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_UNLINKED_SCOPE_H_
