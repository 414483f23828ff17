// BigInt, Symbol, Private.

#include <limits>

#include "host.h"

HOST(BigIntsWords) {
  const uint64_t one[] = {5};
  const uint64_t two[] = {0, 1};
  const uint64_t padded[] = {7, 0, 0};
  const uint64_t full[] = {~uint64_t{0}, ~uint64_t{0}};
  struct Case {
    int sign, count;
    const uint64_t* words;
  };
  for (auto [sign, count, words] : {Case{0, 1, one}, Case{1, 1, one}, Case{0, 2, two}, Case{1, 2, two},
                                    Case{0, 3, padded}, Case{0, 0, one}, Case{1, 0, one}, Case{0, 2, full}}) {
    Local<BigInt> value = BigInt::NewFromWords(context, sign, count, words).ToLocalChecked();
    Print("value", value);
    Print("words", value->WordCount());
    int sign_bit = -1, word_count = 2;
    uint64_t read[2] = {99, 99};
    value->ToWordsArray(&sign_bit, &word_count, read);
    PrintLine("read", Text(sign_bit) + " " + Text(word_count) + " " + Text(read[0]) + " " + Text(read[1]));
    word_count = 0;
    value->ToWordsArray(&sign_bit, &word_count, nullptr);
    Print("needed", word_count);
  }
  PrintTry("too many", [&] { return BigInt::NewFromWords(context, 0, 1 << 30, one).IsEmpty(); });
}

HOST(BigIntsInt64) {
  for (const char* source : {"0n", "-1n", "9223372036854775807n", "9223372036854775808n", "-9223372036854775808n",
                             "-9223372036854775809n", "18446744073709551615n", "18446744073709551616n", "2n ** 100n"}) {
    Local<BigInt> value = RunChecked(source).As<BigInt>();
    bool lossless = false, unsigned_lossless = false;
    int64_t number = value->Int64Value(&lossless);
    uint64_t unsigned_number = value->Uint64Value(&unsigned_lossless);
    PrintLine(source,
              Text(number) + " " + Text(lossless) + " " + Text(unsigned_number) + " " + Text(unsigned_lossless));
  }
  Print("from int64", BigInt::New(isolate, std::numeric_limits<int64_t>::min()));
  Print("from uint64", BigInt::NewFromUnsigned(isolate, std::numeric_limits<uint64_t>::max()));
}

HOST(SymbolsDescriptions) {
  Print("none", Symbol::New(isolate)->Description(isolate));
  Print("empty", Symbol::New(isolate, String::Empty(isolate))->Description(isolate));
  Print("text", Symbol::New(isolate, Str("d"))->Description(isolate));
  Print("distinct", Symbol::New(isolate, Str("d")) == Symbol::New(isolate, Str("d")));
  Print("registry", Symbol::For(isolate, Str("d")) == Symbol::For(isolate, Str("d")));
  Print("script's registry", Symbol::For(isolate, Str("d")) == RunChecked("Symbol.for('d')"));
  Print("api registry is another", Symbol::ForApi(isolate, Str("d")) == Symbol::For(isolate, Str("d")));
  Print("api registry", Symbol::ForApi(isolate, Str("d")) == Symbol::ForApi(isolate, Str("d")));
  SetGlobal(context, "api", Symbol::ForApi(isolate, Str("d")));
  PrintRun("Symbol.keyFor(api)");
  PrintRun("String(api)");
}

