#include <cmath>
#include <cstdio>
#include <ostream>

#include "include/libplatform/v8-tracing.h"
#include "src/libplatform/trace-format.h"

// Events as JSON, one object each, in a list.
namespace v8::platform::tracing {

namespace {

void AppendString(const char* text, std::string* out) {
  *out += '"';
  for (const char* p = text == nullptr ? "NULL" : text; *p != '\0'; ++p) {
    switch (*p) {
      case '"': *out += "\\\""; break;
      case '\\': *out += "\\\\"; break;
      case '\b': *out += "\\b"; break;
      case '\f': *out += "\\f"; break;
      case '\n': *out += "\\n"; break;
      case '\r': *out += "\\r"; break;
      case '\t': *out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(*p) < 0x20) {
          char escape[8];
          snprintf(escape, sizeof escape, "\\u%04x", *p);
          *out += escape;
        } else {
          *out += *p;
        }
    }
  }
  *out += '"';
}

void AppendDouble(double value, std::string* out) {
  // JSON has no such numbers.
  if (std::isnan(value)) {
    *out += "\"NaN\"";
  } else if (std::isinf(value)) {
    *out += value < 0 ? "\"-Infinity\"" : "\"Infinity\"";
  } else {
    char text[32];
    snprintf(text, sizeof text, "%.17g", value);
    *out += text;
  }
}

void AppendHex(uint64_t value, std::string* out) {
  char text[24];
  snprintf(text, sizeof text, "\"0x%llx\"", static_cast<unsigned long long>(value));
  *out += text;
}

void AppendArgument(uint8_t type, TraceObject::ArgValue value, const v8::ConvertableToTraceFormat* convertable,
                    std::string* out) {
  switch (type) {
    case kBool: *out += value.as_uint != 0 ? "true" : "false"; break;
    case kUint: *out += std::to_string(value.as_uint); break;
    case kInt: *out += std::to_string(value.as_int); break;
    case kDouble: AppendDouble(value.as_double, out); break;
    case kPointer: AppendHex(reinterpret_cast<uint64_t>(value.as_pointer), out); break;
    case kString:
    case kCopiedString: AppendString(value.as_string, out); break;
    case kConvertable:
      if (convertable != nullptr) {
        convertable->AppendAsTraceFormat(out);
        break;
      }
      [[fallthrough]];
    default: *out += "null"; break;
  }
}

class JSONTraceWriter final : public TraceWriter {
 public:
  JSONTraceWriter(std::ostream& stream, const std::string& tag) : stream_(stream) { stream_ << "{\"" << tag << "\":["; }
  ~JSONTraceWriter() override { stream_ << "]}"; }

  void AppendTraceEvent(TraceObject* event) override {
    std::string out = is_first_ ? "{" : ",{";
    is_first_ = false;
    const auto number = [&](const char* key, int64_t value) { out += key + std::to_string(value); };
    number("\"pid\":", event->pid());
    number(",\"tid\":", event->tid());
    number(",\"ts\":", event->ts());
    number(",\"tts\":", event->tts());
    out += ",\"ph\":\"";
    out += event->phase();
    out += "\",\"cat\":";
    AppendString(TracingController::GetCategoryGroupName(event->category_enabled_flag()), &out);
    out += ",\"name\":";
    AppendString(event->name(), &out);
    number(",\"dur\":", static_cast<int64_t>(event->duration()));
    number(",\"tdur\":", static_cast<int64_t>(event->cpu_duration()));
    if ((event->flags() & (kFlowIn | kFlowOut)) != 0) {
      out += ",\"bind_id\":";
      AppendHex(event->bind_id(), &out);
      if ((event->flags() & kFlowIn) != 0) out += ",\"flow_in\":true";
      if ((event->flags() & kFlowOut) != 0) out += ",\"flow_out\":true";
    }
    if ((event->flags() & kHasId) != 0) {
      if (event->scope() != nullptr) {
        out += ",\"scope\":";
        AppendString(event->scope(), &out);
      }
      out += ",\"id\":";
      AppendHex(event->id(), &out);
    }
    out += ",\"args\":{";
    for (int i = 0; i < event->num_args(); ++i) {
      if (i > 0) out += ',';
      AppendString(event->arg_names()[i], &out);
      out += ':';
      AppendArgument(event->arg_types()[i], event->arg_values()[i], event->arg_convertables()[i].get(), &out);
    }
    out += "}}";
    stream_ << out;
  }
  void Flush() override { stream_.flush(); }

 private:
  std::ostream& stream_;
  bool is_first_ = true;
};

}  // namespace

TraceWriter* TraceWriter::CreateJSONTraceWriter(std::ostream& stream) {
  return CreateJSONTraceWriter(stream, "traceEvents");
}
TraceWriter* TraceWriter::CreateJSONTraceWriter(std::ostream& stream, const std::string& tag) {
  return new JSONTraceWriter(stream, tag);
}
TraceWriter* TraceWriter::CreateSystemInstrumentationTraceWriter() { return nullptr; }

}  // namespace v8::platform::tracing
