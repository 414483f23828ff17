// External strings: who owns the resource, when it is disposed of, what tells them apart.

#include "host.h"

namespace {

class OneByteResource : public String::ExternalOneByteStringResource {
 public:
  OneByteResource(const char* text, int* disposed) : text_(text), disposed_(disposed) {}
  ~OneByteResource() override { ++*disposed_; }
  const char* data() const override { return text_.data(); }
  size_t length() const override { return text_.size(); }

 private:
  std::string text_;
  int* disposed_;
};

class TwoByteResource : public String::ExternalStringResource {
 public:
  TwoByteResource(const std::u16string& text, int* disposed) : text_(text), disposed_(disposed) {}
  ~TwoByteResource() override { ++*disposed_; }
  const uint16_t* data() const override { return reinterpret_cast<const uint16_t*>(text_.data()); }
  size_t length() const override { return text_.size(); }

 private:
  std::u16string text_;
  int* disposed_;
};

// Disposes of itself its own way.
class CountingResource : public OneByteResource {
 public:
  using OneByteResource::OneByteResource;
  void Dispose() override {
    Log("Dispose");
    delete this;
  }
};

}  // namespace

HOST(ExternalOneByte) {
  static int disposed = 0;
  auto* resource = new OneByteResource("an external string of some length", &disposed);
  Local<String> string = String::NewExternalOneByte(isolate, resource).ToLocalChecked();
  Print("string", string);
  Print("IsExternal", string->IsExternal());
  Print("IsExternalOneByte", string->IsExternalOneByte());
  Print("IsExternalTwoByte", string->IsExternalTwoByte());
  Print("IsOneByte", string->IsOneByte());
  Print("resource", string->GetExternalOneByteStringResource() == resource);
  String::Encoding encoding;
  Print("base", string->GetExternalStringResourceBase(&encoding) == resource);
  Print("encoding", encoding == String::ONE_BYTE_ENCODING);
  SetGlobal(context, "s", string);
  PrintRun("s.slice(3, 11) + s.length + s.indexOf('string')");
  PrintRun("({[s]: 1})[s]");
}

HOST(ExternalTwoByte) {
  static int disposed = 0;
  auto* resource = new TwoByteResource(u"two-byte \u20AC external", &disposed);
  Local<String> string = String::NewExternalTwoByte(isolate, resource).ToLocalChecked();
  Print("string", string);
  Print("IsExternal", string->IsExternal());
  Print("IsExternalTwoByte", string->IsExternalTwoByte());
  Print("IsExternalOneByte", string->IsExternalOneByte());
  Print("IsOneByte", string->IsOneByte());
  Print("resource", string->GetExternalStringResource() == resource);
  SetGlobal(context, "s", string);
  PrintRun("s === 'two-byte \\u20AC external'");
  PrintRun("s.toUpperCase()");
}

HOST(ExternalEmpty) {
  static int disposed = 0;
  Local<String> string = String::NewExternalOneByte(isolate, new OneByteResource("", &disposed)).ToLocalChecked();
  Print("length", string->Length());
  Print("disposed of at once", disposed);
  Print("is external", string->IsExternalOneByte());
}

HOST(ExternalDies) {
  static int disposed = 0;
  {
    HandleScope scope(isolate);
    String::NewExternalOneByte(isolate, new CountingResource("this one dies with its scope", &disposed))
        .ToLocalChecked();
    String::NewExternalTwoByte(isolate, new TwoByteResource(u"this one too \u20AC", &disposed)).ToLocalChecked();
    Print("alive", disposed);
  }
  Collect(isolate);
  Collect(isolate);
  Print("dead", disposed);
  PrintLog("log");
}

HOST(ExternalPlainStrings) {
  Local<String> plain = Str("plain");
  Print("IsExternal", plain->IsExternal());
  Print("IsExternalOneByte", plain->IsExternalOneByte());
  Print("one-byte resource", plain->GetExternalOneByteStringResource() == nullptr);
  Print("two-byte resource", plain->GetExternalStringResource() == nullptr);
  String::Encoding encoding = String::UNKNOWN_ENCODING;
  Print("base", plain->GetExternalStringResourceBase(&encoding) == nullptr);
  Print("encoding", encoding == String::ONE_BYTE_ENCODING);
}

HOST(ExternalAsSource) {
  static int disposed = 0;
  Local<String> source = String::NewExternalOneByte(
                             isolate, new OneByteResource("function f() { return 'external source' } f()", &disposed))
                             .ToLocalChecked();
  Print("result", Script::Compile(context, source).ToLocalChecked()->Run(context));
  PrintRun("f.toString()");
  Print("disposed", disposed);
}
