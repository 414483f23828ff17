#include "src/runtime/values/date-operations.h"

#include "src/date/calendar.h"
#include "src/date/date-parser.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

Result<TimeZone*> TimeZoneOf(Isolate* isolate) {
  if (V8_UNLIKELY(isolate->time_zone == nullptr)) {
    isolate->time_zone = base::New<TimeZone>();
    if (isolate->time_zone == nullptr) return ReportOutOfMemory(isolate, "time zone");
  }
  return isolate->time_zone;
}

void ResetTimeZone(Isolate* isolate) {
  if (isolate->time_zone != nullptr) isolate->time_zone->Reset();
}

Result<double> ParseDateString(Isolate* isolate, Tagged<String> text) {
  TimeZone* const zone = TRY(TimeZoneOf(isolate));
  const auto flat = TRY(String::Flatten(isolate, text));
  const auto content = flat->GetFlatContent();
  return content.IsOneByte() ? ParseDate(content.ToOneByteVector(), zone) : ParseDate(content.ToUC16Vector(), zone);
}

Result<Tagged<String>> DateToString(Isolate* isolate, double time, DateFormat format) {
  TimeZone* const zone = TRY(TimeZoneOf(isolate));
  char buffer[kDateBufferSize];
  const size_t length = FormatDate(time, format, zone, buffer);
  return NewStringFromUtf8(isolate, {buffer, length});
}

}  // namespace v8::internal
