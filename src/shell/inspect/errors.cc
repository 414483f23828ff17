#include <algorithm>

#include "include/v8-message.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/inspect/text.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// Frames that an error and its cause share are shown once, from so many on.
constexpr size_t kMinSharedFrames = 4;

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  for (size_t begin = 0;;) {
    const size_t end = text.find('\n', begin);
    lines.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return lines;
    begin = end + 1;
  }
}

// The first run of kMinSharedFrames or more lines of `lines` that stands in `others` too.
struct SharedLines {
  size_t begin = 0, count = 0;
};
SharedLines FindShared(const std::vector<std::string>& lines, const std::vector<std::string>& others) {
  for (size_t i = 0; i + kMinSharedFrames <= lines.size(); i++) {
    auto other = std::find(others.begin(), others.end(), lines[i]);
    size_t count = 0;
    while (i + count < lines.size() && other != others.end() && *other == lines[i + count]) {
      ++other;
      ++count;
    }
    if (count >= kMinSharedFrames) return {i, count};
  }
  return {};
}

bool IsNameCharacter(char c) { return c == '_' || c == '-' || isalnum(static_cast<unsigned char>(c)) != 0; }

// The class's name that a stack begins with: "TypeError: ..." or "SomeError" alone.
std::string_view NameInStack(std::string_view stack) {
  size_t end = 0;
  while (end < stack.size() && (IsNameCharacter(stack[end]) || std::string_view(" []()").find(stack[end]) < 5)) end++;
  const std::string_view rest = stack.substr(end);
  if (end > 1 && stack[0] >= 'A' && stack[0] <= 'Z' && (rest.substr(0, 1) == ":" || rest.substr(0, 7) == "\n    at")) {
    return stack.substr(0, end);
  }
  const bool is_name = std::all_of(stack.begin(), stack.end(), IsNameCharacter);
  return is_name && stack.size() >= 5 && stack.substr(stack.size() - 5) == "Error" ? stack : std::string_view();
}

}  // namespace

// The stack, or what Error.prototype.toString says where there is none.
std::string Inspector::StackText(v8::Local<v8::Object> error) {
  v8::Local<v8::Value> stack = reader_.Get(error, reader_.Name("stack"));
  if (stack->BooleanValue(isolate())) return reader_.Text(stack);
  v8::Local<v8::Value> name_value = reader_.Get(error, reader_.Name("name"));
  const std::string name = name_value->IsUndefined() ? "Error" : reader_.Text(name_value);
  const std::string message = reader_.TextOf(error, "message");
  if (name.empty() || message.empty()) return name + message;
  return Concat({name, ": ", message});
}

// What the stack says already is not shown as a property again.
void Inspector::HideShownKeys(v8::Local<v8::Object> error, const std::string& stack, Keys* keys) {
  for (const char* name : {"name", "message", "stack"}) {
    v8::Local<v8::String> key = reader_.Name(name);
    const auto found = std::find_if(keys->begin(), keys->end(), [key](auto other) { return other->StrictEquals(key); });
    if (found == keys->end()) continue;
    if (stack.find(reader_.Text(reader_.Get(error, key))) != std::string::npos) keys->erase(found);
  }
}

// Names the class where the stack begins with another name: "Foo [Error]: ...", "ReferenceError [Tag]: ...".
std::string Inspector::WithClassName(std::string stack, const Subject& subject, const std::string& name) const {
  size_t length = name.size();
  const auto ends_in_error = [](std::string_view text) {
    return text.size() >= 5 && text.substr(text.size() - 5) == "Error";
  };
  const bool is_null = !subject.constructor.has_value();
  const bool begins_with_name = ends_in_error(name) && stack.compare(0, length, name) == 0 &&
                                (stack.size() == length || stack[length] == ':' || stack[length] == '\n');
  if (!is_null && !begins_with_name) return stack;
  std::string fallback = "Error";
  if (is_null) {
    fallback = NameInStack(stack);
    length = fallback.size();
    if (fallback.empty()) fallback = "Error";
  }
  std::string prefix = Prefix(subject.constructor, subject.tag, fallback);
  prefix.pop_back();
  if (name == prefix) return stack;
  if (prefix.find(name) == std::string::npos) return Concat({prefix, " [", name, "]", stack.substr(length)});
  return length == 0 ? Concat({prefix, ": ", stack}) : prefix + stack.substr(length);
}

