// The program `flat8`: sets the engine up, runs what the command line names, takes it down again.

#include <stdio.h>

#include <memory>

#include "include/libplatform/libplatform.h"
#include "include/v8-initialization.h"
#include "src/shell/file-io.h"
#include "src/shell/options.h"
#include "src/shell/shell.h"

int main(int argc, char** argv) {
  flat8::shell::Options options;
  int exit_code = flat8::shell::kSuccess;
  if (!flat8::shell::ParseCommandLine(argc, argv, &options, &exit_code)) return exit_code;
  std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  {
    flat8::shell::Shell shell(platform.get(), options);
    exit_code = shell.Run();
  }
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return exit_code;
}
