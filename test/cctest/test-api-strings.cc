// String: making, measuring, copying out.

#include <cstring>
#include <string>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

using String = v8::String;

v8::Isolate* Isolate() { return CcTest::isolate(); }
v8::Local<String> FromUnits(std::u16string text) {
  return String::NewFromTwoByte(Isolate(), reinterpret_cast<const uint16_t*>(text.data()), v8::NewStringType::kNormal,
                                static_cast<int>(text.size()))
      .ToLocalChecked();
}
// "Aé€😀" and a lone surrogate.
v8::Local<String> Sample() { return FromUnits(u"A\u00e9\u20ac\U0001F600\xD800"); }

}  // namespace

// --- Making

TEST(StringsFromUtf8) {
  v8::HandleScope handles(Isolate());
  CHECK_EQ(3, String::NewFromUtf8(Isolate(), "abc").ToLocalChecked()->Length());
  CHECK_EQ(2, String::NewFromUtf8(Isolate(), "abc", v8::NewStringType::kNormal, 2).ToLocalChecked()->Length());
  CHECK_EQ(4, String::NewFromUtf8Literal(Isolate(), "a\0bc")->Length());
  CHECK_EQ(0, String::NewFromUtf8Literal(Isolate(), "")->Length());
  CHECK(String::NewFromUtf8(Isolate(), "").ToLocalChecked()->StrictEquals(String::Empty(Isolate())));
  v8::Local<String> wide = String::NewFromUtf8(Isolate(), "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80").ToLocalChecked();
  CHECK(wide->StringEquals(FromUnits(u"A\u00e9\u20ac\U0001F600")));
  // What is no UTF-8 becomes U+FFFD, one for each maximal part.
  CHECK(String::NewFromUtf8(Isolate(), "a\xf0\x9f\x98z\xff")
            .ToLocalChecked()
            ->StringEquals(FromUnits(u"a\uFFFDz\uFFFD")));
  // Internalized strings are one object.
  v8::Local<String> once = String::NewFromUtf8(Isolate(), "once", v8::NewStringType::kInternalized).ToLocalChecked();
  CHECK(once == String::NewFromUtf8(Isolate(), "once", v8::NewStringType::kInternalized).ToLocalChecked());
  CHECK(once == v8_str("once")->InternalizeString(Isolate()));
  CHECK_EQ(once->GetIdentityHash(), v8_str("once")->InternalizeString(Isolate())->GetIdentityHash());
}

TEST(StringsFromOneAndTwoBytes) {
  v8::HandleScope handles(Isolate());
  const uint8_t latin[] = {'a', 0xe9, 0};
  v8::Local<String> one_byte = String::NewFromOneByte(Isolate(), latin).ToLocalChecked();
  CHECK_EQ(2, one_byte->Length());
  CHECK(one_byte->IsOneByte());
  CHECK_EQ(3, String::NewFromOneByte(Isolate(), latin, v8::NewStringType::kNormal, 3).ToLocalChecked()->Length());
  const uint16_t units[] = {'a', 0xe9, 0};
  v8::Local<String> two_byte = String::NewFromTwoByte(Isolate(), units).ToLocalChecked();
  CHECK(two_byte->StringEquals(one_byte));
  CHECK(two_byte->ContainsOnlyOneByte());
  CHECK(!FromUnits(u"\u0100")->ContainsOnlyOneByte());
  CHECK(!FromUnits(u"\u0100")->IsOneByte());
  CHECK_EQ(0, String::NewFromTwoByte(Isolate(), units, v8::NewStringType::kNormal, 0).ToLocalChecked()->Length());
}

TEST(StringsTooLong) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  static const char byte = 'x';
  v8::TryCatch try_catch(Isolate());
  const int length = String::kMaxLength + 1;
  CHECK(String::NewFromOneByte(Isolate(), reinterpret_cast<const uint8_t*>(&byte), v8::NewStringType::kNormal, length)
            .IsEmpty());
  CHECK(String::NewFromTwoByte(Isolate(), reinterpret_cast<const uint16_t*>(&byte), v8::NewStringType::kNormal, length)
            .IsEmpty());
  v8::Local<String> text = CompileRun("'0123456789abcdef'.repeat(2 ** 20)").As<String>();
  for (int doublings = 0; doublings < 4; ++doublings) text = String::Concat(Isolate(), text, text);
  CHECK_EQ(1 << 28, text->Length());
  CHECK(String::Concat(Isolate(), text, text).IsEmpty());
  CHECK(!try_catch.HasCaught());
}

TEST(StringsJoined) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::Local<String> joined = String::Concat(Isolate(), v8_str("left and "), FromUnits(u"\u20ac right"));
  CHECK_EQ(16, joined->Length());
  CHECK(joined->StringEquals(FromUnits(u"left and \u20ac right")));
  CHECK(String::Concat(Isolate(), String::Empty(Isolate()), v8_str("x"))->StringEquals(v8_str("x")));
  START_ALLOW_USE_DEPRECATED()
  CHECK(String::Concat(v8_str("a"), v8_str("b"))->StringEquals(v8_str("ab")));
  END_ALLOW_USE_DEPRECATED()
}

