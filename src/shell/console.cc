#include "src/shell/console.h"

#include <stdio.h>

#include <string>
#include <unordered_map>

#include "include/v8-debug.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-primitive.h"
#include "src/shell/inspect.h"
#include "src/shell/output.h"
#include "src/shell/timers.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// One console a thread, which has one isolate.
struct ConsoleState {
  int indentation = 0;
  std::unordered_map<std::string, int> counters;
  std::unordered_map<std::string, double> timers;
};

ConsoleState& State() {
  static thread_local ConsoleState state;
  return state;
}

// Strings as they are, everything else as Inspect shows it.
std::string Show(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  return value->IsString() ? ToUtf8(isolate, value) : Inspect(isolate, value);
}

// The substitutions %s %d %i %f %o %O %j %c %% of the first argument, then the others after spaces.
std::string Format(const Info& info, int first) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::TryCatch try_catch(isolate);  // A valueOf that throws shows as NaN.
  std::string result;
  int next = first;
  if (next < info.Length() && info[next]->IsString()) {
    const std::string format = ToUtf8(isolate, info[next++]);
    for (size_t i = 0; i < format.size(); i++) {
      const char kind = format[i] == '%' && i + 1 < format.size() ? format[i + 1] : '\0';
      if (kind == '%' && info.Length() > first + 1) {
        result += '%';
        i++;
      } else if (kind != '\0' && std::string("sdifoOjc").find(kind) != std::string::npos && next < info.Length()) {
        v8::Local<v8::Value> value = info[next++];
        i++;
        if (kind == 's') {
          result += Show(isolate, value);
        } else if (kind == 'd' || kind == 'i' || kind == 'f') {
          v8::Local<v8::Number> number;
          if (value->IsSymbol() || !value->ToNumber(context).ToLocal(&number)) {
            result += "NaN";
          } else if (kind == 'i' && number->Value() == number->Value()) {
            v8::Local<v8::Integer> integer;
            if (number->ToInteger(context).ToLocal(&integer)) result += ToUtf8(isolate, integer);
          } else {
            result += ToUtf8(isolate, number);
          }
        } else if (kind != 'c') {  // Style sheets mean nothing here.
          result += Inspect(isolate, value);
        }
      } else {
        result += format[i];
      }
    }
  }
  for (; next < info.Length(); next++) {
    if (next > first) result += ' ';
    result += Show(isolate, info[next]);
  }
  return result;
}

std::string Indented(const std::string& text) {
  const std::string indent(2 * State().indentation, ' ');
  std::string line = indent;
  for (char character : text) {
    line += character;
    if (character == '\n') line += indent;
  }
  line += '\n';
  return line;
}

void WriteLog(const std::string& text) { WriteOutput(Indented(text)); }
void WriteError(const std::string& text) {
  fflush(stdout);
  const std::string line = Indented(text);
  fwrite(line.data(), 1, line.size(), stderr);
}

std::string Label(const Info& info) {
  return info.Length() > 0 && !info[0]->IsUndefined() ? Show(info.GetIsolate(), info[0]) : "default";
}

void Log(const Info& info) { WriteLog(Format(info, 0)); }
void Error(const Info& info) { WriteError(Format(info, 0)); }

void Assert(const Info& info) {
  if (info.Length() > 0 && info[0]->BooleanValue(info.GetIsolate())) return;
  const std::string message = Format(info, 1);
  WriteError(message.empty() ? "Assertion failed" : "Assertion failed: " + message);
}

void Dir(const Info& info) {
  if (info.Length() > 0) WriteLog(Inspect(info.GetIsolate(), info[0]));
}

void Trace(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  const std::string message = Format(info, 0);
  WriteError(message.empty() ? "Trace" : Concat({"Trace: ", message}));
  v8::Local<v8::StackTrace> trace = v8::StackTrace::CurrentStackTrace(isolate, 32);
  for (int i = 0; i < trace->GetFrameCount(); i++) {
    v8::Local<v8::StackFrame> frame = trace->GetFrame(isolate, i);
    std::string place;
    if (!frame->GetScriptName().IsEmpty()) place = ToUtf8(isolate, frame->GetScriptName());
    place += ":" + std::to_string(frame->GetLineNumber()) + ":" + std::to_string(frame->GetColumn());
    v8::Local<v8::String> name = frame->GetFunctionName();
    const bool has_name = !name.IsEmpty() && name->Length() > 0;
    WriteError(has_name ? Concat({"    at ", ToUtf8(isolate, name), " (", place, ")"}) : Concat({"    at ", place}));
  }
}

void Count(const Info& info) {
  const std::string label = Label(info);
  WriteLog(label + ": " + std::to_string(++State().counters[label]));
}

void CountReset(const Info& info) { State().counters.erase(Label(info)); }

void Group(const Info& info) {
  if (info.Length() > 0) Log(info);
  State().indentation++;
}

void GroupEnd(const Info&) {
  if (State().indentation > 0) State().indentation--;
}

void Time(const Info& info) { State().timers.emplace(Label(info), MonotonicMilliseconds()); }

void ShowTime(const Info& info, bool end) {
  const std::string label = Label(info);
  auto timer = State().timers.find(label);
  if (timer == State().timers.end()) return WriteError("Timer '" + label + "' does not exist");
  char text[64];
  snprintf(text, sizeof(text), ": %.3f ms", MonotonicMilliseconds() - timer->second);
  WriteLog(label + text);
  if (end) State().timers.erase(timer);
}

void TimeLog(const Info& info) { ShowTime(info, false); }
void TimeEnd(const Info& info) { ShowTime(info, true); }

}  // namespace

v8::Local<v8::ObjectTemplate> NewConsoleTemplate(v8::Isolate* isolate) {
  static const struct {
    const char* name;
    v8::FunctionCallback callback;
  } kMethods[] = {{"log", Log},         {"info", Log},
                  {"debug", Log},       {"dir", Dir},
                  {"error", Error},     {"warn", Error},
                  {"assert", Assert},   {"trace", Trace},
                  {"count", Count},     {"countReset", CountReset},
                  {"group", Group},     {"groupCollapsed", Group},
                  {"time", Time},       {"timeLog", TimeLog},
                  {"timeEnd", TimeEnd}, {"groupEnd", GroupEnd}};
  v8::Local<v8::ObjectTemplate> console = v8::ObjectTemplate::New(isolate);
  for (const auto& method : kMethods) {
    console->Set(isolate, method.name, v8::FunctionTemplate::New(isolate, method.callback));
  }
  return console;
}

}  // namespace flat8::shell
