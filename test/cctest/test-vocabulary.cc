#include <cmath>

#include "src/codegen/compilation-cache.h"
#include "src/execution/execution.h"
#include "src/execution/protectors.h"
#include "src/handles/direct-handle-vector.h"
#include "src/handles/handle-blocks.h"
#include "src/heap/heap-layout.h"
#include "src/objects/objects-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"
#include "test/common/flag-utils.h"

// What component tests use beside the API: the runner's helpers, handles, and V8's functions over objects.

namespace {

i::Handle<i::Object> Evaluate(const char* source) { return v8::Utils::OpenHandle(*CompileRun(source)); }
i::Handle<i::Name> NameOf(const char* text) { return CcTest::i_isolate()->factory()->InternalizeUtf8String(text); }

std::string TextOf(i::DirectHandle<i::Object> value) {
  return i::Object::ToString(CcTest::i_isolate(), value).ToHandleChecked()->ToCString().get();
}

}  // namespace

// --- The runner ------------------------------------------------------------------------------------------------------

TEST(ContextsOpenNoHandleScope) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  const int before = v8::HandleScope::NumberOfHandles(isolate);
  {
    LocalContext context;
    CHECK(context.IsReady());
    CHECK_EQ(isolate, context->GetIsolate());
    CHECK(context.local() == isolate->GetCurrentContext());
    CHECK_EQ(before + 2, v8::HandleScope::NumberOfHandles(isolate));  // those of the line before
  }
  CHECK(!isolate->InContext());
}

static int threaded_runs = 0;
THREADED_TEST(RegisteredForThreads) { ++threaded_runs; }

TEST(ThreadedTestsAreListedLastFirst) {
  CHECK_LE(1, RegisterThreadedTest::count());
  const RegisterThreadedTest* found = nullptr;
  for (int k = 0; k < RegisterThreadedTest::count(); ++k) {
    if (strcmp(RegisterThreadedTest::nth(k)->name(), "RegisteredForThreads") == 0) found = RegisterThreadedTest::nth(k);
  }
  CHECK_NOT_NULL(found);
  const int before = threaded_runs;
  found->callback()();
  CHECK_EQ(before + 1, threaded_runs);
}

TEST(ContextsGetTheExtensionsThatAreAskedFor) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Context::Scope with(CcTest::NewContext({GC_EXTENSION_ID, PRINT_EXTENSION_ID}));
  ExpectString("typeof gc + ' ' + typeof print", "function function");
  CompileRun("print('printed', 1)");
  v8::Context::Scope without(CcTest::NewContext());
  ExpectString("typeof gc + ' ' + typeof print", "undefined undefined");
}

TEST(CompilingHelpersTellOfErrors) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(v8_try_compile("a b").IsEmpty());
    CHECK(try_catch.HasCaught());
  }
  CHECK(!v8_try_compile("a").IsEmpty());
  v8::Local<v8::Script> script = CompileWithOrigin(v8_str("throw 1"), "where.js", false);
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(script->Run(context.local()).IsEmpty());
  CHECK(v8_str("where.js")->StrictEquals(try_catch.Message()->GetScriptResourceName()));
}

namespace {

void CheckedFunction(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(i::ValidateCallbackInfo(info));
}
void CheckedGetter(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(i::ValidateCallbackInfo(info));
}

}  // namespace

TEST(CallbackInfosAreValid) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::Local<v8::FunctionTemplate> function = v8::FunctionTemplate::New(isolate, CheckedFunction);
  v8::Local<v8::ObjectTemplate> object = v8::ObjectTemplate::New(isolate);
  object->Set(isolate, "method", function);
  object->SetNativeDataProperty(v8_str("property"), CheckedGetter);
  context->Global()
      ->Set(context.local(), v8_str("object"), object->NewInstance(context.local()).ToLocalChecked())
      .FromJust();
  ExpectTrue("object.method()");
  ExpectTrue("object.property");
  ExpectTrue("Object.create(object).property");
}

