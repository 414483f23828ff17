#ifndef FLAT8_SRC_BYTECODE_CODE_CACHE_H_
#define FLAT8_SRC_BYTECODE_CODE_CACHE_H_

#include <cstdint>

#include "src/base/growable-array.h"
#include "src/base/table.h"
#include "src/base/vector.h"

// Unlinked functions as bytes that outlive the process, and back. Neither knows an isolate, so that both may run on any
// thread.
//
// The bytes are those of one build of the engine (CodeFormatHash) and of one machine's byte order, and who reads them
// has seen by a checksum that they are what was written. The reader checks what it takes for functions to be made, kept
// and let go of: that everything lies within the bytes, that enumerations have values that exist, that functions hold
// later ones only (no circles) and not in too long a chain. It does not check that the bytecode means anything sensible.
//
//   counts of scopes, preparse data, functions
//   scopes, each behind the one that surrounds it · preparse data · functions
// A function names its scope, preparse data and, by the constants of its code, functions by number; 0 is none for the
// first two, and function 0 is the toplevel, which of a module holds its imports and exports as well.
namespace v8::internal {

class PreparseData;
class UnlinkedCode;
class UnlinkedFunction;
class UnlinkedModule;
class UnlinkedScope;

// Differs where bytecode of one build would mean something else, or nothing, in the other.
uint64_t CodeFormatHash();

class CodeCacheWriter {
 public:
  // The code of functions that have been compiled since they were made.
  using CompiledCode = base::Table<const UnlinkedFunction*, const UnlinkedCode*>;

  explicit CodeCacheWriter(const CompiledCode& compiled) : compiled_(compiled) {}
  // Everything that is reachable from `toplevel`. False when memory is short.
  [[nodiscard]] bool Write(const UnlinkedFunction* toplevel) { return AddFunction(toplevel) && Finish(); }

  // In steps, for several functions: what is added, and after Finish everything that is reachable from it, has a number.
  // False when memory is short.
  [[nodiscard]] bool AddFunction(const UnlinkedFunction* function) { return functions_.Add(function); }
  [[nodiscard]] bool AddScope(const UnlinkedScope* scope) { return AddScopes(scope); }
  [[nodiscard]] bool Finish();
  uint32_t NumberOfFunction(const UnlinkedFunction* function) const { return functions_.NumberOf(function); }
  uint32_t NumberOfScope(const UnlinkedScope* scope) const { return scopes_.NumberOf(scope); }

  base::Vector<const uint8_t> bytes() const { return {bytes_.data(), bytes_.size()}; }

 private:
  // Objects in the order of their numbers, and the numbers by object.
  template <typename T>
  class Numbering {
   public:
    // Nothing where it has a number. False when memory is short.
    [[nodiscard]] bool Add(const T* object) {
      return numbers_.Contains(object) ||
             (numbers_.TryPut(object, static_cast<uint32_t>(objects_.size())) && objects_.TryAdd(object));
    }
    uint32_t NumberOf(const T* object) const { return *numbers_.Find(object); }
    // Plus one; 0 for null.
    uint32_t NumberOrNone(const T* object) const { return object == nullptr ? 0 : NumberOf(object) + 1; }
    const T* at(size_t number) const { return objects_[number]; }
    size_t size() const { return objects_.size(); }

   private:
    base::GrowableArray<const T*> objects_;
    base::Table<const T*, uint32_t> numbers_;
  };

  bool Collect();
  bool AddScopes(const UnlinkedScope* scope);
  const UnlinkedCode* CodeOf(const UnlinkedFunction* function) const;
  bool WriteBytes(const void* data, size_t size);
  template <typename T>
  bool WriteValue(const T& value) {
    return WriteBytes(&value, sizeof value);
  }
  bool WriteString(const struct UnlinkedString& string);
  bool WriteScope(const UnlinkedScope& scope);
  bool WriteFunction(const UnlinkedFunction& function);
  bool WriteCode(const UnlinkedCode& code);
  bool WriteModule(const UnlinkedModule& module);

  const CompiledCode& compiled_;
  Numbering<UnlinkedFunction> functions_;
  Numbering<UnlinkedScope> scopes_;
  Numbering<PreparseData> preparse_data_;
  base::GrowableArray<uint8_t> bytes_;
};

class CodeCacheReader {
 public:
  // The toplevel function, with a reference for the caller; null when the bytes are damaged or memory is short.
  static UnlinkedFunction* Read(base::Vector<const uint8_t> bytes);
  // All functions and scopes by number, with a reference each for the caller. False when the bytes are damaged or memory
  // is short; the lists are empty then.
  using FunctionList = base::GrowableArray<UnlinkedFunction*>;
  using ScopeList = base::GrowableArray<const UnlinkedScope*>;
  [[nodiscard]] static bool ReadAll(base::Vector<const uint8_t> bytes, FunctionList* functions, ScopeList* scopes);
  // Functions within functions: deeper nests have no cache. Letting go of them recurses.
  static constexpr uint32_t kMaxNesting = 2000;

 private:
  // A constant of `holder`'s that is a function whose number is known but which is not there yet.
  struct Patch {
    UnlinkedCode* code;
    uint32_t holder;
    uint32_t constant;
    uint32_t function;
  };

  explicit CodeCacheReader(base::Vector<const uint8_t> bytes) : next_(bytes.begin()), end_(bytes.end()) {}
  ~CodeCacheReader();

  bool ReadAll(bool is_one_script);
  // Whether function 0 has code, and all others are constants of ones before them, not nested too deeply.
  bool IsOneScript() const;
  const uint8_t* Take(size_t size);
  template <typename T>
  bool ReadValue(T* value);
  bool ReadScope();
  bool ReadPreparseData();
  bool ReadFunction();
  // Null: damaged, or no memory.
  UnlinkedCode* ReadCode();
  bool ReadConstants(UnlinkedCode* code);
  bool ReadModule(UnlinkedFunction* function);

  const uint8_t* next_;
  const uint8_t* const end_;
  // With a reference each.
  ScopeList scopes_;
  base::GrowableArray<const PreparseData*> preparse_data_;
  FunctionList functions_;
  base::GrowableArray<Patch> patches_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_CODE_CACHE_H_
