#include "src/date/time-zone.h"

#include <time.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "src/date/calendar.h"

namespace v8::internal {

namespace {

bool BreakDown(int64_t utc, tm* fields) {
  const time_t seconds = static_cast<time_t>(FloorDivide(utc, 1000));
  return localtime_r(&seconds, fields) != nullptr;
}

int64_t AskForOffset(int64_t utc) {
  tm fields;
  return BreakDown(utc, &fields) ? static_cast<int64_t>(fields.tm_gmtoff) * 1000 : 0;
}

struct ZoneName {
  const char* abbreviation;
  int offset_minutes;  // Abbreviations are ambiguous without.
  const char* name;
};
constexpr ZoneName kZoneNames[] = {
    {"UTC", 0, "Coordinated Universal Time"},
    {"GMT", 0, "Greenwich Mean Time"},
    {"BST", 60, "British Summer Time"},
    {"WET", 0, "Western European Standard Time"},
    {"WEST", 60, "Western European Summer Time"},
    {"CET", 60, "Central European Standard Time"},
    {"CEST", 120, "Central European Summer Time"},
    {"EET", 120, "Eastern European Standard Time"},
    {"EEST", 180, "Eastern European Summer Time"},
    {"MSK", 180, "Moscow Standard Time"},
    {"EST", -300, "Eastern Standard Time"},
    {"EDT", -240, "Eastern Daylight Time"},
    {"CST", -360, "Central Standard Time"},
    {"CDT", -300, "Central Daylight Time"},
    {"MST", -420, "Mountain Standard Time"},
    {"MDT", -360, "Mountain Daylight Time"},
    {"PST", -480, "Pacific Standard Time"},
    {"PDT", -420, "Pacific Daylight Time"},
    {"AKST", -540, "Alaska Standard Time"},
    {"AKDT", -480, "Alaska Daylight Time"},
    {"HST", -600, "Hawaii-Aleutian Standard Time"},
    {"IST", 330, "India Standard Time"},
    {"CST", 480, "China Standard Time"},
    {"HKT", 480, "Hong Kong Standard Time"},
    {"JST", 540, "Japan Standard Time"},
    {"KST", 540, "Korean Standard Time"},
    {"AEST", 600, "Australian Eastern Standard Time"},
    {"AEDT", 660, "Australian Eastern Daylight Time"},
    {"ACST", 570, "Australian Central Standard Time"},
    {"ACDT", 630, "Australian Central Daylight Time"},
    {"AWST", 480, "Australian Western Standard Time"},
    {"NZST", 720, "New Zealand Standard Time"},
    {"NZDT", 780, "New Zealand Daylight Time"},
    {"SAST", 120, "South Africa Standard Time"},
};

}  // namespace

void TimeZone::Reset() {
  tzset();
  for (Entry& entry : entries_) entry = {std::numeric_limits<int64_t>::min(), 0, false};
}

int64_t TimeZone::OffsetAt(int64_t utc) {
  const int64_t block = FloorDivide(utc, kBlockMs);
  Entry& entry = entries_[static_cast<uint64_t>(block) % kEntries];
  if (entry.block != block) {
    const int64_t first = AskForOffset(block * kBlockMs), last = AskForOffset((block + 1) * kBlockMs - 1);
    entry = {block, static_cast<int32_t>(first), first == last};
  }
  return entry.constant ? entry.offset : AskForOffset(utc);
}

double TimeZone::ToUtc(double local) {
  if (!(std::fabs(local) <= kMaxTimeValue + kMsPerDay)) return std::numeric_limits<double>::quiet_NaN();
  const int64_t time = static_cast<int64_t>(local);
  const int64_t before = OffsetAt(time - kMsPerDay), after = OffsetAt(time + kMsPerDay);
  int64_t utc = time - before;
  if (before != after && OffsetAt(utc) != before && OffsetAt(time - after) == after) utc = time - after;
  return static_cast<double>(utc);
}

size_t TimeZone::NameAt(int64_t utc, char out[kMaxNameLength]) {
  tm fields;
  const bool known = BreakDown(utc, &fields);
  // Before time zones there was local mean time; it goes by the name of what followed.
  if (known && utc < 0 && fields.tm_zone != nullptr && std::strcmp(fields.tm_zone, "LMT") == 0) return NameAt(0, out);
  const char* name = known && fields.tm_zone != nullptr ? fields.tm_zone : "UTC";
  const int offset = known ? static_cast<int>(fields.tm_gmtoff / 60) : 0;
  for (const ZoneName& zone : kZoneNames) {
    if (zone.offset_minutes == offset && std::strcmp(zone.abbreviation, name) == 0) {
      name = zone.name;
      break;
    }
  }
  const size_t length = strnlen(name, kMaxNameLength - 1);
  std::memcpy(out, name, length);
  return length;
}

}  // namespace v8::internal