TEST(FlagsHaveTheirValueForABlock) {
  const bool before = i::v8_flags.allow_natives_syntax;
  const int limit = i::v8_flags.stack_trace_limit;
  {
    FLAG_SCOPE(allow_natives_syntax);
    FLAG_VALUE_SCOPE(stack_trace_limit, 3);
    CHECK(i::v8_flags.allow_natives_syntax);
    CHECK_EQ(3, i::v8_flags.stack_trace_limit);
  }
  CHECK_EQ(before, i::v8_flags.allow_natives_syntax);
  CHECK_EQ(limit, i::v8_flags.stack_trace_limit);
}

TEST(StaticCharactersAreAnExternalString) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::String> text =
      v8::String::NewExternalOneByte(CcTest::isolate(), new StaticOneByteResource("'outside'")).ToLocalChecked();
  CHECK(text->IsExternalOneByte());
  CHECK(v8_str("outside")->StrictEquals(CompileRun(text)));
}

// --- Handles ---------------------------------------------------------------------------------------------------------

TEST(HandlesConvertUpwards) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  i::Handle<i::String> string = isolate->factory()->NewStringFromAsciiChecked("text");
  i::MaybeHandle<i::String> maybe = string;
  i::MaybeHandle<i::Object> wider = maybe;
  i::Handle<i::Object> out;
  CHECK(wider.ToHandle(&out));
  CHECK(out.is_identical_to(string));
  i::DirectHandle<i::Object> direct;
  CHECK(maybe.ToHandle(&direct));
  CHECK(direct.equals(i::DirectHandle<i::Object>(string)));
  CHECK(!(i::MaybeHandle<i::String>().ToHandle(&out)));
  CHECK(i::MaybeHandle<i::String>().FromMaybe(string).is_identical_to(string));
  CHECK(!out.is_identical_to(i::Handle<i::Object>(string)));

  i::Handle<i::Object> patched(i::Smi::FromInt(1), isolate);
  i::Handle<i::Object> same_slot = patched;
  patched.PatchValue(i::Smi::FromInt(2));
  CHECK_EQ(i::Smi::FromInt(2), *same_slot);
}

TEST(HandlesAreCountedAcrossBlocks) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope outer(isolate);
  const int before = i::HandleScope::NumberOfHandles(isolate);
  {
    i::HandleScope inner(isolate);
    for (int k = 0; k < i::kHandleBlockSize + 1; ++k) i::Handle<i::Object>(i::Smi::FromInt(k), isolate);
    CHECK_EQ(before + i::kHandleBlockSize + 1, i::HandleScope::NumberOfHandles(isolate));
  }
  CHECK_EQ(before, i::HandleScope::NumberOfHandles(isolate));
}

TEST(VectorsOfHandlesKeepTheirObjects) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  i::DirectHandleVector<i::FixedArray> arrays(isolate);
  for (int k = 1; k <= 100; ++k) {
    i::HandleScope inner(isolate);
    i::DirectHandle<i::FixedArray> array = isolate->factory()->NewFixedArray(k);
    arrays.push_back(array);
    const i::Handle<i::FixedArray> escaped = inner.CloseAndEscape(arrays.back());
    arrays.back() = escaped;
  }
  i::heap::InvokeMajorGC(CcTest::heap());
  for (size_t k = 0; k < arrays.size(); ++k) CHECK_EQ(k + 1, arrays[k]->length());
}

// --- Objects ---------------------------------------------------------------------------------------------------------

