// Feeds damaged code caches to the compiler.
//
// What is promised of them (docs/embedding.md), and what cases therefore look for:
//  - A cache that has been damaged is rejected: bits that flip, cut ends, pieces of others, other versions and flags.
//  - Where somebody has made the checksum fit, the cache is rejected or accepted, and compiling does neither crash nor
//    read beyond its bytes. The code of such a cache is not run: it could do anything.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "src/api/code-cache-header.h"
#include "test/fuzz/fuzzing.h"

namespace {

using Bytes = std::vector<uint8_t>;
using flat8::fuzzing::Random;
using v8::ScriptCompiler;
using Cache = ScriptCompiler::CachedData;
using Header = v8::internal::CodeCacheHeader;

enum class Kind { kScript, kModule, kFunction };

struct Text {
  Kind kind;
  const char* text;
};
const Text kTexts[] = {
    {Kind::kScript, "1 + 1"},
    {Kind::kScript,
     R"('use strict'; const big = 2n ** 64n, third = 1 / 3, text = 'h\u00e9llo \u20ac';
        const list = [1, 2.5, 'x', null, , [3, [4]]];
        function outer(a, {b, c = () => a + b}, ...rest) {
          return function inner(d) { try { throw d; } catch (e) { return e + c() + rest.length; } finally { list.pop(); } };
        }
        class Base { #secret = 5; get secret() { return this.#secret; } static { this.made = text.length; } }
        class Derived extends Base { get secret() { return super.secret + 1; } }
        function* numbers() { for (let i = 0; i < 3; ++i) yield i; }
        async function later() { for await (const x of [1]) await x; }
        const never = () => `never ${third} ${big}`;
        switch (list.length) { case 6: break; default: throw 1; }
        [outer(1, {b: 2}, 3)(4), new Derived().secret, ...numbers(), later() instanceof Promise].join())"},
    {Kind::kScript,
     R"(var sum = 0; function f0(a) { return a; } function f1(a, b) { with ({a}) return eval('a + b'); }
        label: for (var k in {x: 1, y: 2}) { for (;;) { sum += f1(k.length, 2); continue label; } }
        var { p, ...others } = { p: 1, q: 2 }; /x(y)+/gi.exec('xyy') + sum + others.q;
        //# sourceURL=named.js
        //# sourceMappingURL=map.json)"},
    {Kind::kModule, "export default 1;"},
    {Kind::kModule,
     R"(import def, {plain, 'odd name' as odd} from 'other'; import * as names from 'other';
        import {renamed} from 'data' with {type: 'json', a: '\u20ac'}; import defer * as late from 'late';
        export * from 'other'; export * as whole from 'other'; export {plain as passed, odd as '\u20ac name', names};
        export let counter = 1; export default class Named { static count = counter; }
        export function hoisted() { return import.meta.url; }
        await hoisted(); const inner = () => [def, plain, odd, names, renamed, late];)"},
    {Kind::kFunction, "return (function f(x) { return x + a; })(b)"},
};

uint32_t ReadWord(const uint8_t* at) {
  uint32_t word;
  memcpy(&word, at, sizeof word);
  return word;
}

class CodeCacheFuzzer final : public flat8::fuzzing::Fuzzer {
 public:
  void Prepare(v8::Isolate* isolate, v8::Local<v8::Context> context) override;
  bool RunCase(v8::Isolate* isolate, v8::Local<v8::Context> context, Random* random) override;

 private:
  struct Item {
    const Text* text;
    Bytes bytes;
    std::string value;  // Of scripts.
  };
  // What compiling gives, and whether the cache was accepted. Where there is a cache of it again, makes one, too.
  v8::MaybeLocal<v8::Data> Compile(v8::Isolate* isolate, v8::Local<v8::Context> context, const Text& text,
                                   const Bytes* cache, bool with_task, bool* accepted, Bytes* again);
  void Damage(Bytes* bytes, size_t from, Random* random);

  std::vector<Item> corpus_;
  uint64_t cases_ = 0;
};

v8::Local<v8::String> NewString(v8::Isolate* isolate, const char* text) {
  return v8::String::NewFromUtf8(isolate, text).ToLocalChecked();
}

Bytes Take(Cache* cache) {
  if (cache == nullptr) return Bytes();
  const std::unique_ptr<Cache> owned(cache);
  return Bytes(cache->data, cache->data + cache->length);
}

// In a block of exactly this size: what is read beyond it is seen.
Cache* NewCache(const Bytes& bytes) {
  uint8_t* const block = new uint8_t[bytes.size()];
  std::copy(bytes.begin(), bytes.end(), block);
  return new Cache(block, static_cast<int>(bytes.size()), Cache::BufferOwned);
}

v8::MaybeLocal<v8::Data> CodeCacheFuzzer::Compile(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                                  const Text& text, const Bytes* cache, bool with_task, bool* accepted,
                                                  Bytes* again) {
  v8::ScriptOrigin origin(NewString(isolate, "fuzzed.js"), 0, 0, false, -1, v8::Local<v8::Value>(), false, false,
                          text.kind == Kind::kModule);
  ScriptCompiler::ConsumeCodeCacheTask* task = nullptr;
  if (with_task) {
    task = ScriptCompiler::StartConsumingCodeCache(isolate, std::unique_ptr<Cache>(NewCache(*cache)));
    task->Run();
  }
  ScriptCompiler::Source source(NewString(isolate, text.text), origin, cache == nullptr ? nullptr : NewCache(*cache),
                                task);
  const auto options = cache == nullptr ? ScriptCompiler::kNoCompileOptions : ScriptCompiler::kConsumeCodeCache;
  v8::MaybeLocal<v8::Data> result;
  v8::Local<v8::Script> script;
  v8::Local<v8::Module> module;
  v8::Local<v8::Function> function;
  v8::Local<v8::String> parameters[] = {NewString(isolate, "a"), NewString(isolate, "b")};
  switch (text.kind) {
    case Kind::kScript:
      if (!ScriptCompiler::Compile(context, &source, options).ToLocal(&script)) break;
      *again = Take(ScriptCompiler::CreateCodeCache(script->GetUnboundScript()));
      result = script;
      break;
    case Kind::kModule:
      if (!ScriptCompiler::CompileModule(isolate, &source, options).ToLocal(&module)) break;
      for (int k = 0; k < module->GetModuleRequests()->Length(); ++k) {
        const auto request = module->GetModuleRequests()->Get(context, k).As<v8::ModuleRequest>();
        if (request->GetSpecifier()->Length() < 0 || request->GetImportAttributes()->Length() % 3 != 0) abort();
      }
      *again = Take(ScriptCompiler::CreateCodeCache(module->GetUnboundModuleScript()));
      result = module;
      break;
    case Kind::kFunction:
      if (!ScriptCompiler::CompileFunction(context, &source, 2, parameters, 0, nullptr, options).ToLocal(&function)) break;
      *again = Take(ScriptCompiler::CreateCodeCacheForFunction(function));
      result = function;
      break;
  }
  *accepted = cache != nullptr && !source.GetCachedData()->rejected;
  return result;
}

std::string Run(v8::Isolate* isolate, v8::Local<v8::Data> script) {
  // Declarations of a script must not meet those of the last run.
  v8::Local<v8::Context> fresh = v8::Context::New(isolate);
  v8::Context::Scope scope(fresh);
  v8::Local<v8::Value> value;
  if (!script.As<v8::Script>()->GetUnboundScript()->BindToCurrentContext()->Run(fresh).ToLocal(&value)) abort();
  return *v8::String::Utf8Value(isolate, value);
}

void CodeCacheFuzzer::Prepare(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  for (const Text& text : kTexts) {
    v8::HandleScope handles(isolate);
    Bytes cache;
    bool accepted;
    const v8::Local<v8::Data> made = Compile(isolate, context, text, nullptr, false, &accepted, &cache).ToLocalChecked();
    Item item{&text, cache, ""};
    if (text.kind == Kind::kScript) item.value = Run(isolate, made);
    corpus_.push_back(item);
    if (text.kind != Kind::kScript) continue;
    // With the functions that have been compiled for their first call.
    item.bytes = Take(ScriptCompiler::CreateCodeCache(made.As<v8::Script>()->GetUnboundScript()));
    corpus_.push_back(item);
  }
  for (const Item& item : corpus_) {
    for (const bool with_task : {false, true}) {
      Bytes again;
      bool accepted = false;
      Compile(isolate, context, *item.text, &item.bytes, with_task, &accepted, &again).ToLocalChecked();
      if (!accepted || again != item.bytes) abort();
    }
  }
}

// Behind `from`.
void CodeCacheFuzzer::Damage(Bytes* bytes, size_t from, Random* random) {
  for (size_t times = 1 + random->Below(4); times > 0; --times) {
    if (bytes->size() <= from) return;
    const size_t at = from + random->Below(bytes->size() - from);
    const auto place = bytes->begin() + static_cast<ptrdiff_t>(at);
    const size_t word_at = std::min(at & ~size_t{3}, bytes->size() - std::min<size_t>(bytes->size(), 4));
    switch (random->Below(8)) {
      case 0:
      case 1:
        *place ^= static_cast<uint8_t>(1 << random->Below(8));
        break;
      case 2:
        *place = static_cast<uint8_t>(random->Next());
        break;
      case 3: {  // a number that is likely to be too large, or another that is likely to be one too large
        if (bytes->size() < 4 || word_at < from) break;
        const uint32_t word = ReadWord(bytes->data() + word_at);
        const uint32_t values[] = {0, 1, word + 1, word - 1, word * 2, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF,
                                   static_cast<uint32_t>(bytes->size()), static_cast<uint32_t>(random->Next())};
        const uint32_t value = values[random->Below(std::size(values))];
        memcpy(bytes->data() + word_at, &value, sizeof value);
        break;
      }
      case 4:
        bytes->resize(at);
        break;
      case 5:
        bytes->erase(place, place + static_cast<ptrdiff_t>(std::min(1 + random->Below(64), bytes->size() - at)));
        break;
      case 6: {  // the end of another one
        const Bytes& other = corpus_[random->Below(corpus_.size())].bytes;
        const size_t begin = random->Below(other.size());
        bytes->resize(at);
        bytes->insert(bytes->end(), other.begin() + static_cast<ptrdiff_t>(begin), other.end());
        break;
      }
      default: {  // a piece of another one, or of itself, in a place of the same size
        const Bytes other = random->Below(2) == 0 ? *bytes : corpus_[random->Below(corpus_.size())].bytes;
        const size_t begin = random->Below(other.size());
        const size_t count = std::min({1 + random->Below(128), other.size() - begin, bytes->size() - at});
        std::copy_n(other.begin() + static_cast<ptrdiff_t>(begin), count, place);
        break;
      }
    }
  }
}

// True when a cache with a checksum that fits was accepted.
bool CodeCacheFuzzer::RunCase(v8::Isolate* isolate, v8::Local<v8::Context> context, Random* random) {
  const Item& item = corpus_[random->Below(corpus_.size())];
  Bytes bytes = item.bytes;
  Header header;
  const auto seal = [&] {
    header.payload_length = static_cast<uint32_t>(bytes.size() - sizeof header);
    header.checksum = v8::internal::ChecksumOf(header, bytes.data() + sizeof header);
    memcpy(bytes.data(), &header, sizeof header);
  };
  memcpy(&header, bytes.data(), sizeof header);
  bool may_be_accepted = false;
  switch (random->Below(4)) {
    case 0:  // an accident
      Damage(&bytes, 0, random);
      break;
    case 1: {  // of another version, flags, source
      uint32_t* const fields[] = {&header.magic, &header.version, &header.flags, &header.source};
      *fields[random->Below(4)] ^= static_cast<uint32_t>(random->Below(0xFFFFFFFF) + 1);
      seal();
      break;
    }
    default:  // on purpose
      Damage(&bytes, sizeof header, random);
      seal();
      may_be_accepted = true;
      break;
  }
  const bool is_intact = bytes == item.bytes;
  v8::TryCatch try_catch(isolate);
  Bytes again;
  bool accepted = false;
  const auto made = Compile(isolate, context, *item.text, &bytes, random->Below(4) == 0, &accepted, &again);
  // The text can be compiled, with or without.
  if (made.IsEmpty()) abort();
  if (accepted && !is_intact && !may_be_accepted) {
    fprintf(stderr, "a damaged cache was accepted\n");
    abort();
  }
  if ((!accepted || is_intact) && item.text->kind == Kind::kScript && random->Below(16) == 0 &&
      Run(isolate, made.ToLocalChecked()) != item.value) {
    abort();
  }
  // Collections look at what has been made, and drop it.
  if (++cases_ % 256 == 0) isolate->LowMemoryNotification();
  return accepted && !is_intact;
}

}  // namespace

int main(int argc, char** argv) {
  CodeCacheFuzzer fuzzer;
  return flat8::fuzzing::Main(argc, argv, "fuzz-code-cache", "forged and accepted", &fuzzer);
}
