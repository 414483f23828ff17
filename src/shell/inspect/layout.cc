// How the entries of an object come together: on one line, in columns, or a line each.
#include <algorithm>
#include <cmath>

#include "src/shell/inspect/inspector.h"
#include "src/shell/inspect/text.h"

namespace flat8::shell {

namespace {

constexpr size_t kSeparatorWidth = 2;  // ", "
constexpr size_t kMinEntriesForColumns = 7;
constexpr double kMaxColumns = 15;
constexpr double kCharacterHeight = 2.5;  // in widths

// before, entry, separator, entry, ..., after. One copy: texts may be large.
std::string JoinWith(std::string_view before, const std::vector<std::string>& entries, std::string_view separator,
                     std::string_view after) {
  size_t size = before.size() + after.size() + entries.size() * separator.size();
  for (const std::string& entry : entries) size += entry.size();
  std::string result;
  result.reserve(size);
  result.append(before);
  for (size_t i = 0; i < entries.size(); i++) {
    if (i > 0) result.append(separator);
    result.append(entries[i]);
  }
  return result.append(after);
}

void AppendPadded(std::string_view text, size_t width, size_t target_width, bool at_end, std::string* out) {
  const std::string padding(target_width > width ? target_width - width : 0, ' ');
  if (at_end) out->append(padding);
  out->append(text);
  if (!at_end) out->append(padding);
}

}  // namespace

std::string Inspector::Join(Entries entries, const std::string& base, const std::string& open, const std::string& close,
                            EntryKind kind, double depth, v8::Local<v8::Value> list) {
  if (options_.compact == InspectOptions::kCompactTrue) {
    const std::string opening = Concat({open, base.empty() ? "" : " ", base});
    if (FitsOnLine(entries, 0, base)) return JoinWith(opening + " ", entries, ", ", " " + close);
    const bool starts_on_line = base.empty() && open.size() == 1;
    return JoinWith(opening + (starts_on_line ? " " : LineBreak() + "  "), entries, "," + LineBreak() + "  ",
                    " " + close);
  }
  const std::string opening = Concat({base, base.empty() ? "" : " ", open});
  if (options_.compact >= 1) {
    const size_t count = entries.size();
    if (kind == EntryKind::kElements && count >= kMinEntriesForColumns) entries = InColumns(entries, list);
    // The innermost `compact` levels share a line, unless they are in columns.
    if (current_depth_ - depth < options_.compact && entries.size() == count) {
      const size_t start = count + indentation_ + Utf16Length(open) + Utf16Length(base) + 10;
      const auto has_lines = [](const std::string& entry) { return entry.find('\n') != std::string::npos; };
      if (FitsOnLine(entries, start, base) && std::none_of(entries.begin(), entries.end(), has_lines)) {
        return JoinWith(opening + " ", entries, ", ", " " + close);
      }
    }
  }
  const std::string line_break = LineBreak();
  return JoinWith(Concat({opening, line_break, "  "}), entries, Concat({",", line_break, "  "}), line_break + close);
}

bool Inspector::FitsOnLine(const Entries& entries, size_t start, const std::string& base) const {
  auto length = static_cast<double>(entries.size() + start);
  if (length + static_cast<double>(entries.size()) > options_.break_length) return false;
  for (const std::string& entry : entries) {
    // Each character has at most so many bytes, its colour included.
    if (static_cast<double>(entry.size()) > 16 * options_.break_length) return false;
    length += static_cast<double>(Utf16Length(options_.colors ? WithoutColors(entry) : entry));
    if (length > options_.break_length) return false;
  }
  return base.find('\n') == std::string::npos;
}

// Numbers stand right-aligned, where all of a list are.
bool Inspector::AreNumbers(v8::Local<v8::Value> list, size_t count) const {
  if (list.IsEmpty()) return true;
  if (!list->IsArray() && !list->IsTypedArray()) return false;
  v8::Local<v8::Object> object = list.As<v8::Object>();
  for (size_t i = 0; i < count; i++) {
    v8::HandleScope handles(isolate());
    const auto index = static_cast<uint32_t>(i);
    if (!Check(object->HasOwnProperty(context(), index))) return false;
    v8::Local<v8::Value> value = reader_.OwnProperty(object, index).value;
    if (value.IsEmpty() || (!value->IsNumber() && !value->IsBigInt())) return false;
  }
  return true;
}

Inspector::Entries Inspector::InColumns(const Entries& entries, v8::Local<v8::Value> list) {
  // "... n more items" keeps its own line.
  const bool has_rest = options_.max_array_length < static_cast<double>(entries.size());
  const size_t count = entries.size() - (has_rest ? 1 : 0);
  std::vector<size_t> widths;
  size_t total = 0, longest = 0;
  for (size_t i = 0; i < count; i++) {
    widths.push_back(DisplayWidth(entries[i]));
    total += widths[i] + kSeparatorWidth;
    longest = std::max(longest, widths[i]);
  }
  // Three have to fit beside each other, and one long entry among short ones would only spread these.
  const auto cell = static_cast<double>(longest + kSeparatorWidth);
  const bool even = static_cast<double>(total) / cell > 5 || longest <= 6;
  if (cell * 3 + indentation_ >= options_.break_length || !even) return entries;

  // As many columns as make the block about square, more where most entries are shorter than the longest.
  const double spread = std::sqrt(cell - static_cast<double>(total) / static_cast<double>(entries.size()));
  const double biased_cell = std::max(cell - 3 - spread, 1.0);
  const double square = std::sqrt(kCharacterHeight * biased_cell * static_cast<double>(count)) / biased_cell;
  const auto columns = static_cast<size_t>(
      std::max(std::min({std::floor(square + 0.5), std::floor((options_.break_length - indentation_) / cell),
                         static_cast<double>(options_.compact * 4), kMaxColumns}),
               0.0));
  if (columns <= 1) return entries;

  std::vector<size_t> column_widths(columns);
  for (size_t i = 0; i < count; i++) {
    size_t& width = column_widths[i % columns];
    width = std::max(width, widths[i] + kSeparatorWidth);
  }
  const bool align_right = AreNumbers(list, entries.size());
  Entries lines;
  for (size_t begin = 0; begin < count; begin += columns) {
    const size_t last = std::min(begin + columns, count) - 1;
    std::string line;
    for (size_t i = begin; i < last; i++) {
      AppendPadded(entries[i] + ", ", widths[i] + kSeparatorWidth, column_widths[i - begin], align_right, &line);
    }
    if (align_right) {
      AppendPadded(entries[last], widths[last], column_widths[last - begin] - kSeparatorWidth, true, &line);
    } else {
      line += entries[last];
    }
    lines.push_back(line);
  }
  if (has_rest) lines.push_back(entries.back());
  return lines;
}

}  // namespace flat8::shell
