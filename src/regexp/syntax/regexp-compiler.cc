#include "src/regexp/syntax/regexp-compiler.h"

#include "src/regexp/syntax/regexp-error.h"

namespace v8::internal {

RegExpCompiler::RegExpCompiler(Zone* zone, const RegExpTree* tree, RegExpFlags flags, uintptr_t stack_limit)
    : zone_(zone),
      tree_(tree),
      flags_(flags),
      stack_limit_(stack_limit),
      register_count_(tree->capture_count * 2),
      builder_(zone) {}

RegExpProgram* RegExpCompiler::Compile() {
  Op(Bytecode::kUndo);
  Op(Bytecode::kEndOfAttempt);
  Emit(tree_->root, nullptr, false);
  Op(Bytecode::kAccept);
  builder_.ChooseSearch(tree_);
  return builder_.Build(tree_, flags_, register_count_);
}

void RegExpCompiler::CheckStack() const {
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < stack_limit_) {
    throw CompileAbort{CompileAbort::kStackOverflow};
  }
}

void RegExpCompiler::Word(uint32_t word) {
  if (builder_.code().size() >= kMaxCodeLength) throw CompileAbort{CompileAbort::kStackOverflow};
  builder_.code().push_back(word);
}

RegExpCompiler::Choice RegExpCompiler::FirstOf(const RegExpContinuation* continuation, bool backward) {
  Choice choice;
  choice.known = !backward && RegExpLookahead::FirstOf(continuation, &choice.filter);
  return choice;
}

void RegExpCompiler::Emit(const RegExpNode* node, const RegExpContinuation* next, bool backward) {
  CheckStack();
  switch (node->kind) {
    case Kind::kEmpty: break;
    case Kind::kChar: {
      ZoneVector<Unit> units(zone_);
      AddUnits(node, &units);
      EmitUnits(units.data(), units.size(), backward);
      break;
    }
    case Kind::kClass: EmitClass(node->As<RegExpClass>(), backward); break;
    case Kind::kSequence: EmitSequence(node->As<RegExpSequence>(), next, backward); break;
    case Kind::kDisjunction: EmitDisjunction(node->As<RegExpDisjunction>(), next, backward); break;
    case Kind::kQuantifier: EmitQuantifier(node->As<RegExpQuantifier>(), next, backward); break;
    case Kind::kCapture: {
      const RegExpCapture* capture = node->As<RegExpCapture>();
      Op(Bytecode::kSave, capture->index * 2 + (backward ? 1 : 0));
      Emit(capture->body, next, backward);
      Op(Bytecode::kSave, capture->index * 2 + (backward ? 0 : 1));
      break;
    }
    case Kind::kLookaround: EmitLookaround(node->As<RegExpLookaround>()); break;
    case Kind::kBackReference: {
      const RegExpBackReference* reference = node->As<RegExpBackReference>();
      const bool unicode = (flags_ & (kRegExpUnicode | kRegExpUnicodeSets)) != 0;
      for (uint32_t group : reference->groups) {
        Op(Bytecode::kBackReference, group);
        Word((backward ? 1 : 0) | (reference->ignore_case ? 2 : 0) | (unicode ? 4 : 0));
      }
      break;
    }
    case Kind::kStart:
      Op(node->As<RegExpAnchor>()->multiline ? Bytecode::kAssertLineStart : Bytecode::kAssertStart);
      break;
    case Kind::kEnd:
      Op(node->As<RegExpAnchor>()->multiline ? Bytecode::kAssertLineEnd : Bytecode::kAssertEnd);
      break;
    case Kind::kWordBoundary: {
      const RegExpWordBoundary* boundary = node->As<RegExpWordBoundary>();
      CodePointSet words(zone_);
      words.AddWordCharacters(boundary->unicode_ignore_case);
      Op(Bytecode::kAssertWordBoundary, builder_.AddClass(words));
      Word(boundary->negative ? 1 : 0);
      break;
    }
  }
}

// --- Characters ---

bool RegExpCompiler::AddUnits(const RegExpNode* node, ZoneVector<Unit>* units) const {
  if (node->kind == Kind::kChar) {
    const uint32_t c = node->As<RegExpChar>()->c;
    if (c > 0xFFFF) {
      units->push_back({LeadSurrogate(c), 0xFFFF});
      units->push_back({TrailSurrogate(c), 0xFFFF});
    } else {
      units->push_back({static_cast<uint16_t>(c), 0xFFFF});
    }
    return true;
  }
  if (node->kind != Kind::kClass) return false;
  const RegExpClass* cls = node->As<RegExpClass>();
  if (cls->by_code_point || cls->set->size() != 2) return false;
  const CodePointRange a = (*cls->set)[0], b = (*cls->set)[1];
  if (a.from != a.to || b.from != b.to || b.from > 0xFFFF) return false;
  // The two must agree in all bits but one, and on which side of 0xFF they are.
  const uint32_t difference = a.from ^ b.from;
  if (!base::IsPowerOfTwo(difference) || difference > 0x80) return false;
  units->push_back({static_cast<uint16_t>(a.from), static_cast<uint16_t>(~difference)});
  return true;
}

