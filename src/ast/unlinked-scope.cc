#include "src/ast/unlinked-scope.h"

#include <cstring>
#include <new>

#include "src/ast/ast-value-factory.h"
#include "src/base/memory.h"

namespace v8::internal {

namespace {

bool IsKept(const Variable* var) {
  switch (var->location()) {
    case VariableLocation::kContext:
    case VariableLocation::kScriptContext:
    case VariableLocation::kReplBinding:
    case VariableLocation::kModule:
      return true;
    default:
      return false;
  }
}

// Scopes without names that are reachable later matter for what `this`, `super`, new.target and `arguments` mean.
bool MattersWithoutContext(const Scope* scope) {
  if (scope->is_class_scope()) return true;
  return scope->is_declaration_scope() && scope->type() != ScopeType::kFunctionBody &&
         !scope->AsDeclarationScope()->is_arrow_scope();
}

template <typename Callback>
void ForEachKept(Scope* scope, Callback callback) {
  for (Variable* var = scope->locals(); var != nullptr; var = var->next()) {
    // Of duplicate parameters only the last one has the name.
    if (IsKept(var) && scope->LookupLocal(var->raw_name()) == var) callback(var);
  }
  if (!scope->is_declaration_scope()) return;
  DeclarationScope* d = scope->AsDeclarationScope();
  for (Variable* var : {d->receiver(), d->function_var(), d->arguments(), d->new_target(), d->this_function()}) {
    if (var == nullptr || !IsKept(var)) continue;
    if (var == d->function_var() && scope->LookupLocal(var->raw_name()) != nullptr) continue;
    callback(var);
  }
}

}  // namespace

const UnlinkedScope* UnlinkedScope::For(Scope* scope, UnlinkedScopeKeeper* keeper) {
  while (scope != nullptr && scope->unlinked_ == nullptr && !scope->NeedsContext() && !MattersWithoutContext(scope)) {
    scope = scope->outer_;
  }
  if (scope == nullptr) return nullptr;
  if (scope->unlinked_ != nullptr) return scope->unlinked_;
  const UnlinkedScope* outer = nullptr;
  if (scope->outer_ != nullptr) {
    outer = For(scope->outer_, keeper);
    if (outer == nullptr) return nullptr;
  }
  uint32_t count = 0;
  size_t bytes = 0;
  ForEachKept(scope, [&](Variable* var) {
    ++count;
    bytes += (var->raw_name()->length() * (var->raw_name()->is_one_byte() ? 1 : 2) + 1) & ~size_t{1};
  });
  UnlinkedScope* result = New(scope->type_, outer, count, bytes);
  if (result == nullptr) return nullptr;
  result->num_heap_slots_ = scope->num_heap_slots_;
  result->start_position_ = scope->start_position_;
  result->end_position_ = scope->end_position_;
  result->strict_ = scope->strict_;
  result->is_declaration_scope_ = scope->is_declaration_scope_ && !(scope->is_eval_scope() && !scope->strict_);
  if (scope->is_declaration_scope_) {
    DeclarationScope* d = scope->AsDeclarationScope();
    result->function_kind_ = d->function_kind_;
    result->sloppy_eval_can_extend_vars_ = d->sloppy_eval_can_extend_vars_;
    result->has_simple_parameters_ = d->has_simple_parameters_;
    for (Scope* inner = scope->inner_; inner != nullptr; inner = inner->sibling_) {
      if (inner->type_ == ScopeType::kFunctionBody) result->has_body_scope_ = true;
    }
  }
  Entry* entry = result->entries();
  char* chars = reinterpret_cast<char*>(entry + count) + result->table_size_ * sizeof(uint32_t);
  ForEachKept(scope, [&](Variable* var) {
    const AstRawString* name = var->raw_name();
    Entry e{};
    e.name_offset = static_cast<uint32_t>(chars - reinterpret_cast<char*>(result));
    e.name_length = name->length();
    e.name_hash = name->hash();
    e.index = var->index();
    e.mode = var->mode();
    e.kind = var->kind();
    e.location = var->location();
    e.name_is_one_byte = name->is_one_byte();
    e.maybe_assigned = var->maybe_assigned();
    e.is_static = var->is_static();
    e.binding_needs_init = var->binding_needs_init();
    e.throws_on_const_assign = !var->is_sloppy_function_name() && var->kind() == VariableKind::kFunctionName;
    if (scope->is_class_scope() && e.kind == VariableKind::kClassName) {
      result->class_name_ = static_cast<int32_t>(entry - result->entries());
    }
    *entry++ = e;
    const size_t length = name->length() * (name->is_one_byte() ? 1 : 2);
    if (name->is_one_byte()) {
      std::memcpy(chars, name->one_byte_data(), length);
    } else {
      std::memcpy(chars, name->two_byte_data(), length);
    }
    chars += (length + 1) & ~size_t{1};
  });
  result->FillTable();
  if (!keeper->Keep(result)) return nullptr;
  scope->unlinked_ = result;
  return result;
}

UnlinkedScope* UnlinkedScope::New(ScopeType type, const UnlinkedScope* outer, uint32_t entry_count, size_t bytes) {
  const uint32_t table_size = TableSizeFor(entry_count);
  void* memory =
      base::Malloc(sizeof(UnlinkedScope) + entry_count * sizeof(Entry) + table_size * sizeof(uint32_t) + bytes);
  if (memory == nullptr) return nullptr;
  UnlinkedScope* result = ::new (memory) UnlinkedScope();
  result->type_ = type;
  result->outer_ = outer;
  if (outer != nullptr) outer->Retain();
  result->entry_count_ = static_cast<int32_t>(entry_count);
  result->table_size_ = table_size;
  return result;
}

const UnlinkedScope* UnlinkedScope::NewWithScopes(int depth) {
  UnlinkedScope* scope = New(ScopeType::kScript, nullptr, 0, 0);
  if (scope != nullptr) scope->is_declaration_scope_ = true;
  for (int i = 0; i < depth && scope != nullptr; ++i) {
    UnlinkedScope* inner = New(ScopeType::kWith, scope, 0, 0);
    if (inner != nullptr) inner->num_heap_slots_ = Scope::kMinContextSlots;
    scope->Release();
    scope = inner;
  }
  return scope;
}

void UnlinkedScope::Release() const {
  const UnlinkedScope* scope = this;
  while (scope != nullptr && scope->references_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
    const UnlinkedScope* outer = scope->outer_;
    scope->~UnlinkedScope();
    base::Free(const_cast<UnlinkedScope*>(scope));
    scope = outer;
  }
}

// At most two thirds full.
uint32_t UnlinkedScope::TableSizeFor(uint32_t entries) {
  if (entries <= kMaximumScanned) return 0;
  uint32_t size = 16;
  while (size * 2 < entries * 3) size *= 2;
  return size;
}

void UnlinkedScope::FillTable() {
  uint32_t* const numbers = const_cast<uint32_t*>(table());
  for (uint32_t i = 0; i < table_size_; ++i) numbers[i] = kNoEntry;
  if (table_size_ == 0) return;
  for (int i = 0; i < entry_count_; ++i) {
    uint32_t at = entry(i).name_hash & (table_size_ - 1);
    while (numbers[at] != kNoEntry) at = (at + 1) & (table_size_ - 1);
    numbers[at] = static_cast<uint32_t>(i);
  }
}

template <typename Char>
const UnlinkedScope::Entry* UnlinkedScope::Lookup(const Char* name, uint32_t length, uint32_t hash) const {
  const auto is_same = [&](const Entry& e) {
    return e.name_hash == hash && e.name_length == length && e.name_is_one_byte == (sizeof(Char) == 1) &&
           std::memcmp(name_data(e), name, length * sizeof(Char)) == 0;
  };
  if (table_size_ == 0) {
    for (int i = 0; i < entry_count_; ++i) {
      if (is_same(entry(i))) return &entry(i);
    }
    return nullptr;
  }
  for (uint32_t at = hash & (table_size_ - 1); table()[at] != kNoEntry; at = (at + 1) & (table_size_ - 1)) {
    const Entry& e = entries()[table()[at]];
    if (is_same(e)) return &e;
  }
  return nullptr;
}

const UnlinkedScope::Entry* UnlinkedScope::Lookup(const uint8_t* name, uint32_t length) const {
  return Lookup(name, length, AstValueFactory::HashOf(name, length));
}

const UnlinkedScope::Entry* UnlinkedScope::Lookup(const char16_t* name, uint32_t length) const {
  return Lookup(name, length, AstValueFactory::HashOf(name, length));
}

const UnlinkedScope::Entry* UnlinkedScope::Lookup(const AstRawString* name) const {
  return name->is_one_byte() ? Lookup(name->one_byte_data(), name->length(), name->hash())
                             : Lookup(name->two_byte_data(), name->length(), name->hash());
}

Variable* Scope::DeclareUnlinked(const AstRawString* name) {
  const UnlinkedScope::Entry* entry = unlinked_->Lookup(name);
  if (entry == nullptr) return nullptr;
  Variable* var = Declare(name, entry->mode, entry->kind, -1);
  var->AllocateTo(entry->location, entry->index);
  var->set_is_used();
  var->set_is_captured();
  if (entry->maybe_assigned) var->set_maybe_assigned();
  if (entry->is_static) var->set_is_static();
  if (entry->binding_needs_init) {
    var->set_binding_needs_init();
    if (entry->kind != VariableKind::kFunction) var->set_needs_hole_check();
  }
  if (entry->throws_on_const_assign) var->set_throws_on_const_assign();
  return var;
}

Scope* UnlinkedScope::Deserialize(Zone* zone, AstValueFactory* factory, const UnlinkedScope* unlinked) {
  // Outermost first.
  int depth = 0;
  for (const UnlinkedScope* u = unlinked; u != nullptr; u = u->outer_) ++depth;
  const UnlinkedScope** chain = zone->AllocateArray<const UnlinkedScope*>(depth);
  for (int i = depth; unlinked != nullptr; unlinked = unlinked->outer_) chain[--i] = unlinked;
  Scope* scope = nullptr;
  for (int i = 0; i < depth; ++i) {
    const UnlinkedScope* u = chain[i];
    Scope* outer = scope;
    const bool has_vars = u->type_ == ScopeType::kScript || u->type_ == ScopeType::kModule ||
                          u->type_ == ScopeType::kEval || u->type_ == ScopeType::kFunction ||
                          u->type_ == ScopeType::kFunctionBody;
    if (has_vars) {
      DeclarationScope* d = zone->New<DeclarationScope>(zone, outer, u->type_, u->function_kind_);
      d->sloppy_eval_can_extend_vars_ = u->sloppy_eval_can_extend_vars_;
      d->has_simple_parameters_ = u->has_simple_parameters_;
      scope = d;
    } else if (u->type_ == ScopeType::kClass) {
      scope = zone->New<ClassScope>(zone, outer);
    } else {
      scope = zone->New<Scope>(zone, outer, u->type_);
    }
    scope->strict_ = u->strict_;
    scope->deserialized_ = true;
    scope->num_heap_slots_ = u->num_heap_slots_;
    scope->start_position_ = u->start_position_;
    scope->end_position_ = u->end_position_;
    scope->unlinked_ = u;
    if (u->type_ == ScopeType::kClass) {
      ClassScope* c = scope->AsClassScope();
      c->home_object_ = c->LookupLocal(factory->dot_home_object_string());
      c->static_home_object_ = c->LookupLocal(factory->dot_static_home_object_string());
      c->brand_ = c->LookupLocal(factory->dot_brand_string());
      c->static_brand_ = c->LookupLocal(factory->dot_static_brand_string());
      if (const Entry* e = u->class_name()) {
        const AstRawString* name =
            e->name_is_one_byte
                ? factory->GetOneByteString(static_cast<const uint8_t*>(u->name_data(*e)), e->name_length)
                : factory->GetTwoByteString(static_cast<const char16_t*>(u->name_data(*e)), e->name_length);
        c->class_variable_ = c->LookupLocal(name);
      }
    }
  }
  return scope;
}

UnlinkedScopeKeeper::~UnlinkedScopeKeeper() {
  for (uint32_t i = 0; i < size_; ++i) scopes_[i]->Release();
  base::Free(scopes_);
}

bool UnlinkedScopeKeeper::Keep(const UnlinkedScope* scope) {
  if (size_ == capacity_) {
    const uint32_t capacity = capacity_ == 0 ? 8 : capacity_ * 2;
    void* grown = base::Realloc(scopes_, capacity * sizeof(*scopes_));
    if (grown == nullptr) {
      scope->Release();
      return false;
    }
    scopes_ = static_cast<const UnlinkedScope**>(grown);
    capacity_ = capacity;
  }
  scopes_[size_++] = scope;
  return true;
}

}  // namespace v8::internal
