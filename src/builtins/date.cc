#include <cmath>

#include "src/builtins/builtins.h"
#include "src/date/calendar.h"
#include "src/runtime/values/date-operations.h"

// Date, and Date.prototype but for the setters (date-setters.cc).
namespace v8::internal {

namespace {

#define THIS_TIME_VALUE(t)                                                                       \
  if (!IsJSDate(arguments.receiver())) return Throw(isolate, MessageTemplate::kNotDateObject);   \
  const double t = Cast<JSDate>(arguments.receiver())->time_value()

// The time value of the components that the constructor and Date.UTC take, before TimeClip and as local time.
Result<double> TimeFromComponents(Isolate* isolate, Arguments arguments) {
  double parts[7] = {kInvalidTime, 0, 1, 0, 0, 0, 0};
  for (int i = 0; i < 7 && (i == 0 || arguments.Has(i)); ++i) parts[i] = TRY(ToNumber(isolate, arguments.at(i)));
  const double day = MakeDay(MakeFullYear(parts[0]), parts[1], parts[2]);
  return MakeDate(day, MakeTime(parts[3], parts[4], parts[5], parts[6]));
}

}  // namespace

// ECMA-262 §21.4.2.1 Date ( ...values )
BUILTIN(DateConstructor) {
  if (!arguments.IsConstructCall()) return DateToString(isolate, CurrentTimeMillis(), DateFormat::kDateTime);
  double dv;
  if (arguments.length() == 0) {
    dv = CurrentTimeMillis();
  } else if (arguments.length() == 1) {
    const Value value = arguments.at(0);
    if (IsJSDate(value)) {
      dv = Cast<JSDate>(value)->time_value();
    } else {
      const Value v = TRY(ToPrimitive(isolate, value));
      dv = IsString(v) ? TRY(ParseDateString(isolate, Cast<String>(v))) : TRY(ToNumber(isolate, v));
    }
    dv = TimeClip(dv);
  } else {
    const double final_date = TRY(TimeFromComponents(isolate, arguments));
    TimeZone* const zone = TRY(TimeZoneOf(isolate));
    dv = TimeClip(zone->ToUtc(final_date));
  }
  const auto object = TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target())));
  Cast<JSDate>(object)->set_value(Value::Number(dv));
  return object;
}

// ECMA-262 §21.4.3.1 Date.now ( )
BUILTIN(DateNow) { return Value::Number(CurrentTimeMillis()); }

// ECMA-262 §21.4.3.2 Date.parse ( string )
BUILTIN(DateParse) {
  const auto string = TRY(ToString(isolate, arguments.at(0)));
  return Value::Number(TRY(ParseDateString(isolate, string)));
}

// ECMA-262 §21.4.3.4 Date.UTC ( year [ , month [ , date [ , hours [ , minutes [ , seconds [ , ms ] ] ] ] ] ] )
BUILTIN(DateUTC) { return Value::Number(TimeClip(TRY(TimeFromComponents(isolate, arguments)))); }

namespace {

// A field of the receiver's time: NaN for an invalid date.
template <typename GetField>
Result<Value> GetDateField(Isolate* isolate, Arguments arguments, bool utc, GetField get_field) {
  THIS_TIME_VALUE(t);
  if (std::isnan(t)) return NaNValue();
  int64_t time = static_cast<int64_t>(t);
  if (!utc) time = TRY(TimeZoneOf(isolate))->ToLocal(time);
  return Value::Int(get_field(FieldsFromTime(time)));
}

}  // namespace

// ECMA-262 §21.4.4.2 – §21.4.4.19, §B.2.3.1: the getters of fields
#define DATE_GETTER(Name, field)                                                                                  \
  BUILTIN(DatePrototypeGet##Name) {                                                                               \
    return GetDateField(isolate, arguments, false, [](const DateFields& fields) { return fields.field; });        \
  }
#define DATE_GETTERS(Name, field)                                                                                 \
  DATE_GETTER(Name, field)                                                                                        \
  BUILTIN(DatePrototypeGetUTC##Name) {                                                                            \
    return GetDateField(isolate, arguments, true, [](const DateFields& fields) { return fields.field; });         \
  }