TEST(PropertiesAreReadAndWrittenByHandle) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  i::Handle<i::JSObject> object =
      i::Cast<i::JSObject>(Evaluate("var o = { a: 1, get bad() { throw 7 } }; o[3] = 'three'; o"));
  CHECK_EQ(1.0, i::Object::NumberValue(*i::Object::GetProperty(isolate, object, NameOf("a")).ToHandleChecked()));
  CHECK_EQ("three", TextOf(i::Object::GetElement(isolate, object, 3).ToHandleChecked()));
  CHECK_EQ(i::Smi::FromInt(1), *i::JSReceiver::GetProperty(isolate, object, "a").ToHandleChecked());

  i::Object::SetProperty(isolate, object, NameOf("b"), i::Handle<i::Object>(i::Smi::FromInt(5), isolate)).Check();
  i::Object::SetElement(isolate, object, 9, isolate->factory()->null_value(), i::kThrowOnError).Check();
  i::JSObject::AddProperty(isolate, object, "hidden", isolate->factory()->true_value(), i::DONT_ENUM);
  ExpectString("JSON.stringify(o, Object.keys(o).filter(k => k != 'bad')) + o.hidden",
               "{\"3\":\"three\",\"9\":null,\"a\":1,\"b\":5}true");
  CHECK(v8::Just(true) == i::JSReceiver::HasOwnProperty(isolate, object, NameOf("hidden")));
  CHECK(v8::Just(false) == i::JSReceiver::HasOwnProperty(isolate, object, NameOf("toString")));
  CHECK(v8::Just(true) == i::JSReceiver::HasProperty(isolate, object, NameOf("toString")));
  CHECK(v8::Just(true) == i::JSReceiver::DeleteProperty(isolate, object, NameOf("b")));
  ExpectUndefined("o.b");

  // What throws gives an empty handle, and the exception is pending.
  CHECK(i::Object::GetProperty(isolate, object, NameOf("bad")).is_null());
  CHECK(isolate->has_exception());
  CHECK_EQ(i::Smi::FromInt(7), isolate->exception());
  isolate->clear_exception();
  CHECK(i::Object::SetProperty(isolate, isolate->factory()->undefined_value(), NameOf("a"), object).is_null());
  isolate->clear_exception();
}

TEST(FunctionsAreCalledByHandle) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  i::Handle<i::Object> function =
      Evaluate("(function f(a, b) { if (b === 0) throw a; this.sum = a + b; return a * b; })");
  i::Handle<i::Object> arguments[] = {isolate->factory()->NewNumberFromInt(6), isolate->factory()->NewNumber(7)};
  CHECK_EQ(i::Smi::FromInt(42), *i::Execution::Call(isolate, function, isolate->factory()->undefined_value(),
                                                    arraysize(arguments), arguments)
                                     .ToHandleChecked());
  i::Handle<i::JSObject> made = i::Execution::New(isolate, function, 2, arguments).ToHandleChecked();
  CHECK_EQ(i::Smi::FromInt(13), *i::JSReceiver::GetProperty(isolate, made, "sum").ToHandleChecked());
  arguments[1] = isolate->factory()->NewNumberFromInt(0);
  CHECK(i::Execution::Call(isolate, function, isolate->factory()->null_value(), 2, arguments).is_null());
  CHECK_EQ(i::Smi::FromInt(6), isolate->exception());
  isolate->clear_exception();
}

TEST(ObjectsAreMadeOfConstructorsAndMaps) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  i::Factory* const factory = isolate->factory();
  i::Handle<i::JSFunction> constructor = i::Cast<i::JSFunction>(Evaluate("class A {}; A"));
  i::Handle<i::JSObject> object =
      i::JSObject::New(constructor, constructor, i::Handle<i::AllocationSite>::null()).ToHandleChecked();
  CHECK_EQ(isolate, object->GetIsolate());
  i::Handle<i::JSObject> like_it = factory->NewJSObjectFromMap(i::handle(object->map(), isolate));
  CHECK_EQ(object->map(), like_it->map());
  i::JSObject::AddProperty(isolate, object, "p", factory->NewNumberFromInt(3), i::NONE);
  i::Handle<i::JSObject> copy = factory->CopyJSObject(object);
  CHECK(!copy.is_identical_to(object));
  CHECK_EQ(i::Smi::FromInt(3), *i::JSReceiver::GetProperty(isolate, copy, "p").ToHandleChecked());
  i::Handle<i::JSFunction> empty = factory->NewFunctionForTesting(factory->NewStringFromStaticChars("nothing"));
  CHECK(i::IsUndefined(*i::Execution::Call(isolate, empty, object, 0, nullptr).ToHandleChecked()));
  CHECK(i::IsJSWeakMap(*factory->NewJSWeakMap()));
  CHECK_EQ(isolate->global_object()->ptr(), isolate->context()->global_object().ptr());
  CHECK(i::IsJSFunction(*isolate->object_function()));
}