std::vector<std::string> Inspector::Frames(v8::Local<v8::Object> error, std::string_view text) {
  std::vector<std::string> frames = Lines(text);
  v8::Local<v8::Value> cause = reader_.Unwrap(reader_.TryGet(error, reader_.Name("cause")));
  if (!cause->IsNativeError()) return frames;
  const std::string cause_stack = StackText(cause.As<v8::Object>());
  const size_t begin = cause_stack.find("\n    at");
  if (begin == std::string::npos) return frames;
  const SharedLines shared = FindShared(frames, Lines(std::string_view(cause_stack).substr(begin + 1)));
  if (shared.count == 0) return frames;
  const size_t skipped = shared.count - 2;
  const auto first = frames.begin() + static_cast<ptrdiff_t>(shared.begin) + 1;
  *first =
      Styled(Concat({"    ... ", std::to_string(skipped), " lines matching cause stack trace ..."}), Style::kUndefined);
  frames.erase(first + 1, first + static_cast<ptrdiff_t>(skipped));
  return frames;
}

// A syntax error's place is in no frame: the code never ran.
bool Inspector::NeedsPlace(const std::string& stack, size_t frames_begin, const std::string& name) const {
  if (frames_begin == std::string::npos) return true;
  const std::string& place = *options_.thrown_at;
  return name == "SyntaxError" && stack.find(place.substr(0, place.rfind(':') + 1)) == std::string::npos;
}

std::string Inspector::ErrorBase(Subject* subject) {
  v8::Local<v8::Object> error = subject->object;
  v8::Local<v8::Value> name_value = reader_.Get(error, reader_.Name("name"));
  const std::string name = name_value->IsNullOrUndefined() ? "Error" : reader_.Text(name_value);
  std::string stack = StackText(error);
  if (!options_.show_hidden) HideShownKeys(error, stack, &subject->keys);
  const auto add_key = [this, subject](v8::Local<v8::String> key) {
    for (v8::Local<v8::Value> other : subject->keys) {
      if (other->StrictEquals(key)) return;
    }
    subject->keys.push_back(key);
  };
  if (reader_.FindProperty(error, reader_.Name("cause")).exists) add_key(reader_.Name("cause"));
  if (reader_.Unwrap(reader_.TryGet(error, reader_.Name("errors")))->IsArray()) add_key(reader_.Name("errors"));

  stack = WithClassName(std::move(stack), *subject, name);
  // The message may itself have lines that look like frames.
  const std::string message = reader_.TextOf(error, "message");
  size_t at = message.empty() ? std::string::npos : stack.find(message);
  at = at == std::string::npos || at == 0 ? 0 : at + message.size();
  const size_t frames_begin = stack.find("\n    at", at);
  if (path_.empty() && options_.thrown_at.has_value() && NeedsPlace(stack, frames_begin, name)) {
    const std::string& place = *options_.thrown_at;
    if (!place.empty()) stack.insert(std::min(frames_begin, stack.size()), Concat({"\n    at ", place}));
  } else if (frames_begin == std::string::npos) {
    stack = Concat({"[", stack, "]"});
  } else {
    const std::vector<std::string> frames = Frames(error, std::string_view(stack).substr(frames_begin + 1));
    stack.resize(frames_begin);
    for (const std::string& frame : frames) stack += Concat({"\n", frame});
  }
  return indentation_ == 0 ? stack : ReplaceAll(stack, "\n", LineBreak());
}

}  // namespace flat8::shell
