#include "src/builtins/builtins.h"
#include "src/numbers/conversions.h"
#include "src/runtime/text/regexp-operations.h"
#include "src/runtime/text/string-builder.h"
#include "src/strings/unicode.h"

// The constructor, exec and test, and what a regexp tells about itself. Matching for strings is in regexp-match.cc and
// regexp-replace.cc, the properties of the constructor that tell of the last match in regexp-statics.cc.
namespace v8::internal {

// ECMA-262 §22.2.4.1 RegExp ( pattern, flags )
BUILTIN(RegExpConstructor) {
  const Value pattern = arguments.at(0);
  const Value flags = arguments.at(1);
  const bool pattern_is_regexp = TRY(IsRegExp(isolate, pattern));
  Value new_target = arguments.new_target();
  if (!arguments.IsConstructCall()) {
    new_target = arguments.callee();
    if (pattern_is_regexp && flags.IsUndefined()) {
      const Value constructor = TRY(Get(isolate, pattern, ReadOnlyRoots::constructor_string()));
      if (constructor == new_target) return pattern;
    }
  }
  Value p = pattern;
  Value f = flags;
  if (IsJSRegExp(pattern)) {
    p = Cast<RegExpData>(Cast<JSRegExp>(pattern)->data())->source();
    if (flags.IsUndefined()) f = TRY(RegExpFlagsToString(isolate, Cast<JSRegExp>(pattern)->flags()));
  } else if (pattern_is_regexp) {
    p = TRY(Get(isolate, pattern, ReadOnlyRoots::source_string()));
    if (flags.IsUndefined()) f = TRY(Get(isolate, pattern, ReadOnlyRoots::flags_string()));
  }
  const auto regexp = TRY(RegExpAlloc(isolate, Cast<JSReceiver>(new_target)));
  TRY(RegExpInitialize(isolate, regexp, p, f));
  return regexp;
}

// ECMA-262 §22.2.5.2 get RegExp [ @@species ]
BUILTIN(RegExpSpecies) { return arguments.receiver(); }

// ECMA-262 §22.2.5.1 RegExp.escape ( S )
BUILTIN(RegExpEscape) {
  if (!IsString(arguments.at(0))) return Throw(isolate, MessageTemplate::kNotAString, arguments.at(0));
  const auto s = TRY(String::Flatten(isolate, Cast<String>(arguments.at(0))));
  StringBuilder builder(isolate);
  const auto append_hex = [&](uint32_t c, int digits) -> Result<void> {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      TRY(builder.AppendCharacter(static_cast<uint16_t>("0123456789abcdef"[(c >> shift) & 15])));
    }
    return Ok();
  };
  for (uint32_t i = 0; i < s->length(); ++i) {
    if (!isolate->Poll()) return Exception();
    const uint16_t c = s->Get(i);
    const bool alphanumeric = c < 0x80 && ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'));
    if (i == 0 && alphanumeric) {
      TRY(builder.AppendAscii("\\x"));
      TRY(append_hex(c, 2));
      continue;
    }
    // §22.2.5.1.1 EncodeForRegExpEscape ( cp )
    if (c < 0x80 && c != 0 && std::strchr("^$\\.*+?()[]{}|/", c) != nullptr) {
      TRY(builder.AppendCharacter('\\'));
      TRY(builder.AppendCharacter(c));
    } else if (c >= '\t' && c <= '\r') {
      TRY(builder.AppendCharacter('\\'));
      TRY(builder.AppendCharacter(static_cast<uint16_t>("tnvfr"[c - '\t'])));
    } else if ((c < 0x80 && c != 0 && std::strchr(",-=<>#&!%:;@~'`\"", c) != nullptr) ||
               IsWhiteSpaceOrLineTerminator(c) || IsSurrogate(c)) {
      const bool paired = IsLeadSurrogate(c) && i + 1 < s->length() && IsTrailSurrogate(s->Get(i + 1));
      if (paired) {
        TRY(builder.AppendCharacter(c));
        TRY(builder.AppendCharacter(s->Get(++i)));
      } else if (c <= 0xFF) {
        TRY(builder.AppendAscii("\\x"));
        TRY(append_hex(c, 2));
      } else {
        TRY(builder.AppendAscii("\\u"));
        TRY(append_hex(c, 4));
      }
    } else {
      TRY(builder.AppendCharacter(c));
    }
  }
  return builder.ToString();
}

