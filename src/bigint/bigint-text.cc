// Text of any radix. Powers of two move bits; the other radixes split the number (or the text) at a power of the radix
// that is about its square root, over and over, which makes the conversions as fast as dividing and multiplying.

#include <bit>

#include "src/base/growable-array.h"
#include "src/bigint/bigint-digits.h"
#include "src/bigint/digit-arithmetic.h"

namespace v8::internal::bigint {

namespace {

constexpr char kCharacters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

// How many characters of the radix fit into one digit for certain, and the radix to this power.
struct Chunk {
  int characters;
  uint64_t power;
};
Chunk ChunkOf(int radix) {
  Chunk chunk{0, 1};
  while (chunk.power <= UINT64_MAX / radix) {
    chunk.power *= radix;
    ++chunk.characters;
  }
  return chunk;
}

int CharacterValue(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

// The powers chunk^(2^k), computed as far as needed.
class Powers {
 public:
  Powers(Context* context, Chunk chunk) : context_(context), chunk_(chunk) {}
  ~Powers() {
    for (int i = 0; i < count_; ++i) base::Free(powers_[i]);
  }
  // Computes up to level k; false when that failed.
  bool Extend(int k) {
    while (count_ <= k) {
      const size_t size = count_ == 0 ? 1 : 2 * lengths_[count_ - 1];
      uint64_t* power = base::NewArray<uint64_t>(size);
      if (power == nullptr) {
        context_->Fail(Status::kOutOfMemory);
        return false;
      }
      powers_[count_] = power;
      if (count_ == 0) {
        power[0] = chunk_.power;
        lengths_[0] = 1;
      } else {
        const Digits half = Get(count_ - 1);
        Multiply(context_, power, &lengths_[count_], half, half);
      }
      ++count_;
      if (!context_->ok()) return false;
    }
    return true;
  }
  Digits Get(int k) const { return Digits(powers_[k], lengths_[k]); }
  size_t Characters(int k) const { return static_cast<size_t>(chunk_.characters) << k; }
  const Chunk& chunk() const { return chunk_; }
  Context* context() const { return context_; }

 private:
  static constexpr int kMaxLevels = 32;
  Context* const context_;
  const Chunk chunk_;
  uint64_t* powers_[kMaxLevels] = {};
  size_t lengths_[kMaxLevels] = {};
  int count_ = 0;
};

constexpr size_t kSimpleToString = 40;

// Writes the value so that it ends at `end`, filled with zeros up to `width` characters (0: no filling). Returns the
// beginning. Destroys `a`.
char* WriteSimple(const Powers& powers, uint64_t* a, size_t length, int radix, char* end, size_t width) {
  char* next = end;
  const Chunk& chunk = powers.chunk();
  powers.context()->Work(length * length / 2);
  while (length > 0) {
    uint64_t rest = DivideRow(a, length, chunk.power);
    length = NormalizedLength(a, length);
    for (int i = 0; i < chunk.characters && (rest != 0 || length > 0); ++i) {
      *--next = kCharacters[rest % radix];
      rest /= radix;
    }
  }
  while (static_cast<size_t>(end - next) < width) *--next = '0';
  return next;
}

// As WriteSimple, for any length; null when something failed.
char* Write(Powers* powers, uint64_t* a, size_t length, int radix, char* end, size_t width) {
  if (length < kSimpleToString) return WriteSimple(*powers, a, length, radix, end, width);
  // The largest level whose power is at most half as long, but not longer than the number.
  int level = 0;
  while ((size_t{2} << level) < length) ++level;
  if (!powers->Extend(level)) return nullptr;
  while (level > 0 && Compare(powers->Get(level), Digits(a, length)) > 0) --level;
  const Digits power = powers->Get(level);
  const size_t quotient_size = length - power.size() + 1;
  const Scratch scratch(quotient_size + power.size());
  if (scratch.get() == nullptr) {
    powers->context()->Fail(Status::kOutOfMemory);
    return nullptr;
  }
  uint64_t* const remainder = scratch.get() + quotient_size;
  size_t quotient_length, remainder_length;
  if (Divide(powers->context(), scratch.get(), &quotient_length, remainder, &remainder_length, Digits(a, length),
             power) != Status::kOk) {
    return nullptr;
  }
  const size_t low = powers->Characters(level);
  char* const middle = Write(powers, remainder, remainder_length, radix, end, low);
  if (middle == nullptr) return nullptr;
  return Write(powers, scratch.get(), quotient_length, radix, middle, width > low ? width - low : 0);
}

// Reads characters into z, which has FromStringLength digits.
bool Read(Powers* powers, uint64_t* z, size_t* z_length, const char* text, size_t count, int radix) {
  const Chunk& chunk = powers->chunk();
  *z_length = 0;
  if (count <= 64 * static_cast<size_t>(chunk.characters)) {
    size_t length = 0;
    for (size_t i = 0; i < count;) {
      uint64_t part = 0, factor = 1;
      for (int k = 0; k < chunk.characters && i < count; ++k) {
        part = part * radix + CharacterValue(text[i++]);
        factor *= radix;
      }
      const uint64_t carry = MultiplyRow(z, z, length, factor, part);
      if (carry != 0) z[length++] = carry;
    }
    *z_length = length;
    return powers->context()->Work(length * length / 2);
  }
  int level = 0;
  while (powers->Characters(level + 1) < count) ++level;
  if (!powers->Extend(level)) return false;
  const size_t low_count = powers->Characters(level), high_count = count - low_count;
  const size_t low_size = FromStringLength(low_count, radix), high_size = FromStringLength(high_count, radix);
  const Digits power = powers->Get(level);
  const Scratch scratch(low_size + high_size + high_size + power.size() + 1);
  if (scratch.get() == nullptr) {
    powers->context()->Fail(Status::kOutOfMemory);
    return false;
  }
  uint64_t* const low = scratch.get();
  uint64_t* const high = low + low_size;
  uint64_t* const product = high + high_size;
  size_t low_length, high_length, length;
  if (!Read(powers, high, &high_length, text, high_count, radix)) return false;
  if (!Read(powers, low, &low_length, text + high_count, low_count, radix)) return false;
  if (Multiply(powers->context(), product, &length, Digits(high, high_length), power) != Status::kOk) return false;
  length = Add(powers->context(), product, Digits(product, length), Digits(low, low_length));
  CopyDigits(z, product, length);
  *z_length = length;
  return true;
}

}  // namespace

size_t ToStringLength(Digits a, int radix) {
  const size_t bits = BitLength(a);
  if (std::has_single_bit(static_cast<unsigned>(radix))) {
    const size_t per = std::countr_zero(static_cast<unsigned>(radix));
    return (bits + per - 1) / per + 1;
  }
  // A character is worth more than what the chunk says of it.
  const Chunk chunk = ChunkOf(radix);
  const size_t chunk_bits = 63 - __builtin_clzll(chunk.power);
  return (bits / chunk_bits + 1) * chunk.characters + 1;
}

Status ToString(Context* context, Digits a, int radix, char* out, size_t* length) {
  if (a.size() == 0) {
    out[0] = '0';
    *length = 1;
    return context->status();
  }
  if (std::has_single_bit(static_cast<unsigned>(radix))) {
    const int per = std::countr_zero(static_cast<unsigned>(radix));
    const size_t count = (BitLength(a) + per - 1) / per;
    for (size_t i = 0; i < count && context->Work(1); ++i) {
      const size_t bit = i * per, digit = bit / kDigitBits, shift = bit % kDigitBits;
      uint64_t value = a[digit] >> shift;
      if (shift + per > kDigitBits && digit + 1 < a.size()) value |= a[digit + 1] << (kDigitBits - shift);
      out[count - 1 - i] = kCharacters[value & (radix - 1)];
    }
    *length = count;
    return context->status();
  }
  const Scratch copy(a.size());
  if (copy.get() == nullptr) {
    context->Fail(Status::kOutOfMemory);
    return context->status();
  }
  CopyDigits(copy.get(), a.begin(), a.size());
  Powers powers(context, ChunkOf(radix));
  char* const end = out + ToStringLength(a, radix);
  char* const begin = Write(&powers, copy.get(), a.size(), radix, end, 0);
  if (begin == nullptr || !context->ok()) return context->status();
  *length = end - begin;
  std::memmove(out, begin, *length);
  return context->status();
}

size_t FromStringLength(size_t count, int radix) {
  // Enough bits for one character of the radix, in units of 1/32 bit.
  static constexpr uint8_t kBits[] = {0,   0,   32,  51,  64,  75,  83,  90,  96,  102, 107, 111, 115,
                                      119, 122, 126, 128, 131, 134, 136, 139, 141, 143, 145, 147, 149,
                                      151, 153, 154, 156, 158, 159, 160, 162, 163, 165, 166};
  return count * kBits[radix] / 32 / kDigitBits + 2;
}

Status FromString(Context* context, uint64_t* z, size_t* z_length, base::Vector<const char> text, int radix) {
  if (std::has_single_bit(static_cast<unsigned>(radix))) {
    const int per = std::countr_zero(static_cast<unsigned>(radix));
    const size_t size = text.size() * per / kDigitBits + 1;
    ClearDigits(z, size);
    for (size_t i = 0; i < text.size() && context->Work(1); ++i) {
      const uint64_t value = CharacterValue(text[text.size() - 1 - i]);
      const size_t bit = i * per, digit = bit / kDigitBits, shift = bit % kDigitBits;
      z[digit] |= value << shift;
      if (shift + per > kDigitBits) z[digit + 1] |= value >> (kDigitBits - shift);
    }
    *z_length = NormalizedLength(z, size);
    return context->status();
  }
  Powers powers(context, ChunkOf(radix));
  Read(&powers, z, z_length, text.begin(), text.size(), radix);
  return context->status();
}

}  // namespace v8::internal::bigint
