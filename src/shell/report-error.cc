#include "src/shell/report-error.h"

#include <stdio.h>
#include <string.h>

#include <string>

#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "src/shell/inspect.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// The frames of an error's stack: its lines from the first "    at " on. Empty where the program has put something else
// there, or where there are none.
std::string StackFrames(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Value> exception) {
  if (!exception->IsNativeError()) return "";
  v8::Local<v8::Value> stack;
  if (!exception.As<v8::Object>()->Get(context, v8::String::NewFromUtf8Literal(isolate, "stack")).ToLocal(&stack) ||
      !stack->IsString()) {
    return "";
  }
  const std::string text = ToUtf8(isolate, stack);
  const size_t begin = text.find("\n    at ");
  return begin == std::string::npos ? "" : text.substr(begin + 1);
}

std::string Headline(v8::Isolate* isolate, v8::Local<v8::Value> exception, v8::Local<v8::Message> message) {
  if (exception->IsObject() && !exception->IsNativeError()) {
    // An error class of the program's own says what it is; a plain object shows its properties.
    const std::string text = ToUtf8(isolate, exception);
    return text.empty() || text.compare(0, 8, "[object ") == 0 ? Inspect(isolate, exception) : text;
  }
  if (!message.IsEmpty()) {
    const std::string text = ToUtf8(isolate, message->Get());
    return text.compare(0, 9, "Uncaught ") == 0 ? text.substr(9) : text;
  }
  return ToUtf8(isolate, exception);
}

void PrintSourceLine(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Message> message) {
  v8::Local<v8::String> line;
  if (!message->GetSourceLine(context).ToLocal(&line)) return;
  const int begin = message->GetStartColumn(context).FromMaybe(0);
  const int end = message->GetEndColumn(context).FromMaybe(begin + 1);
  std::string text = ToUtf8(isolate, line);
  if (text.size() > 400) return;  // Generated code: a line that long helps nobody.
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
  fprintf(stderr, "Uncaught%s %s\n", note, Headline(isolate, exception, message).c_str());
  const std::string frames = StackFrames(isolate, context, exception);
  const int line = message.IsEmpty() ? 0 : message->GetLineNumber(context).FromMaybe(0);
  std::string place;
  if (line > 0) place = ToUtf8(isolate, message->GetScriptResourceName()) + ":" + std::to_string(line) + ":";
  // A syntax error's place is in no frame: the code never ran.
  const bool place_is_new = !place.empty() && frames.find(place) == std::string::npos;
  if (place_is_new) {
    fprintf(stderr, "    at %s%d\n", place.c_str(), message->GetStartColumn(context).FromMaybe(0) + 1);
  }
  if (!frames.empty()) fprintf(stderr, "%s\n", frames.c_str());
  if (place_is_new) PrintSourceLine(isolate, context, message);
  fflush(stderr);
}

void ReportStalledAwait(v8::Isolate* isolate, v8::Local<v8::Message> message) {
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  fflush(stdout);
  fprintf(stderr, "Uncaught Error: %s: nothing is left that could go on with it\n",
          ToUtf8(isolate, message->Get()).c_str());
  fprintf(stderr, "    at %s:%d:%d\n", ToUtf8(isolate, message->GetScriptResourceName()).c_str(),
          message->GetLineNumber(context).FromMaybe(0), message->GetStartColumn(context).FromMaybe(0) + 1);
  PrintSourceLine(isolate, context, message);
  fflush(stderr);
}

}  // namespace flat8::shell
