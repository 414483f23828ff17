// Strings from inside: representations, streams of characters, external resources that are exchanged.

#include <memory>
#include <string>

#include "src/api/api-inl.h"
#include "src/base/strings.h"
#include "src/execution/messages.h"
#include "src/heap/factory.h"
#include "src/heap/heap-inl.h"
#include "src/objects/objects-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace v8::internal {

namespace {

// What the stream gives from `offset` on.
std::string ReadFrom(Tagged<String> string, int offset) {
  std::string text;
  StringCharacterStream stream(string, offset);
  while (stream.HasMore()) text += static_cast<char>(stream.GetNext());
  return text;
}

// Resources that were disposed of.
int g_disposed = 0;

class OneByte : public v8::String::ExternalOneByteStringResource {
 public:
  explicit OneByte(const char* text) : text_(text) {}
  const char* data() const override { return text_.data(); }
  size_t length() const override { return text_.size(); }
  void Dispose() override {
    ++g_disposed;
    delete this;
  }

 private:
  const std::string text_;
};

class TwoByte : public v8::String::ExternalStringResource {
 public:
  explicit TwoByte(const char16_t* text) : text_(text) {}
  const uint16_t* data() const override { return reinterpret_cast<const uint16_t*>(text_.data()); }
  size_t length() const override { return text_.size(); }
  void Dispose() override {
    ++g_disposed;
    delete this;
  }

 private:
  const std::u16string text_;
};

}  // namespace

TEST(CharacterStreamWalksConsStrings) {
  CcTest::InitializeVM();
  v8::HandleScope handles(CcTest::isolate());
  Factory* const factory = CcTest::i_isolate()->factory();
  const auto cons = [&](DirectHandle<String> left, DirectHandle<String> right) {
    return factory->NewConsString(left, right).ToHandleChecked();
  };
  const Handle<String> digits = factory->NewStringFromAsciiChecked("0123456789abcdef");
  const Handle<String> letters = factory->NewStringFromAsciiChecked("ghijklmnopqrstuv");
  const Handle<String> string = cons(cons(digits, letters), cons(letters, cons(digits, digits)));
  const std::string text = "0123456789abcdefghijklmnopqrstuvghijklmnopqrstuv0123456789abcdef0123456789abcdef";
  CHECK(IsConsString(*string));
  for (int offset = 0; offset <= 80; ++offset) CHECK_EQ(text.substr(offset), ReadFrom(*string, offset));
  CHECK(IsConsString(*string) && !string->IsFlat());
  CHECK_EQ("23", ReadFrom(*factory->NewStringFromAsciiChecked("123"), 1));
  CHECK_EQ("", ReadFrom(*factory->empty_string(), 0));
}

TEST(LeavesOfConsStrings) {
  CcTest::InitializeVM();
  v8::HandleScope handles(CcTest::isolate());
  Factory* const factory = CcTest::i_isolate()->factory();
  const Handle<String> first = factory->NewStringFromAsciiChecked("0123456789abcdef");
  const Handle<String> second = factory->NewStringFromAsciiChecked("ghijklmnopqrstuv");
  const Handle<String> inner = factory->NewConsString(second, first).ToHandleChecked();
  const Handle<String> cons = factory->NewConsString(first, inner).ToHandleChecked();
  int offset = -1;
  ConsStringIterator leaves(Cast<ConsString>(*cons));
  CHECK_EQ(*first, leaves.Next(&offset));
  CHECK_EQ(0, offset);
  CHECK_EQ(*second, leaves.Next(&offset));
  CHECK_EQ(*first, leaves.Next(&offset));
  CHECK(leaves.Next(&offset).is_null());
  ConsStringIterator from_the_middle(Cast<ConsString>(*cons), 20);
  CHECK_EQ(*second, from_the_middle.Next(&offset));
  CHECK_EQ(4, offset);
}

TEST(TextsOfOneKind) {
  const uint16_t narrow[] = {'a', 0xFF};
  const uint16_t wide[] = {'a', 0x100};
  CHECK(String::IsOneByte(narrow, 2) && !String::IsOneByte(wide, 2) && String::IsOneByte(wide, 1));
  CHECK(String::IsAscii("abc", 3) && !String::IsAscii("ab\xE9", 3) && String::IsAscii("ab\xE9", 2));
}