DATE_GETTERS(Date, day)
DATE_GETTERS(Day, weekday)
DATE_GETTERS(FullYear, year)
DATE_GETTERS(Hours, hour)
DATE_GETTERS(Milliseconds, millisecond)
DATE_GETTERS(Minutes, minute)
DATE_GETTERS(Month, month)
DATE_GETTERS(Seconds, second)
DATE_GETTER(Year, year - 1900)
#undef DATE_GETTERS
#undef DATE_GETTER

// ECMA-262 §21.4.4.10 Date.prototype.getTime ( )
BUILTIN(DatePrototypeGetTime) {
  THIS_TIME_VALUE(t);
  return Value::Number(t);
}
// ECMA-262 §21.4.4.44 Date.prototype.valueOf ( )
BUILTIN(DatePrototypeValueOf) {
  THIS_TIME_VALUE(t);
  return Value::Number(t);
}

// ECMA-262 §21.4.4.11 Date.prototype.getTimezoneOffset ( )
BUILTIN(DatePrototypeGetTimezoneOffset) {
  THIS_TIME_VALUE(t);
  if (std::isnan(t)) return NaNValue();
  const int64_t offset = TRY(TimeZoneOf(isolate))->OffsetAt(static_cast<int64_t>(t));
  return Value::Number(static_cast<double>(-offset) / kMsPerMinute + 0.0);
}

#define DATE_FORMATTER(Name, format)                         \
  BUILTIN(DatePrototype##Name) {                             \
    THIS_TIME_VALUE(t);                                      \
    return DateToString(isolate, t, DateFormat::format);     \
  }
DATE_FORMATTER(ToString, kDateTime)
DATE_FORMATTER(ToDateString, kDate)
DATE_FORMATTER(ToTimeString, kTime)
DATE_FORMATTER(ToUTCString, kUTC)
#undef DATE_FORMATTER
#define LOCALE_DATE_FORMATTER(Name, format)              \
  BUILTIN(DatePrototype##Name) {                         \
    isolate->CountUsage(UseCounter::kDate##Name);        \
    THIS_TIME_VALUE(t);                                  \
    return DateToString(isolate, t, DateFormat::format); \
  }
LOCALE_DATE_FORMATTER(ToLocaleString, kLocale)
LOCALE_DATE_FORMATTER(ToLocaleDateString, kLocaleDate)
LOCALE_DATE_FORMATTER(ToLocaleTimeString, kLocaleTime)
#undef LOCALE_DATE_FORMATTER

// ECMA-262 §21.4.4.36 Date.prototype.toISOString ( )
BUILTIN(DatePrototypeToISOString) {
  THIS_TIME_VALUE(t);
  if (std::isnan(t)) return Throw(isolate, MessageTemplate::kInvalidTimeValue);
  return DateToString(isolate, t, DateFormat::kISO);
}

// ECMA-262 §21.4.4.37 Date.prototype.toJSON ( key )
BUILTIN(DatePrototypeToJSON) {
  const auto o = TRY(ToObject(isolate, arguments.receiver()));
  const Value tv = TRY(ToPrimitive(isolate, o, ToPrimitiveHint::kNumber));
  if (tv.IsNumber() && !std::isfinite(tv.AsNumber())) return Null();
  return Invoke(isolate, o, ReadOnlyRoots::toISOString_string());
}

// ECMA-262 §21.4.4.45 Date.prototype [ @@toPrimitive ] ( hint )
BUILTIN(DatePrototypeToPrimitive) {
  const Value o = arguments.receiver();
  if (!IsJSReceiver(o)) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,
                 TRY(NewStringFromAscii(isolate, "Date.prototype [ @@toPrimitive ]")), o);
  }
  const Value hint = arguments.at(0);
  if (IsString(hint)) {
    const auto text = Cast<String>(hint);
    if (text->IsEqualTo("string") || text->IsEqualTo("default")) {
      return OrdinaryToPrimitive(isolate, Cast<JSReceiver>(o), ToPrimitiveHint::kString);
    }
    if (text->IsEqualTo("number")) {
      return OrdinaryToPrimitive(isolate, Cast<JSReceiver>(o), ToPrimitiveHint::kNumber);
    }
  }
  return Throw(isolate, MessageTemplate::kInvalidHint, hint);
}

}  // namespace v8::internal
