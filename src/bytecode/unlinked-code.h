#ifndef FLAT8_SRC_BYTECODE_UNLINKED_CODE_H_
#define FLAT8_SRC_BYTECODE_UNLINKED_CODE_H_

#include <atomic>
#include <cstdint>

#include "src/base/vector.h"
#include "src/common/feedback-kind.h"
#include "src/common/function-kind.h"

// What compilation hands over to the heap's side: functions and their code, immutable, reference-counted, in malloc'ed
// memory, free of heap pointers, so that any thread may make them and any isolate link them.

namespace v8::internal {

class UnlinkedScope;
class UnlinkedFunction;
class UnlinkedModule;
class PreparseData;

// A string constant or name: characters inside the block that holds it.
struct UnlinkedString {
  const void* data = nullptr;  // Null: no string.
  uint32_t length = 0;         // In characters.
  bool is_one_byte = true;     // Latin-1; else UTF-16, and some character does not fit Latin-1.

  const uint8_t* one_byte_data() const { return static_cast<const uint8_t*>(data); }
  const char16_t* two_byte_data() const { return static_cast<const char16_t*>(data); }
  uint32_t byte_length() const { return is_one_byte ? length : length * 2; }
};

class UnlinkedConstant {
 public:
  enum Kind : uint8_t {
    kUndefined,
    kNull,
    kTrue,
    kFalse,
    kTheHole,  // In arrays: an elided element.
    kInt,
    kNumber,
    kString,    // To be internalized.
    kBigInt,    // string(): digits as in the source with 0x, 0o, 0b.
    kFunction,  // Becomes a SharedFunctionInfo.
    kScope,     // Becomes a ScopeInfo.
    kArray      // Becomes a FixedArray of UnlinkedCode::array_element.
  };
  Kind kind() const { return kind_; }
  int32_t int_value() const { return int_; }
  double number() const { return number_; }
  UnlinkedFunction* function() const { return function_; }
  const UnlinkedScope* scope() const { return scope_; }
  uint32_t array_length() const { return length_; }

 private:
  friend class UnlinkedCode;
  friend class UnlinkedCodeWriter;
  friend class CodeCacheWriter;
  friend class CodeCacheReader;
  Kind kind_ = kUndefined;
  bool is_one_byte_ = true;
  uint32_t length_ = 0;  // Characters or elements.
  union {
    int32_t int_;
    double number_;
    // Strings: of the characters, in bytes from the code's start. Arrays: index of the first element.
    uint64_t offset_;
    UnlinkedFunction* function_;
    const UnlinkedScope* scope_;
  };
};

// Where an exception goes that is thrown by an instruction in [start, end): offsets in units. Inner regions come first.
struct HandlerEntry {
  uint32_t start;
  uint32_t end;
  uint32_t handler;
  int16_t context_register;    // Holds the context that the handler runs in.
  int16_t exception_register;  // Gets the exception.
};

// Bytecode with its tables.
class alignas(8) UnlinkedCode {
 public:
  base::Vector<const uint16_t> units() const { return {At<uint16_t>(units_offset_), unit_count_}; }
  // Operands Const index this.
  int constant_count() const { return static_cast<int>(constant_count_); }
  const UnlinkedConstant& constant(int i) const { return At<UnlinkedConstant>(constants_offset_)[i]; }
  // Elements may be arrays again.
  const UnlinkedConstant& array_element(const UnlinkedConstant& array, uint32_t i) const {
    return At<UnlinkedConstant>(constants_offset_)[array.offset_ + i];
  }
  UnlinkedString string(const UnlinkedConstant& constant) const {
    return {At<char>(static_cast<uint32_t>(constant.offset_)), constant.length_, constant.is_one_byte_};
  }
  base::Vector<const HandlerEntry> handlers() const { return {At<HandlerEntry>(handlers_offset_), handler_count_}; }
  // The innermost handler for an exception thrown by the instruction at `offset`, or null.
  const HandlerEntry* HandlerAt(int offset) const;
  // Position in the source (in characters) of the instruction at `offset`; -1 when none is known.
  int SourcePositionAt(int offset) const;
  // The slots of its feedback vectors, in order; each has as many words as its kind wants.
  base::Vector<const FeedbackKind> feedback_kinds() const {
    return {At<FeedbackKind>(feedback_kinds_offset_), feedback_kind_count_};
  }
  int feedback_word_count() const { return static_cast<int>(feedback_words_); }

  // r0 … of a frame.
  int register_count() const { return register_count_; }
  // Parameters that calls with fewer arguments are padded to, without the receiver.
  int parameter_count() const { return parameter_count_; }
  // `this.x = …` seen in the body: a guess at how many properties objects made by this constructor get.
  int expected_property_count() const { return expected_property_count_; }