TEST(CharacterStreamOfADeepString) {
  CcTest::InitializeVM();
  v8::HandleScope handles(CcTest::isolate());
  Factory* const factory = CcTest::i_isolate()->factory();
  const Handle<String> leaf = factory->NewStringFromAsciiChecked("0123456789abcdef");
  Handle<String> left = leaf;
  Handle<String> right = leaf;
  for (int k = 0; k < 2000; ++k) {
    left = factory->NewConsString(left, leaf).ToHandleChecked();
    right = factory->NewConsString(leaf, right).ToHandleChecked();
  }
  CHECK_EQ(ReadFrom(*left, 0), ReadFrom(*right, 0));
}

TEST(ShapesOfStrings) {
  CcTest::InitializeVM();
  v8::HandleScope handles(CcTest::isolate());
  Factory* const factory = CcTest::i_isolate()->factory();
  const Handle<String> flat = factory->NewStringFromAsciiChecked("0123456789abcdef");
  CHECK(StringShape(*flat).IsSequential() && !StringShape(*flat).IsInternalized());
  CHECK(StringShape(*factory->NewConsString(flat, flat).ToHandleChecked()).IsCons());
  CHECK(StringShape(*factory->NewSubString(flat, 1, 15)).IsSliced());
  CHECK(StringShape(*factory->InternalizeUtf8String("0123")).IsInternalized());
  const Handle<String> external = factory->NewExternalStringFromOneByte(new OneByte("external")).ToHandleChecked();
  CHECK(StringShape(*external).IsExternal() && !StringShape(*external).IsUncachedExternal());
}

TEST(LookingStringsUpInTheTable) {
  CcTest::InitializeVM();
  v8::HandleScope handles(CcTest::isolate());
  Isolate* const isolate = CcTest::i_isolate();
  Factory* const factory = isolate->factory();
  const auto look_up = [&](const char* text) {
    const Handle<String> string = factory->NewStringFromAsciiChecked(text);
    return isolate->string_table()->TryStringToIndexOrLookupExisting(isolate, string->ptr());
  };
  CHECK_EQ(Smi::FromInt(ResultSentinel::kNotFound).ptr(), look_up("not seen by anybody"));
  const Handle<String> known = factory->InternalizeUtf8String("not seen by anybody");
  CHECK_EQ(known->ptr(), look_up("not seen by anybody"));
  CHECK_EQ(Smi::FromInt(1234).ptr(), look_up("1234"));
  CHECK_EQ(ReadOnlyRoots::length_string().ptr(), look_up("length"));
}

// A hash that collides is no proof of equality.
TEST(InternalizingWithACollidingHash) {
  CcTest::InitializeVM();
  v8::HandleScope handles(CcTest::isolate());
  Factory* const factory = CcTest::i_isolate()->factory();
  const uint32_t hash = String::CreateHashFieldValue(815, String::HashFieldType::kHash);
  const Handle<String> first = factory->NewStringFromAsciiChecked("the first of them");
  const Handle<String> second = factory->NewStringFromAsciiChecked("the other of them");
  first->set_raw_hash_field(hash);
  second->set_raw_hash_field(hash);
  const Handle<String> first_internalized = factory->InternalizeString(first);
  const Handle<String> second_internalized = factory->InternalizeString(second);
  CHECK_EQ(815, second_internalized->hash());
  CHECK(!first_internalized.equals(second_internalized));
  CHECK(second_internalized->IsEqualTo("the other of them"));
}

