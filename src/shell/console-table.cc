#include "src/shell/console-table.h"

#include <algorithm>
#include <map>
#include <vector>

#include "src/shell/inspect/inspector.h"
#include "src/shell/inspect/text.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// Cells that a row does not have are empty.
struct Column {
  std::string head;
  std::vector<std::string> cells;

  void Set(size_t row, std::string text) {
    if (cells.size() <= row) cells.resize(row + 1);
    cells[row] = std::move(text);
  }
};

std::string Draw(const std::vector<Column>& columns) {
  std::vector<size_t> widths;
  size_t rows = 0;
  for (const Column& column : columns) {
    size_t width = DisplayWidth(column.head);
    for (const std::string& cell : column.cells) width = std::max(width, DisplayWidth(cell));
    widths.push_back(width);
    rows = std::max(rows, column.cells.size());
  }
  const auto rule = [&widths](const char* begin, const char* crossing, const char* end) {
    std::string line = begin;
    for (size_t i = 0; i < widths.size(); i++) {
      if (i > 0) line += crossing;
      for (size_t j = 0; j < widths[i] + 2; j++) line += "─";
    }
    return line + end;
  };
  const auto row = [&](const auto& cell_of) {
    std::string line = "│";
    for (size_t i = 0; i < columns.size(); i++) {
      const std::string& cell = cell_of(columns[i]);
      line += Concat({i > 0 ? "│ " : " ", cell, std::string(widths[i] - DisplayWidth(cell) + 1, ' ')});
    }
    return line + "│\n";
  };
  static const std::string kEmpty;
  std::string result = rule("┌", "┬", "┐\n");
  result += row([](const Column& column) -> const std::string& { return column.head; });
  result += rule("├", "┼", "┤\n");
  for (size_t i = 0; i < rows; i++) {
    result += row(
        [i](const Column& column) -> const std::string& { return i < column.cells.size() ? column.cells[i] : kEmpty; });
  }
  return result + rule("└", "┴", "┘");
}

class Table {
 public:
  explicit Table(v8::Local<v8::Context> context) : isolate_(context->GetIsolate()), reader_(context) {}

  std::string Make(v8::Local<v8::Object> data, v8::Local<v8::Value> names) {
    v8::Local<v8::Value> target = reader_.Unwrap(data);
    if (target->IsMap() || target->IsSet() || target->IsMapIterator() || target->IsSetIterator()) {
      return OfCollection(target.As<v8::Object>());
    }
    return OfProperties(data, names);
  }

 private:
  std::string OfCollection(v8::Local<v8::Object> collection) {
    bool is_key_value = false;
    v8::Local<v8::Array> list = Check(collection->PreviewEntries(&is_key_value));
    Column indices{"(iteration index)", {}}, keys{"Key", {}}, values{"Values", {}};
    const uint32_t step = is_key_value ? 2 : 1;
    for (uint32_t i = 0; i < list->Length(); i += step) {
      v8::HandleScope handles(isolate_);
      indices.cells.push_back(std::to_string(i / step));
      if (is_key_value) keys.cells.push_back(Cell(Check(list->Get(reader_.context(), i))));
      values.cells.push_back(Cell(Check(list->Get(reader_.context(), i + step - 1))));
    }
    return Draw(is_key_value ? std::vector<Column>{indices, keys, values} : std::vector<Column>{indices, values});
  }

  std::string OfProperties(v8::Local<v8::Object> data, v8::Local<v8::Value> names) {
    v8::Local<v8::Context> context = reader_.context();
    std::vector<Column> columns = {{"(index)", {}}};
    Column primitives{"Values", {}};
    const std::vector<v8::Local<v8::Value>> rows = KeysOf(data);
    for (size_t row = 0; row < rows.size(); row++) {
      v8::HandleScope handles(isolate_);
      columns[0].Set(row, ToUtf8(isolate_, rows[row]));
      v8::Local<v8::Value> item = Check(data->Get(context, rows[row]));
      if (names->IsUndefined() && !item->IsObject()) {
        primitives.Set(row, Cell(item));
        continue;
      }
      for (v8::Local<v8::Value> key : names->IsUndefined() ? KeysOf(item.As<v8::Object>()) : ElementsOf(names)) {
        Column& column = ColumnFor(ToUtf8(isolate_, key), &columns);
        v8::Local<v8::String> name = Check(key->ToString(context));
        const bool has = item->IsObject() && Check(item.As<v8::Object>()->HasOwnProperty(context, name));
        column.Set(row, has ? Cell(Check(item.As<v8::Object>()->Get(context, name))) : "");
      }
    }
    // Names that look like indices come first, as they do in objects.
    std::stable_sort(columns.begin() + 1, columns.end(),
                     [](const Column& a, const Column& b) { return IndexOf(a.head) < IndexOf(b.head); });
    if (!primitives.cells.empty()) columns.push_back(primitives);
    return Draw(columns);
  }

  Column& ColumnFor(const std::string& head, std::vector<Column>* columns) {
    const auto [place, is_new] = places_.emplace(head, columns->size());
    if (is_new) columns->push_back({head, {}});
    return (*columns)[place->second];
  }

  static double IndexOf(const std::string& name) {
    const bool is_index = !name.empty() && name.size() < 10 && (name == "0" || name[0] != '0') &&
                          name.find_first_not_of("0123456789") == std::string::npos;
    return is_index ? std::stod(name) : InspectOptions::kUnlimited;
  }

  std::vector<v8::Local<v8::Value>> KeysOf(v8::Local<v8::Object> object) {
    return ElementsOf(Check(object->GetOwnPropertyNames(
        reader_.context(), static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS),
        v8::KeyConversionMode::kConvertToString)));
  }

  std::vector<v8::Local<v8::Value>> ElementsOf(v8::Local<v8::Value> list) {
    v8::Local<v8::Array> array = list.As<v8::Array>();
    std::vector<v8::Local<v8::Value>> elements;
    for (uint32_t i = 0; i < array->Length(); i++) elements.push_back(Check(array->Get(reader_.context(), i)));
    return elements;
  }

  // One level of a small object, and of a list; only the class of others.
  std::string Cell(v8::Local<v8::Value> value) {
    InspectOptions options;
    const bool is_list = value->IsArray() || value->IsTypedArray();
    options.depth = value->IsObject() && !is_list && KeysOf(value.As<v8::Object>()).size() > 2 ? -1 : 0;
    options.max_array_length = 3;
    options.break_length = InspectOptions::kUnlimited;
    return Inspector(reader_.context(), options).FormatValue(value, 0);
  }

  v8::Isolate* const isolate_;
  const ObjectReader reader_;
  std::map<std::string, size_t> places_;
};

}  // namespace

std::optional<std::string> TryTable(v8::Local<v8::Context> context, v8::Local<v8::Object> data,
                                    v8::Local<v8::Value> columns) {
  return CatchFailure(context->GetIsolate(), [&] { return Table(context).Make(data, columns); });
}

}  // namespace flat8::shell
