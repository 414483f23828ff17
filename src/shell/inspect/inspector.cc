#include "src/shell/inspect/inspector.h"

#include <pthread.h>

#include <algorithm>
#include <cmath>

#include "include/v8-date.h"
#include "include/v8-exception.h"
#include "include/v8-external.h"
#include "include/v8-promise.h"
#include "include/v8-proxy.h"
#include "include/v8-regexp.h"
#include "src/shell/inspect/text.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// Objects within objects, where the program asks for all of them. The text of a chain grows with the square of its
// length, as each level is indented.
constexpr size_t kMaxNesting = 1000;
// For a level and what the engine needs beneath it, which stops a little earlier itself.
constexpr size_t kStackReserve = 512 * 1024;
// Once an indentation has so much text, what follows is shown without its insides.
constexpr size_t kMaxTextAtIndentation = size_t{1} << 27;

constexpr size_t kShortString = 16;  // Never broken into lines.

// The lowest address of this thread's stack.
uintptr_t StackLimit() {
  static thread_local const uintptr_t limit = [] {
    pthread_attr_t attributes;
    void* address = nullptr;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return uintptr_t{0};
    pthread_attr_getstack(&attributes, &address, &size);
    pthread_attr_destroy(&attributes);
    return reinterpret_cast<uintptr_t>(address);
  }();
  return limit;
}

bool IsStackNearlyUsed() {
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - StackLimit() < kStackReserve;
}

std::string RegExpText(v8::Isolate* isolate, v8::Local<v8::RegExp> regexp) {
  std::string text = Concat({"/", ToUtf8(isolate, regexp->GetSource()), "/"});
  static constexpr struct {
    v8::RegExp::Flags flag;
    char letter;
  } kFlags[] = {{v8::RegExp::kHasIndices, 'd'},  {v8::RegExp::kGlobal, 'g'}, {v8::RegExp::kIgnoreCase, 'i'},
                {v8::RegExp::kMultiline, 'm'},   {v8::RegExp::kDotAll, 's'}, {v8::RegExp::kUnicode, 'u'},
                {v8::RegExp::kUnicodeSets, 'v'}, {v8::RegExp::kSticky, 'y'}};
  for (const auto& [flag, letter] : kFlags) {
    if ((regexp->GetFlags() & flag) != 0) text += letter;
  }
  return text;
}

// 1_234_567.891_2
std::string WithSeparators(const std::string& number) {
  if (number.find_first_of("eNI") != std::string::npos) return number;  // 1e21, NaN, Infinity
  const size_t point = std::min(number.find('.'), number.size());
  std::string result;
  for (size_t i = 0; i < number.size(); i++) {
    const bool in_integer = i > 0 && i < point && number[i - 1] != '-' && (point - i) % 3 == 0;
    const bool in_fraction = i > point + 1 && (i - point - 1) % 3 == 0;
    if (in_integer || in_fraction) result += '_';
    result += number[i];
  }
  return result;
}

}  // namespace

Inspector::Inspector(v8::Local<v8::Context> context, const InspectOptions& options)
    : options_(options),
      reader_(context),
      hook_(v8::Symbol::For(context->GetIsolate(), NewName(context->GetIsolate(), "nodejs.util.inspect.custom"))) {}

std::string Inspector::Styled(std::string_view text, Style style) const {
  return options_.colors ? Colored(text, style) : std::string(text);
}

std::string Inspector::FormatNumberText(std::string text, bool colors, Style style) const {
  if (options_.numeric_separator) text = WithSeparators(text);
  if (style == Style::kBigInt) text += 'n';
  return colors ? Colored(text, style) : text;
}

std::string Inspector::FormatPrimitive(v8::Local<v8::Value> value, bool colors) {
  const auto styled = [colors](std::string text, Style style) { return colors ? Colored(text, style) : text; };
  if (value->IsString()) return FormatString(value.As<v8::String>(), colors);
  if (value->IsNumber()) {
    const double number = value.As<v8::Number>()->Value();
    const bool is_minus_zero = number == 0 && std::signbit(number);
    return FormatNumberText(is_minus_zero ? "-0" : ToUtf8(isolate(), value), colors, Style::kNumber);
  }
  if (value->IsBigInt()) return FormatNumberText(reader_.Text(value), colors, Style::kBigInt);
  if (value->IsBoolean()) return styled(value->IsTrue() ? "true" : "false", Style::kBoolean);
  if (value->IsUndefined()) return styled("undefined", Style::kUndefined);
  if (value->IsNull()) return styled("null", Style::kNull);
  return styled(reader_.Text(value), Style::kSymbol);
}

