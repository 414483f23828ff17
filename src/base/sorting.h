#ifndef FLAT8_SRC_BASE_SORTING_H_
#define FLAT8_SRC_BASE_SORTING_H_

#include <algorithm>
#include <cstddef>

#include "src/base/growable-array.h"

namespace v8::base {

enum class SortResult { kSorted, kStopped, kOutOfMemory };

// Sorts plain values, which compare without running anything, and asks `poll() -> bool` every few ten thousand steps
// whether to go on. Short runs are sorted in place, then merged through as much memory again; equal values may change
// places. What a sort that was stopped leaves in [data, data + count) is unspecified.
template <typename T, typename Less, typename Poll>
[[nodiscard]] SortResult SortWithPolls(T* data, size_t count, Less less, Poll poll) {
  constexpr size_t kRun = 1024;
  constexpr size_t kStep = 16 * 1024;
  for (size_t begin = 0; begin < count; begin += kRun) {
    std::sort(data + begin, data + std::min(begin + kRun, count), less);
    if (!poll()) return SortResult::kStopped;
  }
  if (count <= kRun) return SortResult::kSorted;
  GrowableArray<T> other;
  if (!other.TryReserve(count)) return SortResult::kOutOfMemory;
  T* from = data;
  T* to = other.data();
  for (size_t width = kRun; width < count; width *= 2) {
    for (size_t begin = 0; begin < count; begin += 2 * width) {
      const size_t middle = std::min(begin + width, count);
      const size_t end = std::min(begin + 2 * width, count);
      size_t left = begin;
      size_t right = middle;
      for (size_t next = begin; next < end;) {
        for (const size_t stop = std::min(next + kStep, end); next < stop; ++next) {
          const bool take_left = right >= end || (left < middle && !less(from[right], from[left]));
          to[next] = take_left ? from[left++] : from[right++];
        }
        if (!poll()) return SortResult::kStopped;
      }
    }
    std::swap(from, to);
  }
  if (from == data) return SortResult::kSorted;
  for (size_t next = 0; next < count;) {
    const size_t stop = std::min(next + kStep, count);
    std::copy(from + next, from + stop, data + next);
    next = stop;
    if (!poll()) return SortResult::kStopped;
  }
  return SortResult::kSorted;
}

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_SORTING_H_
