// String: making, measuring, writing, comparing.

#include "host.h"

HOST(StringsInvalidUtf8) {
  for (const char* bytes :
       {"a\xFFz", "\xC3", "\xED\xA0\x80", "\xF0\x9F\x98", "\xC0\x80", "\xF4\x90\x80\x80", "\xE2\x82z"}) {
    Print("read", String::NewFromUtf8(isolate, bytes));
  }
}

HOST(StringsLengths) {
  Print("negative length counts", String::NewFromUtf8(isolate, "abc", NewStringType::kNormal, -1));
  Print("prefix", String::NewFromUtf8(isolate, "abcdef", NewStringType::kNormal, 2));
  Print("none", String::NewFromUtf8(isolate, "abcdef", NewStringType::kInternalized, 0));
  Print("NUL inside", String::NewFromUtf8(isolate, "a\0b", NewStringType::kNormal, 3));
  Print("literal with NUL", String::NewFromUtf8Literal(isolate, "a\0b"));
  Print("empty", String::Empty(isolate)->Length());
  Print("too long", String::NewFromUtf8(isolate, "", NewStringType::kNormal, String::kMaxLength + 1).IsEmpty());
  Print("too long one-byte",
        String::NewFromOneByte(isolate, nullptr, NewStringType::kNormal, String::kMaxLength + 1).IsEmpty());
  Print("kMaxLength", String::kMaxLength);
}

HOST(StringsUtf8Length) {
  const uint16_t pair[] = {0xD83D, 0xDE00};
  const uint16_t swapped[] = {0xDE00, 0xD83D};
  const uint16_t mixed[] = {'a', 0xE9, 0x20AC, 0xD83D, 0xDE00, 0xD800};
  for (auto& [units, length] :
       std::vector<std::pair<const uint16_t*, int>>{{pair, 2}, {swapped, 2}, {pair, 1}, {mixed, 6}}) {
    Local<String> string = String::NewFromTwoByte(isolate, units, NewStringType::kNormal, length).ToLocalChecked();
    Print("length", string->Length());
    Print("bytes", string->Utf8Length(isolate));
    Print("one byte", string->IsOneByte());
    Print("contains one byte", string->ContainsOnlyOneByte());
  }
}

static void PrintBytes(const char* label, const char* bytes, int length) {
  std::string text;
  for (int i = 0; i < length; i++) {
    char hex[4];
    snprintf(hex, sizeof hex, "%02X ", static_cast<unsigned char>(bytes[i]));
    text += hex;
  }
  PrintLine(label, text);
}

HOST(StringsWriteUtf8) {
  const uint16_t units[] = {'a', 0xE9, 0x20AC, 0xD83D, 0xDE00, 'z'};
  Local<String> string = String::NewFromTwoByte(isolate, units, NewStringType::kNormal, 6).ToLocalChecked();
  for (int capacity = 0; capacity <= 13; capacity++) {
    char buffer[20];
    memset(buffer, '#', sizeof buffer);
    int characters = -1;
    int written = string->WriteUtf8(isolate, buffer, capacity, &characters);
    Print("capacity", capacity);
    Print("written", written);
    Print("characters", characters);
    PrintBytes("bytes", buffer, 14);
  }
}

HOST(StringsWriteUtf8Options) {
  const uint16_t units[] = {0xD83D, 'x', 0xDC00};
  Local<String> string = String::NewFromTwoByte(isolate, units, NewStringType::kNormal, 3).ToLocalChecked();
  for (int options : {0, int{String::NO_NULL_TERMINATION}, int{String::REPLACE_INVALID_UTF8},
                      String::REPLACE_INVALID_UTF8 | String::NO_NULL_TERMINATION}) {
    char buffer[16];
    memset(buffer, '#', sizeof buffer);
    Print("written", string->WriteUtf8(isolate, buffer, sizeof buffer, nullptr, options));
    PrintBytes("bytes", buffer, 12);
  }
}

HOST(StringsWriteTwoByte) {
  Local<String> string = Str("hello \xE2\x82\xAC world");
  for (auto [start, length] : std::vector<std::pair<int, int>>{{0, -1}, {6, 3}, {13, 5}, {12, 4}, {0, 0}}) {
    uint16_t buffer[20];
    std::fill(buffer, buffer + 20, 0x23);
    Print("written", string->Write(isolate, buffer, start, length));
    Print("units", String::NewFromTwoByte(isolate, buffer, NewStringType::kNormal, 16));
  }
}

