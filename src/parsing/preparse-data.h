#ifndef FLAT8_SRC_PARSING_PREPARSE_DATA_H_
#define FLAT8_SRC_PARSING_PREPARSE_DATA_H_

#include <atomic>
#include <cstdint>

#include "src/ast/ast-fwd.h"
#include "src/base/growable-array.h"

// What is kept of functions that were parsed, checked and dropped: for each of them a list of the functions within that
// will be compiled apart from it. When the function is parsed again for its code, those are stepped over, not parsed:
// the list says where they end, what a FunctionLiteral must know of them, and which of the outer function's variables
// they use. So a function is parsed once to be checked and once to be compiled, however deep it is nested.

namespace v8::internal {

struct DroppedFunction;
struct SourceText;

// The lists of one parse. Reference-counted; immutable when the parse is over. A list is named by its offset; 0: none.
class PreparseData {
 public:
  void Retain() const { references_.fetch_add(1, std::memory_order_relaxed); }
  void Release() const;

  // Appends the list of the functions within one that begins at `start`. Throws CompileAbort.
  uint32_t Write(int start, DroppedFunction* const* functions, size_t count, const SourceText& source);

 private:
  friend class PreparsedFunctions;
  friend class CodeCacheWriter;
  friend class CodeCacheReader;
  void Add(uint8_t byte);
  void AddNumber(uint32_t value);

  mutable std::atomic<uint32_t> references_{1};
  base::GrowableArray<uint8_t> bytes_;
};

// Owns what one parse writes: made when the first list is written.
class PreparseDataKeeper {
 public:
  PreparseDataKeeper() = default;
  PreparseDataKeeper(const PreparseDataKeeper&) = delete;
  PreparseDataKeeper& operator=(const PreparseDataKeeper&) = delete;
  ~PreparseDataKeeper();
  // Throws CompileAbort.
  PreparseData* Get();

 private:
  PreparseData* data_ = nullptr;
};

// Reads a list, in the order of the source.
class PreparsedFunctions {
 public:
  struct Function {
    int start;  // FunctionLiteral::function_start_position().
    int end;
    bool is_arrow;
    bool is_async_arrow;
    bool is_strict;
    bool has_simple_parameters;
    bool calls_direct_eval;
    bool has_free_names;
    int function_length;
    int parameter_count;
    int literal_id;  // Counted from the first number that the function's range uses.
    int id_count;
    uint32_t inner;  // The list of the functions within it.
    int use_count;
  };
  // A name that the function uses and the outer one binds.
  struct Use {
    const AstRawString* name;
    int position;
    bool is_assigned;
    bool is_this;
    bool is_new_target;
  };

  PreparsedFunctions() = default;
  PreparsedFunctions(const PreparseData* data, uint32_t list, int start);
  const PreparseData* data() const { return data_; }

  // The function that begins at `start`, or null. Functions are asked for in the order of the source.
  const Function* Find(int start);
  // The next use of the function found.
  Use NextUse(AstValueFactory* factory, const SourceText& source);

 private:
  uint32_t Number();
  void ReadFunction();
  void SkipUses();

  const PreparseData* data_ = nullptr;
  const uint8_t* next_ = nullptr;
  uint32_t list_ = 0;
  int remaining_ = 0;  // Functions behind the current one.
  int unread_uses_ = 0;
  Function current_{};
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PARSING_PREPARSE_DATA_H_
