// Where messages say that something went wrong.

#include <string>

#include "test/cctest/cctest.h"

namespace {

int LineOf(v8::Local<v8::Message> message) {
  return message->GetLineNumber(CcTest::isolate()->GetCurrentContext()).FromJust();
}
std::string SourceLineOf(v8::Local<v8::Message> message) {
  v8::Isolate* const isolate = CcTest::isolate();
  return *v8::String::Utf8Value(isolate, message->GetSourceLine(isolate->GetCurrentContext()).ToLocalChecked());
}

}  // namespace

// Nothing of script was running: there is no line, and no column.
TEST(MessageWithoutScript) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::TryCatch try_catch(isolate);
  CHECK(v8::Symbol::New(isolate)->ToString(context.local()).IsEmpty());
  v8::Local<v8::Message> message = try_catch.Message();
  CHECK_EQ(v8::Message::kNoLineNumberInfo, LineOf(message));
  CHECK_EQ(-1, message->GetStartColumn());
  CHECK_EQ(-1, message->GetEndColumn());
  CHECK_EQ("", SourceLineOf(message));
}

TEST(MessageAboutJsonText) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::TryCatch try_catch(isolate);
  CHECK(v8::JSON::Parse(context.local(), v8_str("[1,\n 2,]")).IsEmpty());
  CHECK_EQ(2, LineOf(try_catch.Message()));
  CHECK_EQ(3, try_catch.Message()->GetStartColumn());
  CHECK_EQ(4, try_catch.Message()->GetEndColumn());
  CHECK_EQ(" 2,]", SourceLineOf(try_catch.Message()));
  CHECK(try_catch.Message()->GetScriptResourceName()->IsUndefined());
  try_catch.Reset();
  // From script, too; and the end of the text is a place.
  CHECK(CompileRun("\n\nJSON.parse('{')").IsEmpty());
  CHECK_EQ(1, LineOf(try_catch.Message()));
  CHECK_EQ(1, try_catch.Message()->GetStartColumn());
  CHECK_EQ(2, try_catch.Message()->GetEndColumn());
}

TEST(IntegrityLevelThatIsRefusedThrows) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::Local<v8::Object> proxy = CompileRun("new Proxy({}, { preventExtensions() { return false; } })").As<v8::Object>();
  v8::TryCatch try_catch(isolate);
  CHECK(proxy->SetIntegrityLevel(context.local(), v8::IntegrityLevel::kSealed).IsNothing());
  CHECK(try_catch.HasCaught());
}

// The length is judged before the data is looked at.
TEST(StringsTooLongToMake) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  const int length = v8::String::kMaxLength + 1;
  CHECK(v8::String::NewFromUtf8(isolate, "", v8::NewStringType::kNormal, length).IsEmpty());
  CHECK(v8::String::NewFromOneByte(isolate, nullptr, v8::NewStringType::kNormal, length).IsEmpty());
  CHECK(v8::String::NewFromTwoByte(isolate, nullptr, v8::NewStringType::kNormal, length).IsEmpty());
}

// What an assignment or a deletion refuses is shown at its operator.
TEST(MessagesAboutOperators) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const struct {
    const char* source;
    int column;
  } cases[] = {
      {"const c = 1; c = 2", 15},
      {"(function() { const d = 1; d += 2; })()", 29},
      {"'use strict'; missing = 1", 22},
      {"'use strict'; delete Object.freeze([1])[0]", 14},
      // A pattern's target has no operator.
      {"(function() { const e = 1; [e] = [1]; })()", 28},
  };
  for (const auto& each : cases) {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(CompileRun(each.source).IsEmpty());
    CHECK_EQ(each.column, try_catch.Message()->GetStartColumn());
  }
}

TEST(MessagesAboutSyntax) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const struct {
    const char* source;
    int start, end;
  } cases[] = {
      {"new.target", 4, 10},
      {"/a/gg", 0, 1},
      {"var 1a", 4, 5},
      {"function f(a, b, a) { 'use strict' }", 17, 18},
  };
  for (const auto& each : cases) {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(CompileRun(each.source).IsEmpty());
    CHECK_EQ(each.start, try_catch.Message()->GetStartColumn());
    CHECK_EQ(each.end, try_catch.Message()->GetEndColumn());
  }
}

TEST(SourceUrlsWithQuotes) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::UnboundScript> script = v8_compile("//# sourceURL='a.js'")->GetUnboundScript();
  CHECK_EQ("'a.js'", std::string(*v8::String::Utf8Value(CcTest::isolate(), script->GetSourceURL())));
}

TEST(SignsThatBeginNothing) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(CompileRun("(function() {\n@\n})").IsEmpty());
  CHECK_EQ(2, try_catch.Message()->GetLineNumber(context.local()).FromJust());
  CHECK_EQ(0, try_catch.Message()->GetStartColumn());
  CHECK_EQ("SyntaxError: Invalid or unexpected token",
           std::string(*v8::String::Utf8Value(CcTest::isolate(), try_catch.Exception())));
}
