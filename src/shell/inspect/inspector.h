#ifndef FLAT8_SRC_SHELL_INSPECT_INSPECTOR_H_
#define FLAT8_SRC_SHELL_INSPECT_INSPECTOR_H_

#include <stddef.h>
#include <stdint.h>

#include <map>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "include/v8-container.h"
#include "include/v8-object.h"
#include "include/v8-persistent-handle.h"
#include "src/shell/inspect.h"
#include "src/shell/inspect/objects.h"
#include "src/shell/inspect/styles.h"

namespace flat8::shell {

// One inspection. FormatValue goes down the value; each object gives a list of entries (elements, properties) that
// layout.cc puts on one line, in columns or on lines of their own. The members are defined by subject: inspector.cc
// (the way down), layout.cc, properties.cc, constructor-name.cc, lists.cc (what has elements), collections.cc,
// buffers.cc, functions.cc, errors.cc, custom-inspect.cc.
//
// Functions throw ScriptThrew where script threw. Depths count as node's do: 0 for the value itself.
class Inspector {
 public:
  Inspector(v8::Local<v8::Context> context, const InspectOptions& options);

  std::string FormatValue(v8::Local<v8::Value> value, double depth, bool in_typed_array = false);
  std::string FormatPrimitive(v8::Local<v8::Value> value, bool colors);

 private:
  using Keys = std::vector<v8::Local<v8::Value>>;
  using Entries = std::vector<std::string>;

  // What layout does with the entries of an object.
  enum class EntryKind { kProperties, kElements };

  // An object on its way to a text.
  struct Subject {
    v8::Local<v8::Object> object;
    std::optional<std::string> constructor;  // the constructor's name; nothing for null prototypes
    std::string tag;                         // Symbol.toStringTag, where it says more
    std::string base;                        // what stands before the braces: a function, an error, ...
    std::string open = "{", close = "}";
    Keys keys;
    Entries prototype_entries;  // with `show_hidden`: what the prototypes have
    EntryKind kind = EntryKind::kProperties;
    bool HasNoProperties() const { return keys.empty() && prototype_entries.empty(); }
  };
  // Makes the entries that are no properties.
  using Formatter = void (Inspector::*)(const Subject& subject, double depth, Entries* entries);

  // Indents what is made while it lives.
  class Indentation {
   public:
    explicit Indentation(Inspector* inspector, int columns = 2) : inspector_(inspector), columns_(columns) {
      inspector_->indentation_ += columns_;
    }
    ~Indentation() { inspector_->indentation_ -= columns_; }

   private:
    Inspector* const inspector_;
    const int columns_;
  };

  v8::Isolate* isolate() const { return reader_.isolate(); }
  v8::Local<v8::Context> context() const { return reader_.context(); }
  bool IsTooDeep(double depth) const { return depth > options_.depth; }
  std::string Styled(std::string_view text, Style style) const;
  std::string LineBreak() const { return "\n" + std::string(indentation_, ' '); }

  // inspector.cc
  std::string FormatString(v8::Local<v8::String> string, bool colors);
  std::string FormatNumberText(std::string text, bool colors, Style style) const;
  std::string FormatObject(v8::Local<v8::Object> object, double depth, bool in_typed_array);
  // Decides how the object is shown; a text where that is all there is to say.
  std::optional<std::string> Classify(Subject* subject, Formatter* formatter, double depth, bool in_typed_array);
  std::optional<std::string> ClassifyOther(Subject* subject, Formatter* formatter, double depth, bool in_typed_array);
  std::string Circular(v8::Local<v8::Object> object);
  int ReferenceTo(v8::Local<v8::Object> object) const;  // 0 where nothing within it refers to it
  std::string FormatProxy(v8::Local<v8::Object> proxy, double depth);
  std::string Interrupted(const Subject& subject) const;
  std::string TagOf(v8::Local<v8::Object> object);

  // custom-inspect.cc: the text that a hook of the program's own gives; nothing where there is no hook.
  std::optional<std::string> FormatWithHook(v8::Local<v8::Object> object, v8::Local<v8::Object> receiver, double depth);
  v8::Local<v8::Object> OptionsObject(bool for_foreign_object);

  // layout.cc
  std::string Join(Entries entries, const std::string& base, const std::string& open, const std::string& close,
                   EntryKind kind, double depth, v8::Local<v8::Value> list);
  Entries InColumns(const Entries& entries, v8::Local<v8::Value> list);
  bool FitsOnLine(const Entries& entries, size_t start, const std::string& base) const;
  bool AreNumbers(v8::Local<v8::Value> list, size_t count) const;