std::string Inspector::FormatString(v8::Local<v8::String> string, bool colors) {
  const auto length = static_cast<uint32_t>(string->Length());
  const auto shown = static_cast<uint32_t>(std::min<double>(length, std::max(options_.max_string_length, 0.0)));
  const std::u16string units = CodeUnits(isolate(), string, 0, shown);
  const auto quoted = [colors](std::u16string_view text) {
    return colors ? Colored(Quote(text), Style::kString) : Quote(text);
  };
  const std::string trailer = shown < length ? Remaining(length - shown, "character") : "";
  if (options_.compact == InspectOptions::kCompactTrue || shown <= kShortString ||
      shown <= options_.break_length - indentation_ - 4) {
    return quoted(units) + trailer;
  }
  // A line of the string a line.
  std::string result;
  for (size_t begin = 0; begin < units.size();) {
    const size_t newline = units.find(u'\n', begin);
    const size_t end = newline == std::u16string::npos ? units.size() : newline + 1;
    if (begin > 0) result += Concat({" +", LineBreak(), "  "});
    result += quoted(std::u16string_view(units).substr(begin, end - begin));
    begin = end;
  }
  return result + trailer;
}

std::string Inspector::FormatValue(v8::Local<v8::Value> value, double depth, bool in_typed_array) {
  if (!value->IsObject()) return FormatPrimitive(value, options_.colors);
  v8::HandleScope handles(isolate());
  if (Shell::From(isolate())->IsTerminating()) throw ScriptThrew();
  v8::Local<v8::Object> receiver = value.As<v8::Object>();
  if (value->IsProxy()) {
    value = reader_.Unwrap(value);
    if (!value->IsObject()) return Styled("<Revoked Proxy>", Style::kSpecial);
    if (options_.show_proxy) return FormatProxy(receiver, depth);
  }
  v8::Local<v8::Object> object = value.As<v8::Object>();
  if (options_.custom_inspect) {
    if (auto text = FormatWithHook(object, receiver, depth)) return *text;
  }
  const auto is_object = [object](v8::Local<v8::Object> outer) { return outer == object; };
  if (std::any_of(path_.begin(), path_.end(), is_object)) return Circular(object);
  return FormatObject(object, depth, in_typed_array);
}

std::string Inspector::FormatProxy(v8::Local<v8::Object> proxy, double depth) {
  if (IsTooDeep(depth)) return Styled("Proxy [Array]", Style::kSpecial);
  Entries entries;
  {
    Indentation indentation(this);
    entries.push_back(FormatValue(proxy.As<v8::Proxy>()->GetTarget(), depth + 1));
    entries.push_back(FormatValue(proxy.As<v8::Proxy>()->GetHandler(), depth + 1));
  }
  return Join(std::move(entries), "", "Proxy [", "]", EntryKind::kElements, depth + 1, {});
}

std::string Inspector::Circular(v8::Local<v8::Object> object) {
  int reference = ReferenceTo(object);
  if (reference == 0) {
    references_.emplace_back(isolate(), object);
    reference = static_cast<int>(references_.size());
  }
  return Styled(Concat({"[Circular *", std::to_string(reference), "]"}), Style::kSpecial);
}

int Inspector::ReferenceTo(v8::Local<v8::Object> object) const {
  for (size_t i = 0; i < references_.size(); i++) {
    if (references_[i] == object) return static_cast<int>(i + 1);
  }
  return 0;
}

std::string Inspector::TagOf(v8::Local<v8::Object> object) {
  v8::Local<v8::Symbol> key = v8::Symbol::GetToStringTag(isolate());
  v8::Local<v8::Value> tag = reader_.TryGet(object, key);
  if (!tag->IsString() || tag.As<v8::String>()->Length() == 0) return "";
  // As a property it is shown anyway.
  if (const PropertyParts own = reader_.OwnProperty(object, key);
      own.exists && (options_.show_hidden || own.enumerable)) {
    return "";
  }
  return ToUtf8(isolate(), tag);
}

std::string Inspector::Interrupted(const Subject& subject) const {
  std::string name = PlainPrefix(subject);
  name.pop_back();
  return Styled(Concat({"[", name, ": Inspection interrupted prematurely. Maximum call stack size exceeded.]"}),
                Style::kSpecial);
}