HOST(StringsWriteOneByte) {
  Local<String> string = Str("caf\xC3\xA9 \xE2\x82\xAC");
  for (auto [start, length] : std::vector<std::pair<int, int>>{{0, -1}, {3, 2}, {0, 2}}) {
    for (int options : {0, int{String::NO_NULL_TERMINATION}}) {
      uint8_t buffer[12];
      memset(buffer, '#', sizeof buffer);
      Print("written", string->WriteOneByte(isolate, buffer, start, length, options));
      PrintBytes("bytes", reinterpret_cast<char*>(buffer), 9);
    }
  }
}

HOST(StringsEquality) {
  Local<String> a = String::Concat(isolate, Str("con"), Str("cat"));
  Local<String> b = String::NewFromUtf8Literal(isolate, "concat", NewStringType::kInternalized);
  Print("StringEquals", a->StringEquals(b));
  Print("StrictEquals", a->StrictEquals(b));
  Print("SameValue", a->SameValue(b));
  Print("Equals", a->Equals(context, b));
  Print("handles of equal internalized strings",
        b == Str("concat").As<String>() ||
            b == String::NewFromUtf8Literal(isolate, "concat", NewStringType::kInternalized));
  Print("not equal", a->StringEquals(Str("concAt")));
  Print("number", Str("1")->Equals(context, Int(1)));
  Print("number strictly", Str("1")->StrictEquals(Int(1)));
}

HOST(StringsConcat) {
  Local<String> long_string = Str("0123456789012345678901234567890123456789");
  Print("short", String::Concat(isolate, Str("a"), Str("\xE2\x82\xAC")));
  Local<String> rope = String::Concat(isolate, long_string, long_string);
  Print("rope", rope);
  Print("empty left", String::Concat(isolate, String::Empty(isolate), long_string) == long_string);
  Print("one-byte", String::Concat(isolate, rope, Str("\xE2\x82\xAC"))->IsOneByte());
  Local<String> doubled = rope;
  for (int i = 0; i < 22 && !doubled.IsEmpty(); i++) doubled = String::Concat(isolate, doubled, doubled);
  Print("still short enough", !doubled.IsEmpty());
  if (!doubled.IsEmpty()) {
    TryCatch try_catch(isolate);
    doubled = String::Concat(isolate, doubled, doubled);
    Print("too long", doubled.IsEmpty());
    Print("throws", try_catch.HasCaught());
  }
}

HOST(StringsUtf8Value) {
  String::Utf8Value number(isolate, Num(1.5));
  Print("number", std::string(*number));
  String::Utf8Value object(isolate, RunChecked("({toString() { return 'from toString' }})"));
  Print("object", std::string(*object));
  TryCatch try_catch(isolate);
  String::Utf8Value throws(isolate, RunChecked("({toString() { throw 1 }})"));
  Print("throws", *throws == nullptr);
  Print("length", throws.length());
  Print("caught outside", try_catch.HasCaught());
  String::Utf8Value symbol(isolate, Symbol::New(isolate, Str("s")));
  Print("symbol", *symbol == nullptr);
  String::Utf8Value empty(isolate, Local<Value>());
  Print("empty handle", *empty == nullptr);
  String::Value units(isolate, Str("\xE2\x82\xAC"));
  Print("two-byte", (*units)[0]);
  Print("two-byte length", units.length());
  String::Utf8Value surrogate(isolate, RunChecked("'\\uD800'"));
  PrintBytes("lone surrogate", *surrogate, surrogate.length());
}

HOST(StringsTypes) {
  struct Case {
    const char* label;
    Local<Value> value;
  };
  for (auto& [label, value] : std::initializer_list<Case>{{"string", Str("x")},
                                                          {"object", RunChecked("new String('x')")},
                                                          {"symbol", Symbol::New(isolate)},
                                                          {"number", Int(1)}}) {
    PrintLine(label, std::string("IsString ") + Text(value->IsString()) + " IsName " + Text(value->IsName()) +
                         " IsStringObject " + Text(value->IsStringObject()) + " IsObject " + Text(value->IsObject()));
  }
}

HOST(StringsConversions) {
  for (const char* source :
       {"null", "undefined", "-0", "1e21", "123456789012345680000", "0.000001", "1e-7", "[1,[2,3]]", "({})",
        "(function f(a) { return a })", "Symbol('x')", "10n", "[null, undefined]", "/a/g",
        "({toString: undefined, valueOf() { return 7 }})", "({toString() { return {} }, valueOf() { return {} }})"}) {
    Local<Value> value = RunChecked(source);
    PrintTry(std::string("ToString ") + source, [&] { return value->ToString(context); });
    PrintTry(std::string("ToDetailString ") + source, [&] { return value->ToDetailString(context); });
  }
}
