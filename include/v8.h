// flat8's embedding API: everything a host needs, in one include.
//
// flat8 runs JavaScript inside C++ programs, with the API of V8. The page docs/embedding.md is the place to start; the
// headers below describe each class. In short: a host initialises the process once (v8-initialization.h), makes
// isolates (v8-isolate.h), in them contexts (v8-context.h), and in these compiles and runs scripts (v8-script.h). It
// holds values through handles (v8-local-handle.h, v8-persistent-handle.h), offers functions and objects to script
// through templates (v8-template.h), and learns of errors through empty results and TryCatch (v8-exception.h).

#ifndef INCLUDE_V8_H_
#define INCLUDE_V8_H_

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <atomic>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "v8-array-buffer.h"        // NOLINT(build/include_directory)
#include "v8-callbacks.h"           // NOLINT(build/include_directory)
#include "v8-container.h"           // NOLINT(build/include_directory)
#include "v8-context.h"             // NOLINT(build/include_directory)
#include "v8-data.h"                // NOLINT(build/include_directory)
#include "v8-date.h"                // NOLINT(build/include_directory)
#include "v8-debug.h"               // NOLINT(build/include_directory)
#include "v8-embedder-heap.h"       // NOLINT(build/include_directory)
#include "v8-exception.h"           // NOLINT(build/include_directory)
#include "v8-extension.h"           // NOLINT(build/include_directory)
#include "v8-external.h"            // NOLINT(build/include_directory)
#include "v8-forward.h"             // NOLINT(build/include_directory)
#include "v8-function-callback.h"   // NOLINT(build/include_directory)
#include "v8-function.h"            // NOLINT(build/include_directory)
#include "v8-initialization.h"      // NOLINT(build/include_directory)
#include "v8-internal.h"            // NOLINT(build/include_directory)
#include "v8-isolate.h"             // NOLINT(build/include_directory)
#include "v8-json.h"                // NOLINT(build/include_directory)
#include "v8-local-handle.h"        // NOLINT(build/include_directory)
#include "v8-locker.h"              // NOLINT(build/include_directory)
#include "v8-maybe.h"               // NOLINT(build/include_directory)
#include "v8-memory-span.h"         // NOLINT(build/include_directory)
#include "v8-message.h"             // NOLINT(build/include_directory)
#include "v8-microtask-queue.h"     // NOLINT(build/include_directory)
#include "v8-microtask.h"           // NOLINT(build/include_directory)
#include "v8-module.h"              // NOLINT(build/include_directory)
#include "v8-object.h"              // NOLINT(build/include_directory)
#include "v8-persistent-handle.h"   // NOLINT(build/include_directory)
#include "v8-platform.h"            // NOLINT(build/include_directory)
#include "v8-primitive-object.h"    // NOLINT(build/include_directory)
#include "v8-primitive.h"           // NOLINT(build/include_directory)
#include "v8-promise.h"             // NOLINT(build/include_directory)
#include "v8-proxy.h"               // NOLINT(build/include_directory)
#include "v8-regexp.h"              // NOLINT(build/include_directory)
#include "v8-sandbox.h"             // NOLINT(build/include_directory)
#include "v8-script.h"              // NOLINT(build/include_directory)
#include "v8-snapshot.h"            // NOLINT(build/include_directory)
#include "v8-source-location.h"     // NOLINT(build/include_directory)
#include "v8-statistics.h"          // NOLINT(build/include_directory)
#include "v8-template.h"            // NOLINT(build/include_directory)
#include "v8-traced-handle.h"       // NOLINT(build/include_directory)
#include "v8-typed-array.h"         // NOLINT(build/include_directory)
#include "v8-unwinder.h"            // NOLINT(build/include_directory)
#include "v8-value-serializer.h"    // NOLINT(build/include_directory)
#include "v8-value.h"               // NOLINT(build/include_directory)
#include "v8-version.h"             // NOLINT(build/include_directory)
#include "v8-wasm.h"                // NOLINT(build/include_directory)
#include "v8-weak-callback-info.h"  // NOLINT(build/include_directory)
#include "v8config.h"               // NOLINT(build/include_directory)

#endif  // INCLUDE_V8_H_
