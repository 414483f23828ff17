#include "src/shell/console.h"

#include <stdio.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-primitive.h"
#include "src/shell/console-table.h"
#include "src/shell/inspect.h"
#include "src/shell/inspect/format.h"
#include "src/shell/inspect/inspector.h"
#include "src/shell/inspect/text.h"
#include "src/shell/output.h"
#include "src/shell/timers.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;
using Values = std::vector<v8::Local<v8::Value>>;

// One console a thread, which has one isolate.
struct ConsoleState {
  std::string indentation;
  std::unordered_map<std::string, int> counters;
  std::unordered_map<std::string, double> timers;
};

ConsoleState& State() {
  static thread_local ConsoleState state;
  return state;
}

enum class Stream { kOutput, kError };

// One line, or several, within the groups that are open.
void Write(Stream stream, std::string text) {
  if (const std::string& indentation = State().indentation; !indentation.empty()) {
    text = indentation + ReplaceAll(text, "\n", "\n" + indentation);
  }
  text += '\n';
  stream == Stream::kOutput ? WriteOutput(text) : WriteErrorOutput(text);
}

Values ValuesOf(const Info& info, int first) {
  Values values;
  for (int i = first; i < info.Length(); i++) values.push_back(info[i]);
  return values;
}

// What was written, as far as nothing threw.
void WriteValues(Stream stream, v8::Isolate* isolate, const Values& values) {
  if (auto text = TryFormat(isolate, values)) Write(stream, std::move(*text));
}

void WriteValues(Stream stream, const Info& info) {
  // Fast path: most of what is printed is one string or integer, which is shown as String() has it.
  if (info.Length() == 1 && (info[0]->IsString() || info[0]->IsInt32())) {
    return Write(stream, ToUtf8(info.GetIsolate(), info[0]));
  }
  WriteValues(stream, info.GetIsolate(), ValuesOf(info, 0));
}

void Warn(const std::string& text) { Write(Stream::kError, "Warning: " + text); }

// The first argument as a string, "default" without one. False where the conversion threw.
bool ReadLabel(const Info& info, std::string* label) {
  *label = "default";
  if (info[0]->IsUndefined()) return true;
  v8::Local<v8::String> text;
  if (!info[0]->ToString(info.GetIsolate()->GetCurrentContext()).ToLocal(&text)) return false;
  *label = ToUtf8(info.GetIsolate(), text);
  return true;
}

void Log(const Info& info) { WriteValues(Stream::kOutput, info); }
void Error(const Info& info) { WriteValues(Stream::kError, info); }

void Assert(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  if (info[0]->BooleanValue(isolate)) return;
  Values values = ValuesOf(info, 1);
  std::string message = "Assertion failed";
  if (!values.empty()) {
    v8::Local<v8::String> text;
    if (!values[0]->ToString(isolate->GetCurrentContext()).ToLocal(&text)) return;
    values.erase(values.begin());
    message += ": " + ToUtf8(isolate, text);
  }
  values.insert(values.begin(), NewString(isolate, message));
  WriteValues(Stream::kError, isolate, values);
}

void Dir(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  InspectOptions options;
  options.custom_inspect = false;
  if (info[1]->IsObject() && !ReadInspectOptions(isolate->GetCurrentContext(), info[1].As<v8::Object>(), &options)) {
    return;
  }
  if (auto text = TryInspect(isolate, info[0], options)) Write(Stream::kOutput, std::move(*text));
}

// A stack trace as of an error, from the caller on.
void Trace(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  const auto message = TryFormat(isolate, ValuesOf(info, 0));
  if (!message.has_value()) return;
  v8::Local<v8::Object> holder = v8::Object::New(isolate);
  v8::Local<v8::Value> stack;
  if (v8::Exception::CaptureStackTrace(context, holder).IsNothing() ||
      !holder->Get(context, NewName(isolate, "stack")).ToLocal(&stack)) {
    return;
  }
  const std::string text = ToUtf8(isolate, stack);
  const std::string frames = text.substr(std::min(text.find("\n    at "), text.size()));
  Write(Stream::kError, Concat({message->empty() ? "Trace" : "Trace: ", *message, frames}));
}

void Table(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[1]->IsUndefined() && !info[1]->IsArray()) {
    return ThrowTypeError(
        isolate, "The columns of console.table have to be an array of names, not " + Inspect(isolate, info[1]));
  }
  if (!info[0]->IsObject() || info[0]->IsFunction()) return WriteValues(Stream::kOutput, isolate, {info[0]});
  const auto text = TryTable(isolate->GetCurrentContext(), info[0].As<v8::Object>(), info[1]);
  if (text.has_value()) Write(Stream::kOutput, *text);
}

void Count(const Info& info) {
  std::string label;
  if (!ReadLabel(info, &label)) return;
  const int count = ++State().counters[label];
  Write(Stream::kOutput, label + ": " + std::to_string(count));
}

