#ifndef FLAT8_SRC_BYTECODE_CODE_CACHE_H_
#define FLAT8_SRC_BYTECODE_CODE_CACHE_H_

#include <cstdint>

#include "src/base/growable-array.h"
#include "src/base/vector.h"

// Unlinked functions as bytes that outlive the process, and back. Neither knows an isolate, so that both may run on any
// thread.
//
// The bytes are those of one build of the engine (CodeFormatHash) and of one machine's byte order, and who reads them
// has seen by a checksum that they are what was written: the reader checks that everything lies within them, not that
// the bytecode means anything sensible.
//
//   counts of scopes, preparse data, functions
//   scopes, each behind the one that surrounds it · preparse data · functions
// A function names its scope, preparse data and, by the constants of its code, functions by number; 0 is none for the
// first two, and function 0 is the toplevel.
namespace v8::internal {

class PreparseData;
class UnlinkedCode;
class UnlinkedFunction;
class UnlinkedScope;

// Differs where bytecode of one build would mean something else, or nothing, in the other.
uint32_t CodeFormatHash();

class CodeCacheWriter {
 public:
  // Gives the code of a function that has been compiled since it was made, or null.
  using CodeOf = const UnlinkedCode* (*)(const UnlinkedFunction* function, void* data);

  CodeCacheWriter(CodeOf code_of, void* data) : code_of_(code_of), data_(data) {}
  // Everything that is reachable from `toplevel`. False when memory is short.
  [[nodiscard]] bool Write(const UnlinkedFunction* toplevel);
  base::Vector<const uint8_t> bytes() const { return {bytes_.data(), bytes_.size()}; }

 private:
  // Objects in the order of their numbers, and the numbers by object.
  class Numbering {
   public:
    ~Numbering();
    // False when memory is short. `*is_new`: it had no number yet.
    [[nodiscard]] bool Add(const void* object, bool* is_new);
    uint32_t NumberOf(const void* object) const;
    const void* at(size_t number) const { return objects_[number]; }
    size_t size() const { return objects_.size(); }

   private:
    bool Grow();
    size_t SlotOf(const void* object) const;

    base::GrowableArray<const void*> objects_;
    uint32_t* table_ = nullptr;  // Numbers plus one.
    size_t table_size_ = 0;
  };

  bool Collect(const UnlinkedFunction* toplevel);
  bool AddScopes(const UnlinkedScope* scope);
  const UnlinkedCode* CodeOfFunction(const UnlinkedFunction* function) const;
  bool WriteBytes(const void* data, size_t size);
  template <typename T>
  bool WriteValue(const T& value) {
    return WriteBytes(&value, sizeof value);
  }
  bool WriteString(const struct UnlinkedString& string);
  bool WriteScope(const UnlinkedScope& scope);
  bool WriteFunction(const UnlinkedFunction& function);
  bool WriteCode(const UnlinkedCode& code);

  const CodeOf code_of_;
  void* const data_;
  Numbering functions_;
  Numbering scopes_;
  Numbering preparse_data_;
  base::GrowableArray<uint8_t> bytes_;
};

class CodeCacheReader {
 public:
  // The toplevel function, with a reference for the caller; null when the bytes are damaged or memory is short.
  static UnlinkedFunction* Read(base::Vector<const uint8_t> bytes);

 private:
  // A constant that is a function whose number is known but which is not there yet.
  struct Patch {
    UnlinkedCode* code;
    uint32_t constant;
    uint32_t function;
  };

  explicit CodeCacheReader(base::Vector<const uint8_t> bytes) : next_(bytes.begin()), end_(bytes.end()) {}
  ~CodeCacheReader();

  UnlinkedFunction* ReadAll();
  const uint8_t* Take(size_t size);
  template <typename T>
  bool ReadValue(T* value);
  bool ReadScope();
  bool ReadPreparseData();
  bool ReadFunction();
  // Null: damaged, or no memory.
  UnlinkedCode* ReadCode();
  bool ReadConstants(UnlinkedCode* code);

  const uint8_t* next_;
  const uint8_t* const end_;
  // With a reference each.
  base::GrowableArray<const UnlinkedScope*> scopes_;
  base::GrowableArray<const PreparseData*> preparse_data_;
  base::GrowableArray<UnlinkedFunction*> functions_;
  base::GrowableArray<Patch> patches_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_CODE_CACHE_H_
