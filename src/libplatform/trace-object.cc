#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "include/libplatform/v8-tracing.h"
#include "src/libplatform/trace-format.h"

namespace v8::platform::tracing {

TraceObject::~TraceObject() = default;

void TraceObject::Initialize(char phase, const uint8_t* category_enabled_flag, const char* name, const char* scope,
                             uint64_t id, uint64_t bind_id, int num_args, const char** arg_names,
                             const uint8_t* arg_types, const uint64_t* arg_values,
                             std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables, unsigned int flags,
                             int64_t timestamp, int64_t cpu_timestamp) {
  InitializeForTesting(phase, category_enabled_flag, name, scope, id, bind_id, num_args, arg_names, arg_types,
                       arg_values, arg_convertables, flags, static_cast<int>(getpid()),
                       static_cast<int>(syscall(SYS_gettid)), timestamp, cpu_timestamp, 0, 0);
}

void TraceObject::InitializeForTesting(char phase, const uint8_t* category_enabled_flag, const char* name,
                                       const char* scope, uint64_t id, uint64_t bind_id, int num_args,
                                       const char** arg_names, const uint8_t* arg_types, const uint64_t* arg_values,
                                       std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables,
                                       unsigned int flags, int pid, int tid, int64_t ts, int64_t tts, uint64_t duration,
                                       uint64_t cpu_duration) {
  pid_ = pid;
  tid_ = tid;
  phase_ = phase;
  category_enabled_flag_ = category_enabled_flag;
  name_ = name;
  scope_ = scope;
  id_ = id;
  bind_id_ = bind_id;
  flags_ = flags;
  ts_ = ts;
  tts_ = tts;
  duration_ = duration;
  cpu_duration_ = cpu_duration;
  num_args_ = num_args > kTraceMaxNumArgs ? kTraceMaxNumArgs : num_args;
  for (int i = 0; i < num_args_; ++i) {
    arg_names_[i] = arg_names[i];
    arg_types_[i] = arg_types[i];
    arg_values_[i].as_uint = arg_values[i];
    if (arg_types[i] == kConvertable) arg_convertables_[i] = std::move(arg_convertables[i]);
  }

  // What will not last is put one behind the other into one block.
  const char** texts[2 + 2 * kTraceMaxNumArgs];
  int count = 0;
  if ((flags & kCopyStrings) != 0) {
    texts[count++] = &name_;
    texts[count++] = &scope_;
    for (int i = 0; i < num_args_; ++i) texts[count++] = &arg_names_[i];
  }
  for (int i = 0; i < num_args_; ++i) {
    if (arg_types_[i] == kCopiedString) texts[count++] = &arg_values_[i].as_string;
  }
  size_t size = 0;
  for (int i = 0; i < count; ++i) size += *texts[i] == nullptr ? 0 : strlen(*texts[i]) + 1;
  copies_.reset(size == 0 ? nullptr : new char[size]);
  char* out = copies_.get();
  for (int i = 0; i < count; ++i) {
    if (*texts[i] == nullptr) continue;
    const size_t length = strlen(*texts[i]) + 1;
    *texts[i] = static_cast<const char*>(memcpy(out, *texts[i], length));
    out += length;
  }
}

void TraceObject::UpdateDuration(int64_t timestamp, int64_t cpu_timestamp) {
  duration_ = static_cast<uint64_t>(timestamp - ts_);
  cpu_duration_ = static_cast<uint64_t>(cpu_timestamp - tts_);
}

}  // namespace v8::platform::tracing