// --- Copying out

TEST(WritesUnits) {
  v8::HandleScope handles(Isolate());
  uint16_t units[8];
  memset(units, 0xFF, sizeof units);
  CHECK_EQ(6, Sample()->Write(Isolate(), units));
  CHECK_EQ(0x20ac, units[2]);
  CHECK_EQ(0, units[6]);
  memset(units, 0xFF, sizeof units);
  CHECK_EQ(2, Sample()->Write(Isolate(), units, 1, 2));
  CHECK_EQ(0xe9, units[0]);
  CHECK_EQ(0xFFFF, units[2]);
  CHECK_EQ(1, Sample()->Write(Isolate(), units, 5, 4, String::NO_NULL_TERMINATION));
  CHECK_EQ(0x20ac, units[1]);
  CHECK_EQ(0, Sample()->Write(Isolate(), units, 6, -1));
  CHECK_EQ(0, units[0]);
  uint8_t bytes[4] = {9, 9, 9, 9};
  CHECK_EQ(2, v8_str("xyz")->WriteOneByte(Isolate(), bytes, 1));
  CHECK_EQ(0, memcmp(bytes, "yz\0\x09", 4));
  // The upper halves are cut off.
  CHECK_EQ(1, Sample()->WriteOneByte(Isolate(), bytes, 2, 1));
  CHECK_EQ(0xac, bytes[0]);
}

TEST(WritesUtf8) {
  v8::HandleScope handles(Isolate());
  v8::Local<String> sample = Sample();
  CHECK_EQ(13, sample->Utf8Length(Isolate()));
  char text[16];
  int units = -1;
  CHECK_EQ(14, sample->WriteUtf8(Isolate(), text, -1, &units));
  CHECK_EQ(6, units);
  CHECK_EQ(0, memcmp(text, "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0\x80", 14));
  CHECK_EQ(13,
           sample->WriteUtf8(Isolate(), text, -1, nullptr, String::NO_NULL_TERMINATION | String::REPLACE_INVALID_UTF8));
  CHECK_EQ(0, memcmp(text + 10, "\xef\xbf\xbd", 3));
  // Whole characters only, and a zero only behind the last one.
  memset(text, '?', sizeof text);
  CHECK_EQ(3, sample->WriteUtf8(Isolate(), text, 5, &units));
  CHECK_EQ(2, units);
  CHECK_EQ('?', text[3]);
  CHECK_EQ(0, sample->WriteUtf8(Isolate(), text, 0, &units));
  CHECK_EQ(0, units);
  CHECK_EQ(3, v8_str("abc")->WriteUtf8(Isolate(), text, 3));
  CHECK_EQ('?', text[3]);
  CHECK_EQ(4, v8_str("abc")->WriteUtf8(Isolate(), text, 4));
  CHECK_EQ('\0', text[3]);
}

TEST(WritesTheNewerWay) {
  v8::HandleScope handles(Isolate());
  v8::Local<String> sample = Sample();
  CHECK_EQ(13u, sample->Utf8LengthV2(Isolate()));
  uint16_t units[4] = {9, 9, 9, 9};
  sample->WriteV2(Isolate(), 1, 2, units);
  CHECK_EQ(0xe9, units[0]);
  CHECK_EQ(0x20ac, units[1]);
  CHECK_EQ(9, units[2]);
  sample->WriteV2(Isolate(), 2, 1, units, String::WriteFlags::kNullTerminate);
  CHECK_EQ(0, units[1]);
  uint8_t bytes[4] = {9, 9, 9, 9};
  v8_str("xyz")->WriteOneByteV2(Isolate(), 0, 3, bytes);
  CHECK_EQ(0, memcmp(bytes, "xyz\x09", 4));
  v8_str("xyz")->WriteOneByteV2(Isolate(), 2, 1, bytes, String::WriteFlags::kNullTerminate);
  CHECK_EQ(0, memcmp(bytes, "z\0z\x09", 4));
  char text[16];
  size_t processed = 99;
  CHECK_EQ(13u, sample->WriteUtf8V2(Isolate(), text, sizeof text, String::WriteFlags::kNone, &processed));
  CHECK_EQ(6u, processed);
  memset(text, '?', sizeof text);
  CHECK_EQ(4u, sample->WriteUtf8V2(Isolate(), text, 5, String::WriteFlags::kNullTerminate, &processed));
  CHECK_EQ(0, memcmp(text, "A\xc3\xa9\0?", 5));
  CHECK_EQ(2u, processed);
  CHECK_EQ(14u, sample->WriteUtf8V2(Isolate(), text, sizeof text,
                                    String::WriteFlags::kNullTerminate | String::WriteFlags::kReplaceInvalidUtf8));
  CHECK_EQ(0, memcmp(text + 10, "\xef\xbf\xbd\0", 4));
  CHECK_EQ(0u, sample->WriteUtf8V2(Isolate(), text, 0));
}

