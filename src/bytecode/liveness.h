#ifndef FLAT8_SRC_BYTECODE_LIVENESS_H_
#define FLAT8_SRC_BYTECODE_LIVENESS_H_

#include "src/bytecode/bytecodes.h"
#include "src/zone/zone-containers.h"

namespace v8::internal {

class UnlinkedCode;

// Which registers may still be read, at each instruction of a function: a backward analysis over the effects that
// bytecodes.def gives. Arguments, receiver and the rest of the frame's header are not registers and always live.
//
// An exception carries the registers of the instruction into its handler. Calls take the words of their run with them.
class BytecodeLiveness {
 public:
  // Throws CompileAbort when the zone is exhausted.
  BytecodeLiveness(Zone* zone, const UnlinkedCode& code);

  // Whether the register r<index> may be read by the instruction at `offset` or later, before it is written.
  bool IsLiveBefore(int offset, int index) const { return Get(BeforeOf(offset), index); }
  // The same, once the instruction is done and goes on behind or jumps.
  bool IsLiveAfter(int offset, int index) const { return Get(after_ + OrdinalAt(offset) * words_, index); }

 private:
  using Word = uint64_t;

  int OrdinalAt(int offset) const { return ordinals_[static_cast<size_t>(offset)]; }
  Word* BeforeOf(int offset) const { return before_ + OrdinalAt(offset) * words_; }
  static bool Get(const Word* set, int index) { return (set[index / 64] >> (index % 64) & 1) != 0; }
  static void Add(Word* set, int index) { set[index / 64] |= Word{1} << (index % 64); }
  static void Remove(Word* set, int index) { set[index / 64] &= ~(Word{1} << (index % 64)); }
  void Run();
  // One instruction; true when the set before it grew.
  bool Visit(int offset);
  void Join(Word* into, int offset) const;
  void AddRead(Word* set, int operand) const;

  const UnlinkedCode& code_;
  const uint16_t* const units_;
  const int words_;           // Of each set.
  ZoneVector<int> offsets_;   // Of the instructions, in order.
  ZoneVector<int> ordinals_;  // By offset: the number of the instruction that begins there.
  Word* before_ = nullptr;
  Word* after_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_LIVENESS_H_
