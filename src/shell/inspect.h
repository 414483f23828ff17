#ifndef FLAT8_SRC_SHELL_INSPECT_H_
#define FLAT8_SRC_SHELL_INSPECT_H_

#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8-value.h"

// Values as a person wants to see them, in the words and the layout of node's `util.inspect`: what programs print looks
// the same in both. src/shell/inspect/ does the work. Getters of shown properties are not called unless `getters` asks
// for it, and traps of proxies never run; what does run is the program's own: a `Symbol.toStringTag` getter and the hook
// `[Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect)`.
namespace flat8::shell {

// The parts in one string.
std::string Concat(std::initializer_list<std::string_view> parts);

// The options of `util.inspect`, with its defaults.
struct InspectOptions {
  static constexpr double kUnlimited = std::numeric_limits<double>::infinity();
  static constexpr int kCompactTrue = -1;  // `compact: true`; `false` is 0

  bool show_hidden = false;          // non-enumerable properties, members of weak collections
  double depth = 2;                  // levels of objects within objects
  bool colors = false;               // ANSI colours
  bool custom_inspect = true;        // the program's own hooks
  bool show_proxy = false;           // target and handler of a proxy rather than the target
  double max_array_length = 100;     // elements and entries
  double max_string_length = 10000;  // UTF-16 code units
  double break_length = 80;          // columns of a line
  int compact = 3;                   // so many inner levels may share a line
  bool sorted = false;               // properties by their text
  bool getters = false;              // call getters and show what they return
  bool numeric_separator = false;    // 1_000_000
  // For reports of errors that nobody caught: where it was thrown, if known, which an error shows whose stack does not.
  // Without it an error that has no frames stands in brackets.
  std::optional<std::string> thrown_at;
};

// The value as text, in UTF-8. Nothing where a hook of the program's own threw, the script is being terminated, or
// memory ran out: the exception is pending then, as after any call into script.
std::optional<std::string> TryInspect(v8::Isolate* isolate, v8::Local<v8::Value> value,
                                      const InspectOptions& options = {});

// The same for where no script waits for the exception: a value whose hooks throw is shown without them.
std::string Inspect(v8::Isolate* isolate, v8::Local<v8::Value> value, const InspectOptions& options = {});

// Overrides `options` with the members that an object of a program's own has, by the names that `util.inspect` gives
// them. False with an exception pending where reading them threw.
bool ReadInspectOptions(v8::Local<v8::Context> context, v8::Local<v8::Object> object, InspectOptions* options);

// `inspect(value, options)` as a function for scripts; empty with an exception pending when memory ran out.
v8::MaybeLocal<v8::Function> NewInspectFunction(v8::Local<v8::Context> context);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_INSPECT_H_