void RegExpCompiler::EmitUnits(const Unit* units, size_t count, bool backward) {
  if (backward) Op(Bytecode::kStepBack, static_cast<uint32_t>(count));
  for (size_t i = 0; i < count;) {
    const size_t left = count - i;
    const size_t n = left >= 4 ? 4 : left >= 2 ? 2 : 1;
    uint64_t value = 0, mask = 0;
    uint32_t byte_value = 0, byte_mask = 0;
    bool above = false;
    for (size_t k = 0; k < n; ++k) {
      const Unit unit = units[i + k];
      const uint16_t masked = unit.value & unit.mask;
      value |= uint64_t{masked} << (16 * k);
      mask |= uint64_t{unit.mask} << (16 * k);
      byte_value |= static_cast<uint32_t>(masked & 0xFF) << (8 * k);
      byte_mask |= static_cast<uint32_t>(unit.mask & 0xFF) << (8 * k);
      if (masked > 0xFF) above = true;
    }
    if (above) {
      // No one-byte subject has these.
      byte_value = 1;
      byte_mask = 0;
    }
    if (n == 4) {
      Op(Bytecode::kChars4);
      Word(byte_value);
      Word(byte_mask);
      Word(static_cast<uint32_t>(value));
      Word(static_cast<uint32_t>(value >> 32));
      Word(static_cast<uint32_t>(mask));
      Word(static_cast<uint32_t>(mask >> 32));
    } else if (n == 2) {
      Op(Bytecode::kChars2);
      Word(byte_value | byte_mask << 16);
      Word(static_cast<uint32_t>(value));
      Word(static_cast<uint32_t>(mask));
    } else if (units[i].mask == 0xFFFF) {
      Op(Bytecode::kChar, units[i].value);
    } else {
      CodePointSet set(zone_);
      const uint32_t low = units[i].value & units[i].mask;
      set.Add(low);
      set.Add(low | (~units[i].mask & 0xFFFF));
      set.Normalize();
      Op(Bytecode::kClass, builder_.AddClass(set));
    }
    i += n;
  }
  if (backward) Op(Bytecode::kStepBack, static_cast<uint32_t>(count));
}

void RegExpCompiler::EmitClass(const RegExpClass* cls, bool backward) {
  if (cls->set->empty()) {
    Op(Bytecode::kFail);
    return;
  }
  const uint32_t index = builder_.AddClass(*cls->set);
  const Bytecode step = cls->by_code_point ? Bytecode::kStepBackCodePoint : Bytecode::kStepBack;
  if (backward) Op(step, 1);
  Op(cls->by_code_point ? Bytecode::kClassCodePoint : Bytecode::kClass, index);
  if (backward) Op(step, 1);
}

// --- Composites ---

void RegExpCompiler::EmitSequence(const RegExpSequence* sequence, const RegExpContinuation* next, bool backward) {
  const RegExpNodes& parts = sequence->parts;
  ZoneVector<Unit> units(zone_);
  const auto flush = [&] {
    if (!units.empty()) EmitUnits(units.data(), units.size(), backward);
    units.clear();
  };
  if (backward) {
    // Runs of literals stand in forward order within themselves.
    for (size_t i = parts.size(); i > 0;) {
      size_t from = i;
      ZoneVector<Unit> probe(zone_);
      while (from > 0 && AddUnits(parts[from - 1], &probe)) --from;
      for (size_t k = from; k < i; ++k) AddUnits(parts[k], &units);
      flush();
      if (from == i) Emit(parts[--from], nullptr, true);
      i = from;
    }
    return;
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    if (AddUnits(parts[i], &units)) continue;
    flush();
    const RegExpContinuation rest = {parts.begin() + i + 1, parts.size() - i - 1, next};
    Emit(parts[i], &rest, false);
  }
  flush();
}