std::string Inspector::FormatObject(v8::Local<v8::Object> object, double depth, bool in_typed_array) {
  Subject subject;
  subject.object = object;
  const bool with_prototypes = options_.show_hidden && !IsTooDeep(depth);
  subject.constructor = ConstructorName(object, depth, with_prototypes ? &subject.prototype_entries : nullptr);
  subject.tag = TagOf(object);
  Formatter formatter = nullptr;
  if (auto text = Classify(&subject, &formatter, depth, in_typed_array)) return *text;
  if (IsTooDeep(depth)) {
    std::string name = PlainPrefix(subject);
    name.pop_back();
    return Styled(subject.constructor.has_value() ? Concat({"[", name, "]"}) : name, Style::kSpecial);
  }
  if (path_.size() >= kMaxNesting || IsStackNearlyUsed()) return Interrupted(subject);
  depth += 1;

  path_.push_back(object);
  current_depth_ = depth;
  Entries entries;
  if (formatter != nullptr) (this->*formatter)(subject, depth, &entries);
  // The bindings of a namespace are its entries.
  const size_t first_property = entries.size();
  if (formatter != &Inspector::FormatNamespace) {
    for (v8::Local<v8::Value> key : subject.keys) {
      v8::HandleScope handles(isolate());
      entries.push_back(FormatProperty(object, key, subject.kind, depth));
    }
  }
  entries.insert(entries.end(), subject.prototype_entries.begin(), subject.prototype_entries.end());
  path_.pop_back();

  if (const int reference = ReferenceTo(object); reference > 0) {
    const std::string mark = Styled(Concat({"<ref *", std::to_string(reference), ">"}), Style::kSpecial);
    if (options_.compact == InspectOptions::kCompactTrue) {
      subject.open = Concat({mark, " ", subject.open});
    } else {
      subject.base = subject.base.empty() ? mark : Concat({mark, " ", subject.base});
    }
  }
  if (options_.sorted) {
    const bool all = subject.kind == EntryKind::kProperties;
    std::sort(entries.begin() + (all ? 0 : static_cast<ptrdiff_t>(first_property)), entries.end());
  }
  std::string text = Join(std::move(entries), subject.base, subject.open, subject.close, subject.kind, depth, object);
  size_t& written = written_[indentation_];
  written += text.size();
  if (written > kMaxTextAtIndentation) options_.depth = -1;
  return text;
}

std::optional<std::string> Inspector::Classify(Subject* subject, Formatter* formatter, double depth,
                                               bool in_typed_array) {
  v8::Local<v8::Object> object = subject->object;
  if (object->IsArray()) {
    *formatter = &Inspector::FormatArray;
    return ClassifyArray(subject);
  }
  if (object->IsTypedArray()) {
    *formatter = &Inspector::FormatTypedArray;
    return ClassifyTypedArray(subject);
  }
  if (object->IsExternal()) {
    char text[48];
    snprintf(text, sizeof(text), "[External: %jx]",
             static_cast<uintmax_t>(reinterpret_cast<uintptr_t>(object.As<v8::External>()->Value())));
    return Styled(text, Style::kSpecial);
  }
  subject->keys = reader_.Keys(object, options_.show_hidden, true);
  if (object->IsSet() || object->IsMap()) {
    const bool is_map = object->IsMap();
    const size_t size = is_map ? object.As<v8::Map>()->Size() : object.As<v8::Set>()->Size();
    const std::string prefix =
        Prefix(subject->constructor, subject->tag, is_map ? "Map" : "Set", Concat({"(", std::to_string(size), ")"}));
    subject->open = prefix + "{";
    *formatter = is_map ? &Inspector::FormatMap : &Inspector::FormatSet;
    if (size == 0 && subject->HasNoProperties()) return subject->open + "}";
    return std::nullopt;
  }
  if (object->IsMapIterator() || object->IsSetIterator()) {
    subject->open = IteratorOpening(*subject, object->IsMapIterator() ? "Map" : "Set");
    *formatter = &Inspector::FormatIterator;
    return std::nullopt;
  }
  return ClassifyOther(subject, formatter, depth, in_typed_array);
}

