// Forward declarations of the API's classes, for headers that only pass them around.

#ifndef INCLUDE_V8_FORWARD_H_
#define INCLUDE_V8_FORWARD_H_

namespace v8 {

class AccessorSignature;
class Array;
class ArrayBuffer;
class ArrayBufferView;
class BackingStore;
class BigInt;
class BigInt64Array;
class BigIntObject;
class BigUint64Array;
class Boolean;
class BooleanObject;
class CFunction;
class Context;
class Data;
class DataView;
class Date;
class EscapableHandleScope;
class Exception;
class Extension;
class ExtensionConfiguration;
class External;
class FixedArray;
class Float16Array;
class Float32Array;
class Float64Array;
class Function;
class FunctionTemplate;
class HandleScope;
class HeapCodeStatistics;
class HeapSpaceStatistics;
class HeapStatistics;
class Int16Array;
class Int32;
class Int32Array;
class Int8Array;
class Integer;
class Isolate;
class JSON;
class Locker;
class Map;
class Message;
class MicrotaskQueue;
class Module;
class ModuleRequest;
class Name;
class Number;
class NumberObject;
class Numeric;
class Object;
class ObjectTemplate;
class Platform;
class Primitive;
class PrimitiveArray;
class Private;
class Promise;
class PropertyDescriptor;
class Proxy;
class RegExp;
class Script;
class ScriptCompiler;
class ScriptOrModule;
class ScriptOrigin;
class Set;
class SharedArrayBuffer;
class Signature;
class StackFrame;
class StackTrace;
class StartupData;
class String;
class StringObject;
class Symbol;
class SymbolObject;
class Template;
class TryCatch;
class TypedArray;
class Uint16Array;
class Uint32;
class Uint32Array;
class Uint8Array;
class Uint8ClampedArray;
class UnboundModuleScript;
class UnboundScript;
class Unlocker;
class Utils;
class Value;

template <class T>
class BasicTracedReference;
template <class T>
class Eternal;
template <class T>
class FunctionCallbackInfo;
template <class T>
class Global;
template <class T>
class Local;
template <class T>
class LocalVector;
template <class T>
class Maybe;
template <class T>
class MaybeLocal;
template <class T>
class NonCopyablePersistentTraits;
template <class T, class M = NonCopyablePersistentTraits<T>>
class Persistent;
template <class T>
class PersistentBase;
template <class T>
class PropertyCallbackInfo;
template <class T>
class ReturnValue;
template <class T>
class TracedReference;
template <class T>
class WeakCallbackInfo;

}  // namespace v8

#endif  // INCLUDE_V8_FORWARD_H_
