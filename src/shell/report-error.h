#ifndef FLAT8_SRC_SHELL_REPORT_ERROR_H_
#define FLAT8_SRC_SHELL_REPORT_ERROR_H_

#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8-message.h"
#include "include/v8-value.h"

namespace flat8::shell {

// Prints on stderr what was thrown, where, and the source line:
//
//     Uncaught TypeError: x is not a function
//         at f (file.js:3:7) {
//       code: 'E_CODE',
//       [cause]: Error: why
//           at g (file.js:9:9)
//     }
//
//         x();
//         ^
//
// What is thrown and no error is inspected. `note` comes after "Uncaught". A conversion of the program's own that
// throws meanwhile is passed over.
void ReportError(v8::Isolate* isolate, v8::Local<v8::Value> exception, v8::Local<v8::Message> message,
                 const char* note = "");

// Prints that a module still waits when nothing is left to run: at which await.
void ReportStalledAwait(v8::Isolate* isolate, v8::Local<v8::Message> message);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_REPORT_ERROR_H_
