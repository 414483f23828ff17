#include "src/regexp/syntax/regexp-lookahead.h"

#include <algorithm>

namespace v8::internal {

uint32_t RegExpLookahead::GiveUp(uint32_t distances) {
  if (distances == 0) return 0;
  const int lowest = __builtin_ctz(distances);
  for (int place = lowest; place < places_; ++place) filters_[place].AddAll();
  return (Beyond() * 2 - 1) & ~((uint32_t{1} << lowest) - 1);
}

uint32_t RegExpLookahead::Walk(const RegExpNode* node, uint32_t distances) {
  if ((distances & (Beyond() - 1)) == 0) return distances;
  if (--budget_ < 0) return GiveUp(distances);
  switch (node->kind) {
    case RegExpNode::Kind::kEmpty:
    case RegExpNode::Kind::kLookaround:
    case RegExpNode::Kind::kStart:
    case RegExpNode::Kind::kWordBoundary: return distances;

    case RegExpNode::Kind::kEnd:
      for (int place = 0; place < places_; ++place) {
        if ((distances >> place & 1) == 0) continue;
        if (node->As<RegExpAnchor>()->multiline) {
          filters_[place].Add('\n');
          filters_[place].Add('\r');
          filters_[place].above = true;
        }
        filters_[place].end = true;
        limit_ = std::min(limit_, place);
      }
      return distances & Beyond();

    case RegExpNode::Kind::kChar: {
      const uint32_t c = node->As<RegExpChar>()->c;
      for (int place = 0; place < places_; ++place) {
        if ((distances >> place & 1) != 0) filters_[place].Add(c);
        if (c > 0xFFFF && place > 0 && (distances >> (place - 1) & 1) != 0) filters_[place].above = true;
      }
      return c > 0xFFFF ? Shift(Shift(distances)) : Shift(distances);
    }

    case RegExpNode::Kind::kClass: {
      const RegExpClass* cls = node->As<RegExpClass>();
      CharFilter filter;
      bool pairs = false;
      bool singles = false;
      for (const CodePointRange& range : *cls->set) {
        filter.AddRange(range.from, range.to);
        if (range.from <= 0xFFFF) singles = true;
        if (range.to > 0xFFFF && cls->by_code_point) pairs = true;
      }
      for (int place = 0; place < places_; ++place) {
        if ((distances >> place & 1) != 0) filters_[place].AddFilter(filter);
        if (pairs && place > 0 && (distances >> (place - 1) & 1) != 0) filters_[place].above = true;
      }
      uint32_t result = singles ? Shift(distances) : 0;
      if (pairs) result |= Shift(Shift(distances));
      return result;
    }

    case RegExpNode::Kind::kSequence:
      for (const RegExpNode* part : node->As<RegExpSequence>()->parts) {
        distances = Walk(part, distances);
        if ((distances & (Beyond() - 1)) == 0) break;
      }
      return distances;

    case RegExpNode::Kind::kDisjunction: {
      uint32_t result = 0;
      for (const RegExpNode* alternative : node->As<RegExpDisjunction>()->alternatives) {
        result |= Walk(alternative, distances);
      }
      return result;
    }

    case RegExpNode::Kind::kQuantifier: {
      const RegExpQuantifier* quantifier = node->As<RegExpQuantifier>();
      uint32_t current = distances;
      uint32_t result = quantifier->min == 0 ? distances : 0;
      for (uint32_t i = 1; i <= quantifier->max; ++i) {
        const uint32_t next = Walk(quantifier->body, current);
        const uint32_t sum = i >= quantifier->min ? result | next : result;
        if (i > quantifier->min && sum == result) break;
        result = sum;
        if (next == current && i < quantifier->min) {
          // Further iterations find nothing new.
          result |= next;
          break;
        }
        current = next;
        if (current == 0) break;
        if (budget_ < 0) return result | GiveUp(distances);
      }
      return result;
    }

    case RegExpNode::Kind::kCapture: return Walk(node->As<RegExpCapture>()->body, distances);
    case RegExpNode::Kind::kBackReference: return GiveUp(distances);
  }
  return GiveUp(distances);
}

bool RegExpLookahead::FirstOf(const RegExpContinuation* continuation, CharFilter* result) {
  RegExpLookahead lookahead(1);
  uint32_t distances = 1;
  for (; continuation != nullptr; continuation = continuation->next) {
    for (size_t i = 0; i < continuation->count; ++i) {
      distances = lookahead.Walk(continuation->nodes[i], distances);
      if (lookahead.budget_ < 0) return false;
      if ((distances & 1) == 0) {
        *result = lookahead.filters_[0];
        return true;
      }
    }
  }
  return false;
}

}  // namespace v8::internal