  // properties.cc
  std::string FormatProperty(v8::Local<v8::Object> object, v8::Local<v8::Value> key, EntryKind kind, double depth);
  std::string FormatProperty(v8::Local<v8::Object> receiver, v8::Local<v8::Value> key, const PropertyParts& parts,
                             double depth, EntryKind kind = EntryKind::kProperties);
  std::string FormatPropertyValue(v8::Local<v8::Object> receiver, const PropertyParts& parts, double depth,
                                  EntryKind kind);
  std::string FormatGetterResult(v8::Local<v8::Object> receiver, v8::Local<v8::Value> getter, const char* label,
                                 double depth);
  std::string FormatKey(v8::Local<v8::Value> key, bool enumerable);

  // constructor-name.cc
  std::optional<std::string> ConstructorName(v8::Local<v8::Object> object, double depth, Entries* prototype_entries);
  void AddPrototypeEntries(v8::Local<v8::Object> object, v8::Local<v8::Object> first, double depth, Entries* entries);
  static std::string Prefix(const std::optional<std::string>& constructor, const std::string& tag,
                            const std::string& fallback, const std::string& size = "");
  std::string PlainPrefix(const Subject& subject) const;

  // lists.cc
  std::optional<std::string> ClassifyArray(Subject* subject);
  std::optional<std::string> ClassifyTypedArray(Subject* subject);
  void FormatArray(const Subject& subject, double depth, Entries* entries);
  void FormatTypedArray(const Subject& subject, double depth, Entries* entries);
  uint32_t NextElement(v8::Local<v8::Object> array, uint32_t index, uint32_t length) const;

  // collections.cc
  void FormatSet(const Subject& subject, double depth, Entries* entries);
  void FormatMap(const Subject& subject, double depth, Entries* entries);
  void FormatIterator(const Subject& subject, double depth, Entries* entries);
  void FormatWeakCollection(const Subject& subject, double depth, Entries* entries);
  void FormatPromise(const Subject& subject, double depth, Entries* entries);
  void FormatNamespace(const Subject& subject, double depth, Entries* entries);
  std::string IteratorOpening(const Subject& subject, const char* type) const;
  enum class EntryForm { kValues, kPairsInBrackets, kArrows };
  void AddEntries(v8::Local<v8::Array> list, EntryForm form, double depth, Entries* entries);

  // buffers.cc
  void FormatArrayBuffer(const Subject& subject, double depth, Entries* entries);
  void FormatByteLength(const Subject& subject, double depth, Entries* entries);
  std::string ByteLength(v8::Local<v8::Object> buffer) const;
  void FormatDataView(const Subject& subject, double depth, Entries* entries);

  // functions.cc
  std::string FunctionBase(const Subject& subject);
  std::string ClassBase(const Subject& subject);
  std::optional<std::string> ClassifyBoxed(Subject* subject);
  bool IsClass(v8::Local<v8::Function> function) const;

  // errors.cc
  std::string ErrorBase(Subject* subject);
  std::string StackText(v8::Local<v8::Object> error);
  void HideShownKeys(v8::Local<v8::Object> error, const std::string& stack, Keys* keys);
  std::string WithClassName(std::string stack, const Subject& subject, const std::string& name) const;
  bool NeedsPlace(const std::string& stack, size_t frames_begin, const std::string& name) const;
  std::vector<std::string> Frames(v8::Local<v8::Object> error, std::string_view text);

  InspectOptions options_;
  const ObjectReader reader_;
  const v8::Local<v8::Symbol> hook_;
  int indentation_ = 0;
  double current_depth_ = 0;  // of the innermost object that was looked into last
  std::vector<v8::Local<v8::Object>> path_;
  std::vector<v8::Global<v8::Object>> references_;  // [Circular *n] is about the n-th
  std::map<int, size_t> written_;                   // how much was made at an indentation
};

// A RangeError, as for strings that grow too long.
void ThrowTooLarge(v8::Isolate* isolate);

// What `make` gives, a std::string; nothing where it threw ScriptThrew or memory ran out, and an exception is pending
// then.
template <class Make>
std::optional<std::string> CatchFailure(v8::Isolate* isolate, Make make) {
  try {
    return make();
  } catch (const ScriptThrew&) {
  } catch (const std::bad_alloc&) {
    ThrowTooLarge(isolate);
  } catch (const std::length_error&) {
    ThrowTooLarge(isolate);
  }
  return std::nullopt;
}

// Lists that say how many there are beyond those shown.
std::string Remaining(double count, const char* what);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_INSPECT_INSPECTOR_H_