TEST(OlderFormsUseTheCurrentIsolate) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  START_ALLOW_USE_DEPRECATED()
  v8::Local<String> text = v8_str("text");
  char utf8[8];
  uint8_t bytes[8];
  uint16_t units[8];
  CHECK_EQ(4, text->Utf8Length());
  CHECK_EQ(5, text->WriteUtf8(utf8));
  CHECK_EQ(4, text->WriteOneByte(bytes));
  CHECK_EQ(4, text->Write(units));
  CHECK_EQ(0, strcmp("text", *String::Utf8Value(text)));
  CHECK_EQ('x', (*String::Value(text))[2]);
  END_ALLOW_USE_DEPRECATED()
}

// --- Utf8Value, Value, ValueView

TEST(ValuesAsText) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  String::Utf8Value number(Isolate(), v8_num(1.5));
  CHECK_EQ(0, strcmp("1.5", *number));
  CHECK_EQ(3, number.length());
  String::Utf8Value surrogate(Isolate(), Sample());
  CHECK_EQ(13, surrogate.length());
  CHECK_EQ(0, strcmp("A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xef\xbf\xbd", *surrogate));
  String::Utf8Value as_it_is(Isolate(), Sample(), String::NO_OPTIONS);
  CHECK_EQ(0, strcmp("A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0\x80", *as_it_is));
  String::Value units(Isolate(), CompileRun("({ toString() { return 'mine'; } })"));
  CHECK_EQ(4, units.length());
  CHECK_EQ('m', (*units)[0]);
  CHECK_EQ(0, (*units)[4]);
  // What cannot be converted is null, and no exception is left behind.
  for (const char* source : {"Symbol()", "({ toString() { throw 1; } })"}) {
    v8::TryCatch try_catch(Isolate());
    String::Utf8Value utf8(Isolate(), CompileRun(source));
    CHECK_NULL(*utf8);
    CHECK_EQ(0, utf8.length());
    String::Value value(Isolate(), CompileRun(source));
    CHECK_NULL(*value);
    CHECK_EQ(0, value.length());
    CHECK(!try_catch.HasCaught());
  }
  CHECK_NULL(*String::Utf8Value(Isolate(), v8::Local<v8::Value>()));
  CHECK_NULL(*String::Value(Isolate(), v8::Local<v8::Value>()));
}

TEST(ViewsOfCharacters) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  {
    String::ValueView view(Isolate(), CompileRun("'a rather long string ' + 'of two parts'").As<String>());
    CHECK(view.is_one_byte());
    CHECK_EQ(33, view.length());
    CHECK_EQ(0, memcmp(view.data8(), "a rather long string of two parts", 33));
  }
  {
    String::ValueView view(Isolate(), Sample());
    CHECK(!view.is_one_byte());
    CHECK_EQ(6, view.length());
    CHECK_EQ(0xD800, view.data16()[5]);
  }
  CHECK_EQ(0, String::ValueView(Isolate(), String::Empty(Isolate())).length());
}

// --- Symbols and names

TEST(SymbolsOfTheHost) {
  v8::HandleScope handles(Isolate());
  LocalContext context;
  v8::Local<v8::Symbol> symbol = v8::Symbol::New(Isolate(), v8_str("description"));
  CHECK(v8_str("description")->StrictEquals(symbol->Description(Isolate())));
  CHECK(v8::Symbol::New(Isolate())->Description(Isolate())->IsUndefined());
  CHECK(!symbol->StrictEquals(v8::Symbol::New(Isolate(), v8_str("description"))));
  CHECK(v8::Symbol::For(Isolate(), v8_str("shared"))->StrictEquals(CompileRun("Symbol.for('shared')")));
  CHECK(v8::Symbol::ForApi(Isolate(), v8_str("shared")) == v8::Symbol::ForApi(Isolate(), v8_str("shared")));
  CHECK(v8::Symbol::ForApi(Isolate(), v8_str("shared")) != v8::Symbol::For(Isolate(), v8_str("shared")));
  CHECK_NE(0, symbol->GetIdentityHash());
  CHECK_EQ(symbol->GetIdentityHash(), symbol->GetIdentityHash());
  const struct {
    v8::Local<v8::Symbol> (*get)(v8::Isolate*);
    const char* source;
  } known[] = {{v8::Symbol::GetAsyncIterator, "Symbol.asyncIterator"},
               {v8::Symbol::GetHasInstance, "Symbol.hasInstance"},
               {v8::Symbol::GetIsConcatSpreadable, "Symbol.isConcatSpreadable"},
               {v8::Symbol::GetIterator, "Symbol.iterator"},
               {v8::Symbol::GetMatch, "Symbol.match"},
               {v8::Symbol::GetReplace, "Symbol.replace"},
               {v8::Symbol::GetSearch, "Symbol.search"},
               {v8::Symbol::GetSplit, "Symbol.split"},
               {v8::Symbol::GetToPrimitive, "Symbol.toPrimitive"},
               {v8::Symbol::GetToStringTag, "Symbol.toStringTag"},
               {v8::Symbol::GetUnscopables, "Symbol.unscopables"}};
  for (const auto& each : known) CHECK(each.get(Isolate())->StrictEquals(CompileRun(each.source)));
}
