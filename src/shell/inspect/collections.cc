// Maps, sets, their iterators and weak relatives; promises and module namespaces.
#include <algorithm>

#include "include/v8-exception.h"
#include "include/v8-promise.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/values.h"

namespace flat8::shell {

// `list` holds the members, or keys and values in turn.
void Inspector::AddEntries(v8::Local<v8::Array> list, EntryForm form, double depth, Entries* entries) {
  const uint32_t step = form == EntryForm::kValues ? 1 : 2;
  const uint32_t count = list->Length() / step;
  const double shown = std::min<double>(count, std::max(options_.max_array_length, 0.0));
  {
    Indentation indentation(this);
    for (uint32_t i = 0; i < shown; i++) {
      v8::HandleScope handles(isolate());
      std::string key = FormatValue(Check(list->Get(context(), step * i)), depth);
      if (form == EntryForm::kValues) {
        entries->push_back(std::move(key));
        continue;
      }
      std::string value = FormatValue(Check(list->Get(context(), step * i + 1)), depth);
      entries->push_back(form == EntryForm::kArrows
                             ? Concat({key, " => ", value})
                             : Join({key, value}, "", "[", "]", EntryKind::kElements, depth, {}));
    }
  }
  if (shown < count) entries->push_back(Remaining(count - shown, "item"));
}

void Inspector::FormatSet(const Subject& subject, double depth, Entries* entries) {
  AddEntries(subject.object.As<v8::Set>()->AsArray(), EntryForm::kValues, depth, entries);
}

void Inspector::FormatMap(const Subject& subject, double depth, Entries* entries) {
  AddEntries(subject.object.As<v8::Map>()->AsArray(), EntryForm::kArrows, depth, entries);
}

std::string Inspector::IteratorOpening(const Subject& subject, const char* type) const {
  const std::string usual = Concat({type, " Iterator"});
  bool is_key_value = false;
  Check(subject.object->PreviewEntries(&is_key_value));
  const std::string name = is_key_value ? Concat({type, " Entries"}) : usual;
  if (subject.tag.empty() || subject.tag == usual) return Concat({"[", name, "] {"});
  return Concat({"[", subject.tag, "] [", name, "] {"});
}

void Inspector::FormatIterator(const Subject& subject, double depth, Entries* entries) {
  bool is_key_value = false;
  v8::Local<v8::Array> list = Check(subject.object->PreviewEntries(&is_key_value));
  AddEntries(list, is_key_value ? EntryForm::kPairsInBrackets : EntryForm::kValues, depth, entries);
}

void Inspector::FormatWeakCollection(const Subject& subject, double depth, Entries* entries) {
  if (!options_.show_hidden) {
    entries->push_back(Styled("<items unknown>", Style::kSpecial));
    return;
  }
  bool is_key_value = false;
  v8::Local<v8::Array> list = Check(subject.object->PreviewEntries(&is_key_value));
  AddEntries(list, is_key_value ? EntryForm::kArrows : EntryForm::kValues, depth, entries);
  // The order of the table says nothing.
  const uint32_t count = list->Length() / (is_key_value ? 2 : 1);
  std::sort(entries->begin(), entries->end() - (count > options_.max_array_length ? 1 : 0));
}

void Inspector::FormatPromise(const Subject& subject, double depth, Entries* entries) {
  v8::Local<v8::Promise> promise = subject.object.As<v8::Promise>();
  if (promise->State() == v8::Promise::kPending) {
    entries->push_back(Styled("<pending>", Style::kSpecial));
    return;
  }
  Indentation indentation(this);
  const std::string result = FormatValue(promise->Result(), depth);
  const bool is_rejected = promise->State() == v8::Promise::kRejected;
  entries->push_back(is_rejected ? Concat({Styled("<rejected>", Style::kSpecial), " ", result}) : result);
}

// A binding that its module has not initialised yet throws when it is read.
void Inspector::FormatNamespace(const Subject& subject, double depth, Entries* entries) {
  for (v8::Local<v8::Value> key : subject.keys) {
    v8::HandleScope handles(isolate());
    v8::TryCatch try_catch(isolate());
    PropertyParts parts;
    try {
      parts = reader_.OwnProperty(subject.object, key.As<v8::Name>());
    } catch (const ScriptThrew&) {
      if (!try_catch.CanContinue()) {
        try_catch.ReThrow();
        throw;
      }
      entries->push_back(Concat({FormatKey(key, true), ": ", Styled("<uninitialized>", Style::kSpecial)}));
      continue;
    }
    entries->push_back(FormatProperty(subject.object, key, parts, depth));
  }
}

}  // namespace flat8::shell
