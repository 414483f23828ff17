#ifndef V8_LIBPLATFORM_LIBPLATFORM_EXPORT_H_
#define V8_LIBPLATFORM_LIBPLATFORM_EXPORT_H_

#include "../v8config.h"  // NOLINT(build/include_directory)

// The platform is part of the same library as the engine.
#define V8_PLATFORM_EXPORT V8_EXPORT

#endif  // V8_LIBPLATFORM_LIBPLATFORM_EXPORT_H_
