#include "src/shell/report-error.h"

#include <stdio.h>
#include <string.h>

#include <string>

#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "src/shell/inspect.h"
#include "src/shell/inspect/format.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// Chains of causes are followed further than other objects within objects.
constexpr double kDepth = 4;

// "file.js:3:7"; empty where nobody knows.
std::string PlaceOf(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Message> message) {
  const int line = message.IsEmpty() ? 0 : message->GetLineNumber(context).FromMaybe(0);
  if (line <= 0) return "";
  v8::Local<v8::Value> name = message->GetScriptResourceName();
  return Concat({name->IsUndefined() ? "<anonymous>" : ToUtf8(isolate, name), ":", std::to_string(line), ":",
                 std::to_string(message->GetStartColumn(context).FromMaybe(0) + 1)});
}

// An error with its stack and fields; an object that has a conversion of the program's own (an error class that is not
// an Error) by that, and all others inspected.
std::string Describe(v8::Isolate* isolate, v8::Local<v8::Value> exception, const std::string& place) {
  if (!exception->IsNativeError() && HasConversionOfProgram(isolate, exception)) {
    v8::TryCatch try_catch(isolate);
    const std::string text = ToUtf8(isolate, exception);
    if (!text.empty()) return place.empty() ? text : Concat({text, "\n    at ", place});
  }
  InspectOptions options;
  options.depth = kDepth;
  options.thrown_at = place;
  const std::string text = Inspect(isolate, exception, options);
  return exception->IsNativeError() || place.empty() ? text : Concat({text, "\n    at ", place});
}

void PrintSourceLine(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Message> message,
                     const std::string& place) {
  v8::Local<v8::String> line;
  if (!message->GetSourceLine(context).ToLocal(&line)) return;
  const int begin = message->GetStartColumn(context).FromMaybe(0);
  const int end = message->GetEndColumn(context).FromMaybe(begin + 1);
  std::string text = ToUtf8(isolate, line);
  // An empty line helps nobody, nor does one that long: generated code.
  if (text.size() > 400 || text.find_first_not_of(" \t\r") == std::string::npos) return;
  if (!place.empty()) fprintf(stderr, "\n%s", place.c_str());
  fprintf(stderr, "\n    %s\n    ", text.c_str());
  for (int i = 0; i < begin; i++) fputc(i < static_cast<int>(text.size()) && text[i] == '\t' ? '\t' : ' ', stderr);
  for (int i = begin; i < (end > begin ? end : begin + 1); i++) fputc('^', stderr);
  fputc('\n', stderr);
}

}  // namespace

void ReportError(v8::Isolate* isolate, v8::Local<v8::Value> exception, v8::Local<v8::Message> message,
                 const char* note) {
  if (const auto& on_uncaught = Shell::From(isolate)->on_uncaught()) return on_uncaught(exception, message);
  v8::HandleScope handles(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  fflush(stdout);
  const std::string place = PlaceOf(isolate, context, message);
  const std::string text = Describe(isolate, exception, place);
  fprintf(stderr, "Uncaught%s %s\n", note, text.c_str());
  if (!place.empty()) {
    // An error that was caught and thrown again has its frames from the first time.
    const bool is_named = text.find(place.substr(0, place.rfind(':') + 1)) != std::string::npos;
    PrintSourceLine(isolate, context, message, is_named ? "" : place);
  }
  fflush(stderr);
}

void ReportStalledAwait(v8::Isolate* isolate, v8::Local<v8::Message> message) {
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  fflush(stdout);
  fprintf(stderr, "Uncaught Error: %s: nothing is left that could go on with it\n",
          ToUtf8(isolate, message->Get()).c_str());
  fprintf(stderr, "    at %s\n", PlaceOf(isolate, context, message).c_str());
  PrintSourceLine(isolate, context, message, "");
  fflush(stderr);
}

}  // namespace flat8::shell