TEST(WeakReferencesShowTheirTarget) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::ManualGCScope manual_gc;
  i::HandleScope scope(isolate);
  LocalContext context;
  i::DisableConservativeStackScanningScopeForTesting no_stack_scanning(CcTest::heap());
  i::Handle<i::JSWeakRef> reference = i::Cast<i::JSWeakRef>(Evaluate("new WeakRef({})"));
  {
    i::HandleScope inner(isolate);
    i::Handle<i::JSObject> target = isolate->factory()->NewJSObject(isolate->object_function());
    reference->set_target(*target);
    i::heap::InvokeMajorGC(CcTest::heap());
    CHECK_EQ(i::Value(*target), reference->target());
  }
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK(reference->target().IsUndefined());
}

TEST(ValuesAreToldApart) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  i::Factory* const factory = isolate->factory();
  const i::ReadOnlyRoots roots(isolate);
  CHECK(i::IsOddball(roots.undefined_value()) && i::IsOddball(roots.true_value()));
  CHECK(!i::IsOddball(*factory->NewNumberFromInt(0)));
  CHECK(i::IsHeapNumber(*factory->NewHeapNumber(1.5)));
  CHECK(!i::IsHeapNumber(*factory->NewNumber(1)));
  CHECK(std::isnan(i::Object::NumberValue(*factory->nan_value())));
  CHECK(!i::IsHeapObject(*factory->NewNumber(1)) && i::IsHeapObject(*factory->empty_string()));
  int32_t integer = 0;
  CHECK(i::Object::ToInt32(*factory->NewNumber(-3), &integer));
  CHECK_EQ(-3, integer);
  CHECK(!i::Object::ToInt32(*factory->NewNumber(0.5), &integer));
  uint32_t unsigned_integer = 0;
  CHECK(i::Object::ToUint32(*factory->NewNumberFromUint(0xFFFFFFFFu), &unsigned_integer));
  CHECK_EQ(0xFFFFFFFFu, unsigned_integer);
  CHECK(!i::Object::ToUint32(*factory->NewNumber(-1), &unsigned_integer));
  CHECK(!i::Object::BooleanValue(*factory->empty_string(), isolate));
  CHECK_EQ(i::Object::GetOrCreateHash(*isolate->object_function(), isolate),
           i::Object::GetOrCreateHash(*isolate->object_function(), isolate));
}

TEST(ProtectorsFallWithWhatTheyProtect) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  CHECK(i::Protectors::IsTypedArraySpeciesLookupChainIntact(isolate));
  CHECK(i::Protectors::IsArrayIteratorLookupChainIntact(isolate));
  CompileRun("new Int8Array(1).constructor = Object");
  CHECK(!i::Protectors::IsTypedArraySpeciesLookupChainIntact(isolate));
  CHECK(i::Protectors::IsNoElementsIntact(isolate));
  CompileRun("Object.prototype[3] = 1");
  CHECK(!i::Protectors::IsNoElementsIntact(isolate));
  CHECK(i::Protectors::IsArrayIteratorLookupChainIntact(isolate));
}

TEST(ProtectorsFallWithAccessors) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  CompileRun("Object.defineProperty({}, 'constructor', { get() {} })");
  CHECK(i::Protectors::IsTypedArraySpeciesLookupChainIntact(isolate));
  CHECK(i::Protectors::IsArraySpeciesLookupChainIntact(isolate));
  CompileRun("Object.defineProperty(new Int8Array(1), 'constructor', { get() {} })");
  CHECK(!i::Protectors::IsTypedArraySpeciesLookupChainIntact(isolate));
  CHECK(i::Protectors::IsArraySpeciesLookupChainIntact(isolate));
  CompileRun("Object.defineProperty([], 'constructor', { get() {} })");
  CHECK(!i::Protectors::IsArraySpeciesLookupChainIntact(isolate));
}

// --- Strings ---------------------------------------------------------------------------------------------------------