  void Retain() const { references_.fetch_add(1, std::memory_order_relaxed); }
  void Release() const;

 private:
  friend class UnlinkedCodeWriter;
  friend class CodeCacheWriter;
  friend class CodeCacheReader;
  UnlinkedCode() = default;
  ~UnlinkedCode() = default;
  template <typename T>
  const T* At(uint32_t offset) const {
    return reinterpret_cast<const T*>(reinterpret_cast<const char*>(this) + offset);
  }

  mutable std::atomic<uint32_t> references_{1};
  uint32_t size_ = 0;              // Of the block, in bytes.
  uint32_t constants_offset_ = 0;  // Constants, then elements of arrays.
  uint32_t constant_count_ = 0;
  uint32_t all_constant_count_ = 0;
  uint32_t units_offset_ = 0;
  uint32_t unit_count_ = 0;
  uint32_t handlers_offset_ = 0;
  uint32_t handler_count_ = 0;
  uint32_t positions_offset_ = 0;
  uint32_t positions_size_ = 0;
  uint32_t feedback_kinds_offset_ = 0;
  uint32_t feedback_kind_count_ = 0;
  uint32_t feedback_words_ = 0;
  int32_t register_count_ = 0;
  int32_t parameter_count_ = 0;
  int32_t expected_property_count_ = 0;
};

// What a SharedFunctionInfo is made from, and what ParseInfo must be told to compile the function later.
class alignas(8) UnlinkedFunction {
 public:
  // The `name` property, and a name for stack traces when it is empty (data null: none).
  UnlinkedString name() const { return name_; }
  UnlinkedString inferred_name() const { return inferred_name_; }
  // Bytecode, when the function was compiled together with the one around it, else null. Not retained for the caller.
  UnlinkedCode* code() const { return code_; }
  // Scopes around the function; null: only the global one.
  const UnlinkedScope* outer_scope() const { return outer_scope_; }
  // Of a function without code that has functions within: what the parser wrote down of them. Else null.
  const PreparseData* preparse_data() const { return preparse_data_; }
  // Of the toplevel of a module: what its record is made from. Else null.
  const UnlinkedModule* module() const { return module_; }

  // As in FunctionLiteral and ParseInfo.
  struct Properties {
    FunctionKind kind = FunctionKind::kNormalFunction;
    LanguageMode language_mode = LanguageMode::kSloppy;
    uint8_t syntax = 0;  // FunctionLiteral::Syntax.
    int function_length = 0;
    int parameter_count = 0;
    int start_position = 0;           // Of toString.
    int function_start_position = 0;  // Of ParseFunction.
    int end_position = 0;
    int class_start_position = 0;  // Class constructors: range of the class for toString; else both 0.
    int class_end_position = 0;
    int function_literal_id = 0;
    int first_function_literal_id = 0;
    int instance_field_count = 0;
    uint32_t preparsed_functions = 0;  // In preparse_data().
    bool is_toplevel : 1 = false;  // A script, eval, or module; not callable from script.
    bool is_anonymous_expression : 1 = false;
    bool has_simple_parameters : 1 = true;
    bool calls_direct_eval : 1 = false;
    bool requires_instance_members_initializer : 1 = false;
    bool class_scope_has_private_brand : 1 = false;
  };
  const Properties& properties() const { return properties_; }

  // With copies of the names, and references of its own to the scope and the preparse data (either may be null). The
  // caller owns one reference; null without memory.
  static UnlinkedFunction* New(const Properties& properties, const UnlinkedString& name,
                               const UnlinkedString& inferred_name, const UnlinkedScope* outer_scope,
                               const PreparseData* preparse_data);
  // Once each. Takes over the reference.
  void SetCode(UnlinkedCode* code) { code_ = code; }
  void SetModule(const UnlinkedModule* module) { module_ = module; }

  void Retain() const { references_.fetch_add(1, std::memory_order_relaxed); }
  void Release() const;

 private:
  UnlinkedFunction() = default;
  ~UnlinkedFunction() = default;

  mutable std::atomic<uint32_t> references_{1};
  Properties properties_;
  UnlinkedString name_;
  UnlinkedString inferred_name_;
  UnlinkedCode* code_ = nullptr;                // Owned reference.
  const UnlinkedScope* outer_scope_ = nullptr;  // Owned reference.
  const PreparseData* preparse_data_ = nullptr;  // Owned reference.
  const UnlinkedModule* module_ = nullptr;       // Owned reference.
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_UNLINKED_CODE_H_