void RegExpCompiler::EmitDisjunction(const RegExpDisjunction* disjunction, const RegExpContinuation* next,
                                     bool backward) {
  const RegExpNodes& alternatives = disjunction->alternatives;
  const size_t count = alternatives.size();
  // first[i]: of alternative i; rest[i]: of all from i on.
  Choice* first = zone_->AllocateArray<Choice>(count);
  Choice* rest = zone_->AllocateArray<Choice>(count);
  for (size_t i = count; i-- > 0;) {
    const RegExpContinuation here = {&alternatives[i], 1, next};
    first[i] = FirstOf(&here, backward);
    rest[i] = first[i];
    if (i + 1 == count) continue;
    rest[i].known = first[i].known && rest[i + 1].known;
    rest[i].filter.AddFilter(rest[i + 1].filter);
  }
  ZoneVector<uint32_t> exits(zone_);
  for (size_t i = 0; i < count; ++i) {
    if (i + 1 == count) {
      Emit(alternatives[i], next, backward);
      break;
    }
    const uint32_t other = Branch(first[i], rest[i + 1]);
    Emit(alternatives[i], next, backward);
    exits.push_back(JumpForward());
    Bind(other);
  }
  for (uint32_t exit : exits) BindJump(exit);
}

void RegExpCompiler::EmitLookaround(const RegExpLookaround* lookaround) {
  const uint32_t state = register_count_;
  register_count_ += 2;
  const bool captures = lookaround->capture_from < lookaround->capture_to;
  // Choices of the body are dropped with the records that would restore the groups: protect those from below.
  if (captures) {
    Op(Bytecode::kProtectRegisters, lookaround->capture_from * 2);
    Word(lookaround->capture_to * 2);
  }
  if (lookaround->negative) {
    Op(Bytecode::kLookBeginNegative, state);
    const uint32_t end = Label();
    Emit(lookaround->body, nullptr, lookaround->behind);
    Op(Bytecode::kLookEndNegative, state);
    Bind(end);
  } else {
    Op(Bytecode::kLookBegin, state);
    Emit(lookaround->body, nullptr, lookaround->behind);
    Op(Bytecode::kLookEnd, state);
  }
}

// --- Quantifiers ---

void RegExpCompiler::EmitQuantifier(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward) {
  if (!backward && EmitRun(quantifier, next)) return;
  if (quantifier->min == 0 && quantifier->max == 1) {
    EmitOptional(quantifier, next, backward);
  } else {
    EmitLoop(quantifier, next, backward);
  }
}

// A quantified character: one instruction that runs over all it can take.
bool RegExpCompiler::EmitRun(const RegExpQuantifier* quantifier, const RegExpContinuation* next) {
  const RegExpNode* body = quantifier->body;
  CodePointSet single(zone_);
  const CodePointSet* set;
  bool by_code_point = false;
  if (body->kind == Kind::kClass) {
    set = body->As<RegExpClass>()->set;
    by_code_point = body->As<RegExpClass>()->by_code_point;
  } else if (body->kind == Kind::kChar && body->As<RegExpChar>()->c <= 0xFFFF) {
    single.Add(body->As<RegExpChar>()->c);
    set = &single;
  } else {
    return false;
  }
  // A lazy run of code points is bounded in units when it gives more; only the unbounded one is the same in both.
  if (by_code_point && !quantifier->greedy && quantifier->max != kRegExpInfinity) return false;

  CharFilter own;
  for (const CodePointRange& range : *set) own.AddRange(range.from, range.to);
  const Choice follow = FirstOf(next, false);
  const uint32_t cls = builder_.AddClass(*set);
  const bool definite = quantifier->min == quantifier->max || (follow.known && own.IsDisjointFrom(follow.filter));
  const uint32_t follow_class = ClassOf(follow);
  const auto either = [by_code_point](Bytecode units, Bytecode code_points) {
    return by_code_point ? code_points : units;
  };
  if (definite) {
    Op(either(Bytecode::kRun, Bytecode::kRunCodePoint), cls);
    Word(quantifier->min);
    Word(quantifier->max);
  } else if (quantifier->greedy) {
    Op(either(Bytecode::kGreedyRun, Bytecode::kGreedyRunCodePoint), cls);
    Word(quantifier->min);
    Word(quantifier->max);
    Word(follow_class);
    Op(either(Bytecode::kGreedyRunBack, Bytecode::kGreedyRunCodePointBack), follow_class);
  } else {
    Op(either(Bytecode::kLazyRun, Bytecode::kLazyRunCodePoint), cls);
    Word(quantifier->min);
    Word(quantifier->max);
    Word(follow_class);
    Op(either(Bytecode::kLazyRunBack, Bytecode::kLazyRunCodePointBack), cls);
    Word(quantifier->max);
    Word(follow_class);
  }
  return true;
}