TEST(ExternalStringsAreInternalizedWhereTheyAre) {
  CcTest::InitializeVM();
  v8::HandleScope handles(CcTest::isolate());
  Factory* const factory = CcTest::i_isolate()->factory();
  const Handle<String> narrow = factory->NewExternalStringFromOneByte(new OneByte("external name")).ToHandleChecked();
  const Handle<String> wide =
      factory->NewExternalStringFromTwoByte(new TwoByte(u"external name of two bytes")).ToHandleChecked();
  CHECK(!HeapLayout::InYoungGeneration(*narrow));
  CHECK(factory->InternalizeString(narrow).equals(narrow));
  CHECK(factory->InternalizeString(wide).equals(wide));
  CHECK(IsInternalizedString(*wide) && IsExternalString(*wide));
  // Script finds them by content, whatever they are made of.
  LocalContext context;
  CHECK(context->Global()->Set(context.local(), Utils::ToLocal(wide), v8_num(5)).FromJust());
  CHECK_EQ(5, CompileRun("globalThis['external name of ' + 'two bytes']")->Int32Value(context.local()).FromJust());
  CHECK(factory->InternalizeUtf8String("external name of two bytes").equals(wide));
}

TEST(ExchangingResources) {
  CcTest::InitializeVM();
  g_disposed = 0;
  const auto first = std::make_unique<OneByte>("first text");
  const auto second = std::make_unique<OneByte>("FIRST TEXT");
  Isolate* const isolate = CcTest::i_isolate();
  {
    v8::HandleScope handles(CcTest::isolate());
    const Handle<String> string = isolate->factory()->NewExternalStringFromOneByte(first.get()).ToHandleChecked();
    const size_t before = isolate->heap()->external_resources().bytes();
    Cast<ExternalOneByteString>(*string)->SetResource(isolate, second.get());
    CHECK(string->IsEqualTo("FIRST TEXT"));
    CHECK_EQ(before, isolate->heap()->external_resources().bytes());
    string->set_map(isolate, ReadOnlyRoots::external_two_byte_string_map());
    isolate->heap()->UpdateExternalString(*string, 10, 0);
    CHECK_EQ(before - 10, isolate->heap()->external_resources().bytes());
    Cast<ExternalTwoByteString>(*string)->SetResource(isolate, new TwoByte(u"FIRST text"));
    CHECK_EQ(before + 10, isolate->heap()->external_resources().bytes());
    CHECK(string->IsEqualTo("FIRST text"));
  }
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(isolate->heap());
  heap::InvokeMajorGC(isolate->heap());
  CHECK_EQ(1, g_disposed);
}

TEST(MakingStringsExternalFromInside) {
  CcTest::InitializeVM();
  Isolate* const isolate = CcTest::i_isolate();
  g_disposed = 0;
  {
    v8::HandleScope handles(CcTest::isolate());
    const Handle<String> string = isolate->factory()->InternalizeUtf8String("becomes external");
    CHECK(string->MakeExternal(isolate, new OneByte("becomes external")));
    CHECK(IsExternalString(*string) && IsInternalizedString(*string));
    const auto refused = std::make_unique<OneByte>("becomes external");
    CHECK(!string->MakeExternal(isolate, refused.get()));
    CHECK(isolate->factory()->InternalizeUtf8String("becomes external").equals(string));
  }
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(isolate->heap());
  heap::InvokeMajorGC(isolate->heap());
  CHECK_EQ(1, g_disposed);
}

TEST(FormattingMessages) {
  CcTest::InitializeVM();
  LocalContext context;
  v8::HandleScope handles(CcTest::isolate());
  Isolate* const isolate = CcTest::i_isolate();
  const DirectHandle<String> name = isolate->factory()->NewStringFromAsciiChecked("name");
  const DirectHandle<String> place = isolate->factory()->NewStringFromAsciiChecked("place");
  const Handle<String> text = MessageFormatter::TryFormat(isolate, MessageTemplate::kPropertyNotFunction,
                                                          base::VectorOf({name, name, place}))
                                  .ToHandleChecked();
  CHECK(text->IsEqualTo("'name' returned for property 'name' of object 'place' is not a function"));
}

TEST(VectorsThatOwn) {
  base::Vector<char> vector = base::Vector<char>::New(1000);
  CHECK_EQ(1000, vector.length());
  memset(vector.begin(), 'x', 1000);
  vector.Dispose();
  CHECK(vector.empty());
}

}  // namespace v8::internal