// ECMA-262 §22.2.6.2 RegExp.prototype.exec ( string )
BUILTIN(RegExpPrototypeExec) {
  CHECK_RECEIVER(JSRegExp, r, "RegExp.prototype.exec");
  const auto s = TRY(ToString(isolate, arguments.at(0)));
  return RegExpBuiltinExec(isolate, r, s);
}

// ECMA-262 §22.2.6.16 RegExp.prototype.test ( S )
BUILTIN(RegExpPrototypeTest) {
  const Value receiver = arguments.receiver();
  if (!IsJSReceiver(receiver)) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,
                 TRY(NewStringFromAscii(isolate, "RegExp.prototype.test")), receiver);
  }
  const auto string = TRY(ToString(isolate, arguments.at(0)));
  // Fast path: no result array.
  if (IsUnmodifiedRegExp(isolate, receiver) && Cast<JSRegExp>(receiver)->last_index().IsInt()) {
    const auto regexp = Cast<JSRegExp>(receiver);
    const auto data = Cast<RegExpData>(regexp->data());
    const bool sticky = (data->flags() & JSRegExp::kSticky) != 0;
    const bool uses_last_index = sticky || (data->flags() & JSRegExp::kGlobal) != 0;
    const auto s = TRY(String::Flatten(isolate, string));
    const int last_index = uses_last_index && regexp->last_index().AsInt() > 0 ? regexp->last_index().AsInt() : 0;
    RegExpCaptures captures;
    bool matched = false;
    if (static_cast<uint32_t>(last_index) <= s->length()) {
      matched = TRY(RegExpExecRaw(isolate, data, s, static_cast<uint32_t>(last_index), sticky, &captures));
    }
    if (uses_last_index) regexp->set_last_index(Value::Int(matched ? captures.end() : 0));
    if (matched) TRY(SetLastMatchInfo(isolate, s, captures));
    return Value::Bool(matched);
  }
  const Value match = TRY(RegExpExec(isolate, Cast<JSReceiver>(receiver), string));
  return Value::Bool(!match.IsNull());
}

// ECMA-262 §B.2.4.1 RegExp.prototype.compile ( pattern, flags )
BUILTIN(RegExpPrototypeCompile) {
  CHECK_RECEIVER(JSRegExp, o, "RegExp.prototype.compile");
  if (!HasLegacyFeatures(isolate, o)) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,
                 TRY(NewStringFromAscii(isolate, "RegExp.prototype.compile")), o);
  }
  Value p = arguments.at(0);
  Value f = arguments.at(1);
  if (IsJSRegExp(p)) {
    if (!f.IsUndefined()) return Throw(isolate, MessageTemplate::kRegExpFlags);
    f = TRY(RegExpFlagsToString(isolate, Cast<JSRegExp>(p)->flags()));
    p = Cast<RegExpData>(Cast<JSRegExp>(p)->data())->source();
  }
  TRY(RegExpInitialize(isolate, o, p, f));
  return o;
}

// ECMA-262 §22.2.6.17 RegExp.prototype.toString ( )
BUILTIN(RegExpPrototypeToString) {
  const Value receiver = arguments.receiver();
  if (!IsJSReceiver(receiver)) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,
                 TRY(NewStringFromAscii(isolate, "RegExp.prototype.toString")), receiver);
  }
  if (receiver == isolate->realm()->initial_regexp_prototype())
    isolate->CountUsage(UseCounter::kRegExpPrototypeToString);
  StringBuilder builder(isolate);
  TRY(builder.AppendCharacter('/'));
  const auto pattern = TRY(ToString(isolate, TRY(Get(isolate, receiver, ReadOnlyRoots::source_string()))));
  TRY(builder.AppendString(pattern));
  TRY(builder.AppendCharacter('/'));
  const auto flags = TRY(ToString(isolate, TRY(Get(isolate, receiver, ReadOnlyRoots::flags_string()))));
  TRY(builder.AppendString(flags));
  return builder.ToString();
}

