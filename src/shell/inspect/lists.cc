// Arrays and typed arrays. However long they are, only the elements that are shown are read.
#include <algorithm>

#include "include/v8-typed-array.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// So many holes in a row are looked at one by one before the array is asked for the indices it has.
constexpr uint32_t kMaxProbes = 1000;

const char* TypedArrayName(v8::Local<v8::Value> value) {
  if (value->IsUint8Array()) return "Uint8Array";
  if (value->IsUint8ClampedArray()) return "Uint8ClampedArray";
  if (value->IsInt8Array()) return "Int8Array";
  if (value->IsUint16Array()) return "Uint16Array";
  if (value->IsInt16Array()) return "Int16Array";
  if (value->IsUint32Array()) return "Uint32Array";
  if (value->IsInt32Array()) return "Int32Array";
  if (value->IsFloat16Array()) return "Float16Array";
  if (value->IsFloat32Array()) return "Float32Array";
  if (value->IsFloat64Array()) return "Float64Array";
  return value->IsBigInt64Array() ? "BigInt64Array" : "BigUint64Array";
}

}  // namespace

std::optional<std::string> Inspector::ClassifyArray(Subject* subject) {
  const uint32_t length = subject->object.As<v8::Array>()->Length();
  const bool is_usual = subject->constructor == "Array" && subject->tag.empty();
  const std::string size = Concat({"(", std::to_string(length), ")"});
  subject->open = (is_usual ? "" : Prefix(subject->constructor, subject->tag, "Array", size)) + "[";
  subject->close = "]";
  subject->kind = EntryKind::kElements;
  subject->keys = reader_.Keys(subject->object, options_.show_hidden, false);
  if (length == 0 && subject->HasNoProperties()) return subject->open + "]";
  return std::nullopt;
}

std::optional<std::string> Inspector::ClassifyTypedArray(Subject* subject) {
  const size_t length = subject->object.As<v8::TypedArray>()->Length();
  const std::string size = Concat({"(", std::to_string(length), ")"});
  subject->open = Prefix(subject->constructor, subject->tag, TypedArrayName(subject->object), size) + "[";
  subject->close = "]";
  subject->kind = EntryKind::kElements;
  subject->keys = reader_.Keys(subject->object, options_.show_hidden, false);
  if (length == 0 && subject->keys.empty() && !options_.show_hidden) return subject->open + "]";
  return std::nullopt;
}

uint32_t Inspector::NextElement(v8::Local<v8::Object> array, uint32_t index, uint32_t length) const {
  const uint32_t end = std::min(length, index + std::min(length - index, kMaxProbes));
  for (; index < end; index++) {
    if (Check(array->HasOwnProperty(context(), index))) return index;
  }
  if (index == length) return length;
  v8::Local<v8::Array> names =
      Check(array->GetPropertyNames(context(), v8::KeyCollectionMode::kOwnOnly, v8::SKIP_SYMBOLS,
                                    v8::IndexFilter::kIncludeIndices, v8::KeyConversionMode::kKeepNumbers));
  for (uint32_t i = 0; i < names->Length(); i++) {  // Indices come first, in their order.
    v8::Local<v8::Value> name = Check(names->Get(context(), i));
    if (!name->IsUint32()) break;
    const uint32_t found = Check(name->Uint32Value(context()));
    if (found >= index && found < length) return found;
  }
  return length;
}

void Inspector::FormatArray(const Subject& subject, double depth, Entries* entries) {
  const uint32_t length = subject.object.As<v8::Array>()->Length();
  const double shown = std::min<double>(length, std::max(options_.max_array_length, 0.0));
  uint32_t index = 0;
  while (index < length && static_cast<double>(entries->size()) < shown) {
    v8::HandleScope handles(isolate());
    if (const uint32_t next = NextElement(subject.object, index, length); next > index) {
      const uint32_t holes = next - index;
      entries->push_back(
          Styled(Concat({"<", std::to_string(holes), " empty item", holes > 1 ? "s" : "", ">"}), Style::kUndefined));
      index = next;
      continue;
    }
    entries->push_back(FormatPropertyValue(subject.object, reader_.OwnProperty(subject.object, index), depth,
                            EntryKind::kElements));
    index++;
  }
  if (index < length) entries->push_back(Remaining(length - index, "item"));
}

void Inspector::FormatTypedArray(const Subject& subject, double depth, Entries* entries) {
  v8::Local<v8::TypedArray> array = subject.object.As<v8::TypedArray>();
  const auto length = static_cast<double>(array->Length());
  const double shown = std::min(length, std::max(options_.max_array_length, 0.0));
  for (uint32_t i = 0; i < shown; i++) {
    v8::HandleScope handles(isolate());
    entries->push_back(FormatPrimitive(Check(array->Get(context(), i)), options_.colors));
  }
  if (shown < length) entries->push_back(Remaining(length - shown, "item"));
  if (!options_.show_hidden) return;
  Indentation indentation(this);
  for (const char* key : {"BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"}) {
    v8::Local<v8::Value> value = reader_.Get(array, reader_.Name(key));
    entries->push_back(Concat({"[", key, "]: ", FormatValue(value, depth, true)}));
  }
}

}  // namespace flat8::shell