HOST(SymbolsWellKnown) {
  struct Case {
    const char* source;
    Local<Symbol> symbol;
  };
  for (auto& [source, symbol] :
       std::initializer_list<Case>{{"Symbol.iterator", Symbol::GetIterator(isolate)},
                                   {"Symbol.asyncIterator", Symbol::GetAsyncIterator(isolate)},
                                   {"Symbol.hasInstance", Symbol::GetHasInstance(isolate)},
                                   {"Symbol.isConcatSpreadable", Symbol::GetIsConcatSpreadable(isolate)},
                                   {"Symbol.match", Symbol::GetMatch(isolate)},
                                   {"Symbol.replace", Symbol::GetReplace(isolate)},
                                   {"Symbol.search", Symbol::GetSearch(isolate)},
                                   {"Symbol.split", Symbol::GetSplit(isolate)},
                                   {"Symbol.toPrimitive", Symbol::GetToPrimitive(isolate)},
                                   {"Symbol.toStringTag", Symbol::GetToStringTag(isolate)},
                                   {"Symbol.unscopables", Symbol::GetUnscopables(isolate)}}) {
    PrintLine(source, Text(symbol == RunChecked(source)) + " " + Describe(symbol->Description(isolate)));
  }
}

HOST(PrivatesBasic) {
  Local<Object> object = Object::New(isolate);
  Local<Private> key = Private::New(isolate, Str("key"));
  Local<Private> other = Private::New(isolate, Str("key"));
  Print("has", object->HasPrivate(context, key));
  Print("get missing", object->GetPrivate(context, key));
  Print("set", object->SetPrivate(context, key, Int(1)));
  Print("has", object->HasPrivate(context, key));
  Print("get", object->GetPrivate(context, key));
  Print("other key", object->HasPrivate(context, other));
  Print("name", key->Name());
  Print("names", object->GetOwnPropertyNames(context, ALL_PROPERTIES));
  SetGlobal(context, "o", object);
  PrintRun("Reflect.ownKeys(o).length");
  PrintRun("JSON.stringify(o)");
  PrintRun("Object.getOwnPropertySymbols({...o}).length");
  Print("delete", object->DeletePrivate(context, key));
  Print("has", object->HasPrivate(context, key));
  Print("delete missing", object->DeletePrivate(context, key));
  Print("for api", Private::ForApi(isolate, Str("x")) == Private::ForApi(isolate, Str("x")));
}

HOST(PrivatesNotInherited) {
  Local<Private> key = Private::New(isolate, Str("key"));
  Local<Object> prototype = RunChecked("var p = {}; p").As<Object>();
  Local<Object> object = RunChecked("Object.create(p)").As<Object>();
  prototype->SetPrivate(context, key, Int(1)).Check();
  Print("has", object->HasPrivate(context, key));
  Print("get", object->GetPrivate(context, key));
}

HOST(PrivatesOnFrozenAndProxies) {
  Local<Private> key = Private::New(isolate, Str("key"));
  Local<Object> frozen = RunChecked("Object.freeze({})").As<Object>();
  PrintTry("set frozen", [&] { return frozen->SetPrivate(context, key, Int(1)); });
  PrintTry("get frozen", [&] { return frozen->GetPrivate(context, key); });
  RunChecked(
      "var log = []; var target = {}; var handler = new Proxy({}, {get(t, name) { log.push(name); return undefined "
      "}})");
  Local<Object> proxy = RunChecked("new Proxy(target, handler)").As<Object>();
  PrintTry("set proxy", [&] { return proxy->SetPrivate(context, key, Int(2)); });
  PrintTry("has proxy", [&] { return proxy->HasPrivate(context, key); });
  PrintTry("get proxy", [&] { return proxy->GetPrivate(context, key); });
  PrintTry("target", [&] { return RunChecked("target").As<Object>()->HasPrivate(context, key); });
  PrintTry("delete proxy", [&] { return proxy->DeletePrivate(context, key); });
  PrintRun("log.join()");
  PrintTry("array", [&] { return RunChecked("[1]").As<Object>()->SetPrivate(context, key, Int(1)); });
  PrintTry("function", [&] { return RunChecked("(function () {})").As<Object>()->SetPrivate(context, key, Int(1)); });
}

HOST(PrivatesCloned) {
  Local<Private> key = Private::New(isolate, Str("key"));
  Local<Object> object = Object::New(isolate);
  object->SetPrivate(context, key, Int(1)).Check();
  Print("clone", object->Clone()->GetPrivate(context, key));
}