void CountReset(const Info& info) {
  std::string label;
  if (!ReadLabel(info, &label)) return;
  if (State().counters.erase(label) == 0) Warn("Count for '" + label + "' does not exist");
}

void Group(const Info& info) {
  if (info.Length() > 0) Log(info);
  State().indentation += "  ";
}

void GroupEnd(const Info&) {
  std::string& indentation = State().indentation;
  indentation.resize(indentation.size() - std::min<size_t>(indentation.size(), 2));
}

void Time(const Info& info) {
  std::string label;
  if (!ReadLabel(info, &label)) return;
  const bool is_new = State().timers.emplace(label, MonotonicMilliseconds()).second;
  if (!is_new) Warn("Label '" + label + "' already exists for console.time()");
}

// "1.234ms", "1.234s", "1:02.345 (m:ss.mmm)", "1:02:03.456 (h:mm:ss.mmm)"
std::string Duration(double milliseconds) {
  char text[64];
  if (milliseconds < 1000) {
    snprintf(text, sizeof(text), "%.3f", milliseconds);
    std::string number = text;
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') number.pop_back();
    return number + "ms";
  }
  const double seconds = milliseconds / 1000;
  const int minutes = static_cast<int>(seconds / 60) % 60, hours = static_cast<int>(seconds / 3600);
  const double rest = seconds - 60 * std::floor(seconds / 60);
  if (hours > 0) {
    snprintf(text, sizeof(text), "%d:%02d:%06.3f (h:mm:ss.mmm)", hours, minutes, rest);
  } else if (minutes > 0) {
    snprintf(text, sizeof(text), "%d:%06.3f (m:ss.mmm)", minutes, rest);
  } else {
    snprintf(text, sizeof(text), "%.3fs", seconds);
  }
  return text;
}

void ShowTime(const Info& info, const char* name, bool end) {
  v8::Isolate* isolate = info.GetIsolate();
  std::string label;
  if (!ReadLabel(info, &label)) return;
  const auto timer = State().timers.find(label);
  if (timer == State().timers.end()) return Warn(Concat({"No such label '", label, "' for console.", name, "()"}));
  const std::string text = Concat({label, ": ", Duration(MonotonicMilliseconds() - timer->second)});
  if (end) State().timers.erase(timer);
  Values values = {NewString(isolate, "%s"), NewString(isolate, text)};
  const Values others = end ? Values() : ValuesOf(info, 1);
  values.insert(values.end(), others.begin(), others.end());
  WriteValues(Stream::kOutput, isolate, values);
}

void TimeLog(const Info& info) { ShowTime(info, "timeLog", false); }
void TimeEnd(const Info& info) { ShowTime(info, "timeEnd", true); }

// What is on the screen already stays there.
void Clear(const Info&) {}

// The callback, for which memory may run out outside the engine as well.
template <v8::FunctionCallback callback>
void Guarded(const Info& info) {
  try {
    callback(info);
  } catch (const std::bad_alloc&) {
    ThrowTooLarge(info.GetIsolate());
  } catch (const std::length_error&) {
    ThrowTooLarge(info.GetIsolate());
  }
}

}  // namespace

v8::Local<v8::ObjectTemplate> NewConsoleTemplate(v8::Isolate* isolate) {
  static const struct {
    const char* name;
    v8::FunctionCallback callback;
  } kMethods[] = {{"log", Guarded<Log>},
                  {"warn", Guarded<Error>},
                  {"dir", Guarded<Dir>},
                  {"time", Guarded<Time>},
                  {"timeEnd", Guarded<TimeEnd>},
                  {"timeLog", Guarded<TimeLog>},
                  {"trace", Guarded<Trace>},
                  {"assert", Guarded<Assert>},
                  {"clear", Guarded<Clear>},
                  {"count", Guarded<Count>},
                  {"countReset", Guarded<CountReset>},
                  {"group", Guarded<Group>},
                  {"groupEnd", Guarded<GroupEnd>},
                  {"table", Guarded<Table>},
                  {"debug", Guarded<Log>},
                  {"info", Guarded<Log>},
                  {"dirxml", Guarded<Log>},
                  {"error", Guarded<Error>},
                  {"groupCollapsed", Guarded<Group>}};
  v8::Local<v8::ObjectTemplate> console = v8::ObjectTemplate::New(isolate);
  for (const auto& method : kMethods) {
    console->Set(isolate, method.name, v8::FunctionTemplate::New(isolate, method.callback));
  }
  console->Set(v8::Symbol::GetToStringTag(isolate), NewName(isolate, "console"),
               static_cast<v8::PropertyAttribute>(v8::ReadOnly | v8::DontEnum));
  return console;
}

}  // namespace flat8::shell
