// Hosts that tools/api-differential runs on flat8 and on V8, to compare what they print. A host is a function
//
//   HOST(StringsConcatenate) {
//     Print("joined", String::Concat(isolate, Str("a"), Str("b")));
//   }
//
// that runs in a process, an isolate and a context of its own. It is written for what the headers of V8 10.2 and of V8
// 13.2 have in common, and prints what V8's contract says: not addresses, sizes or times, and of errors that the engine
// words itself the class, not the text. Where releases of V8 differ, differences.txt tells which lines and why.

#ifndef FLAT8_TEST_API_DIFFERENTIAL_HOST_H_
#define FLAT8_TEST_API_DIFFERENTIAL_HOST_H_

#include <libplatform/libplatform.h>
#include <v8.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

using namespace v8;  // NOLINT: a host reads like the documentation of the class it tries.

using HostFunction = void (*)(Isolate*, Local<Context>);

struct HostRegistration {
  HostRegistration(const char* name, HostFunction function);
};

#define HOST(Name)                                                                                    \
  static void Host##Name([[maybe_unused]] Isolate* isolate, [[maybe_unused]] Local<Context> context); \
  static const HostRegistration register_##Name(#Name, Host##Name);                                   \
  static void Host##Name([[maybe_unused]] Isolate* isolate, [[maybe_unused]] Local<Context> context)

Local<String> Str(const char* text);
Local<Integer> Int(int32_t value);
Local<Number> Num(double value);
std::string ToStd(Local<Value> value);

// `value` as a line of text: strings quoted, objects by their own enumerable properties, errors by their class.
std::string Describe(Local<Value> value, int depth = 3);
std::string DescribeData(Local<Data> data);
// What was caught: the exception, and where (line, columns) if there is a message.
std::string DescribeCaught(const TryCatch& try_catch);
std::string DescribePlace(Local<Message> message);

void PrintLine(const std::string& label, const std::string& text);

template <class T>
std::string Text(const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    return value ? "true" : "false";
  } else if constexpr (std::is_enum_v<T>) {
    return std::to_string(static_cast<long long>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    char buffer[40];
    snprintf(buffer, sizeof buffer, "%.17g", static_cast<double>(value));
    return buffer;
  } else if constexpr (std::is_integral_v<T>) {
    return std::to_string(value);
  } else {
    return std::string(value);
  }
}

template <class T>
std::string Text(const Local<T>& value) {
  if constexpr (std::is_base_of_v<Value, T>) {
    return Describe(value);
  } else {
    return value.IsEmpty() ? "<empty>" : "<data>";
  }
}

template <class T>
std::string Text(const MaybeLocal<T>& value) {
  Local<T> local;
  return value.ToLocal(&local) ? Text(local) : "<empty>";
}

template <class T>
std::string Text(const Maybe<T>& value) {
  if (value.IsNothing()) return "Nothing";
  std::string text = Text(value.FromJust());
  return "Just(" + text + ")";
}

template <class T>
void Print(const std::string& label, const T& value) {
  PrintLine(label, Text(value));
}

// Runs a script in the current context; a failure is the caller's.
MaybeLocal<Value> Run(const char* source, const char* name = "host.js");
// Runs a script that must not throw.
Local<Value> RunChecked(const char* source);
// Runs a script and prints its completion value, or what it threw and where.
void PrintRun(const char* source);
// Runs `body` below a TryCatch and prints its result, and what it threw.
template <class Body>
void PrintTry(const std::string& label, Body body) {
  Isolate* isolate = Isolate::GetCurrent();
  TryCatch try_catch(isolate);
  std::string text = Text(body());
  if (try_catch.HasCaught()) text += " threw " + DescribeCaught(try_catch);
  PrintLine(label, text);
}

// Puts a function that calls `callback` on the global object.
Local<Function> SetFunction(Local<Context> context, const char* name, FunctionCallback callback,
                            Local<Value> data = Local<Value>());
void SetGlobal(Local<Context> context, const char* name, Local<Value> value);
// A full collection that finds every dead object: nothing of the caller's may be on the native stack.
void Collect(Isolate* isolate);

// A log that callbacks write and hosts print in one line.
extern std::string host_log;
void Log(const std::string& entry);
void PrintLog(const std::string& label);

#endif  // FLAT8_TEST_API_DIFFERENTIAL_HOST_H_