// The body with what each iteration begins and ends with. `position_register` is 0 where the body cannot be empty.
void RegExpCompiler::EmitIteration(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward,
                                   uint32_t position_register) {
  if (position_register != 0) Op(Bytecode::kSave, position_register);
  if (quantifier->capture_from < quantifier->capture_to) {
    Op(Bytecode::kClearRegisters, quantifier->capture_from * 2);
    Word(quantifier->capture_to * 2);
  }
  Emit(quantifier->body, next, backward);
}

void RegExpCompiler::EmitOptional(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward) {
  const uint32_t position_register = quantifier->body->min_length == 0 ? register_count_++ : 0;
  const RegExpContinuation body = {&quantifier->body, 1, next};
  const Choice in = FirstOf(&body, backward);
  const Choice out = FirstOf(next, backward);
  uint32_t exit;
  if (quantifier->greedy) {
    exit = Branch(in, out);
  } else {
    const uint32_t enter = Branch(out, in);
    exit = JumpForward();
    Bind(enter);
  }
  EmitIteration(quantifier, next, backward, position_register);
  if (position_register != 0) Op(Bytecode::kEmptyCheck, position_register);
  if (quantifier->greedy) {
    Bind(exit);
  } else {
    BindJump(exit);
  }
}

void RegExpCompiler::EmitLoop(const RegExpQuantifier* quantifier, const RegExpContinuation* next, bool backward) {
  const bool nullable = quantifier->body->min_length == 0;
  const uint32_t position_register = nullable ? register_count_++ : 0;
  // After an iteration comes another, or what follows.
  const RegExpNode* again = zone_->New<RegExpQuantifier>(quantifier->body, 0, kRegExpInfinity, true, 0, 0);
  const RegExpContinuation iteration_next = {&again, 1, next};
  const RegExpContinuation body = {&quantifier->body, 1, &iteration_next};
  const Choice in = FirstOf(&body, backward);
  const Choice out = FirstOf(next, backward);

  const bool counted = quantifier->max != kRegExpInfinity || quantifier->min > 1 || (quantifier->min == 1 && nullable);
  if (counted) {
    const uint32_t counter = register_count_++;
    Op(Bytecode::kSetCounter, counter);
    const uint32_t top = Here();
    Op(quantifier->greedy ? Bytecode::kCounterLoop : Bytecode::kCounterLoopLazy, counter);
    Word(quantifier->min);
    Word(quantifier->max);
    Word(ClassOf(in));
    Word(ClassOf(out));
    const uint32_t exit = Label();
    Op(Bytecode::kAddCounter, counter);
    EmitIteration(quantifier, &iteration_next, backward, position_register);
    if (nullable) {
      Op(Bytecode::kEmptyCheckOver, position_register);
      Word(counter);
      Word(quantifier->min);
    }
    Op(Bytecode::kJump, top);
    Bind(exit);
    return;
  }

  const uint32_t top = Here();
  uint32_t first_exit = 0;
  const auto choose = [&] {
    if (quantifier->greedy) return Branch(in, out);
    const uint32_t enter = Branch(out, in);
    const uint32_t exit = JumpForward();
    Bind(enter);
    return exit;
  };
  const auto bind_exit = [&](uint32_t exit) {
    if (quantifier->greedy) {
      Bind(exit);
    } else {
      BindJump(exit);
    }
  };
  if (quantifier->min == 0) first_exit = choose();
  EmitIteration(quantifier, &iteration_next, backward, position_register);
  if (nullable) Op(Bytecode::kEmptyCheck, position_register);
  if (quantifier->min == 0) {
    Op(Bytecode::kJump, top);
    bind_exit(first_exit);
  } else {
    const uint32_t exit = choose();
    Op(Bytecode::kJump, top);
    bind_exit(exit);
  }
}

// --- Entry point ---

RegExpCompileResult RegExpSyntax::Compile(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags,
                                          uintptr_t stack_limit) {
  try {
    const char* error = nullptr;
    const RegExpTree* tree = ParseRegExp(zone, pattern, flags, stack_limit, &error);
    if (tree == nullptr) return {RegExpStatus::kSyntaxError, error, nullptr};
    RegExpCompiler compiler(zone, tree, flags, stack_limit);
    RegExpProgram* program = compiler.Compile();
    if (program == nullptr) return {RegExpStatus::kOutOfMemory, nullptr, nullptr};
    return {RegExpStatus::kOk, nullptr, program};
  } catch (const CompileAbort& abort) {
    return {StatusOf(abort), regexp_error::kTooLarge, nullptr};
  }
}

}  // namespace v8::internal