TEST(StringsOfEachKindAreKnown) {
  i::Isolate* const isolate = CcTest::i_isolate();
  i::HandleScope scope(isolate);
  LocalContext context;
  i::Factory* const factory = isolate->factory();
  i::Handle<i::String> left = factory->NewStringFromStaticChars("a text of some length ");
  i::Handle<i::String> right =
      factory->NewStringFromTwoByte(v8::base::VectorOf(reinterpret_cast<const uint16_t*>(u"und \u0416 darin"), 11))
          .ToHandleChecked();
  CHECK(i::IsSeqOneByteString(*left) && i::IsSeqTwoByteString(*right));
  i::Handle<i::String> cons = factory->NewConsString(left, right).ToHandleChecked();
  CHECK(i::IsConsString(*cons) && !i::IsFlatString(*cons));
  CHECK_EQ(0x416, cons->Get(left->length() + 4));
  i::Handle<i::String> flat = i::String::Flatten(isolate, cons);
  CHECK(i::IsFlatString(*flat));
  CHECK(i::String::Equals(isolate, cons, flat));
  i::Handle<i::String> part = factory->NewSubString(left, 2, 20);
  CHECK(i::IsSlicedString(*part));
  CHECK(part->IsOneByteEqualTo(v8::base::CStrVector("text of some lengt")));
  CHECK_EQ(0, strcmp("text of some lengt", part->ToCString().get()));
  i::Handle<i::String> internalized = factory->InternalizeString(part);
  CHECK(i::IsInternalizedString(*internalized));
  CHECK(internalized.is_identical_to(factory->InternalizeUtf8String("text of some lengt")));
  i::Handle<i::String> external =
      factory->NewExternalStringFromOneByte(new StaticOneByteResource("outside of the heap")).ToHandleChecked();
  CHECK(i::IsExternalOneByteString(*external) && !i::IsExternalTwoByteString(*external));
  CHECK(factory->NewStringFromUtf8(v8::base::CStrVector("\xd0\x96")).ToHandleChecked()->IsTwoByteRepresentation());
}

TEST(ClearedCompilationCachesHoldNoSource) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  static int disposed = 0;
  class Resource : public StaticOneByteResource {
   public:
    using StaticOneByteResource::StaticOneByteResource;
    void Dispose() override {
      ++disposed;
      delete this;
    }
  };
  disposed = 0;
  {
    v8::HandleScope inner(isolate);
    v8::Local<v8::String> source =
        v8::String::NewExternalOneByte(isolate, new Resource("a regular expression of length")).ToLocalChecked();
    context->Global()->Set(context.local(), v8_str("source"), source).FromJust();
    CompileRun("new RegExp(source).test('x'); source = null");
  }
  CcTest::i_isolate()->compilation_cache()->Clear();
  i::DisableConservativeStackScanningScopeForTesting no_stack_scanning(CcTest::heap());
  i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
  CHECK_EQ(1, disposed);
}

// Inside v8::internal, Local<Value> and Global<Value> are the API's handles although Value is the engine's word.
namespace v8::internal {

TEST(HandlesToValuesInsideTheEnginesNamespace) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Local<Value> text = CompileRun("'text'");
  CHECK(text->IsString());
  CHECK_EQ(4, text.As<v8::String>()->Length());
  v8::Global<Value> global(CcTest::isolate(), CompileRun("42"));
  CHECK_EQ(42, global.Get(CcTest::isolate())->Int32Value(context.local()).FromJust());
}

TEST(TypedArraysOfEveryKindOpenAsSuch) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  DirectHandle<JSTypedArray> shorts = Utils::OpenDirectHandle(*CompileRun("new Int16Array(3)").As<v8::Int16Array>());
  CHECK_EQ(6u, shorts->GetByteLength());
  CHECK(!shorts->is_length_tracking());
  DirectHandle<JSTypedArray> tracking = Utils::OpenDirectHandle(
      *CompileRun("new Float64Array(new ArrayBuffer(8, {maxByteLength: 16}))").As<v8::Float64Array>());
  CHECK(tracking->is_length_tracking());
}

namespace {

class EndlessResource : public v8::String::ExternalOneByteStringResource {
 public:
  const char* data() const override { return nullptr; }
  size_t length() const override { return size_t{v8::String::kMaxLength} + 1; }
  void Dispose() override {}  // on the stack
};

}  // namespace