std::optional<std::string> Inspector::ClassifyOther(Subject* subject, Formatter* formatter, double depth,
                                                    bool in_typed_array) {
  v8::Local<v8::Object> object = subject->object;
  const auto prefix = [subject](const char* fallback) { return Prefix(subject->constructor, subject->tag, fallback); };
  // What stands before the braces, without the class's name where it is the usual one.
  const auto with_prefix = [&prefix](const char* usual, const std::string& text) {
    const std::string name = prefix(usual);
    return name == Concat({usual, " "}) ? text : name + text;
  };
  const bool has_no_properties = subject->HasNoProperties();
  if (object->IsFunction()) {
    subject->base = FunctionBase(*subject);
    if (has_no_properties) return Styled(subject->base, Style::kSpecial);
  } else if (subject->constructor == "Object") {
    if (object->IsArgumentsObject()) {
      subject->open = "[Arguments] {";
    } else if (!subject->tag.empty()) {
      subject->open = PlainPrefix(*subject) + "{";
    }
    if (has_no_properties) return subject->open + "}";
  } else if (object->IsRegExp()) {
    v8::Local<v8::RegExp> regexp = object.As<v8::RegExp>();
    subject->base = with_prefix("RegExp", RegExpText(isolate(), regexp));
    if (has_no_properties || IsTooDeep(depth)) return Styled(subject->base, Style::kRegExp);
  } else if (object->IsDate()) {
    v8::Local<v8::Date> date = object.As<v8::Date>();
    const bool is_valid = !std::isnan(date->ValueOf());
    subject->base = with_prefix("Date", is_valid ? ToUtf8(isolate(), date->ToISOString()) : "Invalid Date");
    if (has_no_properties) return Styled(subject->base, Style::kDate);
  } else if (object->IsNativeError()) {
    subject->base = ErrorBase(subject);
    if (subject->HasNoProperties()) return subject->base;
  } else if (object->IsArrayBuffer() || object->IsSharedArrayBuffer()) {
    subject->open = prefix(object->IsArrayBuffer() ? "ArrayBuffer" : "SharedArrayBuffer") + "{";
    *formatter = in_typed_array ? &Inspector::FormatByteLength : &Inspector::FormatArrayBuffer;
    if (in_typed_array && has_no_properties) return Concat({subject->open, " ", ByteLength(object), " }"});
  } else if (object->IsDataView()) {
    subject->open = prefix("DataView") + "{";
    *formatter = &Inspector::FormatDataView;
  } else if (object->IsPromise()) {
    subject->open = prefix("Promise") + "{";
    *formatter = &Inspector::FormatPromise;
  } else if (object->IsWeakSet() || object->IsWeakMap()) {
    subject->open = prefix(object->IsWeakSet() ? "WeakSet" : "WeakMap") + "{";
    *formatter = &Inspector::FormatWeakCollection;
  } else if (object->IsModuleNamespaceObject()) {
    subject->open = prefix("Module") + "{";
    *formatter = &Inspector::FormatNamespace;
  } else if (object->IsNumberObject() || object->IsStringObject() || object->IsBooleanObject() ||
             object->IsBigIntObject() || object->IsSymbolObject()) {
    return ClassifyBoxed(subject);
  } else {
    subject->open = PlainPrefix(*subject) + "{";
    if (has_no_properties) return subject->open + "}";
  }
  return std::nullopt;
}

std::string Remaining(double count, const char* what) {
  char text[64];
  snprintf(text, sizeof(text), "... %.0f more %s%s", count, what, count > 1 ? "s" : "");
  return text;
}

// --- Entries

void ThrowTooLarge(v8::Isolate* isolate) {
  isolate->ThrowException(v8::Exception::RangeError(NewString(isolate, "Invalid string length")));
}

std::optional<std::string> TryInspect(v8::Isolate* isolate, v8::Local<v8::Value> value, const InspectOptions& options) {
  v8::HandleScope handles(isolate);
  return CatchFailure(isolate, [&] { return Inspector(isolate->GetCurrentContext(), options).FormatValue(value, 0); });
}

std::string Inspect(v8::Isolate* isolate, v8::Local<v8::Value> value, const InspectOptions& options) {
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);
  if (auto text = TryInspect(isolate, value, options)) return *text;
  if (!try_catch.CanContinue()) return "<inspection was terminated>";
  try_catch.Reset();
  InspectOptions without_hooks = options;
  without_hooks.custom_inspect = false;
  return TryInspect(isolate, value, without_hooks).value_or("<inspection threw>");
}

std::string Concat(std::initializer_list<std::string_view> parts) {
  std::string result;
  for (std::string_view part : parts) result.append(part);
  return result;
}

}  // namespace flat8::shell