// ECMA-262 §22.2.6.4 get RegExp.prototype.flags
BUILTIN(RegExpPrototypeFlags) {
  const Value receiver = arguments.receiver();
  if (!IsJSReceiver(receiver)) {
    return Throw(isolate, MessageTemplate::kRegExpNonObject,
                 TRY(NewStringFromAscii(isolate, "RegExp.prototype.flags")), receiver);
  }
  if (IsUnmodifiedRegExp(isolate, receiver)) return RegExpFlagsToString(isolate, Cast<JSRegExp>(receiver)->flags());
  using R = ReadOnlyRoots;
  const struct {
    Tagged<String> name;
    char letter;
  } kFlags[] = {{R::hasIndices_string(), 'd'}, {R::global_string(), 'g'}, {R::ignoreCase_string(), 'i'},
                {R::multiline_string(), 'm'},  {R::dotAll_string(), 's'}, {R::unicode_string(), 'u'},
                {R::unicodeSets_string(), 'v'}, {R::sticky_string(), 'y'}};
  char text[8];
  size_t length = 0;
  for (const auto& flag : kFlags) {
    if (ToBoolean(TRY(Get(isolate, receiver, flag.name)))) text[length++] = flag.letter;
  }
  return NewStringFromOneByte(isolate, {reinterpret_cast<const uint8_t*>(text), length});
}

namespace {

// ECMA-262 §22.2.6.4.1 RegExpHasFlag ( R, codeUnit )
Result<Value> RegExpHasFlag(Isolate* isolate, Value receiver, int flag, const char* name) {
  if (IsJSRegExp(receiver)) return Value::Bool((Cast<JSRegExp>(receiver)->flags() & flag) != 0);
  if (receiver == isolate->realm()->initial_regexp_prototype()) {
    if (flag == JSRegExp::kSticky) isolate->CountUsage(UseCounter::kRegExpPrototypeStickyGetter);
    if (flag == JSRegExp::kUnicode) isolate->CountUsage(UseCounter::kRegExpPrototypeUnicodeGetter);
    return Undefined();
  }
  const auto text = TRY(NewStringFromAscii(isolate, name));
  if (!IsJSReceiver(receiver)) return Throw(isolate, MessageTemplate::kRegExpNonObject, text, receiver);
  return Throw(isolate, MessageTemplate::kRegExpNonRegExp, text);
}

}  // namespace

#define REGEXP_FLAG_GETTER(Name, key) \
  BUILTIN(RegExpPrototype##Name) {    \
    return RegExpHasFlag(isolate, arguments.receiver(), JSRegExp::k##Name, "RegExp.prototype." key); \
  }
REGEXP_FLAG_GETTER(DotAll, "dotAll")
REGEXP_FLAG_GETTER(Global, "global")
REGEXP_FLAG_GETTER(HasIndices, "hasIndices")
REGEXP_FLAG_GETTER(IgnoreCase, "ignoreCase")
REGEXP_FLAG_GETTER(Multiline, "multiline")
REGEXP_FLAG_GETTER(Sticky, "sticky")
REGEXP_FLAG_GETTER(Unicode, "unicode")
REGEXP_FLAG_GETTER(UnicodeSets, "unicodeSets")
#undef REGEXP_FLAG_GETTER

// ECMA-262 §22.2.6.13 get RegExp.prototype.source
BUILTIN(RegExpPrototypeSource) {
  const Value receiver = arguments.receiver();
  if (IsJSRegExp(receiver)) return Cast<JSRegExp>(receiver)->source();
  if (receiver == isolate->realm()->initial_regexp_prototype()) return ReadOnlyRoots::empty_regexp_source();
  const auto name = TRY(NewStringFromAscii(isolate, "RegExp.prototype.source"));
  if (!IsJSReceiver(receiver)) return Throw(isolate, MessageTemplate::kRegExpNonObject, name, receiver);
  return Throw(isolate, MessageTemplate::kRegExpNonRegExp, name);
}

}  // namespace v8::internal