// The Factory throws where the API's function gives nothing.
TEST(FactoryThrowsForExternalStringsThatAreTooLong) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Isolate* const isolate = CcTest::i_isolate();
  EndlessResource resource;
  CHECK(v8::String::NewExternalOneByte(CcTest::isolate(), &resource).IsEmpty());
  CHECK(!isolate->has_exception());
  CHECK(isolate->factory()->NewExternalStringFromOneByte(&resource).is_null());
  CHECK(isolate->has_exception());
  isolate->clear_exception();
}

TEST(ArraysAreMadeAndLengthened) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Isolate* const isolate = CcTest::i_isolate();
  const Handle<Object> constructor =
      JSReceiver::GetProperty(isolate, isolate->global_object(), "Array").ToHandleChecked();
  const Handle<JSArray> array = Cast<JSArray>(isolate->factory()->NewJSObject(Cast<JSFunction>(constructor)));
  JSArray::Initialize(array, 4);
  CHECK(array->HasSmiOrObjectElements() && !array->HasDictionaryElements());
  CHECK_EQ(Smi::zero(), array->length());
  CHECK(JSArray::SetLength(array, 3).FromJust());
  CHECK_EQ(3, array->length().AsInt());
  CHECK(JSArray::SetLength(array, 0xfffffff0u).FromJust());
  CHECK(array->HasDictionaryElements() && !array->HasSmiOrObjectElements());
  uint32_t index = 0;
  CHECK(Object::ToArrayIndex(array->length(), &index));
  CHECK_EQ(0xfffffff0u, index);
  CHECK(!Object::ToArrayIndex(Value::Number(-1), &index) && !Object::ToArrayIndex(Value::Number(1.5), &index));
  CHECK(!Object::ToArrayIndex(Value::Number(kMaxUInt32), &index));
  // An element that stays stops it.
  const Handle<JSArray> stuck =
      Cast<JSArray>(v8::Utils::OpenHandle(*CompileRun("Object.defineProperty([1, 2, 3], 1, { configurable: false })")));
  CHECK(!JSArray::SetLength(stuck, 0).FromJust());
  CHECK_EQ(2, stuck->length().AsInt());
  CHECK(!Cast<JSArray>(v8::Utils::OpenHandle(*CompileRun("[1.5]")))->HasSmiOrObjectElements());
}

// Code ends when what it was made on has, and keeps alive what it names.
TEST(CodeIsInvalidatedByItsAssumptions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const Handle<JSFunction> function =
      Cast<JSFunction>(v8::Utils::OpenHandle(*CompileRun("function f() { return 'text'; } f(); f")));
  const Tagged<Code> code = function->code(CcTest::i_isolate());
  CHECK(!code->marked_for_deoptimization());
  code->set_is_invalidated(1);
  CHECK(code->marked_for_deoptimization());
  code->set_is_invalidated(0);
  CHECK(!code->embedded_objects_cleared());
}

}  // namespace v8::internal

TEST(ElementsOfParsedArrays) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto kind_of = [&](const char* text) {
    return i::Cast<i::JSArray>(
               v8::Utils::OpenDirectHandle(
                   *v8::JSON::Parse(context.local(), v8_str(text)).ToLocalChecked().As<v8::Object>()))
        ->GetElementsKind();
  };
  CHECK_EQ(i::PACKED_SMI_ELEMENTS, kind_of("[1, 2]"));
  CHECK_EQ(i::PACKED_DOUBLE_ELEMENTS, kind_of("[1, 2.5]"));
  CHECK_EQ(i::PACKED_DOUBLE_ELEMENTS, kind_of("[-0, 1e300]"));
  CHECK_EQ(i::PACKED_ELEMENTS, kind_of("[1, 2.5, null]"));
  CHECK_EQ(i::PACKED_ELEMENTS, kind_of("[1, \"a\"]"));
  ExpectString("const a = JSON.parse('[[1.5, 2], -0, [1, 0.25, 3]]'); a[0].push('x'); "
               "a.concat(a[0], a[2]).join() + Object.is(a[1], -0) + a[2].indexOf(3)",
               "1.5,2,x,0,1,0.25,3,1.5,2,x,1,0.25,3true2");
}
